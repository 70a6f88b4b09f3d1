"""Who waits for a word is not forgotten: rung again, then above; left until the desk opens; closed when all is said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.domain.people import SYSTEM, ChatId, Person, Post
from bot.domain.roles import Role
from bot.domain.talks import Ended, Talk, TalkId, TalkStatus, Team
from bot.domain.units import Building
from bot.services import people, privacy, talk_desk, talks
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.services.test_people import post_of
from tests.services.test_talk_table import line, staged
from tests.services.town import MONDAY, Town, at, ticks, told

TUESDAY, SATURDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=5)
TEAM = ("receptionist", "csr", "second_csr")


async def rung(town: Town, *who: str) -> Sequence[int]:
    """How often the card of the talk has rung with each of them."""
    mine = (outbox.c.subject == "talk:1", outbox.c.verb == Verb.RING)
    async with town.desk.database.transaction() as db:
        held = [town.people[one] for one in who]
        found = [row.person for row in await db.execute(select(outbox.c.person).where(*mine))]
    return [found.count(one) for one in held]


async def now(town: Town) -> Talk:
    return await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Talk, 1))


async def ruled(town: Town, **rules: object) -> None:
    """The building has rules of its own."""

    async def put(work: Work) -> None:
        building = await rows.find(work.db, Building, 1)
        await work.save(building, replace(building, rules=rules))

    await town.desk.do(SYSTEM, put)


@pytest.mark.manual("R19", "R83")
async def test_while_nobody_takes_it_it_rings_again_and_then_above(town: Town) -> None:
    await staged(town, "waiting")
    everybody = (*TEAM, "tenant_supervisor", "cs_manager")
    assert await rung(town, *everybody) == [1, 1, 1, 0, 0]
    await ticks(town, at(town, 9, 4))
    assert await rung(town, *everybody) == [1, 1, 1, 0, 0]
    await ticks(town, at(town, 9, 5))
    assert await rung(town, *everybody) == [2, 2, 2, 0, 0]
    assert await told(town, "tenant", "talk-still-waiting") == []
    await ticks(town, at(town, 9, 10))
    assert await rung(town, *everybody) == [3, 3, 3, 1, 0]
    assert len(await told(town, "tenant", "talk-still-waiting")) == 1
    await ticks(town, at(town, 9, 19))
    assert await rung(town, *everybody) == [3, 3, 3, 1, 0]
    for minutes in (20, 40):
        await ticks(town, at(town, 9, minutes))
    assert await rung(town, *everybody) == [5, 5, 5, 3, 0]
    assert len(await told(town, "tenant", "talk-still-waiting")) == 1


async def test_what_nobody_takes_all_day_is_rung_again_in_the_morning(town: Town) -> None:
    await staged(town, "waiting")
    for hour in range(9, 22):
        await ticks(town, at(town, hour, 45))
    talk, before = await now(town), await rung(town, "csr")
    assert (talk.status, talk.opens_at) == (TalkStatus.WAITING, at(town, 8, 30, day=TUESDAY))
    assert len(await told(town, "tenant", "talk-mine-asleep")) == 1
    await ticks(town, at(town, 8, 30, day=TUESDAY))
    assert await rung(town, "csr") == [before[0] + 1]


async def test_who_has_it_and_does_not_answer_is_rung_then_everybody(town: Town) -> None:
    await staged(town, "taken")
    before = await rung(town, "receptionist", "csr")
    await ticks(town, at(town, 9, 5))
    assert await rung(town, "receptionist", "csr") == [before[0] + 1, before[1]]
    await ticks(town, at(town, 9, 10))
    assert await rung(town, "receptionist", "csr") == [before[0] + 2, before[1] + 1]


async def test_who_has_been_answered_waits_no_more_until_they_ask_again(town: Town) -> None:
    await staged(town, "answered")
    before = await rung(town, "receptionist", *TEAM)
    await ticks(town, at(town, 9, 30))
    assert await rung(town, "receptionist", *TEAM) == before
    await town.does("tenant", lambda w: talks.say(w, TalkId(1), line(w)))
    await ticks(town, at(town, 9, 35))
    assert (await rung(town, "receptionist"))[0] == before[0] + 1


async def test_who_only_says_thanks_waits_for_nothing(town: Town) -> None:
    await staged(town, "answered")
    before = await rung(town, *TEAM)
    for text in ("thank you!", "好的"):
        await town.does("tenant", lambda w, text=text: talks.say(w, TalkId(1), line(w, text)))  # type: ignore[misc]
    assert (await now(town)).waiting_since is None
    await ticks(town, at(town, 9, 30))
    assert await rung(town, *TEAM) == before
    await town.does("receptionist", lambda w: talk_desk.close(w, TalkId(1)))
    await town.does("tenant", lambda w: talks.say(w, TalkId(1), line(w, "谢谢")))
    assert (await now(town)).status is TalkStatus.CLOSED
    await town.does("tenant", lambda w: talks.say(w, TalkId(1), line(w, "谢谢，还有一件")))
    assert (await now(town)).status is TalkStatus.WAITING


async def test_the_building_says_how_long_and_when(town: Town) -> None:
    await ruled(town, talk_answer_minutes=30, desk_hours=("07:30:00", "21:30:00"))
    await staged(town, "waiting")
    await ticks(town, at(town, 9, 29))
    assert await rung(town, "csr") == [1]
    town.desk.clock.set(at(town, 21))
    other = await town.does("neighbour", talks.begin)
    assert other.status is TalkStatus.WAITING


@pytest.mark.parametrize(("through", "status"), [(True, TalkStatus.WAITING), (False, TalkStatus.OFFERED)])
async def test_at_lunch_somebody_is_there_if_the_house_says_so(town: Town, through: bool, status: TalkStatus) -> None:
    await ruled(town, desk_through_lunch=through)
    town.desk.clock.set(at(town, 12, 30))
    talk = await town.does("tenant", talks.begin)
    assert talk.status is status
    assert talk.opens_at == (None if through else at(town, 13, 30))


@pytest.mark.parametrize(("day", "hour", "opens"), [(MONDAY, 7, MONDAY), (MONDAY, 20, TUESDAY), (SATURDAY, 10, None)])
async def test_it_lies_until_the_next_working_morning(town: Town, day: date, hour: int, opens: date | None) -> None:
    town.desk.clock.set(at(town, hour, day=day))
    talk = await town.does("tenant", lambda w: talks.begin(w, "no hurry"))
    morning = at(town, 8, 30, day=opens or SATURDAY + timedelta(days=2))
    assert (talk.status, talk.opens_at) == (TalkStatus.WAITING, morning)
    assert await rung(town, *TEAM) == [0, 0, 0]
    await ticks(town, morning - timedelta(minutes=1))
    assert await rung(town, *TEAM) == [0, 0, 0]
    await ticks(town, morning)
    assert await rung(town, *TEAM) == [1, 1, 1]
    assert (await now(town)).waiting_since == morning


async def test_where_the_desk_closes_before_anybody_takes_it_that_is_said_plainly(town: Town) -> None:
    town.desk.clock.set(at(town, 17, 28))
    await town.does("tenant", talks.begin)
    await ticks(town, at(town, 17, 33))
    talk = await now(town)
    assert (talk.status, talk.opens_at) == (TalkStatus.WAITING, at(town, 8, 30, day=TUESDAY))
    assert len(await told(town, "tenant", "talk-mine-asleep")) == 1
    assert await rung(town, "csr") == [1]
    await ticks(town, at(town, 8, 30, day=TUESDAY))
    assert await rung(town, "csr") == [2]


async def test_what_is_said_after_hours_is_left_for_the_morning_though_somebody_had_it(town: Town) -> None:
    await staged(town, "answered")
    town.desk.clock.set(at(town, 17, 29))
    await town.does("receptionist", lambda w: talk_desk.answer(w, TalkId(1), line(w, "anything else?")))
    town.desk.clock.set(at(town, 19))
    await town.does("tenant", lambda w: talks.say(w, TalkId(1), line(w)))
    before = await rung(town, *TEAM, "tenant_supervisor")
    await ticks(town, at(town, 19, 5))
    talk = await now(town)
    assert (talk.status, talk.agent, talk.opens_at) == (TalkStatus.WAITING, None, at(town, 8, 30, day=TUESDAY))
    assert len(await told(town, "tenant", "talk-mine-asleep")) == 1
    await ticks(town, at(town, 23))
    assert await rung(town, *TEAM, "tenant_supervisor") == before
    await ticks(town, at(town, 8, 30, day=TUESDAY))
    assert await rung(town, *TEAM) == [one + 1 for one in before[:3]]


async def test_what_nobody_has_answered_is_not_closed_however_long_nobody_speaks(town: Town) -> None:
    await staged(town, "taken")
    for hour in range(9, 17):
        await ticks(town, at(town, hour, 45))
    talk = await now(town)
    assert (talk.status, talk.waiting_since) == (TalkStatus.TAKEN, at(town, 9))


async def test_when_nobody_says_anything_for_long_it_is_closed_with_a_word_to_both(town: Town) -> None:
    await staged(town, "answered")
    await ticks(town, at(town, 12))
    await town.does("tenant", lambda w: talks.say(w, TalkId(1), line(w, "thanks")))
    await ticks(town, at(town, 13))
    assert (await now(town)).status is TalkStatus.TAKEN
    before = await rung(town, "receptionist", "tenant")
    await ticks(town, at(town, 16, 0, 1))
    talk = await now(town)
    assert (talk.status, talk.ended) == (TalkStatus.CLOSED, Ended.IDLE)
    assert await rung(town, "receptionist", "tenant") == [before[0] + 1, before[1] + 1]


async def test_what_was_answered_late_is_closed_once_nobody_speaks_any_more(town: Town) -> None:
    await staged(town, "taken")
    for hour in (10, 12, 14, 15):
        await ticks(town, at(town, hour))
    await town.does("receptionist", lambda w: talk_desk.answer(w, TalkId(1), line(w, "it has come")))
    await ticks(town, at(town, 19, 0, 1))
    assert (await now(town)).ended is Ended.IDLE


async def test_what_nobody_took_is_never_closed_but_rung_again_the_next_morning(town: Town) -> None:
    await staged(town, "waiting")
    await ticks(town, at(town, 13, 1))
    before = await rung(town, "csr")
    await ticks(town, at(town, 17, 45))
    assert (await now(town)).status is TalkStatus.WAITING
    await ticks(town, at(town, 21, 45))
    await ticks(town, at(town, 8, 30, day=TUESDAY))
    assert (await rung(town, "csr"))[0] > before[0]


async def test_what_a_colleague_who_leaves_had_in_hand_waits_for_the_others(town: Town) -> None:
    await staged(town, "taken")
    post, before = await post_of(town, "receptionist"), await rung(town, "csr")
    await town.does("cs_manager", lambda w: people.unbind(w, post))
    talk = await now(town)
    assert (talk.status, talk.agent) == (TalkStatus.WAITING, None)
    assert await rung(town, "csr") == [before[0] + 1]


async def test_with_a_tenant_who_moves_out_it_is_over(town: Town) -> None:
    await staged(town, "taken")
    post = await post_of(town, "tenant")
    await town.does("csr", lambda w: people.unbind(w, post))
    talk = await now(town)
    assert (talk.status, talk.ended) == (TalkStatus.CLOSED, Ended.LEFT)
    assert await told(town, "receptionist", "talk-card")


async def test_who_comes_back_from_another_account_is_heard_though_their_messages_are_numbered_anew(
    town: Town,
) -> None:
    await staged(town, "taken")
    first = await town.does("tenant", lambda w: talks.say(w, TalkId(1), replace(line(w, "first"), message=7)))
    post = await post_of(town, "tenant")
    await town.does("csr", lambda w: people.unbind(w, post))

    async def back(work: Work) -> None:
        person = await rows.find(work.db, Person, town.people["tenant"])
        await work.save(person, person.bind(ChatId(1000 + person.id), person.language, work.now))
        await work.add(Post(person=person.id, role=Role.TENANT, tenant=town.tenant, since=work.now))

    await town.desk.do(SYSTEM, back)
    again = await town.does("tenant", talks.begin)
    second = await town.does("tenant", lambda w: talks.say(w, again.id, replace(line(w, "second"), message=7)))
    assert (first.text, second.text) == ("first", "second")


async def test_whose_data_is_erased_talks_no_more_and_who_answered_them_can_go_too(town: Town) -> None:
    await staged(town, "answered")
    await town.does("tenant", privacy.erase)
    talk = await now(town)
    assert (talk.status, talk.ended) == (TalkStatus.CLOSED, Ended.LEFT)
    other = await town.does("neighbour", talks.begin)
    await town.does("receptionist", lambda w: talk_desk.take(w, other.id))
    await town.does("receptionist", privacy.erase)
    after = await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Talk, other.id))
    assert (after.status, after.agent, after.team) == (TalkStatus.WAITING, None, Team.FRONT_DESK)


async def test_without_anybody_at_the_desk_whoever_answers_for_it_is_rung(town: Town) -> None:
    for who in TEAM:
        post = await post_of(town, who)
        await town.does("cs_manager", lambda w, post=post: people.unbind(w, post))  # type: ignore[misc]
    await staged(town, "waiting")
    assert await rung(town, "tenant_supervisor") == [1]
