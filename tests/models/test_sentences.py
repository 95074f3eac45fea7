"""The hand-written passages of names: marks are whole, and no passage both teaches and measures."""

from collections import defaultdict

import pytest

from models.training.evaluate import SENTENCES
from models.training.examples import PERSON, marked, part_of, passages

PARTS = ("training", "heldout", "closed")
FILES = sorted(SENTENCES.glob("*.txt"))


def test_a_file_says_its_language_and_kind() -> None:
    for path in FILES:
        head = path.read_text(encoding="utf8").split("\n", 1)[0]
        assert head.startswith("# lang: "), path.name
        assert "; kind: " in head, path.name


@pytest.mark.parametrize("part", PARTS)
def test_marks_are_whole_and_where_nobody_is_nobody_is_marked(part: str) -> None:
    for lang, kind, passage in passages(SENTENCES, part):
        text, spans = marked(passage)
        where = f"{part} {lang} {kind}: {passage[:40]!r}"
        assert not any(mark in text for mark in ("{P:", "{L:", "{O:")), where
        assert all(text[a:b] == text[a:b].strip() for a, b, _ in spans), where
        if kind == "nobody":
            assert all(label != PERSON for *_, label in spans), where


def test_no_passage_both_teaches_and_measures() -> None:
    where: dict[str, set[str]] = defaultdict(set)
    for part in PARTS:
        for _, _, passage in passages(SENTENCES, part):
            if len(passage) > 40:
                where[passage].add(part)
    assert not [passage[:60] for passage, parts in where.items() if len(parts) > 1]


def test_every_part_is_told_by_the_name_of_its_file() -> None:
    assert {part_of(path) for path in FILES} == set(PARTS)
