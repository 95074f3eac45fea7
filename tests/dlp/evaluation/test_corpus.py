"""Both forms of corpus are read, and every mistake is named with its line."""

import json
from pathlib import Path

import pytest

from dlp.errors import ConfigurationError
from dlp.evaluation.corpus import Case, Gold, load_corpus

ROOT = Path(__file__).parents[3]

HEADER = "### a-1 | nl | mail | leak | redact\n"


def read(folder: Path, name: str, content: str | bytes) -> tuple[Case, ...]:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_corpus([file])


def mistakes(folder: Path, name: str, content: str | bytes) -> list[str]:
    with pytest.raises(ConfigurationError) as raised:
        read(folder, name, content)
    return [one.removeprefix(f"{folder}/") for one in raised.value.mistakes]


# What stands in the file, the text it gives, the spans in it.
MARKED = [
    ("Bel ⟦PHONE_NUMBER|053 72 00 41⟧.", "Bel 053 72 00 41.", [(4, 16, "PHONE_NUMBER")]),
    ("⟦PERSON|A⟧⟦PERSON|B⟧", "AB", [(0, 1, "PERSON"), (1, 2, "PERSON")]),
    ("x⟨U+200B⟩⟦PERSON|A⟨U+00A0⟩B⟧", "x\u200bA\u00a0B", [(2, 5, "PERSON")]),
    ("een\n\ntwee\n⟦PERSON|A⟧", "een\n\ntwee\nA", [(10, 11, "PERSON")]),
    ("geen", "geen", []),
    ("a | b\n## c\n", "a | b\n## c", []),
]


@pytest.mark.parametrize(("marked", "text", "spans"), MARKED)
def test_marks_become_spans(
    tmp_path: Path, marked: str, text: str, spans: list[tuple[int, int, str]]
) -> None:
    (case,) = read(tmp_path, "c.cases", HEADER + marked + "\n\n")
    assert case == Case(
        "a-1", "nl", text, tuple(Gold(*span) for span in spans), "redact", "mail", "leak"
    )


def test_texts_follow_one_another(tmp_path: Path) -> None:
    content = HEADER + "een\n\n### b-2 | mixed | log | clean | allow\ntwee\n"
    assert [(c.id, c.lang, c.text) for c in read(tmp_path, "c.cases", content)] == [
        ("a-1", "nl", "een"),
        ("b-2", "mixed", "twee"),
    ]


WRONG_CASES = [
    ("zomaar\n" + HEADER + "x", "c.cases:1: a text begins with `### id |"),
    ("### a | nl | mail | leak\nx", "c.cases:1: a header is `### id | lang"),
    ("### a | nl | mail | leek | redact\nx", "c.cases:1: the kind is one of leak"),
    ("### a | nl | mail | leak | refuse\nx", "c.cases:1: the verdict is one of allow"),
    (HEADER + "x\n" + HEADER + "y", "c.cases:3: id 'a-1' is that of"),
    (HEADER + "x\n⟦PERSOON|A⟧", "c.cases:3: no entity is called 'PERSOON'; did you mean PERSON?"),
    (HEADER + "x\n\n⟦PERSON|A", "c.cases:4: a mark that is not closed"),
    (HEADER + "⟦PERSON|A⟦PERSON|B⟧", "c.cases:2: a mark inside a mark"),
    (HEADER + "⟦PERSON|⟧", "c.cases:2: a mark around nothing"),
    (HEADER + "A⟧", "c.cases:2: a bracket without its fellow"),
    (HEADER + "⟨U+20⟩", "c.cases:2: a bracket without its fellow"),
    (HEADER + "⟨U+FFFFFF⟩", "c.cases:2: an escape beyond"),
    ("", "c.cases: holds no texts"),
    (b"\xff\xfe", "c.cases: is not UTF-8 at byte 0"),
]


@pytest.mark.parametrize(("content", "said"), WRONG_CASES)
def test_a_mistake_in_a_hand_written_corpus_has_its_line(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    assert mistakes(tmp_path, "c.cases", content)[0].startswith(said)


SPAN = {"start": 4, "end": 6, "entity": "PERSON"}
GOOD = {"id": "1", "lang": "nl", "text": "Bel An", "spans": [SPAN]}


def test_json_lines_are_read(tmp_path: Path) -> None:
    bare = {"id": "2", "lang": "fr", "text": "a\u2028b", "verdict": "allow"}
    lines = [json.dumps(GOOD), "", json.dumps(bare, ensure_ascii=False)]
    assert read(tmp_path, "c.jsonl", "\n".join(lines)) == (
        Case("1", "nl", "Bel An", (Gold(4, 6, "PERSON"),)),
        Case("2", "fr", "a\u2028b", (), "allow"),
    )


WRONG_LINES = [
    ("{", "is not one JSON object"),
    ("[]", "is not one JSON object"),
    ("[" * 100_000, "is not one JSON object"),
    (json.dumps({**GOOD, "extra": 1}), "unknown key 'extra'"),
    (json.dumps({**GOOD, "lang": ""}), "`lang` is a text"),
    (json.dumps({**GOOD, "text": None}), "`text` is a text"),
    (json.dumps({"id": "1", "lang": "nl"}), "`text` is missing"),
    (json.dumps({**GOOD, "verdict": "maybe"}), "the verdict is one of"),
    (json.dumps({**GOOD, "spans": {}}), "`spans` is a list"),
    (json.dumps({**GOOD, "spans": [1]}), "spans[0]: is an object"),
    (
        json.dumps({**GOOD, "spans": [{"start": True, "end": 2, "entity": "PERSON"}]}),
        "spans[0]: has whole",
    ),
    (
        json.dumps({**GOOD, "spans": [{"start": 4, "end": 7, "entity": "PERSON"}]}),
        "spans[0]: start < end within",
    ),
    (
        json.dumps({**GOOD, "spans": [{"start": 4, "end": 4, "entity": "PERSON"}]}),
        "spans[0]: start < end within",
    ),
    (
        json.dumps({**GOOD, "spans": [{"start": 0, "end": 1, "entity": "IBAN"}]}),
        "spans[0]: no entity is called 'IBAN'",
    ),
]


@pytest.mark.parametrize(("line", "said"), WRONG_LINES)
def test_a_mistake_in_json_lines_has_its_line(tmp_path: Path, line: str, said: str) -> None:
    good = json.dumps({**GOOD, "id": "0"})
    (found,) = mistakes(tmp_path, "c.jsonl", f"{good}\n{line}\n")
    assert found.removeprefix("c.jsonl:2: ").startswith(said)


def test_all_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.cases").write_text(HEADER + "⟦PERSON|A\n### b\n")
    (tmp_path / "b.jsonl").write_text("{}\n{}\n")
    files = [tmp_path / name for name in ("a.cases", "b.jsonl", "none.jsonl")]
    with pytest.raises(ConfigurationError) as raised:
        load_corpus(files)
    assert len(raised.value.mistakes) == 5


def test_a_custom_entity_is_known_when_named(tmp_path: Path) -> None:
    file = tmp_path / "c.cases"
    file.write_text(HEADER + "⟦LIBRARY_CARD|A⟧")
    assert load_corpus([file], {"LIBRARY_CARD"})[0].spans[0].entity == "LIBRARY_CARD"


def test_no_message_quotes_the_text(tmp_path: Path) -> None:
    content = HEADER + "geheim ⟦PERSON|geheim\n### geheim-not-a-header\ngeheim⟧"
    said = [one.partition(": ")[2] for one in mistakes(tmp_path, "c.cases", content)]
    assert said
    assert not any("geheim" in one for one in said)


@pytest.mark.parametrize(
    "file", sorted((ROOT / "benchmarks/corpus").glob("*.cases")), ids=lambda f: f.name
)
def test_our_own_corpora_are_without_mistakes(file: Path) -> None:
    assert len(load_corpus([file])) > 10
