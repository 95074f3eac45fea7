"""What users said of findings, beside what the same recognizers did on a corpus."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from dlp.errors import ConfigurationError
from dlp.evaluation.matching import Result
from dlp.evaluation.tables import NONE, Table

NOTE = "A judgement on a verdict that several rules asked for counts once for each of them."


@dataclass(frozen=True, slots=True)
class Judgements:
    """How often users judged so, as GET /v1/feedback counts it."""

    recognizer: str  # or the entity that was missed
    rule: str  # empty where no rule asked
    tier: str
    judgement: Literal["right", "wrong", "missed"]
    count: Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class _Answer:
    counts: tuple[Judgements, ...]


_ANSWER = TypeAdapter(_Answer)


def read_feedback(path: Path) -> tuple[Judgements, ...]:
    """A saved answer of GET /v1/feedback.

    Raises: ConfigurationError when it cannot be read or is something else.
    """
    try:
        return _ANSWER.validate_json(path.read_bytes()).counts
    except OSError as error:
        raise ConfigurationError([f"{path}: cannot be read: {error.strerror}"]) from None
    except ValidationError:  # its message would quote what the file holds
        remedy = "save what GET /v1/feedback answers"
        raise ConfigurationError([f"{path}: is no feedback; {remedy}"]) from None


def feedback_table(judgements: Iterable[Judgements], results: Iterable[Result]) -> Table:
    """One row per recognizer, rule and tier."""
    corpus: dict[str, Counter[bool]] = defaultdict(Counter)
    for result in results:
        for finding in result.findings:
            corpus[finding.recognizer][finding.right] += 1
    said: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for one in judgements:
        said[one.recognizer, one.rule, one.tier][one.judgement] += one.count
    return Table(
        "what users said",
        ("", "rule", "tier", "right", "wrong", "missed", "corpus right", "corpus false"),
        tuple(
            (
                name,
                rule or NONE,
                tier,
                *(str(counts[judgement]) for judgement in ("right", "wrong", "missed")),
                *(str(corpus[name][right]) if name in corpus else NONE for right in (True, False)),
            )
            for (name, rule, tier), counts in sorted(said.items())
        ),
        words=(0, 1, 2),
    )
