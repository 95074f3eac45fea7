"""The walk over messages: what is read under which path, and what comes back after a change."""

import base64
import copy
from time import perf_counter
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dlp.data import Incomplete
from dlp.tree import Attached, Leaf, replace, strings, walk
from dlp.tree_words import inline_bytes, inline_text

M = "messages/0"
URL = {"url": "data:image/png;base64,iVBORw0KGgo="}


def message(**keys: Any) -> list[Any]:
    return [{"role": "user", **keys}]


def content(*parts: Any) -> list[Any]:
    return message(content=list(parts))


# what, messages, runs of text by path, parts that are not read
CASES = [
    ("plain message", message(content="hi"), {M: "hi"}, {}),
    ("second message", [{"content": ""}, {"content": "b"}], {"messages/1": "b"}, {}),
    ("null content", message(content=None), {}, {}),
    ("number as content", message(content=85073099932), {M: "85073099932"}, {}),
    ("text part", content({"type": "text", "text": "hi"}), {f"{M}/content/0": "hi"}, {}),
    ("part without type", content({"text": "hi"}), {f"{M}/content/0": "hi"}, {}),
    ("bare string as part", content("hi"), {f"{M}/content/0": "hi"}, {}),
    ("one part, no list", message(content={"text": "a"}), {f"{M}/content": "a"}, {}),
    (
        "name of a text part",
        content({"type": "text", "text": "a", "name": "b"}),
        {f"{M}/content/0": "a", f"{M}/content/0/name": "b"},
        {},
    ),
    (
        "tool call arguments are one string",
        message(content=None, tool_calls=[{"function": {"arguments": '{"a": "b"}'}}]),
        {f"{M}/tool_calls/0/function/arguments": '{"a": "b"}'},
        {},
    ),
    ("unknown role is text", [{"role": "Jan Janssens"}], {f"{M}/role": "Jan Janssens"}, {}),
    ("message that is a string", ["hi"], {M: "hi"}, {}),
    ("words deep down", message(x={"type": "function", "role": "tool"}), {}, {}),
    (
        "image",
        content({"type": "image_url", "image_url": URL}),
        {},
        {},
    ),
    (
        "address of an image",
        content({"type": "image_url", "image_url": {"url": "https://example.org/a"}}),
        {f"{M}/content/0/image_url/url": "https://example.org/a"},
        {f"{M}/content/0": "image_url"},
    ),
    (
        "file name is read, data is not",
        content({"type": "file", "file": {"filename": "Jan.pdf", "file_data": "A" * 300}}),
        {f"{M}/content/0/file/filename": "Jan.pdf"},
        {},
    ),
    (
        "type that is no plain word",
        content({"type": "85.07.30-999.32"}),
        {f"{M}/content/0/type": "85.07.30-999.32"},
        {f"{M}/content/0": "unknown"},
    ),
    ("part without text", content({"id": 1}), {}, {f"{M}/content/0": "unknown"}),
    (
        "image inside a tool result",
        content({"type": "tool_result", "content": [{"type": "image"}, {"text": "a"}]}),
        {f"{M}/content/0/content/1": "a"},
        {f"{M}/content/0/content/0": "image"},
    ),
    ("pictures beside the content", message(images=["A" * 300]), {}, {}),
    (
        "inline data elsewhere",
        message(parts=[{"inline_data": {"mime_type": "image/png", "data": "A" * 300}}]),
        {f"{M}/parts/0/inline_data/mime_type": "image/png"},
        {},
    ),
    (
        "key that holds a value",
        message(data={"jan@example.be": "a", "0": "b", "x/y~": "c"}),
        {f"{M}/data/#0": "jan@example.be", f"{M}/data/0": "a", f"{M}/data/1": "b"}
        | {f"{M}/data/x~1y~0": "c"},
        {},
    ),
    (
        "name as key, and what is under it",
        message(data={"Jan Janssens": {"note": "a"}}),
        {f"{M}/data/#0": "Jan Janssens", f"{M}/data/0/note": "a"},
        {},
    ),
    ("key like a position", message(x={"#1": "a", "b": ""}), {f"{M}/x/0": "a"}, {}),
    ("key with a line end", message(data={"a\nb": "a"}), {f"{M}/data/0": "a"}, {}),
    (
        "numbers",
        message(n=[12345678, 1234567, -12345678, 85073099932.0, 1.5, 1e300, True, None]),
        {f"{M}/n/0": "12345678", f"{M}/n/2": "-12345678", f"{M}/n/3": "85073099932"},
        {},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("messages", "runs", "unread"), [pytest.param(*case[1:], id=case[0]) for case in CASES]
)
def test_reads_text_where_it_stands(
    messages: list[Any], runs: dict[str, str], unread: dict[str, str]
) -> None:
    found = list(walk(messages, "messages"))
    assert {leaf.path: leaf.text for leaf in found if isinstance(leaf, Leaf)} == runs
    assert [gap for gap in found if isinstance(gap, Incomplete)] == [
        Incomplete(path, "unsupported-part", f"not read as text: type {word}")
        for path, word in unread.items()
    ]


FILE = base64.b64encode(b"Jan Testers, 85.07.30-999.32").decode()
FILES: list[tuple[str, list[Any], str, str | None]] = [
    ("image", content({"type": "image_url", "image_url": {"url": f"data:image/png;base64,{FILE}"}}),
     "content/0/image_url/url", None),
    ("input image", content({"type": "input_image", "image_url": f"data:;base64,{FILE}"}),
     "content/0/image_url", None),
    ("file", content({"type": "file", "file": {"filename": "a.txt", "file_data": FILE}}),
     "content/0/file/file_data", "a.txt"),
    ("document", content({"type": "document", "title": "b", "source":
        {"type": "base64", "media_type": "text/plain", "data": FILE}}),
     "content/0/source/data", "b"),
    ("ollama", message(images=[FILE]), "images/0", None),
    ("gemini", message(parts=[{"inlineData": {"mimeType": "text/plain", "data": FILE}}]),
     "parts/0/inlineData/data", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("messages", "path", "name"), [pytest.param(*case[1:], id=case[0]) for case in FILES]
)
def test_gives_files_and_takes_them_back(messages: list[Any], path: str, name: str | None) -> None:
    (file,) = [found for found in walk(messages, "messages") if isinstance(found, Attached)]
    assert (file.path, file.name) == (f"{M}/{path}", name)
    assert inline_bytes(file.text) == b"Jan Testers, 85.07.30-999.32"
    changed = replace(messages, {file.path: inline_text(file.text, b"other content")}, "messages")
    (again,) = [found for found in walk(changed, "messages") if isinstance(found, Attached)]
    assert inline_bytes(again.text) == b"other content"


@pytest.mark.parametrize(
    "part",
    [
        {"type": "file", "file": {"file_id": "f-1"}},
        {"type": "file", "file": {"file_id": "f-1", "file_data": FILE}},
        {"type": "image", "source": {"type": "url", "url": "https://example.org/a.png"}},
        {"type": "input_audio", "input_audio": {"data": "?", "format": "wav"}},
    ],
)
def test_what_lies_elsewhere_is_not_read(part: dict[str, Any]) -> None:
    found = list(walk(content(part), "messages"))
    assert [gap.reason for gap in found if isinstance(gap, Incomplete)] == ["unsupported-part"]


def test_data_urls_in_every_form_are_read() -> None:
    assert inline_bytes("data:text/plain,a%20b") == b"a b"
    assert inline_bytes("data:text/plain;charset=utf-8;base64,YSBi") == b"a b"
    assert inline_bytes("YSBi") == b"a b"
    assert inline_bytes("_-8") == b"\xff\xef"  # for URLs, without padding
    assert inline_bytes("no base64!") is None
    assert inline_text("data:text/plain,a%20b", b"a b") == "data:text/plain;base64,YSBi"


def nested(depth: int) -> Any:
    tree: Any = "deep"
    for _ in range(depth):
        tree = [tree]
    return tree


LIMITS = [
    ("at the depth", nested(4), {"max_depth": 4}, ["x/0/0/0/0"], []),
    ("too deep", [nested(4), "b", nested(4)], {"max_depth": 4}, ["x/1"], ["x/0/0/0/0"]),
    ("very deep", nested(100_000), {}, [], ["x" + "/0" * 64]),
    ("too many", ["a", ["b", "c"], "d"], {"max_nodes": 3}, ["x/0"], ["x/1"]),
]


@pytest.mark.parametrize(
    ("tree", "limits", "runs", "gaps"), [pytest.param(*case[1:], id=case[0]) for case in LIMITS]
)
def test_says_what_is_beyond_a_limit(
    tree: Any, limits: dict[str, int], runs: list[str], gaps: list[str]
) -> None:
    found = list(walk(tree, "x", shape="tree", **limits))
    assert [leaf.path for leaf in found if isinstance(leaf, Leaf)] == runs
    over = [gap for gap in found if isinstance(gap, Incomplete)]
    assert [gap.part for gap in over] == gaps
    assert all(gap.reason == "limit" and "max_" in gap.detail for gap in over)


def test_a_tree_that_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError, match="bytes"):
        list(walk([b"x"], "x"))


def test_a_leaf_does_not_show_its_text() -> None:
    assert "secret" not in repr(next(strings("secret", "x")))


WORD = st.text(max_size=12) | st.sampled_from(["content", "text", "type", "role", "data", "images"])
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORD,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORD, inner, max_size=4),
    max_leaves=25,
)
MESSAGES = st.lists(TREES | st.fixed_dictionaries({"role": st.just("user"), "content": TREES}))


@given(MESSAGES)
def test_paths_are_unique(tree: list[Any]) -> None:
    paths = [leaf.path for leaf in strings(tree, "messages")]
    assert len(paths) == len(set(paths))


@example([{"role": "user", "content": {"data": -100000000000000, "text": 10000000.0}}])
@given(MESSAGES)
def test_replacing_nothing_gives_the_same_tree(tree: list[Any]) -> None:
    assert replace(tree, {}, "messages") is tree
    same = {leaf.path: leaf.text for leaf in strings(tree, "messages")}
    assert list(strings(replace(tree, same, "messages"), "messages")) == list(
        strings(tree, "messages")
    )


@given(MESSAGES)
def test_replacing_every_text_gives_the_new_ones_and_leaves_the_old_tree(tree: list[Any]) -> None:
    before = copy.deepcopy(tree)
    leaves = [leaf for leaf in strings(tree, "messages") if not leaf.path.endswith("/type")]
    texts = {leaf.path: f"new {n} 1" for n, leaf in enumerate(leaves)}
    after = {leaf.path: leaf.text for leaf in strings(replace(tree, texts, "messages"), "messages")}
    assert texts.items() <= after.items()
    assert tree == before


def test_untouched_branches_are_shared() -> None:
    tree: Any = [{"content": "a", "x": {"y": "z"}}, {"content": "b"}]
    new = replace(tree, {"messages/0": "A"}, "messages")
    assert new == [{"content": "A", "x": {"y": "z"}}, {"content": "b"}]
    assert new[0]["x"] is tree[0]["x"]
    assert new[1] is tree[1]


def test_keys_keep_their_order_and_never_fall_together() -> None:
    tree: Any = message(data={"jan@example.be": 1, "plain": 2, "piet@example.be": 3, "***": 4})
    masked = {f"{M}/data/#0": "***", f"{M}/data/#2": "***"}
    new = replace(tree, masked, "messages")
    assert list(new[0]["data"].items()) == [("***_2", 1), ("plain", 2), ("***_3", 3), ("***", 4)]


def test_a_number_becomes_a_string() -> None:
    tree = message(content="", data={"numbers": [85073099932, 1]})
    new = replace(tree, {f"{M}/data/numbers/0": "<BE_NATIONAL_NUMBER_1>"}, "messages")
    assert new[0]["data"] == {"numbers": ["<BE_NATIONAL_NUMBER_1>", 1]}


def test_text_below_the_depth_limit_can_still_be_replaced() -> None:
    new = replace(nested(2_000), {"x" + "/0" * 2_000: "new"}, "x", shape="tree")
    for _ in range(2_000):
        (new,) = new
    assert new == "new"


def test_a_path_that_is_not_there_is_refused_without_naming_it() -> None:
    with pytest.raises(ValueError, match=r"^1 of 1 paths are not in the tree$"):
        replace(message(content="a"), {"messages/7": "b"}, "messages")


def test_cost_is_linear() -> None:
    def seconds(count: int) -> float:
        tree = [{"role": "user", "content": [{"type": "text", "text": "a"}]}] * count
        start = perf_counter()
        assert sum(1 for _ in walk(tree, "messages")) == count
        return perf_counter() - start

    seconds(2_000)
    assert min(seconds(20_000) for _ in range(3)) < 4 * min(seconds(10_000) for _ in range(3))
