"""The channel's own statements, and people really in parallel, on PostgreSQL."""

import itertools
from collections.abc import AsyncIterator

import pytest

from bot.channel.lease import Lease, LeaseHeld
from bot.domain.people import ChatId
from bot.services import reach
from bot.storage.tables import inbox
from bot.talk import LetterState
from tests.channel.conftest import House
from tests.channel.letters import card, letter, settled_as, states
from tests.conftest import named, say

_numbers = itertools.count(1)


@pytest.fixture
async def database_url(postgres: str) -> AsyncIterator[str]:
    """A migrated database of our own."""
    name = f"channel{next(_numbers)}"
    await say(postgres, f"CREATE DATABASE {name} TEMPLATE empty")
    yield named(postgres, name)
    await say(postgres, f"DROP DATABASE {name} WITH (FORCE)")


async def test_a_storm_of_many_people_is_answered_in_order_for_each(open_house: House) -> None:
    phones = [open_house.phone(str(number)) for number in range(12)]
    for number in range(1, 16):
        for phone in phones:
            await phone.says(f"line {number}")
    await phones[0].says("boom")
    await phones[1].says("no")
    await open_house.settled()
    for phone in phones[2:]:
        assert open_house.texts_to(phone) == [f"{number}: line {number}" for number in range(1, 16)]
    assert await open_house.states(inbox, "dead") == 1


async def test_letters_cards_and_chats_find_their_way(house: House) -> None:
    zhou = house.phone()
    id_ = await house.known(zhou)
    await house.act(letter(zhou.user.id, "lost", state=LetterState.SENDING, twice=False))
    await house.act(letter(zhou.user.id, "again", state=LetterState.SENDING))
    await house.act(letter(zhou.user.id, "fresh", twice=False))
    async with house.running():
        await card(house, id_, "one")
        await settled_as(house, LetterState.SENT, 3)
        await card(house, id_, "two")
        await house.settled()
        await house.act(lambda work: reach.follow(work, ChatId(zhou.user.id), ChatId(-100)))
    assert (await states(house)).count(LetterState.UNKNOWN) == 1
    assert sorted(house.texts_to(zhou)) == ["again", "fresh", "two"]


async def test_of_two_processes_only_one_holds_the_lease(house: House) -> None:
    first, second = Lease(house.desk), Lease(house.desk)
    await first.take()
    await first.take()
    with pytest.raises(LeaseHeld):
        await second.take()
    await first.release()
    await second.take()
