"""Published judgments (ECLI) in a text: identifiers of decisions, never of people.

An ECLI is ECLI:country:court:year:number. The codes of courts look like names to a model ("CASS",
"MARCOS ECLI"); what a name takes of an ECLI is taken off it.

Source: Council conclusions 2011/C 127/01, annex.
"""

from collections.abc import Iterable

import regex as re

from dlp.engine.overlap import Hit

_ECLI = re.compile(r"\bECLI(?::[A-Z]{2}:[A-Z\d]{1,7}:\d{4}:[A-Z\d.]{1,25})?\b")
_LEAST = 3  # code points of a name


def outside_citations(text: str, names: Iterable[Hit]) -> list[Hit]:
    """The names, without what stands in an ECLI. Cost: linear where "ECLI" stands, else nothing."""
    if "ECLI" not in text:
        return list(names)
    cited = [found.span() for found in _ECLI.finditer(text)]
    kept = []
    for name in names:
        start, end = name.start, name.end
        for low, high in cited:
            if low < end and start < high:
                start, end = (start, low) if start < low else (high, end)
        if (start, end) == (name.start, name.end):
            kept.append(name)
            continue
        left = text[start:end].strip()
        if len(left) >= _LEAST:
            start = text.index(left, start)
            kept.append(name._replace(start=start, end=start + len(left)))
    return kept
