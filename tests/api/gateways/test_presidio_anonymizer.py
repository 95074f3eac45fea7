"""POST /anonymize and /deanonymize: what Presidio's engines say, at a bounded cost."""

import json
import time
from hashlib import sha256, sha512
from typing import Any

import pytest
import regex as re
from hypothesis import given, settings
from hypothesis import strategies as st
from presidio_anonymizer import AnonymizerEngine, DeanonymizeEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

from api.gateways.presidio_anonymizer import anonymize
from api.gateways.presidio_shape import ANONYMIZERS, DEANONYMIZERS
from api.job import Job
from tests.api.gateways.worker import CANARY, NUMBER, Worker

TEXT = f"Nummer {NUMBER} van Jan."
SPAN = {"start": 7, "end": 22, "score": 1.0, "entity_type": "BE_NATIONAL_NUMBER"}
NAME = {"start": 27, "end": 30, "score": 0.85, "entity_type": "PERSON"}
KEY = "WmZq4t7w!z%C&F)J"
SALT = "0123456789abcdef"


def masked(count: Any, *, from_end: Any = True, sign: Any = "*") -> dict[str, Any]:
    return {"type": "mask", "masking_char": sign, "chars_to_mask": count, "from_end": from_end}


# Operator, what becomes of the number.
CHANGED: list[tuple[str, Any, str]] = [
    ("none", None, "<BE_NATIONAL_NUMBER>"),
    ("replace", {"type": "replace"}, "<BE_NATIONAL_NUMBER>"),
    ("replace by", {"type": "replace", "new_value": "[X]"}, "[X]"),
    ("replace by nothing", {"type": "replace", "new_value": ""}, "<BE_NATIONAL_NUMBER>"),
    ("redact", {"type": "redact"}, ""),
    ("keep", {"type": "keep"}, NUMBER),
    ("mask the end", masked(6), f"{NUMBER[:-6]}******"),
    ("mask the start", masked(6, from_end=False), f"******{NUMBER[6:]}"),
    ("mask nothing", masked(0), NUMBER),
    ("mask less than nothing", masked(-5), NUMBER),
    ("mask more than there is", masked(10**30), "*" * 15),
    ("mask by a sign outside the plane", masked(99, sign="🦁"), "🦁" * 15),
    ("hash with salt", {"type": "hash", "salt": SALT},
     sha256((NUMBER + SALT).encode()).hexdigest()),
    ("hash of 512", {"type": "hash", "salt": SALT, "hash_type": "sha512"},
     sha512((NUMBER + SALT).encode()).hexdigest()),
    ("unknown keys", {"type": "redact", "x": [1], "entity_type": CANARY}, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("operator", "changed"), [pytest.param(*case[1:], id=case[0]) for case in CHANGED]
)
@pytest.mark.parametrize("entity", ["DEFAULT", "BE_NATIONAL_NUMBER"])
def test_operator(worker: Worker, entity: str, operator: Any, changed: str) -> None:
    anonymizers = {entity: operator, "OTHER": {"type": "redact"}} if operator else None
    more = {"analysis_explanation": None, "recognition_metadata": {"x": CANARY}, "id": 1}
    status, answer = worker.ask(
        "anonymize", text=TEXT, analyzer_results=[SPAN | more], anonymizers=anonymizers
    )
    assert status == 200, answer
    assert answer["text"] == f"Nummer {changed} van Jan."
    name = operator["type"] if operator else "replace"
    item = {"start": 7, "end": 7 + len(changed), "entity_type": "BE_NATIONAL_NUMBER"}
    assert answer["items"] == [{**item, "text": changed, "operator": name, "score": 1.0}]


def test_hash_without_salt_differs_every_time(worker: Worker) -> None:
    fields = {
        "text": TEXT,
        "analyzer_results": [SPAN],
        "anonymizers": {"DEFAULT": {"type": "hash"}},
    }
    texts = [worker.ask("anonymize", **fields)[1]["items"][0]["text"] for _ in range(2)]
    assert texts[0] != texts[1]
    assert all(re.fullmatch("[0-9a-f]{64}", text) for text in texts)


def test_what_was_encrypted_comes_back(worker: Worker) -> None:
    operators = {"DEFAULT": {"type": "encrypt", "key": KEY}, "PERSON": {"type": "redact"}}
    _, hidden = worker.ask(
        "anonymize", text=TEXT, analyzer_results=[NAME, SPAN], anonymizers=operators
    )
    assert NUMBER not in hidden["text"]
    status, shown = worker.ask(
        "deanonymize",
        text=hidden["text"],
        anonymizer_results=[one for one in hidden["items"] if one["operator"] == "encrypt"],
        deanonymizers={"DEFAULT": {"type": "decrypt", "key": KEY}},
    )
    assert (status, shown["text"]) == (200, f"Nummer {NUMBER} van .")
    assert shown["items"][0]["operator"] == "decrypt"


def test_no_results_give_the_text_back(worker: Worker) -> None:
    expected = (200, {"text": TEXT, "items": []})
    assert worker.ask("anonymize", text=TEXT, analyzer_results=[]) == expected
    assert worker.ask("deanonymize", text=TEXT) == expected
    assert worker.ask("anonymize", analyzer_results=[]) == (200, {"text": "", "items": []})


def test_lists_of_operators_are_presidios_without_the_one_that_calls_out() -> None:
    hiding: Any = AnonymizerEngine
    showing: Any = DeanonymizeEngine
    assert {*hiding().get_anonymizers()} - {"surrogate_ahds"} == {*ANONYMIZERS}
    assert {*showing().get_deanonymizers()} == {*DEANONYMIZERS}


def span(**fields: Any) -> dict[str, Any]:
    return {"text": TEXT, "analyzer_results": [{**SPAN, **fields}]}


def by(operator: Any) -> dict[str, Any]:
    return {"text": TEXT, "analyzer_results": [SPAN], "anonymizers": {"DEFAULT": operator}}


def back(operator: Any, **fields: Any) -> dict[str, Any]:
    results = [{**SPAN, **fields}]
    return {"text": TEXT, "anonymizer_results": results, "deanonymizers": {"DEFAULT": operator}}


DECRYPT = {"type": "decrypt", "key": KEY}
# What is wrong, operation, body, status and error.
WRONG: list[tuple[str, str, Any, int, str]] = [
    ("nothing", "anonymize", {}, 400, "Invalid request json"),
    ("a list", "anonymize", [CANARY], 400, "Invalid request json"),
    ("no results", "anonymize", {"text": CANARY}, 422,
     "Invalid input, request must contain analyzer results"),
    ("results are an object", "anonymize", {"text": "", "analyzer_results": SPAN}, 422,
     "analyzer_results must be an array of objects"),
    ("a result is a string", "anonymize", {"text": "", "analyzer_results": [CANARY]}, 422,
     "analyzer_results must be an array of objects"),
    ("too many results", "anonymize", {"text": "", "analyzer_results": [{}] * 100_001}, 422,
     "analyzer_results has 100001 entries; send at most 100000"),
    ("text is null", "anonymize", {"text": None, "analyzer_results": []}, 422, "text must be"),
    ("no start", "anonymize", span(start=None), 422, "Invalid input, result must contain start"),
    ("start is a word", "anonymize", span(start=CANARY), 422, "analyzer_results[0]: start must"),
    ("start is true", "anonymize", span(start=True), 422, "analyzer_results[0]: start must"),
    ("end is a fraction", "anonymize", span(end=9.5), 422, "analyzer_results[0]: end must be"),
    ("start is negative", "anonymize", span(start=-1), 422, "Invalid input, result start and"),
    ("end before start", "anonymize", span(end=3), 422, "analyzer_results[0]: start and end must"),
    ("end beyond the text", "anonymize", span(end=85073099932), 422, "analyzer_results[0]: start"),
    ("no entity", "anonymize", span(entity_type=""), 422, "analyzer_results[0]: entity_type"),
    ("entity is a list", "anonymize", span(entity_type=[CANARY]), 422, "analyzer_results[0]: ent"),
    ("no score", "anonymize", span(score=None), 422,
     "Invalid input, analyzer result must contain score"),
    ("score is a word", "anonymize", span(score=CANARY), 422, "analyzer_results[0]: score must"),
    ("operators are a list", "anonymize", {**span(), "anonymizers": [CANARY]}, 422, "anonymizers"),
    ("operator is null", "anonymize", by(None), 422, "anonymizers must be an object of objects"),
    ("operator without type", "anonymize", by({"new_value": CANARY}), 422,
     "Invalid input, operator config must contain operator_name"),
    ("operator nobody has", "anonymize", by({"type": CANARY}), 422, "anonymizers, entry 1: type"),
    ("operator is a list", "anonymize", by({"type": [CANARY]}), 422, "anonymizers, entry 1: type"),
    ("operator of the other side", "anonymize", by(DECRYPT), 422, "anonymizers, entry 1: type"),
    ("operator that calls out", "anonymize", by({"type": "surrogate_ahds"}), 422, "anonymizers, e"),
    ("custom", "anonymize", by({"type": "custom", "lambda": CANARY}), 400,
     "Custom type anonymizer is not supported"),
    ("replace by a number", "anonymize", by({"type": "replace", "new_value": 85073099932}), 422,
     "Invalid parameter value for new_value. Expecting 'string', but got 'number'."),
    ("hash nobody has", "anonymize", by({"type": "hash", "hash_type": CANARY}), 422,
     "anonymizers, entry 1: hash_type must be sha256 or sha512"),
    ("salt too short", "anonymize", by({"type": "hash", "salt": "short"}), 422, "Salt must be at"),
    ("salt is empty", "anonymize", by({"type": "hash", "salt": ""}), 422, "Salt parameter cannot"),
    ("salt is null", "anonymize", by({"type": "hash", "salt": None}), 422, "a parameter of operat"),
    ("salt is a list", "anonymize", by({"type": "hash", "salt": [1] * 20}), 422, "a parameter of"),
    ("key too short", "anonymize", by({"type": "encrypt", "key": CANARY}), 422,
     "Invalid input, key must be of length 128, 192 or 256 bits"),
    ("no key", "anonymize", by({"type": "encrypt"}), 422, "Expected parameter key"),
    ("mask by a word", "anonymize", by(masked(3, sign=CANARY)), 422, "Invalid input, masking_char"),
    ("mask without count", "anonymize", by({"type": "mask", "masking_char": "*"}), 422,
     "Expected parameter chars_to_mask"),
    ("count is a word", "anonymize", by(masked(CANARY)), 422, "Invalid parameter value for chars"),
    ("count is an empty list", "anonymize", by(masked([])), 422, "a parameter of operator mask"),
    ("from_end is a word", "anonymize", by(masked(3, from_end=CANARY)), 422, "Invalid parameter"),
    ("nothing back", "deanonymize", {}, 400, "Invalid request json"),
    ("no way back", "deanonymize", {**back(DECRYPT), "deanonymizers": {}}, 422, "deanonymizers mu"),
    ("what was never encrypted", "deanonymize", back(DECRYPT), 422, "a parameter of operator decr"),
    ("back by a wrong key", "deanonymize", back({**DECRYPT, "key": "x"}), 422, "Invalid input, k"),
    ("back by another operator", "deanonymize", back({"type": "redact"}), 422, "deanonymizers, en"),
    ("back beyond the text", "deanonymize", back(DECRYPT, end=850730999), 422, "anonymizer_result"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("operation", "body", "status", "error"), [pytest.param(*c[1:], id=c[0]) for c in WRONG]
)
def test_says_what_is_wrong_and_quotes_nothing(
    worker: Worker, operation: str, body: Any, status: int, error: str
) -> None:
    given, answer = worker.raw(f"presidio-{operation}", json.dumps(body).encode())
    assert (given, list(answer)) == (status, ["error"])
    assert answer["error"].startswith(error)
    assert not re.search("Zeezout|8507", answer["error"])


SPANS = st.lists(
    st.tuples(
        st.integers(0, 40), st.integers(0, 40), st.sampled_from("AB"), st.sampled_from([0.5, 0.9])
    ),
    max_size=12,
)
OPERATORS = st.sampled_from(
    [
        {},
        {"A": {"type": "redact"}},
        {"A": masked(3), "B": {"type": "keep"}},
        {"DEFAULT": {"type": "replace", "new_value": "a longer value than before"}},
    ]
)


@given(text=st.text("ab  \n🦁", min_size=40, max_size=40), spans=SPANS, operators=OPERATORS)
@settings(max_examples=300, deadline=None)
def test_same_answer_as_presidios_engine(
    text: str, spans: list[tuple[int, int, str, float]], operators: dict[str, dict[str, Any]]
) -> None:
    """Overlapping, touching, contained, equal and empty results, in any order."""
    results = [
        {"start": min(a, b), "end": max(a, b), "entity_type": entity, "score": score}
        for a, b, entity, score in spans
    ]
    body = {"text": text, "analyzer_results": results, "anonymizers": operators}
    ours = anonymize(None, Job("presidio-anonymize", "1", "test", json.dumps(body).encode()))  # type: ignore[arg-type]
    configs = {name: OperatorConfig.from_json(dict(one)) for name, one in operators.items()}
    stock = AnonymizerEngine().anonymize(  # type: ignore[no-untyped-call]
        text, [RecognizerResult.from_json(one) for one in results], configs
    )
    assert json.loads(ours.body) == json.loads(stock.to_json())


COUNT = 10_000
MANY = f"{NUMBER} " * COUNT


@pytest.mark.parametrize(
    ("entities", "text"),
    [
        pytest.param(["A", "B"], "<A> <B> ", id="many"),
        pytest.param(["A"], "<A> ", id="all one, spaces between"),
        pytest.param(["A", "A", "B"], "<A> <B> ", id="pairs with spaces between"),
    ],
)
def test_ten_thousand_results_in_time(worker: Worker, entities: list[str], text: str) -> None:
    results = [
        {
            "start": i * 16,
            "end": i * 16 + 15,
            "score": 1,
            "entity_type": entities[i % len(entities)],
        }
        for i in range(COUNT)
    ]
    start = time.monotonic()
    status, answer = worker.ask("anonymize", text=MANY, analyzer_results=results)
    assert time.monotonic() - start < 2
    assert status == 200
    assert answer["text"].startswith(text)
    assert NUMBER not in answer["text"]
    for item in answer["items"][::500]:
        assert answer["text"][item["start"] : item["end"]] == item["text"]


def test_ten_thousand_overlapping_results_in_time(worker: Worker) -> None:
    results = [
        {"start": i, "end": i + 20_000, "score": 1, "entity_type": f"E{i % 50}"}
        for i in range(COUNT)
    ]
    start = time.monotonic()
    status, answer = worker.ask("anonymize", text=MANY, analyzer_results=results)
    assert time.monotonic() - start < 3
    assert status == 200
    assert len(answer["text"]) < len(MANY)


def test_operators_cannot_blow_a_text_up(worker: Worker) -> None:
    results = [{**SPAN, "start": i * 16, "end": i * 16 + 15} for i in range(COUNT)]
    for i, one in enumerate(results):
        one["entity_type"] = "AB"[i % 2]
    status, answer = worker.ask(
        "anonymize",
        text=MANY,
        analyzer_results=results,
        anonymizers={"DEFAULT": {"type": "replace", "new_value": "x" * 90_000}},
    )
    assert (status, answer) == (422, {"error": "the operators write more than 50000000 characters"})
