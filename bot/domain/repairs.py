"""The repair record: what somebody reported, and whether a work order has been issued for it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.categories import Category, Urgency
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

IntakeId = NewType("IntakeId", int)
EntryId = NewType("EntryId", int)


class Channel(StrEnum):
    """How a repair was reported (R105, R106)."""

    CHAT = "chat"
    PHONE = "phone"
    WALK_IN = "walk_in"
    LETTER = "letter"
    INSPECTION = "inspection"
    SECURITY = "security"


def called_in(channel: Channel, taken_by: PersonId | None) -> bool:
    """Whether somebody else spoke, and a colleague wrote it down; what an inspection finds is the colleague's own."""
    return taken_by is not None and channel is not Channel.INSPECTION


class IntakeStatus(StrEnum):
    """Where a repair record stands before and beside its work order."""

    TO_DISPATCH = "to_dispatch"
    ISSUED = "issued"
    CANCELLED = "cancelled"
    MERGED = "merged"
    CONVERTED = "converted"
    CLOSED = "closed"


_S = IntakeStatus
OPEN = frozenset({_S.TO_DISPATCH, _S.ISSUED})


@dataclass(frozen=True, kw_only=True)
class Intake:
    """The repair record (电话报修记录单, R116) or the inspection record (R117): who reported what, and who took it.

    `caller` is who spoke where a colleague took it down, `caller_phone` how to reach them; `follows` is the record it
    was split from or comes back to; `closed_at` is when it was written down that it is settled; `alarms` counts how
    often an alarm was begun anew: only the last one goes on.
    """

    id: IntakeId = cast(IntakeId, NEW)
    number: str
    channel: Channel
    unit: UnitId | None
    tenant: TenantId | None
    place: str = personal(default="")
    reporter: PersonId
    caller: str = personal(default="")
    caller_phone: str = personal(default="")
    taken_by: PersonId | None = None
    text: str = personal()
    photos: tuple[str, ...] = personal(default=())
    voice: str = personal(default="")
    category: Category
    urgency: Urgency
    reported_at: datetime
    preferred_at: datetime | None = None
    status: IntakeStatus = IntakeStatus.TO_DISPATCH
    follows: IntakeId | None = None
    merged_into: IntakeId | None = None
    chases: int = 0
    chased_at: datetime | None = None
    closed_at: datetime | None = None
    message: int | None = personal(default=None)
    alarms: int = 0
    version: int = 0

    @property
    def emptied(self) -> bool:
        """Whether nothing stays of what was said and shown: it was erased at the person's wish."""
        return not (self.text or self.photos or self.voice)

    def issue(self) -> Self:
        """A work order has been issued for it; one item, one order (R132)."""
        self._must_be(_S.TO_DISPATCH)
        return replace(self, status=_S.ISSUED)

    def cancel(self, at: datetime) -> Self:
        """It is taken back before an order is issued; no order number is used."""
        self._must_be(_S.TO_DISPATCH)
        return replace(self, status=_S.CANCELLED, closed_at=at)

    def merge(self, into: "Intake", at: datetime) -> Self:
        """It is the same trouble as another open record: one order serves both."""
        self._must_be(_S.TO_DISPATCH)
        if into.id == self.id or into.status not in OPEN:
            raise Refusal("repair-cannot-merge", number=into.number)
        return replace(self, status=_S.MERGED, merged_into=into.id, closed_at=at)

    def follow(self, into: "Intake") -> Self:
        """What it was merged into has itself been merged: it goes along."""
        self._must_be(_S.MERGED)
        return replace(self, merged_into=into.id)

    def split(self, number: str, text: str, at: datetime) -> Self:
        """A second trouble that was reported with it: a record of its own, under a number of its own."""
        self._must_be(*OPEN)
        return replace(
            self, id=cast(IntakeId, NEW), number=number, text=text, photos=(), voice="", reported_at=at,
            status=_S.TO_DISPATCH, follows=self.id, merged_into=None, message=None, chases=0, chased_at=None, alarms=0,
            version=0,
        )  # fmt: skip

    def separate(self) -> Self:
        """It was another trouble after all: it waits for an order of its own."""
        self._must_be(_S.MERGED)
        return replace(self, status=_S.TO_DISPATCH, merged_into=None, closed_at=None)

    def convert(self, at: datetime) -> Self:
        """It is a complaint, not a repair (R85)."""
        self._must_be(_S.TO_DISPATCH)
        return replace(self, status=_S.CONVERTED, closed_at=at)

    def come_back(self) -> Self:
        """It was a repair after all (R85)."""
        self._must_be(_S.CONVERTED)
        return replace(self, status=_S.TO_DISPATCH, closed_at=None)

    def come_back_as(self, text: str, category: Category, urgency: Urgency) -> Self:
        """It was a repair as well; what was written, shown and said of it, by whom and where, does not come along."""
        told = replace(self.come_back(), text=text, photos=(), voice="", place="", caller="", caller_phone="")
        return told.regrade(category, urgency)

    def close(self, at: datetime) -> Self:
        """Its work order was verified and closed, or voided."""
        self._must_be(_S.ISSUED)
        return replace(self, status=_S.CLOSED, closed_at=at)

    def reopen(self) -> Self:
        """Its work order goes on."""
        self._must_be(_S.CLOSED)
        return replace(self, status=_S.ISSUED, closed_at=None)

    def chase(self, at: datetime, pause: timedelta) -> Self:
        """Who waits with it asks where it stays (催单): at most once in `pause`, even where it was merged."""
        self._must_be(*OPEN, _S.MERGED)
        if self.chased_at is not None and at - self.chased_at < pause:
            raise Refusal("repair-chased-already", until=self.chased_at + pause)
        return replace(self, chases=self.chases + 1, chased_at=at)

    def press(self) -> Self:
        """Somebody whose report was merged into this one asks where it stays."""
        self._must_be(*OPEN)
        return replace(self, chases=self.chases + 1)

    def regrade(self, category: Category, urgency: Urgency) -> Self:
        """The dispatcher knows better what it is and how urgent."""
        self._must_be(*OPEN)
        return replace(self, category=category, urgency=urgency)

    def alarm(self) -> Self:
        """Nobody has accepted it: an alarm begins, and the one before falls silent."""
        return replace(self, alarms=self.alarms + 1)

    def erase(self) -> Self:
        """What a person wrote and photographed goes; number, unit and times stay in the register."""
        return replace(self, text="", photos=(), voice="", place="", caller="", caller_phone="", message=None)

    def _must_be(self, *statuses: IntakeStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"repair-is-{self.status.value.replace('_', '-')}")


class Outcome(StrEnum):
    """What the dispatcher did with a reported item."""

    ISSUED = "issued"
    MERGED = "merged"
    CONVERTED = "converted"
    PUT_BACK = "put_back"


@dataclass(frozen=True, kw_only=True)
class DispatchEntry:
    """A line of the dispatch log (调度记录, R108, R118): consecutive number, item, order, who dispatched it when.

    Merged and converted items have their line too, so that the audit's first pair adds up (R131).
    """

    id: EntryId = cast(EntryId, NEW)
    number: int
    intake: IntakeId
    order: int | None
    outcome: Outcome
    dispatcher: PersonId
    at: datetime
    why: str = personal(default="")
    version: int = 0

    def becomes(self, outcome: Outcome, order: int | None, by: PersonId, at: datetime) -> Self:
        """The dispatcher decides otherwise; the line keeps its number."""
        return replace(self, outcome=outcome, order=order, dispatcher=by, at=at)

    def take_back(self, at: datetime) -> Self:
        """What was decided no longer holds; the line keeps its number, and who wrote it."""
        return replace(self, outcome=Outcome.PUT_BACK, order=None, at=at)

    def erase(self) -> Self:
        """What was noted of it goes; the line and its number stay."""
        return replace(self, why="")
