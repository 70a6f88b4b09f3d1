"""A month of meals as a workbook: a line for each order, then how many of each set, then what it comes to."""

from collections.abc import Iterator

from bot.domain.menus import in_letters
from bot.domain.money import yuan
from bot.domain.names import Language
from bot.domain.statements import Statement
from bot.reports.sheets import Column, Sheet, workbook
from bot.texts import Texts

_LINES = {"day": 12, "number": 14, "unit": 12, "sets": 40, "amount": 14}
_SETS = {"code": 8, "name": 50, "price": 14, "count": 10, "amount": 14}
"""The columns, with their widths in characters."""


def meal_statement_xlsx(found: Statement, texts: Texts, language: Language) -> bytes:
    """The workbook in a language; the last line of each sheet is the sum."""

    def columns(widths: dict[str, int]) -> tuple[Column, ...]:
        return tuple(Column(texts.plain(language, f"statement-column-{name}"), width) for name, width in widths.items())

    def lines() -> Iterator[list[object]]:
        for line in found.lines:
            yield [line.day, line.number, line.unit, in_letters(line.portions), yuan(line.amount)]
        yield ["", "", "", texts.plain(language, "statement-sum"), yuan(found.total)]

    def sets() -> Iterator[list[object]]:
        for one in found.portions:
            yield [one.code, one.name.spoken(language), yuan(one.price), one.count, yuan(one.amount)]
        yield ["", texts.plain(language, "statement-sum"), "", sum(p.count for p in found.portions), yuan(found.total)]

    whose = found.tenant.spoken(language) if found.tenant else texts.plain(language, "statement-everybody")
    title = texts.plain(language, "statement-paper", month=found.month, whose=whose)
    return workbook(
        [
            Sheet(texts.plain(language, "statement-sheet-lines"), title, columns(_LINES), list(lines())),
            Sheet(texts.plain(language, "statement-sheet-sets"), title, columns(_SETS), list(sets())),
        ]
    )
