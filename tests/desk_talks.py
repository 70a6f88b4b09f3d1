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


async def taking_a_message(stage: Theatre) -> Player:
    """The desk is asked what the message is."""
    receptionist, _ = await stage.enters("S08"), await stage.enters("T01-1")
    await receptionist.says("/desk")
    await receptionist.hears("desk")
    await receptionist.taps("note-take")
    return receptionist


async def wording(stage: Theatre) -> Player:
    """A colleague is asked for a new question."""
    keeper = await stage.enters("S05")
    await keeper.says("/faq")
    await keeper.hears("faq")
    await keeper.taps("faq-new")
    return keeper


async def rewording(stage: Theatre) -> Player:
    """… and which part of an old one to change."""
    keeper = await stage.enters("S05")
    await keeper.says("停车费多少")
    await keeper.hears("faq-kept")
    await keeper.taps("faq-change")
    return keeper


ANSWERS: dict[str, tuple[Opening, tuple[str, ...]]] = {
    "mail-in": (arriving, ("say:快递 0801",)),
    "mail-collect": (_of_parcel("mail-collect"), ("say:李师傅",)),
    "mail-sign": (_of_parcel("mail-sign"), ()),
    "mail-move": (_of_parcel("mail-move"), ("say:0901",)),
    "mail-back": (_of_parcel("mail-back"), ()),
    "faq-new": (wording, ("say:班车", "say:Shuttle", "say:班车", "say:八点", "say:At 8")),
    "faq-change": (rewording, ("tap:中文答案",)),
    "note-take": (taking_a_message, ("say:请回电", "say:0801")),
}
"""Each dialogue, and the answers to all of its questions but the last."""
