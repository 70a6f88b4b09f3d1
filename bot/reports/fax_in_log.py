"""The log of incoming faxes as a workbook (传真记录本, R222)."""

from bot.domain.fax_in import FaxIn
from bot.domain.names import Language
from bot.reports.books import Columns, Scribe, Wall
from bot.reports.sheets import workbook
from bot.services.custody_book import Book, Line
from bot.texts import Texts


def fax_in_log_xlsx(log: Book[FaxIn], texts: Texts, language: Language, wall: Wall) -> bytes:
    """The log in a language; `wall` gives the building's time of an instant."""
    words = Scribe(texts, language, wall)
    columns: Columns[Line[FaxIn]] = {
        "number": (12, lambda one: one.kept.number),
        "came": (17, lambda one: words.at(one.kept.came_at)),
        "addressee": (18, lambda one: one.kept.addressee),
        "unit": (10, lambda one: one.unit),
        "tenant": (28, lambda one: words.name(one.tenant)),
        "pages": (8, lambda one: one.kept.pages),
        "sender": (18, lambda one: one.kept.sender),
        "taken-by": (14, lambda one: words.name(one.taken_by)),
        "state": (16, lambda one: words.code("fax-in-short", one.kept.status)),
        "notified": (17, lambda one: words.at(one.kept.told_at)),
        "slip": (17, lambda one: words.at(one.kept.slip_at)),
        "retries": (10, lambda one: one.kept.retries),
        "closed": (17, lambda one: words.at(one.kept.closed_at)),
        "receipt": (14, lambda one: words.code("fax-in-receipt", one.kept.receipt)),
        "fetched-by": (16, lambda one: words.name(one.fetched_by)),
        "handed-by": (14, lambda one: words.name(one.handed_by)),
    }
    tab = words("fax-in-log-sheet")
    title = words("fax-in-log-heading", first=f"{log.first}", last=f"{log.last}")
    return workbook([words.sheet(tab, title, lambda name: f"fax-in-column-{name}", columns, log.lines)])
