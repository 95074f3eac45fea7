"""Presidio's names and the shape of its answers, for both sides; an error is {"error": "..."}.

Presidio puts the message of any exception there, and such messages quote the request. Ours name the
field, the limit and the remedy, and quote nothing.
"""

from collections.abc import Callable, Mapping
from typing import Any

from api import jsonbody
from api.job import Job, WorkResult
from api.problems import Problem, Refused
from api.work import Operation, Scanner

# Presidio's names for entities of ours; the left side can be asked for.
ALIASES = {"CRYPTO": "CRYPTO_WALLET", "DATE_TIME": "DATE_OF_BIRTH"}
# Its operators. `custom` is listed, though it takes code and so is refused, as Presidio does;
# `surrogate_ahds` is not: it would send the text to a service outside.
ANONYMIZERS = ("custom", "encrypt", "hash", "keep", "mask", "redact", "replace")
DEANONYMIZERS = ("decrypt", "deanonymize_keep")


class PresidioError(Exception):
    """The request cannot be served; `text` quotes nothing of it."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status, self.text = status, text


def error_result(status: int, text: str, headers: Mapping[str, str] | None = None) -> WorkResult:
    """An error as Presidio writes it."""
    return WorkResult(status, jsonbody.dump({"error": text}), headers=headers or {})


def refusal(problem: Problem) -> WorkResult:
    """What the service itself refuses, in Presidio's shape with the same status and headers."""
    said = [f"{one['field']}: {one['detail']}; {one['remedy']}" for one in problem.errors]
    return error_result(problem.status, " | ".join(said) or problem.detail, problem.headers)


def not_done(_request_id: str, reason: str, detail: str) -> WorkResult:
    """The answer when we failed: an error, because every other answer means "nothing found"."""
    return error_result(500, f"the text was not processed ({reason}): {detail}")


def operation(run: Callable[[Scanner, Job], WorkResult]) -> Operation:
    """Both sides of an operation whose errors are in Presidio's shape."""

    def guarded(scanner: Scanner, job: Job) -> WorkResult:
        try:
            return run(scanner, job)
        except PresidioError as error:
            return error_result(error.status, error.text)
        except Refused as refused:
            return refusal(refused.problem)

    def failed(_scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
        return not_done(job.request_id, reason, detail)

    return Operation(guarded, failed)


def object_of(job: Job) -> dict[str, Any]:
    """The JSON object of a request. Raises: PresidioError, Refused."""
    content = jsonbody.parse(job.body)
    if not isinstance(content, dict):
        raise PresidioError(400, "Invalid request json")
    return content


def listed(
    value: Any, name: str, kind: type, limit: int, status: int = 400, most: int | None = None
) -> list[Any]:
    """A list of `kind` that the caller gave, or none of it.

    Args:
        limit: entries at most. most: characters of one entry at most.
    Raises: PresidioError.
    """
    if value is None:
        return []
    word = "strings" if kind is str else "objects"
    if not isinstance(value, list) or not all(isinstance(one, kind) for one in value):
        raise PresidioError(status, f"{name} must be an array of {word}")
    if len(value) > limit:
        raise PresidioError(status, f"{name} has {len(value)} entries; send at most {limit}")
    if most is not None and any(len(one) > most for one in value):
        raise PresidioError(status, f"{name}: an entry is longer than {most} characters")
    return value
