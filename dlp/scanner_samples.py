"""What the whole scanner makes of a sample, in words: what was found instead of what is marked."""

from collections.abc import Iterable

from dlp.engine.overlap import Hit
from dlp.engine.presidio import Engine
from dlp.normalise import normalise
from dlp.scanner_findings import CHECKED
from recognizers.base import Sample, Span

LEAST = 0.4  # confidence of what is reported
SHOWN = 80  # characters of a sample that a message repeats


def judged(sample: Sample, name: str, engine: Engine) -> str | None:
    """What is wrong with a sample, and what was found instead; None when all is well."""
    normal = normalise(sample.text)
    hits = [
        (Span(*normal.source(hit.start, hit.end)), hit)
        for hit in engine.detect(normal.text, names=False)
        if normal.counts(hit.start, hit.end, checked=CHECKED in hit.evidence)
    ]
    own = tuple(span for span, hit in hits if hit.recognizer == name and hit.confidence >= LEAST)
    if own == sample.spans:
        return None
    text = f'"{sample.text[:SHOWN]}"'
    if not sample.spans:
        return f"{text} should hold nothing, but {_shown(sample, own)} is found in it"
    if not any(hit.recognizer == name for _, hit in hits):
        hits = [*hits, *_by_itself(sample, name, engine)]
    missed = [span for span in sample.spans if span not in own]
    if not missed:
        more = [span for span in own if span not in sample.spans]
        return f"in {text}, {_shown(sample, more)} is found too; mark it or narrow the pattern"
    instead = _instead(sample, missed[0], hits, name)
    return f"{_shown(sample, missed)} is not found in {text}; {instead}"


def _shown(sample: Sample, spans: Iterable[Span]) -> str:
    return " and ".join(f"«{sample.text[span.start : span.end][:SHOWN]}»" for span in spans)


def _by_itself(sample: Sample, name: str, engine: Engine) -> list[tuple[Span, Hit]]:
    """What the recognizer finds where no other one takes it away."""
    normal = normalise(sample.text)
    return [
        (Span(*normal.source(hit.start, hit.end)), hit)
        for hit in engine.detector.hits(normal.text)
        if hit.recognizer == name
    ]


def _instead(sample: Sample, missed: Span, hits: list[tuple[Span, Hit]], name: str) -> str:
    """What became of the place that should have been found."""
    for span, hit in hits:
        if span.end <= missed.start or span.start >= missed.end:
            continue
        if hit.recognizer != name and any(other.recognizer == name for _, other in hits):
            return f"{hit.recognizer} takes {_shown(sample, [span])} with confidence " + (
                f"{hit.confidence:.2f}; raise the score or give a context word"
            )
        if hit.recognizer != name:
            continue
        if hit.confidence < LEAST:
            said = f"its confidence is {hit.confidence:.2f} and {LEAST} is needed"
            return f"{said}; raise the score or give a context word"
        return f"{_shown(sample, [span])} is found instead; mend the pattern or the mark"
    return "nothing is found there; mend the pattern, its check or the sample"
