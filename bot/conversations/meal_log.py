"""The dialogues of the reception's log of lunch: one line of what somebody on the phone says, and one tap (R170)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.conversations.form import Form, Onward, ask, choose, choose_quantities, kept
from bot.conversations.meals import (
    ELSEWHERE,
    FRONT_DESK,
    days,
    is_clear,
    sets_of_day,
    total,
    understood,
    until_when,
    which_day,
)
from bot.conversations.parsers import short_text
from bot.conversations.questions import Option
from bot.domain.meal_log import is_taken_down, phoned
from bot.domain.meal_matters import matter_of
from bot.domain.menus import MOST_PORTIONS
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId
from bot.services import meal_log
from bot.services.meal_log import Guest
from bot.services.work import Work
from bot.talk import Answer, Said, answer, words

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Heard:
    """What they said: "0801 王先生 A餐2份 不要辣"."""

    text: str = ask(short_text(300))


async def understand(work: Work, heard: Heard) -> Onward:
    """What it says is shown to be confirmed; of one's own unit it is one's own order.

    Raises:
        Refusal: a number in it is no number of portions.

    """
    units = await meal_log.every_unit(work)
    found = phoned(heard.text, {name.zh for _, name in units})
    unit = next((id_ for id_, name in units if name.zh == found.unit), None)
    if not found.caller and (unit is None or unit in work.actor.units) and is_taken_down(heard.text):
        return Onward("meal-order", {**_to(unit), **understood(work, heard.text if unit is None else found.order)})
    return Onward("meal-down", {**_to(unit), "caller": found.caller or None, **understood(work, found.order)})


def _to(unit: UnitId | None) -> dict[str, Any]:
    return {} if unit is None else {"unit": unit}


async def _units(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    del answers
    return [Option(unit, name) for unit, name in await meal_log.every_unit(work)]


async def _where(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    own = [option for option in await _units(work, answers) if option.value == answers.get("unit")]
    return [*own, Option(FRONT_DESK, words("meal-at-desk")), Option(ELSEWHERE, words("meal-elsewhere"))]


def _is_elsewhere(answers: Answers) -> bool:
    return bool(answers["to"] == ELSEWHERE)


@dataclass(frozen=True)
class TakenDown:
    """For which unit and day, how many of what, brought where, who phoned, with what in mind."""

    unclear: str | None = kept(str)
    unit: UnitId = choose(_units, columns=3)
    day: date = choose(days, take_first=is_clear, columns=2, about=which_day)
    sets: dict[str, int] = choose_quantities(sets_of_day, at_most=MOST_PORTIONS, about=until_when)
    to: UnitId = choose(_where, take_first=True)
    place: str | None = ask(short_text(60), when=_is_elsewhere)
    caller: str | None = ask(short_text(40), optional=True, guess=lambda _: "")
    note: str | None = ask(short_text(200), optional=True, guess=lambda _: "")


async def take_down(work: Work, told: TakenDown) -> Answer | Onward:
    """Order for them; what is too late by now leads to the next day, or to the question why."""
    guest = Guest(told.unit, told.caller or "", told.place or "", at_desk=told.to == FRONT_DESK)
    try:
        made = await meal_log.take_down(work, told.day, guest, told.sets, told.note or "")
    except Refusal as refused:
        if refused.key != "meal-too-late":
            raise
        return Onward("meal-late", {"day": told.day, "sets": told.sets, "note": told.note or "", "guest": guest})
    return answer("meal-taken-down", number=made.number, day=made.day, toast=True)


def is_call(said: Said) -> bool:
    """Whether the desk writes down what somebody else would like to eat."""
    return not said.edited and is_taken_down(said.text) and not matter_of(said.text)


def what_was_said(work: Work, said: Said) -> dict[str, Any]:
    """The words."""
    del work
    return {"text": said.text}


FORMS: tuple[Form[Any], ...] = (
    Form(
        "meal-log", Heard, understand, button="meal-log", needs=May.RUN_MEALS, minutes=15, catches=is_call,
        seed=what_was_said, confirm=False,
    ),
    Form("meal-down", TakenDown, take_down, needs=May.RUN_MEALS, minutes=15, sums_up=total),
)  # fmt: skip
"""Caught before an order for oneself is."""
