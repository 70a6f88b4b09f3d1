"""Colleagues take a repair down for somebody: the words, the unit as people say it, done; the tenant is told."""

import pytest

from bot.domain.repairs import Channel
from bot.domain.units import Unit
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from tests.talks import (
    EN,
    FIRST,
    ORDER,
    ZH,
    Tongue,
    arrives,
    assigns,
    both,
    count,
    every,
    finishes,
    intake_of,
    reports,
    returns,
    sees_note,
)

WRITTEN = {
    "1201": "1201 空调不制冷",
    "12楼01": "12楼01 空调不制冷",
    "十二楼01室": "十二楼01室 空调不制冷",
    "12-01": "12-01 aircon is not cooling",
    "12F 01": "12F 01 aircon is not cooling",
    "1201室": "空调不制冷，在1201室",
}
CHANNELS = {
    Channel.PHONE: ("电话", "phone"),
    Channel.WALK_IN: ("来访", "walk-in"),
    Channel.LETTER: ("信件", "letter"),
    Channel.INSPECTION: ("巡检", "inspection"),
    Channel.SECURITY: ("秩序维护部", "security"),
}


@pytest.mark.manual("R59", "R84", "R106", "R116")
@pytest.mark.parametrize("said", [pytest.param(said, id=unit) for unit, said in WRITTEN.items()])
async def test_the_unit_is_understood_as_people_write_it(theatre: Theatre, said: str) -> None:
    desk = await theatre.enters("S08")
    desk.begins()
    await desk.says(said)
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("repair-title-intake", number=FIRST)
    assert (desk.spoke, desk.tapped) == (1, 1)
    told = await intake_of(theatre)
    assert (await _unit(theatre, told.unit), told.channel, told.taken_by) == ("1201", Channel.PHONE, told.reporter)


@both
async def test_who_takes_it_down_reads_one_message_the_card(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters(tongue.desk)
    before = len(desk.phone.chat)
    await reports(desk, f"{tongue.unit} {tongue.leak}")
    await sees_note(theatre, desk, "repair-logged", number=FIRST)
    told = await desk.phone.waits(lambda: one if len(one := desk.phone.chat[before:]) == 2 else None)
    assert [message.by_bot for message in told] == [False, True]
    assert FIRST in told[1].text


@both
async def test_words_and_unit_are_two_messages(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters(tongue.desk)
    desk.begins()
    await desk.says("空调不制冷" if tongue is ZH else "the aircon is not cooling")
    await desk.hears("repair-log-unit")
    await desk.says("十二楼01室" if tongue is ZH else "12-01")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("repair-state-to-dispatch")
    assert (desk.spoke, desk.tapped) == (2, 1)


@both
async def test_a_floor_without_a_room_is_the_common_area(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters(tongue.desk)
    await desk.says("负一楼车库的灯不亮" if tongue is ZH else "the lights on floor B1 do not work, car park")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("repair-state-to-dispatch")
    told = await intake_of(theatre)
    assert told.unit is None
    assert told.place.startswith("B1")


@pytest.mark.manual("R59", "R105", "R116", "R117")
@both
@pytest.mark.parametrize("channel", list(CHANNELS))
async def test_the_tenant_is_told_however_it_came(theatre: Theatre, tongue: Tongue, channel: Channel) -> None:
    desk, tenant = await theatre.enters(tongue.desk), await theatre.enters(tongue.tenant)
    await desk.says(f"{tongue.unit} {tongue.leak}")
    await desk.hears("form-summary")
    await desk.taps("✏️ 来源" if tongue is ZH else "✏️ Channel")
    await desk.hears("repair-log-channel")
    await desk.taps(CHANNELS[channel][tongue is EN])
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("repair-state-to-dispatch")
    await tenant.hears("repair-title-intake", number=FIRST)
    assert (await intake_of(theatre)).channel is channel


@both
async def test_who_walked_in_is_taken_down_so_in_one_message(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters(tongue.desk)
    desk.begins()
    said = "来前台说" if tongue is ZH else "walked in:"
    await desk.says(f"{tongue.unit} {said} {tongue.leak}")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("repair-state-to-dispatch")
    assert (desk.spoke, desk.tapped) == (1, 1)
    assert (await intake_of(theatre)).channel is Channel.WALK_IN


@pytest.mark.manual("R105")
async def test_what_security_takes_down_comes_from_security(theatre: Theatre) -> None:
    guard, dispatcher = await theatre.enters("S21"), await theatre.enters("S14")
    await guard.says("0801 半夜水管漏水")
    await guard.hears("form-summary")
    await guard.taps("✅")
    await guard.hears("repair-state-to-dispatch")
    await dispatcher.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).channel is Channel.SECURITY


@pytest.mark.manual("R93", "R104", "R117")
async def test_a_finding_of_an_inspection_goes_to_the_dispatcher(theatre: Theatre) -> None:
    supervisor, dispatcher = await theatre.enters("S04"), await theatre.enters("S14")
    await supervisor.says("5楼走廊灯不亮")
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    await supervisor.hears("repair-state-to-dispatch")
    await dispatcher.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).channel is Channel.INSPECTION


@both
async def test_the_words_of_a_tenant_can_be_forwarded(theatre: Theatre, tongue: Tongue) -> None:
    desk, tenant = await theatre.enters(tongue.desk), theatre.player(tongue.tenant)
    await tenant.says(tongue.leak)
    await tenant.hears("home-stranger")
    source = theatre.world.chats[tenant.holder.id]
    desk.begins()
    await desk.forwards(min(source.posts), source)
    if tongue is EN:
        await desk.hears("repair-log-unit")
        await desk.says("1901")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("repair-state-to-dispatch")
    assert desk.spoke <= 2
    assert (await intake_of(theatre)).text == tongue.leak


@both
async def test_all_pictures_of_an_album_are_kept(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters(tongue.desk)
    await desk.sends_photos(3, caption=f"{tongue.unit} {tongue.leak}")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("repair-state-to-dispatch")
    assert len((await intake_of(theatre)).photos) == 3


@pytest.mark.manual("R119", "R125")
@both
async def test_the_tenant_hears_the_number_of_the_order_and_of_its_end(theatre: Theatre, tongue: Tongue) -> None:
    desk, tenant, dispatcher, _ = [
        await theatre.enters(code) for code in (tongue.desk, tongue.tenant, "S14", "S15")
    ]  # fmt: skip
    await desk.says(f"{tongue.unit} {tongue.leak}")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    await assigns(dispatcher)
    await tenant.is_called("repair-title-order", order=ORDER)


@pytest.mark.manual("R126")
async def test_who_took_it_down_reads_dispatch_result_and_recorder_on_their_own_record(theatre: Theatre) -> None:
    guard, dispatcher, technician = [await theatre.enters(code) for code in ("S21", "S14", "S15")]
    await guard.says("0801 半夜水管漏水")
    await guard.hears("form-summary")
    await guard.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    await assigns(dispatcher)
    await technician.hears("repair-state-dispatched")
    await arrives(technician)
    await finishes(technician)
    await dispatcher.hears("repair-state-completed")
    await returns(dispatcher)
    await guard.is_called("repair-state-returned")
    await guard.hears("repair-line-entry", number="1")
    await guard.hears("result-resolved")
    await guard.hears("repair-line-taken", channel={"$say": "channel-security", "args": {}})


@both
async def test_a_tenant_takes_nothing_down_for_others(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says("/log")
    await tenant.hears("not-allowed")
    assert await count(theatre, intakes) == 0


async def test_the_same_button_twice_takes_down_one_repair(theatre: Theatre) -> None:
    desk = await theatre.enters("S08")
    await desk.says("1201 空调不制冷")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("repair-state-to-dispatch")
    assert not any(b.text == "✅ 确认" for shown in desk.phone.chat for row in shown.buttons for b in row)
    assert await count(theatre, intakes) == 1


async def _unit(stage: Theatre, unit: object) -> str:
    return next(str(one.number) for one in await every(stage, Unit) if one.id == unit)


@pytest.mark.manual("R106", "R116")
async def test_who_called_is_recorded_from_the_same_message(theatre: Theatre) -> None:
    desk = await theatre.enters("S08")
    desk.begins()
    await desk.says("0801 王先生 13800000000 漏水")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("repair-state-to-dispatch")
    assert (desk.spoke, desk.tapped) == (1, 1)
    told = await intake_of(theatre)
    assert (told.caller, told.caller_phone) == ("王先生", "13800000000")


@both
async def test_who_called_may_be_told_afterwards_and_may_be_left_out(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters(tongue.desk)
    label = "✏️ 来电人" if tongue is ZH else "✏️ Caller"
    await desk.says(f"{tongue.unit} {tongue.leak}")
    await desk.hears("form-summary")
    await desk.taps(label)
    await desk.hears("repair-log-caller")
    await desk.says("王先生 13800000000")
    await desk.hears("form-summary")
    await desk.taps(label)
    await desk.hears("repair-log-caller")
    await desk.taps("跳过" if tongue is ZH else "Skip")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("repair-state-to-dispatch")
    assert (await intake_of(theatre)).caller == ""
