"""Written replies to complaints (R205, R206): drafted by one, approved by another, handed over as a letter."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.complaint_files import Reply, ReplyId
from bot.domain.complaints import Complaint, ComplaintId
from bot.domain.names import Language, Named
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import Unit
from bot.services import actors, complaint_cards, complaint_clock, house
from bot.services.complaint_offers import Standing
from bot.services.complaints import decided, visible
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import replies
from bot.storage.rows import NotFound
from bot.talk import Answer, Lane, answer, button


@dataclass(frozen=True)
class Letter:
    """Everything that stands in the letter; instants on the wall clock."""

    house: Named
    number: str
    to: str
    unit: str
    language: Language
    received: datetime
    text: str
    drafted_by: Named
    approved_by: Named
    approved: datetime


@needs(May.DECIDE_COMPLAINT)
async def draft(work: Work, id_: ComplaintId, text: str) -> Reply:
    """A written reply, to be approved by somebody else who decides; a second draft takes the place of the first.

    Raises:
        Refusal: there is nobody else who may approve it.

    """
    found = await decided(work, id_)
    approvers = await _approvers(work, found, work.me)
    if not approvers:
        raise Refusal("reply-nobody-approves")
    held = await rows.first(work.db, Reply, replies.c.complaint == id_, replies.c.approved_at.is_(None))
    if held is None:
        made = await work.add(Reply(complaint=id_, text=text, drafted_by=work.me, drafted_at=work.said_at))
    else:
        made = await work.save(held, held.redraft(text, work.me, work.said_at))
    work.send(approvers, _drafted(found, made), lane=Lane.ALERT, about=complaint_cards.subject(id_))
    return made


@needs(May.DECIDE_COMPLAINT)
async def approve(work: Work, id_: ReplyId) -> Reply:
    """It may go (R206): whoever drafted it gets it on paper, the complainant in the chat.

    Raises:
        NotFound: the actor may not know of it.
        Refusal: they have written it themselves, or it has been approved.

    """
    held = await rows.find(work.db, Reply, id_)
    found, as_whom = await visible(work, held.complaint)
    if as_whom is Standing.COMPLAINANT or work.me not in await _approvers(work, found, held.drafted_by):
        raise Refusal("reply-by-another")
    saved = await work.save(held, held.approve(work.me, work.said_at))
    if found.closed_at is None:
        await complaint_clock.watch_news(work, await work.save(found, found.tell(work.said_at)))
    own = (found.complainant,) if found.complainant else ()
    paper = answer("complaint-reply-ready", number=found.number, paper=("complaint-reply", f"{saved.id}"))
    work.send((*own, saved.drafted_by), paper, about=complaint_cards.subject(found.id))
    return saved


@needs(May.COMPLAIN)
async def letter(work: Work, id_: ReplyId) -> Letter:
    """An approved reply, for the paper. Raises NotFound where the actor may not know of it, or it is a draft."""
    held = await rows.find(work.db, Reply, id_)
    found, as_whom = await visible(work, held.complaint)
    knows = as_whom in {Standing.COMPLAINANT, Standing.DECIDER} or work.me == held.drafted_by
    if held.approved_by is None or held.approved_at is None or not knows:
        raise NotFound
    to, local = await _addressee(work, found), work.desk.clock.local
    return Letter(
        house=await house.name(work), number=found.number, to=to,
        unit=(await rows.find(work.db, Unit, found.unit)).number if found.unit else "—",
        language=work.actor.language, received=local(found.received_at), text=held.text,
        drafted_by=await actors.name_of(work.db, held.drafted_by),
        approved_by=await actors.name_of(work.db, held.approved_by), approved=local(held.approved_at),
    )  # fmt: skip


async def _addressee(work: Work, complaint: Complaint) -> str:
    if complaint.complainant is None:
        return complaint.caller or "—"
    return (await actors.name_of(work.db, complaint.complainant)).spoken(work.actor.language)


def _drafted(complaint: Complaint, reply: Reply) -> Answer:
    return answer(
        "complaint-reply-drafted", number=complaint.number, text=reply.text,
        rows=(
            (button("complaint-reply-approve", reply.id),),
            (button("complaint-open", complaint.id, label="button-complaint-look"),),
        ),
    )  # fmt: skip


async def _approvers(work: Work, complaint: Complaint, author: PersonId) -> list[PersonId]:
    """Who may let a written reply go: anybody on the ladder but its author, none of whom it is about."""
    held = await actors.holding(work.db, *complaint.about.deciders(0))
    return [one for one in held if one not in {author, complaint.about_person}]
