"""What is sensitive by its meaning, in one text: special categories, topics and told secrets."""

from collections.abc import Mapping, Sequence

from dlp.engine import brief, learned, statements, told_secrets, topics
from dlp.engine.context import folded
from dlp.engine.marks import Spot
from dlp.engine.overlap import Hit

RECOGNIZERS: Mapping[str, str] = {  # their entity
    **statements.RECOGNIZERS,
    **topics.RECOGNIZERS,
    told_secrets.NAME: told_secrets.ENTITY,
}
# What the classifier (learned.py) tells apart, by entity or name of the topic: recognizer, entity.
KINDS: Mapping[str, tuple[str, str]] = {
    **{
        entity: (name, entity)
        for name, entity in statements.RECOGNIZERS.items()
        if name.startswith(statements.STATEMENT)
    },
    **{name: (name, entity) for name, entity in topics.RECOGNIZERS.items()},
}


def prepare() -> str:
    """Read and compile what is shipped, once a process, and give the digest of what was learned.

    Raises: ConfigurationError. Cost: some 0.3 s.
    """
    statements.shipped()
    topics.shipped()
    digests = (
        learned.shipped().weights.digest,
        brief.shipped().digest,
        told_secrets.shipped().weights.digest,
    )
    return "".join(digests)


def sensitive_hits(text: str, found: Sequence[Hit], body: int = 0) -> list[Hit]:
    """The statements, mentions, confidential passages and told secrets of a normalised text.

    Args:
        found: what else stands in it; persons and identifiers link a statement to somebody.
        body: code points before the views, which make no text longer; 0 when there are none.
    Cost: linear; about 150 MB/s where nothing of the kind stands.
    """
    plain = b" %b " % folded(text)
    told = told_secrets.shipped().hits(text, plain, body or len(text), found)
    found = [*found, *told]
    listed, spots = listed_hits(text, plain, found)
    return told + learned.shipped().heard(text, plain, listed, spots, found, body)


def listed_hits(text: str, plain: bytes, found: Sequence[Hit]) -> tuple[list[Hit], list[Spot]]:
    """What the lists alone find, and where words of theirs stand, in order.

    `plain` is the text folded, with a space around.
    """
    special, confidential = statements.shipped(), topics.shipped()
    matches, openers = special.matches(text, plain, found), confidential.openers(plain)
    spots = sorted([*special.spots(matches), *confidential.spots(openers)])
    hits = special.hits(text, plain, matches, found)
    return hits + confidential.hits(text, plain, openers), spots
