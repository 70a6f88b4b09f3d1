"""Customers' files (R244, R245, R248): only whoever works on the job can have them, and in time nobody can.

Each look is on record. The house knows where the channel keeps a file, and no more: not what is in it, nor what it was
called.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.domain.bc_files import BcFile, BcFileId
from bot.domain.bc_jobs import UNDONE, BcJob, BcJobId, BcStatus
from bot.domain.bc_prices import COUNTED, FILED, lines_of
from bot.domain.people import Person
from bot.domain.permits import May
from bot.domain.quotes import PriceList
from bot.domain.refusal import Refusal
from bot.services import bc_cards, bc_clock, bc_times, mail, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_files
from bot.storage.rows import NotFound
from bot.storage.tables import outbox
from bot.talk import FileId, Lane, LetterState, Money, Verb, answer, words

FORGET = "bc-forget"
LOOKED = "the files were handed to the operator"
MADE = "what came of it was sent to the customer"
_WINDOW, _DAY = timedelta(days=30), timedelta(days=1)
_AT_MOST = timedelta(days=60)
"""So long after it was sent no file is kept, whatever becomes of its job."""
_OVER = frozenset({BcStatus.HANDED_OVER, BcStatus.SETTLED, BcStatus.CANCELLED, BcStatus.VOID})
_AT_WORK = UNDONE - {BcStatus.REQUESTED, BcStatus.QUOTED}


async def keep(work: Work, job: BcJob, documents: Sequence[str], photos: Sequence[str]) -> None:
    """Inside other verbs: these files belong to a job; pictures are a page each, what else there is is counted soon."""
    for document in documents:
        await work.add(BcFile(job=job.id, file=document, sent_at=work.now))
    for photo in photos:
        await work.add(BcFile(job=job.id, file=photo, picture=True, pages=1, sent_at=work.now, read_at=work.now))
    if documents or photos:
        await _plan(work, job.id, work.now + _AT_MOST)


@needs(May.ORDER_BC)
async def add(work: Work, id_: BcJobId, documents: Sequence[str]) -> BcJob:
    """More files, or another one in place of what could not be used.

    Raises:
        NotFound: it is not theirs.
        Refusal: the job is done.

    """
    job = await rows.find(work.db, BcJob, id_)
    if not job.belongs_to(work.actor):
        raise NotFound
    if job.status not in UNDONE:
        raise Refusal(f"bc-is-{job.status.value.replace('_', '-')}", number=job.number)
    await keep(work, job, documents, ())
    await bc_cards.refresh(work, job, ring=(job.operator,) if job.operator else await bc_cards.clerks(work))
    return job


@needs(May.RUN_BC)
async def give(work: Work, id_: BcJobId) -> BcJob:
    """Whoever works on the job gets its files; that they have is on record.

    Raises:
        Refusal: a colleague works on it, nobody does, or there are none any more.

    """
    job = await rows.find(work.db, BcJob, id_)
    if job.operator != work.me or job.status not in _AT_WORK:
        raise Refusal("bc-files-not-yours", number=job.number)
    held = await _held(work, id_)
    if not held:
        raise Refusal("bc-files-none", number=job.number)
    for one in held:
        shown = answer("bc-file", number=job.number)
        file = FileId(one.file)
        it = replace(shown, photos=(file,)) if one.picture else replace(shown, document=file)
        work.send(work.me, it, lane=Lane.ANSWER, about=bc_cards.subject(id_))
    await work.record(job, LOOKED)
    return job


async def send(work: Work, job: BcJob, documents: Sequence[str], photos: Sequence[str]) -> None:
    """Inside other verbs: what came of the job goes to its customer, on record, under the words of its bill.

    The house keeps none of it but the letters that carry it.

    Raises:
        Refusal: there is nothing, or nobody who could get it.

    """
    if not documents and not photos:
        raise Refusal("bc-send-nothing", number=job.number)
    owners = [await rows.find(work.db, Person, one) for one in await bc_cards.owners(work, job)]
    reached = [one.id for one in owners if one.reachable]
    if not reached:
        raise Refusal("bc-out-of-reach", number=job.number)
    parts = [replace(answer("bc-made-more", number=job.number), document=FileId(one)) for one in documents]
    parts += [replace(answer("bc-made-more", number=job.number), photos=tuple(map(FileId, photos)))] if photos else []
    bill = answer(
        "bc-made", number=job.number, lines=[bc_cards.line(one) for one in job.lines], total=Money(job.total),
        pay=words(f"bc-pay-{job.pay.value}"),
    )  # fmt: skip
    parts[0] = replace(parts[0], say=bill.say)
    for part in parts:
        work.send(reached, part, lane=Lane.ALERT, about=bc_cards.subject(job.id))
    await work.record(job, MADE)
    await _plan(work, job.id, work.now + _AT_MOST)


@needs(May.KEEP_TIME)
async def unread(work: Work) -> list[BcFileId]:
    """What nobody has looked at yet."""
    found = await rows.every(work.db, BcFile, bc_files.c.read_at.is_(None), bc_files.c.file != "")
    return [one.id for one in found]


@needs(May.KEEP_TIME)
async def to_read(work: Work, id_: BcFileId) -> BcFile | None:
    """The file, if it is still to be looked at."""
    found = await rows.find(work.db, BcFile, id_)
    return found if found.held and found.read_at is None else None


@needs(May.KEEP_TIME)
async def read(work: Work, id_: BcFileId, pages: int | None, problem: str) -> None:
    """So many pages, or what is wrong with it: its customer hears either, with the price where there is one now."""
    found = await rows.find(work.db, BcFile, id_)
    if not found.held or found.read_at is not None:
        return
    await work.save(found, found.read(pages, problem, work.now))
    job = await rows.find(work.db, BcJob, found.job)
    if problem:
        owners = await bc_cards.owners(work, job)
        work.tell(owners, problem, lane=Lane.ALERT, number=job.number)
    job = await _priced(work, job)
    waits = job.status is BcStatus.QUOTED
    await bc_cards.refresh(work, job, ring=await bc_cards.owners(work, job) if waits else ())


@needs(May.KEEP_TIME)
async def forget(work: Work, scope: str) -> None:
    """Their time is over: nobody can have them any more, and what was sent of them is taken back where that can be.

    Each goes with its job, or sixty days after it was sent, whichever is sooner.
    """
    id_ = BcJobId(int(scope.partition(":")[0]))
    job = await rows.find(work.db, BcJob, id_)
    due, oldest = _due(job), work.now - _AT_MOST
    over = due is not None and due <= work.now
    held = await rows.every(work.db, BcFile, bc_files.c.job == id_, bc_files.c.file != "")
    gone = [one for one in held if over or one.sent_at <= oldest]
    if due is not None and not over and not gone:
        return
    for one in gone:
        await work.save(one, one.erase(), "kept long enough")
    if job.draft:
        job = await work.save(job, replace(job, draft=""), "kept long enough")
    # Which file a letter carries is not on record: all of them go, and the operator can have what is left anew.
    await take_back(work, bc_cards.subject(id_))
    await bc_cards.refresh(work, job)


async def good(work: Work, id_: BcJobId) -> list[BcFile]:
    """Inside other verbs: what came with a job, whether it can still be had or not; without what was of no use."""
    return await rows.every(work.db, BcFile, bc_files.c.job == id_, bc_files.c.problem == "")


async def watch(work: Work, job: BcJob) -> None:
    """Inside other verbs: note when the files of a job that is over go: a day later, or as long as was asked for."""
    sent = await rows.first(work.db, BcFile, bc_files.c.job == job.id)
    if (job.proofs or sent or job.service in FILED) and (due := _due(job)):
        await _plan(work, job.id, due)


async def take_back(work: Work, about: str) -> None:
    """Inside other verbs: no letter about that holds a file any more, neither here nor on a screen."""
    # Messages of their own about a job are its files and drafts; everything else is its card.
    mine = (outbox.c.about == about) & (outbox.c.verb == Verb.SAY)
    columns = (outbox.c.id, outbox.c.person, outbox.c.language, outbox.c.message, outbox.c.also, outbox.c.state)
    letters = (await work.db.execute(select(*columns).where(mine))).all()
    for letter in letters:
        if letter.state is LetterState.SENT and letter.message is not None and letter.person is not None:
            for message in (letter.message, *letter.also):
                work.retract(message, answer("bc-file-gone"), whom=letter.person, language=letter.language or "")
    await mail.empty(work, outbox.c.id.in_([letter.id for letter in letters]))


async def _held(work: Work, id_: BcJobId) -> list[BcFile]:
    return await rows.every(work.db, BcFile, bc_files.c.job == id_, bc_files.c.file != "", bc_files.c.problem == "")


async def _priced(work: Work, job: BcJob) -> BcJob:
    """What it costs, once all of its files are counted and nobody else has said how many pages it has."""
    files = await rows.every(work.db, BcFile, bc_files.c.job == job.id)
    good = [one for one in files if not one.problem]
    unknown = any(one.pages is None for one in good)
    held = await rows.find(work.db, PriceList, job.price_list)
    if job.service not in COUNTED or not good or unknown or not _by_pages(job, held):
        return job
    counted = replace(job, pages=sum(one.pages or 0 for one in good))
    try:
        offer = lines_of(counted, held)
    except Refusal:
        return job  # more than is taken in the chat: the clerk has a look
    saved = await work.save(job, counted.quote(offer, await bc_times.ready_at(work, counted, work.now)))
    await bc_clock.watch_answer(work, saved)
    return saved


def _by_pages(job: BcJob, held: PriceList) -> bool:
    """Whether nothing but its pages says what it costs: nobody has named a price, or agreed to one."""
    asked = job.status is BcStatus.QUOTED and not job.lines
    return job.status is BcStatus.REQUESTED or (asked and job.offer == lines_of(job, held))


def _due(job: BcJob) -> datetime | None:
    """When its files go, once it is over."""
    over = job.voided_at or job.handed_at or (job.requested_at if job.status is BcStatus.CANCELLED else None)
    return over + max(1, job.keep_days) * _DAY if over and job.status in _OVER else None


async def _plan(work: Work, job: BcJobId, at: datetime) -> None:
    await occurrences.plan(work, FORGET, f"{job}:{int(at.timestamp())}", at, at + _WINDOW)
