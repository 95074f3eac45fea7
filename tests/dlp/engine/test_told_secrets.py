"""Secrets that people tell: what a token is, what is weighed of it, what is found."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.engine import told_secrets as module
from dlp.engine.context import folded
from dlp.engine.overlap import Hit
from dlp.engine.told_secrets import (
    MOST_READ,
    SHORT,
    ToldSecrets,
    Weights,
    load,
    shipped,
    weight,
)
from dlp.engine.told_tokens import around, header, own, shape, tokens
from dlp.errors import ConfigurationError


def read(text: str) -> list[str]:
    plain = b" %b " % folded(text)
    some = tokens(text, plain, 0, len(text), shipped().known)
    return [text[token.start : token.end] for token in some]


def told(text: str) -> list[str]:
    hits = shipped().hits(text, b" %b " % folded(text), len(text))
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('typ "Zomer!24", en', ["typ", "Zomer!24", "en"]),
        ("admin/Zomer24", ["admin", "Zomer24"]),
        ("pw:Zomer24", ["pw", "Zomer24"]),
        ("om 19:30 op 12/03", ["om", "19:30", "op", "12/03"]),
        ("https://x.be/a", ["https://x.be", "a"]),
        ("a;b;c", ["a", "b", "c"]),
        ("(4471#).", ["4471#"]),
        ("... -- ***", ["--"]),
    ],
)
def test_tokens(text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("4471", "9999"), ("1" * 30, "9" * 9), ("Zomer-24", "Aa-9"), ("é€", "ax"), ("", "")],
)
def test_shape(value: str, wanted: str) -> None:
    assert shape(value) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Plaats;Code deur\nhal;4471", ["code", "deur"]),
        ("| Plaats | Alarm |\n|---|---|\n| hal | 4471 |", ["alarm"]),
        ("Plaats\tCode\nhal\t4471", ["code"]),
        ("een regel\nnog 4471", []),
        ("Plaats;Code\n\nhal;4471", []),
        ("Plaats\nhal;4471", []),
    ],
)
def test_the_head_of_a_column(text: str, wanted: list[str]) -> None:
    assert header(text, b" %b " % folded(text), text.index("4471")) == wanted


def test_an_unseen_word_weighs_as_its_stem() -> None:
    by_word = {"wachtwoord": 9, "wacht*": 5, "code": 2}
    assert [weight(by_word, word) for word in ("wachtwoord", "wachtwoorden", "code", "x")] == [
        9, 5, 2, 0,
    ]  # fmt: skip


def test_all_that_is_near_adds_up() -> None:
    text = "de code is 4471"
    plain = b" %b " % folded(text)
    some = tokens(text, plain, 0, len(text), frozenset((b"de", b"is")))
    features = own(text, some, 3, told=False, cued=True)
    places = {place for place, _ in around(some, 3)}
    weights = Weights(7, dict.fromkeys(features, 2), {p: {"code": 10} for p in places} | {"H": {}})
    reader = ToldSecrets(weights, frozenset())
    near = [place for place, word in around(some, 3) if word == "code"]
    assert near == ["p2", "b", "l"]
    assert reader.score(text, plain, some, 3, told=False, cued=True) == pytest.approx(
        (7 + 2 * len(features) + 10 * len(near)) / 100
    )


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Wat is de code van de zijdeur?\n4471# en dan direct duwen", "4471#"),
        ("De kluis op het secretariaat gaat tegenwoordig open met 7092.", "7092"),
        ("Voor de zip typ je gewoon Kastanjelaan9 en enter.", "Kastanjelaan9"),
        ("Le cadenas du local vélos c'est redevenu 3158, merci de refermer.", "3158"),
        ("Pour ouvrir le fichier, tapez Hirondelle-77 et validez", "Hirondelle-77"),
        ("Der Tresor im Büro geht jetzt mit 604182 auf.", "604182"),
        ("The key safe by the bins opens with 5830, scramble it afterwards.", "5830"),
    ],
)
def test_what_people_tell_is_found(text: str, secret: str) -> None:
    assert told(text) == [secret]


@pytest.mark.parametrize(
    "text",
    [
        "Het wachtwoord is verlopen, bel de helpdesk op het toestel 4471.",
        "Le mot de passe doit contenir 12 caractères, dont un chiffre.",
        "Ihr Kennwort läuft in 14 Tagen ab. Zimmer 204 hilft weiter.",
        "The door code changes on 3 March; collect it at desk 12.",
        "Postcode 9000, kostenplaats 0119, artikel 12 van de code civil.",
        "Zip code: 10023",
        "Haltecode 506201, halte Korenmarkt",
        "Code postal : 4000 Liège",
        "De sleutel van lokaal 2.17 ligt bij Anke, vergadering om 14u30.",
    ],
)
def test_what_only_speaks_of_them_is_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "sure", "secret"),
    [
        ("de code van de kluis is 4471#", "", "4471#"),
        ("de code van de kluis is 4471#", "4471#", ""),
        ("de code van de kluis is 4471#", "71#", ""),
        ("mail jan@example.be, de code is 4471#", "jan@example.be", "4471#"),
        ("de code is 4471# mail jan@example.be", "jan@example.be", "4471#"),
    ],
)
def test_nothing_is_told_in_what_is_surely_something_else(
    text: str, sure: str, secret: str
) -> None:
    at = text.index(sure)
    found = [Hit(at, at + len(sure), "X", "x", 0.9, ())] if sure else []
    hits = shipped().hits(text, b" %b " % folded(text), len(text), found)
    assert [text[hit.start : hit.end] for hit in hits] == ([secret] if secret else [])


def test_no_cue_no_window() -> None:
    text = "De vergadering begint om 14 uur in zaal 4471. " * 20
    assert shipped().windows(text, b" %b " % folded(text), len(text)) == []


def read_of(text: str) -> int:
    windows = shipped().windows(text, b" %b " % folded(text), len(text))
    return sum(high - low for low, high, _ in windows)


def test_logs_and_programs_are_left_to_the_patterns() -> None:
    line = "2026-11-30 14:33:12 sshd: Failed password for x from 10.0.0.1\n"
    assert read_of(line * 10) == 0
    assert read_of("password = get_password(user)\n" * (SHORT // 20)) == 0


def test_a_long_text_is_read_where_cues_stand_and_no_further_than_a_bound() -> None:
    rest = "De vergadering begint om 14 uur in zaal 4471.\n" * 200
    assert 0 < read_of(rest + "De code van de deur is 4471#.\n" + rest) < 2_000
    assert MOST_READ <= read_of("De code van de deur is 4471#.\n" * 10_000) < MOST_READ + 2_000


@given(st.text(alphabet="a1 \n|;\"':/=.codewachtwoordé#", max_size=400))
def test_findings_stand_in_the_text_in_order(text: str) -> None:
    hits = shipped().hits(text, b" %b " % folded(text), len(text))
    last = 0
    for hit in hits:
        assert last <= hit.start < hit.end <= len(text)
        assert not text[hit.start].isspace()
        last = hit.end


@pytest.mark.parametrize(
    "unit",
    [
        "code " + "x1 " * 90,
        "code 1|" * 60 + "a" * 200,
        "code\n1;2;3\n" + "b" * 260,
        "code " + "a" * 300,
    ],
    ids=["tokens", "cells", "rows", "a long one"],
)
def test_linear(unit: str) -> None:
    def spent(n: int) -> float:
        text = unit * (n // len(unit))
        plain = b" %b " % folded(text)
        start = process_time()
        shipped().hits(text, plain, len(text))
        return process_time() - start

    small = min(spent(20_000) for _ in range(3))
    assert min(spent(80_000) for _ in range(2)) < 10 * small + 0.05


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="install again"):
        load(tmp_path / "none")


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "weights.tsv.xz"
    file.write_bytes(module.FILE.read_bytes()[:500])
    with pytest.raises(ConfigurationError, match="install again"):
        load(file)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Som per balie:\nuur;loket1;loket2;loket3\n9;14;11;0\n10;21;18;12", []),
        ("Gemiddelde per kluis:\nuur;kluis1;kluis2;kluis3\n9;14;11;0\n10;21;18;12", []),
        ("Codes:\nplaats;code\nkluis;7092", ["7092"]),
    ],
)
def test_head_over_figures_is_no_secret(text: str, secret: list[str]) -> None:
    assert told(text) == secret
