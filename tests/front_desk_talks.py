"""Talks with the front desk, step by step: each step leads to the state named by it."""

from bot.domain.talks import Line, Talk
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.talks import EN, ZH, Tongue, every

ASKS = {ZH: "我的快递到了吗？", EN: "has my parcel come?"}
ANSWERS = {ZH: "到了，在前台，随时来拿。", EN: "It has, it is at the desk."}
WANTS = {ZH: "转人工", EN: "talk to a human"}


async def talks(stage: Theatre) -> list[Talk]:
    return await every(stage, Talk)


async def lines(stage: Theatre) -> list[Line]:
    return await every(stage, Line)


async def waiting(stage: Theatre, tongue: Tongue = ZH) -> tuple[Player, Player]:
    """The tenant wants somebody and says why; the desk is rung."""
    desk, tenant = await stage.enters(tongue.desk), await stage.enters(tongue.tenant)
    await tenant.says(WANTS[tongue])
    await tenant.is_called("talk-mine-waiting-front-desk")
    await desk.is_called("talk-state-waiting")
    await tenant.says(ASKS[tongue])
    await desk.sees(ASKS[tongue])
    return tenant, desk


async def taken(stage: Theatre, tongue: Tongue = ZH) -> tuple[Player, Player]:
    """… somebody of the desk has it."""
    tenant, desk = await waiting(stage, tongue)
    await desk.taps("talk-take")
    await desk.is_called("talk-line", text=ASKS[tongue])
    await tenant.is_called("talk-mine-taken")
    return tenant, desk


async def answered(stage: Theatre, tongue: Tongue = ZH) -> tuple[Player, Player]:
    """… and has answered."""
    tenant, desk = await taken(stage, tongue)
    await desk.replies(ASKS[tongue], ANSWERS[tongue])
    await tenant.is_called("talk-line", text=ANSWERS[tongue])
    return tenant, desk


async def handing(stage: Theatre) -> Player:
    """The desk is asked to whom it goes."""
    await stage.enters("S05")
    _, desk = await taken(stage)
    await desk.taps("talk-hand")
    return desk
