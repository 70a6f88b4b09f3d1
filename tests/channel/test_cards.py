"""One living card per record and chat."""

from bot.playground.faults import Trouble
from bot.storage.tables import cards
from bot.talk import LetterState, Verb
from tests.channel.conftest import House
from tests.channel.letters import card, letter, settled_as, states


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


async def test_a_card_that_rings_is_sent_anew_and_the_old_one_loses_its_buttons(open_house: House) -> None:
    zhou = open_house.phone()
    id_ = await open_house.known(zhou)
    await card(open_house, id_, "reported")
    await open_house.settled()
    await card(open_house, id_, "wants you", ring=True)
    await open_house.settled()
    await card(open_house, id_, "closed")
    await open_house.settled()
    old, new = zhou.chat
    assert (old.text, old.buttons) == ("reported", ())
    assert new.text == "closed"
    assert new.buttons


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
    open_house.server.faults.add(Trouble.FLOOD, "setMessageReaction", times=1, seconds=1)
    await zhou.says("react")
    await zhou.waits(lambda: [shown for shown in zhou.chat if shown.reactions == ("👀",)])
    await open_house.settled()
    assert await states(open_house) == [LetterState.SENT]
