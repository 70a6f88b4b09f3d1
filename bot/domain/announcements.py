"""Announcements (R21): composed, approved by a second person where many are meant, sent, paused, stopped, taken back.

The ledger has a line for everybody who was meant: whether it reached them, and whether they say that they read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NewType, Self, cast

from bot.domain.people import PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal

AnnouncementId = NewType("AnnouncementId", int)
UNDO = timedelta(seconds=15)
"""So long after "send" it can still be taken back before anybody has it."""

CARD = "card:"
"""Before the name of a festival, in the place of a picture: the card that the house draws for it."""


class Occasion(StrEnum):
    """Why it is sent: somebody has something to say, a festival is near, or something is switched off for a while."""

    NOTICE = "notice"
    GREETING = "greeting"
    OUTAGE = "outage"


class State(StrEnum):
    """Where an announcement is."""

    DRAFT = "draft"
    WAITING = "waiting"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"
    RECALLED = "recalled"
    DISCARDED = "discarded"


UNDER_WAY = frozenset({State.SENDING, State.PAUSED})
OUT = UNDER_WAY | {State.DONE, State.STOPPED}
"""Somebody may have it."""
CLOSED = frozenset({State.DONE, State.STOPPED, State.RECALLED, State.DISCARDED})


class Reach(StrEnum):
    """What became of it for one person: waits, written, came, perhaps came; why it could not; or being taken back."""

    WAITING = "waiting"
    WRITTEN = "written"
    SENT = "sent"
    UNKNOWN = "unknown"
    BLOCKED = "blocked"
    NEVER = "never"
    RECALLING = "recalling"
    RECALLED = "recalled"
    GONE = "gone"


REACHED = frozenset({Reach.SENT, Reach.UNKNOWN})
MISSED = frozenset({Reach.BLOCKED, Reach.NEVER})
"""Who has to be phoned."""


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """What is said to whom, in both languages (readers of English get the Chinese words where there are no others).

    `said` is the audience as it was typed, `wanted` as it was understood. `turn` counts the times it has been begun:
    after a pause what was not sent is written anew. `days` is for how long it holds; then it is taken back. What
    `follows` another one and is `wanted` by no words of its own goes to exactly those who have been told before.
    """

    id: AnnouncementId = cast(AnnouncementId, NEW)
    number: str
    occasion: Occasion = Occasion.NOTICE
    text_zh: str = personal()
    text_en: str = personal(default="")
    photos: tuple[str, ...] = ()
    document: str = ""
    said: str = ""
    wanted: tuple[Any, ...] = ()
    asks: bool = False
    pins: bool = False
    days: int = 0
    follows: AnnouncementId | None = None
    made_by: PersonId | None = None
    made_at: datetime
    state: State = State.DRAFT
    send_at: datetime | None = None
    decided_by: PersonId | None = None
    decided_at: datetime | None = None
    why: str = personal(default="")
    turn: int = 0
    begun_at: datetime | None = None
    over_at: datetime | None = None
    expires_at: datetime | None = None
    version: int = 0

    def own(self, by: PersonId | None) -> bool:
        """Whether it is theirs: written by them, or nobody's own: the house's, or the draft of an outage's notice."""
        notice = self.occasion is Occasion.OUTAGE and self.state is State.DRAFT
        return notice or self.made_by in {None, by}

    def adopt(self, by: PersonId) -> Self:
        """Whoever takes a draft in hand that is nobody's own stands for it. Raises Refusal where it is somebody's."""
        if not self.own(by):
            raise Refusal("announcement-not-own")
        return replace(self, made_by=by)

    def submit(self, at: datetime, to: datetime | None, *, alone: bool) -> Self:
        """It is to be sent now (after a moment to undo it) or then; where one may not decide it alone, it waits.

        Raises:
            Refusal: it is under way or over, or then is not ahead.

        """
        self._must_be(State.DRAFT)
        if to is not None and to <= at:
            raise Refusal("announcement-not-ahead")
        kept = self.send_at if self.send_at and self.send_at > at else None
        due = to or kept or at + UNDO
        state = State.SCHEDULED if alone else State.WAITING
        return replace(self, state=state, send_at=due, decided_by=None, decided_at=None, why="")

    def hold(self) -> Self:
        """More are meant by now than its author may tell alone: a second person has to agree before it begins."""
        self._must_be(State.SCHEDULED)
        return replace(self, state=State.WAITING)

    def approve(self, by: PersonId, at: datetime) -> Self:
        """A second person agrees; what should have gone by now goes after the moment to undo it.

        Raises:
            Refusal: it does not wait for that, or they have written it themselves.

        """
        self._must_be(State.WAITING)
        if by == self.made_by:
            raise Refusal("announcement-own")
        due = max(self.send_at or at, at + UNDO)
        return replace(self, state=State.SCHEDULED, send_at=due, decided_by=by, decided_at=at)

    def reject(self, by: PersonId, why: str, at: datetime) -> Self:
        """A second person does not agree; it is a draft again, with their words. Raises as `approve`."""
        self._must_be(State.WAITING)
        if by == self.made_by:
            raise Refusal("announcement-own")
        return replace(self, state=State.DRAFT, send_at=self._festive, decided_by=by, decided_at=at, why=why)

    def take_back(self) -> Self:
        """Not yet: it is a draft again. Raises Refusal once it has begun."""
        self._must_be(State.SCHEDULED, State.WAITING)
        return replace(self, state=State.DRAFT, send_at=self._festive, decided_by=None, decided_at=None)

    def discard(self, at: datetime) -> Self:
        """It is not sent at all. Raises Refusal once it has begun."""
        self._must_be(State.DRAFT, State.WAITING, State.SCHEDULED)
        return replace(self, state=State.DISCARDED, over_at=at)

    def illustrate(self, photos: tuple[str, ...]) -> Self:
        """Other pictures. Raises Refusal once it is no draft any more; a greeting waits for its picture, too."""
        self._must_be(State.DRAFT, *((State.WAITING,) if self.occasion is Occasion.GREETING else ()))
        return replace(self, photos=photos)

    def reword(self, text_zh: str, text_en: str) -> Self:
        """Other words. Raises Refusal once it is no draft any more."""
        self._must_be(State.DRAFT)
        return replace(self, text_zh=text_zh, text_en=text_en)

    def begin(self, at: datetime) -> Self:
        """It goes out from now on."""
        self._must_be(State.SCHEDULED)
        expires = at + timedelta(days=self.days) if self.days else None
        return replace(self, state=State.SENDING, begun_at=at, expires_at=expires, turn=self.turn + 1)

    def pause(self) -> Self:
        """Nobody gets it for now who does not have it yet."""
        self._must_be(State.SENDING)
        return replace(self, state=State.PAUSED)

    def resume(self) -> Self:
        """It goes on with those who have not got it."""
        self._must_be(State.PAUSED)
        return replace(self, state=State.SENDING, turn=self.turn + 1)

    def stop(self, at: datetime) -> Self:
        """Whoever does not have it does not get it any more."""
        self._must_be(*UNDER_WAY)
        return replace(self, state=State.STOPPED, over_at=at)

    def finish(self, at: datetime) -> Self:
        """It has come to everybody's end."""
        self._must_be(State.SENDING)
        return replace(self, state=State.DONE, over_at=at)

    def recall(self, at: datetime) -> Self:
        """It is taken back from everybody who has it, and sent to nobody more."""
        self._must_be(*OUT)
        return replace(self, state=State.RECALLED, over_at=at, turn=self.turn + 1)

    def erase(self) -> Self:
        """The words go; who was meant, when and how many stays."""
        return replace(self, text_zh="", text_en="", photos=(), document="", why="")

    @property
    def card(self) -> str:
        """The festival whose card the house draws for it; empty where somebody has chosen pictures, or none."""
        return next((one.removeprefix(CARD) for one in self.photos if one.startswith(CARD)), "")

    @property
    def _festive(self) -> datetime | None:
        """A greeting keeps its day, however often it is taken in hand."""
        return self.send_at if self.occasion is Occasion.GREETING else None

    def _must_be(self, *states: State) -> None:
        if self.state not in states:
            raise Refusal(f"announcement-is-{self.state.value}")


@dataclass(frozen=True)
class Tally:
    """How many of those who are meant are where, and how many have said that they have read it."""

    counts: Mapping[Reach, int]
    read: int = 0

    def of(self, *reach: Reach) -> int:
        """How many are in one of these."""
        return sum(self.counts.get(one, 0) for one in reach)

    @property
    def selected(self) -> int:
        """How many are meant."""
        return sum(self.counts.values())

    @property
    def open(self) -> int:
        """How many it has still to come to."""
        return self.of(Reach.WAITING, Reach.WRITTEN)
