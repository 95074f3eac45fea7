"""What hides a value does not get past the scanner: found whole, redacted whole, then clean."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from dlp.data import Finding, Part
from dlp.normalise import hidden
from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings
from tests.dlp.engine.texts import corpus


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=Path(tmp_path_factory.mktemp("evasions"))))


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


LETTER = "De aanvraag van rijksregisternummer 85.07.30-999.32 is goedgekeurd."
NRN, MAIL, IBAN = "BE_NATIONAL_NUMBER", "EMAIL_ADDRESS", "IBAN_CODE"

EVASIONS = [
    ("rijksregisternummer «85&#46;07&#46;30-999&period;32» ok", NRN),
    ("rijksregisternummer «85%2E07%2E30-999%2E32» ok", NRN),
    (r'{"nr": "rijksregisternummer «\u0038\u0035.07.30-999.32»"}', NRN),
    ("rijksregisternummer «850730=\n99932» =3D=3D", NRN),
    (f"lees dit: «{b64(LETTER)}» graag", NRN),
    (f"lees dit: «{b64(b64(LETTER))}» graag", NRN),
    (f"lees dit: «{LETTER.encode().hex()}» graag", NRN),
    (f"rijksregisternummer «{b'85.07.30-999.32'.hex(' ')}» ok", NRN),
    ("rijksregisternummer «85 punt 07 punt 30 streepje 999 punt 32» ok", NRN),
    ("numéro national «85 point 07 point 30 tiret 999 point 32» svp", NRN),
    ("rijksregisternummer «vijfentachtig nul zeven dertig negen negen negen tweeëndertig» ok", NRN),
    ("numéro national: «huit cinq zéro sept trois zéro neuf neuf neuf trois deux»", NRN),
    ("national number «eighty-five zero seven thirty nine nine nine thirty-two», ok", NRN),
    ("Nationalnummer «acht fünf null sieben drei null neun neun neun drei zwei», ok", NRN),
    ("mijn rijksregisternummer omgekeerd: «23.999-03.70.58» ok", NRN),
    ("mail «jan.peeters&commat;example.com» aub", MAIL),
    ("mail «jan punt peeters apenstaartje example punt com» aub", MAIL),
    ("mail «jan.peeters [at] example [dot] com» please", MAIL),
    (f"IBAN «{b64('BE68 5390 0754 7034')}» ok", IBAN),
    ("IBAN «BE68%205390%200754%207034» ok", IBAN),
]


@pytest.mark.parametrize(("marked", "entity"), EVASIONS, ids=[row[0][:50] for row in EVASIONS])
def test_found_whole_redacted_whole_and_clean_after(
    scanner: Scanner, marked: str, entity: str
) -> None:
    sent = marked.replace("«", "").replace("»", "")
    span = marked.index("«"), marked.index("»") - 1
    verdict = scanner.scan(text=sent)
    found = [(f.entity, f.start, f.end) for f in verdict.findings if f.confidence >= 0.5]
    assert found == [(entity, *span)]
    assert verdict.verdict == "redact"
    redacted = verdict.redacted["text"]
    assert redacted[: span[0]] == sent[: span[0]]
    assert redacted.endswith(sent[span[1] :])
    assert scanner.scan(text=redacted).verdict == "allow"


def found(scanner: Scanner, text: str) -> list[Finding]:
    return [f for f in scanner.find(Part("text", text).text) if f.confidence >= 0.4]


def test_views_take_nothing_from_what_the_body_gives(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [text for text in corpus() if len(text) < 20_000]
    with_views = [found(scanner, text) for text in texts]
    plain: Callable[..., object] = hidden.layer

    def without(text: str) -> object:
        return plain(text, depth=0)

    monkeypatch.setattr("dlp.normalise.layer", without)
    for text, seen in zip(texts, with_views, strict=True):
        for finding in found(scanner, text):
            assert any(f.start <= finding.start and finding.end <= f.end for f in seen)
