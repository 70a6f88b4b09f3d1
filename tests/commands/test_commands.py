"""The command line, as people and scripts use it: real processes, their output and their exit codes."""

import asyncio
import json
import shutil
import signal
import socket
import sqlite3
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.clock import Clock
from bot.playground.people import sample_building
from bot.playground.world import TOKEN
from bot.storage.database import Database
from bot.storage.tables import inbox, occurrences
from tests.commands.shell import Line
from tests.conftest import MONDAY


def written(folder: Path, file: Any) -> str:
    path = folder / "building.json"
    path.write_text(json.dumps(file), "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", ""), ("BOT_TOKEN", "nonsense"), ("BOT_API_URL", "ftp://x"), ("DATABASE_URL", "mysql://x"),
        ("BUILDING_TZ", "Mars/Olympus"), ("HEALTH_ADDR", "here"), ("HEALTH_ADDR", "127.0.0.1:99999"),
        ("HEALTH_ADDR", "127.0.0.1:0"), ("HEALTH_ADDR", "127.0.0.1:²"), ("LOG_LEVEL", "LOUD"), ("CLOCK_START", "soon"),
        ("DATABASE_URL", "sqlite+aiosqlite:///:memory:"), ("DATABASE_URL", "sqlite+aiosqlite://"),
        ("CLOCK_START", "0001-01-01T00:00"), ("CLOCK_START", "9999-12-31T23:59"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(cli, ["doctor"], env={"BOT_TOKEN": TOKEN, name: value})
    assert said.exit_code == 2
    assert name in said.stderr.splitlines()[-1]
    assert "Value error" not in said.stderr


@pytest.mark.parametrize("url", ["postgresql+asyncpg://u:SECRET", "postgresql+asyncpg:///x?user=u&password=SECRET"])
def test_no_password_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(cli, ["doctor"], env={"BOT_TOKEN": TOKEN, "DATABASE_URL": url, "BOT_API_URL": NOBODY})
    assert said.exit_code
    assert "SECRET" not in said.output


def test_settings_in_another_encoding_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}", "utf-16")
    said = CliRunner().invoke(cli, ["doctor"])
    assert (said.exit_code, said.stderr.splitlines()[-1]) == (2, "wrong setting: .env is not written in UTF-8")


async def test_a_wrong_setting_ends_the_process(line: Line) -> None:
    code, _, err = await line.ends("doctor", LOG_LEVEL="LOUD")
    assert (code, "LOG_LEVEL" in err.splitlines()[-1]) == (2, True)


"""Manifests that are none of ours."""
"""Rows of people that cannot be."""


NOBODY = "http://127.0.0.1:9"
"""Where nothing answers."""


async def test_without_the_bots_name_there_are_no_codes_and_everything_else_works(line: Line) -> None:
    file = written(line.folder, sample_building())
    assert (await line.says("load", file, BOT_API_URL=NOBODY))[0] == 0
    assert (await line.says("backup", "copy.zip", BOT_API_URL=NOBODY))[0] == 0
    for how in (("--all",), ("--person", "S14", "--json")):
        code, out, err = await line.says("invite", *how, BOT_API_URL=NOBODY)
        assert (code, out) == (1, "")
        assert err.splitlines()[-1].startswith("failed: Telegram cannot be asked for the bot's name: ")
    with sqlite3.connect(line.folder / "var" / "guanjia.db") as db:
        assert db.execute("SELECT count(*) FROM invites").fetchone() == (0,)


async def test_the_doctor_makes_nothing(line: Line) -> None:
    (line.folder / "file").touch()
    code, out, _ = await line.says("doctor", DATABASE_URL="sqlite+aiosqlite:///nope/x/y.db", MEDIA_DIR="nope/media")
    assert (code, "ok   database: no database yet" in out, "ok   media: no folder yet" in out) == (0, True, True)
    assert [each.name for each in line.folder.iterdir()] == ["file"]
    for url in ("sqlite+aiosqlite:///file/y.db", f"sqlite+aiosqlite:///{line.folder}"):
        code, out, _ = await line.says("doctor", DATABASE_URL=url, MEDIA_DIR="file")
        assert (code, "BAD  database: " in out, "BAD  media: " in out) == (1, True, True)
    assert [each.name for each in line.folder.iterdir()] == ["file"]


async def test_the_doctor_finds_what_was_set_aside(line: Line) -> None:
    await line.says("load", written(line.folder, sample_building()))
    _, out, _ = await line.says("doctor")
    assert "ok   set aside: nothing" in out
    async with Database(f"sqlite+aiosqlite:///{line.folder}/var/guanjia.db") as database, database.transaction() as db:
        it = {"kind": "daily-audit", "scope": "x", "local_date": MONDAY.date(), "due_at": MONDAY, "window_end": MONDAY}
        await db.execute(occurrences.insert().values(**it, state="failed", why=""))
        await db.execute(inbox.insert().values(update_id=7, chat=1, raw="{}", state="dead", received_at=MONDAY))
    code, out, _ = await line.says("doctor")
    assert (code, "BAD set aside: daily-audit (x), due on 2026-11-23, update 7" in " ".join(out.split())) == (1, True)


async def test_the_doctor_finds_what_is_wrong(line: Line) -> None:
    code, out, _ = await line.says("doctor")
    assert (code, "BAD" in out) == (0, False)
    assert "ok   fonts: NotoSansSC" in out
    code, out, _ = await line.says("doctor", BOT_API_URL=NOBODY)
    assert code == 1
    assert "BAD  token" in out


async def test_the_doctor_shows_the_time_that_the_house_would_go_by(line: Line) -> None:
    _, out, _ = await line.says("doctor", CLOCK_START="2031-02-03T04:05")
    assert "ok   clock: 2031-02-03 04:05 in Asia/Shanghai; a rehearsal" in out
    _, out, _ = await line.says("doctor")
    assert f"ok   clock: {Clock().local():%Y-%m-%d} " in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("invite",), ("invite", "--all", "--person", "S14"), ("nonsense",), ("load",), ("demo", "--port", "99999"),
        ("demo", "--port", "0"), ("demo", "--port", "x"), ("backup", ""), ("restore", ""), ("load", ""),
    ],
)  # fmt: skip
def test_wrong_usage_is_said_so(arguments: tuple[str, ...]) -> None:
    assert CliRunner().invoke(cli, arguments).exit_code == 2


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
        code, _, err = await line.says("run", HEALTH_ADDR=address)
        assert (code, err.startswith("another instance is running")) == (75, True)
    finally:
        first.send_signal(signal.SIGTERM)
    async with asyncio.timeout(9):
        await first.communicate()
    assert first.returncode == 0


async def test_it_stops_in_time_while_somebody_else_holds_the_file(line: Line) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = await line.start("run", HEALTH_ADDR=address)
    async with asyncio.timeout(30):
        await open_(address)
    with sqlite3.connect(line.folder / "var" / "guanjia.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(9):
            _, err = await process.communicate()
        other.execute("ROLLBACK")
    assert (process.returncode, "Traceback" in err.decode()) == (0, False)


async def test_without_a_telegram_the_last_line_says_so(line: Line) -> None:
    code, _, err = await line.says("run", BOT_API_URL=NOBODY)
    assert code == 1
    assert err.splitlines()[-1].startswith("failed: no connection")


async def test_a_server_that_lets_nobody_in_is_said_in_a_line(line: Line, postgres: str) -> None:
    base, mark, options = postgres.partition("?")
    nowhere = f"{base.rpartition('/')[0]}/nowhere{mark}{options}"
    code, _, err = await line.says("run", DATABASE_URL=nowhere)
    assert (code, err.splitlines()) == (1, ['failed: database "nowhere" does not exist'])
    code, out, _ = await line.says("doctor", DATABASE_URL=nowhere)
    assert (code, 'BAD  database: database "nowhere" does not exist' in out) == (1, True)


@pytest.mark.parametrize(
    ("url", "exit_code", "told"),
    [
        ("postgresql+asyncpg://127.0.0.1:1/x", 1, "failed: no connection to the database at 127.0.0.1:1: [Errno 111]"),
        ("postgresql+asyncpg://127.0.0.1:1/x?nonsense=1", 1, "failed: no connection to the database at 127.0.0.1:1: "),
        ("postgresql+asyncpg://127.0.0.1:door/x", 2, "wrong setting: DATABASE_URL cannot be understood"),
        ("sqlite+aiosqlite://here/x.db", 2, "wrong setting: DATABASE_URL needs three slashes"),
        ("sqlite+aiosqlite:///file/x.db", 1, "failed: no database can be at file/x.db: "),
        ("sqlite+aiosqlite:///.", 1, "failed: unable to open database file"),
    ],
)
async def test_a_database_that_cannot_be_had_is_said_in_a_line(line: Line, url: str, exit_code: int, told: str) -> None:
    (line.folder / "file").touch()
    code, _, err = await line.says("load", written(line.folder, sample_building()), DATABASE_URL=url)
    assert (code, len(err.splitlines())) == (exit_code, 1)
    assert err.startswith(told)


async def test_a_database_that_says_no_later_on_is_said_in_a_line(line: Line) -> None:
    building = written(line.folder, sample_building())
    await line.says("load", building)
    with sqlite3.connect(line.folder / "var" / "guanjia.db") as db:
        db.execute("DROP TABLE buildings")
    code, _, err = await line.says("load", building)
    assert (code, err.splitlines()) == (1, ["failed: the database says: no such table: buildings"])


_CRAMPED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
sys.argv = ["bot", "load", "building.json"]
runpy.run_module("bot", run_name="__main__")
"""


async def test_a_disk_that_is_full_is_said_in_a_line(line: Line, empty_file: Path) -> None:
    written(line.folder, sample_building())
    (line.folder / "var").mkdir()
    shutil.copy(empty_file, line.folder / "var" / "guanjia.db")
    process = await line.start(code=_CRAMPED)
    async with asyncio.timeout(30):
        _, err = await process.communicate()
    assert (process.returncode, len(err.splitlines())) == (1, 1)
    assert err.decode().startswith("failed: the database is not there, or cannot write just now: ")


async def test_a_file_that_is_no_database_is_said_in_a_line(line: Line) -> None:
    (line.folder / "no.db").write_text("not a database, but long enough to look at twice" * 20)
    code, _, err = await line.says("run", DATABASE_URL="sqlite+aiosqlite:///no.db")
    assert (code, err.splitlines()) == (1, ["failed: file is not a database"])
