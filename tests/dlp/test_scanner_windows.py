"""Long texts in windows: nothing lost or counted twice at a cut; limits say what is left."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dlp import scanner_windows
from dlp.data import Finding, Incomplete, Part
from dlp.limits import Limits
from dlp.scanner import Scanner, build_scanner
from dlp.scanner_windows import Watch, in_windows, windows
from dlp.settings import Settings

NUMBER = "85.07.30-999.32"
LINE = f"Zijn rijksregisternummer is {NUMBER}, zo staat het in het dossier van vorige week.\n"
PLAIN = "De commissie keurt het verslag van de vorige vergadering goed en gaat uiteen.\n"
TABLE = "dossier;rijksregisternummer;plaats\n"


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=tmp_path_factory.mktemp("windows"), names="on"))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows of 2,000 code points, so that a test has many."""
    monkeypatch.setattr(scanner_windows, "LONG", 3_000)
    monkeypatch.setattr(scanner_windows, "WINDOW", 2_000)
    monkeypatch.setattr(scanner_windows, "OVERLAP", 400)
    monkeypatch.setattr(scanner_windows, "_SLACK", 200)
    monkeypatch.setattr(scanner_windows, "_CHOICE", 150)


def with_limits(scanner: Scanner, **limits: float) -> Scanner:
    return replace(scanner, limits=replace(Limits(), **limits))  # type: ignore[arg-type]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "text", [LINE * 200, LINE.replace("\n", " ") * 200, "x" * 20_000, "", "\n" * 9_000]
)
def test_windows_cover_a_text_once_and_overlap(text: str) -> None:
    found = list(windows(text))
    assert "".join(text[one.start : one.end] for one in found) == text
    assert all(0 <= w.low <= w.start < w.end <= w.high <= len(text) for w in found)
    assert all(w.high - w.low <= 2_000 + 200 + 2 * 400 for w in found)


@pytest.mark.usefixtures("small")
def test_values_at_a_cut_are_found_once_where_they_stand(scanner: Scanner) -> None:
    text = "".join((LINE if i % 3 else PLAIN) for i in range(300)).replace("\n", " ")
    file = scanner.scan_file(text.encode())
    places = [text[one.start : one.end] for one in file.verdict.findings]
    assert places == [NUMBER] * 200
    assert file.verdict.complete
    starts = [one.start for one in file.verdict.findings]
    assert starts == sorted(set(starts))
    assert len({one.digest for one in file.verdict.findings}) == 1


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("end", ["\n", " "])
@pytest.mark.parametrize("placeholder", ["<BE_NATIONAL_NUMBER_1>", "*"])
def test_windows_behind_a_replaced_value_stay_the_same(end: str, placeholder: str) -> None:
    text = NUMBER + "".join(f"{n * n % 977} maal: {PLAIN[:-1]}{end}" for n in range(400))
    before, after = (
        [whole[one.start : one.end] for one in windows(whole)]
        for whole in (text, text.replace(NUMBER, placeholder))
    )
    assert len(before) > 10
    same = len(set(before) & set(after))
    assert same > 0.7 * len(before)


@pytest.mark.usefixtures("small")
def test_of_a_redacted_file_only_what_changed_is_scanned_again(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "".join(f"{PLAIN[:-1]} {n}.\n" for n in range(300)) + LINE
    sizes: list[int] = []
    find = Scanner._piece_findings

    def counted(self: Scanner, part: Part, *others: Any, **options: Any) -> list[Finding]:
        sizes.append(len(part.text))
        return find(self, part, *others, **options)

    monkeypatch.setattr(Scanner, "_piece_findings", counted)
    file = scanner.scan_file(text.encode())
    assert file.content == text.replace(NUMBER, "<BE_NATIONAL_NUMBER_1>").encode()
    assert len(text) < sum(sizes) < 1.6 * len(text)


@pytest.mark.usefixtures("small")
def test_passages_of_different_windows_are_different(scanner: Scanner) -> None:
    health = "Jan Peeters van de dienst heeft een depressie en is met ziekteverlof.\n"
    both = scanner.scan_file(((LINE + health + PLAIN * 3) * 60).encode()).verdict.findings
    ill = {one.passage for one in both if one.category == "special_category"}
    assert len(ill) == 60
    assert ill.isdisjoint({one.passage for one in both if one.entity == "BE_NATIONAL_NUMBER"})


@pytest.mark.usefixtures("small")
def test_a_table_keeps_its_header_in_every_window(scanner: Scanner) -> None:
    rows = TABLE + "".join(f"x{i % 7};85073099932;Gent\n" for i in range(400))
    whole = scanner.scan_file(rows.encode()).verdict.findings
    numbers = [one for one in whole if one.entity == "BE_NATIONAL_NUMBER"]
    assert len(numbers) == 400
    assert {one.evidence for one in numbers} == {numbers[0].evidence}
    assert any(word.startswith("header:") for word in numbers[-1].evidence)


@pytest.mark.usefixtures("small")
def test_redaction_over_windows_leaves_no_value(scanner: Scanner) -> None:
    text = (LINE + PLAIN) * 120
    file = scanner.scan_file(text.encode(), name="lijst.txt")
    assert file.verdict.verdict == "redact"
    assert (file.content or b"").decode() == text.replace(NUMBER, "<BE_NATIONAL_NUMBER_1>")


@pytest.mark.usefixtures("small")
def test_no_time_left_is_said_and_blocks(scanner: Scanner) -> None:
    file = with_limits(scanner, max_answer_s=1e-9).scan_file((LINE * 100).encode())
    reasons = [(one.reason, one.detail) for one in file.verdict.incomplete]
    assert file.verdict.verdict == "block"
    assert any("max_document_s" in detail or "max_answer_s" in detail for _, detail in reasons)


def test_a_text_that_no_time_is_left_for_is_not_told_as_scanned(scanner: Scanner) -> None:
    verdict = with_limits(scanner, max_answer_s=1e-9).scan(text=LINE)
    assert verdict.verdict == "block"
    (gap,) = verdict.incomplete
    size = f"{len(LINE):,}"
    assert gap == Incomplete(
        "text",
        "limit",
        f"not scanned: {size} of {size} characters; more takes longer than max_answer_s = 1e-09",
    )


@pytest.mark.usefixtures("small")
def test_too_many_findings_end_the_scan_and_are_said(scanner: Scanner) -> None:
    file = with_limits(scanner, max_findings=30).scan_file((LINE * 200).encode())
    assert 30 <= len(file.verdict.findings) < 200
    (gap,) = file.verdict.incomplete
    assert gap.reason == "limit"
    assert "more findings than max_findings = 30" in gap.detail
    assert [one.scanned for one in file.parts] == [False]


class Clock:
    """A clock that a test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        monkeypatch.setattr(scanner_windows, "monotonic", lambda: self.now)


@pytest.mark.usefixtures("small")
def test_the_rules_see_all_and_people_are_sought_while_time_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock(monkeypatch)
    asked: list[bool] = []

    def find(piece: Part, *, names: bool) -> list[Finding]:
        asked.append(names)
        clock.now += len(piece.text) * (4e-3 if names else 1e-4)
        return []

    monkeypatch.setattr(scanner_windows, "_MEASURED", 1)
    monkeypatch.setattr(scanner_windows, "FREE", 0)
    monkeypatch.setattr(scanner_windows, "_SPEEDS", {"names": 4e-3, "rules": 1e-4})
    watch = Watch(replace(Limits(), max_answer_s=60.0))
    part = Part("text", PLAIN * 1_000)
    watch.begin(len(part.text))
    assert in_windows(part, find=find, watch=watch, names=True) == []
    assert clock.now < 60.0
    assert asked == sorted(asked, reverse=True)
    assert 3 < sum(asked) < len(asked)
    (gap,) = watch.incomplete()
    assert gap.detail.startswith("people were not sought in ")
    assert not watch.unread


def test_without_names_no_gap_of_names_is_told(
    scanner: Scanner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanner_windows, "FREE", 0)
    monkeypatch.setattr(scanner_windows, "_SPEEDS", {"names": 1.0, "rules": 1e-9})
    by_rules = build_scanner(Settings(data_dir=tmp_path, names="off"))
    assert by_rules.scan_file(PLAIN.encode()).verdict.complete
    assert not scanner.scan_file(PLAIN.encode()).verdict.complete


def test_people_are_sought_in_short_texts_whatever_follows() -> None:
    asked: list[tuple[str, bool]] = []

    def find(piece: Part, *, names: bool) -> list[Finding]:
        asked.append((piece.path, names))
        return []

    watch = Watch(replace(Limits(), max_answer_s=5.0))
    watch.begin(60_000_000)
    for path, size in (("#name", 100), ("long", 50_000), ("a", 15_000), ("b", 15_000)):
        in_windows(Part(path, "x" * size), find=find, watch=watch, names=True)
    assert asked == [("#name", True), ("long", False), ("a", True), ("b", False)]


@pytest.mark.usefixtures("small")
def test_a_pattern_that_takes_too_long_costs_its_window_only() -> None:
    found = Finding("X", "person", "text", 0, 1, 1.0, "x", ())
    calls: list[int] = []

    def find(piece: Part, *, names: bool) -> list[Finding]:
        assert not names
        calls.append(len(piece.text))
        if len(calls) == 2:
            raise TimeoutError
        return [found]

    watch = Watch(Limits())
    watch.begin(9_000)
    in_windows(Part("text", "a\n" * 4_500), find=find, watch=watch, names=False)
    assert len(calls) == 5
    (gap,) = watch.incomplete()
    assert (gap.part, gap.reason) == ("text", "deadline")
    assert watch.unread == {"text"}


def test_what_was_cut_short_is_not_remembered(scanner: Scanner, tmp_path: Path) -> None:
    chat = [{"role": "user", "content": LINE}, {"role": "user", "content": PLAIN}]
    hurried = with_limits(scanner, max_answer_s=1e-9)
    assert hurried.scan(messages=chat).verdict == "block"
    assert replace(hurried, limits=Limits()).scan(messages=chat).complete


def test_many_runs_of_text_without_time_are_counted_not_listed() -> None:
    watch = Watch(replace(Limits(), max_answer_s=0.0))
    watch.begin(500)
    for i in range(100):
        in_windows(Part(f"part/{i}", "12345"), find=lambda *_, **__: [], watch=watch, names=True)
    gaps = list(watch.incomplete())
    assert len(gaps) == 21
    assert "80 more runs of text" in gaps[-1].detail
    assert len(watch.unread) == 100
