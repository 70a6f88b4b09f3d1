"""How emergencies on record are talked through, step by step, in the sample building, up to where a test begins."""

from collections.abc import Awaitable, Callable

from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.talks import ZH, Tongue, sees_note

Opening = Callable[[Theatre], Awaitable[Player]]
NUMBER = "E-000001"
FIRE = {"0801": "0801 着火了", "1901": "fire in 1901, thick smoke"}


async def begun(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """A tenant has spoken of a fire, and the guard has put it on record with one tap."""
    tenant, guard = await stage.enters(tongue.tenant), await stage.enters("S21")
    await tenant.says(FIRE[tongue.unit])
    await guard.is_called("emergency-heard", count=1)
    await guard.taps("incident-begin")
    await guard.is_called("incident-card", number=NUMBER)
    await sees_note(stage, guard, "incident-begun-said", number=NUMBER)
    return guard


async def cleared(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """… and it is over."""
    guard = await begun(stage, tongue)
    await clears(guard)
    return guard


async def clears(officer: Player, words: str = "烤面包机冒烟，已断电") -> None:
    """One tap, a sentence, one tap."""
    await officer.taps("incident-clear")
    await officer.hears("incident-clear-text")
    await officer.says(words)
    await officer.hears("incident-clear-tells")
    await officer.taps("✅")
    await officer.hears("incident-state-cleared")


async def reported(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """… and the guard has written the report."""
    manager, guard = await stage.enters("S02"), await cleared(stage, tongue)
    await reports(guard)
    await manager.is_called("incident-state-reported")
    return manager


async def reports(officer: Player) -> None:
    """One tap, four sentences, one tap."""
    await officer.taps("incident-report")
    for part in ("cause", "measures", "consequences", "prevention"):
        await officer.hears(f"incident-report-{part}")
        await officer.says(f"{part}：火已扑灭 fire")
    await officer.hears("incident-report-summary")
    await officer.taps("✅")
    await officer.hears("incident-state-reported")


def _tapping(opening: Opening, action: str) -> Opening:
    async def opened(stage: Theatre) -> Player:
        player = await opening(stage)
        await player.taps(action)
        return player

    return opened


async def _taking_down(stage: Theatre) -> Player:
    guard = await stage.enters("S21")
    await guard.says("/incidents")
    await guard.hears("incidents-none")
    await guard.taps("incident-new")
    return guard


async def by_hand(stage: Theatre) -> Player:
    """The guard has seen a fire on floor 8, and taken it down."""
    await stage.enters("T01-1")
    guard = await _taking_down(stage)
    await guard.hears("incident-new-text")
    await guard.says("8楼着火")
    await guard.hears("incident-new-summary")
    await guard.taps("✅")
    await guard.is_called("incident-card", number=NUMBER)
    return guard


async def _over(stage: Theatre) -> Player:
    guard = await by_hand(stage)
    await clears(guard)
    return guard


async def _written(stage: Theatre) -> Player:
    manager, guard = await stage.enters("S02"), await _over(stage)
    await reports(guard)
    await manager.is_called("incident-state-reported")
    return manager


ANSWERS: dict[str, tuple[Opening, tuple[str, ...]]] = {
    "incident-new": (_taking_down, ("say:有人打架", "tap:8 楼")),
    "incident-note": (_tapping(by_hand, "incident-note"), ("say:已疏散",)),
    "incident-correct": (_tapping(by_hand, "incident-correct"), ("tap:燃气",)),
    "incident-warn-floors": (_tapping(by_hand, "incident-warn-floors"), ("tap:8 楼", "tap:好了")),
    "incident-clear": (_tapping(by_hand, "incident-clear"), ("say:已扑灭",)),
    "incident-report": (_tapping(_over, "incident-report"), ("say:a", "say:b", "say:c", "say:d")),
    "incident-return": (_tapping(_written, "incident-return"), ()),
}
"""Each dialogue at its first question, and the answers with which it goes on."""
