"""Emergencies on record (突发事件): what happened where, who has it in hand, the all-clear, the report afterwards."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.names import without
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.domain.units import UnitId

IncidentId = NewType("IncidentId", int)

ALARMED = (Role.SECURITY, Role.SECURITY_SUPERVISOR, Role.ENGINEERING_MANAGER, Role.CS_MANAGER, Role.DISPATCHER)
"""Who hears of danger at once, again until somebody goes there, and that it is over."""

ABOVE: tuple[tuple[frozenset[Role], Role], ...] = (
    (frozenset({Role.SECURITY}), Role.SECURITY_SUPERVISOR),
    (frozenset({Role.DISPATCHER}), Role.ENGINEERING_MANAGER),
    (frozenset({Role.RECEPTIONIST, Role.CSR}), Role.TENANT_SUPERVISOR),
)
"""Whose supervisor hears of a report that is not written; everybody else's is the manager."""

APPROVERS = (Role.CS_MANAGER, Role.GENERAL_MANAGER)
"""Who reads the report: the manager; the general manager where that is whoever wrote it."""


class IncidentKind(StrEnum):
    """What it is; what people are told to do follows from it."""

    FIRE = "fire"
    WATER = "water"
    LIFT = "lift"
    POWER = "power"
    GAS = "gas"
    INJURY = "injury"
    SECURITY = "security"
    OTHER = "other"


class IncidentStatus(StrEnum):
    """Where it stands: the danger lasts; it is over and the report is due; the report is read; all is filed.

    MERGED: it was the same as another one, which goes on for both.
    """

    OPEN = "open"
    CLEARED = "cleared"
    REPORTED = "reported"
    CLOSED = "closed"
    MERGED = "merged"


_S = IncidentStatus


@dataclass(frozen=True)
class Report:
    """What is written of it afterwards."""

    cause: str
    measures: str
    consequences: str
    prevention: str


@dataclass(frozen=True, kw_only=True)
class Incident:
    """One emergency, however many people report it. Instants are UTC; `began_at` is the first alarm.

    `floor` is the floor's label, empty where it is of no floor; `rounds` counts how often a report was asked for.
    `accepted_by` goes there: until somebody does, everybody who must know is called again.
    """

    id: IncidentId = cast(IncidentId, NEW)
    number: str
    kind: IncidentKind
    unit: UnitId | None = None
    floor: str = ""
    place: str = personal(default="")
    text: str = personal(default="")
    reporter: PersonId | None = None
    caller: str = personal(default="")
    began_at: datetime
    opened_by: PersonId | None
    opened_at: datetime
    holder: PersonId | None
    accepted_by: PersonId | None = None
    status: IncidentStatus = IncidentStatus.OPEN
    cleared_by: PersonId | None = None
    cleared_at: datetime | None = None
    clear_words: str = personal(default="")
    due_at: datetime | None = None
    rounds: int = 0
    cause: str = personal(default="")
    measures: str = personal(default="")
    consequences: str = personal(default="")
    prevention: str = personal(default="")
    reported_by: PersonId | None = None
    reported_at: datetime | None = None
    returned_why: str = personal(default="")
    approved_by: PersonId | None = None
    approved_at: datetime | None = None
    merged_into: IncidentId | None = None
    version: int = 0

    @property
    def over(self) -> bool:
        """Whether the all-clear was given."""
        return self.status is not _S.OPEN

    def like(self, kind: IncidentKind, unit: UnitId | None, floor: str) -> int:
        """How much it looks like the same emergency as another alarm; 0: not at all.

        The same unit, or the same floor, and nothing that speaks against it; of one kind where a place is not known.
        """
        if self.over or (self.floor and floor and self.floor != floor):
            return 0
        same_kind = IncidentKind.OTHER in {self.kind, kind} or self.kind is kind
        if self.unit is not None and self.unit == unit:
            return 3 + (self.kind is kind)
        if self.floor and self.floor == floor:
            return 2 + (self.kind is kind) if same_kind else 1
        return 1 if self.kind is kind else 0

    # -- while it lasts -------------------------------------------------------------------------------------------

    @property
    def calls(self) -> bool:
        """Whether somebody is still called for: the danger lasts, and nobody goes there."""
        return self.status is _S.OPEN and self.accepted_by is None

    def accept(self, by: PersonId) -> Self:
        """Somebody goes there; who goes already, goes."""
        self._must_be(_S.OPEN)
        return self if self.accepted_by is not None else replace(self, accepted_by=by)

    def take_over(self, by: PersonId) -> Self:
        """A colleague goes on with it; with what is filed there is nothing to go on."""
        self._must_be(_S.OPEN, _S.CLEARED)
        if self.holder == by:
            raise Refusal("incident-yours-already")
        return replace(self, holder=by)

    def since(self, at: datetime) -> Self:
        """An alarm of it was given then."""
        return replace(self, began_at=min(self.began_at, at))

    def leave(self, person: PersonId) -> Self:
        """Somebody has left the house: another must have it in hand, or go there, as far as that was them."""
        return replace(
            self,
            holder=None if self.holder == person else self.holder,
            accepted_by=None if self.accepted_by == person else self.accepted_by,
        )

    def correct(self, kind: IncidentKind, unit: UnitId | None, floor: str) -> Self:
        """It is something else, or somewhere else."""
        self._must_be(_S.OPEN, _S.CLEARED)
        return replace(self, kind=kind, unit=unit, floor=floor)

    def merge(self, into: "Incident") -> Self:
        """It is the same emergency as another one: that one goes on, this number stays and leads to it."""
        self._must_be(_S.OPEN)
        into.must_be_open()
        if into.id == self.id:
            raise Refusal("incident-joined-already", number=into.number)
        return replace(self, status=_S.MERGED, merged_into=into.id, holder=None)

    def take_in(self, other: "Incident") -> Self:
        """Another one was the same: what was known of that is known of this."""
        return replace(
            self.since(other.began_at),
            holder=other.holder if self.holder is None else self.holder,
            accepted_by=other.accepted_by if self.accepted_by is None else self.accepted_by,
        )

    def must_be_open(self) -> None:
        """Raise the reason why nothing more is to be done about the danger itself."""
        self._must_be(_S.OPEN)

    def must_not_be_filed(self) -> None:
        """Raise the reason why nothing can be added any more."""
        self._must_be(_S.OPEN, _S.CLEARED, _S.REPORTED)

    def clear(self, by: PersonId, words: str, at: datetime, allowed: timedelta) -> Self:
        """The danger is over, once; from now on the report is due."""
        self._must_be(_S.OPEN)
        return replace(
            self, status=_S.CLEARED, cleared_by=by, cleared_at=at, clear_words=words, due_at=at + allowed, rounds=1
        )

    # -- afterwards -----------------------------------------------------------------------------------------------

    def report(self, by: PersonId, report: Report, at: datetime) -> Self:
        """Whoever has it has written what happened."""
        self._must_be(_S.CLEARED)
        if self.holder != by:
            raise Refusal("incident-not-yours")
        return replace(
            self, status=_S.REPORTED, reported_by=by, reported_at=at, returned_why="", cause=report.cause,
            measures=report.measures, consequences=report.consequences, prevention=report.prevention,
        )  # fmt: skip

    def approve(self, by: PersonId, at: datetime) -> Self:
        """It is good; a second person says so."""
        self._must_be_read_by(by)
        return replace(self, status=_S.CLOSED, approved_by=by, approved_at=at)

    def hand_back(self, by: PersonId, why: str, at: datetime, allowed: timedelta) -> Self:
        """It is not good yet: why; whoever has it writes it anew."""
        self._must_be_read_by(by)
        return replace(self, status=_S.CLEARED, returned_why=why, due_at=at + allowed, rounds=self.rounds + 1)

    # -- what is kept ---------------------------------------------------------------------------------------------

    def forget(self, person: PersonId, words: Collection[str]) -> Self:
        """Whoever gave an alarm is forgotten: what they said goes, and their names from what others said and wrote."""
        left = self
        for name in (*_SAID, *_WRITTEN) if words else ():
            left = replace(left, **{name: without(getattr(self, name), words)})  # type: ignore[arg-type] # all are texts
        return replace(left, text="", place="", caller="") if self.reporter == person else left

    def erase(self) -> Self:
        """All that was said and written goes; number, kind, floor, times stay."""
        return replace(
            self, text="", place="", caller="", clear_words="", cause="", measures="", consequences="", prevention="",
            returned_why="",
        )  # fmt: skip

    def _must_be_read_by(self, by: PersonId) -> None:
        self._must_be(_S.REPORTED)
        if self.reported_by == by:
            raise Refusal("incident-by-another")

    def _must_be(self, *statuses: IncidentStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"incident-is-{self.status.value}", number=self.number)


_SAID = ("text", "place", "caller")
_WRITTEN = ("clear_words", "cause", "measures", "consequences", "prevention", "returned_why")
