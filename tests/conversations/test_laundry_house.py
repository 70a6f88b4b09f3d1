"""What the house does about laundry: statements, prices, stars, the month and the year, in both languages."""

from datetime import date

import pytest

from bot.playground.theatre import Theatre
from tests.laundry_talks import (
    assessing_the_year,
    media,
    opining,
    repricing,
    stated,
    surveyed,
)
from tests.talks import ZH, Tongue, all_speak, both, time_passes, word


@pytest.mark.manual("R166")
@both
async def test_the_months_statement_comes_on_paper_as_a_workbook_too_and_may_be_objected_to(
    theatre: Theatre, tongue: Tongue
) -> None:
    resident = await stated(theatre, tongue)
    accountant = theatre.player("S23")
    await resident.phone.waits(lambda: "laundry-2026-11.pdf" in media(resident))
    await resident.taps("laundry-statement")
    await resident.phone.waits(lambda: "laundry-2026-11.xlsx" in media(resident))
    await resident.taps("laundry-object")
    await resident.hears("laundry-object-text")
    shirt, sorry = ("只有一件衬衫", "已经减去，抱歉") if tongue is ZH else ("only one shirt", "taken off, sorry")
    await resident.says(shirt)
    await resident.hears("objection-said")
    await accountant.is_called("laundry-objection", text=shirt)
    await accountant.taps("objection-settle")
    await accountant.hears("objection-settle-words")
    await accountant.says(sorry)
    await resident.hears("laundry-objection-answered", words=sorry)
    await resident.sees("2026年11月洗衣费" if tongue is ZH else "Laundry November 2026")


@pytest.mark.manual("R156")
@both
async def test_a_price_is_set_and_agreed_and_the_list_comes_with_moving_in(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    assert tenant.phone.last
    assert ("登记好了" if tongue is ZH else "Welcome") in tenant.phone.last.text
    await tenant.taps("laundry-prices")
    await tenant.hears("laundry-prices")
    supervisor = await repricing(theatre, tongue)
    washer = theatre.player("V02")
    await supervisor.hears("laundry-reprice-line")
    await supervisor.says("衬衫 15" if tongue is ZH else "shirt 15")
    await supervisor.hears("laundry-price-unclear")
    await supervisor.says("衬衫 水洗 15.50" if tongue is ZH else "shirt wash 15.50")
    await supervisor.hears("laundry-repriced")
    await washer.hears("laundry-price-asked")
    await washer.sees("衬衫 · 水洗 · ¥15.50" if tongue is ZH else "shirt · wash · ¥15.50")
    await washer.taps("laundry-price-agree")
    await supervisor.hears("laundry-price-agreed")
    await time_passes(theatre, minutes=30)
    await tenant.sees("水洗 ¥15.50" if tongue is ZH else "wash ¥15.50")


@pytest.mark.manual("R164", "R165")
@both
async def test_the_month_from_stars_to_the_managers_desk(theatre: Theatre, tongue: Tongue) -> None:
    manager = await theatre.enters("S02")
    tenant = await opining(theatre, tongue)
    await tenant.hears("opinion-words")
    collar, ahead = ("领口没洗干净", "请注意领口") if tongue is ZH else ("a stain on the collar", "mind the collars")
    await tenant.says(collar)
    await tenant.hears("opinion-thanks")
    supervisor = await theatre.enters("S03")
    await all_speak(theatre, tongue)
    theatre.clock.set(theatre.clock.at(date(2026, 12, 7), 10))
    await theatre.house.clockwork.tick()
    await supervisor.hears("assessment-please-month")
    await supervisor.sees(collar)
    await supervisor.taps("assess-month")
    await supervisor.hears("assess-month-score")
    await supervisor.taps(word(theatre, tongue, "assessment-score", count=4))
    await supervisor.hears("assess-month-opinions")
    await supervisor.says(collar)
    await supervisor.hears("assess-month-ahead")
    await supervisor.says(ahead)
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    await supervisor.hears("assessment-sent")
    await manager.is_called("assessment", score=4)
    await theatre.player("V02").hears("assessment-improve", ahead=ahead)


@pytest.mark.manual("R167", "R168")
@pytest.mark.parametrize(("tap", "told"), [("assessment-renew", "renew"), ("assessment-change", "change")])
@both
async def test_the_year_from_the_supervisor_to_the_managers_decision(
    theatre: Theatre, tongue: Tongue, tap: str, told: str
) -> None:
    manager = await theatre.enters("S02")
    supervisor = await assessing_the_year(theatre, tongue)
    await supervisor.hears("assess-year-score")
    await supervisor.taps(word(theatre, tongue, "assessment-score", count=3))
    await supervisor.hears("assess-year-opinions")
    await supervisor.says("取衣常迟到" if tongue is ZH else "often late")
    await supervisor.hears("assess-year-ahead")
    await supervisor.says("准时" if tongue is ZH else "on time")
    await supervisor.hears("assess-year-renew")
    await supervisor.taps(word(theatre, tongue, "assessment-advice-renew"))
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    await supervisor.hears("assessment-sent")
    await manager.is_called("assessment-advice-renew")
    await manager.taps(tap)
    await supervisor.hears(f"assessment-told-{told}")
    await manager.hears(f"assessment-is-{told}")


@both
async def test_who_does_not_want_to_be_asked_is_not(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await surveyed(theatre, tongue)
    await tenant.taps("surveys-off")
    await tenant.hears("surveys-are-off")
    await tenant.taps("surveys-on")
    await tenant.hears("surveys-are-on")
