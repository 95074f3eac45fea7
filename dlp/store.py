"""The store: what must outlive a request, and nothing of its content.

SQLite beside the service by default, PostgreSQL by URL where there are several replicas; one code
path, SQLAlchemy Core. Every use opens its own connection to SQLite, so a store may be used after
a fork and from many processes at once.
"""

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Engine,
    LargeBinary,
    MetaData,
    Table,
    create_engine,
    delete,
    event,
    insert,
    make_url,
    text,
)
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateTable

from dlp.errors import StoreError

BUSY_SECONDS = 5.0  # that a writer waits for another one
METADATA = MetaData()

TOKENS = Table(
    "used_tokens",
    METADATA,
    Column("digest", LargeBinary(32), primary_key=True),
    Column("expires_at", BigInteger, nullable=False, index=True),  # seconds since 1970, UTC
)


class Store:
    """What must be known to every process, and after a restart. Safe to share and to fork."""

    def __init__(self, url: str) -> None:
        """Open the store and make what it lacks.

        Args:
            url: as SQLAlchemy writes it, `sqlite:////var/lib/roeland/store.db`.
        Raises:
            StoreError: the URL is none, the driver is missing, the file is damaged or cannot be
                written. Names the file, never a password.
        """
        self._name = "store"
        try:
            parsed = make_url(url)
            self._name = self._describe(parsed.get_backend_name(), parsed.database)
            self._engine = _engine(url, sqlite=parsed.get_backend_name() == "sqlite")
        except (ArgumentError, NoSuchModuleError):
            raise StoreError("the store's URL is none; try sqlite:////path/to/store.db") from None
        except ModuleNotFoundError as error:
            raise StoreError(f"the store needs {error.name}; install it with pip") from None
        except OSError as error:
            raise self._broken(f"its folder cannot be made ({error.strerror})") from None
        self._prepare()

    @staticmethod
    def _describe(backend: str, database: str | None) -> str:
        name = Path(database).name if backend == "sqlite" and database else database
        return f"{backend} store {name or 'in memory'}"

    @property
    def engine(self) -> Engine:
        """For the tables that other stages keep in the same store."""
        return self._engine

    def _prepare(self) -> None:
        """Make the tables, and prove now, not at the first request, that we can write."""
        try:
            with self._engine.begin() as connection:
                if self._engine.dialect.name == "sqlite":
                    found = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
                    if found != "ok":
                        raise self._broken("it is damaged")
                for table in METADATA.sorted_tables:
                    connection.execute(CreateTable(table, if_not_exists=True))
                    for index in table.indexes:
                        index.create(connection, checkfirst=True)
                connection.execute(delete(TOKENS).where(TOKENS.c.expires_at < 0))
        except SQLAlchemyError as error:
            raise self._broken(_cause(error)) from None

    def use_token(self, digest: bytes, expires_at: int) -> bool:
        """Mark a token as used; False when it was already, in this or another process.

        Args:
            digest: of the token, at most 32 bytes.
            expires_at: seconds since 1970; purge() may forget the token from then on.
        Raises:
            StoreError: the store cannot be written; then the token was not used.
        """
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(TOKENS).values(digest=digest, expires_at=expires_at))
        except IntegrityError:
            return False
        except SQLAlchemyError as error:
            raise self._broken(_cause(error)) from None
        return True

    def purge(self, now: int) -> int:
        """Forget tokens that have expired before `now`, in seconds since 1970; how many."""
        try:
            with self._engine.begin() as connection:
                return connection.execute(delete(TOKENS).where(TOKENS.c.expires_at < now)).rowcount
        except SQLAlchemyError as error:
            raise self._broken(_cause(error)) from None

    def close(self) -> None:
        """Give connections back."""
        self._engine.dispose()

    def _broken(self, why: str) -> StoreError:
        return StoreError(
            f"{self._name}: {why}; check path, permissions and space, or move the file away and "
            f"start with a new one"
        )


def _engine(url: str, *, sqlite: bool) -> Engine:
    if not sqlite:
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    database = make_url(url).database
    if not database or database == ":memory:":
        raise StoreError("a store in memory is not shared by processes; name a file")
    Path(database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, poolclass=NullPool, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS}
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _begin)
    with suppress(OSError):  # a file system without modes, or a file of another owner
        Path(database).touch(mode=0o600, exist_ok=True)
    return engine


def _on_connect(connection: Any, _record: Any) -> None:
    """Readers never wait for the writer, and transactions begin when we say so."""
    connection.isolation_level = None
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except connection.OperationalError:  # two processes switch at once: not waited for
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            break
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: Any) -> None:
    """Take the writer's place at once, or wait for it: no half-way upgrade that fails."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _cause(error: SQLAlchemyError) -> str:
    """What the database said, without the statement and its values."""
    said = str(getattr(error, "orig", None) or type(error).__name__)
    return said.splitlines()[0][:120] if said else type(error).__name__
