"""Cheap looks behind a label: they refuse much, and nothing that a pattern would find."""

import json
import re  # noqa: TID251 - as dlp/engine/labelled.py tries cells
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import secrets_speed
from dlp.evaluation.corpus import load_corpus
from recognizers import ALL
from recognizers.base import Recognizer

LOOKED = [r for r in ALL if r.anchor.leads is not None]
CORPORA = sorted(Path("benchmarks/corpus").glob("tuning_*secrets*.cases"))
TEXTS = [
    *(sample.text for r in ALL if r.entity == "SECRET" for sample in r.samples),
    *(case.text for case in load_corpus(CORPORA)),
]


@pytest.mark.parametrize("recognizer", LOOKED, ids=lambda r: r.name)
@pytest.mark.parametrize("made", [str, str.upper, json.dumps, lambda text: text.replace(" ", "\n")])
def test_no_place_is_refused_where_something_is_found(
    recognizer: Recognizer, made: Callable[[str], str]
) -> None:
    leads = recognizer.anchor.leads
    assert leads is not None
    found, refused = 0, []
    for text in map(made, TEXTS):
        for match in recognizer.pattern.finditer(text):
            if recognizer.refined(match) is not None:
                found += 1
                start = match.start()
                places = (start,) if recognizer.anchor.exact else range(len(text))
                if not any(leads(text, at) for at in places):
                    refused.append(text[match.start() : match.end()])
    assert found or made is not str
    assert not refused


VALUES = sorted({s.text[i:j] for r in ALL for s in r.samples for i, j in s.spans})


@pytest.mark.parametrize("recognizer", [r for r in ALL if r.anchor.cell], ids=lambda r: r.name)
def test_no_cell_is_passed_over_that_is_a_value(recognizer: Recognizer) -> None:
    cells = [v for v in VALUES if (m := recognizer.pattern.match(f"born: {v}")) and m["value"] == v]
    assert cells
    assert [v for v in cells if re.match(recognizer.anchor.cell, v) is None] == []
    assert [v for v in VALUES if re.match(recognizer.anchor.cell, v) is None]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        *(("password", "password"), ("password-phrase", "password"), ("told-answer", "password")),
        *(("labelled-secret", "token"), ("command-password", "http")),
    ],
)
def test_a_log_without_secrets_is_refused(name: str, word: str) -> None:
    (leads,) = (r.anchor.leads for r in LOOKED if r.name == name)
    assert leads is not None
    text = secrets_speed.log(100_000)[0]
    places = [at for at in range(len(text)) if text.startswith(word, at)]
    assert len(places) > 200
    assert not any(leads(text, at) for at in places)
