"""Recognizers without a pattern of their own: models of names, lists of words, what is registered.

A policy selects by their names as by those of any other (`recognizers: [statement-*]`), so that
they are listed wherever recognizers are.
"""

from typing import Any

from dlp.engine.beside import RECOGNIZERS as BESIDE
from dlp.engine.listed import RECOGNIZERS as LISTED
from dlp.engine.names import RECOGNIZERS as NAMES
from dlp.engine.public_places import RECOGNIZERS as PUBLIC_PLACES
from dlp.engine.registered import ENTITY, RECOGNIZER
from dlp.engine.sensitive import RECOGNIZERS as SENSITIVE
from recognizers.entities import CATEGORY_OF

REGISTERED = ENTITY  # of what an organisation registered
LABEL = "ms-label"  # a sensitivity label in a file's properties, in no text


def unpatterned(*, names: bool) -> dict[str, str]:
    """The entity that each of them finds, in the order of the categories; names only if read.

    A list of the organisation's own (`registered-list`) finds what its columns are said to hold.
    """
    return {
        **({**NAMES, **dict.fromkeys(LISTED.values(), "PERSON")} if names else {}),
        **BESIDE,
        **SENSITIVE,
        **PUBLIC_PLACES,
        LABEL: "CLASSIFICATION_MARKING",
        RECOGNIZER: REGISTERED,
    }


def listed_unpatterned(*, names: bool) -> list[dict[str, Any]]:
    """Name, entity and category of each, ready for JSON."""
    return [
        {"name": name, "entity": entity, "category": CATEGORY_OF[entity]}
        for name, entity in unpatterned(names=names).items()
    ]
