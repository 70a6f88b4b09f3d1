"""The dialogues of planned outages: what is switched off when, at another time, not at all, for longer, no longer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.conversations.form import Form, ask, ask_moment, choose, choose_or_say, given
from bot.conversations.moments import ALL_DAY, half_hours
from bot.conversations.parsers import short_text
from bot.conversations.questions import Option
from bot.domain.outages import OutageId, OutageKind, OutageReason, Span
from bot.domain.permits import May
from bot.services import outages
from bot.services.outages import EVERYWHERE, Planned
from bot.services.work import Work
from bot.talk import Answer, Words, answer, words

Answers = Mapping[str, Any]
_DAYS_AHEAD, _DAYS_LONGER = 14, 3
_KINDS = tuple(Option(kind, words(f"outage-kind-{kind.value}")) for kind in OutageKind)
_REASONS = tuple(Option(reason, words(f"outage-reason-{reason.value}")) for reason in OutageReason)
_PLACES = (Option(EVERYWHERE, words("outage-in-house")),)
_LONG = tuple(Option(n, words("outage-hours", count=n)) for n in (1, 2, 3, 4, 5, 6, 8, 10, 12, 24, 48, 72))
_NOTE, _WHY = short_text(300), short_text(200)


async def _ahead(work: Work, answers: Answers) -> Sequence[datetime]:
    del answers
    return half_hours(work, _DAYS_AHEAD, ALL_DAY)


async def _longer(work: Work, answers: Answers) -> Sequence[datetime]:
    found = await outages.one(work, answers["outage"])
    return [slot for slot in half_hours(work, _DAYS_LONGER, ALL_DAY) if slot > found.ends_at]


def _span(begins: datetime, hours: int) -> Span:
    return Span(begins, begins + timedelta(hours=hours))


@dataclass(frozen=True)
class New:
    """What is switched off where, from when on, for how long, and why; what else there is to know."""

    kind: OutageKind = choose(_KINDS, columns=2)
    place: str = choose_or_say("place", _PLACES, 300)
    begins: datetime = ask_moment(_ahead)
    hours: int = choose(_LONG, columns=4)
    reason: OutageReason = choose(_REASONS, columns=2)
    note: str | None = ask(_NOTE, later=True)
    english: str | None = ask(_NOTE, later=True)
    urgent: str | None = ask(_WHY, later=True)


async def plan(work: Work, new: New) -> Answer:
    """A draft; its notice is looked at, tried and sent from the card of the announcement."""
    made = await outages.plan(
        work,
        Planned(
            new.kind, new.place, _span(new.begins, new.hours), new.reason, new.note or "",
            new.english or "", new.urgent or "",
        ),
    )  # fmt: skip
    return answer("outage-planned-said", number=made.number, toast=True)


@dataclass(frozen=True)
class Moved:
    """When it is instead."""

    outage: OutageId = given(OutageId)
    begins: datetime = ask_moment(_ahead)
    hours: int = choose(_LONG, columns=4)
    urgent: str | None = ask(_WHY, later=True)


async def move(work: Work, told: Moved) -> Answer:
    """Whoever has been told hears it."""
    made = await outages.move(work, told.outage, _span(told.begins, told.hours), told.urgent or "")
    return answer("outage-moved-said", number=made.number, toast=True)


@dataclass(frozen=True)
class CalledOff:
    """Why it does not take place."""

    outage: OutageId = given(OutageId)
    why: str = ask(_WHY)


async def call_off(work: Work, told: CalledOff) -> Answer:
    """Whoever has been told hears it."""
    made = await outages.call_off(work, told.outage, told.why)
    return answer("outage-called-off-said", number=made.number, toast=True)


@dataclass(frozen=True)
class Prolonged:
    """Until when it takes, and perhaps why."""

    outage: OutageId = given(OutageId)
    until: datetime = ask_moment(_longer)
    why: str | None = ask(_WHY, later=True)


async def prolong(work: Work, told: Prolonged) -> Answer:
    """Whoever has been told hears it."""
    made = await outages.prolong(work, told.outage, told.until, told.why or "")
    return answer("outage-prolonged-said", number=made.number, toast=True)


@dataclass(frozen=True)
class Over:
    """That it works again."""

    outage: OutageId = given(OutageId)


async def end(work: Work, told: Over) -> Answer:
    """Whoever has been told hears it."""
    made = await outages.end(work, told.outage)
    return answer("outage-over-said", number=made.number, toast=True)


async def _who_hears(work: Work, answers: Answers) -> Words | None:
    return words("outage-tells", count=await outages.hears(work, answers["outage"]))


FORMS: tuple[Form[Any], ...] = (
    Form("outage-new", New, plan, button="outage-new", needs=May.PLAN_OUTAGE),
    Form("outage-move", Moved, move, button="outage-move", needs=May.PLAN_OUTAGE, sums_up=_who_hears),
    Form("outage-call-off", CalledOff, call_off, button="outage-call-off", needs=May.PLAN_OUTAGE, sums_up=_who_hears),
    Form("outage-prolong", Prolonged, prolong, button="outage-prolong", needs=May.RUN_OUTAGE, sums_up=_who_hears),
    Form("outage-over", Over, end, button="outage-over", needs=May.RUN_OUTAGE, sums_up=_who_hears),
)
