"""The structure of a regular expression, read far enough to judge what it costs.

Own, small parser: that of `regex` is private to it. Syntax is judged by compiling; what is read
here is what patterns of identifiers are made of. Whatever else there is (back-references,
recursion) is refused as Unreadable, because nobody could say what it costs.
"""

from dataclasses import dataclass

import regex as re

MAX_DEPTH = 20  # groups inside each other

_QUANTIFIER = re.compile(r"(?:[*+?]|\{(?=[0-9,]*[0-9])([0-9]{0,6})(,?)([0-9]{0,6})\})([+?]?)")
_LOOK = re.compile(r"\?(?:=|!|<=|<!)")
_NAME = re.compile(r"\?P?<([A-Za-z_]\w{0,40})>")
_FLAGS = re.compile(r"\?([imsau]{0,5}(?:-[ims]{1,3})?)([:)])")
_ESCAPE = re.compile(
    r"\\(?:[pP](?:\{[^}]{1,60}\}|[A-Z])|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
    r"|N\{[^}]{1,80}\}|0[0-7]{0,2}|[^0-9])",
    re.DOTALL,
)
_EDGES = "bBAZmM"
_UNREADABLE = "GKLRXgC"


class Unreadable(Exception):
    """What stands there, in words, and the remedy."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One character of a sort, as written: `a`, `[A-Z]`, `\\d`, `.`"""

    text: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Takes no characters: ^ $ \\b, and look-arounds with what they look for."""

    look: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Seq:
    """One after another."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Alt:
    """One of these."""

    options: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`item` at least and at most so many times; None: without end."""

    item: "Node"
    least: int
    most: int | None
    text: str  # as written
    sign: str  # the quantifier as written


@dataclass(frozen=True, slots=True)
class Named:
    """A group with a name."""

    item: "Node"
    name: str


Node = Atom | Edge | Seq | Alt | Repeat | Named


def parse(source: str) -> Node:
    """The tree of a pattern that compiles. Raises: Unreadable. Cost: linear."""
    parser = _Parser(source)
    node = parser.alternatives()
    if parser.at < len(source):
        raise Unreadable("a bracket ) too many; remove it")
    return node


class _Parser:
    def __init__(self, source: str) -> None:
        self.source, self.at, self.depth = source, 0, 0

    def alternatives(self) -> Node:
        options = [self._sequence()]
        while self.source[self.at : self.at + 1] == "|":
            self.at += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Alt(tuple(options))

    def _sequence(self) -> Node:
        items: list[Node] = []
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            start = self.at
            item = self._item()
            quantifier = _QUANTIFIER.match(self.source, self.at)
            if quantifier is not None:
                self.at = quantifier.end()
                item = _repeated(item, quantifier, self.source[start : self.at])
            elif self.source.startswith("{", self.at) and self.source[
                self.at + 1 : self.at + 2
            ] in (*("e", "i", "d", "s"),):
                raise Unreadable("a fuzzy match {e<=1}; write the spellings out with |")
            items.append(item)
        return items[0] if len(items) == 1 else Seq(tuple(items))

    def _item(self) -> Node:
        char = self.source[self.at]
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char == "\\":
            return self._escape()
        self.at += 1
        return Edge() if char in "^$" else Atom("\\" + char if char in "{}]*+?" else char)

    def _class(self) -> Node:
        source, start = self.source, self.at
        at = start + 1
        at += source.startswith("^", at)
        at += source.startswith("]", at)
        while at < len(source) and source[at] != "]":
            if source.startswith("[:", at) and (end := source.find(":]", at)) > 0:
                at = end + 2
            else:
                at += 2 if source[at] == "\\" else 1
        self.at = at + 1
        return Atom(source[start : self.at])

    def _escape(self) -> Node:
        found = _ESCAPE.match(self.source, self.at)
        if found is None:
            raise Unreadable("a back-reference such as \\1; write what it stands for again")
        letter = found[0][1]
        if letter in _UNREADABLE:
            raise Unreadable(f"\\{letter}; write the characters out")
        self.at = found.end()
        return Edge() if letter in _EDGES else Atom(found[0])

    def _group(self) -> Node:
        self.at += 1
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Unreadable(f"more than {MAX_DEPTH} brackets inside each other; flatten it")
        source, name, look = self.source, "", False
        if source.startswith("?#", self.at):
            self.at = source.find(")", self.at)
        elif source.startswith(("?:", "?>"), self.at):
            self.at += 2
        elif found := _LOOK.match(source, self.at):
            self.at, look = found.end(), True
        elif found := _NAME.match(source, self.at):
            self.at, name = found.end(), found[1]
        elif found := _FLAGS.match(source, self.at):
            self.at = found.end() - (found[2] == ")")
        elif source.startswith(("?", "*"), self.at):
            raise Unreadable(f"a group that begins with ({source[self.at : self.at + 3]}; use (?:")
        item = self.alternatives()
        self.at += 1  # the bracket that closes
        self.depth -= 1
        if look:
            return Edge(item)
        return Named(item, name) if name else item


def _repeated(item: Node, quantifier: "re.Match[str]", text: str) -> Repeat:
    sign = quantifier[0]
    if sign[0] in "*+?":
        least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign[0]]
    else:
        least = int(quantifier[1] or 0)
        most = least
        if quantifier[2]:
            most = int(quantifier[3]) if quantifier[3] else None
    return Repeat(item, least, most, text, sign)


def children(node: Node) -> tuple[Node, ...]:
    """What stands directly inside."""
    if isinstance(node, Seq):
        return node.items
    if isinstance(node, Alt):
        return node.options
    if isinstance(node, Repeat | Named):
        return (node.item,)
    if isinstance(node, Edge) and node.look is not None:
        return (node.look,)
    return ()


def nullable(node: Node) -> bool:
    """True when it can match nothing at all."""
    if isinstance(node, Seq):
        return all(map(nullable, node.items))
    if isinstance(node, Alt):
        return any(map(nullable, node.options))
    if isinstance(node, Repeat):
        return node.least == 0 or nullable(node.item)
    if isinstance(node, Named):
        return nullable(node.item)
    return isinstance(node, Edge)


def longest(node: Node) -> int | None:
    """Characters of the longest match; None: without end."""
    if isinstance(node, Atom):
        return 1
    if isinstance(node, Edge):
        return 0
    sizes = [longest(child) for child in children(node)]
    if any(size is None for size in sizes):
        return None
    known = [size for size in sizes if size is not None]
    if isinstance(node, Repeat):
        return None if node.most is None else node.most * known[0]
    return max(known) if isinstance(node, Alt) else sum(known)


def walk(node: Node) -> list[Node]:
    """The node and everything inside it, outermost first."""
    found = [node]
    for child in children(node):
        found += walk(child)
    return found
