"""The dispatch log (调度记录, R108, R118): one line per item, with a consecutive number, whatever was decided."""

from bot.domain.repairs import DispatchEntry, Intake, IntakeId, Outcome
from bot.domain.roles import Role
from bot.services import actors, alarms, deadlines, repair_cards
from bot.services.repair_views import joined
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import dispatch_entries


async def enter(work: Work, intake: IntakeId, outcome: Outcome, order: int | None, why: str = "") -> None:
    """Inside other verbs: write down what was decided about an item; a later decision stands in the same line."""
    held = await _line(work, intake)
    if held:
        await work.save(held, held.becomes(outcome, order, work.me, work.now), why)
        return
    number = await rows.take_number(work.db, "D")
    await work.add(
        DispatchEntry(
            number=number, intake=intake, order=order, outcome=outcome, dispatcher=work.me, at=work.now, why=why
        )
    )  # fmt: skip


async def take_back(work: Work, intake: IntakeId) -> None:
    """Inside other verbs: the item waits for another decision; the line keeps its number, and whose it was."""
    held = await _line(work, intake)
    if held:
        await work.save(held, held.take_back(work.now))


async def put_back(work: Work, merged: Intake) -> None:
    """Inside other verbs: a merged record waits for dispatch again; its reporter and the dispatchers hear of it."""
    again = await work.save(merged, merged.separate())
    await take_back(work, merged.id)
    await deadlines.watch_dispatch(work, again)
    told = (*await repair_cards.reporters(work, merged), *await actors.holding(work.db, Role.DISPATCHER))
    await alarms.begin(work, again)
    await repair_cards.refresh(work, merged.id, ring=told)


async def release_joined(work: Work, intake: IntakeId) -> None:
    """Inside other verbs: no order will serve what was merged into this record, so it waits for one of its own."""
    for one in await joined(work, intake):
        await put_back(work, one)


async def _line(work: Work, intake: IntakeId) -> DispatchEntry | None:
    return await rows.first(work.db, DispatchEntry, dispatch_entries.c.intake == intake)
