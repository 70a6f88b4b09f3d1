"""Planned outages: told a day ahead in both languages, reminded of, moved, called off, prolonged, over, asked after."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.domain.announcements import Announcement, Occasion, State
from bot.domain.outages import OutageKind, OutageReason, OutageState
from bot.domain.people import SYSTEM, Language, PersonId
from bot.packing import unpack
from bot.services import announcements, outages
from bot.storage import rows
from bot.storage.announcement_tables import recipients
from bot.talk import LetterState
from tests.services.announcing import letters, passes, sends
from tests.services.kitchen import ruled
from tests.services.switching import (
    AUTHOR,
    WEDNESDAY,
    announced,
    arrives,
    goes_out,
    heard,
    notices,
    now,
    planned,
    running,
    said,
    span,
    staged,
    water,
)
from tests.services.test_nuisance import no
from tests.services.town import MONDAY, Town, at, ticks, told

pytestmark = pytest.mark.manual("R214")
TENANT = {"tenant"}
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


async def rung(town: Town, who: str) -> int:
    """How often its card rang somebody."""
    return len(await told(town, who, "outage-card"))


async def test_the_notice_is_written_from_the_facts_in_both_languages(town: Town) -> None:
    it = await planned(town, "8层", note="请关好总阀", note_en="please close the main valve")
    assert (it.number, it.floors, it.units) == ("O-000001", ("8",), ())
    [notice] = await notices(town)
    assert (notice.occasion, notice.state, notice.made_by) == (Occasion.OUTAGE, State.DRAFT, town.people[AUTHOR])
    for words in (
        "停水通知",
        "11月25日（周三）10:00 至 11月25日（周三）12:00",
        "8 楼",
        "清洗水箱",
        "请关好总阀",
        "储水",
    ):
        assert words in notice.text_zh
    for words in (
        "Water off",
        "from Wed 25 Nov, 10:00 to Wed 25 Nov, 12:00",
        "floor 8",
        "tanks",
        "main valve",
        "store",
    ):
        assert words in notice.text_en


async def test_whatever_is_switched_off_for_whatever_reason_has_its_words(town: Town) -> None:
    for kind, reason in zip(OutageKind, OutageReason, strict=True):
        await planned(town, kind=kind, reason=reason)
    for notice in await notices(town):
        assert len(notice.text_zh.splitlines()) == len(notice.text_en.splitlines()) == 7


@pytest.mark.parametrize(
    ("typed", "floors", "units", "whom"),
    [
        ("8层", ("8",), (), TENANT), ("0901", ("9",), (), {"neighbour"}), ("租户，除了8层", ("9",), (), {"neighbour"}),
        ("8层或0901", (), (), None), ("所有人", (), (), None), ("办公", (), (), None),
    ],
)  # fmt: skip
async def test_where_it_is_says_whom_it_means(
    town: Town, typed: str, floors: tuple[str, ...], units: tuple[str, ...], whom: set[str] | None
) -> None:
    it = await announced(town, typed)
    assert (it.floors, it.units) == (floors, units)
    assert await heard(town, it.notice) == (whom or set(town.people))


async def test_who_is_not_where_and_a_place_that_is_none_are_refused(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    for typed, key in (
        ("财务", "outage-not-a-place"), ("保安", "outage-not-a-place"), ("英文", "outage-not-a-place"),
        ("员工", "audience-nobody"), ("公寓", "audience-nobody"), ("77层", "audience-no-such-floor"),
        ("爱猫的人", "audience-unclear"),
    ):  # fmt: skip
        refused = await no(town, AUTHOR, lambda w, t=typed: outages.plan(w, water(town, t)))
        assert refused.key == key, typed
    assert await notices(town) == []


async def test_its_hours_must_be_ahead_and_in_order(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    for when, key in (
        (span(town, 8, day=MONDAY), "outage-not-ahead"),
        (span(town, 10, hours=0), "outage-ends-first"),
    ):
        assert (await no(town, AUTHOR, lambda w, s=when: outages.plan(w, water(town, span=s)))).key == key


@pytest.mark.manual("R214")
async def test_it_is_told_a_day_ahead_unless_somebody_says_why_it_cannot_wait(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    soon = span(town, 8, day=MONDAY + timedelta(days=1))
    refused = await no(town, AUTHOR, lambda w: outages.plan(w, water(town, span=soon)))
    assert (refused.key, refused.words["count"]) == ("outage-too-soon", 24)
    it = await announced(town, span=soon, urgent="burst valve")
    assert it.state is OutageState.ANNOUNCED
    refused = await no(
        town, AUTHOR, lambda w: outages.move(w, it.id, span(town, 9, day=MONDAY + timedelta(days=1)), "")
    )
    assert refused.key == "outage-too-soon"


async def test_a_notice_that_would_go_out_too_late_is_not_sent(town: Town) -> None:
    it = await planned(town)
    tomorrow = MONDAY + timedelta(days=1)
    late = at(town, 11, day=tomorrow)
    assert (await no(town, AUTHOR, lambda w: announcements.submit(w, it.notice, late))).key == "outage-too-soon"
    town.desk.clock.set(at(town, 9, 59, 50, day=tomorrow))
    assert (await town.does(AUTHOR, lambda w: announcements.submit(w, it.notice))).state is State.SCHEDULED


async def test_managers_and_supervisors_hear_of_it_before_the_tenants(town: Town) -> None:
    await planned(town, by="engineering_manager")
    assert await rung(town, "cs_manager") == 0
    [notice] = await notices(town)
    await town.does("engineering_manager", lambda w: announcements.submit(w, notice.id))
    assert await letters(town, notice) == []
    for who in ("cs_manager", "general_manager", "tenant_supervisor", "housekeeping_supervisor", "security_supervisor"):
        assert await rung(town, who) == 1, who
    assert await rung(town, "tenant") == 0


async def test_to_many_a_second_person_agrees_to_it_first(town: Town) -> None:
    await ruled(town, announcement_alone=1)
    it = await planned(town, "所有人")
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.notice))
    await passes(town, 60)
    assert (await now(town, it.id)).state is OutageState.DRAFT
    await town.does("cs_manager", lambda w: announcements.approve(w, it.notice))
    await passes(town, 60)
    assert (await now(town, it.id)).state is OutageState.ANNOUNCED


async def test_what_a_second_person_agrees_to_too_late_waits_for_other_hours_or_a_reason(town: Town) -> None:
    await ruled(town, announcement_alone=1)
    it = await planned(town, "所有人")
    town.desk.clock.set(it.begins_at - 25 * HOUR)
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.notice))
    town.desk.clock.set(it.begins_at - HOUR)
    refused = await no(town, "cs_manager", lambda w: announcements.approve(w, it.notice))
    assert (refused.key, refused.words["count"]) == ("outage-too-soon", 24)
    hours = span(town)
    await town.does(AUTHOR, lambda w: outages.move(w, it.id, hours, "the valve cannot wait"))
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.notice))
    agreed = await town.does("cs_manager", lambda w: announcements.approve(w, it.notice))
    assert agreed.state is State.SCHEDULED


async def test_who_is_there_is_reminded_an_hour_before_and_it_begins_by_itself(town: Town) -> None:
    it = await announced(town)
    await ticks(town, at(town, 8, 59, day=WEDNESDAY))
    assert len(await notices(town)) == 1
    await ticks(town, at(town, 9, day=WEDNESDAY))
    assert (await said(town))[1:] == [("⏰ 提醒：停水", TENANT)]
    assert (await now(town, it.id)).state is OutageState.ANNOUNCED
    for _ in range(2):
        await ticks(town, at(town, 10, day=WEDNESDAY))
    assert (await now(town, it.id)).state is OutageState.RUNNING
    assert len(await notices(town)) == 2
    assert await rung(town, "dispatcher") == 1


async def test_a_reminder_that_would_lie_in_the_quiet_hours_comes_on_the_evening_before(town: Town) -> None:
    await announced(town, span=span(town, 8))
    await ticks(town, at(town, 21, 14, day=MONDAY + timedelta(days=1)))
    assert len(await notices(town)) == 1
    await ticks(town, at(town, 21, 15, day=MONDAY + timedelta(days=1)))
    assert len(await notices(town)) == 2


async def test_there_is_no_reminder_where_the_house_wants_none_or_it_comes_too_late(town: Town) -> None:
    await announced(town)
    await ticks(town, at(town, 10, 30, day=WEDNESDAY))  # the house was shut from nine to half past ten
    assert len(await notices(town)) == 1
    await ruled(town, outage_remind_minutes=0)
    friday = MONDAY + timedelta(days=4)
    it = await town.does(AUTHOR, lambda w: outages.plan(w, water(town, span=span(town, day=friday))))
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.notice))
    await passes(town, 20)
    await ticks(town, at(town, 9, 30, day=friday))
    assert len(await notices(town)) == 2


async def test_what_follows_is_heard_by_exactly_those_who_were_told(town: Town) -> None:
    it = await planned(town, "租户")
    notice = await goes_out(town, it)
    await sends(town, notice, LetterState.DEAD, most=1)
    await arrives(town)
    names = {number: name for name, number in town.people.items()}
    reached = {names[PersonId(one)] for one, state in await letters(town, notice) if state is LetterState.SENT}
    assert len(reached) == len(names) - 1
    await town.does(AUTHOR, lambda w: outages.call_off(w, it.id, "not needed"))
    assert (await said(town))[-1] == ("✖️ 取消：停水", reached)


async def test_over_by_hand_ends_it_and_nobody_is_asked_any_more(town: Town) -> None:
    it = await running(town)
    await town.does("dispatcher", lambda w: outages.end(w, it.id), at(town, 11, day=WEDNESDAY))
    assert (await said(town))[-1] == ("✅ 已恢复：停水", TENANT)
    await ticks(town, at(town, 13, day=WEDNESDAY))
    assert await told(town, "dispatcher", "outage-still") == []
    held = await now(town, it.id)
    assert (held.state, held.ended_by) == (OutageState.OVER, town.people["dispatcher"])


async def test_at_its_end_somebody_on_duty_is_asked_and_then_more_until_they_say(town: Town) -> None:
    it = await running(town)
    await ticks(town, it.ends_at - MINUTE)
    assert await told(town, "dispatcher", "outage-still") == []
    await ticks(town, it.ends_at)
    for who in ("dispatcher", "engineering_manager", AUTHOR):
        assert len(await told(town, who, "outage-still")) == 1, who
    assert await told(town, "cs_manager", "outage-still") == []
    await ticks(town, it.ends_at + 30 * MINUTE)
    for who in ("dispatcher", "cs_manager", "security"):
        assert len(await told(town, who, "outage-still")) == (2 if who == "dispatcher" else 1), who


async def test_prolonged_is_heard_by_those_who_were_told_and_the_question_waits_till_then(town: Town) -> None:
    it = await running(town)
    until = it.ends_at + 2 * HOUR
    assert (
        await no(town, "dispatcher", lambda w: outages.prolong(w, it.id, it.ends_at, ""))
    ).key == "outage-not-longer"
    await town.does("dispatcher", lambda w: outages.prolong(w, it.id, until, "a valve is stuck"))
    [*_, (line, whom)] = await said(town)
    assert (line, whom) == ("⏳ 延长：停水", TENANT)
    assert "14:00" in (await notices(town))[-1].text_zh
    await ticks(town, it.ends_at + MINUTE)
    assert await told(town, "dispatcher", "outage-still") == []
    await ticks(town, until)
    assert len(await told(town, "dispatcher", "outage-still")) == 1


async def test_who_came_in_after_the_notice_and_was_reminded_hears_the_rest(town: Town) -> None:
    it = await announced(town, "8层")
    async with town.desk.database.transaction() as db:
        await db.execute(delete(recipients).where(recipients.c.announcement == it.notice))
    await ticks(town, at(town, 9, day=WEDNESDAY))
    first, reminder = await notices(town)
    assert (reminder.follows, reminder.wanted) == (first.id, first.wanted)
    await ticks(town, it.begins_at)
    await town.does(AUTHOR, lambda w: outages.end(w, it.id))
    assert (await said(town))[-1] == ("✅ 已恢复：停水", TENANT)


async def test_called_off_before_is_heard_by_those_who_were_told_and_it_does_not_begin(town: Town) -> None:
    it = await announced(town, "租户")
    await town.does("cs_manager", lambda w: outages.call_off(w, it.id, "the supplier cannot come"))
    assert (await said(town))[-1] == ("✖️ 取消：停水", set(town.people))
    await ticks(town, at(town, 13, day=WEDNESDAY))
    assert (await now(town, it.id)).state is OutageState.CANCELLED
    assert len(await notices(town)) == 2


async def test_called_off_while_it_is_being_told_nobody_else_hears_of_it(town: Town) -> None:
    it = await planned(town, "租户")
    notice = await goes_out(town, it)
    await sends(town, notice, most=1)
    [(first, _)] = [line for line in await letters(town, notice) if line[1] is LetterState.SENT]
    await town.does(AUTHOR, lambda w: outages.call_off(w, it.id, "not needed"))
    names = {number: name for name, number in town.people.items()}
    assert {state for person, state in await letters(town, notice) if person != first} == {LetterState.SUPERSEDED}
    assert (await said(town))[-1] == ("✖️ 取消：停水", {names[PersonId(first)]})


async def test_a_draft_that_is_called_off_or_discarded_is_heard_of_by_nobody(town: Town) -> None:
    it = await planned(town)
    await town.does(AUTHOR, lambda w: outages.call_off(w, it.id, "not needed"))
    [notice] = await notices(town)
    assert (notice.state, (await now(town, it.id)).state) == (State.DISCARDED, OutageState.DROPPED)
    other = await planned(town)
    await town.does(AUTHOR, lambda w: announcements.discard(w, other.notice))
    assert (await now(town, other.id)).state is OutageState.DROPPED
    assert [await heard(town, one.id) for one in await notices(town)] == [set(), set()]


async def test_a_draft_that_is_moved_says_so_and_waits_to_be_sent_again(town: Town) -> None:
    it = await planned(town)
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.notice))
    await town.does(AUTHOR, lambda w: outages.move(w, it.id, span(town, 15), ""))
    [notice] = await notices(town)
    assert notice.state is State.DRAFT
    assert "15:00 至 11月25日（周三）17:00" in notice.text_zh
    await passes(town, 60)
    assert await letters(town, notice) == []


async def test_moved_is_heard_by_those_who_were_told_and_it_begins_then(town: Town) -> None:
    it = await announced(town)
    await town.does(AUTHOR, lambda w: outages.move(w, it.id, span(town, 15), ""))
    assert (await said(town))[-1] == ("🕒 改期：停水", TENANT)
    await arrives(town)
    await ticks(town, at(town, 10, 30, day=WEDNESDAY))
    assert (await now(town, it.id)).state is OutageState.ANNOUNCED
    assert len(await notices(town)) == 2
    await ticks(town, at(town, 14, day=WEDNESDAY))
    assert (await said(town))[-1] == ("⏰ 提醒：停水", TENANT)
    await ticks(town, at(town, 15, day=WEDNESDAY))
    assert (await now(town, it.id)).state is OutageState.RUNNING


async def test_what_nobody_has_sent_is_asked_for_in_time_and_in_the_end_dropped(town: Town) -> None:
    it = await planned(town)
    await ticks(town, at(town, 9, day=WEDNESDAY - timedelta(days=1)))
    for who in (AUTHOR, "cs_manager", "tenant_supervisor"):
        assert len(await told(town, who, "outage-untold")) == 1, who
    await ticks(town, it.begins_at)
    [notice] = await notices(town)
    assert (notice.state, (await now(town, it.id)).state) == (State.DISCARDED, OutageState.DROPPED)
    assert len(await told(town, AUTHOR, "outage-never-told")) == 1
    assert await heard(town, notice.id) == set()


async def test_after_a_downtime_it_begins_and_is_asked_after_once(town: Town) -> None:
    it = await announced(town)
    late = it.ends_at + 5 * HOUR
    for _ in range(3):
        await ticks(town, late)
    assert (await now(town, it.id)).state is OutageState.RUNNING
    assert len(await told(town, "dispatcher", "outage-still")) == 1
    assert len(await notices(town)) == 1


async def test_what_follows_goes_in_rounds_with_a_ledger_of_its_own(town: Town) -> None:
    it = await running(town)
    await town.does(AUTHOR, lambda w: outages.end(w, it.id))
    over = (await notices(town))[-1]
    assert (over.state, over.follows) == (State.SENDING, it.notice)
    await arrives(town)
    held = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Announcement, over.id))
    assert held.state is State.DONE


@pytest.mark.parametrize("state", OutageState)
async def test_its_card_is_read_in_both_languages_in_every_state(embedded_town: Town, state: OutageState) -> None:
    town = embedded_town
    it = await staged(town, state)
    town.desk.clock.advance(MINUTE)
    await town.does(AUTHOR, lambda w: outages.open_card(w, it.id))
    card = (await told(town, AUTHOR, "outage-card"))[-1]
    for language in Language:
        shown = town.desk.texts.say(language, "outage-card", **{name: unpack(arg) for name, arg in card.items()})
        assert it.number in shown
