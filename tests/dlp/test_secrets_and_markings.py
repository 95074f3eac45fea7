"""The contract's table for secrets and markings, row by row, from text to verdict."""

from pathlib import Path

import pytest

from dlp.data import Context, Options, OverrideRequest
from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings
from recognizers.entities import MARKINGS
from recognizers.secrets.private_key import CUT, WHOLE
from tests.dlp.policy.policies import APPROVED, BLOCKED, NOWHERE, TOLERATED, UNKNOWN, shipped

SECRET = "het wachtwoord van de printer is Kw7!pelikaan"
KEY = WHOLE.samples[0].text
CUT_KEY = CUT.samples[0].text

# text, verdict in an approved tool, in a tolerated or unknown one, what an override gives there
ROWS = {
    "secret": (SECRET, "redact", "block", "redact"),
    "whole private key": (KEY, "redact", "block", "redact"),
    "private key without its end": (CUT_KEY, "block", "block", None),
    **{
        name: (f"{form}\n\nNota over de haven.", "block", "block", None)
        for name, form in {
            "be-top-secret": "ZEER GEHEIM",
            "be-secret": "GEHEIM",
            "be-confidential": "VERTROUWELIJK",
            "eu-top-secret": "TRES SECRET UE/EU TOP SECRET",
            "eu-secret": "SECRET UE/EU SECRET",
            "eu-confidential": "CONFIDENTIEL UE/EU CONFIDENTIAL",
            "eu-restricted": "RESTREINT UE/EU RESTRICTED",
            "cosmic-top-secret": "COSMIC TOP SECRET",
            "nato-secret": "NATO SECRET",
            "nato-confidential": "NATO CONFIDENTIAL",
            "nato-restricted": "NATO RESTRICTED",
            "tlp-red": "TLP:RED",
            "tlp-amber-strict": "TLP:AMBER+STRICT",
        }.items()
    },
    **{
        name: (f"{form}\n\nNota over de haven.", "block", "block", "allow")
        for name, form in {
            "be-limited-distribution": "BEPERKTE VERSPREIDING",
            "be-restricted": "BEPERKT",
            "alliance-unclassified": "NATO UNCLASSIFIED",
            "tlp-amber": "TLP:AMBER",
            "vl-icr-4": "Informatieklasse 4 - geheim",
            "vl-icr-5": "Informatieklasse 5 - zeer geheim",
        }.items()
    },
    "vl-icr-3": ("Informatieklasse 3\n\nBel 0470 12 34 56.", "redact", "block", "redact"),
    **{
        name: (f"{form}\n\nNota over de haven.", "allow", "allow", None)
        for name, form in {
            "tlp-green": "TLP:GREEN",
            "tlp-clear": "TLP:CLEAR",
            "tlp-white": "TLP:WHITE",
            "vl-icr-1": "Informatieklasse 1 - vrij toegankelijk",
            "vl-icr-2": "Informatieklasse 2",
            "draft": "ONTWERP",
            "internal-use": "INTERN GEBRUIK",
            "personal-and-confidential": "PERSOONLIJK EN VERTROUWELIJK",
        }.items()
    },
}


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    folder: Path = tmp_path_factory.mktemp("policy")
    shipped(folder)  # with one tool approved
    return build_scanner(Settings(data_dir=folder / "state", policy=folder / "policy.yaml"))


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize(
    ("place", "context"),
    [(1, APPROVED), (2, TOLERATED), (2, UNKNOWN), (2, NOWHERE)],
    ids=["approved", "tolerated", "unknown", "none given"],
)
def test_row(ready: Scanner, row: str, place: int, context: Context) -> None:
    text, *_, gives = ROWS[row]
    verdict = ready.scan(text=text, context=context)
    assert verdict.verdict == ROWS[row][place]
    if row in MARKINGS:
        assert row in {f.recognizer for f in verdict.findings}
    partial = any("partial" in f.evidence for f in verdict.findings)
    assert partial == (row == "private key without its end")
    if verdict.verdict == "block" and place == 2:
        assert (verdict.override or {}).get("gives") == gives


@pytest.mark.parametrize("row", ROWS)
def test_a_blocked_tool_gets_nothing(ready: Scanner, row: str) -> None:
    verdict = ready.scan(text=ROWS[row][0], context=BLOCKED)
    assert (verdict.verdict, verdict.override) == ("block", None)


def test_redaction_takes_the_secret_and_leaves_its_label(ready: Scanner) -> None:
    verdict = ready.scan(text=SECRET, context=APPROVED)
    assert verdict.redacted == {"text": "het wachtwoord van de printer is <SECRET_1>"}


def test_an_override_redacts_a_secret(ready: Scanner) -> None:
    first = ready.scan(text=SECRET)
    assert first.override is not None
    again = Options(override=OverrideRequest(first.override["token"], "authorised"))
    second = ready.scan(text=SECRET, options=again)
    assert second.verdict == "redact"
    assert second.redacted == {"text": "het wachtwoord van de printer is <SECRET_1>"}


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.parametrize("text", [SECRET, "GEHEIM\n\nNota", "TLP:AMBER\n\nNote"])
def test_the_coaching_speaks_every_language_and_quotes_nothing(
    ready: Scanner, text: str, language: str
) -> None:
    message = (ready.scan(text=text).message or {})[language]
    assert message
    assert "pelikaan" not in message


@pytest.mark.parametrize(
    "text",
    [
        "Informatieklasse 4 - geheim\nInspectieplanning",
        "Nota\nInformatieklasse: 4\nGEHEIM\nInspectieplanning",
    ],
)
def test_secret_in_a_flemish_class_is_no_national_level(ready: Scanner, text: str) -> None:
    found = {f.recognizer for f in ready.scan(text=text).findings}
    assert "vl-icr-4" in found
    assert "be-secret" not in found
