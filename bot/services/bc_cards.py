"""The living card of a job of the business centre: what its customer, the clerk and the supervisor see, and may do."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from bot.domain.bc_files import BcFile
from bot.domain.bc_jobs import PROMISED, SLIPPED, UNDONE, BcJob, BcJobId, BcStatus
from bot.domain.bc_prices import COUNTED, FILED, REPRODUCED, BcLine, Service
from bot.domain.fax_numbers import region_of, spelled
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.units import Tenant, Unit
from bot.services import actors, bc_times, living_cards, tenancies
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_files
from bot.talk import Answer, Button, Money, Rows, Style, Words, answer, button, words

_S = BcStatus


def subject(job: BcJobId) -> str:
    """What the card of a job is about."""
    return f"bc:{job}"


async def refresh(
    work: Work, job: BcJob, *, ring: Iterable[PersonId | None] = (), also: Iterable[PersonId] = ()
) -> None:
    """Inside other verbs: bring every card of the job up to date; those of `also` hang from now on, without sound.

    Those in `ring` get it anew, with sound; who may not see it any more keeps a line.
    """

    async def face(actor: Actor) -> Answer | None:
        return await card(work, job, actor) if sees(job, actor) else None

    gone = answer("bc-card-gone", number=job.number)
    others = [one for one in ring if one != work.actor.person]
    await living_cards.refresh(work, subject(job.id), face, gone, ring=others, also=also)


def sees(job: BcJob, actor: Actor) -> bool:
    """Whether it is any of the actor's business: their own, or the centre's."""
    return job.belongs_to(actor) or bool({May.RUN_BC, May.APPROVE_BC_VOID} & actor.permits)


async def owners(work: Work, job: BcJob) -> tuple[PersonId, ...]:
    """Inside other verbs: who hears how it goes: who asked, or who stands for the tenant it was taken down for."""
    return await tenancies.in_touch(work, job.tenant) if job.by_desk else (job.person,)


async def clerks(work: Work) -> tuple[PersonId, ...]:
    """Inside other verbs: who works at the centre; where nobody does, who answers for it."""
    return await actors.holding(work.db, Role.BC_CLERK) or await actors.holding(work.db, Role.TENANT_SUPERVISOR)


async def card(work: Work, job: BcJob, actor: Actor) -> Answer:
    """Inside other verbs: the job as somebody sees it, with what they may do now."""
    unit = await rows.find(work.db, Unit, job.unit)
    files = await rows.every(work.db, BcFile, bc_files.c.job == job.id, bc_files.c.problem == "")
    return answer(
        "bc",
        number=job.number,
        place=unit.number,
        service=words(f"bc-service-{job.service.value}"),
        lines=[
            *wanted(job, actor), *_attached(files), *_priced(job), *_notes(job, actor), *await _who(work, job, actor)
        ],
        state=await state(work, job, actor),
        rows=_offers(job, actor, files=any(one.held for one in files)),
    )  # fmt: skip


def line(one: BcLine) -> Words:
    """A line of a slip: how many of what, and what they cost."""
    return words("bc-line", name=one.name, count=one.count, amount=Money(one.amount))


def wanted(job: BcJob, actor: Actor) -> Iterator[Words]:
    """What is wanted (R232, R240, R241), in a line or two, as far as `actor` may know; no page is counted twice."""
    tells = job.tells(actor)
    if job.service in COUNTED:
        pages = words("bc-pages-uncounted") if job.pages is None else words("bc-pages", count=job.pages)
        yield reduce(lambda one, other: words("bc-and", one=one, other=other), [pages, *_how(job)])
    if job.service is Service.FAX:
        region = words(f"bc-region-{region_of(job.fax_to).value}") if job.fax_to else ""
        yield words("bc-fax-to", number=spelled(job.fax_to) if job.fax_to and tells else "—", region=region)
    if job.wish and tells:
        yield words("bc-wish", wish=job.wish)
    yield words("bc-deliver" if job.deliver else "bc-collect")
    yield words(f"bc-pay-{job.pay.value}")


def _attached(files: Sequence[BcFile]) -> Iterator[Words]:
    """How many files, and how many pages as far as that is known; nobody reads here what they are called."""
    if files:
        pages = words("bc-pages", count=sum(one.pages or 0 for one in files))
        counted = all(one.pages is not None for one in files)
        yield words(
            "bc-attached" if any(one.held for one in files) else "bc-attached-gone", count=len(files),
            pages=pages if counted else words("bc-pages-uncounted"),
        )  # fmt: skip


def _how(job: BcJob) -> Iterator[Words]:
    if job.service in REPRODUCED:
        yield words("bc-copies", count=job.copies)
        yield words(f"bc-paper-{job.paper.value}")
        yield words("bc-colour" if job.colour else "bc-black")
        yield words("bc-duplex" if job.duplex else "bc-single")
        if job.scaled:
            yield words("bc-scaled-to", size=job.layout) if job.layout else words("bc-scaled")
        if job.staple:
            yield words("bc-staple")
    if job.service is Service.TYPING:
        yield words(f"bc-tongue-{job.tongue.value}")
        yield words("bc-kept", days=job.keep_days) if job.keep_days else words("bc-not-kept")
        if job.layout:
            yield words("bc-layout", layout=job.layout)


def _priced(job: BcJob) -> Iterator[Words]:
    if job.status is _S.VOID:
        yield words("bc-void", why=job.void_why or "—")
        return
    shown, key = (job.offer, "bc-offer") if job.offer else (job.lines, "bc-total")
    yield from map(line, shown)
    if shown:
        yield words(key, total=Money(job.named if job.offer else job.total))


def _notes(job: BcJob, actor: Actor) -> Iterator[Words]:
    if job.urgent:
        yield words("bc-urgent")
    if job.correction and job.tells(actor):
        yield words("bc-correction", what=job.correction)
    if job.flagged_at and not job.belongs_to(actor):
        yield words("bc-flagged", why=job.flagged_why or "—")
    if job.void_asked:
        yield words("bc-void-asked", why=job.void_why or "—")
    if job.belongs_to(actor) or job.status not in PROMISED:
        return
    for key, told in (("bc-stopped", job.stopped), ("bc-file-name", job.file_name), ("bc-proof-when", job.proof_when)):
        if told:
            yield words(key, what=told)


async def _who(work: Work, job: BcJob, actor: Actor) -> list[Words]:
    """Whose it is, for the centre; who works on it, for everybody."""
    found = []
    if not job.belongs_to(actor):
        tenant, name = await rows.find(work.db, Tenant, job.tenant), await actors.name_of(work.db, job.person)
        alone = tenant.name.zh == name.zh
        found.append(words("bc-who", tenant=tenant.name, name="" if alone else name))
    if job.operator is not None:
        found.append(words("bc-operator", name=await actors.name_of(work.db, job.operator)))
    return found


async def state(work: Work, job: BcJob, actor: Actor) -> Words:
    """Inside other verbs: how it goes and by when, in words for whose it is or for who works on it."""
    own, status, due = job.belongs_to(actor), job.status.value.replace("_", "-"), job.promised_at
    if job.filed:
        return words("bc-state-done-filed" if own else "bc-job-done-filed")
    if own and job.status is _S.DONE:
        return words("bc-state-done-deliver" if job.deliver else "bc-state-done", code=job.code or "—")
    if status == "proof" and not job.tells(actor):
        return words("bc-state-proof-at-counter")
    if job.status is _S.SETTLED:
        status = f"settled-{job.pay.value}"
    if job.status is _S.REQUESTED:
        due = await bc_times.price_by(work, job)
        status = "unpriced" if work.now > due else status
    if job.status in PROMISED and due is not None and work.now > due:
        status = "late"
    return words(f"bc-state-{status}" if own else f"bc-job-{status}", due=due or "")


# -- what may be done now -------------------------------------------------------------------------------------------


def _offers(job: BcJob, actor: Actor, *, files: bool) -> Rows:
    own = job.belongs_to(actor)
    offered = [*(_for_customer(job, actor) if own else _for_clerk(job, actor)), *_for_supervisor(job, actor)]
    # Only what has been agreed is a slip.
    voids = (button("bc-void", job.id),) if job.status in SLIPPED and not job.void_asked and _asks(job, actor) else ()
    slip = (button("bc-slip", job.id),) if job.lines else ()
    last = (*slip, *voids)
    if own and job.status in UNDONE:
        offered.append((button("bc-file", job.id),))
    if not own and May.RUN_BC in actor.permits:
        mine = files and job.operator == actor.person and job.status in {_S.IN_PROGRESS, _S.PROOF}
        flag = () if job.flagged_at else (button("bc-flag", job.id),)
        offered.append((*((button("bc-files", job.id),) if mine else ()), *flag))
    return (*(row for row in offered if row), *((last,) if last else ()))


def _asks(job: BcJob, actor: Actor) -> bool:
    return May.RUN_BC in actor.permits or (job.belongs_to(actor) and job.status is _S.ACCEPTED)


def _for_customer(job: BcJob, actor: Actor) -> Rows:
    match job.status:
        case _S.REQUESTED:
            return ((button("bc-cancel", job.id),),)
        case _S.QUOTED:
            return ((button("bc-agree", job.id, style=Style.SUCCESS), button("bc-decline", job.id)),)
        case _S.PROOF if job.tells(actor):
            return ((button("bc-proof-right", job.id, style=Style.SUCCESS), button("bc-correct", job.id)),)
        case _S.DONE:
            return ((button("bc-sign", job.id, style=Style.SUCCESS), button("bc-reject", job.id)),)
    return ()


def _for_clerk(job: BcJob, actor: Actor) -> Rows:
    if May.RUN_BC not in actor.permits:
        return ()
    match job.status:
        case _S.REQUESTED:
            return ((button("bc-quote", job.id, style=Style.PRIMARY),),)
        case _S.QUOTED:
            phone = button("bc-agreed-by-phone", job.id), button("bc-declined-by-phone", job.id)
            return (phone, (button("bc-quote", job.id, label="button-bc-quote-again"),))
        case _S.ACCEPTED | _S.PAUSED:
            return ((button("bc-take", job.id, style=Style.PRIMARY),),)
        case _S.IN_PROGRESS if job.operator != actor.person:
            return ((button("bc-take", job.id, label="button-bc-take-over"),),)
        case _S.IN_PROGRESS:
            return _at_work(job)
        case _S.PROOF:
            return ((button("bc-proof-seen", job.id), button("bc-correct", job.id)),)
        case _S.DONE:
            code = () if job.filed else (button("bc-hand", job.id, style=Style.SUCCESS),)
            return (*code, button("bc-paper", job.id)), (*_as_files(job), button("bc-reject", job.id))
        case _S.HANDED_OVER:
            return ((button("bc-cash", job.id, style=Style.SUCCESS), button("bc-account", job.id)),)
    return ()


def _at_work(job: BcJob) -> Rows:
    done: tuple[Button, ...] = (button("bc-done", job.id, style=Style.SUCCESS),)
    if job.service is Service.TYPING:
        shows = button("bc-proof-here" if job.by_desk else "bc-proof", job.id, style=Style.PRIMARY)
        done = done if job.proofed_at else (shows,)
    if job.service is Service.FAX:
        done = (button("bc-sent", job.id, style=Style.SUCCESS),)
    elif job.service in COUNTED and (job.proofed_at or job.service is not Service.TYPING):
        done = (*done, button("bc-recount", job.id))
    if job.proofed_at or job.service is not Service.TYPING:
        done = (*done, *_as_files(job))
    return done, (button("bc-pause", job.id), button("bc-quote", job.id, label="button-bc-quote-more"))


def _as_files(job: BcJob) -> tuple[Button, ...]:
    return (button("bc-send", job.id),) if job.service in FILED and not job.by_desk else ()


def _for_supervisor(job: BcJob, actor: Actor) -> Rows:
    if not job.void_asked or May.APPROVE_BC_VOID not in actor.permits or job.void_asked_by == actor.person:
        return ()
    return ((button("bc-void-yes", job.id, style=Style.DANGER), button("bc-void-no", job.id)),)
