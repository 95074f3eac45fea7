"""Files of custom recognizers: every mistake with its line and remedy, samples, what is found."""

import json
import logging
from pathlib import Path
from random import Random
from time import process_time

import pytest
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from dlp.about import describe
from dlp.data import Finding
from dlp.engine.overlap import Hit, winners
from dlp.engine.presidio import Engine, belgian_recognizers
from dlp.engine.sensitive import RECOGNIZERS as SENSITIVE
from dlp.errors import ConfigurationError
from dlp.scanner import Scanner, build_scanner
from dlp.scanner_recognizers import MAX_BYTES, load_engine, load_texts
from dlp.settings import Settings
from recognizers import ALL
from tests.dlp.engine.texts import corpus

PERMIT = r"""
recognizers:
  - name: Parking permit
    supported_entity: PARKING_PERMIT
    supported_language: nl
    category: vehicle
    title: {nl: een bewonerskaart, en: a parking permit}
    patterns:
      - {name: new, regex: '\bPP-\d{6}\b', score: 0.6}
      - {name: old, regex: '\bPARK(?P<value>\d{4})\b', score: 0.3}
    context: [bewonerskaart*, parking permit]
    negative_context: [factuur]
    context_score: 0.95
    exclusions: [PP 000 000]
"""


def mistakes(text: str) -> list[str]:
    """What is wrong with a file named own.yaml."""
    with pytest.raises(ConfigurationError) as caught:
        load_texts([("own.yaml", text)])
    return list(caught.value.mistakes)


def found(engine: Engine, text: str) -> list[tuple[str, str, float]]:
    return [(h.recognizer, text[h.start : h.end], h.confidence) for h in engine.detect(text)]


def entry(lines: str) -> str:
    """A file with one recognizer; `lines` follow on line 3."""
    body = "".join(f"    {line}\n" for line in lines.strip().splitlines())
    return f"recognizers:\n  - supported_entity: PARKING_PERMIT\n{body}"


PATTERN = "patterns: [{name: p, regex: 'PP-[0-9]{6}', score: 0.6}]"
PLACE = "own.yaml:3: recognizers[0]"
REGEX = f"{PLACE}.patterns[0].regex: "

REGEXES = (  # pattern, what is said of it
    ("PP(1", r"the bracket ( at character 3 is never closed; write \( for a bracket: PP\(1"),
    ("PP)1", r"the bracket ) at character 3 was never opened; write \) for a bracket: PP\)1"),
    ("PP[1", r"the bracket [ at character 3 is never closed; write \[ for a bracket: PP\[1"),
    ("+1", r"the + at character 1 repeats nothing; write \+ for it: \+1"),
    ("a**", "the * at character 3 repeats a repeat; remove it: a*"),
    (r"\p{Foo}", "is no regular expression: unknown property at character 8; mend it"),
    ("a*", "matches where nothing stands; write a{1,40}"),
    ("a?", "matches where nothing stands; write a"),
    ("a?b?", "matches where nothing stands; make one part of it obligatory"),
    (r"PP(?P<value>\d*)",
     "its group value matches where nothing stands; make a part of it obligatory"),
    ("(a+)+$",
     "(a+)+ can read one text in very many ways, and a scan would not end; repeat once: a{1,40}"),
    ("(.*)*x",
     "(.*)* can read one text in very many ways, and a scan would not end; repeat once: .{0,40}"),
    ("(a|a)*b",
     "(a|a)* can read one text in very many ways, and a scan would not end; let a sign that must "
     r"stand there part the repeats, or write one repeat of a class such as [\w ]{1,80}"),
    (r"x(\w+\s?)*$",
     r"(\w+\s?)* can read one text in very many ways, and a scan would not end; let a sign that "
     r"must stand there part the repeats, or write one repeat of a class such as [\w ]{1,80}"),
    ("a.*b", ".* takes any text without end; write .{0,40}"),
    (r"a[\s\S]+b", r"[\s\S]+ takes any text without end; write [\s\S]{1,40}"),
    (r"\d+x",
     r"takes too long on text made to hold it up: \d+ is begun anew at every character; write "
     r"\d{1,40}, or begin the pattern with something fixed that its repeats cannot take"),
    (r"(\d)-\1", "holds a back-reference such as \\1; write what it stands for again"),
    (r"(?R)?x", "holds a group that begins with (?R); use (?:"),
    ("PP–1", "holds –, which is read as -; write -"),
)  # fmt: skip


@pytest.mark.parametrize(("regex", "said"), REGEXES)
def test_what_is_wrong_with_a_pattern(regex: str, said: str) -> None:
    text = entry(f"patterns: [{{regex: '{regex}'}}]")
    assert mistakes(text) == [REGEX + said]


MISTAKES = (  # a file, all that is said of it
    ("", ["own.yaml:1: file: no recognizer file; begin with `recognizers:` and a list of "
          "recognizers"]),
    ("recognizers: {a: b}\n", ["own.yaml:1: file: no recognizer file; begin with `recognizers:` "
                               "and a list of recognizers"]),
    ('recognizers:\n  - regex: "\\d"\n',
     ["own.yaml:2: file: no YAML: found unknown escape character; put what holds a \\ between "
      "single quotes"]),
    (entry('patterns: [{regex: "\\bPP"}]'),
     [REGEX + r"holds a backspace: that is \b between double quotes; put it between single "
      "quotes"]),
    (entry("contxt: [a]\n" + PATTERN), [f"{PLACE}.contxt: unknown key; did you mean context?"]),
    (entry("patterns: [{regx: 'a'}]"),
     [f"{PLACE}.patterns[0].regex: is missing; add it",
      f"{PLACE}.patterns[0].regx: unknown key; did you mean regex?"]),
    (entry("name: x"), ["own.yaml:2: recognizers[0]: finds nothing; add patterns or deny_list"]),
    (entry("patterns: [{regex: 'a', score: 2}]"),
     [f"{PLACE}.patterns[0].score: is too large; the most is 1.0"]),
    (entry("name: be-national-number\n" + PATTERN),
     [f"{PLACE}.name: the shipped recognizer be-national-number has this name; write "
      "own-be-national-number"]),
    (entry("name: tlp-red\n" + PATTERN),
     [f"{PLACE}.name: the shipped recognizer tlp-red has this name; write own-tlp-red"]),
    (entry("category: vehicles\n" + PATTERN),
     [f"{PLACE}.category: there is no such category; did you mean vehicle?"]),
    (entry(PATTERN).replace("PARKING_PERMIT", "PERSON") + "    category: contact\n",
     ["own.yaml:4: recognizers[0].category: PERSON is of category person; write person, or choose "
      "a new entity"]),
    (entry(PATTERN).replace("PARKING_PERMIT", "parking permit"),
     ["own.yaml:2: recognizers[0].supported_entity: is not written as entities are; write "
      "PARKING_PERMIT"]),
    (entry("check: lun\n" + PATTERN),
     [f"{PLACE}.check: there is no such check; checks are luhn, mod97-complement, "
      "mod97-remainder, iso7064-mod97, phone"]),
    (entry("keep: raw\ncheck: luhn\n" + PATTERN),
     [f"{PLACE}.keep: luhn takes digits only; leave keep out"]),
    (entry("needs_context: true\ncontext_before: 9\n" + PATTERN),
     [f"{PLACE}.needs_context: finds nothing without context words; add context",
      "own.yaml:4: recognizers[0].context_before: says nothing without context words; add "
      "context"]),
    (entry("context: [a*b, '...', kaart]\nnegative_context: [Kaart]\n" + PATTERN),
     [f"{PLACE}.context[0]: has * inside; it may stand at the beginning or the end only",
      f"{PLACE}.context[1]: holds no letter or digit of ours; write a word",
      "own.yaml:4: recognizers[0].negative_context[0]: stands in context too; keep one of the "
      "two"]),
    (entry("context: [kaart]\ncontext_score: 0.5\n" + PATTERN),
     ["own.yaml:4: recognizers[0].context_score: is lower than the score without context, 0.6; "
      "raise it or lower that"]),
    (entry("deny_list: [Jan]\nexclusions: [jan]"),
     [f"{PLACE}.deny_list: has no word left; remove it or an exclusion"]),
    (entry("deny_list: [' ', Jan]"),
     [f"{PLACE}.deny_list[0]: holds nothing to look for; remove it"]),
    (entry(PATTERN + "\nsamples: {hit: [PP-123456], miss: ['«PP»']}"),
     ["own.yaml:4: recognizers[0].samples.hit: hit[0] does not mark what must be found; write « "
      "before it and » behind it",
      "own.yaml:4: recognizers[0].samples.miss: miss[0] marks something; leave « and » out"]),
    (entry(PATTERN) + "  - supported_entity: PARKING_PERMIT\n    deny_list: [a]\n",
     ["own.yaml:4: recognizers[1]: the recognizer at own.yaml:2 is named parking-permit too; "
      "choose another name"]),
    (entry("category: vehicle\n" + PATTERN)
     + "  - supported_entity: PARKING_PERMIT\n    name: b\n    category: person\n"
     "    deny_list: [a]\n",
     ["own.yaml:7: recognizers[1].category: PARKING_PERMIT is of category vehicle at own.yaml:2; "
      "write vehicle"]),
    ("recognizers:\n  - {type: predefined, name: NoSuchThing}\n",
     ["own.yaml:2: recognizers[0]: Presidio cannot build this (PredefinedRecognizerNotFoundError); "
      "see its documentation of recognizers of type predefined"]),
    ("recognizers:\n" + "  - {supported_entity: X, deny_list: [a]}\n" * 201,
     ["own.yaml:1: recognizers: more than 200 recognizers; split the file or join some"]),
    (entry(PATTERN) + "global_regex_flags: 64\n",
     ["own.yaml:4: global_regex_flags: may add up 2 (no case), 8 (lines) and 16 (dot takes line "
      "ends) only"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "said"), MISTAKES)
def test_what_is_wrong_with_a_file(text: str, said: list[str]) -> None:
    assert mistakes(text) == said


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(entry("contxt: [a]\npatterns: [{regex: 'PP('}]\ncheck: x"))
    (tmp_path / "b.yaml").write_bytes(b"recognizers: []\n# \xff")
    (tmp_path / "c.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    files = [tmp_path / name for name in ("a.yaml", "b.yaml", "c.yaml", "none.yaml")]
    with pytest.raises(ConfigurationError) as caught:
        load_engine(files, ["NoSuchRecognizer"])
    assert [line.split(";")[0] for line in caught.value.mistakes] == [
        "b.yaml:2: is not UTF-8",
        f"c.yaml: is larger than {MAX_BYTES:,} bytes",
        "none.yaml: cannot be read (No such file or directory)",
        "a.yaml:3: recognizers[0].contxt: unknown key",
        "a.yaml:4: recognizers[0].patterns[0].regex: the bracket ( at character 3 is never closed",
        "a.yaml:5: recognizers[0].check: there is no such check",
        "presidio_recognizers: Presidio has no recognizer NoSuchRecognizer",
    ]


SAMPLES = (  # samples, what is said of them
    ("hit: ['kaart «PP-123456» en «PP-654321»']", None),
    ("miss: [PP-12345, PP-999999]", None),
    ("hit: ['«PP-12345»']",
     "hit[0]: «PP-12345» is not found in \"PP-12345\"; nothing is found there; mend the pattern, "
     "its check or the sample"),
    ("hit: ['«PP-1234567»']",
     "hit[0]: «PP-1234567» is not found in \"PP-1234567\"; «PP-123456» is found instead; mend the "
     "pattern or the mark"),
    ("hit: ['«PP-123456» PP-654321']",
     "hit[0]: in \"PP-123456 PP-654321\", «PP-654321» is found too; mark it or narrow the pattern"),
    ("hit: ['«PQ-123456»']",
     "hit[0]: «PQ-123456» is not found in \"PQ-123456\"; its confidence is 0.20 and 0.4 is needed; "
     "raise the score or give a context word"),
    ("hit: ['rijksregisternummer «85.07.30-999.32»']",
     "hit[0]: «85.07.30-999.32» is not found in \"rijksregisternummer 85.07.30-999.32\"; "
     "be-national-number takes «85.07.30-999.32» with confidence 1.00; raise the score or give a "
     "context word"),
    ("miss: ['PP-123456']",
     "miss[0]: \"PP-123456\" should hold nothing, but «PP-123456» is found in it"),
)  # fmt: skip


@pytest.mark.parametrize(("samples", "said"), SAMPLES)
def test_samples_are_held_to(samples: str, said: str | None) -> None:
    patterns = (
        "patterns:\n- {regex: 'PP-[0-9]{6}', score: 0.6}\n- {regex: 'PQ-[0-9]{6}', score: 0.2}\n"
        r"- {regex: '\d\d\.\d\d\.\d\d-\d{3}\.\d\d', score: 0.3}"
    )
    text = entry(f"{patterns}\nexclusions: [PP999999]\nsamples:\n  {samples}")
    if said is None:
        assert load_texts([("own.yaml", text)]).file_of == {"parking-permit": "own.yaml"}
        return
    (line,) = mistakes(text)
    confidence = line.replace("confidence 0.99", "confidence 1.00")
    assert confidence == f"own.yaml:9: recognizers[0].samples.{said}"


def test_our_fields_do_what_they_say() -> None:
    engine = load_texts([("own.yaml", PERMIT)]).engine
    name = "parking-permit"
    for text, expected in (
        ("PP-123456", [(name, "PP-123456", 0.6)]),
        ("pp-123456", [(name, "pp-123456", 0.6)]),
        ("bewonerskaart PP-123456", [(name, "PP-123456", 0.95)]),
        ("Parking permit: PARK1234", [(name, "1234", 0.95)]),
        ("PARK1234", [(name, "1234", 0.3)]),
        ("factuur PP-123456", [(name, "PP-123456", 0.043)]),
        ("PP-000000", []),
        ("PP-1234567", []),
    ):
        assert found(engine, text) == expected, text
    assert engine.category("PARKING_PERMIT") == "vehicle"


CHECKED = (  # check, value that passes, value that does not
    ("luhn", "79927398713", "79927398714"),
    ("mod97-complement", "85073003328", "85073003329"),
    ("mod97-remainder", "539007547034", "539007547035"),
    ("iso7064-mod97", "BE68539007547034", "BE68539007547035"),
    ("phone", "053720041", "999999999"),
)


@pytest.mark.parametrize(("check", "good", "bad"), CHECKED)
def test_checks_by_name(check: str, good: str, bad: str) -> None:
    lines = f"name: own\ncheck: {check}\npatterns: [{{regex: '#[A-Z0-9]+', score: 0.7}}]"
    (own,) = load_texts([("own.yaml", entry(lines))]).recognizers
    assert len(list(own.find(f"#{good} en #{bad}"))) == 1
    assert not list(own.find("#A #Z9 #0"))


def test_windows_and_needed_context() -> None:
    words = "x " * 60
    lines = f"context: [kaart]\nneeds_context: true\ncontext_before: 200\n{PATTERN}"
    wide = load_texts([("own.yaml", entry(lines))]).engine
    near = load_texts([("own.yaml", entry(lines.replace("200", "20")))]).engine
    text = f"kaart {words}PP-123456"
    assert [name for name, _, _ in found(wide, text)] == ["parking-permit"]
    assert found(near, text) == []
    assert found(wide, "PP-123456") == []
    assert len(found(near, "kaart PP-123456")) == 1
    after = lines.replace("context_before: 200", "context_after: 90")
    behind = load_texts([("own.yaml", entry(after))]).engine
    assert len(found(behind, f"PP-123456 {'x ' * 35}kaart")) == 1
    assert found(near, f"PP-123456 {'x ' * 35}kaart") == []


def test_presidios_own_files_load_unchanged() -> None:
    custom = load_texts([
        ("presidio.yaml", """
supported_languages: [en, de]
recognizers:
  - name: "Zip code Recognizer"
    supported_language: "de"
    patterns:
      - {name: "zip code (weak)", regex: "(\\\\b\\\\d{5}(?:\\\\-\\\\d{4})?\\\\b)", score: 0.3}
    context: [zip, code]
    supported_entity: "ZIP"
  - name: "Titles recognizer"
    supported_language: "en"
    supported_entity: "TITLE"
    deny_list: [Mr., Mrs., Prof.]
  - name: Parkeerkaart
    supported_entity: PARKING_PERMIT
    supported_languages: [{language: nl, context: [bewonerskaart]}, fr]
    patterns: [{name: p, regex: "PP-[0-9]{4}", score: 0.6}]
    type: custom
  - {name: off, supported_entity: X, deny_list: [Prof.], enabled: false}
  - {name: IpRecognizer, type: predefined, supported_languages: [en]}
""")
    ])  # fmt: skip
    engine = custom.engine
    assert found(engine, "Prof. Zip code 12345") == [
        ("titles-recognizer", "Prof.", 0.999),
        ("zip-code-recognizer", "12345", 0.825),
    ]
    assert found(engine, "bewonerskaart PP-1234")[0][0] == "parkeerkaart"
    assert [type(other).__name__ for other in engine.others] == ["IpRecognizer"]


def test_ten_thousand_listed_words() -> None:
    draw = Random(7)
    words = {"".join(draw.choices("abcdeiklmnorstuv", k=draw.randint(4, 9))) for _ in range(10_500)}
    listed = sorted(words)[:10_000]
    text = entry(f"deny_list: {json.dumps(listed)}\nsamples: {{hit: ['de «{listed[3]}» x']}}")
    started = process_time()
    custom = load_texts([("own.yaml", text)])
    assert process_time() - started < 3
    prose = "Wij keken in de oude stukken naar wat daar nog over stond te lezen. " * 16_000
    started = process_time()
    list(custom.recognizers[0].find(prose[:1_000_000]))
    assert process_time() - started < 3


def test_the_stock_engine_finds_the_same() -> None:
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    lists = (
        PERMIT
        + "  - {supported_entity: PROJECT, deny_list: [zeker, aanvraag, rijksregisternummer]}\n"
    )
    custom = load_texts([("own.yaml", lists)])
    every = (*ALL, *custom.recognizers)
    stock = AnalyzerEngine(
        registry=RecognizerRegistry(belgian_recognizers("nl", every), supported_languages=["nl"]),
        nlp_engine=NoOpNlpEngine([{"lang_code": "nl", "model_name": "none"}]),
        supported_languages=["nl"],
    )
    ranks = {recognizer.name: recognizer.specificity for recognizer in every}

    def named(result: RecognizerResult) -> tuple[str, int]:
        name = str(result.recognition_metadata["recognizer_name"])
        return name, ranks[name]

    texts = [
        *corpus()[::4],
        "Bewonerskaart PP-123456 of PARK1234, Gent",
        "PP-000000, PROJECT zeker",
    ]
    kinds = set()
    for text in texts:
        theirs = winners(
            Hit(result.start, result.end, result.entity_type, name, result.score, (), rank)
            for result in stock.analyze(text, "nl")
            for name, rank in [named(result)]
        )
        ours = [hit for hit in custom.engine.detect(text) if hit.recognizer not in SENSITIVE]
        # without the names: of two equal results Presidio keeps either (a Wi-Fi password is both)
        assert [(*hit[:3], hit.confidence) for hit in ours] == [
            (*hit[:3], hit.confidence) for hit in theirs
        ], text[:60]
        kinds |= {hit.entity for hit in ours}
    assert {"PARKING_PERMIT", "PROJECT"} <= kinds


@pytest.fixture
def scanner(tmp_path: Path) -> Scanner:
    own = tmp_path / "own.yaml"
    own.write_text(PERMIT)
    return build_scanner(Settings(recognizer_files=(own,), data_dir=tmp_path))


def test_findings_and_listings_carry_the_category(scanner: Scanner) -> None:
    verdict = scanner.scan(text="bewonerskaart PP-123456")
    (finding,) = verdict.findings
    assert isinstance(finding, Finding)
    assert (finding.category, finding.recognizer) == ("vehicle", "parking-permit")
    assert verdict.verdict == "redact"
    about = describe(scanner)
    listed = [one for one in about["recognizers"]["items"] if one["name"] == "parking-permit"]
    assert [one["category"] for one in listed] == ["vehicle"]
    assert listed[0]["title"]["fr"] == "een bewonerskaart"
    assert {"entity": "PARKING_PERMIT", "category": "vehicle", "found": True} in about["entities"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("0.95", "0.96"), ("PP 000 000", "PP 000 001"), ("bewonerskaart*", "kaart"), ("{6}", "{7}")],
)
def test_any_change_shows_in_the_digest(
    scanner: Scanner, tmp_path: Path, old: str, new: str
) -> None:
    own = tmp_path / "other.yaml"
    own.write_text(PERMIT.replace(old, new))
    other = build_scanner(Settings(recognizer_files=(own,), data_dir=tmp_path))
    assert describe(other)["recognizers"]["digest"] != describe(scanner)["recognizers"]["digest"]


def test_a_pattern_that_does_not_fit_is_blamed_whoever_else_takes_the_place(
    tmp_path: Path,
) -> None:
    file = tmp_path / "parking.yaml"
    file.write_text(
        "recognizers:\n"
        "  - name: parking permit\n"
        "    supported_entity: PARKING_PERMIT\n"
        "    patterns: [{name: p, regex: '\\bPP-[0-9]{6}\\b', score: 0.6}]\n"
        "    context: [carte de riverain]\n"
        "    samples:\n"
        "      hit:\n"
        "        - 'Carte de riverain «PP 654321»'\n"
    )
    with pytest.raises(ConfigurationError) as caught:
        load_engine((file,), (), 5.0)
    (said,) = caught.value.mistakes
    place = f"{file.name}:8: recognizers[0].samples.hit[0]"
    assert said.startswith(f"{place}: «PP 654321» is not found")
    assert said.endswith("nothing is found there; mend the pattern, its check or the sample")
