"""Nothing personal is kept longer than it is needed: fields are emptied, numbers and rows stay, histories say so."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, delete, or_, update

from bot.domain.aftermath import Rating
from bot.domain.announcements import Announcement
from bot.domain.bc_jobs import OPEN as UNSETTLED
from bot.domain.bc_jobs import BcJob
from bot.domain.bills import Bill, Receipt
from bot.domain.bindings import BindingRequest, BindingState
from bot.domain.complaint_files import ComplaintNote, Reply
from bot.domain.complaints import Complaint
from bot.domain.fax_in import FaxIn
from bot.domain.fax_in_watches import FaxWatch
from bot.domain.fee_uploads import Upload
from bot.domain.fees import FeeSheet
from bot.domain.handovers import Handover
from bot.domain.incident_files import Alarm, Entry
from bot.domain.incidents import Incident
from bot.domain.laundry import OPEN, LaundryOrder
from bot.domain.left_messages import LeftMessage
from bot.domain.mail_items import MailItem
from bot.domain.meals import MealOrder
from bot.domain.months import earlier
from bot.domain.objections import Objection
from bot.domain.office_meals import OfficeMeal
from bot.domain.outages import Outage
from bot.domain.permits import May
from bot.domain.records import personal_fields
from bot.domain.rectifications import Rectification
from bot.domain.repairs import DispatchEntry, Intake
from bot.domain.rules import Rules
from bot.domain.surveys import Opinion
from bot.domain.talks import Line
from bot.domain.work_orders import WorkOrder
from bot.services import house, occurrences, privacy, traces
from bot.services.people import LOOKS
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.announcement_tables import announcements
from bot.storage.bc_tables import bc_jobs
from bot.storage.complaint_tables import complaint_notes, complaints, replies
from bot.storage.desk_tables import left_messages, mail_items
from bot.storage.fax_in_tables import fax_watches, faxes_in
from bot.storage.fee_tables import bills, fee_sheets, receipts, uploads
from bot.storage.handover_tables import handovers
from bot.storage.incident_tables import incident_alarms, incident_entries, incidents
from bot.storage.laundry_tables import laundry_orders
from bot.storage.meal_tables import meal_orders, objections, office_meals
from bot.storage.outage_tables import outages
from bot.storage.repair_tables import dispatch_entries, intakes, ratings, rectifications, work_orders
from bot.storage.survey_tables import opinions
from bot.storage.tables import attempts, binding_requests, history
from bot.storage.talk_tables import talk_lines
from bot.storage.types import Utc

NIGHTLY = "keep-no-longer"
WHY = "kept long enough"
AT_ONCE = 200
"""So many records of a kind in one transaction: nobody waits for a night's work."""
_REQUESTS_KEPT = timedelta(days=30)
_STILL_DUE = timedelta(hours=6)


@dataclass(frozen=True)
class Period:
    """A kind of record is emptied of `full` so many months after it was `over`."""

    record: type
    over: ColumnElement[Any]
    months: Callable[[Rules], int]
    full: ColumnElement[bool]
    empty: Callable[[Any], Any]
    whole: bool = True
    """Whether nothing personal is left: then what colleagues noted about it goes, too."""


def _written(*columns: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(*(cast(column, Text).not_in(("", "[]")) for column in columns))


def _records(rules: Rules) -> int:
    return rules.keep_records_months


def _photos(rules: Rules) -> int:
    return rules.keep_photos_months


def _orders(rules: Rules) -> int:
    return rules.keep_orders_months


def _erased(record: Any) -> Any:
    return record.erase()


_SAID = _written(
    intakes.c.text, intakes.c.photos, intakes.c.voice, intakes.c.place, intakes.c.caller, intakes.c.caller_phone
)
_NOTED = _written(work_orders.c.wait_why, work_orders.c.rejected_why)
_COMPLAINED = _written(
    complaints.c.text, complaints.c.caller, complaints.c.caller_phone, complaints.c.result, complaints.c.unhappy
)
_FILED = _written(complaint_notes.c.text, complaint_notes.c.photos)
_HAPPENED = _written(
    incidents.c.text,
    incidents.c.place,
    incidents.c.caller,
    incidents.c.clear_words,
    incidents.c.cause,
    incidents.c.measures,
    incidents.c.consequences,
    incidents.c.prevention,
    incidents.c.returned_why,
)
_WASHED = _written(laundry_orders.c.note, laundry_orders.c.wrong, laundry_orders.c.photos, laundry_orders.c.trouble)
_TYPED = _written(*(bc_jobs.c[name] for name in sorted(personal_fields(BcJob))))
_FETCHED = _written(mail_items.c.addressee, mail_items.c.tracking, mail_items.c.collected_by)
_FAXED = _written(faxes_in.c.addressee, faxes_in.c.sender, faxes_in.c.collected_by)
_LEFT = _written(left_messages.c.text, left_messages.c.caller, left_messages.c.caller_phone)
_SENT_IN = _written(uploads.c.file, uploads.c.problems, uploads.c.fees, uploads.c.receipts)
_EATEN = _written(
    meal_orders.c.note, meal_orders.c.place, meal_orders.c.caller, meal_orders.c.asked_why, meal_orders.c.wrong
)
PERIODS: tuple[Period, ...] = (
    Period(
        Intake, intakes.c.closed_at, _photos, _written(intakes.c.photos, intakes.c.voice),
        lambda it: replace(it, photos=(), voice=""), whole=False,
    ),
    Period(
        WorkOrder, work_orders.c.closed_at, _photos, _written(work_orders.c.photos, work_orders.c.photos_before),
        lambda it: replace(it, photos=(), photos_before=()), whole=False,
    ),
    Period(
        Complaint, complaints.c.closed_at, _photos, _written(complaints.c.photos),
        lambda it: replace(it, photos=()), whole=False,
    ),
    Period(
        Line, talk_lines.c.at, _photos, _written(talk_lines.c.file), lambda it: replace(it, file=""), whole=False
    ),
    Period(Line, talk_lines.c.at, _records, _written(talk_lines.c.text), _erased),
    Period(Intake, intakes.c.closed_at, _records, _SAID, _erased),
    Period(WorkOrder, work_orders.c.closed_at, _records, _NOTED, _erased),
    Period(DispatchEntry, dispatch_entries.c.at, _records, _written(dispatch_entries.c.why), _erased),
    Period(Rectification, rectifications.c.asked_at, _records, _written(rectifications.c.why), _erased),
    Period(Complaint, complaints.c.closed_at, _records, _COMPLAINED, _erased),
    Period(ComplaintNote, complaint_notes.c.at, _records, _FILED, _erased),
    Period(Reply, replies.c.drafted_at, _records, _written(replies.c.text), _erased),
    Period(Handover, handovers.c.due_at, _records, _written(handovers.c.note), _erased),
    Period(
        Entry, incident_entries.c.at, _photos, _written(incident_entries.c.photos),
        lambda it: replace(it, photos=()), whole=False,
    ),
    Period(Entry, incident_entries.c.at, _records, _written(incident_entries.c.text), _erased),
    Period(Alarm, incident_alarms.c.at, _records, _written(incident_alarms.c.text), _erased),
    Period(Incident, incidents.c.cleared_at, _records, _HAPPENED, _erased),
    Period(Rating, ratings.c.at, _records, _written(ratings.c.words), _erased),
    Period(MealOrder, meal_orders.c.day, _orders, _EATEN, _erased),
    Period(OfficeMeal, office_meals.c.said_at, _orders, _written(office_meals.c.note), _erased),
    Period(
        LaundryOrder, laundry_orders.c.requested_at, _orders, laundry_orders.c.status.not_in(OPEN) & _WASHED, _erased
    ),
    Period(BcJob, bc_jobs.c.requested_at, _orders, bc_jobs.c.status.not_in(UNSETTLED) & _TYPED, _erased),
    Period(FaxIn, faxes_in.c.closed_at, _orders, _FAXED, _erased),
    Period(FaxWatch, fax_watches.c.closed_at, _orders, _written(fax_watches.c.name), _erased),
    Period(MailItem, mail_items.c.closed_at, _orders, _FETCHED, _erased),
    Period(LeftMessage, left_messages.c.taken_at, _orders, _LEFT, _erased),
    Period(Opinion, opinions.c.answered_at, _orders, _written(opinions.c.words), _erased),
    Period(Upload, uploads.c.sent_at, _orders, _SENT_IN, _erased),
    Period(FeeSheet, fee_sheets.c.made_at, _records, _written(fee_sheets.c.rejected_why), _erased),
    Period(Bill, bills.c.pay_by, _records, _written(bills.c.reason), _erased),
    Period(Receipt, receipts.c.added_at, _records, _written(receipts.c.undone_why), _erased),
    Period(
        Announcement, announcements.c.over_at, _records,
        _written(announcements.c.text_zh, announcements.c.text_en, announcements.c.why), _erased,
    ),
    Period(
        Outage, outages.c.over_at, _records,
        _written(outages.c.note, outages.c.note_en, outages.c.urgent, outages.c.why), _erased,
    ),
    Period(Objection, objections.c.settled_at, _orders, _written(objections.c.text, objections.c.answer), _erased),
)  # fmt: skip
"""How long what is kept; a new service adds its line."""


@needs(May.KEEP_TIME)
async def empty_old(work: Work, scope: str) -> None:
    """Empty what has been kept long enough; where there is more than fits, it goes on with the rest at once."""
    rules = await house.rules(work)
    left, records = work.now - timedelta(days=rules.keep_leavers_days), _ago(work, rules.keep_records_months)
    more = [await _empty(work, period, _ago(work, period.months(rules))) for period in PERIODS]
    more += [await privacy.forget_leavers(work, left, records, WHY), await _empty_requests(work)]
    looked_at = history.c.why.in_(LOOKS) & (history.c.at < records)
    await work.db.execute(delete(history).where(looked_at))
    await work.db.execute(delete(attempts).where(attempts.c.at < work.now - _REQUESTS_KEPT))
    if any(more):
        day, _, turn = scope.partition("+")
        await occurrences.plan(work, NIGHTLY, f"{day}+{int(turn or 0) + 1}", work.now, work.now + _STILL_DUE)


async def _empty(work: Work, period: Period, before: datetime) -> bool:
    """Whether there may be more."""
    end = before if isinstance(period.over.type, Utc) else work.desk.clock.today(before)
    found: list[Any] = await rows.every(work.db, period.record, period.over < end, period.full, limit=AT_ONCE)
    for one in found:
        if period.whole:
            await traces.forget_why(work, rows.table(period.record).name, one.id, but=WHY)
        await work.save(one, period.empty(one), WHY)
    return len(found) == AT_ONCE


async def _empty_requests(work: Work) -> bool:
    """What strangers wrote who asked to be let in, once it has been decided."""
    asked = binding_requests.c
    old = (asked.created_at < work.now - _REQUESTS_KEPT) & (asked.state != BindingState.PENDING)
    found = await rows.every(work.db, BindingRequest, old & (asked.chat != 0), limit=AT_ONCE)
    for one in found:
        await work.save(one, one.erase(), WHY)
    emptied = update(binding_requests).where(asked.id.in_([one.id for one in found]))
    await work.db.execute(emptied.values(chat=0))
    return len(found) == AT_ONCE


def _ago(work: Work, months: int) -> datetime:
    return work.desk.clock.at(earlier(work.desk.clock.today(work.now), months), 0)
