"""A consistent copy of everything in one file, and its way back: the same file for SQLite and PostgreSQL."""

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Date, Table, bindparam, func, insert, select, text, update
from sqlalchemy.exc import StatementError

from bot.storage.absence import is_away
from bot.storage.database import Database, Transaction
from bot.storage.migrating import current, migrate, newest
from bot.storage.tables import leases, metadata
from bot.storage.types import Code, Lines, Utc

_CHUNK = 500
_MANIFEST = "manifest.json"


class NotEmpty(Exception):
    """A copy is only ever restored into an empty place."""


class NothingToCopy(Exception):
    """There is no database yet, or not in today's schema."""


class NotACopy(Exception):
    """The file is not one of ours, or of another schema."""


async def back_up(database: Database, media: Path, target: Path, now: datetime) -> int:
    """Copy every row as of one instant, and every file, into `target` (a zip); how many rows that were.

    Raises:
        OSError: the file cannot be written; what was begun is taken away again.
        NothingToCopy: there is nothing that this version could copy.

    """
    revision, _ = await current(database)
    if revision != newest():
        raise NothingToCopy(f"the database has schema {revision or 'none'}, a copy is made of {newest()} only")
    partial = _partial(target)
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as copy:
            copy.writestr(_MANIFEST, json.dumps({"guanjia": 1, "schema": revision, "made_at": now.isoformat()}))
            count = await _fill_in(database, media, copy)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return count


def _partial(target: Path) -> Path:
    if target.is_dir():
        raise IsADirectoryError(f"{target} is a folder; say which file in it")
    if target.exists() and not target.is_file():
        raise FileExistsError(f"{target} is no ordinary file, and a copy would take its place")
    return target.with_name(f"{target.name}.part")


async def _fill_in(database: Database, media: Path, copy: zipfile.ZipFile) -> int:
    count = 0
    async with database.snapshot() as db:
        for table in _copied():
            count += await _dump(db, table, copy)
    for file in _files(media):
        copy.write(file, f"media/{file.relative_to(media)}")
    return count


async def restore(database: Database, media: Path, copy: zipfile.ZipFile) -> int:
    """Bring an opened copy back into an empty database, and its files; how many rows that were.

    Raises:
        NotACopy: a row of it makes no sense; nothing is kept of the others either.
        NotEmpty: there is something in the database already.
        OSError: a file cannot be written.

    """
    revision, _ = await current(database)
    if revision not in {None, newest()}:
        raise NotEmpty(f"there is a house of schema {revision} already")
    await migrate(database)
    async with database.transaction() as db:
        await _must_be_empty(db)
        count = 0
        for table in _copied():
            count += await _fill(db, table, copy)
        for name in copy.namelist():
            if name.startswith("media/") and ".." not in Path(name).parts:
                _write(media / Path(name).relative_to("media"), copy.read(name))
    return count


@contextmanager
def opened(source: Path) -> Iterator[zipfile.ZipFile]:
    """A copy that has been looked through from end to end.

    Raises:
        NotACopy: the file is not a copy, is damaged, or was made with another schema.

    """
    try:
        copy = zipfile.ZipFile(source)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise NotACopy(f"{source}: {error}") from error
    with copy:
        _must_be_ours(copy)
        _must_be_whole(copy)
        yield copy


def _copied() -> Iterator[Table]:
    # A lease belongs to a running process, not to the data.
    return (table for table in metadata.sorted_tables if table is not leases)


def _must_be_ours(copy: zipfile.ZipFile) -> None:
    try:
        manifest = json.loads(copy.read(_MANIFEST))
    except Exception as error:
        raise NotACopy(f"{_name(copy)} is not a copy of this house") from error
    schema = manifest.get("schema") if isinstance(manifest, dict) else None
    if not isinstance(schema, str):
        raise NotACopy(f"{_name(copy)} is not a copy of this house")
    if schema != newest():
        raise NotACopy(f"{_name(copy)} was made with another schema than {newest()}")


def _must_be_whole(copy: zipfile.ZipFile) -> None:
    missing = {_lines(table) for table in _copied()} - set(copy.namelist())
    try:
        damaged = sorted(missing) or copy.testzip()
    except Exception as error:
        raise _damaged(copy, error) from error
    if damaged:
        raise _damaged(copy, damaged)


def _damaged(copy: zipfile.ZipFile, how: object) -> NotACopy:
    return NotACopy(f"{_name(copy)} is damaged: {how}")


def _name(copy: zipfile.ZipFile) -> str:
    return Path(copy.filename or "").name


def _lines(table: Table) -> str:
    return f"tables/{table.name}.jsonl"


async def _dump(db: Transaction, table: Table, copy: zipfile.ZipFile) -> int:
    found = await db.execute(select(table).order_by(*table.primary_key.columns))
    count = 0
    kinds = [column.type for column in table.columns]
    with copy.open(_lines(table), "w", force_zip64=True) as out:
        for row in found:
            plain = [_out(kind, value) for kind, value in zip(kinds, row, strict=True)]
            out.write((json.dumps(plain, ensure_ascii=False) + "\n").encode())
            count += 1
    return count


async def _fill(db: Transaction, table: Table, copy: zipfile.ZipFile) -> int:
    lines = copy.read(_lines(table)).splitlines()
    own = [column.name for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]
    ways: list[dict[str, Any]] = []
    for first in range(0, len(lines), _CHUNK):
        batch = [_row(table, copy, *line) for line in enumerate(lines[first : first + _CHUNK], start=first + 1)]
        try:
            await db.execute(insert(table), [row | dict.fromkeys(own) for row in batch])
        except (StatementError, OverflowError, UnicodeError) as error:
            if is_away(error):
                raise
            raise _damaged(copy, f"{_lines(table)} holds what cannot be") from error
        ways += [row for row in batch if any(row[name] is not None for name in own)]
    await _find_ways(db, table, copy, own, ways)
    await _count_on(db, table)
    return len(lines)


async def _find_ways(
    db: Transaction, table: Table, copy: zipfile.ZipFile, own: Sequence[str], ways: Sequence[Mapping[str, Any]]
) -> None:
    """A row may lead to one of its own table that was written later: the ways are laid once all of them are there."""
    if not ways:
        return
    laid = update(table).where(table.c.id == bindparam("id_")).values({name: bindparam(f"{name}_") for name in own})
    try:
        await db.execute(laid, [{"id_": row["id"], **{f"{name}_": row[name] for name in own}} for row in ways])
    except StatementError as error:
        if is_away(error):
            raise
        raise _damaged(copy, f"{_lines(table)} holds what cannot be") from error


def _row(table: Table, copy: zipfile.ZipFile, number: int, line: bytes) -> dict[str, Any]:
    try:
        values = zip(table.columns, json.loads(line), strict=True)
        return {column.name: _in(column.type, value) for column, value in values}
    except Exception as error:
        raise _damaged(copy, f"{_lines(table)}, line {number}") from error


async def _count_on(db: Transaction, table: Table) -> None:
    # PostgreSQL's counters know nothing of rows that came with their ids.
    if db.dialect.name == "postgresql" and table.autoincrement_column is not None:
        column = table.autoincrement_column
        highest = select(func.coalesce(func.max(column), 0)).scalar_subquery()
        series = func.pg_get_serial_sequence(table.name, column.name)
        await db.execute(select(func.setval(series, highest + 1, text("false"))))


async def _must_be_empty(db: Transaction) -> None:
    for table in _copied():
        if (await db.execute(select(table).limit(1))).first() is not None:
            raise NotEmpty(f"there are rows in {table.name} already")


def _out(kind: Any, value: Any) -> Any:
    if isinstance(kind, Lines):
        return kind.plain(value)
    match value:
        case StrEnum():
            return value.value
        case datetime() | date():
            return value.isoformat()
    return value


def _in(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    match kind:
        case Utc():
            return datetime.fromisoformat(value)
        case Date():
            return date.fromisoformat(value)
        case Code():
            return kind.member(value)
        case Lines():
            return kind.records(value)
    return value


def _files(media: Path) -> Iterator[Path]:
    return (file for file in sorted(media.rglob("*")) if file.is_file()) if media.is_dir() else iter(())


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
