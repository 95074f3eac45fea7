"""Put placeholders in the place of what was found; every other character stays as it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import regex as re

from dlp.data import Action, Finding, Part, Placeholder
from dlp.formats.base import Edit
from dlp.redaction import operators as ops


@dataclass(frozen=True, slots=True)
class Redacted:
    """The changed parts and what stands in them."""

    texts: Mapping[str, str] = field(repr=False)  # new text by path, of changed parts only
    placeholders: tuple[Placeholder, ...]  # in order of first appearance; masks have none
    values: Mapping[str, str] = field(default_factory=dict, repr=False)  # of the placeholders


@dataclass(frozen=True, slots=True)
class Plan:
    """What changes where."""

    edits: Mapping[str, tuple[Edit, ...]] = field(repr=False)  # by path of the part; sorted, apart
    placeholders: tuple[Placeholder, ...]
    values: Mapping[str, str] = field(default_factory=dict, repr=False)  # of numbered placeholders:
    # the value as it first stood; pseudonyms are made not to come back


def redact(
    parts: Sequence[Part],
    findings: Sequence[Finding],
    actions: Sequence[Action],
    operators: Mapping[str, Any],
    *,
    pseudonym_key: bytes,
    known: Mapping[str, str] | None = None,
) -> Redacted:
    """The parts with the span of every finding replaced whose action is redact or block.

    Arguments, errors and cost as plan().
    """
    planned = plan(parts, findings, actions, operators, pseudonym_key=pseudonym_key, known=known)
    texts = {
        p.path: _apply(p.text, planned.edits[p.path]) for p in parts if p.path in planned.edits
    }
    return Redacted(texts, planned.placeholders, planned.values)


def plan(
    parts: Sequence[Part],
    findings: Sequence[Finding],
    actions: Sequence[Action],
    operators: Mapping[str, Any],
    *,
    pseudonym_key: bytes,
    known: Mapping[str, str] | None = None,
) -> Plan:
    """What stands in the place of every finding whose action is redact or block.

    Placeholders are numbered per entity in the order of the parts; equal values (equal digests)
    share a number, numbers that the input already holds are skipped. The pieces of a value cut
    over parts each become its one placeholder, which counts once; they are masked whole under
    keep_last. Of overlapping spans, the later one gives way but is still covered.

    Args:
        actions: one per finding.
        operators: settings per entity, e.g. {"IBAN_CODE": {"keep_last": 4}}; else a placeholder.
        pseudonym_key: 32 bytes from the key ring, purpose "pseudonym".
        known: placeholders of earlier turns and their values: equal values get the same again.
    Raises:
        ValueError: a finding is in no part or outside its text, lengths differ, or an operator
            is unknown. Nothing may leave then.
    Cost: linear in text and findings.
    """
    spans: dict[str, list[Finding]] = {}
    for finding, action in zip(findings, actions, strict=True):
        if action != "allow":
            spans.setdefault(finding.part, []).append(finding)
    if not spans:
        return Plan({}, ())
    if unknown := spans.keys() - {part.path for part in parts}:
        raise ValueError(f"findings in {len(unknown)} parts that are not there")
    touched = [(part, sorted(spans[part.path], key=_start)) for part in parts if part.path in spans]
    wanted = {finding.entity for found in spans.values() for finding in found}
    chosen = {entity: ops.operator(operators.get(entity)) for entity in wanted}
    names = _Names(chosen, _held(parts, chosen), _whole(touched), pseudonym_key, known or {})
    edits = {part.path: tuple(_edits(part.text, found, names)) for part, found in touched}
    return Plan(edits, names.placeholders(), names.values)


def _start(finding: Finding) -> int:
    return finding.start


def _edits(text: str, findings: Iterable[Finding], names: "_Names") -> Iterator[Edit]:
    """One edit for each span, given in order."""
    cursor = 0
    for finding in findings:
        start, end = finding.start, finding.end
        if not 0 <= start < end <= len(text):
            raise ValueError(f"a finding of {finding.entity} is outside its part")
        if end > cursor:
            start = max(start, cursor)
            yield Edit(start, end, names.instead_of(finding, text[start:end]))
            cursor = end


def _apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made."""
    pieces: list[str] = []
    cursor = 0
    for start, end, replacement in edits:
        pieces += (text[cursor:start], replacement)
        cursor = end
    return "".join([*pieces, text[cursor:]])


def _held(parts: Sequence[Part], chosen: Mapping[str, ops.Operator]) -> dict[str, set[int]]:
    """The numbers that the input already uses, per entity: 3 for `<PERSON_3>` or `PERSON_3`."""
    text = "\n".join(part.text for part in parts)
    return {
        entity: {
            int(number) for number in re.findall(rf"{re.escape(entity)}_([0-9]{{1,9}}+)", text)
        }
        for entity, chosen_operator in chosen.items()
        if chosen_operator.kind == "placeholder" and f"{entity}_" in text
    }


def _whole(touched: Iterable[tuple[Part, Iterable[Finding]]]) -> dict[str, str]:
    """Per group, the value that its pieces make together."""
    whole: dict[str, list[str]] = {}
    for part, findings in touched:
        for finding in findings:
            if finding.group is not None:
                pieces = whole.setdefault(finding.group, [])
                pieces.append(part.text[finding.start : finding.end])
    return {group: "".join(pieces) for group, pieces in whole.items()}


class _Names:
    """Which placeholder stands for which value, within one request."""

    def __init__(
        self,
        chosen: Mapping[str, ops.Operator],
        held: Mapping[str, set[int]],
        whole: Mapping[str, str],
        pseudonym_key: bytes,
        known: Mapping[str, str],
    ) -> None:
        self.values: dict[str, str] = {}
        self._known = {
            (name[1:].rpartition("_")[0], ops.canonical(v)): name for name, v in known.items()
        }
        self._chosen = chosen
        self._held = {entity: set(numbers) for entity, numbers in held.items()}
        for name in known:
            entity, _, number = name[1:-1].rpartition("_")
            if number.isdecimal():
                self._held.setdefault(entity, set()).add(int(number))
        self._whole = whole
        self._key = pseudonym_key
        self._last: dict[str, int] = {}  # by entity
        self._by_value: dict[tuple[str, bytes | str], str] = {}
        self._by_group: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}  # by placeholder
        self._entities: dict[str, str] = {}  # by placeholder

    def instead_of(self, finding: Finding, value: str) -> str:
        """What stands in the place of this value."""
        entity, group = finding.entity, finding.group
        operator = self._chosen[entity]
        if operator.kind == "mask" or (operator.kind == "keep_last" and group is not None):
            return ops.mask(value)
        if operator.kind == "keep_last":
            return ops.keep_last(value, operator.keep)
        if group is None:
            name = self._name(finding, value, operator)
        elif (known := self._by_group.get((entity, group))) is not None:
            return known
        else:
            name = self._name(finding, self._whole[group], operator)
            self._by_group[entity, group] = name
        self._counts[name] += 1
        return name

    def _name(self, finding: Finding, value: str, operator: ops.Operator) -> str:
        entity = finding.entity
        same = (entity, finding.digest or ops.canonical(value))
        name = self._by_value.get(same)
        if name is None:
            if operator.kind == "pseudonym":
                name = ops.pseudonym(entity, ops.canonical(value), self._key)
            else:
                name = self._known.get((entity, ops.canonical(value))) or (
                    f"<{entity}_{self._next(entity)}>"
                )
                self.values[name] = value
            self._by_value[same] = name
            self._entities[name] = entity
            self._counts.setdefault(name, 0)
        return name

    def _next(self, entity: str) -> int:
        number = self._last.get(entity, 0) + 1
        while number in self._held.get(entity, ()):
            number += 1
        self._last[entity] = number
        return number

    def placeholders(self) -> tuple[Placeholder, ...]:
        """Every placeholder and pseudonym given out, in order of first appearance."""
        return tuple(Placeholder(name, self._entities[name], n) for name, n in self._counts.items())
