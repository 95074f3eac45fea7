"""Line and column of offsets, as an editor shows them."""

from bisect import bisect_right
from itertools import accumulate


class Places:
    """Where the lines of one text begin; a line ends at LF."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
