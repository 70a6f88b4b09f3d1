"""Danger is heard in any dialogue and under whatever it is written; what colleagues write of their work is none."""

import pytest

from bot.domain.categories import Urgency
from bot.domain.drafts import Draft
from bot.playground.phones import PIXEL, Attachment
from bot.playground.theatre import Theatre
from tests.alarm_talks import NOT_ALARMED, TRAPPED, silent
from tests.channel.test_house_under_faults import settled
from tests.talks import EN, FIRST, ZH, Tongue, both, every, forges, intake_of, on_site


@pytest.mark.manual("R23")
@both
async def test_danger_breaks_into_any_dialogue(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says("/repair")
    await tenant.hears("repair-new-text")
    await tenant.says(tongue.dead_lamp)
    await tenant.hears("repair-new-photos")
    await tenant.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await tenant.hears("repair-emergency")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).urgency is Urgency.EMERGENCY


@pytest.mark.manual("R23")
@both
async def test_danger_is_heard_whatever_it_is_written_under(theatre: Theatre, tongue: Tongue) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    told = f"{tongue.unit} {TRAPPED[tongue]}"
    kinds = (Attachment("video", b"v"), Attachment("document", b"PK", "a.zip"), Attachment("voice", b"OggS"))
    for file in (*kinds, Attachment("photo", PIXEL)):
        # Each breaks into the dialogue of the one before.
        await tenant.sends(file, caption=told)
        await tenant.hears("repair-emergency")
        await tenant.hears("emergency-confirm")
        await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    await guard.is_called("repair-alarm", number=FIRST)
    found = await intake_of(theatre)
    assert (found.text, found.urgency) == (told, Urgency.EMERGENCY)


@both
@pytest.mark.parametrize("command", ["/repair", "/human", "/lunch", "/start"])
async def test_danger_behind_a_command_is_heard(theatre: Theatre, tongue: Tongue, command: str) -> None:
    tenant, guard = await theatre.enters(tongue.tenant), await theatre.enters("S21")
    await tenant.says(f"{command} {TRAPPED[tongue]}")
    await tenant.hears("emergency-confirm")
    await guard.is_called("emergency-heard", text=TRAPPED[tongue])


async def test_a_code_in_which_danger_happens_to_stand_is_no_danger(theatre: Theatre) -> None:
    stranger, guard = theatre.player(""), await theatre.enters("S21")
    await stranger.says("/start fire-in-room-1201")
    await stranger.hears("invite-unknown")
    assert await silent(guard, "incident-card")


@both
async def test_danger_comes_before_whatever_else_is_asked(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(f"{tongue.unit} 食堂着火了,菜单也烧了" if tongue is ZH else "the menu board is on fire")
    await tenant.hears("repair-emergency")
    await tenant.hears("form-summary")


DONE = {ZH: "插座打火花,已换新,测试正常", EN: "the socket was sparking, replaced it, tested ok"}


@both
async def test_what_a_technician_writes_of_finished_work_is_no_alarm_and_nobody_is_asked(
    theatre: Theatre, tongue: Tongue
) -> None:
    technician = await on_site(theatre)
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says(DONE[tongue])
    await technician.hears("repair-done-summary")
    await settled(theatre)
    for key in ("repair-emergency", "form-danger"):
        assert await silent(technician, key)
    assert [draft.form for draft in await every(theatre, Draft)] == ["repair-done"]


@pytest.mark.manual("R23", "R36")
@both
async def test_a_colleague_whose_answer_speaks_of_danger_alarms_with_one_tap(theatre: Theatre, tongue: Tongue) -> None:
    desk, guard = [await theatre.enters(code) for code in (tongue.desk, "S21")]
    danger = f"{tongue.unit} {TRAPPED[tongue]}"
    await forges(desk, "v1:note-take")
    await desk.hears("note-take-text")
    await desk.says(danger)
    await desk.hears("form-danger", text=danger)
    await desk.hears("form-summary")
    assert NOT_ALARMED[tongue] in " ".join(bubble.text for bubble in desk.phone.chat[-2:])
    assert await silent(guard, "emergency-heard")
    await desk.taps("danger-now")
    await desk.hears("emergency-confirm")
    await guard.is_called("emergency-heard", text=danger)
    (draft,) = await every(theatre, Draft)
    assert (draft.form, draft.text) == ("repair-log", danger)


@both
async def test_worded_anew_an_answer_is_an_answer_and_alarms_nobody(theatre: Theatre, tongue: Tongue) -> None:
    desk, guard = [await theatre.enters(code) for code in (tongue.desk, "S21")]
    await forges(desk, "v1:note-take")
    await desk.hears("note-take-text")
    await desk.says(f"{tongue.unit} {TRAPPED[tongue]}")
    await desk.hears("form-danger")
    await desk.taps("✏️ 留言人" if tongue is ZH else "✏️ From")
    await desk.hears("note-take-caller")
    await desk.says(TRAPPED[tongue])
    await desk.hears("form-danger", text=TRAPPED[tongue])
    await desk.hears("form-summary")
    assert await silent(guard, "emergency-heard")
    assert [draft.form for draft in await every(theatre, Draft)] == ["note-take"]


async def test_that_it_is_so_now_is_heard_after_the_answer_is_handed_in_as_well(theatre: Theatre) -> None:
    desk, guard = [await theatre.enters(code) for code in ("S08", "S21")]
    await forges(desk, "v1:note-take")
    await desk.hears("note-take-text")
    await desk.says(f"0801 {TRAPPED[ZH]}")
    await desk.hears("form-summary")
    await desk.says("/cancel")
    await desk.hears("form-left")
    await desk.taps("danger-now")
    await guard.is_called("emergency-heard", text=f"0801 {TRAPPED[ZH]}")


async def test_who_has_an_emergency_in_hand_is_not_asked_whether_it_is_one(theatre: Theatre) -> None:
    guard = await theatre.enters("S21")
    await guard.says("/incidents")
    await guard.hears("incidents-none")
    await guard.taps("incident-new")
    await guard.hears("incident-new-text")
    await guard.says("8楼配电间着火")
    await guard.hears("form-summary")
    assert await silent(guard, "form-danger")
