"""A fresh copy of the small town for each run of a machine: a file, or the same database furnished anew."""

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests import furnishing
from tests.conftest import furnish

Copies = Callable[[Path], Awaitable[str]]
"""Makes the town of one run, in a folder of its own; the URL of its database."""


def of_file(town: Path) -> Copies:
    """A copy of that file each time."""

    async def copy(folder: Path) -> str:
        shutil.copy(town, folder / "g.db")
        return f"sqlite+aiosqlite:///{folder}/g.db"

    return copy


def of_server(url: str) -> Copies:
    """The database there, furnished as it was in the beginning."""

    async def anew(folder: Path) -> str:
        del folder
        await furnish(url, furnishing.SETTLED)
        return url

    return anew
