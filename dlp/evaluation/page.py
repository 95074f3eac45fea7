"""What pages share: one file that needs nothing else, with headings and tables as they should be.

The style sheet is in the file, and a content security policy forbids everything from elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dlp.evaluation.markup import Child, Markup, element, joined
from dlp.evaluation.tables import Table

STYLE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # of the browser: load nothing at all

Values = Mapping[str, str]  # text of each case by id


def document(title: str, children: Iterable[Child]) -> str:
    """A whole page."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Markup(STYLE.read_text(encoding="utf-8"))),
    )
    body = element("body", element("main", element("h1", title), *children))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def section(heading: str, *children: Child) -> Markup:
    """A heading and what stands under it."""
    return element("section", element("h2", heading), *children)


def lines(some: Iterable[str]) -> Markup:
    """A paragraph for each."""
    return joined(element("p", line) for line in some)


def note(words: Child, *, bad: bool = False) -> Markup:
    """Something to know before reading on."""
    return element("p", words, class_="note bad" if bad else "note")


def figures(some: Iterable[tuple[str, str, str]]) -> Markup:
    """Single figures: what, how much, and a remark."""
    return element(
        "dl",
        (
            element("div", element("dt", name), element("dd", value, element("small", remark)))
            for name, value, remark in some
        ),
        class_="figures",
    )


def figure(plot: Markup, caption: str) -> Markup:
    """A plot with a caption; wide ones can be scrolled with the keyboard."""
    framed = element("div", plot, class_="wide", tabindex=0, role="group", aria_label="Plot")
    return element("figure", framed, element("figcaption", caption))


def grid(one: Table, *, first: str = "", bad: Sequence[int] = ()) -> Markup:
    """A table; `first` heads a column that has no head, `bad` names columns that warn."""
    numbers = set(one.figures)
    heads = (
        element("th", head or first, scope="col", class_=_column(place, numbers, ()))
        for place, head in enumerate(one.heads)
    )
    rows = (
        element(
            "tr",
            element("th", row[0], scope="row"),
            (
                element("td", cell, class_=_column(place, numbers, bad))
                for place, cell in enumerate(row[1:], 1)
            ),
        )
        for row in one.rows
    )
    table = element(
        "table",
        element("caption", one.title),
        element("thead", element("tr", heads)),
        element("tbody", rows),
    )
    return element("div", table, class_="wide", tabindex=0, role="group", aria_label=one.title)


def _column(place: int, numbers: set[int], bad: Sequence[int]) -> str:
    kind = "number" if place in numbers else "words"
    return f"{kind} bad" if place in bad else kind


def folded(summary: str, *children: Child) -> Markup:
    """Details that open on demand."""
    return element("details", element("summary", summary), *children)


def places(
    title: str,
    heads: Sequence[str],
    rows: Iterable[tuple[str, int, int, int, int, tuple[str, ...]]],
    values: Values | None,
) -> Markup:
    """Spans by text and place, and what they say only where somebody asked to see values.

    Args:
        rows: id of the text, start, end, line, column, and further cells under `heads`.
    """
    shown = ("text", "line:column", *heads, *(("says",) if values is not None else ()))
    body = []
    for name, start, end, line, column, cells in rows:
        said = () if values is None else (values[name][start:end],)
        body.append((name, f"{line}:{column}", *cells, *said))
    return grid(Table(title, shown, tuple(body), words=tuple(range(len(shown)))))
