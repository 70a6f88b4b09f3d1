"""The tenant list (入住用户名单) as a workbook: a line each, by unit, phones masked (R14)."""

from collections.abc import Callable

from bot.domain.names import Language
from bot.reports.sheets import Column, Sheet, workbook
from bot.services.people import TenantLine, TenantList
from bot.texts import Texts

_COLUMNS: dict[str, tuple[int, Callable[[TenantLine, Language], object]]] = {
    "units": (14, lambda one, _: "\n".join(one.units)),
    "name-zh": (34, lambda one, _: one.name.zh),
    "name-en": (34, lambda one, _: one.name.en),
    "contacts": (18, lambda one, language: "\n".join(name.spoken(language) for name, _ in one.contacts)),
    "phones": (18, lambda one, _: "\n".join(phone for _, phone in one.contacts)),
    "emergency": (16, lambda one, _: one.emergency),
    "emergency-phone": (18, lambda one, _: one.emergency_phone),
    "moved-in": (12, lambda one, _: one.moved_in),
}
"""The columns, with their widths in characters and what stands in them."""


def tenant_list_xlsx(found: TenantList, texts: Texts, language: Language) -> bytes:
    """The workbook, its headings in a language; names stand in both."""
    columns = tuple(
        Column(texts.plain(language, f"tenant-list-{name}"), width) for name, (width, _) in _COLUMNS.items()
    )
    title = texts.plain(language, "tenant-list-title", day=f"{found.day}")
    rows = [[value(line, language) for _, value in _COLUMNS.values()] for line in found.lines]
    return workbook([Sheet(texts.plain(language, "tenant-list-sheet"), title, columns, rows)])
