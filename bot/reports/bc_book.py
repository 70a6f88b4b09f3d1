"""The service book and the book of sent faxes as a workbook (商务中心服务记录本, 发报记录本; R220, R239)."""

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.bc_prices import Service
from bot.domain.fax_numbers import country_code, spelled
from bot.domain.names import Language
from bot.reports.books import Columns, Scribe, Wall
from bot.reports.sheets import Sheet, workbook
from bot.services.bc_book import BookLine, ServiceBook
from bot.texts import Texts


def bc_book_xlsx(book: ServiceBook, texts: Texts, language: Language, wall: Wall) -> bytes:
    """The books in a language; `wall` gives the building's time of an instant."""
    words = Scribe(texts, language, wall)

    jobs: Columns[BookLine] = {
        "number": (12, lambda one: one.job.number),
        "requested": (17, lambda one: words.at(one.job.requested_at)),
        "unit": (10, lambda one: one.unit),
        "tenant": (28, lambda one: words.name(one.tenant)),
        "service": (14, lambda one: words(f"bc-service-{one.job.service.value}")),
        "pages": (8, lambda one: one.job.pages),
        "amount": (12, lambda one: Decimal(one.job.total) / 100),
        "pay": (10, lambda one: words(f"bc-pay-{one.job.pay.value}")),
        "state": (14, lambda one: words(f"bc-short-{one.job.status.value.replace('_', '-')}")),
        "operator": (14, lambda one: words.name(one.operator)),
        "done": (17, lambda one: words.at(one.job.done_at)),
        "handed": (17, lambda one: words.at(one.job.handed_at)),
        "void-why": (24, lambda one: one.job.void_why),
        "voided": (14, lambda one: words.name(one.voided)),
    }
    faxes: Columns[BookLine] = {
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

    def sheet(name: str, columns: Columns[BookLine], lines: Sequence[BookLine]) -> Sheet:
        title = words(f"bc-title-{name}", **days)
        return words.sheet(words(f"bc-sheet-{name}"), title, lambda key: f"bc-column-{key}", columns, lines)

    return workbook([sheet("book", jobs, book.lines), sheet("faxes", faxes, sent)])
