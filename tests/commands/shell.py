"""The command line in an empty folder: real processes, their output and their exit codes."""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.playground.world import TOKEN
from tests import forks

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Line:
    """A shell in an empty folder, with settings that lead nowhere outside."""

    folder: Path
    heard: Path
    api: str

    async def start(self, *arguments: str, code: str = "", **settings: str) -> asyncio.subprocess.Process:
        """From nothing, as a person starts it; or that code of Python's."""
        python = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", "COLUMNS": "40"}
        return await asyncio.create_subprocess_exec(
            sys.executable, *(("-c", code) if code else ("-m", "bot")), *arguments,
            cwd=self.folder, env=python | self._given() | settings,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip

    async def ends(self, *arguments: str, **settings: str) -> tuple[int | None, str, str]:
        """The same, to its end."""
        process = await self.start(*arguments, **settings)
        async with asyncio.timeout(60):
            out, err = await process.communicate()
        return process.returncode, out.decode(), err.decode()

    async def says(self, *arguments: str, **settings: str) -> tuple[int | None, str, str]:
        """The same, with Python started already."""
        return await forks.said(self.folder, self._given() | settings, arguments, self.heard)

    def _given(self) -> dict[str, str]:
        return {"BOT_TOKEN": TOKEN, "BOT_API_URL": self.api, "LOG_LEVEL": "ERROR", "PATH": os.defpath}
