"""HTML and SVG from small pieces; all text that goes in is escaped."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


Child: TypeAlias = "Markup | str | Iterable[Child]"
Attribute: TypeAlias = str | int | float

_EMPTY = frozenset(("meta", "line", "rect", "circle", "path"))  # elements without an end


def element(name: str, /, *children: Child, **attributes: Attribute) -> Markup:
    """One element; `class_` is the attribute class, other underscores become hyphens."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for key, value in attributes.items()
    )
    if name in _EMPTY:
        return Markup(f"<{name}{said}>" if name == "meta" else f"<{name}{said}/>")
    return Markup(f"<{name}{said}>{joined(children)}</{name}>")


def joined(children: Iterable[Child]) -> Markup:
    """Pieces one after another; what is no markup is escaped."""
    return Markup("".join(_piece(child) for child in children))


def _piece(child: Child) -> str:
    if isinstance(child, Markup):
        return child
    return escape(child) if isinstance(child, str) else joined(child)


def _number(value: Attribute) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
