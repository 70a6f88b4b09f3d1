"""Shift handover (交接班, R68, R246): what is handed to the next watch, by whom, and who has taken it over."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.roles import FRONT_DESK, Role

HandoverId = NewType("HandoverId", int)


class Watch(StrEnum):
    """Who looks after the house: the desk while it is open, security at night and on days off."""

    DESK = "desk"
    NIGHT = "night"

    @property
    def before(self) -> "Watch":
        """The watch that it takes over from."""
        return Watch.NIGHT if self is Watch.DESK else Watch.DESK


ON_WATCH: Mapping[Watch, tuple[Role, ...]] = {
    Watch.DESK: FRONT_DESK,
    Watch.NIGHT: (Role.SECURITY, Role.SECURITY_SUPERVISOR),
}
"""Who stands each watch; who answers for the desk may sign for either (R79)."""
ANSWERING = (Role.TENANT_SUPERVISOR, Role.CS_MANAGER)


@dataclass(frozen=True, kw_only=True)
class Handover:
    """One change of watch: `to` comes on at `due_at`. What was open is counted when it is handed over.

    Until somebody takes it over, whoever handed it over answers for everything in it.
    """

    id: HandoverId = cast(HandoverId, NEW)
    day: date
    to: Watch
    due_at: datetime
    handed_by: PersonId | None = None
    handed_at: datetime | None = None
    figures: dict[str, int] = field(default_factory=dict)
    note: str = personal(default="")
    taken_by: PersonId | None = None
    taken_at: datetime | None = None
    version: int = 0

    def hand(self, by: PersonId, figures: Mapping[str, int], at: datetime) -> Self:
        """The watch that goes says what there is. Raises Refusal where that has been done."""
        if self.handed_at is not None:
            raise Refusal("handover-handed-already")
        return replace(self, handed_by=by, handed_at=at, figures=dict(figures))

    def add(self, note: str) -> Self:
        """A word for the next watch. Raises Refusal where it has been taken over."""
        if self.taken_at is not None:
            raise Refusal("handover-taken-already")
        return replace(self, note="\n".join(filter(None, (self.note, note))))

    def take(self, by: PersonId, at: datetime) -> Self:
        """The watch that comes has read it.

        Raises:
            Refusal: it has not been handed over yet, has been taken over already, or by whoever handed it over.

        """
        if self.handed_at is None:
            raise Refusal("handover-not-handed")
        if self.taken_at is not None:
            raise Refusal("handover-taken-already")
        if by == self.handed_by:
            raise Refusal("handover-by-another")
        return replace(self, taken_by=by, taken_at=at)

    def erase(self) -> Self:
        """What somebody wrote goes; who and when stay."""
        return replace(self, note="")
