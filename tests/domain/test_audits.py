"""The three equals: an honest month always adds up, and whatever is tampered with is found by its number."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.audits import Audit, EntryRow, ItemRow, OrderRow, Why, audit
from bot.domain.repairs import Channel, IntakeStatus, Outcome

NOW = datetime(2026, 11, 24, tzinfo=UTC)
S = IntakeStatus
Books = tuple[list[ItemRow], list[EntryRow], list[OrderRow]]
FATES = ("waiting", "cancelled", "merged", "converted", "open", "closed", "void", "put_back")


def books(fates: list[tuple[str, Channel]]) -> Books:
    items: list[ItemRow] = []
    entries: list[EntryRow] = []
    orders: list[OrderRow] = []
    statuses = {
        "waiting": S.TO_DISPATCH, "cancelled": S.CANCELLED, "merged": S.MERGED, "converted": S.CONVERTED,
        "open": S.ISSUED, "closed": S.CLOSED, "void": S.CLOSED, "put_back": S.TO_DISPATCH,
    }  # fmt: skip
    for n, (fate, channel) in enumerate(fates, start=1):
        number = f"R-{n:06d}"
        items.append(ItemRow(number, channel, statuses[fate]))
        order = None
        if fate in {"open", "closed", "void"}:
            order = f"WO-2026-{len(orders) + 1:06d}"
            orders.append(OrderRow(order, number, NOW if fate == "closed" else None, fate == "void", "twice"))
        if fate not in {"waiting", "cancelled"}:
            outcome = {"merged": Outcome.MERGED, "converted": Outcome.CONVERTED, "put_back": Outcome.PUT_BACK}.get(
                fate, Outcome.ISSUED
            )
            entries.append(EntryRow(len(entries) + 1, number, order, outcome))
    return items, entries, orders


def audited(items: list[ItemRow], entries: list[EntryRow], orders: list[OrderRow]) -> Audit:
    lines = [f"D-{entry.number:06d}" for entry in entries]
    return audit(items, entries, orders, [*(i.number for i in items), *lines, *(o.number for o in orders)])


def pairs(found: Audit) -> list[tuple[int, int]]:
    return [
        (pair.difference, sum(map(len, pair.explained.values())) + len(pair.missing) - len(pair.surplus))
        for pair in (found.logged, found.ordered, found.returned)
    ]


months = st.lists(st.tuples(st.sampled_from(FATES), st.sampled_from(list(Channel))), max_size=60)


@pytest.mark.manual("R130", "R131", "R132", "R133")
@given(months)
def test_an_honest_month_holds_and_every_difference_is_made_up_of_its_numbers(
    fates: list[tuple[str, Channel]],
) -> None:
    found = audited(*books(fates))
    assert found.holds
    assert all(difference == made_up for difference, made_up in pairs(found))
    assert found.repairs + found.inspections == len(fates)


@pytest.mark.manual("R131", "R132", "R122")
@given(months.filter(lambda fates: sum(f in {"open", "closed", "void"} for f, _ in fates) > 2), st.data())
def test_what_is_lost_or_doubled_is_found_by_its_number(fates: list[tuple[str, Channel]], data: st.DataObject) -> None:
    items, entries, orders = books(fates)
    lost = data.draw(st.sampled_from(orders[1:-1]))
    found = audited(items, entries, [order for order in orders if order is not lost])
    assert (found.holds, found.gaps, found.ordered.missing) == (False, (lost.number,), (lost.item,))
    doubled = audited(items, entries, [*orders, lost])
    assert (doubled.holds, doubled.twice, doubled.ordered.surplus) == (False, (lost.number,), (lost.item,))
    unlogged = audited(items, [entry for entry in entries if entry.item != lost.item], orders)
    assert (unlogged.holds, unlogged.logged.missing) == (False, (lost.item,))
    assert all(difference == made_up for difference, made_up in pairs(unlogged))
    stranger = audited([item for item in items if item.number != lost.item], entries, orders)
    assert lost.item in stranger.logged.surplus
    assert lost.item in stranger.ordered.surplus


@pytest.mark.manual("R123", "R133")
def test_open_orders_are_listed_and_void_sheets_count_as_returned_with_their_reason() -> None:
    found = audited(*books([("open", Channel.CHAT), ("void", Channel.PHONE), ("closed", Channel.INSPECTION)]))
    assert (found.returned.left, found.returned.right) == (3, 2)
    assert found.returned.explained == {Why.STILL_OUT: ("WO-2026-000001",)}
    assert found.voids == (("WO-2026-000002", "twice"),)
    assert (found.repairs, found.inspections) == (2, 1)


@pytest.mark.manual("R132")
def test_what_has_no_order_is_listed_with_the_reason() -> None:
    fates = [(fate, Channel.CHAT) for fate in ("waiting", "cancelled", "merged", "converted", "closed")]
    found = audited(*books(fates))
    assert found.ordered.explained == {
        Why.WAITING: ("R-000001",), Why.CANCELLED: ("R-000002",), Why.MERGED: ("R-000003",),
        Why.CONVERTED: ("R-000004",),
    }  # fmt: skip
    assert found.logged.explained == {Why.WAITING: ("R-000001",), Why.CANCELLED: ("R-000002",)}


def test_an_issued_item_without_its_order_is_not_explained_away() -> None:
    items, entries, orders = books([("closed", Channel.CHAT)])
    assert audited(items, entries, []).ordered.missing == ("R-000001",)
    assert audited([replace(items[0], status=S.ISSUED)], entries, orders).holds
