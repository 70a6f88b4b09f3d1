"""The ledger of an announcement as a workbook: a line for everybody who was meant, phones masked."""

from bot.clock import Clock
from bot.domain.names import Language
from bot.reports.sheets import Column, Sheet, workbook
from bot.services.announcement_ledger import Ledger
from bot.texts import Texts

_COLUMNS = (("unit", 16), ("name", 20), ("phone", 18), ("reach", 16), ("read", 20))


def announcement_ledger_xlsx(found: Ledger, texts: Texts, language: Language, clock: Clock) -> bytes:
    """The workbook, its headings in a language."""

    def said(key: str, **args: object) -> str:
        return texts.plain(language, f"announcement-ledger-{key}", **args)

    rows = [
        [
            one.units, one.name.spoken(language), one.phone, said(f"is-{one.reach.value}"),
            clock.local(one.read_at).replace(tzinfo=None) if one.read_at else "",
        ]
        for one in found.lines
    ]  # fmt: skip
    columns = tuple(Column(said(name), width) for name, width in _COLUMNS)
    title = said("title", number=found.announcement.number, said=found.announcement.said)
    return workbook([Sheet(said("sheet"), title, columns, rows)])
