"""The business centre for its customers (R216, R232, R240, R241, R243): asked for, agreed to, proofread, signed for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.bc_jobs import OPEN, BcJob, BcJobId
from bot.domain.bc_prices import Service, Spec, lines_of, offered, total
from bot.domain.money import Fen
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.quotes import Price, PriceList
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId
from bot.services import bc_cards, bc_clock, bc_desk, bc_files, bc_times, nuisance, quotes, tenancies
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_jobs
from bot.storage.rows import NotFound
from bot.talk import Words

KIND = "business-centre"
"""The kind of price list."""
PAGE = 10
"""So many jobs stand on a page."""


@dataclass(frozen=True)
class Sent:
    """What came with it: documents, pictures; the channel's handles."""

    documents: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    gone: bool = False
    """Whether something came with it that nobody has any more."""


NO_FILES = Sent()


@needs(May.SEE_BC)
async def prices(work: Work) -> tuple[Price, ...]:
    """The price list that holds now."""
    return (await quotes.price_list(work, KIND)).prices


@needs(May.SEE_BC)
async def items(work: Work) -> tuple[Price, ...]:
    """The lines of it that can be asked for as they stand."""
    return offered(await quotes.price_list(work, KIND)).prices


@needs(May.SEE_BC)
async def estimate(work: Work, spec: Spec, counts: Mapping[str, int]) -> tuple[Fen | None, datetime]:
    """What it would cost (None: the clerk has to look at it), and when it would be ready."""
    lines = lines_of(spec, await quotes.price_list(work, KIND), counts)
    return (total(lines) if lines else None), await bc_times.ready_at(work, spec, work.said_at)


@needs(May.ORDER_BC)
async def my_units(work: Work) -> list[tuple[UnitId, Named]]:
    """Whose job it may be."""
    return await tenancies.own_units(work)


@needs(May.RUN_BC)
async def every_unit(work: Work) -> list[tuple[UnitId, Named]]:
    """The units that somebody is in."""
    return await tenancies.occupied_units(work)


@needs(May.ORDER_BC)
async def request(
    work: Work, unit: UnitId, spec: Spec, counts: Mapping[str, int] | None = None, files: Sent = NO_FILES
) -> BcJob:
    """Ask for something to be done; what it costs and when it is ready stood before them, so that is agreed (R232).

    Raises:
        Refusal: not the person's unit, no such line on the price list, numbers that make no sense.

    """
    if unit not in work.actor.units:
        raise Refusal("repair-not-your-unit")
    await nuisance.admit(work)
    return await _made(work, unit, spec, counts or {}, files, by_desk=False)


@needs(May.RUN_BC)
async def take_down(
    work: Work, unit: UnitId, spec: Spec, counts: Mapping[str, int] | None = None, files: Sent = NO_FILES
) -> BcJob:
    """The same for somebody who stands at the counter, or phones."""
    return await _made(work, unit, spec, counts or {}, files, by_desk=True)


@needs(May.ORDER_BC)
async def cancel(work: Work, id_: BcJobId) -> BcJob:
    """Nothing after all, while nothing is agreed."""
    found = await _own(work, id_)
    return await bc_desk.told_desk(work, await work.save(found, found.cancel()))


@needs(May.ORDER_BC)
async def agree(work: Work, id_: BcJobId) -> BcJob:
    """The price is right."""
    found = await _own(work, id_)
    after = found.agree(work.me, work.said_at, await bc_times.moved(work, found))
    return await bc_desk.told_desk(work, await work.save(found, after))


@needs(May.ORDER_BC)
async def decline(work: Work, id_: BcJobId) -> BcJob:
    """Not at that price."""
    found = await _own(work, id_)
    return await bc_desk.told_desk(work, await work.save(found, found.decline(await bc_times.moved(work, found))))


@needs(May.ORDER_BC)
async def approve_proof(work: Work, id_: BcJobId) -> BcJob:
    """The draft is right (R234).

    Raises:
        Refusal: it lies at the counter, for whoever brought it.

    """
    found = await _own(work, id_)
    if not found.tells(work.actor):
        raise Refusal("bc-draft-at-counter", number=found.number)
    after = found.approve_proof(work.said_at, await bc_times.moved(work, found))
    return await bc_desk.told_operator(work, await work.save(found, after))


@needs(May.SEE_BC)
async def correct(work: Work, id_: BcJobId, what: str) -> BcJob:
    """The draft is not right yet (R234): says the customer, or the clerk for who reads it at the counter.

    Raises:
        NotFound: it is none of the actor's business to say so.
        Refusal: it lies at the counter, for whoever brought it.

    """
    found = await theirs(work, id_)
    if not found.tells(work.actor):
        raise Refusal("bc-draft-at-counter", number=found.number)
    after = found.correct(what, await bc_times.moved(work, found))
    return await bc_desk.told_operator(work, await work.save(found, after, what))


@needs(May.ORDER_BC)
async def sign(work: Work, id_: BcJobId) -> BcJob:
    """It is there, and right: that is the signature on the slip (R243)."""
    found = await _own(work, id_)
    today = work.desk.clock.today(work.now)
    return await bc_desk.told_operator(work, await work.save(found, found.sign(work.me, work.said_at, today)))


@needs(May.SEE_BC)
async def reject(work: Work, id_: BcJobId, what: str) -> BcJob:
    """It is not right: done again, free of charge; by the customer, or by the clerk for them.

    Raises:
        NotFound: it is none of the actor's business to say so.

    """
    found = await theirs(work, id_)
    promised = await bc_times.ready_at(work, found, work.said_at)
    saved = await work.save(found, found.reject(what, promised), what)
    await bc_clock.watch_promise(work, saved)
    await bc_cards.refresh(work, saved, ring=(saved.operator, *await bc_cards.owners(work, saved)))
    return saved


@dataclass(frozen=True)
class UnderWay:
    """A page of what is under way, each with how it goes; `more`: there is another page."""

    jobs: tuple[tuple[BcJob, Words], ...]
    more: bool


@needs(May.SEE_BC)
async def under_way(work: Work, page: int = 0) -> UnderWay:
    """What is under way: one's own; for the centre everything, by the promised time, what has none first."""
    asked = bc_jobs.c.void_asked_by.is_not(None) & bc_jobs.c.voided_by.is_(None)
    open_ = await rows.every(work.db, BcJob, bc_jobs.c.status.in_(OPEN) | asked)
    found = [job for job in open_ if bc_cards.sees(job, work.actor)]
    found.sort(key=lambda job: (not job.void_asked, job.promised_at or job.requested_at, not job.urgent, job.id))
    shown = found[page * PAGE : (page + 1) * PAGE]
    told = tuple([(job, await bc_cards.state(work, job, work.actor)) for job in shown])
    return UnderWay(told, more=len(found) > (page + 1) * PAGE)


@needs(May.ORDER_BC)
async def last(work: Work) -> BcJob | None:
    """What they asked for last, to be asked for again."""
    mine = rows.query(BcJob, bc_jobs.c.person == work.me, bc_jobs.c.by_desk.is_(False))
    row = (await work.db.execute(mine.order_by(bc_jobs.c.id.desc()).limit(1))).first()
    return None if row is None else rows.made(BcJob, row)


@needs(May.ORDER_BC)
async def asked_before(work: Work, id_: BcJobId) -> tuple[BcJob, Sent, UnitId | None]:
    """A job of their own, what came with it, and for which of their units. Raises NotFound for anybody else's."""
    found = await _own(work, id_)
    files = await bc_files.good(work, id_)
    documents = tuple(one.file for one in files if one.held and not one.picture)
    photos = tuple(one.file for one in files if one.held and one.picture)
    sent = Sent(documents, photos, gone=not all(one.held for one in files))
    return found, sent, found.unit if found.unit in work.actor.units else None


@needs(May.SEE_BC)
async def open_card(work: Work, id_: BcJobId) -> None:
    """Hang the card of a job anew for who asks for it."""
    found = await visible(work, id_)
    await work.show(work.me, bc_cards.subject(found.id), await bc_cards.card(work, found, work.actor), ring=True)


async def visible(work: Work, id_: BcJobId) -> BcJob:
    """Inside other verbs: the job, if it is the actor's business. Raises NotFound otherwise."""
    found = await rows.find(work.db, BcJob, id_)
    if not bc_cards.sees(found, work.actor):
        raise NotFound
    return found


async def theirs(work: Work, id_: BcJobId) -> BcJob:
    """Inside other verbs: the job, if it is the actor's own or they run the centre. Raises NotFound otherwise."""
    found = await rows.find(work.db, BcJob, id_)
    if not found.belongs_to(work.actor) and May.RUN_BC not in work.actor.permits:
        raise NotFound
    return found


async def price_list(work: Work, job: BcJob) -> PriceList:
    """Inside other verbs: the prices of the moment when it was asked for; later ones do not matter."""
    return await rows.find(work.db, PriceList, job.price_list)


async def _own(work: Work, id_: BcJobId) -> BcJob:
    found = await rows.find(work.db, BcJob, id_)
    if not found.belongs_to(work.actor):
        raise NotFound
    return found


async def _made(
    work: Work, unit: UnitId, spec: Spec, counts: Mapping[str, int], files: Sent, *, by_desk: bool
) -> BcJob:
    held = await quotes.price_list(work, KIND)
    tenant = await tenancies.tenant_in(work, unit)
    if tenant is None:
        raise Refusal("bc-nobody-there")
    if files.photos and not files.documents and spec.pages is None:
        spec = replace(spec, pages=len(files.photos))
    lines = lines_of(spec, held, counts)
    if spec.service is Service.ITEMS and not lines:
        raise Refusal("bc-nothing-chosen")
    asked = BcJob(
        **vars(spec), number=f"B-{await rows.take_number(work.db, 'B'):06d}", person=work.me, by_desk=by_desk,
        tenant=tenant, unit=unit, price_list=held.id, requested_at=work.said_at,
    )  # fmt: skip
    if lines:
        promised = await bc_times.ready_at(work, spec, work.said_at)
        asked = asked.begin(lines, work.me, work.said_at, promised)
    made = await work.add(asked)
    await bc_files.keep(work, made, files.documents, files.photos)
    await bc_clock.watch_price(work, made)
    await bc_clock.watch_promise(work, made)
    clerks = await bc_cards.clerks(work)
    owners = await bc_cards.owners(work, made)
    own = owners if by_desk else ()
    await bc_cards.refresh(work, made, ring=(*clerks, *own), also=(*owners, work.me))
    return made
