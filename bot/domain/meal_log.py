"""Lunch as the reception writes it down for who phones or walks in: "0801 王先生 A餐2份 不要辣" (R170)."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.callers import caller_in, name_and_phone
from bot.domain.meal_words import sounds_like_order
from bot.domain.places import names_a_unit, unit_in, without_units

_COLON = re.compile(r":(?!\d)")
"""After a unit, not within a time."""


@dataclass(frozen=True)
class Phoned:
    """Which of the units that are known (None: none of them), who it is, and the order itself."""

    unit: str | None
    caller: str
    order: str


def phoned(text: str, known: Collection[str]) -> Phoned:
    """What somebody of the desk has written down; a telephone number is left out, as nobody needs it for lunch."""
    said = _plain(text)
    if unit := unit_in(said, known):
        said = without_units(said, unit)
    caller, phone = name_and_phone(caller_in(said))
    for told in (caller, phone):
        said = said.replace(told, " ") if told else said
    return Phoned(unit, caller, said.strip(" ,"))


def is_taken_down(text: str) -> bool:
    """Whether it orders lunch for a unit or for a caller that it names."""
    said = _plain(text)
    return (names_a_unit(said) or bool(caller_in(said))) and sounds_like_order(without_units(said))


def _plain(text: str) -> str:
    return _COLON.sub(" ", unicodedata.normalize("NFKC", text))
