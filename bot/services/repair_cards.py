"""The living card of a repair: who holds it, who is called by it, who is asked for a price."""

from collections.abc import Iterable

from bot.domain.categories import Urgency
from bot.domain.groups import GroupKind
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.repairs import Intake, IntakeId
from bot.services import groups, living_cards, repair_words, standing
from bot.services.repair_rights import sees
from bot.services.repair_views import Repair, looked_up, subject
from bot.services.work import Work
from bot.talk import Answer, Reaction


async def refresh(
    work: Work, intake: IntakeId, *, ring: Iterable[PersonId | None] = (), only: PersonId | None = None
) -> None:
    """Inside other verbs: bring every card of the repair up to date; those in `ring` get it anew, with sound.

    Whoever holds a card and may not see it any more, such as the technician before or somebody who has left, keeps a
    line that says so.
    """
    repair = await looked_up(work, intake)

    async def face(actor: Actor) -> Answer | None:
        known = May.SEE_OWN_REPAIRS in actor.permits
        theirs = known and sees(actor, repair.intake, repair.order, repair.helpers, repair.complaint)
        return repair_words.card(repair, actor) if theirs else None

    danger = repair.intake.urgency is Urgency.EMERGENCY
    gone = repair_words.gone(repair)
    await living_cards.refresh(work, subject(intake), face, gone, ring=ring, only=only, loud=danger)
    await _show_group(work, repair)


def mark(work: Work, intake: Intake, how: Reaction) -> None:
    """Inside other verbs: a small mark on the reporter's own message that began it."""
    if intake.message is not None:
        work.mark(intake.reporter, intake.message, how.value)


async def reporters(work: Work, intake: Intake) -> tuple[PersonId, ...]:
    """Inside other verbs: who hears how it goes: the reporter; where that is a colleague, the tenant's people too."""
    theirs = await standing.standing(work, intake.tenant) if intake.tenant else ()
    own = intake.taken_by is None and intake.reporter in theirs
    return (intake.reporter,) if own else tuple(dict.fromkeys((intake.reporter, *theirs)))


async def payers(work: Work, intake: Intake) -> tuple[PersonId, ...]:
    """Inside other verbs: who is asked for a price: the reporter if they pay it; else all who do and use this chat."""
    there = await standing.reached(work, await standing.standing(work, intake.tenant))
    return (intake.reporter,) if intake.reporter in there else there


async def _show_group(work: Work, repair: Repair) -> None:
    group = await groups.of(work, GroupKind.ENGINEERING)
    if group is None or repair.order is None:
        return
    free = repair.order.technician is None
    if not free and not await work.hangs(group.chat, subject(repair.intake.id)):
        return
    work.show_in(group.chat, group.thread, subject(repair.intake.id), repair_words.group_card(repair), ring=free)
