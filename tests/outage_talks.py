"""How planned outages are talked through, step by step, in the sample building, up to where a test begins."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.announcement_talks import rounds
from tests.talks import EN, ZH, Tongue, time_passes

Opening = Callable[[Theatre], Awaitable[Player]]
NUMBER = "O-000001"
_WORDS = {
    ZH: ("停水", "8层", "周三", "2 小时", "清洗"),
    EN: ("Water", "floor 19", "Wed", "2 h", "tanks"),
}
"""What is tapped and said: what, where, when, how long, why."""


async def writing(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """The receptionist begins a new one."""
    writer = await stage.enters(tongue.desk)
    await writer.says("/outages")
    await writer.hears("outages")
    await writer.taps("outage-new")
    await writer.hears("outage-new-kind")
    return writer


async def planned(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """… and has planned it, for Wednesday at ten: seven answers."""
    writer = await writing(stage, tongue)
    what, where, day, long, why = _WORDS[tongue]
    for key, answer in (
        ("kind", f"tap:{what}"), ("place", f"say:{where}"), ("begins", f"tap:{day}"),
        ("begins", "tap:10:00"), ("hours", f"tap:{long}"), ("reason", f"tap:{why}"),
    ):  # fmt: skip
        await writer.hears(f"outage-new-{key}")
        how, _, said = answer.partition(":")
        await (writer.says(said) if how == "say" else writer.taps(said))
    await writer.hears("form-summary")
    await writer.taps("✅")
    await writer.hears("announcement-card")
    return writer


async def announced(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """… and whoever is there has been told."""
    writer = await planned(stage, tongue)
    await writer.taps("announcement-send")
    await writer.hears("announcement-card", state={"$say": "announcement-state-scheduled", "args": {}})
    await time_passes(stage, seconds=16)
    await rounds(stage)
    return writer


async def opens(player: Player, state: str) -> None:
    """Its card, by its number."""
    await player.says(NUMBER)
    await player.hears("outage-card", state={"$say": f"outage-state-{state}", "args": {}})


async def running(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """… and it has begun."""
    writer = await announced(stage, tongue)
    await begins(stage)
    return writer


async def begins(stage: Theatre, minutes: int = 0) -> None:
    """It is Wednesday at ten, or so many minutes later, and everybody who was to be told has been."""
    clock = stage.clock
    stage.clock.set(clock.at(clock.today() + timedelta(days=2), 10, 0) + timedelta(minutes=minutes))
    await stage.house.clockwork.tick()
    await rounds(stage)


def _of(opening: Opening, state: str, action: str) -> Opening:
    async def opened(stage: Theatre) -> Player:
        player = await opening(stage)
        await opens(player, state)
        await player.taps(action)
        return player

    return opened


ANSWERS: dict[str, tuple[Opening, tuple[str, ...]]] = {
    "outage-new": (
        writing,
        ("tap:停水", "say:8层", "tap:周三", "tap:10:00", "tap:2 小时", "tap:清洗"),
    ),
    "outage-move": (_of(planned, "draft", "outage-move"), ("tap:周三", "tap:15:00", "tap:2 小时")),
    "outage-call-off": (_of(planned, "draft", "outage-call-off"), ("say:不用停了",)),
    "outage-prolong": (_of(running, "running", "outage-prolong"), ("tap:今天", "tap:13:00")),
}
"""How each of these dialogues begins, and what answers it."""
