"""Anybody does anything to any repair in any order: only what the table allows happens; the registers stay whole."""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bot.clock import frozen
from bot.domain.categories import Category, Urgency
from bot.domain.permits import GRANTS, May
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.domain.work_orders import Method, OrderStatus, Result, WorkOrder
from bot.services import repairs, work_orders
from bot.services.repairs import Reported
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.storage.database import Database
from bot.texts import Texts
from tests.conftest import MONDAY
from tests.services.town import ROLES, Town, built

S = OrderStatus
NOTHING_YET = "to_dispatch"
CANCELLED = "cancelled"
_UNDER_WAY = {S.DISPATCHED, S.ACCEPTED, S.ON_SITE}
_TO_VERIFY = {S.RETURNED, S.VERIFYING}


@dataclass
class Expected:
    """What a repair should look like by the table."""

    id: IntakeId
    reporter: str
    state: str = NOTHING_YET
    technician: str = ""
    issuer: str = ""
    rework: int = 0
    answered: bool = False
    void_asked_by: str = ""


VERBS = (
    "cancel", "issue", "reassign", "accept", "arrive", "complete", "record_result", "ask", "confirm", "deny",
    "sign", "see", "reject", "ask_void", "void", "keep",
)  # fmt: skip
NEEDS = {
    "cancel": May.CANCEL_OWN_REPAIR, "issue": May.ISSUE_WORK_ORDER, "reassign": May.ASSIGN_TECHNICIAN,
    "accept": May.WORK_ON_REPAIRS, "arrive": May.WORK_ON_REPAIRS, "complete": May.WORK_ON_REPAIRS,
    "record_result": May.RECORD_RESULT, "ask": May.VERIFY_REPAIR, "confirm": May.ANSWER_VERIFICATION,
    "deny": May.ANSWER_VERIFICATION, "sign": May.VERIFY_REPAIR, "see": May.VERIFY_REPAIR,
    "reject": May.VERIFY_REPAIR, "ask_void": May.REQUEST_VOID, "void": May.APPROVE_VOID, "keep": May.APPROVE_VOID,
}  # fmt: skip


def sees(one: Expected, who: str) -> bool:
    may = GRANTS[ROLES[who]]
    return May.SEE_REPAIRS in may or who in {one.reporter, one.technician} or (who == "tenant" == one.reporter)


def allowed(one: Expected, who: str, verb: str, round_: int) -> bool:
    """The specification: state × verb × who."""
    if NEEDS[verb] not in GRANTS[ROLES[who]] or not sees(one, who):
        return False
    second = who not in {one.technician, one.issuer} and round_ == one.rework
    theirs = who == one.reporter and round_ == one.rework and not one.answered
    return {
        "cancel": one.state == NOTHING_YET and who == one.reporter,
        "issue": one.state == NOTHING_YET,
        "reassign": one.state in {S.DISPATCHED, S.ACCEPTED},
        "accept": one.state == S.DISPATCHED and who == one.technician,
        "arrive": one.state == S.ACCEPTED and who == one.technician,
        "complete": one.state == S.ON_SITE and who == one.technician,
        "record_result": one.state == S.COMPLETED,
        "ask": one.state == S.RETURNED,
        "confirm": one.state == S.VERIFYING and theirs,
        "deny": one.state == S.VERIFYING and theirs,
        "sign": one.state in _TO_VERIFY and second and one.answered,
        "see": one.state in _TO_VERIFY and second,
        "reject": one.state in _TO_VERIFY and second,
        "ask_void": one.state in _UNDER_WAY and not one.void_asked_by,
        "void": one.state in _UNDER_WAY and bool(one.void_asked_by) and who != one.void_asked_by,
        "keep": one.state in _UNDER_WAY and bool(one.void_asked_by),
    }[verb]


def then(one: Expected, who: str, verb: str, other: str) -> None:
    """What the verb changes."""
    states = {
        "cancel": CANCELLED, "issue": S.DISPATCHED, "reassign": S.DISPATCHED, "accept": S.ACCEPTED, "arrive": S.ON_SITE,
        "complete": S.COMPLETED, "record_result": S.RETURNED, "ask": S.VERIFYING, "deny": S.DISPATCHED,
        "sign": S.CLOSED, "see": S.CLOSED, "reject": S.DISPATCHED, "void": S.VOID,
    }  # fmt: skip
    one.state = states.get(verb, one.state)
    one.rework += verb in {"deny", "reject"}
    one.answered = verb == "confirm" or (one.answered and verb not in {"deny", "reject", "reassign"})
    if verb in {"issue", "reassign"}:
        one.technician = other
    if verb == "issue":
        one.issuer = who
    if verb in {"ask_void", "keep"}:
        one.void_asked_by = who if verb == "ask_void" else ""


class Repairs(RuleBasedStateMachine):
    """Drives the real services on a real file."""

    template: Path

    @initialize()
    def open(self) -> None:
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self.folder / "g.db")
        self.database = Database(f"sqlite+aiosqlite:///{self.folder}/g.db")
        clock = frozen(MONDAY)
        self.runner.run(self.database.__aenter__())
        self.town: Town = self.runner.run(built(Desk(self.database, clock, Texts(clock), self.folder)))
        self.expected: list[Expected] = []
        self.issued = 0
        self.report("tenant")

    @rule(who=st.sampled_from(["tenant", "csr", "technician"]))
    def report(self, who: str) -> None:
        what = Reported(self.town.unit, "tap", (), Category.PLUMBING, Urgency.NORMAL)
        intake = self.runner.run(self.town.does(who, lambda w: repairs.report(w, what)))
        self.expected.append(Expected(intake.id, who))

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.expected))
        fits = [(w, v) for v in VERBS for w in ROLES if allowed(one, w, v, one.rework)]
        if fits:
            self._try(one, *data.draw(st.sampled_from(fits)), one.rework, data)

    @rule(data=st.data(), who=st.sampled_from(list(ROLES)), verb=st.sampled_from(VERBS), back=st.integers(0, 1))
    def try_anything(self, data: st.DataObject, who: str, verb: str, back: int) -> None:
        one = data.draw(st.sampled_from(self.expected))
        self._try(one, who, verb, max(one.rework - back, 0), data)

    def _try(self, one: Expected, who: str, verb: str, round_: int, data: st.DataObject) -> None:
        sent = [t for t in ("technician", "second_technician") if t != one.technician]
        other = data.draw(st.sampled_from(sent)) if verb in {"issue", "reassign"} else ""
        should = allowed(one, who, verb, round_)
        try:
            self.runner.run(self.town.does(who, self._verb(one, verb, round_, other)))
            did = True
        except Refusal:
            did = False
        assert did == should, f"{who} {verb} {one}"
        if did:
            self.issued += verb == "issue"
            then(one, who, verb, other)

    def _verb(self, one: Expected, verb: str, round_: int, other: str) -> Callable[[Work], Awaitable[object]]:
        i, person = one.id, self.town.people.get(other)
        verbs: dict[str, Callable[[Work], Awaitable[object]]] = {
            "cancel": lambda w: repairs.cancel(w, i),
            "issue": lambda w: work_orders.issue(w, i, person),  # type: ignore[arg-type]
            "reassign": lambda w: work_orders.reassign(w, i, person),  # type: ignore[arg-type]
            "accept": lambda w: work_orders.accept(w, i),
            "arrive": lambda w: work_orders.arrive(w, i),
            "complete": lambda w: work_orders.complete(w, i, "done", ()),
            "record_result": lambda w: work_orders.record_result(w, i, Result.RESOLVED),
            "ask": lambda w: work_orders.ask(w, i),
            "confirm": lambda w: work_orders.confirm(w, i, round_),
            "deny": lambda w: work_orders.deny(w, i, round_),
            "sign": lambda w: work_orders.verify(w, i, round_, Method.ASKED),
            "see": lambda w: work_orders.verify(w, i, round_, Method.ON_SITE),
            "reject": lambda w: work_orders.reject(w, i, round_, "not good"),
            "ask_void": lambda w: work_orders.ask_void(w, i, "twice"),
            "void": lambda w: work_orders.void(w, i),
            "keep": lambda w: work_orders.keep(w, i),
        }
        return verbs[verb]

    @invariant()
    def the_registers_are_whole(self) -> None:
        if not hasattr(self, "town"):
            return
        orders = {order.intake: order for order in self.runner.run(self._orders())}
        assert sorted(o.number for o in orders.values()) == [f"WO-2026-{n + 1:06d}" for n in range(self.issued)]
        for one in self.expected:
            order = orders.get(one.id)
            assert (order.status if order else None) == (None if one.state in {NOTHING_YET, CANCELLED} else one.state)
            if order and order.status is S.CLOSED:
                assert order.verified_by not in {order.technician, order.issued_by, None}

    async def _orders(self) -> list[WorkOrder]:
        async with self.database.transaction() as db:
            return await rows.every(db, WorkOrder)

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.runner.run(self.database.__aexit__())
            self.runner.close()
            shutil.rmtree(self.folder)


@pytest.mark.manual("R112", "R122", "R123", "R127")
def test_whatever_anybody_does_only_what_the_table_allows_happens(empty_file: Path) -> None:
    Repairs.template = empty_file
    run_state_machine_as_test(
        Repairs,
        settings=settings(
            max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
