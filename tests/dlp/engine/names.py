"""The shipped names model, loaded once for all tests that ask for it."""

from functools import lru_cache

from dlp.engine.names_load import Names, load_names
from dlp.engine.presidio import Engine


@lru_cache(maxsize=1)
def shipped() -> Names:
    return load_names()


@lru_cache(maxsize=1)
def engine() -> Engine:
    return Engine(names=shipped().finder)


def people(text: str, entity: str = "PERSON", least: float = 0.5) -> list[str]:
    """What the shipped finder takes for people, cues included."""
    return [
        text[hit.start : hit.end]
        for hit in shipped().finder.hits(text)
        if hit.entity == entity and hit.confidence >= least
    ]
