"""Work that is done and not closed is not forgotten: whoever has the step is reminded once, then who is above them."""

from datetime import timedelta

import pytest

from bot.domain.order_states import Method, Owed, Result
from bot.domain.repairs import IntakeId
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import unsigned, verifications
from bot.storage.tables import buildings
from tests.services.test_work_orders import reported, steps, told
from tests.services.town import ROLES, Town, at

_OWED = {4: Owed.RESULT, 5: Owed.VERIFICATION, 7: Owed.SIGNATURE}
"""After so many steps of the straight way."""
_HAVING = {
    Owed.RESULT: {"dispatcher"}, Owed.VERIFICATION: {"csr", "second_csr"}, Owed.SIGNATURE: {"csr", "second_csr"}
}  # fmt: skip
_ABOVE = {
    Owed.RESULT: {"engineering_manager", "tenant_supervisor"},
    Owed.VERIFICATION: {"tenant_supervisor"},
    Owed.SIGNATURE: {"tenant_supervisor"},
}


async def walked(town: Town, upto: int) -> IntakeId:
    """So far on the straight way, at nine on Monday."""
    town.desk.clock.set(at(town, 9))
    intake = await reported(town)
    for who, step in steps(town, intake)[:upto]:
        await town.does(who, step)
    return intake


async def later(town: Town, **how_long: float) -> None:
    """Time passes; the house has been started anew meanwhile."""
    town.desk.clock.advance(timedelta(**how_long))
    for _ in range(2):
        kinds = tuple(kind for kind in SCHEDULE if kind.name == unsigned.UNSIGNED)
        await Clockwork(town.desk, kinds).tick()


async def reminded(town: Town) -> dict[str, list[str]]:
    """Who has been reminded, of what."""
    heard = {who: [key for key in await told(town, who) if key.startswith("repair-owed")] for who in ROLES}
    return {who: keys for who, keys in heard.items() if keys}


@pytest.mark.manual("R111", "R124", "R127")
@pytest.mark.parametrize(
    ("upto", "wait"),
    [(4, timedelta(hours=2)), (5, timedelta(hours=24)), (7, timedelta(hours=5, minutes=30))],
)
async def test_whoever_has_the_next_step_is_reminded_and_then_who_is_above_them(
    town: Town, upto: int, wait: timedelta
) -> None:
    """Two hours, a working day, four hours of work: the pause at noon is none."""
    await walked(town, upto)
    owed = _OWED[upto]
    await later(town, seconds=wait.total_seconds() - 60)
    assert await reminded(town) == {}
    await later(town, minutes=2)
    once = {who: [f"repair-owed-{owed}"] for who in _HAVING[owed]}
    assert await reminded(town) == once
    await later(town, days=2)
    both = once | {who: [f"repair-owed-{owed}-still"] for who in _ABOVE[owed]}
    assert await reminded(town) == both
    await later(town, days=9)
    assert await reminded(town) == both


@pytest.mark.parametrize("upto", list(_OWED))
async def test_nobody_is_reminded_of_what_has_moved_on(town: Town, upto: int) -> None:
    intake = await walked(town, upto)
    for who, step in steps(town, intake)[upto:]:
        await town.does(who, step)
    await later(town, days=5)
    assert await reminded(town) == {}


async def test_the_second_reminder_does_not_come_once_the_first_has_helped(town: Town) -> None:
    intake = await walked(town, 4)
    await later(town, hours=3)
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED))
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.ON_SITE))
    await later(town, days=5)
    assert await reminded(town) == {"dispatcher": ["repair-owed-result"]}


async def test_while_it_is_the_tenants_turn_nobody_of_the_house_owes_anything(town: Town) -> None:
    intake = await walked(town, 6)
    await later(town, days=5)
    assert await reminded(town) == {}
    await town.does("tenant", lambda w: verifications.confirm(w, intake, 0))
    await town.does("tenant", lambda w: verifications.take_back(w, intake, 0))
    await later(town, days=5)
    assert await reminded(town) == {}


async def test_a_new_round_has_its_own_reminders(town: Town) -> None:
    intake = await walked(town, 4)
    await later(town, hours=3)
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED))
    await town.does("csr", lambda w: verifications.reject(w, intake, 0, "still drips"))
    for who, step in steps(town, intake, 1)[1:4]:
        await town.does(who, step)
    await later(town, hours=1)
    assert await reminded(town) == {"dispatcher": ["repair-owed-result"]}
    await later(town, hours=4)
    assert await reminded(town) == {"dispatcher": ["repair-owed-result"] * 2}


async def test_whoever_asked_the_tenant_is_reminded_to_sign_whatever_their_post(town: Town) -> None:
    intake = await walked(town, 5)
    await town.does("cs_manager", lambda w: verifications.ask(w, intake))
    await town.does("tenant", lambda w: verifications.confirm(w, intake, 0))
    await later(town, hours=6)
    assert set(await reminded(town)) == {"csr", "second_csr", "cs_manager"}


async def test_the_building_says_how_long_each_may_take(town: Town) -> None:
    async with town.desk.database.transaction() as db:
        await db.execute(buildings.update().values(rules={"record_minutes": 10}))
    await walked(town, 4)
    await later(town, minutes=11)
    assert await reminded(town) == {"dispatcher": ["repair-owed-result"]}
