"""The service book and the book of sent faxes as a workbook (商务中心服务记录本, 发报记录本; R220, R239)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from bot.domain.bc_prices import Service
from bot.domain.fax_numbers import country_code, spelled
from bot.domain.names import Language
from bot.reports.sheets import Column, Sheet, workbook
from bot.reports.spoken import Spoken
from bot.services.bc_book import BookLine, ServiceBook
from bot.texts import Texts

_Columns = Mapping[str, tuple[int, Callable[[BookLine], object]]]


def bc_book_xlsx(book: ServiceBook, texts: Texts, language: Language, wall: Callable[[datetime], datetime]) -> bytes:
    """The books in a language; `wall` gives the building's time of an instant."""
    words = Spoken(texts, language)

    def at(instant: datetime | None) -> datetime | None:
        return wall(instant) if instant else None

    jobs: _Columns = {
        "number": (12, lambda one: one.job.number),
        "requested": (17, lambda one: wall(one.job.requested_at)),
        "unit": (10, lambda one: one.unit),
        "tenant": (28, lambda one: words.name(one.tenant)),
        "service": (14, lambda one: words(f"bc-service-{one.job.service.value}")),
        "pages": (8, lambda one: one.job.pages),
        "amount": (12, lambda one: Decimal(one.job.total) / 100),
        "pay": (10, lambda one: words(f"bc-pay-{one.job.pay.value}")),
        "state": (14, lambda one: words(f"bc-short-{one.job.status.value.replace('_', '-')}")),
        "operator": (14, lambda one: words.name(one.operator)),
        "done": (17, lambda one: at(one.job.done_at)),
        "handed": (17, lambda one: at(one.job.handed_at)),
        "void-why": (24, lambda one: one.job.void_why),
        "voided": (14, lambda one: words.name(one.voided)),
    }
    faxes: _Columns = {
        "number": jobs["number"],
        "done": jobs["done"],
        "tenant": jobs["tenant"],
        "fax-to": (22, lambda one: spelled(one.job.fax_to) if one.job.fax_to else ""),
        "code": (8, lambda one: country_code(one.job.fax_to) if one.job.fax_to else ""),
        "pages": jobs["pages"],
        "resent": (10, lambda one: one.job.resent),
        "minutes": (10, lambda one: one.job.sent_minutes),
        "amount": jobs["amount"],
        "operator": jobs["operator"],
    }
    sent = [line for line in book.lines if line.job.service is Service.FAX and line.job.done_at]
    days = {"first": f"{book.first}", "last": f"{book.last}"}

    def sheet(name: str, columns: _Columns, lines: Sequence[BookLine]) -> Sheet:
        heads = tuple(Column(words(f"bc-column-{key}"), width) for key, (width, _) in columns.items())
        found = [[value(line) for _, value in columns.values()] for line in lines]
        return Sheet(words(f"bc-sheet-{name}"), words(f"bc-title-{name}", **days), heads, found)

    return workbook([sheet("book", jobs, book.lines), sheet("faxes", faxes, sent)])
