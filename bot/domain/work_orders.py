"""The work order: issued with a number, done, verified by a second person, closed.

The technician's "done" is not "closed": the dispatcher records the result (R124), and somebody of customer service,
who is neither the technician nor the issuer, verifies on site or by asking the tenant (R112, R127).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId

WorkOrderId = NewType("WorkOrderId", int)


class OrderStatus(StrEnum):
    """Where a work order stands."""

    DISPATCHED = "dispatched"
    ACCEPTED = "accepted"
    ON_SITE = "on_site"
    COMPLETED = "completed"
    RETURNED = "returned"
    VERIFYING = "verifying"
    CLOSED = "closed"
    VOID = "void"


class Result(StrEnum):
    """What the dispatcher writes into the "result" column (R124)."""

    RESOLVED = "resolved"
    TEMPORARY = "temporary"
    NOT_POSSIBLE = "not_possible"


class Method(StrEnum):
    """How customer service satisfied itself (R127)."""

    ON_SITE = "on_site"
    ASKED = "asked"
    PHONED = "phoned"


_BEFORE_DONE = frozenset({OrderStatus.DISPATCHED, OrderStatus.ACCEPTED, OrderStatus.ON_SITE})
_TO_VERIFY = frozenset({OrderStatus.RETURNED, OrderStatus.VERIFYING})


@dataclass(frozen=True, kw_only=True)
class WorkOrder:
    """The engineering work order (工程维修工作单, R121). Its number is consecutive and never reused (R122, R123)."""

    id: WorkOrderId = cast(WorkOrderId, NEW)
    number: str
    intake: IntakeId
    status: OrderStatus = OrderStatus.DISPATCHED
    technician: PersonId
    issued_by: PersonId
    issued_at: datetime
    dispatched_at: datetime
    due_at: datetime
    chargeable: bool = False
    accepted_at: datetime | None = None
    arrived_at: datetime | None = None
    completed_at: datetime | None = None
    work_done: str = ""
    photos: tuple[str, ...] = ()
    result: Result | None = None
    returned_by: PersonId | None = None
    returned_at: datetime | None = None
    asked_by: PersonId | None = None
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    verified_by: PersonId | None = None
    verified_at: datetime | None = None
    method: Method | None = None
    rework: int = 0
    rejected_why: str = personal(default="")
    void_asked_by: PersonId | None = None
    void_why: str = ""
    voided_by: PersonId | None = None
    closed_at: datetime | None = None
    version: int = 0

    def reassign(self, technician: PersonId, at: datetime, due_at: datetime) -> Self:
        """Somebody else is to do it; only while nobody is at the place."""
        self._must_be(OrderStatus.DISPATCHED, OrderStatus.ACCEPTED)
        if technician == self.technician:
            raise Refusal("repair-already-theirs")
        return self._dispatched(at, due_at, technician=technician)

    def accept(self, by: PersonId, at: datetime) -> Self:
        """The technician takes the job."""
        self._must_be_mine(by)
        self._must_be(OrderStatus.DISPATCHED)
        return replace(self, status=OrderStatus.ACCEPTED, accepted_at=at)

    def arrive(self, by: PersonId, at: datetime) -> Self:
        """The technician is at the place."""
        self._must_be_mine(by)
        self._must_be(OrderStatus.ACCEPTED)
        return replace(self, status=OrderStatus.ON_SITE, arrived_at=at)

    def complete(self, by: PersonId, work_done: str, photos: tuple[str, ...], at: datetime) -> Self:
        """The technician has done the work and says what was done (R110, R111)."""
        self._must_be_mine(by)
        self._must_be(OrderStatus.ON_SITE)
        return replace(self, status=OrderStatus.COMPLETED, work_done=work_done, photos=photos, completed_at=at)

    def record_result(self, by: PersonId, result: Result, at: datetime) -> Self:
        """The dispatcher fills in the result; the order returns to customer service (R124, R125)."""
        self._must_be(OrderStatus.COMPLETED)
        return replace(self, status=OrderStatus.RETURNED, result=result, returned_by=by, returned_at=at)

    def ask(self, by: PersonId, at: datetime) -> Self:
        """Customer service asks the tenant whether it is fixed (R127)."""
        self._must_be(OrderStatus.RETURNED)
        return replace(self, status=OrderStatus.VERIFYING, asked_by=by, asked_at=at)

    def confirm(self, round_: int, at: datetime) -> Self:
        """The tenant says that it is fixed; customer service still has to sign."""
        self._must_be_asked(round_)
        return replace(self, answered_at=at)

    def deny(self, round_: int, at: datetime, due_at: datetime) -> Self:
        """The tenant says that it is not fixed: rework on the same number."""
        self._must_be_asked(round_)
        return self._again("", at, due_at)

    def verify(self, by: PersonId, round_: int, method: Method, at: datetime) -> Self:
        """Customer service signs: closed (R112, R127). Never by who did the work or issued the order."""
        self._must_be_second(by, round_)
        if method is Method.ASKED and self.answered_at is None:
            raise Refusal("repair-tenant-has-not-answered")
        return replace(self, status=OrderStatus.CLOSED, verified_by=by, verified_at=at, method=method, closed_at=at)

    def reject(self, by: PersonId, round_: int, why: str, at: datetime, due_at: datetime) -> Self:
        """Customer service finds it not good: rework on the same number (R112)."""
        self._must_be_second(by, round_)
        return self._again(why, at, due_at)

    def ask_void(self, by: PersonId, why: str) -> Self:
        """The dispatcher wants the order voided; a second person decides."""
        self._must_be(*_BEFORE_DONE)
        if self.void_asked_by is not None:
            raise Refusal("repair-void-already-asked")
        return replace(self, void_asked_by=by, void_why=why)

    def keep(self) -> Self:
        """The manager declines to void it: it goes on as it was."""
        self._must_be_asked_void()
        return replace(self, void_asked_by=None, void_why="")

    def void(self, by: PersonId, at: datetime) -> Self:
        """The manager voids it. Number and reason are kept for ever (R122, R123)."""
        self._must_be_asked_void()
        if by == self.void_asked_by:
            raise Refusal("repair-second-person")
        return replace(self, status=OrderStatus.VOID, voided_by=by, closed_at=at)

    @property
    def fixed(self) -> bool:
        """Whether the tenant has said, in this round, that it is fixed."""
        return self.answered_at is not None

    def _again(self, why: str, at: datetime, due_at: datetime) -> Self:
        return self._dispatched(at, due_at, technician=self.technician, rework=self.rework + 1, rejected_why=why)

    def _dispatched(
        self, at: datetime, due_at: datetime, *, technician: PersonId, rework: int | None = None, rejected_why: str = ""
    ) -> Self:
        return replace(
            self, status=OrderStatus.DISPATCHED, technician=technician, dispatched_at=at, due_at=due_at,
            rework=self.rework if rework is None else rework, rejected_why=rejected_why,
            accepted_at=None, arrived_at=None, completed_at=None, result=None,
            returned_by=None, returned_at=None, asked_by=None, asked_at=None, answered_at=None,
        )  # fmt: skip

    def _must_be(self, *statuses: OrderStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"order-is-{self.status.value.replace('_', '-')}", number=self.number)

    def _must_be_mine(self, by: PersonId) -> None:
        if by != self.technician:
            raise Refusal("order-not-yours", number=self.number)

    def _must_be_asked(self, round_: int) -> None:
        self._must_be(OrderStatus.VERIFYING)
        if round_ != self.rework or self.fixed:
            raise Refusal("button-stale")

    def _must_be_second(self, by: PersonId, round_: int) -> None:
        self._must_be(*_TO_VERIFY)
        if round_ != self.rework:
            raise Refusal("button-stale")
        if by in {self.technician, self.issued_by}:
            raise Refusal("repair-second-person")

    def _must_be_asked_void(self) -> None:
        self._must_be(*_BEFORE_DONE)
        if self.void_asked_by is None:
            raise Refusal("repair-void-not-asked", number=self.number)
