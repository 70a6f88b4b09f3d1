"""The figures' own ground: the floor of the guesses, and that what is timed is also right. No times are asserted."""

import random
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bench import __main__ as bench
from bench import broadcast, lunch
from bench.filling import DISPATCHER, FIRST_CONTACT, NOW, SINCE, TECHNICIANS, fill
from bench.guesses import DEV, HELD_OUT, accuracy, messages
from bench.lists import on_sqlite
from bot.clock import frozen
from bot.domain.people import PersonId
from bot.domain.repairs import OPEN
from bot.domain.searches import OF_RECORD, STATES, Search
from bot.domain.units import UnitId
from bot.services import actors, repair_lists
from bot.services.work import Desk
from bot.storage.repair_tables import helpers, intakes, work_orders

FEW = 3_000
EVERYTHING = (
    select(intakes, work_orders.c.status.label("state"), work_orders.c.technician)
    .select_from(intakes.outerjoin(work_orders, work_orders.c.intake == intakes.c.id))
    .order_by(intakes.c.id.desc())
)


def test_nine_of_ten_messages_that_the_words_were_not_tuned_on_are_guessed_right_and_no_danger_is_missed() -> None:
    held = messages(HELD_OUT)
    found = accuracy(held["repairs"], held["innocents"])
    assert found.count >= 100
    assert found.category >= 0.9
    assert found.urgency >= 0.9
    assert found.seen == found.dangers >= 20


def test_what_is_held_out_stands_nowhere_where_the_words_were_tuned() -> None:
    held, dev = messages(HELD_OUT), messages(DEV)
    texts = {one["text"] for one in held["repairs"]} | set(held["innocents"])
    assert not texts & ({one["text"] for one in dev["repairs"]} | set(dev["innocents"]))


async def test_an_unknown_part_is_refused_and_nothing_is_measured() -> None:
    with pytest.raises(SystemExit, match="no such part: hares; there are broadcast, guesses, lists, lunch, updates"):
        await bench.main(["guesses", "hares"])


@pytest.mark.parametrize("case", [lunch.taken, lunch.sent, lunch.written])
async def test_what_is_timed_at_lunch_is_answered_and_exact(tmp_path: Path, case: lunch.Case) -> None:
    took = await case(f"sqlite+aiosqlite:///{tmp_path}/bench.db", tmp_path, lunch.wishes(60))
    assert took.right


@pytest.mark.parametrize(("listed", "right", "holds"), [(1, True, True), (60, True, False), (1, False, False)])
async def test_a_list_that_is_late_or_not_exact_is_no_good_measurement(listed: float, right: bool, holds: bool) -> None:
    async def case(url: str, folder: Path, wanted: Sequence[lunch.Wanted]) -> lunch.Took:
        del url, folder, wanted
        return lunch.Took(100, listed, right)

    with nullcontext() if holds else pytest.raises(SystemExit, match="a house"):
        await lunch.run(quick=True, cases=[("a house", on_sqlite, case)])


async def test_a_broadcast_that_is_killed_in_the_middle_reaches_everybody_and_nobody_twice(tmp_path: Path) -> None:
    took = await broadcast.house(f"sqlite+aiosqlite:///{tmp_path}/bench.db", 80, (1, 2))
    fate = took.fate
    assert fate is not None
    assert (fate.twice, fate.left_out, took.slowed) == (0, 0, 0)
    assert 80 - fate.unknown <= fate.once <= 80
    assert len(took.quiet.seconds) == 5
    assert len(took.loud.seconds) == 10


async def test_lists_find_what_a_look_at_everything_finds(desk: Desk) -> None:
    await fill(desk.database, FEW)
    async with desk.database.snapshot() as db:
        dispatcher = await actors.by_id(db, PersonId(DISPATCHER))
        everything = (await db.execute(EVERYTHING)).all()
    assert dispatcher
    dice = random.Random(7)
    async with desk.work(dispatcher) as work:
        for search in [_thrown(dice) for _ in range(60)]:
            before = dice.choice((0, FEW // 2))
            page = await repair_lists.find(work, search, before)
            fits = [row.id for row in everything if _fits(row, search) and (not before or row.id < before)]
            assert [intake.id for intake, _ in page.found] == fits[: repair_lists.PAGE]


@pytest.mark.parametrize("person", [PersonId(1), PersonId(DISPATCHER), PersonId(FIRST_CONTACT)])
async def test_what_is_mine_is_open_and_reported_by_me_or_my_tenant_or_mine_to_do(desk: Desk, person: PersonId) -> None:
    await fill(desk.database, FEW)
    async with desk.database.snapshot() as db:
        actor = await actors.by_id(db, person)
        everything = (await db.execute(EVERYTHING)).all()
        helped = {row.order for row in await db.execute(select(helpers).where(helpers.c.technician == person))}
    assert actor
    mine = [
        row.id
        for row in everything
        if row.status in OPEN
        and (person in {row.reporter, row.technician} or row.tenant in actor.tenants or row.id in helped)
    ]
    async with desk.work(actor) as work:
        pages = [await repair_lists.mine(work)]
        while pages[-1].older:
            pages.append(await repair_lists.mine(work, before=pages[-1].older))
    assert mine
    assert [intake.id for page in pages for intake, _ in page.found] == mine


def _thrown(dice: random.Random) -> Search:
    first = SINCE.date() + timedelta(days=dice.randrange((NOW - SINCE).days))
    days = dice.choice(((None, None), (first, first + timedelta(days=dice.randrange(300)))))
    unit, technician = dice.choice((None, UnitId(1))), dice.choice((None, PersonId(dice.randint(1, TECHNICIANS))))
    return Search(unit, technician, dice.choice(("", *STATES)), *days)


def _fits(row: Any, search: Search) -> bool:
    day = frozen(NOW).today(row.reported_at)
    return (
        search.unit in {None, row.unit}
        and search.technician in {None, row.technician}
        and (search.since is None or day >= search.since)
        and (search.until is None or day <= search.until)
        and _in_state(row, search.state)
    )


def _in_state(row: Any, state: str) -> bool:
    if state in OF_RECORD:
        return row.status in OF_RECORD[state]
    return not state or row.state in STATES[state][0]
