"""Whoever only makes trouble is barred by the supervisor, hears why and whom to phone, and is let in again."""

import pytest

from bot.domain.repairs import Intake
from bot.playground.theatre import Theatre
from tests.complaint_talks import SUPERVISOR
from tests.talks import Tongue, both, every, sees_note


@pytest.mark.manual("R257")
@both
async def test_barred_and_let_in_again(theatre: Theatre, tongue: Tongue) -> None:
    supervisor, tenant = await theatre.enters(SUPERVISOR), await theatre.enters(tongue.tenant)
    await supervisor.says(f"/who {tongue.unit}")
    await supervisor.taps("contact")
    await supervisor.taps("bar")
    await supervisor.says("每晚辱骂值班人员")
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    told = await tenant.hears("bar-told", why="每晚辱骂值班人员")
    assert told["args"]["number"]
    await tenant.says(tongue.dead_lamp)
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await sees_note(theatre, tenant, "matter-barred", number=told["args"]["number"])
    assert await every(theatre, Intake) == []
    await supervisor.says(f"/who {tongue.unit}")
    await supervisor.taps("contact")
    await supervisor.sees("⛔")
    await supervisor.taps("admit")
    await tenant.hears("bar-lifted")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
