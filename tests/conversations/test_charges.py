"""What is charged at closing: what was used, never beyond what was agreed, never for rework, read back before."""

import pytest

from bot.domain.quotes import Charge, Quote
from bot.playground.theatre import Theatre
from tests.conversations.test_quotes import agreed, quoted, signed, takes_away, tells_done
from tests.talks import (
    ORDER,
    ZH,
    Tongue,
    adds_used,
    arrives,
    asked,
    both,
    confirms_done,
    every,
    finishes,
    forges,
    intake_of,
    labels,
    offered,
    on_site,
    order_of,
    sees_note,
)


@pytest.mark.manual("R103")
@both
async def test_what_is_charged_is_what_was_used(theatre: Theatre, tongue: Tongue) -> None:
    await theatre.enters(tongue.csr)
    technician = await quoted(theatre, tongue)
    await theatre.player(tongue.tenant).taps("quote-yes")
    await technician.is_called("quote-agreed")
    await finishes(technician, "换了龙头\n更换水龙头 1\n水龙头 1 40", agreed=True)
    await signed(theatre, tongue)
    (charge,) = await every(theatre, Charge)
    assert charge.amount == 6000
    await theatre.player(tongue.tenant).hears("repair-line-charge", amount={"$fen": 6000})


@pytest.mark.manual("R103")
@both
async def test_who_names_only_a_part_of_what_was_used_gives_no_discount(theatre: Theatre, tongue: Tongue) -> None:
    await theatre.enters(tongue.csr)
    technician = await quoted(theatre, tongue)
    await theatre.player(tongue.tenant).taps("quote-yes")
    await technician.is_called("quote-agreed")
    await technician.says("001 修好了，水龙头 1 40" if tongue is ZH else "001 done, materials 40")
    await technician.hears("note-done")
    assert sum(line.amount for line in (await order_of(theatre)).materials) == 6000
    await signed(theatre, tongue)
    (charge,) = await every(theatre, Charge)
    assert charge.amount == 6000


@pytest.mark.manual("R103")
@both
async def test_less_is_charged_where_the_technician_says_that_less_was_used(theatre: Theatre, tongue: Tongue) -> None:
    await theatre.enters(tongue.csr)
    technician = await quoted(theatre, tongue)
    await theatre.player(tongue.tenant).taps("quote-yes")
    await technician.is_called("quote-agreed")
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says("只换了垫圈")
    await technician.hears("repair-done-items")
    assert [label for label in labels(technician) if "× 1" in label] == ["更换水龙头 ¥20.00 × 1", "水龙头 ¥45.50 × 1"]
    await takes_away(technician, 1)
    await technician.taps("好了")
    await adds_used(technician, "垫圈2个3元")
    await confirms_done(technician)
    await signed(theatre, tongue)
    (charge,) = await every(theatre, Charge)
    assert charge.amount == 2600


async def test_what_was_agreed_and_not_needed_at_all_is_not_charged(theatre: Theatre) -> None:
    await theatre.enters("S05")
    technician = await agreed(theatre, ZH)
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says("拧紧即可")
    await technician.hears("repair-done-items")
    for _ in range(2):
        await takes_away(technician, 0)
    await technician.taps("好了")
    await confirms_done(technician)
    await signed(theatre, ZH)
    assert await every(theatre, Charge) == []


@pytest.mark.manual("R113")
async def test_what_nobody_knows_the_price_of_is_kept_without_charge_and_the_dispatcher_hears_of_it(
    theatre: Theatre,
) -> None:
    await theatre.enters("S05")
    technician = await agreed(theatre, ZH)
    await tells_done(technician, "换了龙头")
    await adds_used(technician, "生料带 1卷")
    await confirms_done(technician)
    dispatcher = theatre.player("S14")
    await dispatcher.hears("repair-unpriced", number=ORDER, names="生料带")
    await dispatcher.hears("repair-line-unpriced", count=1)
    await signed(theatre, ZH)
    (charge,) = await every(theatre, Charge)
    assert charge.amount == 6550


@both
async def test_rework_cannot_be_quoted_and_is_not_charged_again(theatre: Theatre, tongue: Tongue) -> None:
    await asked(theatre, tongue)
    tenant, technician = theatre.player(tongue.tenant), theatre.player("S15")
    await tenant.taps("repair-not-fixed")
    await technician.is_called("repair-line-rework", count=1)
    await arrives(technician)
    assert not offered(technician, "repair-quote")
    await forges(technician, f"v1:repair-quote:{(await intake_of(theatre)).id}")
    await technician.hears("repair-quote-items")
    await technician.taps("更换水龙头")
    await technician.taps("好了")
    await technician.hears("repair-quote-extra")
    await technician.taps("跳过")
    await technician.hears("form-summary")
    await technician.taps("✅")
    await sees_note(theatre, technician, "repair-rework-is-free")
    assert await every(theatre, Quote) == []


@both
async def test_a_charged_repair_that_is_reworked_after_closing_is_charged_once(
    theatre: Theatre, tongue: Tongue
) -> None:
    await theatre.enters(tongue.csr)
    technician, tenant = await agreed(theatre, tongue), theatre.player(tongue.tenant)
    await finishes(technician, agreed=True)
    await signed(theatre, tongue)
    await tenant.taps("repair-back")
    await technician.is_called("repair-line-rework", count=1)
    await arrives(technician)
    await finishes(technician, "再换密封圈\n密封圈 1 5")
    await signed(theatre, tongue)
    (charge,) = await every(theatre, Charge)
    assert charge.amount == 6550


@both
async def test_material_is_read_back_with_its_price_before_it_is_confirmed(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    await technician.taps("repair-quote")
    for label in ("更换水龙头", "好了"):
        await technician.taps(label)
    await technician.hears("repair-quote-extra")
    await technician.says("角阀2个35元\n生料带 1 4.50")
    await technician.hears("form-used", name="角阀", count=2)
    await technician.hears("form-used", name="生料带", count=1)
    await technician.sees("角阀 × 2 ¥70")


@both
async def test_what_was_used_is_read_back_with_or_without_a_price(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says("换了阀门")
    await technician.hears("form-summary")
    await technician.taps("➕ 材料和人工")
    await technician.hears("repair-done-used")
    await technician.says("角阀2个35元\n垫片 3")
    await technician.hears("form-used", name="角阀", count=2)
    await technician.hears("form-unpriced", name="垫片", count=3)
