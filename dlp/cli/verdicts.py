"""A verdict for people: where something was found and what happens, never what was found."""

import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from dlp.answer import LEFT_OUT_BELOW
from dlp.cli.show import say, table
from dlp.data import LANGUAGES, Finding, Part, Verdict
from dlp.policy.messages import texts
from recognizers import ALL

HEADS = ("found", "where", "confidence", "action", "evidence")
SAYS = {"allow": "may go", "redact": "may go once cleaned", "block": "may not go"}

_TITLES = {recognizer.name: recognizer.title for recognizer in reversed(ALL)}


def show_verdict(name: str, parts: Sequence[Part], verdict: Verdict) -> None:
    """Print one verdict: name and verdict, a table of findings, the coaching.

    `parts` are what the findings point into; a plain text is the part "text".
    """
    lang = language(os.environ)
    say(f"{name}: {verdict.verdict} ({SAYS[verdict.verdict]})")
    places = Places(parts)
    rows = [
        (
            title(finding, lang),
            places.of(finding),
            f"{finding.confidence:.2f}",
            action,
            ", ".join(finding.evidence),
        )
        for finding, action in zip(verdict.findings, verdict.actions, strict=True)
        if finding.confidence >= LEFT_OUT_BELOW
    ]
    if rows:
        table(HEADS, rows, right=(2,))
    for one in verdict.incomplete:
        where = "" if one.part in ("file", "text") else f"{one.part}: "
        say(f"  not scanned: {where}{one.detail}")
    for line in _coaching(verdict, lang):
        say(f"  {line}")


def language(environment: Mapping[str, str]) -> str:
    """The language of the person's locale when it is one of ours, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return value[:2] if value[:2] in LANGUAGES else "en"
    return "en"


def title(finding: Finding, lang: str) -> str:
    """What people call what was found: the recognizer's title, else coaching's word."""
    if own := _TITLES.get(finding.recognizer):
        return own[lang]
    return texts(lang).nouns.get(finding.entity, (finding.entity,))[0]


def _coaching(verdict: Verdict, lang: str) -> Iterator[str]:
    if verdict.message:
        chosen = lang if lang in verdict.message else next(iter(verdict.message))
        yield verdict.message[chosen]
    for tool in verdict.alternatives:
        yield f"{tool['name']}: {tool['url']}"


class Places:
    """Where findings stand, in words: `3:14` of a text, `page 2`, `sheet Klanten B7`, a part."""

    def __init__(self, texts: Sequence[Part]) -> None:
        self._texts = {part.path: part.text for part in texts}
        self._lines: dict[str, Lines] = {}

    def of(self, finding: Finding) -> str:
        """The place a person would look at first."""
        where = finding.location
        if where is not None and where.sheet is not None:
            return f"sheet {where.sheet} {where.cell or ''}".rstrip()
        if where is not None and (where.page is not None or where.slide is not None):
            return f"page {where.page}" if where.page is not None else f"slide {where.slide}"
        if finding.part not in self._lines:
            self._lines[finding.part] = Lines(self._texts.get(finding.part, ""))
        place = self._lines[finding.part].place(finding.start)
        return place if finding.part == "text" else f"{finding.part} {place}"


class Lines:
    """Line and column of offsets, both from 1; a line ends at LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for line in text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def place(self, offset: int) -> str:
        """As `line:column`, in code points."""
        line = bisect_right(self._starts, offset) - 1
        return f"{line + 1}:{offset - self._starts[line] + 1}"
