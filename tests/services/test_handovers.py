"""The watch changes: handed over, taken over, by the right people and once; nothing is left without an owner."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.clock import Clock
from bot.domain.categories import Category, Urgency
from bot.domain.handovers import Handover
from bot.domain.mail_items import MailKind
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.services import fax_in, handovers, left_messages, mail_items, outages, repairs, talks
from bot.services.fax_in import Arrived
from bot.services.left_messages import Left
from bot.services.mail_items import Arriving
from bot.services.repairs import Reported
from bot.storage import rows
from tests.services import switching
from tests.services.kitchen import outcome, ruled
from tests.services.test_nuisance import no
from tests.services.test_work_orders import steps
from tests.services.town import MONDAY, ROLES, Town, at, ticks, told

pytestmark = pytest.mark.manual("R68", "R246")
DAY = timedelta(days=1)
GOING = ("receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager")
COMING = ("security", "security_supervisor", "tenant_supervisor", "cs_manager")


async def all_of(town: Town) -> list[Handover]:
    return await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Handover))


async def changing(town: Town, when: datetime | None = None) -> Handover:
    """It is a quarter of an hour before the desk closes."""
    await ticks(town, when or at(town, 17, 15))
    return (await all_of(town))[-1]


def hands(made: Handover) -> Any:
    return lambda w: handovers.hand(w, made.id)


def takes(made: Handover) -> Any:
    return lambda w: handovers.take(w, made.id)


async def test_it_begins_a_quarter_of_an_hour_before_the_change_on_working_days(town: Town) -> None:
    await ticks(town, at(town, 17, 14))
    assert await all_of(town) == []
    await ticks(town, at(town, 17, 15))
    await ticks(town, at(town, 17, 20))
    assert [(one.to.value, one.due_at) for one in await all_of(town)] == [("night", at(town, 17, 30))]
    await ticks(town, at(town, 8, 16, day=MONDAY + DAY))
    assert [one.to.value for one in await all_of(town)] == ["night", "desk"]
    await ticks(town, at(town, 18, day=MONDAY + 5 * DAY))
    assert [one.day for one in await all_of(town) if one.day > MONDAY + 4 * DAY] == []


async def test_what_is_open_is_counted_when_it_is_handed_over(town: Town) -> None:
    for text, urgency in (("lamp", Urgency.NORMAL), ("tap", Urgency.URGENT)):
        said = Reported(town.unit, text, (), Category.OTHER, urgency)
        await town.does("tenant", lambda w, said=said: repairs.report(w, said))  # type: ignore[misc]
    await town.does("receptionist", lambda w: mail_items.take_in(w, Arriving(town.unit, MailKind.PARCEL)))
    await town.does("receptionist", lambda w: left_messages.leave(w, Left(town.unit, "call back")))
    for unit in (town.unit, None):
        came = Arrived(1, at(town, 9), unit, "")
        await town.does("bc_clerk", lambda w, came=came: fax_in.log(w, came))  # type: ignore[misc]
    await town.does("tenant", talks.begin)
    made = await changing(town)
    handed = await town.does("receptionist", hands(made))
    figures = {
        "incidents": 0, "open": 2, "late": 2, "promised": 0, "tenants": 0,
        "mail": 1, "faxes": 2, "notes": 1, "talks": 1,
    }  # fmt: skip
    assert handed.figures == figures
    shown = await town.does("security", lambda w: handovers.card(w, handed, w.actor))
    assert {"handover-mail": 1, "handover-faxes": 2}.items() <= {
        line.key: line.args["count"] for line in shown.say.args["lines"] if "count" in line.args
    }.items()
    assert (handed.handed_by, handed.handed_at) == (town.people["receptionist"], at(town, 17, 15))


async def outages_on(town: Town, made: Handover) -> list[tuple[str, str]]:
    """The outages on the card of a change of watch, and where each stands."""
    shown = await town.does("receptionist", lambda w: handovers.card(w, made, w.actor))
    lines = [one for one in shown.say.args["lines"] if one.key == "outage-line"]
    return [(one.args["number"], one.args["state"].key.removeprefix("outage-state-")) for one in lines]


async def test_what_is_switched_off_and_what_will_be_before_the_desk_opens_again_is_handed_over(town: Town) -> None:
    friday, sunday, tuesday = (MONDAY + n * DAY for n in (4, 6, 8))
    now_off = await switching.running(town)
    await town.does("receptionist", lambda w: outages.prolong(w, now_off.id, at(town, 12, day=tuesday), ""))
    for day in (tuesday, sunday):
        later = switching.water(town, "9层", span=switching.span(town, day=day))
        await town.does("receptionist", lambda w, it=later: outages.plan(w, it))  # type: ignore[misc]
    midday = await changing(town, at(town, 8, 15, day=friday))
    assert await outages_on(town, midday) == [("O-000001", "running")]
    evening = await changing(town, at(town, 17, 15, day=friday))
    assert await outages_on(town, evening) == [("O-000001", "running"), ("O-000003", "draft")]
    await town.does("receptionist", hands(evening))
    await town.does("security", takes(evening))
    assert await outages_on(town, (await all_of(town))[-1]) == []


async def test_late_is_what_is_behind_now_and_not_what_once_was(town: Town, clock: Clock) -> None:
    async def late() -> int:
        return (await town.desk.do(SYSTEM, handovers.figures))["late"]

    said = Reported(town.unit, "lamp", (), Category.OTHER, Urgency.NORMAL)
    intake = (await town.does("tenant", lambda w: repairs.report(w, said))).id
    way = steps(town, intake)
    await town.does(*way[0])
    await ticks(town, at(town, 9, 31))  # nobody has accepted: it is asked of the next one, and was late once
    assert await late() == 0
    clock.set(at(town, 16))
    assert await late() == 1  # nobody is there, and nobody is asked for it any more
    await town.does("second_technician", way[1][1])
    assert await late() == 1
    await town.does("second_technician", way[2][1])
    assert await late() == 0
    clock.advance(DAY * 9)
    assert await late() == 1
    await town.does("second_technician", way[3][1])
    assert await late() == 0


async def test_the_watch_changes_when_the_desk_opens_and_closes(town: Town) -> None:
    await ruled(town, desk_hours=("07:30:00", "21:30:00"))
    await ticks(town, at(town, 21, 14))
    assert await all_of(town) == []
    await ticks(town, at(town, 21, 15))
    assert [one.due_at for one in await all_of(town)] == [at(town, 21, 30)]


async def test_a_change_that_nobody_noticed_is_asked_for_when_the_house_is_back(town: Town) -> None:
    await ticks(town, at(town, 12))
    await ticks(town, at(town, 19))
    assert [one.due_at for one in await all_of(town)] == [at(town, 17, 30)]
    await ticks(town, at(town, 19, 1))
    assert len(await told(town, "tenant_supervisor", "handover-not-handed-told")) == 1


async def test_who_hands_over_and_who_takes_over(town: Town) -> None:
    made = await changing(town)

    async def may(verb: Any) -> tuple[str, ...]:
        tried = [who for who in (*ROLES, "stranger") if await outcome(town, who, verb, at(town, 17, 20)) == "done"]
        return tuple(tried)

    assert sorted(await may(hands(made))) == sorted(GOING)
    assert await may(takes(made)) == ()
    assert (await no(town, "security", takes(made))).key == "handover-not-handed"
    await town.does("csr", hands(made))
    assert (await no(town, "receptionist", hands(made))).key == "handover-handed-already"
    assert (await no(town, "receptionist", takes(made))).key == "handover-other-watch"
    assert sorted(await may(takes(made))) == sorted(COMING)
    await town.does("security", takes(made))
    assert (await no(town, "security_supervisor", takes(made))).key == "handover-taken-already"
    assert (await no(town, "csr", lambda w: handovers.add(w, made.id, "too late"))).key == "handover-taken-already"


async def test_nobody_takes_over_from_themselves(town: Town) -> None:
    made = await changing(town)
    await town.does("tenant_supervisor", hands(made))
    assert (await no(town, "tenant_supervisor", takes(made))).key == "handover-by-another"


@pytest.mark.manual("R79")
@pytest.mark.parametrize("handed", [False, True])
async def test_what_nobody_hands_or_takes_over_is_told_to_whoever_answers_for_it(town: Town, *, handed: bool) -> None:
    made = await changing(town)
    if handed:
        await town.does("receptionist", hands(made))
    await ticks(town, at(town, 17, 44))
    key = "handover-not-taken" if handed else "handover-not-handed-told"
    assert await told(town, "tenant_supervisor", key) == []
    await ticks(town, at(town, 17, 46))
    for who in ("tenant_supervisor", "cs_manager", "security" if handed else "receptionist"):
        assert len(await told(town, who, key)) == 1
    assert await told(town, "receptionist" if handed else "security", key) == []


async def test_nobody_is_told_of_what_was_taken_over(town: Town) -> None:
    made = await changing(town)
    await town.does("receptionist", hands(made))
    await town.does("security", takes(made))
    await ticks(town, at(town, 18))
    for key in ("handover-not-taken", "handover-not-handed-told"):
        assert await told(town, "tenant_supervisor", key) == []


async def test_of_two_who_take_over_at_once_one_has(town: Town) -> None:
    made = await changing(town)
    await town.does("receptionist", hands(made))
    both = [town.does(who, takes(made)) for who in ("security", "security_supervisor")]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(isinstance(one, Refusal) for one in done) == [False, True]
    [kept] = await all_of(town)
    assert kept.taken_by == next(one.taken_by for one in done if isinstance(one, Handover))
