"""Somebody waits for a fax (R229): told the moment one comes, or that none has."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.fax_in import FaxIn, FaxInId
from bot.domain.fax_in_words import bare
from bot.domain.people import Actor, PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId, UnitId

FaxWatchId = NewType("FaxWatchId", int)


class WatchStatus(StrEnum):
    """Whether they still wait."""

    WATCHING = "watching"
    NOTIFIED = "notified"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, kw_only=True)
class FaxWatch:
    """Who waits for a fax where, until when; `by_desk`: the clerk noted it down. `name` empty: whatever comes."""

    id: FaxWatchId = cast(FaxWatchId, NEW)
    tenant: TenantId
    unit: UnitId
    name: str = personal(default="")
    asked_by: PersonId
    by_desk: bool = False
    asked_at: datetime
    until: datetime
    status: WatchStatus = WatchStatus.WATCHING
    fax: FaxInId | None = None
    closed_at: datetime | None = None
    version: int = 0

    @property
    def waits(self) -> bool:
        """Whether nothing has come of it yet."""
        return self.status is WatchStatus.WATCHING

    def belongs_to(self, actor: Actor) -> bool:
        """Whether the actor stands for who waits."""
        return self.tenant in actor.tenants

    def is_for(self, fax: FaxIn) -> bool:
        """Whether that is what they wait for: of two names one must stand in the other, as far as both are known."""
        if not self.waits or fax.tenant != self.tenant:
            return False
        mine, theirs = bare(self.name), bare(fax.addressee)
        return mine in theirs or theirs in mine

    def meet(self, fax: FaxInId, at: datetime) -> Self:
        """It has come."""
        return replace(self, status=WatchStatus.NOTIFIED, fax=fax, closed_at=at)

    def withdraw(self, at: datetime) -> Self:
        """They do not wait any more."""
        if not self.waits:
            raise Refusal(f"fax-in-watch-{self.status.value}")
        return replace(self, status=WatchStatus.WITHDRAWN, closed_at=at)

    def expire(self, at: datetime) -> Self:
        """Nothing has come for so long."""
        return replace(self, status=WatchStatus.EXPIRED, closed_at=at)

    def erase(self) -> Self:
        """Who waited goes."""
        return replace(self, name="")
