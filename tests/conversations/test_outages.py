"""Planned outages from the first tap to the last word, in both languages, through the courier."""

import pytest

from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from tests.announcement_talks import rounds
from tests.conversations.test_announcements import gets, shows
from tests.outage_talks import NUMBER, announced, begins, opens, planned, running, writing
from tests.talks import EN, ZH, Tongue, both, count, forges, sees_note, time_passes

pytestmark = pytest.mark.manual("R214")
SAID = {
    "notice": ("停水通知", "Water off\n"), "remind": ("提醒：停水", "Reminder: Water off"),
    "moved": ("改期：停水", "Moved: Water off"), "prolonged": ("延长：停水", "Takes longer: Water off"),
    "cancelled": ("取消：停水", "Called off: Water off"), "over": ("已恢复：停水", "Works again: Water off"),
}  # fmt: skip


def line(what: str, tongue: Tongue) -> str:
    return SAID[what][tongue is not ZH].strip()


@both
async def test_it_is_told_reminded_of_begun_prolonged_and_over_in_the_language_of_each(
    theatre: Theatre, tongue: Tongue
) -> None:
    tenant, dispatcher, other = [await theatre.enters(code) for code in (tongue.tenant, "S14", "T04-1")]
    writer = await announced(theatre, tongue)
    await gets(tenant, line("notice", tongue))
    await begins(theatre, minutes=-60)
    await gets(tenant, line("remind", tongue))
    await time_passes(theatre, minutes=61)
    await rounds(theatre)
    await dispatcher.is_called("outage-card", number=NUMBER)
    await opens(writer, "running")
    await writer.taps("outage-prolong")
    await writer.hears("outage-prolong-until")
    await writer.taps("今天" if tongue is ZH else "today")
    await writer.hears("outage-prolong-until")
    await writer.taps("13:00")
    await writer.hears("form-summary")
    await writer.taps("✅")
    await sees_note(theatre, writer, "outage-prolonged-said", number=NUMBER)
    await rounds(theatre)
    await gets(tenant, line("prolonged", tongue))
    await dispatcher.taps("outage-over")
    await dispatcher.hears("outage-tells", count=1)
    await dispatcher.taps("✅")
    await sees_note(theatre, dispatcher, "outage-over-said", number=NUMBER)
    await rounds(theatre)
    await gets(tenant, line("over", tongue))
    assert not any(shows(other, words.strip()) for pair in SAID.values() for words in pair)


@both
async def test_moved_and_called_off_are_told_too(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    writer = await announced(theatre, tongue)
    await opens(writer, "announced")
    await writer.taps("outage-move")
    await writer.hears("outage-move-begins")
    await writer.taps("周四" if tongue is ZH else "Thu")
    await writer.hears("outage-move-begins")
    await writer.taps("15:00")
    await writer.hears("outage-move-hours")
    await writer.taps("4 ")
    await writer.hears("form-summary")
    await writer.taps("✅")
    await sees_note(theatre, writer, "outage-moved-said", number=NUMBER)
    await rounds(theatre)
    await gets(tenant, line("moved", tongue))
    await opens(writer, "announced")
    await writer.taps("outage-call-off")
    await writer.hears("outage-call-off-why")
    await writer.says("不用停了")
    await writer.hears("form-summary")
    await writer.taps("✅")
    await sees_note(theatre, writer, "outage-called-off-said", number=NUMBER)
    await rounds(theatre)
    await gets(tenant, line("cancelled", tongue))


async def test_too_soon_is_said_and_goes_with_the_reason(theatre: Theatre) -> None:
    writer = await writing(theatre)
    for key, tap in (
        ("kind", "停电"), ("place", "全楼"), ("begins", "今天"), ("begins", "20:00"), ("hours", "2 小时"),
        ("reason", "维修"),
    ):  # fmt: skip
        await writer.hears(f"outage-new-{key}")
        await writer.taps(tap)
    await writer.hears("form-summary")
    await writer.taps("✅")
    await sees_note(theatre, writer, "outage-too-soon", count=24)
    await writer.taps("为什么这么急")
    await writer.hears("outage-new-urgent")
    await writer.says("配电柜过热")
    await writer.hears("form-summary")
    await writer.taps("✅")
    await writer.hears("announcement-card")
    await opens(writer, "draft")
    await writer.sees("配电柜过热")


async def test_at_its_end_whoever_is_on_duty_is_asked_and_answers_with_a_tap(theatre: Theatre) -> None:
    dispatcher = await theatre.enters("S14")
    await running(theatre)
    await time_passes(theatre, hours=2)
    await dispatcher.is_called("outage-still", number=NUMBER)
    await dispatcher.taps("outage-over")
    await dispatcher.hears("form-summary")
    await dispatcher.taps("✅")
    await sees_note(theatre, dispatcher, "outage-over-said", number=NUMBER)


async def test_colleagues_look_at_it_and_tenants_cannot(theatre: Theatre) -> None:
    technician, tenant = await theatre.enters("S15"), await theatre.enters("T01-1")
    await planned(theatre)
    await technician.says("/outages")
    await technician.hears("outages")
    await technician.taps("outage-open")
    await technician.hears("outage-card", number=NUMBER)
    for action in ("outages", "outage-open:1"):
        await forges(tenant, f"v1:{action}")
        await sees_note(theatre, tenant, "not-allowed")
    await tenant.says(NUMBER)
    await tenant.hears("not-found")


@both
async def test_who_reports_just_that_reads_until_when_and_is_asked_afterwards_if_they_report_it(
    theatre: Theatre, tongue: Tongue
) -> None:
    tenant, dispatcher = await theatre.enters(tongue.tenant), await theatre.enters("S14")
    await running(theatre, tongue)
    await tenant.says("0801 没水了" if tongue is ZH else "no water in the kitchen")
    await tenant.hears("outage-explains", number=NUMBER)
    await tenant.taps("✅")
    await tenant.hears("repair-line-outage", number=NUMBER)
    await dispatcher.is_called("repair-line-outage", number=NUMBER)
    await opens(dispatcher, "running")
    await dispatcher.hears("outage-line-repairs", count=1, numbers="R-000001")
    await dispatcher.taps("outage-over")
    await dispatcher.hears("form-summary")
    await dispatcher.taps("✅")
    await tenant.is_called("outage-works-again", number="R-000001")
    await tenant.taps("outage-works")
    await sees_note(theatre, tenant, "outage-works-withdrawn")


@both
async def test_who_asks_until_when_hears_it_at_once_and_nobody_is_sent(theatre: Theatre, tongue: Tongue) -> None:
    tenant, desk = await theatre.enters(tongue.tenant), await theatre.enters(tongue.desk)
    await running(theatre, tongue)
    changes = {ZH: "有变化会马上告诉您", EN: "We tell you at once if anything changes"}[tongue]
    for who, told in ((tenant, True), (desk, False)):
        await who.says("什么时候来水？" if tongue is ZH else "When will the water be back?")
        await who.hears("outage-asked")
        await who.sees("12:00")
        assert (changes in who.phone.chat[-1].text) is told
    assert await count(theatre, intakes) == 0


@both
async def test_who_asks_until_when_and_complains_is_offered_the_complaint(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await running(theatre, tongue)
    said = {
        ZH: "停水了什么时候来水？太过分了，我要投诉你们",
        EN: "When will the water be back? I want to complain about this",
    }
    await tenant.says(said[tongue])
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("complaint-mine-received")


async def test_who_waits_for_it_leaves_no_report_and_the_desk_reads_it_on_the_phone(theatre: Theatre) -> None:
    tenant, desk = await theatre.enters("T01-1"), await theatre.enters("S05")
    await running(theatre)
    await tenant.says("0801 水龙头不出水")
    await tenant.hears("outage-explains", number=NUMBER)
    await tenant.taps("✕")
    await tenant.hears("form-left")
    assert await count(theatre, intakes) == 0
    await desk.says("0801 来电：没水")
    await desk.hears("outage-explains", number=NUMBER)


async def test_it_still_does_not_work_is_heard_by_the_dispatcher(theatre: Theatre) -> None:
    tenant, dispatcher = await theatre.enters("T01-1"), await theatre.enters("S14")
    await running(theatre)
    await tenant.says("0801 没水了")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("repair-line-outage")
    await opens(dispatcher, "running")
    await dispatcher.taps("outage-over")
    await dispatcher.hears("form-summary")
    await dispatcher.taps("✅")
    await tenant.is_called("outage-works-again")
    await tenant.taps("outage-still")
    await sees_note(theatre, tenant, "outage-still-said", number="R-000001")
    await dispatcher.is_called("outage-repair-still", number="R-000001")
