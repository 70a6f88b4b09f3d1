"""How faxes come in, step by step, in the sample building: each step leads to the state named by it."""

from collections.abc import Awaitable, Callable

from bot.domain.fax_in import FaxIn
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.bc_talks import CLERK
from tests.talks import EN, ZH, Tongue, all_speak, every

CAME = {ZH: "传真 0801 王先生 3页", EN: "fax 1901 Mr Lee 3 pages"}
NOBODYS = {ZH: "收到传真 王大锤 2页", EN: "incoming fax Jack Smith 2 pages"}
LATER = {ZH: "传真 1101 青屿文化 1页", EN: "fax 1101 Qingyu Culture 1 page"}
BY = {ZH: "李师傅", EN: "Mr Lee"}
Opening = Callable[[Theatre], Awaitable[Player]]


async def fax(stage: Theatre) -> FaxIn:
    """The only one there is, as it stands."""
    (found,) = await every(stage, FaxIn)
    assert isinstance(found, FaxIn)
    return found


async def logs(clerk: Player, line: str) -> None:
    """One line and one tap."""
    await clerk.says(line)
    await clerk.hears("form-summary")
    await clerk.taps("✅")
    await clerk.hears("fax-in-card")


async def came(stage: Theatre, tongue: Tongue = ZH, line: str = "") -> Player:
    """A fax has come for the tenant, who has been told."""
    clerk, tenant = await stage.enters(CLERK), await stage.enters(tongue.tenant)
    await all_speak(stage, tongue)
    await logs(clerk, line or CAME[tongue])
    await tenant.is_called("fax-in-state-notified")
    return clerk


async def nobodys(stage: Theatre, tongue: Tongue = ZH, line: str = "") -> tuple[Player, Player]:
    """A fax has come, and nobody knows whose it is: the clerk, and customer service, who is asked."""
    clerk, desk = await stage.enters(CLERK), await stage.enters(tongue.csr)
    await all_speak(stage, tongue)
    await logs(clerk, line or NOBODYS[tongue])
    await desk.is_called("fax-in-job-tracing")
    return clerk, desk


async def held(stage: Theatre, tongue: Tongue = ZH) -> tuple[Player, Player]:
    """… and it is for somebody who is going to move in."""
    clerk, desk = await stage.enters(CLERK), await stage.enters(tongue.csr)
    await all_speak(stage, tongue)
    await logs(clerk, LATER[tongue])
    await desk.is_called("fax-in-job-held-for-move-in")
    return clerk, desk


async def at_the_list(stage: Theatre) -> Player:
    """The clerk looks at what lies here."""
    clerk = await stage.enters(CLERK)
    await clerk.says("/bc")
    await clerk.hears("bc-bench")
    await clerk.taps("fax-in")
    await clerk.hears("fax-in-overview")
    return clerk


def _from_list(action: str) -> Opening:
    async def opening(stage: Theatre) -> Player:
        clerk = await at_the_list(stage)
        await clerk.taps(action)
        return clerk

    return opening


def _of_fax(action: str) -> Opening:
    async def opening(stage: Theatre) -> Player:
        clerk = await came(stage)
        if action == "fax-in-collect":
            await stage.player("T01-1").taps("fax-in-code")
            await clerk.hears("fax-in-code-is-out")
        await clerk.taps(action)
        return clerk

    return opening


def _of_service(action: str) -> Opening:
    async def opening(stage: Theatre) -> Player:
        _, desk = await (held if action == "fax-in-given" else nobodys)(stage)
        await desk.taps(action)
        return desk

    return opening


ANSWERS: dict[str, tuple[Opening, tuple[str, ...]]] = {
    "fax-in-log": (_from_list("fax-in-log"), ("say:传真 0801 王先生",)),
    "fax-in-collect": (_of_fax("fax-in-collect"), ("say:李师傅",)),
    "fax-in-sign": (_of_fax("fax-in-sign"), ()),
    "fax-in-file": (_of_fax("fax-in-file"), ()),
    "fax-in-find": (_of_service("fax-in-find"), ()),
    "fax-in-hold": (_of_service("fax-in-hold"), ()),
    "fax-in-given": (_of_service("fax-in-given"), ()),
    "fax-in-watch-for": (_from_list("fax-in-watch-for"), ("say:0801",)),
}
"""Each dialogue, and the answers to all of its questions but the last."""
