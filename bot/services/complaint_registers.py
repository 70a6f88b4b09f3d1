"""The complaint register: the week's figures to the clerk and who leads (R61), and the whole as a workbook.

Figures are everybody's who may audit; the lines only those that the reader may know of.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.complaints import OPEN, Complaint, ComplaintStatus, Kind
from bot.domain.names import Named
from bot.domain.people import Actor
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.domain.units import Tenant, Unit
from bot.services import actors, complaint_cards, occurrences
from bot.services.complaint_offers import Standing
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaints
from bot.talk import Answer, Words, answer, words

WEEKLY = "complaint-week"
_WEEK = timedelta(days=7)
_TOLD = (Role.CLERK, Role.TENANT_SUPERVISOR, Role.CS_MANAGER)


@dataclass(frozen=True)
class Line:
    """A complaint as the register has it; who complained only where the reader may know."""

    complaint: Complaint
    text: str
    result: str
    unit: str
    tenant: Named
    complainant: str | Named
    owner: Named


@dataclass(frozen=True)
class ComplaintRegister:
    """What came in from `first` to `last`."""

    first: date
    last: date
    lines: tuple[Line, ...]


@needs(May.KEEP_TIME)
async def push(work: Work, scope: str) -> None:
    """On Friday: what came in since last Friday, by kind and topic, what is open and late (R61)."""
    due = work.desk.clock.at(date.fromisoformat(scope), 0)
    start, end = await occurrences.span(work, WEEKLY, scope, due, _WEEK)
    found = await _received(work, start, end)
    open_ = await rows.every(work.db, Complaint, complaints.c.status.in_(sorted(OPEN)))
    told = await actors.holding(work.db, *_TOLD)
    work.send(told, _summary(found, open_, start, end, work.now))


def _summary(
    found: Sequence[Complaint], open_: Sequence[Complaint], start: datetime, end: datetime, now: datetime
) -> Answer:
    """Figures only: nobody is named, so that the wall holds for whoever reads them."""
    real = [one for one in found if one.kind is Kind.COMPLAINT and one.status is not ComplaintStatus.IS_A_REPAIR]
    invalid = sum(one.status is ComplaintStatus.INVALID for one in real)
    topics = Counter(one.topic for one in real).most_common()
    return answer(
        "complaint-week", first=start, last=end, count=len(real), invalid=invalid,
        suggestions=sum(one.kind is Kind.SUGGESTION for one in found),
        praise=sum(one.kind is Kind.PRAISE for one in found),
        repairs=sum(one.status is ComplaintStatus.IS_A_REPAIR for one in found),
        topics=[words("complaint-week-topic", topic=_topic(topic.value), count=count) for topic, count in topics],
        open=len(open_), late=sum(one.due_at is not None and one.due_at < now for one in open_),
    )  # fmt: skip


def _topic(code: str) -> Words:
    return words(f"topic-{code.replace('_', '-')}")


@needs(May.AUDIT_REPAIRS)
async def of(work: Work, first: date, last: date) -> ComplaintRegister:
    """The register of some days of the building's calendar: the lines that the reader may know of."""
    found = await _received(work, *work.desk.clock.span(first, last))
    lines = [await _line(work, one) for one in found if _may_read(one, work.actor)]
    return ComplaintRegister(first, last, tuple(lines))


async def _received(work: Work, start: datetime, end: datetime) -> list[Complaint]:
    return await rows.every(work.db, Complaint, complaints.c.received_at >= start, complaints.c.received_at < end)


def _may_read(one: Complaint, actor: Actor) -> bool:
    """Not whom it is about, nor theirs; where nobody knows yet who is meant only who decides or settles it."""
    if complaint_cards.standing(one, actor) is not None:
        return True
    return not (one.delicate or one.about.keeps_out(actor))


async def _line(work: Work, one: Complaint) -> Line:
    as_whom = complaint_cards.standing(one, work.actor) or Standing.ASSISTANT
    hidden = complaint_cards.hides(one, as_whom)
    unit = await rows.find(work.db, Unit, one.unit) if one.unit and not hidden else None
    tenant = await rows.find(work.db, Tenant, one.tenant) if one.tenant and not hidden else None
    name: str | Named = one.caller
    if one.complainant is not None:
        name = await actors.name_of(work.db, one.complainant)
    return Line(
        one,
        await complaint_cards.told(work, one, as_whom, one.text),
        await complaint_cards.told(work, one, as_whom, one.result),
        unit.number if unit else "",
        tenant.name if tenant else Named("", ""),
        "" if hidden else name,
        await actors.signed_by(work.db, one.owner),
    )
