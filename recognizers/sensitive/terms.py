"""What a list of telling words is: the words of one special category, or of one topic, as data.

Words are folded as context words are (dlp/engine/context.py): small letters, no accents, signs as
spaces. A word ending in * is the beginning of words, one beginning with * their end. `telling`
words speak of somebody's state by themselves ("schizofrenie", "strafblad"); `plain` ones are
everyday words too ("operatie", "schulden"): they count only beside a person in the same sentence.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The telling words of one special category."""

    name: str  # kebab-case: recognizers are statement-NAME and mention-NAME
    entity: str
    telling: tuple[str, ...]
    plain: tuple[str, ...] = ()
    told: tuple[str, ...] = ()  # everyday words that count only in a story about one case


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The cues of one confidential topic, with their weights.

    `kinds` name the kind of document or file (3 each), `cues` what such a file speaks of (1 each).
    A passage is of the topic from a sum of 4 with at least one of `kinds`: a kind alone is a title.
    """

    name: str  # kebab-case, the recognizer's name: "topic-tender"
    kinds: tuple[str, ...]
    cues: tuple[str, ...]


def words(*lines: str) -> tuple[str, ...]:
    """Words given in lines, with commas between them."""
    return tuple(word.strip() for line in lines for word in line.split(",") if word.strip())
