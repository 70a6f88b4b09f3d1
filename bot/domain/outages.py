"""Planned outages (停水、停电通知, R214, T33): told ahead of time, moved or called off, begun, prolonged, over."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.announcements import AnnouncementId
from bot.domain.audiences import EVERYBODY, TENANTS, All, Home, Is, Some, Trait, Wanted, concerns, traits
from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.roles import Role

OutageId = NewType("OutageId", int)

FOREWARNED = (
    Role.CS_MANAGER, Role.GENERAL_MANAGER, Role.ENGINEERING_MANAGER, Role.TENANT_SUPERVISOR,
    Role.HOUSEKEEPING_SUPERVISOR, Role.SECURITY_SUPERVISOR,
)  # fmt: skip
"""Who hears of it before anybody else does: the manager and the supervisors (R214)."""
ON_DUTY = (Role.DISPATCHER, Role.ENGINEERING_MANAGER)
"""Who is asked at its end whether it is over; the night's watch, too, where they do not answer."""
NIGHT_WATCH = (Role.SECURITY, Role.SECURITY_SUPERVISOR)


class OutageKind(StrEnum):
    """What is switched off; what people can do about it follows from it."""

    WATER = "water"
    POWER = "power"
    LIFT = "lift"
    AIR = "air"
    GAS = "gas"
    NETWORK = "network"
    OTHER = "other"


class OutageReason(StrEnum):
    """Why."""

    MAINTENANCE = "maintenance"
    REPAIR = "repair"
    REPLACEMENT = "replacement"
    INSPECTION = "inspection"
    CLEANING = "cleaning"
    SUPPLIER = "supplier"
    OTHER = "other"


class OutageState(StrEnum):
    """Where it stands. DROPPED: nobody was told of it; CANCELLED: everybody was, and hears that it is called off."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    RUNNING = "running"
    OVER = "over"
    CANCELLED = "cancelled"
    DROPPED = "dropped"


_S = OutageState
AHEAD = (_S.DRAFT, _S.ANNOUNCED)
LIVE = (*AHEAD, _S.RUNNING)
"""What is still to come, and what is not over."""


@dataclass(frozen=True)
class Span:
    """From when to when (UTC)."""

    begins: datetime
    ends: datetime

    def must_be_ahead(self, now: datetime) -> None:
        """Raise the reason why nothing can be planned then."""
        if self.begins <= now:
            raise Refusal("outage-not-ahead")
        if self.ends <= self.begins:
            raise Refusal("outage-ends-first")


@dataclass(frozen=True)
class Place:
    """Where: whole floors, and units beside them; the whole house where it is neither."""

    floors: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is the whole house."""
        return not (self.floors or self.units)

    @property
    def wanted(self) -> Wanted:
        """Whom that means: everybody in the house, else the tenants there."""
        if self.whole:
            return EVERYBODY
        named = ((Trait.FLOOR, self.floors), (Trait.UNIT, self.units))
        terms = tuple(Is(trait, frozenset(values)) for trait, values in named if values)
        return All((TENANTS, terms[0] if len(terms) == 1 else Some(terms)))

    def covers(self, floor: str, unit: str = "") -> bool:
        """Whether it is switched off there."""
        return self.whole or floor in self.floors or unit in self.units


_PLACES = frozenset({Trait.ANYBODY, Trait.CIRCLE, Trait.FLOOR, Trait.UNIT, Trait.USE})


def place_of(wanted: Wanted, homes: Iterable[Home]) -> Place:
    """Where an audience is. Raises Refusal where it says who, not where, or is nowhere."""
    if not traits(wanted) <= _PLACES:
        raise Refusal("outage-not-a-place")
    there = list(homes)
    meant = {home.number for home in there if concerns(wanted, home)}
    if not meant:
        raise Refusal("audience-nobody")
    if len(meant) == len({home.number for home in there}):
        return Place()
    part = {home.floor for home in there if home.number not in meant}
    floors = {home.floor for home in there} - part
    units = {home.number for home in there if home.number in meant and home.floor in part}
    return Place(tuple(sorted(floors)), tuple(sorted(units)))


@dataclass(frozen=True, kw_only=True)
class Outage:
    """Something that is switched off for a while, on purpose. Instants are UTC.

    `said` is the place as it was typed. `urgent` is why it could not be told a day ahead, `notice` the announcement
    that tells of it. `turn` counts the times its hours were changed: what was planned for the old ones is void.
    """

    id: OutageId = cast(OutageId, NEW)
    number: str
    kind: OutageKind
    said: str
    floors: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    begins_at: datetime
    ends_at: datetime
    reason: OutageReason
    note: str = personal(default="")
    note_en: str = personal(default="")
    urgent: str = personal(default="")
    notice: AnnouncementId
    made_by: PersonId
    made_at: datetime
    state: OutageState = OutageState.DRAFT
    turn: int = 0
    why: str = personal(default="")
    ended_by: PersonId | None = None
    over_at: datetime | None = None
    version: int = 0

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.floors, self.units)

    @property
    def details(self) -> Named:
        """What else there is to know, in both languages."""
        return Named(self.note, self.note_en)

    def announce(self) -> Self:
        """Whoever is concerned is being told."""
        self._must_be(_S.DRAFT)
        return replace(self, state=_S.ANNOUNCED)

    def move(self, span: Span, urgent: str, at: datetime) -> Self:
        """It is at another time. Raises Refusal once it has begun, or for a time that is not ahead."""
        self._must_be(*AHEAD)
        span.must_be_ahead(at)
        return replace(self, begins_at=span.begins, ends_at=span.ends, urgent=urgent, turn=self.turn + 1)

    def must_be_told_in_time(self, at: datetime, lead: timedelta) -> None:
        """Raise the reason why it is too late to tell of it then; whoever says why it is urgent may."""
        if not self.urgent and at + lead > self.begins_at:
            raise Refusal("outage-too-soon", count=round(lead / timedelta(hours=1)))

    def call_off(self, by: PersonId, why: str, at: datetime) -> Self:
        """It does not take place: whoever was told hears it; a draft is just dropped."""
        self._must_be(*AHEAD)
        state = _S.CANCELLED if self.state is _S.ANNOUNCED else _S.DROPPED
        return replace(self, state=state, ended_by=by, why=why, over_at=at)

    def drop(self, at: datetime) -> Self:
        """Nobody was told of it, and nobody will be."""
        self._must_be(_S.DRAFT)
        return replace(self, state=_S.DROPPED, over_at=at)

    def begin(self) -> Self:
        """It is switched off now."""
        self._must_be(_S.ANNOUNCED)
        return replace(self, state=_S.RUNNING)

    def prolong(self, until: datetime, why: str, at: datetime) -> Self:
        """It takes longer. Raises Refusal where that is not later, or it is not switched off."""
        self._must_be(_S.RUNNING)
        if until <= max(self.ends_at, at):
            raise Refusal("outage-not-longer")
        return replace(self, ends_at=until, why=why, turn=self.turn + 1)

    def end(self, by: PersonId, at: datetime) -> Self:
        """It works again."""
        self._must_be(_S.RUNNING)
        return replace(self, state=_S.OVER, ended_by=by, over_at=at)

    def erase(self) -> Self:
        """What was written about it goes; what, where and when stays."""
        return replace(self, note="", note_en="", urgent="", why="")

    def _must_be(self, *states: OutageState) -> None:
        if self.state not in states:
            raise Refusal(f"outage-is-{self.state.value}", number=self.number)


_WEEKDAYS = "一二三四五六日"


def moment(local: datetime) -> Named:
    """An instant of the building's wall clock in words that stay true: 11月24日（周二）09:00 / Tue 24 Nov, 09:00."""
    return Named(
        f"{local.month}月{local.day}日（周{_WEEKDAYS[local.weekday()]}）{local:%H:%M}",
        f"{local:%a} {local.day} {local:%b}, {local:%H:%M}",
    )
