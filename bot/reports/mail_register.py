"""The mail register as a workbook (R25)."""

from bot.domain.mail_items import MailItem
from bot.domain.names import Language
from bot.reports.books import Columns, Scribe, Wall
from bot.reports.sheets import workbook
from bot.services.custody_book import Book, Line
from bot.texts import Texts


def mail_register_xlsx(register: Book[MailItem], texts: Texts, language: Language, wall: Wall) -> bytes:
    """The register in a language; `wall` gives the building's time of an instant."""
    words = Scribe(texts, language, wall)

    def how(item: MailItem) -> str:
        return words.code("mail-receipt", item.receipt) or words.code("mail-returned", item.returned)

    columns: Columns[Line[MailItem]] = {
        "number": (12, lambda one: one.kept.number),
        "received": (17, lambda one: words.at(one.kept.received_at)),
        "kind": (14, lambda one: words.code("mail-kind", one.kept.kind)),
        "carrier": (14, lambda one: one.kept.carrier),
        "tracking": (22, lambda one: one.kept.tracking),
        "unit": (10, lambda one: one.unit),
        "tenant": (28, lambda one: words.name(one.tenant)),
        "addressee": (16, lambda one: one.kept.addressee),
        "taken-by": (14, lambda one: words.name(one.taken_by)),
        "state": (14, lambda one: words(f"mail-short-{one.kept.status.value.replace('_', '-')}")),
        "left": (17, lambda one: words.at(one.kept.closed_at)),
        "receipt": (18, lambda one: how(one.kept)),
        "fetched-by": (16, lambda one: words.name(one.fetched_by)),
        "handed-by": (14, lambda one: words.name(one.handed_by)),
    }
    tab = words("mail-register-sheet")
    title = words("mail-register-title", first=f"{register.first}", last=f"{register.last}")
    return workbook([words.sheet(tab, title, lambda name: f"mail-column-{name}", columns, register.lines)])
