"""A greeting from its draft to the tenants: a card of the festival, with the words in each one's language."""

from datetime import date

import pytest

from bot.playground.bubbles import Bubble
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.announcement_talks import rounds
from tests.talks import ZH

pytestmark = pytest.mark.manual("R191")
_DRAWING = 30
"""Seconds: a busy machine takes a while to draw a card."""


async def gets(person: Player, text: str) -> Bubble:
    def there() -> list[Bubble]:
        return [one for one in person.phone.chat if one.by_bot and one.text.startswith(text) and not one.deleted]

    [one] = await person.phone.waits(there, _DRAWING)
    return one


async def test_the_card_of_the_festival_comes_in_each_one_s_language(theatre: Theatre) -> None:
    zhou, rivera, manager = [await theatre.enters(code) for code in (ZH.tenant, "T11-1", "S02")]
    theatre.clock.set(theatre.clock.at(date(2026, 12, 18), 10, 0))
    await theatre.house.clockwork.tick()
    await manager.is_called("announcement-own-picture")
    await manager.taps("announcement-test")
    tried = await gets(manager, "🎄 圣诞快乐")
    assert tried.media
    await manager.taps("announcement-approve")
    await manager.hears("announcement-card", state={"$say": "announcement-state-scheduled", "args": {}})
    theatre.clock.set(theatre.clock.at(date(2026, 12, 25), 9, 0))
    await rounds(theatre)
    cards = [await gets(zhou, "🎄 圣诞快乐"), await gets(rivera, "🎄 Merry Christmas")]
    assert [card.media.kind for card in cards if card.media] == ["photo", "photo"]
    handles = [card.media.file_id for card in (tried, *cards) if card.media]
    assert handles[0] == handles[1] != handles[2]  # uploaded once for all who read a language
    await zhou.taps("greetings-off")
    await zhou.hears("greetings-are-off")
