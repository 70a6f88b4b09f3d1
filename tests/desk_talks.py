"""How the front desk talks, step by step, in the sample building: each dialogue of its own, at its first question."""

from collections.abc import Awaitable, Callable

from bot.playground.players import Player
from bot.playground.theatre import Theatre

Opening = Callable[[Theatre], Awaitable[Player]]


async def parcel(
    stage: Theatre, desk: str = "S08", tenant: str = "T01-1", line: str = "快递 0801 顺丰 SF123"
) -> Player:
    """Something has come for the tenant: two messages at the desk."""
    receptionist, owner = await stage.enters(desk), await stage.enters(tenant)
    await receptionist.says(line)
    await receptionist.hears("form-summary")
    await receptionist.taps("✅")
    await receptionist.hears("mail-taken-in")
    await owner.is_called("mail-state-held")
    return receptionist


async def arriving(stage: Theatre) -> Player:
    """The desk is asked what came."""
    receptionist = await stage.enters("S08")
    await receptionist.says("/mail")
    await receptionist.hears("mail-none")
    await receptionist.taps("mail-in")
    return receptionist


def _of_parcel(action: str) -> Opening:
    async def opening(stage: Theatre) -> Player:
        receptionist = await parcel(stage)
        if action == "mail-collect":
            await stage.player("T01-1").taps("mail-code")
            await stage.player("T01-1").hears("mail-state-code")
        await receptionist.taps("mail-open")
        await receptionist.hears("mail-card")
        await receptionist.taps(action)
        return receptionist

    return opening


ANSWERS: dict[str, tuple[Opening, tuple[str, ...]]] = {
    "mail-in": (arriving, ("say:快递 0801",)),
    "mail-collect": (_of_parcel("mail-collect"), ("say:李师傅",)),
    "mail-sign": (_of_parcel("mail-sign"), ()),
    "mail-move": (_of_parcel("mail-move"), ("say:0901",)),
    "mail-back": (_of_parcel("mail-back"), ()),
}
"""Each dialogue, and the answers to all of its questions but the last."""
