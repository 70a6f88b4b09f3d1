"""A meal is complained of for as long as the building says; what is settled late stands on the next statement."""

from datetime import date, timedelta

import pytest

from bot.services import meal_round
from tests.services.kitchen import brought, ordered, outcome, ruled
from tests.services.november import FIRST, MONTH, complained, stated
from tests.services.town import MONDAY, Town, at, ticks, told


@pytest.mark.manual("R179")
@pytest.mark.parametrize("how", ["brought", "signed", "free"])
@pytest.mark.parametrize(("day", "stands_in"), [(date(2026, 11, 30), MONTH), (FIRST, "2026-12")])
async def test_what_is_settled_after_the_statement_stands_on_the_next_and_on_that_alone(
    month: Town, how: str, day: date, stands_in: str
) -> None:
    made = await complained(month)
    month.desk.clock.set(at(month, 15, day=day))
    assert await stated(month, MONTH) == []
    if how == "signed":
        await month.does("tenant", lambda w: meal_round.sign(w, made.id))
    else:
        await month.does("csr", lambda w: meal_round.solve(w, made.id, charged=how == "brought"))
    stands = {name: await stated(month, name) for name in (MONTH, "2026-12", "2027-01")}
    meant = [] if how == "free" else [(made.number, 6400)]
    assert stands == {MONTH: [], "2026-12": [], "2027-01": []} | {stands_in: meant}
    await ticks(month, at(month, 9, day=date(2027, 1, 1)))
    came = [one["month"]["$period"] for one in await told(month, "tenant", "statement")]
    assert came.count("2026-12") == bool(meant and stands_in == "2026-12")


async def test_accounts_hear_of_what_is_not_settled_when_the_statement_goes_out(month: Town) -> None:
    made = await complained(month)
    await ticks(month, at(month, 9, day=FIRST))
    for who in ("accountant", "receptionist"):
        (left,) = await told(month, who, "statement-unsettled")
        assert (left["count"], left["numbers"]) == (1, made.number)
    assert await told(month, "tenant", "statement") == []


@pytest.mark.parametrize(("later", "key"), [(0, ""), (1, "meal-complaint-too-late")])
@pytest.mark.parametrize("hours", [None, 2])
async def test_a_meal_may_be_complained_of_for_as_long_as_the_building_says(
    month: Town, hours: int | None, later: int, key: str
) -> None:
    if hours:
        await ruled(month, meal_complaint_hours=hours)
    made = await ordered(month, A=1)
    await ticks(month, at(month, 10))
    when = at(month, 11, 30, later) + timedelta(hours=hours or 24)
    month.desk.clock.set(when)
    said = await outcome(month, "tenant", lambda w: meal_round.complain(w, made.id, "cold"), when)
    assert said == (key or "done")


async def test_what_stands_on_a_statement_is_objected_to_and_no_more_complained_of(month: Town) -> None:
    await ruled(month, meal_complaint_hours=1000)
    made = await ordered(month, A=1)
    await ticks(month, at(month, 10))
    await brought(month)
    out = at(month, 9, day=FIRST)
    for when, key in ((out - timedelta(seconds=1), "done"), (out, "meal-stated-already")):
        month.desk.clock.set(when)
        assert await outcome(month, "tenant", lambda w: meal_round.complain(w, made.id, "cold"), when) == key
    assert await stated(month, MONTH) == [(made.number, 3200)]


async def test_the_card_says_until_when_one_may_complain_and_no_longer_than_the_statement_lets(month: Town) -> None:
    await ruled(month, meal_complaint_hours=1000)
    await ordered(month, A=1)
    await ticks(month, at(month, 10))
    await ticks(month, at(month, 11, 30))
    await month.does("receptionist", lambda w: meal_round.arrive(w, MONDAY))
    await month.does("csr", lambda w: meal_round.passed(w, MONDAY))
    await month.does("csr", lambda w: meal_round.delivered(w, MONDAY))
    state = (await told(month, "tenant", "meal"))[-1]["state"]
    assert state["$say"] == "meal-state-delivered"
    assert at(month, 9, day=FIRST).isoformat() in str(state["args"]["until"])
