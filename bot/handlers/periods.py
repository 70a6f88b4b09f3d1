"""Which days: asked with four buttons, wherever something is told of some days."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.services.work import Work
from bot.talk import Answer, Rows, Said, answer, button

_DAY = timedelta(days=1)
Period = Callable[[date], tuple[date, date]]


def _last_month(today: date) -> tuple[date, date]:
    last = today.replace(day=1) - _DAY
    return last.replace(day=1), last


PERIODS: dict[str, Period] = {
    "today": lambda today: (today, today),
    "yesterday": lambda today: (today - _DAY, today - _DAY),
    "month": lambda today: (today.replace(day=1), today),
    "last-month": _last_month,
}
"""What can be told of at a tap."""
_PAIRS = (("today", "yesterday"), ("month", "last-month"))


def which(key: str, action: str) -> Answer:
    """Ask for which days; each button leads to `action`."""
    rows: Rows = tuple(tuple(button(action, one, label=f"button-audit-{one}") for one in pair) for pair in _PAIRS)
    return answer(key, rows=rows)


def chosen(work: Work, said: Said) -> tuple[date, date] | None:
    """The first and the last of the days that the button names; None where it names none."""
    period = PERIODS.get(said.pressed.word(0))
    return period(work.desk.clock.today(work.now)) if period else None
