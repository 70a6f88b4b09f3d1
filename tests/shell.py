"""Commands in processes of their own, forked from one that has the house loaded: how Python starts is not the point."""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.__main__ import main

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.__main__", "tests.shell"])


async def said(
    folder: Path, settings: Mapping[str, str], arguments: Sequence[str], heard: Path
) -> tuple[int | None, str, str]:
    """What `guanjia` with these arguments exits with in `folder`, and writes; it is `heard` in a folder of its own."""
    process = _FORKS.Process(target=_command, args=(folder, dict(settings), tuple(arguments), heard))
    process.start()
    try:
        await asyncio.to_thread(process.join, 60)
    finally:
        process.kill()
    return process.exitcode, (heard / "out").read_text("utf-8"), (heard / "err").read_text("utf-8")


def _command(folder: Path, settings: dict[str, str], arguments: tuple[str, ...], heard: Path) -> None:
    for stream, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(heard / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    os.chdir(folder)
    os.environ.clear()  # noqa: TID251 - nothing of the tests' own surroundings
    os.environ.update(settings)  # noqa: TID251
    sys.argv = ["guanjia", *arguments]
    main()
