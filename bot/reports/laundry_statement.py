"""A month of laundry, as a workbook and on paper: a line for each order, then what it comes to."""

from collections.abc import Iterator

from bot.domain.laundry import Garment
from bot.domain.laundry_statements import LaundryLine, LaundryStatement
from bot.domain.money import yuan
from bot.domain.months import Period
from bot.domain.names import Language
from bot.reports.month_paper import MonthPaper, month_pdf
from bot.reports.sheets import Sheet, workbook
from bot.reports.spoken import Spoken
from bot.texts import Texts

_LINES = {"day": 12, "number": 14, "unit": 12, "garments": 60, "surcharge": 14, "amount": 14}
_GARMENTS = {"name": 30, "care": 14, "price": 14, "count": 10, "amount": 14}
"""The columns, with their widths in characters."""
_SHARES = {"day": 0.13, "number": 0.15, "unit": 0.1, "garments": 0.46, "amount": 0.16}
"""The columns on paper, with their shares of its width."""


def laundry_statement_xlsx(found: LaundryStatement, texts: Texts, language: Language) -> bytes:
    """The workbook in a language; the last line of each sheet is the sum."""
    words = _Words(texts, language)

    def lines() -> Iterator[list[object]]:
        for line in found.lines:
            garments = words.garments(line)
            yield [line.day, line.number, line.unit, garments, yuan(line.surcharge), yuan(line.amount)]
        yield ["", "", "", words("laundry-statement-sum"), yuan(found.surcharge), yuan(found.total)]

    def garments() -> Iterator[list[object]]:
        for one in found.garments:
            yield [words.name(one.name), words.care(one), yuan(one.price), one.count, yuan(one.amount)]
        yield [words("laundry-statement-column-surcharge"), "", "", "", yuan(found.surcharge)]
        yield [words("laundry-statement-sum"), "", "", sum(one.count for one in found.garments), yuan(found.total)]

    title = words("laundry-statement-paper", month=Period(found.month), whose=words.whose(found))
    return workbook(
        [
            Sheet(
                words("laundry-statement-sheet-lines"),
                title,
                words.columns((f"laundry-statement-column-{name}", width) for name, width in _LINES.items()),
                list(lines()),
            ),
            Sheet(
                words("laundry-statement-sheet-garments"),
                title,
                words.columns((f"laundry-statement-column-{name}", width) for name, width in _GARMENTS.items()),
                list(garments()),
            ),
        ]
    )


def laundry_statement_pdf(found: LaundryStatement, texts: Texts, language: Language) -> bytes:
    """The same on paper; the same statement gives the same bytes."""
    words = _Words(texts, language)

    def line(one: LaundryLine) -> tuple[str, ...]:
        express = words("laundry-statement-express", amount=yuan(one.surcharge)) if one.surcharge else ""
        return f"{one.day:%m-%d}", one.number, one.unit, words.garments(one) + express

    lines = [(line(one), one.amount) for one in found.lines]
    paper = MonthPaper(
        "laundry-statement", found.house, found.month, words.whose(found), _SHARES, lines, found.total,
        found.printed_at,
    )  # fmt: skip
    return month_pdf(paper, words)


class _Words(Spoken):
    """How things are called in the reader's language."""

    def whose(self, found: LaundryStatement) -> str:
        """Whose month it is."""
        return self.name(found.tenant) if found.tenant else self("laundry-statement-everybody")

    def care(self, garment: Garment) -> str:
        """What is done with it."""
        return self(f"laundry-care-{garment.care.value}")

    def garments(self, line: LaundryLine) -> str:
        """What an order was, on one line."""
        return ", ".join(f"{self.name(one.name)} {self.care(one)}×{one.count}" for one in line.garments)
