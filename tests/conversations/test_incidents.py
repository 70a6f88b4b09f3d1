"""Emergencies on record, on everybody's phone: opened, told to floors, noted, over, reported, read, filed."""

import pytest

from bot.domain.incident_files import Entry, EntryKind, Notice
from bot.domain.incidents import Incident, IncidentKind, IncidentStatus
from bot.domain.repairs import Intake
from bot.playground.theatre import Theatre
from tests.incident_talks import FIRE, NUMBER, begun, by_hand, cleared, clears, reported, reports
from tests.laundry_talks import media
from tests.talks import EN, ZH, Tongue, both, every, forges, offered, sees_note, time_passes
from tests.talks import reports as files

FLOOR_MATES = {ZH: ("T01-1", "T01-2"), EN: ("T11-1",)}
TRAPPED = {ZH: "8楼电梯困人，李先生来电 13800000000", EN: "two people are stuck in the lift on floor 8"}
OUTSIDE = ("T08-1", "T12-1")


@pytest.mark.manual("R23", "R36", "R54")
@both
async def test_from_the_alarm_to_the_all_clear(theatre: Theatre, tongue: Tongue) -> None:
    mates = [await theatre.enters(code) for code in FLOOR_MATES[tongue]]
    outside, manager = [await theatre.enters(code) for code in OUTSIDE], await theatre.enters("S02")
    guard = await begun(theatre, tongue)
    await mates[0].is_called("emergency-taken-told")
    await manager.hears("incident-card", number=NUMBER)
    guard.begins()
    await guard.taps("incident-warn")
    await guard.hears("incident-preview", people=len(mates))
    await guard.sees("请马上走最近的楼梯离开大楼")
    await guard.taps("incident-warn-send")
    await guard.hears("incident-warned", people=len(mates))
    assert (guard.spoke, guard.tapped) == (0, 2)
    for one in mates:
        await one.is_called("danger-notice-fire")
        await one.sees("nearest stairs" if tongue is EN else "最近的楼梯")
    await time_passes(theatre, seconds=6)
    await guard.hears("incident-told", arrived=len(mates), lost=0)
    await clears(guard)
    await mates[0].is_called("incident-over-reporter")
    for one in mates[1:]:
        await one.is_called("danger-over-fire")
    await manager.is_called("incident-over", number=NUMBER)
    await time_passes(theatre, minutes=61)
    for one in outside:
        await one.says("/help")
        await one.hears("help")
        assert not [key for key in await one.heard() if key.startswith(("danger", "incident"))]
        assert not any("🔥" in shown.text for shown in one.phone.chat)


@pytest.mark.manual("R23", "R91")
@both
async def test_the_desk_takes_one_down_by_hand_in_two_messages(theatre: Theatre, tongue: Tongue) -> None:
    desk, guard = await theatre.enters(tongue.desk), await theatre.enters("S21")
    await desk.says("/incidents")
    await desk.hears("incidents-none")
    await desk.taps("incident-new")
    await desk.hears("incident-new-text")
    await desk.says(
        "8楼电梯困人，李先生来电 13800000000" if tongue is ZH else "two people are stuck in the lift on floor 8"
    )
    await desk.hears("incident-new-summary")
    await desk.taps("✅")
    await desk.is_called("incident-card", number=NUMBER)
    await guard.is_called("incident-card", number=NUMBER)
    (made,) = await every(theatre, Incident)
    assert (made.kind, made.floor) == (IncidentKind.LIFT, "8")
    assert offered(desk, "incident-warn")
    assert not offered(desk, "incident-clear")
    await desk.says("/desk")
    await desk.hears("desk")
    assert offered(desk, "incidents")


async def test_the_course_says_that_who_gave_the_alarm_has_taken_it_back(theatre: Theatre) -> None:
    tenant, guard = await theatre.enters("T01-1"), await begun(theatre)
    await tenant.taps("取消")
    await guard.is_called("emergency-unsaid")
    await guard.hears("incident-entry-withdrawn")
    (made,) = await every(theatre, Incident)
    assert made.status is IncidentStatus.OPEN


@both
async def test_a_report_that_was_begun_before_the_all_clear_rings_nobody_after_it(
    theatre: Theatre, tongue: Tongue
) -> None:
    manager, tenant = await theatre.enters("S02"), await theatre.enters(tongue.tenant)
    guard = await begun(theatre, tongue)
    await clears(guard)
    await tenant.is_called("incident-over-reporter")
    await manager.is_called("incident-over")
    await tenant.taps("✅")
    await tenant.hears("repair-state-to-dispatch")
    await manager.says("/mine")
    await manager.hears("mine-none")
    await time_passes(theatre, minutes=11)
    assert not {"repair-alarm", "emergency-heard"} & set(await manager.heard())
    await tenant.says(FIRE[tongue.unit])
    await manager.is_called("emergency-heard", count=1)


@pytest.mark.manual("R23", "R36")
@both
async def test_whoever_is_called_to_what_was_taken_down_by_hand_goes_with_one_tap(
    theatre: Theatre, tongue: Tongue
) -> None:
    manager = await theatre.enters("S02")
    guard = await by_hand(theatre)
    await time_passes(theatre, minutes=5)
    await manager.is_called("incident-call", number=NUMBER, count=2)
    manager.begins()
    await manager.taps("incident-accept")
    await sees_note(theatre, manager, "incident-accepted-said", number=NUMBER)
    assert (manager.spoke, manager.tapped) == (0, 1)
    await guard.is_called("emergency-taken")
    assert not offered(guard, "incident-accept")


@both
async def test_what_is_seen_on_the_spot_is_noted_by_message_and_by_button(theatre: Theatre, tongue: Tongue) -> None:
    desk, guard = await theatre.enters(tongue.desk), await begun(theatre, tongue)
    await guard.replies(NUMBER, "消防车到了，火势控制住", photo=True)
    await guard.hears("incident-noted", number=NUMBER)
    await desk.says(f"{NUMBER} the alarm bell rings")
    await desk.hears("incident-noted", number=NUMBER)
    await guard.taps("incident-note")
    await guard.hears("incident-note-text")
    await guard.says("着火的房间已经没有人")
    await guard.hears("incident-note-summary")
    await guard.taps("✅")
    await guard.hears("incident-entry-note", text="着火的房间已经没有人")
    await guard.taps("incident-photos")
    await guard.hears("incident-photos", count=1)
    notes = [(one.text, len(one.photos)) for one in await every(theatre, Entry) if one.kind is EntryKind.NOTE]
    assert notes == [("消防车到了，火势控制住", 1), ("the alarm bell rings", 0), ("着火的房间已经没有人", 0)]
    assert await every(theatre, Intake) == []


async def test_after_the_all_clear_danger_in_a_reply_is_heard_as_danger(theatre: Theatre) -> None:
    guard, manager = await cleared(theatre), await theatre.enters("S02")
    await guard.replies(NUMBER, "又着火了")
    await guard.hears("repair-emergency")
    await manager.is_called("emergency-heard", text="又着火了")


async def test_danger_on_another_floor_in_a_reply_is_heard_as_danger_and_a_long_note_is_kept_whole(
    theatre: Theatre,
) -> None:
    guard, manager = await begun(theatre), await theatre.enters("S02")
    long_ = "火势控制住，" + "走廊已清空；" * 500
    await guard.replies(NUMBER, long_)
    await guard.hears("incident-noted", number=NUMBER)
    assert [one.text for one in await every(theatre, Entry) if one.kind is EntryKind.NOTE] == [long_]
    await guard.replies(NUMBER, "12楼也着火了")
    await manager.is_called("emergency-heard", text="12楼也着火了")


async def test_what_was_something_else_in_the_preview_is_looked_at_anew_before_it_is_sent(theatre: Theatre) -> None:
    guard = await begun(theatre)
    await forges(guard, "v1:incident-warn-send:1:floor:8:gas")
    await sees_note(theatre, guard, "button-stale")
    assert await every(theatre, Notice) == []
    await guard.taps("incident-warn:1:floor")
    await guard.hears("incident-preview")
    await guard.taps("incident-warn-send:1:floor:8:fire")
    await guard.hears("incident-warned")


@pytest.mark.manual("R36")
@both
async def test_the_report_is_written_handed_back_written_anew_and_filed(theatre: Theatre, tongue: Tongue) -> None:
    manager = await reported(theatre, tongue)
    guard = theatre.player("S21")
    await manager.taps("incident-return")
    await manager.hears("incident-return-why")
    await manager.says("写清楚损失")
    await guard.is_called("incident-state-returned", why="写清楚损失")
    await reports(guard)
    await manager.is_called("incident-state-reported")
    await manager.taps("incident-approve")
    await manager.hears("incident-state-closed")
    await guard.is_called("incident-filed")
    await guard.phone.waits(lambda: f"{NUMBER}.pdf" in media(guard))
    await manager.says(NUMBER)
    await manager.is_called("incident-state-closed")
    await manager.says("/incidents")
    await manager.hears("incidents-none")
    await manager.taps("incident-register")
    await manager.hears("incident-register-which")
    await manager.taps("incident-register:today")
    await manager.hears("incident-register", count=1)


@both
async def test_one_emergency_reported_by_two_is_one_with_a_tap(theatre: Theatre, tongue: Tongue) -> None:
    other, guard = await theatre.enters("T02-1"), await begun(theatre, tongue)
    floor = "8" if tongue is ZH else "19"
    await other.says(f"{floor}楼着火了")
    await guard.is_called("emergency-heard", text=f"{floor}楼着火了")
    await guard.taps("incident-join")
    await sees_note(theatre, guard, "incident-joined-said", number=NUMBER)
    await other.is_called("emergency-taken-told")
    await guard.hears("incident-said", more=1)
    assert len(await every(theatre, Incident)) == 1


async def test_two_that_were_opened_of_one_emergency_are_made_one_with_a_tap(theatre: Theatre) -> None:
    guard, desk = await begun(theatre), await theatre.enters("S08")
    await desk.says("/incidents")
    await desk.hears("incidents")
    await desk.taps("incident-new")
    await desk.hears("incident-new-text")
    await desk.says("8楼着火")
    await desk.hears("incident-new-summary")
    await desk.taps("✅")
    await desk.is_called("incident-card", number="E-000002")
    await guard.hears("incident-card", number="E-000002")
    await desk.taps("incident-merge")
    await sees_note(theatre, desk, "incident-joined-said", number=NUMBER)
    await guard.hears("incident-state-merged", number=NUMBER)
    stand = [(one.number, one.status) for one in await every(theatre, Incident)]
    assert stand == [(NUMBER, IncidentStatus.OPEN), ("E-000002", IncidentStatus.MERGED)]


async def test_an_emergency_can_be_put_on_record_from_its_repair(theatre: Theatre) -> None:
    tenant, csr = await theatre.enters("T01-1"), await theatre.enters("S05")
    await files(tenant, FIRE["0801"])
    await csr.says("R-000001")
    await csr.hears("repair-state-to-dispatch")
    await csr.taps("incident-begin")
    await csr.is_called("incident-card", number=NUMBER)
    await csr.hears("incident-repair", number="R-000001")


async def test_old_buttons_say_so_and_change_nothing(theatre: Theatre) -> None:
    guard, supervisor = await begun(theatre), await theatre.enters("S20")
    await guard.taps("incident-warn")
    await guard.hears("incident-preview")
    await supervisor.says(NUMBER)
    await supervisor.is_called("incident-card")
    await clears(supervisor)
    for data, key in (
        ("incident-warn-send:1:floor:8:fire", "incident-is-cleared"),
        ("incident-warn-send:1:floor:9:fire", "button-stale"), ("incident-warn-send:1:floor:8", "button-stale"),
        ("incident-warn:1:building:8", "incident-is-cleared"), ("incident-merge:1:1", "incident-is-cleared"),
        ("incident-approve:1:1", "not-allowed"), ("incident-begin:x:1", "button-stale"),
        ("incident-begin:d:999", "emergency-over"), ("incident-open:999", "not-found"),
        ("incident-warn-send:1", "button-stale"), ("incident-take:1", "incident-yours-already"),
    ):  # fmt: skip
        await forges(guard, f"v1:{data}")
        await sees_note(theatre, guard, key, **({"number": NUMBER} if key == "incident-is-cleared" else {}))
    assert await every(theatre, Notice) == []
    (made,) = await every(theatre, Incident)
    assert made.status is IncidentStatus.CLEARED


@pytest.mark.parametrize("who", ["T01-2", "S24", "V03"])
async def test_who_is_not_of_the_procedure_sees_nothing_of_it(theatre: Theatre, who: str) -> None:
    player = await theatre.enters(who)
    await begun(theatre)
    for action in ("incident-open:1", "incidents", "incident-warn:1:floor:8", "incident-register", "incident-paper:1"):
        await player.says("/help")
        await player.hears("help")
        await forges(player, f"v1:{action}")
        await sees_note(theatre, player, "not-allowed")
    await player.says(NUMBER)
    await player.hears("not-found")


@pytest.mark.manual("R23")
@pytest.mark.parametrize("action", ["incident-correct", "incident-warn-floors"])
async def test_danger_breaks_into_its_own_dialogues_where_no_words_are_asked(theatre: Theatre, action: str) -> None:
    guard, manager = await begun(theatre), await theatre.enters("S02")
    await guard.taps(action)
    await guard.waits_for_prompt()
    await guard.says("12楼也着火了")
    await guard.hears("repair-emergency")
    await manager.is_called("emergency-heard", text="12楼也着火了")


@pytest.mark.manual("R23")
@pytest.mark.parametrize("action", ["incident-note", "incident-clear"])
async def test_what_an_officer_writes_of_the_fire_is_the_answer_and_no_new_alarm(theatre: Theatre, action: str) -> None:
    guard, manager = await begun(theatre), await theatre.enters("S02")
    await guard.taps(action)
    await guard.waits_for_prompt()
    await guard.says("着火的烤箱已搬出去")
    await guard.hears(f"{action}-summary")
    assert "emergency-heard" not in await manager.heard()


async def test_several_floors_are_chosen_and_told_at_once(theatre: Theatre) -> None:
    zhou, snow, other = [await theatre.enters(code) for code in ("T01-1", "T02-1", "T08-1")]
    guard = await begun(theatre)
    await guard.taps("incident-warn-floors")
    await guard.hears("incident-warn-floors-floors")
    await guard.taps("5 楼")
    await guard.taps("8 楼")
    await guard.taps("好了")
    await guard.hears("incident-preview", people=2)
    await guard.taps("✅")
    await guard.hears("incident-warned", people=2)
    for one in (zhou, snow):
        await one.is_called("danger-notice-fire")
    assert "danger-notice-fire" not in await other.heard()
    await guard.taps("incident-warn:1:building")
    await guard.hears("incident-preview", before=2)


async def test_who_shut_the_house_out_is_to_be_phoned_by_their_unit(theatre: Theatre) -> None:
    zhou, han = await theatre.enters("T01-1"), await theatre.enters("T01-2")
    desk, guard = await theatre.enters("S08"), await begun(theatre)
    await zhou.says("/cancel")
    await zhou.hears("form-left")
    for one in (zhou, han):
        one.phone.user.blocked = True  # and the house has not heard of it yet
    await guard.taps("incident-warn")
    await guard.hears("incident-preview", people=2)
    await guard.taps("incident-warn-send")
    await guard.hears("incident-warned", people=2)
    await time_passes(theatre, seconds=6)
    await guard.is_called("incident-told", lost=2)
    await guard.hears("incident-phone", units="0801, 0802")
    assert "unreached" not in await desk.heard()
