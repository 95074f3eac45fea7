"""Corpora written by hand: texts one after another, what is to be found marked where it stands.

```text
### nl-mail-001 | nl | mail | leak | redact
Bel ⟦PHONE_NUMBER|053 72 00 41⟧ voor 12⟨U+00A0⟩u.
```
A text ends before the next `### ` line; blank lines at its end are no part of it. ⟨U+200B⟩
stands for a character that an editor would not show, inside marks too.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import regex as re

from dlp.data import Action
from dlp.evaluation.corpus import Case, Gold, Mistakes

KINDS = ("leak", "clean", "lookalike", "evasion")
_HEADER = "### "
_FIELDS = "id | lang | genre | kind | verdict"
_TOKEN = re.compile(r"⟨U\+(?P<code>[0-9A-F]{4,6})⟩|⟦(?P<entity>[A-Z0-9_]{1,60})\||(?P<odd>[⟦⟧⟨⟩])")


def read_cases(name: str, text: str, mistakes: Mistakes) -> list[Case]:
    """The texts of such a file."""
    cases = []
    for header_line, header, body in _blocks(name, text, mistakes):
        before = len(mistakes.found)
        where = f"{name}:{header_line}"
        fields = [part.strip() for part in header.removeprefix(_HEADER).split("|")]
        if len(fields) != 5 or not all(fields):
            mistakes.add(where, f"a header is `### {_FIELDS}`")
            continue
        case_id, lang, genre, kind, verdict = fields
        mistakes.identifier(where, case_id)
        mistakes.verdict(where, verdict)
        if kind not in KINDS:
            mistakes.add(where, f"the kind is one of {', '.join(KINDS)}")
        plain, spans = _Marks(name, header_line + 1, mistakes).read(body)
        if len(mistakes.found) == before:
            cases.append(
                Case(case_id, lang, plain, spans, cast(Action, verdict), genre=genre, kind=kind)
            )
    return cases


def _blocks(name: str, text: str, mistakes: Mistakes) -> Iterator[tuple[int, str, str]]:
    """Header line number, header and body of each text."""
    lines = text.split("\n")
    starts = [place for place, line in enumerate(lines) if line.startswith(_HEADER)]
    for place, line in enumerate(lines[: starts[0] if starts else len(lines)]):
        if line.strip():
            mistakes.add(f"{name}:{place + 1}", f"a text begins with `### {_FIELDS}`")
            break
    for start, end in pairwise([*starts, len(lines)]):
        yield start + 1, lines[start], "\n".join(lines[start + 1 : end]).rstrip("\n")


@dataclass(slots=True)
class _Marks:
    """Reads marks and escapes of one text."""

    name: str
    first_line: int
    mistakes: Mistakes

    def read(self, body: str) -> tuple[str, tuple[Gold, ...]]:
        """The plain text and its spans. Cost: linear."""
        plain: list[str] = []
        spans: list[Gold] = []
        length, at = 0, 0
        opened: tuple[str, int, int] | None = None  # entity, start in plain, place in body
        for token in _TOKEN.finditer(body):
            piece = body[at : token.start()]
            at = token.end()
            if token["code"]:
                piece += self._character(body, token.start(), int(token["code"], 16))
            plain.append(piece)
            length += len(piece)
            if token["entity"]:
                if opened:
                    self._wrong(body, token.start(), "a mark inside a mark; close the first")
                self.mistakes.entity(self._where(body, token.start()), token["entity"])
                opened = token["entity"], length, token.start()
            elif token["odd"] == "⟧" and opened:
                if length == opened[1]:
                    self._wrong(body, token.start(), "a mark around nothing")
                spans.append(Gold(opened[1], length, opened[0]))
                opened = None
            elif token["odd"]:
                self._wrong(body, token.start(), "a bracket without its fellow, or a broken escape")
        if opened:
            self._wrong(body, opened[2], "a mark that is not closed")
        plain.append(body[at:])
        return "".join(plain), tuple(spans)

    def _character(self, body: str, place: int, code: int) -> str:
        if code <= sys.maxunicode:
            return chr(code)
        self._wrong(body, place, "an escape beyond U+10FFFF")
        return ""

    def _where(self, body: str, place: int) -> str:
        return f"{self.name}:{self.first_line + body.count(chr(10), 0, place)}"

    def _wrong(self, body: str, place: int, what: str) -> None:
        self.mistakes.add(self._where(body, place), what)
