"""A message is left for a tenant, delivered and confirmed, in both languages."""

import pytest

from bot.domain.left_messages import LeftMessage
from bot.playground.theatre import Theatre
from tests.talks import EN, ZH, Tongue, both, every, sees_note, time_passes

LEFT = {
    ZH: "留言 0801 周敏 请回电 张先生 13800000000",
    EN: "message for 1901 David Miller: please call Mr Chang 13800000000",
}
CALLER = {ZH: "张先生", EN: "Mr Chang"}


@pytest.mark.manual("R20")
@both
async def test_two_messages_take_it_down_and_a_tap_confirms_it(theatre: Theatre, tongue: Tongue) -> None:
    desk, tenant = await theatre.enters(tongue.desk), await theatre.enters(tongue.tenant)
    await desk.says(LEFT[tongue])
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("note-waits")
    await tenant.is_called("note-please-confirm")
    await tenant.sees(CALLER[tongue])
    await tenant.sees("13800000000")
    await tenant.taps("note-got")
    await sees_note(theatre, tenant, "note-got-said", number="N-000001")
    await desk.hears("note-confirmed")
    (made,) = await every(theatre, LeftMessage)
    assert (made.caller, made.contact is not None, made.waits) == (CALLER[tongue], True, False)


@both
async def test_what_is_not_confirmed_is_told_on_the_phone(theatre: Theatre, tongue: Tongue) -> None:
    desk, tenant = await theatre.enters(tongue.desk), await theatre.enters(tongue.tenant)
    await desk.says(LEFT[tongue])
    await desk.hears("form-summary")
    await desk.taps("✅")
    await tenant.is_called("note-please-confirm")
    await time_passes(theatre, hours=4, minutes=1)
    await desk.hears("note-please-phone", number="N-000001")
    await desk.taps("note-phoned")
    await sees_note(theatre, desk, "note-phoned-said", number="N-000001")
    await tenant.hears("note-told-by-phone")


async def test_a_message_opens_by_its_number_for_whom_it_is_for_and_the_desk(theatre: Theatre) -> None:
    desk, tenant, other = [await theatre.enters(code) for code in ("S08", "T01-1", "T01-2")]
    await desk.says(LEFT[ZH])
    await desk.hears("form-summary")
    await desk.taps("✅")
    await tenant.is_called("note-card")
    await tenant.says("N-000001")
    await tenant.is_called("note-card", number="N-000001")
    await other.says("N-000001")
    await other.hears("not-found")
