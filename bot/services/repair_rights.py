"""Whose business a repair is: who sees it, speaks for it, pays, rates, takes it back, is called to it."""

from collections.abc import Collection

from bot.domain.categories import Urgency
from bot.domain.complaints import Complaint
from bot.domain.incidents import ALARMED
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import OPEN, Intake
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import complaint_cards
from bot.services.work import Work


def sees(
    actor: Actor,
    intake: Intake,
    order: WorkOrder | None,
    crew: Collection[PersonId] = (),
    complaint: Complaint | None = None,
) -> bool:
    """Whether the repair concerns them: staff of the procedure, the reporter, their tenant, the technicians.

    Where it is a `complaint` by now, of colleagues only who may know of that one (R62).
    """
    if actor.person == intake.reporter:
        return True
    if May.SEE_REPAIRS in actor.permits and (complaint is None or may_read(complaint, actor)):
        return True
    if actor.person is not None and (actor.person in crew or (order and order.technician == actor.person)):
        return True
    return intake.tenant in actor.tenants


def may_read(complaint: Complaint, actor: Actor) -> bool:
    """Whether a colleague may read the report that has become this complaint: its words, and who said them."""
    as_whom = complaint_cards.standing(complaint, actor)
    known = as_whom is not None and not complaint_cards.hides(complaint, as_whom)
    return known or (complaint.plain and not complaint.about.keeps_out(actor))


def names_reporter(intake: Intake, was: Complaint | None, actor: Actor) -> bool:
    """Whether a colleague may know who reported it: who complained stays so where it is a repair after all (R62).

    Whom an emergency calls must reach them all the same.
    """
    return was is None or may_read(was, actor) or calls(intake)


def speaks_for(intake: Intake, actor: Actor) -> bool:
    """Whether `actor` answers for it: who stands for its tenant or, where there is none, who reported it.

    A colleague who took it down for a tenant, or found it there, hears how it goes and does not answer in their place.
    """
    return actor.person == intake.reporter if intake.tenant is None else intake.tenant in actor.tenants


def must_be_theirs(work: Work, intake: Intake) -> None:
    """Raise Refusal unless the actor stands for the tenant of it or, where there is none, reported it."""
    if not speaks_for(intake, work.actor):
        raise Refusal("not-found")


def pays(intake: Intake, actor: Actor) -> bool:
    """Whether `actor` may agree to a price: only who stands for the tenant that pays it, whoever reported it."""
    return intake.tenant is not None and intake.tenant in actor.tenants


def rates(intake: Intake, actor: Actor) -> bool:
    """Whether `actor` may say how good the repair was: who stands for the tenant, and never somebody of the trade."""
    return pays(intake, actor) and Role.TECHNICIAN not in actor.roles


def takes_calls(intake: Intake, actor: Actor) -> bool:
    """Whether `actor` may note for the tenant of it what they say on the phone, such as another time."""
    return intake.tenant is not None and May.LOG_REPAIR in actor.permits


def calls(intake: Intake) -> bool:
    """Whether it is an emergency that is still open: whom it calls must reach who reported it."""
    return intake.urgency is Urgency.EMERGENCY and intake.status in OPEN


def calls_out(intake: Intake, actor: Actor) -> bool:
    """Whether `actor` is one of those whom it calls."""
    return calls(intake) and not actor.roles.isdisjoint(ALARMED)


def takes_back(intake: Intake, actor: Actor) -> bool:
    """Whether `actor` may take the report back: who reported it.

    What was taken down for somebody, also those for whom it was, and whoever takes such things down.
    """
    if actor.person == intake.reporter:
        return True
    return intake.taken_by is not None and (intake.tenant in actor.tenants or May.LOG_REPAIR in actor.permits)
