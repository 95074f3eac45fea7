"""Values that are redacted or blocked show up nowhere: canaries through every surface there is."""

import json
import logging
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from api.serving import Served
from dlp import scanner as stages
from dlp import scanner_findings
from dlp.answer import to_answer
from dlp.cli import run
from dlp.data import Context, Document, Options, OverrideRequest, Part, Verdict
from dlp.errors import OverrideError
from dlp.extraction.messages import read_messages
from dlp.normalise import normalise
from dlp.policy.load import SHIPPED, load_policy
from dlp.redaction.apply import redact
from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings
from dlp.tree import walk
from tests.canaries import BULK, CANARIES, COMPACT, CUT_OUT, LETTER, PICTURE, leaks, tree


def test_the_search_for_leaks_finds_them() -> None:
    for text in (LETTER, COMPACT, CUT_OUT, json.dumps(LETTER), "x63111799x", repr([CANARIES[3]])):
        assert leaks(text)
    assert leaks("rijksregisternummer 63.11") == []


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=tmp_path_factory.mktemp("leaks")))


@pytest.fixture
def watched(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> Callable[[], str]:
    """Everything logged and printed so far."""
    caplog.set_level(logging.DEBUG)
    return lambda: caplog.text + "".join(capfd.readouterr())


REQUESTS: dict[str, dict[str, Any]] = {
    "text": {"text": LETTER},
    "compact": {"text": COMPACT},
    "cut by a line end": {"text": CUT_OUT},
    "messages": {"messages": tree(LETTER)},
    "messages, compact": {"messages": tree(COMPACT)},
    "blocked: a list": {"text": LETTER + "\n" + BULK},
    "blocked: a picture": {"messages": [*tree(LETTER), PICTURE]},
}
CONTEXTS = {
    "nowhere": Context(),
    "everywhere": Context(
        destination=f"https://chatgpt.com/{CANARIES[3]}?q={CANARIES[0]}",
        user=CANARIES[3],
        path=f"/c/{CANARIES[0]}",
    ),
    "a blocked destination": Context(destination=f"https://grok.com/{CANARIES[0]}"),
    "no address": Context(destination=f"http://{CANARIES[3]}:x/"),
    "out of scope": Context(destination="https://example.com/", channel="proxy"),
}


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
def test_answers_and_audit_records(
    scanner: Scanner, watched: Callable[[], str], request_: dict[str, Any], context: Context
) -> None:
    verdict = scanner.scan(**request_, context=context)
    served = Served(scanner, scanner.policy)
    record = served.audit_record(verdict, context, Options())
    assert verdict.tier == "out_of_scope" or len({f.entity for f in verdict.findings}) >= 5
    answers = [
        json.dumps(to_answer(verdict, options), ensure_ascii=False)
        for options in (Options(), Options(explain=True))
    ]
    assert leaks(*answers, json.dumps(record), repr(verdict), repr(context), watched()) == []


def test_observing_answers_hold_no_values(scanner: Scanner, watched: Callable[[], str]) -> None:
    watching = replace(scanner, policy=load_policy(SHIPPED / "observe.yaml"))
    verdict = watching.scan(text=LETTER)
    assert (verdict.verdict, verdict.would_be) == ("allow", "redact")
    assert leaks(json.dumps(to_answer(verdict, Options(explain=True))), watched()) == []


def test_types_hide_what_they_hold(scanner: Scanner) -> None:
    document = read_messages(tree(LETTER))
    options = Options(override=OverrideRequest(CANARIES[0], "other", LETTER))
    verdict = scanner.scan(text=LETTER)
    parts = (Part("text", LETTER),)
    redacted = redact(
        parts, verdict.findings, verdict.actions, {"IBAN_CODE": {"mask": True}}, pseudonym_key=b"k"
    )
    held = [
        *(document, Document(parts), options, normalise(CUT_OUT), redacted, verdict, scanner),
        *(verdict.findings, verdict.placeholders, *CONTEXTS.values()),
        *walk(tree(LETTER), "messages"),
    ]
    assert leaks(*held, *map(str, held)) == []


STAGES = ["normalise", "winners", "_finding", "decide", "redact", "rebuild", "assemble"]


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_that_fails_in_the_middle(
    scanner: Scanner, watched: Callable[[], str], monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(stages if hasattr(stages, stage) else scanner_findings, stage, fail)
    with pytest.raises(RuntimeError) as caught:
        scanner.scan(text=CUT_OUT)
    assert leaks(*traceback.format_exception(caught.value), caught.value.args, watched()) == []


def foreign(scanner: Scanner) -> Verdict:
    offer = scanner.scan(text=LETTER + "\n" + BULK).override
    assert offer is not None
    wrong = OverrideRequest(offer["token"], "other", LETTER)
    return scanner.scan(text=LETTER + BULK, options=Options(override=wrong))


WRONG: dict[str, tuple[type[Exception], Callable[[Scanner], object]]] = {
    "a malformed token": (
        OverrideError,
        lambda s: s.scan(
            text=LETTER, options=Options(override=OverrideRequest(LETTER, "other", LETTER))
        ),
    ),
    "a foreign token": (OverrideError, foreign),
    "what JSON cannot hold": (
        TypeError,
        lambda s: s.scan(messages=[{"role": "user", "content": CANARIES[0].encode()}]),
    ),
    "a finding outside its part": (
        ValueError,
        lambda s: redact(
            [Part("text", CANARIES[0])],
            s.find(LETTER),
            ["redact"] * len(s.find(LETTER)),
            {},
            pseudonym_key=b"k",
        ),
    ),
}


@pytest.mark.parametrize(("error", "call"), WRONG.values(), ids=WRONG)
def test_errors(
    scanner: Scanner,
    watched: Callable[[], str],
    error: type[Exception],
    call: Callable[[Scanner], object],
) -> None:
    with pytest.raises(error) as caught:
        call(scanner)
    chain = [caught.value, caught.value.__cause__, caught.value.__context__]
    told = [str(one) + repr(getattr(one, "args", ())) + repr(vars(one)) for one in chain if one]
    assert leaks(*told, *traceback.format_exception(caught.value), watched()) == []


NOTES = ["false alarm", LETTER, COMPACT, BULK]


@pytest.mark.parametrize("note", NOTES, ids=["plain", "letter", "compact", "list"])
def test_the_note_of_an_override_is_recorded_redacted(scanner: Scanner, note: str) -> None:
    text = LETTER + "\n" + BULK
    offer = scanner.scan(text=text).override
    assert offer is not None
    options = Options(override=OverrideRequest(offer["token"], "emergency", note))
    verdict = scanner.scan(text=text, options=options)
    record = Served(scanner, scanner.policy).audit_record(verdict, Context(), options)
    assert record["override"]["note"]
    assert leaks(json.dumps(record), json.dumps(to_answer(verdict, options))) == []


COMMANDS = [
    ("scan",),
    ("scan", "--json"),
    ("scan", "--destination", "grok.com"),
    ("scan", "--destination", f"https://{CANARIES[3]}:99999/{CANARIES[0]}"),
    ("evaluate",),
    ("policy", "check"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_command_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    watched: Callable[[], str],
    command: tuple[str, ...],
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name, content in (("letter", LETTER), ("list", BULK), ("wrong", f'{{"a": "{LETTER}')):
        path = tmp_path / f"{name}.txt"
        path.write_text(content)
        run([*command, str(path)])
        assert leaks(watched()) == []
    assert leaks(*stored(tmp_path / "state")) == []


def stored(folder: Path) -> list[str]:
    return [p.read_bytes().decode("latin-1") for p in folder.rglob("*") if p.is_file()]
