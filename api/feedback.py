"""Judgements on verdicts, counted per recognizer, rule and tier; no text and no ids are kept.

The last verdicts are remembered by id, without content, in bounded memory: a judgement can name
a finding by its place only while its verdict is among them.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import SQLAlchemyError

from api.problems import Refused, field_error, invalid
from api.schemas import FeedbackIn
from dlp.errors import StoreError
from dlp.store import Store

REMEMBERED = 10_000  # verdicts
MAX_FINDINGS = 1_000  # remembered of one verdict

COUNTS = Table(
    "feedback",
    MetaData(),
    Column("recognizer", String(100), primary_key=True),  # or missed entity
    Column("rule", String(100), primary_key=True),  # "" where no rule asked
    Column("tier", String(20), primary_key=True),
    Column("judgement", String(10), primary_key=True),  # wrong, right, missed
    Column("count", Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a judgement is counted under."""

    recognizers: tuple[str, ...]  # one per finding
    rules: tuple[str, ...]
    tier: str


class Recent:
    """The last verdicts by id."""

    def __init__(self, size: int = REMEMBERED) -> None:
        self._size = size
        self._verdicts: OrderedDict[str, Remembered] = OrderedDict()

    def add(self, measure: Mapping[str, Any]) -> None:
        """Remember a verdict, as work.measure() gives it."""
        self._verdicts[measure["id"]] = Remembered(
            tuple(measure["recognizers"][:MAX_FINDINGS]), tuple(measure["rules"]), measure["tier"]
        )
        while len(self._verdicts) > self._size:
            self._verdicts.popitem(last=False)

    def rows(self, judged: FeedbackIn) -> list[dict[str, Any]]:
        """What to count for a judgement, one row per rule.

        Raises: Refused with 422 when the verdict or the finding is not known.
        """
        verdict = self._verdicts.get(judged.id)
        if verdict is None:
            detail = f"is not among the last {self._size} verdicts since the start"
            raise Refused(invalid((field_error("id", detail, "send feedback sooner"),)))
        if judged.missed is not None:
            name, judgement = judged.missed, "missed"
        else:
            place = judged.finding or 0
            if place >= len(verdict.recognizers):
                detail = "there is no such finding in that verdict"
                entry = field_error("finding", detail, "0 is the first", len(verdict.recognizers))
                raise Refused(invalid((entry,)))
            name, judgement = verdict.recognizers[place], str(judged.judgement)
        return [
            {"recognizer": name, "rule": rule, "tier": verdict.tier, "judgement": judgement}
            for rule in verdict.rules or ("",)
        ]


class FeedbackStore:
    """The counts, in the service's store. Every method blocks: call it from a thread."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine: Engine | None = None
        self._lock = Lock()

    def add(self, rows: list[dict[str, Any]]) -> None:
        """Add one to each of these counts. Raises: StoreError."""
        with _store_errors():
            engine = self._open()
            insert: Any = sqlite_insert if engine.dialect.name == "sqlite" else postgresql_insert
            statement = insert(COUNTS).values([{**row, "count": 1} for row in rows])
            keys = [column.name for column in COUNTS.primary_key]
            with engine.begin() as connection:
                connection.execute(
                    statement.on_conflict_do_update(keys, set_={"count": COUNTS.c.count + 1})
                )

    def counts(self) -> list[dict[str, Any]]:
        """All counts, ordered by name. Raises: StoreError."""
        with _store_errors(), self._open().connect() as connection:
            rows = connection.execute(select(COUNTS).order_by(*COUNTS.primary_key))
            return [dict(row._mapping) for row in rows]

    def _open(self) -> Engine:
        with self._lock:
            if self._engine is None:
                engine = Store(self._url).engine
                COUNTS.metadata.create_all(engine)
                self._engine = engine
            return self._engine


@contextmanager
def _store_errors() -> Iterator[None]:
    """SQLAlchemy's messages quote statements and addresses: say only what failed."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"the store cannot be used ({type(error).__name__})") from None
