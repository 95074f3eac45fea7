"""A verdict for people: where something was found and what happens, never what was found."""

import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from dlp.answer import LEFT_OUT_BELOW
from dlp.cli.show import say, table
from dlp.data import LANGUAGES, Finding, Verdict
from recognizers import ALL

HEADS = ("found", "where", "confidence", "action", "evidence")
SAYS = {"allow": "may go", "redact": "may go once cleaned", "block": "may not go"}

_TITLES = {recognizer.entity: recognizer.title for recognizer in reversed(ALL)}


def show_verdict(name: str, text: str, verdict: Verdict) -> None:
    """Print one verdict: name and verdict, a table of findings, the coaching."""
    lang = language(os.environ)
    say(f"{name}: {verdict.verdict} ({SAYS[verdict.verdict]})")
    places = Lines(text)
    rows = [
        (
            title(finding, lang),
            places.place(finding.start),
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
        say(f"  not scanned: {one.detail}")
    for line in _coaching(verdict, lang):
        say(f"  {line}")


def language(environment: Mapping[str, str]) -> str:
    """The language of the person's locale when it is one of ours, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return value[:2] if value[:2] in LANGUAGES else "en"
    return "en"


def title(finding: Finding, lang: str) -> str:
    """What people call what was found."""
    return _TITLES.get(finding.entity, {}).get(lang, finding.entity)


def _coaching(verdict: Verdict, lang: str) -> Iterator[str]:
    if verdict.message:
        chosen = lang if lang in verdict.message else next(iter(verdict.message))
        yield verdict.message[chosen]
    for tool in verdict.alternatives:
        yield f"{tool['name']}: {tool['url']}"


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
