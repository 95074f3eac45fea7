"""Text in pictures: Tesseract 5 as a subprocess that can be killed, with a box for every word.

Tesseract reads Dutch, French, German and English at once. It gets one thread, grey pixels on its
standard input and nothing on disk, and it dies with its parent. Where it is not installed nothing
is read and callers say so ("ocr-missing"): a picture is never clean because nobody looked.
"""

import ctypes
import math
import os
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from time import monotonic

from PIL import Image, ImageOps

LANGUAGES = ("nld", "fra", "deu", "eng")
MISSING = "Tesseract is not installed (Debian: tesseract-ocr with -nld, -fra, -deu)"
LEAST_SIDE = 8  # pixels; nobody can read text in less
MOST_READ = 36_000_000  # pixels that Tesseract gets; A3 at 400 dots an inch has 31 million
_SMALL_LINE = 220  # pixels high: one or a few lines, for which page analysis finds nothing
_LOW_DPI = 150  # under it text is upscaled: a screen has 96 dots an inch
_MOST_UPSCALED = 12_000_000  # pixels after upscaling
_SURE = 55  # Tesseract's confidence, 0 to 100, of a word that it read rather than guessed
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_prctl = ctypes.CDLL(None, use_errno=True).prctl

Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels, half-open


class OcrMissing(Exception):
    """Tesseract or all of its languages are missing; the message says what to install."""


class OcrFailed(Exception):
    """Tesseract was killed at its time limit or gave up; the message never quotes content."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its extent in the recognised text, and its place in the picture."""

    start: int  # code points
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read, lines parted by line ends, distant words of one line by tabs."""

    text: str = field(repr=False)
    words: tuple[Word, ...] = field(repr=False)

    def scaled(self, factor: int) -> "Recognised":
        """The same words in a picture that is larger by a factor."""
        if factor == 1:
            return self
        words = tuple(
            Word(w.start, w.end, tuple(edge * factor for edge in w.box))  # type: ignore[arg-type]
            for w in self.words
        )
        return Recognised(self.text, words)

    def boxes(self, start: int, end: int) -> list[Box]:
        """Boxes of the words that text[start:end] touches, one for each line."""
        found: list[Box] = []
        before = -1
        for word in self.words:
            if word.start < end and start < word.end:
                box = word.box
                if found and "\n" not in self.text[before : word.start]:
                    last = found[-1]
                    box = (min(last[0], box[0]), min(last[1], box[1]), *last[2:])
                    box = (*box[:2], max(last[2], word.box[2]), max(last[3], word.box[3]))
                    found[-1] = box
                else:
                    found.append(box)
                before = word.end
        return found


@lru_cache(maxsize=1)
def _command() -> tuple[str, str]:
    """Path of Tesseract and the languages it has of ours. Raises: OcrMissing."""
    path = shutil.which("tesseract")
    if path is None:
        raise OcrMissing(MISSING)
    done = subprocess.run(  # noqa: S603 - the path comes from which(), no argument from outside
        [path, "--list-langs"], capture_output=True, timeout=20, check=False
    )
    has = done.stdout.decode("utf-8", "replace").split()
    languages = [language for language in LANGUAGES if language in has]
    if not languages:
        raise OcrMissing(MISSING)
    return path, "+".join(languages)


def available() -> bool:
    """True when pictures can be read on this machine."""
    try:
        _command()
    except OcrMissing:
        return False
    return True


def prepared(image: Image.Image) -> tuple[Image.Image, int]:
    """The picture as recognition takes it: grey, and how many times smaller than it came.

    Cost: a few ns a pixel; the copy has at most MOST_READ pixels of one byte.
    """
    factor = math.ceil(math.sqrt(image.width * image.height / MOST_READ))
    if factor > 1:
        if image.mode in ("1", "P"):
            image = image.convert("L" if image.mode == "1" else "RGBA")
        image = image.reduce(factor)
    return _grey(image), factor


def recognise(image: Image.Image, *, dpi: int | None, seconds: float) -> Recognised:
    """Read the text of one picture.

    Turned pages are turned back (when first nothing sensible is read), small print of screens is
    upscaled, a slight slant is taken out.

    Args:
        image: grey, as prepared() gives it.
        dpi: dots an inch where known.
        seconds: Tesseract is killed after so long, in all its runs for this picture together.
    Returns: text and word boxes, in pixels of `image`.
    Raises: OcrMissing; OcrFailed.
    Cost: about 2 s a dense A4 page at 200 dpi on one core.
    """
    if min(image.size) < LEAST_SIDE:
        return Recognised("", ())
    grey = image if image.mode == "L" else _grey(image)
    if grey.getextrema()[0] == grey.getextrema()[1]:
        return Recognised("", ())
    left = _Seconds(seconds)
    turn = _orientation(grey, dpi, left) if _sideways(grey) else 0
    upright, angle = _straightened(grey, turn)
    rows, sure = _run(upright, dpi, left)
    if not turn and not sure and max(image.size) > _SMALL_LINE:
        turn = _orientation(grey, dpi, left)
        if turn:
            upright, angle = _straightened(grey, turn)
            rows, _ = _run(upright, dpi, left)
    found = _assemble(rows)
    if not (turn or angle):
        return found
    back = _Back(grey.size, turn, angle)
    words = tuple(Word(w.start, w.end, back.box(w.box)) for w in found.words)
    return Recognised(found.text, words)


def _straightened(grey: Image.Image, turn: int) -> tuple[Image.Image, float]:
    """The picture turned by quarters and made level, and the degrees of the latter."""
    upright = grey.rotate(turn, expand=True) if turn else grey
    angle = _slant(upright)
    if angle:
        upright = upright.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    return upright, angle


def _grey(image: Image.Image) -> Image.Image:
    """Grey on white; what is transparent shows a white page. Light text on dark is inverted."""
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        page = Image.new("RGBA", rgba.size, "white")
        page.alpha_composite(rgba)
        image = page
    if image.mode.startswith(("I", "F")):
        low, high = image.getextrema()
        span = max(float(high) - float(low), 1.0)  # type: ignore[arg-type]
        image = image.convert("F").point(lambda v: (v - float(low)) * (255.0 / span))  # type: ignore[arg-type]
    grey = image.convert("L")
    dark = grey.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return ImageOps.invert(grey) if isinstance(dark, int | float) and dark < 90 else grey


class _Seconds:
    """What is left of the time for one picture."""

    def __init__(self, seconds: float) -> None:
        self.left = max(seconds, 0.1)
        self.all = seconds


def _tesseract(image: Image.Image, mode: str, dpi: int, left: _Seconds, *, tsv: bool = True) -> str:
    """One run. Raises: OcrFailed at the time limit or when Tesseract crashed."""
    path, languages = _command()
    header = f"P5 {image.width} {image.height} 255\n".encode()
    before = monotonic()
    command = [path, "-", "-", "--dpi", str(dpi), "--psm", mode]
    command += ["-l", languages, "tsv"] if tsv else ["-l", "osd"]
    keep = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")
    environment = {name: os.environ[name] for name in keep if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments; content goes to standard input
            command,
            input=header + image.tobytes(),
            capture_output=True,
            timeout=left.left,
            check=False,
            env={**environment, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
            preexec_fn=_last_will,  # one call into libc, loaded before
        )
    except subprocess.TimeoutExpired:
        raise OcrFailed(f"the text of a picture took longer than {left.all:.3g} s") from None
    left.left = max(left.left - (monotonic() - before), 0.1)
    if done.returncode != 0 and tsv:
        raise OcrFailed(f"Tesseract ended with status {done.returncode}")
    return done.stdout.decode("utf-8", "replace")


def _last_will() -> None:
    _prctl(_DIES_WITH_PARENT, signal.SIGKILL)


_Row = tuple[tuple[int, int, int, int], Box, str]  # (page, block, paragraph, line), box, word


def _run(image: Image.Image, dpi: int | None, left: _Seconds) -> tuple[list[_Row], bool]:
    """Words of an upright picture, and whether they look like text rather than noise."""
    scale = _scale(image, dpi)
    if scale > 1:
        size = (image.width * scale, image.height * scale)
        image = image.resize(size, Image.Resampling.LANCZOS)
    border = 12
    framed = ImageOps.expand(image, border, fill=255)
    told = (dpi or 96) * scale if dpi is None or dpi < _LOW_DPI else dpi
    mode = "6" if image.height < _SMALL_LINE * scale else "3"
    rows = _rows(_tesseract(framed, mode, max(70, told), left), border, scale)
    if not rows and mode == "3":
        rows = _rows(_tesseract(framed, "11", max(70, told), left), border, scale)
    sure = sum(len(word) for confidence, (_, _, word) in rows if confidence >= _SURE)
    everything = sum(len(word) for _, (_, _, word) in rows)
    return [row for _, row in rows], sure * 2 > everything > 0


def _scale(image: Image.Image, dpi: int | None) -> int:
    """How many times to enlarge: print of a screen or a small scan is too small for Tesseract."""
    low = dpi < _LOW_DPI if dpi else max(image.size) < 2_000
    scale = 2 if low else 1
    if low and image.height < 60:
        scale = 3
    while scale > 1 and image.width * image.height * scale * scale > _MOST_UPSCALED:
        scale -= 1
    return scale


def _rows(tsv: str, border: int, scale: int) -> list[tuple[float, _Row]]:
    found: list[tuple[float, _Row]] = []
    for line in tsv.split("\n")[1:]:
        cells = line.split("\t", 11)
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        key = (int(cells[1]), int(cells[2]), int(cells[3]), int(cells[4]))
        left, top, width, height = map(int, cells[6:10])
        box = (
            max(0, (left - border) // scale),
            max(0, (top - border) // scale),
            -((border - left - width) // scale),
            -((border - top - height) // scale),
        )
        found.append((float(cells[10]), (key, box, cells[11].strip())))
    return found


def _assemble(rows: list[_Row]) -> Recognised:
    """Words to text: a line end after each line, a blank line between blocks, a tab over a gap."""
    out: list[str] = []
    words: list[Word] = []
    length = 0
    before: _Row | None = None
    for row in rows:
        key, box, word = row
        joint = ""
        if before is not None:
            gap, height = box[0] - before[1][2], max(box[3] - box[1], 1)
            if key == before[0]:
                joint = "\t" if gap > 1.8 * height else " "
            else:
                joint = "\n" if key[:2] == before[0][:2] else "\n\n"
        out += (joint, word)
        length += len(joint)
        words.append(Word(length, length + len(word), box))
        length += len(word)
        before = row
    return Recognised("".join(out), tuple(words))


def _sharpness(small: Image.Image, angle: float = 0.0) -> float:
    """How much the darkness of rows differs: most when lines of text lie level."""
    turned = small.rotate(angle, Image.Resampling.BILINEAR) if angle % 90 else small
    size = (small.width, 1) if angle == 90 else (1, small.height)
    rows = turned.resize(size, Image.Resampling.BOX).tobytes()
    return sum((a - b) * (a - b) for a, b in pairwise(rows)) / len(rows)


def _small(grey: Image.Image) -> Image.Image:
    return ImageOps.invert(grey).reduce(max(1, max(grey.size) // 700))


def _sideways(grey: Image.Image) -> bool:
    """True when lines of text seem to stand upright. Cost: a few ms."""
    if min(grey.size) < _SMALL_LINE:
        return False
    small = _small(grey)
    return _sharpness(small, 90) > 2 * _sharpness(small)


def _slant(grey: Image.Image) -> float:
    """Degrees by which to turn so that lines lie level; 0 when they do, or nothing is to be seen.

    Cost: some 20 ms, on a small copy.
    """
    if min(grey.size) < _SMALL_LINE:
        return 0.0
    small = _small(grey)
    known = {angle: _sharpness(small, angle) for angle in (-6, -4.5, -3, -1.5, 0, 1.5, 3, 4.5, 6)}
    coarse = max(known, key=lambda angle: known[angle])
    known |= {coarse + step: _sharpness(small, coarse + step) for step in (-1, -0.5, 0.5, 1)}
    best = max(known, key=lambda angle: known[angle])
    return best if abs(best) >= 1.0 and known[best] > 1.3 * known[0] else 0.0


def _orientation(grey: Image.Image, dpi: int | None, left: _Seconds) -> int:
    """Degrees counter-clockwise by which to turn a page that lies on its side; 0 when unknown."""
    said = _tesseract(grey, "0", max(70, dpi or 150), left, tsv=False)
    facts = dict(line.split(": ", 1) for line in said.splitlines() if ": " in line)
    try:
        turn, sure = int(facts["Rotate"]), float(facts["Orientation confidence"])
    except (KeyError, ValueError):
        return 0
    return (360 - turn) % 360 if sure > 0.5 else 0


class _Back:
    """From the turned and levelled picture to the picture as it came."""

    def __init__(self, size: tuple[int, int], turn: int, angle: float) -> None:
        self._size, self._turn = size, turn
        self._cos, self._sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))

    def box(self, box: Box) -> Box:
        """The upright box around a box that was turned."""
        points = [self._point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        (width, height), xs, ys = self._size, [p[0] for p in points], [p[1] for p in points]
        return (
            max(0, int(min(xs))),
            max(0, int(min(ys))),
            min(width, int(max(xs)) + 1),
            min(height, int(max(ys)) + 1),
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        width, height = self._size
        wide, high = (height, width) if self._turn in (90, 270) else (width, height)
        dx, dy = x - wide / 2, y - high / 2
        x = wide / 2 + dx * self._cos - dy * self._sin
        y = high / 2 + dx * self._sin + dy * self._cos
        if self._turn == 90:
            return width - y, x
        if self._turn == 180:
            return width - x, height - y
        if self._turn == 270:
            return y, height - x
        return x, y
