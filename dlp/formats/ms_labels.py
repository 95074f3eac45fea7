"""Sensitivity labels of Microsoft Purview: in document properties and in LabelInfo.

Properties are named MSIP_Label_<id>_<what>: Enabled, Name, ContentBits and others; LabelInfo.xml
holds the newer form. Bit 8 of ContentBits says that the label encrypts.

Source: "Office file labels: metadata" of the MIP SDK documentation.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import regex as re

from dlp.formats.base import Label

_PROPERTY = re.compile(
    r"(?i)MSIP_Label_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([A-Za-z]{1,40})"
)
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?label\s([^<>]*)>")
_ATTRIBUTE = re.compile(r"\b(id|enabled|contentBits|removed)\s*=\s*[\"']([^\"'<>]{0,60})[\"']")
_GUID = re.compile(r"(?i)\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?")
ENCRYPTS = 8


@dataclass(frozen=True, slots=True)
class Property:
    """One document property, and where its value stands in its slot."""

    name: str
    value: str
    start: int
    end: int


def labels_in_properties(properties: Iterable[Property], path: str) -> Iterator[Label]:
    """The labels that properties set; one that is not enabled is none."""
    found: dict[str, dict[str, Property]] = {}
    for one in properties:
        match = _PROPERTY.fullmatch(one.name)
        if match:
            found.setdefault(match[1].lower(), {})[match[2].lower()] = one
    for identifier, given in found.items():
        enabled = given.get("enabled")
        if enabled is not None and enabled.value.strip().lower() in ("false", "0"):
            continue
        shown = given.get("name") or enabled or next(iter(given.values()))
        name = given["name"].value.strip() if "name" in given else None
        bits = given["contentbits"].value.strip() if "contentbits" in given else ""
        encrypts = bits.isdecimal() and bool(int(bits) & ENCRYPTS)
        yield Label(identifier, name or None, encrypts, path, shown.start, shown.end)


def labels_in_info(source: str) -> Iterator[tuple[str, bool]]:
    """Identifier of every label in LabelInfo.xml that is set, and whether it encrypts."""
    for element in _ELEMENT.finditer(source):
        given: Mapping[str, str] = dict(_ATTRIBUTE.findall(element[1]))
        identifier = _GUID.fullmatch(given.get("id", ""))
        on, off = given.get("enabled", "1"), given.get("removed", "0")
        if identifier is None or on in ("0", "false") or off in ("1", "true"):
            continue
        bits = given.get("contentBits", "")
        yield identifier[1].lower(), bits.isdecimal() and bool(int(bits) & ENCRYPTS)
