"""Files that the house itself makes: written under the media folder, named so that nobody guesses them."""

import asyncio
import secrets
from pathlib import Path

from sqlalchemy import insert

from bot.services.work import Work
from bot.storage.tables import media


async def written(work: Work, folder: str, ending: str, content: bytes, mime: str) -> str:
    """Inside other verbs: keep a file, on the record; its path below the media folder."""
    path = f"{folder}/{secrets.token_hex(12)}.{ending}"
    await asyncio.to_thread(_write, work.desk.media / path, content)
    row = {
        "file": path, "kind": folder, "path": path, "mime": mime, "size": len(content),
        "by": work.actor.person, "created_at": work.now, "keep_until": None,
    }  # fmt: skip
    await work.db.execute(insert(media), row)
    return path


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
