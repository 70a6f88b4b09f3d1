"""Greetings: drafted a week ahead, approved beforehand, sent in the morning to who wants them, in their language."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.announcements import Announcement, Occasion, State, Tally
from bot.domain.people import SYSTEM
from bot.domain.units import Tenant
from bot.packing import unpack_answer
from bot.services import announcement_cards, announcement_rounds, announcements, greetings, subscriptions
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from bot.talk import Answer
from tests.services.announcing import AUTHOR, letters, passes, staged
from tests.services.test_nuisance import no
from tests.services.town import Town, at, ticks, told

pytestmark = pytest.mark.manual("R191")
CHRISTMAS, DRAFTED = date(2026, 12, 25), date(2026, 12, 18)
DAY = timedelta(days=1)


async def drafted(town: Town) -> Announcement:
    """A week before Christmas, at ten."""
    await ticks(town, at(town, 9, day=DRAFTED))
    await ticks(town, at(town, 10, day=DRAFTED))
    [made] = await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Announcement))
    return made


def morning(town: Town, minute: int = 0) -> datetime:
    return at(town, 9, minute, day=CHRISTMAS)


async def test_a_week_before_it_waits_for_approval_in_both_languages(town: Town) -> None:
    made = await drafted(town)
    assert (made.occasion, made.state, made.send_at) == (Occasion.GREETING, State.WAITING, morning(town))
    assert "圣诞" in made.text_zh
    assert "Christmas" in made.text_en
    assert "锦澜" in made.text_zh
    await ticks(town, at(town, 10, day=DRAFTED + DAY))
    assert len(await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Announcement))) == 1


async def test_once_approved_it_goes_on_the_morning_of_the_festival_to_who_wants_it(town: Town) -> None:
    made = await drafted(town)
    await town.does("neighbour", lambda w: subscriptions.mute(w, announcement_rounds.GREETINGS))
    await town.does("tenant_supervisor", lambda w: announcements.approve(w, made.id))
    await ticks(town, at(town, 8, 59, day=CHRISTMAS))
    assert await letters(town, made) == []
    await ticks(town, morning(town))
    assert [person for person, _ in await letters(town, made)] == [town.people["tenant"]]


async def test_what_nobody_approves_is_not_sent_and_who_could_have_is_told(town: Town) -> None:
    made = await drafted(town)
    for minute in (0, 1, 30):
        await ticks(town, morning(town, minute))
    assert await letters(town, made) == []
    assert [one["number"] for one in await told(town, "cs_manager", "greeting-not-sent")] == [made.number]
    assert (
        await no(town, "cs_manager", lambda w: announcements.approve(w, made.id))
    ).key == "announcement-is-discarded"


async def test_put_off_until_the_afternoon_it_waits_until_then(town: Town) -> None:
    made = await drafted(town)
    await town.does("tenant_supervisor", lambda w: announcements.undo(w, made.id))
    await town.does("tenant_supervisor", lambda w: announcements.submit(w, made.id, at(town, 15, day=CHRISTMAS)))
    await ticks(town, morning(town))
    assert await told(town, "cs_manager", "greeting-not-sent") == []
    await ticks(town, at(town, 14, 59, day=CHRISTMAS))
    await ticks(town, at(town, 15, day=CHRISTMAS))
    assert len(await told(town, "cs_manager", "greeting-not-sent")) == 1
    assert await letters(town, made) == []


async def test_who_changes_the_words_needs_somebody_else_to_agree_and_the_day_stays(town: Town) -> None:
    made = await drafted(town)
    await town.does("tenant_supervisor", lambda w: announcements.undo(w, made.id))
    await town.does("tenant_supervisor", lambda w: announcements.reword(w, made.id, "圣诞快乐", "Merry Christmas"))
    await town.does("tenant_supervisor", lambda w: announcements.submit(w, made.id))
    held = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Announcement, made.id))
    assert (held.state, held.send_at, held.text_zh) == (State.WAITING, morning(town), "圣诞快乐")
    assert (await no(town, "tenant_supervisor", lambda w: announcements.approve(w, made.id))).key == "announcement-own"
    await town.does("cs_manager", lambda w: announcements.approve(w, made.id))
    await ticks(town, morning(town))
    await passes(town)
    assert len(await letters(town, made)) == 2


async def test_it_goes_with_the_card_that_the_house_draws_for_the_festival(town: Town) -> None:
    made = await drafted(town)
    assert "announcement-own-picture" in notes(await shown(town, "cs_manager", made))
    await town.does("cs_manager", lambda w: announcements.approve(w, made.id))
    await ticks(town, morning(town))
    assert await sent_with(town, made) == [((), ("festival-card", "christmas"))] * 2


async def sent_with(town: Town, made: Announcement) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The pictures and the paper with each letter of it."""
    async with town.desk.database.transaction() as db:
        bodies = (await db.execute(select(outbox.c.body).where(outbox.c.about == f"announcement:{made.id}"))).scalars()
        return [(it.photos, it.paper) for it in map(unpack_answer, bodies)]


async def test_somebody_s_own_picture_takes_its_place_while_it_waits_and_they_do_not_approve_it(town: Town) -> None:
    made = await drafted(town)
    card = await shown(town, "cs_manager", made)
    assert ("announcement-picture", (made.id,)) in [(one.action, one.args) for row in card.rows for one in row]
    await town.does("cs_manager", lambda w: announcements.illustrate(w, made.id, ()))
    assert "announcement-no-picture" in notes(await shown(town, "cs_manager", made))
    await town.does("cs_manager", lambda w: announcements.illustrate(w, made.id, ("snow",)))
    assert "announcement-with" in notes(await shown(town, "cs_manager", made))
    assert (await no(town, "cs_manager", lambda w: announcements.approve(w, made.id))).key == "announcement-own"
    await town.does("tenant_supervisor", lambda w: announcements.approve(w, made.id))
    refused = await no(town, "cs_manager", lambda w: announcements.illustrate(w, made.id, ("late",)))
    assert refused.key == "announcement-is-scheduled"
    await ticks(town, morning(town))
    assert await sent_with(town, made) == [(("snow",), ())] * 2


async def shown(town: Town, who: str, made: Announcement) -> Answer:
    """The card of it that somebody sees."""

    async def look(work: Work) -> Answer:
        it = await rows.find(work.db, Announcement, made.id)
        return await announcement_cards.card(work, it, Tally({}), work.actor)

    return await town.does(who, look)


def notes(card: Answer) -> list[str]:
    return [one.key for one in card.say.args["notes"]]


async def test_a_notice_that_waits_keeps_the_pictures_that_are_to_be_approved(town: Town) -> None:
    it = await staged(town, State.WAITING)
    refused = await no(town, AUTHOR, lambda w: announcements.illustrate(w, it.id, ("other",)))
    assert refused.key == "announcement-is-waiting"


async def test_a_house_that_was_down_over_the_festival_greets_nobody_afterwards(town: Town) -> None:
    await ticks(town, at(town, 9, day=DRAFTED - DAY))
    await ticks(town, at(town, 10, day=CHRISTMAS + DAY))
    made = await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Announcement))
    assert not any("圣诞" in one.text_zh for one in made)


async def test_one_that_was_approved_is_not_sent_when_the_festival_is_over(town: Town) -> None:
    made = await drafted(town)
    await town.does("tenant_supervisor", lambda w: announcements.approve(w, made.id))
    for minute in (0, 1):
        await ticks(town, at(town, 8, minute, day=CHRISTMAS + 2 * DAY))
    assert await letters(town, made) == []
    held = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Announcement, made.id))
    assert held.state is State.DISCARDED
    assert [one["number"] for one in await told(town, "cs_manager", "greeting-too-late")] == [made.number]


async def moved_in(town: Town, when: date) -> None:
    async def verb(work: Work) -> None:
        held = await rows.find(work.db, Tenant, town.tenant)
        await work.save(held, replace(held, moved_in=when))

    await town.desk.do(SYSTEM, verb)


async def test_a_company_is_greeted_on_its_day_where_its_contact_asked_for_that(town: Town) -> None:
    await moved_in(town, date(2023, 11, 24))
    tuesday = date(2026, 11, 24)
    await ticks(town, at(town, 8))
    await ticks(town, at(town, 9, day=tuesday))
    assert await told(town, "tenant", "greeting-anniversary") == []
    await town.does("tenant", lambda w: subscriptions.wish(w, greetings.ANNIVERSARIES))
    await town.does("neighbour", lambda w: subscriptions.wish(w, greetings.ANNIVERSARIES))
    await ticks(town, at(town, 8, day=date(2027, 11, 23)))
    for minute in (0, 5):
        await ticks(town, at(town, 9, minute, day=date(2027, 11, 24)))
    assert [one["count"] for one in await told(town, "tenant", "greeting-anniversary")] == [4]
    assert await told(town, "neighbour", "greeting-anniversary") == []
