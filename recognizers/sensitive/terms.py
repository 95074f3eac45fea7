"""What a list of telling words is: the words of one special category, or of one topic, as data.

The words stand in files beside this one, words/NAME.txt, for people to read and mend:

```text
# what it is about
[telling]
schizofrenie, strafblad
[plain fr]
dettes
```

A section begins with its sort, and may name the language for the reader; the scanner seeks all
words in all texts. Words are apart by commas or line ends, and folded as context words are
(dlp/engine/context.py): small letters, no accents, signs as spaces. A word ending in * is the
beginning of words, one beginning with * their end.

The files heard-LANGUAGE.txt have a section for each list: what only the classifier weighs;
other.txt too: phrases in which a word of the list means something else ("CSC n° 2024-12").
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The telling words of one special category.

    `telling` words speak of somebody's state by themselves ("schizofrenie", "strafblad"); `plain`
    ones are everyday words too ("operatie", "schulden"): they count only beside a person in the
    same sentence; `told` ones only in a story about one case.
    """

    name: str  # kebab-case: recognizers are statement-NAME and mention-NAME
    entity: str
    telling: tuple[str, ...]
    plain: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The cues of one confidential topic, with their weights.

    `kinds` name the kind of document or file, `strong` what hardly anything but such a file says,
    `cues` what it speaks of. dlp/engine/topics.py has their weights; a kind alone is a title, and
    without a kind it takes two of `strong`.
    """

    name: str  # kebab-case, the recognizer's name: "topic-tender"
    kinds: tuple[str, ...]
    cues: tuple[str, ...]
    strong: tuple[str, ...] = ()


def terms(name: str, entity: str, *more: str) -> Terms:
    """The special category of words/NAME.txt and words/MORE.txt. Raises: OSError, ValueError."""
    sorts = ("telling", "plain", "told")
    read = [sections(file, sorts) for file in (name, *more)]
    merged = {s: tuple(dict.fromkeys(w for some in read for w in some[s])) for s in sorts}
    return Terms(name=name, entity=entity, **merged)


def topic(name: str) -> Topic:
    """The confidential topic of words/NAME.txt. Raises: OSError, ValueError."""
    return Topic(name=name, **sections(name, ("kinds", "strong", "cues")))


def sections(name: str, sorts: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The words of each sort of words/NAME.txt. Raises: OSError, ValueError."""
    text = (files(__package__) / "words" / f"{name}.txt").read_text("utf-8")
    return read_sections(f"words/{name}.txt", text, sorts)


def heard(files: Iterable[str], lists: Collection[Terms | Topic]) -> Mapping[str, tuple[str, ...]]:
    """The words of words/FILE.txt, each list's in a section. Raises: OSError, ValueError."""
    names = [one.name for one in lists]
    read = [sections(file, names) for file in files]
    return {name: tuple(dict.fromkeys(w for some in read for w in some[name])) for name in names}


def words(*lines: str) -> tuple[str, ...]:
    """Words given in lines, with commas between them."""
    return tuple(word.strip() for line in lines for word in line.split(",") if word.strip())


def read_sections(where: str, text: str, sorts: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The words of each sort, in order, each once.

    Args:
        where: the name of the file, for messages.
        sorts: the section names that may stand in it; one that does not is empty.
    Raises: ValueError, naming file and line, for a section of no such sort and for words before
    the first section.
    """
    found: dict[str, dict[str, None]] = {sort: {} for sort in sorts}
    here: dict[str, None] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            sort = line.strip().strip("[]").split(" ")[0]
            here = found.get(sort)
            if here is None:
                message = f"{where}:{number}: no sort is called {sort!r}; use {', '.join(sorts)}"
                raise ValueError(message)
        elif here is None:
            raise ValueError(f"{where}:{number}: words before the first [section]")
        else:
            here.update(dict.fromkeys(words(line)))
    return {sort: tuple(some) for sort, some in found.items()}
