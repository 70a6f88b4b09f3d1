"""Work-order numbers: 1, 2, 3 … in each year of the building's calendar, whatever fails, is voided or comes at once."""

import asyncio
from collections import Counter
from datetime import UTC, date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.clock import Clock
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.services import dispatch, voids
from bot.services.work import Work
from bot.storage.repair_tables import work_orders as orders
from bot.storage.tables import counters
from tests.services.test_work_orders import reported
from tests.services.town import Town

SHANGHAI_IS_AHEAD = timedelta(hours=8)
DEEDS = ("issue", "fail", "twice", "void")
batches = st.lists(
    st.tuples(st.integers(0, 100), st.lists(st.sampled_from(DEEDS), min_size=1, max_size=5)), min_size=1, max_size=4
)


class _BrokenError(Exception):
    """Something of ours breaks after the number was taken."""


async def issue(town: Town, intake: IntakeId) -> str:
    technician = town.people["technician"]
    return (await town.does("dispatcher", lambda w: dispatch.issue(w, intake, technician))).number


async def fail(town: Town, intake: IntakeId) -> str:
    async def broken(work: Work) -> str:
        raise _BrokenError((await dispatch.issue(work, intake, town.people["technician"])).number)

    return await town.does("dispatcher", broken)


async def void(town: Town, intake: IntakeId) -> str:
    number = await issue(town, intake)
    await town.does("dispatcher", lambda w: voids.ask_void(w, intake, "reported twice"))
    await town.does("cs_manager", lambda w: voids.void(w, intake))
    return number


async def done(town: Town, deeds: list[str]) -> list[str]:
    """All of them at the same moment; the numbers that were given out."""
    intakes = [await reported(town, "csr") for _ in deeds]
    verbs = {"issue": issue, "fail": fail, "twice": issue, "void": void}
    tasks = [verbs[deed](town, intake) for deed, intake in zip(deeds, intakes, strict=True)]
    tasks += [issue(town, intake) for deed, intake in zip(deeds, intakes, strict=True) if deed == "twice"]
    given_ = await asyncio.gather(*tasks, return_exceptions=True)
    wrong = [one for one in given_ if isinstance(one, BaseException) and not isinstance(one, (_BrokenError, Refusal))]
    assert wrong == []
    return [one for one in given_ if isinstance(one, str)]


async def held(town: Town) -> tuple[list[str], dict[str, int]]:
    """The numbers that are there, and how far each year has counted."""
    async with town.desk.database.transaction() as db:
        numbers = (await db.execute(select(orders.c.number))).scalars().all()
        counted = {row.name: row.value for row in await db.execute(counters.select()) if row.name.startswith("WO-")}
    return sorted(numbers), counted


@pytest.mark.manual("R122")
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(plan=batches)
async def test_the_numbers_of_each_year_have_no_gap_whatever_happens_around_new_year(
    town: Town, clock: Clock, plan: list[tuple[int, list[str]]]
) -> None:
    _, before = await held(town)
    last = max((int(name[-4:]) for name in before), default=2026)
    clock.set(clock.at(date(last, 12, 31), 23))
    given_ = Counter({int(name[-4:]): n for name, n in before.items()})
    for minutes, deeds in plan:
        clock.advance(timedelta(minutes=minutes))
        year = (clock.now().astimezone(UTC) + SHANGHAI_IS_AHEAD).year
        taken = await done(town, deeds)
        assert len(taken) == len(deeds) - deeds.count("fail")
        assert sorted(taken) == [f"WO-{year}-{given_[year] + n + 1:06d}" for n in range(len(taken))]
        given_[year] += len(taken)
    numbers, counted = await held(town)
    assert numbers == [f"WO-{year}-{n + 1:06d}" for year in sorted(given_) for n in range(given_[year])]
    assert counted == {f"WO-{year}": n for year, n in given_.items() if n}


async def test_the_year_of_a_number_is_the_buildings_not_that_of_greenwich(town: Town, clock: Clock) -> None:
    clock.set(clock.at(date(2026, 12, 31), 23, 59))
    old = await issue(town, await reported(town))
    clock.advance(timedelta(minutes=1))
    new = await issue(town, await reported(town))
    assert (old, new, clock.now().year) == ("WO-2026-000001", "WO-2027-000001", 2026)
