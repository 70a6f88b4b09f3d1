"""A complaint on its way: found out, told, settled, answered, good or not, a step higher, called about (R196-R212)."""

from bot.domain.complaint_files import ComplaintNote, NoteKind
from bot.domain.complaints import IN_HAND, Complaint, ComplaintId, Liability, Satisfaction
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import actors, complaint_cards, complaint_clock
from bot.services.complaint_offers import Standing
from bot.services.complaints import decided, visible
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaints
from bot.talk import FileId, Lane, answer, words

_HANDLING = frozenset({Standing.DECIDER, Standing.OWNER, Standing.ASSISTANT})
_SETTLING = frozenset({Standing.DECIDER, Standing.OWNER})
_ANSWERING = frozenset({Standing.DECIDER, Standing.ASSISTANT})


@needs(May.HANDLE_COMPLAINT)
async def note(work: Work, id_: ComplaintId, text: str, photos: tuple[str, ...] = ()) -> Complaint:
    """What was found out, with pictures (R196): into the file, not to the complainant."""
    found = await _as(work, id_, _HANDLING)
    await _write(work, found, NoteKind.FOUND, text, photos)
    await complaint_cards.refresh(work, await work.hold(found))
    return found


@needs(May.HANDLE_COMPLAINT)
async def tell(work: Work, id_: ComplaintId, text: str) -> Complaint:
    """The complainant hears how it goes (R204, R208, R209)."""
    found = await _as(work, id_, _HANDLING)
    saved = await work.save(found, found.tell(work.said_at))
    await _write(work, saved, NoteKind.TOLD, text)
    await complaint_clock.watch_news(work, saved)
    await complaint_cards.refresh(work, saved, ring=_own(saved))
    return saved


@needs(May.COMPLAIN)
async def add(work: Work, id_: ComplaintId, text: str, photos: tuple[str, ...] = ()) -> Complaint:
    """The complainant has more to say: owner and who decides hear it."""
    found = await _as(work, id_, frozenset({Standing.COMPLAINANT}))
    if found.closed_at is not None:
        raise Refusal("complaint-is-over", number=found.number)
    await _write(work, found, NoteKind.HEARD, text, photos)
    owner = (found.owner,) if found.owner else ()
    told = [one for one in (*await complaint_cards.deciders(work, found), *owner) if one != work.me]
    await complaint_cards.refresh(work, await work.hold(found), ring=told)
    return found


@needs(May.HANDLE_COMPLAINT)
async def handle(work: Work, id_: ComplaintId, result: str, liability: Liability) -> Complaint:
    """The owner has settled it: what was found and done, whose doing it was (R197, R198); who decides answers."""
    found = await _as(work, id_, _SETTLING)
    saved = await work.save(found, found.handle(result, liability))
    await complaint_cards.refresh(work, saved, ring=await complaint_cards.deciders(work, saved))
    return saved


@needs(May.DECIDE_COMPLAINT)
async def go_on(work: Work, id_: ComplaintId, why: str) -> Complaint:
    """That is not enough: the owner goes on."""
    found = await decided(work, id_)
    saved = await work.save(found, found.give_back(), why)
    await _write(work, saved, NoteKind.FOUND, why)
    await complaint_cards.refresh(work, saved, ring=(saved.owner,) if saved.owner else ())
    return saved


@needs(May.DECIDE_COMPLAINT)
async def reply(work: Work, id_: ComplaintId, result: str) -> Complaint:
    """The complainant has the result and is asked whether it is good (R200); without an account, by telephone."""
    found = await decided(work, id_)
    saved = await work.save(found, found.answer(result, work.said_at))
    await complaint_clock.watch_answer(work, saved)
    await complaint_cards.refresh(work, saved, ring=_own(saved))
    if saved.complainant is None:
        work.tell(work.me, "complaint-phone", number=saved.number, due=work.now)
    return saved


@needs(May.COMPLAIN)
async def good(work: Work, id_: ComplaintId) -> Complaint:
    """The complainant is content: closed, and everybody concerned hears how it ended (R201)."""
    return await _settled(work, await _as(work, id_, frozenset({Standing.COMPLAINANT})))


@needs(May.HANDLE_COMPLAINT)
async def good_by_phone(work: Work, id_: ComplaintId) -> Complaint:
    """They said so on the phone."""
    return await _settled(work, await _as(work, id_, _ANSWERING))


@needs(May.COMPLAIN)
async def not_good(work: Work, id_: ComplaintId, why: str) -> Complaint:
    """Not good: taken up again, a step higher (R206, R212); by the complainant, or as heard on the phone."""
    found = await _as(work, id_, frozenset({Standing.COMPLAINANT}) | _ANSWERING)
    return await _refused(work, found, found.refuse(why), why)


@needs(May.HANDLE_COMPLAINT)
async def escalate(work: Work, id_: ComplaintId, why: str) -> Complaint:
    """Too difficult: the next above decides (R212)."""
    found = await _as(work, id_, _HANDLING)
    saved = await work.save(found, found.escalate(), why)
    await _write(work, saved, NoteKind.FOUND, why)
    await complaint_cards.refresh(work, saved, ring=await complaint_cards.deciders(work, saved))
    return saved


@needs(May.HANDLE_COMPLAINT)
async def follow_up(work: Work, id_: ComplaintId, satisfaction: Satisfaction, remark: str = "") -> Complaint:
    """Somebody has called after it was closed (回访): content, fairly, or not; who is not has it taken up again."""
    found = await _as(work, id_, _ANSWERING)
    saved = await work.save(found, found.follow_up(satisfaction, work.said_at))
    if remark:
        await _write(work, saved, NoteKind.HEARD, remark)
    if satisfaction is Satisfaction.NOT:
        return await _refused(work, saved, saved.reopen(remark), remark)
    await complaint_cards.refresh(work, saved)
    return saved


@needs(May.COMPLAIN)
async def pictures(work: Work, id_: ComplaintId) -> tuple[FileId, ...]:
    """Every picture that goes with it and that the actor may see."""
    found, as_whom = await visible(work, id_)
    return tuple(map(FileId, await complaint_cards.pictures(work, found, as_whom)))


# -- inside other verbs -----------------------------------------------------------------------------------------------


async def leave_behind(work: Work, person: PersonId) -> None:
    """Inside other verbs: somebody works here no more, or in another post that the wall stops.

    What they were to settle waits for whoever decides, who hears.

    No letter names them: it may be their erasure.
    """
    actor = await actors.by_id(work.db, person)
    held = (complaints.c.owner == person, complaints.c.status.in_(sorted(IN_HAND)))
    for found in await rows.every(work.db, Complaint, *held):
        if actor is not None and actor.staff and not found.about.keeps_out(actor):
            continue
        saved = await work.save(found, found.release(), "its owner left")
        await complaint_clock.begin(work, saved)
        deciding = await complaint_cards.deciders(work, saved)
        work.tell(deciding, "complaint-left-behind", number=saved.number, lane=Lane.ALERT)
        await complaint_cards.refresh(work, saved, ring=deciding)


# -- inside -----------------------------------------------------------------------------------------------------------


async def _as(work: Work, id_: ComplaintId, standings: frozenset[Standing]) -> Complaint:
    """The complaint, if the actor is one of these to it.

    Raises:
        NotFound: they may not know of it.
        Refusal: they may, and this is another's to do.

    """
    found, as_whom = await visible(work, id_)
    if as_whom not in standings:
        raise Refusal("complaint-not-yours", number=found.number)
    return found


async def _write(
    work: Work, complaint: Complaint, kind: NoteKind, text: str, photos: tuple[str, ...] = ()
) -> ComplaintNote:
    made = ComplaintNote(complaint=complaint.id, kind=kind, by=work.me, at=work.said_at, text=text, photos=photos)
    return await work.add(made)


async def _settled(work: Work, found: Complaint) -> Complaint:
    saved = await work.save(found, found.settle(work.said_at))
    await complaint_clock.watch_call(work, saved)
    told = (*await complaint_cards.deciders(work, saved), *((saved.owner,) if saved.owner else ()))
    await complaint_cards.refresh(work, saved, ring=[one for one in told if one != work.actor.person])
    clerks = [one for one in await actors.holding(work.db, Role.CLERK) if await _may_know(work, saved, one)]
    result = answer("complaint-filed", number=saved.number, topic=words(f"topic-{saved.topic.value.replace('_', '-')}"))
    work.send(clerks, result, about=complaint_cards.subject(saved.id))
    return saved


async def _refused(work: Work, found: Complaint, after: Complaint, why: str) -> Complaint:
    saved = await work.save(found, after, why)
    await complaint_clock.begin(work, saved)
    ring = [one for one in await complaint_cards.deciders(work, saved) if one != work.actor.person]
    await complaint_cards.refresh(work, saved, ring=ring)
    return saved


async def _may_know(work: Work, complaint: Complaint, person: PersonId) -> bool:
    actor = await actors.by_id(work.db, person)
    return actor is not None and not complaint.about.keeps_out(actor)


def _own(complaint: Complaint) -> tuple[PersonId, ...]:
    return (complaint.complainant,) if complaint.complainant else ()
