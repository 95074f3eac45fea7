"""A request to a model as it stands on the wire, judged: for callers that hand over HTTP itself.

A JSON object is read as what it means (messages, tools, files inside them); all else as a file.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from api import jsonbody
from api.problems import Refused
from api.work import Scanner
from dlp.data import Context, Options, Verdict
from dlp.formats.web_request import pack, unpack

TARGET = "request-target"  # section of the address; no API has a key of this name


@dataclass(frozen=True, slots=True)
class Judged:
    """A request as far as it may go on."""

    verdict: Verdict
    target: str = field(repr=False)  # path and query
    body: bytes | None = field(repr=False)  # the very bytes that came in unless something was
    # replaced; None on block


class TwiceError(Exception):
    """A key stands twice in one object: readers differ about which one counts."""


def sections_of(body: bytes) -> dict[str, Any] | None:
    """The JSON object that a body is; None when it is something else.

    Raises: TwiceError.
    """
    if not body.lstrip(b" \t\r\n").startswith(b"{"):
        return None
    try:
        value = jsonbody.parse(body)
        json.loads(body, object_pairs_hook=_once)
    except (Refused, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def model_of(sections: dict[str, Any] | None) -> object:
    """The model that a request names, in a batch the first one."""
    if sections is None:
        return None
    requests = sections.get("requests")
    if "model" not in sections and isinstance(requests, list) and requests:
        first = requests[0].get("params") if isinstance(requests[0], dict) else None
        return first.get("model") if isinstance(first, dict) else None
    return sections.get("model")


def judge(
    scanner: Scanner,
    target: str,
    body: bytes,
    sections: dict[str, Any] | None,
    context: Context,
    options: Options,
) -> Judged:
    """The verdict over address and body.

    Args:
        target: path and query as sent; a query is scanned.
        sections: what sections_of() made of the body.
    Cost: as Scanner.scan_sections() or scan_file().
    """
    path, _, query = target.partition("?")
    if sections is None:
        content = pack(f"?{query}" if query else "", body)
        file = scanner.scan_file(
            content, name=None, media_type=None, context=context, options=options
        )
        if file.verdict.verdict != "redact" or file.content is None:
            passes = file.verdict.verdict == "allow"
            return Judged(file.verdict, target, body if passes else None)
        changed, new = unpack(file.content)
        return Judged(file.verdict, path + changed, new)
    asked = {**sections, TARGET: query} if query else sections
    verdict = scanner.scan_sections(asked, context=context, options=options)
    if verdict.verdict != "redact":
        return Judged(verdict, target, body if verdict.verdict == "allow" else None)
    after = dict(verdict.redacted or {})
    query = after.pop(TARGET, query)
    return Judged(verdict, f"{path}?{query}" if query else path, jsonbody.dump(after))


def _once(pairs: Sequence[tuple[str, Any]]) -> None:
    if len({key for key, _ in pairs}) != len(pairs):
        raise TwiceError
