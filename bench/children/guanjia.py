"""The house: each message is one durable step of a dialogue. Arguments: base URL, token, database URL, folder."""

import asyncio
import shutil
import sys
from dataclasses import field, make_dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bot.channel.budget import Rates
from bot.channel.flood import Pace
from bot.channel.office import Line, Office
from bot.channel.router import table
from bot.clock import Clock
from bot.conversations.engine import Engine
from bot.conversations.form import Form, ask
from bot.conversations.parsers import short_text
from bot.domain.people import CONSENT_VERSION
from bot.services.work import Desk, Work
from bot.storage.database import Database
from bot.storage.migrating import migrate
from bot.storage.tables import people
from bot.talk import Answer, answer
from bot.texts import LOCALES, Texts
from bot.understood import MEMBERSHIP

QUESTIONS = 60
FIRST_ID, PEOPLE = 6_000_000_000, 200
_UNHURRIED = Rates(overall=100_000, kept=100, chat=10_000, burst=10_000, group_minute=60_000)


async def submit(_: Work, __: Any) -> Answer:
    """Nothing comes of it."""
    return answer("nothing-to-cancel")


def form() -> Form[Any]:
    """A dialogue of many questions, each answered by a text."""
    asked: list[Any] = [
        (f"q{n}", str, field(metadata=ask(short_text()).metadata))  # type: ignore[attr-defined]
        for n in range(QUESTIONS)
    ]
    return Form("bench", make_dataclass("Bench", asked, frozen=True), submit, command="bench")


def texts(folder: Path, clock: Clock) -> Texts:
    """The house's texts and those of the bench's dialogue."""
    shutil.copytree(LOCALES, folder / "locales")
    for language in ("zh-CN", "en"):
        lines = ["bench-title = bench", "bench-summary = all"]
        lines += [f"bench-q{n} = Q{n}\nbench-q{n}-label = Q{n}" for n in range(QUESTIONS)]
        (folder / "locales" / language / "bench.ftl").write_text("\n".join(lines), "utf-8")
    return Texts(clock, folder / "locales")


async def main(url: str, token: str, database_url: str, folder: str) -> None:
    """Work until killed."""
    clock = Clock()
    async with Database(database_url) as database:
        await migrate(database)
        blank = {"name_zh": "", "name_en": "", "language": "zh-CN", "consent": CONSENT_VERSION}
        async with database.transaction() as db:
            rows = [{**blank, "code": f"P{n}", "chat": FIRST_ID + n} for n in range(PEOPLE)]
            await db.execute(insert(people), rows)
        desk = Desk(database, clock, texts(Path(folder), clock))
        office = Office(desk, Line(token, url, _UNHURRIED, Pace(burst=100_000)))
        engine = Engine((form(),))

        async def anything(_: Work, __: Any) -> Answer:
            return answer("nothing-to-cancel")

        handlers = table((), (), engine, ["bench"], [], MEMBERSHIP, anything)
        office.application.add_handlers(handlers)
        await office.run(asyncio.Event(), ())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
