"""What must not wait: an emergency is told at once, and again until somebody accepts."""

import pytest

from bot.domain.categories import Urgency
from bot.domain.drafts import Draft
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from tests.alarm_talks import ALARMED, TRAPPED, me, recorded, rewords, silent
from tests.talks import (
    FIRST,
    ZH,
    Tongue,
    assigned,
    assigns,
    both,
    count,
    every,
    forges,
    intake_of,
    reported,
    sees_note,
    time_passes,
)


@pytest.mark.manual("R23", "R36")
@both
async def test_an_emergency_is_told_every_five_minutes_until_somebody_accepts(theatre: Theatre, tongue: Tongue) -> None:
    tenant, technician = await theatre.enters(tongue.tenant), await theatre.enters("S15")
    alarmed = [await theatre.enters(code) for code in ALARMED]
    tenant.begins()
    await tenant.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await tenant.hears("repair-emergency")
    await tenant.hears("form-summary")
    first = tenant.phone.fresh()[0]
    assert "119" in first.text
    assert "000-88001119" in first.text
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (tenant.spoke, tenant.tapped) == (1, 1)
    for one in alarmed:
        await one.is_called("repair-alarm", number=FIRST, count=1)
    for again in (2, 3):
        await time_passes(theatre, minutes=5)
        for one in alarmed:
            await one.is_called("repair-alarm", number=FIRST, count=again)
    await assigns(theatre.player("S14"))
    await technician.hears("repair-state-dispatched")
    await time_passes(theatre, minutes=1)
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    guard = theatre.player("S21")
    await guard.says("/mine")
    await guard.hears("mine-none")
    await time_passes(theatre, minutes=30)
    assert await silent(guard, "repair-alarm")


@pytest.mark.manual("R23", "R36")
@both
async def test_danger_is_told_at_once_although_nobody_finishes_the_report(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    alarmed = [await theatre.enters(code) for code in ALARMED]
    await tenant.says(TRAPPED[tongue])
    await tenant.hears("emergency-confirm")
    for one in alarmed:
        await one.is_called("emergency-heard", text=TRAPPED[tongue], count=1)
        assert tongue.unit in one.phone.chat[-1].text
    assert await count(theatre, intakes) == 0
    await time_passes(theatre, minutes=5)
    for one in alarmed:
        await one.is_called("emergency-heard", count=2)
    guard = alarmed[0]
    await tenant.says("/cancel")
    await tenant.hears("form-left")
    for one in alarmed:
        await one.is_called("emergency-unsaid", text=TRAPPED[tongue])
    await guard.says("/mine")
    await guard.hears("mine-none")
    await time_passes(theatre, minutes=6)
    assert await silent(guard, "emergency-heard")


@pytest.mark.manual("R36")
@both
async def test_who_is_told_of_danger_takes_care_of_it_before_it_is_reported(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard, manager = [await theatre.enters(code) for code in (tongue.tenant, "S21", "S02")]
    danger = f"{tongue.unit} {TRAPPED[tongue]}"
    await tenant.says(danger)
    await guard.is_called("emergency-heard", count=1)
    await manager.is_called("emergency-heard", count=1)
    await guard.taps("emergency-take")
    await manager.is_called("emergency-taken", text=danger)
    await tenant.is_called("emergency-taken-told")
    await manager.taps("emergency-take")
    await manager.sees_toast(guard.holder.name)
    await time_passes(theatre, minutes=20)
    for one in (guard, manager):
        assert await silent(one, "emergency-heard")
    (line,) = await recorded(theatre, "drafts")
    assert (line.who, line.why) == ((await me(theatre, guard)), "danger: taken care of")
    await tenant.taps("✅")
    await manager.is_called("repair-alarm", number=FIRST, count=1)


@both
async def test_nobody_takes_care_of_danger_who_was_not_told_or_that_is_over(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard, desk = [await theatre.enters(code) for code in (tongue.tenant, "S21", "S08")]
    await tenant.says(TRAPPED[tongue])
    await guard.is_called("emergency-heard", count=1)
    (draft,) = await every(theatre, Draft)
    for one in (tenant, desk):
        await forges(one, f"v1:emergency-take:{draft.id}")
        await sees_note(theatre, one, "not-allowed")
    await tenant.says("/cancel")
    await tenant.hears("form-left")
    await guard.taps("emergency-take")
    await sees_note(theatre, guard, "emergency-over")
    assert await recorded(theatre, "drafts") == []


@both
async def test_danger_that_is_confirmed_is_one_record_and_one_alarm(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    await tenant.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await guard.is_called("emergency-heard", count=1)
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    await guard.is_called("repair-alarm", number=FIRST, count=1)
    await guard.says("/mine")
    await guard.hears("mine-none")
    await time_passes(theatre, minutes=5)
    await guard.is_called("repair-alarm", number=FIRST, count=2)
    assert await silent(guard, "emergency-heard")
    assert await count(theatre, intakes) == 1


async def test_an_emergency_that_is_handed_back_rings_again(theatre: Theatre) -> None:
    guard = await theatre.enters("S21")
    technician = await assigned(theatre, ZH, "0801 水管爆了")
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    await guard.says("/mine")
    await guard.hears("mine-none")
    await technician.taps("repair-hand-back")
    await technician.hears("repair-hand-back-why")
    await technician.says("没有大扳手")
    await guard.is_called("repair-alarm", number=FIRST)
    await time_passes(theatre, minutes=5)
    await guard.is_called("repair-alarm", number=FIRST, count=2)


async def test_no_report_no_alarm(theatre: Theatre) -> None:
    guard = await theatre.enters("S21")
    await reported(theatre)
    await time_passes(theatre, minutes=10)
    assert await silent(guard, "repair-alarm")


@pytest.mark.manual("R36")
@both
async def test_danger_that_is_confirmed_as_normal_is_called_off(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    await tenant.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await guard.is_called("emergency-heard", count=1)
    await tenant.hears("form-summary")
    await tenant.taps("⇄ 一般" if tongue is ZH else "⇄ Normal")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).urgency is Urgency.NORMAL
    await guard.is_called("repair-alarm-called-off", number=FIRST)


@both
@pytest.mark.parametrize("how", ["taken back", "handed in"])
async def test_danger_that_is_put_into_other_words_is_called_off_too(
    theatre: Theatre, tongue: Tongue, how: str
) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    await tenant.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await guard.is_called("emergency-heard", count=1)
    await rewords(tenant, tongue)
    if how == "taken back":
        await tenant.says("/cancel")
        await tenant.hears("form-left")
        await guard.is_called("emergency-unsaid")
    else:
        await tenant.taps("✅")
        await tenant.hears("repair-state-to-dispatch")
        await guard.is_called("repair-alarm-called-off", number=FIRST)
