"""Every sample of every recognizer. Samples for the whole scanner are judged by its own tests."""

import pytest

from recognizers import ALL
from recognizers.base import Recognizer, Sample

CASES = [
    pytest.param(r, s, id=f"{r.name}: {s.why}: {place}")
    for r in ALL
    for place, s in enumerate(r.samples)
    if not s.scanned
]


@pytest.mark.parametrize(("recognizer", "sample"), CASES)
def test_finds_exactly_the_marked_spans(recognizer: Recognizer, sample: Sample) -> None:
    assert tuple(recognizer.find(sample.text)) == sample.spans
