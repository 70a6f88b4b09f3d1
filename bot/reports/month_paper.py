"""A month's statement on paper (R166, R179): a line for each order, then what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.money import Fen, yuan
from bot.domain.months import Period
from bot.domain.names import Named
from bot.reports.paper import Cell, Form, Look, Row, printed
from bot.reports.spoken import Spoken


@dataclass(frozen=True)
class MonthPaper:
    """What stands on it: `kind` begins the keys of its words, `shares` are its columns, the amount (fen) comes last."""

    kind: str
    house: Named
    month: str
    whose: str
    shares: Mapping[str, float]
    lines: Sequence[tuple[tuple[str, ...], Fen]]
    total: Fen
    printed_at: datetime


def month_pdf(paper: MonthPaper, words: Spoken) -> bytes:
    """The paper as a PDF; the same statement gives the same bytes."""
    shares = tuple(paper.shares.values())
    heads = tuple(Cell(words(f"{paper.kind}-column-{name}"), share, Look.LABEL) for name, share in paper.shares.items())

    def row(texts: tuple[str, ...], amount: Fen) -> Row:
        cells = (Cell(text, share) for text, share in zip(texts, shares[:-1], strict=True))
        return Row((*cells, Cell(yuan(amount), shares[-1], Look.AMOUNT)))

    last = (
        Cell(words(f"{paper.kind}-sum"), 1 - shares[-1], Look.LABEL),
        Cell(yuan(paper.total), shares[-1], Look.AMOUNT),
    )
    form = Form(
        house=words.name(paper.house),
        title=words(f"{paper.kind}-title"),
        number=words.name(Period(paper.month)),
        left=paper.whose,
        right=words(f"{paper.kind}-printed", day=f"{paper.printed_at:%Y-%m-%d}"),
        rows=(Row(heads), *(row(*line) for line in paper.lines), Row(last)),
        footing=words(f"{paper.kind}-footing"),
    )
    return printed([form], lambda page, pages: words(f"{paper.kind}-page", page=page, pages=pages), paper.printed_at)
