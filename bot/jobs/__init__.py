"""What the clock does."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from bot.domain.handovers import Watch
from bot.domain.rules import Rules
from bot.domain.working_days import Calendar
from bot.jobs import reviews
from bot.jobs.clockwork import Kind, Late, Slot
from bot.services import (
    alarms,
    analyses,
    arrears,
    assessments,
    audits,
    bills,
    closings,
    complaint_clock,
    complaint_registers,
    deadlines,
    fee_clock,
    handovers,
    inspections,
    laundry_round,
    laundry_statements,
    left_messages,
    mail,
    mail_clock,
    meal_lapses,
    meal_reminders,
    meal_round,
    meal_statements,
    menu_desk,
    patrols,
    people,
    rectifications,
    retention,
    roll_ups,
    standstills,
    talk_clock,
    unsigned,
)
from bot.services.drafts import sweep
from bot.services.work import Work

Daily = Callable[[date, Calendar], Iterable[Slot]]
_SWEEP_MINUTES = 10
_NIGHT = time(3, 30)
_THURSDAY, _FRIDAY, _DAY = 3, 4, timedelta(days=1)
_SOON, _TODAY, _THIS_WEEK = timedelta(minutes=15), timedelta(hours=6), timedelta(days=3)
"""How long after its time a thing is still worth doing."""


def _every_ten_minutes(day: date, calendar: Calendar) -> Iterable[Slot]:
    del day, calendar
    return (Slot(time(h, m), f"{h:02d}:{m:02d}") for h in range(24) for m in range(0, 60, _SWEEP_MINUTES))


def _every_day(at: Callable[[Rules], time]) -> Daily:
    return lambda day, calendar: (Slot(at(calendar.rules), f"{day}"),)


def _working_days(at: Callable[[Rules], time]) -> Daily:
    return lambda day, calendar: (Slot(at(calendar.rules), f"{day}"),) if calendar.works(day) else ()


def _first_of_month(at: Callable[[Rules], time]) -> Daily:
    return lambda day, calendar: (Slot(at(calendar.rules), f"{day}"),) if day.day == 1 else ()


def _every_week(weekday: int, at: Callable[[Rules], time]) -> Daily:
    """On a day of the week; where that is off, on the last working day before it, if the week has one."""

    def slots(day: date, calendar: Calendar) -> Iterable[Slot]:
        meant = day + _DAY * (weekday - day.weekday())
        return (Slot(at(calendar.rules), f"{meant}"),) if day == calendar.working_day_by(meant) else ()

    return slots


def _ahead_of_week(at: Callable[[Rules], time]) -> Daily:
    """On Friday, or the last working day before it, even weeks before: a holiday must not keep back the next week."""

    def slots(day: date, calendar: Calendar) -> Iterable[Slot]:
        meant = day + _DAY * ((_FRIDAY - day.weekday()) % 7)
        while day == calendar.working_day_by(meant):
            yield Slot(at(calendar.rules), f"{meant}")
            meant += _DAY * 7

    return slots


def _every_friday(at: Callable[[Rules], time]) -> Daily:
    return _every_week(_FRIDAY, at)


def _by(
    wanted: Callable[[Rules, date], date | None], at: Callable[[Rules], time] = lambda rules: rules.review_time
) -> Daily:
    """On a day of the month (`wanted` from the first of it); where that is off, on the last working day before."""

    def slots(day: date, calendar: Calendar) -> Iterable[Slot]:
        this = day.replace(day=1)
        for first in (this, (this + _DAY * 32).replace(day=1)):
            meant = wanted(calendar.rules, first)
            if meant and day == calendar.working_day_by(meant):
                yield Slot(at(calendar.rules), f"{meant}")

    return slots


def _laundry_survey(rules: Rules, first: date) -> date:
    return first.replace(day=rules.laundry_survey_day)


def _laundry_assessment(rules: Rules, first: date) -> date:
    return first.replace(day=rules.laundry_payment_day) - reviews.BEFORE_PAYDAY


def _meal_assessment(rules: Rules, first: date) -> date:
    return first.replace(day=rules.meal_payment_day) - reviews.BEFORE_PAYDAY


def _year_end(rules: Rules, first: date) -> date | None:
    month, day = rules.year_end
    return first.replace(day=day) if first.month == month else None


async def sweep_drafts(work: Work, scope: str) -> None:
    """Dialogues that were left lying are cleared away, and their people told."""
    del scope
    await sweep(work)


def _first_working_day(at: Callable[[Rules], time]) -> Daily:
    """On the first working day of each month."""

    def slots(day: date, calendar: Calendar) -> Iterable[Slot]:
        first = calendar.works(day) and calendar.working_day_before(day).month != day.month
        return (Slot(at(calendar.rules), f"{day}"),) if first else ()

    return slots


def _at_night(day: date, calendar: Calendar) -> Iterable[Slot]:
    del calendar
    return (Slot(_NIGHT, f"{day}"),)


def _changes_of_watch(day: date, calendar: Calendar) -> Iterable[Slot]:
    """A quarter of an hour before the desk opens and closes; on days off the night's watch stays."""
    hours = calendar.rules.hours
    if calendar.works(day):
        for at, to in ((hours.opens, Watch.DESK), (hours.closes, Watch.NIGHT)):
            yield Slot((datetime.combine(day, at) - handovers.AHEAD).time(), f"{day}:{to.value}")


def _fees(wanted: Callable[[Rules], int]) -> Daily:
    """On a day of the month at the hour of fees."""
    return _by(lambda rules, first: first.replace(day=wanted(rules)), lambda rules: rules.fee_time)


def _on_reminder_days(day: date, calendar: Calendar) -> Iterable[Slot]:
    return (Slot(calendar.rules.fee_time, f"{day}"),) if day.day in calendar.rules.fee_reminder_days else ()


def _while_it_comes_in(day: date, calendar: Calendar) -> Iterable[Slot]:
    """Every day from the one on which collecting begins to be counted (T20)."""
    return (Slot(calendar.rules.fee_time, f"{day}"),) if day.day >= calendar.rules.fee_rate_day else ()


def _last_working_day(day: date, calendar: Calendar) -> Iterable[Slot]:
    """On the last working day of each month (T21)."""
    last = (day.replace(day=1) + _DAY * 32).replace(day=1) - _DAY
    return (Slot(calendar.rules.fee_time, f"{day}"),) if day == calendar.working_day_by(last) else ()


async def clear_away(work: Work, scope: str) -> None:
    """What nobody needs any more is forgotten."""
    del scope
    await mail.forget_old(work)


SCHEDULE: tuple[Kind, ...] = (
    Kind("sweep-drafts", sweep_drafts, Late.SKIP, _every_ten_minutes, timedelta(minutes=_SWEEP_MINUTES)),
    Kind(deadlines.OVERDUE, deadlines.notice, Late.RUN),
    Kind(deadlines.UNDISPATCHED, deadlines.remind_to_dispatch, Late.RUN),
    Kind(deadlines.UNANSWERED, deadlines.ask_to_phone, Late.RUN),
    Kind(standstills.STANDING, standstills.call, Late.RUN),
    Kind(unsigned.UNSIGNED, unsigned.remind, Late.RUN),
    Kind(rectifications.DUE, rectifications.remind, Late.RUN),
    Kind(inspections.DUE, inspections.ask, Late.RUN),
    Kind(inspections.LEFT, inspections.miss, Late.RUN),
    Kind(handovers.CHANGE, handovers.begin, Late.SKIP, _changes_of_watch, handovers.AHEAD),
    Kind(handovers.LEFT, handovers.remind, Late.RUN),
    Kind(patrols.AGAIN, patrols.remind, Late.RUN),
    Kind(alarms.ALARM, alarms.repeat, Late.RUN),
    Kind(alarms.HEARD, alarms.hear_again, Late.RUN),
    Kind("clear-away", clear_away, Late.RUN, _at_night, _TODAY),
    Kind(retention.NIGHTLY, retention.empty_old, Late.RUN, _at_night, _TODAY),
    Kind("tenant-list", people.distribute, Late.RUN, _first_working_day(lambda rules: rules.tenant_list_time), _TODAY),
    Kind("menu-out", menu_desk.publish, Late.RUN, _ahead_of_week(lambda rules: rules.menu_time), _THIS_WEEK),
    Kind("meals-off", meal_lapses.look, Late.RUN, _every_day(lambda rules: rules.meal_reminder), _TODAY),
    Kind(
        "meal-reminder",
        meal_reminders.push,
        Late.SKIP,
        _working_days(lambda rules: rules.meal_reminder),
        _SOON,
    ),
    Kind("meal-roll-up", roll_ups.push, Late.RUN, _working_days(lambda rules: rules.meal_roll_up), _TODAY),
    Kind(roll_ups.CARDS, roll_ups.show_orders, Late.RUN),
    Kind(roll_ups.AGAIN, roll_ups.push, Late.RUN),
    Kind(roll_ups.UNCONFIRMED, roll_ups.remind, Late.SKIP),
    Kind("meals-due", meal_round.ask, Late.SKIP, _working_days(lambda rules: rules.meal_arrival), _TODAY),
    Kind("meals-left", meal_round.chase, Late.SKIP, _working_days(lambda rules: rules.meal_over), _TODAY),
    Kind(meal_round.NOT_ARRIVED, meal_round.alert, Late.SKIP),
    Kind(
        "meal-statements",
        meal_statements.push,
        Late.RUN,
        _first_of_month(lambda rules: rules.statement_time),
        _THIS_WEEK,
    ),
    Kind(
        "laundry-statements",
        laundry_statements.push,
        Late.RUN,
        _first_of_month(lambda rules: rules.statement_time),
        _THIS_WEEK,
    ),
    Kind("laundry-survey", reviews.ask_laundry_customers, Late.RUN, _by(_laundry_survey), _THIS_WEEK),
    Kind("laundry-assessment", reviews.ask_for_laundry_month, Late.RUN, _by(_laundry_assessment), _THIS_WEEK),
    Kind("laundry-year", reviews.ask_for_laundry_year, Late.RUN, _by(_year_end), _THIS_WEEK),
    Kind(
        "meal-survey",
        reviews.ask_eaters,
        Late.RUN,
        _every_week(_THURSDAY, lambda rules: rules.meal_over),
        _TODAY,
    ),
    Kind("meal-note", reviews.ask_for_meal_week, Late.RUN, _every_friday(lambda rules: rules.review_time), _THIS_WEEK),
    Kind("meal-assessment", reviews.ask_for_meal_month, Late.RUN, _by(_meal_assessment), _THIS_WEEK),
    Kind("meal-year", reviews.ask_for_meal_year, Late.RUN, _by(_year_end), _THIS_WEEK),
    Kind(assessments.MISSING, assessments.remind, Late.RUN),
    Kind(laundry_round.REMIND, laundry_round.remind, Late.RUN),
    Kind(laundry_round.LATE, laundry_round.alert, Late.RUN),
    Kind(laundry_round.UNCALLED, laundry_round.remind_to_call, Late.RUN),
    Kind(laundry_round.OVERDUE, laundry_round.ask_for_return, Late.RUN),
    Kind(laundry_round.UNANSWERED, laundry_round.ask_to_phone, Late.RUN),
    Kind(left_messages.UNREAD, left_messages.ask_to_phone, Late.RUN),
    Kind(mail_clock.REMIND, mail_clock.remind, Late.RUN),
    Kind(mail_clock.RETURN, mail_clock.ask_for_return, Late.RUN),
    Kind(complaint_clock.SAME_DAY, complaint_clock.same_day, Late.RUN),
    Kind(complaint_clock.LIMIT, complaint_clock.limit_over, Late.RUN),
    Kind(complaint_clock.NEWS, complaint_clock.ask_for_news, Late.RUN),
    Kind(complaint_clock.SILENT, complaint_clock.ask_to_phone, Late.RUN),
    Kind(complaint_clock.CALL, complaint_clock.ask_to_follow_up, Late.RUN),
    Kind(talk_clock.WAITS, talk_clock.call, Late.RUN),
    Kind(talk_clock.OPENS, talk_clock.open_up, Late.RUN),
    Kind(talk_clock.IDLE, talk_clock.idle, Late.RUN),
    Kind(
        complaint_registers.WEEKLY,
        complaint_registers.push,
        Late.RUN,
        _every_friday(lambda rules: rules.complaint_summary_time),
        _THIS_WEEK,
    ),
    Kind("fees-tables", fee_clock.ask_for_tables, Late.RUN, _fees(lambda rules: rules.fee_tables_day), _THIS_WEEK),
    Kind("fees-total", fee_clock.ask_for_total, Late.RUN, _fees(lambda rules: rules.fee_total_day), _THIS_WEEK),
    Kind("fee-notices", fee_clock.send_notices, Late.RUN, _fees(lambda rules: rules.fee_notice_day), _THIS_WEEK),
    Kind(bills.REST, bills.tell_rest, Late.RUN),
    Kind("fee-reminders", fee_clock.remind, Late.SKIP, _on_reminder_days, _TODAY),
    Kind("fee-rate", fee_clock.tell_rate, Late.SKIP, _while_it_comes_in, _TODAY),
    Kind("arrears-list", arrears.draw_up, Late.RUN, _last_working_day, _THIS_WEEK),
    Kind(closings.DAILY, closings.push, Late.SKIP, _every_day(lambda rules: rules.closing_time), _TODAY),
    Kind(analyses.WEEKLY, analyses.push, Late.RUN, _every_friday(lambda rules: rules.friday_summary_time), _THIS_WEEK),
    Kind(audits.DAILY, audits.push_daily, Late.RUN, _every_day(lambda rules: rules.audit_time), _TODAY),
    Kind("monthly-audit", audits.push_monthly, Late.RUN, _first_of_month(lambda rules: rules.audit_time), _THIS_WEEK),
)
"""Everything that happens by itself, and what is done about it when it is late."""
