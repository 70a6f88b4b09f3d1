"""The mail register as a workbook (R25)."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.mail_items import MailItem
from bot.domain.names import Language
from bot.reports.sheets import Column, Sheet, workbook
from bot.reports.spoken import Spoken
from bot.services.custody_book import Book, Line
from bot.texts import Texts


def mail_register_xlsx(
    register: Book[MailItem], texts: Texts, language: Language, wall: Callable[[datetime], datetime]
) -> bytes:
    """The register in a language; `wall` gives the building's time of an instant."""
    words = Spoken(texts, language)

    def code(prefix: str, value: str | None) -> str:
        return words(f"{prefix}-{value.replace('_', '-')}") if value else ""

    columns: dict[str, tuple[int, Callable[[Line[MailItem]], object]]] = {
        "number": (12, lambda one: one.kept.number),
        "received": (17, lambda one: wall(one.kept.received_at)),
        "kind": (14, lambda one: code("mail-kind", one.kept.kind)),
        "carrier": (14, lambda one: one.kept.carrier),
        "tracking": (22, lambda one: one.kept.tracking),
        "unit": (10, lambda one: one.unit),
        "tenant": (28, lambda one: words.name(one.tenant)),
        "addressee": (16, lambda one: one.kept.addressee),
        "taken-by": (14, lambda one: words.name(one.taken_by)),
        "state": (14, lambda one: code("mail-short", one.kept.status)),
        "left": (17, lambda one: wall(one.kept.closed_at) if one.kept.closed_at else None),
        "receipt": (18, lambda one: code("mail-receipt", one.kept.receipt) or code("mail-returned", one.kept.returned)),
        "fetched-by": (16, lambda one: words.name(one.fetched_by)),
        "handed-by": (14, lambda one: words.name(one.handed_by)),
    }
    sheet = Sheet(
        words("mail-register-sheet"),
        words("mail-register-title", first=f"{register.first}", last=f"{register.last}"),
        tuple(Column(words(f"mail-column-{name}"), width) for name, (width, _) in columns.items()),
        [[value(line) for _, value in columns.values()] for line in register.lines],
    )
    return workbook([sheet])
