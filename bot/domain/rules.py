"""The building's rules: hours, calendar, time limits by urgency, and when the house looks after things by itself."""

from collections.abc import Mapping
from datetime import date, time
from functools import cache
from types import MappingProxyType
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.domain.categories import Urgency
from bot.domain.order_states import Owed
from bot.domain.permits import GRANTS, May
from bot.domain.roles import Role

_MINUTES_OF_A_DAY = 24 * 60


def _between(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Hours(_Part):
    """When the house works, by the wall clock; `lunch` may be missing."""

    opens: time = time(8, 30)
    closes: time = time(17, 30)
    lunch: tuple[time, time] | None = (time(12, 0), time(13, 30))

    @property
    def minutes(self) -> int:
        """The minutes of one working day."""
        break_ = _between(*self.lunch) if self.lunch else 0
        return _between(self.opens, self.closes) - break_

    @model_validator(mode="after")
    def _in_order(self) -> "Hours":
        times = [self.opens, *(self.lunch or ()), self.closes]
        if times != sorted(times) or not self.minutes:
            raise ValueError("opens, lunch and closes must follow one another, and leave time to work in")
        return self


class Exceptions(_Part):
    """Days that staff have set apart: off although they would be worked, or worked although they would be off."""

    off: tuple[date, ...] = ()
    on: tuple[date, ...] = ()

    def declared(self, days: Mapping[str, bool]) -> Self:
        """With these days, by ISO date, worked or off."""
        worked = {date.fromisoformat(day) for day, works in days.items() if works}
        free = {date.fromisoformat(day) for day, works in days.items() if not works}
        off, on = {*self.off} - worked | free, {*self.on} - free | worked
        return self.model_copy(update={"off": tuple(sorted(off)), "on": tuple(sorted(on))})


class Limit(_Part):
    """Minutes to accept, to be at the place (None: at the booked time), and to be done.

    They are minutes of working time, or of the clock where it goes `round_the_clock`.
    """

    accept: int = Field(gt=0)
    on_site: int | None = Field(gt=0)
    done: int = Field(gt=0)
    round_the_clock: bool = False


_DAY = Hours().minutes
_LIMITS = {
    Urgency.EMERGENCY: Limit(accept=3, on_site=15, done=120, round_the_clock=True),
    Urgency.URGENT: Limit(accept=10, on_site=30, done=_MINUTES_OF_A_DAY, round_the_clock=True),
    Urgency.NORMAL: Limit(accept=30, on_site=4 * 60, done=2 * _DAY),
    Urgency.SCHEDULED: Limit(accept=_DAY, on_site=None, done=7 * _DAY),
}


class Rules(_Part):
    """Everything that a building may set otherwise; what it does not set is as here."""

    hours: Hours = Hours()
    calendar: Exceptions = Exceptions()
    limits: dict[Urgency, Limit] = Field(default_factory=lambda: dict(_LIMITS))
    emergency_repeat_minutes: int = Field(5, gt=0)
    incident_ask_minutes: int = Field(60, gt=0)
    incident_report_hours: int = Field(24, gt=0)
    """So often it is asked whether an emergency is over, and so long its report may take once it is."""
    closing_time: time = time(17, 30)
    inspection_minutes: int = Field(120, gt=0)
    """So long after its hour a round that nobody has gone is told to whoever set the plan."""
    patrol_time: time = time(10)
    patrol_days: int = Field(3, ge=0)
    audit_time: time = time(18, 0)
    tenant_list_time: time = time(9, 0)
    friday_summary_time: time = time(16, 0)
    menu_time: time = time(15, 0)
    meal_reminder: time = time(9, 20)
    meal_cut_off: time = time(9, 50)
    meal_roll_up: time = time(10, 0)
    meal_arrival: time = time(11, 30)
    statement_time: time = time(9, 0)
    meal_wait_minutes: int = Field(3, ge=0)
    """So long the list waits at most for what was said in time and has not been heard."""
    meal_confirm_minutes: int = Field(10, gt=0)
    meal_complaint_hours: int = Field(24, gt=0)
    meal_closed: frozenset[int] = frozenset()
    """Days of the week (Monday is 1) on which the caterer does not cook."""
    meal_over: time = time(13, 30)
    meal_payment_day: int = Field(10, ge=1, le=28)
    meal_assessor: Role = Role.TENANT_SUPERVISOR
    laundry_hours: tuple[time, time] = (time(8, 30), time(20, 0))
    laundry_closed: frozenset[int] = frozenset()
    laundry_on_days_off: bool = True
    """Its own days off in the week (Monday is 1), and whether it works on weekends and public holidays."""
    laundry_remind_minutes: int = Field(20, gt=0)
    laundry_pick_up_minutes: int = Field(30, gt=0)
    laundry_days: int = Field(3, gt=0)
    laundry_survey_day: int = Field(3, ge=1, le=28)
    survey_days: int = Field(7, ge=1, le=60)
    satisfaction_months: frozenset[int] = frozenset({6, 12})
    satisfaction_day: int = Field(15, ge=1, le=28)
    satisfaction_days: int = Field(14, ge=2, le=60)
    satisfaction_reminder_days: int = Field(7, ge=1)
    """For how long a vendor is rated; in which months, from which day and for how long all tenants are asked about the
    whole house, and after how many days they are reminded."""
    laundry_payment_day: int = Field(10, ge=1, le=28)
    year_end: tuple[int, int] = (12, 1)
    review_time: time = time(10, 0)
    laundry_month_assessor: Role = Role.TENANT_SUPERVISOR
    laundry_year_assessor: Role = Role.HOUSEKEEPING_SUPERVISOR
    laundry_express_percent: int = Field(50, ge=0, le=500)
    laundry_express_hours: int = Field(4, ge=0, le=24)
    """Express is back on the same day where there are so many hours of it left, else on the next."""
    bc_hours: tuple[time, time] = (time(9), time(18))
    bc_minutes: int = Field(30, gt=0)
    bc_typing_minutes: int = Field(30, ge=0)
    bc_remind_minutes: int = Field(10, ge=0)
    """When the business centre is open on working days, how long a job takes, how much longer a typed page, and how
    long before it is due the clerk is reminded (0: never)."""
    fax_archive_days: int = Field(3, ge=2)
    fax_watch_days: int = Field(7, ge=1, le=60)
    """Working days until a fax that nobody is found for is filed (T24, T25); days that somebody waits for one."""
    long_open_days: int = Field(3, gt=0)
    reopen_days: int = Field(7, ge=0)
    chase_minutes: int = Field(30, ge=0)
    answer_hours: int = Field(24, gt=0)
    record_minutes: int = Field(120, gt=0)
    verify_minutes: int = Field(_DAY, gt=0)
    sign_minutes: int = Field(240, gt=0)
    keep_records_months: int = Field(36, ge=1, le=600)
    keep_photos_months: int = Field(12, ge=1, le=600)
    keep_orders_months: int = Field(13, ge=1, le=600)
    keep_leavers_days: int = Field(30, ge=1, le=36_500)
    """Minutes of working time until a result must be recorded, work verified, an answer signed."""
    matters_a_day: int = Field(10, ge=1)
    """So many new matters a person may begin in the chat on one day; danger is never counted."""
    complaint_urgent_hours: int = Field(24, gt=0)
    complaint_ordinary_days: int = Field(3, gt=0)
    complaint_complex_days: int = Field(7, gt=0)
    complaint_update_days: int = Field(2, gt=0)
    complaint_call_days: int = Field(3, ge=1)
    complaint_summary_time: time = time(16, 0)
    """Limits of complaints (§7.3): hours of the clock, working days, and when the week goes to the clerk (R61)."""
    desk_hours: tuple[time, time] = (time(8, 30), time(17, 30))
    desk_through_lunch: bool = True
    talk_answer_minutes: int = Field(5, gt=0)
    talk_idle_hours: int = Field(4, gt=0)
    """When the front desk is there on working days; how long somebody waits for a word before it is rung again, and how
    long nobody says anything before a talk is closed."""

    mail_remind_days: int = Field(2, ge=1)
    mail_return_days: int = Field(15, ge=1)
    """Days until a tenant is reminded of what lies here, and until it may go back."""
    announcement_alone: int = Field(30, ge=0)
    """To so many people one may send an announcement alone; to more a second person has to agree."""

    outage_lead_hours: int = Field(24, ge=0)
    outage_remind_minutes: int = Field(60, ge=0)
    outage_ask_minutes: int = Field(30, gt=0)
    """So long ahead an outage is told (T33), so long before it begins everybody is reminded (0: never), and so often it
    is asked whether it is over."""

    quiet_hours: tuple[time, time] | None = (time(21, 30), time(8))
    """When nobody is rung for what can wait; each person may choose hours of their own."""

    message_phone_hours: int = Field(4, gt=0)
    """Hours until the desk phones whoever has not confirmed a message."""

    fee_tables_day: int = Field(22, ge=1, le=28)
    fee_total_day: int = Field(25, ge=1, le=28)
    fee_notice_day: int = Field(28, ge=1, le=28)
    fee_pay_day: int = Field(10, ge=1, le=28)
    fee_rate_day: int = Field(11, ge=1, le=28)
    fee_reminder_days: frozenset[int] = frozenset({7, 12, 20})
    fee_time: time = time(10, 0)
    fee_account_zh: str = ""
    fee_account_en: str = ""
    """Days of the month (T19) for next month's tables, their total and the notices, and in the month itself to pay by,
    to count what has come in from, and to remind; at what hour; and where the money goes, as the notice says it."""

    @model_validator(mode="after")
    def _fees_in_order(self) -> "Rules":
        if not self.fee_tables_day <= self.fee_total_day <= self.fee_notice_day:
            raise ValueError("from fee_tables_day to fee_notice_day the days must follow one another")
        if not self.fee_reminder_days <= frozenset(range(1, 29)):
            raise ValueError("fee_reminder_days: days of the month from 1 to 28")
        return self

    @model_validator(mode="after")
    def _satisfaction_in_order(self) -> "Rules":
        months = sorted(self.satisfaction_months)
        if not set(months) <= set(range(1, 13)) or len({month <= 6 for month in months}) < len(months):  # noqa: PLR2004 - June
            raise ValueError("satisfaction_months: months from 1 to 12, at most one in each half of the year")
        if not self.satisfaction_reminder_days < self.satisfaction_days:
            raise ValueError("satisfaction_reminder_days must be less than satisfaction_days")
        return self

    def minutes_for(self, owed: Owed) -> int:
        """Minutes of working time for what is still to be done about work that is done."""
        return {
            Owed.RESULT: self.record_minutes, Owed.VERIFICATION: self.verify_minutes, Owed.SIGNATURE: self.sign_minutes
        }[owed]  # fmt: skip

    @model_validator(mode="after")
    def _days_off(self) -> "Rules":
        for name in ("meal_closed", "laundry_closed"):
            if not getattr(self, name) < frozenset(range(1, 8)):
                raise ValueError(f"{name}: days of the week from 1 (Monday) to 7, not all of them")
        return self

    @model_validator(mode="after")
    def _whole(self) -> "Rules":
        if missing := set(Urgency) - set(self.limits):
            raise ValueError(f"limits: {', '.join(sorted(missing))} missing")
        if not self.meal_reminder < self.meal_cut_off <= self.meal_roll_up < self.meal_arrival < self.meal_over:
            raise ValueError("from meal_reminder to meal_over the times of a meal must follow one another")
        for name in ("laundry_hours", "bc_hours", "desk_hours"):
            opens, closes = getattr(self, name)
            if not opens < closes:
                raise ValueError(f"{name}: opening must come before closing")
        if not self.laundry_remind_minutes < self.laundry_pick_up_minutes:
            raise ValueError("laundry_remind_minutes must be less than laundry_pick_up_minutes")
        for role in (self.laundry_month_assessor, self.laundry_year_assessor, self.meal_assessor):
            if May.ASSESS_VENDORS not in GRANTS[role]:
                raise ValueError(f"{role.value} does not assess vendors")
        if self.year_end[0] not in range(1, 13) or self.year_end[1] not in range(1, 29):
            raise ValueError("year_end must be a month, and a day from 1 to 28")
        return self


@cache
def _defaults() -> Rules:
    return Rules()


def rules_of(raw: dict[str, Any], days: Mapping[str, bool] = MappingProxyType({})) -> Rules:
    """The rules that lie in a building's row, with the `days` that the department has declared worked or off.

    What it has declared comes before what the building file says. Raises pydantic's ValidationError, with the path of
    what is wrong.
    """
    if not (raw or days):
        return _defaults()
    limits = {**{u.value: limit.model_dump() for u, limit in _LIMITS.items()}, **raw.get("limits", {})}
    rules = Rules.model_validate({**raw, "limits": limits})
    return rules.model_copy(update={"calendar": rules.calendar.declared(days)}) if days else rules
