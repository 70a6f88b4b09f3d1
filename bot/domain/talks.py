"""Talks with the front desk (R19, R83): one of them takes it, lines go both ways, either side closes.

Out of hours security can be called, or it is left until the desk opens.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NewType, Self, cast

from bot.domain.people import Actor, PersonId
from bot.domain.records import NEW, personal
from bot.domain.refusal import Refusal
from bot.domain.roles import FRONT_DESK, Role

TalkId = NewType("TalkId", int)
LineId = NewType("LineId", int)

LONGEST_LINE, LONGEST_CAPTION = 3500, 850
"""Characters of a line, alone and with a file: with whose it is above it, all of it has room in one message."""


class Team(StrEnum):
    """Who is talked to."""

    FRONT_DESK = "front_desk"
    SECURITY = "security"


MEMBERS: dict[Team, tuple[Role, ...]] = {Team.FRONT_DESK: FRONT_DESK, Team.SECURITY: (Role.SECURITY,)}
ABOVE: dict[Team, tuple[Role, ...]] = {
    Team.FRONT_DESK: (Role.TENANT_SUPERVISOR, Role.CS_MANAGER),
    Team.SECURITY: (Role.SECURITY_SUPERVISOR, Role.CS_MANAGER),
}
"""Who answers, and who answers for them: hears of what nobody takes, and may step in."""


class TalkStatus(StrEnum):
    """Where it stands. OFFERED: nobody is there now, and nothing has been said or chosen yet."""

    OFFERED = "offered"
    WAITING = "waiting"
    TAKEN = "taken"
    CLOSED = "closed"


class Ended(StrEnum):
    """How it came to its end."""

    PERSON = "person"
    AGENT = "agent"
    IDLE = "idle"
    LEFT = "left"


_S = TalkStatus
ASKED = frozenset({_S.WAITING, _S.TAKEN})
"""Something was said, or somebody called, and it is not over."""
OPEN = ASKED | {_S.OFFERED}


@dataclass(frozen=True, kw_only=True)
class Talk:
    """Somebody and the front desk (or security). Instants are UTC.

    `opens_at` is when the desk opens, where it was closed; `waiting_since` when the person began to wait for a word;
    `waits` counts how often: of what the clock has planned only the last counts.
    """

    id: TalkId = cast(TalkId, NEW)
    person: PersonId
    team: Team = Team.FRONT_DESK
    status: TalkStatus = TalkStatus.WAITING
    opened_at: datetime
    opens_at: datetime | None = None
    agent: PersonId | None = None
    taken_at: datetime | None = None
    waiting_since: datetime | None = None
    waits: int = 0
    last_at: datetime
    closed_at: datetime | None = None
    closed_by: PersonId | None = None
    ended: Ended | None = None
    version: int = 0

    @property
    def asleep(self) -> bool:
        """Whether it lies until the desk opens: nobody of the desk has heard of it."""
        return self.opens_at is not None

    def idle_at(self, allowed: timedelta) -> datetime:
        """When nobody will have said anything for so long."""
        return max(filter(None, (self.last_at, self.opens_at, self.taken_at))) + allowed

    def served_by(self, actor: Actor) -> bool:
        """Whether somebody may answer, or answers for those who do."""
        return self.person != actor.person and bool(actor.roles & {*MEMBERS[self.team], *ABOVE[self.team]})

    # -- who wants somebody ---------------------------------------------------------------------------------------

    def leave(self, at: datetime) -> Self:
        """It is not urgent: the desk answers when it opens."""
        self._must_be(_S.OFFERED, _S.WAITING)
        return self if self.status is _S.WAITING else replace(self, status=_S.WAITING, last_at=at)

    def call_security(self, at: datetime) -> Self:
        """It cannot wait until the desk opens."""
        self._must_be(_S.OFFERED, _S.WAITING)
        if self.team is Team.SECURITY:
            return self
        return replace(self, team=Team.SECURITY, status=_S.WAITING, opens_at=None, **self._waits(at))

    def say(self, at: datetime, *, asks: bool = True) -> Self:
        """A line of whoever wants somebody. What is said after the end begins it anew.

        What asks nothing, such as thanks, does neither that nor wait for an answer.
        """
        if self.status is _S.CLOSED:
            return self.begin_anew(at) if asks else self
        status = _S.WAITING if self.status is _S.OFFERED else self.status
        waits = asks or status is _S.WAITING
        begins = self._waits(at) if waits and not (self.waiting_since or self.asleep) else {}
        return replace(self, status=status, last_at=max(self.last_at, at), **begins)

    def begin_anew(self, at: datetime) -> Self:
        """It goes on after its end: somebody has to take it again."""
        return replace(
            self, status=_S.WAITING, agent=None, taken_at=None, closed_at=None, closed_by=None, ended=None,
            last_at=max(self.last_at, at), **self._waits(at),
        )  # fmt: skip

    def sleep(self, opens_at: datetime | None) -> Self:
        """The desk is closed until then; nobody is rung before."""
        return replace(self, opens_at=opens_at)

    # -- who answers ----------------------------------------------------------------------------------------------

    def open_up(self, at: datetime) -> Self:
        """The desk has opened; where nothing was said or chosen there is nothing to answer."""
        self._must_be(_S.OFFERED, _S.WAITING)
        if self.status is _S.OFFERED:
            return replace(self.close(None, Ended.IDLE, at), opens_at=None)
        return replace(self, opens_at=None, **self._waits(at))

    def take(self, agent: PersonId, at: datetime) -> Self:
        """The first of them has it; after the end it is taken up again."""
        if self.status is _S.TAKEN:
            raise Refusal("talk-yours-already" if self.agent == agent else "talk-is-taken")
        self._must_be(_S.WAITING, _S.CLOSED)
        return self._held(agent, at)

    def take_over(self, agent: PersonId, at: datetime) -> Self:
        """A colleague goes on with it."""
        if self.agent == agent and self.status is _S.TAKEN:
            raise Refusal("talk-yours-already")
        self._must_be(_S.WAITING, _S.TAKEN)
        return self._held(agent, at)

    def hand_over(self, agent: PersonId, to: PersonId, at: datetime) -> Self:
        """It is given to a colleague."""
        self.must_be_held_by(agent)
        if to == agent:
            raise Refusal("talk-yours-already")
        return self._held(to, at)

    def pass_to_desk(self, agent: PersonId, at: datetime) -> Self:
        """Security passes it to the front desk, where it waits for whoever takes it."""
        self.must_be_held_by(agent)
        if self.team is Team.FRONT_DESK:
            raise Refusal("talk-yours-already")
        return replace(self, team=Team.FRONT_DESK).release(at)

    def answer(self, agent: PersonId, at: datetime) -> Self:
        """A line of whoever answers; who answers what nobody has taken takes it by that.

        What its holder said before the end, and is heard after it, counts.
        """
        if self.closed_at is not None and self.agent == agent and at < self.closed_at:
            return self
        talk = self.take(agent, at) if self.status is _S.WAITING else self
        talk.must_be_held_by(agent)
        return replace(talk, waiting_since=None, last_at=max(talk.last_at, at))

    def release(self, at: datetime) -> Self:
        """Who had it does not answer any more: it waits for somebody else."""
        self._must_be(_S.TAKEN)
        return replace(self, status=_S.WAITING, agent=None, taken_at=None, **self._waits(at))

    def must_be_held_by(self, agent: PersonId) -> None:
        """Raise the polite no unless it is theirs to answer."""
        self._must_be(_S.TAKEN, _S.WAITING, _S.OFFERED)
        if self.status is not _S.TAKEN or self.agent != agent:
            raise Refusal("talk-not-yours")

    # -- the end --------------------------------------------------------------------------------------------------

    def close(self, by: PersonId | None, how: Ended, at: datetime) -> Self:
        """It is over."""
        self._must_be(*OPEN)
        return replace(self, status=_S.CLOSED, closed_at=at, closed_by=by, ended=how, waiting_since=None)

    # -- inside ---------------------------------------------------------------------------------------------------

    def _held(self, agent: PersonId, at: datetime) -> Self:
        # Whoever waits for a word goes on waiting, and the new holder has the whole time for it.
        return replace(
            self, status=_S.TAKEN, agent=agent, taken_at=at, opens_at=None, closed_at=None, closed_by=None, ended=None,
            **self._waits(at),
        )  # fmt: skip

    def _waits(self, since: datetime) -> dict[str, Any]:
        return {"waiting_since": since, "waits": self.waits + 1}

    def _must_be(self, *statuses: TalkStatus) -> None:
        if self.status not in statuses:
            raise Refusal(f"talk-is-{self.status.value}")


class Carried(StrEnum):
    """What a line carries beside its words."""

    WORDS = "words"
    PHOTO = "photo"
    FILE = "file"
    VOICE = "voice"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One message of a talk, as it was said at `at` (UTC); `message` is its author's own in their chat.

    `inwards` is what whoever wants somebody says; `late` came after something newer of the same author.
    """

    id: LineId = cast(LineId, NEW)
    talk: TalkId
    author: PersonId
    inwards: bool
    text: str = personal(default="")
    carries: Carried = Carried.WORDS
    file: str = personal(default="")
    album: str = personal(default="")
    at: datetime
    message: int | None = personal(default=None)
    late: bool = False
    edited_at: datetime | None = None
    version: int = 0

    @property
    def place(self) -> tuple[datetime, int]:
        """Where it belongs among the lines: by the messages' own time."""
        return self.at, self.message or 0

    def edit(self, text: str, at: datetime) -> Self:
        """Its author has changed it; an older change that comes late changes nothing."""
        if text == self.text or (self.edited_at is not None and at < self.edited_at):
            return self
        return replace(self, text=text, edited_at=at)

    def erase(self) -> Self:
        """Words and files go."""
        return replace(self, text="", file="", album="", message=None)


def fitting(text: str, carries: Carried) -> str:
    """The words of a line. Raises Refusal where they are too many for one message."""
    limit = LONGEST_LINE if carries is Carried.WORDS else LONGEST_CAPTION
    if len(text) > limit:
        raise Refusal("talk-too-long", limit=str(limit))
    return text
