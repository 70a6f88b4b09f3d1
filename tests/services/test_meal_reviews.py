"""The caterer's weeks, months and years are asked about, noted, assessed and decided on."""

from datetime import date, timedelta

import pytest

from bot.domain.assessments import Assessment, Decision
from bot.domain.meals import MealOrder
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.domain.surveys import Subject
from bot.domain.trades import Trade
from bot.services import assessments, meal_round, meals, privacy, subscriptions, surveys
from bot.storage import rows
from tests.services.kitchen import every, ordered, ruled, served
from tests.services.surveying import rated
from tests.services.town import MONDAY, Town, at, ticks, told

FOOD, WEEK, MONTH = Trade.MEALS, "2026-11-26", "2026-11"
THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)
ASKED, YEAR_END = date(2026, 12, 7), date(2026, 12, 1)


@pytest.fixture
async def week(kitchen: Town) -> Town:
    """A day on which the meals came late, were made anew, and something was missing."""
    made = await served(kitchen)
    kitchen.desk.clock.set(at(kitchen, 11, 40))
    await kitchen.does("receptionist", lambda w: meal_round.arrive(w, MONDAY))
    await kitchen.does("csr", lambda w: meal_round.remade(w, MONDAY, "cold", ()))
    await kitchen.does("csr", lambda w: meal_round.passed(w, MONDAY))
    await kitchen.does("csr", lambda w: meal_round.delivered(w, MONDAY))
    await kitchen.does("tenant", lambda w: meal_round.complain(w, made.id, "no soup"))
    await kitchen.does("csr", lambda w: meal_round.solve(w, made.id, charged=True))
    return kitchen


async def gone_to_the_caterer(town: Town, who: str) -> MealOrder:
    """Somebody else's lunch of Tuesday."""
    tuesday = MONDAY + timedelta(days=1)
    made = await town.does(who, lambda w: meals.order(w, tuesday, town.other_unit, {"B": 1}, ""))
    await ticks(town, at(town, 10, day=tuesday))
    return made


# -- opinions ---------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R176")
async def test_on_thursday_those_are_asked_once_who_ate_and_want_to_be(week: Town) -> None:
    await gone_to_the_caterer(week, "neighbour")
    await week.does("neighbour", lambda w: subscriptions.mute(w, surveys.SURVEYS))
    await ticks(week, at(week, 13, 29, day=THURSDAY))
    assert await told(week, "tenant", "survey-meals") == []
    for minute in (30, 45):
        await ticks(week, at(week, 13, minute, day=THURSDAY))
    assert len(await told(week, "tenant", "survey-meals")) == 1
    for who in ("neighbour", "csr", "vendor"):
        assert await told(week, who, "survey-meals") == []


@pytest.mark.manual("R176")
async def test_where_thursday_is_off_they_are_asked_on_the_working_day_before(week: Town) -> None:
    await ruled(week, calendar={"off": ["2026-11-26"]})
    await ticks(week, at(week, 13, 30, day=THURSDAY - timedelta(days=1)))
    assert len(await told(week, "tenant", "survey-meals")) == 1


async def test_what_was_cancelled_is_not_asked_about(kitchen: Town) -> None:
    made = await ordered(kitchen, A=1)
    await kitchen.does("tenant", lambda w: meals.cancel(w, made.id), at(kitchen, 9))
    await ticks(kitchen, at(kitchen, 13, 30, day=THURSDAY))
    assert await told(kitchen, "tenant", "survey-meals") == []


# -- the week's note --------------------------------------------------------------------------------------------------


@pytest.mark.manual("R176", "R177")
async def test_on_friday_the_supervisor_is_asked_for_a_note_with_what_was_said_and_the_caterer_gets_it(
    week: Town,
) -> None:
    await rated(week, "tenant", Subject.MEALS, WEEK, 2, words="too salty")
    await ticks(week, at(week, 10, day=FRIDAY))
    (asked,) = await told(week, "tenant_supervisor", "assessment-please-week")
    figures = asked["figures"]["args"]
    assert (asked["period"]["$period"], figures["orders"], figures["wrong"]) == (WEEK, 1, 1)
    assert (figures["late"], figures["again"], figures["stars"]) == (1, 1, "2.0")
    assert "too salty" in str(figures["said"])
    await week.does("tenant_supervisor", lambda w: assessments.improve(w, FOOD, WEEK, "less salt"))
    (note,) = await told(week, "vendor", "assessment-improve")
    assert (note["period"]["$period"], note["ahead"]) == (WEEK, "less salt")
    with pytest.raises(Refusal, match="assessment-made-already"):
        await week.does("cs_manager", lambda w: assessments.improve(w, FOOD, WEEK, "again"))


@pytest.mark.manual("R177")
async def test_a_note_that_nobody_writes_is_asked_for_again_and_the_manager_knows(week: Town) -> None:
    await ticks(week, at(week, 10, day=FRIDAY))
    await ticks(week, at(week, 10, day=FRIDAY + timedelta(days=3)))
    assert len(await told(week, "tenant_supervisor", "assessment-please-week")) == 2
    assert len(await told(week, "cs_manager", "assessment-missing")) == 1


async def test_a_week_without_meals_wants_no_note_and_a_note_is_of_a_week(kitchen: Town) -> None:
    await ticks(kitchen, at(kitchen, 10, day=FRIDAY))
    assert await told(kitchen, "tenant_supervisor", "assessment-please-week") == []
    with pytest.raises(Refusal, match="button-stale"):
        await kitchen.does("tenant_supervisor", lambda w: assessments.improve(w, FOOD, MONTH, "x"))
    with pytest.raises(Refusal, match="button-stale"):
        await kitchen.does("tenant_supervisor", lambda w: assessments.assess(w, FOOD, WEEK, 3, "a", "b"))
    for who in ("tenant", "vendor", "csr", "technician"):
        with pytest.raises(Refusal, match="not-allowed"):
            await kitchen.does(who, lambda w: assessments.improve(w, FOOD, WEEK, "x"))


# -- the month and the year -------------------------------------------------------------------------------------------


@pytest.mark.manual("R178")
async def test_three_days_before_the_payment_day_the_caterers_month_is_assessed(week: Town) -> None:
    await rated(week, "tenant", Subject.MEALS, WEEK, 4)
    await ticks(week, at(week, 10, day=ASKED))
    asked = await told(week, "tenant_supervisor", "assessment-please-month")
    assert [(one["trade"]["$say"], one["period"]["$period"], one["figures"]["args"]["stars"]) for one in asked] == [
        ("trade-meals", MONTH, "4.0")
    ]
    await week.does("tenant_supervisor", lambda w: assessments.assess(w, FOOD, MONTH, 3, "salty", "less salt"))
    assert (await told(week, "cs_manager", "assessment"))[-1]["score"] == 3
    assert [one["ahead"] for one in await told(week, "vendor", "assessment-improve")] == ["less salt"]


@pytest.mark.manual("R180", "R181")
@pytest.mark.parametrize("decision", Decision)
async def test_at_the_end_of_the_year_it_is_advised_and_decided(week: Town, decision: Decision) -> None:
    await ticks(week, at(week, 10, day=YEAR_END))
    (asked,) = await told(week, "tenant_supervisor", "assessment-please-year")
    assert asked["period"]["$period"] == "2026"
    made = await week.does(
        "tenant_supervisor", lambda w: assessments.assess(w, FOOD, "2026", 4, "good", "soup", renew=True)
    )
    assert (await told(week, "cs_manager", "assessment"))[-1]["state"]["$say"] == "assessment-advice-renew"
    await week.does("cs_manager", lambda w: assessments.decide(w, made.id, decision))
    (heard,) = await told(week, "tenant_supervisor", f"assessment-told-{decision.value}")
    assert heard["trade"]["$say"] == "trade-meals"
    assert len(await told(week, "vendor", "assessment-renewed")) == (decision is Decision.RENEW)


async def test_what_the_laundry_is_assessed_for_is_not_the_caterers(week: Town) -> None:
    await week.does("tenant_supervisor", lambda w: assessments.assess(w, FOOD, MONTH, 3, "a", "b"))
    (made,) = await every(week, Assessment)
    assert (made.trade, made.score) == (FOOD, 3)


async def test_what_somebody_wrote_goes_with_them_and_out_of_the_week_that_quoted_it(week: Town) -> None:
    await rated(week, "tenant", Subject.MEALS, WEEK, 1, words="独角兽4711")
    await ticks(week, at(week, 10, day=FRIDAY))
    await ticks(week, at(week, 10, day=ASKED))
    keys = ("assessment-please-week", "assessment-please-month")
    assert all([["独角兽4711" in str(await told(week, "tenant_supervisor", key)) for key in keys]])
    await week.does("tenant", privacy.erase)
    assert not any(["独角兽4711" in str(await told(week, "tenant_supervisor", key)) for key in keys])
    assert len(await week.desk.do(SYSTEM, lambda w: rows.every(w.db, MealOrder))) == 1
