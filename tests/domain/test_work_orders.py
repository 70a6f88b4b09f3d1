"""The life of a work order: which verb is possible in which state, and by whom; the table is the specification."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import PersonId
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.domain.work_orders import Method, OrderStatus, Result, WorkOrder

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
DISPATCHER, TECHNICIAN, OTHER, CSR, MANAGER = (PersonId(n) for n in range(1, 6))

Verb = Callable[[WorkOrder], WorkOrder]

VERBS: dict[str, Verb] = {
    "reassign": lambda o: o.reassign(OTHER, NOW, LATER),
    "accept": lambda o: o.accept(TECHNICIAN, NOW),
    "arrive": lambda o: o.arrive(TECHNICIAN, NOW),
    "complete": lambda o: o.complete(TECHNICIAN, "new tap", (), NOW),
    "record_result": lambda o: o.record_result(DISPATCHER, Result.RESOLVED, NOW),
    "ask": lambda o: o.ask(CSR, NOW),
    "confirm": lambda o: o.confirm(0, NOW),
    "deny": lambda o: o.deny(0, NOW, LATER),
    "verify": lambda o: o.verify(CSR, 0, Method.ON_SITE, NOW),
    "reject": lambda o: o.reject(CSR, 0, "still dripping", NOW, LATER),
    "ask_void": lambda o: o.ask_void(DISPATCHER, "reported twice"),
}

S = OrderStatus
TABLE: dict[str, dict[OrderStatus, OrderStatus]] = {
    "reassign": {S.DISPATCHED: S.DISPATCHED, S.ACCEPTED: S.DISPATCHED},
    "accept": {S.DISPATCHED: S.ACCEPTED},
    "arrive": {S.ACCEPTED: S.ON_SITE},
    "complete": {S.ON_SITE: S.COMPLETED},
    "record_result": {S.COMPLETED: S.RETURNED},
    "ask": {S.RETURNED: S.VERIFYING},
    "confirm": {S.VERIFYING: S.VERIFYING},
    "deny": {S.VERIFYING: S.DISPATCHED},
    "verify": {S.RETURNED: S.CLOSED, S.VERIFYING: S.CLOSED},
    "reject": {S.RETURNED: S.DISPATCHED, S.VERIFYING: S.DISPATCHED},
    "ask_void": {S.DISPATCHED: S.DISPATCHED, S.ACCEPTED: S.ACCEPTED, S.ON_SITE: S.ON_SITE},
}


def order(status: OrderStatus = S.DISPATCHED) -> WorkOrder:
    issued = WorkOrder(
        number="WO-2026-000001", intake=IntakeId(1), technician=TECHNICIAN, issued_by=DISPATCHER,
        issued_at=NOW, dispatched_at=NOW, due_at=LATER,
    )  # fmt: skip
    return replace(issued, status=status)


@pytest.mark.manual("R110", "R111", "R112", "R124", "R127")
@pytest.mark.parametrize("status", list(OrderStatus))
@pytest.mark.parametrize("verb", list(VERBS))
def test_a_verb_works_in_its_states_and_is_refused_by_name_in_all_others(verb: str, status: OrderStatus) -> None:
    before = order(status)
    if status in TABLE[verb]:
        after = VERBS[verb](before)
        assert after.status is TABLE[verb][status]
        assert after.number == before.number
        return
    with pytest.raises(Refusal) as refused:
        VERBS[verb](before)
    assert refused.value.key == f"order-is-{status.value.replace('_', '-')}"


@pytest.mark.parametrize("verb", ["accept", "arrive", "complete"])
def test_only_the_assigned_technician_works_on_it(verb: str) -> None:
    status = {"accept": S.DISPATCHED, "arrive": S.ACCEPTED, "complete": S.ON_SITE}[verb]
    with pytest.raises(Refusal) as refused:
        VERBS[verb](replace(order(status), technician=OTHER))
    assert refused.value.key == "order-not-yours"


@pytest.mark.manual("R112", "R127")
@pytest.mark.parametrize("somebody", [TECHNICIAN, DISPATCHER])
@pytest.mark.parametrize("status", [S.RETURNED, S.VERIFYING])
def test_nobody_verifies_or_rejects_their_own_work(somebody: PersonId, status: OrderStatus) -> None:
    own: list[Verb] = [
        lambda o: o.verify(somebody, 0, Method.ON_SITE, NOW),
        lambda o: o.reject(somebody, 0, "no", NOW, LATER),
    ]
    for verify in own:
        with pytest.raises(Refusal) as refused:
            verify(order(status))
        assert refused.value.key == "repair-second-person"


@pytest.mark.manual("R127")
def test_signing_on_the_tenants_word_needs_the_tenants_word() -> None:
    asked = order(S.VERIFYING)
    with pytest.raises(Refusal, match="repair-tenant-has-not-answered"):
        asked.verify(CSR, 0, Method.ASKED, NOW)
    closed = asked.confirm(0, NOW).verify(CSR, 0, Method.ASKED, LATER)
    assert (closed.status, closed.method, closed.verified_by) == (S.CLOSED, Method.ASKED, CSR)


def test_a_button_of_the_last_round_does_nothing_in_this_one() -> None:
    again = replace(order(S.VERIFYING), rework=1)
    presses: list[Verb] = [
        lambda o: o.confirm(0, NOW),
        lambda o: o.deny(0, NOW, LATER),
        lambda o: o.verify(CSR, 0, Method.ON_SITE, NOW),
        lambda o: o.reject(CSR, 0, "no", NOW, LATER),
    ]
    for press in presses:
        with pytest.raises(Refusal, match="button-stale"):
            press(again)


def test_the_tenant_answers_once() -> None:
    with pytest.raises(Refusal, match="button-stale"):
        order(S.VERIFYING).confirm(0, NOW).deny(0, NOW, LATER)


@pytest.mark.manual("R112")
def test_rework_goes_back_to_the_same_technician_on_the_same_number_with_a_clean_sheet() -> None:
    asked = replace(order(S.VERIFYING), accepted_at=NOW, arrived_at=NOW, completed_at=NOW, result=Result.RESOLVED)
    again = asked.deny(0, LATER, LATER)
    assert (again.number, again.technician, again.rework) == (asked.number, asked.technician, 1)
    assert (again.accepted_at, again.arrived_at, again.completed_at, again.result) == (None, None, None, None)


@pytest.mark.manual("R122", "R123")
@pytest.mark.parametrize("status", [S.DISPATCHED, S.ACCEPTED, S.ON_SITE])
def test_voiding_takes_two_people_and_keeps_number_and_reason(status: OrderStatus) -> None:
    asked = order(status).ask_void(DISPATCHER, "reported twice")
    with pytest.raises(Refusal, match="repair-second-person"):
        asked.void(DISPATCHER, NOW)
    void = asked.void(MANAGER, NOW)
    assert (void.status, void.number, void.void_why) == (S.VOID, asked.number, "reported twice")


def test_a_void_that_was_not_asked_for_or_was_asked_for_twice_is_refused() -> None:
    with pytest.raises(Refusal, match="repair-void-not-asked"):
        order().void(MANAGER, NOW)
    with pytest.raises(Refusal, match="repair-void-already-asked"):
        order().ask_void(DISPATCHER, "a").ask_void(DISPATCHER, "b")
    assert order().ask_void(DISPATCHER, "a").keep() == order()


@pytest.mark.parametrize("status", [S.COMPLETED, S.RETURNED, S.VERIFYING, S.CLOSED, S.VOID])
def test_once_the_work_is_done_it_can_no_longer_be_voided(status: OrderStatus) -> None:
    asked = replace(order(status), void_asked_by=DISPATCHER)
    with pytest.raises(Refusal, match=f"order-is-{status.value}"):
        asked.void(MANAGER, NOW)


def test_reassigning_to_the_same_technician_is_refused() -> None:
    with pytest.raises(Refusal, match="repair-already-theirs"):
        order().reassign(TECHNICIAN, NOW, LATER)
