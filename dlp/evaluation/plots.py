"""Plots as inline SVG: plain shapes, coloured by the page's style sheet, light or dark.

Each takes its figures as data and has a title and a description for those who do not see it;
the page puts the same figures in a table below.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from dlp.data import STRICTNESS
from dlp.evaluation.markup import Markup, element, joined

ROW = 24  # units of height per row; a unit is a pixel where the page is wide enough
WIDTH = 960
LABELS = 250  # width of the labels at the left
HEAD = 34  # height of the heads of panels
GAP = 70  # between panels, figures included
TICKS = 5
CELL_WIDTH, CELL_HEIGHT = 120, 46
MOST_SHADE = 0.3  # opacity of a full cell: the count on it must stay easy to read


@dataclass(frozen=True, slots=True)
class Dot:
    """One share: a dot with its interval, and where it was before."""

    value: float | None  # 0 to 1; None: nothing to divide by
    low: float | None = None
    high: float | None = None
    before: float | None = None
    good: bool | None = None  # whether the change is for the better; None: no change or unknown


@dataclass(frozen=True, slots=True)
class Scale:
    """Shares to places across a panel."""

    left: float
    width: float
    low: float
    high: float

    def at(self, share: float) -> float:
        """Units from the left of the plot."""
        return self.left + self.width * (share - self.low) / (self.high - self.low)


def dots(
    name: str,
    title: str,
    description: str,
    panels: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Dot]]],
) -> Markup:
    """Panels side by side, a row per label, a dot with whiskers per panel and row."""
    each = (WIDTH - LABELS) / len(panels)
    height = HEAD + ROW * len(rows) + 24
    parts: list[Markup] = []
    for place, panel in enumerate(panels):
        column = [row[1][place] for row in rows]
        low, high = _range(column)
        scale = Scale(LABELS + place * each, each - GAP, low, high)
        parts.append(_text(scale.left, 14, panel, "head"))
        parts += _axis(scale, height - 24)
        parts += (
            piece
            for line, dot in enumerate(column)
            for piece in _dot(scale, HEAD + ROW * (line + 0.5), dot)
        )
    labels = (
        _text(LABELS - 14, HEAD + ROW * (line + 0.5) + 4, label, "end")
        for line, (label, _) in enumerate(rows)
    )
    return _svg(name, title, description, WIDTH, height, (*parts, *labels))


def _range(column: Iterable[Dot]) -> tuple[float, float]:
    """Ends of an axis, at tenths: from what is lowest to 1, or from 0 where all is low."""
    values = [
        v for dot in column for v in (dot.value, dot.low, dot.high, dot.before) if v is not None
    ]
    if values and max(values) <= 0.5:
        return 0.0, max(0.1, -floor(-10 * max(values)) / 10)
    return min(0.9, floor(10 * min(values, default=0.0)) / 10), 1.0


def _axis(scale: Scale, bottom: float) -> Iterator[Markup]:
    for step in range(TICKS + 1):
        share = scale.low + (scale.high - scale.low) * step / TICKS
        x = scale.at(share)
        yield element("line", x1=x, y1=HEAD - 10.0, x2=x, y2=bottom, class_="grid")
        if step in (0, TICKS):
            yield _text(x, bottom + 15, f"{share:.0%}", "quiet middle")


def _dot(scale: Scale, y: float, dot: Dot) -> Iterator[Markup]:
    if dot.low is not None and dot.high is not None and dot.value is not None:
        left, right = scale.at(max(dot.low, scale.low)), scale.at(dot.high)
        yield element("line", x1=left, y1=y, x2=right, y2=y, class_="whisker")
    tone = {True: "up", False: "down", None: ""}[dot.good]
    if dot.before is not None and dot.before != dot.value:
        x = scale.at(dot.before)
        if dot.value is not None:
            line = f"whisker {tone}".strip()
            yield element("line", x1=x, y1=y, x2=scale.at(dot.value), y2=y, class_=line)
        yield element("circle", cx=x, cy=y, r=4.5, class_="hollow")
    if dot.value is not None:
        x = scale.at(dot.value)
        yield element("circle", cx=x, cy=y, r=4.5, class_=f"dot {tone}".strip())
    shown = "–" if dot.value is None else f"{100 * dot.value:.1f}"
    yield _text(scale.left + scale.width + 10, y + 4, shown, "quiet")


def bars(
    name: str,
    title: str,
    description: str,
    rows: Sequence[tuple[str, float, str]],
) -> Markup:
    """A bar per label, its length a figure and its words beside it."""
    most = max((value for _, value, _ in rows), default=0.0) or 1.0
    width = WIDTH - LABELS - 240
    parts: list[Markup] = []
    for line, (label, value, words) in enumerate(rows):
        y = ROW * line
        length = width * value / most
        parts.append(_text(LABELS - 14, y + 17, label, "end"))
        parts.append(
            element(
                "rect", x=LABELS, y=y + 5, width=max(length, 1.0), height=ROW - 10, class_="bar"
            )
        )
        parts.append(_text(LABELS + length + 10, y + 17, words, "quiet"))
    return _svg(name, title, description, WIDTH, ROW * len(rows) + 4, parts)


def matrix(
    name: str,
    title: str,
    description: str,
    counts: Mapping[str, Mapping[str, int]],
    *,
    down: str,
    across: str,
) -> Markup:
    """Verdicts against verdicts; a cell is as dark as its share of its row."""
    left, top = 130, 52
    parts = [
        _text(left + CELL_WIDTH * 1.5, 16, across, "quiet middle"),
        _text(left - 14, top - 10, down, "quiet end"),
    ]
    for row, verdict in enumerate(STRICTNESS):
        y = top + CELL_HEIGHT * row
        middle = y + CELL_HEIGHT / 2
        parts.append(_text(left - 14, middle + 5, verdict, "head end"))
        parts.append(_text(left + CELL_WIDTH * (row + 0.5), top - 10, verdict, "head middle"))
        total = sum(counts[verdict].values()) or 1
        for column, other in enumerate(STRICTNESS):
            count = counts[verdict][other]
            x = left + CELL_WIDTH * column
            box = {"x": x, "y": y, "width": CELL_WIDTH, "height": CELL_HEIGHT}
            opacity = f"{MOST_SHADE * count / total:.2f}"
            parts.append(element("rect", **box, class_="cell", fill_opacity=opacity))
            if row == column:
                inner = {"x": x + 2, "y": y + 2}
                size = {"width": CELL_WIDTH - 4, "height": CELL_HEIGHT - 4}
                parts.append(element("rect", **inner, **size, class_="right"))
            parts.append(_text(x + CELL_WIDTH / 2, middle + 6, f"{count:,}", "big"))
    width, height = left + CELL_WIDTH * len(STRICTNESS) + 6, top + CELL_HEIGHT * len(STRICTNESS) + 6
    return _svg(name, title, description, width, height, parts, small=True)


def _text(x: float, y: float, words: str, class_: str) -> Markup:
    return element("text", words, x=float(x), y=float(y), class_=class_)


def _svg(
    name: str,
    title: str,
    description: str,
    width: float,
    height: float,
    parts: Iterable[Markup],
    *,
    small: bool = False,
) -> Markup:
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        joined(parts),
        role="img",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        aria_labelledby=f"{name}-title {name}-desc",
        class_="small" if small else "plot",
    )
