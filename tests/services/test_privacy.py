"""What is kept can be had, and emptied; the numbers stay."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.categories import Category, Urgency
from bot.domain.people import Person
from bot.services import privacy, repairs
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import intakes, metadata
from bot.talk import answer
from tests.services.town import Town

MARKER = "独角兽4711"


async def everything(town: Town) -> str:
    """Every row of every table, and every file, as one text."""
    async with town.desk.database.transaction() as db:
        told = [str(row) for table in metadata.sorted_tables for row in await db.execute(select(table))]
    files = [file.read_text("utf-8", "ignore") for file in Path(town.desk.media).rglob("*") if file.is_file()]
    return "\n".join([*told, *files])


async def marked(town: Town) -> str:
    """The tenant leaves the marker wherever a tenant can leave one; their export's path."""
    await town.does("tenant", lambda w: repairs.report(w, _leak(town)))

    async def named(work: Work) -> None:
        person = await rows.find(work.db, Person, work.me)
        fields = vars(person) | {"name_zh": MARKER, "name_en": MARKER, "phone": MARKER}
        await work.save(person, Person(**fields))
        work.send(town.people["dispatcher"], answer("repair-to-file", number=MARKER), about="repair:1")

    await town.does("tenant", named)
    return await town.does("tenant", privacy.export)


def _leak(town: Town) -> Reported:
    return Reported(town.unit, f"{MARKER} 漏水", ("photo",), Category.PLUMBING, Urgency.NORMAL)


@pytest.mark.manual("R244", "R245")
async def test_after_erasing_nothing_of_the_person_is_left_but_their_numbers(town: Town) -> None:
    path = await marked(town)
    assert MARKER in await everything(town)
    await town.does("tenant", privacy.erase)
    assert MARKER not in await everything(town)
    assert not (town.desk.media / path).exists()
    async with town.desk.database.transaction() as db:
        assert (await db.execute(select(intakes.c.number))).scalars().all() == ["R-000001"]


async def test_the_export_holds_everything_that_is_kept(town: Town) -> None:
    path = await marked(town)
    kept = json.loads((town.desk.media / path).read_text("utf-8"))
    assert kept["person"]["phone"] == MARKER
    assert kept["posts"][0]["role"] == "tenant"
    assert MARKER in kept["repairs"][0]["text"]


async def test_nobody_elses_things_are_touched_by_an_erasure(town: Town) -> None:
    what = Reported(town.other_unit, "门坏了", (), Category.DOOR_LOCK, Urgency.NORMAL)
    await town.does("neighbour", lambda w: repairs.report(w, what))
    await marked(town)
    await town.does("tenant", privacy.erase)
    async with town.desk.database.transaction() as db:
        texts = (await db.execute(select(intakes.c.text).order_by(intakes.c.id))).scalars().all()
    assert texts == ["门坏了", ""]
