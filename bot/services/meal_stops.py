"""Where meals are brought to, floor by floor: the caterer reads it on the list, the front desk walks it at noon."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.domain.meals import MealOrder, together
from bot.domain.menus import Portion, in_letters
from bot.domain.slips import without_phones
from bot.services import meal_cards
from bot.services.work import Work
from bot.storage.tables import units
from bot.talk import Words, words

_ROOM, _AROUND = 3300, 16
"""So much of a message is there for stops; so much of it each takes beside its own words."""
_DESK_FLOOR = -1000
"""The front desk comes before every floor."""


@dataclass(frozen=True)
class Stop:
    """Where the round stops: a unit (empty: the front desk), perhaps a place told, what is for it, what was noted.

    Nobody's name, and no telephone number.
    """

    floor: str
    unit: str
    place: str
    portions: tuple[Portion, ...]
    notes: tuple[str, ...]


async def of(work: Work, orders: Iterable[MealOrder]) -> list[Stop]:
    """Inside other verbs: where orders are brought to, floor by floor."""
    held: dict[tuple[int, str], list[MealOrder]] = {}
    for order in orders:
        held.setdefault((order.unit or 0, without_phones(order.place)), []).append(order)
    known = select(units.c.id, units.c.number, units.c.floor).where(units.c.id.in_({unit for unit, _ in held}))
    places = {row.id: (row.floor, row.number) for row in await work.db.execute(known)}

    def there(unit: int, place: str) -> Stop:
        floor, number = places.get(unit, ("", ""))
        here = held[unit, place]
        notes = tuple(without_phones(order.note) for order in here if order.note)
        return Stop(floor, number, place, together(here), notes)

    return sorted((there(*point) for point in held), key=_by_floor)


def _by_floor(stop: Stop) -> tuple[int, str, str]:
    at_desk = not stop.unit and not stop.place
    floor = int(stop.floor) if stop.floor.lstrip("-").isdigit() else 0
    return (_DESK_FLOOR if at_desk else floor, stop.unit, stop.place)


def line(stop: Stop) -> Words:
    """A stop of the round in a line."""
    return words(
        "roll-up-stop",
        unit=meal_cards.point(stop.unit, stop.place),
        sets=in_letters(stop.portions) or words("roll-up-none"),
        notes=_notes(stop.notes),
    )


def fitting(stops: Sequence[Stop], used: int = 0) -> tuple[Sequence[Stop], Words | str]:
    """As many stops as have room in one message beside what it has `used`, and a line for the rest, if there is one."""
    room = _ROOM - used
    for count, stop in enumerate(stops):
        room -= _length(stop)
        if room < 0:
            return stops[:count], words("roll-up-rest", count=len(stops) - count)
    return stops, ""


def _length(stop: Stop) -> int:
    """About so much room a stop takes, as the channel counts it."""
    told = stop.floor + stop.unit + stop.place + in_letters(stop.portions) + "; ".join(stop.notes)
    return len(told.encode("utf-16-le")) // 2 + _AROUND


def _notes(notes: Sequence[str]) -> Words | str:
    return words("roll-up-notes", notes="; ".join(notes)) if notes else ""
