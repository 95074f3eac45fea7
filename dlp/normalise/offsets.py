"""Where each character of a normalised text comes from."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class View:
    """A copy behind the folded text; all are code points into Normalised.text.

    Only what begins before `before` and ends after `after` counts as found there; where it is
    `checked`, only what passes a check.
    """

    start: int
    end: int
    before: int
    after: int
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Normalised:
    """Folded text with the way back.

    `text` is the folded body (`body` code points) followed by the views. `source()` maps a range of
    it to the text as sent. The map is a list of pieces: `_at[i]` is where a piece begins in `text`,
    `_from[i]` where it comes from, `_width[i]` 0 when it runs along character by character, else
    the number of source characters that the whole piece stands for.
    """

    text: str = field(repr=False)
    body: int
    views: tuple[View, ...]
    _at: "array[int]" = field(repr=False)
    _from: "array[int]" = field(repr=False)
    _width: "array[int]" = field(repr=False)
    capped: bool = False  # there was more to decode than room for it: not all has been read

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the text as sent that text[start:end] stands for; start < end."""
        if len(self._at) == 1 and self._from[0] == 0:
            return start, end
        i = bisect_right(self._at, start) - 1
        j = bisect_right(self._at, end - 1) - 1
        first = self._from[i] if self._width[i] else self._from[i] + start - self._at[i]
        last = self._from[j] + (self._width[j] or end - self._at[j])
        return first, last

    def counts(self, start: int, end: int, *, checked: bool = True) -> bool:
        """False for what a view only repeats: the body has it already.

        Args:
            checked: what was found passed a check.
        """
        if end <= self.body:
            return True
        i = bisect_right(self.views, start, key=lambda view: view.start) - 1
        if i < 0:
            return False
        view = self.views[i]
        inside = view.start <= start < view.before and view.after < end <= view.end
        return inside and (checked or not view.checked)


class Pieces:
    """The map while it is built; always begins with the piece 0 -> 0."""

    __slots__ = ("appended", "at", "origin", "width")

    def __init__(self) -> None:
        self.at, self.origin, self.width = array("q", [0]), array("q", [0]), array("q", [0])
        self.appended: list[str] = []

    def add(self, at: int, origin: int, width: int = 0) -> None:
        """Let the text from `at` on come from `origin` on; see Normalised for `width`."""
        if self.at[-1] == at:  # an empty piece makes way
            self.at.pop(), self.origin.pop(), self.width.pop()
        self.at.append(at)
        self.origin.append(origin)
        self.width.append(width)

    def copy(self, known: int, start: int, end: int, to: int, of: "Pieces | None" = None) -> None:
        """Let text[to:] come from where body[start:end] comes from; `known` pieces map the body.

        `of` holds the map of the body where it is another one than this.
        """
        of = of or self
        i = bisect_right(of.at, start, 0, known) - 1
        while i < known and of.at[i] < end:
            at, origin, width = of.at[i], of.origin[i], of.width[i]
            ahead = max(0, start - at)
            self.add(to + max(at, start) - start, origin if width else origin + ahead, width)
            i += 1

    def source(self, known: int, start: int, end: int) -> tuple[int, int]:
        """What Normalised.source() says, by the first `known` pieces."""
        i = bisect_right(self.at, start, 0, known) - 1
        j = bisect_right(self.at, end - 1, 0, known) - 1
        first = self.origin[i] if self.width[i] else self.origin[i] + start - self.at[i]
        return first, self.origin[j] + (self.width[j] or end - self.at[j])

    def graft(self, of: "Pieces", known: int, inner: "Pieces", length: int, to: int) -> None:
        """Let text[to:] come, through `inner`, from where the first `known` pieces of `of` lead.

        `length` is that of the text that `inner` maps. Cost: linear in the pieces of both.
        """
        for i, at in enumerate(inner.at):
            origin, width = inner.origin[i], inner.width[i]
            if width:
                first, last = of.source(known, origin, origin + width)
                self.add(to + at, first, last - first)
            else:
                end = inner.at[i + 1] if i + 1 < len(inner.at) else length
                self.copy(known, origin, origin + end - at, to + at, of)
