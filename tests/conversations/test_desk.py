"""The front desk's inbox on the screen, in both languages."""

import pytest

from bot.domain.people import ChatId
from bot.handlers.pages import PAGE
from bot.playground.theatre import Theatre
from bot.services import left_messages, tenancies
from bot.services.left_messages import Left
from bot.services.work import Work
from bot.talk import Speaker
from tests.desk_talks import parcel
from tests.talks import EN, ZH, Tongue, both, labels

LINE = {ZH: "快递 0801 顺丰 SF123", EN: "parcel 1901 DHL 4455667788"}
COUNT = {ZH: "📦 待领的邮件 1", EN: "📦 Mail to be collected 1"}


@pytest.mark.manual("R59", "R84")
@both
async def test_one_tap_from_home_shows_what_waits_and_one_more_opens_it(theatre: Theatre, tongue: Tongue) -> None:
    desk = await parcel(theatre, tongue.desk, tongue.tenant, LINE[tongue])
    await desk.says("/home")
    await desk.taps("desk")
    await desk.hears("desk-some", count=1)
    assert any(COUNT[tongue] in label for label in labels(desk))
    await desk.taps(COUNT[tongue])
    await desk.hears("mail-overview")


async def test_looked_at_again_it_is_the_same_card(theatre: Theatre) -> None:
    desk = await theatre.enters("S08")
    await desk.says("/desk")
    await desk.hears("desk-none")
    before = len(desk.phone.chat)
    await desk.says("快递 0801 顺丰 SF123")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("mail-taken-in")
    await desk.taps("🔄")
    await desk.hears("desk-some", count=1)
    assert sum("前台待办" in s.text for s in desk.phone.chat if s.by_bot) == 1
    assert len(desk.phone.chat) > before


async def test_a_tenant_has_none(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    await tenant.says("/desk")
    await tenant.hears("not-allowed")


async def test_messages_are_listed_and_opened(theatre: Theatre) -> None:
    desk, _ = await theatre.enters("S08"), await theatre.enters("T01-1")
    await desk.says("留言 0801 周敏 请回电 张先生 13800000000")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("note-card")
    await desk.says("/desk")
    await desk.taps("notes-waiting")
    await desk.hears("notes-waiting", count=1)
    await desk.taps("note-open")
    await desk.is_called("note-card")


async def test_however_many_messages_wait_each_is_on_some_page(theatre: Theatre) -> None:
    desk, _ = await theatre.enters("S08"), await theatre.enters("T01-1")
    speaker = Speaker(ChatId(desk.holder.id))

    async def taken(work: Work) -> None:
        home = await tenancies.every_unit(work)
        left = Left(next(unit for unit, name in home if name.zh == "0801"), "请回电")
        for _ in range(PAGE + 1):
            await left_messages.leave(work, left)

    await theatre.house.desk.do(speaker, taken)
    await desk.says("/desk")
    await desk.taps("notes-waiting")
    await desk.hears("notes-waiting", count=PAGE + 1)
    last = f"N-{PAGE + 1:06d}"
    assert not any(last in label for label in labels(desk))
    await desk.taps("▶")
    await desk.hears("notes-waiting", count=PAGE + 1)
    assert any(last in label for label in labels(desk))
