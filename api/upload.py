"""An uploaded document out of a request body; runs in the worker, where hostile content belongs.

Either multipart/form-data with `file` and, as JSON, `context` and `options`, or the bare file with
its Content-Type. The headers DLP-Filename (percent-encoded UTF-8) and DLP-Destination say what a
bare file cannot; in a form, its own fields go first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote

import regex as re
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from api import jsonbody
from api.problems import Problem, Refused, field_error, invalid, malformed
from api.schemas import MAX_DESTINATION, ContextIn, OptionsIn, Strict, check

MULTIPART = "multipart/form-data"
FILENAME, DESTINATION = "dlp-filename", "dlp-destination"  # headers beside a bare file
FIELDS = ("file", "context", "options")
MAX_FIELD_BYTES = 1_000_000  # of context and of options
_PERCENT_ENCODED = re.compile(r"(?:[!-$&-~]|%[0-9A-Fa-f]{2})*")
_VISIBLE = re.compile(r"[!-~]*")
_REMEDY = "send multipart/form-data with one `file`, and `context` and `options` as JSON"

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

Model = TypeVar("Model", bound=Strict)


@dataclass(frozen=True, slots=True)
class Upload:
    """One document as it was sent."""

    content: bytes = field(repr=False)
    name: str | None = field(repr=False)
    declared_type: str | None
    context: ContextIn
    options: OptionsIn


def upload_of(body: bytes, content_type: str, headers: Mapping[str, str]) -> Upload:
    """The document that a body holds.

    Raises: Refused with 400 for broken multipart or JSON, 422 for wrong or unknown fields.
    Cost: linear; a multipart body is copied once.
    """
    kind, parameters = parse_options_header(content_type)
    declared = content_type.partition(";")[0].strip().lower()
    name, destination = _name(headers), _destination(headers)
    if kind != MULTIPART.encode():
        context = ContextIn(destination=destination)
        return Upload(body, name, declared[:200] or None, context, OptionsIn())
    fields = _fields(body, parameters.get(b"boundary", b""))
    if "file" not in fields:
        raise Refused(invalid((field_error("file", "is missing", _REMEDY),)))
    file = fields["file"]
    context = _model(fields.get("context"), "context", ContextIn)
    if context.destination is None and destination is not None:
        context = context.model_copy(update={"destination": destination})
    options = _model(fields.get("options"), "options", OptionsIn)
    return Upload(b"".join(file.pieces), file.name or name, file.declared, context, options)


def _destination(headers: Mapping[str, str]) -> str | None:
    given = headers.get(DESTINATION)
    if given and (len(given) > MAX_DESTINATION or not _VISIBLE.fullmatch(given)):
        detail = "is over its limit or not made of visible ASCII characters"
        remedy = "send a host or an encoded URL"
        entry = field_error("DLP-Destination", detail, remedy, MAX_DESTINATION)
        raise Refused(invalid((entry,)))
    return given or None


def _name(headers: Mapping[str, str]) -> str | None:
    given = headers.get(FILENAME)
    if not given:
        return None
    if _PERCENT_ENCODED.fullmatch(given):
        try:
            return unquote(given, errors="strict")
        except UnicodeDecodeError:
            pass  # falls through to the same answer
    remedy = "send the name in UTF-8 with everything but plain ASCII percent-encoded"
    entry = field_error("DLP-Filename", "is not percent-encoded UTF-8", remedy)
    raise Refused(invalid((entry,)))


def _model(part: "_Part | None", where: str, model: type[Model]) -> Model:
    """A JSON field as its model; mistakes are named below the field."""
    if part is None:
        return model()
    if part.size > MAX_FIELD_BYTES:
        entry = field_error(where, "is over its limit", "send less", MAX_FIELD_BYTES)
        raise Refused(invalid((entry,)))
    try:
        return check(jsonbody.parse(b"".join(part.pieces)), model)
    except Refused as refused:
        raise Refused(_below(refused.problem, where)) from None


def _below(problem: Problem, where: str) -> Problem:
    """The same problem with its fields named below another one."""
    errors = tuple({**one, "field": _path(where, str(one["field"]))} for one in problem.errors)
    detail = problem.detail.replace("the body", f"`{where}`")
    return Problem(problem.status, problem.type, problem.title, detail, errors, problem.headers)


def _path(where: str, name: str) -> str:
    return where if name == "body" else f"{where}/{name}"


@dataclass(slots=True)
class _Part:
    """One part of a multipart body."""

    name: str | None = field(repr=False)  # file name
    declared: str | None
    pieces: list[bytes] = field(default_factory=list, repr=False)
    size: int = 0


class _Collector:
    """What the parser calls; keeps the parts that are known and counts the others."""

    def __init__(self) -> None:
        self.fields: dict[str, _Part] = {}
        self.errors: list[dict[str, Any]] = []
        self.ended = False
        self._headers: dict[str, bytes] = {}
        self._header, self._value = b"", b""
        self._part: _Part | None = None

    def callbacks(self) -> "MultipartCallbacks":
        """The methods below, as the parser wants them."""
        return {
            "on_part_begin": self._on_part_begin,
            "on_header_field": self._on_header_field,
            "on_header_value": self._on_header_value,
            "on_header_end": self._on_header_end,
            "on_headers_finished": self._on_headers_finished,
            "on_part_data": self._on_part_data,
            "on_end": self._on_end,
        }

    def _on_part_begin(self) -> None:
        self._headers, self._header, self._value, self._part = {}, b"", b"", None

    def _on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _on_header_end(self) -> None:
        self._headers[self._header.decode("latin-1").lower()] = self._value
        self._header, self._value = b"", b""

    def _on_headers_finished(self) -> None:
        _, parameters = parse_options_header(self._headers.get("content-disposition"))
        name = parameters.get(b"name", b"").decode("utf-8", "replace")
        if name not in FIELDS:
            shown = f"part {len(self.fields) + len(self.errors) + 1}"
            self.errors.append(field_error(shown, "is not a known field", _REMEDY))
            return
        if name in self.fields:
            self.errors.append(field_error(name, "is there twice", _REMEDY))
            return
        filename = parameters.get(b"filename")
        declared = self._headers.get("content-type", b"").decode("latin-1").partition(";")[0]
        self._part = self.fields[name] = _Part(
            filename.decode("utf-8", "replace") if filename else None,
            declared.strip().lower()[:200] or None,
        )

    def _on_part_data(self, data: bytes, start: int, end: int) -> None:
        if self._part is not None:
            self._part.pieces.append(data[start:end])
            self._part.size += end - start

    def _on_end(self) -> None:
        self.ended = True


def _fields(body: bytes, boundary: bytes) -> dict[str, _Part]:
    """The parts by field name. Raises: Refused."""
    if not boundary:
        raise Refused(malformed("the multipart body names no boundary", _REMEDY))
    found = _Collector()
    try:
        parser = MultipartParser(boundary, found.callbacks())
        parser.write(body)
        parser.finalize()
    except (FormParserError, ValueError):
        raise Refused(malformed("the multipart body is broken", _REMEDY)) from None
    if not found.ended:
        raise Refused(malformed("the multipart body ends before its last boundary", _REMEDY))
    if found.errors:
        raise Refused(invalid(tuple(found.errors[:20])))
    return found.fields
