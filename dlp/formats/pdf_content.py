"""The drawing instructions of a PDF page: read without a page, and text taken out of them.

Text is taken out glyph by glyph: what lies in a box that must go is cut from its string and the
pen moves on by the same width, so that nothing else moves. Whoever calls reads the page again: a
page that then says anything but what it should is painted as a picture instead.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    PdfError,
    Stream,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from dlp.formats.pdf_fonts import Font, Uncertain

MAX_FORM_DEPTH = 12  # drawings inside drawings
MAX_INSTRUCTIONS = 2_000_000  # of one page
_SPEAKING = ("/ActualText", "/Alt", "/E", "/Contents", "/Title")  # text beside the text
_SHOWS = ("Tj", "TJ", "'", '"')
_NUMBERS: dict[str, Callable[["_State", float], "_State"]] = {
    "Tc": lambda state, value: replace(state, chars=value),
    "Tw": lambda state, value: replace(state, words=value),
    "TL": lambda state, value: replace(state, leading=value),
    "TD": lambda state, value: replace(state, leading=-value),
    "Ts": lambda state, value: replace(state, rise=value),
    "Tz": lambda state, value: replace(state, scale=value / 100),
}
_NEW_LINE = ("Td", "TD", "Tm", "T*", "BT", "'", '"')


class Box(NamedTuple):
    """An upright rectangle in points of the page; low before high."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """True for a point inside."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class Matrix(NamedTuple):
    """x' = a x + c y + e; y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, other: "Matrix") -> "Matrix":
        """This one first, then the other."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


@dataclass(frozen=True, slots=True)
class _State:
    """What q saves and Q restores."""

    ctm: Matrix
    font: Font | None = None
    size: float = 0.0
    chars: float = 0.0  # Tc
    words: float = 0.0  # Tw
    scale: float = 1.0  # Tz / 100
    leading: float = 0.0
    rise: float = 0.0


class _Eraser:
    """Walks one content stream and the drawings it uses."""

    def __init__(self, pdf: Pdf, boxes: Sequence[Box]) -> None:
        self._pdf = pdf
        self._boxes = boxes
        self.erased = 0
        self._fonts: dict[tuple[int, int], Font] = {}

    def stream(
        self, source: Page | Stream, resources: Object, state: _State, depth: int
    ) -> bytes | None:
        """The instructions without the glyphs, None when nothing changed. Raises: Uncertain."""
        if depth > MAX_FORM_DEPTH:
            raise Uncertain("drawings inside drawings are too deep")
        try:
            instructions = parse_content_stream(source)
        except PdfError:
            raise Uncertain("the instructions of a page cannot be parsed") from None
        if len(instructions) > MAX_INSTRUCTIONS:
            raise Uncertain("a page has too many instructions")
        out: list[Any] = []
        saved: list[_State] = []
        matrix = line = Matrix()
        before, changed = self.erased, False
        for given in instructions:
            operands, name = list(given.operands), str(given.operator)
            instruction: Any = given
            if name in ("q", "Q"):
                state = _saved(name, state, saved)
            elif name == "cm":
                state = replace(state, ctm=_matrix(operands).then(state.ctm))
            elif name == "Do":
                new = self._drawing(operands[0], resources, state, depth)
                instruction = given if new is None else ([new], Operator("Do"))
            elif name in _SHOWS:
                state, line = _line_begun(name, operands, state, line)
                matrix = line if name in ("'", '"') else matrix
                erased = self.erased
                pieces, matrix = self._show(operands[-1], state, matrix)
                if self.erased > erased:
                    out += _spelled(name, operands, pieces)
                    continue
            elif name in ("BDC", "DP"):
                quiet = _without_speech(operands)
                changed |= quiet is not operands
                instruction = (quiet, Operator(name))
            else:
                matrix, line = _moved(name, operands, matrix, line, state)
                state = self._text_state(name, operands, state, resources)
            out.append(instruction)
        if self.erased == before and not changed:
            return None
        _keep_used(resources, out)
        return unparse_content_stream(out)

    def _text_state(
        self, name: str, operands: list[Any], state: _State, resources: Object
    ) -> _State:
        if name in _NUMBERS and operands:
            return _NUMBERS[name](state, _float(operands[-1]))
        if name == "Tf":
            font = _resource(resources, "/Font", operands[0])
            return replace(state, font=self._font(font), size=_float(operands[1]))
        if name == "gs":
            setting = _resource(resources, "/ExtGState", operands[0])
            if isinstance(setting, Dictionary) and "/Font" in setting:
                font, size = setting["/Font"]
                return replace(state, font=self._font(font), size=_float(size))
        return state

    def _font(self, font: Object | None) -> Font:
        key = getattr(font, "objgen", (0, 0))
        if key == (0, 0):
            return Font(font)
        if key not in self._fonts:
            self._fonts[key] = Font(font)
        return self._fonts[key]

    def _show(self, shown: Any, state: _State, matrix: Matrix) -> tuple[list[Any], Matrix]:
        """The operand of TJ that is left, and where the pen stands behind it."""
        font, size = state.font, state.size
        if font is None:
            raise Uncertain("text is shown without a font")
        pieces: list[Any] = []
        for piece in shown if isinstance(shown, Array | list) else [shown]:
            if not isinstance(piece, String | bytes):
                number = _float(piece)
                pieces.append(number)
                matrix = Matrix(e=-number / 1_000 * size * state.scale).then(matrix)
                continue
            kept = b""
            for code, width in font.codes(bytes(piece)):
                word = state.words if code == b" " else 0.0
                ahead = width / 1_000 * size + state.chars + word
                whole = matrix.then(state.ctm)
                middle = whole.point(width / 2_000 * size * state.scale, state.rise + 0.25 * size)
                if any(box.holds(*middle) for box in self._boxes):
                    self.erased += 1
                    if kept:
                        pieces.append(kept)
                        kept = b""
                    pieces.append(-ahead * 1_000 / size if size else 0.0)
                else:
                    kept += code
                matrix = Matrix(e=ahead * state.scale).then(matrix)
            if kept:
                pieces.append(kept)
        return pieces, matrix

    def _drawing(self, name: Any, resources: Object, state: _State, depth: int) -> Name | None:
        """Name of a copy of a form without the glyphs, None when it stays as it is."""
        form = _resource(resources, "/XObject", name)
        if not isinstance(form, Stream) or form.get("/Subtype") != Name("/Form"):
            return None
        own = form.get("/Resources")
        own = _copied(own) if isinstance(own, Dictionary) else resources
        ctm = _matrix(list(form.get("/Matrix", [1, 0, 0, 1, 0, 0]))).then(state.ctm)
        content = self.stream(form, own, replace(state, ctm=ctm), depth + 1)
        if content is None:
            return None
        copy = self._pdf.make_stream(content)
        for key, value in form.items():
            if key not in ("/Length", "/Filter", "/DecodeParms", "/PieceInfo", "/Metadata"):
                copy[key] = value
        copy["/Resources"] = own
        fresh = Name(f"/Roeland{copy.objgen[0]}")
        resources["/XObject"][fresh] = copy
        return fresh


def erase(pdf: Pdf, page: Page, boxes: Sequence[Box]) -> int:
    """Take every glyph whose middle lies in a box out of a page and its drawings, and remarks.

    Returns: how many glyphs went. Raises: Uncertain; the page is then as it was or half done.
    Cost: some milliseconds a page, linear in its instructions.
    """
    eraser = _Eraser(pdf, boxes)
    resources = own_resources(pdf, page)
    content = eraser.stream(page, resources, _State(Matrix()), 0)
    if content is None:
        content = unparse_content_stream(parse_content_stream(page))
    page.obj["/Contents"] = pdf.make_stream(content)
    return eraser.erased


def own_resources(pdf: Pdf, page: Page) -> Dictionary:
    """Resources that belong to this page alone, so that a change stays on it."""
    own = pdf.make_indirect(_copied(page.resources))
    page.obj["/Resources"] = own
    return own


def _copied(resources: Object) -> Dictionary:
    """A copy of resources whose tables may be changed; what is read aloud is left out."""
    own = Dictionary(dict(resources.items()))
    for kind in ("/XObject", "/Font", "/Properties"):
        table = own.get(kind)
        if isinstance(table, Dictionary):
            own[kind] = Dictionary(dict(table.items()))
    marked = own.get("/Properties")
    if isinstance(marked, Dictionary):
        for key, value in list(marked.items()):
            if isinstance(value, Dictionary) and any(name in value for name in _SPEAKING):
                marked[key] = _silent(value)
    return own


def _keep_used(resources: Object, instructions: list[Any]) -> None:
    """Drop drawings that nothing uses any more: the old copy of one that changed."""
    table = resources.get("/XObject")
    if isinstance(table, Dictionary):
        used = {str(one[0][0]) for one in instructions if str(one[1]) == "Do" and one[0]}
        for name in [key for key in table.keys() if key not in used]:  # noqa: SIM118 - no dict
            del table[name]


def _silent(properties: Dictionary) -> Dictionary:
    """Properties of marked content without the words in them."""
    return Dictionary({k: v for k, v in properties.items() if k not in _SPEAKING})


def shown_text(stream: Stream | Page, resources: Object) -> str:
    """What a content stream says, without its layout: for drawings that stand on no page.

    Raises: nothing for damaged instructions: what could be parsed counts.
    """
    try:
        instructions = parse_content_stream(stream)
    except PdfError:
        return ""
    out: list[str] = []
    font: Font | None = None
    for instruction in instructions[:MAX_INSTRUCTIONS]:
        name = str(instruction.operator)
        if name == "Tf":
            font = _font_or_none(_resource(resources, "/Font", instruction.operands[0]))
        if name in _NEW_LINE:
            out.append("\n")
        if name in _SHOWS and instruction.operands:
            out += _read(instruction.operands[-1], font)
    return "\n".join(line for line in "".join(out).split("\n") if line.strip())


def _font_or_none(font: Object | None) -> Font | None:
    try:
        return Font(font)
    except Uncertain:
        return None


def _read(shown: Any, font: Font | None) -> Iterable[str]:
    for piece in shown if isinstance(shown, Array | list) else [shown]:
        if isinstance(piece, String | bytes):
            data = bytes(piece)
            yield font.text(data) if font else data.decode("cp1252", "replace")
        elif isinstance(piece, int | float) or hasattr(piece, "as_tuple"):
            yield " " if float(piece) < -250 else ""


def _resource(resources: Object, kind: str, name: Any) -> Object | None:
    table = resources.get(kind) if isinstance(resources, Dictionary | Stream) else None
    found = table.get(str(name)) if isinstance(table, Dictionary) else None
    return found if isinstance(found, Object) else None


def _saved(name: str, state: _State, saved: list[_State]) -> _State:
    if name == "q":
        saved.append(state)
        return state
    return saved.pop() if saved else state


def _line_begun(
    name: str, operands: list[Any], state: _State, line: Matrix
) -> tuple[_State, Matrix]:
    """What the instructions that show text on a new line do before they show it."""
    if name == '"':
        state = replace(state, words=_float(operands[0]), chars=_float(operands[1]))
    if name in ("'", '"'):
        line = Matrix(f=-state.leading).then(line)
    return state, line


def _spelled(name: str, operands: list[Any], pieces: list[Any]) -> list[Any]:
    """A show instruction with other text in it."""
    out: list[Any] = []
    if name == '"':
        out += [([operands[0]], Operator("Tw")), ([operands[1]], Operator("Tc"))]
    if name in ("'", '"'):
        out.append(([], Operator("T*")))
    array = Array([String(p) if isinstance(p, bytes) else round(p, 3) for p in pieces])
    return [*out, ([array], Operator("TJ"))]


def _moved(
    name: str, operands: list[Any], matrix: Matrix, line: Matrix, state: _State
) -> tuple[Matrix, Matrix]:
    """The text matrix and the line matrix behind an instruction that moves the pen."""
    if name == "BT":
        return Matrix(), Matrix()
    if name == "Tm":
        moved = _matrix(operands)
        return moved, moved
    if name in ("Td", "TD"):
        moved = Matrix(e=_float(operands[0]), f=_float(operands[1])).then(line)
        return moved, moved
    if name == "T*":
        moved = Matrix(f=-state.leading).then(line)
        return moved, moved
    return matrix, line


def _without_speech(operands: list[Any]) -> list[Any]:
    own = operands[1] if len(operands) == 2 else None
    if isinstance(own, Dictionary) and any(name in own for name in _SPEAKING):
        return [operands[0], _silent(own)]
    return operands


def _matrix(operands: list[Any]) -> Matrix:
    if len(operands) != 6:
        raise Uncertain("a matrix has not six numbers")
    return Matrix(*map(_float, operands))


def _float(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise Uncertain("an operand is no number") from None


def silence(stream: Stream) -> None:
    """Take all text out of a drawing that stands on no page; one that is not parsed is emptied."""
    try:
        instructions = parse_content_stream(stream)
    except PdfError:
        stream.write(b"")
        return
    gone = (*_SHOWS, "BI", "BDC", "DP", "EMC", "BMC")
    kept = [one for one in instructions if str(one.operator) not in gone]
    stream.write(unparse_content_stream(kept))
