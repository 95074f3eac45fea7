"""The way of a request: every sample, every evasion, every shape."""

import base64
import gc
import json
from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.data import Finding, Options
from dlp.engine.presidio import Engine
from dlp.limits import Limits
from dlp.scanner import SELDOM, Scanner
from recognizers import ALL
from recognizers.base import Recognizer, Sample
from recognizers.entities import CATEGORY_OF
from tests.dlp.requests import CLEAN, IBAN, NUMBER, OTHER, PICTURE, SHOWN, TEXT, user


def shown(scanner: Scanner, text: str) -> list[Finding]:
    return [finding for finding in scanner.find(text) if finding.confidence >= SHOWN]


@pytest.mark.usefixtures("scanner")
def test_a_process_that_scans_collects_seldom() -> None:
    assert gc.get_threshold()[0] >= SELDOM


# Samples

SAMPLES = [
    pytest.param(r, s, id=f"{r.name}: {s.why}: {place}")
    for r in ALL
    for place, s in enumerate(r.samples)
    if s.scanned
]


@pytest.mark.parametrize(("recognizer", "sample"), SAMPLES)
def test_samples_for_the_whole_scanner(
    scanner: Scanner, recognizer: Recognizer, sample: Sample
) -> None:
    found = [f for f in shown(scanner, sample.text) if f.entity == recognizer.entity]
    assert [(f.start, f.end) for f in found] == [(s.start, s.end) for s in sample.spans]


# Evasions: what is found must be exactly the value as sent, and nothing of it may stay

VALUES = [
    ("BE_NATIONAL_NUMBER", NUMBER),
    ("BE_NATIONAL_NUMBER", "85073099932"),
    ("IBAN_CODE", IBAN),
    ("IBAN_CODE", "BE68539007547034"),
    ("CREDIT_CARD", "4111 1111 1111 1111"),
    ("EMAIL_ADDRESS", "an.devos@voorbeeld.be"),
    ("PHONE_NUMBER", "+32 470 12 34 56"),
    ("BE_STRUCTURED_COMMUNICATION", "+++010/8068/17183+++"),
    ("BE_IDENTITY_CARD", "591-1917064-58"),
    ("BE_LICENCE_PLATE", "1-ABC-123"),
]
INVISIBLE = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\u2066\u061c\u180e\u034f\ufe0f\x00\x07\u0336"
    "\U000e0041\u115f\u3164\uffa0"
)
SPACES = "\u00a0\u202f\u2009\u2007\u3000\u1680\u2800"
DIGITS = [0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE]  # where other scripts' zeros stand
DASHES = "\u2010\u2011\u2012\u2013\u2212\uff0d"


@st.composite
def disguised(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """Entity, what stands before, a known value in disguise, what stands behind."""
    entity, value = draw(st.sampled_from(VALUES))
    digits, space = draw(st.sampled_from([0x30, *DIGITS])), draw(st.sampled_from(" " + SPACES))
    dash = draw(st.sampled_from("-" + DASHES))
    out = []
    for i, char in enumerate(value):
        if i and draw(st.integers(0, 5)) == 0:
            out.append(draw(st.sampled_from(INVISIBLE)))
        other = chr(digits + int(char)) if char.isdigit() else char
        out.append({" ": space, "-": dash}.get(other, other))
    before = draw(st.sampled_from(["", "nr ", "\U0001f600 ", "\u200b x: ", "שלום ", "é\r\n"]))
    after = draw(st.sampled_from(["", " ok", ".", " \ufb01lm", "\n\n", " \U0001f600"]))
    return entity, before, "".join(out), after


@given(disguised())
def test_a_disguised_value_is_found_and_cut_out_whole(
    scanner: Scanner, case: tuple[str, str, str, str]
) -> None:
    entity, before, value, after = case
    verdict = scanner.scan(text=before + value + after)
    (finding,) = [f for f in verdict.findings if f.confidence >= SHOWN]
    assert (finding.entity, finding.start, finding.end) == (
        entity,
        len(before),
        len(before) + len(value),
    )
    assert verdict.redacted == {"text": f"{before}<{entity}_1>{after}"}


SCRAPS = st.lists(
    st.sampled_from(["Dag An, ", "\r\n", "  ", "é\U0001f600", "\u200b", "12/05/2024 ", "€ 3,50 "]),
    max_size=4,
).map("".join)


@given(st.lists(st.tuples(SCRAPS, st.sampled_from(VALUES)), min_size=1, max_size=5), SCRAPS)
def test_what_is_not_redacted_stays_as_it_was(
    scanner: Scanner, pieces: list[tuple[str, tuple[str, str]]], end: str
) -> None:
    text = "".join(f"{scrap} nr {value} \n" for scrap, (_, value) in pieces) + end
    verdict = scanner.scan(text=text)
    redacted = verdict.redacted["text"]
    pairs = zip(verdict.findings, verdict.actions, strict=True)
    cut = [finding for finding, action in pairs if action != "allow"]
    outside, cursor = [], 0
    for finding in cut:
        outside.append(text[cursor : finding.start])
        cursor = finding.end
    rest = redacted
    for kept in [*outside, text[cursor:]]:
        assert kept in rest
        rest = rest[rest.index(kept) + len(kept) :]
    for _, (_, value) in pieces:
        assert value not in redacted
    again = scanner.scan(text=redacted)
    assert again.verdict == "allow"
    assert not {f.entity for f in again.findings} & {f.entity for f in cut}


@pytest.mark.parametrize("entity", CATEGORY_OF)
def test_placeholders_are_no_findings(scanner: Scanner, entity: str) -> None:
    for number in (1, 12, 999):
        for text in (f"<{entity}_{number}>", f"iban, insz, tel: <{entity}_{number}> en {entity}_7"):
            assert shown(scanner, text) == []


SAME = [
    (f"{NUMBER} en {NUMBER}", {"<BE_NATIONAL_NUMBER_1>": 2}, "twice the same"),
    (f"{NUMBER} en 850730-999-32", {"<BE_NATIONAL_NUMBER_1>": 2}, "two spellings"),
    (f"{NUMBER} en 85.07\u200b.30-999.32", {"<BE_NATIONAL_NUMBER_1>": 2}, "one in disguise"),
    (f"{NUMBER} en {OTHER}", {"<BE_NATIONAL_NUMBER_1>": 1, "<BE_NATIONAL_NUMBER_2>": 1}, "two"),
    (f"<BE_NATIONAL_NUMBER_1> is {NUMBER}", {"<BE_NATIONAL_NUMBER_2>": 1}, "a number in use"),
    (f"{NUMBER}, {IBAN}", {"<BE_NATIONAL_NUMBER_1>": 1, "<IBAN_CODE_1>": 1}, "two entities"),
]


@pytest.mark.parametrize(("text", "counts", "why"), SAME, ids=[row[2] for row in SAME])
def test_equal_values_share_a_placeholder(
    scanner: Scanner, text: str, counts: dict[str, int], why: str
) -> None:
    verdict = scanner.scan(text=text)
    assert {p.placeholder: p.count for p in verdict.placeholders} == counts


# Shapes of a request


TOOL, INSZ = "messages/0/tool_calls/0/function/arguments", "<BE_NATIONAL_NUMBER_1>"


def part(text: str, kind: str = "text") -> list[dict[str, Any]]:
    return user([{"type": kind, "text": text}])


def call(value: str) -> list[dict[str, Any]]:
    function = {"name": "f", "arguments": json.dumps({"insz": value})}
    calls = [{"id": "c1", "type": "function", "function": function}]
    return [{"role": "assistant", "content": None, "tool_calls": calls}]


def nested(text: str) -> list[dict[str, Any]]:
    return user("x", a=[[[text]], True, None, 1.5])


SHAPES = [
    (user(TEXT), "messages/0", user(CLEAN), "a string"),
    (part(TEXT), "messages/0/content/0", part(CLEAN), "parts"),
    (part(TEXT, "input_text"), "messages/0/content/0", part(CLEAN, "input_text"), "other parts"),
    (user(None, name=TEXT), "messages/0/name", user(None, name=CLEAN), "null, and an extra key"),
    (user("x", a={NUMBER: 1}), "messages/0/a/#0", user("x", a={INSZ: 1}), "a key with a value"),
    (user("x", insz=85073099932), "messages/0/insz", user("x", insz=INSZ), "a number"),
    (nested(TEXT), "messages/0/a/0/0/0", nested(CLEAN), "nested"),
    (call(NUMBER), TOOL, call(INSZ), "JSON in the arguments of a tool"),
    ([*user("x"), *user(TEXT)], "messages/1", [*user("x"), *user(CLEAN)], "the second message"),
]


@pytest.mark.parametrize(
    ("messages", "path", "redacted", "why"), SHAPES, ids=[row[3] for row in SHAPES]
)
def test_messages_come_back_in_their_own_shape(
    scanner: Scanner, messages: list[Any], path: str, redacted: list[Any], why: str
) -> None:
    before = json.dumps(messages)
    verdict = scanner.scan(messages=messages)
    assert verdict.verdict == "redact"
    assert [finding.part for finding in verdict.findings] == [path]
    assert verdict.redacted == {"messages": redacted}
    assert list(verdict.redacted["messages"][0]) == list(messages[0])
    assert json.dumps(messages) == before


UNREAD = [
    (user([PICTURE]), "unsupported-part", "a picture that is none"),
    (user([{"type": "text", "text": "dag"}, PICTURE]), "unsupported-part", "text and a picture"),
    (user([{"type": "file", "file": {"file_id": "f-1"}}]), "unsupported-part", "a file elsewhere"),
    (user([{"type": "odd", "x": TEXT}]), "unsupported-part", "an unknown part"),
    (user({"a": TEXT}), "unsupported-part", "an object for content"),
    (user("x", a=eval("[" * 70 + "]" * 70)), "limit", "nested too deep"),
]


@pytest.mark.parametrize(("messages", "reason", "why"), UNREAD, ids=[row[2] for row in UNREAD])
def test_what_is_not_read_blocks(
    scanner: Scanner, messages: list[Any], reason: str, why: str
) -> None:
    verdict = scanner.scan(messages=messages)
    assert (verdict.verdict, verdict.complete, verdict.redacted) == ("block", False, None)
    assert {gap.reason for gap in verdict.incomplete} == {reason}
    assert "incomplete" in verdict.rules


def test_a_file_in_a_message_is_cleaned_in_its_own_format(scanner: Scanner) -> None:
    file = base64.b64encode(f"naam;nummer\r\nx;{NUMBER}\r\n".encode("utf-16")).decode()
    part = {"type": "file", "file": {"filename": "lijst.csv", "file_data": f"data:;base64,{file}"}}
    messages = user([{"type": "text", "text": f"Vat samen, ook {NUMBER}."}, part])
    verdict = scanner.scan(messages=messages)
    assert verdict.verdict == "redact"
    assert {f.part for f in verdict.findings} == {
        "messages/0/content/0",
        "messages/0/content/1/file/file_data/lijst.csv",
    }
    text, attached = verdict.redacted["messages"][0]["content"]
    assert text["text"] == "Vat samen, ook <BE_NATIONAL_NUMBER_1>."
    head, _, data = attached["file"]["file_data"].partition(",")
    assert head == "data:;base64"
    cleaned = base64.b64decode(data).decode("utf-16")
    assert cleaned == "naam;nummer\r\nx;<BE_NATIONAL_NUMBER_1>\r\n"
    assert verdict.values == {"<BE_NATIONAL_NUMBER_1>": NUMBER}


def test_every_section_of_a_request_is_scanned(scanner: Scanner) -> None:
    sections = {
        "messages": user("dag"),
        "tools": [{"function": {"name": "f", "description": f"zoekt {NUMBER}"}}],
        "input": [f"nog eens {NUMBER}", "niets"],
    }
    verdict = scanner.scan_sections(sections)
    assert [f.part for f in verdict.findings] == ["tools/0/function/description", "input/0"]
    assert verdict.redacted["input"] == ["nog eens <BE_NATIONAL_NUMBER_1>", "niets"]
    assert verdict.redacted["messages"] is sections["messages"]


def test_earlier_placeholders_are_given_again(scanner: Scanner) -> None:
    known = {"<BE_NATIONAL_NUMBER_7>": NUMBER}
    text = f"{NUMBER} en 85.07.30-999.32, rekening BE68 5390 0754 7034"
    verdict = scanner.scan(text=text, options=Options(known=known))
    assert verdict.redacted["text"].startswith("<BE_NATIONAL_NUMBER_7> en ")
    assert verdict.values["<IBAN_CODE_1>"] == "BE68 5390 0754 7034"


NOTHING = [
    {"text": ""},
    {"text": "7"},
    {"text": "\U0001f600" * 500},
    {"text": "\x00" * 500},
    {"text": "\ud800"},
    {"text": "De fietsenstalling is op zondag gesloten."},
    {"messages": []},
    {"messages": user(None)},
    {"messages": user("")},
    {"messages": user([])},
]


@pytest.mark.parametrize("request_", NOTHING, ids=lambda r: repr(r)[:40])
def test_nothing_sensitive_is_allowed(scanner: Scanner, request_: dict[str, Any]) -> None:
    verdict = scanner.scan(**request_)
    assert (verdict.verdict, verdict.complete, verdict.findings) == ("allow", True, ())
    assert verdict.redacted is verdict.message is verdict.override is None


ODD = [
    "שלום {} עולם",
    "\u202e{}\u202c",
    "\ud800{}\udfff",
    "\x00\x00{}\x00",
    "\U0001f600{}",
    "名{}号",
]


@pytest.mark.parametrize("around", ODD, ids=repr)
def test_odd_surroundings_stay_as_they_were(scanner: Scanner, around: str) -> None:
    verdict = scanner.scan(text=around.format(f" {NUMBER} "))
    assert verdict.redacted == {"text": around.format(" <BE_NATIONAL_NUMBER_1> ")}


def test_five_million_digits_end_in_time(scanner: Scanner) -> None:
    """In CPU time and without a limit a pattern: what else the machine does is not ours."""
    patient = replace(scanner, engine=Engine(timeout=600.0))
    start = process_time()
    verdict = patient.scan(text="1234567890" * 500_000)
    assert process_time() - start < 10
    assert (verdict.verdict, verdict.complete) == ("allow", True)


def test_more_text_than_the_limit_is_not_scanned_and_not_clean(scanner: Scanner) -> None:
    small = replace(scanner, limits=Limits(max_text_chars=100))
    for request in ({"text": TEXT * 3}, {"messages": user(TEXT * 3)}):
        verdict = small.scan(**request)
        assert (verdict.verdict, verdict.complete) == ("block", False)
        assert verdict.incomplete[0].reason == "limit"
        assert "100" in verdict.incomplete[0].detail
    assert small.scan(text="x" * 100).complete


def test_a_pattern_that_takes_too_long_is_no_clean_text(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(type(scanner.engine), "detect", slow)
    verdict = scanner.scan(text=TEXT)
    assert (verdict.verdict, verdict.rules) == ("block", ("failure",))
    assert [gap.reason for gap in verdict.incomplete] == ["deadline"]
