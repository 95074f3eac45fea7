"""From a file to a registered document or list: read, fingerprinted, kept; the text is not.

Knows extraction and the registry, for the command line and the service.
"""

from dataclasses import dataclass
from datetime import datetime

from dlp.exact import ListMistake, exact_list, read_rows
from dlp.extraction.files import read_file
from dlp.fingerprints import RUN, fingerprints, words_of
from dlp.formats.encoding import decode
from dlp.limits import Limits
from dlp.registry import Entry, Kind, Registry
from dlp.settings import Settings

LEAST_WORDS = 30  # of a document; less is no document but a phrase


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a document or list when it is registered."""

    name: str
    owner: str = ""
    until: datetime | None = None


class Refusal(ValueError):
    """It cannot be registered; says why and what to do, and quotes nothing."""


def limits_of(settings: Settings) -> Limits:
    """The limits for reading a document, as the service has them."""
    return Limits(max_parts=settings.max_parts, files=settings.file_limits)


def register_document(registry: Registry, content: bytes, about: About, limits: Limits) -> Entry:
    """Register a document of any kind that Roeland reads.

    Raises: Refusal when nothing or not all of it can be read, or there is too little; StoreError.
    """
    read = read_file(content, name=None, limits=limits, tells=lambda _text: False)
    if read.document.incomplete:
        first = read.document.incomplete[0]
        raise Refusal(f"not all of it can be read ({first.reason}: {first.detail}); mend it first")
    key = registry.key_for_new()
    words = words_of("\n".join(part.text for part in read.document.parts), key)
    if len(words.hashes) < LEAST_WORDS:
        raise Refusal(
            f"it has fewer than {LEAST_WORDS} words; runs of {RUN} words are what is known again"
        )
    hashes, _ = fingerprints(words, key)
    data = sorted(set(hashes.tolist()))
    packed = b"".join(one.to_bytes(8, "little") for one in data)
    return _added(registry, "document", packed, len(data), about)


def register_list(
    registry: Registry, content: bytes, about: About, *, authorised: bool = False
) -> Entry:
    """Register the rows of a CSV file with a header line. Raises: Refusal; StoreError."""
    text = decode(content)
    if text is None:
        raise Refusal("it is no text; save the list as CSV in UTF-8")
    try:
        rows = read_rows(text.text)
        listed = exact_list(rows, registry.key_for_new(), authorised=authorised)
    except ListMistake as mistake:
        raise Refusal(str(mistake)) from None
    return _added(registry, "list", listed.data, len(rows), about)


def shown(entry: Entry) -> dict[str, object]:
    """An entry as JSON; the API gives the same."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        "name": entry.name,
        "owner": entry.owner,
        "added_at": entry.added_at.isoformat(),
        "expires_at": entry.expires_at.isoformat() if entry.expires_at else None,
        "fingerprints": entry.count,
    }


def _added(registry: Registry, kind: Kind, data: bytes, count: int, about: About) -> Entry:
    try:
        return registry.add(kind, about.name, data, count, owner=about.owner, until=about.until)
    except ValueError as error:
        raise Refusal(str(error)) from None
