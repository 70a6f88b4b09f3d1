"""The dialogues of reporting a repair and of dispatching it: reported, taken down, sent, merged, split, regraded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.conversations.form import Form, Option, ask, ask_moment, ask_photos, choose, given, kept
from bot.conversations.parsers import long_text, short_text
from bot.domain.callers import caller_in, name_and_phone
from bot.domain.categories import Category, Urgency
from bot.domain.guesses import guess, is_emergency, sounds_like_repair
from bot.domain.people import Named, PersonId
from bot.domain.permits import May
from bot.domain.places import floor_in, spot_in, unit_in
from bot.domain.repairs import Channel, Intake, IntakeId
from bot.domain.units import UnitId
from bot.domain.work_orders import Result, WorkOrder
from bot.services import dispatch, house, rectifications, repairs, technicians, work_orders
from bot.services.repairs import Reported
from bot.services.technicians import Candidate
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, answer, words

Answers = Mapping[str, Any]

COMMON_AREA = UnitId(0)
"""What staff choose for a place that is nobody's unit."""
_GROUP = PersonId(0)
"""What a dispatcher chooses to let the engineering group decide."""
_DAYS_AHEAD, _TO_RECTIFY = 7, 14
_TOLD_BY_VOICE = "🎤 {}:{:02d}"


async def _units(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    del answers
    own = [Option(unit, name) for unit, name in await repairs.my_units(work)]
    common = [Option(COMMON_AREA, words("repair-common-area"))] if work.actor.staff else []
    return [*common, *own]


def _unit_said(text: str, options: Sequence[Option[UnitId]]) -> UnitId | None:
    known = {option.label.zh: option.value for option in options if isinstance(option.label, Named)}
    if named := unit_in(text, known):
        return known[named]
    # A floor without a room is nobody's unit: "负一楼".
    common = any(option.value == COMMON_AREA for option in options)
    return COMMON_AREA if common and floor_in(text) else None


async def _channels(work: Work, answers: Answers) -> Sequence[Option[Channel]]:
    del answers
    first = repairs.usual_channel(work.actor)
    ordered = [first, *(one for one in Channel if one not in {first, Channel.CHAT})]
    return [Option(one, words(f"channel-{one.value.replace('_', '-')}")) for one in ordered]


def _the_usual(text: str, options: Sequence[Option[Channel]]) -> Channel:
    del text
    return options[0].value


def candidate(one: Candidate) -> Option[PersonId]:
    """A technician to choose: whether they work, their trade, and how many orders they have in hand."""
    key = "technician-off" if not one.on_shift else "technician-skilled" if one.skilled else "technician-other"
    return Option(one.person, words(key, name=one.name, load=one.load))


async def _technicians(work: Work, answers: Answers) -> Sequence[Option[PersonId]]:
    category = await technicians.category_of(work, answers["intake"])
    return [candidate(one) for one in await technicians.suggested(work, category)]


async def _technicians_or_group(work: Work, answers: Answers) -> Sequence[Option[PersonId]]:
    one_by_one = await _technicians(work, answers)
    group = [Option(_GROUP, words("technician-group"))] if await dispatch.has_group(work) else []
    return [*one_by_one, *group]


async def visits(work: Work, answers: Answers) -> Sequence[datetime]:
    """The hours of the coming days at which a technician can come by appointment."""
    del answers
    return await house.visiting_hours(work, _DAYS_AHEAD)


def _by_appointment(answers: Answers) -> bool:
    return answers["urgency"] is Urgency.SCHEDULED


async def _near(work: Work, answers: Answers) -> Sequence[Option[IntakeId]]:
    return [Option(intake.id, _named(intake, order)) for intake, order in await dispatch.near(work, answers["intake"])]


def _named(intake: Intake, order: WorkOrder | None) -> Any:
    number = order.number if order else intake.number
    return words("repair-near", number=number, text=intake.text[:20] or words("photo-only"))


CATEGORIES = tuple(Option(c, words(f"category-{c.value.replace('_', '-')}")) for c in Category)
URGENCIES = tuple(Option(u, words(f"urgency-{u.value}")) for u in Urgency)
_RESULTS = tuple(Option(r, words(f"result-{r.value.replace('_', '-')}")) for r in Result)


@dataclass(frozen=True)
class NewRepair:
    """What a tenant or a colleague reports; kind and urgency are guessed from the words and changed with one tap."""

    text: str = ask(long_text(4096))
    unit: UnitId = choose(_units, take_only=True, columns=2, read=_unit_said, hint="text")
    photos: tuple[str, ...] = ask_photos(at_most=10)
    category: Category = choose(CATEGORIES, guess=lambda a: guess(a.get("text", "")).category, columns=2)
    urgency: Urgency = choose(URGENCIES, guess=lambda a: guess(a.get("text", "")).urgency, columns=2)
    preferred_at: datetime | None = ask_moment(visits, when=_by_appointment)
    voice: str | None = kept(str)
    message: int | None = kept(int)


async def report(work: Work, new: NewRepair) -> Answer:
    """Hand the report in: its number comes back at once."""
    return await _handed_in(work, new, None)


@dataclass(frozen=True)
class LoggedRepair:
    """What a colleague takes down for somebody: the words, the unit they name, how it came, who spoke."""

    text: str = ask(long_text(4096))
    unit: UnitId = choose(_units, columns=2, read=_unit_said, hint="text")
    channel: Channel = choose(_channels, read=_the_usual, hint="text", columns=2)
    category: Category = choose(CATEGORIES, guess=lambda a: guess(a.get("text", "")).category, columns=2)
    urgency: Urgency = choose(URGENCIES, guess=lambda a: guess(a.get("text", "")).urgency, columns=2)
    preferred_at: datetime | None = ask_moment(visits, when=_by_appointment)
    caller: str | None = ask(short_text(80), optional=True, guess=lambda a: caller_in(a.get("text", "")))
    photos: tuple[str, ...] | None = kept(tuple[str, ...], at_most=10)
    voice: str | None = kept(str)


async def log(work: Work, new: LoggedRepair) -> Answer:
    """Take it down on somebody's behalf; the tenant, if bound, hears of it."""
    return await _handed_in(work, new, new.channel)


async def _handed_in(work: Work, new: NewRepair | LoggedRepair, channel: Channel | None) -> Answer:
    unit = None if new.unit == COMMON_AREA else new.unit
    name, phone = name_and_phone((new.caller or "") if isinstance(new, LoggedRepair) else "")
    said = Reported(
        unit, new.text, new.photos or (), new.category, new.urgency, place=spot_in(new.text), channel=channel,
        voice=new.voice or "", preferred_at=new.preferred_at,
        message=new.message if isinstance(new, NewRepair) else None, caller=name, caller_phone=phone,
    )  # fmt: skip
    intake = await repairs.report(work, said)
    return answer("repair-logged" if channel else "repair-reported", number=intake.number)


@dataclass(frozen=True)
class Assign:
    """Who is to go."""

    intake: IntakeId = given(IntakeId)
    technician: PersonId = choose(_technicians_or_group)


async def assign(work: Work, chosen: Assign) -> Answer:
    """Issue the work order; its number goes to the reporter at once (R119)."""
    whom = None if chosen.technician == _GROUP else chosen.technician
    order = await dispatch.issue(work, chosen.intake, whom)
    return answer("repair-assigned", number=order.number)


@dataclass(frozen=True)
class Reassign:
    """Who is to go instead."""

    intake: IntakeId = given(IntakeId)
    technician: PersonId = choose(_technicians)


async def reassign(work: Work, chosen: Reassign) -> Answer:
    """Send somebody else."""
    await dispatch.reassign(work, chosen.intake, chosen.technician)
    return answer("repair-reassigned")


@dataclass(frozen=True)
class TakenOver:
    """Who goes on with what somebody else has begun, and why."""

    intake: IntakeId = given(IntakeId)
    technician: PersonId = choose(_technicians)
    why: str = ask(short_text(200))


async def take_over(work: Work, chosen: TakenOver) -> Answer:
    """Send somebody else although somebody has been there."""
    await dispatch.reassign(work, chosen.intake, chosen.technician, chosen.why)
    return answer("repair-reassigned")


@dataclass(frozen=True)
class Along:
    """Who is to go along."""

    intake: IntakeId = given(IntakeId)
    technician: PersonId = choose(_technicians)


async def send_along(work: Work, chosen: Along) -> Answer:
    """A second technician for the same order."""
    await dispatch.add_helper(work, chosen.intake, chosen.technician)
    return answer("repair-helper-sent")


@dataclass(frozen=True)
class Merged:
    """With which other record it goes."""

    intake: IntakeId = given(IntakeId)
    into: IntakeId = choose(_near)


async def merge(work: Work, chosen: Merged) -> Answer:
    """Many reports, one order."""
    await dispatch.merge(work, chosen.intake, chosen.into)
    return answer("repair-merged-said")


@dataclass(frozen=True)
class Split:
    """What the second trouble is."""

    intake: IntakeId = given(IntakeId)
    text: str = ask(long_text(500))


async def split(work: Work, told: Split) -> Answer:
    """One report, two troubles: the second gets a number of its own."""
    return answer("repair-split-said", number=(await dispatch.split(work, told.intake, told.text)).number)


@dataclass(frozen=True)
class Regraded:
    """What it really is, and how urgent."""

    intake: IntakeId = given(IntakeId)
    category: Category = choose(CATEGORIES, columns=2)
    urgency: Urgency = choose(URGENCIES, columns=2)


async def regrade(work: Work, chosen: Regraded) -> Answer:
    """Correct trade and urgency; the limits follow."""
    await dispatch.regrade(work, chosen.intake, chosen.category, chosen.urgency)
    return answer("repair-regraded")


@dataclass(frozen=True)
class Recorded:
    """What goes into the "result" column."""

    intake: IntakeId = given(IntakeId)
    result: Result = choose(_RESULTS)


async def record(work: Work, told: Recorded) -> Answer:
    """Return the order to customer service."""
    await work_orders.record_result(work, told.intake, told.result)
    return answer("repair-result-said")


@dataclass(frozen=True)
class Voided:
    """Why the order should be voided."""

    intake: IntakeId = given(IntakeId)
    why: str = ask(short_text(300))


async def ask_void(work: Work, told: Voided) -> Answer:
    """Ask the manager."""
    await work_orders.ask_void(work, told.intake, told.why)
    return answer("repair-void-said")


async def _days(work: Work, answers: Answers) -> Sequence[Option[date]]:
    del answers
    return [Option(day, words("meal-day", day=day)) for day in await house.working_days(work, _TO_RECTIFY)]


@dataclass(frozen=True)
class Rectify:
    """Until when it has to be settled, and what is expected."""

    intake: IntakeId = given(IntakeId)
    by: date = choose(_days, columns=3)
    why: str = ask(short_text(200))


async def rectify(work: Work, told: Rectify) -> Answer:
    """The department hears the date."""
    await rectifications.demand(work, told.intake, told.by, told.why)
    return answer("repair-rectify-said", by=told.by)


def sounds_like_a_repair(said: Said) -> bool:
    """Outside a dialogue what sounds like a repair, a picture or a voice note is taken as one, to be confirmed.

    A message that was changed has been taken before; only danger that it speaks of now is worth a new one.
    """
    if said.edited:
        return is_danger(said)
    return said.kind in {Kind.PHOTO, Kind.VOICE} or (said.kind is Kind.TEXT and sounds_like_repair(said.text))


def is_danger(said: Said) -> bool:
    """Whether it speaks of danger: that breaks into any dialogue."""
    return is_emergency(said.text)


def first_message(work: Work, said: Said) -> dict[str, Any]:
    """The same for one's own report: which message that was is kept, for the marks on it."""
    return first_words(work, said) | {"message": said.message}


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """What the first message already answers."""
    del work
    seed: dict[str, Any] = {"photos": tuple(f.file for f in said.files if f.kind is Kind.PHOTO)}
    if said.text.strip():
        seed["text"] = said.text.strip()
    if said.kind is Kind.VOICE:
        seed["voice"] = said.files[0].file
        seed.setdefault("text", _TOLD_BY_VOICE.format(*divmod(said.files[0].seconds, 60)))
    return seed


FORMS: tuple[Form[Any], ...] = (
    Form(
        "repair-log", LoggedRepair, log, command="log", button="repair-log", needs=May.LOG_REPAIR,
        catches=sounds_like_a_repair, breaks_in=is_danger, seed=first_words,
    ),
    Form(
        "repair-new", NewRepair, report, command="repair", button="repair-new", needs=May.REPORT_REPAIR,
        catches=sounds_like_a_repair, breaks_in=is_danger, seed=first_message,
    ),
    Form("repair-assign", Assign, assign, button="repair-assign", needs=May.ISSUE_WORK_ORDER, confirm=False),
    Form("repair-reassign", Reassign, reassign, button="repair-reassign", needs=May.ASSIGN_TECHNICIAN, confirm=False),
    Form(
        "repair-take-over", TakenOver, take_over, button="repair-take-over", needs=May.ASSIGN_TECHNICIAN, confirm=False
    ),
    Form("repair-helper", Along, send_along, button="repair-helper", needs=May.ASSIGN_TECHNICIAN, confirm=False),
    Form("repair-merge", Merged, merge, button="repair-merge", needs=May.TRIAGE_REPAIR),
    Form("repair-split", Split, split, button="repair-split", needs=May.TRIAGE_REPAIR, confirm=False),
    Form("repair-regrade", Regraded, regrade, button="repair-regrade", needs=May.TRIAGE_REPAIR, confirm=False),
    Form("repair-result", Recorded, record, button="repair-result", needs=May.RECORD_RESULT, confirm=False),
    Form("repair-rectify", Rectify, rectify, button="repair-rectify", needs=May.SET_RECTIFICATION, confirm=False),
    Form("repair-void", Voided, ask_void, button="repair-void", needs=May.REQUEST_VOID),
)  # fmt: skip
