"""What a piece of work has done itself, it sees: what it keeps at hand for speed is never old."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.clock import Clock
from bot.domain.people import SYSTEM
from bot.domain.units import Building, Unit
from bot.services import house
from bot.services.work import Work
from bot.storage import rows
from bot.storage.absence import Stale
from bot.storage.tables import units
from bot.talk import answer
from tests.services.town import Town


async def test_rules_that_change_in_the_middle_hold_from_there_on(town: Town) -> None:
    async def changed(work: Work) -> tuple[int, int]:
        before = (await house.rules(work)).emergency_repeat_minutes
        (building,) = await rows.every(work.db, Building)
        await work.save(building, replace(building, rules={"emergency_repeat_minutes": before + 7}))
        return before, (await house.rules(work)).emergency_repeat_minutes

    before, after = await town.desk.do(SYSTEM, changed)
    assert after == before + 7


async def test_whoever_has_just_been_shown_a_card_holds_it_until_it_is_taken_down(town: Town) -> None:
    csr, clerk = sorted((town.people["csr"], town.people["clerk"]))

    async def shown(work: Work) -> tuple[object, object]:
        for person in (csr, clerk, csr):
            await work.show(person, "slip:1", answer("back-online"))
        held = await work.viewers("slip:1")
        await work.show(csr, "slip:1", answer("back-online"))
        await work.take_down(csr, "slip:1", answer("back-online"))
        return held, await work.viewers("slip:1")

    assert await town.desk.do(SYSTEM, shown) == ((csr, clerk), (clerk,))
    assert await town.desk.do(SYSTEM, lambda work: work.viewers("slip:1")) == (clerk,)


async def test_whoever_had_to_wait_for_their_turn_writes_down_the_time_at_which_it_came(
    embedded_town: Town, clock: Clock
) -> None:
    async def instant(work: Work) -> datetime:
        return work.now

    async with embedded_town.desk.database.transaction():
        waiting = asyncio.create_task(embedded_town.desk.do(SYSTEM, instant))
        await asyncio.sleep(0.05)
        clock.advance(timedelta(hours=1))
    assert await waiting == clock.now()


async def test_many_that_change_alike_are_saved_at_one_go(town: Town) -> None:
    """Each with its version and a line of its history, as if they had been saved one by one."""

    async def moved(work: Work) -> None:
        found = (await rows.every(work.db, Unit))[:3]
        saved = await work.save_alike([(unit, replace(unit, area=7)) for unit in found])
        assert saved == await rows.every(work.db, Unit, units.c.id.in_([unit.id for unit in found]))
        assert [(unit.area, unit.version) for unit in saved] == [(7, unit.version + 1) for unit in found]
        for unit in found:
            line = (await work.history_of("units", unit.id))[-1]
            assert (line.who, line.change) == (None, {"area": [unit.area, 7]})
        assert await work.save_alike([(unit, unit) for unit in saved]) == saved
        assert await work.save_alike([]) == []

    await town.desk.do(SYSTEM, moved)


async def test_what_changed_in_different_ways_is_not_saved_at_one_go(town: Town) -> None:
    async def moved(work: Work) -> None:
        found = (await rows.every(work.db, Unit))[:2]
        with pytest.raises(ValueError, match="different ways"):
            await work.save_alike([(unit, replace(unit, area=n)) for n, unit in enumerate(found, start=901)])
        with pytest.raises(ValueError, match="different ways"):
            await work.save_alike([(found[0], replace(found[0], area=901)), (found[1], found[1])])
        assert await rows.every(work.db, Unit, units.c.id.in_([unit.id for unit in found])) == found

    await town.desk.do(SYSTEM, moved)


async def test_one_of_many_that_somebody_else_has_saved_meanwhile_stops_all_of_them(town: Town) -> None:
    async def moved(work: Work) -> None:
        one, other = (await rows.every(work.db, Unit))[:2]
        await work.save(other, replace(other, area=901))
        with pytest.raises(Stale):
            await work.save_alike([(unit, replace(unit, area=902)) for unit in (one, other)])

    await town.desk.do(SYSTEM, moved)
