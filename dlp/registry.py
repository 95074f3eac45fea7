"""Documents, lists and names that an organisation registers, so that they are known again.

Kept: a name, dates, who asked for it, and keyed fingerprints or digests; never text. The key is
the key ring's ("fingerprint"): without it, or with another one, nothing here tells anything, so a
lost key is an error at the start and not an empty registry.
"""

import hmac
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    LargeBinary,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from dlp.errors import ConfigurationError, StoreError
from dlp.exact import ExactList
from dlp.ids import new_id
from dlp.keys import KeyRing
from dlp.listed import NameList, Names, name_list
from dlp.listing import KINDS, ListKind, People
from dlp.store import METADATA, Store

PURPOSE = "fingerprint"
MAX_NAME = 200  # code points
MAC = 16  # bytes before the data of an entry
MAX_SOURCE = 300  # code points
MAX_ENTRIES = 100_000
_NOBODY: Mapping[ListKind, People] = MappingProxyType({})
LOOK_S = 1.0  # how often another process's changes are looked for
FOREVER = 2**53

Kind = Literal["document", "list", "public", "own", "historic"]
REGISTERED: tuple[Kind, ...] = ("document", "list")  # the other kinds are lists of names

ENTRIES = Table(
    "registered",
    METADATA,
    Column("id", String(26), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(MAX_NAME), nullable=False),
    Column("owner", String(MAX_NAME), nullable=False),
    Column("added_at", BigInteger, nullable=False),  # seconds since 1970, UTC
    Column("expires_at", BigInteger, nullable=False),
    Column("count", BigInteger, nullable=False),  # fingerprints, or values
    Column("key_check", LargeBinary(16), nullable=False),
    Column("data", LargeBinary, nullable=False),  # sealed; 8 bytes a fingerprint; see dlp/exact.py
)

SOURCES = Table(
    "list_sources",  # of lists of names
    METADATA,
    Column("id", String(26), primary_key=True),
    Column("source", String(MAX_SOURCE), nullable=False),
    Column("dated", String(10), nullable=False),  # 2027-12-31, or empty
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One registered document or list, without what it holds."""

    id: str
    kind: Kind
    name: str
    owner: str
    added_at: datetime
    expires_at: datetime | None
    count: int
    source: str = ""  # of a list of names: where it comes from
    dated: str = ""  # and of which day it is


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything that is registered and not expired, as the engine wants it."""

    version: tuple[int, int] = (0, 0)
    documents: tuple[Entry, ...] = ()
    hashes: npt.NDArray[np.uint64] = field(
        default_factory=lambda: np.empty(0, np.uint64), repr=False
    )  # sorted
    owners: npt.NDArray[np.int32] = field(
        default_factory=lambda: np.empty(0, np.int32), repr=False
    )  # which document each belongs to
    lists: tuple[tuple[Entry, ExactList], ...] = field(default=(), repr=False)
    key: bytes = field(default=b"", repr=False)
    names: Names = field(default_factory=Names, repr=False)  # of all lists of names together


class Registry:
    """What is registered, in the store. Safe to share and to fork."""

    def __init__(
        self,
        store: Store,
        keys: KeyRing,
        people: Mapping[ListKind, People] = _NOBODY,
        *,
        whole: bool = True,
    ) -> None:
        """Open what is registered.

        Args:
            people: of the shipped lists, by kind.
            whole: False to list and remove what cannot be used any more.
        Raises: ConfigurationError when what is there was made with a key that is gone; StoreError
            when it is damaged.
        """
        self._people = people
        self._store = store
        self._keys = keys
        self._key = keys.candidates(PURPOSE)
        self._loaded = Loaded(key=self._key[0])
        self._looked = 0.0
        self._made: tuple[bytes, dict[ListKind, NameList]] | None = None
        self._lock = threading.Lock()
        if not whole:
            return
        checks = {_check(key) for key in self._key}
        foreign = [entry for entry, check in self._checks() if check not in checks]
        if foreign:
            raise ConfigurationError(
                [
                    f"registered documents and lists: {len(foreign)} were made with a key that the "
                    "key ring no longer has; bring the key ring back, or remove them and add them "
                    "again (`dlp registered remove`, `dlp lists remove`)"
                ]
            )
        self.current()

    def key_for_new(self) -> bytes:
        """The key of what is registered already, else the newest: one index has one key."""
        kept = {check for _, check in self._checks()}
        return next((key for key in self._key if _check(key) in kept), self._key[0])

    def add(
        self,
        kind: Kind,
        name: str,
        data: bytes,
        count: int,
        *,
        owner: str,
        until: datetime | None,
        source: str = "",
        dated: str = "",
        replaces: bool = False,
    ) -> Entry:
        """Register a document's fingerprints or a list's digests.

        `replaces`: one of that name and kind goes, in the same moment.

        Raises: ValueError for a name that is too long or taken, or too many; StoreError.
        """
        if not name or len(name) > MAX_NAME or not name.isprintable():
            raise ValueError(f"a name is 1 to {MAX_NAME} printable characters")
        known = self.entries((*REGISTERED, *KINDS))
        if len(known) >= MAX_ENTRIES:
            raise ValueError(f"no more than {MAX_ENTRIES:,} can be registered; remove some first")
        old = next((entry for entry in known if entry.name == name), None)
        if old is not None and not (replaces and old.kind == kind):
            raise ValueError("that name is taken; remove the old one first or choose another")
        now, key = datetime.now(UTC).replace(microsecond=0), self.key_for_new()
        entry = Entry(new_id(), kind, name, owner[:MAX_NAME], now, until, count, source, dated)
        row = {
            "id": entry.id,
            "kind": kind,
            "name": name,
            "owner": entry.owner,
            "added_at": int(now.timestamp()),
            "expires_at": FOREVER if until is None else int(until.timestamp()),
            "count": count,
            "key_check": _check(key),
            "data": _sealed(key, kind, data),
        }
        with _errors(), self._store.engine.begin() as connection:
            if old is not None:
                _forget(connection, [old.id])
            connection.execute(insert(ENTRIES).values(row))
            if kind not in REGISTERED:
                about = {"id": entry.id, "source": source[:MAX_SOURCE], "dated": dated}
                connection.execute(insert(SOURCES).values(about))
        self._looked = 0.0
        return entry

    def entries(self, kinds: Sequence[Kind] = REGISTERED) -> tuple[Entry, ...]:
        """Everything of these kinds, expired ones too, by age."""
        columns = [column for column in ENTRIES.c if column.name not in ("data", "key_check")]
        both = ENTRIES.outerjoin(SOURCES, ENTRIES.c.id == SOURCES.c.id)
        wanted = select(*columns, SOURCES.c.source, SOURCES.c.dated).select_from(both)
        with _errors(), self._store.engine.connect() as connection:
            rows = connection.execute(wanted.order_by(ENTRIES.c.id)).all()
        return tuple(_entry(row) for row in rows if row.kind in kinds)

    def expire(self, identifier: str, now: datetime | None = None) -> bool:
        """Let an entry tell nothing from now on; False when there is none of that id or name."""
        moment = int((now or datetime.now(UTC)).timestamp())
        named = (ENTRIES.c.id == identifier) | (ENTRIES.c.name == identifier)
        where = named & ENTRIES.c.kind.in_(REGISTERED)
        with _errors(), self._store.engine.begin() as connection:
            done = connection.execute(update(ENTRIES).where(where).values(expires_at=moment))
        self._looked = 0.0
        return done.rowcount > 0

    def remove(self, identifier: str, kinds: Sequence[Kind] = REGISTERED) -> bool:
        """Forget an entry and its fingerprints; False when there is none of that id or name."""
        gone = [one.id for one in self.entries(kinds) if identifier in (one.id, one.name)]
        with _errors(), self._store.engine.begin() as connection:
            _forget(connection, gone)
        self._looked = 0.0
        return bool(gone)

    def current(self) -> Loaded:
        """What is registered now; another process's changes are seen after LOOK_S.

        Raises: StoreError when the store cannot be read: nothing may pass for "not registered".
        Cost: a look at the store once in LOOK_S; 10,000 documents take half a second to load.
        """
        now = time.monotonic()
        if now - self._looked < LOOK_S:
            return self._loaded
        with self._lock:
            version = self._version()
            if version != self._loaded.version:
                self._loaded = self._load(version)
            self._looked = now
        return self._loaded

    def _version(self) -> tuple[int, int]:
        """Changes with every entry that is added, removed or expired."""
        moment = int(datetime.now(UTC).timestamp())
        with _errors(), self._store.engine.connect() as connection:
            rows = connection.execute(select(ENTRIES.c.id, ENTRIES.c.expires_at)).all()
        alive = tuple(sorted(identifier for identifier, until in rows if until > moment))
        return len(alive), hash(alive)

    def _load(self, version: tuple[int, int]) -> Loaded:
        moment = int(datetime.now(UTC).timestamp())
        wanted = select(ENTRIES).where(ENTRIES.c.expires_at > moment).order_by(ENTRIES.c.id)
        with _errors(), self._store.engine.connect() as connection:
            rows = connection.execute(wanted).all()
        key = self.key_for_new()
        whole = [(_entry(row), self._opened(row)) for row in rows]
        documents = [(entry, data) for entry, data in whole if entry.kind == "document"]
        hashes = [np.frombuffer(data, dtype="<u8") for _, data in documents]
        owners = [np.full(len(h), i, dtype=np.int32) for i, h in enumerate(hashes)]
        every = np.concatenate(hashes) if hashes else np.empty(0, np.uint64)
        order = np.argsort(every, kind="stable")
        lists = tuple((e, ExactList.from_data(data)) for e, data in whole if e.kind == "list")
        names: list[tuple[ListKind, str, NameList]] = [
            (e.kind, e.name, NameList.from_data(data))
            for e, data in whole
            if e.kind != "document" and e.kind != "list"
        ]
        return Loaded(
            version,
            tuple(entry for entry, _ in documents),
            every[order],
            np.concatenate(owners)[order] if owners else np.empty(0, np.int32),
            lists,
            key,
            Names([*self._shipped(key), *names], key),
        )

    def _opened(self, row: Any) -> bytes:
        """The data of a row. Raises: StoreError when it is not what was put there."""
        data = bytes(row.data[MAC:])
        if not any(_sealed(key, row.kind, data) == row.data for key in self._key):
            raise StoreError(
                f"registered {row.kind} {row.name}: is damaged in the store; remove it (`dlp "
                "registered remove`, `dlp lists remove`) and add it again"
            )
        return data

    def _shipped(self, key: bytes) -> Iterator[tuple[ListKind, str, NameList]]:
        """The shipped lists under this key, made once."""
        if self._made is None or self._made[0] != key:
            lists = {k: name_list(some.people, key) for k, some in self._people.items()}
            self._made = key, lists
        for kind, listed in self._made[1].items():
            yield kind, f"shipped-{kind}", listed

    def _checks(self) -> Iterable[tuple[str, bytes]]:
        with _errors(), self._store.engine.connect() as connection:
            rows = connection.execute(select(ENTRIES.c.id, ENTRIES.c.key_check)).all()
        return [(row[0], row[1]) for row in rows]


def _sealed(key: bytes, kind: str, data: bytes) -> bytes:
    """Data with what shows that it is whole."""
    return hmac.digest(key, kind.encode() + b"\0" + data, "sha256")[:MAC] + data


def _forget(connection: Connection, ids: Sequence[str]) -> None:
    connection.execute(delete(ENTRIES).where(ENTRIES.c.id.in_(ids)))
    connection.execute(delete(SOURCES).where(SOURCES.c.id.in_(ids)))


def _entry(row: object) -> Entry:
    get = row._mapping  # type: ignore[attr-defined]
    until = get["expires_at"]
    return Entry(
        get["id"],
        get["kind"],
        get["name"],
        get["owner"],
        datetime.fromtimestamp(get["added_at"], UTC),
        None if until >= FOREVER else datetime.fromtimestamp(until, UTC),
        get["count"],
        get.get("source") or "",
        get.get("dated") or "",
    )


def _check(key: bytes) -> bytes:
    """Tells whether a key is the one; tells nothing about it."""
    return hmac.digest(key, b"registered", "sha256")[:16]


class _errors:  # noqa: N801 - reads like a statement
    """Database errors as StoreError, without statement and values."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: object, _trace: object) -> None:
        if isinstance(error, SQLAlchemyError):
            name = type(error).__name__
            raise StoreError(f"registered documents: the store cannot be used ({name})") from None
