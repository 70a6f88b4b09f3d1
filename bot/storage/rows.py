"""Records in and out of tables: find, add, save with a version check. Column names are field names."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, CursorResult, Select, Table, bindparam, insert, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.refusal import Refusal
from bot.storage.absence import Stale
from bot.storage.database import Transaction
from bot.storage.tables import RECORDS, counters

R = TypeVar("R")
_AT_ONCE = 1000
"""Records in one statement: two values each, and a database takes some 32,000."""


class NotFound(Refusal):
    """There is no such record, or not for you: the two are told apart to nobody."""

    def __init__(self) -> None:
        super().__init__("not-found")


def table(record: type) -> Table:
    """The table of a record class."""
    return RECORDS[record]


_NAMES = {record: tuple(f.name for f in fields(record)) for record in RECORDS}
_COLUMNS = {record: tuple(column.name for column in held.c) for record, held in RECORDS.items()}
# Built once, with parameters instead of values: SQLAlchemy would spend a millisecond on wrapping each value anew.
_QUERIES = {record: select(held) for record, held in RECORDS.items()}
_BY_ID = {record: query.where(RECORDS[record].c.id == bindparam("wanted_id")) for record, query in _QUERIES.items()}
_BY_IDS = {
    record: query.where(RECORDS[record].c.id.in_(bindparam("wanted_ids", expanding=True)))
    for record, query in _QUERIES.items()
}
_INSERTS = {record: insert(held) for record, held in RECORDS.items()}
_UPDATES = {
    record: update(held).where(held.c.id == bindparam("known_id"), held.c.version == bindparam("known_version"))
    for record, held in RECORDS.items()
    if "version" in held.c
}


def values(record: Any) -> dict[str, Any]:
    """A record's fields as column values, without an id that is still to be given."""
    row = {name: getattr(record, name) for name in _NAMES[type(record)]}
    if not row.get("id", True):
        del row["id"]
    return row


def made(record: type[R], row: Any) -> R:
    """The record that lies in a row of its table."""
    return record(**dict(zip(_COLUMNS[record], row, strict=True)))


def query(record: type, *where: ColumnElement[bool]) -> Select[Any]:
    """SELECT all of a record's columns."""
    return _QUERIES[record].where(*where)


async def add(db: Transaction, record: R) -> R:
    """Insert a new record; the same comes back with its id."""
    done = await db.execute(_INSERTS[type(record)], values(record))
    return replace(record, id=new_id(done))  # type: ignore[type-var]


def new_id(done: CursorResult[Any]) -> int:
    """The id that the database gave to an inserted row."""
    key = done.inserted_primary_key
    if key is None:
        raise LookupError("the database gave no key")
    return int(key[0])


async def find(db: Transaction, record: type[R], id_: int) -> R:
    """The record with that id.

    Raises:
        NotFound: there is none.

    """
    row = (await db.execute(_BY_ID[record], {"wanted_id": id_})).first()
    if row is None:
        raise NotFound
    return made(record, row)


async def first(db: Transaction, record: type[R], *where: ColumnElement[bool]) -> R | None:
    """The first record that fits, or None."""
    row = (await db.execute(query(record, *where).limit(1))).first()
    return None if row is None else made(record, row)


async def by(db: Transaction, record: type[R], **fields: int | str) -> R | None:
    """The first record with these values in its fields, or None: like `first`, built once for all values."""
    row = (await db.execute(_by(record, tuple(fields)), fields)).first()  # type: ignore[arg-type] # a class
    return None if row is None else made(record, row)


@cache
def _by(record: type, names: tuple[str, ...]) -> Select[Any]:
    held = table(record)
    return query(record, *(held.c[name] == bindparam(name) for name in names)).limit(1)


async def every(db: Transaction, record: type[R], *where: ColumnElement[bool], limit: int | None = None) -> list[R]:
    """All records that fit, in the order of their ids."""
    rows = await db.execute(query(record, *where).order_by(table(record).c.id).limit(limit))
    return [made(record, row) for row in rows]


async def all_by(db: Transaction, record: type[R], **fields: int | str) -> list[R]:
    """All records with these values in their fields, in the order of their ids; built once for all values."""
    found = await db.execute(_all_by(record, tuple(fields)), fields)  # type: ignore[arg-type] # a class
    return [made(record, row) for row in found]


@cache
def _all_by(record: type, names: tuple[str, ...]) -> Select[Any]:
    held = table(record)
    return query(record, *(held.c[name] == bindparam(name) for name in names)).order_by(held.c.id)


async def save(db: Transaction, record: R) -> R:
    """Write a changed record back; it comes back with its next version.

    Raises:
        Stale: somebody else saved it since it was read.

    """
    row = values(record)
    id_, version = row.pop("id"), row.pop("version")
    known = {"known_id": id_, "known_version": version}
    done = await db.execute(_UPDATES[type(record)], {**row, **known, "version": version + 1})
    if done.rowcount != 1:
        raise Stale
    return replace(record, version=version + 1)  # type: ignore[type-var]


async def save_alike(db: Transaction, records: Sequence[R], names: Collection[str]) -> list[R]:
    """Write back many records that have come to be the same in these fields; they come back with their next versions.

    A statement for many: one for each would wait for the database as often as there are records.

    Raises:
        Stale: somebody else saved one of them since it was read.

    """
    saved: list[R] = []
    for n in range(0, len(records), _AT_ONCE):
        some = records[n : n + _AT_ONCE]
        held = table(type(some[0]))
        known = tuple_(held.c.id, held.c.version).in_([(one.id, one.version) for one in some])  # type: ignore[attr-defined]
        new = {name: getattr(some[0], name) for name in names} | {"version": held.c.version + 1}
        if (await db.execute(update(held).where(known).values(new))).rowcount != len(some):
            raise Stale
        saved += [replace(one, version=one.version + 1) for one in some]  # type: ignore[attr-defined,type-var]
    return saved


def upsert(db: Transaction, into: Table) -> Any:
    """INSERT that knows ON CONFLICT, in the dialect at hand."""
    return _insert(db.dialect.name, into)


def _insert(dialect: str, into: Table) -> Any:
    return postgresql.insert(into) if dialect == "postgresql" else sqlite.insert(into)


async def add_new(db: Transaction, into: Table, *new: Mapping[str, Any]) -> None:
    """Insert rows; what is there already stays as it is."""
    if new:
        await db.execute(_unless_there(db.dialect.name, into), new)


@cache
def _unless_there(dialect: str, into: Table) -> Any:
    return _insert(dialect, into).on_conflict_do_nothing()


async def put(db: Transaction, into: Table, row: Mapping[str, Any]) -> None:
    """Insert a row, or write it over the one with the same key."""
    await db.execute(_over(db.dialect.name, into), row)


@cache
def _over(dialect: str, into: Table) -> Any:
    new = _insert(dialect, into)
    set_ = {column.name: new.excluded[column.name] for column in into.c if not column.primary_key}
    return new.on_conflict_do_update(index_elements=into.primary_key.columns, set_=set_)


async def take_number(db: Transaction, series: str) -> int:
    """The next number of a series, gap-free: given back by the database if the transaction is rolled back (R122)."""
    return int((await db.execute(_next_of(db.dialect.name), {"name": series, "value": 1})).scalar_one())


@cache
def _next_of(dialect: str) -> Any:
    counted = {"value": counters.c.value + 1}
    taken = _insert(dialect, counters).on_conflict_do_update(index_elements=["name"], set_=counted)
    return taken.returning(counters.c.value)


async def many(db: Transaction, record: type[R], ids: Sequence[int]) -> dict[int, R]:
    """The records with those ids, by id."""
    if not ids:
        return {}
    rows = await db.execute(_BY_IDS[record], {"wanted_ids": ids})
    return {row.id: made(record, row) for row in rows}
