"""Jupyter notebooks: JSON with code, text and output, and pictures in base64 inside it."""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Iterator

import regex as re

from dlp.formats import json_text
from dlp.formats.base import Budget, Embedded, Format, Found, Incomplete, Rewrite
from dlp.formats.txt import decoded, encoded

_PICTURE = re.compile(r'"(image/(?:png|jpeg|gif|webp))"\s*:\s*"((?:[A-Za-z0-9+/=]|\\n)+)"')


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """The text, then every picture in it."""
    yield from json_text.read(content, budget)
    for number, match in enumerate(_PICTURE.finditer(decoded(content).text), 1):
        path = f"picture/{number}"
        try:
            picture = b64decode(match[2].replace("\\n", ""), validate=True)
        except binascii.Error:
            yield Incomplete(path, "damaged", "a picture is not base64")
            continue
        yield Embedded(path, picture, media_type=match[1])


def write(content: bytes, rewrite: Rewrite, budget: Budget) -> bytes:
    """The notebook with its edits and changed pictures."""
    source = decoded(json_text.write(content, Rewrite(rewrite.edits), budget))
    count = 0

    def changed(match: "re.Match[str]") -> str:
        nonlocal count
        count += 1
        new = rewrite.files.get(f"picture/{count}")
        if new is None:
            return match[0]
        return f'"{match[1]}": "{b64encode(new).decode("ascii")}"'

    return encoded(source, _PICTURE.sub(changed, source.text))


FORMAT = Format("ipynb", ("application/x-ipynb+json",), read, write)
