"""Lunch: ordered in a line of words, one a minute too late, rolled up at ten, checked, brought round, signed for."""

from datetime import date, time

from bot.playground.players import Player
from bot.playground.theatre import Theatre

DAY = date(2026, 11, 30)
"""The first day of the sample building's menu."""


async def lunch(stage: Theatre) -> None:
    """A company orders in time, a resident a minute late: the front desk lets it through, the caterer confirms both."""
    await comes_at(stage, time(9, 40))
    shen, miller, song, cook = [await stage.enters(code) for code in ("T02-1", "T11-1", "S08", "V03")]
    await shen.says("今天A餐2份，B餐1份，1份不要辣")
    await confirms(shen)
    await shen.hears("meal", number="M-000001")
    await miller.says("one set B for today please")
    await miller.hears("form-summary")
    await comes_at(stage, time(9, 51))
    await miller.taps("✅")
    await miller.hears("meal-late-instead")
    await miller.taps("Ask the front desk")
    await miller.hears("meal-late-why")
    await miller.says("my meeting ran over")
    await miller.hears("meal-asked-late", number="M-000002")
    await comes_at(stage, time(10))
    await cook.hears("roll-up-first", number="ML-000001")
    await cook.taps("roll-up-confirm")
    await song.hears("roll-up-is-confirmed")
    await song.taps("meal-approve")
    await cook.hears("roll-up-addition", number="ML-000002")
    await cook.taps("roll-up-confirm")
    await miller.hears("meal-state-sent")
    await is_noon(stage, song)
    await serves(song)
    for eater in (shen, miller):
        await eater.hears("meal-state-delivered")
        await eater.taps("meal-signed")
        await eater.hears("meal-state-signed")
    await song.sees("2 / 2")


async def comes_at(stage: Theatre, at: time, day: date = DAY) -> None:
    """It is then, and what is due is done."""
    stage.clock.set(stage.clock.at(day, at.hour, at.minute))
    await stage.house.clockwork.tick()


async def confirms(eater: Player) -> None:
    """One tap under the summary, and it is ordered."""
    await eater.hears("form-summary")
    await eater.taps("✅")
    await eater.hears("meal-state-open")


async def at_lunch(eater: Player) -> None:
    """From home to everything about one's lunch."""
    await eater.says("/home")
    await eater.hears("home")
    await eater.taps("lunch")
    await eater.hears("lunch")


async def is_noon(stage: Theatre, desk: Player) -> None:
    """The list has gone out, and the front desk is asked whether the meals have come."""
    await comes_at(stage, time(10))
    await comes_at(stage, time(11, 30))
    await desk.hears("meal-round-expected")


async def serves(desk: Player) -> None:
    """The meals have come, they are as they should be, they have been brought to everybody."""
    for state in ("arrived", "passed"):
        await desk.taps(f"meals-{state}")
        await desk.hears(f"meal-round-{state}")
    await desk.taps("已送到户")
