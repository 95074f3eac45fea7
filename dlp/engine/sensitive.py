"""What is sensitive by its meaning, in one text: special categories and confidential topics."""

from collections.abc import Mapping, Sequence

from dlp.engine import statements, topics
from dlp.engine.context import folded
from dlp.engine.overlap import Hit

RECOGNIZERS: Mapping[str, str] = {**statements.RECOGNIZERS, **topics.RECOGNIZERS}  # their entity


def sensitive_hits(text: str, found: Sequence[Hit]) -> list[Hit]:
    """The statements, mentions and confidential passages of a normalised text.

    Args:
        found: what else stands in it; persons and identifiers link a statement to somebody.
    Cost: linear; about 150 MB/s where nothing of the kind stands.
    """
    plain = b" %b " % folded(text)
    return [
        *statements.shipped().hits(text, plain, found),
        *topics.shipped().hits(text, plain),
    ]
