"""Who waits for a fax (R229): noted with name and unit, told the moment one comes, and once that none has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.fax_in import FaxIn
from bot.domain.fax_in_watches import FaxWatch, FaxWatchId, WatchStatus
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import Unit, UnitId
from bot.services import actors, bc_cards, house, occurrences, tenancies
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fax_in_tables import fax_watches
from bot.storage.rows import NotFound
from bot.talk import Lane, answer, button

ENDS = "fax-in-watch-ends"
_WINDOW = timedelta(days=2)
_WAITS = fax_watches.c.status == WatchStatus.WATCHING


@dataclass(frozen=True)
class Waiting:
    """Who waits for a fax, in which unit; the name is empty where the clerk noted none."""

    watch: FaxWatch
    unit: str
    name: str | Named


@needs(May.ORDER_BC)
async def begin(work: Work) -> FaxWatch:
    """Somebody wants to be told when anything comes for their company, or for them. Once is enough.

    Raises:
        Refusal: they wait already, or they are in no unit.

    """
    for unit in sorted(work.actor.units):
        tenant = await tenancies.tenant_in(work, unit)
        if tenant is not None and tenant in work.actor.tenants:
            mine = (_WAITS, fax_watches.c.tenant == tenant, fax_watches.c.asked_by == work.me)
            if await rows.first(work.db, FaxWatch, *mine):
                raise Refusal("fax-in-watch-already")
            return await _made(work, unit, "", by_desk=False)
    raise Refusal("fax-in-unit-empty")


@needs(May.RUN_BC)
async def begin_for(work: Work, unit: UnitId, name: str) -> FaxWatch:
    """The clerk notes down who has asked at the counter, or on the phone."""
    return await _made(work, unit, name, by_desk=True)


async def _made(work: Work, unit: UnitId, name: str, *, by_desk: bool) -> FaxWatch:
    tenant = await tenancies.tenant_in(work, unit)
    if tenant is None:
        raise Refusal("fax-in-unit-empty")
    until = work.now + timedelta(days=(await house.rules(work)).fax_watch_days)
    made = await work.add(
        FaxWatch(
            tenant=tenant, unit=unit, name=name, asked_by=work.me, by_desk=by_desk, asked_at=work.said_at, until=until
        )
    )
    await occurrences.plan(work, ENDS, f"{made.id}", until, until + _WINDOW)
    return made


@needs(May.SEE_FAX)
async def withdraw(work: Work, id_: FaxWatchId) -> FaxWatch:
    """Not any more; by who waits, or by the clerk. Raises NotFound where it is none of theirs."""
    found = await rows.find(work.db, FaxWatch, id_)
    if not found.belongs_to(work.actor) and May.RUN_BC not in work.actor.permits:
        raise NotFound
    return await work.save(found, found.withdraw(work.now))


@needs(May.SEE_FAX)
async def waiting(work: Work) -> Sequence[Waiting]:
    """Who waits: one's own; for the clerk everybody."""
    found = await rows.every(work.db, FaxWatch, _WAITS)
    shown = [one for one in found if May.RUN_BC in work.actor.permits or one.belongs_to(work.actor)]
    homes = await rows.many(work.db, Unit, [one.unit for one in shown])
    return [Waiting(one, homes[one.unit].number, await _name(work, one)) for one in shown]


async def _name(work: Work, watch: FaxWatch) -> str | Named:
    return watch.name if watch.by_desk else await actors.name_of(work.db, watch.asked_by)


async def meet(work: Work, fax: FaxIn) -> None:
    """Inside other verbs: whoever waits for that fax hears of it at any hour; of whom nobody can, the clerk phones."""
    if not fax.held:
        return
    for one in await rows.every(work.db, FaxWatch, _WAITS, fax_watches.c.tenant == fax.tenant):
        if not one.is_for(fax):
            continue
        await work.save(one, one.meet(fax.id, work.now))
        there = await tenancies.in_touch(work, fax.tenant)
        told = tuple(person for person in there if one.by_desk or person == one.asked_by)
        key, whom = ("fax-in-watched", told) if told else ("fax-in-watched-phone", await bc_cards.clerks(work))
        door = ((button("fax-in-open", fax.id, label="button-fax-in-look", number=fax.number),),)
        work.send(whom, answer(key, number=fax.number, name=await _name(work, one) or "—", rows=door), lane=Lane.ALERT)


@needs(May.KEEP_TIME)
async def expire(work: Work, scope: str) -> None:
    """Nothing has come: who waited is told, and may go on waiting."""
    found = await rows.first(work.db, FaxWatch, fax_watches.c.id == int(scope))
    if found is None or not found.waits:
        return
    saved = await work.save(found, found.expire(work.now))
    there = await tenancies.in_touch(work, saved.tenant)
    told = tuple(person for person in there if saved.by_desk or person == saved.asked_by)
    if saved.by_desk:
        work.tell(told, "fax-in-watch-over", name=saved.name or "—")
    else:
        work.send(told, answer("fax-in-watch-over-mine", rows=((button("fax-in-watch"),),)))
