"""Pages: well-formed, whole without anything from elsewhere, readable, and without values."""

from collections.abc import Iterator
from html.parser import HTMLParser
from math import isclose
from pathlib import Path

import pytest
import regex as re

from dlp.data import Action, Finding
from dlp.evaluation import page
from dlp.evaluation.compare import compare
from dlp.evaluation.corpus import Case, Gold
from dlp.evaluation.evaluation_page import Subject, evaluation_page
from dlp.evaluation.feedback import feedback_table, read_feedback
from dlp.evaluation.markup import Markup, element
from dlp.evaluation.matching import Judged
from dlp.evaluation.metrics import Evaluation, evaluate
from dlp.evaluation.plots import Dot, dots, matrix
from dlp.evaluation.policies import Handled, Turn, summed
from dlp.evaluation.policy_page import policy_page
from dlp.evaluation.tables import Table

CANARY = "Kanarie"
TEXT = f"Bel {CANARY}\nen dan <b>{CANARY}</b>"
A, B, C = "PERSON", "ADDRESS", "IBAN_CODE"
VOID = {"meta"}  # elements of ours without an end


def judged(name: str, *found: tuple[int, int, str], given: Action = "redact") -> Judged:
    gold = (Gold(4, 11, A), Gold(22, 29, B))
    case = Case(name, "nl", TEXT, gold, "redact", "mail", "leak")
    findings = (Finding(e, "person", "text", s, t, 0.9, "r-1", ()) for s, t, e in found)
    return Judged(case, tuple(findings), given, ("a-rule",))


def evaluation(*texts: Judged) -> Evaluation:
    clean = Judged(Case("<i>clean</i>", "fr", "x" * 100, (), "allow"), (), "allow")
    return evaluate([*texts, clean], {A, C})


OLD = evaluation(judged("1", (4, 11, A)), judged("2", (4, 11, A)))
NEW = evaluation(judged("1", (0, 3, C)), judged("2", (0, 3, C), given="allow"))


def whole(values: page.Values | None = None, folder: Path | None = None) -> str:
    told: Table | None = None
    if folder is not None:
        file = folder / "feedback.json"
        row = '{"recognizer": "r-1", "rule": "", "tier": "approved", "judgement": "wrong"'
        file.write_text(f'{{"counts": [{row}, "count": 12}}]}}')
        told = feedback_table(read_feedback(file), NEW.results)
    comparison = compare(OLD.results, NEW.results)
    return evaluation_page(NEW, Subject(("c.cases",), "2026-05-31", values, comparison, told))


def policies() -> str:
    handled = (Handled(A, 4, 11, 1, 5, "redact", "block"),)
    turn = Turn("1", "redact", "block", "redact", "block", ("a-rule",), ("<other>",), handled)
    return policy_page(summed([turn]), "a", "b", "2026-05-31")


PAGES = {"evaluation": whole(), "bare": evaluation_page(OLD, Subject(("c",), "today"))}
PAGES |= {"policies": policies(), "empty": policy_page(summed([]), "a", "b", "today")}


class Reader(HTMLParser):
    """Holds every element to its end, and notes what the page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += ((tag, name, value or "") for name, value in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert not reader.open
    return reader


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_needs_nothing_from_elsewhere(name: str) -> None:
    text = PAGES[name]
    reader = read(text)
    assert not {"script", "link", "img", "iframe", "object", "embed", "form"} & set(reader.tags)
    assert not {"href", "src", "style", "onload", "action"} & {n for _, n, _ in reader.attributes}
    assert not re.search(r"https?:|url\(|@import|//", text.removeprefix("<!DOCTYPE html>"))
    assert page.POLICY.startswith("default-src 'none'")
    assert ("meta", "content", page.POLICY) in reader.attributes


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_by_ear(name: str) -> None:
    reader = read(PAGES[name])
    assert ("html", "lang", "en") in reader.attributes
    assert reader.tags.count("h1") == reader.tags.count("main") == 1
    assert reader.tags.count("table") == reader.tags.count("caption") > 0
    assert reader.tags.count("svg") == reader.tags.count("figcaption") > 0
    ids = [value for _, attribute, value in reader.attributes if attribute == "id"]
    assert len(ids) == len(set(ids))
    for _, attribute, value in reader.attributes:
        if attribute == "aria-labelledby":
            assert set(value.split()) <= set(ids)
    heads = [
        value for tag, attribute, value in reader.attributes if (tag, attribute) == ("th", "scope")
    ]
    assert set(heads) <= {"col", "row"}
    assert len(heads) == reader.tags.count("th")


def test_values_are_shown_only_where_asked_for(tmp_path: Path) -> None:
    assert all(CANARY not in text for text in PAGES.values())
    assert CANARY not in whole(folder=tmp_path)
    shown = whole({"1": TEXT, "2": TEXT, "<i>clean</i>": "x"})
    assert CANARY in shown
    assert "shows values" in shown
    assert "<b>" not in shown
    assert CANARY not in repr(Subject((), "", {"1": TEXT}))


def test_the_page_says_what_is_judged_and_what_changed(tmp_path: Path) -> None:
    said = " ".join(read(whole(folder=tmp_path)).texts)
    for words in (
        "Only what the loaded recognizers can find is judged. Nothing finds 1 of the marked",
        "(ADDRESS)",
        "Worse than the baseline beyond noise: all, PERSON.",
        "vanished (was right)",
        "appeared (false)",
        "3 texts compared, 2 differ",
        "1 verdicts changed",
        "What users said",
    ):
        assert words in said
    assert "Against the baseline" not in PAGES["bare"]


def test_a_wrong_verdict_names_the_rules_behind_it() -> None:
    everything = evaluate([judged("1", (4, 11, A), given="block")])
    said = " ".join(read(evaluation_page(everything, Subject((), "today"))).texts)
    assert "text expected given rules 1 redact block a-rule" in said


def test_the_policy_page_says_what_changes() -> None:
    said = " ".join(read(PAGES["policies"]).texts)
    assert "redact → block" in said
    assert "<other>" in said
    assert "<other>" not in PAGES["policies"]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (element("p", "a<b", Markup("<i>c</i>"), ["d", "&"]), "<p>a&lt;b<i>c</i>d&amp;</p>"),
        (element("p", class_='a"b', aria_label="c"), '<p class="a&quot;b" aria-label="c"></p>'),
        (element("line", x1=1.25, x2=2.0), '<line x1="1.2" x2="2"/>'),
        (element("meta", charset="utf-8"), '<meta charset="utf-8">'),
    ],
)
def test_markup_is_escaped(made: Markup, expected: str) -> None:
    assert made == expected


def circles(plot: str) -> list[tuple[float, str]]:
    found = re.findall(r'<circle cx="([\d.]+)" cy="[\d.]+" r="4.5" class="([a-z ]+)"/>', plot)
    return [(float(x), kind) for x, kind in found]


def test_dots_stand_where_their_figures_say() -> None:
    rows = [
        ("a", [Dot(0.75, 0.55, 0.95)]),
        ("b", [Dot(1.0, before=0.5, good=True)]),
        ("c", [Dot(None)]),
    ]
    plot = dots("n", "t", "d", ("one",), rows)
    (middle, _), (start, hollow), (end, full) = circles(plot)
    assert isclose(middle, (start + end) / 2, abs_tol=0.2)
    assert (hollow, full) == ("hollow", "dot up")
    assert ">50%<" in plot
    assert ">100%<" in plot
    assert ">–<" in plot


def test_a_matrix_shows_every_count() -> None:
    counts = {was: {now: 3 * i + j for j, now in enumerate(NAMES)} for i, was in enumerate(NAMES)}
    plot = matrix("n", "t", "d", counts, down="x", across="y")
    assert re.findall(r'class="big">(\d)<', plot) == [str(n) for n in range(9)]


NAMES = ("allow", "redact", "block")


def themes() -> Iterator[dict[str, str]]:
    """Custom properties, light and dark."""
    light, _, dark = page.STYLE.read_text(encoding="utf-8").partition("@media")
    for text in (light, dark.partition("}\n}")[0]):
        yield dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", text))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", list(themes()), ids=("light", "dark"))
@pytest.mark.parametrize("ground", ["ground", "panel"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "blue", "red", "green"])
def test_words_and_marks_stand_out(theme: dict[str, str], ground: str, ink: str) -> None:
    dark, light = sorted(luminance(theme[name]) for name in (ground, ink))
    assert (light + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.2, 1.4.3 AA
