"""Redaction: which placeholder stands where, and that all else stays."""

from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.data import Action, Finding, Part, Placeholder
from dlp.redaction.apply import Redacted, redact

KEY = b"k" * 32
NAMES = {"P": "PERSON", "I": "IBAN_CODE"}


def marked(path: str, text: str) -> tuple[Part, list[Finding]]:
    """A part and its findings from `[P:Jan]`, `[I:BE68]`; `[P#g:Ja]` is a piece of group g."""
    plain, findings = "", []
    for piece in text.split("["):
        head, closed, rest = piece.partition("]")
        if not closed:
            plain += piece
            continue
        label, _, value = head.partition(":")
        letter, _, group = label.partition("#")
        start = len(plain)
        plain += value + rest
        digest = b"" if group else value.replace(" ", "").lower().encode("utf-8", "surrogatepass")
        findings.append(
            Finding(
                NAMES[letter], "c", path, start, start + len(value), 0.9, "r", (), digest,
                group=group or None,
            )
        )  # fmt: skip
    return Part(path, plain), findings


def run(*texts: str, operators: dict[str, Any] | None = None) -> Redacted:
    documents = [marked(f"messages/{n}", text) for n, text in enumerate(texts)]
    findings = [finding for _, found in documents for finding in found]
    actions: list[Action] = ["redact"] * len(findings)
    return redact(
        [part for part, _ in documents], findings, actions, operators or {}, pseudonym_key=KEY
    )


# what, parts as marked, changed texts, placeholders with their counts
CASES = [
    ("nothing", ["a"], [], {}),
    ("whole text", ["[P:Jan]"], ["<PERSON_1>"], {"<PERSON_1>": 1}),
    (
        "start and end",
        ["[P:Jan] a [P:Piet]"],
        ["<PERSON_1> a <PERSON_2>"],
        {"<PERSON_1>": 1, "<PERSON_2>": 1},
    ),
    (
        "adjacent",
        ["[P:Jan][I:BE68]"],
        ["<PERSON_1><IBAN_CODE_1>"],
        {"<PERSON_1>": 1, "<IBAN_CODE_1>": 1},
    ),
    ("equal values", ["[P:Jan] en [P:J an]"], ["<PERSON_1> en <PERSON_1>"], {"<PERSON_1>": 2}),
    (
        "over parts",
        ["[P:Jan]", "[P:Piet] [P:Jan]"],
        ["<PERSON_1>", "<PERSON_2> <PERSON_1>"],
        {"<PERSON_1>": 2, "<PERSON_2>": 1},
    ),
    (
        "numbers per entity",
        ["[I:1] [P:1]"],
        ["<IBAN_CODE_1> <PERSON_1>"],
        {"<IBAN_CODE_1>": 1, "<PERSON_1>": 1},
    ),
    (
        "held numbers are skipped",
        ["<PERSON_1> PERSON_03 [P:a] [P:b]"],
        ["<PERSON_1> PERSON_03 <PERSON_2> <PERSON_4>"],
        {"<PERSON_2>": 1, "<PERSON_4>": 1},
    ),
    ("held in another part", ["[P:a]", "PERSON_1"], ["<PERSON_2>"], {"<PERSON_2>": 1}),
    (
        "held for another entity",
        ["IBAN_CODE_1 [P:a]"],
        ["IBAN_CODE_1 <PERSON_1>"],
        {"<PERSON_1>": 1},
    ),
    (
        "held, larger than any",
        ["PERSON_9999999999 [P:a]"],
        ["PERSON_9999999999 <PERSON_1>"],
        {"<PERSON_1>": 1},
    ),
    (
        "pieces of one value",
        ["a [P#g:Ja]", "[P#g:n] b"],
        ["a <PERSON_1>", "<PERSON_1> b"],
        {"<PERSON_1>": 1},
    ),
    (
        "two groups",
        ["[P#g:Ja][P#h:Pi]", "[P#g:n][P#h:et]"],
        ["<PERSON_1><PERSON_2>"] * 2,
        {"<PERSON_1>": 1, "<PERSON_2>": 1},
    ),
    ("astral neighbours", ["😀[P:Jan]😀"], ["😀<PERSON_1>😀"], {"<PERSON_1>": 1}),
    ("lone surrogates", ["\ud83d[P:\ude00]\ud83d"], ["\ud83d<PERSON_1>\ud83d"], {"<PERSON_1>": 1}),
]


@pytest.mark.parametrize(
    ("texts", "changed", "counts"), [pytest.param(*case[1:], id=case[0]) for case in CASES]
)
def test_redacts(texts: list[str], changed: list[str], counts: dict[str, int]) -> None:
    redacted = run(*texts)
    assert list(redacted.texts.values()) == changed
    assert {p.placeholder: p.count for p in redacted.placeholders} == counts


OPERATORS = [
    ("mask", "[I:BE68 5390] a", {"IBAN_CODE": {"mask": True}}, "**** **** a", []),
    ("keep_last", "[I:BE68 5390] a", {"IBAN_CODE": {"keep_last": 2}}, "**** **90 a", []),
    ("keep_last of a piece", "[I#g:BE68 5390]", {"IBAN_CODE": {"keep_last": 2}}, "**** ****", []),
    (
        "pseudonym",
        "[I:BE68539007547034] [I:be68 5390 0754 7034] [P:Jan]",
        {"IBAN_CODE": {"pseudonym": True}},
        "<IBAN_CODE_sxxyrsb6> <IBAN_CODE_sxxyrsb6> <PERSON_1>",
        [
            Placeholder("<IBAN_CODE_sxxyrsb6>", "IBAN_CODE", 2),
            Placeholder("<PERSON_1>", "PERSON", 1),
        ],
    ),
    (
        "pseudonym of a value in pieces is that of the whole",
        "[I#g:BE6853900] [I#g:7547034]",
        {"IBAN_CODE": {"pseudonym": True}},
        "<IBAN_CODE_sxxyrsb6> <IBAN_CODE_sxxyrsb6>",
        [Placeholder("<IBAN_CODE_sxxyrsb6>", "IBAN_CODE", 1)],
    ),
]


@pytest.mark.parametrize(
    ("text", "operators", "changed", "placeholders"),
    [pytest.param(*case[1:], id=case[0]) for case in OPERATORS],
)
def test_operators_are_per_entity(
    text: str, operators: dict[str, Any], changed: str, placeholders: list[Placeholder]
) -> None:
    redacted = run(text, operators=operators)
    assert list(redacted.texts.values()) == [changed]
    assert list(redacted.placeholders) == placeholders


def test_what_is_allowed_stays_and_what_is_blocked_does_not() -> None:
    part, findings = marked("text", "[P:Jan] [P:Piet] [P:Joris]")
    redacted = redact([part], findings, ["allow", "block", "redact"], {}, pseudonym_key=KEY)
    assert redacted.texts == {"text": "Jan <PERSON_1> <PERSON_2>"}


def test_equal_text_without_a_digest_is_one_value() -> None:
    part, findings = marked("text", "[P:Jan] [P:J-AN]")
    bare = [replace(finding, digest=b"") for finding in findings]
    redacted = redact([part], bare, ["redact"] * 2, {}, pseudonym_key=KEY)
    assert redacted.texts == {"text": "<PERSON_1> <PERSON_1>"}


def test_overlapping_spans_are_covered_together() -> None:
    one, two, three = (
        Finding("PERSON", "c", "text", start, end, 0.9, "r", (), bytes([end]))
        for start, end in [(1, 5), (3, 7), (2, 4)]
    )
    redacted = redact([Part("text", "012345678")], [two, one, three], ["redact"] * 3, {},
                      pseudonym_key=KEY)  # fmt: skip
    assert redacted.texts == {"text": "0<PERSON_1><PERSON_2>78"}


MISTAKES = [
    ("unknown part", {"part": "messages/9"}, {}, "1 parts that are not there"),
    ("past the end", {"end": 99}, {}, "PERSON is outside its part"),
    ("before the start", {"start": -1}, {}, "PERSON is outside its part"),
    ("empty", {"start": 1, "end": 1}, {}, "PERSON is outside its part"),
    ("unknown operator", {}, {"PERSON": {"remove": True}}, "exactly one of"),
]


@pytest.mark.parametrize(
    ("change", "operators", "said"), [pytest.param(*case[1:], id=case[0]) for case in MISTAKES]
)
def test_a_mistake_stops_the_redaction(
    change: dict[str, Any], operators: dict[str, Any], said: str
) -> None:
    part, findings = marked("text", "[P:Jan]")
    wrong = [replace(finding, **change) for finding in findings]
    with pytest.raises(ValueError, match=said):
        redact([part], wrong, ["redact"], operators, pseudonym_key=KEY)


PIECES = st.lists(st.tuples(st.text("ab _1<>é😀\ud83d"), st.sampled_from(["", "x1", "x2", "x3"])))


@given(st.lists(PIECES, max_size=4))
def test_all_outside_the_spans_stays_and_values_go(texts: list[list[tuple[str, str]]]) -> None:
    sources = ["".join(plain + (f"[P:{v}]" if v else "") for plain, v in text) for text in texts]
    redacted = run(*sources)
    seen: dict[str, str] = {}
    for number, text in enumerate(texts):
        expected = ""
        for plain, value in text:
            expected += plain
            if value:
                expected += seen.setdefault(value, f"<PERSON_{len(seen) + 1}>")
        path = f"messages/{number}"
        assert redacted.texts.get(path, expected) == expected
        assert (path in redacted.texts) is any(value for _, value in text)
    assert [p.placeholder for p in redacted.placeholders] == list(seen.values())


def test_texts_are_not_shown() -> None:
    assert "secret" not in repr(run("secret [P:Jan]"))


def milliseconds(count: int) -> float:
    """Best of three for `count` findings in 50 characters each."""
    text = "Beste Jan Janssens, dit is een gewone zin tekst.\n\n" * count
    part = Part("text", text)
    findings = [
        Finding("PERSON", "person", "text", at, at + 12, 0.9, "r", (), at.to_bytes(8, "big"))
        for at in range(6, len(text), 50)
    ]
    actions: list[Action] = ["redact"] * count
    times = []
    for _ in range(3):
        start = perf_counter()
        redact([part], findings, actions, {}, pseudonym_key=KEY)
        times.append((perf_counter() - start) * 1e3)
    return min(times)


def test_cost_is_linear() -> None:
    small, large = (min(milliseconds(n) for _ in range(3)) for n in (10_000, 20_000))
    assert large < 4 * small + 20  # a busy machine
