"""The work order: issued with a number, done, verified by a second person, closed.

The technician's "done" is not "closed": the dispatcher records the result (R124), and somebody of customer service,
who is neither the technician nor the issuer, verifies on site or by asking the tenant (R112, R127).
"""

from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any, NewType, Self, cast

from bot.domain.deadlines import Due, Pause
from bot.domain.order_states import (
    BEFORE_DONE,
    EARLY,
    NOTHING_DONE,
    THE_TENANTS_TURN,
    TO_VERIFY,
    UNFINISHED,
    Method,
    OrderStatus,
    Owed,
    Result,
    Wait,
)
from bot.domain.people import PersonId
from bot.domain.quotes import Material
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId

WorkOrderId = NewType("WorkOrderId", int)


_S = OrderStatus
TAKE_BACK = timedelta(minutes=15)
"""How long after "fixed" the tenant may say that it was the wrong button."""


@dataclass(frozen=True, kw_only=True)
class Closure:
    """What a closed order said before it was taken up again: who had done what, and who had verified it how."""

    round: int
    rework: int
    technician: PersonId | None
    chargeable: bool
    accepted_at: datetime | None
    arrived_at: datetime | None
    completed_at: datetime | None
    work_done: str
    photos: tuple[str, ...]
    result: Result | None
    returned_by: PersonId | None
    returned_at: datetime | None
    asked_by: PersonId | None
    asked_at: datetime | None
    answered_at: datetime | None
    answered_by: PersonId | None
    verified_by: PersonId | None
    verified_at: datetime | None
    method: Method | None
    closed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class WorkOrder:
    """The engineering work order (工程维修工作单, R121). Its number is consecutive and never reused (R122, R123).

    `technician` is None while an engineering group may claim it, or after it was handed back; `passed_on` says that the
    house itself has asked the next one, which it does once, and `tried` whom it does not ask. The limits of a round
    run from `round_at` and leave out its `pauses`; `waits` counts how often the order has stood still. `round` counts
    how often it was gone to again, `rework` how often because work that had been done was not good; `closures` are what
    it was taken up again from.
    """

    id: WorkOrderId = cast(WorkOrderId, NEW)
    number: str
    intake: IntakeId
    status: OrderStatus = OrderStatus.DISPATCHED
    technician: PersonId | None
    issued_by: PersonId
    issued_at: datetime
    dispatched_at: datetime
    round_at: datetime
    due_accept: datetime
    due_at: datetime
    due_done: datetime
    passed_on: bool = False
    tried: tuple[int, ...] = ()
    chargeable: bool = False
    accepted_at: datetime | None = None
    expected_at: datetime | None = None
    arrived_at: datetime | None = None
    booked_at: datetime | None = None
    attempts: int = 0
    waiting: Wait | None = None
    wait_why: str = personal(default="")
    wait_until: datetime | None = None
    paused_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    waits: int = 0
    completed_at: datetime | None = None
    work_done: str = ""
    materials: tuple[Material, ...] = ()
    photos_before: tuple[str, ...] = personal(default=())
    photos: tuple[str, ...] = personal(default=())
    result: Result | None = None
    returned_by: PersonId | None = None
    returned_at: datetime | None = None
    asked_by: PersonId | None = None
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: PersonId | None = None
    verified_by: PersonId | None = None
    verified_at: datetime | None = None
    method: Method | None = None
    round: int = 0
    rework: int = 0
    rejected_why: str = personal(default="")
    reopened: int = 0
    closures: tuple[Closure, ...] = ()
    void_asked_by: PersonId | None = None
    void_why: str = ""
    voided_by: PersonId | None = None
    closed_at: datetime | None = None
    version: int = 0

    # -- who is to do it ------------------------------------------------------------------------------------------

    def reassign(self, technician: PersonId, at: datetime, due: Due, why: str = "") -> Self:
        """Somebody else is to do it; once somebody has been at the place, only for a reason, such as an illness."""
        self._must_be(*(BEFORE_DONE if why else EARLY))
        if technician == self.technician:
            raise Refusal("repair-already-theirs")
        return self._dispatched(at, due, technician=technician, tried=())

    def pass_on(self, technician: PersonId, at: datetime, due: Due) -> Self:
        """Nobody has accepted in time: the next one is asked."""
        self._must_be(_S.DISPATCHED)
        tried = (*self.tried, *((int(self.technician),) if self.technician else ()))
        return self._dispatched(at, due, technician=technician, passed_on=True, tried=tried)

    def claim(self, by: PersonId, at: datetime) -> Self:
        """The first of the group who taps has the job."""
        if self.technician is not None:
            raise Refusal("order-claimed", number=self.number)
        self._must_be(_S.DISPATCHED)
        return replace(self, technician=by, status=_S.ACCEPTED, accepted_at=at)

    def transfer(self, by: PersonId, to: PersonId, at: datetime, due: Due) -> Self:
        """The technician gives the job to a colleague."""
        self._must_be_mine(by)
        return self.reassign(to, at, due)

    def hand_back(self, by: PersonId, at: datetime, due: Due) -> Self:
        """The technician cannot do it: back to the dispatcher."""
        self._must_be_mine(by)
        self._must_be(*BEFORE_DONE)
        return self._dispatched(at, due, technician=None, tried=(*self.tried, int(by)))

    # -- on the ladder --------------------------------------------------------------------------------------------

    def accept(self, by: PersonId, at: datetime, expected_at: datetime | None = None) -> Self:
        """The technician takes the job; `expected_at` is when they say they will be there.

        What was said in time counts, although it is heard after the next one has been asked.
        """
        if not self.passed_on_since(by, at):
            self._must_be_mine(by)
        self._must_be(_S.DISPATCHED)
        return replace(self, technician=by, status=_S.ACCEPTED, accepted_at=at, expected_at=expected_at)

    def set_out(self, by: PersonId, at: datetime, expected_at: datetime | None = None) -> Self:
        """The technician is on the way."""
        self._must_be_mine(by)
        self._must_be(_S.ACCEPTED)
        return replace(self, status=_S.ON_THE_WAY, expected_at=expected_at or self.expected_at or at)

    def arrive(self, by: PersonId, at: datetime) -> Self:
        """The technician is at the place."""
        self._must_be_mine(by)
        self._must_be(_S.ACCEPTED, _S.ON_THE_WAY)
        return replace(self, status=_S.ON_SITE, arrived_at=at)

    def find_nobody(self, by: PersonId, at: datetime, *, emergency: bool = False) -> Self:
        """Nobody opens: the attempt counts, and the tenant is asked for another time; an emergency does not wait."""
        self._must_be_mine(by)
        self._must_be(_S.ON_THE_WAY, _S.ON_SITE)
        waits = self._waits(Wait.TENANT, "", None, at)
        paused = None if emergency else waits.paused_at
        return replace(waits, attempts=self.attempts + 1, arrived_at=self.arrived_at or at, paused_at=paused)

    def wait(self, by: PersonId, what: Wait, why: str, until: datetime | None, at: datetime) -> Self:
        """The work stands still: for parts or for the tenant; why, and until when (UTC)."""
        self._must_be_mine(by)
        self._must_be(_S.ON_SITE)
        return self._waits(what, why, until, at)

    def prolong(self, by: PersonId, why: str, until: datetime) -> Self:
        """What is waited for takes longer: until when now (UTC), and why, if that is something else.

        Where nobody was in, the tenant names another time instead.
        """
        self._must_be_mine(by)
        self._must_be(_S.WAITING)
        if self.locked_out:
            raise Refusal("order-is-waiting", number=self.number)
        return replace(self, wait_why=why or self.wait_why, wait_until=until, waits=self.waits + 1)

    def go_on(self, by: PersonId, at: datetime, due: Due) -> Self:
        """What was waited for is there; the technician goes on. `due` is what the pause leaves of the limits."""
        self._must_be_mine(by)
        self._must_be(_S.WAITING)
        if self.waiting is Wait.QUOTE:
            raise Refusal("order-waits-for-quote", number=self.number)
        return self._resumed(due, at, status=_S.ON_SITE, arrived_at=self.arrived_at or at)

    def book(self, booked: datetime, due: Due, at: datetime) -> Self:
        """The tenant names another time (UTC): the technician comes then."""
        if self.status is _S.WAITING and self.waiting is not Wait.TENANT:
            raise Refusal("order-is-waiting", number=self.number)
        self._must_be(_S.DISPATCHED, _S.ACCEPTED, _S.WAITING)
        status = _S.ACCEPTED if self.status is _S.WAITING else self.status
        return self._resumed(due, at, status=status, booked_at=booked, expected_at=booked, arrived_at=None)

    def quote(self, by: PersonId, at: datetime) -> Self:
        """A price has been named: the work waits for the tenant's yes. Rework is never charged again."""
        self._must_be_mine(by)
        self._must_be(_S.ON_SITE)
        if self.rework:
            raise Refusal("repair-rework-is-free")
        return self._waits(Wait.QUOTE, "", None, at)

    def requote(self, by: PersonId, at: datetime) -> Self:
        """Another price takes the place of one that nobody has answered; it has been the tenant's turn since then."""
        self._must_be_mine(by)
        self._must_wait_for(Wait.QUOTE)
        return replace(self._waits(Wait.QUOTE, "", None, at), paused_at=self.paused_at)

    def agree(self, due: Due, at: datetime, *, to_pay: bool) -> Self:
        """The tenant has answered the quote: yes, and it is chargeable; or no, and what was agreed before still is."""
        self._must_wait_for(Wait.QUOTE)
        chargeable = to_pay or self.chargeable
        return self._resumed(due, at, status=_S.ON_SITE, chargeable=chargeable, arrived_at=self.arrived_at or at)

    def picture(self, by: PersonId, photos: tuple[str, ...]) -> Self:
        """Photos of how it was before the work."""
        self._must_be_mine(by)
        self._must_be(_S.ACCEPTED, _S.ON_SITE, _S.ON_THE_WAY, _S.WAITING)
        return replace(self, photos_before=(*self.photos_before, *photos)[:10])

    def complete(
        self, by: PersonId, work_done: str, photos: tuple[str, ...], at: datetime, materials: tuple[Material, ...] = ()
    ) -> Self:
        """The technician has done the work and says what was done, with which materials (R110, R111)."""
        self._must_be_mine(by)
        self._must_be(_S.ON_SITE)
        used = (*self.materials, *(replace(one, free=bool(self.rework)) for one in materials))
        return self._done(at, work_done=work_done, photos=photos, materials=used)

    def picture_done(self, by: PersonId, photos: tuple[str, ...]) -> Self:
        """More photos of the finished work, as long as nobody has recorded its result."""
        self._must_be_mine(by)
        self._must_be(_S.COMPLETED)
        return replace(self, photos=(*self.photos, *photos)[:10])

    def leave_undone(self, by: PersonId, at: datetime) -> Self:
        """The tenant does not want it at that price: nothing is done and nothing is charged."""
        self._must_be_mine(by)
        self._must_be(_S.ON_SITE)
        if self.chargeable or self.rework:
            raise Refusal("repair-price-not-declined", number=self.number)
        return self._done(at, result=Result.NOT_DONE, work_done="")

    # -- result, verification, closing ----------------------------------------------------------------------------

    def record_result(self, by: PersonId, result: Result, at: datetime) -> Self:
        """The dispatcher fills in the result; the order returns to customer service (R124, R125).

        Where the technician has left the work undone, no result says that it was done.
        """
        self._must_be(_S.COMPLETED)
        if self.result in NOTHING_DONE and result not in NOTHING_DONE:
            raise Refusal("repair-was-left-undone", number=self.number)
        return replace(self, status=_S.RETURNED, result=result, returned_by=by, returned_at=at)

    def ask(self, by: PersonId, at: datetime) -> Self:
        """Customer service asks the tenant whether it is fixed (R127)."""
        self._must_be(_S.RETURNED)
        return replace(self, status=_S.VERIFYING, asked_by=by, asked_at=at)

    def confirm(self, by: PersonId, round_: int, at: datetime) -> Self:
        """The tenant says that it is fixed; customer service still has to sign."""
        self._must_be_asked(round_)
        if by == self.technician:
            raise Refusal("repair-second-person")
        return replace(self, answered_at=at, answered_by=by)

    def take_back(self, by: PersonId, round_: int, at: datetime) -> Self:
        """It was the wrong button: for a short while, and as long as nobody has signed, "fixed" has not been said."""
        self._must_be(_S.VERIFYING)
        if round_ != self.round or self.answered_at is None or self.answered_by != by:
            raise Refusal("button-stale")
        if at - self.answered_at > TAKE_BACK:
            raise Refusal("repair-too-late-to-take-back")
        return replace(self, answered_at=None, answered_by=None)

    def deny(self, round_: int, at: datetime, due: Due) -> Self:
        """The tenant says that it is not fixed: another round on the same number."""
        self._must_be_asked(round_)
        return self._again("", at, due)

    def explain(self, why: str) -> Self:
        """The tenant adds what is not good, for whoever comes back; once a round, while it is being done again."""
        self._must_be(*BEFORE_DONE)
        if not self.round or self.rejected_why:
            raise Refusal("button-stale")
        return replace(self, rejected_why=why)

    def verify(self, by: PersonId, round_: int, method: Method, at: datetime) -> Self:
        """Customer service signs: closed (R112, R127). Never by who did the work or issued the order."""
        self._must_be_verified(by, round_, method)
        if self.result is Result.TEMPORARY:
            raise ValueError(f"{self.number} needs another visit")
        return replace(self, status=_S.CLOSED, verified_by=by, verified_at=at, method=method, closed_at=at)

    def come_again(self, by: PersonId, round_: int, method: Method, at: datetime, due: Due) -> Self:
        """Customer service is satisfied for now (R127): what was mended for the time being is not settled (R112)."""
        self._must_be_verified(by, round_, method)
        return self._again("", at, due)

    def reject(self, by: PersonId, round_: int, why: str, at: datetime, due: Due) -> Self:
        """Customer service finds it not good: another round on the same number (R112)."""
        self._must_be_second(by, round_)
        return self._again(why, at, due)

    def reopen(self, why: str, at: datetime, due: Due, *, within: timedelta | None) -> Self:
        """It has come back after closing: another round; `within` bounds how long after, None never."""
        self._must_be(_S.CLOSED)
        if within is not None and self.closed_longer_than(within, at):
            raise Refusal("repair-too-late-to-reopen", number=self.number)
        closure = Closure(**{field.name: getattr(self, field.name) for field in fields(Closure)})
        return replace(
            self._again(why, at, due), reopened=self.reopened + 1, closures=(*self.closures, closure),
            verified_by=None, verified_at=None, method=None, closed_at=None,
        )  # fmt: skip

    # -- voiding --------------------------------------------------------------------------------------------------

    def ask_void(self, by: PersonId, why: str) -> Self:
        """The dispatcher wants the order voided; a second person decides."""
        self._must_be(*BEFORE_DONE)
        if self.void_asked_by is not None:
            raise Refusal("repair-void-already-asked")
        return replace(self, void_asked_by=by, void_why=why)

    def keep(self) -> Self:
        """The manager declines to void it: it goes on as it was."""
        self._must_be_asked_void()
        return replace(self, void_asked_by=None, void_why="")

    def void(self, by: PersonId, at: datetime) -> Self:
        """The manager voids it. Number and reason are kept for ever (R122, R123).

        Of an order that had been verified and closed only what came after is voided: it stands closed as it was.
        """
        self._must_be_asked_void()
        if by == self.void_asked_by:
            raise Refusal("repair-second-person")
        if self.closures:
            return self._closed_as_before()
        return replace(self, status=_S.VOID, voided_by=by, closed_at=at, waiting=None, paused_at=None)

    def passed_on_since(self, by: PersonId | None, at: datetime) -> bool:
        """Whether it was taken from `by` after `at`, because nothing had been heard of them, and nobody has it yet."""
        waits = self.status is _S.DISPATCHED and self.passed_on and at < self.dispatched_at
        return waits and self.tried[-1:] == (by,)

    def closed_longer_than(self, span: timedelta, at: datetime) -> bool:
        """Whether it was verified and closed more than `span` before `at`."""
        return self.status is _S.CLOSED and self.closed_at is not None and at - self.closed_at > span

    @property
    def fixed(self) -> bool:
        """Whether the tenant has said, in this round, that it is fixed."""
        return self.answered_at is not None

    @property
    def locked_out(self) -> bool:
        """Whether somebody was there and nobody opened, and no other time has been named."""
        return self.waiting is Wait.TENANT and self.wait_until is None and not self.wait_why

    @property
    def owed(self) -> Owed | None:
        """What the house still has to do about work that is done; nothing while it is the tenant's turn."""
        if self.status is _S.VERIFYING:
            return Owed.SIGNATURE if self.fixed else None
        return {_S.COMPLETED: Owed.RESULT, _S.RETURNED: Owed.VERIFICATION}.get(self.status)

    @property
    def owed_since(self) -> datetime | None:
        """When the step before was done (UTC)."""
        return self.answered_at or self.returned_at or self.completed_at

    @property
    def charged_now(self) -> bool:
        """Whether what is done in this round is paid for: agreed to, and no rework."""
        return self.chargeable and not self.rework

    def paused_until(self, at: datetime) -> tuple[Pause, ...]:
        """When in this round it was the tenant's turn, if it is not any more at `at`."""
        return (*self.pauses, *((Pause(self.paused_at, at),) if self.paused_at else ()))

    def erase(self) -> Self:
        """What was written about the tenant goes, and pictures of their rooms; numbers, times, work and money stay."""
        return replace(self, wait_why="", rejected_why="", photos=(), photos_before=())

    # -- inside ---------------------------------------------------------------------------------------------------

    def _waits(self, what: Wait, why: str, until: datetime | None, at: datetime) -> Self:
        paused = at if what in THE_TENANTS_TURN else None
        return replace(
            self, status=_S.WAITING, waiting=what, wait_why=why, wait_until=until, paused_at=paused,
            waits=self.waits + 1,
        )  # fmt: skip

    def _resumed(self, due: Due, at: datetime, **changed: Any) -> Self:
        return replace(
            self, waiting=None, wait_why="", wait_until=None, paused_at=None, pauses=self.paused_until(at),
            due_accept=due.accept, due_at=due.on_site, due_done=due.done, **changed,
        )  # fmt: skip

    def _done(self, at: datetime, **said: Any) -> Self:
        """What is done is no longer to be voided: what was asked before falls, and may be asked anew in a new round."""
        return replace(self, status=_S.COMPLETED, completed_at=at, void_asked_by=None, void_why="", **said)

    def _again(self, why: str, at: datetime, due: Due) -> Self:
        """Another round: rework where it had been mended, else the first attempt goes on, and may be priced anew.

        What was used so far is then no part of what is paid at the end.
        """
        undone = self.result in UNFINISHED
        used = tuple(replace(one, free=True) for one in self.materials) if undone else self.materials
        return self._dispatched(
            at, due, round=self.round + 1, rework=self.rework + (not undone), materials=used, rejected_why=why,
            tried=(), booked_at=None, round_at=at, pauses=(),
        )  # fmt: skip

    def _dispatched(self, at: datetime, due: Due, **changed: Any) -> Self:
        changed = {"pauses": self.paused_until(at), "passed_on": False, **changed}
        return replace(
            self, status=_S.DISPATCHED, dispatched_at=at,
            due_accept=due.accept, due_at=due.on_site, due_done=due.done,
            accepted_at=None, expected_at=None, arrived_at=None,
            waiting=None, wait_why="", wait_until=None, paused_at=None, completed_at=None, result=None,
            returned_by=None, returned_at=None, asked_by=None, asked_at=None, answered_at=None, answered_by=None,
            **changed,
        )  # fmt: skip

    def _closed_as_before(self) -> Self:
        *earlier, last = self.closures
        before: dict[str, Any] = {field.name: getattr(last, field.name) for field in fields(Closure)}
        return replace(
            self, **before, status=_S.CLOSED, closures=tuple(earlier), rejected_why="", void_asked_by=None, void_why="",
            waiting=None, wait_why="", wait_until=None, paused_at=None, booked_at=None,
        )  # fmt: skip

    def _must_be(self, *statuses: OrderStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"order-is-{self.status.value.replace('_', '-')}", number=self.number)

    def _must_wait_for(self, what: Wait) -> None:
        self._must_be(_S.WAITING)
        if self.waiting is not what:
            raise Refusal("order-is-waiting", number=self.number)

    def _must_be_mine(self, by: PersonId) -> None:
        if by != self.technician:
            raise Refusal("order-not-yours", number=self.number)

    def _must_be_asked(self, round_: int) -> None:
        self._must_be(_S.VERIFYING)
        if round_ != self.round or self.fixed:
            raise Refusal("button-stale")

    def _must_be_second(self, by: PersonId, round_: int) -> None:
        self._must_be(*TO_VERIFY)
        if round_ != self.round:
            raise Refusal("button-stale")
        if by in {self.technician, self.issued_by}:
            raise Refusal("repair-second-person")

    def _must_be_verified(self, by: PersonId, round_: int, method: Method) -> None:
        self._must_be_second(by, round_)
        if method is Method.ASKED and (self.answered_at is None or self.answered_by == by):
            raise Refusal("repair-tenant-has-not-answered")

    def _must_be_asked_void(self) -> None:
        self._must_be(*BEFORE_DONE)
        if self.void_asked_by is None:
            raise Refusal("repair-void-not-asked", number=self.number)
