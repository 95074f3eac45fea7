"""Names through the whole scanner: redacted where people are meant, allowed where places are."""

import pytest

from dlp.about import describe
from dlp.data import Context
from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings
from recognizers import ALL
from recognizers.base import Recognizer, Sample

MARKINGS = [one for one in ALL if one.entity == "CLASSIFICATION_MARKING"]
MARKED = [
    pytest.param(r, s, id=f"{r.name}: {s.why}") for r in MARKINGS for s in r.samples if s.spans
]


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(names="on", data_dir=tmp_path_factory.mktemp("names")))


def test_a_person_is_redacted(named: Scanner) -> None:
    verdict = named.scan(text="Mevrouw De Smet uit Gent heeft gebeld.")
    assert verdict.verdict == "redact"
    assert verdict.redacted == {"text": "Mevrouw <PERSON_1> uit Gent heeft gebeld."}


@pytest.mark.parametrize(
    "text",
    ["De trein naar Namur vertrekt om acht uur.", "OCMW Gent opent een nieuw kantoor in Gent."],
)
def test_a_place_or_organisation_alone_is_allowed(named: Scanner, text: str) -> None:
    verdict = named.scan(text=text)
    assert verdict.verdict == "allow"
    assert {finding.category for finding in verdict.findings} <= {"public"}


ECLI = [
    ("Zie ECLI:BE:CASS:2023:ARR.20230912.2N.5 over de termijn.", []),
    ("Voir l'arrêt ECLI:BE:GHCC:2021:ARR.044.", []),
    ("Gezien door Ferdinand Marcos ECLI:EU:C:2014:317 vandaag.", ["Ferdinand Marcos"]),
]


@pytest.mark.parametrize(("text", "persons"), ECLI)
def test_a_published_judgment_is_nobody(named: Scanner, text: str, persons: list[str]) -> None:
    found = [hit for hit in named.engine.detect(text) if hit.entity == "PERSON"]
    assert [text[hit.start : hit.end] for hit in found] == persons


@pytest.mark.parametrize(("recognizer", "sample"), MARKED)
def test_no_name_takes_a_marking(named: Scanner, recognizer: Recognizer, sample: Sample) -> None:
    """AMBER is a first name too: TLP:AMBER was redacted as a person's, and went through."""
    found = named.engine.detect(sample.text)
    marked = {(hit.start, hit.end) for hit in found if hit.recognizer == recognizer.name}
    assert {(span.start, span.end) for span in sample.spans} <= marked


def test_names_are_not_read_where_no_rule_asks(named: Scanner) -> None:
    assert named.reads_names(Context())
    assert not named.reads_names(Context(destination="https://grok.com/"))
    letter = b"Mevrouw De Smet uit Gent heeft gebeld."
    read = named.scan_file(letter, name="a.txt").verdict
    assert {finding.entity for finding in read.findings} == {"PERSON", "LOCATION"}
    grok = Context(destination="https://grok.com/")
    assert not named.scan_file(letter, name="a.txt", context=grok).verdict.findings


def test_every_entity_of_the_contract_is_found(named: Scanner, scanner: Scanner) -> None:
    assert not [one["entity"] for one in describe(named)["entities"] if not one["found"]]
    missing = {one["entity"] for one in describe(scanner)["entities"] if not one["found"]}
    assert missing <= {"PERSON", "LOCATION", "ORGANIZATION"}
    listed = {item["name"] for item in describe(named)["recognizers"]["items"]}
    assert set(named.engine.names()) <= listed


def test_what_is_loaded_is_said(named: Scanner, scanner: Scanner) -> None:
    about = describe(named)
    assert about["model"]["names"] == ["shipped"]
    assert about["model"]["digest"].startswith("sha256:")
    assert "person-name" in {item["name"] for item in about["recognizers"]["items"]}
    assert describe(scanner)["model"] is None
    assert "person-name" not in {item["name"] for item in describe(scanner)["recognizers"]["items"]}
