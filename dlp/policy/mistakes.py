"""What pydantic says of a policy, in the words of someone who has to mend it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dlp.policy.fields import hint, shown
from dlp.policy.model import SCHEMA, Policy
from dlp.policy.yaml_tree import Loc, Tree

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "date_type": "a day such as 2026-06-23",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
}


def spelled(loc: Iterable[str | int]) -> str:
    """`rules[1].entity` for ("rules", 1, "entity"); keys that are long or odd are not repeated."""
    text = ""
    for step in loc:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f"{'.' if text else ''}{shown(step)}"
    return text or "file"


def located(file: str, tree: Tree, loc: Loc, what: str, line: int | None = None) -> str:
    """`policy.yaml:6: rules[1].entity: what; remedy`; the line is that of `loc` unless given."""
    return f"{file}:{line or tree.line(loc)}: {spelled(loc)}: {what}"


def explained(
    error: ValidationError, tree: Tree, model: type[BaseModel] = Policy, above: Loc = ()
) -> list[tuple[int, Loc, str]]:
    """Every mistake of a validation of what stands at `above` as (line, where, what)."""
    found = []
    for detail in error.errors(include_url=False):
        loc = tuple(step for step in detail["loc"] if step != "[key]")
        found.append((tree.line((*above, *loc)), (*above, *loc), _what(detail, loc, model)))
    return found


def _what(detail: ErrorDetails, loc: Loc, model: type[BaseModel]) -> str:
    sort, context = detail["type"], detail.get("ctx", {})
    if sort == "extra_forbidden":
        known = known_keys(loc[:-1], model)
        near = hint(loc[-1], known) or f"; keys here are {', '.join(known)}"
        return f"unknown key{near}"
    if sort == "missing":
        return "is missing; add it"
    if sort == "literal_error":
        return _choice(detail["input"], str(context["expected"]))
    if loc == ("schema",) and sort == "less_than_equal":
        return f"a newer schema than this program reads; write {SCHEMA} or update the program"
    if sort in _WANTED:
        return _type(detail["input"], _WANTED[sort])
    if sort == "value_error":
        return str(context["error"])
    return _limit(sort, context)


def _choice(given: object, expected: str) -> str:
    words = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = hint(given, words)
    return f"{shown(given)} is none of {', '.join(words)}{near or '; choose one'}"


def _type(given: object, wanted: str) -> str:
    names: Mapping[type, str] = {
        str: "text", int: "a number", float: "a number", bool: "true or false", date: "a day",
        list: "a list", dict: "a mapping", type(None): "nothing",
    }  # fmt: skip
    got = names.get(type(given), "something else")
    if wanted == "text" and isinstance(given, int | float | date):
        return f"is {got}, must be text; put quotes around it"
    if wanted == "a list" and isinstance(given, str | dict):
        return f"is {got}, must be a list; put [ ] around it"
    return f"is {got}, must be {wanted}; write {wanted}"


def _limit(sort: str, context: Mapping[str, Any]) -> str:
    if sort == "greater_than_equal":
        return f"is too small; the least is {context['ge']}"
    if sort == "less_than_equal":
        return f"is too large; the most is {context['le']}"
    if sort == "string_too_short":
        return "is empty; write something or leave the key out"
    if sort == "string_too_long":
        return f"is longer than {context['max_length']} characters; shorten it"
    if sort == "too_long":
        return f"has more than {context['max_length']} items; shorten it or use a file"
    if sort == "string_pattern_mismatch":
        return f"does not have the form {context['pattern']}; rewrite it"
    return f"is wrong ({sort}); see the policy documentation"


def known_keys(loc: Loc, model: type[BaseModel] = Policy) -> list[str]:
    """The keys that the block at `loc`, in a block of `model`, may have."""
    for step in loc:
        if isinstance(step, int):
            continue
        field = next(
            (f for name, f in model.model_fields.items() if (f.alias or name) == step), None
        )
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            continue  # the key of a mapping, such as an entity under operators
        model = inner
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((inner for arg in get_args(annotation) if (inner := _model_in(arg))), None)
