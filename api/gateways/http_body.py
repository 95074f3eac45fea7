"""A request to a model as it stands on the wire, judged: for callers that hand over HTTP itself.

A JSON object is read as what it means (messages, tools, files inside them); all else as a file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import regex as re

from api import jsonbody
from api.problems import Refused
from api.work import Scanner
from dlp.data import Context, Options, Verdict
from dlp.formats.web_request import pack, unpack

TARGET, HEADERS = "request-target", "request-headers"  # sections beside those of a body
NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_LEGAL = "/?&=%:;,+@!$'()*[]~#"  # characters of an address that stay as they came
# An address of words alone, as most are: /v1/chat/completions. Any other is scanned, ids too.
_KEY_END = re.compile(rb'"[ \t\r\n]++:')
_WORDS = re.compile(r"(?:/(?:v[0-9]|[a-z_]{1,40}+))*+/?")


@dataclass(frozen=True, slots=True)
class Judged:
    """A request as far as it may go on."""

    verdict: Verdict
    target: str = field(repr=False)  # path and query
    headers: Mapping[str, str] = field(repr=False)  # those that were scanned, as they may go on
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
        if _keys_written(body) != _keys(value):  # perhaps one twice, perhaps a text that looks so
            json.loads(body, object_pairs_hook=_once)
    except (Refused, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _keys(value: Any) -> int:
    """How many keys the objects of a JSON value have together."""
    count, waiting = 0, [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            count += len(one)
            one = one.values()
        waiting += [inner for inner in one if isinstance(inner, (dict, list))]
    return count


def _keys_written(body: bytes) -> int:
    """How many keys stand in valid JSON, never fewer than there are: a quote and a colon behind it.

    In a text the quote is escaped; where a backslash is, too, it may be either, and counts.
    """
    count = body.count(b'":') + len(_KEY_END.findall(body))
    return count if b'\\\\"' in body else count - body.count(b'\\":')


def model_of(sections: dict[str, Any] | None) -> object:
    """The model that a request names, in a batch the first one."""
    if sections is None:
        return None
    requests = sections.get("requests")
    if "model" not in sections and isinstance(requests, list) and requests:
        first = requests[0].get("params") if isinstance(requests[0], dict) else None
        return first.get("model") if isinstance(first, dict) else None
    return sections.get("model")


def address_of(target: str) -> tuple[str, str]:
    """Path and query in two pieces: what needs no scan, and what does."""
    path, _, query = target.partition("?")
    said = f"?{query}" if query else ""
    return (path, said) if _WORDS.fullmatch(path) else ("", path + said if query else path)


def judge(
    scanner: Scanner,
    target: str,
    body: bytes,
    sections: dict[str, Any] | None,
    context: Context,
    options: Options,
    headers: Mapping[str, str] = NO_HEADERS,
) -> Judged:
    """The verdict over address, body and headers.

    Args:
        target: path and query as sent; both are scanned, but for a path of plain words.
        sections: what sections_of() made of the body.
        headers: those that may hold what a person wrote.
    Cost: as Scanner.scan_sections() or scan_file().
    """
    plain, address = address_of(target)
    if sections is None and body:
        if headers:  # beside a file they are not rewritten
            as_it_is = replace(options, rewrites=False)
            verdict = scanner.scan_sections({HEADERS: dict(headers)}, context, as_it_is)
            if verdict.verdict != "allow":
                return Judged(verdict, target, headers, None)
        content = pack(address, body)
        file = scanner.scan_file(
            content, name=None, media_type=None, context=context, options=options
        )
        if file.verdict.verdict != "redact" or file.content is None:
            passes = file.verdict.verdict == "allow"
            return Judged(file.verdict, target, headers, body if passes else None)
        changed, new = unpack(file.content)
        return Judged(file.verdict, plain + _quoted(changed), headers, new)
    asked: dict[str, Any] = dict(sections or {})
    beside: dict[str, str] = {}  # our sections by the name that they have here
    for section, value in ((TARGET, address), (HEADERS, dict(headers))):
        name = section
        if value:
            while name in asked:  # a body may hold a key of any name
                name += "~"
            asked[name], beside[name] = value, section
    verdict = scanner.scan_sections(asked, context=context, options=options)
    if verdict.verdict != "redact":
        passes = verdict.verdict == "allow"
        return Judged(verdict, target, headers, body if passes else None)
    after = dict(verdict.redacted or {})
    gone_on = {value: after.pop(name) for name, value in beside.items()}
    address = gone_on.get(TARGET, address)
    new = b"" if sections is None else jsonbody.dump(after)
    return Judged(verdict, plain + _quoted(address), gone_on.get(HEADERS, headers), new)


def _quoted(address: str) -> str:
    """An address as it may stand in a request: placeholders have brackets."""
    return quote(address, safe=_LEGAL)


def _once(pairs: Sequence[tuple[str, Any]]) -> None:
    if len({key for key, _ in pairs}) != len(pairs):
        raise TwiceError
