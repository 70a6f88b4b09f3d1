"""Chargeable work: priced before it is begun, agreed or not, corrected, answered once."""

import pytest

from bot.domain.money import Fen, Money
from bot.domain.order_states import OrderStatus, Wait
from bot.domain.quotes import Charge, Quote, Reply
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from tests.talks import (
    ORDER,
    ZH,
    Tongue,
    both,
    every,
    finishes,
    forges,
    intake_of,
    offered,
    on_site,
    order_of,
    returns,
    sees_note,
    time_passes,
)


async def quoted(stage: Theatre, tongue: Tongue) -> Player:
    """老赵 is there and has named a price: a new tap at ¥20, and the tap itself at ¥45.50."""
    technician = await on_site(stage, tongue)
    await names_price(technician)
    await stage.player(tongue.tenant).is_called("repair-state-waiting-quote")
    return technician


async def agreed(stage: Theatre, tongue: Tongue) -> Player:
    """… and the tenant has said yes."""
    technician = await quoted(stage, tongue)
    await stage.player(tongue.tenant).taps("quote-yes")
    await technician.is_called("quote-agreed")
    return technician


async def tells_done(technician: Player, words: str) -> None:
    """What was done, and that all of what was agreed was used."""
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says(words)
    await technician.hears("repair-done-items")
    await technician.taps("好了")


async def names_price(technician: Player, material: str = "水龙头 1 45.50") -> None:
    """Two taps, a line, two taps."""
    await asks_price(technician, material)
    await technician.hears("repair-quoted")


async def asks_price(technician: Player, material: str = "") -> None:
    """A new tap, and perhaps material at cost."""
    await technician.taps("repair-quote")
    await technician.hears("repair-quote-items")
    await technician.taps("更换水龙头")
    await technician.taps("好了")
    await technician.hears("repair-quote-extra")
    await (technician.says(material) if material else technician.taps("跳过"))
    await technician.hears("form-summary")
    await technician.taps("✅")


async def signed(stage: Theatre, tongue: Tongue) -> None:
    """… the order is returned, and customer service signs it off on site."""
    csr, dispatcher = stage.player(tongue.csr), stage.player("S14")
    await dispatcher.hears("repair-state-completed")
    await returns(dispatcher)
    await csr.hears("repair-state-returned")
    await csr.taps("repair-seen")
    await stage.player(tongue.tenant).is_called("repair-state-closed")


async def takes_away(technician: Player, place: int) -> None:
    """Take the only one of an item away, by its place among those that can be taken; its minus goes with it."""

    def minuses() -> list[str]:
        return [b.value for row in technician.phone.last.buttons for b in row if b.text == "−"]  # type: ignore[union-attr]

    there = minuses()
    await technician.phone.taps(there[place])
    await technician.phone.waits(lambda: len(minuses()) < len(there), 10)


@pytest.mark.manual("R103", "R113", "R114", "R129")
@both
async def test_a_price_is_agreed_in_the_chat_and_charged_at_closing(theatre: Theatre, tongue: Tongue) -> None:
    await theatre.enters(tongue.csr)
    technician = await quoted(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.hears("repair-line-quote", total={"$fen": 6550})
    await tenant.sees("¥65.50")
    await tenant.sees("更换水龙头" if tongue is ZH else "replace tap")
    assert (await order_of(theatre)).waiting is Wait.QUOTE
    assert not offered(technician, "repair-done")
    tenant.begins()
    await tenant.taps("quote-yes")
    await sees_note(theatre, tenant, "quote-yes-toast")
    assert tenant.tapped == 1
    await technician.is_called("quote-agreed")
    (quote,) = await every(theatre, Quote)
    assert (quote.reply, quote.total, quote.replied_at) == (Reply.AGREED, 6550, theatre.clock.now())
    assert quote.replied_by == (await intake_of(theatre)).reporter
    await finishes(technician, agreed=True)
    assert await every(theatre, Charge) == []
    await signed(theatre, tongue)
    (charge,) = await every(theatre, Charge)
    assert (charge.amount, charge.month, charge.tenant) == (6550, "2026-11", (await intake_of(theatre)).tenant)
    assert (await order_of(theatre)).chargeable


@both
async def test_a_price_is_declined_and_the_technician_hears_of_it(theatre: Theatre, tongue: Tongue) -> None:
    await theatre.enters(tongue.csr)
    technician = await quoted(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.taps("quote-no")
    await sees_note(theatre, tenant, "quote-no-toast")
    await technician.is_called("quote-declined")
    order = await order_of(theatre)
    assert (order.status, order.chargeable) == (OrderStatus.ON_SITE, False)
    await finishes(technician, "只做了临时处理")
    await signed(theatre, tongue)
    assert await every(theatre, Charge) == []


@both
async def test_somebody_of_customer_service_notes_that_it_was_agreed_by_phone(theatre: Theatre, tongue: Tongue) -> None:
    csr = await theatre.enters(tongue.csr)
    technician = await quoted(theatre, tongue)
    await csr.says(ORDER)
    await csr.hears("repair-state-waiting-quote-told")
    assert not offered(csr, "quote-yes")
    await csr.taps("quote-phoned")
    await technician.is_called("quote-agreed-by-phone")
    (quote,) = await every(theatre, Quote)
    assert quote.reply is Reply.AGREED_BY_PHONE
    assert quote.replied_by != (await intake_of(theatre)).reporter


@both
async def test_more_than_was_agreed_is_refused_and_can_be_quoted_again(theatre: Theatre, tongue: Tongue) -> None:
    technician, tenant = await agreed(theatre, tongue), theatre.player(tongue.tenant)
    await tells_done(technician, "换了龙头和软管\n更换水龙头 1\n水龙头 1 45.50\n软管 2 15")
    await technician.hears("repair-done-summary")
    await technician.taps("✅")
    await technician.sees_toast("¥95.50")
    assert (await order_of(theatre)).status is OrderStatus.ON_SITE
    await technician.says("/cancel")
    await technician.hears("form-left")
    await technician.says(ORDER)
    await technician.hears("repair-state-on-site")
    await names_price(technician, "水龙头 1 45.50\n软管 2 15")
    await tenant.is_called("repair-line-quote", total={"$fen": 9550})
    await tenant.taps("quote-yes")
    await technician.is_called("quote-agreed")
    await finishes(technician, agreed=True)
    assert (await order_of(theatre)).status is OrderStatus.COMPLETED


async def test_more_than_was_agreed_is_refused_in_a_texted_line_too(theatre: Theatre) -> None:
    technician = await agreed(theatre, ZH)
    await technician.says("001 修好了 材料90 人工20")
    await technician.hears("repair-more-than-agreed")
    assert (await order_of(theatre)).status is OrderStatus.ON_SITE


async def test_a_quote_is_answered_once(theatre: Theatre) -> None:
    technician = await quoted(theatre, ZH)
    tenant = theatre.player("T01-1")
    await tenant.taps("quote-yes")
    await technician.is_called("quote-agreed")
    (quote,) = await every(theatre, Quote)
    await forges(tenant, f"v1:quote-no:{(await intake_of(theatre)).id}:{quote.id}")
    await sees_note(theatre, tenant, "quote-answered")
    (quote,) = await every(theatre, Quote)
    assert quote.reply is Reply.AGREED


async def test_nobody_else_s_tenant_answers_a_quote(theatre: Theatre) -> None:
    other = await theatre.enters("T12-1")
    await quoted(theatre, ZH)
    (quote,) = await every(theatre, Quote)
    await forges(other, f"v1:quote-yes:{(await intake_of(theatre)).id}:{quote.id}")
    await sees_note(theatre, other, "not-found")
    assert (await order_of(theatre)).waiting is Wait.QUOTE


@pytest.mark.manual("R103")
@both
async def test_a_wrong_price_is_corrected_and_the_tenant_answers_the_new_one(theatre: Theatre, tongue: Tongue) -> None:
    technician = await quoted(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    (first,) = await every(theatre, Quote)
    old = f"v1:quote-yes:{(await intake_of(theatre)).id}:{first.id}"
    await technician.taps("repair-requote")
    await technician.hears("repair-requote-items")
    await technician.taps("好了")  # one new tap, as before
    await technician.hears("repair-requote-extra")
    await technician.says("水龙头 1 25.50")
    await technician.hears("form-summary")
    await technician.taps("✅")
    await technician.hears("repair-requoted", total={"$fen": 4550})
    await tenant.is_called("quote-open-corrected", before={"$fen": 6550})
    await forges(tenant, old)
    await sees_note(theatre, tenant, "quote-corrected", total=Money(Fen(4550)))
    await tenant.taps("quote-yes")
    await sees_note(theatre, tenant, "quote-yes-toast")
    assert [(one.total, one.reply) for one in await every(theatre, Quote)] == [
        (6550, Reply.WITHDRAWN), (4550, Reply.AGREED)
    ]  # fmt: skip


async def test_no_limit_runs_out_while_the_tenant_thinks_about_the_price(theatre: Theatre) -> None:
    supervisor = await theatre.enters("S03")
    await quoted(theatre, ZH)
    await time_passes(theatre, days=4)
    assert "repair-late-done" not in await supervisor.heard()


async def test_a_quote_needs_something_in_it(theatre: Theatre) -> None:
    technician = await on_site(theatre)
    await technician.taps("repair-quote")
    await technician.hears("repair-quote-items")
    await technician.taps("好了")
    await technician.hears("repair-quote-extra")
    await technician.taps("跳过")
    await technician.hears("form-summary")
    await technician.taps("✅")
    await sees_note(theatre, technician, "quote-empty")
    assert await every(theatre, Quote) == []
