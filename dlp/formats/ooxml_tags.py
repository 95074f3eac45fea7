"""What the tags of an Office Open XML part mean to the flow of its text.

Between two texts stand mostly the same few series of tags (`</w:t></w:r></w:p><w:p><w:r><w:t`), so
each is read once a request and looked up from then on.
"""

import re  # noqa: TID251 - on these patterns it is twice as fast as regex; all are linear
from typing import Any, NamedTuple

DELETED, INSERTED, HIDDEN, FIELD = 1, 2, 4, 8  # kinds of a run, as bits
PARAGRAPHS = frozenset({"p", "si", "text", "comment", "is", "rt"})  # rt: words above words
RUNS = {"t": 0, "delText": 0, "instrText": FIELD, "delInstrText": FIELD}
CHANGES = {"del": DELETED, "moveFrom": DELETED, "ins": INSERTED, "moveTo": INSERTED}
OWN = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_OPENING = frozenset((*RUNS, *OWN, "r", "gridSpan", "vanish", "specVanish", "webHidden", "sym"))
_BOTH = frozenset((*PARAGRAPHS, *CHANGES, "tbl", "tr", "tc"))  # whose end counts too
_TAG = re.compile(r"(/?)(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/]|\Z)([^<>]*)")
_MOST = 5_000  # different tags, and series of them, that are remembered
_LONGEST = 2_000  # characters of a series that is remembered


class Tag(NamedTuple):
    """What a tag means."""

    name: str  # without prefix; "" for what means nothing
    closing: str
    attributes: str
    run: int | None = None  # kind of the text behind it


class Series(NamedTuple):
    """What the tags between two texts mean."""

    tags: tuple[Tag, ...]  # those that mean something, without the last
    last: Tag
    label: str  # the last as it stands there


NOTHING, RUN = Tag("", "", ""), Tag("r", "", "")
BEGIN, END = Tag("p", "", ""), Tag("p", "/", "")  # of a paragraph, whatever attributes it has


def series_of(markup: str, known: dict[str, Any]) -> Series:
    """Tags that follow each other, without the end of the last: `<w:p><w:r><w:t`.

    `known`: a Tag by its characters, a Series by its own with the "<" before them; grows.
    Cost: linear.
    """
    tags: list[Tag] = []
    last, label = NOTHING, ""
    for piece in markup[1:].split("<"):
        if last.name and not (last is RUN and tags and tags[-1] is BEGIN):
            tags.append(last)  # a run that begins a paragraph changes nothing
        label = piece.removesuffix(">")
        last = known.get(label) or _tag(label)
        if len(known) < _MOST:
            known[label] = last
    series = Series(tuple(tags), last, label)
    if len(known) < _MOST and len(markup) < _LONGEST:
        known[markup] = series
    return series


def _tag(tag: str) -> Tag:
    match = _TAG.match(tag)
    if match is None:
        return NOTHING
    closing, name, attributes = match.groups()
    if name not in _BOTH and (closing or name not in _OPENING):
        return NOTHING
    if (name, attributes, closing) == ("r", "", ""):
        return RUN
    if name == "p" and not attributes.endswith("/"):
        return END if closing else BEGIN
    run = None if attributes.endswith("/") else RUNS.get(name)
    return Tag(name, closing, attributes, run)
