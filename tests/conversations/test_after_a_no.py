"""A price that is declined, a repair that could not be done, a wrong button: each has its own words and its way on."""

import pytest

from bot.domain.order_states import OrderStatus, Result, Wait
from bot.domain.quotes import Charge, Quote, Reply
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.conversations.test_quotes import names_price, quoted, signed
from tests.talks import (
    ZH,
    Tongue,
    arrives,
    asked,
    assigns,
    both,
    done,
    every,
    finishes,
    forges,
    intake_of,
    labels,
    offered,
    on_site,
    order_of,
    sees_note,
    time_passes,
)


async def declined(stage: Theatre, tongue: Tongue) -> Player:
    """老赵 has named a price, and the tenant does not want it."""
    technician = await quoted(stage, tongue)
    await stage.player(tongue.tenant).taps("quote-no")
    await technician.is_called("quote-declined")
    return technician


async def prices_it(dispatcher: Player, technician: Player) -> None:
    """老赵 is sent, is there, and names a price."""
    await dispatcher.hears("repair-state-to-dispatch")
    await assigns(dispatcher)
    await technician.hears("repair-state-dispatched")
    await arrives(technician)
    await names_price(technician)


async def records(dispatcher: Player, result: str) -> None:
    await dispatcher.taps("repair-result")
    await dispatcher.hears("repair-result-result")
    await dispatcher.taps(result)
    await dispatcher.hears("repair-result-said")


async def asked_about(stage: Theatre, tongue: Tongue, result: str) -> tuple[Player, Player]:
    """The dispatcher has recorded that result, and customer service asks the tenant."""
    csr, tenant = await stage.enters(tongue.csr), stage.player(tongue.tenant)
    await done(stage, tongue)
    await records(stage.player("S14"), result)
    await csr.hears("repair-title-order")
    await csr.taps("repair-ask")
    return csr, tenant


# -- a price that is declined -----------------------------------------------------------------------------------------


@both
async def test_a_declined_price_is_a_state_of_its_own_and_says_what_comes_next(
    theatre: Theatre, tongue: Tongue
) -> None:
    technician = await declined(theatre, tongue)
    await theatre.player(tongue.tenant).hears("repair-state-declined")
    await technician.hears("repair-state-declined-told")
    await theatre.player("S14").is_called("repair-state-declined-told")
    assert all(offered(technician, button) for button in ("repair-done", "repair-quote", "repair-leave"))


@both
async def test_what_was_declined_can_be_left_undone_and_costs_nothing(theatre: Theatre, tongue: Tongue) -> None:
    csr = await theatre.enters(tongue.csr)
    technician = await declined(theatre, tongue)
    tenant, dispatcher = theatre.player(tongue.tenant), theatre.player("S14")
    technician.begins()
    await technician.taps("repair-leave")
    await sees_note(theatre, technician, "repair-left-toast")
    assert technician.tapped == 1
    await dispatcher.is_called("repair-state-completed-not-done")
    await tenant.hears("repair-state-completed-not-done")
    await records(dispatcher, "未施工")
    await csr.hears("repair-state-returned-not-done")
    await csr.taps("repair-ask")
    await tenant.is_called("repair-state-verifying-not-done")
    await tenant.taps("repair-fixed")
    await csr.is_called("repair-state-heard")
    await csr.taps("repair-sign")
    await tenant.is_called("repair-state-closed-not-done")
    assert (await order_of(theatre)).result is Result.NOT_DONE
    assert await every(theatre, Charge) == []


@pytest.mark.manual("R103", "R112")
@both
async def test_whoever_does_not_want_it_left_after_all_is_priced_again_and_pays(
    theatre: Theatre, tongue: Tongue
) -> None:
    csr = await theatre.enters(tongue.csr)
    technician = await declined(theatre, tongue)
    tenant, dispatcher = theatre.player(tongue.tenant), theatre.player("S14")
    await technician.taps("repair-leave")
    await dispatcher.is_called("repair-state-completed-not-done")
    await records(dispatcher, "未施工")
    await csr.hears("repair-state-returned-not-done")
    await csr.taps("repair-ask")
    await tenant.is_called("repair-state-verifying-not-done")
    await tenant.taps("repair-not-fixed")
    await tenant.hears("repair-once-more")
    await technician.is_called("repair-line-again", count=1)
    await arrives(technician)
    await technician.hears("repair-state-on-site")  # the no of the last time is not this time's
    assert not offered(technician, "repair-leave")
    await forges(technician, f"v1:repair-leave:{(await intake_of(theatre)).id}")
    await sees_note(theatre, technician, "repair-price-not-declined", number="WO-2026-000001")
    await names_price(technician, "水龙头 1 20")
    await tenant.is_called("repair-line-quote", total={"$fen": 4000})
    await tenant.taps("quote-yes")
    await technician.is_called("quote-agreed")
    await finishes(technician, agreed=True)
    await dispatcher.hears("repair-state-completed")
    await records(dispatcher, "已修好")
    await csr.hears("repair-state-returned")
    await csr.taps("repair-seen")
    await tenant.is_called("repair-state-closed")
    order = await order_of(theatre)
    assert (order.round, order.rework) == (1, 0)
    (charge,) = await every(theatre, Charge)
    assert charge.amount == 4000


async def test_what_is_priced_again_can_be_left_again(theatre: Theatre) -> None:
    csr = await theatre.enters("S05")
    technician = await declined(theatre, ZH)
    dispatcher = theatre.player("S14")
    await technician.taps("repair-leave")
    await dispatcher.is_called("repair-state-completed-not-done")
    await records(dispatcher, "未施工")
    await csr.hears("repair-state-returned-not-done")
    await csr.taps("repair-reject")
    await csr.hears("repair-reject-why")
    await csr.says("租户又想修了")
    await technician.is_called("repair-line-again", count=1)
    await arrives(technician)
    await names_price(technician, "水龙头 1 20")
    tenant = theatre.player("T01-1")
    await tenant.is_called("repair-line-quote", total={"$fen": 4000})
    await tenant.taps("quote-no")
    await technician.is_called("quote-declined")
    await technician.taps("repair-leave")
    await dispatcher.is_called("repair-state-completed-not-done")


async def test_what_was_declined_can_be_quoted_again(theatre: Theatre) -> None:
    await theatre.enters("S05")
    technician = await declined(theatre, ZH)
    await names_price(technician, "水龙头 1 20")
    tenant = theatre.player("T01-1")
    await tenant.is_called("repair-line-quote", total={"$fen": 4000})
    await tenant.taps("quote-yes")
    await technician.is_called("quote-agreed")
    assert not offered(technician, "repair-leave")
    await finishes(technician, agreed=True)
    await signed(theatre, ZH)
    (charge,) = await every(theatre, Charge)
    assert charge.amount == 4000


async def test_nothing_is_left_undone_that_nobody_has_declined(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    assert not offered(technician, "repair-leave")
    await forges(technician, f"v1:repair-leave:{(await intake_of(theatre)).id}")
    await sees_note(theatre, technician, "repair-price-not-declined", number="WO-2026-000001")
    assert (await order_of(theatre)).status is OrderStatus.ON_SITE


# -- where nobody outside can answer ----------------------------------------------------------------------------------


async def in_a_common_area(stage: Theatre) -> Player:
    """The desk has taken down something in the lobby, and 老赵 is there."""
    desk, technician, dispatcher = [await stage.enters(code) for code in ("S08", "S15", "S14")]
    await desk.says("8楼走廊灯不亮")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await dispatcher.hears("repair-state-to-dispatch")
    await assigns(dispatcher)
    await technician.hears("repair-state-dispatched")
    await arrives(technician)
    return technician


async def test_where_there_is_no_tenant_nobody_is_asked_to_pay_or_waited_for(theatre: Theatre) -> None:
    technician = await in_a_common_area(theatre)
    intake = await intake_of(theatre)
    assert intake.tenant is None
    assert not any(offered(technician, button) for button in ("repair-quote", "repair-nobody"))
    await forges(technician, f"v1:repair-nobody:{intake.id}")
    await sees_note(theatre, technician, "repair-nobody-to-wait-for")
    await technician.taps("repair-wait")
    await technician.hears("repair-wait-why")  # for parts: there is nothing else to wait for
    await technician.says("缺灯管")
    await technician.hears("repair-wait-days")
    await technician.taps("1 天")
    await technician.hears("repair-waits")
    assert (await order_of(theatre)).waiting is Wait.PARTS


async def test_a_price_without_a_tenant_is_refused_with_the_reason(theatre: Theatre) -> None:
    technician = await in_a_common_area(theatre)
    await forges(technician, f"v1:repair-quote:{(await intake_of(theatre)).id}")
    await technician.hears("repair-quote-items")
    await technician.taps("更换水龙头")
    await technician.taps("好了")
    await technician.hears("repair-quote-extra")
    await technician.taps("跳过")
    await technician.hears("form-summary")
    await technician.taps("✅")
    await sees_note(theatre, technician, "quote-nobody-pays")
    assert await every(theatre, Quote) == []


async def test_a_colleague_who_found_it_in_a_unit_does_not_agree_in_the_tenant_s_place(theatre: Theatre) -> None:
    csr, technician, dispatcher, tenant = [await theatre.enters(code) for code in ("S05", "S15", "S14", "T01-1")]
    await csr.says("/repair")
    await csr.hears("repair-new-text")
    await csr.says("0801 水龙头滴水")
    await csr.hears("repair-new-photos")
    await csr.taps("跳过")
    await csr.hears("form-summary")
    await csr.taps("✅")
    await prices_it(dispatcher, technician)
    await tenant.is_called("repair-state-waiting-quote")
    await csr.hears("repair-state-waiting-quote-told")
    assert not offered(csr, "quote-yes")
    (quote,) = await every(theatre, Quote)
    await forges(csr, f"v1:quote-yes:{(await intake_of(theatre)).id}:{quote.id}")
    await sees_note(theatre, csr, "not-found")
    await tenant.taps("quote-yes")
    await technician.is_called("quote-agreed")
    (quote,) = await every(theatre, Quote)
    assert quote.reply is Reply.AGREED


async def test_where_no_tenant_uses_the_chat_customer_service_is_called_to_phone(theatre: Theatre) -> None:
    csr, desk, technician, dispatcher = [await theatre.enters(code) for code in ("S05", "S08", "S15", "S14")]
    await desk.says("0801 水龙头滴水")
    await desk.hears("form-summary")
    await desk.taps("✅")
    await prices_it(dispatcher, technician)
    await csr.is_called("repair-state-waiting-quote-told")
    await csr.taps("quote-phoned")
    await technician.is_called("quote-agreed-by-phone")


# -- what could not be fixed, and a wrong button ----------------------------------------------------------------------


@both
@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("临时处理", "repair-state-verifying-temporary"),
        ("暂时无法修复", "repair-state-verifying-not-possible"),
        ("未施工", "repair-state-verifying-not-done"),
    ],
)
async def test_where_it_is_not_fixed_nobody_is_asked_whether_it_is(
    theatre: Theatre, tongue: Tongue, result: str, state: str
) -> None:
    _, tenant = await asked_about(theatre, tongue, result)
    await tenant.is_called(state)
    said = " ".join(labels(tenant))
    assert "👌" in said
    assert "已修好" not in said
    assert "Fixed" not in said


async def test_a_tenant_who_does_not_want_it_left_so_gets_the_technician_back(theatre: Theatre) -> None:
    _, tenant = await asked_about(theatre, ZH, "暂时无法修复")
    await tenant.hears("repair-state-verifying-not-possible")
    await tenant.taps("repair-not-fixed")
    await theatre.player("S15").is_called("repair-line-again", count=1)


async def test_what_cannot_be_fixed_is_closed_with_an_apology(theatre: Theatre) -> None:
    csr, tenant = await asked_about(theatre, ZH, "暂时无法修复")
    await tenant.hears("repair-state-verifying-not-possible")
    await tenant.taps("repair-fixed")
    await csr.is_called("repair-state-heard")
    await csr.taps("repair-sign")
    await tenant.is_called("repair-state-closed-not-possible")


@both
async def test_fixed_by_mistake_is_taken_back_with_one_tap(theatre: Theatre, tongue: Tongue) -> None:
    csr = await asked(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.taps("repair-fixed")
    await csr.is_called("repair-state-confirmed")
    await time_passes(theatre, minutes=14)
    tenant.begins()
    await tenant.taps("repair-unsay")
    await sees_note(theatre, tenant, "repair-unsaid-toast")
    assert tenant.tapped == 1
    await tenant.hears("repair-state-verifying")
    await csr.is_called("repair-state-asked")
    assert not offered(csr, "repair-sign")
    await tenant.taps("repair-not-fixed")
    await theatre.player("S15").is_called("repair-line-rework", count=1)


async def test_after_a_quarter_of_an_hour_fixed_stays_said(theatre: Theatre) -> None:
    csr = await asked(theatre)
    tenant = theatre.player("T01-1")
    await tenant.taps("repair-fixed")
    await csr.is_called("repair-state-confirmed")
    await time_passes(theatre, minutes=16)
    await tenant.taps("repair-unsay")
    await sees_note(theatre, tenant, "repair-too-late-to-take-back")
    assert (await order_of(theatre)).fixed


async def test_once_it_is_signed_fixed_cannot_be_taken_back(theatre: Theatre) -> None:
    csr = await asked(theatre)
    tenant = theatre.player("T01-1")
    await tenant.taps("repair-fixed")
    await csr.is_called("repair-state-confirmed")
    await csr.taps("repair-sign")
    await tenant.is_called("repair-state-closed")
    await tenant.sees("已核实、结清")
    await tenant.phone.waits(lambda: not offered(tenant, "repair-unsay"))
    await forges(tenant, f"v1:repair-unsay:{(await intake_of(theatre)).id}:0")
    await sees_note(theatre, tenant, "order-is-closed", number="WO-2026-000001")
