"""What a listed name comes to: allowed alone, as anybody's with an identifier or statement near."""

from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlp.data import Verdict
from dlp.engine.lexicon import Lexicon
from dlp.engine.listed import with_lists
from dlp.engine.overlap import Hit
from dlp.listed import Names, name_list
from dlp.listing import Person
from dlp.registering import About, register_names
from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings

NUMBER = "85.07.30-999.32"
OWN = b"voornaam;naam\nIlona;Proefkonijn\nMerel;Testens\nJos;Vandertestelen\n"
FIGURES = b"Bartholomeus De Voorbeeld\nBartholomeus De Smet\nAlexandra De Kroon\nkoning Testfilip\n"
OLD = b"Desiderius Vroegertijd\n"


@pytest.fixture(scope="module")
def listing(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    scanner = build_scanner(Settings(data_dir=tmp_path_factory.mktemp("lists"), names="on"))
    for kind, content in (("own", OWN), ("public", FIGURES), ("historic", OLD)):
        about = About(f"test-{kind}", source="test", dated="2026-11-01")
        register_names(scanner.registry, content, "l", kind, about, replaces=False)  # type: ignore[arg-type]
    return scanner


def people(verdict: Verdict, least: float = 0.4) -> list[str]:
    found = [f for f in verdict.findings if f.entity == "PERSON" and f.confidence >= least]
    return [one.recognizer.removeprefix("person-") for one in found]


ALONE = [
    ("Burgemeester Ilona Proefkonijn opende de markt.", ["own"]),
    ("Volgens Alexandra De Kroon en Merel Testens klopt dat.", ["public", "own"]),
    ("Aanwezig: PROEFKONIJN Ilona, TESTENS Merel", ["own", "own"]),
    ("Aanwezig: Proefkonijn, Ilona", ["own"]),
    ("schrijf een toespraak voor merel testens", ["own"]),
    ("Merci à M. Testens de la ville.", ["own"]),
    ("Bartholomeus De Smet sprak. De heer De Smet kreeg applaus.", ["public", "public"]),
    ("Alexandra De Kroon en B. De Voorbeeld; Bartholomeus De Voorbeeld.", ["public"] * 3),
    ("Desiderius Vroegertijd werd in 1467 geboren.", []),
    ("Premier Alexander De Croo en koning Filip bezoeken Gent.", ["public", "public"]),
    ("Leopold II en Peter Paul Rubens", []),
    (
        "Met vriendelijke groeten,\nMerel Testens\nDienst Burgerzaken\nTel. 0470 12 34 56",
        ["own"],
    ),
    (f"Ilona Proefkonijn was er ook.\n\nRijksregisternummer {NUMBER} is niet van haar.", ["own"]),
    (f"Rijksregisternummer {NUMBER} is van een klant. Ilona Proefkonijn weet ervan.", ["own"]),
    ("Ilona Proefkonijn, info@stad.example", ["own"]),
    ("Minister Alexandra De Kroon lanceert een campagne over diabetes.", ["public"]),
]


@pytest.mark.parametrize(("text", "found"), ALONE)
def test_a_listed_name_alone_is_reported_and_passes(
    listing: Scanner, text: str, found: list[str]
) -> None:
    verdict = listing.scan(text=text)
    assert people(verdict) == found
    pairs = zip(verdict.findings, verdict.actions, strict=True)
    assert {action for one, action in pairs if one.entity == "PERSON"} <= {"allow"}
    listed = [f for f in verdict.findings if f.entity == "PERSON"]
    assert all(any(e.startswith("list:") for e in one.evidence) for one in listed)


NEAR = [
    f"Ilona Proefkonijn, rijksregisternummer {NUMBER}",
    f"Naam: Ilona Proefkonijn\nRijksregisternummer: {NUMBER}",
    "Merel Testens, geboren op 3 mei 1981",
    "Merel Testens woont in de Kerkstraat 5, 9000 Gent",
    "Bel Merel Testens op 0470 12 34 56",
    "Alexandra De Kroon (merel.prive@mail.example)",
    "Ilona Proefkonijn heeft diabetes.",
    "Ilona Proefkonijn is burgemeester. Zij heeft sinds een jaar kanker.",
    "merel testens, rekening BE68 5390 0754 7034",
    "Desiderius Vroegertijd heeft diabetes.",
    "Naam: Ilona Proefkonijn\n\nVerslag van het gesprek.\n\nZij heeft sinds een jaar kanker.",
    f"dhr. Bartholomeus De Voorbeeld, geb. te Gent, nr. {NUMBER}",
]


@pytest.mark.parametrize("text", NEAR)
def test_with_an_identifier_or_statement_near_it_is_anybodys(listing: Scanner, text: str) -> None:
    verdict = listing.scan(text=text)
    assert people(verdict) == ["name"]
    pairs = zip(verdict.findings, verdict.actions, strict=True)
    assert all(action != "allow" for one, action in pairs if one.entity == "PERSON")


ANYBODYS = [
    ("Wilma Voorbeeldmans diende klacht in.", ["name"]),
    ("B. De Voorbeeld diende klacht in.", ["name"]),  # initials are no public figure's name
    ("Jan-Bartholomeus De Smet diende klacht in.", ["name"]),
    ("Alexandra De Kroon-Peeters diende klacht in.", ["name"]),
    (
        "Alexandra De Kroon sprak. Els De Kroon en mevrouw De Kroon zwegen.",
        ["public", "name", "name"],
    ),
    (f"Merel Testens sprak.\n\nMerel Testens, nummer {NUMBER}.", ["name", "name"]),
]


@pytest.mark.parametrize(("text", "found"), ANYBODYS)
def test_whoever_may_be_somebody_else_stays_a_person(
    listing: Scanner, text: str, found: list[str]
) -> None:
    assert people(listing.scan(text=text)) == found


def test_a_table_keeps_its_cells(listing: Scanner) -> None:
    text = "naam;voornaam;gsm\nProefkonijn;Ilona;0470 12 34 56\n"
    verdict = listing.scan(text=text)
    found = [text[f.start : f.end] for f in verdict.findings if f.entity == "PERSON"]
    assert not any(";" in one for one in found)
    assert "Proefkonijn" not in verdict.redacted["text"]


def test_a_list_that_ends_or_goes_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dlp.registry.LOOK_S", 0.0)
    scanner = build_scanner(Settings(data_dir=tmp_path, names="on", public_figures="off"))
    text = "Burgemeester Ilona Proefkonijn opende de markt vandaag, in het bijzijn van de raad."
    assert people(scanner.scan(text=text)) == ["name"]
    register_names(scanner.registry, OWN, "l", "own", About("raad"), replaces=False)
    assert people(scanner.scan(text=text)) == ["own"]
    assert people(scanner.scan(messages=[{"role": "user", "content": text}] * 2)) == ["own"] * 2
    assert scanner.registry.remove("raad", ("own",))
    assert people(scanner.scan(messages=[{"role": "user", "content": text}] * 2)) == ["name"] * 2
    assert people(scanner.scan(text="Elio Di Rupo en Bart De Wever")) == ["name", "name"]


def test_an_own_policy_that_names_no_list_redacts_as_before(tmp_path: Path) -> None:
    policy = tmp_path / "p.yaml"
    policy.write_text(
        "schema: 1\nrules:\n  - name: people\n    any_of: [{entities: [PERSON]}]\n"
        "    action: redact\npublic_recognizers: [person-own]\n"
    )
    scanner = build_scanner(Settings(data_dir=tmp_path, names="on", policy=policy))
    assert scanner.scan(text="Bart De Wever sprak in de Kamer.").verdict == "redact"


KEY = b"k" * 32
LIST = Names([("own", "raad", name_list([Person("An", "Testers")], KEY))], KEY)
WORDS = st.lists(st.sampled_from(["An", "Testers", "an", ",", ".", "\n", "12", "Peeters", "-"]))


@given(WORDS, st.data())
@settings(max_examples=200)
def test_hits_stay_in_order_and_apart(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    hits, at = [], 0
    while at + 2 < len(text) and data.draw(st.booleans()):
        start = data.draw(st.integers(at, len(text) - 2))
        end = data.draw(st.integers(start + 1, len(text)))
        entity = data.draw(st.sampled_from(["PERSON", "LOCATION", "IBAN_CODE"]))
        hits.append(Hit(start, end, entity, "person-name", 0.9, ("model",)))
        at = end
    found = with_lists(text, hits, LIST, Lexicon({}), lambda _: "financial", ())
    assert found == sorted(found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    kept = [hit for hit in hits if hit.entity == "IBAN_CODE"]
    assert [hit for hit in found if hit.entity == "IBAN_CODE"] == kept


@pytest.mark.slow
def test_a_hundred_thousand_names_cost_a_text_without_them_next_to_nothing() -> None:
    names = [
        Person("An", f"Tester{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676 % 26)}")
        for i in range(17_576)
    ]
    many = Names([("own", "many", name_list(names, KEY))], KEY)
    text = " ".join(f"woord{i % 900} van de dag." for i in range(5_000))
    times = []
    for _ in range(5):
        start = process_time()
        many.matches(text)
        times.append(process_time() - start)
    assert min(times) < len(text) / 3e6  # 3 MB/s, ten times as fast as names are found
