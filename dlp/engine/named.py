"""Where a sentence or a paragraph names somebody: title and name, an identifier, initials.

Who is addressed, who signs and who is to be asked are none.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import regex as re

from dlp.engine import cues
from dlp.engine.cues import Cue
from recognizers.sensitive import persons

_NOUNS = re.compile(
    r"(?i)(?:ing|heid|tie|isme|ism|tion|ung|keit|ment|té|ity|ness|sche|schap|nis)\Z"
)
LOOSE = ("name", "subject")  # capitals that look like a name

_NAMED = {
    cues.ROLE: ("role", persons.AFTER_ROLE),
    cues.HONORIFIC: ("honorific", persons.AFTER_HONORIFIC),
    cues.CASE: ("case", persons.AFTER_CASE),
}


class Named:
    """Finds who is named in pieces of one text."""

    __slots__ = ("_found", "_official", "_terms_at", "_text")

    def __init__(
        self, text: str, found: list[tuple[int, int, bool]], terms_at: set[int], *, official: bool
    ) -> None:
        """See Reader; `official`: speakers are named on every page, and are nobody's case."""
        self._text, self._found, self._terms_at = text, found, terms_at
        self._official = official

    def firm(self, low: int, high: int, given: Sequence[Cue]) -> bool:
        """True where somebody is named, and it does not only look so. Cheap where nobody is."""
        known = bisect_left(self._found, (low, 0, False))
        seen = known < len(self._found) and self._found[known][0] < high
        seen = seen or any(cue.sort == cues.HONORIFIC for cue in given)
        return seen and self.find(low, high, given)[0] not in ("", *LOOSE)

    def find(self, low: int, high: int, given: Sequence[Cue]) -> tuple[str, int]:
        """Evidence of a person in text[low:high] and where the name ends, or nothing."""
        text = self._text
        taken = [match.span() for match in persons.GREETING.finditer(text, low, high)]
        for cue in given:
            if cue.sort == cues.CONTACT and low <= cue.start < high:
                asked = persons.AFTER_CONTACT.match(text, cue.end, high)
                taken += [asked.span()] if asked is not None else []
        for cue in given:
            if low <= cue.start < high and not _within(taken, cue.start):
                name = _NAMED.get(cue.sort)
                found = name[1].match(text, cue.end, high) if name is not None else None
                if name is not None and found is not None and not _within(taken, found.end() - 1):
                    return name[0], found.end()
        known = self._known_in(low, high, taken)
        if known is not None:
            return known
        for match in persons.INITIALS.finditer(text, low, high):
            if not _within(taken, match.start()):
                return "initials", match.end()
        return self._loose(low, high, taken)

    def _known_in(
        self, low: int, high: int, taken: list[tuple[int, int]]
    ) -> tuple[str, int] | None:
        """An identifier or name that others found; a name on pages of speakers is none."""
        for i in range(bisect_left(self._found, (low, 0, False)), len(self._found)):
            start, end, named = self._found[i]
            if start >= high:
                break
            if not named:
                return "identifier", end
            if not self._official and not _within(taken, start):
                return "person", end
        return None

    def _loose(self, low: int, high: int, taken: list[tuple[int, int]]) -> tuple[str, int]:
        """What only looks like a name; where speakers are named on every page, nothing."""
        if self._official:
            return "", 0
        for match in persons.TWO_NAMES.finditer(self._text, low, high, overlapped=True):
            if not _within(taken, match.start()) and self._names(match, 1, 2):
                return "name", match.end()
        for match in persons.DOES.finditer(self._text, low, high):
            if not _within(taken, match.start()) and self._names(match, 1):
                return "subject", match.end(1)
        return "", 0

    def _names(self, match: "re.Match[str]", *groups: int) -> bool:
        return all(
            match[group].casefold() not in persons.NO_NAME
            and match.start(group) not in self._terms_at
            and not match[group].isupper()
            and _NOUNS.search(match[group]) is None
            for group in groups
        )


def _within(taken: Iterable[tuple[int, int]], at: int) -> bool:
    return any(low <= at < high for low, high in taken)
