"""The work order at its edges: what is said too late, twice, by the wrong person, or of a round that is over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deadlines import Pause
from bot.domain.order_states import Method, Result, Wait
from bot.domain.refusal import Refusal
from bot.domain.work_orders import TAKE_BACK, WorkOrder
from tests.domain.test_work_orders import (
    CSR,
    DISPATCHER,
    DUE,
    LATER,
    MANAGER,
    NOW,
    OTHER,
    TECHNICIAN,
    TENANT,
    S,
    order,
)


def answered() -> WorkOrder:
    return order(S.VERIFYING).confirm(TENANT, 0, NOW)


def test_fixed_is_taken_back_by_who_said_it_and_for_a_quarter_of_an_hour() -> None:
    assert not answered().take_back(TENANT, 0, NOW + TAKE_BACK).fixed
    with pytest.raises(Refusal, match="repair-too-late-to-take-back"):
        answered().take_back(TENANT, 0, NOW + TAKE_BACK + timedelta(seconds=1))
    for by, round_ in ((OTHER, 0), (TENANT, 1)):
        with pytest.raises(Refusal, match="button-stale"):
            answered().take_back(by, round_, NOW)


def test_nobody_signs_on_the_strength_of_their_own_answer() -> None:
    assert answered().verify(CSR, 0, Method.ASKED, NOW).status is S.CLOSED
    with pytest.raises(Refusal, match="repair-tenant-has-not-answered"):
        answered().verify(TENANT, 0, Method.ASKED, NOW)


def test_what_is_not_good_is_told_once_a_round() -> None:
    with pytest.raises(Refusal, match="button-stale"):
        replace(order(), round=1).explain("it drips").explain("and more")


def test_only_what_was_said_before_the_next_one_was_asked_was_said_in_time() -> None:
    passed = order().pass_on(OTHER, NOW, DUE)
    assert passed.passed_on_since(TECHNICIAN, NOW - timedelta(seconds=1))
    assert not passed.passed_on_since(TECHNICIAN, NOW)
    assert not passed.passed_on_since(OTHER, NOW - timedelta(seconds=1))


def test_who_stood_before_a_closed_door_was_there_and_comes_again_at_the_booked_time() -> None:
    nobody = order(S.ON_THE_WAY).find_nobody(TECHNICIAN, NOW)
    assert nobody.arrived_at == NOW
    booked = nobody.book(LATER, DUE, NOW)
    assert (booked.arrived_at, booked.expected_at) == (None, LATER)
    assert replace(order(S.ON_SITE), arrived_at=NOW).find_nobody(TECHNICIAN, LATER).arrived_at == NOW


def test_a_later_no_leaves_what_was_agreed_before() -> None:
    agreed = order(S.ON_SITE).quote(TECHNICIAN, NOW).agree(DUE, NOW, to_pay=True)
    assert agreed.quote(TECHNICIAN, NOW).agree(DUE, NOW, to_pay=False).chargeable


def test_a_corrected_price_leaves_the_tenants_turn_as_it_began_and_is_waited_for_anew() -> None:
    quoted = order(S.ON_SITE).quote(TECHNICIAN, NOW)
    again = quoted.requote(TECHNICIAN, LATER)
    assert (again.status, again.waiting, again.paused_at) == (S.WAITING, Wait.QUOTE, NOW)
    assert again.waits == quoted.waits + 1
    with pytest.raises(Refusal, match="order-not-yours"):
        quoted.requote(OTHER, LATER)
    for status, key in ((S.ON_SITE, "order-is-on-site"), (S.WAITING, "order-is-waiting")):
        with pytest.raises(Refusal, match=key):
            order(status).requote(TECHNICIAN, NOW)


def test_ten_pictures_of_before_are_enough() -> None:
    full = order(S.ON_SITE).picture(TECHNICIAN, tuple("abcdefgh")).picture(TECHNICIAN, tuple("ijkl"))
    assert full.photos_before == tuple("abcdefghij")


def test_rework_is_not_left_undone_for_its_price() -> None:
    for more in ({"rework": 1}, {"chargeable": True}):
        with pytest.raises(Refusal, match="repair-price-not-declined"):
            replace(order(S.ON_SITE), **more).leave_undone(TECHNICIAN, NOW)


def test_a_new_round_begins_with_nothing_of_the_one_before() -> None:
    turn = (Pause(NOW, LATER),)
    done = replace(order(S.RETURNED), booked_at=NOW, expected_at=NOW, arrived_at=NOW, pauses=turn, tried=(1,))
    again = done.reject(CSR, 0, "it drips", LATER, DUE)
    assert (again.booked_at, again.expected_at, again.arrived_at, again.pauses, again.tried) == (
        None,
        None,
        None,
        (),
        (),
    )
    assert (again.round_at, again.dispatched_at) == (LATER, LATER)


def test_who_comes_instead_has_not_promised_a_time_yet() -> None:
    held = replace(order(S.ACCEPTED), accepted_at=NOW, expected_at=LATER)
    moved = held.reassign(OTHER, NOW, DUE)
    assert (moved.accepted_at, moved.expected_at) == (None, None)


def test_what_is_void_waits_for_nobody() -> None:
    waits = order(S.ON_SITE).wait(TECHNICIAN, Wait.TENANT, "the key", LATER, NOW).ask_void(DISPATCHER, "twice")
    void = waits.void(MANAGER, LATER)
    assert (void.waiting, void.paused_at, void.closed_at) == (None, None, LATER)


def test_what_is_done_is_not_to_be_voided_any_more() -> None:
    done = order(S.ON_SITE).ask_void(DISPATCHER, "twice").complete(TECHNICIAN, "new tap", (), NOW)
    assert (done.void_asked_by, done.void_why) == (None, "")


def test_what_was_written_of_the_tenant_goes_with_them() -> None:
    erased = replace(order(), wait_why="on holiday", rejected_why="Mr Zhou says").erase()
    assert (erased.wait_why, erased.rejected_why) == ("", "")


def test_what_is_owed_is_owed_since_the_last_step() -> None:
    done = order(S.ON_SITE).complete(TECHNICIAN, "new tap", (), NOW)
    returned = done.record_result(DISPATCHER, Result.RESOLVED, NOW + timedelta(minutes=1))
    said = returned.ask(CSR, LATER).confirm(TENANT, 0, LATER)
    assert [one.owed_since for one in (done, returned, said)] == [NOW, NOW + timedelta(minutes=1), LATER]


def test_who_sets_out_keeps_the_time_they_promised_or_names_another() -> None:
    promised = order().accept(TECHNICIAN, NOW, LATER)
    assert promised.set_out(TECHNICIAN, NOW).expected_at == LATER
    assert promised.set_out(TECHNICIAN, NOW, NOW).expected_at == NOW
    assert replace(promised, expected_at=None).set_out(TECHNICIAN, NOW).expected_at == NOW
