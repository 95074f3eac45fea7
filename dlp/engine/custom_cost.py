"""Is a pattern linear-time? First by its structure, then by trying it on hostile text.

Structure: a repeat that can read the same text in two ways makes a backtracking engine try all of
them, so the time doubles with every character: `(a+)+$`, `(a|a)*b`, `(\\w+\\s?)*$`. The pattern is
read as an automaton of its characters; two different ways through one round of a repeat over the
same text are such a repeat (Weber and Seidl, 1991: exponential ambiguity).

Trial: what grows with the square of the text (`[a-z]+[0-9]`, begun anew at each letter) shows on
text made of the pattern's own repeats. Time is that of this thread, so that a busy machine refuses
nothing.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from time import thread_time

import regex as re

from dlp.engine.custom_regex import (
    Alt,
    Atom,
    Edge,
    Named,
    Node,
    Repeat,
    Seq,
    Unreadable,
    children,
    walk,
)

MANY = 8  # a repeat with more choices than this counts as one without end
MAX_PLACES = 2_000  # characters of a pattern, bounded repeats written out
MAX_ROUND = 120  # characters of the body of a repeat
FIRST, SECOND = 4_000, 32_000  # characters of hostile text
QUICK, SLOW = 0.002, 0.1  # seconds: below QUICK the first trial is enough, above SLOW refused
GIVE_UP = 0.5  # seconds for one trial
MAX_TEXTS = 16  # hostile texts of one pattern

_ALPHABET = "a1A0bz9Z-./ _" + "".join(
    chr(c) for c in range(32, 127) if chr(c) not in "a1A0bz9Z-./ _"
)
_ALPHABET += "\n\té" + "ßĞЖ漢€"


def ambiguous(tree: Node, flags: int) -> Repeat | None:
    """The outermost repeat that can read one text in several ways, or None.

    Raises: Unreadable when the pattern is too large to tell. Cost: MAX_ROUND squared at worst.
    """
    for node in (tree, *(n.look for n in walk(tree) if isinstance(n, Edge) and n.look)):
        places = _Places(flags)
        places.add(node)
        for low, high, repeat in places.rounds:
            if places.has_two_ways(low, high):
                return repeat
    return None


class _Places:
    """The characters of a pattern and which can follow which (Glushkov's automaton)."""

    def __init__(self, flags: int) -> None:
        self._flags = flags
        self.masks: list[int] = []
        self._next: dict[int, dict[int, int]] = {}  # place: place that follows: in how many ways
        self.rounds: list[tuple[int, int, Repeat]] = []  # repeats, outermost only

    def add(self, node: Node) -> tuple[bool, tuple[int, ...], tuple[int, ...]]:
        """Can match nothing; places it can begin and end with."""
        if isinstance(node, Atom):
            if len(self.masks) >= MAX_PLACES:
                raise Unreadable(
                    f"more than {MAX_PLACES:,} characters to match; shorten its repeats"
                )
            self.masks.append(mask(node.text, self._flags))
            place = len(self.masks) - 1
            return False, (place,), (place,)
        if isinstance(node, Edge):
            return True, (), ()
        if isinstance(node, Named):
            return self.add(node.item)
        if isinstance(node, Alt):
            parts = [self.add(option) for option in node.options]
            first = tuple(place for part in parts for place in part[1])
            last = tuple(place for part in parts for place in part[2])
            return any(part[0] for part in parts), first, last
        if isinstance(node, Repeat):
            return self._repeat(node)
        whole: tuple[bool, tuple[int, ...], tuple[int, ...]] = (True, (), ())
        for item in node.items:
            whole = self._after(whole, self.add(item))
        return whole

    def _after(
        self,
        one: tuple[bool, tuple[int, ...], tuple[int, ...]],
        other: tuple[bool, tuple[int, ...], tuple[int, ...]],
    ) -> tuple[bool, tuple[int, ...], tuple[int, ...]]:
        self._join(one[2], other[1])
        return (
            one[0] and other[0],
            one[1] + other[1] if one[0] else one[1],
            one[2] + other[2] if other[0] else other[2],
        )

    def _join(self, last: tuple[int, ...], first: tuple[int, ...]) -> None:
        for a, b in product(last, first):
            ways = self._next.setdefault(a, {})
            ways[b] = ways.get(b, 0) + 1

    def _repeat(self, node: Repeat) -> tuple[bool, tuple[int, ...], tuple[int, ...]]:
        whole: tuple[bool, tuple[int, ...], tuple[int, ...]] = (True, (), ())
        endless = node.most is None or node.most - node.least > MANY
        fixed = node.least - (endless and node.least > 0)
        for _ in range(fixed):
            whole = self._after(whole, self.add(node.item))
        if endless:
            low = len(self.masks)
            empty, first, last = self.add(node.item)
            self._join(last, first)
            self.rounds = [r for r in self.rounds if r[0] < low]
            self.rounds.append((low, len(self.masks), node))
            return self._after(whole, (empty or not node.least, first, last))
        rest: tuple[bool, tuple[int, ...], tuple[int, ...]] = (True, (), ())
        for _ in range((node.most or 0) - node.least):
            _, first, last = self._after(self.add(node.item), rest)
            rest = (True, first, last)
        return self._after(whole, rest)

    def has_two_ways(self, low: int, high: int) -> bool:
        """True when the round made of these places can read some text in two ways."""
        if high - low > MAX_ROUND:
            raise Unreadable(f"a repeat of more than {MAX_ROUND} characters; repeat less of it")
        inside = {
            a: tuple(b for b in self._next.get(a, ()) if low <= b < high) for a in range(low, high)
        }
        if any(self._next[a][b] > 1 for a, after in inside.items() for b in after):
            return True
        before: dict[tuple[int, int], list[tuple[int, int]]] = {}
        seen = {(a, a) for a in inside}
        todo = list(seen)
        while todo:
            pair = todo.pop()
            for follow in product(inside[pair[0]], inside[pair[1]]):
                if self.masks[follow[0]] & self.masks[follow[1]]:
                    before.setdefault(follow, []).append(pair)
                    if follow not in seen:
                        seen.add(follow)
                        todo.append(follow)
        back = [(a, a) for a in inside]
        met = set(back)
        while back:
            for pair in before.get(back.pop(), ()):
                if pair[0] != pair[1]:
                    return True
                if pair not in met:
                    met.add(pair)
                    back.append(pair)
        return False


@lru_cache(maxsize=4096)
def mask(atom: str, flags: int) -> int:
    """Which characters of a small alphabet an atom takes, as bits."""
    takes = re.compile(atom, flags).fullmatch
    return sum(1 << i for i, char in enumerate(_ALPHABET) if takes(char))


def takes_anything(node: Node, flags: int) -> bool:
    """True for an atom that letters, digits, signs and spaces all are."""
    return isinstance(node, Atom) and all(
        mask(node.text, flags) >> _ALPHABET.index(char) & 1 for char in "aZ0 -."
    )


def example(node: Node, flags: int) -> str:
    """A short text that it matches; look-arounds are not looked at."""
    if isinstance(node, Atom):
        bits = mask(node.text, flags)
        if bits:
            return _ALPHABET[(bits & -bits).bit_length() - 1]
        return next((c for c in node.text if c.isalnum()), "a")
    if isinstance(node, Seq):
        return "".join(example(item, flags) for item in node.items)
    if isinstance(node, Alt):
        return example(node.options[0], flags)
    if isinstance(node, Repeat):
        return example(node.item, flags) * min(max(node.least, 1), 64)
    return example(node.item, flags) if isinstance(node, Named) else ""


def too_slow(pattern: "re.Pattern[str]", tree: Node) -> str | None:
    """The repeat, as written, on which the pattern takes too long, or None. Cost: about 5 ms."""
    for blamed, pump, end in _hostile(tree, pattern.flags):
        seconds = _trial(pattern, pump, end, FIRST)
        if seconds <= QUICK:
            continue
        if all(_trial(pattern, pump, end, SECOND) > SLOW for _ in range(2)):
            return blamed
    return None


def _trial(pattern: "re.Pattern[str]", pump: tuple[str, str], end: str, size: int) -> float:
    begin, body = pump
    text = begin + body * (size // len(body)) + end
    started = thread_time()
    try:
        for _ in pattern.finditer(text, timeout=GIVE_UP):
            pass
    except TimeoutError:
        return GIVE_UP
    return thread_time() - started


def _hostile(tree: Node, flags: int) -> Iterator[tuple[str, tuple[str, str], str]]:
    """What is blamed, (beginning, what is repeated) and end of texts that nearly match."""
    whole = example(tree, flags) or "a"
    end = (
        f"\n!\n{whole[-1]}\n{whole}"  # the engine gives up early when a needed character is absent
    )
    given: dict[tuple[str, str], str] = {}
    for begin, repeat in _repeats(tree, "", flags):
        body = example(repeat.item, flags)
        if body:
            given.setdefault(("", body), repeat.text)
            given.setdefault((begin, body), repeat.text)
    given.setdefault(("", whole[:-1] or whole), "")
    for char in dict.fromkeys(whole):
        given.setdefault(("", char), "")
    for pump, blamed in list(given.items())[:MAX_TEXTS]:
        yield blamed, pump, end


def _repeats(node: Node, begin: str, flags: int) -> Iterator[tuple[str, Repeat]]:
    """Every repeat with an example of what stands before it."""
    if isinstance(node, Repeat) and node.most != 1:
        yield begin, node
    for child in children(node):
        yield from _repeats(child, begin, flags)
        if isinstance(node, Seq):
            begin += example(child, flags)
