"""The small types that policy files are made of, and the words that may stand in them.

Validators read what is known from pydantic's context: `entities`, `recognizers`, `catalogue`
(collections of names; the last two may be None, which leaves those names unchecked).
"""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Annotated, Any, Literal, TypeVar

import regex as re
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from recognizers.entities import CATEGORIES

MAX_ITEMS = 10_000  # in any one list
MAX_SHOWN = 40  # characters of a name that a message repeats

Tier = Literal["blocked", "approved", "tolerated"]
DefaultTier = Literal["approved", "tolerated", "blocked", "out_of_scope"]
Lifts = Literal["none", "redact", "allow"]
Language = Literal["nl", "fr", "de", "en"]

TIERS: tuple[Tier, ...] = ("blocked", "approved", "tolerated")  # the order in which they are tried
BUILT_IN_RULES = ("blocked-destination", "incomplete", "failure")  # decide.py adds these

_NAME = re.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+")
_PLAIN = re.compile(r"[\w.*/@+:-]{1,40}")

T = TypeVar("T")
Items = Annotated[tuple[T, ...], Field(strict=False, max_length=MAX_ITEMS)]
Line = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\r\n]+$")]


class Strict(BaseModel):
    """Unknown keys are mistakes, nothing is converted, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


def shown(value: object) -> str:
    """The value when it is a short plain name, else what sort of thing it is."""
    text = str(value)
    return text if _PLAIN.fullmatch(text) else f"this {type(value).__name__}"


def hint(name: object, known: Iterable[str]) -> str:
    """`; did you mean X?` with the nearest known name, or nothing."""
    names = list(known)
    folded = {known_name.casefold(): known_name for known_name in names}
    near = get_close_matches(str(name)[:MAX_SHOWN].casefold(), folded, n=1)
    return f"; did you mean {folded[near[0]]}?" if near else ""


def _names(info: ValidationInfo, sort: str) -> Collection[str] | None:
    context: dict[str, Any] = info.context or {}
    names: Collection[str] | None = context.get(sort)
    return names


def _entity(name: str, info: ValidationInfo) -> str:
    known = _names(info, "entities")
    if known is not None and name not in known:
        raise ValueError(f"no recognizer finds {shown(name)}{hint(name, known)}")
    return name


def _category(name: str) -> str:
    if name not in CATEGORIES:
        near = hint(name, CATEGORIES) or f"; categories are {', '.join(CATEGORIES)}"
        raise ValueError(f"no category {shown(name)}{near}")
    return name


def _recognizer(name: str, info: ValidationInfo) -> str:
    if not _NAME.fullmatch(name.removesuffix("*").removesuffix("-")):
        raise ValueError(
            "no recognizer name; write words of a-z and 0-9 with hyphens, perhaps * at the end"
        )
    known = _names(info, "recognizers")
    if known is not None and not any(fnmatchcase(other, name) for other in known):
        raise ValueError(f"no recognizer is named {shown(name)}{hint(name, known)}")
    return name


def _catalogue(key: str, info: ValidationInfo) -> str:
    known = _names(info, "catalogue")
    if known is not None and key not in known:
        raise ValueError(f"the catalogue has no tool {shown(key)}{hint(key, known)}")
    return key


def _rule_name(name: str) -> str:
    if not _NAME.fullmatch(name) or len(name) > 60:
        raise ValueError("no rule name; write up to 60 of a-z, 0-9 with hyphens between")
    if name in BUILT_IN_RULES:
        raise ValueError(f"{name} is the name of a built-in rule; choose another")
    return name


EntityName = Annotated[str, AfterValidator(_entity)]
CategoryName = Annotated[str, AfterValidator(_category)]
RecognizerName = Annotated[str, AfterValidator(_recognizer)]
CatalogueKey = Annotated[str, AfterValidator(_catalogue)]
RuleName = Annotated[str, AfterValidator(_rule_name)]
