"""The inspection plan: set by the manager, gone by whom it names, told where nobody went."""

from datetime import date, timedelta

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.inspections import InspectionPlan, PlanId, Rhythm, Round
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake
from bot.domain.roles import Role
from bot.services import house, inspections, occurrences, repairs
from bot.services.repairs import Reported
from bot.storage import rows
from tests.services.town import MONDAY, ROLES, Town, at, ticks, told

_DAY = timedelta(days=1)
POINTS = "地面\n灯"


async def arranged(
    town: Town, *days: int, who: str = "cs_manager", goes: Role = Role.CSR, rhythm: Rhythm = Rhythm.WEEKLY
) -> InspectionPlan:
    wanted = days or (1, 3)
    return await town.does(who, lambda w: inspections.arrange(w, "大堂", POINTS, rhythm, wanted, 10, goes))


async def rounds(town: Town) -> list[Round]:
    return await town.does("csr", lambda w: rows.every(w.db, Round))


async def gone(town: Town, who: str = "csr", number: int = 0) -> Round:
    one = (await rounds(town))[number]
    return await town.does(who, lambda w: inspections.finish(w, one.id))


async def finds(town: Town, who: str, text: str) -> Intake:
    seen = Reported(None, text, (), Category.LIGHTING, Urgency.NORMAL)
    return await town.does(who, lambda w: repairs.report(w, seen))


@pytest.mark.parametrize("who", sorted(ROLES))
async def test_only_the_manager_sets_and_ends_a_round(town: Town, who: str) -> None:
    if who == "cs_manager":
        plan = await arranged(town)
        assert (await town.does(who, lambda w: inspections.end(w, plan.id))).ended_at is not None
        with pytest.raises(Refusal, match="inspection-ended"):
            await town.does(who, lambda w: inspections.end(w, plan.id))
        return
    with pytest.raises(Refusal, match="not-allowed"):
        await arranged(town, who=who)
    with pytest.raises(Refusal, match="not-allowed"):
        await town.does(who, lambda w: inspections.end(w, PlanId(1)))


@pytest.mark.manual("R89")
async def test_whom_the_plan_names_is_called_on_its_days_at_its_hour(town: Town) -> None:
    await arranged(town)
    (heard,) = await told(town, "csr", "inspection-set")
    assert (heard["area"], heard["points"]) == ("大堂", POINTS)
    for day in range(9):  # two Mondays, one Wednesday between them, and the next
        await ticks(town, at(town, 9, 59, day=MONDAY + _DAY * day))
        before = len(await told(town, "csr", "inspection"))
        await ticks(town, at(town, 10, 0, day=MONDAY + _DAY * day))
        assert (len(await told(town, "csr", "inspection")) > before) == (day in {0, 2, 7})
        if (await rounds(town))[-1].done_at is None:
            await gone(town, "second_csr", -1)
    assert [one.due_at for one in await rounds(town)] == [at(town, 10, day=MONDAY + _DAY * n) for n in (0, 2, 7)]
    assert await told(town, "receptionist", "inspection") == []


async def test_a_holiday_is_left_out_and_a_weekend_that_is_named_is_not(town: Town) -> None:
    town.desk.clock.set(at(town, 12, day=MONDAY + _DAY * 37))  # the thirtieth of December, a Wednesday
    await arranged(town, 5, 7)  # New Year's Day is a Friday
    for day in range(38, 48):
        await ticks(town, at(town, 10, 1, day=MONDAY + _DAY * day))
    assert [one.due_at for one in await rounds(town)] == [at(town, 10, day=MONDAY + _DAY * n) for n in (41, 46)]


async def declared(town: Town, *days: date, works: bool = False) -> None:
    """These days are declared off, or worked; the plan follows within minutes."""
    for day in days:
        await town.does("cs_manager", lambda w, day=day: house.declare(w, day, "typhoon", works=works))  # type: ignore[misc]
    await ticks(town, town.desk.clock.now() + timedelta(minutes=11))


async def waits_for(town: Town) -> list[str]:
    """The days that rounds wait for."""
    found = await town.desk.do(SYSTEM, lambda w: occurrences.waiting(w, inspections.DUE, ""))
    return [one.scope.partition(":")[2][5:] for one in found]


@pytest.mark.manual("R250")
async def test_a_round_leaves_a_day_that_is_declared_off_and_comes_back_with_it(town: Town) -> None:
    await ticks(town, at(town, 9))
    await arranged(town, 2, 4)
    tuesday = MONDAY + _DAY
    await declared(town, tuesday)
    assert await waits_for(town) == [f"{tuesday + 2 * _DAY:%m-%d}"]
    await declared(town, tuesday, works=True)
    assert await waits_for(town) == [f"{tuesday:%m-%d}"]
    await declared(town, tuesday)
    for day in range(1, 4):
        await ticks(town, at(town, 10, day=MONDAY + _DAY * day))
    assert [one.due_at for one in await rounds(town)] == [at(town, 10, day=tuesday + 2 * _DAY)]


async def test_what_has_been_asked_for_stays_when_its_day_is_declared_off(town: Town) -> None:
    await ticks(town, at(town, 9))
    await arranged(town, 1, 3)
    await ticks(town, at(town, 10))
    await declared(town, MONDAY)
    assert [one.due_at for one in await rounds(town)] == [at(town, 10)]
    assert await waits_for(town) == [f"{MONDAY + 2 * _DAY:%m-%d}"]


DECEMBER = date(2026, 12, 7)  # its first Monday


@pytest.mark.manual("R250")
@pytest.mark.parametrize(
    ("steps", "goes"),
    [
        ([((DECEMBER,), False)], ["12-04"]),
        ([((DECEMBER,), False), ((DECEMBER,), True)], ["12-07"]),
        ([((DECEMBER,), False), ((DECEMBER - 2 * _DAY,), True)], ["12-05"]),
        ([((DECEMBER - 3 * _DAY, DECEMBER), False)], ["12-03"]),
    ],
    ids=["declared off", "taken back", "worked weekend", "two days off"],
)
async def test_one_of_the_month_goes_on_the_working_day_before_whenever_that_is_declared(
    town: Town, steps: list[tuple[tuple[date, ...], bool]], goes: list[str]
) -> None:
    await ticks(town, at(town, 9, day=DECEMBER - 6 * _DAY))
    await arranged(town, 1, rhythm=Rhythm.MONTHLY)
    for days, works in steps:
        await declared(town, *days, works=works)
    assert await waits_for(town) == goes
    for day in range(-6, 10):
        await ticks(town, at(town, 10, day=DECEMBER + _DAY * day))
    assert [f"{town.desk.clock.local(one.due_at):%m-%d}" for one in await rounds(town)] == goes


async def test_one_of_the_month_that_loses_its_day_at_the_last_moment_goes_on_the_working_day_after(town: Town) -> None:
    await ticks(town, at(town, 9, day=DECEMBER - _DAY))
    await arranged(town, 1, rhythm=Rhythm.MONTHLY)
    await declared(town, DECEMBER)
    for day in range(3):
        for hour in (9, 10):
            await ticks(town, at(town, hour, day=DECEMBER + _DAY * day))
    assert [one.due_at for one in await rounds(town)] == [at(town, 10, day=DECEMBER + _DAY)]
    assert await waits_for(town) == ["01-04"]


async def test_one_of_the_month_that_was_gone_ahead_of_its_day_is_not_gone_again_on_it(town: Town) -> None:
    await ticks(town, at(town, 9, day=DECEMBER - 6 * _DAY))
    await arranged(town, 1, rhythm=Rhythm.MONTHLY)
    await declared(town, DECEMBER)
    await ticks(town, at(town, 10, day=DECEMBER - 3 * _DAY))
    assert len(await rounds(town)) == 1
    await declared(town, DECEMBER, works=True)
    assert await waits_for(town) == ["01-04"]


RHYTHMS = {  # who goes, and on which Mondays
    Rhythm.WEEKLY: (Role.CSR, ["12-07", "12-14", "12-21", "12-28", "01-04", "01-11"]),
    Rhythm.HALF_MONTHLY: (Role.HOUSEKEEPING_SUPERVISOR, ["12-07", "12-21", "01-04"]),
    Rhythm.MONTHLY: (Role.CS_MANAGER, ["12-07", "01-04"]),
}


@pytest.mark.manual("R250")
async def test_a_team_is_inspected_weekly_an_area_half_monthly_a_department_monthly(town: Town) -> None:
    first = MONDAY + _DAY * 8  # Tuesday, the first of December
    town.desk.clock.set(at(town, 9, day=first))
    for rhythm, (who, _) in RHYTHMS.items():
        await arranged(town, 1, goes=who, rhythm=rhythm)
    for day in range(42):
        await ticks(town, at(town, 10, day=first + _DAY * day))
    for plan in await town.does("cs_manager", inspections.plans):
        who, mondays = RHYTHMS[plan.plan.rhythm]
        seen = [town.desk.clock.local(one.due_at) for one in await rounds(town) if one.plan == plan.plan.id]
        assert [f"{one:%m-%d}" for one in seen] == mondays
        called = dict.fromkeys(one["at"]["$at"][5:10] for one in await told(town, who.value, "inspection"))
        assert list(called) == mondays, who


@pytest.mark.manual("R89", "R90")
async def test_a_round_says_who_went_when_and_what_was_found(town: Town) -> None:
    await arranged(town)
    await finds(town, "csr", "before the round")
    await ticks(town, at(town, 10))
    first = await finds(town, "csr", "the lamp in the lobby")
    await finds(town, "second_csr", "somebody else's")
    town.desk.clock.set(at(town, 10, 30))
    done = await gone(town)
    assert (done.done_by, done.done_at, done.findings) == (town.people["csr"], at(town, 10, 30), (first.number,))
    heard = (await told(town, "second_csr", "inspection-gone"))[-1]  # whoever need not go any more knows
    assert heard["found"]["args"]["numbers"] == first.number
    with pytest.raises(Refusal, match="inspection-done-already"):
        await gone(town, "second_csr")
    (planned,) = await town.does("cs_manager", inspections.plans)
    assert (planned.last, planned.waiting) == (done, None)


async def test_who_is_not_named_cannot_sign_for_a_round(town: Town) -> None:
    await arranged(town)
    await ticks(town, at(town, 10))
    for who in ("security", "receptionist", "technician", "tenant"):
        with pytest.raises(Refusal, match="not-allowed"):
            await gone(town, who)
    assert (await gone(town, "cs_manager")).done_by == town.people["cs_manager"]


@pytest.mark.manual("R89")
async def test_a_round_that_nobody_goes_is_told_to_the_manager_and_called_again(town: Town) -> None:
    await arranged(town)
    await ticks(town, at(town, 10))
    await ticks(town, at(town, 11, 59))
    assert await told(town, "cs_manager", "inspection-missed") == []
    await ticks(town, at(town, 12, 0))
    (heard,) = await told(town, "cs_manager", "inspection-missed")
    assert heard["area"] == "大堂"
    assert len(await told(town, "csr", "inspection")) == 2
    await ticks(town, at(town, 10, day=MONDAY + _DAY * 2))
    await gone(town, number=1)
    await ticks(town, at(town, 13, day=MONDAY + _DAY * 2))
    assert len(await told(town, "cs_manager", "inspection-missed")) == 1


async def test_what_is_cancelled_is_called_off_and_not_asked_for_again(town: Town) -> None:
    plan = await arranged(town)
    await ticks(town, at(town, 10))
    await town.does("cs_manager", lambda w: inspections.end(w, plan.id))
    assert await told(town, "csr", "inspection-off")
    await ticks(town, at(town, 13))
    await ticks(town, at(town, 10, day=MONDAY + _DAY * 2))
    assert len(await rounds(town)) == 1
    assert await told(town, "cs_manager", "inspection-missed") == []
    assert await town.does("csr", inspections.plans) == []


async def test_a_house_that_stood_still_for_days_goes_on_with_the_next_round(town: Town) -> None:
    await arranged(town, 1, 2, 3, 4, 5)
    await ticks(town, at(town, 9, day=MONDAY + _DAY * 3))
    assert len(await rounds(town)) == 1
    await ticks(town, at(town, 10, day=MONDAY + _DAY * 3))
    assert len(await rounds(town)) == 2
