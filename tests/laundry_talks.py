"""How laundry goes, step by step, in the sample building: each step leads to the state named by it."""

from datetime import date

from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.talks import EN, ZH, Tongue, all_speak, word

LAUNDRY = "V02"
ONE_MORE = {ZH: "衬衫3件，裤子1条", EN: "3 shirts, 1 trousers"}
"""What the laundry counts."""


async def hands_in(person: Player, text: str = "洗两件衬衫一条裤子") -> None:
    """One line and one tap."""
    await person.says(text)
    await person.hears("form-summary")
    await person.taps("✅")
    await person.hears("laundry")


async def handing_in(stage: Theatre) -> Player:
    """The tenant is asked what is to be done."""
    tenant = await stage.enters("T02-1")
    await tenant.says("/laundry")
    await tenant.hears("laundry-overview")
    await tenant.taps("laundry-order")
    return tenant


async def taking_down(stage: Theatre) -> Player:
    """The reception is asked what was said on the telephone."""
    desk = await stage.enters("S08")
    await desk.says("/laundry")
    await desk.hears("laundry-overview")
    await desk.taps("laundry-log")
    return desk


async def called(stage: Theatre, tenant: str = "T02-1", text: str = "洗两件衬衫一条裤子") -> Player:
    """The laundry has been told; it is their card."""
    washer = await stage.enters(LAUNDRY)
    await hands_in(await stage.enters(tenant), text)
    await washer.hears("laundry-job-called")
    return washer


async def collected(stage: Theatre, tenant: str = "T02-1", text: str = "洗两件衬衫一条裤子") -> Player:
    """… and has collected it."""
    washer = await called(stage, tenant, text)
    await washer.taps("laundry-collect")
    await washer.hears("laundry-job-collected")
    return washer


async def counting(stage: Theatre) -> Player:
    """… and counts."""
    washer = await collected(stage)
    await washer.taps("laundry-count")
    return washer


async def counted(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """… one shirt more than the tenant: the tenant is asked."""
    washer = await collected(stage)
    await all_speak(stage, tongue)
    await washer.taps("laundry-count")
    await washer.hears("laundry-count-items")
    await washer.says(ONE_MORE[tongue])
    await washer.hears("form-prompt")
    await washer.taps(word(stage, tongue, "form-done"))
    await washer.hears("laundry-counted-said")
    tenant = stage.player("T02-1")
    await tenant.hears("laundry-state-counted")
    return tenant


async def disputing(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """… who says that it is not so."""
    tenant = await counted(stage, tongue)
    await tenant.taps("laundry-dispute")
    return tenant


async def returned(stage: Theatre, tenant: str = "T02-1", text: str = "洗两件衬衫一条裤子") -> Player:
    """As listed, washed and brought back: the tenant is asked to sign."""
    washer = await collected(stage, tenant, text)
    await washer.taps("laundry-as-listed")
    await washer.hears("laundry-job-agreed")
    await washer.taps("laundry-returned")
    await washer.hears("laundry-job-returned")
    person = stage.player(tenant)
    await person.hears("laundry-state-returned")
    return person


async def rejecting(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """… who says that it is not clean."""
    tenant = await returned(stage)
    await all_speak(stage, tongue)
    await tenant.taps("laundry-reject")
    return tenant


async def reporting(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """Something is in the laundry's way."""
    washer = await called(stage)
    await all_speak(stage, tongue)
    await washer.taps("laundry-report")
    return washer


async def stated(stage: Theatre, tongue: Tongue = EN) -> Player:
    """The first of the next month: the resident, who pays for themselves, has the statement."""
    await stage.enters("S23")
    resident = await returned(stage, "T11-1", "please wash two shirts")
    await all_speak(stage, tongue)
    await resident.taps("laundry-accept")
    await resident.hears("laundry-state-accepted")
    stage.clock.set(stage.clock.at(date(2026, 12, 1), 9))
    await stage.house.clockwork.tick()
    await resident.hears("laundry-statement", count=1)
    return resident


async def objecting(stage: Theatre) -> Player:
    """… and something on it is wrong."""
    resident = await stated(stage)
    await resident.taps("laundry-object")
    return resident


async def repricing(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """The housekeeping supervisor sets a price."""
    await stage.enters(LAUNDRY)
    supervisor = await stage.enters("S04")
    await all_speak(stage, tongue)
    await supervisor.says("/home")
    await supervisor.hears("home")
    await supervisor.taps("laundry-prices")
    await supervisor.hears("laundry-prices")
    await supervisor.taps("laundry-reprice")
    return supervisor


async def surveyed(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """The tenant is asked about the month before."""
    await returned(stage)
    await all_speak(stage, tongue)
    stage.clock.set(stage.clock.at(date(2026, 12, 3), 10))
    await stage.house.clockwork.tick()
    tenant = stage.player("T02-1")
    await tenant.hears("survey-laundry")
    return tenant


async def opining(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """… and has given four stars, and would like to say something."""
    tenant = await surveyed(stage, tongue)
    await tenant.taps("4 ⭐")
    await tenant.hears("survey-thanks")
    await tenant.taps("opinion")
    return tenant


async def assessing(stage: Theatre, supervisor: str = "S03") -> Player:
    """Three days before the payment day the supervisor assesses the month."""
    await stage.enters(supervisor)
    await returned(stage)
    stage.clock.set(stage.clock.at(date(2026, 12, 7), 10))
    await stage.house.clockwork.tick()
    person = stage.player(supervisor)
    await person.hears("assessment-please-month")
    await person.taps("assess-month")
    return person


async def assessing_the_year(stage: Theatre, tongue: Tongue = ZH) -> Player:
    """The end of the year: the housekeeping supervisor assesses the year."""
    await stage.enters("S04")
    await returned(stage)
    await all_speak(stage, tongue)
    stage.clock.set(stage.clock.at(date(2026, 12, 1), 10))
    await stage.house.clockwork.tick()
    person = stage.player("S04")
    await person.hears("assessment-please-year")
    await person.taps("assess-year")
    return person


def media(person: Player) -> list[str]:
    """The files that somebody has got."""
    return [bubble.media.name for bubble in person.phone.chat if bubble.media]
