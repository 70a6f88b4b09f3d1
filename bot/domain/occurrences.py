"""A thing that is due once: of a kind, for a scope, on a day of the building's calendar."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType, Self, cast

from bot.domain.records import NEW
from bot.domain.refusal import Refusal

OccurrenceId = NewType("OccurrenceId", int)


class OccurrenceState(StrEnum):
    """Waiting, done, or passed over because it was too late."""

    DUE = "due"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


class Listing(StrEnum):
    """Whether the manager finds it in the calendar of what is coming, and may change its time.

    FIXED is what hangs together with other hours, such as the order list with the cut-off. LATER tells of a time that
    has to be over, such as a month: it can be put off, and is never done before its day.
    """

    HIDDEN = "hidden"
    FIXED = "fixed"
    MOVABLE = "movable"
    LATER = "later"


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One thing due at `due_at`; after `window_end` its kind's late rule applies (both UTC).

    What somebody has changed `by_hand` the plan leaves as it is. `local_date` is the day for which it was written down.
    """

    id: OccurrenceId = cast(OccurrenceId, NEW)
    kind: str
    scope: str
    local_date: date
    due_at: datetime
    window_end: datetime
    state: OccurrenceState = OccurrenceState.DUE
    done_at: datetime | None = None
    why: str = ""
    listing: Listing = Listing.HIDDEN
    by_hand: bool = False
    version: int = 0

    def skip(self, why: str, at: datetime) -> Self:
        """It does not happen this time.

        Raises:
            Refusal: it is over, or nobody may change it.

        """
        self._must_be_open()
        return replace(self, state=OccurrenceState.SKIPPED, done_at=at, why=why, by_hand=True)

    def on(self, day: date) -> Self:
        """It is to happen on that day. Raises Refusal where it tells of a time that is not over by then."""
        if self.listing is Listing.LATER and day < self.local_date:
            raise Refusal("coming-too-early", day=self.local_date)
        return self

    def move(self, to: datetime, why: str, at: datetime) -> Self:
        """It happens then instead; with the time that it may be late. Raises as `skip`, and for what is not ahead."""
        self._must_be_open()
        if to <= at:
            raise Refusal("coming-not-ahead")
        return self._at(to, why)

    def run_now(self, why: str, at: datetime) -> Self:
        """It happens at the next tick. Raises as `skip`."""
        self._must_be_open()
        return self._at(at, why)

    def _at(self, due: datetime, why: str) -> Self:
        late = self.window_end - self.due_at
        return replace(self, due_at=due, window_end=due + late, why=why, by_hand=True)

    def _must_be_open(self) -> None:
        if self.state is not OccurrenceState.DUE:
            raise Refusal("coming-over")
        if self.listing not in {Listing.MOVABLE, Listing.LATER}:
            raise Refusal("coming-fixed")
