"""What the caterer is to bring, as a workbook: sets on one sheet, the round on another; nobody's name, no phone."""

from collections.abc import Iterator

from bot.domain.menus import in_letters
from bot.domain.names import Language
from bot.reports.sheets import Sheet, workbook
from bot.reports.spoken import Spoken
from bot.services.roll_ups import Sheet as RollUpSheet
from bot.texts import Texts

_SETS = {"code": 8, "name": 50, "count": 10}
_STOPS = {"unit": 14, "sets": 30, "notes": 60}
"""The columns, with their widths in characters."""


def roll_up_xlsx(found: RollUpSheet, texts: Texts, language: Language) -> bytes:
    """The workbook in a language."""
    words = Spoken(texts, language)

    def stops() -> Iterator[list[object]]:
        for stop in found.stops:
            here = " · ".join(filter(None, (stop.unit, stop.place))) or words("meal-at-desk")
            yield [here, in_letters(stop.portions), "\n".join(stop.notes)]

    sets = [[portion.code, words.name(portion.name), portion.count] for portion in found.roll_up.portions]
    title = words("roll-up-paper", number=found.roll_up.number, day=f"{found.roll_up.day}")
    return workbook(
        [
            Sheet(
                words("roll-up-sheet-sets"),
                title,
                words.columns((f"roll-up-column-{name}", width) for name, width in _SETS.items()),
                sets,
            ),
            Sheet(
                words("roll-up-sheet-stops"),
                title,
                words.columns((f"roll-up-column-{name}", width) for name, width in _STOPS.items()),
                list(stops()),
            ),
        ]
    )
