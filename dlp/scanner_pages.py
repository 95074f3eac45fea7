"""Pages and slides, scanned together: one by one they take three times as long.

A page is some thousand characters, and every scan of a text has its own beginning. So pages and
slides that follow each other make one text, a blank line between them, and findings are put back.
Where one crosses from a page into the next, or more was hidden than may be read, its pages are
scanned one by one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from time import monotonic

import regex as re

from dlp.data import Finding, Incomplete, Part
from dlp.quick import quick
from dlp.remembered import Find
from dlp.scanner_windows import Watch, in_windows

TOGETHER = 100_000  # code points in one text; more gains nothing
_PAGE = re.compile(
    r"(?:page/[0-9]{1,6}"
    r"|ppt/[A-Za-z]{1,20}/(?:_rels/)?[A-Za-z]{1,20}[0-9]{1,6}\.xml(?:\.rels)?(?:#[a-z]{1,9})?)\Z"
)
_BETWEEN = "\n\n"

_make_finding = quick(Finding)


def over_pages(
    parts: Sequence[Part], *, find: Find, watch: Watch, incomplete: list[Incomplete], names: bool
) -> list[Finding]:
    """The findings of all parts of a document, in their order, as far as the watch allows.

    `incomplete`: find() puts there what it did not read.
    Cost: that of find().
    """
    found: list[Finding] = []
    for group in together(parts):
        joined = None
        if len(group) > 1:
            joined = _joined(group, find, watch, incomplete, names=names)
        if joined is None:
            for part in group:
                found += in_windows(part, find=find, watch=watch, names=names)
        else:
            found += joined
    order = {part.path: number for number, part in enumerate(parts)}
    found.sort(key=lambda one: order[one.part])  # what is technical was read behind the rest
    return found


def together(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """The parts, pages of one file that follow each other in groups of TOGETHER.

    They stay in order, but for what is technical: it stands behind the other pages of its file.
    """
    for file, some in groupby(parts, key=_file):
        pages = list(some)
        if file is not None:
            pages.sort(key=lambda page: page.technical)
        group: list[Part] = []
        size = 0
        for page in pages:
            if group and page.technical != group[0].technical:
                yield group
                group, size = [], 0
            if group and (file is None or size + len(page.text) > TOGETHER):
                yield group
                group, size = [], 0
            group.append(page)
            size += len(page.text)
        yield group


def _file(part: Part) -> str | None:
    """The path of the file that a page or slide is of; None for any other part."""
    page = _PAGE.search(part.path)
    return part.path[: page.start()] if page else None


def _joined(
    group: Sequence[Part],
    find: Find,
    watch: Watch,
    incomplete: list[Incomplete],
    *,
    names: bool,
) -> list[Finding] | None:
    """The findings of a group as one text; None where its parts must be scanned one by one."""
    text = _BETWEEN.join(part.text for part in group)
    if not watch.allows(len(text), names=names):
        return None
    begun, before = monotonic(), len(incomplete)
    try:
        inside = find(Part(group[0].path, text, technical=group[0].technical), names=names)
    except TimeoutError:
        return None
    placed = list(_placed(inside, group))
    if len(placed) < len(inside) or len(incomplete) > before:
        del incomplete[before:]
        return None
    watch.way(len(text), names=names)
    watch.took("names" if names else "rules", len(text), monotonic() - begun, len(placed))
    return placed


def _placed(findings: Iterable[Finding], group: Sequence[Part]) -> Iterator[Finding]:
    """The findings in the part that each stands in; those that stand in two are left out."""
    parts = iter(group)
    part, start, end = next(parts), 0, len(group[0].text)
    for one in findings:
        while one.start >= end + len(_BETWEEN):
            part = next(parts)
            start = end + len(_BETWEEN)
            end = start + len(part.text)
        if one.start >= start and one.end <= end:
            yield _make_finding(
                *(one.entity, one.category, part.path, one.start - start, one.end - start),
                *(one.confidence, one.recognizer, one.evidence, one.digest, one.passage),
                *(part.location, one.group),
            )
