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
from tests.talks import time_passes


@pytest.mark.manual("R166")
async def test_the_months_statement_comes_on_paper_as_a_workbook_too_and_may_be_objected_to(theatre: Theatre) -> None:
    resident = await stated(theatre)
    accountant = theatre.player("S23")
    await resident.phone.waits(lambda: "laundry-2026-11.pdf" in media(resident))
    await resident.taps("laundry-statement")
    await resident.phone.waits(lambda: "laundry-2026-11.xlsx" in media(resident))
    await resident.taps("laundry-object")
    await resident.hears("laundry-object-text")
    await resident.says("only one shirt")
    await resident.hears("objection-said")
    await accountant.is_called("laundry-objection", text="only one shirt")
    await accountant.taps("objection-settle")
    await accountant.hears("objection-settle-words")
    await accountant.says("taken off, sorry")
    await resident.hears("laundry-objection-answered", words="taken off, sorry")


@pytest.mark.manual("R156")
async def test_a_price_is_set_and_agreed_and_the_list_comes_with_moving_in(theatre: Theatre) -> None:
    tenant = await theatre.enters("T02-1")
    assert tenant.phone.last
    assert "登记好了" in tenant.phone.last.text
    await tenant.taps("laundry-prices")
    await tenant.hears("laundry-prices")
    supervisor = await repricing(theatre)
    washer = theatre.player("V02")
    await supervisor.hears("laundry-reprice-line")
    await supervisor.says("衬衫 15")
    await supervisor.hears("laundry-price-unclear")
    await supervisor.says("衬衫 水洗 15.50")
    await supervisor.hears("laundry-repriced")
    await washer.hears("laundry-price-asked")
    await washer.taps("laundry-price-agree")
    await supervisor.hears("laundry-price-agreed")
    await time_passes(theatre, minutes=30)
    await tenant.sees("水洗 ¥15.50")


@pytest.mark.manual("R164", "R165")
async def test_the_month_from_stars_to_the_managers_desk(theatre: Theatre) -> None:
    manager = await theatre.enters("S02")
    tenant = await opining(theatre)
    await tenant.hears("opinion-words")
    await tenant.says("领口没洗干净")
    await tenant.hears("opinion-thanks")
    supervisor = await theatre.enters("S03")
    theatre.clock.set(theatre.clock.at(date(2026, 12, 7), 10))
    await theatre.house.clockwork.tick()
    await supervisor.hears("assessment-please-month")
    await supervisor.sees("领口没洗干净")
    await supervisor.taps("assess-month")
    await supervisor.hears("assess-month-score")
    await supervisor.taps("4 分")
    await supervisor.hears("assess-month-opinions")
    await supervisor.says("领口")
    await supervisor.hears("assess-month-ahead")
    await supervisor.says("请注意领口")
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    await supervisor.hears("assessment-sent")
    await manager.is_called("assessment", score=4)
    await theatre.player("V02").hears("assessment-improve", ahead="请注意领口")


@pytest.mark.manual("R167", "R168")
@pytest.mark.parametrize(("tap", "told"), [("assessment-renew", "renew"), ("assessment-change", "change")])
async def test_the_year_from_the_supervisor_to_the_managers_decision(theatre: Theatre, tap: str, told: str) -> None:
    manager = await theatre.enters("S02")
    supervisor = await assessing_the_year(theatre)
    await supervisor.hears("assess-year-score")
    await supervisor.taps("3 分")
    await supervisor.hears("assess-year-opinions")
    await supervisor.says("取衣常迟到")
    await supervisor.hears("assess-year-ahead")
    await supervisor.says("准时")
    await supervisor.hears("assess-year-renew")
    await supervisor.taps("建议续约")
    await supervisor.hears("form-summary")
    await supervisor.taps("✅")
    await supervisor.hears("assessment-sent")
    await manager.is_called("assessment-advice-renew")
    await manager.taps(tap)
    await supervisor.hears(f"assessment-told-{told}")
    await manager.hears(f"assessment-is-{told}")


async def test_who_does_not_want_to_be_asked_is_not(theatre: Theatre) -> None:
    tenant = await surveyed(theatre)
    await tenant.taps("surveys-off")
    await tenant.hears("surveys-are-off")
    await tenant.taps("surveys-on")
    await tenant.hears("surveys-are-on")
