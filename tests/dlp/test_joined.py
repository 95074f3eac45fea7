"""Values cut over messages: one finding a piece, one group, one placeholder."""

import pytest

from dlp.data import Finding, Part
from dlp.joined import with_pieces
from dlp.scanner import Scanner

CUT = [
    (["begint met 85.07.30-", "999.32 dus"], "BE_NATIONAL_NUMBER", ["85.07.30-", "999.32"]),
    (["mon IBAN BE68 5390", "0754 7034 merci"], "IBAN_CODE", ["BE68 5390", "0754 7034"]),
]


@pytest.mark.parametrize(("texts", "entity", "pieces"), CUT)
def test_a_value_cut_over_messages_is_found_in_every_piece(
    scanner: Scanner, texts: list[str], entity: str, pieces: list[str]
) -> None:
    verdict = scanner.scan(messages=[{"role": "user", "content": text} for text in texts])
    assert [finding.entity for finding in verdict.findings] == [entity] * 2
    assert len({finding.group for finding in verdict.findings}) == 1
    found = [text[f.start : f.end] for text, f in zip(texts, verdict.findings, strict=True)]
    assert found == pieces
    assert [(p.entity, p.count) for p in verdict.placeholders] == [(entity, 1)]
    sent = str(verdict.redacted)
    assert not any(piece in sent for piece in pieces)


WHOLE = [
    ["op 12/03/2026", "14 uur in zaal 3"],
    ["85.07.30-999.32", "en 92.02.14-999.42"],
    ["tel 0470 12", "34 mensen"],
]


@pytest.mark.parametrize("texts", WHOLE)
def test_nothing_is_joined_that_belongs_apart(scanner: Scanner, texts: list[str]) -> None:
    verdict = scanner.scan(messages=[{"role": "user", "content": text} for text in texts])
    assert all(finding.group is None for finding in verdict.findings)


def finding(part: str, start: int, end: int, confidence: float, group: str | None) -> Finding:
    return Finding("X", "contact", part, start, end, confidence, "x", (), group=group)


def test_a_surer_finding_keeps_a_cut_value_out_whole() -> None:
    parts = [Part("a", "x" * 20), Part("b", "x" * 20)]
    whole = finding("a", 5, 12, 0.9, None)
    pieces = [finding("a", 10, 20, 0.5, "cut-0"), finding("b", 0, 5, 0.5, "cut-0")]
    assert with_pieces([whole], pieces, parts) == [whole]


def test_a_surer_cut_value_takes_the_place() -> None:
    parts = [Part("a", "x" * 20), Part("b", "x" * 20)]
    whole = finding("a", 5, 12, 0.4, None)
    pieces = [finding("a", 10, 20, 0.5, "cut-0"), finding("b", 0, 5, 0.5, "cut-0")]
    assert with_pieces([whole], pieces, parts) == pieces
