"""POST /analyze of Presidio, on the side of the worker.

Findings are those of /v1/scan before policy, in Presidio's shape. Differences from Presidio:
any language or none, all are sought at once; entity names that nobody knows are ignored; where no
score_threshold is asked for, findings of ours below 0.4 are left out as everywhere else (ad-hoc
recognizers keep Presidio's 0: their scores are the caller's).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from api import jsonbody
from api.gateways.presidio_patterns import (
    CONTEXT_BOOST,
    CONTEXT_LEAST,
    FLAGS,
    MAX_NAME,
    MAX_TERM,
    MAX_TERMS,
    Budget,
    OwnPattern,
    OwnRecognizer,
    bounded,
    compiled,
    read_recognizers,
    supportive_word,
)
from api.gateways.presidio_shape import ALIASES, PresidioError, listed, object_of, operation
from api.job import Job, WorkResult
from api.work import Scanner
from dlp.answer import LEFT_OUT_BELOW
from dlp.data import Finding

MAX_TEXTS = 100_000  # of one request
MAX_ENTITIES = 10_000
Allowed = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Item:
    """One result; `explanation` has Presidio's keys, in order, where it was asked for."""

    start: int  # code points of the text as sent
    end: int
    entity: str
    score: float
    explanation: dict[str, Any] | None = field(repr=False)

    def answer(self) -> dict[str, Any]:
        """The result as Presidio writes it, keys sorted."""
        return {
            "analysis_explanation": self.explanation,
            "end": self.end,
            "entity_type": self.entity,
            "score": self.score,
            "start": self.start,
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """A checked request."""

    texts: list[str] = field(repr=False)
    batch: bool  # an array was sent, so an array of arrays is answered
    entities: frozenset[str]  # as asked; empty is all
    threshold: float | None
    explain: bool
    said: list[str] = field(repr=False)
    own: tuple[OwnRecognizer, ...]
    allowed: Allowed | None  # what tells whether a value is on the allow list


def analyze(scanner: Scanner, job: Job) -> WorkResult:
    """The results of a request. Raises: PresidioError, Refused; TimeoutError of our patterns."""
    budget = Budget()
    asked = read(object_of(job), budget)
    results = [results_of(scanner, asked, text, budget) for text in asked.texts]
    answers = [[one.answer() for one in found] for found in results]
    return WorkResult(200, jsonbody.dump(answers if asked.batch else answers[0]))


ANALYZE = operation(analyze)


def read(content: dict[str, Any], budget: Budget) -> Asked:
    """The request, checked. Raises: PresidioError."""
    text = content.get("text")
    if not text:
        raise PresidioError(500, "No text provided")  # Presidio's own status and words
    batch = isinstance(text, list)
    if not isinstance(text, str | list):
        raise PresidioError(400, "text must be a string or an array of strings")
    texts = listed(text if batch else [text], "text", str, MAX_TEXTS)
    threshold = content.get("score_threshold")
    if threshold is not None and not _is_number(threshold):
        raise PresidioError(400, "score_threshold must be a number")
    with bounded("ad_hoc_recognizers"):
        own = read_recognizers(content.get("ad_hoc_recognizers"), budget)
    return Asked(
        texts=texts,
        batch=batch,
        entities=frozenset(listed(content.get("entities"), "entities", str, MAX_ENTITIES)),
        threshold=threshold,
        explain=bool(content.get("return_decision_process")),
        said=listed(content.get("context"), "context", str, 1_000, most=MAX_NAME),
        own=own,
        allowed=_allowed(content, budget),
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _allowed(content: dict[str, Any], budget: Budget) -> Allowed | None:
    """The allow list; past the budget its expressions allow nothing more, as in Presidio."""
    terms = listed(content.get("allow_list"), "allow_list", str, MAX_TERMS, most=MAX_TERM)
    kind = content.get("allow_list_match")
    if not any(terms):
        return None
    if kind in (None, "exact"):
        return frozenset(terms).__contains__
    if kind != "regex":
        raise PresidioError(400, "allow_list_match must be exact or regex")
    flags = content.get("regex_flags")
    flags = FLAGS if flags is None else flags
    if isinstance(flags, bool) or not isinstance(flags, int):
        raise PresidioError(400, "regex_flags must be a whole number")
    with bounded("allow_list"):
        patterns = [
            compiled(term, f"allow_list[{i}]", flags, budget)
            for i, term in enumerate(terms)
            if term
        ]

    def allowed(value: str) -> bool:
        try:
            return any(one.search(value, timeout=budget.left()) for one in patterns)
        except (TimeoutError, MemoryError):
            return False

    return allowed


def results_of(scanner: Scanner, asked: Asked, text: str, budget: Budget) -> list[Item]:
    """The results in one text, in Presidio's order: best score first.

    Raises: PresidioError; TimeoutError of our own patterns.
    """
    items = list(_ours(scanner.find(text, asked.said), asked)) if text else []
    if asked.own:
        with bounded("ad_hoc_recognizers"):
            items += _distinct(_own(asked, text, budget))
    if asked.allowed is not None:
        allowed = asked.allowed
        with bounded("allow_list"):
            items = [one for one in items if not allowed(text[one.start : one.end])]
    return sorted(items, key=lambda one: (-one.score, one.start, one.start - one.end))


def _ours(found: Iterable[Finding], asked: Asked) -> Iterable[Item]:
    """Findings that were asked for, under the names that Presidio's clients know."""
    wanted = {ALIASES.get(name, name) for name in asked.entities}
    least = LEFT_OUT_BELOW if asked.threshold is None else asked.threshold
    for finding in found:
        if finding.confidence < least or (wanted and finding.entity not in wanted):
            continue
        name = _name(finding.entity, asked.entities)
        explanation = _why(finding) if asked.explain else None
        yield Item(finding.start, finding.end, name, finding.confidence, explanation)


def _why(finding: Finding) -> dict[str, Any]:
    context = [word for word in finding.evidence if word.startswith(("context:", "header:"))]
    return _explanation(
        recognizer=finding.recognizer,
        original_score=finding.confidence,
        score=finding.confidence,
        textual_explanation=", ".join(finding.evidence),
        supportive_context_word=context[0].partition(":")[2] if context else "",
        validation_result=True if "check-digits" in finding.evidence else None,
    )


def _name(entity: str, asked: frozenset[str]) -> str:
    """CRYPTO is Presidio's name for all of CRYPTO_WALLET; a date of birth is one kind of date."""
    return "CRYPTO" if entity == "CRYPTO_WALLET" and entity not in asked else entity


def _own(asked: Asked, text: str, budget: Budget) -> Iterable[Item]:
    """What the ad-hoc recognizers find in the text as it was sent."""
    for number, recognizer in enumerate(asked.own):
        if asked.entities and recognizer.entity not in asked.entities:
            continue
        for pattern in recognizer.patterns:
            for start, end in pattern.spans(text, budget):
                budget.count(f"ad_hoc_recognizers[{number}]")
                word = supportive_word(recognizer, text, start, asked.said)
                score = pattern.score
                if word is not None and score > 0:
                    score = min(1.0, max(score + CONTEXT_BOOST, CONTEXT_LEAST))
                if start == end or score == 0 or score < (asked.threshold or 0):
                    continue
                why = None
                if asked.explain:
                    why = _why_own(recognizer, pattern, score, word, text[start:end])
                yield Item(start, end, recognizer.entity, score, why)


def _why_own(
    recognizer: OwnRecognizer, pattern: OwnPattern, score: float, word: str | None, value: str
) -> dict[str, Any]:
    shown = pattern.expression
    if shown is not None and value in shown:
        shown = None  # an expression that spells the value out would show it in the answer
    return _explanation(
        recognizer=recognizer.name,
        pattern_name=pattern.name,
        pattern=shown,
        original_score=pattern.score,
        score=score,
        textual_explanation=f"Detected by `{recognizer.name}` using pattern `{pattern.name}`",
        score_context_improvement=score - pattern.score,
        supportive_context_word=word or "",
        regex_flags=recognizer.flags,
    )


def _explanation(**known: Any) -> dict[str, Any]:
    """Presidio's analysis_explanation, keys sorted."""
    empty = {
        "original_score": None,
        "pattern": None,
        "pattern_name": None,
        "recognizer": None,
        "regex_flags": None,
        "score": None,
        "score_context_improvement": 0,
        "supportive_context_word": "",
        "textual_explanation": None,
        "validation_result": None,
    }
    return empty | known


def _distinct(items: Iterable[Item]) -> list[Item]:
    """Without results inside another of the same entity that scores no lower."""
    kept: list[Item] = []
    order = sorted(items, key=lambda one: (one.entity, one.start, -one.end, -one.score))
    for item in order:
        last = kept[-1] if kept else None
        inside = last is not None and last.entity == item.entity and item.end <= last.end
        if last is None or not inside or item.score > last.score:
            kept.append(item)
    return kept
