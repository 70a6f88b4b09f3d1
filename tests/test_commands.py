"""The command line, as people and scripts use it: real processes, their output and their exit codes."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.clock import Clock
from bot.playground.botapi import serve
from bot.playground.people import sample_building
from bot.playground.world import TOKEN, World

ROOT = Path(__file__).parent.parent


@dataclass
class Line:
    """A shell in an empty folder, with settings that lead nowhere outside."""

    folder: Path
    api: str

    async def start(self, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
        given = {
            "BOT_TOKEN": TOKEN, "BOT_API_URL": self.api, "LOG_LEVEL": "ERROR", "PATH": os.defpath,
            "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore",
        }  # fmt: skip
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments, cwd=self.folder, env=given | settings,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip

    async def says(self, *arguments: str, **settings: str) -> tuple[int | None, str, str]:
        process = await self.start(*arguments, **settings)
        async with asyncio.timeout(30):
            out, err = await process.communicate()
        return process.returncode, out.decode(), err.decode()


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    async with serve(World(Clock().now)) as server:
        yield Line(tmp_path, server.url)


def written(folder: Path, file: Any) -> str:
    path = folder / "building.json"
    path.write_text(json.dumps(file), "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", ""), ("BOT_TOKEN", "nonsense"), ("BOT_API_URL", "ftp://x"), ("DATABASE_URL", "mysql://x"),
        ("BUILDING_TZ", "Mars/Olympus"), ("HEALTH_ADDR", "here"), ("LOG_LEVEL", "LOUD"), ("CLOCK_START", "soon"),
    ],
)  # fmt: skip
async def test_a_wrong_setting_is_named(line: Line, name: str, value: str) -> None:
    code, _, err = await line.says("doctor", **{name: value})
    assert code == 2
    assert name in err.splitlines()[-1]


async def test_a_building_is_loaded_invited_copied_and_restored(line: Line) -> None:
    file = written(line.folder, sample_building())
    code, out, _ = await line.says("load", file)
    assert (code, out.split(",")[0].split()[1]) == (0, "added")
    code, out, _ = await line.says("load", file)
    assert (code, out.startswith("0 added, 0 changed")) == (0, True)
    code, out, _ = await line.says("invite", "--person", "T01-1", "--json")
    made = json.loads(out)
    assert code == 0
    assert set(made[0]) == {"person", "name", "role", "unit", "code", "link"}
    assert made[0]["link"] == f"https://t.me/guanjia_bot?start={made[0]['code']}"
    assert (made[0]["person"], made[0]["role"], made[0]["unit"]) == ("T01-1", "tenant", "0801/0802")
    code, out, _ = await line.says("invite", "--all", "--json")
    assert len(json.loads(out)) == 44
    assert (await line.says("backup", "copy.zip"))[0] == 0
    other = {"DATABASE_URL": "sqlite+aiosqlite:///other.db"}
    assert (await line.says("restore", "copy.zip", **other))[0] == 0
    code, _, err = await line.says("restore", "copy.zip", **other)
    assert (code, "already" in err.splitlines()[-1]) == (1, True)


async def test_a_broken_building_is_refused_with_every_reason(line: Line) -> None:
    file = sample_building()
    file["units"][0]["area_m2"] = -1
    file["staff"][0]["role"] = "wizard"
    code, _, err = await line.says("load", written(line.folder, file))
    assert code == 1
    assert "units[0].area_m2" in err
    assert "staff[0].role" in err
    assert err.splitlines()[-1] == "2 refused, nothing changed"
    (line.folder / "no.json").write_text("{", "utf-8")
    assert (await line.says("load", "no.json"))[0] == 1
    assert (await line.says("load", "missing.json"))[0] == 1


async def test_the_doctor_finds_what_is_wrong(line: Line) -> None:
    code, out, _ = await line.says("doctor")
    assert (code, "BAD" in out) == (0, False)
    code, out, _ = await line.says("doctor", BOT_API_URL="http://127.0.0.1:9")
    assert code == 1
    assert "BAD  token" in out


@pytest.mark.parametrize("arguments", [("invite",), ("invite", "--all", "--person", "S14"), ("nonsense",), ("load",)])
async def test_wrong_usage_is_said_so(line: Line, arguments: tuple[str, ...]) -> None:
    assert (await line.says(*arguments))[0] == 2


async def test_an_unknown_person_is_not_invited(line: Line) -> None:
    code, _, err = await line.says("invite", "--person", "X99")
    assert (code, "not-found" in err) == (1, True)


async def open_(address: str) -> None:
    """Until the house at `address` says that it hears Telegram."""
    async with aiohttp.ClientSession() as session:
        while True:
            with suppress(aiohttp.ClientError):
                async with session.get(f"http://{address}/healthz") as said:
                    if said.status == HTTPStatus.OK:
                        return
            await asyncio.sleep(0.1)


async def test_a_second_instance_is_turned_away_and_the_first_stops_when_told(line: Line) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    first = await line.start("run", HEALTH_ADDR=address)
    try:
        async with asyncio.timeout(30):
            await open_(address)
        code, _, err = await line.says("run")
        assert (code, err.startswith("another instance is running")) == (75, True)
    finally:
        first.send_signal(signal.SIGTERM)
    async with asyncio.timeout(6):
        await first.communicate()
    assert first.returncode == 0


async def test_without_a_telegram_the_last_line_says_so(line: Line) -> None:
    code, _, err = await line.says("run", BOT_API_URL="http://127.0.0.1:9")
    assert code == 1
    assert err.splitlines()[-1].startswith("failed: no connection")
