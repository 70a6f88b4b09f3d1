"""How the business centre goes, step by step, in the sample building: each step leads to the state named by it."""

from collections.abc import Awaitable, Callable
from datetime import date

from bot.playground.phones import Attachment
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.talks import EN, ZH, Tongue, all_speak, word

CLERK, SUPERVISOR = "S11", "S03"
COPY = {ZH: "复印10页，双面，3份", EN: "please copy 10 pages, double-sided, 3 copies"}
TYPE = {ZH: "打字2页中文", EN: "type 2 pages in Chinese"}
SCAN = {ZH: "扫描3页，付现金", EN: "scan 3 pages, cash"}
FAX = {ZH: "发传真2页到 +852 2123 4567", EN: "fax 2 pages to +852 2123 4567"}
Opening = Callable[[Theatre], Awaitable[Player]]


async def asks(person: Player, text: str) -> None:
    """One line and one tap."""
    await person.says(text)
    await person.hears("form-summary")
    await person.taps("✅")
    await person.hears("bc")


async def ordering(stage: Theatre) -> Player:
    """The customer is asked what is to be done."""
    tenant = await stage.enters("T01-1")
    await tenant.says("/bc")
    await tenant.hears("bc-overview")
    await tenant.taps("bc-order")
    return tenant


async def taking_down(stage: Theatre) -> Player:
    """The clerk is asked what somebody at the counter wants."""
    clerk = await stage.enters(CLERK)
    await clerk.says("/bc")
    await clerk.hears("bc-bench")
    await clerk.taps("bc-log")
    return clerk


async def asked(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """Something has been asked for in a line; it is the clerk's card."""
    clerk = await stage.enters(CLERK)
    await asks(await stage.enters(tongue.tenant), text or COPY[tongue])
    await clerk.hears("bc-job-accepted")
    return clerk


async def taken(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """… and the clerk has taken it."""
    clerk = await asked(stage, tongue, text)
    await all_speak(stage, tongue)
    await clerk.taps("bc-take")
    await clerk.hears("bc-job-in-progress")
    return clerk


async def scanned(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """Something that is to be scanned is in the clerk's hands."""
    return await taken(stage, tongue, SCAN[tongue])


async def done(stage: Theatre, tongue: Tongue = ZH, text: str = "") -> Player:
    """… and done it: the customer's turn."""
    clerk = await taken(stage, tongue, text)
    await clerk.taps("bc-done")
    await clerk.hears("bc-job-done")
    await stage.player(tongue.tenant).hears("bc-state-done")
    return clerk


async def drafted(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """A draft has gone to the customer."""
    clerk = await taken(stage, tongue, TYPE[tongue])
    await drafts(stage, clerk, tongue)
    return clerk


async def drafts(stage: Theatre, clerk: Player, tongue: Tongue, name: str = "draft.docx") -> None:
    """The clerk sends a draft."""
    await clerk.taps("bc-proof")
    await clerk.hears("bc-proof-draft")
    await clerk.sends(Attachment("document", b"a draft", name, "application/octet-stream"))
    await clerk.hears("bc-proof-said")
    await stage.player(tongue.tenant).hears("bc-state-proof")


async def unpriced(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """Something without a price is asked for; the clerk is to name one."""
    clerk, tenant = await stage.enters(CLERK), await stage.enters(tongue.tenant)
    await tenant.says("/bc")
    await tenant.hears("bc-overview")
    await tenant.taps("bc-order")
    await tenant.hears("bc-order-service")
    await tenant.taps(word(stage, tongue, "bc-service-other"))
    await tenant.hears("bc-order-wish")
    await tenant.says("translate a contract")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("bc-state-requested")
    await clerk.hears("bc-job-requested")
    return clerk


def tapping(opening: Callable[[Theatre], Awaitable[Player]], action: str) -> Opening:
    """… and taps."""

    async def tapped(stage: Theatre) -> Player:
        person = await opening(stage)
        await person.taps(action)
        return person

    return tapped


async def correcting(stage: Theatre) -> Player:
    """The customer finds something in the draft."""
    await drafted(stage)
    tenant = stage.player("T01-1")
    await tenant.taps("bc-correct")
    return tenant


async def rejecting(stage: Theatre) -> Player:
    """The customer finds something in what was done."""
    await done(stage)
    tenant = stage.player("T01-1")
    await tenant.taps("bc-reject")
    return tenant


async def adding(stage: Theatre) -> Player:
    """The customer sends one more file."""
    await asked(stage)
    tenant = stage.player("T01-1")
    await tenant.taps("bc-file")
    return tenant


async def sending(stage: Theatre) -> Player:
    """The clerk has sent a fax."""
    clerk = await taken(stage, ZH, FAX[ZH])
    await clerk.taps("bc-sent")
    return clerk


async def stated(stage: Theatre, tongue: Tongue = EN) -> Player:
    """The first of the next month: the resident, who pays for themselves, has the statement."""
    clerk, resident = await stage.enters(CLERK), await stage.enters("T11-1")
    await stage.enters("S23")
    await all_speak(stage, tongue)
    await asks(resident, COPY[tongue])
    await clerk.hears("bc-job-accepted")
    await clerk.taps("bc-take")
    await clerk.hears("bc-job-in-progress")
    await clerk.taps("bc-done")
    await resident.hears("bc-state-done")
    await resident.taps("bc-sign")
    await clerk.hears("bc-job-settled-account")
    stage.clock.set(stage.clock.at(date(2026, 12, 1), 9))
    await stage.house.clockwork.tick()
    await resident.hears("bc-statement", count=1)
    return resident


async def counting(stage: Theatre) -> Player:
    """The clerk counts the till."""
    clerk = await stage.enters(CLERK)
    await clerk.says("/bc")
    await clerk.hears("bc-bench")
    await clerk.taps("bc-till")
    return clerk


ANSWERS: dict[str, tuple[Opening, tuple[str, ...]]] = {
    "bc-order": (ordering, ("tap:打字", "tap:中文", "say:2")),
    "bc-log": (taking_down, ("tap:复印", "say:10")),
    "bc-correct": (correcting, ()),
    "bc-reject": (rejecting, ()),
    "bc-void": (tapping(taken, "bc-void"), ()),
    "bc-quote": (tapping(unpriced, "bc-quote"), ("tap:好了", "say:200")),
    "bc-pause": (tapping(taken, "bc-pause"), ("say:第2页", "tap:跳过", "tap:跳过")),
    "bc-proof": (tapping(lambda stage: taken(stage, ZH, TYPE[ZH]), "bc-proof"), ()),
    "bc-send": (tapping(scanned, "bc-send"), ()),
    "bc-recount": (tapping(taken, "bc-recount"), ()),
    "bc-sent": (sending, ("say:2", "say:0")),
    "bc-hand": (tapping(done, "bc-hand"), ("say:李师傅",)),
    "bc-paper": (tapping(done, "bc-paper"), ()),
    "bc-flag": (tapping(taken, "bc-flag"), ()),
    "bc-file": (adding, ()),
    "bc-object": (tapping(stated, "bc-object"), ()),
    "bc-till": (counting, ()),
}
"""Each dialogue, and the answers to all of its questions but the last."""
