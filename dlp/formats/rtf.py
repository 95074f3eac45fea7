"""Rich text: all of its text, headers, notes, properties, fields and hidden text too. Read only.

Source: Rich Text Format specification 1.9.1. What stands in a group of its own (a note, a header)
is parted from the text around it. Pictures and objects are files inside the file.
"""

import binascii
from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex as re

from dlp.formats.base import Budget, Damaged, Embedded, Format, Found, Incomplete, Slot

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+"
    r"|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset({
    "fonttbl", "colortbl", "stylesheet", "themedata", "colorschememapping", "datastore",
    "latentstyles", "listtable", "listoverridetable", "rsidtbl", "xmlnstbl", "generator", "pntext",
    "objdata", "pict", "picprop", "blipuid", "falt", "panose", "mmathPr", "pgptbl", "atrfstart",
    "atrfend",
})  # fmt: skip
_APART = frozenset({
    "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "footnote", "annotation", "atnauthor", "atnid", "fldinst", "info", "title", "subject", "author",
    "operator", "keywords", "comment", "doccomm", "manager", "company", "category", "hlinkbase",
    "bkmkstart", "bkmkend", "shptxt", "shpinst", "sp", "sn", "sv", "userprops", "propname",
    "staticval", "docvar", "ftnsep", "formfield", "ffname", "ffdeftext", "ffhelptext", "atnref",
    "atndate", "atntime", "revtbl",
})  # fmt: skip
_CHARS = {
    "par": "\n", "line": "\n", "tab": "\t", "cell": "\t", "row": "\n", "sect": "\n", "page": "\n",
    "emdash": "—", "endash": "-", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\xa0", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}"}
_DATA = re.compile(r"\\(pict|objdata)(?![a-zA-Z])")
_HEX = re.compile(r"(?<![\w\\])(?:[0-9a-fA-F]{2}[\r\n]*){32,}")
_TELLS = re.compile(r"(?:[0-9][ ./\-]{0,2}){6}|@")  # in no name of a font or style
_ONLY_HEX = re.compile(r"[0-9a-fA-F\s]*")
MAX_GROUPS = 1_000  # inside each other


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group."""

    skip: bool = False
    apart: bool = False
    uc: int = 1  # characters that follow \uN for older readers


def text_of(source: str) -> tuple[str, bool]:
    """The text of a file, given as one character per byte, and whether all its groups end.

    Raises: Damaged when groups are nested deeper than MAX_GROUPS. Cost: linear, 0.2 s a MB.
    """
    reader = _Reader()
    for match in _TOKEN.finditer(source):
        reader.token(match)
    return reader.text(), reader.is_closed


class _Reader:
    def __init__(self) -> None:
        self._codepage = "cp1252"
        self._states = [_State()]
        self._out: list[str] = []
        self._raw = bytearray()  # bytes in the code page that have not been read yet
        self._left = 0  # characters that stand in for one of Unicode
        self._starred = False  # the next word begins a group that not every reader knows
        self._quiet: list[str] = []  # text of tables of fonts, styles and lists

    def token(self, match: "re.Match[str]") -> None:
        """Take the next token."""
        word, number, byte, sign, brace, plain = match.groups()
        if brace is not None:
            self._flush()
            self._left = 0
            self._group(brace)
        elif word is not None:
            self._flush()
            self._word(word, number)
        elif self._states[-1].skip:
            if plain is not None:
                self._quiet.append(plain)
        elif byte is not None:
            if self._left:
                self._left -= 1
            else:
                self._raw.append(int(byte, 16))
        elif sign is not None:
            self._flush()
            self._starred = sign == "*"
            self._out.append(_SIGNS.get(sign, ""))
        elif plain is not None:
            cut = min(self._left, len(plain))
            self._left -= cut
            self._raw += plain[cut:].encode("latin-1", "replace")

    @property
    def is_closed(self) -> bool:
        """True when every group that began has ended."""
        return len(self._states) == 1

    def text(self) -> str:
        """All of it; surrogates that stand in pairs are one character."""
        self._flush()
        quiet = [one for one in self._quiet if _TELLS.search(one) and not _ONLY_HEX.fullmatch(one)]
        joined = "\n".join(["".join(self._out), *quiet])
        return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _flush(self) -> None:
        if self._raw:
            self._out.append(self._raw.decode(self._codepage, "replace"))
            self._raw.clear()

    def _group(self, brace: str) -> None:
        if brace == "{":
            self._states.append(replace(self._states[-1], apart=False))
            if len(self._states) > MAX_GROUPS:
                raise Damaged("groups are nested too deep")
        elif len(self._states) > 1 and self._states.pop().apart:
            self._out.append("\n")

    def _word(self, word: str, number: str | None) -> None:
        state, starred = self._states[-1], self._starred
        self._starred = False
        if word in _SKIPPED:
            self._states[-1] = replace(state, skip=True)
        elif word in _APART or (starred and not state.skip):
            self._states[-1] = replace(state, apart=True)
            self._out.append("\n")
        elif word == "ansicpg" and number:
            self._codepage = _codepage(number)
        elif word == "uc" and number:
            self._states[-1] = replace(state, uc=min(8, abs(int(number))))
        elif state.skip:
            return
        elif word == "u" and number:
            self._out.append(chr(int(number) % 65_536))
            self._left = state.uc
        else:
            self._out.append(_CHARS.get(word, ""))


def _codepage(number: str) -> str:
    name = "utf-8" if number == "65001" else f"cp{number}"
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


def read(content: bytes, _budget: Budget) -> Iterator[Found]:
    """The text, then pictures and objects."""
    source = content.decode("latin-1")
    text, closed = text_of(source)
    if text and not text.isspace():
        yield Slot("", text)
    if not closed:
        yield Incomplete("", "damaged", "the text is cut off")
    starts = list(_DATA.finditer(source))
    for number, match in enumerate(starts, 1):
        path = f"object/{number}"
        end = starts[number].start() if number < len(starts) else len(source)
        hexed = _HEX.search(source, match.end(), end)
        if hexed is None:
            if "\\bin" in source[match.end() : end]:
                yield Incomplete(path, "unsupported-part", "binary data in the text is not read")
            continue
        digits = re.sub(r"[\r\n]+", "", hexed[0])
        data = binascii.unhexlify(digits[: len(digits) & ~1])
        start = data.find(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") if match[1] == "objdata" else 0
        yield Embedded(path, data[max(0, start) :])


FORMAT = Format("rtf", ("application/rtf", "text/rtf"), read)
