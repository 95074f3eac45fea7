"""Strict JSON: UTF-8, no NaN, no lone surrogates, bounded nesting, numbers kept exactly."""

import json
from typing import Any, NoReturn

import orjson
import regex as re

from api.problems import Refused, field_error, invalid, malformed

MAX_DEPTH = 200  # nesting; the scanner's own limit is lower and ends as Incomplete, not as 422
_LONG_NUMBER = re.compile(rb"(?<![\d.])\d{19}")  # orjson would round what does not fit 64 bits
_TO_ZERO = bytes.maketrans(b"123456789", b"000000000")
_NINETEEN = b"0" * 19
_SURROGATE = re.compile("[\ud800-\udfff]")
_OUT_OF_RANGE = "the body holds a number out of range"
_EXACT = 'send RFC 8259 JSON in UTF-8, starting with "{"'


def parse(body: bytes) -> Any:
    """The value of a JSON body.

    Raises: Refused with 400 when it is malformed, 422 when a string holds a lone surrogate or the
    nesting passes MAX_DEPTH.
    Cost: linear in the body.
    """
    try:
        value = orjson.loads(body)
        # Looked for in the quickest way first: nearly no body has nineteen digits in a row.
        if _NINETEEN in body.translate(_TO_ZERO) and _LONG_NUMBER.search(body):
            value = json.loads(body)
    except orjson.JSONDecodeError as error:
        _explain(body, error)
    except RecursionError:
        raise Refused(_too_deep()) from None
    except ValueError:  # Python refuses whole numbers of more than 4,300 digits
        raise Refused(malformed(_OUT_OF_RANGE, _EXACT)) from None
    if body.count(b"[") + body.count(b"{") > MAX_DEPTH and deeper_than(value, MAX_DEPTH):
        raise Refused(_too_deep())
    return value


def dump(value: Any) -> bytes:
    """JSON of a value that `parse` gave or that we built; whole numbers of any size."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def deeper_than(value: Any, depth: int) -> bool:
    """True when lists and objects nest deeper than `depth`; level by level, never recursive."""
    level = [value]
    for _ in range(depth):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return any(isinstance(one, (dict, list)) for one in level)


def _too_deep() -> Any:
    detail = f"the JSON nests deeper than {MAX_DEPTH}"
    return invalid((field_error("body", detail, "send it flatter", MAX_DEPTH),))


def _explain(body: bytes, error: orjson.JSONDecodeError) -> NoReturn:
    """Raise the right refusal for a body that orjson does not take. Quotes nothing."""
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError as broken:
        where = f"byte {broken.start}"
        raise Refused(malformed(f"the body is not UTF-8 at {where}", _EXACT)) from None
    except RecursionError:
        raise Refused(_too_deep()) from None
    except ValueError:
        where = f"line {error.lineno} column {error.colno}"
        raise Refused(malformed(f"the body is not JSON at {where}", _EXACT)) from None
    if deeper_than(value, MAX_DEPTH):
        raise Refused(_too_deep())
    path = surrogate_path(value)
    if path is None:  # taken by one parser and not by the other
        raise Refused(malformed(_OUT_OF_RANGE, _EXACT)) from None
    detail = "holds a lone surrogate, which no UTF-8 text can"
    raise Refused(invalid((field_error(path, detail, "send the text as it is"),))) from None


def _no_constant(_name: str) -> NoReturn:
    raise ValueError("NaN and Infinity are not JSON")


def surrogate_path(value: Any) -> str | None:
    """Where a string with a lone surrogate stands, by known names and positions; None without."""
    stack: list[tuple[str, Any]] = [("", value)]
    while stack:
        path, one = stack.pop()
        if isinstance(one, str):
            if _SURROGATE.search(one):
                return path or "body"
        elif isinstance(one, list):
            stack.extend((f"{path}/{place}", inner) for place, inner in enumerate(one))
        elif isinstance(one, dict):
            for place, (key, inner) in enumerate(one.items()):
                if _SURROGATE.search(key):
                    return f"{path or 'body'}, key {place + 1}"
                stack.append((_step(path, key, place), inner))
    return None


_NAMEABLE = ("text", "messages", "content", "context", "options", "role")


def _step(path: str, key: str, place: int) -> str:
    """The path one key deeper; a key that is not ours is named by its place."""
    name = key if key in _NAMEABLE else f"key {place + 1}"
    return f"{path}/{name}" if path else name
