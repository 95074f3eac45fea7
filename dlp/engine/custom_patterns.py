"""Regular expressions that somebody else wrote: compiled when they are safe, else explained."""

from collections.abc import Callable, Iterator

import regex as re

from dlp.engine.custom_cost import ambiguous, takes_anything, too_slow
from dlp.engine.custom_regex import Named, Node, Repeat, Unreadable, longest, nullable, parse, walk

ENDLESS = 1_000  # a repeat of that many of anything is one without end
SHOWN = 60  # characters of a pattern that a message repeats


class SyntaxMistake(Exception):
    """Everything that is wrong with one pattern."""

    def __init__(self, said: list[str]) -> None:
        super().__init__()
        self.said = said


def compiled(
    source: str, flags: int, plain: Callable[[str], str]
) -> tuple["re.Pattern[str]", Node]:
    """The pattern and its structure. Raises: SyntaxMistake. Cost: about 5 ms."""
    odd = list(_odd(source, plain))
    if odd:
        raise SyntaxMistake(odd)
    try:
        expression = re.compile(source, flags)
    except re.error as error:
        raise SyntaxMistake([_explained(source, error)]) from None
    try:
        tree = parse(source)
        wrong = list(_wrong(expression, tree))
    except Unreadable as unreadable:
        raise SyntaxMistake([f"holds {unreadable}"]) from None
    if wrong:
        raise SyntaxMistake(wrong)
    return expression, tree


def size(tree: Node) -> int | None:
    """Code points of the longest match; None: without end."""
    return longest(tree)


def _odd(source: str, plain: Callable[[str], str]) -> Iterator[str]:
    """Characters that never stand in normalised text."""
    if "\b" in source:
        yield r"holds a backspace: that is \b between double quotes; put it between single quotes"
    for char in dict.fromkeys(source):
        if char == "\b" or char.isascii():
            continue
        read = plain(char)
        if read != char:
            instead = f"write {read}" if read else "remove it"
            yield f"holds {_name(char)}, which is read as {_name(read)}; {instead}"


def _name(char: str) -> str:
    if not char:
        return "nothing"
    return char if char.isprintable() and not char.isspace() else f"U+{ord(char):04X}"


def _explained(source: str, error: "re.error") -> str:
    """A mistake of syntax in plain words, with the mended pattern where that is plain."""
    said = str(getattr(error, "msg", "unreadable"))
    at = min(getattr(error, "pos", None) or 0, len(source))
    if said == "missing )":
        at = _unclosed(source)
        what = f"the bracket ( at character {at + 1} is never closed; write \\( for a bracket"
    elif said == "unbalanced parenthesis":
        what = f"the bracket ) at character {at + 1} was never opened; write \\) for a bracket"
    elif said == "unterminated character set":
        at = source.rfind("[")
        what = f"the bracket [ at character {at + 1} is never closed; write \\[ for a bracket"
    elif said == "nothing to repeat":
        what = (
            f"the {source[at]} at character {at + 1} repeats nothing; write \\{source[at]} for it"
        )
    elif said == "multiple repeat":
        what = f"the {source[at]} at character {at + 1} repeats a repeat; remove it"
        return what + (_mended(source[:at] + source[at + 1 :]) if source[at] in "*+" else "")
    else:
        return f"is no regular expression: {said} at character {at + 1}; mend it"
    return f"{what}{_mended(source[:at] + chr(92) + source[at:])}"


def _mended(source: str) -> str:
    """`: PP\\(1`, when that compiles."""
    try:
        re.compile(source)
    except re.error:
        return ""
    return f": {source}" if len(source) <= SHOWN else ""


def _unclosed(source: str) -> int:
    """Where the innermost bracket that is never closed stands."""
    opened: list[int] = []
    at, inside = 0, False
    while at < len(source):
        char = source[at]
        if char == "\\":
            at += 1
        elif inside:
            inside = char != "]"
        elif char == "[":
            inside = True
        elif char == "(":
            opened.append(at)
        elif char == ")" and opened:
            opened.pop()
        at += 1
    return opened[-1] if opened else len(source)


def _wrong(expression: "re.Pattern[str]", tree: Node) -> Iterator[str]:
    """What a scan could not bear; the slow trial only when nothing else is wrong."""
    if nullable(tree):
        yield f"matches where nothing stands; {_obligatory(tree)}"
        return
    values = [node for node in walk(tree) if isinstance(node, Named) and node.name == "value"]
    if any(map(nullable, values)):
        yield "its group value matches where nothing stands; make a part of it obligatory"
        return
    repeat = ambiguous(tree, expression.flags)
    if repeat is not None:
        yield (
            f"{_short(repeat.text)} can read one text in very many ways, and a scan would not end"
            f"{_once(repeat)}"
        )
        return
    endless = False
    for node in walk(tree):
        if not isinstance(node, Repeat) or (node.most is not None and node.most <= ENDLESS):
            continue
        if takes_anything(node.item, expression.flags):
            endless = True
            yield f"{_short(node.text)} takes any text without end; write {_bounded(node)}"
    if endless:
        return
    blamed = too_slow(expression, tree)
    if blamed is not None:
        yield (
            f"takes too long on text made to hold it up{_blame(tree, blamed)}, or begin the "
            "pattern with something fixed that its repeats cannot take"
        )


def _obligatory(tree: Node) -> str:
    if isinstance(tree, Repeat) and tree.sign[0] in "*?":
        return f"write {_short(tree.text[: -len(tree.sign)])}{'{1,40}' * (tree.sign[0] == '*')}"
    return "make one part of it obligatory"


def _once(repeat: Repeat) -> str:
    inner = repeat.item.item if isinstance(repeat.item, Named) else repeat.item
    if isinstance(inner, Repeat):
        return f"; repeat once: {_bounded(inner)}"
    return (
        "; let a sign that must stand there part the repeats, or write one repeat of a class such "
        r"as [\w ]{1,80}"
    )


def _blame(tree: Node, blamed: str) -> str:
    for node in walk(tree):
        if isinstance(node, Repeat) and node.text == blamed and node.most is None:
            return f": {_short(blamed)} is begun anew at every character; write {_bounded(node)}"
    return f", at {_short(blamed)}; shorten it" if blamed else "; shorten its repeats"


def _bounded(repeat: Repeat) -> str:
    if repeat.most is not None and repeat.most <= ENDLESS:
        return _short(repeat.text)
    stem = repeat.text[: -len(repeat.sign)]
    return f"{_short(stem)}{{{repeat.least},{max(40, repeat.least * 2)}}}"


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
