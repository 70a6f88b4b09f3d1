"""What is coming is skipped, moved or done at once, and a day is declared worked or off; always with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.conversations.form import Form, ask, ask_moment, given
from bot.conversations.moments import half_hours
from bot.conversations.parsers import short_text
from bot.domain.occurrences import OccurrenceId
from bot.domain.permits import May
from bot.services import house, timetable
from bot.services.work import Work
from bot.talk import Answer, Rows, answer, button, words

_WHY = short_text(200)
_BACK: Rows = ((button("timetable"),),)


async def _ahead(work: Work, answers: Mapping[str, Any]) -> Sequence[datetime]:
    del answers
    return half_hours(work, timetable.AHEAD)


@dataclass(frozen=True)
class Skipped:
    """What does not happen, and why."""

    it: OccurrenceId = given(OccurrenceId)
    why: str = ask(_WHY)


@dataclass(frozen=True)
class Moved:
    """What happens when instead, and why."""

    it: OccurrenceId = given(OccurrenceId)
    to: datetime = ask_moment(_ahead)
    why: str = ask(_WHY)


@dataclass(frozen=True)
class RunNow:
    """What happens at once, and why."""

    it: OccurrenceId = given(OccurrenceId)
    why: str = ask(_WHY)


@dataclass(frozen=True)
class Declared:
    """Which day is worked ("on") or off ("off"), and why."""

    day: date = given(date)
    how: str = given(str)
    why: str = ask(_WHY)


async def skip(work: Work, told: Skipped) -> Answer:
    """Not this time."""
    it = await timetable.skip(work, told.it, told.why)
    return answer("coming-skip-said", what=words(f"due-{it.kind}"), at=it.due_at, rows=_BACK)


async def move(work: Work, told: Moved) -> Answer:
    """At another time."""
    it = await timetable.move(work, told.it, told.to, told.why)
    return answer("coming-move-said", what=words(f"due-{it.kind}"), at=it.due_at, rows=_BACK)


async def run_now(work: Work, told: RunNow) -> Answer:
    """At the next tick."""
    it = await timetable.run_now(work, told.it, told.why)
    return answer("coming-now-said", what=words(f"due-{it.kind}"), rows=_BACK)


async def declare(work: Work, told: Declared) -> Answer:
    """Worked or off, whatever the calendar says."""
    works = told.how == "on"
    await house.declare(work, told.day, told.why, works=works)
    return answer(f"day-declare-said-{'on' if works else 'off'}", day=told.day, rows=_BACK)


_MAY = May.CHANGE_TIMETABLE
FORMS: tuple[Form[Any], ...] = (
    Form("coming-skip", Skipped, skip, button="coming-skip", needs=_MAY),
    Form("coming-move", Moved, move, button="coming-move", needs=_MAY),
    Form("coming-now", RunNow, run_now, button="coming-now", needs=_MAY),
    Form("day-declare", Declared, declare, button="day-declare", needs=_MAY),
)
