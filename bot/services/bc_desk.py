"""The clerk's bench (R233-R243): quoted, taken, paused, proofed, done, handed over, paid; and slips that are voided."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.bc_jobs import BcJob, BcJobId, BcStatus
from bot.domain.bc_prices import COUNTED, DELIVERY, Pay, lines_of, quoted, recounted
from bot.domain.money import Fen
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.quotes import Price, PriceList
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.domain.units import Unit
from bot.services import actors, bc_cards, bc_clock, bc_files, bc_till, bc_times, pickup_codes
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.talk import FileId, Lane, answer

_DECIDE = (Role.TENANT_SUPERVISOR, Role.CS_MANAGER)


async def told_desk(work: Work, job: BcJob) -> BcJob:
    """Inside other verbs: the customer has decided something; whoever works on it, or may, hears of it."""
    await bc_clock.watch_promise(work, job)
    await bc_files.watch(work, job)
    await bc_cards.refresh(work, job, ring=(job.operator,) if job.operator else await bc_cards.clerks(work))
    return job


async def told_operator(work: Work, job: BcJob) -> BcJob:
    """Inside other verbs: whoever works on it hears of it."""
    await bc_clock.watch_promise(work, job)
    await bc_files.watch(work, job)
    await bc_cards.refresh(work, job, ring=(job.operator,))
    return job


@needs(May.RUN_BC)
async def lines(work: Work, id_: BcJobId) -> tuple[Price, ...]:
    """What the price of a job can be made of: the price list that held when it was asked for."""
    found = await rows.find(work.db, BcJob, id_)
    held = await rows.find(work.db, PriceList, found.price_list)
    return tuple(one for one in held.prices if one.code != DELIVERY)


@needs(May.RUN_BC)
async def quote(work: Work, id_: BcJobId, counts: Mapping[str, int], extra: Fen, minutes: int) -> BcJob:
    """Name a price and a time; the customer is asked."""
    found = await rows.find(work.db, BcJob, id_)
    held = await rows.find(work.db, PriceList, found.price_list)
    offer = quoted(held, counts, extra, deliver=found.deliver)
    promised = await bc_times.after(work, work.said_at, minutes)
    saved = await work.save(found, found.quote(offer, promised))
    await bc_clock.watch_answer(work, saved)
    return await _told(work, saved)


@needs(May.RUN_BC)
async def agreed_by_phone(work: Work, id_: BcJobId) -> BcJob:
    """The customer has said so at the counter, or on the phone."""
    found = await rows.find(work.db, BcJob, id_)
    saved = await work.save(found, found.agree(work.me, work.said_at, await bc_times.moved(work, found)))
    await bc_clock.watch_promise(work, saved)
    return await _told(work, saved)


@needs(May.RUN_BC)
async def declined_by_phone(work: Work, id_: BcJobId) -> BcJob:
    """The customer has said no."""
    found = await rows.find(work.db, BcJob, id_)
    saved = await work.save(found, found.decline(await bc_times.moved(work, found)))
    await bc_clock.watch_promise(work, saved)
    return await _told(work, saved)


@needs(May.RUN_BC)
async def take(work: Work, id_: BcJobId) -> BcJob:
    """A clerk takes it, from the queue or over from a colleague, who hears of it."""
    found = await rows.find(work.db, BcJob, id_)
    saved = await work.save(found, found.take(work.me, work.said_at))
    await bc_cards.refresh(work, saved, ring=(found.operator,))
    return saved


@needs(May.RUN_BC)
async def pause(work: Work, id_: BcJobId, stopped: str, layout: str, file_name: str, proof_when: str) -> BcJob:
    """The shift ends: it goes back into the queue, with everything the next one has to know (R237)."""
    found = await _mine(work, id_)
    saved = await work.save(found, found.pause(stopped, layout, file_name, proof_when))
    await bc_cards.refresh(work, saved, ring=await bc_cards.clerks(work))
    return saved


@needs(May.RUN_BC)
async def send_proof(work: Work, id_: BcJobId, draft: str) -> BcJob:
    """The draft goes to the customer, who reads it (R234).

    Raises:
        Refusal: it was brought to the counter, and is read there: no contact of the company gets it (R245).

    """
    found = await _mine(work, id_)
    if found.by_desk:
        raise Refusal("bc-draft-at-counter", number=found.number)
    saved = await work.save(found, found.send_proof(draft))
    owners = await bc_cards.owners(work, saved)
    shown = replace(answer("bc-draft", number=saved.number, count=saved.proofs), document=FileId(draft))
    work.send(owners, shown, lane=Lane.ALERT, about=bc_cards.subject(saved.id))
    await bc_clock.watch_answer(work, saved)
    return await _told(work, saved)


@needs(May.RUN_BC)
async def show_proof(work: Work, id_: BcJobId) -> BcJob:
    """The draft lies at the counter, where whoever brought it reads it (R234)."""
    found = await _mine(work, id_)
    saved = await work.save(found, found.send_proof(""))
    await bc_clock.watch_answer(work, saved)
    return await _told(work, saved)


@needs(May.RUN_BC)
async def proof_seen(work: Work, id_: BcJobId) -> BcJob:
    """The customer has read the draft at the counter, and it is right."""
    found = await rows.find(work.db, BcJob, id_)
    after = found.approve_proof(work.said_at, await bc_times.moved(work, found))
    return await told_operator(work, await work.save(found, after))


@needs(May.RUN_BC)
async def finish(work: Work, id_: BcJobId) -> BcJob:
    """It is done, just as agreed (R235, R242): the customer hears of it, with a code to collect it by (R236)."""
    found = await _mine(work, id_)
    return await _done(work, found, found.finish(work.said_at, pickup_codes.drawn()))


@needs(May.RUN_BC)
async def finish_counted(work: Work, id_: BcJobId, pages: int, resent: int = 0, minutes: int = 0) -> BcJob:
    """It is done, and so many pages it really was (R238); of a fax, how many went twice and how long it took (R218).

    Raises:
        Refusal: it would cost more than was agreed: the customer is asked first.

    """
    found = await _mine(work, id_)
    held = await rows.find(work.db, PriceList, found.price_list)
    if found.service not in COUNTED:
        raise Refusal("bc-nothing-to-count", number=found.number)
    actual = recounted(found.lines, lines_of(found, held), lines_of(replace(found, pages=pages), held))
    counted = {"pages": pages, "resent": resent, "sent_minutes": minutes}
    return await _done(work, found, found.finish(work.said_at, pickup_codes.drawn(), actual, **counted))


@needs(May.RUN_BC)
async def send(work: Work, id_: BcJobId, documents: Sequence[str], photos: Sequence[str]) -> BcJob:
    """What came of it goes to the customer as files, with the bill; whoever is there may do so once it is done.

    Raises:
        Refusal: nothing is attached, it is nothing that comes as a file, a colleague works on it, it is not ready,
            its customer cannot be reached in the chat, or it was brought to the counter: no contact of the company
            gets it (R245).

    """
    found = await rows.find(work.db, BcJob, id_)
    if found.status is not BcStatus.DONE:
        await _mine(work, id_)
    if found.by_desk:
        raise Refusal("bc-fetched-at-counter", number=found.number)
    after = found.send(work.said_at)
    await bc_files.send(work, after, documents, photos)
    return await _done(work, found, after)


@needs(May.RUN_BC)
async def hand_over(work: Work, id_: BcJobId, code: str, name: str) -> BcJob:
    """Somebody shows the code: it is theirs, or the try is counted."""
    found = await rows.find(work.db, BcJob, id_)
    today = work.desk.clock.today(work.now)
    saved = await work.save(found, found.try_code(code, name, work.me, work.said_at, today))
    if saved.code or saved.handed_at:
        return await _told(work, saved)
    work.tell(await bc_cards.owners(work, saved), "bc-code-void", number=saved.number, lane=Lane.ALERT)
    return await _told(work, saved)


@needs(May.RUN_BC)
async def sign_on_paper(work: Work, id_: BcJobId, name: str) -> BcJob:
    """Somebody has signed the printed slip."""
    found = await rows.find(work.db, BcJob, id_)
    today = work.desk.clock.today(work.now)
    return await _told(work, await work.save(found, found.sign_on_paper(name, work.me, work.said_at, today)))


@needs(May.RUN_BC)
async def take_cash(work: Work, id_: BcJobId) -> BcJob:
    """It is paid at the counter."""
    return await _settled(work, id_, Pay.CASH)


@needs(May.RUN_BC)
async def put_on_account(work: Work, id_: BcJobId) -> BcJob:
    """It goes on the month's account after all."""
    return await _settled(work, id_, Pay.ACCOUNT)


@needs(May.RUN_BC)
async def flag(work: Work, id_: BcJobId, why: str) -> BcJob:
    """It looks suspicious (R247): security and the supervisor hear number, unit and reason, the customer nothing.

    Of what is in it nobody hears.
    """
    found = await rows.find(work.db, BcJob, id_)
    saved = await work.save(found, found.flag(work.me, why, work.said_at), why)
    unit = await rows.find(work.db, Unit, saved.unit)
    told = await actors.holding(work.db, Role.SECURITY, Role.SECURITY_SUPERVISOR, Role.TENANT_SUPERVISOR)
    it = answer("bc-suspicious", number=saved.number, place=unit.number, why=why)
    work.send([one for one in told if one != work.actor.person], it, lane=Lane.ALERT, about=f"bc-flag:{id_}")
    await bc_cards.refresh(work, saved)
    return saved


@needs(May.SEE_BC)
async def ask_void(work: Work, id_: BcJobId, why: str) -> BcJob:
    """The clerk, or the customer before anybody has begun, asks for the slip to be voided (R249).

    Raises:
        NotFound: it is none of the actor's business to ask for.
        Refusal: it stands on a statement, or its cash has been counted.

    """
    found = await rows.find(work.db, BcJob, id_)
    runs = May.RUN_BC in work.actor.permits
    if not runs and not found.belongs_to(work.actor):
        raise NotFound
    if not runs and found.operator is not None:
        raise Refusal("bc-begun", number=found.number)
    await bc_till.must_be_open(work, found)
    saved = await work.save(found, found.ask_void(work.me, why), why)
    told = [one for one in await actors.holding(work.db, *_DECIDE) if one != work.actor.person]
    await bc_cards.refresh(work, saved, ring=told)
    return saved


@needs(May.APPROVE_BC_VOID)
async def void(work: Work, id_: BcJobId) -> BcJob:
    """The supervisor voids it: number, lines and reason stay (R249)."""
    found = await rows.find(work.db, BcJob, id_)
    await bc_till.must_be_open(work, found)
    saved = await work.save(found, found.void(work.me, work.said_at), found.void_why)
    return await _told(work, saved, saved.void_asked_by, saved.operator)


@needs(May.APPROVE_BC_VOID)
async def keep(work: Work, id_: BcJobId) -> BcJob:
    """The supervisor declines: the slip holds."""
    found = await rows.find(work.db, BcJob, id_)
    saved = await work.save(found, found.keep())
    await bc_cards.refresh(work, saved, ring=(found.void_asked_by,))
    return saved


async def _settled(work: Work, id_: BcJobId, pay: Pay) -> BcJob:
    found = await rows.find(work.db, BcJob, id_)
    today = work.desk.clock.today(work.now)
    at = await bc_till.paid_at(work) if pay is Pay.CASH else work.now
    saved = await work.save(found, found.settle(pay, work.me, at, today))
    await bc_cards.refresh(work, saved)
    return saved


async def _done(work: Work, found: BcJob, after: BcJob) -> BcJob:
    saved = await work.save(found, after)
    if saved.status is not found.status:
        await bc_clock.watch_collection(work, saved)
    return await _told(work, saved)


async def _told(work: Work, job: BcJob, *others: PersonId | None) -> BcJob:
    await bc_files.watch(work, job)
    await bc_cards.refresh(work, job, ring=(*await bc_cards.owners(work, job), *others))
    return job


async def _mine(work: Work, id_: BcJobId) -> BcJob:
    """The job, in the hands of whoever works on it. Raises Refusal where that is a colleague."""
    found = await rows.find(work.db, BcJob, id_)
    if found.operator is not None and found.operator != work.me:
        raise Refusal("bc-somebody-elses", number=found.number, name=await actors.name_of(work.db, found.operator))
    return found
