"""Patterns of a caller: wrong ones are named by place, costly ones end in time and memory."""

import json
import random
import resource
import time
from typing import Any

import pytest

from api.gateways import presidio_patterns
from api.gateways.presidio_patterns import MAX_TERMS, Budget, Terms, read_recognizers
from tests.api.gateways.worker import CANARY, MAIL, NUMBER, Worker

PATTERN = {"name": "p", "regex": "x", "score": 0.5}
OWN = {"name": "own", "supported_entity": "OWN", "patterns": [PATTERN]}


def own(**fields: Any) -> dict[str, Any]:
    return {"ad_hoc_recognizers": [{**OWN, **fields}]}


def of(expression: Any, **fields: Any) -> dict[str, Any]:
    return own(patterns=[{**PATTERN, "regex": expression, **fields}])


# What is wrong, the fields, what the error begins with.
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("no list", {"ad_hoc_recognizers": OWN}, "ad_hoc_recognizers must be an array of objects"),
    ("no object", {"ad_hoc_recognizers": [CANARY]}, "ad_hoc_recognizers must be an array of obj"),
    ("too many", {"ad_hoc_recognizers": [OWN] * 101}, "ad_hoc_recognizers has 101 entries; send"),
    ("no entity", own(supported_entity=None), "ad_hoc_recognizers[0].supported_entity must be"),
    ("entity too long", own(supported_entity=CANARY * 20), "ad_hoc_recognizers[0].supported_ent"),
    ("no pattern", own(patterns=None), "ad_hoc_recognizers[0] needs patterns or a deny_list"),
    ("pattern is a string", own(patterns=[CANARY]), "ad_hoc_recognizers[0].patterns must be"),
    ("too many patterns", own(patterns=[PATTERN] * 101), "ad_hoc_recognizers[0].patterns has 101"),
    ("regex is a number", of(1), "ad_hoc_recognizers[0].patterns[0].regex must be a string"),
    ("regex is wrong", of(f"{CANARY}("), "ad_hoc_recognizers[0].patterns[0].regex is not a valid"),
    ("regex too long", of(CANARY * 100), "ad_hoc_recognizers[0].patterns[0].regex is longer than"),
    ("regex too deep", of("(" * 900 + ")" * 900), "ad_hoc_recognizers[0].patterns[0].regex is not"),
    ("count too large", of("a{99999999999}"), "ad_hoc_recognizers[0].patterns[0].regex is not a"),
    ("score is a word", of("x", score=CANARY), "ad_hoc_recognizers[0].patterns[0].score must be"),
    ("score above 1", of("x", score=85073099932), "ad_hoc_recognizers[0].patterns[0].score must"),
    ("flags are a word", own(global_regex_flags=CANARY), "ad_hoc_recognizers[0].global_regex_fl"),
    ("term is a number", own(deny_list=[1]), "ad_hoc_recognizers[0].deny_list must be an array"),
    ("term too long", own(deny_list=[CANARY * 99]), "ad_hoc_recognizers[0].deny_list: an entry"),
    ("too many terms", own(deny_list=["x"] * (MAX_TERMS + 1)), "ad_hoc_recognizers[0].deny_list"),
    ("context is a string", own(context=CANARY), "ad_hoc_recognizers[0].context must be an array"),
    ("allowed regex is wrong", {"allow_list": ["x", f"{CANARY}["], "allow_list_match": "regex"},
     "allow_list[1] is not a valid regular expression"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "error"), [pytest.param(*c[1:], id=c[0]) for c in WRONG])
def test_names_the_place_and_quotes_nothing(
    worker: Worker, fields: dict[str, Any], error: str
) -> None:
    status, answer = worker.ask("analyze", text=MAIL, **fields)
    assert status == 400
    assert answer["error"].startswith(error)
    assert NUMBER not in answer["error"]
    assert "Zeezout" not in answer["error"]


# What costs too much, the expression, the text, which limit ends it.
COSTLY = [
    ("the textbook's trap", "(a+)+$", "a" * 20_000 + "!", "took longer"),
    ("a mail address's trap", "^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 20_000 + "!", "took longer"),
    ("nested repeats", "(x+x+)+y", "x" * 4_000, "took longer"),
    ("alternatives", "(?:(?:a|aa)+)+b|c", "a" * 4_000, "took longer"),
    ("fuzzy", "(?e)(?:abcdefghij){e<=9}", "x" * 500_000, "took longer"),
    ("counts that multiply", "(?:(?:a?){65535}){65535}x", "a", "need more than"),
    ("endless recursion", "(?R)+", "a" * 10, "need more than"),
    ("a match at every sign", ".", "a" * 200_000, ": more than 100000 matches"),
]


@pytest.mark.parametrize(
    ("expression", "text", "limit"), [pytest.param(*case[1:], id=case[0]) for case in COSTLY]
)
def test_costly_expression_ends_as_an_error(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, expression: str, text: str, limit: str
) -> None:
    monkeypatch.setattr(presidio_patterns, "SECONDS", 0.3 if "took" in limit else 5.0)
    before = resource.getrlimit(resource.RLIMIT_AS)
    start = time.monotonic()
    status, answer = worker.ask("analyze", text=text, **of(expression))
    assert time.monotonic() - start < (3 if "took" in limit else 10)  # filling memory takes time
    assert status == 400, answer
    assert limit in answer["error"]
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    assert worker.ask("analyze", text=MAIL)[0] == 200


def test_all_patterns_share_one_budget(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presidio_patterns, "SECONDS", 0.3)
    fields = {"ad_hoc_recognizers": [of("(x+x+)+y")["ad_hoc_recognizers"][0]] * 50}
    start = time.monotonic()
    assert worker.ask("analyze", text=["x" * 4_000] * 50, **fields)[0] == 400
    assert time.monotonic() - start < 2


def test_costly_allow_list_allows_nothing(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in Presidio: what could not be looked up stays found."""
    monkeypatch.setattr(presidio_patterns, "SECONDS", 0.3)
    text = "x" * 4_000 + "@example.be"
    wide = of(r"x+@\S+")
    start = time.monotonic()
    for term in ("(x+x+)+y", "(?:x?){0,60000}(?R)y"):
        found = worker.found(text, allow_list=[term], allow_list_match="regex", **wide)
        assert ("OWN", text) in found
    assert time.monotonic() - start < 3


def test_flags_that_print_are_not_passed_on(
    worker: Worker, capfd: pytest.CaptureFixture[str]
) -> None:
    debug = 0x200  # regex.DEBUG prints the expression
    fields = {**of(CANARY), "allow_list": [CANARY], "allow_list_match": "regex"}
    fields["ad_hoc_recognizers"][0]["global_regex_flags"] = debug
    assert worker.ask("analyze", text=CANARY, regex_flags=debug, **fields)[0] == 200
    assert "Zeezout" not in "".join(capfd.readouterr())


def test_long_deny_list_costs_little(worker: Worker) -> None:
    draw = random.Random(1)
    terms = ["".join(draw.choices("abcdefghij klm", k=9)).strip() for _ in range(MAX_TERMS)]
    words = ["".join(draw.choices("abcdefghijklm", k=6)) for _ in range(50_000)]
    text = " ".join((*words, terms[5].upper()))
    start = time.monotonic()
    assert ("OWN", terms[5].upper()) in worker.found(text, **own(patterns=[], deny_list=terms))
    assert time.monotonic() - start < 3


def test_deny_list_of_empty_terms_finds_nothing() -> None:
    recognizers = read_recognizers([{**OWN, "patterns": None, "deny_list": [""]}], Budget())
    assert [*recognizers[0].patterns[0].spans("a b", Budget())] == []
    assert Terms(["]-^\\"], 0).start() == r"(?:^|(?<=\W))[\]]"


def test_repr_shows_no_pattern() -> None:
    fields = own(patterns=[{**PATTERN, "regex": CANARY}], deny_list=[CANARY])
    recognizers = read_recognizers(json.loads(json.dumps(fields["ad_hoc_recognizers"])), Budget())
    assert "Zeezout" not in repr(recognizers)
