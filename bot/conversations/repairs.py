"""The dialogues of a repair: reporting it, sending somebody, done, result, sent back, voided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, Option, ask, ask_photos, choose, given
from bot.conversations.parsers import long_text, short_text
from bot.domain.categories import Category, Urgency
from bot.domain.guesses import guess
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.repairs import IntakeId
from bot.domain.units import UnitId
from bot.domain.work_orders import Result
from bot.services import repairs, work_orders
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, answer, words

Answers = Mapping[str, Any]

COMMON_AREA = UnitId(0)
"""What staff choose for a place that is nobody's unit."""


async def _units(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    del answers
    own = [Option(unit, name) for unit, name in await repairs.my_units(work)]
    common = [Option(COMMON_AREA, words("repair-common-area"))] if work.actor.staff else []
    return [*common, *own]


async def _technicians(work: Work, answers: Answers) -> Sequence[Option[PersonId]]:
    category = await work_orders.category_of(work, answers["intake"])
    found = await work_orders.technicians(work, category)
    return [
        Option(person, words("technician-skilled" if skilled else "technician-other", name=name))
        for person, name, skilled in found
    ]


_CATEGORIES = tuple(Option(c, words(f"category-{c.value.replace('_', '-')}")) for c in Category)
_URGENCIES = tuple(Option(u, words(f"urgency-{u.value}")) for u in Urgency)
_RESULTS = tuple(Option(r, words(f"result-{r.value.replace('_', '-')}")) for r in Result)


@dataclass(frozen=True)
class NewRepair:
    """What a tenant or a colleague reports; kind and urgency are guessed from the words and changed with one tap."""

    unit: UnitId = choose(_units, take_only=True, columns=2)
    text: str = ask(long_text(2000))
    photos: tuple[str, ...] = ask_photos(at_most=10)
    category: Category = choose(_CATEGORIES, guess=lambda a: guess(a.get("text", "")).category, columns=2)
    urgency: Urgency = choose(_URGENCIES, guess=lambda a: guess(a.get("text", "")).urgency, columns=2)


async def report(work: Work, new: NewRepair) -> Answer:
    """Hand the report in: its number comes back at once."""
    unit = None if new.unit == COMMON_AREA else new.unit
    intake = await repairs.report(work, Reported(unit, new.text, new.photos, new.category, new.urgency))
    return answer("repair-reported", number=intake.number)


@dataclass(frozen=True)
class Assign:
    """Who is to go."""

    intake: IntakeId = given(IntakeId)
    technician: PersonId = choose(_technicians)


async def assign(work: Work, chosen: Assign) -> Answer:
    """Issue the work order; its number goes to the reporter at once (R119)."""
    order = await work_orders.issue(work, chosen.intake, chosen.technician)
    return answer("repair-assigned", number=order.number)


@dataclass(frozen=True)
class Reassign:
    """Who is to go instead."""

    intake: IntakeId = given(IntakeId)
    technician: PersonId = choose(_technicians)


async def reassign(work: Work, chosen: Reassign) -> Answer:
    """Send somebody else."""
    await work_orders.reassign(work, chosen.intake, chosen.technician)
    return answer("repair-reassigned")


@dataclass(frozen=True)
class Done:
    """What the technician did."""

    intake: IntakeId = given(IntakeId)
    work: str = ask(long_text(1000))
    photos: tuple[str, ...] = ask_photos(at_most=10)


async def done(work: Work, told: Done) -> Answer:
    """Report completion to the dispatcher."""
    await work_orders.complete(work, told.intake, told.work, told.photos)
    return answer("repair-done-said")


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
class Rejected:
    """Why customer service sends the work back."""

    intake: IntakeId = given(IntakeId)
    round: int = given(int)
    why: str = ask(short_text(300))


async def reject(work: Work, told: Rejected) -> Answer:
    """Rework on the same number."""
    await work_orders.reject(work, told.intake, told.round, told.why)
    return answer("repair-reject-said")


@dataclass(frozen=True)
class Voided:
    """Why the order should be voided."""

    intake: IntakeId = given(IntakeId)
    why: str = ask(short_text(300))


async def ask_void(work: Work, told: Voided) -> Answer:
    """Ask the manager."""
    await work_orders.ask_void(work, told.intake, told.why)
    return answer("repair-void-said")


def sounds_like_a_repair(said: Said) -> bool:
    """Outside a dialogue whatever a known person writes or photographs is taken as a repair to be confirmed."""
    return said.kind in {Kind.TEXT, Kind.PHOTO} and not said.edited


def first_words(said: Said) -> dict[str, Any]:
    """What the first message already answers."""
    seed: dict[str, Any] = {"photos": tuple(f.file for f in said.files if f.kind is Kind.PHOTO)}
    if said.text.strip():
        seed["text"] = said.text.strip()
    return seed


FORMS: tuple[Form[Any], ...] = (
    Form(
        "repair-new", NewRepair, report, command="repair", button="repair-new", needs=May.REPORT_REPAIR,
        catches=sounds_like_a_repair, seed=first_words,
    ),
    Form("repair-assign", Assign, assign, button="repair-assign", needs=May.ISSUE_WORK_ORDER, confirm=False),
    Form("repair-reassign", Reassign, reassign, button="repair-reassign", needs=May.ASSIGN_TECHNICIAN, confirm=False),
    Form("repair-done", Done, done, button="repair-done", needs=May.WORK_ON_REPAIRS, confirm=False),
    Form("repair-result", Recorded, record, button="repair-result", needs=May.RECORD_RESULT, confirm=False),
    Form("repair-reject", Rejected, reject, button="repair-reject", needs=May.VERIFY_REPAIR, confirm=False),
    Form("repair-void", Voided, ask_void, button="repair-void", needs=May.REQUEST_VOID),
)  # fmt: skip
