"""The dialogue about an order that comes too late: the same for the next day, or the front desk is asked why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.conversations.form import Form, ask, choose, kept
from bot.conversations.parsers import short_text
from bot.conversations.questions import Option
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId
from bot.services import meal_again, meal_late, meal_log, meals
from bot.services.meal_log import Guest
from bot.services.work import Work
from bot.talk import Answer, answer, words

Answers = Mapping[str, Any]


ASK = "ask"
"""What is done about an order that comes too late, instead of the day that was offered."""


async def _instead(work: Work, answers: Answers) -> Sequence[Option[str]]:
    """The same for the next day that has it, by one button; or the front desk asks the caterer."""
    ask_ = Option(ASK, words("meal-late-ask-caterer" if answers.get("guest") else "meal-late-ask"))
    # What is taken down on the telephone is somebody else's: they may eat on that day as often as they like.
    next_with = meals.next_with if answers.get("guest") else meal_again.next_with
    found = await next_with(work, answers["day"], answers["sets"])
    if found is None:
        return [ask_]
    sets = " ".join(f"{code}×{count}" for code, count in sorted(answers["sets"].items()))
    return [Option(f"{found}", words("meal-late-next", day=found, sets=sets)), ask_]


def _is_asked(answers: Answers) -> bool:
    return str(answers["instead"]) == ASK


@dataclass(frozen=True)
class LateMeal:
    """The same for the next day, or why it comes too late; beside what was wanted, and for whom it was written down."""

    day: date | None = kept(date)
    sets: dict[str, int] | None = kept(dict[str, int])
    unit: UnitId | None = kept(UnitId)
    place: str | None = kept(str)
    note: str | None = kept(str)
    guest: Guest | None = kept(Guest)
    instead: str = choose(_instead, take_only=True)
    why: str | None = ask(short_text(200), when=_is_asked)


async def late(work: Work, new: LateMeal) -> Answer:
    """Ordered for the next day, or the front desk is asked."""
    if new.day is None or new.sets is None:
        raise Refusal("button-stale")
    day, note, place = new.day, new.note or "", new.place or ""
    if new.why is None:
        day = date.fromisoformat(new.instead)
        if not new.guest:
            await meal_again.must_be_free(work, day)
        made = await (
            meal_log.take_down(work, day, new.guest, new.sets, note)
            if new.guest
            else meals.order(work, day, new.unit, new.sets, note, place=place)
        )
        return answer("meal-ordered", number=made.number, day=made.day, toast=True)
    if new.guest:
        made = await meal_log.take_down_late(work, day, new.guest, new.sets, note, new.why)
        return answer("meal-asked-late-for", number=made.number)
    made = await meal_late.ask_late(work, day, new.unit, new.sets, note, new.why, place=place)
    return answer("meal-asked-late", number=made.number)


FORMS: tuple[Form[Any], ...] = (Form("meal-late", LateMeal, late, needs=May.ORDER_MEAL, confirm=False),)
