"""A scanner that finds one made-up number and misbehaves when it is told to.

The service takes its scanner by dotted name, so a test can serve this one. The text says what to
do: "sleep 3", "crash", "raise", "memory", "low"; anything else is searched for NUMBER.
"""

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import regex as re

from dlp.data import (
    Action,
    Context,
    FileVerdict,
    Finding,
    Incomplete,
    Options,
    PartInfo,
    Verdict,
)
from dlp.errors import ConfigurationError, OverrideError
from dlp.registering import About, Refusal
from dlp.registry import Entry, Kind
from dlp.settings import Settings

NUMBER = re.compile(r"85\.07\.30-999\.32")
_ids = count(1)


class FakeScanner:
    """What api/work.py needs of a scanner."""

    def __init__(self, settings: Settings, policy: str) -> None:
        self.settings = settings
        self.policy = policy

    def describe(self) -> Mapping[str, Any]:
        return {
            "policy": {"name": self.policy, "version": f"sha256:{self.policy}", "document": {}},
            "audit": {"on_failure": "block", "retention_days": 90},
            "recognizers": {
                "digest": "sha256:0",
                "items": [{"name": "fake-number", "entity": "BE_NATIONAL_NUMBER"}],
            },
            "entities": [
                {"entity": "BE_NATIONAL_NUMBER", "category": "national_identifier"},
                {"entity": "PERSON", "category": "person"},
            ],
            "catalogue": {"digest": "sha256:0", "tools": 0},
            "model": None,
        }

    def audit_record(
        self, verdict: Verdict, context: Context, options: Options
    ) -> Mapping[str, Any]:
        return {"id": verdict.id, "verdict": verdict.verdict, "caller": context.caller}

    def scan(
        self,
        *,
        text: str | None,
        messages: Sequence[Any] | None,
        context: Context,
        options: Options,
    ) -> Verdict:
        content = text if text is not None else "\n".join(str(m) for m in messages or [])
        self._misbehave(content)
        if options.override is not None:
            raise OverrideError("foreign", "no token of ours")
        found = [
            Finding("BE_NATIONAL_NUMBER", "national_identifier", "text", *m.span(), 0.98,
                    "fake-number", ("pattern", "check-digits"))
            for m in NUMBER.finditer(content)
        ]  # fmt: skip
        if content.startswith("low"):
            found.append(
                Finding("PERSON", "person", "text", 0, 3, 0.3, "fake-person", ("pattern",))
            )
        verdict: Action = "redact" if found else "allow"
        redacted = {"text": NUMBER.sub("<BE_NATIONAL_NUMBER_1>", content)}
        return self._verdict(
            verdict, tuple(found), (), redacted if verdict == "redact" else None, content
        )

    def scan_file(
        self,
        content: bytes,
        *,
        name: str | None,
        media_type: str | None,
        context: Context,
        options: Options,
    ) -> FileVerdict:
        text = content.decode("utf-8", "replace")
        verdict = self.scan(text=text, messages=None, context=context, options=options)
        clean = verdict.redacted["text"].encode() if verdict.redacted else content
        parts = (PartInfo("text", "text/plain", len(text), scanned=True),)
        if text.startswith("block"):
            verdict, clean = replace(verdict, verdict="block", redacted=None), None
        return FileVerdict(verdict, "text/plain", media_type, None, parts, True, clean, name)

    def register(self, content: bytes, about: About, *, rows: bool, authorised: bool) -> Entry:
        if len(content) < 100 or not about.name or authorised:
            raise Refusal("it cannot be known again")
        kind: Kind = "list" if rows else "document"
        return Entry(str(next(_ids)), kind, about.name, about.owner, datetime.now(UTC), None, 1)

    def registered(self) -> Sequence[Entry]:
        return ()

    def unregister(self, which: str, *, expire: bool) -> bool:
        return which == "known" and not expire

    def unread(
        self, reason: str, detail: str, content: bytes, context: Context, options: Options
    ) -> Verdict:
        return self.failure(reason, detail, context)

    def failure(
        self, reason: str, detail: str, context: Context, *, closed: bool = False
    ) -> Verdict:
        incomplete = Incomplete("request", reason, detail)
        opened = context.model == "open" and not closed
        return self._verdict("allow" if opened else "block", (), (incomplete,), None, "")

    def _misbehave(self, content: str) -> None:
        word, _, rest = content[:200].partition(" ")
        match word:
            case "sleep":
                time.sleep(float(rest))
            case "crash":
                os.abort()
            case "raise":
                raise ValueError(f"a message that quotes {content}")
            case "memory":
                bytearray(100_000_000_000)

    def _verdict(
        self,
        verdict: Action,
        findings: tuple[Finding, ...],
        incomplete: tuple[Incomplete, ...],
        redacted: Any,
        content: str,
    ) -> Verdict:
        return Verdict(
            id=f"{os.getpid()}-{next(_ids)}",
            verdict=verdict,
            mode="enforce",
            would_be=verdict,
            incomplete=incomplete,
            findings=findings,
            actions=tuple(verdict for _ in findings),
            redacted=redacted,
            placeholders=(),
            rules=("personal-data",) if findings else (),
            message=None if verdict == "allow" else {"nl": "x", "en": "x"},
            override=None,
            alternatives=(),
            policy={"name": self.policy, "version": f"sha256:{self.policy}"},
            tier="tolerated",
            tool=None,
            timings_ms={"total": 0.1},
        )


def build(settings: Settings) -> FakeScanner:
    """The factory; the policy file's text is the policy's name, "wrong" is a mistake."""
    name = settings.policy.read_text().strip() if settings.policy else "fake"
    if name == "wrong":
        raise ConfigurationError([f"{Path(str(settings.policy)).name}:1: rules: a mistake; mend"])
    return FakeScanner(settings, name)


def build_badly(settings: Settings) -> FakeScanner:
    """A factory with a bug."""
    raise RuntimeError(str(asdict))
