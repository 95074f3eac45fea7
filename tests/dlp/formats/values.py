"""Planted values, all invented, and how to look for them: by letters and digits only."""

import regex as re

from dlp.formats.base import Budget, Edit, Embedded, Format, Found, Rewrite, Slot
from dlp.limits import FileLimits

NRN = "85.07.30-999.32"
IBAN = "BE68 5390 0754 7034"
MAIL = "jan.voorbeeld@stad.example.be"
PHONE = "0470 12 34 56"


def bare(text: str) -> str:
    """Letters and digits only, lower case: what no layout changes."""
    return re.sub(r"[\W_]+", "", text).casefold()


def everything(found: list[Found]) -> str:
    """All text that was found, bare."""
    return bare("\n".join(one.text for one in found if isinstance(one, Slot)))


def patient() -> Budget:
    """The limits of a request with time enough for recognition on a busy machine."""
    return Budget(FileLimits(max_document_s=600.0, max_ocr_s=300.0))


def read(form: Format, content: bytes, budget: Budget | None = None) -> list[Found]:
    return list(form.read(content, budget or patient()))


def slots(found: list[Found]) -> dict[str, str]:
    """Text by path; paths are unique."""
    listed = [one for one in found if isinstance(one, Slot)]
    assert len({one.path for one in listed}) == len(listed)
    return {one.path: one.text for one in listed}


def embedded(found: list[Found]) -> dict[str, Embedded]:
    listed = [one for one in found if isinstance(one, Embedded)]
    assert len({one.path for one in listed}) == len(listed)
    return {one.path: one for one in listed}


def edits_for(found: list[Found], values: dict[str, str]) -> dict[str, tuple[Edit, ...]]:
    """Edits that replace each value wherever it stands, however it is spaced."""
    edits: dict[str, tuple[Edit, ...]] = {}
    for path, text in slots(found).items():
        hits = []
        for value, placeholder in values.items():
            spaced = r"[\W_]{0,6}".join(map(re.escape, bare(value)))
            found_here = re.finditer(spaced, text, re.IGNORECASE)
            hits += [Edit(*hit.span(), placeholder) for hit in found_here]
        if hits:
            edits[path] = tuple(sorted(hits))
    return edits


def redacted(form: Format, content: bytes, values: dict[str, str]) -> bytes:
    """The file with each value replaced in its slots."""
    assert form.write is not None
    budget = patient()
    found = list(form.read(content, budget))
    return form.write(content, Rewrite(edits_for(found, values), {}, {}), budget)
