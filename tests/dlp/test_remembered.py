"""A chat that comes again gives the same findings, and nothing but spans is kept of it."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from dlp import remembered
from dlp.data import Finding, Incomplete, Part
from dlp.joined import Cut
from dlp.normalise import Joint, joints
from dlp.remembered import MAX_CUTS, Remembered
from dlp.scanner import Scanner
from tests.dlp.requests import IBAN, NUMBER

PADDING = "De vergadering van de wijkraad gaat door in het lokaal dienstencentrum. " * 4
TURNS = [
    f"{PADDING} Rijksregisternummer {NUMBER}.",
    f"Antwoord: rekening {IBAN} en {NUMBER}. {PADDING}",
    PADDING,
    f"Kort {NUMBER}",
    f"data:text/plain;base64,ODUuMDcuMzAtOTk5LjMy en 85.07.30\u200b-999.32 {PADDING}",
]


def chat(*turns: str) -> list[dict[str, Any]]:
    roles = ("user", "assistant")
    return [{"role": roles[i % 2], "content": turn} for i, turn in enumerate(turns)]


def test_findings_are_the_same_the_second_time_and_elsewhere(scanner: Scanner) -> None:
    fresh = replace(scanner, remembered=Remembered())
    first = fresh.scan(messages=chat(*TURNS))
    size = len(fresh.remembered)
    assert size >= 4
    again = fresh.scan(messages=chat(*TURNS))
    moved = fresh.scan(messages=chat("Dag", *TURNS))
    assert len(fresh.remembered) <= size + 2  # where the new message meets the next
    assert first.findings
    assert again.findings == first.findings
    assert again.redacted == first.redacted
    shifted = [(int(f.part[9:]) - 1, f.start, f.end, f.entity, f.digest) for f in moved.findings]
    assert shifted == [
        (int(f.part[9:]), f.start, f.end, f.entity, f.digest) for f in first.findings
    ]


def test_values_cut_over_messages_are_found_every_time(scanner: Scanner) -> None:
    fresh = replace(scanner, remembered=Remembered())
    turns = (f"{PADDING} rijksregisternummer 85.07.30", f"-999.32 {PADDING}")
    rows = [{"role": "user", "content": turn} for turn in turns]
    first, again = (fresh.scan(messages=rows) for _ in range(2))
    assert {f.group for f in first.findings} == {"cut-0"}
    assert again.findings == first.findings


FRAGMENTS = (
    *("85.07.30", "-999.32", "999.32 dus", "rijksregisternummer 85.07.30-", "BE68 5390", "", "  "),
    *("0754 7034 merci", "Dag", "En de rest?", f"{PADDING} mon IBAN BE68 5390", "07", "54", "x@y"),
    *(f"0754 7034 {PADDING}", f"-999.32 {PADDING}", f"{PADDING} 85.07.30", PADDING, " " * 60),
)


@pytest.mark.parametrize("seed", range(12))
def test_a_chat_that_grows_gives_what_a_new_one_gives(scanner: Scanner, seed: int) -> None:
    """Whatever was remembered of its beginnings, also of others that go on differently."""
    choose = Random(seed)
    growing = replace(scanner, remembered=Remembered())
    rows = [{"role": "user", "content": text} for text in ("IBAN BE68 5390", "0754 7034 merci")]
    for _ in range(25):
        if choose.random() < 0.2:
            rows = rows[: choose.randrange(2, len(rows) + 1)]  # a turn is asked again, otherwise
        for _ in range(choose.choice((1, 1, 2))):
            role = choose.choice(("user", "user", "assistant", "tool"))
            rows.append({"role": role, "content": choose.choice(FRAGMENTS)})
        alone = replace(scanner, remembered=Remembered())
        one, other = growing.scan(messages=rows), alone.scan(messages=rows)
        assert one.findings == other.findings
        assert one.redacted == other.redacted
        assert any(finding.group is not None for finding in one.findings)


def test_of_a_chat_that_grows_only_new_joints_are_read(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = replace(scanner, remembered=Remembered())
    rows = chat(*(f"{n} 0470 12 34 56 {PADDING} {n} 85.07.30" for n in range(40)))
    seen: list[int] = []
    real = joints

    def counted(texts: Sequence[str]) -> Iterator[Joint]:
        seen.append(len(texts))
        yield from real(texts)

    monkeypatch.setattr("dlp.joined.joints", counted)
    fresh.scan(messages=rows[:-2])
    whole, seen[:] = sum(seen), []
    fresh.scan(messages=rows)
    assert whole == 38 * 2
    assert sum(seen) <= 10


def test_nothing_but_spans_is_kept(scanner: Scanner) -> None:
    fresh = replace(scanner, remembered=Remembered())
    fresh.scan(messages=chat(*TURNS))
    kept = repr((dict(fresh.remembered._known), dict(fresh.remembered._talks)))
    for secret in (NUMBER, IBAN, "85073099932", "wijkraad", "BE68"):
        assert secret not in kept
    assert NUMBER not in repr(fresh.remembered)


def finding(start: int) -> Finding:
    return Finding("PERSON", "person", "p", start, start + 1, 0.9, "names", ())


@pytest.mark.parametrize(("texts", "spans"), [(3, 1_000), (1_000, 6)])
def test_is_bounded(monkeypatch: pytest.MonkeyPatch, texts: int, spans: int) -> None:
    monkeypatch.setattr(remembered, "MAX_TEXTS", texts)
    monkeypatch.setattr(remembered, "MAX_SPANS", spans)
    memory = Remembered()
    keys = [memory.digest(f"{number}" * 100, None) for number in range(9)]
    for key in keys:
        memory.put(key, [finding(1), finding(4)], [])
    part = Part("messages/0", "")
    assert [memory.get(key, part) is not None for key in keys] == [False] * 6 + [True] * 3


def test_state_and_process_are_part_of_the_key() -> None:
    memory, other = Remembered(), Remembered()
    text = "x" * 100
    keys = {memory.digest(text, 1), memory.digest(text, 2), other.digest(text, 1)}
    assert len(keys) == 3


def test_what_was_not_read_is_remembered_too() -> None:
    memory = Remembered()
    memory.put(b"k", [], [Incomplete("messages/0", "limit", "too much")])
    known = memory.get(b"k", Part("messages/7", ""))
    assert known == ([], [Incomplete("messages/7", "limit", "too much")])


def test_a_turn_costs_what_its_new_message_costs(scanner: Scanner) -> None:
    fresh = replace(scanner, remembered=Remembered())
    turns = [f"{i}. {PADDING * 20} nummer {NUMBER}" for i in range(40)]

    def cost(messages: list[dict[str, Any]]) -> float:
        start = time.process_time()
        fresh.scan(messages=messages)
        return time.process_time() - start

    whole = cost(chat(*turns))
    turn = min(cost(chat(*turns, f"vraag {n} {PADDING * 20}")) for n in range(3))
    assert turn < whole / 4  # as measured less than a tenth


def test_a_chat_of_cut_values_takes_room_and_time_in_proportion() -> None:
    """Every beginning of a chat once held the values of all of it: 938 MB for 20,000 messages."""
    remembered = Remembered()
    parts = [Part(f"messages/{i}", "x") for i in range(2_000)]
    finding = Finding("IBAN_CODE", "financial", "", 0, 4, 0.9, "iban", ("pattern",))
    cut = [Cut(0, i, finding, ((i - 1, 0, 1), (i, 0, 1))) for i in range(1, 90)]
    keys = [remembered.digest(part.path, 0) for part in parts]
    beginnings = remembered.beginnings(parts, keys, 0)
    remembered.put_talk(beginnings, 0, cut)
    lists = {id(known) for known, _ in remembered._talks.values()}
    assert len(lists) == 1
    for place in (0, 1, 50, 1_999):
        expected = tuple(one for one in cut if one.last <= place)
        assert remembered.talk(beginnings[: place + 1]) == (place + 1, expected)
    remembered.put_talk(beginnings, 0, cut * MAX_CUTS)
    assert remembered.talk(beginnings)[1] == tuple(cut), "too many are not remembered"
