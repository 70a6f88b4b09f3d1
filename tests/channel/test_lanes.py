"""Who goes first, and how fast; what is written down of it."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.channel.budget import Rates
from bot.playground.limits import Limits
from bot.services.work import Work
from bot.storage.tables import outbox
from bot.talk import Lane, LetterState
from tests.channel.conftest import House
from tests.channel.letters import card, letter, say, settled_as, states, tell


async def test_an_answer_does_not_wait_for_a_broadcast(house: House) -> None:
    zhou = house.phone()
    crowd = [await house.known(house.phone(str(number))) for number in range(60)]
    house.server.limits = Limits()
    async with house.running(rates=Rates()) as office:

        async def broadcast(work: Work) -> None:
            work.send(crowd, say("water off tomorrow"), lane=Lane.BROADCAST)

        await house.act(broadcast)
        await asyncio.sleep(0.1)
        await zhou.says("my question")
        await zhou.hears("1: my question", timeout=0.5)
        assert office.courier.figures.queued[Lane.BROADCAST] > 20
        await house.settled()
    assert house.server.statuses[429] == 0
    assert set(await states(house)) == {LetterState.SENT}


async def test_lanes_go_strictly_one_after_the_other_and_each_chat_in_order(house: House) -> None:
    phones = [house.phone(str(number)) for number in range(3)]
    for number in range(3):
        for lane in reversed(Lane):
            for phone in phones:
                await house.act(letter(phone.user.id, f"{lane.value}{number}", lane=lane))
    async with house.running():
        await settled_as(house, LetterState.SENT, 36)
    for phone in phones:
        assert house.texts_to(phone) == [f"{lane}{number}" for lane in range(4) for number in range(3)]


async def test_the_courier_never_exceeds_what_telegram_allows(house: House) -> None:
    zhou = house.phone()
    id_ = await house.known(zhou)
    house.server.limits = Limits()
    async with house.running(rates=Rates()):
        for number in range(7):
            await house.act(lambda work, text=str(number): tell(work, id_, text))  # type: ignore[misc]
        await settled_as(house, LetterState.SENT, 7)
    assert house.texts_to(zhou) == [str(number) for number in range(7)]
    assert house.server.statuses[429] == 0


async def test_a_card_that_was_overtaken_by_a_newer_one_does_not_come_back(house: House) -> None:
    """The older letter waits in a slow lane while the newer one goes by the fast one."""
    zhou = house.phone()
    id_ = await house.known(zhou)
    await card(house, id_, "reported", lane=Lane.BROADCAST)
    await card(house, id_, "accepted", lane=Lane.ALERT)
    async with house.running():
        await settled_as(house, LetterState.SENT)
        await house.settled()
    assert house.texts_to(zhou) == ["accepted"]
    assert await states(house) == [LetterState.SUPERSEDED, LetterState.SENT]


@pytest.mark.parametrize("left", [LetterState.NEW, LetterState.SENDING])
async def test_a_card_that_was_overtaken_does_not_come_back_after_a_crash(house: House, left: LetterState) -> None:
    """The older letter still waits in a slow lane when the process that knows of the newer one dies."""
    zhou, li = house.phone("周"), house.phone("李")
    id_, other = await house.known(zhou), await house.known(li)

    async def waits(work: Work, state: LetterState, until: datetime | None) -> None:
        old = update(outbox).where(outbox.c.lane == Lane.BROADCAST)
        await work.db.execute(old.values(state=state, not_before=until))

    for whom in (id_, other):
        await card(house, whom, "reported", lane=Lane.BROADCAST)
    await house.act(lambda work: waits(work, LetterState.NEW, work.now + timedelta(hours=1)))
    await card(house, id_, "accepted", lane=Lane.ALERT)
    async with house.running():
        await settled_as(house, LetterState.SENT)
    await house.act(lambda work: waits(work, left, None))
    async with house.running():
        await house.settled()
    assert (house.texts_to(zhou), house.texts_to(li)) == (["accepted"], ["reported"])
    assert sorted(await states(house)) == [LetterState.SENT, LetterState.SENT, LetterState.SUPERSEDED]
