"""What is answered: where it goes, what was not read, lists, overrides, and what is shown of it."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from dlp import scanner as stages
from dlp.answer import to_answer
from dlp.data import Context, Incomplete, Options, OverrideRequest, Verdict
from dlp.errors import OverrideError
from dlp.policy.load import SHIPPED, load_policy
from dlp.scanner import Scanner
from dlp.verdict import failure
from tests.dlp.requests import IBAN, NUMBER, PICTURE, TEXT, nationals, user

# Destinations, policies, incompleteness

PLACES = [
    (Context(), "redact", "tolerated", ("personal-data",)),
    (Context(destination="https://chatgpt.com/c/1"), "redact", "tolerated", ("personal-data",)),
    (Context(destination="chat.deepseek.com"), "block", "blocked", ("blocked-destination",)),
    (Context(model="deepseek-r1"), "block", "blocked", ("blocked-destination",)),
    (Context(channel="proxy", destination="https://example.com/"), "allow", "out_of_scope", ()),
    (
        Context(channel="proxy", destination="chatgpt.com"),
        "redact",
        "tolerated",
        ("personal-data",),
    ),
]


@pytest.mark.parametrize(("context", "verdict", "tier", "rules"), PLACES)
def test_where_it_goes_decides(
    scanner: Scanner, context: Context, verdict: str, tier: str, rules: tuple[str, ...]
) -> None:
    answer = scanner.scan(text=TEXT, context=context)
    assert (answer.verdict, answer.tier, answer.rules) == (verdict, tier, rules)


def test_out_of_scope_is_not_read(scanner: Scanner, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the text was read")

    monkeypatch.setattr(Scanner, "find_all", refuse)
    context = Context(channel="proxy", destination="intranet.example.org")
    verdict = scanner.scan(text=TEXT, context=context)
    assert (verdict.verdict, verdict.findings, verdict.redacted) == ("allow", (), None)


def test_the_observe_policy_lets_pass_and_says_what_it_would_have_done(scanner: Scanner) -> None:
    watching = replace(scanner, policy=load_policy(SHIPPED / "observe.yaml"))
    verdict = watching.scan(text=TEXT)
    assert (verdict.verdict, verdict.would_be, verdict.mode) == ("allow", "redact", "observe")
    assert (verdict.redacted, verdict.actions) == (None, ("allow",))
    blocked = watching.scan(text=TEXT, context=Context(destination="grok.com"))
    assert (blocked.verdict, blocked.mode) == ("block", "enforce")


POLICY = "schema: 1\nname: t\nrules: []\n"
INCOMPLETE = [
    ("", "block", "allow"),
    ("on_incomplete: {action: block, override: none}\n", "block", None),
    ("on_incomplete: {action: allow, override: none}\n", "allow", None),
    ("mode: observe\n", "allow", None),
]


@pytest.mark.parametrize(("extra", "verdict", "gives"), INCOMPLETE)
def test_on_incomplete(
    scanner: Scanner, tmp_path: Path, extra: str, verdict: str, gives: str | None
) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(POLICY + extra)
    answer = replace(scanner, policy=load_policy(path)).scan(messages=user([PICTURE]))
    assert (answer.verdict, answer.complete) == (verdict, False)
    assert (answer.override and answer.override["gives"]) == gives


# Lists


def test_ten_different_national_numbers_block_and_nine_do_not(scanner: Scanner) -> None:
    nine, ten = (
        scanner.scan(text="\n".join(nationals(9))),
        scanner.scan(text="\n".join(nationals(10))),
    )
    assert (nine.verdict, ten.verdict) == ("redact", "block")
    assert ten.rules == ("bulk-national-numbers",)
    assert ten.override is not None
    assert ten.override["gives"] == "redact"
    same = scanner.scan(text="\n".join([*nationals(9), *nationals(9)]))
    assert same.verdict == "redact"
    spread = scanner.scan(messages=[message for one in nationals(10) for message in user(one)])
    assert spread.verdict == "block"


# Override


def offered(verdict: Verdict) -> str:
    assert verdict.override is not None
    return str(verdict.override["token"])


def use(token: str) -> Options:
    return Options(override=OverrideRequest(token, "authorised"))


BULK = "\n".join(nationals(12))


def test_an_override_lifts_what_it_names_once(scanner: Scanner) -> None:
    token = offered(scanner.scan(text=BULK))
    lifted = scanner.scan(text=BULK, options=use(token))
    assert (lifted.verdict, lifted.overridden) == ("redact", ("bulk-national-numbers",))
    assert lifted.override_reason == "authorised"
    assert lifted.rules == ("personal-data", "bulk-national-numbers")
    assert not any(one in lifted.redacted["text"] for one in nationals(12))
    with pytest.raises(OverrideError) as caught:
        scanner.scan(text=BULK, options=use(token))
    assert caught.value.code == "used"


FOREIGN = [
    ({"text": BULK + " "}, Context(), "other content"),
    ({"messages": user(BULK)}, Context(), "another shape"),
    ({"text": BULK}, Context(caller="another"), "another caller"),
    ({"text": BULK}, Context(user="u2"), "another user"),
    ({"text": BULK}, Context(destination="chatgpt.com"), "another destination"),
]


@pytest.mark.parametrize(("request_", "context", "why"), FOREIGN, ids=[row[2] for row in FOREIGN])
def test_a_foreign_override_lifts_nothing(
    scanner: Scanner, request_: dict[str, Any], context: Context, why: str
) -> None:
    token = offered(scanner.scan(text=BULK))
    with pytest.raises(OverrideError) as caught:
        scanner.scan(**request_, context=context, options=use(token))
    assert caught.value.code == "foreign"
    assert scanner.scan(text=BULK, options=use(token)).verdict == "redact"


def test_an_expired_override_lifts_nothing(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = offered(scanner.scan(text=BULK))

    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Later":
            return cls.fromtimestamp(time.time() + 11 * 60, UTC)

    monkeypatch.setattr(stages, "datetime", Later)
    with pytest.raises(OverrideError) as caught:
        scanner.scan(text=BULK, options=use(token))
    assert caught.value.code == "expired"


def test_other_rules_still_decide_under_an_override(scanner: Scanner) -> None:
    messages = user([{"type": "text", "text": BULK}, PICTURE])
    first = scanner.scan(messages=messages)
    assert set(first.rules) == {"bulk-national-numbers", "incomplete"}
    lifted = scanner.scan(messages=messages, options=use(offered(first)))
    assert (lifted.verdict, lifted.complete) == ("redact", False)
    assert lifted.redacted["messages"][0]["content"][1] == PICTURE


def test_a_blocked_destination_has_no_way_past(scanner: Scanner) -> None:
    assert scanner.scan(text=BULK, context=Context(destination="grok.com")).override is None


# Answers


def test_explain_shows_more_and_no_value(scanner: Scanner) -> None:
    text = f"zie 591191706458 en factuur 85073099932 en {NUMBER}"
    verdict = scanner.scan(text=text)
    plain, explained = to_answer(verdict, Options()), to_answer(verdict, Options(explain=True))
    assert len(plain["findings"]) == 1
    assert len(explained["findings"]) == 3
    assert "reasons" not in plain
    assert all(finding["reasons"] for finding in explained["findings"])
    for value in ("591191706458", "85073099932", NUMBER):
        assert value not in json.dumps(explained["findings"]) + json.dumps(explained["reasons"])


def stable(verdict: Verdict) -> Iterator[tuple[str, Any]]:
    for key, value in to_answer(verdict, Options(explain=True)).items():
        if key not in {"id", "timings_ms", "override"}:
            yield key, value


@pytest.mark.parametrize(
    "request_", [{"text": TEXT}, {"text": BULK}, {"messages": user([PICTURE])}]
)
def test_the_same_request_has_the_same_answer(scanner: Scanner, request_: dict[str, Any]) -> None:
    first, second = scanner.scan(**request_), scanner.scan(**request_)
    assert dict(stable(first)) == dict(stable(second))
    assert first.id != second.id
    assert [f.digest for f in first.findings] == [f.digest for f in second.findings]


def test_findings_are_sorted_and_apart(scanner: Scanner) -> None:
    line = f"{IBAN} {NUMBER} an@voorbeeld.be 85.07.30-\n999.32 +32 470 12 34 56\n"
    verdict = scanner.scan(messages=[*user(line * 3), *user(line)])
    order = {part: place for place, part in enumerate(["messages/0", "messages/1"])}
    places = [(order[f.part], f.start, f.end) for f in verdict.findings]
    assert places == sorted(places)
    for (part, _, end), (next_part, start, _) in pairwise(places):
        assert part < next_part or end <= start
    assert len(places) == 20


def test_timings_name_every_stage(scanner: Scanner) -> None:
    timings = scanner.scan(text=TEXT).timings_ms
    assert list(timings) == ["extract", "normalise", "detect", "decide", "redact", "total"]
    assert all(value >= 0 for value in timings.values())
    assert timings["total"] >= sum(value for key, value in timings.items() if key != "total") - 0.01


def test_incomplete_parts_keep_the_findings_of_others(scanner: Scanner) -> None:
    verdict = scanner.scan(messages=user([{"type": "text", "text": TEXT}, PICTURE]))
    assert [f.entity for f in verdict.findings] == ["BE_NATIONAL_NUMBER"]
    assert verdict.incomplete == (
        Incomplete("messages/0/content/1", "unsupported-part", verdict.incomplete[0].detail),
    )


FAILURES = [
    (Context(), "block", "we failed and the tier is closed"),
    (Context(channel="proxy", destination="example.com"), "allow", "out of scope"),
    (Context(destination="grok.com"), "block", "a blocked destination"),
]


@pytest.mark.parametrize(("context", "verdict", "why"), FAILURES, ids=[row[2] for row in FAILURES])
def test_a_failure_of_ours_is_no_clean_text(
    scanner: Scanner, context: Context, verdict: str, why: str
) -> None:
    answer = failure(
        "deadline", "30 s", context, scanner.policy, scanner.catalogue, total_ms=30_000
    )
    assert (answer.verdict, answer.complete) == (verdict, False)
    assert (answer.findings, answer.redacted) == ((), None)
    assert answer.timings_ms == {"total": 30_000}
