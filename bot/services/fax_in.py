"""Faxes that come in at the business centre (R221-R224): logged, told, fetched against a receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.fax_in import KNOWN, OPEN, SERVICE, FaxIn, FaxInId, FaxStatus
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.units import Tenant, Unit, UnitId
from bot.services import fax_in_cards, fax_in_clock, fax_in_files, fax_in_places, pickup_codes, tenancies
from bot.services.fax_in_places import Lives, Whereabouts
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fax_in_tables import faxes_in
from bot.storage.rows import NotFound
from bot.talk import Lane

_S = FaxStatus


@dataclass(frozen=True)
class Arrived:
    """What came, as the clerk writes it down; `unit` None: it does not say."""

    pages: int
    came_at: datetime
    unit: UnitId | None = None
    addressee: str = ""
    sender: str = ""
    documents: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()


@needs(May.TRACE_FAX)
async def every_unit(work: Work) -> Sequence[tuple[UnitId, Named]]:
    """The units that a fax can come for."""
    return await tenancies.every_unit(work)


@needs(May.RUN_BC)
async def whereabouts(work: Work, unit: UnitId | None, addressee: str) -> tuple[Whereabouts, str, Named]:
    """Where it would go, before it is logged (R221), with the unit's number and the tenant's name if there is one."""
    found = await fax_in_places.of(work, unit, addressee)
    home = (await rows.find(work.db, Unit, found.unit)).number if found.unit else ""
    tenant = (await rows.find(work.db, Tenant, found.tenant)).name if found.tenant else Named("", "")
    return found, home, tenant


@needs(May.RUN_BC)
async def log(work: Work, came: Arrived) -> FaxIn:
    """It gets its number and a line in the log; whose turn it is hears of it at once."""
    found = await fax_in_places.of(work, came.unit, came.addressee)
    here = found.lives is Lives.HERE
    told = here and bool(await tenancies.in_touch(work, found.tenant))
    status = {
        Lives.HERE: _S.NOTIFIED if told else _S.SLIP,
        Lives.MOVES_IN: _S.MOVING_IN,
        Lives.MOVED_OUT: _S.CONTACTING,
        Lives.UNKNOWN: _S.TRACING,
    }
    made = await work.add(
        FaxIn(
            number=f"F-{await rows.take_number(work.db, 'F'):06d}", addressee=came.addressee, unit=found.unit,
            tenant=found.tenant, pages=came.pages, sender=came.sender, came_at=came.came_at, logged_at=work.said_at,
            taken_by=work.me, keeper=work.me, documents=came.documents, photos=came.photos, since=work.now,
            status=status[found.lives], gone=found.lives is Lives.MOVED_OUT, told_at=work.now if told else None,
        )
    )  # fmt: skip
    await fax_in_files.watch(work, made)
    await fax_in_clock.announce(work, made, also=(work.me,))
    return made


# -- the tenant -------------------------------------------------------------------------------------------------------


@needs(May.SEE_FAX)
async def confirm(work: Work, id_: FaxInId) -> FaxIn:
    """The tenant has it in hand: that is the receipt, with who asked for it."""
    found = await _own(work, id_)
    return await _closed(work, found, found.confirm(work.me, work.now))


@needs(May.SEE_FAX)
async def give_code(work: Work, id_: FaxInId) -> FaxIn:
    """A code for whoever fetches it on the tenant's behalf; it stands on the tenant's cards alone."""
    found = await _own(work, id_)
    saved = await work.save(found, found.give_code(pickup_codes.drawn()))
    await fax_in_cards.refresh(work, saved, ring=(work.me,))
    return saved


@needs(May.SEE_FAX)
async def out(work: Work, id_: FaxInId) -> FaxIn:
    """They are out: a notice is to be brought to their unit (R224); said by them, or by the clerk who has phoned."""
    found = await rows.find(work.db, FaxIn, id_)
    if not fax_in_cards.belongs_to(found, work.actor) and May.RUN_BC not in work.actor.permits:
        raise NotFound
    saved = await work.save(found, found.out())
    clerks = await fax_in_cards.clerks(work)
    await fax_in_cards.refresh(work, saved, ring=[one for one in clerks if one != work.actor.person])
    await fax_in_cards.paper(work, saved, clerks)
    return saved


# -- the clerk --------------------------------------------------------------------------------------------------------


@needs(May.RUN_BC)
async def nobody_confirms(work: Work, fax: FaxIn) -> bool:
    """Whether nobody of the tenant can be written to."""
    return not await fax_in_cards.recipients(work, fax)


@needs(May.RUN_BC)
async def ask(work: Work, id_: FaxInId) -> FaxIn:
    """The tenant stands at the counter: their people can confirm for half an hour that they have it."""
    found = await rows.find(work.db, FaxIn, id_)
    saved = await work.save(found, found.ask(work.me, work.now))
    await fax_in_cards.refresh(work, saved, ring=await fax_in_cards.recipients(work, saved))
    return saved


@needs(May.RUN_BC)
async def collect(work: Work, id_: FaxInId, code: str, name: str) -> FaxIn:
    """Somebody shows a code: it is theirs, or the try is counted, and the tenant hears where that was the last one."""
    found = await rows.find(work.db, FaxIn, id_)
    after = found.try_code(code, name, work.me, work.now)
    if not after.held:
        return await _closed(work, found, after)
    saved = await work.save(found, after, "wrong code")
    void = await fax_in_cards.recipients(work, saved) if not saved.code else ()
    work.tell(void, "fax-in-code-void", number=saved.number, lane=Lane.ALERT)
    await fax_in_cards.refresh(work, saved)
    return saved


@needs(May.RUN_BC)
async def sign(work: Work, id_: FaxInId, name: str) -> FaxIn:
    """Who it is for has signed on paper."""
    found = await rows.find(work.db, FaxIn, id_)
    return await _closed(work, found, found.sign(name, work.me, work.now))


@needs(May.RUN_BC)
async def bring_slip(work: Work, id_: FaxInId) -> FaxIn:
    """The notice has been brought to the unit (R224)."""
    found = await rows.find(work.db, FaxIn, id_)
    saved = await work.save(found, found.bring_slip(work.me, work.now))
    await fax_in_cards.refresh(work, saved)
    return saved


@needs(May.RUN_BC)
async def take(work: Work, id_: FaxInId) -> FaxIn:
    """A colleague has it from now on, its scan with it."""
    found = await rows.find(work.db, FaxIn, id_)
    saved = await work.save(found, found.take(work.me))
    await fax_in_cards.refresh(work, saved, ring=(found.keeper,))
    return saved


@needs(May.RUN_BC)
async def file(work: Work, id_: FaxInId, why: str) -> FaxIn:
    """It goes into the archive by hand, with the reason on record."""
    found = await rows.find(work.db, FaxIn, id_)
    saved = await work.save(found, found.file(work.now), why)
    await fax_in_files.watch(work, saved)
    await fax_in_cards.refresh(work, saved)
    return saved


# -- what is seen -----------------------------------------------------------------------------------------------------


@needs(May.SEE_FAX)
async def lying_here(work: Work) -> Sequence[tuple[FaxIn, str]]:
    """What lies here, the longest first, each with its unit: one's own; what customer service looks for; everything."""
    wanted = OPEN if May.RUN_BC in work.actor.permits else SERVICE
    if May.TRACE_FAX not in work.actor.permits:
        wanted = KNOWN
    found = await rows.every(work.db, FaxIn, faxes_in.c.status.in_(sorted(wanted)))
    seen = [one for one in found if fax_in_cards.sees(one, work.actor)]
    homes = await rows.many(work.db, Unit, [one.unit for one in seen if one.unit is not None])
    return [(one, homes[one.unit].number if one.unit is not None else "") for one in seen]


@needs(May.SEE_FAX)
async def open_card(work: Work, id_: FaxInId) -> None:
    """Hang its card anew for who asks for it. Raises NotFound where it is none of theirs."""
    found = await visible(work, id_)
    shown = await fax_in_cards.card(work, found, work.actor)
    await work.show(work.me, fax_in_cards.subject(found.id), shown, ring=True, lane=Lane.ANSWER)


async def visible(work: Work, id_: FaxInId) -> FaxIn:
    """Inside other verbs: the fax, if it is the actor's business. Raises NotFound otherwise."""
    found = await rows.find(work.db, FaxIn, id_)
    if not fax_in_cards.sees(found, work.actor):
        raise NotFound
    return found


async def _own(work: Work, id_: FaxInId) -> FaxIn:
    found = await rows.find(work.db, FaxIn, id_)
    if not fax_in_cards.belongs_to(found, work.actor):
        raise NotFound
    return found


async def _closed(work: Work, found: FaxIn, after: FaxIn) -> FaxIn:
    saved = await work.save(found, after)
    await fax_in_files.watch(work, saved)
    told = await tenancies.in_touch(work, saved.tenant) if saved.tenant and found.held else ()
    ring = [one for one in (*told, saved.handed_by) if one is not None and one != work.actor.person]
    await fax_in_cards.refresh(work, saved, ring=ring)
    return saved
