"""How the manager talks about what is coming, step by step, in the sample building: each dialogue at its question."""

from collections.abc import Awaitable, Callable

from bot.playground.players import Player
from bot.playground.theatre import Theatre

Opening = Callable[[Theatre], Awaitable[Player]]


async def at_tomorrow(stage: Theatre, manager: str = "S02") -> Player:
    """The manager looks at tomorrow, a Tuesday."""
    player = await stage.enters(manager)
    await stage.house.clockwork.tick()
    await player.says("/calendar")
    await player.hears("timetable")
    await player.taps("11/24")
    await player.hears("timetable-day")
    return player


async def at_tomorrows_closing(stage: Theatre) -> Player:
    """… and at its daily closing."""
    player = await at_tomorrow(stage)
    await player.taps("每日结单汇总")
    await player.hears("coming", what={"$say": "due-daily-closing", "args": {}})
    return player


def _of_closing(action: str) -> Opening:
    async def opening(stage: Theatre) -> Player:
        player = await at_tomorrows_closing(stage)
        await player.taps(action)
        return player

    return opening


async def _declaring(stage: Theatre) -> Player:
    player = await at_tomorrow(stage)
    await player.taps("day-declare")
    return player


ANSWERS: dict[str, tuple[Opening, tuple[str, ...]]] = {
    "coming-skip": (_of_closing("coming-skip"), ("say:消防演习",)),
    "coming-move": (_of_closing("coming-move"), ("tap:明天", "tap:18:30", "say:消防演习")),
    "coming-now": (_of_closing("coming-now"), ("say:经理要看",)),
    "day-declare": (_declaring, ("say:国务院通知",)),
}
"""How each of these dialogues begins, and what answers it."""
