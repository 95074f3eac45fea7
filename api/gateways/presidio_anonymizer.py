"""POST /anonymize and /deanonymize of Presidio, on the side of the worker.

Presidio's own engines decide on conflicts and its own operators change the text. Two steps of the
engines are replaced by equal ones: they copy the whole text per result and search a list per merge,
which takes minutes for 100,000 results. Messages that would quote the request are worded anew.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import regex as re
from presidio_anonymizer import AnonymizerEngine, DeanonymizeEngine
from presidio_anonymizer.core import EngineBase
from presidio_anonymizer.entities import (
    EngineResult,
    InvalidParamError,
    OperatorConfig,
    OperatorResult,
    PIIEntity,
    RecognizerResult,
)
from presidio_anonymizer.operators import OperatorType

from api import jsonbody
from api.gateways.presidio_shape import (
    ANONYMIZERS,
    DEANONYMIZERS,
    PresidioError,
    listed,
    object_of,
    operation,
)
from api.job import Job, WorkResult
from api.work import Scanner

MAX_RESULTS = 100_000  # analyzer or anonymizer results of one request
MAX_ENTITY = 200  # characters of an entity name
MAX_OPERATORS = 1_000  # entities with an operator of their own
MAX_OUTPUT = 50_000_000  # characters that operators may write for one request
_SPACES = re.compile(r"^( )+$")
_HASHES = ("sha256", "sha512")
_ALLOWED = {OperatorType.Anonymize: ANONYMIZERS, OperatorType.Deanonymize: DEANONYMIZERS}


class _Linear(EngineBase):
    """Presidio's engine, at a cost that grows with the text and not with text times results."""

    def _operate(
        self,
        text: str,
        pii_entities: list[PIIEntity],
        operators_metadata: dict[str, OperatorConfig],
        operator_type: OperatorType,
        **_operator_kwargs: Any,
    ) -> EngineResult:
        """Replace from the end to the start. Where two results overlap partly, the earlier one
        loses what the later one covers. Raises: PresidioError, InvalidParamError.
        """
        pieces: list[str] = []  # of the new text, from its end
        items: list[OperatorResult] = []
        written, upto = 0, len(text)
        for entity in sorted(pii_entities, reverse=True):
            name = entity.entity_type
            config = operators_metadata.get(name) or operators_metadata.get("DEFAULT")
            if config is None:
                raise _wrong("deanonymizers must name an operator for each entity, or DEFAULT")
            new = self._changed(text[entity.start : entity.end], name, config, operator_type)
            rest = text[min(entity.end, upto) : upto]
            upto = entity.start
            pieces += (rest, new)
            written += len(rest) + len(new)
            if written > MAX_OUTPUT + len(text):
                raise _wrong(f"the operators write more than {MAX_OUTPUT} characters")
            score = getattr(entity, "score", None)
            items.append(OperatorResult(0, written, name, new, config.operator_name, score))
        pieces.append(text[:upto])
        result = EngineResult("".join(reversed(pieces)), items)
        result.normalize_item_indexes()  # type: ignore[no-untyped-call]
        return result

    def _changed(self, value: str, entity: str, config: OperatorConfig, kind: OperatorType) -> str:
        """What the operator makes of a value."""
        operator_name = config.operator_name
        operator = self.operators_factory.create_operator_class(operator_name, kind)
        params = {**config.params, "entity_type": entity}
        try:
            operator.validate(params=params)
            changed: str = operator.operate(text=value, params=params)
        except (TypeError, ValueError, AttributeError):  # Presidio's own checks let some through
            raise _wrong(f"a parameter of operator {operator_name} is wrong") from None
        return changed


class _Anonymizer(_Linear, AnonymizerEngine):
    """Presidio's AnonymizerEngine."""

    def _merge_entities_with_spaces_between(
        self, text: str, analyzer_results: list[RecognizerResult]
    ) -> list[RecognizerResult]:
        """Join results of one entity with only spaces between them."""
        merged: list[RecognizerResult] = []
        for result in analyzer_results:
            last = merged[-1] if merged else None
            same = last is not None and last.entity_type == result.entity_type
            if last is not None and same and _SPACES.search(text[last.end : result.start]):
                result.start = merged.pop().start
            merged.append(result)
        return merged


class _Deanonymizer(_Linear, DeanonymizeEngine):
    """Presidio's DeanonymizeEngine."""


@cache
def _anonymizer() -> _Anonymizer:
    return _Anonymizer()  # type: ignore[no-untyped-call]


@cache
def _deanonymizer() -> _Deanonymizer:
    return _Deanonymizer()  # type: ignore[no-untyped-call]


def anonymize(_scanner: Scanner, job: Job) -> WorkResult:
    """The text with each result replaced. Raises: PresidioError, Refused."""
    content = _content(job)
    operators = _operators(content, "anonymizers", OperatorType.Anonymize)
    if content.get("analyzer_results") is None:
        raise _wrong("Invalid input, request must contain analyzer results")
    text = _text(content)
    results = [
        RecognizerResult(**_span(one, f"analyzer_results[{i}]", len(text)), score=_score(one, i))
        for i, one in enumerate(_results(content, "analyzer_results"))
    ]
    try:
        return _answer(_anonymizer().anonymize(text, results, operators))
    except InvalidParamError as error:
        raise _wrong(error.err_msg) from None


def deanonymize(_scanner: Scanner, job: Job) -> WorkResult:
    """The text with what was encrypted put back. Raises: PresidioError, Refused."""
    content = _content(job)
    operators = _operators(content, "deanonymizers", OperatorType.Deanonymize)
    text = _text(content)
    results = [
        OperatorResult(**_span(one, f"anonymizer_results[{i}]", len(text)))
        for i, one in enumerate(_results(content, "anonymizer_results"))
    ]
    try:
        return _answer(_deanonymizer().deanonymize(text, results, operators))
    except InvalidParamError as error:
        raise _wrong(error.err_msg) from None


ANONYMIZE, DEANONYMIZE = operation(anonymize), operation(deanonymize)


def _wrong(text: str) -> PresidioError:
    """422, Presidio's status for a wrong parameter."""
    return PresidioError(422, text)


def _answer(result: EngineResult) -> WorkResult:
    items = [item.to_dict() for item in result.items]
    return WorkResult(200, jsonbody.dump({"text": result.text, "items": items}))


def _content(job: Job) -> dict[str, Any]:
    content = object_of(job)
    if not content:
        raise PresidioError(400, "Invalid request json")
    return content


def _text(content: Mapping[str, Any]) -> str:
    text = content.get("text", "")
    if not isinstance(text, str):
        raise _wrong("text must be a string")
    return text


def _results(content: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    return listed(content.get(name), name, dict, MAX_RESULTS, status=422)


def _span(one: Mapping[str, Any], where: str, length: int) -> dict[str, Any]:
    """Place and entity of a result, checked; its other keys are ignored."""
    start, end = _place(one, "start", where), _place(one, "end", where)
    entity = one.get("entity_type")
    if not isinstance(entity, str) or not 0 < len(entity) <= MAX_ENTITY:
        raise _wrong(f"{where}: entity_type must be a string of 1 to {MAX_ENTITY} characters")
    if start < 0 or end < 0:
        raise _wrong("Invalid input, result start and end must be positive")
    if start > end or end > length:
        raise _wrong(f"{where}: start and end must lie in order within the {length} characters")
    return {"start": start, "end": end, "entity_type": entity}


def _place(one: Mapping[str, Any], name: str, where: str) -> int:
    value = one.get(name)
    if value is None:
        raise _wrong(f"Invalid input, result must contain {name}")
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(f"{where}: {name} must be a whole number")
    return value


def _score(one: Mapping[str, Any], number: int) -> float:
    score = one.get("score")
    if score is None:
        raise _wrong("Invalid input, analyzer result must contain score")
    if isinstance(score, bool) or not isinstance(score, int | float):
        raise _wrong(f"analyzer_results[{number}]: score must be a number")
    return score


def _operators(
    content: Mapping[str, Any], name: str, kind: OperatorType
) -> dict[str, OperatorConfig]:
    """The operators that the request names. Raises: PresidioError, with 400 for `custom`."""
    given = content.get(name) or {}
    if not isinstance(given, dict) or not all(isinstance(one, dict) for one in given.values()):
        raise _wrong(f"{name} must be an object of objects")
    if len(given) > MAX_OPERATORS:
        raise _wrong(f"{name} has {len(given)} entries; send at most {MAX_OPERATORS}")
    found = {}
    for place, (entity, one) in enumerate(given.items(), 1):
        operator = one.get("type")
        if not operator:
            raise _wrong("Invalid input, operator config must contain operator_name")
        if operator == "custom" and kind is OperatorType.Anonymize:
            raise PresidioError(400, "Custom type anonymizer is not supported")
        if operator not in _ALLOWED[kind]:
            raise _wrong(f"{name}, entry {place}: type must be one of {', '.join(_ALLOWED[kind])}")
        if operator == "hash" and one.get("hash_type", "sha256") not in _HASHES:
            raise _wrong(f"{name}, entry {place}: hash_type must be sha256 or sha512")
        found[entity] = OperatorConfig(operator, {k: v for k, v in one.items() if k != "type"})
    return found
