"""The audit of the three equals, on demand (R130-R134)."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.permits import May, roles_with
from bot.handlers.table import OnButton, OnCommand
from bot.services import audits
from bot.services.work import Work
from bot.talk import Answer, Button, Said, answer, button

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
"""What can be audited at a tap."""


async def choose(work: Work, said: Said) -> Answer:
    """Ask for which days."""
    del said
    work.actor.must(May.AUDIT_REPAIRS)
    pairs = (("today", "yesterday"), ("month", "last-month"))
    return answer("audit-which", rows=tuple(tuple(_period(one) for one in pair) for pair in pairs))


async def shown(work: Work, said: Said) -> Answer:
    """The audit of those days."""
    period = PERIODS.get(said.pressed.word(0))
    if period is None:
        return answer("button-stale", toast=True)
    return await audits.told(work, *period(work.desk.clock.today(work.now)))


def _period(name: str) -> Button:
    return button("audit", name, label=f"button-audit-{name}")


AUDITORS = roles_with(May.AUDIT_REPAIRS)
COMMANDS: tuple[OnCommand, ...] = (OnCommand("audit", choose, AUDITORS),)
BUTTONS: tuple[OnButton, ...] = (OnButton("audits", choose), OnButton("audit", shown))
