"""Words of normalised text, the same way for four languages, and segments of them.

The model sees what this file cuts: letters with inner hyphens stay one word ("Jean-Pierre",
"OCMW-raad"), French elisions stand alone ("l'", "d'"), initials keep their stop ("J.P."), and line
breaks and tabs are words too, since signatures, forms and tables live by them.
"""

import re as plain_re  # noqa: TID251 - on this pattern it is twice as fast as regex
from collections.abc import Iterator, Sequence

MOST_WORDS = 128  # of one segment; one that is longer is cut
_LETTER = r"[^\W\d_]"
_WORD = plain_re.compile(
    r"(?P<brk>\n[ \t\r\n]*)"
    r"|\t[ \t]*"
    r"|[\w.+\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,64}){1,6}"
    r"|(?:https?://|www\.)[^\s<>\"]{1,2000}"
    rf"|(?:[cdjlmnstCDJLMNST]|[Qq]u|QU|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)'(?={_LETTER}{{2}})"
    rf"|(?:{_LETTER}\.-?){{1,6}}(?!\w)|{_LETTER}\.(?={_LETTER})"
    rf"|'[stn](?!\w)"
    r"|[0-9]+(?:[.,/:\-][0-9]+)*(?![^\W_])"
    rf"|[^\W_]+(?:(?:-|'(?!s\b))[^\W_]+)*"
    r"|([^\w\s])\2*"
    r"|_+"
)

Word = tuple[int, int]  # half-open offsets into the text


def words(text: str) -> list[Word]:
    """Where the words of normalised text stand, in order. Cost: linear in the text."""
    return [match.span() for match in _WORD.finditer(text)]


def spelled(text: str, word: Word) -> str:
    r"""What the model reads of a word: line breaks are "\n" or "\n\n", tabs are one."""
    start, end = word
    first = text[start]
    if first == "\n":
        return "\n\n" if text.find("\n", start + 1, end) > 0 else "\n"
    return "\t" if first == "\t" else text[start:end]


def spellings(text: str, cut: Sequence[Word]) -> list[str]:
    """What the model reads of all words: as spelled(), word by word, in half the time."""
    return [
        text[start:end] if text[start] not in "\n\t" else spelled(text, (start, end))
        for start, end in cut
    ]


def segments(text: str, cut: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words that the model reads in one go.

    A segment ends behind a line break once it holds half of MOST_WORDS, else behind a full stop
    once it holds three quarters, else where it is full: what stands before a place never depends on
    what comes after the segment, so a text that grows keeps its first segments.
    """
    half, late = MOST_WORDS // 2, MOST_WORDS * 3 // 4
    start = 0
    for i, (low, high) in enumerate(cut, 1):
        size = i - start
        if size < half:
            continue
        char = text[low]
        if (
            char == "\n"
            or size >= MOST_WORDS
            or (size >= late and high - low == 1 and char in ".!?;")
        ):
            yield start, i
            start = i
    if start < len(cut):
        yield start, len(cut)


def can_hold(part: Sequence[str]) -> bool:
    """False for segments without a word of two letters: numbers, signs, emoji."""
    return any(len(word) > 1 and word[0].isalpha() and word[1].isalpha() for word in part)
