"""Presidio as it comes, to compare with: the stock AnalyzerEngine and its own way of matching."""

from collections.abc import Callable, Iterable

import spacy
from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine

import dlp.engine.presidio  # noqa: F401 - cuts the network from tldextract
from dlp.data import LANGUAGES
from dlp.engine.checks import NAMED
from recognizers import ALL
from recognizers.base import Recognizer, reduce

MAX_CHARS = 10_000_000  # spaCy refuses more than a million by default


class BlankNlpEngine(SpacyNlpEngine):
    """Tokenizers without a model: the least that the stock engine can do with."""

    def __init__(self, languages: Iterable[str]) -> None:
        self._languages = tuple(languages)
        super().__init__(
            models=[{"lang_code": lang, "model_name": "blank"} for lang in self._languages]
        )

    def load(self) -> None:
        """Make the tokenizers; nothing is downloaded."""
        pipelines = {lang: spacy.blank(lang) for lang in self._languages}
        for pipeline in pipelines.values():
            pipeline.max_length = MAX_CHARS
        self.nlp = pipelines  # type: ignore[assignment]  # Presidio declares it None


class StockRecognizer(PatternRecognizer):
    """One of our patterns with its check, the way Presidio's own recognizers do it.

    Presidio takes whole matches: a pattern that captures its value looking ahead takes it instead.
    """

    def __init__(self, recognizer: Recognizer, language: str) -> None:
        self._keep = recognizer.keep
        named = recognizer.check if isinstance(recognizer.check, str) else None
        self._check: Callable[[str], bool] | None = (
            NAMED[named] if named else recognizer.check  # type: ignore[assignment]
        )
        pattern = recognizer.pattern.pattern.replace("(?=(?P<value>", "(?:(?P<value>")
        super().__init__(
            supported_entity=recognizer.entity,
            name=f"{recognizer.name}-{language}",
            supported_language=language,
            patterns=[Pattern(recognizer.name, pattern, recognizer.bare)],
            context=[word.strip("*") for word in recognizer.context],
            global_regex_flags=recognizer.pattern.flags,
        )

    def validate_result(self, pattern_text: str) -> bool | None:
        """Presidio's hook for check digits; None leaves the score as it is."""
        return None if self._check is None else self._check(reduce(pattern_text, self._keep))


def with_our_patterns() -> AnalyzerEngine:
    """The stock engine with one recognizer per entity and language, as Presidio has them."""
    ours = [StockRecognizer(one, language) for language in LANGUAGES for one in ALL]
    return AnalyzerEngine(
        registry=RecognizerRegistry(ours, supported_languages=list(LANGUAGES)),
        nlp_engine=BlankNlpEngine(LANGUAGES),
        supported_languages=list(LANGUAGES),
    )


def with_its_own() -> AnalyzerEngine:
    """The stock engine with its own recognizers for English, without a language model."""
    registry = RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"])
    return AnalyzerEngine(
        registry=registry, nlp_engine=BlankNlpEngine(["en"]), supported_languages=["en"]
    )
