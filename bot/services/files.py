"""Files that the house itself makes: written under the media folder, named so that nobody guesses them."""

import asyncio
import secrets
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, delete, insert, select, update

from bot.domain.permits import May
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage.tables import media


async def written(
    work: Work,
    folder: str,
    ending: str,
    content: bytes,
    mime: str,
    *,
    about: str | None = None,
    keep: timedelta | None = None,
) -> str:
    """Inside other verbs: keep a file, on the record, for ever or for so long; its path below the media folder.

    `about` names the record whose erasure deletes the file, whoever had it made.
    """
    path = f"{folder}/{secrets.token_hex(12)}.{ending}"
    await asyncio.to_thread(_write, work.desk.media / path, content)
    row = {
        "file": path, "kind": folder, "path": path, "mime": mime, "size": len(content),
        "by": work.actor.person, "about": about, "created_at": work.now,
        "keep_until": work.now + keep if keep else None,
    }  # fmt: skip
    await work.db.execute(insert(media), row)
    return path


async def deleted(work: Work, which: ColumnElement[bool]) -> list[str]:
    """Inside other verbs: delete files, once that is on disk; their paths.

    Their rows go later, with `forget_old`: a crash right behind the commit must not leave a file that nobody knows.
    """
    paths = [row.path for row in await work.db.execute(select(media.c.path).where(which)) if row.path]
    await work.db.execute(update(media).where(which).values(by=None, about=None, keep_until=work.now))
    work.afterwards(lambda: _unlink(work.desk.media, paths))
    return paths


@needs(May.KEEP_TIME)
async def forget_old(work: Work) -> None:
    """Delete the files whose time is over."""
    over = media.c.keep_until <= work.now
    paths = [row.path for row in await work.db.execute(select(media.c.path).where(over)) if row.path]
    # Nobody wants them back, whatever becomes of the rows.
    await asyncio.to_thread(_unlink, work.desk.media, paths)
    await work.db.execute(delete(media).where(over))


def _unlink(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (folder / path).unlink(missing_ok=True)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
