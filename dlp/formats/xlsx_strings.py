"""The strings that the cells of a workbook share."""

import re  # noqa: TID251 - on these patterns it is twice as fast as regex; all are linear
from collections.abc import Mapping, Sequence, Set

from dlp.formats.base import Edit
from dlp.formats.traced import Splice, Traced, spliced, unescaped
from dlp.formats.xlsx_sheet import one_line

_ITEM = re.compile(
    r"<(?:\w+:)?si\b[^<>]*?(?:/>|>(?:<(?:\w+:)?t(?: xml:space=\"preserve\")?>([^<]*)</(?:\w+:)?t>"
    r"</(?:\w+:)?si>)?)"
)
_END = re.compile(r"</(?:\w+:)?si>")
_TEXT = re.compile(r"<(?:\w+:)?t\b[^<>]*>([^<]*)<")


class Strings:
    """The shared strings of one part, each on one line. Cost: about 0.5 us a string."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.texts: list[str] = []
        self._places: list[tuple[int, int]] = []  # of the item in the source
        for match in _ITEM.finditer(source):
            start, end, simple = match.start(), match.end(), match[1]
            if simple is None and source[end - 2] != "/":
                closing = _END.search(source, end)
                end = closing.end() if closing else len(source)
                self.texts.append(one_line(self._traced(start, end).text))
            else:
                self.texts.append(one_line(unescaped(simple or "")))
            self._places.append((start, end))

    def _traced(self, start: int, end: int) -> Traced:
        traced = Traced()
        for match in _TEXT.finditer(self._source, start, end):
            traced.xml(match[1], match.start(1))
        return traced

    def unused(self, used: Set[int]) -> tuple[Traced, Sequence[int]]:
        """Strings that no cell shows, one a line, with the index of each line."""
        traced = Traced()
        indexes = [i for i in range(len(self.texts)) if i not in used]
        for i in indexes:
            traced.copy(self._traced(*self._places[i]))
            traced.own("\n")
        return traced, indexes

    def rewritten(self, edits: Mapping[int, Sequence[Edit]], more: Sequence[Splice] = ()) -> str:
        """The part with edits of single strings. Raises: CannotRewrite."""
        splices = list(more)
        for index, changes in edits.items():
            splices += self._traced(*self._places[index]).splices(changes)
        return spliced(self._source, splices)
