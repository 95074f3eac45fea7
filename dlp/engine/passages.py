"""Which sentence, line or table row a finding stands in: what `linked` rules compare."""

from bisect import bisect_right
from collections.abc import Sequence

import regex as re

from dlp.engine.overlap import Hit

_END = re.compile(r"\n+|(?<=[.!?])[)\"'»”]?\s+(?=[\p{Lu}\"'«“(])")


def passages(text: str, hits: Sequence[Hit]) -> list[int]:
    """The ordinal of each hit's passage; 0 for all when there is only one hit.

    Cost: linear in the text when there are two hits or more, else none.
    """
    if len(hits) < 2:
        return [0] * len(hits)
    ends = [match.end() for match in _END.finditer(text)]
    return [bisect_right(ends, hit.start) for hit in hits]
