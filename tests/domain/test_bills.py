"""What is due, to the fen: whatever is charged and paid in whatever order, nothing is lost and nothing is made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.bills import Balance, Bill, collected, permille, settled, shared
from bot.domain.fees import FeeLine, FeeSheetId, FeeTable, total
from bot.domain.money import Fen
from bot.domain.units import TenantId

MONTHS = ("2026-09", "2026-10", "2026-11", "2026-12")
fen = st.integers(-50_000, 500_000).map(Fen)
paid_ = st.tuples(st.sampled_from((*MONTHS, "2026-08", None)), st.integers(1, 400_000).map(Fen))


@given(st.dictionaries(st.sampled_from(MONTHS), fen), st.lists(paid_, max_size=12))
def test_what_is_due_less_the_credit_is_what_was_charged_less_what_was_paid(
    charged: dict[str, Fen], paid: list[tuple[str | None, Fen]]
) -> None:
    account = settled(charged, paid)
    assert account.due - account.credit == sum(charged.values()) - sum(amount for _, amount in paid)
    assert account.credit >= 0
    assert all(month.due >= 0 for month in account.months.values())
    assert not (account.credit and account.due)


@given(st.dictionaries(st.sampled_from(MONTHS), st.integers(0, 500_000).map(Fen)), st.lists(paid_, max_size=12))
def test_the_order_in_which_it_was_paid_makes_no_difference(
    charged: dict[str, Fen], paid: list[tuple[str | None, Fen]]
) -> None:
    assert settled(charged, paid) == settled(charged, paid[::-1])


def test_an_older_month_is_paid_first_and_what_is_over_goes_on() -> None:
    charged = {"2026-11": Fen(1_000), "2026-12": Fen(2_000)}

    def due(*paid: tuple[str | None, int]) -> dict[str, int]:
        account = settled(charged, [(month, Fen(amount)) for month, amount in paid])
        return {month: one.due for month, one in account.months.items()}

    assert due((None, 1_500)) == {"2026-11": 0, "2026-12": 1_500}
    assert due(("2026-12", 500)) == {"2026-11": 1_000, "2026-12": 1_500}
    assert due(("2026-12", 2_300)) == {"2026-11": 700, "2026-12": 0}
    assert settled(charged, [("2026-11", Fen(3_500))]).credit == 500


def test_a_credit_pays_for_the_others() -> None:
    account = settled({"2026-11": Fen(1_000), "2026-12": Fen(-300)}, [])
    assert {month: one.due for month, one in account.months.items()} == {"2026-11": 700, "2026-12": 0}


amounts = st.lists(st.integers(-5_000, 100_000).map(Fen), min_size=6, max_size=6)


@given(amounts, st.integers(0, 1000))
def test_the_parts_of_a_payment_are_all_of_it(held: list[Fen], thousandths: int) -> None:
    whole = sum(held)
    paid = Fen(whole * thousandths // 1000)
    assert sum(shared(paid, held)) == paid


@given(st.lists(st.tuples(amounts, st.integers(0, 1000)), max_size=6))
def test_the_tables_of_a_month_add_up_to_all_of_it(bills: list[tuple[list[Fen], int]]) -> None:
    held = []
    for number, (parts, thousandths) in enumerate(bills):
        lines = tuple(
            FeeLine(*one) for one in zip(FeeTable, [TenantId(number)] * 6, ["0801"] * 6, [""] * 6, parts, strict=True)
        )
        whole = total(lines)
        bill = Bill(
            month="2026-12", tenant=TenantId(number), sheet=FeeSheetId(1), lines=lines, charged=whole,
            pay_by=date(2026, 12, 10),
        )  # fmt: skip
        held.append((bill, Balance(whole, Fen(whole * thousandths // 1000))))
    found = collected("2026-12", held)
    assert sum(one.charged for one in found.tables.values()) == found.whole.charged
    assert sum(one.paid for one in found.tables.values()) == found.whole.paid == sum(one.paid for _, one in held)


@pytest.mark.parametrize(
    ("charged", "paid", "thousandths"),
    [(1_000, 999, 999), (1_000_000, 999_999, 999), (3, 1, 333), (0, 0, 1000), (5, 5, 1000)],
)
def test_all_but_a_fen_is_not_all(charged: int, paid: int, thousandths: int) -> None:
    assert permille(Balance(Fen(charged), Fen(paid))) == thousandths


@pytest.mark.parametrize(
    ("today", "months", "days"),
    [(date(2026, 12, 10), 0, 0), (date(2026, 12, 11), 1, 1), (date(2026, 12, 31), 1, 21), (date(2027, 2, 1), 3, 53)],
)
def test_how_long_it_is_overdue(today: date, months: int, days: int) -> None:
    bill = Bill(
        month="2026-12", tenant=TenantId(1), sheet=FeeSheetId(1), lines=(), charged=Fen(0), pay_by=date(2026, 12, 10)
    )
    assert (bill.months_overdue(today), bill.days_overdue(today)) == (months, days)
