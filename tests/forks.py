"""The house in processes of their own, forked from one that has it loaded: how Python starts is not the point."""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.__main__", "tests.forks", "tests.unhurried", "tests.channel.child"])


class Forked:
    """A process that runs `main` with nothing of the tests' own surroundings."""

    def __init__(
        self,
        main: Callable[..., object],
        *args: Any,
        settings: Mapping[str, str],
        folder: Path | None = None,
        heard: Path | None = None,
    ) -> None:
        given = (main, args, dict(settings), folder, heard)
        self._process = _FORKS.Process(target=_surrounded, args=given, daemon=True)
        self._process.start()

    async def ends(self, within: float) -> int | None:
        """Wait for its exit code; None if it is still there after so many seconds."""
        await asyncio.to_thread(self._process.join, within)
        return self._process.exitcode

    async def stop(self, within: float) -> int | None:
        """Tell it to stop, and wait for its exit code."""
        self._process.terminate()
        return await self.ends(within)

    async def kill(self) -> None:
        """Without warning."""
        self._process.kill()
        await self.ends(60)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.kill()


def _surrounded(
    main: Callable[..., object],
    args: tuple[Any, ...],
    settings: dict[str, str],
    folder: Path | None,
    heard: Path | None,
) -> None:
    if heard:
        for stream, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(heard / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    if folder:
        os.chdir(folder)
    os.environ.clear()  # noqa: TID251 - these are the surroundings
    os.environ.update(settings)  # noqa: TID251
    main(*args)


async def said(
    folder: Path, settings: Mapping[str, str], arguments: tuple[str, ...], heard: Path
) -> tuple[int | None, str, str]:
    """What `guanjia` with these arguments exits with in `folder`, and writes; it is `heard` in a folder of its own."""
    async with Forked(_guanjia, arguments, settings=settings, folder=folder, heard=heard) as process:
        code = await process.ends(60)
    return code, (heard / "out").read_text("utf-8"), (heard / "err").read_text("utf-8")


def _guanjia(arguments: tuple[str, ...]) -> None:
    from bot.__main__ import main  # noqa: PLC0415 - only in the fork: the tests' own process need not load it

    sys.argv = ["guanjia", *arguments]
    main()
