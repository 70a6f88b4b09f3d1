"""Limits hold to the second: three days for an objection, a day for a claim; a surcharge is rounded to the fen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.laundry import CLAIM, Care, Garment, LaundryOrder, LaundryStatus
from bot.domain.money import Fen
from bot.domain.objections import OBJECTIONS, in_time
from bot.domain.people import PersonId, VendorId
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ORDER = LaundryOrder(
    number="L-000001", vendor=VendorId(1), person=PersonId(1), tenant=TenantId(1), unit=UnitId(1), price_list=1,
    requested_at=NOON,
)  # fmt: skip


def test_an_objection_is_heard_from_the_first_second_to_the_last_of_three_days() -> None:
    came, sent = NOON, NOON + SECOND
    for at, key in ((came - SECOND, "objection-too-soon"), (sent + OBJECTIONS + SECOND, "objection-too-late")):
        with pytest.raises(Refusal, match=key):
            in_time("2026-11", came, sent, at)
    in_time("2026-11", came, sent, came)
    in_time("2026-11", came, sent, sent + OBJECTIONS)


def test_what_was_signed_for_is_claimed_to_the_last_second_of_a_day() -> None:
    signed = replace(ORDER, status=LaundryStatus.ACCEPTED, accepted_at=NOON)
    assert signed.claimable(NOON + CLAIM)
    assert not signed.claimable(NOON + CLAIM + SECOND)


@pytest.mark.parametrize(
    ("price", "extra", "surcharge"), [(1605, 50, 803), (1001, 50, 501), (1400, 50, 700), (33, 1, 0)]
)
def test_express_is_rounded_half_a_fen_up(price: int, extra: int, surcharge: int) -> None:
    shirt = Garment("L01-wash", Care.WASH, "衬衫", "shirt", Fen(price), 1)
    assert replace(ORDER, listed=(shirt,), extra=extra).surcharge == surcharge
