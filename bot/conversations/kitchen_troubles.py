"""The dialogue in which the caterer reports, or the house notes, that something is not as agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.conversations.form import Form, ask, choose, given
from bot.conversations.meals import choices
from bot.conversations.parsers import short_text
from bot.conversations.questions import Option
from bot.domain.kitchen_troubles import Trouble
from bot.domain.permits import May
from bot.services import kitchen_troubles
from bot.services.work import Work
from bot.talk import Answer, answer, button, words

Answers = Mapping[str, Any]
_TROUBLES = tuple(Option(one, words(f"kitchen-trouble-{one.value}")) for one in Trouble)
_OF_THE_HOUSE = tuple(
    Option(one, words(f"kitchen-noted-{one.value}")) for one in (Trouble.OUT, Trouble.LATE, Trouble.DOWN)
)
"""What the house may say of the caterer."""
_MINUTES = tuple(Option(count, words("kitchen-minutes", minutes=count)) for count in (15, 30, 45, 60))


async def _days(work: Work, answers: Answers) -> Sequence[Option[date]]:
    del answers
    return [Option(menu.day, words("meal-day", day=menu.day)) for menu in await kitchen_troubles.days(work)]


async def _troubles(work: Work, answers: Answers) -> Sequence[Option[Trouble]]:
    del answers
    return _OF_THE_HOUSE if May.RUN_MEALS in work.actor.permits else _TROUBLES


async def _sets(work: Work, answers: Answers) -> Sequence[Option[str]]:
    held = await kitchen_troubles.days(work)
    return choices(next((menu.agreed for menu in held if menu.day == answers.get("day")), ()))


def _is(*troubles: Trouble) -> Any:
    return lambda answers: answers["trouble"] in troubles


@dataclass(frozen=True)
class Reported:
    """What is the matter with which day, as far as it takes: which set, how late, or in words."""

    day: date = choose(_days, take_first=True, columns=2, nothing="kitchen-no-day")
    trouble: Trouble = choose(_troubles, columns=2)
    code: str | None = choose(_sets, when=_is(Trouble.OUT))
    minutes: int | None = choose(_MINUTES, columns=2, when=_is(Trouble.LATE))
    what: str | None = ask(short_text(300), when=_is(Trouble.DOWN, Trouble.OTHER))


async def report(work: Work, told: Reported) -> Answer:
    """Everybody whom it concerns hears of it."""
    house = May.RUN_MEALS in work.actor.permits
    rows = ((button("meal-day" if house else "kitchen-today"), button("home")),)
    match told.trouble:
        case Trouble.OUT:
            count = await kitchen_troubles.run_out(work, told.day, told.code or "")
        case Trouble.LATE:
            count = await kitchen_troubles.come_late(work, told.day, told.minutes or 0)
        case Trouble.DOWN:
            count = await kitchen_troubles.shut_down(work, told.day, told.what or "")
        case Trouble.OTHER:
            await kitchen_troubles.mention(work, told.day, told.what or "")
            return answer("kitchen-reported-desk", rows=rows)
    return answer("kitchen-reported", count=count, rows=rows)


@dataclass(frozen=True)
class NeverCame:
    """Why nothing came on a day of which nothing has been noted."""

    day: date = given(date)
    what: str = ask(short_text(300))


async def never_came(work: Work, told: NeverCame) -> Answer:
    """What nobody has noted as brought costs nothing."""
    return answer("kitchen-reported", count=await kitchen_troubles.shut_down(work, told.day, told.what))


FORMS: tuple[Form[Any], ...] = (
    Form("kitchen-report", Reported, report, button="kitchen-report", needs=May.REPORT_KITCHEN),
    Form("meals-never-came", NeverCame, never_came, button="meals-never-came", needs=May.RUN_MEALS),
)
