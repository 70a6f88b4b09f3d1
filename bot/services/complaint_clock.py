"""The limits of complaints: an answer on the same day (R204), the limit stated (R199), news on the way, a call after.

What has been promised is watched until it is kept; who does not keep it is asked, then the next above hears of it.
"""

from datetime import datetime, timedelta

from bot.domain.complaints import IN_HAND, OPEN, UNDECIDED, Complaint, ComplaintStatus, Grade
from bot.domain.deadlines import deadline
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.services import actors, complaint_cards, house, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.talk import Lane

SAME_DAY, LIMIT, NEWS, SILENT, CALL = (
    "complaint-same-day", "complaint-limit", "complaint-news", "complaint-silent", "complaint-call"
)  # fmt: skip
_WINDOW = timedelta(days=2)
_S = ComplaintStatus


async def begin(work: Work, complaint: Complaint) -> None:
    """Inside other verbs: note when the complainant must have heard from somebody: on the same working day (R204)."""
    due = await _end_of_working_day(work, work.said_at)
    await occurrences.plan(work, SAME_DAY, f"{complaint.id}:{int(work.said_at.timestamp())}", due, due + _WINDOW)


async def limit(work: Work, grade: Grade) -> datetime:
    """Inside other verbs: until when a complaint of that grade must be settled, from now (UTC)."""
    rules = await house.rules(work)
    if grade is Grade.URGENT:
        return work.said_at + timedelta(hours=rules.complaint_urgent_hours)
    days = rules.complaint_ordinary_days if grade is Grade.ORDINARY else rules.complaint_complex_days
    return await _working_days_on(work, days)


async def watch_limit(work: Work, complaint: Complaint) -> None:
    """Inside other verbs: note when its limit runs out, and when the complainant must have heard something again."""
    if complaint.due_at is not None:
        scope = f"{complaint.id}:{int(complaint.due_at.timestamp())}"
        await occurrences.plan(work, LIMIT, scope, complaint.due_at, complaint.due_at + _WINDOW)
    await watch_news(work, complaint)


async def watch_news(work: Work, complaint: Complaint) -> None:
    """Inside other verbs: after so many working days without news the owner is asked for some (R209)."""
    due = await _working_days_on(work, (await house.rules(work)).complaint_update_days)
    told = int((complaint.told_at or complaint.received_at).timestamp())
    await occurrences.plan(work, NEWS, f"{complaint.id}:{told}", due, due + _WINDOW)


async def watch_answer(work: Work, complaint: Complaint) -> None:
    """Inside other verbs: who does not say whether it is good is called."""
    due = work.now + timedelta(hours=(await house.rules(work)).answer_hours)
    await occurrences.plan(work, SILENT, f"{complaint.id}:{complaint.rounds}", due, due + _WINDOW)


async def watch_call(work: Work, complaint: Complaint) -> None:
    """Inside other verbs: within a few days after it was closed somebody calls (回访)."""
    days = (await house.rules(work)).complaint_call_days
    due = work.now + timedelta(days=days - 1)
    await occurrences.plan(work, CALL, f"{complaint.id}:{complaint.rounds}", due, due + _WINDOW)


@needs(May.KEEP_TIME)
async def same_day(work: Work, scope: str) -> None:
    """The day is over and nobody has answered since: who decides is asked, and the next above hears of it.

    And on every working day after it, until somebody has.
    """
    found, since = await _still(work, scope), int(scope.partition(":")[2])
    if found and found.status in OPEN and (found.told_at is None or int(found.told_at.timestamp()) < since):
        await _call(work, found, "complaint-unanswered", above=True)
        await _tomorrow(work, SAME_DAY, scope)


@needs(May.KEEP_TIME)
async def limit_over(work: Work, scope: str) -> None:
    """The limit that was stated has passed: owner and who decides are asked, and the next above hears of it (R212)."""
    found = await _still(work, scope)
    if found and found.status in IN_HAND and found.due_at and scope.endswith(f":{int(found.due_at.timestamp())}"):
        await _call(work, found, "complaint-overdue", above=True)


@needs(May.KEEP_TIME)
async def ask_for_news(work: Work, scope: str) -> None:
    """The complainant has heard nothing for days: the owner, or who decides, is asked to tell them something (R209)."""
    found = await _still(work, scope)
    told = int((found.told_at or found.received_at).timestamp()) if found else 0
    if found and found.status in UNDECIDED and scope.endswith(f":{told}"):
        await _call(work, found, "complaint-tell-something", above=False)
        due = await _working_days_on(work, (await house.rules(work)).complaint_update_days)
        await occurrences.plan(work, NEWS, f"{found.id}:{int(due.timestamp())}:{told}", due, due + _WINDOW)


@needs(May.KEEP_TIME)
async def ask_to_phone(work: Work, scope: str) -> None:
    """The complainant has not said whether it is good: somebody calls them; asked for every working day until then."""
    found = await _still(work, scope)
    if found and found.status is _S.ANSWERED and scope == f"{found.id}:{found.rounds}":
        await _call(work, found, "complaint-phone", above=False)
        await _tomorrow(work, SILENT, scope)


@needs(May.KEEP_TIME)
async def ask_to_follow_up(work: Work, scope: str) -> None:
    """It has been closed for some days: somebody calls and asks how it was; asked every working day until then."""
    found = await _still(work, scope)
    if found and found.status is _S.CLOSED and found.called_at is None and scope == f"{found.id}:{found.rounds}":
        await _call(work, found, "complaint-follow-up-due", above=False)
        await _tomorrow(work, CALL, scope)


async def _call(work: Work, complaint: Complaint, key: str, *, above: bool) -> None:
    deciding = await complaint_cards.deciders(work, complaint)
    owner = await actors.by_id(work.db, complaint.owner) if complaint.owner else None
    told: list[PersonId] = [*deciding]
    if owner is not None and owner.person is not None and not complaint.about.keeps_out(owner):
        told.append(owner.person)
    if above:
        told += await complaint_cards.next_above(work, complaint)
    told = list(dict.fromkeys(told))
    work.tell(told, key, number=complaint.number, due=complaint.due_at or work.now, lane=Lane.ALERT)
    await complaint_cards.refresh(work, complaint, ring=told)


async def _tomorrow(work: Work, kind: str, scope: str) -> None:
    """The same is asked again at the end of the next working day."""
    due = await _end_of_working_day(work, work.now + timedelta(minutes=1))
    await occurrences.plan(work, kind, scope, due, due + _WINDOW)


async def _still(work: Work, scope: str) -> Complaint | None:
    try:
        return await rows.find(work.db, Complaint, int(scope.partition(":")[0]))
    except NotFound:
        return None


async def _working_days_on(work: Work, days: int) -> datetime:
    calendar = await house.calendar(work)
    allowed = timedelta(minutes=days * calendar.rules.hours.minutes)
    return deadline(work.desk.clock.local(work.said_at), allowed, calendar, round_the_clock=False)


async def _end_of_working_day(work: Work, since: datetime) -> datetime:
    """When the working day ends on which something was said; said in the evening or on a day off, the next one's."""
    calendar = await house.calendar(work)
    for _, closes in calendar.spans(work.desk.clock.local(since)):
        if closes.time() == calendar.rules.hours.closes:
            return closes
    raise LookupError("the house never works again")
