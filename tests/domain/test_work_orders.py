"""The life of a work order: which verb is possible in which state, and by whom; the table is the specification."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deadlines import Due
from bot.domain.money import Fen
from bot.domain.order_states import Method, OrderStatus, Owed, Result, Wait
from bot.domain.people import PersonId
from bot.domain.quotes import Material
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.domain.work_orders import WorkOrder

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
DUE = Due(LATER, LATER, LATER)
DISPATCHER, TECHNICIAN, OTHER, CSR, MANAGER, TENANT = (PersonId(n) for n in range(1, 7))

Verb = Callable[[WorkOrder], WorkOrder]

VERBS: dict[str, Verb] = {
    "reassign": lambda o: o.reassign(OTHER, NOW, DUE),
    "pass_on": lambda o: o.pass_on(OTHER, NOW, DUE),
    "transfer": lambda o: o.transfer(TECHNICIAN, OTHER, NOW, DUE),
    "hand_back": lambda o: o.hand_back(TECHNICIAN, NOW, DUE),
    "accept": lambda o: o.accept(TECHNICIAN, NOW),
    "set_out": lambda o: o.set_out(TECHNICIAN, NOW),
    "arrive": lambda o: o.arrive(TECHNICIAN, NOW),
    "find_nobody": lambda o: o.find_nobody(TECHNICIAN, NOW),
    "wait": lambda o: o.wait(TECHNICIAN, Wait.PARTS, "compressor", LATER, NOW),
    "go_on": lambda o: o.go_on(TECHNICIAN, NOW, DUE),
    "book": lambda o: o.book(LATER, DUE, NOW),
    "quote": lambda o: o.quote(TECHNICIAN, NOW),
    "picture": lambda o: o.picture(TECHNICIAN, ("photo",)),
    "complete": lambda o: o.complete(TECHNICIAN, "new tap", (), NOW),
    "record_result": lambda o: o.record_result(DISPATCHER, Result.RESOLVED, NOW),
    "ask": lambda o: o.ask(CSR, NOW),
    "confirm": lambda o: o.confirm(TENANT, 0, NOW),
    "deny": lambda o: o.deny(0, NOW, DUE),
    "verify": lambda o: o.verify(CSR, 0, Method.ON_SITE, NOW),
    "reject": lambda o: o.reject(CSR, 0, "still dripping", NOW, DUE),
    "reopen": lambda o: o.reopen("it is back", NOW, DUE, within=timedelta(days=7)),
    "ask_void": lambda o: o.ask_void(DISPATCHER, "reported twice"),
}

S = OrderStatus
_EARLY = (S.DISPATCHED, S.ACCEPTED, S.ON_THE_WAY)
_BEFORE = (*_EARLY, S.ON_SITE, S.WAITING)
TABLE: dict[str, dict[OrderStatus, OrderStatus]] = {
    "reassign": dict.fromkeys(_EARLY, S.DISPATCHED),
    "pass_on": {S.DISPATCHED: S.DISPATCHED},
    "transfer": dict.fromkeys(_EARLY, S.DISPATCHED),
    "hand_back": dict.fromkeys(_BEFORE, S.DISPATCHED),
    "accept": {S.DISPATCHED: S.ACCEPTED},
    "set_out": {S.ACCEPTED: S.ON_THE_WAY},
    "arrive": {S.ACCEPTED: S.ON_SITE, S.ON_THE_WAY: S.ON_SITE},
    "find_nobody": {S.ON_THE_WAY: S.WAITING, S.ON_SITE: S.WAITING},
    "wait": {S.ON_SITE: S.WAITING},
    "go_on": {S.WAITING: S.ON_SITE},
    "book": {S.DISPATCHED: S.DISPATCHED, S.ACCEPTED: S.ACCEPTED, S.WAITING: S.ACCEPTED},
    "quote": {S.ON_SITE: S.WAITING},
    "picture": {S.ACCEPTED: S.ACCEPTED, S.ON_THE_WAY: S.ON_THE_WAY, S.ON_SITE: S.ON_SITE, S.WAITING: S.WAITING},
    "complete": {S.ON_SITE: S.COMPLETED},
    "record_result": {S.COMPLETED: S.RETURNED},
    "ask": {S.RETURNED: S.VERIFYING},
    "confirm": {S.VERIFYING: S.VERIFYING},
    "deny": {S.VERIFYING: S.DISPATCHED},
    "verify": {S.RETURNED: S.CLOSED, S.VERIFYING: S.CLOSED},
    "reject": {S.RETURNED: S.DISPATCHED, S.VERIFYING: S.DISPATCHED},
    "reopen": {S.CLOSED: S.DISPATCHED},
    "ask_void": dict(zip(_BEFORE, _BEFORE, strict=True)),
}


def order(status: OrderStatus = S.DISPATCHED) -> WorkOrder:
    issued = WorkOrder(
        number="WO-2026-000001", intake=IntakeId(1), technician=TECHNICIAN, issued_by=DISPATCHER,
        issued_at=NOW, dispatched_at=NOW, round_at=NOW, due_accept=LATER, due_at=LATER, due_done=LATER,
    )  # fmt: skip
    more = {"waiting": Wait.TENANT, "paused_at": NOW} if status is S.WAITING else {}
    return replace(issued, status=status, closed_at=NOW if status is S.CLOSED else None, **more)  # type: ignore[arg-type]


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


_LADDER = (
    "transfer", "hand_back", "accept", "set_out", "arrive", "find_nobody", "wait", "go_on", "quote", "picture",
    "complete",
)  # fmt: skip


@pytest.mark.parametrize("verb", _LADDER)
def test_only_the_assigned_technician_works_on_it(verb: str) -> None:
    status = next(iter(TABLE[verb]))
    with pytest.raises(Refusal) as refused:
        VERBS[verb](replace(order(status), technician=OTHER))
    assert refused.value.key == "order-not-yours"


@pytest.mark.manual("R112", "R127")
@pytest.mark.parametrize("somebody", [TECHNICIAN, DISPATCHER])
@pytest.mark.parametrize("status", [S.RETURNED, S.VERIFYING])
def test_nobody_verifies_or_rejects_their_own_work(somebody: PersonId, status: OrderStatus) -> None:
    own: list[Verb] = [
        lambda o: o.verify(somebody, 0, Method.ON_SITE, NOW),
        lambda o: o.reject(somebody, 0, "no", NOW, DUE),
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
    closed = asked.confirm(TENANT, 0, NOW).verify(CSR, 0, Method.ASKED, LATER)
    assert (closed.status, closed.method, closed.verified_by) == (S.CLOSED, Method.ASKED, CSR)


def test_a_button_of_the_last_round_does_nothing_in_this_one() -> None:
    again = replace(order(S.VERIFYING), round=1)
    presses: list[Verb] = [
        lambda o: o.confirm(TENANT, 0, NOW),
        lambda o: o.deny(0, NOW, DUE),
        lambda o: o.verify(CSR, 0, Method.ON_SITE, NOW),
        lambda o: o.reject(CSR, 0, "no", NOW, DUE),
    ]
    for press in presses:
        with pytest.raises(Refusal, match="button-stale"):
            press(again)


def test_the_tenant_answers_once() -> None:
    with pytest.raises(Refusal, match="button-stale"):
        order(S.VERIFYING).confirm(TENANT, 0, NOW).deny(0, NOW, DUE)


@pytest.mark.manual("R112")
def test_rework_goes_back_to_the_same_technician_on_the_same_number_with_a_clean_sheet() -> None:
    asked = replace(order(S.VERIFYING), accepted_at=NOW, arrived_at=NOW, completed_at=NOW, result=Result.RESOLVED)
    again = asked.deny(0, LATER, DUE)
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


@pytest.mark.parametrize("mended", [True, False])
def test_a_void_that_was_asked_for_before_the_work_was_done_does_not_come_back_with_a_new_round(mended: bool) -> None:
    asked = order(S.ON_SITE).ask_void(DISPATCHER, "reported twice")
    done = asked.complete(TECHNICIAN, "new tap", (), NOW) if mended else asked.leave_undone(TECHNICIAN, NOW)
    result = Result.RESOLVED if mended else Result.NOT_DONE
    again = done.record_result(DISPATCHER, result, NOW).reject(CSR, 0, "it drips", LATER, DUE)
    with pytest.raises(Refusal, match="repair-void-not-asked"):
        again.void(MANAGER, LATER)
    assert again.ask_void(DISPATCHER, "moved out").void(MANAGER, LATER).void_why == "moved out"


def test_reassigning_to_the_same_technician_is_refused() -> None:
    with pytest.raises(Refusal, match="repair-already-theirs"):
        order().reassign(TECHNICIAN, NOW, DUE)


def test_the_first_of_the_group_has_it_and_nobody_else() -> None:
    offered = replace(order(), technician=None)
    taken = offered.claim(TECHNICIAN, NOW)
    assert (taken.status, taken.technician) == (S.ACCEPTED, TECHNICIAN)
    with pytest.raises(Refusal, match="order-claimed"):
        taken.claim(OTHER, NOW)


def test_an_order_handed_back_has_nobody_and_remembers_who_gave_it_up() -> None:
    back = order(S.ON_SITE).hand_back(TECHNICIAN, NOW, DUE)
    assert (back.technician, back.tried, back.arrived_at) == (None, (TECHNICIAN,), None)


@pytest.mark.manual("R124", "R127")
@pytest.mark.parametrize("status", list(OrderStatus))
def test_the_house_owes_a_step_only_when_the_work_is_done_and_it_is_not_the_tenants_turn(status: OrderStatus) -> None:
    owed = {S.COMPLETED: Owed.RESULT, S.RETURNED: Owed.VERIFICATION}.get(status)
    assert order(status).owed is owed
    if status is S.VERIFYING:
        assert order(status).confirm(TENANT, 0, NOW).owed is Owed.SIGNATURE


@pytest.mark.parametrize("verb", ["reassign", "hand_back", "deny", "reject"])
def test_that_it_was_passed_on_is_forgotten_once_it_goes_another_way(verb: str) -> None:
    passed = replace(order(next(iter(TABLE[verb]))), passed_on=True, tried=(OTHER,))
    assert order().pass_on(OTHER, NOW, DUE).passed_on
    assert not VERBS[verb](passed).passed_on


def test_nobody_in_counts_and_stops_the_clock_until_the_tenant_names_another_time() -> None:
    nobody = order(S.ON_SITE).find_nobody(TECHNICIAN, NOW)
    assert (nobody.attempts, nobody.waiting, nobody.paused_at) == (1, Wait.TENANT, NOW)
    booked = nobody.book(LATER, DUE, NOW)
    assert (booked.status, booked.booked_at, booked.paused_at, booked.waiting) == (S.ACCEPTED, LATER, None, None)
    twice = booked.arrive(TECHNICIAN, NOW).find_nobody(TECHNICIAN, NOW)
    assert twice.attempts == 2


def test_waiting_for_parts_does_not_stop_the_clock() -> None:
    assert order(S.ON_SITE).wait(TECHNICIAN, Wait.PARTS, "valve", LATER, NOW).paused_at is None
    assert order(S.ON_SITE).wait(TECHNICIAN, Wait.TENANT, "key", LATER, NOW).paused_at == NOW


def test_only_the_answer_of_the_tenant_ends_the_waiting_for_a_price() -> None:
    quoted = order(S.ON_SITE).quote(TECHNICIAN, NOW)
    with pytest.raises(Refusal, match="order-waits-for-quote"):
        quoted.go_on(TECHNICIAN, NOW, DUE)
    with pytest.raises(Refusal, match="order-is-waiting"):
        quoted.book(LATER, DUE, NOW)
    assert quoted.agree(DUE, NOW, to_pay=True).chargeable
    assert not quoted.agree(DUE, NOW, to_pay=False).chargeable
    with pytest.raises(Refusal, match="order-is-on-site"):
        order(S.ON_SITE).agree(DUE, NOW, to_pay=True)
    with pytest.raises(Refusal, match="order-is-waiting"):
        order(S.WAITING).agree(DUE, NOW, to_pay=True)


def test_rework_is_never_priced_and_what_it_takes_is_free() -> None:
    again = replace(order(S.ON_SITE), rework=1, materials=(Material("valve", 1, Fen(4500)),))
    with pytest.raises(Refusal, match="repair-rework-is-free"):
        again.quote(TECHNICIAN, NOW)
    done = again.complete(TECHNICIAN, "pipe", (), NOW, (Material("pipe", 2, Fen(3000)),))
    assert [one.amount for one in done.materials] == [4500, 0]


@pytest.mark.manual("R103", "R112")
@pytest.mark.parametrize("nothing", [Result.NOT_DONE, Result.NOT_POSSIBLE, Result.TEMPORARY])
def test_where_it_was_not_mended_the_next_round_is_no_rework_and_can_be_priced_or_left(nothing: Result) -> None:
    pipe = Material("pipe", 1, Fen(3000))
    undone = order(S.ON_SITE).complete(TECHNICIAN, "looked", (), NOW, (pipe,)).record_result(DISPATCHER, nothing, NOW)
    for again in (undone.reject(CSR, 0, "go again", NOW, DUE), undone.ask(CSR, NOW).deny(0, NOW, DUE)):
        assert (again.round, again.rework, [one.amount for one in again.materials]) == (1, 0, [0])
        there = replace(again, status=S.ON_SITE)
        assert there.leave_undone(TECHNICIAN, NOW).result is Result.NOT_DONE
        priced = there.quote(TECHNICIAN, NOW).agree(DUE, NOW, to_pay=True)
        assert priced.charged_now
        done = priced.complete(TECHNICIAN, "new pipe", (), NOW, (pipe,)).record_result(DISPATCHER, Result.RESOLVED, NOW)
        assert [one.amount for one in done.materials] == [0, 3000]
        third = done.reject(CSR, 1, "leaks", NOW, DUE)
        assert (third.round, third.rework) == (2, 1)
        with pytest.raises(Refusal, match="repair-rework-is-free"):
            replace(third, status=S.ON_SITE).quote(TECHNICIAN, NOW)


def test_the_words_of_the_tenant_are_welcome_in_a_round_that_is_no_rework() -> None:
    again = replace(order(), round=1)
    assert again.explain("please come").rejected_why == "please come"
    with pytest.raises(Refusal, match="button-stale"):
        order().explain("nobody asked")


@pytest.mark.manual("R112", "R122", "R123")
def test_a_reopened_order_that_is_voided_stands_closed_as_it_was() -> None:
    done = replace(order(S.ON_SITE), arrived_at=NOW).complete(TECHNICIAN, "new tap", ("after",), NOW)
    returned = done.record_result(DISPATCHER, Result.RESOLVED, NOW).ask(CSR, NOW)
    closed = returned.confirm(TENANT, 0, NOW).verify(CSR, 0, Method.ASKED, NOW)
    again = closed.reopen("it is back", LATER, DUE, within=None)
    moved = replace(again.reassign(OTHER, LATER, DUE), status=S.ON_SITE, booked_at=LATER)
    worked = moved.complete(OTHER, "looked", (), LATER).record_result(DISPATCHER, Result.TEMPORARY, LATER)
    back = worked.reject(CSR, 1, "no", LATER, DUE).ask_void(DISPATCHER, "it was another tap").void(MANAGER, LATER)
    for name in ("reopened", "dispatched_at", "round_at", "due_accept", "due_at", "due_done"):
        back = replace(back, **{name: getattr(closed, name)})
    assert back == closed
    assert closed.reopen("", LATER, DUE, within=None).ask_void(DISPATCHER, "a").keep().status is S.DISPATCHED


def test_it_is_reopened_within_the_days_of_grace_and_by_a_supervisor_at_any_time() -> None:
    closed = replace(order(S.CLOSED), verified_by=CSR, method=Method.ON_SITE, answered_by=TENANT)
    week = timedelta(days=7)
    again = closed.reopen("", NOW + week, DUE, within=week)
    assert (again.rework, again.reopened, again.verified_by, again.closed_at) == (1, 1, None, None)
    late = NOW + week + timedelta(seconds=1)
    with pytest.raises(Refusal, match="repair-too-late-to-reopen"):
        closed.reopen("", late, DUE, within=week)
    assert closed.reopen("warranty", late, DUE, within=None).status is S.DISPATCHED
