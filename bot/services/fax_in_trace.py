"""Whose a fax is, where nobody knows, or they are not there (R225-R231): asked of customer service, and answered."""

from bot.domain.fax_in import FaxIn, FaxInId
from bot.domain.permits import May
from bot.domain.units import UnitId
from bot.services import fax_in_cards, fax_in_clock, fax_in_files, fax_in_places, tenancies
from bot.services.fax_in_places import Lives
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows


@needs(May.TRACE_FAX)
async def find(work: Work, id_: FaxInId, unit: UnitId) -> FaxIn:
    """It is for that unit (R225): its tenant hears of it, who was told wrongly that it was a mistake.

    Whoever has a lease there and is still to come gets it when they move in.
    """
    found = await _business(work, id_)
    tenant = await tenancies.tenant_in(work, unit)
    if tenant is not None and await fax_in_places.still_to_come(work, tenant):
        return await _saved(work, found, found.hold(unit, tenant, work.now))
    told = bool(await tenancies.in_touch(work, tenant))
    return await _saved(work, found, found.find(unit, tenant, work.now, told=told))


@needs(May.TRACE_FAX)
async def hold(work: Work, id_: FaxInId, unit: UnitId) -> FaxIn:
    """Whom it is for is going to move in there: the front desk has a notice, and gives it with the keys (R230)."""
    found = await _business(work, id_)
    there = await fax_in_places.of(work, unit, "")
    tenant = there.tenant if there.lives is Lives.MOVES_IN else None
    return await _saved(work, found, found.hold(unit, tenant, work.now))


@needs(May.TRACE_FAX)
async def lose(work: Work, id_: FaxInId) -> FaxIn:
    """Whom it is for has moved out: customer service tries to reach them (R231). It is not for who is there now."""
    found = await _business(work, id_)
    there = await tenancies.tenant_in(work, found.unit)
    return await _saved(work, found, found.lose(work.now, None if found.tenant == there else found.tenant))


@needs(May.TRACE_FAX)
async def reach(work: Work, id_: FaxInId) -> FaxIn:
    """Who has moved out has been reached."""
    found = await _business(work, id_)
    told = bool(await tenancies.in_touch(work, found.tenant))
    return await _saved(work, found, found.reach(work.now, told=told))


@needs(May.TRACE_FAX)
async def give_up(work: Work, id_: FaxInId) -> FaxIn:
    """Nobody of that name is found: a slip goes into the folder (R226); the next working day it is asked again."""
    found = await _business(work, id_)
    saved = await work.save(found, found.give_up())
    await fax_in_clock.ask_next_day(work, saved, work.now)
    await fax_in_cards.refresh(work, saved)
    await fax_in_cards.paper(work, saved, await fax_in_cards.clerks(work))
    return saved


@needs(May.TRACE_FAX)
async def give_at_check_in(work: Work, id_: FaxInId, name: str) -> FaxIn:
    """Who has moved in has got it with their keys (R230)."""
    found = await _business(work, id_)
    saved = await work.save(found, found.give_at_check_in(name, work.me, work.now))
    await fax_in_files.watch(work, saved)
    await fax_in_cards.refresh(work, saved)
    return saved


async def _business(work: Work, id_: FaxInId) -> FaxIn:
    """The fax, if the actor has to do with it. Raises NotFound otherwise."""
    found = await rows.find(work.db, FaxIn, id_)
    if not fax_in_cards.sees(found, work.actor):
        raise rows.NotFound
    return found


async def _saved(work: Work, found: FaxIn, after: FaxIn) -> FaxIn:
    saved = await work.save(found, after)
    await fax_in_clock.announce(work, saved)
    return saved
