"""One turn: effects and answer together, or a polite no and nothing changed."""

import asyncio
from datetime import timedelta

import pytest

from bot.channel.flood import Pace
from bot.domain.people import SYSTEM, Person
from bot.domain.roles import Role
from bot.playground.faults import Trouble
from bot.services import reach
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import inbox
from bot.talk import LetterState
from tests.channel.conftest import House


async def test_what_is_said_is_answered_and_its_row_is_done(open_house: House) -> None:
    zhou = open_house.phone()
    await zhou.says("hello <b>&")
    await zhou.hears("1: hello <b>&")
    await open_house.settled()
    assert await open_house.states(inbox, "done") == 1
    [letter] = await open_house.letters()
    assert letter.state is LetterState.SENT
    assert (letter.message, letter.spoken) == (zhou.last.message_id, "1: hello &lt;b&gt;&amp;")  # type: ignore[union-attr]


async def test_a_refusal_changes_nothing_and_says_why(open_house: House) -> None:
    zhou = open_house.phone()
    await zhou.says("no")
    await zhou.hears("No <because>")
    assert await open_house.count(f"heard:{zhou.user.id}") == 0
    assert await open_house.states(inbox, "done") == 1


async def test_a_refused_button_says_so_in_an_alert(open_house: House) -> None:
    zhou = open_house.phone()
    await zhou.says("/buttons")
    await zhou.hears("buttons")
    await zhou.taps("v1:forbidden")
    shown = await zhou.waits(lambda: zhou.toasts)
    assert [(toast.text, toast.alert) for toast in shown] == [("No pressed", True)]
    assert await open_house.count(f"forbidden:{zhou.user.id}") == 0


async def test_every_tap_is_released_exactly_once(open_house: House) -> None:
    zhou = open_house.phone()
    await zhou.says("/buttons")
    await zhou.hears("buttons")
    for data in ("v1:toast", "v1:count", "v1:forbidden", "v1:open", "v1:f:7:a", "v2:old", "junk"):
        await zhou.forges(data, zhou.last.message_id)  # type: ignore[union-attr]
    await open_house.settled()
    assert await zhou.waits(lambda: len(zhou.toasts) == 7)
    assert [toast.text for toast in zhou.toasts if not toast.alert and toast.text] == ["<noted>"]
    assert open_house.server.counts["answerCallbackQuery"] == 7
    assert await open_house.count(f"pressed:{zhou.user.id}") == 1
    assert {"begun by open", "engine pressed 7"} <= set(open_house.texts_to(zhou))


async def test_a_stale_tap_still_does_its_work(house: House) -> None:
    zhou = house.phone()
    async with house.running():
        await zhou.says("/buttons")
        await zhou.hears("buttons")
    await zhou.taps("v1:count")
    house.desk.clock.advance(timedelta(minutes=10))
    async with house.running():
        await zhou.hears("1: pressed")
        await house.settled()
    assert zhou.toasts == []


async def test_a_turn_that_breaks_is_set_aside_and_told(open_house: House) -> None:
    zhou, boss = open_house.phone(), open_house.phone("经理", language="en")
    await open_house.known(boss, Role.CS_MANAGER)
    for text in ("boom", "boom", "after"):
        await zhou.says(text)
    await zhou.hears("1: after")
    await open_house.settled()
    assert await open_house.states(inbox, "dead") == 2
    assert len(open_house.texts_to(boss)) == 1  # one notice in a minute
    assert len(open_house.texts_to(zhou)) == 3
    async with open_house.database.snapshot() as db:
        errors = [row.error for row in await db.execute(inbox.select()) if row.error]
    assert [error.startswith("RuntimeError: broken") for error in errors] == [True, True]
    assert not any(open_house.world.token in error for error in errors)


async def test_an_update_that_cannot_be_read_is_set_aside_and_its_sender_told(open_house: House) -> None:
    zhou = open_house.phone()
    sender = zhou.user.card()
    open_house.world.updates.push_raw({"message": {"message_id": "none", "from": sender, "date": "yesterday"}})
    open_house.server.faults.add(Trouble.MANGLED, "getUpdates", times=1)
    await zhou.says("after")
    await zhou.hears("1: after")
    await open_house.settled()
    assert await open_house.states(inbox, "dead") == 2
    assert len(open_house.texts_to(zhou)) == 2


async def test_who_blocked_the_bot_is_lost_and_found_again(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await zhou.blocks_bot()
    await open_house.settled()
    assert (await open_house.person(id_)).unreachable_since
    await zhou.unblocks()
    await open_house.settled()
    assert (await open_house.person(id_)).unreachable_since is None


async def test_who_was_thought_lost_is_found_by_writing(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await open_house.desk.do(SYSTEM, lambda work: reach.lose(work, id_))
    await zhou.says("still here")
    await zhou.hears("still here")
    found: Person = await open_house.person(id_)
    assert found.unreachable_since is None


async def test_commands_dialogues_and_everything_else_find_their_handlers(open_house: House) -> None:
    zhou = open_house.phone()
    for text in ("/echo hi", "/ECHO@guanjia_bot you", "/echo@other_bot x", "/begin", "dialogue 1", "/nonsense", "text"):
        await zhou.says(text)
    await zhou.sends_sticker()
    await zhou.hears("4: other")
    assert open_house.texts_to(zhou) == [
        "hi", "you", "1: /echo@other_bot x", "begun by /begin", "engine dialogue 1", "2: /nonsense", "3: text",
        "4: other",
    ]  # fmt: skip


async def test_a_groups_own_talk_is_not_listened_to(open_house: House) -> None:
    zhou = open_house.phone(group=open_house.world.group("前台"))
    await zhou.says("just talking")
    await zhou.says("/nonsense")
    await open_house.settled()
    assert await open_house.count(f"heard:{zhou.user.id}") == 0
    assert await open_house.states(inbox, "done") == 2
    assert open_house.texts_to(zhou) == []


async def test_in_groups_only_what_is_meant_for_groups_is_done(open_house: House) -> None:
    zhou = open_house.phone(group=open_house.world.group("前台"))
    await zhou.says("/group")
    await zhou.hears("buttons")
    await zhou.taps("v1:count")
    await zhou.hears("1: pressed")


@pytest.mark.parametrize("said", ["/echo my phone number", "/begin", "v1:toast", "v1:forbidden", "v1:open", "v1:f:7:a"])
async def test_what_is_personal_leads_from_the_group_to_the_private_chat(open_house: House, said: str) -> None:
    zhou = open_house.phone(group=open_house.world.group("前台"))
    await zhou.says("/group")
    card = await zhou.hears("buttons")
    await (zhou.says(said) if said.startswith("/") else zhou.forges(said, card.message_id))
    shown = await zhou.hears("私下找我")
    assert [b.value for row in shown.buttons for b in row] == [f"https://t.me/{open_house.world.bot.username}"]
    await open_house.settled()
    assert len(open_house.texts_to(zhou)) == 2
    assert await open_house.count(f"forbidden:{zhou.user.id}") == 0


async def test_who_never_stops_talking_is_asked_to_wait_once(house: House) -> None:
    zhou, li = house.phone(), house.phone("李")
    async with house.running(pace=Pace(burst=5, per_second=20)):
        for number in range(20):
            await zhou.says(str(number))
        await li.says("me too")
        await li.hears("me too")
        assert len(house.texts_to(zhou)) < 20
        await house.settled()
    # Nothing is dropped, all is done in its order.
    told = [text for text in house.texts_to(zhou) if "快" not in text]
    assert told == [f"{number + 1}: {number}" for number in range(20)]
    assert len(house.texts_to(zhou)) == 21


async def test_an_emergency_does_not_wait_behind_a_flood(house: House) -> None:
    zhou = house.phone()
    async with house.running(pace=Pace(burst=2, per_second=0.01), backlog=5):
        for number in range(20):
            await zhou.says(str(number))
        await zhou.says("着火了")
        await zhou.hears("着火了")
        await house.settled()
    assert await house.count(f"heard:{zhou.user.id}") == 21


async def test_an_emergency_opens_no_door_for_what_is_said_after_it(house: House) -> None:
    zhou = house.phone()
    async with house.running(pace=Pace(burst=2, per_second=0.01)):
        for text in (*map(str, range(5)), "着火了", *map(str, range(5))):
            await zhou.says(text)
        await zhou.hears("着火了")
        await asyncio.sleep(0.5)
        # Six up to the emergency, and the two that may always go at once.
        assert await house.count(f"heard:{zhou.user.id}") <= 6 + 2


async def test_work_that_nobody_waits_for_any_more_still_comes_to_its_end(house: House) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(work: Work) -> None:
        await rows.take_number(work.db, "slow")
        begun.set()
        await go_on.wait()
        await rows.take_number(work.db, "slow")

    waiting = asyncio.create_task(house.act(slow))
    await begun.wait()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    go_on.set()
    await house.act(lambda work: rows.take_number(work.db, "after"))
    assert (await house.count("slow"), await house.count("after")) == (2, 1)
