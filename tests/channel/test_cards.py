"""One living card per record and chat."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.channel.ledger import Ledger
from bot.domain.people import ChatId, Language, PersonId
from bot.playground.faults import Trouble
from bot.playground.phones import Phone
from bot.services.doorbell import Doorbell
from bot.services.mail import Hung, Replaced
from bot.services.work import Desk, Work
from bot.storage.tables import cards
from bot.talk import Letter, LetterState, Reaction, Verb, button
from tests.channel.conftest import House
from tests.channel.letters import card, letter, say, settled_as, states
from tests.channel.waiting import until


async def test_a_card_is_hung_once_and_then_edited_in_place(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    for text in ("reported", "accepted", "accepted", "done"):
        await card(open_house, id_, text)
        await open_house.settled()
    assert open_house.texts_to(zhou) == ["done"]
    assert open_house.server.counts["sendMessage"] == 1
    assert open_house.server.counts["editMessageText"] == 2  # the same content twice is no edit
    assert set(await states(open_house)) == {LetterState.SENT}


async def rung_anew(house: House) -> Phone:
    """Somebody's card has rung a second time."""
    zhou = house.phone()
    id_ = await house.known(zhou)
    await card(house, id_, "reported")
    await house.settled()
    await card(house, id_, "wants you", ring=True)
    return zhou


async def test_a_card_that_rings_is_sent_anew_and_the_old_one_goes(open_house: House) -> None:
    zhou = await rung_anew(open_house)
    await open_house.settled()
    await card(open_house, PersonId(1), "closed")
    await open_house.settled()
    assert open_house.texts_to(zhou) == ["closed"]
    assert zhou.last
    assert zhou.last.buttons
    assert set(await states(open_house)) == {LetterState.SENT}


async def test_an_old_card_that_cannot_be_deleted_any_more_leads_to_the_newest(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await card(open_house, id_, "reported")
    await open_house.settled()
    open_house.desk.clock.advance(timedelta(hours=49))
    await card(open_house, id_, "wants you", ring=True)
    await open_house.settled()
    old, new = zhou.chat
    assert (old.text, old.buttons) == ("↓ 见最新卡片", ())
    assert new.text == "wants you"


async def test_an_old_card_that_is_gone_already_is_nobodys_trouble(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await card(open_house, id_, "reported")
    await open_house.settled()
    await zhou.deletes(zhou.last.message_id)  # type: ignore[union-attr]
    await card(open_house, id_, "wants you", ring=True)
    await open_house.settled()
    assert open_house.texts_to(zhou) == ["wants you"]
    assert set(await states(open_house)) == {LetterState.SENT}


@pytest.mark.parametrize("trouble", [Trouble.DROP_BEFORE, Trouble.DROP_AFTER, Trouble.ERROR_500, Trouble.FLOOD])
async def test_an_old_card_goes_even_where_the_line_is_bad(open_house: House, trouble: Trouble) -> None:
    open_house.server.faults.add(trouble, "deleteMessage", times=2)
    zhou = await rung_anew(open_house)
    await open_house.settled()
    assert open_house.texts_to(zhou) == ["wants you"]


async def test_a_process_that_dies_before_the_old_card_is_gone_leaves_one_card_in_the_end(house: House) -> None:
    async with house.running():
        hanging = house.server.faults.add(Trouble.HANG, "deleteMessage")
        zhou = await rung_anew(house)
        await zhou.hears("wants you")
        await until(lambda: hanging.struck)
        await asyncio.sleep(0.1)
    house.server.faults.clear()
    assert house.texts_to(zhou) == ["reported", "wants you"]
    async with house.running():
        await house.settled()
    assert house.texts_to(zhou) == ["wants you"]
    assert house.server.counts["sendMessage"] == 2


async def test_a_card_that_is_taken_down_keeps_one_line_and_is_forgotten(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await card(open_house, id_, "secret")
    await open_house.settled()
    await open_house.act(lambda work: work.take_down(id_, "repair:1", say("gone", rows=((button("count"),),))))
    await open_house.settled()
    [shown] = zhou.chat
    assert (shown.text, shown.buttons) == ("gone", ())
    assert await open_house.act(lambda work: work.viewers("repair:1")) == ()
    async with open_house.database.snapshot() as db:
        assert not (await db.execute(cards.select())).all()


async def test_where_no_card_hangs_there_is_nothing_to_take_down(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await open_house.act(lambda work: work.take_down(id_, "repair:1", say("gone")))
    await open_house.settled()
    assert open_house.texts_to(zhou) == []
    assert await states(open_house) == [LetterState.SENT]


async def test_who_has_blocked_the_bot_has_no_card_to_be_taken_down(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await card(open_house, id_, "secret")
    await open_house.settled()
    zhou.user.blocked = True
    await open_house.act(lambda work: work.take_down(id_, "repair:1", say("gone")))
    await open_house.settled()
    assert set(await states(open_house)) == {LetterState.SENT}
    async with open_house.database.snapshot() as db:
        assert not (await db.execute(cards.select())).all()


class Nobody:
    """Listens to nothing."""

    def take(self, letters: Sequence[Letter]) -> None:
        del letters

    look_for = take


class Absent(Desk):
    """A desk whose database is away for a moment."""

    async def do(self, *args: Any, **how: Any) -> Any:
        if not self.doorbell.listeners:
            self.doorbell.listeners.append(Nobody())
            raise OSError("no route")
        return await super().do(*args, **how)


async def test_what_could_not_be_written_down_is_written_down_later(house: House) -> None:
    zhou = house.phone()
    ledger = Ledger(Absent(**vars(house.desk) | {"doorbell": Doorbell()}))
    chat = ChatId(zhou.user.id)
    ledger.hang(chat, "repair:1", Hung(8, "x"), 1)
    ledger.replace(Replaced(chat, 7, Language.ZH))
    with pytest.raises(OSError, match="no route"):
        await ledger.flush()
    await ledger.flush()
    assert ledger.clean
    assert [(one.verb, one.target, one.chat) for one in await house.letters()] == [(Verb.RETRACT, 7, chat)]
    async with house.database.snapshot() as db:
        assert [row.message for row in await db.execute(cards.select())] == [8]


async def test_a_card_on_its_way_is_not_hung_where_it_is_taken_down(house: House) -> None:
    zhou = house.phone()
    id_ = await house.known(zhou)
    house.desk.doorbell.listeners.clear()
    await card(house, id_, "secret")
    await house.act(lambda work: work.take_down(id_, "repair:1", say("gone")))
    async with house.running():
        await house.settled()
    assert house.texts_to(zhou) == []


async def test_a_card_that_was_deleted_is_sent_anew(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await card(open_house, id_, "reported")
    await open_house.settled()
    await zhou.deletes(zhou.last.message_id)  # type: ignore[union-attr]
    await card(open_house, id_, "accepted")
    await open_house.settled()
    assert open_house.texts_to(zhou) == ["accepted"]
    async with open_house.database.snapshot() as db:
        [row] = await db.execute(cards.select())
    assert row.message == zhou.last.message_id  # type: ignore[union-attr]


async def test_a_closed_card_keeps_its_words_and_is_forgotten(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await card(open_house, id_, "question")
    await open_house.settled()
    await open_house.act(letter(zhou.user.id, "", verb=Verb.CLOSE, subject="repair:1"))
    await settled_as(open_house, LetterState.SENT, 2)
    await open_house.settled()
    assert zhou.last
    assert (zhou.last.text, zhou.last.buttons) == ("question", ())
    async with open_house.database.snapshot() as db:
        assert not (await db.execute(cards.select())).all()


async def test_of_several_waiting_states_of_a_card_only_the_newest_is_sent(house: House) -> None:
    zhou = house.phone()
    id_ = await house.known(zhou)
    house.desk.doorbell.listeners.clear()
    for text in ("one", "two", "three"):
        await card(house, id_, text)
    async with house.running():
        await settled_as(house, LetterState.SENT)
        await house.settled()
    assert await states(house) == [LetterState.SUPERSEDED, LetterState.SUPERSEDED, LetterState.SENT]
    assert house.texts_to(zhou) == ["three"]


async def test_where_a_card_hangs_is_known_after_a_restart(house: House) -> None:
    zhou = house.phone()
    id_ = await house.known(zhou)
    async with house.running():
        await card(house, id_, "before")
        await house.settled()
    async with house.running():
        await card(house, id_, "after")
        await house.settled()
    assert house.texts_to(zhou) == ["after"]


async def test_a_reaction_marks_the_persons_own_message(open_house: House) -> None:
    zhou = open_house.phone()
    await open_house.known(zhou)
    open_house.server.faults.add(Trouble.FLOOD, "setMessageReaction", times=1, seconds=1)
    await zhou.says("react")
    await zhou.waits(lambda: [shown for shown in zhou.chat if shown.reactions == ("👀",)])
    await open_house.settled()
    assert await states(open_house) == [LetterState.SENT]


async def test_a_later_reaction_takes_the_place_of_the_one_before(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await zhou.says("quiet")
    await open_house.settled()
    message = zhou.chat[0].message_id
    for reaction in Reaction:
        await open_house.act(lambda work, emoji=reaction: marked(work, id_, message, emoji))  # type: ignore[misc]
        await zhou.waits(lambda: zhou.chat[0].reactions == (reaction.value,))  # noqa: B023 - awaited at once


async def test_a_mark_that_telegram_does_not_know_is_nobodys_trouble(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await zhou.says("quiet")
    await open_house.settled()
    await open_house.act(lambda work: marked(work, id_, zhou.chat[0].message_id, "✅"))
    await open_house.settled()
    assert open_house.server.calls[-1].answer["description"] == "Bad Request: REACTION_INVALID"  # type: ignore[index]
    assert zhou.chat[0].reactions == ()
    assert await states(open_house) == [LetterState.SENT]


async def marked(work: Work, whom: PersonId, message: int, emoji: str) -> None:
    work.mark(whom, message, emoji)
