"""Finding a repair again, voiding one by two people, and the clerk's audit."""

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.order_states import OrderStatus
from bot.domain.people import ChatId
from bot.domain.repairs import Channel, IntakeStatus
from bot.domain.units import Unit
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.services import repairs
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import units
from bot.talk import Speaker
from tests.talks import (
    EN,
    FIRST,
    ORDER,
    ZH,
    Tongue,
    assigned,
    assigns,
    both,
    closed,
    forges,
    intake_of,
    labels,
    offered,
    on_site,
    order_of,
    reported,
    reports,
    sees_note,
)


async def many_reports(stage: Theatre, desk: Player, count: int, unit: str = "1201") -> None:
    """The desk has taken down so many repairs of a unit."""

    async def taken(work: Work) -> None:
        found = await rows.first(work.db, Unit, units.c.number == unit)
        assert found is not None
        for number in range(count):
            said = Reported(found.id, f"第{number + 1}件", (), Category.OTHER, Urgency.NORMAL, channel=Channel.PHONE)
            await repairs.report(work, said)

    await stage.house.desk.do(Speaker(ChatId(desk.holder.id)), taken)


# -- voiding ----------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R123")
@both
async def test_voiding_takes_two_and_keeps_number_and_reason(theatre: Theatre, tongue: Tongue) -> None:
    manager = await theatre.enters("S02")
    technician = await assigned(theatre, tongue)
    dispatcher, tenant = theatre.player("S14"), theatre.player(tongue.tenant)
    await dispatcher.taps("repair-void")
    await dispatcher.hears("repair-void-why")
    await dispatcher.says("重复报修")
    await dispatcher.hears("form-summary")
    await dispatcher.taps("✅")
    await dispatcher.hears("repair-void-said")
    await manager.is_called("repair-line-void-asked", why="重复报修")
    assert not offered(dispatcher, "repair-void-yes")
    await forges(dispatcher, f"v1:repair-void-yes:{(await intake_of(theatre)).id}")
    await sees_note(theatre, dispatcher, "not-allowed")
    manager.begins()
    await manager.taps("repair-void-yes")
    await sees_note(theatre, manager, "repair-voided-toast")
    assert manager.tapped == 1
    await tenant.is_called("repair-state-void-told")
    await technician.is_called("repair-state-void", why="重复报修")
    await dispatcher.is_called("repair-state-void", why="重复报修")
    order = await order_of(theatre)
    assert (order.number, order.status, order.void_why) == (ORDER, OrderStatus.VOID, "重复报修")
    assert (await intake_of(theatre)).status is IntakeStatus.CLOSED
    assert not offered(technician, "repair-accept")
    await reports(tenant, tongue.dead_lamp)
    await dispatcher.hears("repair-title-intake", number="R-000002")
    await assigns(dispatcher)
    assert (await order_of(theatre, "WO-2026-000002")).number == "WO-2026-000002"


@both
async def test_the_manager_may_keep_it_and_work_goes_on(theatre: Theatre, tongue: Tongue) -> None:
    manager = await theatre.enters("S02")
    await on_site(theatre, tongue)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-void")
    await dispatcher.hears("repair-void-why")
    await dispatcher.says("可能重复")
    await dispatcher.hears("form-summary")
    await dispatcher.taps("✅")
    await manager.is_called("repair-line-void-asked")
    await manager.taps("repair-void-no")
    await sees_note(theatre, manager, "repair-kept-toast")
    await dispatcher.is_called("repair-state-on-site")
    order = await order_of(theatre)
    assert (order.status, order.void_asked_by) == (OrderStatus.ON_SITE, None)


@both
async def test_who_was_merged_into_a_voided_order_waits_for_one_of_their_own(theatre: Theatre, tongue: Tongue) -> None:
    manager, other = await theatre.enters("S02"), await theatre.enters("T12-1")
    tenant, dispatcher = await theatre.enters(tongue.tenant), await theatre.enters("S14")
    await theatre.enters("S15")
    await reports(other, "water is dripping from the ceiling")
    await dispatcher.hears("repair-title-intake", number=FIRST)
    await assigns(dispatcher)
    await reports(tenant, tongue.leak)
    await dispatcher.hears("repair-title-intake", number="R-000002")
    await dispatcher.taps("repair-merge")
    await dispatcher.hears("repair-merge-into")
    await dispatcher.taps(ORDER)
    await dispatcher.hears("form-summary")
    await dispatcher.taps("✅")
    await tenant.is_called("repair-merged", into=ORDER)
    await tenant.says("/mine")
    await tenant.hears("mine-list")
    assert _numbers(tenant) == ["R-000002"]
    await dispatcher.says(ORDER)
    await dispatcher.hears("repair-title-order")
    await dispatcher.taps("repair-void")
    await dispatcher.hears("repair-void-why")
    await dispatcher.says("误报")
    await dispatcher.hears("form-summary")
    await dispatcher.taps("✅")
    await manager.is_called("repair-line-void-asked")
    await manager.taps("repair-void-yes")
    await tenant.is_called("repair-state-to-dispatch")
    assert (await intake_of(theatre, "R-000002")).status is IntakeStatus.TO_DISPATCH


# -- finding ----------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R78")
@both
async def test_a_number_typed_alone_opens_the_card(theatre: Theatre, tongue: Tongue) -> None:
    csr = await theatre.enters(tongue.csr)
    await assigned(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    for one in (csr, tenant):
        for number in (ORDER, FIRST, ORDER.lower()):
            await one.says(number)
            await one.is_called("repair-title-order", order=ORDER)


@both
async def test_a_number_that_is_not_theirs_looks_like_none(theatre: Theatre, tongue: Tongue) -> None:
    other = await theatre.enters("T12-1")
    await assigned(theatre, tongue)
    for number in (ORDER, FIRST, "R-999999"):
        await other.says(number)
        await other.hears("not-found")


SEARCHES = {
    "unit": ("/find 1201", 2),
    "unit in words": ("/find 十二楼01室", 2),
    "technician": ("/find 老赵", 1),
    "technician in English": ("/find Zhao open", 1),
    "state": ("/find 待派", 2),
    "state in English": ("/find to dispatch", 2),
    "day": ("/find 2026-11-23", 3),
    "day by name": ("/find 今天 1201", 2),
    "everything at once": ("/find 0801 老赵 在办 今天", 1),
    "yesterday": ("/find 昨天", 0),
}


@pytest.mark.parametrize("what", list(SEARCHES))
async def test_repairs_are_found_by_unit_technician_state_and_day(theatre: Theatre, what: str) -> None:
    desk = await theatre.enters("S08")
    await assigned(theatre)
    await many_reports(theatre, desk, 2)
    words, found = SEARCHES[what]
    await desk.says(words)
    await desk.hears("found-list" if found else "found-none")
    shown = desk.phone.last
    assert shown is not None
    assert sum(b.value.startswith("v1:repair-open:") for row in shown.buttons for b in row) == found


@both
async def test_a_long_list_is_turned_page_by_page_in_one_message(theatre: Theatre, tongue: Tongue) -> None:
    desk = await theatre.enters(tongue.desk)
    await many_reports(theatre, desk, 23)
    await desk.says("/find 1201")
    await desk.hears("found-list")
    shown = desk.phone.last
    assert shown is not None
    message, seen = shown.message_id, list(_numbers(desk))
    for _ in range(2):
        await desk.taps("▶")
        seen += await _turned_from(desk, seen)
        assert desk.phone.last is not None
        assert desk.phone.last.message_id == message
    assert seen == [f"R-{n:06d}" for n in range(23, 0, -1)]
    assert "▶" not in "".join(labels(desk))
    await desk.taps("◀")
    await desk.phone.waits(lambda: _numbers(desk)[0] == "R-000013")


async def _turned_from(person: Player, seen: list[str]) -> list[str]:
    await person.phone.waits(lambda: _numbers(person)[0] not in seen)
    return _numbers(person)


def _numbers(person: Player) -> list[str]:
    return [label.split()[0] for label in labels(person) if label.startswith(("R-", "WO-"))]


@both
async def test_without_words_the_usual_states_are_offered(theatre: Theatre, tongue: Tongue) -> None:
    csr = await theatre.enters(tongue.csr)
    await reported(theatre, tongue)
    await csr.says("/find")
    await csr.hears("find")
    await csr.taps("待派" if tongue is ZH else "To dispatch")
    await csr.hears("found-list")
    await csr.taps(FIRST)
    await csr.is_called("repair-title-intake", number=FIRST)


@both
async def test_words_that_mean_nothing_are_answered_with_an_example(theatre: Theatre, tongue: Tongue) -> None:
    csr = await theatre.enters(tongue.csr)
    for odd in ("xyz", "<b>", "🙈", "x" * 300):
        await csr.says(f"/find {odd}")
        await csr.hears("find-unclear")


@pytest.mark.parametrize("said", ["/find", "/find 0801", "/repairs", "/audit"])
@both
async def test_a_tenant_searches_nothing(theatre: Theatre, tongue: Tongue, said: str) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(said)
    await tenant.hears("not-allowed")


@both
async def test_everybody_has_a_list_of_what_is_theirs(theatre: Theatre, tongue: Tongue) -> None:
    technician = await assigned(theatre, tongue)
    tenant, other = theatre.player(tongue.tenant), await theatre.enters("T12-1")
    for one in (technician, tenant):
        await one.says("/mine")
        await one.hears("mine-list")
        assert _numbers(one) == [ORDER]
    await other.says("/mine")
    await other.hears("mine-none")


async def test_what_is_closed_is_in_no_list_of_open_matters(theatre: Theatre) -> None:
    tenant = await closed(theatre)
    await tenant.says("/mine")
    await tenant.hears("mine-none")


# -- the audit --------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R115")
@pytest.mark.parametrize("who", ["S10", "S02"])
async def test_the_clerk_audits_at_two_taps(theatre: Theatre, who: str) -> None:
    auditor = await theatre.enters(who)
    await closed(theatre)
    auditor.begins()
    await auditor.says("/audit")
    await auditor.hears("audit-which")
    await auditor.taps("今天")
    await auditor.hears("audit-holds")
    assert (auditor.spoke, auditor.tapped) == (1, 1)


@pytest.mark.parametrize("who", [EN.tenant, "S14", "S15", "S08"])
async def test_nobody_else_audits(theatre: Theatre, who: str) -> None:
    person = await theatre.enters(who)
    await person.says("/audit")
    await person.hears("not-allowed")


@pytest.mark.parametrize("short", ["R-000001", "r1", "000001", "WO-2026-000001", "wo1", "wo-2026-1", "Ｒ１"])
async def test_a_number_is_found_however_short_it_is_written(theatre: Theatre, short: str) -> None:
    await assigned(theatre)
    dispatcher = theatre.player("S14")
    await dispatcher.says(f"/find {short}")
    await dispatcher.is_called("repair-title-order", order=ORDER)


async def test_a_number_that_does_not_exist_is_said_so(theatre: Theatre) -> None:
    dispatcher = await theatre.enters("S14")
    await dispatcher.says("/find R-000099")
    await dispatcher.hears("find-no-number", number="R-000099")
