"""The log of incoming faxes as a workbook (传真记录本, R222)."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.fax_in import FaxIn
from bot.domain.names import Language
from bot.reports.sheets import Column, Sheet, workbook
from bot.reports.spoken import Spoken
from bot.services.custody_book import Book, Line
from bot.texts import Texts


def fax_in_log_xlsx(log: Book[FaxIn], texts: Texts, language: Language, wall: Callable[[datetime], datetime]) -> bytes:
    """The log in a language; `wall` gives the building's time of an instant."""
    words = Spoken(texts, language)

    def code(prefix: str, value: str | None) -> str:
        return words(f"{prefix}-{value.replace('_', '-')}") if value else ""

    def at(instant: datetime | None) -> datetime | None:
        return wall(instant) if instant else None

    columns: dict[str, tuple[int, Callable[[Line[FaxIn]], object]]] = {
        "number": (12, lambda one: one.kept.number),
        "came": (17, lambda one: wall(one.kept.came_at)),
        "addressee": (18, lambda one: one.kept.addressee),
        "unit": (10, lambda one: one.unit),
        "tenant": (28, lambda one: words.name(one.tenant)),
        "pages": (8, lambda one: one.kept.pages),
        "sender": (18, lambda one: one.kept.sender),
        "taken-by": (14, lambda one: words.name(one.taken_by)),
        "state": (16, lambda one: code("fax-in-short", one.kept.status)),
        "notified": (17, lambda one: at(one.kept.told_at)),
        "slip": (17, lambda one: at(one.kept.slip_at)),
        "retries": (10, lambda one: one.kept.retries),
        "closed": (17, lambda one: at(one.kept.closed_at)),
        "receipt": (14, lambda one: code("fax-in-receipt", one.kept.receipt)),
        "fetched-by": (16, lambda one: words.name(one.fetched_by)),
        "handed-by": (14, lambda one: words.name(one.handed_by)),
    }
    sheet = Sheet(
        words("fax-in-log-sheet"),
        words("fax-in-log-heading", first=f"{log.first}", last=f"{log.last}"),
        tuple(Column(words(f"fax-in-column-{name}"), width) for name, (width, _) in columns.items()),
        [[value(line) for _, value in columns.values()] for line in log.lines],
    )
    return workbook([sheet])
