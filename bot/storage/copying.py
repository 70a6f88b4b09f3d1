"""A consistent copy of everything in one file, and its way back: the same file for SQLite and PostgreSQL."""

import json
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Date, Table, func, insert, select, text

from bot.storage.database import Database, Transaction
from bot.storage.migrating import current, migrate
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
    revision, newest = await current(database)
    if revision != newest:
        raise NothingToCopy(f"the database has schema {revision or 'none'}, a copy is made of {newest} only")
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
    return target.with_name(f"{target.name}.part")


async def _fill_in(database: Database, media: Path, copy: zipfile.ZipFile) -> int:
    count = 0
    async with database.snapshot() as db:
        for table in _copied():
            count += await _dump(db, table, copy)
    for file in _files(media):
        copy.write(file, f"media/{file.relative_to(media)}")
    return count


async def restore(database: Database, media: Path, source: Path) -> int:
    """Bring a copy back into an empty database and folder; how many rows that were.

    Raises:
        NotACopy: the file is not a copy, is damaged, or was made with another schema.
        NotEmpty: there is something in the database already.

    """
    with _opened(source) as copy:
        await migrate(database)
        revision, _ = await current(database)
        if json.loads(copy.read(_MANIFEST)).get("schema") != revision:
            raise NotACopy(f"{source.name} was made with another schema than {revision}")
        _must_be_whole(copy, source)
        async with database.transaction() as db:
            await _must_be_empty(db)
            count = 0
            for table in _copied():
                count += await _fill(db, table, copy)
        for name in copy.namelist():
            if name.startswith("media/") and ".." not in Path(name).parts:
                _write(media / Path(name).relative_to("media"), copy.read(name))
    return count


def _copied() -> Iterator[Table]:
    # A lease belongs to a running process, not to the data.
    return (table for table in metadata.sorted_tables if table is not leases)


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        copy = zipfile.ZipFile(source)
    except (OSError, zipfile.BadZipFile) as error:
        raise NotACopy(f"{source}: {error}") from error
    if _MANIFEST not in copy.namelist():
        copy.close()
        raise NotACopy(f"{source.name} is not a copy of this house")
    return copy


def _must_be_whole(copy: zipfile.ZipFile, source: Path) -> None:
    missing = {_lines(table) for table in _copied()} - set(copy.namelist())
    try:
        damaged = sorted(missing) or copy.testzip()
    except (zlib.error, zipfile.BadZipFile, EOFError) as error:
        raise NotACopy(f"{source.name} is damaged: {error}") from error
    if damaged:
        raise NotACopy(f"{source.name} is damaged: {damaged}")


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
    names = [column.name for column in table.columns]
    count = 0
    batch: list[dict[str, Any]] = []
    for line in copy.read(_lines(table)).splitlines():
        batch.append({n: _in(table, n, value) for n, value in zip(names, json.loads(line), strict=True)})
        count += 1
        if len(batch) == _CHUNK:
            await db.execute(insert(table), batch)
            batch = []
    if batch:
        await db.execute(insert(table), batch)
    await _count_on(db, table)
    return count


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


def _in(table: Table, name: str, value: Any) -> Any:
    kind = table.columns[name].type
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
