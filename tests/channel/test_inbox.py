"""From Telegram to rows to turns: kept before acknowledged, played in order, once each, after any accident."""

import asyncio
import json
from datetime import timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy import text as sql
from telegram import Bot

from bot.channel.flood import Flood, Pace
from bot.channel.poller import Poller, PollerSilent
from bot.domain.groups import Group, GroupKind
from bot.domain.people import ChatId
from bot.playground.faults import Trouble
from bot.playground.phones import Phone
from bot.services import inbox as verbs
from bot.services.work import Work
from bot.storage.tables import cards, groups, inbox
from bot.talk import Kind, Said, Speaker, answer
from tests.channel.conftest import House
from tests.channel.waiting import until


async def _left_over(house: House, phone: Phone, *texts: str) -> None:
    """Rows as a process leaves them that was killed after it had acknowledged, and before it had played."""
    for text in texts:
        await phone.says(text)
    pending = house.world.updates.pending
    house.world.updates.forget()
    rows = [(one["update_id"], phone.user.id, json.dumps(one)) for one in pending]
    await house.act(lambda work: verbs.keep(work, rows))


async def test_one_person_is_answered_in_order_however_many_speak(open_house: House) -> None:
    phones = [open_house.phone(str(number)) for number in range(8)]
    for number in range(1, 21):
        for phone in phones:
            await phone.says(f"line {number}")
    await open_house.settled()
    for phone in phones:
        assert open_house.texts_to(phone) == [f"{number}: line {number}" for number in range(1, 21)]


async def test_what_was_left_over_is_played_in_order_before_what_is_new(house: House) -> None:
    zhou = house.phone()
    await _left_over(house, zhou, "one", "two", "three")
    await zhou.says("four")
    async with house.running():
        await zhou.hears("4: four")
    assert house.texts_to(zhou) == ["1: one", "2: two", "3: three", "4: four"]


async def test_what_comes_twice_is_done_once(open_house: House) -> None:
    zhou = open_house.phone()
    await zhou.says("one")
    await zhou.hears("1: one")
    open_house.server.faults.add(Trouble.DUPLICATE, "getUpdates", times=3)
    await zhou.says("two")
    await zhou.hears("2: two")
    await open_house.settled()
    assert open_house.texts_to(zhou) == ["1: one", "2: two"]
    assert await open_house.states(inbox, "done") == 2


async def test_an_answer_of_getupdates_that_is_lost_loses_nothing(open_house: House) -> None:
    zhou = open_house.phone()
    open_house.server.faults.add(Trouble.DROP_AFTER, "getUpdates", times=1)
    open_house.server.faults.add(Trouble.ERROR_502, "getUpdates", times=1)
    await zhou.says("one")
    await zhou.hears("1: one")
    await open_house.settled()
    assert await open_house.states(inbox, "done") == 1


async def test_more_than_the_backlog_of_one_person_is_kept_and_played_in_order(house: House) -> None:
    zhou, li = house.phone(), house.phone("李")
    expected = [f"{number}: line {number}" for number in range(1, 121)]
    for number in range(1, 121):
        await zhou.says(f"line {number}")
    await li.says("patient")
    async with house.running(backlog=7):
        await li.hears("1: patient")
        assert len(house.texts_to(zhou)) < 120
        await house.settled()
        assert house.texts_to(zhou) == expected


async def test_ids_that_start_again_from_below_are_heard(open_house: House) -> None:
    zhou = open_house.phone()
    await zhou.says("before")
    await zhou.hears("1: before")
    await open_house.settled()
    async with asyncio.timeout(5):
        await open_house.world.updates.waited_for.wait()
    open_house.world.updates.restart_ids(1000)
    await zhou.says("after a week of silence")
    await zhou.hears("2: after")


async def test_an_offset_is_forgotten_once_it_has_acknowledged_or_lower_ids_would_be_lost(open_house: House) -> None:
    zhou, updates = open_house.phone(), open_house.world.updates
    await zhou.says("before")
    await zhou.hears("1: before")
    await open_house.settled()
    async with asyncio.timeout(5):
        await updates.waited_for.wait()
    # A poll that ends with nothing; then, while nobody polls, something comes whose id is below the last one.
    later = open_house.server.faults.add(Trouble.HANG, "getUpdates")
    updates.close()
    await until(lambda: later.struck)
    updates.restart_ids(1000)
    await zhou.says("after a week of silence")
    open_house.server.faults.clear(later)
    await zhou.hears("2: after")


async def test_a_second_poller_is_borne_with(house: House) -> None:
    zhou = house.phone()
    async with house.running():
        await house.world.updates.waited_for.wait()
        await house.world.updates.poll(0, 1, 0)
        await zhou.says("still there")
        await zhou.hears("1: still there")


async def test_a_poller_that_hears_nothing_opens_a_new_connection_then_gives_up(house: House) -> None:
    fault = house.server.faults.add(Trouble.HANG, "getUpdates")

    async def deaf() -> None:
        async with house.running(silence=0.3):
            await asyncio.sleep(2.5)

    with pytest.raises(PollerSilent):
        await deaf()
    assert fault.struck == 2


async def test_time_that_it_took_to_keep_is_no_silence(house: House) -> None:
    bot = Bot(house.world.token)
    poller = Poller(house.desk, bot, bot.request, kept=lambda _: None)
    assert not poller.healthy
    await poller._keep([{"update_id": 1}])  # noqa: SLF001 - as it comes back from the database
    assert poller.healthy


async def test_nobodys_updates_are_done_without_a_turn(open_house: House) -> None:
    group = open_house.world.group("前台")
    zhou = open_house.phone(group=group)
    message = {"message_id": 900, "date": 1790000000, "chat": group.card(), "text": "/group"}
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    open_house.world.updates.push_raw({"message": {**message, "from": anonymous, "sender_chat": group.card()}})
    open_house.world.updates.push_raw({"message": {**message, "from": open_house.world.bot.card()}})
    await zhou.says("/group")
    await zhou.hears("buttons")
    await open_house.settled()
    assert await open_house.states(inbox, "done") == 3
    assert open_house.texts_to(zhou) == ["buttons"]


async def test_a_group_that_moves_is_followed_with_its_cards_and_letters(open_house: House) -> None:
    group = open_house.world.group("前台", supergroup=False)
    zhou = open_house.phone(group=group)
    open_house.world.chats[group.id].members[zhou.user.id] = "member"
    await zhou.says("/group")
    await zhou.hears("buttons")

    async def hang(work: Work) -> None:
        await work.db.execute(insert(cards).values(chat=group.id, subject="repair:1", message=7, digest="x"))
        await work.add(
            Group(kind=GroupKind.ENGINEERING, chat=ChatId(group.id), thread=None, named_by=id_, since=work.now)
        )

    id_ = await open_house.known(zhou)
    await open_house.act(hang)
    fresh = open_house.world.migrate(group)
    await open_house.settled()
    async with open_house.database.snapshot() as db:
        for moved_table in (cards, groups):
            assert [row.chat for row in await db.execute(moved_table.select())] == [fresh.id]
    assert {letter.chat for letter in await open_house.letters()} == {ChatId(fresh.id)}

    async def late(work: Work) -> None:
        work.write_to(ChatId(group.id), work.actor.language, answer("sample-text", text="late"))

    await open_house.act(late)
    await open_house.settled()
    moved = Phone(open_house.world, zhou.user, fresh)
    assert open_house.texts_to(moved) == ["late"]


async def test_done_rows_are_forgotten_after_two_days_and_others_are_not(house: House) -> None:
    zhou = house.phone()
    await _left_over(house, zhou, "one", "boom")
    async with house.running():
        await house.settled()
    house.desk.clock.advance(verbs._KEPT * 2)  # noqa: SLF001 - the time that is meant
    await _left_over(house, zhou, "new")
    assert await house.act(verbs.prune) == 1
    assert await house.states(inbox, "dead", "new") == 2
    house.desk.clock.advance(timedelta(days=30))
    assert await house.act(verbs.prune) == 1
    assert await house.states(inbox, "dead") == 0


async def test_of_what_is_done_only_its_number_is_kept(open_house: House) -> None:
    zhou = open_house.phone()
    for text in ("my secret", "boom"):
        await zhou.says(text)
    await open_house.settled()
    async with open_house.database.snapshot() as db:
        kept = {row.state: row.raw for row in await db.execute(inbox.select())}
    assert kept["done"] == ""
    assert "boom" in kept["dead"]


def test_an_emergency_passes_a_flood_once_a_minute(house: House) -> None:
    flood, clock = Flood(Pace(burst=1, per_second=0.001)), house.desk.clock

    def said(number: int) -> Said:
        me = ChatId(1)
        return Said(update=number, chat=me, speaker=Speaker(me), at=clock.now(), kind=Kind.TEXT)

    assert flood.wait(said(1), 0.0) == 0
    assert flood.wait(said(2), 0.0) > 0
    flood.lift(said(3), 0.0)
    assert [flood.wait(said(number), 0.0) for number in (2, 3)] == [0, 0]
    flood.lift(said(4), 59.0)
    assert flood.wait(said(4), 59.0) > 0
    flood.lift(said(4), 60.0)
    assert flood.wait(said(4), 60.0) == 0


def test_what_was_said_over_hours_is_no_flood(house: House) -> None:
    flood = Flood(Pace(burst=3, per_second=2))
    clock = house.desk.clock

    def said(*, album: str | None = None) -> Said:
        me = ChatId(1)
        return Said(update=1, chat=me, speaker=Speaker(me), at=clock.now(), kind=Kind.TEXT, album=album)

    assert [flood.wait(said(), 0.0) for _ in range(5)] == [0, 0, 0, 0.5, 0.5]
    assert flood.may_tell(1, 100.0)
    assert not flood.may_tell(1, 170.0)
    for _ in range(10):
        clock.advance(verbs._KEPT)  # noqa: SLF001 - any long time
        assert flood.wait(said(), 0.0) == 0
    assert [flood.wait(said(album="a"), 0.0) for _ in range(10)] == [0] * 10
    assert [flood.wait(said(), 0.0) for _ in range(2)] == [0, 0.5]


@pytest.mark.parametrize("number", [{}, "5", None, 1.5, 2**63], ids=str)
@pytest.mark.parametrize("whose", ["from", "chat"])
async def test_a_number_that_is_none_is_set_aside_and_ends_nothing(house: House, whose: str, number: object) -> None:
    zhou = house.phone()
    await zhou.says("one")
    [update] = house.world.updates.pending
    update["message"][whose] = {**update["message"][whose], "id": number}
    async with house.running():
        await zhou.says("two")
        await zhou.hears("1: two")
    assert await house.states(inbox, "dead") == 1
    async with house.running():
        await zhou.says("three")
        await zhou.hears("2: three")


_TROUBLE = {
    "nothing can follow a group": ("ALTER TABLE drafts RENAME TO away", "ALTER TABLE away RENAME TO drafts"),
    "nothing can be set aside": (
        "CREATE TRIGGER no BEFORE UPDATE ON inbox WHEN NEW.state = 'dead' BEGIN SELECT RAISE(ABORT, 'no'); END",
        "DROP TRIGGER no",
    ),
}


async def test_what_cannot_be_followed_is_set_aside_or_stays_and_keeps_nobody_waiting(house: House) -> None:
    group, zhou = house.world.group("前台", supergroup=False), house.phone()
    group.members[zhou.user.id] = "member"
    begin, end = zip(*_TROUBLE.values(), strict=True)
    for trouble, left in ((begin[:1], {"dead": 2, "new": 0}), (begin[1:], {"dead": 2, "new": 2})):
        await done(house, *trouble)
        house.world.migrate(group)
        async with house.running():
            await zhou.says("I am next")
            await zhou.hears("I am next")
        assert {state: await house.states(inbox, state) for state in left} == left
    await done(house, *end)
    async with house.running():
        await house.settled()
    assert {state: await house.states(inbox, state) for state in ("dead", "new", "done")} == {
        "dead": 2, "new": 0, "done": 4
    }  # fmt: skip


async def done(house: House, *statements: str) -> None:
    async with house.database.transaction() as db:
        for statement in statements:
            await db.execute(sql(statement))
