"""The dialogues of dispatching: sent, sent instead or along, merged, split, regraded, recorded, voided, rectified."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.conversations.form import Form, ask, choose, given
from bot.conversations.parsers import long_text, short_text
from bot.conversations.questions import Option
from bot.conversations.repairs import CATEGORIES, URGENCIES
from bot.domain.categories import Category, Urgency
from bot.domain.order_states import Result
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.repairs import Intake, IntakeId
from bot.domain.work_orders import WorkOrder
from bot.services import dispatch, house, rectifications, technicians, verifications, voids
from bot.services.repair_views import what_was_said
from bot.services.technicians import Candidate
from bot.services.work import Work
from bot.talk import Answer, answer, words

Answers = Mapping[str, Any]

_GROUP, _MANAGER = PersonId(0), PersonId(-1)
"""What a dispatcher chooses to let the engineering group decide, or the engineering manager find somebody."""
_TO_RECTIFY = 14


def candidate(one: Candidate) -> Option[PersonId]:
    """A technician to choose: whether they work and can be reached, their trade, how many orders they have in hand."""
    key = "technician-off" if not one.on_shift else "technician-skilled" if one.skilled else "technician-other"
    named = words(key, name=one.name, load=one.load)
    return Option(one.person, named if one.reachable else words("technician-unreachable", named=named))


async def _technicians(work: Work, answers: Answers) -> Sequence[Option[PersonId]]:
    category = await technicians.category_of(work, answers["intake"])
    return [candidate(one) for one in await technicians.suggested(work, category)]


async def _group(work: Work) -> Sequence[Option[PersonId]]:
    return [Option(_GROUP, words("technician-group"))] if await dispatch.has_group(work) else []


async def _technicians_or_group(work: Work, answers: Answers) -> Sequence[Option[PersonId]]:
    return [*await _technicians(work, answers), *await _group(work)]


async def _somebody_is_in(work: Work, answers: Answers) -> bool:
    category = await technicians.category_of(work, answers["intake"])
    return any(one.on_shift for one in await technicians.suggested(work, category))


async def _nobody_is_in(work: Work, answers: Answers) -> bool:
    return not await _somebody_is_in(work, answers)


async def _instead(work: Work, answers: Answers) -> Sequence[Option[PersonId]]:
    """Where nobody is in: the group, the engineering manager, and whoever is off shift and may be called in."""
    manager = await dispatch.engineering_manager(work)
    asked = [Option(_MANAGER, words("technician-manager", name=manager))] if manager else []
    return [*await _group(work), *asked, *await _technicians(work, answers)]


async def _near(work: Work, answers: Answers) -> Sequence[Option[IntakeId]]:
    return [Option(intake.id, _named(intake, order)) for intake, order in await dispatch.near(work, answers["intake"])]


def _named(intake: Intake, order: WorkOrder | None) -> Any:
    number = order.number if order else intake.number
    return words("repair-near", number=number, text=intake.text[:20] or what_was_said(intake))


async def _results(work: Work, answers: Answers) -> Sequence[Option[Result]]:
    possible = await verifications.possible_results(work, answers["intake"])
    return [Option(result, words(f"result-{result.value.replace('_', '-')}")) for result in possible]


@dataclass(frozen=True)
class Assign:
    """Who is to go; where nobody is in, what is done about it instead."""

    intake: IntakeId = given(IntakeId)
    technician: PersonId | None = choose(_technicians_or_group, needed=_somebody_is_in)
    instead: PersonId | None = choose(_instead, needed=_nobody_is_in, nothing="repair-nobody-at-all")


async def assign(work: Work, chosen: Assign) -> Answer:
    """Issue the work order; its number goes to the reporter at once (R119)."""
    whom = chosen.instead if chosen.technician is None else chosen.technician
    if whom == _MANAGER:
        await dispatch.ask_for_hands(work, chosen.intake)
        return answer("repair-hands-asked", name=await dispatch.engineering_manager(work) or "—")
    order = await dispatch.issue(work, chosen.intake, None if whom == _GROUP else whom)
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
    technician: PersonId = choose(_technicians, nothing="repair-nobody-else")


async def send_along(work: Work, chosen: Along) -> Answer:
    """A second technician for the same order."""
    await dispatch.add_helper(work, chosen.intake, chosen.technician)
    return answer("repair-helper-sent")


@dataclass(frozen=True)
class Merged:
    """With which other record it goes."""

    intake: IntakeId = given(IntakeId)
    into: IntakeId = choose(_near, nothing="repair-nothing-near")


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
    second = await dispatch.split(work, told.intake, told.text)
    # Everything else is on its card, which hangs by now.
    return answer("repair-split-said", number=second.number, toast=True)


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
    result: Result = choose(_results)


async def record(work: Work, told: Recorded) -> Answer:
    """Return the order to customer service."""
    await verifications.record_result(work, told.intake, told.result)
    return answer("repair-result-said")


@dataclass(frozen=True)
class Voided:
    """Why the order should be voided."""

    intake: IntakeId = given(IntakeId)
    why: str = ask(short_text(300))


async def ask_void(work: Work, told: Voided) -> Answer:
    """Ask the manager."""
    await voids.ask_void(work, told.intake, told.why)
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


FORMS: tuple[Form[Any], ...] = (
    Form("repair-assign", Assign, assign, button="repair-assign", needs=May.ISSUE_WORK_ORDER, confirm=False),
    Form("repair-reassign", Reassign, reassign, button="repair-reassign", needs=May.ASSIGN_TECHNICIAN, confirm=False),
    Form(
        "repair-take-over", TakenOver, take_over, button="repair-take-over", needs=May.ASSIGN_TECHNICIAN, confirm=False
    ),
    Form("repair-helper", Along, send_along, button="repair-helper", needs=May.ASSIGN_TECHNICIAN, confirm=False),
    Form("repair-merge", Merged, merge, button="repair-merge", needs=May.TRIAGE_REPAIR),
    Form("repair-split", Split, split, button="repair-split", needs=May.TRIAGE_REPAIR),
    Form("repair-regrade", Regraded, regrade, button="repair-regrade", needs=May.TRIAGE_REPAIR, confirm=False),
    Form("repair-result", Recorded, record, button="repair-result", needs=May.RECORD_RESULT, confirm=False),
    Form("repair-rectify", Rectify, rectify, button="repair-rectify", needs=May.SET_RECTIFICATION, confirm=False),
    Form("repair-void", Voided, ask_void, button="repair-void", needs=May.REQUEST_VOID),
)  # fmt: skip
