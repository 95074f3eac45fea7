"""Tokens known by how they begin: one line a token gives pattern, check and samples.

Makers give their keys a beginning of their own so that scanners find them. A line names that
beginning, the signs behind it and how many. Samples are drawn anew at each start from those signs,
so that no file of ours holds anything that looks like a key.
"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import regex as re

from recognizers.base import Anchor, Recognizer, Sample, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.values import drawn

_DIGITS = "0123456789"
_SMALL = "abcdefghijklmnopqrstuvwxyz"
SIGNS: dict[str, tuple[str, str]] = {  # name to a character class and what samples are drawn from
    "digits": ("[0-9]", _DIGITS),
    "hex": ("[0-9a-f]", _DIGITS + "abcdef"),
    "base32": ("[A-Z2-7]", _SMALL.upper() + "234567"),
    "capitals": ("[A-Z0-9]", _SMALL.upper() + _DIGITS),
    "small": ("[a-z0-9]", _SMALL + _DIGITS),
    "letters": ("[A-Za-z]", _SMALL + _SMALL.upper()),
    "base62": ("[A-Za-z0-9]", _SMALL + _SMALL.upper() + _DIGITS),
    "word": (r"[A-Za-z0-9_]", _SMALL + _SMALL.upper() + _DIGITS),
    "url": (r"[A-Za-z0-9_\-]", _SMALL + _SMALL.upper() + _DIGITS),
    "base64": (r"[A-Za-z0-9+/]", _SMALL + _SMALL.upper() + _DIGITS),
}
MOST = 300  # code points of a token


class Token(NamedTuple):
    """How one sort of token is built: fixed texts and (signs, least, most) in turn."""

    parts: tuple[str | tuple[str, int, int], ...]

    def pattern(self) -> str:
        """Its regular expression."""
        return "".join(
            re.escape(part) if isinstance(part, str) else _repeat(*part) for part in self.parts
        )

    def drawn(self, draw: Random, short: int = 0, sign: str = "") -> str:
        """A made-up token; `short` characters too short, or of one sign behind its beginning."""
        made = []
        for part in self.parts:
            if isinstance(part, str):
                made.append(part)
                continue
            name, least, _ = part
            alphabet = sign or SIGNS[name][1]
            made.append("".join(draw.choice(alphabet) for _ in range(max(1, least - short))))
        return "".join(made)


def token(*parts: str | tuple[str, int] | tuple[str, int, int]) -> Token:
    """A sort of token; a pair is (signs, exactly so many)."""
    whole: list[str | tuple[str, int, int]] = []
    for part in parts:
        if isinstance(part, str):
            whole.append(part)
        else:
            whole.append((part[0], part[1], part[-1] if len(part) == 3 else part[1]))
    return Token(tuple(whole))


def _repeat(name: str, least: int, most: int) -> str:
    return SIGNS[name][0] + (f"{{{least}}}" if least == most else f"{{{least},{most}}}")


def family(
    name: str,
    title: tuple[str, str, str, str],
    words: tuple[str, ...],
    tokens: tuple[Token, ...],
    *extra: Sample,
    literal: str | None = None,
    confidence: float = 0.98,
    checked: bool = True,
    behind: str = "",
) -> Recognizer:
    """One kind of token of one maker.

    Args:
        title: in nl, fr, de, en.
        words: how its tokens begin, as anchor words: signs are spaces, "akia*" for an open end.
        literal: the anchor instead, for a beginning that is an everyday word.
        extra: samples besides those drawn.
        checked: whether the value must look drawn; False where its form leaves no doubt.
        behind: a word that may stand right before the token.
    """
    either = "|".join(one.pattern() for one in tokens)
    longest = max(sum(len(p) if isinstance(p, str) else p[2] for p in one.parts) for one in tokens)
    start = rf"(?:(?<={behind})|(?<![A-Za-z0-9]))" if behind else "(?<![A-Za-z0-9])"
    anchor = (
        Anchor(words=words, exact=True, before=0)
        if literal is None
        else Anchor(literal=literal, before=24, reach=longest)
    )
    return Recognizer(
        name=name,
        entity="SECRET",
        title=dict(zip(("nl", "fr", "de", "en"), title, strict=True)),
        pattern=compiled(rf"{start}(?:{either})(?![A-Za-z0-9]|[_\-][A-Za-z0-9])"),
        anchor=anchor,
        check=drawn if checked else None,
        keep="raw",
        bare=confidence,
        specificity=96,
        samples=(*_samples(name, tokens, checked), *extra),
    )


def _samples(name: str, tokens: tuple[Token, ...], checked: bool) -> Iterator[Sample]:
    """Every sort of token in the places where people leave them, and what is none."""
    draw = Random(name)  # noqa: S311 - repeatable samples, not keys
    places = (
        ("«{}»", "alone"),
        ('KEY="«{}»"', "in quotes"),
        ("export KEY=«{}»\nrun", "environment"),
        ("key: «{}»\n", "YAML"),
        ("hier is «{}», graag nazien", "in a sentence"),
        ("Voici la clé («{}»)", "in brackets"),
        ("`«{}»`", "Markdown"),
        ('{{"a":"«{}»","b":1}}', "JSON"),
    )
    for place, why in places:
        yield hit(place.format(tokens[0].drawn(draw)), why)
    for number, one in enumerate(tokens[1:], start=2):
        yield hit(f"x = '«{one.drawn(draw)}»'", f"sort {number}")
    first = tokens[0]
    whole = first.drawn(draw)
    start = next((part for part in first.parts if isinstance(part, str)), "")
    yield miss(first.drawn(draw, short=4), "too short")
    yield miss(f"{start}...", "elided")
    yield miss(f"{start}****************", "masked")
    yield miss(f"<{start}your-key-here>", "to be filled in")
    yield miss(f"a key begins with {start}", "spoken of")
    yield miss(f"startswith('{start}')", "sought by a program")
    yield miss(f"Z9{whole}", "inside a longer word")
    yield miss(f"{whole[: len(start) + 2]} {whole[len(start) + 2 :]}", "cut by a space")
    if checked:
        yield miss(first.drawn(draw, sign="x"), "one sign over and over")
