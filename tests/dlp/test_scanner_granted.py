"""What an override of a web request is bound to: the content, and not what a tool makes up."""

import json
import time
import uuid

import pytest

from dlp.scanner_granted import lasting

TEXT = "Nota over het plein, 12 bomen en 3 banken."


def tried(text: str = TEXT, spaced: bool = True, **more: object) -> str:
    """A prompt as a tool sends it, with new ids, times and numbers."""
    made_up = {"id": str(uuid.uuid4()), "time": time.time(), "loaded": time.perf_counter_ns() % 97}
    made_up |= {"at": f"2026-11-29T20:42:{time.perf_counter_ns() % 60:02d}.000Z"}
    made_up |= {"token": f"gAAAAAB{uuid.uuid4().hex}{uuid.uuid4().hex}1"}
    separators = (", ", ": ") if spaced else (",", ":")
    return json.dumps({"parts": [text], **made_up, **more}, separators=separators)


@pytest.mark.parametrize("spaced", [True, False])
def test_the_next_try_is_the_same(spaced: bool) -> None:
    assert lasting(tried(spaced=spaced), ()) == lasting(tried(spaced=spaced), ())


@pytest.mark.parametrize(
    "other",
    [TEXT + " En meer.", TEXT.replace("12", "13"), TEXT.replace("plein", "park"), ""],
)
def test_other_words_are_another_content(other: str) -> None:
    assert lasting(tried(), ()) != lasting(tried(other), ())


def test_another_field_is_another_content() -> None:
    assert lasting(tried(), ()) != lasting(tried(note="ja"), ())


def test_what_was_found_counts_whatever_it_looks_like() -> None:
    texts = [json.dumps({"n": number}) for number in (85073099932, 85073199908)]
    spans = [(6, 17)]
    assert lasting(texts[0], ()) == lasting(texts[1], ())
    assert lasting(texts[0], spans) != lasting(texts[1], spans)
    assert lasting("ab", [(0, 1)]) != lasting("ab", [(1, 2)])


def test_it_is_linear() -> None:
    for hostile in ('"' * 200_000, '"' + "a" * 200_000, "[1" * 100_000, "0-" * 100_000):
        start = time.process_time()
        lasting(hostile, ())
        assert time.process_time() - start < 2.0
