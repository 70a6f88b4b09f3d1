"""Fixtures of the dialogue tests: a phone in front of the engine that runs the samples."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.conversations.engine import Engine
from bot.domain.names import Language
from bot.playground.theatre import Theatre
from bot.services.work import Desk
from bot.storage.database import Database
from bot.texts import LOCALES, Texts
from tests.conversations.phone import Phone
from tests.conversations.samples import Filed, samples
from tests.meal_talks import NINE


@pytest.fixture(scope="session")
def sample_locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house's texts and those of the samples."""
    folder = tmp_path_factory.mktemp("locales") / "locales"
    shutil.copytree(LOCALES, folder)
    keys = {key for form in samples(Filed()) for key in form.texts()} | {"sample-done", "portions-of"}
    for language in Language:
        (folder / language.value / "samples.ftl").write_text("".join(f"{key} = {key}\n" for key in sorted(keys)))
    return folder


@pytest.fixture
def filed() -> Filed:
    """What was handed in."""
    return Filed()


@pytest.fixture
async def phone(
    empty_file: Path, clock: Clock, tmp_path: Path, sample_locales: Path, filed: Filed
) -> AsyncIterator[Phone]:
    """Somebody whom the department does not know yet; the rows lie in SQLite."""
    shutil.copy(empty_file, tmp_path / "phone.db")
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/phone.db") as database:
        desk = Desk(database, clock, Texts(clock, sample_locales))
        yield Phone(desk, Engine(samples(filed)))


@pytest.fixture
def phone_anywhere(database: Database, clock: Clock, tmp_path: Path, sample_locales: Path, filed: Filed) -> Phone:
    """The same on each kind of database."""
    desk = Desk(database, clock, Texts(clock, sample_locales))
    return Phone(desk, Engine(samples(filed)))


@pytest.fixture
def kitchen(theatre: Theatre) -> Theatre:
    """Nine o'clock on the first day of the sample building's menu."""
    theatre.clock.set(NINE)
    return theatre
