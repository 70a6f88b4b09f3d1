"""On which days a round is gone, by its rhythm and the calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.inspections import InspectionPlan, Rhythm
from bot.domain.people import PersonId
from bot.domain.roles import Role
from bot.domain.rules import Rules
from bot.domain.working_days import Calendar

CALENDAR = Calendar(Rules())
AUTUMN = [date(2026, 9, 1) + timedelta(days=n) for n in range(61)]
"""The first of October 2026 is a Thursday; nobody works until the seventh."""

GONE = {
    (Rhythm.WEEKLY, (1,)): ["09-07", "09-14", "09-21", "09-28", "10-12", "10-19", "10-26"],
    (Rhythm.HALF_MONTHLY, (1,)): ["09-07", "09-21", "09-30", "10-19"],
    (Rhythm.MONTHLY, (1,)): ["09-07", "09-30"],
    (Rhythm.MONTHLY, (1, 4)): ["09-03", "09-07", "09-30"],
    (Rhythm.MONTHLY, (6,)): ["09-05", "10-03"],
    (Rhythm.HALF_MONTHLY, (2, 5)): ["09-01", "09-04", "09-15", "09-18", "09-30", "10-16", "10-20"],
}


def plan(rhythm: Rhythm, weekdays: tuple[int, ...]) -> InspectionPlan:
    return InspectionPlan(
        area="大堂", points="地面", rhythm=rhythm, days=weekdays, hour=10, inspector=Role.CSR, set_by=PersonId(1),
        set_at=datetime(2026, 8, 1, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.manual("R250")
@pytest.mark.parametrize(("rhythm", "weekdays"), GONE)
def test_a_weekly_round_is_left_out_on_a_holiday_and_one_of_the_month_is_gone_before_it(
    rhythm: Rhythm, weekdays: tuple[int, ...]
) -> None:
    found = plan(rhythm, weekdays)
    assert [f"{day:%m-%d}" for day in AUTUMN if found.falls_on(day, CALENDAR)] == GONE[rhythm, weekdays]
