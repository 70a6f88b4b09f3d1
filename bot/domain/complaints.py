"""Complaints (R194-R215, §4.2): received, judged, given to somebody with a limit, answered, closed, asked about again.

A suggestion or praise is kept in the same register under the same numbers, and is no complaint.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.parties import About, Department
from bot.domain.people import PersonId, VendorId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, IntakeId
from bot.domain.roles import Role
from bot.domain.units import TenantId, UnitId

ComplaintId = NewType("ComplaintId", int)


class Kind(StrEnum):
    """What was written: only a complaint is judged, limited and counted as one (§4.2)."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class Topic(StrEnum):
    """What it is about (§7.3)."""

    STAFF_ATTITUDE = "staff_attitude"
    REPAIR_QUALITY = "repair_quality"
    EQUIPMENT = "equipment"
    CLEANING = "cleaning"
    SECURITY_ORDER = "security_order"
    NOISE = "noise"
    FIT_OUT = "fit_out"
    NEIGHBOUR = "neighbour"
    FEES = "fees"
    PARKING = "parking"
    ELEVATOR = "elevator"
    HVAC_COMFORT = "hvac_comfort"
    LAUNDRY = "laundry"
    MEALS = "meals"
    MAIL = "mail"
    SMOKING = "smoking"
    PRIVACY = "privacy"
    OTHER = "other"


class Grade(StrEnum):
    """How soon it must be settled (§7.3)."""

    URGENT = "urgent"
    ORDINARY = "ordinary"
    COMPLEX = "complex"


class Liability(StrEnum):
    """Whose doing it was (R197, R198)."""

    TENANT = "tenant"
    COMPANY = "company"
    THIRD_PARTY = "third_party"
    MIXED = "mixed"


class Satisfaction(StrEnum):
    """What the complainant says when called after it was closed (回访, A/B/C)."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    NOT = "not"


class ComplaintStatus(StrEnum):
    """Where it stands. HANDLED: the owner has reported; ANSWERED: the complainant has the result and is asked."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    HANDLED = "handled"
    ANSWERED = "answered"
    CLOSED = "closed"
    INVALID = "invalid"
    NOTED = "noted"
    IS_A_REPAIR = "is_a_repair"


_S = ComplaintStatus
OPEN = frozenset({_S.RECEIVED, _S.ASSIGNED, _S.HANDLED, _S.ANSWERED})
IN_HAND = frozenset({_S.ASSIGNED, _S.HANDLED})
UNDECIDED = IN_HAND | {_S.RECEIVED}
"""The house has to do something, and the complainant waits."""
HIGHEST = 2
"""The last step of the ladder: supervisor (0), manager (1), general manager (2)."""


OF_SOMEBODY = frozenset({Topic.STAFF_ATTITUDE, Topic.PRIVACY})
"""What only people do: somebody of the house is meant."""


@dataclass(frozen=True)
class Task:
    """Who settles it, for which department, until when (R199); `due_at` UTC."""

    department: Department
    owner: PersonId
    due_at: datetime
    grade: Grade


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """A complaint (用户投诉记录表): who, from where, about what and whom; what was found; how it ended.

    `intake` is the repair record it came from or became (R85). `complainant` is nobody where a colleague (`taken_by`)
    took it down for somebody who has no account with us: then `caller` is who spoke. `level` is how far up the ladder
    it has gone; `answered_at` the first answer by a human being; `told_at` when the complainant last heard anything.
    """

    id: ComplaintId = cast(ComplaintId, NEW)
    number: str
    channel: Channel = Channel.CHAT
    kind: Kind = Kind.COMPLAINT
    topic: Topic = Topic.OTHER
    unit: UnitId | None
    tenant: TenantId | None
    complainant: PersonId | None
    caller: str = personal(default="")
    caller_phone: str = personal(default="")
    taken_by: PersonId | None = None
    anonymous: bool = False
    text: str = personal()
    photos: tuple[str, ...] = personal(default=())
    received_at: datetime
    intake: IntakeId | None = None
    about_person: PersonId | None = None
    about_vendor: VendorId | None = None
    about_roles: tuple[Role, ...] = ()
    status: ComplaintStatus = ComplaintStatus.RECEIVED
    level: int = 0
    department: Department | None = None
    owner: PersonId | None = None
    grade: Grade | None = None
    due_at: datetime | None = None
    liability: Liability | None = None
    result: str = personal(default="")
    unhappy: str = personal(default="")
    rounds: int = 0
    answered_at: datetime | None = None
    told_at: datetime | None = None
    closed_at: datetime | None = None
    called_at: datetime | None = None
    satisfaction: Satisfaction | None = None
    version: int = 0

    @property
    def about(self) -> About:
        """Whom it is about."""
        return About(self.about_person, self.about_vendor, frozenset(self.about_roles))

    @property
    def delicate(self) -> bool:
        """Whether somebody of the house must be meant, and nobody knows yet who."""
        return self.about.nobody and self.topic in OF_SOMEBODY

    @property
    def plain(self) -> bool:
        """Whether its words may go to others: nobody of the house is meant, and who complains may be known."""
        return self.about.nobody and not self.delicate and not self.anonymous

    @property
    def told(self) -> bool:
        """Whether the complainant has been told what was found."""
        return self.status in {_S.ANSWERED, _S.CLOSED, _S.INVALID}

    # -- what it is -----------------------------------------------------------------------------------------------

    def convert(self, at: datetime, intake: IntakeId) -> Self:
        """It is a repair; the complaint keeps its number, and leads to the report (R85)."""
        self._must_be(_S.RECEIVED)
        return replace(self, status=_S.IS_A_REPAIR, intake=intake, closed_at=at)

    def take_up_again(self) -> Self:
        """The repair desk hands it over a second time."""
        if self.status is not _S.IS_A_REPAIR:
            raise Refusal("complaint-taken-up", number=self.number)
        return replace(self, status=_S.RECEIVED, closed_at=None)

    def note(self, kind: Kind, at: datetime) -> Self:
        """It is a suggestion, or praise: thanked for and kept, no complaint."""
        self._must_be(_S.RECEIVED)
        return replace(self, status=_S.NOTED, kind=kind, answered_at=at, told_at=at, closed_at=at)

    def reject(self, why: str, at: datetime) -> Self:
        """It is not valid: explained, closed, and counted all the same (R194)."""
        self._must_be(_S.RECEIVED)
        return replace(self, status=_S.INVALID, result=why, answered_at=at, told_at=at, closed_at=at)

    def concerns(self, about: About) -> Self:
        """Whom it is about: they and theirs never hear of it."""
        self._must_be(*OPEN)
        if about.person is not None and about.person == self.owner:
            raise Refusal("complaint-owner-is-party", number=self.number)
        roles = tuple(sorted(about.roles))
        return replace(self, about_person=about.person, about_vendor=about.vendor, about_roles=roles)

    # -- how it is settled ----------------------------------------------------------------------------------------

    def assign(self, task: Task, at: datetime) -> Self:
        """It is valid, and somebody settles it until then (R199); again when it is given to somebody else.

        Raises:
            Refusal: the limit has passed already, or it is over.

        """
        self._must_be(_S.RECEIVED, _S.ASSIGNED)
        if task.due_at <= at:
            raise Refusal("complaint-limit-passed")
        if task.owner == self.about_person:
            raise Refusal("complaint-owner-is-party", number=self.number)
        return replace(
            self, status=_S.ASSIGNED, department=task.department, owner=task.owner, due_at=task.due_at, grade=task.grade
        )

    def tell(self, at: datetime) -> Self:
        """The complainant hears how it goes (R204, R209)."""
        self._must_be(*OPEN)
        return replace(self, answered_at=self.answered_at or at, told_at=at)

    def handle(self, result: str, liability: Liability) -> Self:
        """The owner reports what was found and done (R196-R198)."""
        self._must_be(_S.ASSIGNED)
        return replace(self, status=_S.HANDLED, result=result, liability=liability)

    def give_back(self) -> Self:
        """That is not enough: the owner goes on."""
        self._must_be(_S.HANDLED)
        return replace(self, status=_S.ASSIGNED)

    def release(self) -> Self:
        """Its owner has left, or may not know of it: it waits to be given to somebody else, whatever they reported.

        What the complainant has been answered stays answered.
        """
        self._must_be(_S.ASSIGNED, _S.HANDLED, _S.ANSWERED)
        if self.status is _S.ANSWERED:
            return replace(self, owner=None)
        return replace(self, status=_S.RECEIVED, owner=None, department=None, due_at=None, grade=None)

    def answer(self, result: str, at: datetime) -> Self:
        """The complainant has the result, and is asked whether it is good (R200)."""
        self._must_be(_S.HANDLED)
        return replace(self, status=_S.ANSWERED, result=result, answered_at=self.answered_at or at, told_at=at)

    def settle(self, at: datetime) -> Self:
        """The complainant is content: closed and archived."""
        self._must_be(_S.ANSWERED)
        return replace(self, status=_S.CLOSED, closed_at=at)

    def refuse(self, why: str) -> Self:
        """The complainant is not content: it waits to be taken up again, a step higher (R206, R212)."""
        self._must_be(_S.ANSWERED)
        level = min(self.level + 1, HIGHEST)
        return replace(
            self, status=_S.RECEIVED, unhappy=why, level=level, rounds=self.rounds + 1, owner=None, department=None,
            due_at=None, grade=None,
        )  # fmt: skip

    def escalate(self) -> Self:
        """It is too difficult, or has taken too long: the next above decides (R212)."""
        self._must_be(_S.RECEIVED, _S.ASSIGNED, _S.HANDLED)
        if self.level == HIGHEST:
            raise Refusal("complaint-at-the-top", number=self.number)
        return replace(self, level=self.level + 1)

    def follow_up(self, satisfaction: Satisfaction, at: datetime) -> Self:
        """They were called after it was closed (回访). Who is not content may have it taken up again."""
        self._must_be(_S.CLOSED)
        if self.called_at is not None:
            raise Refusal("complaint-called-already", number=self.number)
        return replace(self, called_at=at, satisfaction=satisfaction)

    def reopen(self, why: str) -> Self:
        """It was not settled after all: it waits to be taken up again, a step higher, and to be called about anew."""
        self._must_be(_S.CLOSED)
        return replace(self, status=_S.ANSWERED, closed_at=None, called_at=None).refuse(why)

    def erase(self) -> Self:
        """What a person wrote goes; number, unit and times stay in the register."""
        return replace(self, text="", photos=(), caller="", caller_phone="", result="", unhappy="")

    def _must_be(self, *statuses: ComplaintStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"complaint-is-{self.status.value.replace('_', '-')}", number=self.number)
