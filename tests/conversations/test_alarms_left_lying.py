"""Danger that was spoken of outlives the dialogue, whatever becomes of its words."""

import pytest

from bot.domain.incidents import Incident, IncidentKind
from bot.playground.theatre import Theatre
from tests.alarm_talks import TRAPPED, me, rewords, silent
from tests.talks import ZH, Tongue, both, every, time_passes


@pytest.mark.manual("R23", "R36")
@pytest.mark.parametrize("how", ["/start", "/human", "/complain", "sweep"])
async def test_danger_that_nobody_took_outlives_the_dialogue_in_which_it_was_spoken_of(
    theatre: Theatre, how: str
) -> None:
    tenant, guard, manager = [await theatre.enters(code) for code in ("T01-1", "S21", "S02")]
    await tenant.says(f"0801 {TRAPPED[ZH]}")
    await guard.is_called("emergency-heard", count=1)
    if how == "sweep":
        await time_passes(theatre, minutes=31)
    else:
        await tenant.says(how)
    await tenant.is_called("emergency-outlives", number="E-000001")
    (made,) = await every(theatre, Incident)
    assert (made.opened_by, made.holder, made.floor, made.kind) == (None, None, "8", IncidentKind.LIFT)
    await guard.is_called("incident-card", number="E-000001")
    await time_passes(theatre, minutes=5)
    for one in (guard, manager):
        await one.is_called("incident-call", number="E-000001", count=2)
    await guard.taps("incident-accept")
    await manager.is_called("emergency-taken")
    (made,) = await every(theatre, Incident)
    assert made.holder == made.accepted_by == await me(theatre, guard)
    await manager.says("/mine")
    await manager.hears("mine-none")
    await time_passes(theatre, minutes=20)
    assert await silent(manager, "incident-call")


@pytest.mark.manual("R23", "R36")
@both
@pytest.mark.parametrize("how", ["rung", "/start", "sweep", "/repair"])
async def test_danger_that_is_put_into_other_words_and_left_lying_is_heard_as_it_was_said_first(
    theatre: Theatre, tongue: Tongue, how: str
) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    danger = f"{tongue.unit} {TRAPPED[tongue]}"
    await tenant.says(danger)
    await guard.is_called("emergency-heard", text=danger, count=1)
    await rewords(tenant, tongue)
    match how:
        case "rung":
            await time_passes(theatre, minutes=5)
            await guard.is_called("emergency-heard", text=danger, count=2)
            await guard.taps("emergency-take")
            await tenant.is_called("emergency-taken-told")
            await tenant.says("/start")
            await tenant.hears("home")
            assert await every(theatre, Incident) == []
            return
        case "sweep":
            await time_passes(theatre, minutes=31)
        case _:
            await tenant.says(how)
    await tenant.is_called("emergency-outlives", number="E-000001")
    (made,) = await every(theatre, Incident)
    assert (made.text, made.kind, made.reporter) == (danger, IncidentKind.LIFT, await me(theatre, tenant))
    await guard.is_called("incident-card", number="E-000001")
    await time_passes(theatre, minutes=5)
    await guard.is_called("incident-call", number="E-000001", count=2)


@both
async def test_danger_that_is_put_into_other_words_goes_on_record_as_it_was_said_first(
    theatre: Theatre, tongue: Tongue
) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    danger = f"{tongue.unit} {TRAPPED[tongue]}"
    await tenant.says(danger)
    await guard.is_called("emergency-heard", text=danger)
    await rewords(tenant, tongue)
    await guard.taps("incident-begin")
    await guard.is_called("incident-card", number="E-000001")
    (made,) = await every(theatre, Incident)
    assert made.text == danger
    await tenant.says("/cancel")
    await tenant.hears("form-left")
    await guard.is_called("emergency-unsaid", text=danger)


@pytest.mark.parametrize("how", ["taken", "anew", "called off", "something else"])
async def test_danger_is_no_second_record_where_somebody_goes_or_it_is_told_anew_or_called_off(
    theatre: Theatre, how: str
) -> None:
    tenant, guard = [await theatre.enters(code) for code in ("T01-1", "S21")]
    await tenant.says(f"0801 {TRAPPED[ZH]}")
    await guard.is_called("emergency-heard", count=1)
    match how:
        case "taken":
            await guard.taps("emergency-take")
            await tenant.is_called("emergency-taken-told")
            await tenant.says("/start")
        case "anew":
            await tenant.says(f"{TRAPPED[ZH]}，快来")
            await guard.is_called("emergency-heard", text=f"{TRAPPED[ZH]}，快来")
        case "called off":
            await tenant.says("/cancel")
            await tenant.hears("form-left")
        case "something else":
            await tenant.says("1201 着火了")
            await tenant.is_called("emergency-outlives", number="E-000001")
    found = [(one.kind, one.floor) for one in await every(theatre, Incident)]
    assert found == ([(IncidentKind.LIFT, "8")] if how == "something else" else [])
