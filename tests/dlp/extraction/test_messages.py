"""Text and messages to a Document, and what is said of what does not fit."""

from typing import Any

import pytest

from dlp.data import Document, Incomplete, Part
from dlp.extraction.messages import MAX_PATH_CHARS, read_messages, read_text
from dlp.limits import Limits

SMALL = Limits(max_text_chars=10, max_parts=3, max_depth=4)
CHARS = "more text than max_text_chars = 10 code points"


def said(*texts: str) -> list[dict[str, str]]:
    return [{"role": "user", "content": text} for text in texts]


TEXTS = [
    pytest.param("hello", Document((Part("text", "hello"),)), id="text"),
    pytest.param("", Document(()), id="empty"),
    pytest.param("0123456789", Document((Part("text", "0123456789"),)), id="at the limit"),
    pytest.param(
        "01234567890", Document((), (Incomplete("text", "limit", CHARS),)), id="over the limit"
    ),
]


@pytest.mark.parametrize(("text", "document"), TEXTS)
def test_reads_a_text(text: str, document: Document) -> None:
    assert read_text(text, SMALL) == document


MESSAGES = [
    pytest.param([], [], [], id="none"),
    pytest.param(said("a", "b"), ["messages/0", "messages/1"], [], id="in order"),
    pytest.param(
        said("a", "0123456789", "b", "0123456789"),
        ["messages/0", "messages/2"],
        [("messages/1", CHARS)],
        id="the long one is left out, said once",
    ),
    pytest.param(
        said("a", "b", "c", "d"),
        ["messages/0", "messages/1", "messages/2"],
        [("messages", "runs of text: max_parts = 3")],
        id="too many runs",
    ),
    pytest.param(
        [{"content": "a", "x": {"y": {"z": "b"}}}, {"x": {"y": [["b"]]}}],
        ["messages/0", "messages/0/x/y/z"],
        [("messages/1/x/y/0", "nested deeper than max_depth = 4")],
        id="too deep",
    ),
]


@pytest.mark.parametrize(("messages", "paths", "gaps"), MESSAGES)
def test_reads_messages(messages: list[Any], paths: list[str], gaps: list[tuple[str, str]]) -> None:
    document = read_messages(messages, SMALL)
    assert [part.path for part in document.parts] == paths
    assert [(gap.part, gap.detail) for gap in document.incomplete] == gaps
    assert {gap.reason for gap in document.incomplete} <= {"limit"}


def test_an_unread_part_does_not_hide_its_neighbours() -> None:
    content = [{"type": "file", "file": {"file_id": "f-1"}}, {"text": "a"}]
    gap = Incomplete("messages/0/content/0", "unsupported-part", "not read as text: type file")
    document = read_messages([{"role": "user", "content": content}])
    assert Part("messages/0/content/1", "a") in document.parts
    assert document.incomplete == (gap,)


def test_files_are_left_to_the_reader_of_files() -> None:
    content = [{"type": "file", "file": {"file_data": "A" * 300}}, {"text": "a"}]
    document = read_messages([{"role": "user", "content": content}])
    assert document == Document((Part("messages/0/content/1", "a"),), has_files=True)


def test_long_paths_over_many_short_texts_end_as_a_limit() -> None:
    tree: Any = ["a"] * 10_000
    for _ in range(60):
        tree = {"k" * 40: tree}
    document = read_messages([tree])
    assert sum(len(part.path) for part in document.parts) <= MAX_PATH_CHARS
    assert [gap.detail for gap in document.incomplete] == [
        f"runs of text: max_path_chars = {MAX_PATH_CHARS:,}"
    ]
