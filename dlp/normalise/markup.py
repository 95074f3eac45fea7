"""Values cut by markup, and values given key by key: "0478<b>23</b>", "85<!-- x -->07",
"<c>8</c><c>5</c>", `{"d1": 8, "d2": 5}`, "cijfer 1 = 8, cijfer 2 = 5".

Tags that change how characters look vanish, others stand between cells. What numbered keys hold is
put together in their order where it is as long as an identifier; check digits decide the rest.
"""

import re  # noqa: TID251 - on plain character classes it is 1.5 to 3 times as fast as regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.reading import Reading

GAP = 40  # characters between two tags of one value
AHEAD = 20  # characters of what stands before the first tag
BACK = 80  # and of the tag before that
MOST = 400  # runs of tags that are read together
MIN_DIGITS = 8  # fewer are no identifier
KEYS = 3  # numbered keys that make a value, at least
DIGITS = range(9, 19)  # of their values together
PREFIX = 16  # characters of a key before its number

_TAG = r"<(?:!--[^>]{0,120}-->|/?[A-Za-z][^<>]{0,160}>)"
_TAGS = re.compile(rf"{_TAG}(?:[ \t\r\n]{{0,40}}{_TAG}){{0,12}}")
_BEFORE = re.compile(_TAG + r"\Z")
_LOOKS = re.compile(  # tags within a word
    r"(?:<!--[^>]{0,120}-->|</?(?:b|i|u|em|strong|span|wbr|font|mark|small|su[bp]|code|tt|s|del|ins"
    r"|a|big|bd[io]|nobr|kbd|samp|var|q|abbr|w:[a-z]{1,12}|o:p)(?:[ \t/][^<>]{0,160})?>)+",
    re.IGNORECASE,
)
_BETWEEN_CELLS = " | "
_VALUE = re.compile(r"[\"'\]]{0,2}[ ]?[:=>][ ]?[\"']?([0-9]{1,7})(?![0-9.,][0-9])[\"']?")
_NEXT = re.compile(r"[ \t\r\n,;|{}()&]{1,40}")
_KEY = re.compile(r"[\"']?[A-Za-z_\-.\[ ]*\Z")


def tagged(body: str, hints: Hints) -> Iterator[Reading]:
    """Every stretch with tags behind a figure or an at sign, without them. Cost: linear."""
    done = 0
    for at in hints.at.get("tag", ()):
        cut = body.find("<", at, at + 4)
        if at < done or cut < 0 or _TAGS.match(body, cut) is None:
            continue
        start = at
        while start > max(done, at - AHEAD) and body[start - 1].isalnum():
            start -= 1
        before = _BEFORE.search(body, max(done, start - BACK), start)
        reading = Reading(body, start if before is None else before.start(), done)
        if before is not None:
            reading.put("" if _LOOKS.fullmatch(before[0]) else " ", *before.span())
        for _ in range(MOST):
            tags = _TAGS.match(body, cut) if cut >= 0 else None
            if tags is None:
                break
            reading.keep(start, cut)
            start = tags.end()
            looks = _LOOKS.fullmatch(tags[0]) is not None
            reading.put("" if looks else _BETWEEN_CELLS, cut, start)
            cut = body.find("<", start, start + GAP)
        done = start
        reading.last = reading.length + 1
        reading.finish(done, 40)
        reading.last = min(reading.last, reading.length)
        text = reading.text
        if "@" in text or sum(map(text.count, "0123456789")) >= MIN_DIGITS:
            yield reading


def keyed(body: str, hints: Hints) -> Iterator[Reading]:
    """Values in keys numbered from 0 or 1 on. Cost: linear; bounded behind every first key."""
    done = 0
    for at in hints.at.get("keyed", ()):
        first = _VALUE.match(body, at + 1) if at >= done else None
        base = int(body[at])
        if first is None:
            continue
        key = _KEY.search(body, max(0, at - PREFIX, done), at)
        prefix = key[0].lstrip(" ") if key is not None else ""
        for name in dict.fromkeys((prefix, prefix[prefix.rfind(" ", 0, -1) + 1 :], "")):
            figures, end = _figures(body, name, first, base)
            if figures is not None:
                reading = Reading(body, at - len(name))
                reading.put(figures, first.start(1), end)
                done = end
                reading.finish(end, 40)
                reading.checked = reading.final = True
                yield reading
                break


def _figures(body: str, name: str, first: "re.Match[str]", base: int) -> tuple[str | None, int]:
    """What the keys with that name, numbered from `base` on, hold together, and where it ends."""
    values, end, last = [first[1]], first.end(), first.end(1)
    while len(values) < DIGITS[-1]:
        gap = _NEXT.match(body, end)
        key = f"{name}{len(values) + base}"
        if gap is None or not body.startswith(key, gap.end()):
            break
        value = _VALUE.match(body, gap.end() + len(key))
        if value is None:
            break
        values.append(value[1])
        end, last = value.end(), value.end(1)
    figures = "".join(values)
    return (figures if len(values) >= KEYS and len(figures) in DIGITS else None), last
