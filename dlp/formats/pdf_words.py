"""Words of the objects of a PDF: strings, names that may hold a value, boxes of one value.

Readers show names in links, lists of destinations and properties: of destinations, fonts, colours,
properties and tags. They tie objects together.
"""

from collections.abc import Iterator
from typing import Any

import regex as re
from pikepdf import Array, Dictionary, Object, String

LEAST_BOXES = 8  # fields of one character that may be boxes of one value
_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]{9,127})")
_IN_STRING = re.compile(rb"\((?:[^()\\]|\\.){0,4000}\)")
_HASH = re.compile(rb"#([0-9A-Fa-f]{2})")  # a character of a name by its number
_TELLING = re.compile(r"(?:[0-9][ ./_\-]{0,2}){8}[0-9]|@")  # a name that may hold a value


def telling_names(written: bytes) -> Iterator[str]:
    """Names in written objects or instructions that may hold a value. Cost: linear."""
    if not any(map(_tells, _NAME.findall(written))):
        return
    for name in _NAME.findall(_IN_STRING.sub(b"()", written)):
        if _tells(name):
            yield _name_text(name)


def _tells(name: bytes) -> bool:
    return _TELLING.search(_name_text(name)) is not None


def _name_text(name: bytes) -> str:
    """A name with the characters that it gives by their number."""
    text = _HASH.sub(lambda one: bytes.fromhex(one[1].decode()), name) if b"#" in name else name
    return text.decode("utf-8", "replace")


def string_text(value: String) -> str:
    """A PDF string as text: UTF-16 or UTF-8 with a mark, UTF-8 that looks like it, else PDFDoc."""
    data = bytes(value)
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le", "replace")
    if not data.startswith((b"\xfe\xff", b"\xef\xbb\xbf")) and not data.isascii():
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass  # PDFDoc it is
    return str(value)


def each(value: Any) -> list[Any]:
    """Items of an array, or the one thing that stands in its place."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def boxed_fields(fields: Any) -> Iterator[list[Object]]:
    """Fields of a form that follow each other and hold one character each. Cost: linear."""
    run: list[Object] = []
    waiting, seen = [each(fields)[::-1]], set[tuple[int, int]]()
    while waiting:
        one = waiting[-1].pop() if waiting[-1] else None
        value = one.get("/V") if isinstance(one, Dictionary) else None
        if one is not None and isinstance(value, String) and len(string_text(value).strip()) == 1:
            run.append(one)
            continue
        if len(run) >= LEAST_BOXES:
            yield run
        run = []
        if one is None:
            waiting.pop()
        elif isinstance(one, Dictionary) and one.objgen not in seen:
            if one.objgen != (0, 0):
                seen.add(one.objgen)
            waiting.append(each(one.get("/Kids"))[::-1])
