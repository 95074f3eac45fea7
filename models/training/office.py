"""Texts of offices that say of each person where it is named, and nothing of places and firms.

They are the passages that teach the classifier (`passages/*.cases`); what is marked as sensitive
holds people that are not marked, so texts with such marks are left out, and the files of `SIGNS`:
on those the weights of the signs are fitted, which must not know a text (models/README.md).
"""

from collections.abc import Iterator
from pathlib import Path

from dlp.evaluation.corpus import load_corpus
from models.training.examples import PERSON, Example

PASSAGES = Path(__file__).parent / "passages"
SIGNS = "blind"  # in the names of files that only fit and measure
SOURCE = "office"


def office(folder: Path = PASSAGES) -> Iterator[Example]:
    """The passages whose marks are people only. Raises: ConfigurationError on a broken file."""
    for path in sorted(folder.glob("*.cases")):
        if SIGNS in path.stem:
            continue
        for case in load_corpus([path]):
            if all(gold.entity == PERSON for gold in case.spans):
                spans = tuple((gold.start, gold.end, PERSON) for gold in case.spans)
                yield Example(case.text, spans, SOURCE, case.lang)
