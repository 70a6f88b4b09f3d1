"""Rectification by a date: asked by the manager, told to the department, followed every day until it is done."""

from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.domain.categories import Category
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.services import analyses, dispatch, rectifications, verifications
from tests.services.test_summaries import FRIDAY, closed, finished, reported, ticking
from tests.services.town import ROLES, Town, told

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


async def demanded(town: Town, intake: IntakeId, *, days: int = 1, who: str = "cs_manager") -> None:
    by = town.desk.clock.today() + _DAY * days
    await town.does(who, lambda w: rectifications.demand(w, intake, by, "换阀门"))


@pytest.mark.parametrize("who", sorted(ROLES))
async def test_only_the_manager_sets_a_date(town: Town, who: str) -> None:
    intake = await reported(town)
    if who == "cs_manager":
        await demanded(town, intake)
        return
    with pytest.raises(Refusal, match="not-allowed"):
        await demanded(town, intake, who=who)


async def test_a_day_that_is_over_and_a_matter_that_is_settled_are_refused(town: Town) -> None:
    intake = await reported(town)
    with pytest.raises(Refusal, match="day-is-past"):
        await demanded(town, intake, days=-1)
    await closed(town, intake)
    with pytest.raises(Refusal, match="repair-is-closed"):
        await demanded(town, intake)


@pytest.mark.manual("R100", "R101")
async def test_after_the_date_it_is_called_every_working_day_until_it_is_done(town: Town, clock: Clock) -> None:
    intake = await reported(town)
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    clock.set(clock.at(FRIDAY, 9))
    await demanded(town, intake, days=0)
    await ticking(town, timedelta(days=5), _HOUR, rectifications.DUE)
    for who in ("engineering_manager", "csr", "second_csr", "cs_manager"):
        heard = await told(town, who, "rectify-due")
        # Friday, then Monday and Tuesday: nobody is called at the weekend.
        assert [one["days"] for one in heard] == [0, 3, 4]
        assert {one["number"] for one in heard} == {"WO-2026-000001"}
    assert await told(town, "tenant", "rectify-due") == []
    await finished(town, intake)
    await ticking(town, timedelta(days=3), _HOUR, rectifications.DUE)
    assert len(await told(town, "csr", "rectify-due")) == 3


async def test_another_date_takes_the_place_of_the_first(town: Town, clock: Clock) -> None:
    intake = await reported(town)
    await demanded(town, intake, days=0)
    await demanded(town, intake, days=2)
    await ticking(town, timedelta(hours=20), _HOUR, rectifications.DUE)
    assert await told(town, "csr", "rectify-due") == []
    await ticking(town, timedelta(days=2), _HOUR, rectifications.DUE)
    assert len(await told(town, "csr", "rectify-due")) == 1


async def test_what_is_merged_is_followed_where_it_went(town: Town) -> None:
    first, second = await reported(town), await reported(town, "又漏了")
    await demanded(town, first, days=0)
    await town.does("dispatcher", lambda w: dispatch.merge(w, first, second))
    await ticking(town, timedelta(hours=10), _HOUR, rectifications.DUE)
    (heard,) = await told(town, "csr", "rectify-due")
    assert heard["number"] == "R-000002"


@pytest.mark.manual("R99", "R102")
async def test_the_departments_hear_what_is_theirs_once_and_the_clerk_has_the_papers(town: Town, clock: Clock) -> None:
    await reported(town, "空调不冷", Category.HVAC)
    cleaning = await reported(town, "地脏", Category.CLEANING)
    await demanded(town, cleaning, days=14)
    clock.advance(timedelta(days=4, hours=8))
    for _ in range(2):
        await town.does("cs_manager", lambda w: rectifications.inform(w, f"{FRIDAY}"))
    (engineering,) = await told(town, "engineering_manager", "rectify-notice")
    (housekeeping,) = await told(town, "housekeeping_supervisor", "rectify-notice")
    assert [line["args"]["number"] for line in engineering["lines"]] == ["R-000001"]
    (line,) = (one["args"] for one in housekeeping["lines"])
    assert (line["number"], line["by"]["$say"], line["why"]["args"]["why"]) == ("R-000002", "rectify-by", "换阀门")
    assert await told(town, "security_supervisor", "rectify-notice") == []
    assert len(await told(town, "clerk", "rectify-archive")) == 1
    with pytest.raises(Refusal, match="not-allowed"):
        await town.does("csr", lambda w: rectifications.inform(w, f"{FRIDAY}"))


@pytest.mark.manual("R102")
async def test_what_came_of_it_stands_in_the_analysis(town: Town, clock: Clock) -> None:
    for days in (0, 3):
        intake = await reported(town)
        await demanded(town, intake, days=days)
        clock.advance(_DAY)
        await closed(town, intake)
    await demanded(town, await reported(town), days=9)
    clock.advance(timedelta(minutes=1))
    found = await town.does("cs_manager", lambda w: analyses.of_week(w, FRIDAY))
    assert [one.done is not None and one.done.date() <= one.by for one in found.rectified] == [False, True, False]
    assert [one.done is None for one in found.rectified] == [False, False, True]


@pytest.mark.manual("R101")
async def test_what_is_opened_again_is_followed_again(town: Town, clock: Clock) -> None:
    """Its own date and that of what was merged into it; called again on the next working day, once a day."""
    first, second = await reported(town), await reported(town, "又漏了")
    await demanded(town, first, days=0)
    await demanded(town, second, days=0)
    await town.does("dispatcher", lambda w: dispatch.merge(w, second, first))
    await closed(town, first)
    await ticking(town, timedelta(days=2), _HOUR, rectifications.DUE)
    assert await told(town, "csr", "rectify-due") == []
    await town.does("tenant", lambda w: verifications.come_back(w, first))
    await ticking(town, timedelta(hours=10), _HOUR, rectifications.DUE)
    assert len(await told(town, "csr", "rectify-due")) == 2
    await ticking(town, timedelta(days=1), _HOUR, rectifications.DUE)
    assert [one["days"] for one in await told(town, "csr", "rectify-due")] == [2, 2, 3, 3]


async def test_a_date_that_is_still_to_come_holds_for_what_is_opened_again(town: Town) -> None:
    intake = await reported(town)
    await demanded(town, intake, days=2)
    await closed(town, intake)
    await town.does("tenant", lambda w: verifications.come_back(w, intake))
    await ticking(town, timedelta(days=2), _HOUR, rectifications.DUE)
    assert await told(town, "csr", "rectify-due") == []
    await ticking(town, timedelta(days=1), _HOUR, rectifications.DUE)
    assert [one["days"] for one in await told(town, "csr", "rectify-due")] == [0]


async def test_what_was_a_repair_after_all_is_followed_again(town: Town) -> None:
    intake = await reported(town)
    await demanded(town, intake, days=0)
    await town.does("dispatcher", lambda w: dispatch.convert(w, intake))
    await ticking(town, timedelta(days=2), _HOUR, rectifications.DUE)
    assert await told(town, "csr", "rectify-due") == []
    await town.does("csr", lambda w: dispatch.turn_back(w, intake))
    await ticking(town, timedelta(hours=10), _HOUR, rectifications.DUE)
    assert len(await told(town, "csr", "rectify-due")) == 1


async def test_what_is_asked_for_today_after_closing_time_is_called_on_the_next_working_day(
    town: Town, clock: Clock
) -> None:
    intake = await reported(town)
    clock.set(clock.at(clock.today(), 18))
    await demanded(town, intake, days=0)
    await ticking(town, timedelta(hours=14), _HOUR, rectifications.DUE)
    assert await told(town, "csr", "rectify-due") == []
    await ticking(town, timedelta(hours=11), _HOUR, rectifications.DUE)
    assert [one["days"] for one in await told(town, "csr", "rectify-due")] == [1]
