"""Anybody does anything to any repair in any order: only what the table allows happens; the registers stay whole."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
)

from bot.domain.categories import Category, Urgency
from bot.domain.groups import GroupKind
from bot.domain.money import Fen
from bot.domain.order_states import Method, Result, Wait
from bot.domain.people import SYSTEM, ChatId
from bot.domain.quotes import Charge, Price, Reply
from bot.domain.repairs import Channel, DispatchEntry, Intake
from bot.domain.work_orders import WorkOrder
from bot.services import (
    audits,
    deadlines,
    dispatch,
    groups,
    quotes,
    ratings,
    repairs,
    verifications,
    voids,
    work_orders,
)
from bot.services.repairs import Reported
from bot.services.work import Desk, Work
from tests.conftest import MONDAY
from tests.services.copies import of_file, of_server
from tests.services.expected import ONWARD, UNORDERED, VERBS, Expected, S, Try, allowed, passed_on, then
from tests.services.machines import Machine, play
from tests.services.town import ROLES, Town, anew

Verb = Callable[[Work], Awaitable[object]]
_TECHNICIANS = ("technician", "second_technician")
_PRICE = 4500
_MOST = 4


class Repairs(Machine):
    """Drives the real services on a real database, a new one for each run."""

    kinds = frozenset({deadlines.OVERDUE})

    @initialize()
    def open(self) -> None:
        self._move_in()
        self.expected: list[Expected] = []
        self.issued = 0
        self.runner.run(self._furnish(self.town.desk))
        self.report("tenant", phoned=False)

    async def _furnish(self, desk: Desk) -> None:
        await self.town.does("dispatcher", lambda w: groups.declare(w, GroupKind.ENGINEERING, ChatId(-100), None))
        await desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(_PRICE))]))

    @precondition(lambda self: len(self.expected) < _MOST)
    @rule(who=st.sampled_from(["tenant", "csr", "technician"]), phoned=st.booleans())
    def report(self, who: str, *, phoned: bool) -> None:
        channel = Channel.PHONE if who == "csr" and phoned else None
        what = Reported(self.town.unit, anew("tap"), (), Category.PLUMBING, Urgency.NORMAL, channel=channel)
        intake = self.runner.run(self.town.does(who, lambda w: repairs.report(w, what)))
        self.expected.append(Expected(intake.id, intake.number, who, taken=channel is not None))

    @rule(data=st.data(), steps=st.integers(1, 5))
    def goes_on(self, data: st.DataObject, steps: int) -> None:
        """One of them makes headway."""
        one = data.draw(st.sampled_from(self.expected))
        for _ in range(steps):
            self._something_that_fits(one, ONWARD, data)

    @rule(data=st.data())
    def goes_anywhere(self, data: st.DataObject) -> None:
        self._something_that_fits(data.draw(st.sampled_from(self.expected)), VERBS, data)

    def _something_that_fits(self, one: Expected, verbs: Sequence[str], data: st.DataObject) -> None:
        other, into = data.draw(st.sampled_from(_TECHNICIANS)), data.draw(st.sampled_from(self.expected))
        now = self.clock.now()
        tries = [Try(who, verb, one.round, now, other, into) for verb in verbs for who in ROLES]
        fits = [it for it in tries if allowed(one, it)]
        if fits:
            verb = data.draw(st.sampled_from(sorted({it.verb for it in fits}, key=verbs.index)))
            self._try(one, data.draw(st.sampled_from([it for it in fits if it.verb == verb])))

    @rule(data=st.data(), who=st.sampled_from(list(ROLES)), verb=st.sampled_from(VERBS), back=st.integers(0, 1))
    def try_anything(self, data: st.DataObject, who: str, verb: str, back: int) -> None:
        one = data.draw(st.sampled_from(self.expected))
        other = data.draw(st.sampled_from(_TECHNICIANS))
        into = data.draw(st.sampled_from(self.expected))
        self._try(one, Try(who, verb, max(one.round - back, 0), self.clock.now(), other, into))

    @rule()
    def nobody_accepts(self) -> None:
        """Half an hour of working time goes by, and the house looks who has not answered."""
        self.clock.advance(timedelta(minutes=31))
        orders = {order.intake: order for order in self._every(WorkOrder)}
        for one in self.expected:
            if one.state == S.DISPATCHED and orders[one.id].due_accept <= self.clock.now():
                passed_on(one)
        self.runner.run(self.clockwork.tick())

    def _try(self, one: Expected, it: Try) -> None:
        tried = self._tries(it.who, self._verb(one, it), allowed(one, it), (it, one))
        if not tried:
            return
        (done,) = tried
        self.issued += it.verb in {"issue", "offer"}
        then(one, it, self.expected)
        if it.verb == "split":
            assert isinstance(done, Intake)
            self.expected.append(Expected(done.id, done.number, one.reporter, taken=one.taken))
        if it.verb in {"quote", "requote"}:
            one.quote = done.id

    def _verb(self, one: Expected, it: Try) -> Verb:
        return {**self._before(one, it), **self._on_the_ladder(one, it), **self._after(one, it)}[it.verb]

    def _before(self, one: Expected, it: Try) -> dict[str, Verb]:
        i, person = one.id, self.town.people[it.other]
        into = it.into.id if it.into else i
        return {
            "cancel": lambda w: repairs.cancel(w, i),
            "chase": lambda w: repairs.chase(w, i),
            "issue": lambda w: dispatch.issue(w, i, person),
            "offer": lambda w: dispatch.issue(w, i, None),
            "merge": lambda w: dispatch.merge(w, i, into),
            "separate": lambda w: dispatch.separate(w, i),
            "split": lambda w: dispatch.split(w, i, "and the lamp"),
            "convert": lambda w: dispatch.convert(w, i),
            "turn_back": lambda w: dispatch.turn_back(w, i),
            "regrade": lambda w: dispatch.regrade(w, i, Category.CIVIL, Urgency.URGENT),
            "reassign": lambda w: dispatch.reassign(w, i, person),
            "add_helper": lambda w: dispatch.add_helper(w, i, person),
            "ask_void": lambda w: voids.ask_void(w, i, "twice"),
            "void": lambda w: voids.void(w, i),
            "keep": lambda w: voids.keep(w, i),
        }

    def _on_the_ladder(self, one: Expected, it: Try) -> dict[str, Verb]:
        i, person = one.id, self.town.people[it.other]
        return {
            "claim": lambda w: dispatch.claim(w, i),
            "accept": lambda w: work_orders.accept(w, i),
            "set_out": lambda w: work_orders.set_out(w, i),
            "arrive": lambda w: work_orders.arrive(w, i),
            "find_nobody": lambda w: work_orders.find_nobody(w, i),
            "wait": lambda w: work_orders.wait(w, i, Wait.PARTS, "valve", None),
            "go_on": lambda w: work_orders.go_on(w, i),
            "picture": lambda w: work_orders.picture(w, i, ("before",)),
            "quote": lambda w: quotes.name_price(w, i, {"tap": 1}, ()),
            "requote": lambda w: quotes.correct(w, i, one.quote, {"tap": 1}, ()),
            "complete": lambda w: work_orders.complete(w, i, "done", ()),
            "hand_back": lambda w: dispatch.hand_back(w, i, "not my trade"),
            "transfer": lambda w: dispatch.transfer(w, i, person, "you are nearer"),
        }

    def _after(self, one: Expected, it: Try) -> dict[str, Verb]:
        i, round_ = one.id, it.round
        return {
            "agree": lambda w: quotes.reply(w, i, one.quote, Reply.AGREED),
            "decline": lambda w: quotes.reply(w, i, one.quote, Reply.DECLINED),
            "agree_by_phone": lambda w: quotes.agreed_by_phone(w, i, one.quote),
            "book": lambda w: work_orders.book(w, i, w.now + timedelta(hours=3)),
            "record_result": lambda w: verifications.record_result(w, i, Result.RESOLVED),
            "ask": lambda w: verifications.ask(w, i),
            "confirm": lambda w: verifications.confirm(w, i, round_),
            "deny": lambda w: verifications.deny(w, i, round_),
            "sign": lambda w: verifications.verify(w, i, round_, Method.ASKED),
            "see": lambda w: verifications.verify(w, i, round_, Method.ON_SITE),
            "reject": lambda w: verifications.reject(w, i, round_, "not good"),
            "come_back": lambda w: verifications.come_back(w, i),
            "reopen": lambda w: verifications.reopen(w, i, "warranty"),
            "rate": lambda w: ratings.rate(w, i, round_, 4),
        }

    @invariant()
    def each_stands_where_the_table_says(self) -> None:
        orders = {order.intake: order for order in self._every(WorkOrder)}
        intakes = self._every(Intake)
        for one, intake in zip(self.expected, intakes, strict=True):
            order = orders.get(one.id)
            assert (order.status if order else intake.status) == one.state
            assert intake.merged_into == (one.into.id if one.into else None)
            if order:
                assert order.technician == self.town.people.get(one.technician)
            if order and order.status is S.CLOSED:
                assert order.verified_by not in {order.technician, order.issued_by, None}

    @invariant()
    def the_registers_are_whole(self) -> None:
        orders, lines = self._every(WorkOrder), self._every(DispatchEntry)
        assert [one.number for one in orders] == [f"WO-2026-{n + 1:06d}" for n in range(self.issued)]
        assert [one.number for one in self.expected] == [f"R-{n + 1:06d}" for n in range(len(self.expected))]
        assert [line.number for line in lines] == list(range(1, sum(one.logged for one in self.expected) + 1))
        assert {line.intake for line in lines} == {one.id for one in self.expected if one.logged}
        charges = self._every(Charge)
        by_id: dict[int, int] = {order.id: order.intake for order in orders}
        assert sorted(by_id[charge.order] for charge in charges) == [one.id for one in self.expected if one.charged]
        assert {charge.amount for charge in charges} <= {_PRICE}

    @invariant()
    def the_three_are_equal_or_explained(self) -> None:
        today = MONDAY.date()
        audit = self.runner.run(self.town.does("clerk", lambda w: audits.of(w, today, today + timedelta(days=7))))
        assert audit.holds
        assert audit.ordered.left - audit.ordered.right == sum(one.state in UNORDERED for one in self.expected)
        assert len(audit.voids) == sum(one.state == S.VOID for one in self.expected)


@pytest.mark.manual("R112", "R122", "R123", "R127")
@pytest.mark.parametrize("examples", [8, pytest.param(200, marks=pytest.mark.chaos)])
def test_whatever_anybody_does_only_what_the_table_allows_happens(town_file: tuple[Path, Town], examples: int) -> None:
    """A few runs of forty steps each time; many of them in the storms."""
    play(Repairs, of_file(town_file[0]), town_file[1], examples=examples, steps=40)


@pytest.mark.parametrize("examples", [3, pytest.param(60, marks=pytest.mark.chaos)])
def test_the_same_on_postgres(furnished: tuple[str, Town], examples: int) -> None:
    url, there = furnished
    play(Repairs, of_server(url), there, examples=examples, steps=40)
