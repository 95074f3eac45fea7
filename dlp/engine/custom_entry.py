"""What may stand in a file of custom recognizers: Presidio's keys, and ours beside them."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from recognizers.base import CLOSE, OPEN

MAX_RECOGNIZERS = 200  # in all files together
MAX_PATTERNS = 20  # of one recognizer
MAX_PATTERN = 1_000  # characters of one pattern
MAX_WORDS = 50_000  # of one deny list
MAX_CONTEXT = 500  # context words of one recognizer
MAX_SAMPLES = 200  # of one sort
MAX_WINDOW = 1_000  # code points

Keep = Literal["digits", "alnum", "raw"]
Text = Annotated[str, Field(min_length=1, max_length=2_000)]
Word = Annotated[str, Field(min_length=1, max_length=100)]
Score = Annotated[float, Field(ge=0, le=1)]
Context = Annotated[tuple[Word, ...], Field(strict=False, max_length=MAX_CONTEXT)]
Window = Annotated[int, Field(ge=0, le=MAX_WINDOW)]


class _Strict(BaseModel):
    """Unknown keys are mistakes, nothing is converted; a mistake never repeats a value."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class PatternEntry(_Strict):
    """One regular expression."""

    regex: Annotated[str, Field(min_length=1, max_length=MAX_PATTERN)]
    score: Score = 0.5
    name: str = ""


class SampleEntries(_Strict):
    """Texts of the author: in a hit what must be found stands between « and »."""

    hit: Annotated[tuple[Text, ...], Field(strict=False, max_length=MAX_SAMPLES)] = ()
    miss: Annotated[tuple[Text, ...], Field(strict=False, max_length=MAX_SAMPLES)] = ()

    @field_validator("hit")
    @classmethod
    def _marked(cls, texts: tuple[str, ...]) -> tuple[str, ...]:
        for place, text in enumerate(texts):
            marks = [char for char in text if char in (OPEN, CLOSE)]
            if not marks or marks != [OPEN, CLOSE] * (len(marks) // 2):
                raise ValueError(
                    f"hit[{place}] does not mark what must be found; write {OPEN} before it and "
                    f"{CLOSE} behind it"
                )
        return texts

    @field_validator("miss")
    @classmethod
    def _unmarked(cls, texts: tuple[str, ...]) -> tuple[str, ...]:
        for place, text in enumerate(texts):
            if OPEN in text or CLOSE in text:
                raise ValueError(f"miss[{place}] marks something; leave {OPEN} and {CLOSE} out")
        return texts


class Entry(_Strict):
    """One recognizer."""

    # Presidio's
    name: Annotated[str, Field(max_length=60)] = ""
    supported_entity: Annotated[str, Field(max_length=60)]
    supported_language: str | None = None  # read and not needed: all languages are sought at once
    supported_languages: list[Any] = Field(default_factory=list)  # a name, or words by language
    patterns: Annotated[tuple[PatternEntry, ...], Field(strict=False, max_length=MAX_PATTERNS)] = ()
    deny_list: Annotated[tuple[Word, ...], Field(strict=False, max_length=MAX_WORDS)] = ()
    deny_list_score: Score = 1.0
    context: Context | None = None
    type: Literal["custom"] = "custom"
    enabled: bool = True
    version: str | float | None = None

    # Ours
    category: str | None = None
    title: dict[Literal["nl", "fr", "de", "en"], Word] = Field(default_factory=dict)
    check: str | None = None
    keep: Keep | None = None
    negative_context: Context = ()
    needs_context: bool = False
    context_before: Window | None = None
    context_after: Window | None = None
    context_score: Annotated[float, Field(ge=0.001, le=0.999)] | None = None
    exclusions: Annotated[tuple[Word, ...], Field(strict=False, max_length=10_000)] = ()
    samples: SampleEntries = SampleEntries()

    @field_validator("supported_languages")
    @classmethod
    def _languages(cls, given: list[Any]) -> list[Any]:
        for place, one in enumerate(given):
            words = one.get("context") or [] if isinstance(one, dict) else []
            if not isinstance(one, str | dict) or not isinstance(words, list):
                raise ValueError(f"[{place}] is no language; write nl, or language and context")
            if not all(isinstance(word, str) and 0 < len(word) <= 100 for word in words):
                raise ValueError(f"[{place}].context holds what is no word; write plain words")
        return given

    @property
    def words(self) -> tuple[str, ...]:
        """The context words of all languages."""
        named = [one for one in self.supported_languages if isinstance(one, dict)]
        return (
            *(self.context or ()),
            *(word for one in named for word in one.get("context") or ()),
        )


class RecognizerFile(_Strict):
    """A whole file; what Presidio itself must build is left out before."""

    recognizers: Annotated[tuple[Entry, ...], Field(strict=False)]
    supported_languages: tuple[str, ...] | list[str] | None = None
    supported_countries: list[str] | None = None  # of Presidio's own recognizers: not looked at
    global_regex_flags: int = 26  # Presidio's: dot takes line ends, ^ and $ each line, no case

    @field_validator("global_regex_flags")
    @classmethod
    def _known(cls, flags: int) -> int:
        if flags & ~26:
            raise ValueError("may add up 2 (no case), 8 (lines) and 16 (dot takes line ends) only")
        return flags


def is_presidios(entry: Any) -> bool:
    """True for an entry that names a class of Presidio's, local or remote."""
    if isinstance(entry, str):
        return True
    return isinstance(entry, dict) and (entry.get("type") == "predefined" or "class_name" in entry)
