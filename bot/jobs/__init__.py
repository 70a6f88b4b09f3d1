"""What the clock does."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from operator import attrgetter

from bot.domain import festivals
from bot.domain.handovers import Watch
from bot.domain.occurrences import Listing
from bot.domain.rules import Rules
from bot.domain.working_days import Calendar
from bot.jobs import reviews
from bot.jobs.clockwork import Daily, Kind, Late, Slot
from bot.services import (
    alarms,
    analyses,
    announcement_rounds,
    announcements,
    arrears,
    assessments,
    audits,
    bc_clock,
    bc_files,
    bc_statements,
    bc_till,
    closings,
    complaint_clock,
    complaint_registers,
    deadlines,
    fax_in_clock,
    fax_in_files,
    fax_in_watches,
    fee_clock,
    fee_notices,
    greetings,
    handovers,
    incident_clock,
    incident_notices,
    inspections,
    laundry_prices,
    laundry_round,
    laundry_statements,
    laundry_times,
    left_messages,
    mail,
    mail_clock,
    meal_lapses,
    meal_late,
    meal_reminders,
    meal_round,
    meal_statements,
    menu_desk,
    outage_clock,
    outage_times,
    patrols,
    people,
    rectifications,
    retention,
    roll_ups,
    standstills,
    surveys,
    talk_clock,
    timetable,
    unsigned,
)
from bot.services.drafts import sweep
from bot.services.work import Work

At = Callable[[Rules], time]
_SWEEP_MINUTES = 10
_NIGHT = time(3, 30)
_MONDAY, _THURSDAY, _FRIDAY, _DAY = 0, 3, 4, timedelta(days=1)
_SOON, _TODAY, _THIS_WEEK = timedelta(minutes=15), timedelta(hours=6), timedelta(days=3)
"""How long after its time a thing is still worth doing."""

_CLOSING, _SUMMARY = attrgetter("closing_time"), attrgetter("friday_summary_time")
_AUDIT, _TENANTS = attrgetter("audit_time"), attrgetter("tenant_list_time")
_MENU, _REMINDER, _ROLL_UP = attrgetter("menu_time"), attrgetter("meal_reminder"), attrgetter("meal_roll_up")
_ARRIVAL, _OVER = attrgetter("meal_arrival"), attrgetter("meal_over")
_STATEMENTS, _REVIEWS = attrgetter("statement_time"), attrgetter("review_time")
_COMPLAINTS = attrgetter("complaint_summary_time")
"""The building's hours, by their names in its rules."""
_TABLES, _TOTAL, _NOTICES = attrgetter("fee_tables_day"), attrgetter("fee_total_day"), attrgetter("fee_notice_day")
_FEES = attrgetter("fee_time")
"""Its days and hour for fees, in the same way."""


def _every_ten_minutes(day: date, calendar: Calendar) -> Iterable[Slot]:
    del calendar
    return (Slot(time(h, m), f"{day} {h:02d}:{m:02d}") for h in range(24) for m in range(0, 60, _SWEEP_MINUTES))


def _daily(at: At) -> Daily:
    return lambda day, calendar: (Slot(at(calendar.rules), f"{day}"),)


def _working(at: At) -> Daily:
    return lambda day, calendar: (Slot(at(calendar.rules), f"{day}"),) if calendar.works(day) else ()


def _monthly(at: At) -> Daily:
    return lambda day, calendar: (Slot(at(calendar.rules), f"{day}"),) if day.day == 1 else ()


def _every(weekday: int, at: At) -> Daily:
    """On a day of the week; where that is off, on the last working day before it, if the week has one."""

    def slots(day: date, calendar: Calendar) -> Iterable[Slot]:
        meant = day + _DAY * (weekday - day.weekday())
        return (Slot(at(calendar.rules), f"{meant}"),) if day == calendar.working_day_by(meant) else ()

    return slots


def _ahead_of_week(at: At) -> Daily:
    """On Friday, or the last working day before it, even weeks before: a holiday must not keep back the next week."""

    def slots(day: date, calendar: Calendar) -> Iterable[Slot]:
        meant = day + _DAY * ((_FRIDAY - day.weekday()) % 7)
        while day == calendar.working_day_by(meant):
            yield Slot(at(calendar.rules), f"{meant}")
            meant += _DAY * 7

    return slots


def _by(wanted: Callable[[Rules, date], date | None], at: At = _REVIEWS) -> Daily:
    """On a day of the month (`wanted` from the first of it); where that is off, on the last working day before."""

    def slots(day: date, calendar: Calendar) -> Iterable[Slot]:
        this = day.replace(day=1)
        for first in (this, (this + _DAY * 32).replace(day=1)):
            meant = wanted(calendar.rules, first)
            if meant and day == calendar.working_day_by(meant):
                yield Slot(at(calendar.rules), f"{meant}")

    return slots


def _bc_closes(rules: Rules) -> time:
    return rules.bc_hours[1]


def _laundry_survey(rules: Rules, first: date) -> date:
    return first.replace(day=rules.laundry_survey_day)


def _satisfaction(rules: Rules, first: date) -> date | None:
    return first.replace(day=rules.satisfaction_day) if first.month in rules.satisfaction_months else None


def _laundry_assessment(rules: Rules, first: date) -> date:
    return first.replace(day=rules.laundry_payment_day) - reviews.BEFORE_PAYDAY


def _meal_assessment(rules: Rules, first: date) -> date:
    return first.replace(day=rules.meal_payment_day) - reviews.BEFORE_PAYDAY


def _year_end(rules: Rules, first: date) -> date | None:
    month, day = rules.year_end
    return first.replace(day=day) if first.month == month else None


def _before_festivals(day: date, calendar: Calendar) -> Iterable[Slot]:
    """A week ahead; where that is off, on the last working day before."""
    for festival, on in festivals.from_(day):
        if day == calendar.working_day_by(on - greetings.AHEAD):
            yield Slot(calendar.rules.review_time, f"{festival.value}:{on}")


async def sweep_drafts(work: Work, scope: str) -> None:
    """Dialogues that were left lying are cleared away, and their people told."""
    del scope
    await sweep(work)


def _first_working_day(at: At) -> Daily:
    """On the first working day of each month; its first day is what is meant."""

    def slots(day: date, calendar: Calendar) -> Iterable[Slot]:
        first = calendar.works(day) and calendar.working_day_before(day).month != day.month
        return (Slot(at(calendar.rules), f"{day.replace(day=1)}"),) if first else ()

    return slots


def _at_night(day: date, calendar: Calendar) -> Iterable[Slot]:
    del calendar
    return (Slot(_NIGHT, f"{day}"),)


def _changes_of_watch(day: date, calendar: Calendar) -> Iterable[Slot]:
    """A quarter of an hour before the desk opens and closes; on days off the night's watch stays."""
    opens, closes = calendar.rules.desk_hours
    if calendar.works(day):
        for at, to in ((opens, Watch.DESK), (closes, Watch.NIGHT)):
            yield Slot((datetime.combine(day, at) - handovers.AHEAD).time(), f"{day}:{to.value}")


def _fees(wanted: Callable[[Rules], int]) -> Daily:
    """On a day of the month at the hour of fees."""
    return _by(lambda rules, first: first.replace(day=wanted(rules)), _FEES)


def _on_reminder_days(day: date, calendar: Calendar) -> Iterable[Slot]:
    return (Slot(calendar.rules.fee_time, f"{day}"),) if day.day in calendar.rules.fee_reminder_days else ()


def _while_it_comes_in(day: date, calendar: Calendar) -> Iterable[Slot]:
    """Every day from the one on which collecting begins to be counted (T20)."""
    return (Slot(calendar.rules.fee_time, f"{day}"),) if day.day >= calendar.rules.fee_rate_day else ()


def _last_working_day(day: date, calendar: Calendar) -> Iterable[Slot]:
    """On the last working day of each month (T21); its last day is what is meant."""
    last = (day.replace(day=1) + _DAY * 32).replace(day=1) - _DAY
    return (Slot(calendar.rules.fee_time, f"{last}"),) if day == calendar.working_day_by(last) else ()


async def clear_away(work: Work, scope: str) -> None:
    """What nobody needs any more is forgotten."""
    del scope
    await mail.forget_old(work)


_SEEN, _MOVED, _PUT_OFF = Listing.FIXED, Listing.MOVABLE, Listing.LATER
"""Looked at in the calendar; moved there, too; put off there, and never done before the month is over."""

SCHEDULE: tuple[Kind, ...] = (
    # The house itself.
    Kind("sweep-drafts", sweep_drafts, Late.SKIP, _every_ten_minutes, timedelta(minutes=_SWEEP_MINUTES)),
    Kind("clear-away", clear_away, Late.RUN, _at_night, _TODAY),
    Kind(retention.NIGHTLY, retention.empty_old, Late.RUN, _at_night, _TODAY),
    Kind(timetable.UNKNOWN_YEAR, timetable.warn_of_unknown_year, Late.RUN, _every(_MONDAY, _REVIEWS), _THIS_WEEK),
    # Repairs, rounds and alarms.
    Kind(deadlines.OVERDUE, deadlines.notice, Late.RUN),
    Kind(deadlines.UNDISPATCHED, deadlines.remind_to_dispatch, Late.RUN),
    Kind(deadlines.UNANSWERED, deadlines.ask_to_phone, Late.RUN),
    Kind(standstills.STANDING, standstills.call, Late.RUN),
    Kind(unsigned.UNSIGNED, unsigned.remind, Late.RUN),
    Kind(rectifications.DUE, rectifications.remind, Late.RUN),
    Kind(inspections.DUE, inspections.ask, Late.RUN, rules=("T28", "T30"), follow=inspections.follow_calendar),
    Kind(inspections.LEFT, inspections.miss, Late.RUN),
    Kind(patrols.AGAIN, patrols.remind, Late.RUN),
    Kind(alarms.ALARM, alarms.repeat, Late.RUN),
    Kind(alarms.HEARD, alarms.hear_again, Late.RUN),
    Kind(incident_clock.CALL, incident_clock.call, Late.RUN),
    Kind(incident_clock.STILL, incident_clock.ask, Late.RUN),
    Kind(incident_clock.UNREAD, incident_clock.ask_to_read, Late.RUN),
    Kind(incident_clock.REPORT, incident_clock.remind, Late.RUN),
    Kind(incident_notices.COUNT, incident_notices.count, Late.RUN),
    Kind(closings.DAILY, closings.push, Late.SKIP, _daily(_CLOSING), _TODAY, _MOVED, ("T3",)),
    Kind(analyses.WEEKLY, analyses.push, Late.RUN, _every(_FRIDAY, _SUMMARY), _THIS_WEEK, _MOVED, ("T5", "T6")),
    Kind(audits.DAILY, audits.push_daily, Late.RUN, _daily(_AUDIT), _TODAY, _MOVED, ("T32",)),
    Kind("monthly-audit", audits.push_monthly, Late.RUN, _monthly(_AUDIT), _THIS_WEEK, _PUT_OFF, ("T32",)),
    # Lunch.
    Kind("menu-out", menu_desk.publish, Late.RUN, _ahead_of_week(_MENU), _THIS_WEEK, _MOVED, ("T12",)),
    Kind(menu_desk.UNANSWERED, menu_desk.ask_again, Late.RUN),
    Kind("meals-off", meal_lapses.look, Late.RUN, _daily(_REMINDER), _TODAY),
    Kind("meal-reminder", meal_reminders.push, Late.SKIP, _working(_REMINDER), _SOON, _SEEN),
    Kind("meal-roll-up", roll_ups.push, Late.RUN, _working(_ROLL_UP), _TODAY, _SEEN, ("T10",)),
    Kind(roll_ups.CARDS, roll_ups.show_orders, Late.RUN),
    Kind(roll_ups.AGAIN, roll_ups.push, Late.RUN),
    Kind(roll_ups.UNCONFIRMED, roll_ups.remind, Late.SKIP),
    Kind(meal_late.WAITS, meal_late.call_again, Late.SKIP),
    Kind("meals-due", meal_round.ask, Late.SKIP, _working(_ARRIVAL), _TODAY, _SEEN, ("T11",)),
    Kind("meals-left", meal_round.chase, Late.SKIP, _working(_OVER), _TODAY, _SEEN),
    Kind(meal_round.NOT_ARRIVED, meal_round.alert, Late.SKIP),
    Kind("meal-statements", meal_statements.push, Late.RUN, _monthly(_STATEMENTS), _THIS_WEEK, _PUT_OFF, ("T16",)),
    Kind("meal-survey", reviews.ask_eaters, Late.RUN, _every(_THURSDAY, _OVER), _TODAY, _MOVED, ("T13",)),
    Kind("meal-note", reviews.ask_for_meal_week, Late.RUN, _every(_FRIDAY, _REVIEWS), _THIS_WEEK, _MOVED),
    Kind("meal-assessment", reviews.ask_for_meal_month, Late.RUN, _by(_meal_assessment), _THIS_WEEK, _MOVED),
    Kind("meal-year", reviews.ask_for_meal_year, Late.RUN, _by(_year_end), _THIS_WEEK, _MOVED, ("T17",)),
    # Laundry.
    Kind(
        "laundry-statements", laundry_statements.push, Late.RUN, _monthly(_STATEMENTS), _THIS_WEEK, _PUT_OFF, ("T16",)
    ),
    Kind(
        "laundry-survey", reviews.ask_laundry_customers, Late.RUN, _by(_laundry_survey), _THIS_WEEK, _MOVED, ("T15",)
    ),
    Kind(
        "laundry-assessment", reviews.ask_for_laundry_month, Late.RUN, _by(_laundry_assessment), _THIS_WEEK, _MOVED,
        ("T15",),
    ),
    Kind("laundry-year", reviews.ask_for_laundry_year, Late.RUN, _by(_year_end), _THIS_WEEK, _MOVED, ("T17",)),
    Kind(assessments.MISSING, assessments.remind, Late.RUN),
    Kind(laundry_round.REMIND, laundry_round.remind, Late.RUN, rules=("T14",)),
    Kind(laundry_round.LATE, laundry_round.alert, Late.RUN, rules=("T14",)),
    Kind(laundry_round.UNCALLED, laundry_round.remind_to_call, Late.RUN),
    Kind(laundry_prices.NEW, laundry_prices.give_out, Late.RUN),
    Kind(laundry_round.UNCOUNTED, laundry_round.ask_for_count, Late.RUN),
    Kind(laundry_times.OVERDUE, laundry_round.ask_for_return, Late.RUN),
    Kind(laundry_round.UNANSWERED, laundry_round.ask_to_phone, Late.RUN),
    # The business centre.
    Kind("bc-close", bc_till.close, Late.RUN, _working(_bc_closes), _TODAY, _MOVED),
    Kind("bc-statements", bc_statements.push, Late.RUN, _monthly(_STATEMENTS), _THIS_WEEK, _PUT_OFF, ("T16",)),
    Kind(bc_clock.UNPRICED, bc_clock.ask_for_price, Late.RUN),
    Kind(bc_clock.SOON, bc_clock.remind, Late.SKIP),
    Kind(bc_clock.LATE, bc_clock.late, Late.RUN),
    Kind(bc_clock.SILENT, bc_clock.ask_to_phone, Late.RUN),
    Kind(bc_files.FORGET, bc_files.forget, Late.RUN),
    Kind(bc_clock.UNCOLLECTED, bc_clock.ask_to_collect, Late.RUN),
    # Faxes that come in.
    Kind(fax_in_clock.RETRY, fax_in_clock.ask_again, Late.RUN, rules=("T24",)),
    Kind(fax_in_clock.ARCHIVE, fax_in_clock.archive, Late.RUN, rules=("T24", "T25")),
    Kind(fax_in_clock.REMIND, fax_in_clock.remind, Late.RUN),
    Kind(fax_in_clock.MOVE_IN, fax_in_clock.look_for_move_in, Late.RUN),
    Kind(fax_in_files.FORGET, fax_in_files.forget, Late.RUN),
    Kind(fax_in_watches.ENDS, fax_in_watches.expire, Late.RUN),
    # Complaints and the front desk.
    Kind(complaint_clock.SAME_DAY, complaint_clock.same_day, Late.RUN, rules=("T8",)),
    Kind(complaint_clock.LIMIT, complaint_clock.limit_over, Late.RUN, rules=("T9",)),
    Kind(complaint_clock.NEWS, complaint_clock.ask_for_news, Late.RUN),
    Kind(complaint_clock.SILENT, complaint_clock.ask_to_phone, Late.RUN),
    Kind(complaint_clock.CALL, complaint_clock.ask_to_follow_up, Late.RUN),
    Kind(
        complaint_registers.WEEKLY, complaint_registers.push, Late.RUN, _every(_FRIDAY, _COMPLAINTS), _THIS_WEEK,
        _MOVED, ("T7",),
    ),
    Kind(handovers.CHANGE, handovers.begin, Late.SKIP, _changes_of_watch, handovers.LATE, _SEEN, ("T31",)),
    Kind(handovers.LEFT, handovers.remind, Late.RUN),
    Kind(left_messages.UNREAD, left_messages.ask_to_phone, Late.RUN),
    Kind(mail_clock.REMIND, mail_clock.remind, Late.RUN),
    Kind(mail_clock.RETURN, mail_clock.ask_for_return, Late.RUN),
    Kind(talk_clock.WAITS, talk_clock.call, Late.RUN),
    Kind(talk_clock.OPENS, talk_clock.open_up, Late.RUN),
    Kind(talk_clock.IDLE, talk_clock.idle, Late.RUN),
    # Fees.
    Kind("fees-tables", fee_clock.ask_for_tables, Late.RUN, _fees(_TABLES), _THIS_WEEK, _MOVED, ("T18", "T19")),
    Kind("fees-total", fee_clock.ask_for_total, Late.RUN, _fees(_TOTAL), _THIS_WEEK, _MOVED, ("T19",)),
    Kind(fee_notices.NOTICES, fee_clock.send_notices, Late.RUN, _fees(_NOTICES), _THIS_WEEK, _MOVED, ("T19",)),
    Kind(fee_notices.REST, fee_notices.tell_rest, Late.RUN),
    Kind(fee_notices.LEFT, fee_notices.tell_left, Late.SKIP, _daily(_FEES), _TODAY),
    Kind("fee-reminders", fee_clock.remind, Late.SKIP, _on_reminder_days, _TODAY, _MOVED),
    Kind(fee_clock.REST, fee_clock.remind, Late.SKIP),
    Kind("fee-rate", fee_clock.tell_rate, Late.SKIP, _while_it_comes_in, _TODAY, _MOVED, ("T20",)),
    Kind("arrears-list", arrears.draw_up, Late.RUN, _last_working_day, _THIS_WEEK, _MOVED, ("T21",)),
    Kind(arrears.UNREVIEWED, arrears.ask_again, Late.RUN),
    # What is announced.
    Kind(announcements.DUE, announcements.begin, Late.RUN),
    Kind(announcement_rounds.ROUND, announcement_rounds.run, Late.RUN),
    Kind(announcement_rounds.EXPIRES, announcements.expire, Late.RUN),
    Kind("greeting-draft", greetings.draft, Late.RUN, _before_festivals, _THIS_WEEK, _MOVED, ("T23",)),
    Kind(greetings.LEFT, greetings.give_up, Late.RUN),
    Kind("anniversaries", greetings.remember, Late.SKIP, _daily(_STATEMENTS), _TODAY),
    Kind(outage_times.UNTOLD, outage_clock.ask_for_notice, Late.SKIP, rules=("T33",)),
    Kind(outage_times.LEFT, outage_clock.give_up, Late.RUN),
    Kind(outage_times.REMIND, outage_clock.remind, Late.SKIP),
    Kind(outage_times.BEGINS, outage_clock.begin, Late.RUN),
    Kind(outage_times.ENDS, outage_clock.ask, Late.RUN),
    # What people think of it all.
    Kind("house-survey", reviews.ask_the_house, Late.RUN, _by(_satisfaction), _THIS_WEEK, _MOVED),
    Kind(surveys.REST, surveys.ask_rest, Late.RUN),
    Kind(surveys.REMIND, surveys.remind, Late.SKIP),
    Kind(surveys.AGAIN, surveys.remind, Late.RUN),
    Kind(surveys.CLOSES, surveys.close, Late.RUN),
    Kind("tenant-list", people.distribute, Late.RUN, _first_working_day(_TENANTS), _TODAY, _MOVED),
)  # fmt: skip
"""Everything that happens by itself, what is done about it when it is late, and the timing rules (T1-T33) it keeps."""

ELSEWHERE: dict[str, str] = {
    "T1": "every message is answered in its own turn",
    "T2": "told in the transaction that issues the work order",
    "T4": "patrol records: the manager reads them in the list of rounds",
    "T22": "visits, which are not kept in the chat",
    "T26": "the paper archive",
    "T27": "the paper archive",
    "T29": "the contractors' appraisal",
}
"""Timing rules that this schedule does not keep, and where they belong."""
