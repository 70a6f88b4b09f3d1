"""The laundry's months and its year are asked about, assessed and decided on."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.domain.assessments import Assessment, Decision
from bot.domain.refusal import Refusal
from bot.domain.rules import rules_of
from bot.domain.surveys import Subject, tenths
from bot.domain.trades import Trade
from bot.services import assessments, laundry, laundry_round, opinions, privacy, subscriptions, surveys
from tests.services.kitchen import ruled
from tests.services.surveying import answers, asked, rated
from tests.services.town import Town, at, ticks, told
from tests.services.washing import handed_in, opened

WASHING, MONTH = Trade.LAUNDRY, "2026-11"
SURVEY, ASKED, YEAR_END = date(2026, 12, 3), date(2026, 12, 7), date(2026, 12, 1)


@pytest.fixture
async def shop(shop: Town) -> Town:
    """A month with two orders: one collected late and washed again, one that is just collected in time."""
    late, early = await handed_in(shop, shirt=1), await handed_in(shop, "neighbour", shirt=1)
    await shop.does("vendor", lambda w: laundry_round.collect(w, early.id))
    shop.desk.clock.set(at(shop, 10))
    for verb in (laundry_round.collect, laundry_round.as_listed, laundry_round.give_back):
        await shop.does("vendor", lambda w, verb=verb: verb(w, late.id))  # type: ignore[misc]
    await shop.does("tenant", lambda w: laundry.reject(w, late.id, "a stain"))
    return shop


# -- opinions ---------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R164")
async def test_each_month_those_are_asked_who_had_something_washed_and_want_to_be(shop: Town) -> None:
    await shop.does("neighbour", lambda w: subscriptions.mute(w, surveys.SURVEYS))
    await ticks(shop, at(shop, 10, day=SURVEY))
    assert [one["period"]["$period"] for one in await told(shop, "tenant", "survey-laundry")] == [MONTH]
    for who in ("neighbour", "csr", "vendor"):
        assert await told(shop, who, "survey-laundry") == []
    await ticks(shop, at(shop, 10, 30, day=SURVEY))
    assert len(await told(shop, "tenant", "survey-laundry")) == 1


@pytest.mark.manual("R164")
async def test_the_stars_of_a_month_are_given_once_with_words(shop: Town) -> None:
    await rated(shop, "tenant", Subject.LAUNDRY, MONTH, 4, words="too slow")
    with pytest.raises(Refusal, match="survey-answered-already"):
        await rated(shop, "tenant", Subject.LAUNDRY, MONTH, 2)
    held = {one.person: (one.marks, one.words) for one in await answers(shop)}
    assert held == {shop.people["tenant"]: ((4,), "too slow"), shop.people["neighbour"]: ((), "")}


async def test_of_two_taps_at_the_same_time_the_first_counts(shop: Town) -> None:
    survey = await asked(shop, Subject.LAUNDRY, MONTH)
    taps = (shop.does("tenant", lambda w, n=n: opinions.rate(w, survey.id, 0, n)) for n in (3, 5))  # type: ignore[misc]
    told_ = await asyncio.gather(*taps, return_exceptions=True)
    assert [getattr(one, "key", "") for one in told_ if isinstance(one, Refusal)] == ["survey-answered-already"]
    assert sorted(len(one.marks) for one in await answers(shop)) == [0, 1]


def test_the_average_is_in_tenths_half_up() -> None:
    assert [tenths(stars) for stars in ((), (5,), (4, 5), (5, 5, 4), (1, 1, 2))] == [0, 50, 45, 47, 13]


# -- the month --------------------------------------------------------------------------------------------------------


async def assessed(shop: Town, who: str = "tenant_supervisor") -> Assessment:
    return await shop.does(who, lambda w: assessments.assess(w, WASHING, MONTH, 3, "a stain", "look at collars"))


@pytest.mark.manual("R165")
async def test_three_days_before_the_payment_day_the_supervisor_is_asked_and_writes_to_the_manager(shop: Town) -> None:
    await rated(shop, "tenant", Subject.LAUNDRY, MONTH, 2)
    await ticks(shop, at(shop, 9, 59, day=ASKED))
    assert await told(shop, "tenant_supervisor", "assessment-please-month") == []
    await ticks(shop, at(shop, 10, day=ASKED))
    (asked,) = await told(shop, "tenant_supervisor", "assessment-please-month")
    figures = asked["figures"]["args"]
    assert (asked["period"]["$period"], figures["orders"], figures["late"], figures["again"]) == (MONTH, 2, 1, 1)
    assert (figures["count"], figures["stars"]) == (1, "2.0")
    await assessed(shop)
    (card,) = await told(shop, "cs_manager", "assessment")
    assert (card["score"], card["ahead"]) == (3, "look at collars")
    assert [one["ahead"] for one in await told(shop, "vendor", "assessment-improve")] == ["look at collars"]
    with pytest.raises(Refusal, match="assessment-made-already"):
        await assessed(shop, "cs_manager")


@pytest.mark.manual("R165")
async def test_what_nobody_writes_is_asked_for_again_on_the_payment_day_and_the_manager_knows(shop: Town) -> None:
    await ticks(shop, at(shop, 10, day=ASKED))
    await ticks(shop, at(shop, 10, day=ASKED + timedelta(days=3)))
    assert len(await told(shop, "tenant_supervisor", "assessment-please-month")) == 2
    assert len(await told(shop, "cs_manager", "assessment-missing")) == 1


async def test_a_building_may_have_somebody_else_write_it_on_another_day(shop: Town) -> None:
    # Three days before is Sunday the sixth: the last working day before it is Friday.
    await ruled(shop, laundry_payment_day=9, laundry_month_assessor="housekeeping_supervisor")
    await ticks(shop, at(shop, 10, day=date(2026, 12, 4)))
    assert len(await told(shop, "housekeeping_supervisor", "assessment-please-month")) == 1
    assert await told(shop, "tenant_supervisor", "assessment-please-month") == []


@pytest.mark.parametrize("wrong", [
    {"laundry_month_assessor": "technician"}, {"year_end": [13, 1]}, {"year_end": [2, 30]}, {"laundry_payment_day": 31},
    {"laundry_hours": ["20:00", "08:00"]}, {"laundry_remind_minutes": 30},
])  # fmt: skip
def test_rules_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"laundry|year_end"):
        rules_of(wrong)


async def test_a_month_without_laundry_is_not_assessed(town: Town) -> None:
    await opened(town)
    town.desk.clock.set(at(town, 9))
    await ticks(town, at(town, 10, day=ASKED))
    assert await told(town, "tenant_supervisor", "assessment-please-month") == []


# -- the year ---------------------------------------------------------------------------------------------------------


async def year_assessed(shop: Town, *, renew: bool = True) -> Assessment:
    return await shop.does(
        "housekeeping_supervisor",
        lambda w: assessments.assess(w, WASHING, "2026", 4, "mostly good", "collars", renew=renew),
    )


@pytest.mark.manual("R167")
async def test_at_the_end_of_the_year_the_housekeeping_supervisor_is_asked_and_advises(shop: Town) -> None:
    await ticks(shop, at(shop, 10, day=YEAR_END))
    (asked,) = await told(shop, "housekeeping_supervisor", "assessment-please-year")
    assert asked["period"]["$period"] == "2026"
    await year_assessed(shop)
    (card,) = await told(shop, "cs_manager", "assessment")
    assert card["state"]["$say"] == "assessment-advice-renew"
    assert await told(shop, "vendor", "assessment-improve") == []


@pytest.mark.manual("R168")
@pytest.mark.parametrize("decision", Decision)
async def test_the_manager_decides_once_and_those_concerned_hear_of_it(shop: Town, decision: Decision) -> None:
    made = await year_assessed(shop)
    for who in ("housekeeping_supervisor", "tenant_supervisor", "csr", "vendor", "tenant"):
        with pytest.raises(Refusal, match="not-allowed"):
            await shop.does(who, lambda w: assessments.decide(w, made.id, decision))
    await shop.does("cs_manager", lambda w: assessments.decide(w, made.id, decision))
    for who in ("housekeeping_supervisor", "tenant_supervisor"):
        assert len(await told(shop, who, f"assessment-told-{decision.value}")) == 1
    assert len(await told(shop, "vendor", "assessment-renewed")) == (decision is Decision.RENEW)
    with pytest.raises(Refusal, match="assessment-decided-already"):
        await shop.does("cs_manager", lambda w: assessments.decide(w, made.id, Decision.RENEW))


async def test_a_month_is_not_decided_on_and_a_year_needs_advice(shop: Town) -> None:
    made = await assessed(shop)
    with pytest.raises(Refusal, match="button-stale"):
        await shop.does("cs_manager", lambda w: assessments.decide(w, made.id, Decision.RENEW))
    for period, renew in (("2026", None), (MONTH, True)):
        with pytest.raises(Refusal, match="button-stale"):
            await shop.does(
                "cs_manager",
                lambda w, p=period, r=renew: assessments.assess(w, WASHING, p, 3, "a", "b", renew=r),  # type: ignore[misc]
            )


async def test_what_somebody_wrote_goes_with_them_and_out_of_what_quoted_it(shop: Town) -> None:
    await rated(shop, "tenant", Subject.LAUNDRY, MONTH, 1, words="独角兽4711")
    await ticks(shop, at(shop, 10, day=ASKED))
    await assessed(shop)
    for who, key in (("tenant_supervisor", "assessment-please-month"), ("cs_manager", "assessment")):
        assert "独角兽4711" in str(await told(shop, who, key))
    await shop.does("tenant", privacy.erase)
    for who, key in (("tenant_supervisor", "assessment-please-month"), ("cs_manager", "assessment")):
        assert "独角兽4711" not in str(await told(shop, who, key))
    held = [one for one in await answers(shop) if one.marks]
    assert [(one.marks, one.words) for one in held] == [((1,), "")]
