"""Who pays may object to what stands on a statement: for three days from when it comes."""

from datetime import date, datetime, timedelta

import pytest

from bot.domain.objections import Billed
from bot.domain.occurrences import Occurrence
from bot.domain.refusal import Refusal
from bot.services import meal_round, objections, timetable
from tests.services.kitchen import brought, every, ordered, outcome, ruled
from tests.services.november import FIRST, MONTH, fed
from tests.services.town import Town, at, ticks, told


async def test_an_objection_is_heard_for_three_days_and_answered_once(month: Town) -> None:
    await fed(month)
    await ticks(month, at(month, 9, day=FIRST))
    month.desk.clock.set(at(month, 12, day=FIRST + timedelta(days=2)))
    made = await month.does(
        "tenant", lambda w: objections.object_to(w, Billed.MEALS, MONTH, month.tenant, "M-000003 never came")
    )
    assert (await told(month, "accountant", "objection"))[0]["text"] == "M-000003 never came"
    await month.does("accountant", lambda w: objections.settle(w, made.id, "taken off"))
    assert (await told(month, "tenant", "objection-answered"))[0]["words"] == "taken off"
    with pytest.raises(Refusal, match="objection-settled-already"):
        await month.does("tenant_supervisor", lambda w: objections.settle(w, made.id, "taken off"))
    with pytest.raises(Refusal, match="not-found"):
        await month.does("neighbour", lambda w: objections.object_to(w, Billed.MEALS, MONTH, month.tenant, "mine"))
    month.desk.clock.set(at(month, 12, day=FIRST + timedelta(days=5)))
    with pytest.raises(Refusal, match="objection-too-late"):
        await month.does("tenant", lambda w: objections.object_to(w, Billed.MEALS, MONTH, month.tenant, "late"))


@pytest.mark.manual("R179")
@pytest.mark.parametrize("bill", list(Billed))
async def test_the_three_days_are_counted_to_the_second_from_when_it_comes(month: Town, bill: Billed) -> None:
    out, over = at(month, 9, day=FIRST), at(month, 23, 59, day=FIRST + timedelta(days=3))
    second = timedelta(seconds=1)
    said = {out - second: "objection-too-soon", out: "done", over: "done", over + second: "objection-too-late"}
    for when, key in said.items():
        month.desk.clock.set(when)
        told_ = await outcome(
            month, "tenant", lambda w: objections.object_to(w, bill, MONTH, month.tenant, "one too many"), when
        )
        assert (when, told_) == (when, key)


@pytest.mark.manual("R179")
@pytest.mark.parametrize("bill", list(Billed))
async def test_where_the_house_was_away_the_three_days_begin_when_the_statement_comes_after_all(
    month: Town, bill: Billed
) -> None:
    came = FIRST + timedelta(days=4)
    await ticks(month, at(month, 10, day=FIRST - timedelta(days=1)))
    await ticks(month, at(month, 10, day=came))
    over = at(month, 23, 59, day=came + timedelta(days=3))
    for when, key in ((over, "done"), (over + timedelta(seconds=1), "objection-too-late")):
        month.desk.clock.set(when)
        told_ = await outcome(
            month, "tenant", lambda w: objections.object_to(w, bill, MONTH, month.tenant, "one too many"), when
        )
        assert (when, told_) == (when, key)


async def statements_at(town: Town, when: datetime) -> None:
    """The manager has November's statements go out then."""
    it = next(one for one in await every(town, Occurrence) if one.kind == "meal-statements")
    await town.does("cs_manager", lambda w: timetable.move(w, it.id, when, "the manager is away"))


@pytest.mark.manual("R179")
@pytest.mark.parametrize("day", [1, 10])
async def test_where_the_manager_has_it_go_out_earlier_or_later_complaint_and_objection_follow(
    month: Town, day: int
) -> None:
    """At one in the night it is out already; on the tenth, nobody was too late to object to it before."""
    await ruled(month, meal_complaint_hours=1000)
    made = await ordered(month, A=1)
    await ticks(month, at(month, 10))
    await brought(month)
    out = at(month, 1 if day == 1 else 9, day=date(2026, 12, day))
    await ticks(month, at(month, 12, day=date(2026, 11, 27)))
    await statements_at(month, out)
    verb = {
        "objects": lambda w: objections.object_to(w, Billed.MEALS, MONTH, month.tenant, "one too many"),
        "complains": lambda w: meal_round.complain(w, made.id, "cold"),
    }
    second = timedelta(seconds=1)
    await ticks(month, out - second)
    early = {one: await outcome(month, "tenant", does, out - second) for one, does in verb.items()}
    assert early == {
        "objects": "objection-too-soon" if day == 1 else "done",
        "complains": "done" if day == 1 else "meal-stated-already",
    }
    await ticks(month, out)
    assert len(await told(month, "tenant", "statement")) == 1
    assert await outcome(month, "tenant", verb["objects"], out + second) == "done"
    assert await outcome(month, "tenant", verb["complains"], out + second) == "meal-stated-already"
    over = at(month, 23, 59, day=date(2026, 12, day + 3))
    for when, key in ((over, "done"), (over + second, "objection-too-late")):
        month.desk.clock.set(when)
        assert (when, await outcome(month, "tenant", verb["objects"], when)) == (when, key)
