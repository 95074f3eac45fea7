"""A stretch of a text as a person or a program would read it: decoded, or said in figures."""

from dlp.normalise.offsets import Pieces

TAIL = 90  # characters before and after a stretch that are read with it: its label, its rest

_ASKS = ("?", ":")  # what a line ends with whose answer is on the next one

Span = tuple[int, int]


def label_start(body: str, low: int, start: int) -> int:
    """Where the label of a value at `start` begins: on its line, or in the question before that.

    Nothing before `low` is taken, and no more than one line that ends with "?" or ":".
    """
    line = body.rfind("\n", low, start) + 1
    if line > low + 1 and body[low : line - 1].rstrip()[-1:] in _ASKS:
        return max(body.rfind("\n", low, line - 1) + 1, low)
    return max(line, low)


class Reading:
    """A label, then a stretch of `body` read otherwise, with the way back into `body`.

    Only what begins before `last` and ends after `first` (in `text`) is news.
    """

    __slots__ = ("_body", "_out", "checked", "final", "first", "last", "length", "pieces")

    def __init__(self, body: str, start: int, floor: int = 0) -> None:
        """Begin with the label: what stands before `start` on its line, from `floor` on."""
        self._body = body
        self._out: list[str] = []
        self.pieces = Pieces()
        self.length = 0
        self.final = False  # True: nothing is sought in it again
        self.checked = False  # True: only a value that passes a check is one in it
        low = min(max(0, start - TAIL, floor), start)
        low = label_start(body, low, start)
        if low < start:
            self.keep(low, start)
        self.first = self.last = self.length

    @property
    def text(self) -> str:
        """The label and what was read."""
        return "".join(self._out)

    def keep(self, start: int, end: int) -> None:
        """Go on with body[start:end] as it is."""
        if start < end:
            self.pieces.add(self.length, start)
            self._out.append(self._body[start:end])
            self.length += end - start

    def put(self, text: str, start: int, end: int) -> None:
        """Go on with `text`, which stands for the whole of body[start:end]."""
        if text:
            self.pieces.add(self.length, start, end - start)
            self._out.append(text)
            self.length += len(text)
            self.last = self.length

    def finish(self, end: int, reach: int = TAIL) -> None:
        """Add what follows on the line, at most `reach` characters."""
        stop = self._body.find("\n", end, end + reach)
        self.keep(end, min(len(self._body), end + reach) if stop < 0 else stop)
