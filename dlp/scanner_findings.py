"""From hits in normalised text to findings in a part as it was sent."""

import hashlib
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from dlp.data import Finding, Part
from dlp.engine.overlap import Hit, winners
from dlp.engine.passages import passages
from dlp.normalise import Normalised
from dlp.policy.load import LoadedPolicy
from dlp.quick import quick
from recognizers.base import reduce

CHECKED = "check-digits"  # evidence of a value that passes a check
_make_finding = quick(Finding)
_DIGEST = hashlib.blake2b(key=os.urandom(32), digest_size=12)  # keyed for this process: digests of
# values mean nothing outside it


def findings_of(
    part: Part,
    normal: Normalised,
    hits: Sequence[Hit],
    registered: Sequence[Hit],
    policy: LoadedPolicy,
    category: Callable[[str], str],
) -> list[Finding]:
    """The findings of one part, in order, without those that the policy excludes.

    Args:
        normal: the part's text, normalised.
        hits: in normal.text.
        registered: hits in the part's text.
        category: of an entity.
    Cost: linear in the hits, and in the text where a rule links findings by their passage.
    """
    if normal.text is part.text:  # nothing was folded and no view added
        found = [(hit, part.text[hit.start : hit.end]) for hit in hits]
    else:
        found = [
            (_moved(hit, *normal.source(hit.start, hit.end)), normal.text[hit.start : hit.end])
            for hit in hits
            if normal.counts(hit.start, hit.end, checked=CHECKED in hit.evidence)
        ]
    exclusions = policy.exclusions
    if exclusions:
        today = datetime.now(UTC).date()
        found = [(h, v) for h, v in found if not exclusions.covers(h.entity, v, today)]
    found += ((hit, part.text[hit.start : hit.end]) for hit in registered)
    if normal.views or registered:  # what a view shows may overlap what the body shows,
        # and several values of one encoded run have one span: exclusions come first
        values = dict(found)
        kept = winners(hit for hit, _ in found)
        found = [(hit, values.get(hit) or part.text[hit.start : hit.end]) for hit in kept]
    kinds = {(hit.entity, hit.recognizer) for hit, _ in found}
    where = [0] * len(found)
    if policy.rules.may_link((entity, category(entity), by) for entity, by in kinds):
        where = passages(part.text, [hit.start for hit, _ in found])
    return [
        _finding(hit, category(hit.entity), part, value, passage)
        for (hit, value), passage in zip(found, where, strict=True)
    ]


def _moved(hit: Hit, start: int, end: int) -> Hit:
    """The hit at another place."""
    if start == hit.start and end == hit.end:
        return hit
    return Hit(
        start, end, hit.entity, hit.recognizer, hit.confidence, hit.evidence, hit.specificity
    )


def _finding(hit: Hit, category: str, part: Part, value: str, passage: int) -> Finding:
    canonical = f"{hit.entity}:{reduce(value, 'alnum') or value}"
    digest = _DIGEST.copy()
    digest.update(canonical.encode("utf-8", "surrogatepass"))
    start, end, entity, recognizer, confidence, evidence, _ = hit
    return _make_finding(
        entity,
        category,
        part.path,
        start,
        end,
        confidence,
        recognizer,
        evidence,
        digest.digest(),
        passage,
        part.location,
    )


def only_whole(part: Part, findings: Sequence[Finding]) -> list[Finding]:
    """Of the findings in text that nobody wrote, those that are a value: one setting holds it (a
    private key has lines), and it is no row of bytes read as text.
    """
    return [
        one
        for one in findings
        if ("\n" not in (value := part.text[one.start : one.end]) or one.entity == "SECRET")
        and 2 * sum(map(str.isascii, value)) > len(value)
    ]
