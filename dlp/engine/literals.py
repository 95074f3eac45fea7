"""Where fixed texts stand, however many are sought: one automaton instead of one search each."""

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation

FEW = 6  # so many searches are faster than the automaton

_LOWER = bytes(range(256)).lower()


class Literals:
    """Fixed ASCII texts, sought in any case. Stateless; safe to share."""

    __slots__ = ("_automaton", "_literals")

    def __init__(self, literals: Iterable[str]) -> None:
        """Raises: UnicodeEncodeError for a literal that is not ASCII."""
        self._literals = sorted({literal.lower() for literal in literals})
        encoded = [literal.encode("ascii") for literal in self._literals]
        self._automaton = (
            BytesAhoCorasick(encoded, implementation=Implementation.DFA)
            if len(encoded) > FEW
            else None
        )

    def read(self, text: str) -> dict[str, list[int]]:
        """Where each literal that stands in the text begins, in order, by its lower-case form.

        Cost: linear; with more than FEW literals about 2 ns a character for any number.
        """
        found: dict[str, list[int]] = {}
        if self._automaton is not None:
            plain = text.encode("latin-1", "replace").translate(_LOWER)  # offsets stay
            for number, start, _ in self._automaton.find_matches_as_indexes(
                plain, overlapping=True
            ):
                found.setdefault(self._literals[number], []).append(start)
            return found
        cased = any(literal.upper() != literal for literal in self._literals)
        low = text.encode("latin-1", "replace").decode("latin-1").lower() if cased else text
        for literal in self._literals:
            at = low.find(literal)
            while at >= 0:
                found.setdefault(literal, []).append(at)
                at = low.find(literal, at + len(literal))
        return found
