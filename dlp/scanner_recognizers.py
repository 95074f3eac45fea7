"""Custom recognizers: files without code, beside the shipped recognizers and Presidio's own.

Everything that is wrong in all files is said at once, with file and line; a sample that fails is a
mistake too. Nothing is half loaded: whoever reloads keeps what ran before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dlp.engine.custom import build, kebab
from dlp.engine.custom_entry import MAX_RECOGNIZERS, Entry, RecognizerFile, is_presidios
from dlp.engine.names import NameFinder
from dlp.engine.presidio import UNKNOWN_CATEGORY, Engine, load_others
from dlp.errors import ConfigurationError
from dlp.normalise import normalise
from dlp.policy.fields import hint
from dlp.policy.mistakes import explained, located
from dlp.policy.yaml_tree import Loc, Tree, read_tree
from dlp.scanner_samples import judged
from recognizers import ALL
from recognizers.base import Recognizer
from recognizers.entities import CATEGORIES, CATEGORY_OF, MARKINGS

MAX_BYTES = 2_000_000  # of one file
MAX_MISTAKES = 200  # listed at once

# Keys that can be judged without the others.
ALONE = {"name", "supported_entity", "category", "check", "patterns", "deny_list"}

Mistake = tuple[int, Loc, str]


@dataclass(frozen=True, slots=True)
class Custom:
    """Everything that was loaded, ready to scan."""

    engine: Engine
    recognizers: tuple[Recognizer, ...]  # ours, made from files
    file_of: Mapping[str, str]  # name of a recognizer to that of its file


@dataclass(slots=True)
class _File:
    """One file while it is read."""

    name: str
    tree: Tree
    mistakes: list[Mistake] = field(default_factory=list)
    found: list[tuple[Loc, tuple[Recognizer, ...]]] = field(default_factory=list)
    presidios: list[tuple[Loc, Any]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The mistakes in the order of the file, each once."""
        wrong = sorted(dict.fromkeys(self.mistakes), key=lambda mistake: mistake[0])
        return [located(self.name, self.tree, loc, what, line) for line, loc, what in wrong]


def load_engine(
    files: Iterable[Path] = (),
    names: Iterable[str] = (),
    timeout: float = 5.0,
    finder: NameFinder | None = None,
) -> Custom:
    """The shipped recognizers with those of the files and, by class name, Presidio's own.

    Args:
        timeout: seconds that one pattern may take on one text.
        finder: of people, places and organisations; None for rules only.
    Raises: ConfigurationError with every mistake, at most MAX_MISTAKES.
    Cost: about 10 ms a recognizer.
    """
    texts: list[tuple[str, str]] = []
    wrong: list[str] = []
    for path in files:
        try:
            texts.append((path.name, _text(path)))
        except ConfigurationError as error:
            wrong += error.mistakes
    return load_texts(texts, names, timeout, wrong, finder)


def load_texts(
    texts: Iterable[tuple[str, str]],
    names: Iterable[str] = (),
    timeout: float = 5.0,
    wrong: Iterable[str] = (),
    finder: NameFinder | None = None,
) -> Custom:
    """The same from (file name, content); `wrong` is what was found before."""
    read = [_read(name, text) for name, text in texts]
    _no_clashes(read)
    _one_category(read)
    entries = [
        (located(file.name, file.tree, loc, "").removesuffix(": "), entry)
        for file in read
        for loc, entry in file.presidios
    ]
    others, said = [], []
    try:
        others = load_others(entries, names)
    except ConfigurationError as error:
        said = list(error.mistakes)
    own = tuple(r for file in read for _, recognizers in file.found for r in recognizers)
    engine = Engine((*ALL, *own), others, timeout, finder)
    for file in read:
        for loc, recognizers in file.found:
            file.mistakes += _samples(file.tree, loc, recognizers[0], engine)
    lines = [*wrong, *(line for file in read for line in file.lines()), *said]
    if lines:
        more = len(lines) - MAX_MISTAKES
        if more > 0:
            lines = [*lines[:MAX_MISTAKES], f"{more:,} more mistakes; mend these first"]
        raise ConfigurationError(lines)
    file_of = {rs[0].name: file.name for file in read for _, rs in file.found}
    return Custom(engine, own, file_of)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        said = f"{path.name}: cannot be read ({error.strerror}); check path and permissions"
        raise ConfigurationError([said]) from None
    if len(raw) > MAX_BYTES:
        raise ConfigurationError([f"{path.name}: is larger than {MAX_BYTES:,} bytes; split it"])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ConfigurationError([f"{path.name}:{line}: is not UTF-8; save it as UTF-8"]) from None


def _read(name: str, text: str) -> _File:
    """One file, entry by entry; what is good of it is built even where something is not."""
    tree = read_tree(text)
    quotes = "; put what holds a \\ between single quotes"
    file = _File(
        name,
        tree,
        [(line, loc, what + quotes * ("escape" in what)) for line, loc, what in tree.mistakes],
    )
    if not tree.whole:
        return file
    entries = tree.data.get("recognizers") if isinstance(tree.data, dict) else None
    if not isinstance(entries, list):
        what = "no recognizer file; begin with `recognizers:` and a list of recognizers"
        file.mistakes.append((1, (), what))
        return file
    if len(entries) > MAX_RECOGNIZERS:
        what = f"more than {MAX_RECOGNIZERS} recognizers; split the file or join some"
        file.mistakes.append((tree.line(("recognizers",)), ("recognizers",), what))
        return file
    flags = 26
    try:
        flags = RecognizerFile.model_validate({**tree.data, "recognizers": []}).global_regex_flags
    except ValidationError as error:
        file.mistakes += explained(error, tree, RecognizerFile)
    for i, entry in enumerate(entries):
        loc: Loc = ("recognizers", i)
        if is_presidios(entry):
            file.presidios.append((loc, entry))
        else:
            _entry(file, loc, entry, flags)
    return file


def _entry(file: _File, loc: Loc, data: Any, flags: int) -> None:
    try:
        entry = Entry.model_validate(data)
    except ValidationError as error:
        wrong = explained(error, file.tree, Entry, loc)
        file.mistakes += wrong
        file.mistakes += _of_the_rest(
            file.tree, loc, data, {*(at[len(loc)] for _, at, _ in wrong if len(at) > len(loc))}
        )
        return
    built = build(entry, flags, _plain)
    said = [*built.mistakes, *_known(entry)]
    file.mistakes += (
        (file.tree.line((*loc, *place)), (*loc, *place), what) for place, what in said
    )
    if entry.enabled and built.recognizers and not said:
        file.found.append((loc, built.recognizers))


def _of_the_rest(tree: Tree, loc: Loc, data: Any, bad: set[str | int]) -> Iterator[Mistake]:
    """Mistakes in what is left of an entry without its keys that cannot be read."""
    if not isinstance(data, dict):
        return
    rest = {key: value for key, value in data.items() if key not in bad}
    rest.setdefault("supported_entity", "X")
    try:
        entry = Entry.model_validate(rest)
    except ValidationError:
        return
    for place, what in (*build(entry, 26, _plain).mistakes, *_known(entry)):
        if place and place[0] in ALONE:
            yield tree.line((*loc, *place)), (*loc, *place), what


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset((*(recognizer.name for recognizer in ALL), *MARKINGS))


def _known(entry: Entry) -> Iterator[tuple[Loc, str]]:
    """Names that the product gives out."""
    name = kebab(entry.name or entry.supported_entity)
    if name in _names():
        yield ("name",), f"the shipped recognizer {name} has this name; write own-{name}"
    category = entry.category
    if category is None:
        return
    if category not in CATEGORIES:
        near = hint(category, CATEGORIES) or f"; categories are {', '.join(CATEGORIES)}"
        yield ("category",), f"there is no such category{near}"
        return
    usual = CATEGORY_OF.get(entry.supported_entity)
    if usual not in (None, category):
        yield (
            ("category",),
            f"{entry.supported_entity} is of category {usual}; write {usual}, or choose a new "
            "entity",
        )


def _plain(word: str) -> str:
    """A word as it stands in normalised text."""
    if word.isascii():
        return word
    normal = normalise(word)
    return normal.text[: normal.body]


def _no_clashes(files: list[_File]) -> None:
    """Names stand once, in all files together."""
    where: dict[str, str] = {}
    count = 0
    for file in files:
        for loc, recognizers in file.found:
            name = recognizers[0].name
            line = file.tree.line(loc)
            count += 1
            if name in where:
                what = f"the recognizer at {where[name]} is named {name} too; choose another name"
                file.mistakes.append((line, loc, what))
            elif count > MAX_RECOGNIZERS:
                what = f"more than {MAX_RECOGNIZERS} recognizers in all files; join some"
                file.mistakes.append((line, loc, what))
            where.setdefault(name, f"{file.name}:{line}")


def _one_category(files: list[_File]) -> None:
    """Every new entity gets the one category that some entry gives it."""
    given: dict[str, tuple[str, str]] = {}
    for file in files:
        for loc, recognizers in file.found:
            first = recognizers[0]
            if first.category is None:
                continue
            place = f"{file.name}:{file.tree.line(loc)}"
            category, other = given.setdefault(first.entity, (first.category, place))
            if category != first.category:
                at: Loc = (*loc, "category")
                what = f"{first.entity} is of category {category} at {other}; write {category}"
                file.mistakes.append((file.tree.line(at), at, what))
    for file in files:
        file.found = [
            (
                loc,
                tuple(
                    replace(r, category=given.get(r.entity, (UNKNOWN_CATEGORY, ""))[0])
                    for r in recognizers
                ),
            )
            for loc, recognizers in file.found
        ]


def _samples(tree: Tree, loc: Loc, recognizer: Recognizer, engine: Engine) -> Iterator[Mistake]:
    """Samples that the scanner does not judge as they say."""
    for sample in recognizer.samples:
        what = judged(sample, recognizer.name, engine)
        if what:
            sort, _, place = sample.why.removeprefix("samples.").removesuffix("]").partition("[")
            at: Loc = (*loc, "samples", sort, int(place))
            yield tree.line(at), at, what
