"""How people are asked what they think of the house, in the sample building."""

from datetime import date

from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.talks import ZH, Tongue, all_speak

DAY, OVER = date(2026, 12, 15), date(2026, 12, 29)
"""When the house is asked about its second half of 2026, and when that is over."""


async def asked(stage: Theatre, tongue: Tongue = ZH, *others: str) -> Player:
    """Tenants are asked how satisfied they are."""
    people = [await stage.enters(code) for code in (tongue.tenant, *others)]
    await all_speak(stage, tongue)
    await stage.house.clockwork.tick()
    stage.clock.set(stage.clock.at(DAY, 10))
    await stage.house.clockwork.tick()
    for person in people:
        await person.is_called("survey-house", place=1)
    return people[0]


async def answers(person: Player, stars: int = 4) -> None:
    """All questions are answered with as many stars."""
    for place in range(1, 6):
        await person.sees(f"{place}/5")
        await person.taps(f"{stars} ⭐")
    await person.hears("survey-thanks")
