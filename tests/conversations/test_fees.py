"""A month of fees, from the file to the last yuan, through the whole house."""

from datetime import date

import pytest

from bot.playground.theatre import Theatre
from tests import fee_talks
from tests.fee_talks import COLLEAGUE, MONTH
from tests.laundry_talks import media


@pytest.mark.manual("R145", "R146", "R147", "R148", "R150", "R151")
async def test_a_month_from_the_file_to_the_notice_and_the_payment(theatre: Theatre) -> None:
    colleague = await theatre.enters(COLLEAGUE)
    payer = await fee_talks.told(theatre)
    await payer.hears("bill-total", total={"$fen": 1_236_350})
    await payer.phone.waits(lambda: f"fees-{MONTH}.pdf" in media(payer))
    await fee_talks.booked(theatre, (MONTH, "0801", None, 12363.5, date(2026, 11, 27), "转账", "A1"))
    await payer.sees("已缴清")
    assert "fee-notice" not in await colleague.heard()
    assert not any("12,363" in bubble.text for bubble in colleague.phone.chat)
