"""`dlp lists`: in from a file, listed, out again; every mistake at once; a name never shown."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dlp.cli.conftest import Done

Dlp = Callable[..., Done]

NAMES = "voornaam;naam;functie\nIlona;Proefkonijn;raadslid\nMerel;Testens;schepen\n"
CANARIES = (b"proefkonijn", b"testens", b"ilona", b"merel")


@pytest.fixture
def council(tmp_path: Path) -> Path:
    file = tmp_path / "council.csv"
    file.write_text(NAMES, encoding="utf-8")
    return file


def state(home: Path) -> Path:
    return home / "state" / "roeland"


def test_a_list_comes_in_is_shown_is_replaced_and_goes(dlp: Dlp, council: Path) -> None:
    done = dlp("lists", "import", "council", council, "--kind", "own", "--owner", "secretary")
    assert (done.status, done.err) == (0, "")
    assert "council: 2 people" in done.out
    assert "taken" in dlp("lists", "import", "council", council, "--kind", "own").err
    more = ("--kind", "own", "--until", "2020-12-31", "--replace")
    assert dlp("lists", "import", "council", council, *more).status == 0
    shown = {one["name"]: one for one in json.loads(dlp("lists", "list", "--json").out)}
    assert set(shown) == {"shipped-public", "shipped-historic", "council"}
    assert (shown["council"]["people"], shown["council"]["until"]) == (2, "2020-12-31, ended")
    assert shown["shipped-public"]["source"]
    assert "council" in dlp("lists", "list").out
    assert json.loads(dlp("registered", "list", "--json").out) == []
    assert dlp("registered", "remove", "council").status == 3
    assert dlp("lists", "remove", "council").status == 0
    assert dlp("lists", "remove", "council").status == 3


def test_nothing_of_a_list_is_kept_or_shown(dlp: Dlp, council: Path, home: Path) -> None:
    done = dlp("lists", "import", "council", council, "--kind", "own")
    shown = done.out + done.err + dlp("lists", "list").out
    kept = b"".join(file.read_bytes() for file in state(home).iterdir())
    for canary in CANARIES:
        assert canary not in kept.lower()
        assert canary.decode() not in shown.lower()


WRONG = [
    (NAMES + "x;\n;y\n", ["council.csv:4: is no full", "council.csv:5: is no full"]),
    (NAMES + "Ilona;85.07.30-999.32;\n", ["council.csv:4: holds a national register number"]),
    ("\x00\x01" * 500, ["council.csv: is no text"]),
    ("", ["lists nobody"]),
]


@pytest.mark.parametrize(("content", "said"), WRONG)
def test_says_what_is_wrong_and_quotes_nothing(
    dlp: Dlp, council: Path, content: str, said: list[str]
) -> None:
    council.write_text(content, encoding="utf-8")
    done = dlp("lists", "import", "council", council, "--kind", "own")
    assert done.status == 3
    for one in said:
        assert one in done.err
    assert not any(canary.decode() in done.err.lower() for canary in CANARIES)
    assert len(json.loads(dlp("lists", "list", "--json").out)) == 2


def test_public_names_need_a_source_and_a_day(dlp: Dlp, council: Path) -> None:
    done = dlp("lists", "import", "council", council, "--kind", "public")
    assert (done.status, "--source and --date" in done.err) == (3, True)
    about = ("--kind", "public", "--source", "the council's site")
    assert "no day" in dlp("lists", "import", "c", council, *about, "--date", "yesterday").err
    assert dlp("lists", "import", "c", council, *about, "--date", "2026-11-01").status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "own", "--until", "31/12/2027"), "--until is a day"),
        (("--kind", "friends"), "friends"),
        ((), "--kind"),
    ],
)
def test_wrong_use(dlp: Dlp, council: Path, arguments: tuple[str, ...], said: str) -> None:
    done = dlp("lists", "import", "council", council, *arguments)
    assert (done.status, said in done.err) == (2, True)


def test_a_file_that_is_not_there_or_too_large(dlp: Dlp, tmp_path: Path) -> None:
    assert dlp("lists", "import", "x", tmp_path / "none", "--kind", "own").status == 2
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(20_000_001)
    done = dlp("lists", "import", "x", tmp_path / "huge", "--kind", "own")
    assert (done.status, "larger than 20,000,000 bytes" in done.err) == (3, True)


def test_a_lost_key_or_a_damaged_list_stops_the_start_and_can_be_removed(
    dlp: Dlp, council: Path, home: Path
) -> None:
    dlp("lists", "import", "council", council, "--kind", "own")
    store = state(home) / "store.sqlite3"
    with sqlite3.connect(store) as connection:
        connection.execute("update registered set data = zeroblob(length(data))")
    done = dlp("scan", council)
    assert done.status == 1
    assert "registered own council: is damaged in the store; remove it" in done.err
    assert dlp("lists", "remove", "council").status == 0
    assert dlp("lists", "import", "council", council, "--kind", "own").status == 0
    (state(home) / "keys.json").unlink()
    done = dlp("scan", council)
    assert done.status == 2
    assert "with a key that the key ring no longer has" in done.err
    assert dlp("lists", "remove", "council").status == 0
    assert dlp("scan", council).status in (0, 10)


def test_switched_off_lists_are_shown_as_such(dlp: Dlp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DLP_PUBLIC_FIGURES", "off")
    shown = json.loads(dlp("lists", "list", "--json").out)
    assert {one["until"] for one in shown} == {"switched off"}
