"""A month of meals, as a workbook and on paper: a line for each order, then what it comes to."""

from collections.abc import Iterator

from bot.domain.meal_statements import Statement
from bot.domain.menus import in_letters
from bot.domain.money import yuan
from bot.domain.months import Period
from bot.domain.names import Language
from bot.reports.month_paper import MonthPaper, month_pdf
from bot.reports.sheets import Sheet, workbook
from bot.reports.spoken import Spoken
from bot.texts import Texts

_LINES = {"day": 12, "number": 14, "unit": 12, "sets": 40, "amount": 14}
_SETS = {"code": 8, "name": 50, "price": 14, "count": 10, "amount": 14}
"""The columns, with their widths in characters."""
_SHARES = {"day": 0.15, "number": 0.2, "unit": 0.14, "sets": 0.33, "amount": 0.18}
"""The columns on paper, with their shares of its width."""


def meal_statement_xlsx(found: Statement, texts: Texts, language: Language) -> bytes:
    """The workbook in a language; the last line of each sheet is the sum."""
    words = Spoken(texts, language)

    def lines() -> Iterator[list[object]]:
        for line in found.lines:
            yield [
                line.day,
                line.number,
                line.unit or words("meal-at-desk"),
                in_letters(line.portions),
                yuan(line.amount),
            ]
        yield ["", "", "", words("statement-sum"), yuan(found.total)]

    def sets() -> Iterator[list[object]]:
        for one in found.portions:
            yield [one.code, words.name(one.name), yuan(one.price), one.count, yuan(one.amount)]
        yield ["", words("statement-sum"), "", sum(p.count for p in found.portions), yuan(found.total)]

    title = words("statement-paper", month=Period(found.month), whose=_whose(found, words))
    return workbook(
        [
            Sheet(
                words("statement-sheet-lines"),
                title,
                words.columns((f"statement-column-{name}", width) for name, width in _LINES.items()),
                list(lines()),
            ),
            Sheet(
                words("statement-sheet-sets"),
                title,
                words.columns((f"statement-column-{name}", width) for name, width in _SETS.items()),
                list(sets()),
            ),
        ]
    )


def meal_statement_pdf(found: Statement, texts: Texts, language: Language) -> bytes:
    """The same on paper; the same statement gives the same bytes."""
    words = Spoken(texts, language)
    lines = [
        ((f"{one.day:%m-%d}", one.number, one.unit or words("meal-at-desk"), in_letters(one.portions)), one.amount)
        for one in found.lines
    ]
    paper = MonthPaper(
        "statement", found.house, found.month, _whose(found, words), _SHARES, lines, found.total, found.printed_at
    )
    return month_pdf(paper, words)


def _whose(found: Statement, words: Spoken) -> str:
    return words.name(found.tenant) if found.tenant else words("statement-everybody")
