"""A month of the business centre, as a workbook and on paper: a line for each slip, then what it comes to."""

from collections.abc import Iterator

from bot.domain.bc_statements import BcStatement, StatedSlip
from bot.domain.money import yuan
from bot.domain.months import Period
from bot.domain.names import Language
from bot.reports.month_paper import MonthPaper, month_pdf
from bot.reports.sheets import Sheet, workbook
from bot.reports.spoken import Spoken
from bot.texts import Texts

_LINES = {"day": 12, "number": 14, "unit": 12, "service": 16, "items": 60, "amount": 14}
"""The columns, with their widths in characters."""
_SHARES = {"day": 0.12, "number": 0.15, "unit": 0.1, "items": 0.47, "amount": 0.16}
"""The columns on paper, with their shares of its width."""


def bc_statement_xlsx(found: BcStatement, texts: Texts, language: Language) -> bytes:
    """The workbook in a language; its last line is the sum."""
    words = _Words(texts, language)

    def lines() -> Iterator[list[object]]:
        for line in found.lines:
            service = words(f"bc-service-{line.service.value}")
            yield [line.day, line.number, line.unit, service, words.items(line), yuan(line.amount)]
        yield ["", "", "", "", words("bc-statement-sum"), yuan(found.total)]

    title = words("bc-statement-paper", month=Period(found.month), whose=words.whose(found))
    heads = words.columns((f"bc-statement-column-{name}", width) for name, width in _LINES.items())
    return workbook([Sheet(words("bc-statement-sheet"), title, heads, list(lines()))])


def bc_statement_pdf(found: BcStatement, texts: Texts, language: Language) -> bytes:
    """The same on paper; the same statement gives the same bytes."""
    words = _Words(texts, language)
    lines = [((f"{one.day:%m-%d}", one.number, one.unit, words.items(one)), one.amount) for one in found.lines]
    paper = MonthPaper(
        "bc-statement", found.house, found.month, words.whose(found), _SHARES, lines, found.total, found.printed_at
    )
    return month_pdf(paper, words)


class _Words(Spoken):
    """How things are called in the reader's language."""

    def whose(self, found: BcStatement) -> str:
        """Whose month it is."""
        return self.name(found.tenant) if found.tenant else self("bc-statement-everybody")

    def items(self, slip: StatedSlip) -> str:
        """What a slip was, on one line."""
        return ", ".join(f"{self.name(one.name)} ×{one.count}" for one in slip.lines)
