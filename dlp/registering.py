"""From a file to a registered document or list: read, fingerprinted, kept; the text is not.

Knows extraction and the registry, for the command line and the service.
"""

from dataclasses import dataclass
from datetime import date, datetime

import regex as re

from dlp.errors import ConfigurationError
from dlp.exact import ListMistake, exact_list, read_rows
from dlp.extraction.files import read_file
from dlp.fingerprints import RUN, fingerprints, words_of
from dlp.formats.encoding import decode
from dlp.limits import Limits
from dlp.listed import name_list
from dlp.listing import MAX_BYTES, ListKind, read_people
from dlp.registry import Entry, Kind, Registry
from dlp.settings import Settings

LEAST_WORDS = 30  # of a document; less is no document but a phrase
# Parts that a program writes alike into every file (styles, themes, masters, properties):
# registered, they would make a piece of the document out of every other file of that program.
_FURNITURE = re.compile(
    r"(?i)(?:\A|/)(?:_rels|docProps|docMetadata|customXml|theme|slideLayouts?|slideMasters?"
    r"|notesMasters?|handoutMasters?|META-INF)/|(?:\A|/)(?:styles\w{0,20}|settings|webSettings"
    r"|fontTable|numbering|presProps|viewProps|tableStyles|meta|manifest|\[Content_Types\])\.(?:xml|rdf)"
    r"|\.rels\Z|/metadata\Z|#names?\Z"
)


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a document or list when it is registered."""

    name: str
    owner: str = ""
    until: datetime | None = None
    source: str = ""  # of a list of names: where it comes from
    dated: str = ""  # and of which day it is, as 2027-12-31


class Refusal(ValueError):
    """It cannot be registered; `lines` say why and what to do, and quote nothing."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__("; ".join(lines))


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
    texts = (part.text for part in read.document.parts if not _FURNITURE.search(part.path))
    words = words_of("\n".join(texts), key)
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
        raise Refusal(*mistake.lines) from None
    return _added(registry, "list", listed.data, len(rows), about)


def register_names(
    registry: Registry, content: bytes, file: str, kind: ListKind, about: About, *, replaces: bool
) -> tuple[Entry, int]:
    """Register a list of names; the entry, and how many lines said what another said already.

    Args:
        content: CSV or a name a line; dlp/listing.py says how.
        file: its name, for mistakes.
        about: source and date may stand in the file instead.
        replaces: a list of that name and kind goes.
    Raises: Refusal with every mistake, file and line; StoreError.
    """
    if len(content) > MAX_BYTES:
        raise Refusal(f"{file}: is larger than {MAX_BYTES:,} bytes; split it")
    text = decode(content)
    if text is None:
        raise Refusal(f"{file}: is no text; save the list as CSV in UTF-8")
    try:
        read = read_people(text.text, file)
    except ConfigurationError as error:
        raise Refusal(*error.mistakes) from None
    source, dated = about.source or read.source, about.dated or read.date
    if kind != "own" and not (source and dated):
        raise Refusal(f"{file}: say where the names come from and when: --source and --date")
    if dated and not is_day(dated):
        raise Refusal(f"{file}: its date is no day; write it as 2027-12-31")
    key = registry.key_for_new()
    listed = name_list(read.people, key)
    try:
        entry = registry.add(
            kind,
            about.name,
            listed.data,
            listed.people,
            owner=about.owner,
            until=about.until,
            source=source,
            dated=dated,
            replaces=replaces,
        )
    except ValueError as error:
        raise Refusal(f"{about.name}: {error}") from None
    return entry, read.repeated


def is_day(text: str) -> bool:
    """True for a day such as 2027-12-31."""
    try:
        return len(text) == len("2027-12-31") and bool(date.fromisoformat(text))
    except ValueError:
        return False


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
