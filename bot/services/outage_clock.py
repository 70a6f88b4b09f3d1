"""The clock of planned outages: told in time, reminded of, begun, asked after until somebody says that it is over."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.outages import NIGHT_WATCH, ON_DUTY, Outage, OutageState
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import actors, announcement_cards, house, outage_cards, outage_notices, outage_times
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Answer, Lane, Rows, Style, answer, button

_PATIENCE = 1
"""So often who is on duty is asked alone; then the night's watch and the manager are, too."""


@needs(May.KEEP_TIME)
async def ask_for_notice(work: Work, scope: str) -> None:
    """It will soon be too late to tell of it in time (T33), and it has not been told: whoever can do it hears so."""
    found = await _as_planned(work, scope, OutageState.DRAFT)
    if found is not None:
        lead = timedelta(hours=(await house.rules(work)).outage_lead_hours)
        told = await _told(work, "outage-untold", found, until=found.begins_at - lead)
        work.send(await _answerable(work, found), told, about=outage_cards.subject(found.id))


@needs(May.KEEP_TIME)
async def give_up(work: Work, scope: str) -> None:
    """It would begin now, and nobody has been told of it: it is dropped, and whoever could have told hears so."""
    found = await _as_planned(work, scope, OutageState.DRAFT)
    if found is None:
        return
    saved = await work.save(found, found.drop(work.now), "nobody was told of it")
    await outage_notices.withdraw(work, saved)
    await outage_cards.refresh(work, saved)
    told = await _told(work, "outage-never-told", saved)
    work.send(await _answerable(work, saved), told, about=outage_cards.subject(saved.id))


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """It begins soon: everybody who is there by now hears it once more."""
    if found := await _as_planned(work, scope, OutageState.ANNOUNCED):
        await outage_notices.remind(work, found)


@needs(May.KEEP_TIME)
async def begin(work: Work, scope: str) -> None:
    """It is switched off: whoever is on duty, and whoever planned it, have the card with which it is ended."""
    found = await _as_planned(work, scope, OutageState.ANNOUNCED)
    if found is None:
        return
    saved = await work.save(found, found.begin())
    await outage_times.plan_end(work, saved)
    await outage_cards.refresh(work, saved, ring=(saved.made_by, *await actors.holding(work.db, *ON_DUTY)))


@needs(May.KEEP_TIME)
async def ask(work: Work, scope: str) -> None:
    """Its time is over: somebody on duty says that it works again, or until when it takes; asked until they do."""
    base, _, count = scope.rpartition(":")
    found = await _as_planned(work, base, OutageState.RUNNING)
    if found is None:
        return
    more = (*NIGHT_WATCH, Role.CS_MANAGER) if int(count) >= _PATIENCE else ()
    asked = dict.fromkeys((found.made_by, *await actors.holding(work.db, *ON_DUTY, *more)))
    for actor in [await actors.by_id(work.db, person) for person in asked]:
        if actor is not None and actor.person is not None and May.RUN_OUTAGE in actor.permits:
            over = button("outage-over", found.id, style=Style.SUCCESS)
            first: Rows = ((over, button("outage-prolong", found.id)),)
            told = await _told(work, "outage-still", found, above=first)
            work.send(actor.person, told, lane=Lane.ALERT, about=outage_cards.subject(found.id))
    await outage_times.plan_end(work, found, int(count) + 1)


async def _as_planned(work: Work, scope: str, state: OutageState) -> Outage | None:
    """It, where that is still to be done: it stands so, and its hours are those for which it was planned."""
    found = await rows.find(work.db, Outage, int(scope.partition(":")[0]))
    return found if found.state is state and outage_times.scope(found) == scope else None


async def _answerable(work: Work, it: Outage) -> Iterable[PersonId]:
    return dict.fromkeys((it.made_by, *await actors.holding(work.db, *announcement_cards.APPROVERS)))


async def _told(work: Work, key: str, it: Outage, *, above: Rows = (), until: datetime | None = None) -> Answer:
    door = button("outage-open", it.id, label="button-outage-open", number=it.number)
    return answer(
        key, number=it.number, kind=outage_cards.kind(it), where=await outage_cards.where(work, it),
        begins=it.begins_at, ends=it.ends_at, until=until, rows=(*above, (door,)),
    )  # fmt: skip
