"""The dialogue in which the manager sets a round through the building (R89, R250)."""

from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, choose, choose_many
from bot.conversations.parsers import long_text, short_text
from bot.conversations.questions import Option
from bot.domain.inspections import INSPECTORS, Rhythm
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import inspections
from bot.services.work import Work
from bot.talk import Answer, answer, words

_EVERY = tuple(Option(rhythm, words(f"rhythm-{rhythm.value}")) for rhythm in Rhythm)
_DAYS = tuple(Option(day, words(f"menu-weekday-{day}")) for day in range(1, 8))
_HOURS = tuple(Option(hour, f"{hour:02d}:00") for hour in range(7, 22))
_WHO = tuple(Option(role, words(f"role-{role.value.replace('_', '-')}")) for role in INSPECTORS)


@dataclass(frozen=True)
class Planned:
    """Where, at what, how often and on which days, at what hour, and who goes."""

    area: str = ask(short_text(60))
    points: str = ask(long_text(600))
    every: Rhythm = choose(_EVERY, columns=3)
    days: tuple[int, ...] = choose_many(_DAYS, columns=3)
    hour: int = choose(_HOURS, columns=5)
    inspector: Role = choose(_WHO, columns=2)


async def arrange(work: Work, told: Planned) -> Answer:
    """Whoever goes hears of it, and is called each time."""
    plan = await inspections.arrange(work, told.area, told.points, told.every, told.days, told.hour, told.inspector)
    return answer("inspection-arranged", area=plan.area, days=inspections.when(plan))


FORMS: tuple[Form[Any], ...] = (
    Form("inspection-plan", Planned, arrange, button="inspection-plan", needs=May.PLAN_INSPECTIONS),
)
