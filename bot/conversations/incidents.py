"""The dialogues of emergencies on record: taken down by hand, noted, corrected, told to floors, over, reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, ask_photos, choose, choose_many, given
from bot.conversations.parsers import long_text
from bot.conversations.questions import Option
from bot.domain.callers import caller_in
from bot.domain.incident_words import kind_of
from bot.domain.incidents import IncidentId, IncidentKind, Report
from bot.domain.permits import May
from bot.domain.places import floor_in, unit_in
from bot.services import incident_notices, incident_reports, incident_work, incidents
from bot.services.incidents import Told
from bot.services.work import Work
from bot.talk import Answer, Words, answer, words

Answers = Mapping[str, Any]
_NO_FLOOR = "0"
_KINDS = tuple(Option(kind, words(f"incident-kind-{kind.value}")) for kind in IncidentKind)


async def _floors(work: Work, answers: Answers) -> Sequence[Option[str]]:
    del answers
    return [Option(one, words("incident-floor", floor=one)) for one in await incidents.floors(work)]


async def places(work: Work, answers: Answers) -> Sequence[Option[str]]:
    """The floors, and that it is on none of them alone."""
    return [Option(_NO_FLOOR, words("incident-no-one-floor")), *await _floors(work, answers)]


def place_said(text: str, options: Sequence[Option[str]]) -> str | None:
    """The floor that the words name, or the one of a unit that they name."""
    floors = [option.value for option in options]
    if (floor := floor_in(text)) in floors:
        return floor
    rooms = {f"{int(floor):02d}{room:02d}": floor for floor in floors if floor.isdecimal() for room in range(1, 100)}
    return rooms.get(unit_in(text, rooms) or "")


def floor_of(answer_: str) -> str:
    """The floor that was answered; empty where it is of none."""
    return "" if answer_ == _NO_FLOOR else answer_


@dataclass(frozen=True)
class New:
    """What somebody saw, or was told on the phone; kind and floor are guessed from the words."""

    text: str = ask(long_text(2000))
    kind: IncidentKind = choose(_KINDS, guess=lambda a: kind_of(a.get("text", "")), columns=2)
    floor: str = choose(places, read=place_said, hint="text", columns=4)
    photos: tuple[str, ...] = ask_photos(later=True)


async def begin(work: Work, new: New) -> Answer:
    """Who must know of it is called at once."""
    told = Told(new.text, new.kind, floor_of(new.floor), new.photos or (), caller_in(new.text))
    made = await incidents.begin(work, told)
    return answer("incident-begun-said", number=made.number, toast=True)


@dataclass(frozen=True)
class Noted:
    """What somebody saw or did, and pictures from the spot."""

    incident: IncidentId = given(IncidentId)
    text: str = ask(long_text(2000))
    photos: tuple[str, ...] = ask_photos(later=True)


async def note(work: Work, told: Noted) -> Answer:
    """Into its course."""
    made = await incident_work.note(work, told.incident, told.text, told.photos or ())
    return answer("incident-noted", number=made.number, toast=True)


@dataclass(frozen=True)
class Corrected:
    """What it is, and where."""

    incident: IncidentId = given(IncidentId)
    kind: IncidentKind = choose(_KINDS, columns=2)
    floor: str = choose(places, columns=4)


async def correct(work: Work, told: Corrected) -> Answer:
    """What people are told follows from it."""
    made = await incident_work.correct(work, told.incident, told.kind, floor_of(told.floor))
    return answer("incident-corrected-said", number=made.number, toast=True)


@dataclass(frozen=True)
class Floors:
    """Who is told of it."""

    incident: IncidentId = given(IncidentId)
    floors: tuple[str, ...] = choose_many(_floors, columns=4)


async def _preview(work: Work, answers: Answers) -> Words | None:
    return (await incident_notices.preview(work, answers["incident"], tuple(answers["floors"]))).shown


async def warn(work: Work, told: Floors) -> Answer:
    """Told once to everybody there."""
    notice = await incident_notices.send(work, told.incident, tuple(told.floors))
    return answer("incident-warned", people=notice.people)


@dataclass(frozen=True)
class Cleared:
    """Why it is over."""

    incident: IncidentId = given(IncidentId)
    text: str = ask(long_text(500))


async def _who_hears(work: Work, answers: Answers) -> Words | None:
    return words("incident-clear-tells", people=await incident_work.told_of(work, answers["incident"]))


async def clear(work: Work, told: Cleared) -> Answer:
    """Everybody hears it."""
    made = await incident_work.clear(work, told.incident, told.text)
    return answer("incident-cleared-said", number=made.number, toast=True)


@dataclass(frozen=True)
class Written:
    """What happened, what was done, what came of it, and what keeps it from happening again."""

    incident: IncidentId = given(IncidentId)
    cause: str = ask(long_text(2000))
    measures: str = ask(long_text(2000))
    consequences: str = ask(long_text(2000))
    prevention: str = ask(long_text(2000))


async def report(work: Work, told: Written) -> Answer:
    """The manager reads it."""
    written = Report(told.cause, told.measures, told.consequences, told.prevention)
    made = await incident_reports.submit(work, told.incident, written)
    return answer("incident-reported-said", number=made.number, toast=True)


@dataclass(frozen=True)
class Returned:
    """What is missing in it."""

    incident: IncidentId = given(IncidentId)
    why: str = ask(long_text(1000))


async def hand_back(work: Work, told: Returned) -> Answer:
    """It is written anew."""
    made = await incident_reports.hand_back(work, told.incident, told.why)
    return answer("incident-returned-said", number=made.number, toast=True)


FORMS: tuple[Form[Any], ...] = (
    Form("incident-new", New, begin, button="incident-new", needs=May.OPEN_INCIDENT, of_danger=True),
    Form("incident-note", Noted, note, button="incident-note", needs=May.OPEN_INCIDENT, of_danger=True),
    Form("incident-correct", Corrected, correct, button="incident-correct", needs=May.OPEN_INCIDENT, confirm=False),
    Form("incident-warn-floors", Floors, warn, button="incident-warn-floors", needs=May.WARN_FLOORS, sums_up=_preview),
    Form(
        "incident-clear", Cleared, clear, button="incident-clear", needs=May.CLEAR_INCIDENT, sums_up=_who_hears,
        of_danger=True,
    ),
    Form(
        "incident-report", Written, report, button="incident-report", needs=May.OPEN_INCIDENT, minutes=240,
        of_danger=True,
    ),
    Form(
        "incident-return", Returned, hand_back, button="incident-return", needs=May.APPROVE_INCIDENT, confirm=False,
        of_danger=True,
    ),
)  # fmt: skip
