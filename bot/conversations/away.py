"""Being away: no menus, reminders or questions until a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.conversations.form import Form, choose
from bot.conversations.questions import Option
from bot.domain.permits import May
from bot.services import menus, subscriptions
from bot.services.work import Work
from bot.talk import Answer, answer, button, words

Answers = Mapping[str, Any]
_DAY, _WEEKS = timedelta(days=1), 8


async def _days(work: Work, answers: Answers) -> Sequence[Option[date]]:
    """Tomorrow, then every Monday ahead."""
    del answers
    tomorrow = work.desk.clock.today(work.now) + _DAY
    mondays = (menus.monday_of(tomorrow) + _DAY * 7 * n for n in range(1, _WEEKS + 1))
    return [Option(day, words("meal-day", day=day)) for day in (tomorrow, *mondays)]


@dataclass(frozen=True)
class Away:
    """When somebody is back."""

    back: date = choose(_days, columns=3)


async def leave(work: Work, told: Away) -> Answer:
    """Quiet until then."""
    await subscriptions.leave(work, told.back)
    return answer("meal-is-away", day=told.back, rows=((button("meal-back", label="button-meal-back-now"),),))


FORMS: tuple[Form[Any], ...] = (
    Form("meal-away", Away, leave, button="meal-away", needs=May.OWN_PRIVACY, confirm=False),
)
