"""The engine behind Presidio's contract; the only file that imports presidio_analyzer.

`PackRecognizer` makes any of our recognizers a Presidio `EntityRecognizer`, so that the pack works
in a stock `AnalyzerEngine` (`belgian_recognizers()`). `Engine` is an `AnalyzerEngine` giving the
same findings much faster: one schedule instead of one pass a recognizer and language, context words
from one automaton instead of lemmas, one winner where findings overlap. Presidio's own recognizers
and its YAML recognizer files run in it unchanged.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import regex as re
import tldextract
from presidio_analyzer import (
    AnalysisExplanation,
    AnalyzerEngine,
    EntityRecognizer,
    RecognizerRegistry,
    RecognizerResult,
    predefined_recognizers,
)
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine
from presidio_analyzer.recognizer_registry.recognizers_loader_utils import (
    PredefinedRecognizerNotFoundError,
    RecognizerListLoader,
)

from dlp.data import LANGUAGES
from dlp.engine.beside import RECOGNIZERS as BESIDE
from dlp.engine.citations import outside_citations
from dlp.engine.context import Evidence, Vocabulary
from dlp.engine.detector import Detector
from dlp.engine.name_alone import doubted_alone
from dlp.engine.names import RECOGNIZERS as NAME_RECOGNIZERS
from dlp.engine.names import NameFinder
from dlp.engine.overlap import Hit, winners
from dlp.engine.plate_forms import with_forms
from dlp.engine.public_places import with_places
from dlp.engine.sensitive import RECOGNIZERS as SENSITIVE
from dlp.engine.sensitive import prepare, sensitive_hits
from dlp.errors import ConfigurationError
from recognizers import ALL
from recognizers.base import Anchor, Recognizer
from recognizers.entities import CATEGORY_OF

# Presidio's e-mail recognizer asks tldextract for the list of public suffixes, and that library
# fetches it from the network when left alone: let it use the list it carries.
tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

UNKNOWN_CATEGORY = "case_file"  # of entities that a Presidio recognizer adds: redacted by default
CONTEXT_BOOST = 0.35  # what a context word adds to the score of a recognizer that is Presidio's own
CONTEXT_LEAST = 0.4  # and the least it gives; both are Presidio's defaults


class PackRecognizer(EntityRecognizer):
    """One of our recognizers as Presidio sees it; scores, context included, inside analyze()."""

    def __init__(self, recognizer: Recognizer, language: str = "en") -> None:
        self._recognizer = recognizer
        self._detector: Detector | None = None
        super().__init__(
            supported_entities=[recognizer.entity],
            name=recognizer.name,
            supported_language=language,
        )

    def load(self) -> None:
        """Nothing to load: the detector is compiled at first use."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Results for text, best given normalised; offsets in code points."""
        if self._detector is None:
            self._detector = Detector((self._recognizer,))
        return [_result(hit, self.id) for hit in self._detector.hits(text)]


def belgian_recognizers(
    language: str = "en", recognizers: Iterable[Recognizer] = ALL
) -> list[EntityRecognizer]:
    """The pack for a stock `AnalyzerEngine`: four languages at once, whatever `language` is."""
    return [PackRecognizer(recognizer, language) for recognizer in recognizers]


def _result(hit: Hit, identifier: str) -> RecognizerResult:
    return RecognizerResult(
        entity_type=hit.entity,
        start=hit.start,
        end=hit.end,
        score=hit.confidence,
        analysis_explanation=AnalysisExplanation(
            recognizer=hit.recognizer,
            original_score=hit.confidence,
            textual_explanation=", ".join(hit.evidence),
        ),
        recognition_metadata={
            RecognizerResult.RECOGNIZER_NAME_KEY: hit.recognizer,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: identifier,
        },
    )


class Engine(AnalyzerEngine):
    """An `AnalyzerEngine` for four languages in one pass; `language` is accepted and ignored.

    Args:
        recognizers: ours, run together behind one schedule.
        others: Presidio recognizers, run one after another as they are.
        timeout: seconds that one pattern of ours may take on one text.
        names: finds people, places and organisations; None for rules only.
    """

    def __init__(
        self,
        recognizers: Iterable[Recognizer] = ALL,
        others: Sequence[EntityRecognizer] = (),
        timeout: float = 5.0,
        names: NameFinder | None = None,
    ) -> None:
        self.learned = prepare()
        self.detector = Detector(recognizers, timeout)
        self.others = tuple(others)
        self.name_finder = names
        self.name_recognizers: Mapping[str, str] = NAME_RECOGNIZERS if names else {}
        own = {r.entity: r.category for r in self.detector.recognizers if r.category}
        self.categories: Mapping[str, str] = {**CATEGORY_OF, **own}  # of entities, new ones last
        self._others_context = Vocabulary(map(_context_of, self.others))
        languages = sorted({*LANGUAGES, *(other.supported_language for other in self.others)})
        pack = belgian_recognizers(languages[0], self.detector.recognizers)
        super().__init__(
            registry=RecognizerRegistry([*pack, *self.others], supported_languages=languages),
            nlp_engine=NoOpNlpEngine(
                [{"lang_code": lang, "model_name": "none"} for lang in languages]
            ),
            supported_languages=languages,
        )
        self._nothing = self.nlp_engine.process_text("", languages[0])

    def detect(
        self,
        text: str,
        said: Sequence[str] = (),
        *,
        names: bool = True,
        body: int = 0,
        technical: bool = False,
    ) -> list[Hit]:
        """The findings in normalised text: sorted, scored, none overlapping.

        Args:
            text: n code points.
            said: context words from outside the text.
            names: False where nobody asks for people, places and organisations.
            body: code points before the views that normalising appended; 0 when there are none.
            technical: True for text that nobody wrote, where only patterns are sought.
        Cost: linear in n; 2 (1 KB) to 5 MB/s on office text with our own recognizers, some 0.3
            MB/s with names in text that is new.
        """
        found = self.detector.hits(text, said)
        if self.others:
            found += self._other_hits(self.others, text, said)
        if technical:
            return winners(found)
        if names and self.name_finder is not None:
            found += outside_citations(text, self.name_finder.hits(text))
        found = with_forms(
            text, with_places(text, found, named=names and self.name_finder is not None)
        )
        return doubted_alone(winners([*found, *sensitive_hits(text, found, body)]))

    def _other_hits(
        self, others: Iterable[EntityRecognizer], text: str, said: Sequence[str]
    ) -> list[Hit]:
        """What recognizers of Presidio's own find, their context words sought our way."""
        labels = self._others_context.read(text)
        given = {word.casefold() for word in said}
        found = []
        for other in others:
            results = other.analyze(text, other.supported_entities, self._nothing) or ()
            context = _context_of(other)
            for result in results:
                score, evidence = result.score, ["pattern"]
                near = labels.near(context, result.start, result.end, in_row=False)
                if near is None and given.intersection(map(str.casefold, other.context)):
                    near = Evidence(0.0, "context:given")
                if near is not None and score > 0:
                    score = min(1.0, max(score + CONTEXT_BOOST, CONTEXT_LEAST))
                    evidence.append(near.name)
                found.append(
                    Hit(
                        start=result.start,
                        end=result.end,
                        entity=result.entity_type,
                        recognizer=str(other.name),  # type: ignore[has-type]
                        confidence=round(score, 3),
                        evidence=tuple(evidence),
                    )
                )
        return found

    def get_recognizers(self, language: str | None = None) -> list[EntityRecognizer]:
        """All recognizers: every one of ours knows every language."""
        return list(self.registry.recognizers)

    def category(self, entity: str) -> str:
        """Of any entity, those of Presidio's recognizers too."""
        return self.categories.get(entity, UNKNOWN_CATEGORY)

    def names(self) -> list[str]:
        """The name of every recognizer, as findings carry it and policies select by it."""
        named = [str(r.name) for r in self.registry.recognizers]  # type: ignore[has-type]
        return [*named, *self.name_recognizers, *BESIDE, *SENSITIVE]

    def get_supported_entities(self, language: str | None = None) -> list[str]:
        """All entities, sorted."""
        found = {e for r in self.registry.recognizers for e in r.supported_entities}
        return sorted(found.union(self.name_recognizers.values(), SENSITIVE.values()))

    def analyze(
        self,
        text: str,
        language: str | None = None,
        entities: Collection[str] | None = None,
        correlation_id: str | None = None,
        score_threshold: float | None = None,
        return_decision_process: bool | None = False,
        ad_hoc_recognizers: list[EntityRecognizer] | None = None,
        context: list[str] | None = None,
        allow_list: list[str] | None = None,
        allow_list_match: str | None = "exact",
        regex_flags: int | None = re.DOTALL | re.MULTILINE | re.IGNORECASE,
        nlp_artifacts: NlpArtifacts | None = None,
    ) -> list[RecognizerResult]:
        """Presidio's call, for whoever has code written for it; see `AnalyzerEngine.analyze`.

        Differences: any language or none, all languages are sought at once; entity names that
        nobody knows are ignored; findings do not overlap.
        """
        hits = self.detector.hits(text, context or ()) + self._other_hits(
            self.others, text, context or ()
        )
        if ad_hoc_recognizers:
            extra = Engine((), ad_hoc_recognizers)
            hits += extra._other_hits(extra.others, text, context or ())
        wanted = set(entities) if entities else None
        if self.name_finder and (wanted is None or wanted & set(NAME_RECOGNIZERS.values())):
            hits += self.name_finder.hits(text)
        if wanted is None or not wanted.isdisjoint(SENSITIVE.values()):
            hits += sensitive_hits(text, hits)
        least = self.default_score_threshold if score_threshold is None else score_threshold
        results = [
            _result(hit, hit.recognizer)
            for hit in doubted_alone(winners(hits))
            if hit.confidence >= least and (wanted is None or hit.entity in wanted)
        ]
        if allow_list:
            results = self._remove_allow_list(
                results, allow_list, text, regex_flags, allow_list_match or "exact"
            )
        if not return_decision_process:
            for result in results:
                result.analysis_explanation = None  # type: ignore[assignment]
        return results


def _context_of(other: EntityRecognizer) -> Recognizer:
    """The context words of a Presidio recognizer, as our vocabulary takes them."""
    return Recognizer(
        name=other.id,
        entity=other.supported_entities[0],
        title={},
        pattern=_NEVER,
        anchor=Anchor(),
        context=tuple(word.lower() for word in other.context or ()),
    )


_NEVER = re.compile(r"(?!)")


def _from_entry(entry: Any) -> list[EntityRecognizer]:
    """What Presidio builds from one entry of its YAML files."""
    flags = re.DOTALL | re.MULTILINE | re.IGNORECASE
    return list(RecognizerListLoader.get([entry], LANGUAGES, flags))  # type: ignore[arg-type]


# What its loader raises for entries that it cannot use.
_PRESIDIOS = (TypeError, ValueError, KeyError, AttributeError, ImportError)


def load_others(entries: Iterable[tuple[str, Any]], names: Iterable[str]) -> list[EntityRecognizer]:
    """Recognizers that Presidio itself builds.

    Args:
        entries: from recognizer files, each with the place where it stands.
        names: classes of its own collection.
    Raises: ConfigurationError naming the place or the name that cannot be used.
    """
    found: list[EntityRecognizer] = []
    mistakes = []
    for place, entry in entries:
        try:
            found += _from_entry(entry)
        except (*_PRESIDIOS, PredefinedRecognizerNotFoundError) as error:
            mistakes.append(
                f"{place}: Presidio cannot build this ({type(error).__name__}); see its "
                "documentation of recognizers of type predefined"
            )
    for name in names:
        kind = getattr(predefined_recognizers, name, None)
        if not (isinstance(kind, type) and issubclass(kind, EntityRecognizer)):
            near = get_close_matches(name, predefined_recognizers.__all__, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            mistakes.append(f"presidio_recognizers: Presidio has no recognizer {name}{hint}")
            continue
        found.append(kind())  # type: ignore[call-arg]
    if mistakes:
        raise ConfigurationError(mistakes)
    return found
