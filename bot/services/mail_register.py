"""The mail register (收发登记簿, R25) of some days: what came for whom, and how each left (R26)."""

from dataclasses import dataclass
from datetime import date

from bot.domain.mail_items import MailItem
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.units import Tenant, Unit
from bot.services import actors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.desk_tables import mail_items


@dataclass(frozen=True)
class MailLine:
    """An item with the names that belong to it."""

    item: MailItem
    unit: str
    tenant: Named
    taken_by: Named
    fetched_by: Named
    handed_by: Named


@dataclass(frozen=True)
class MailRegister:
    """What came from `first` to `last`."""

    first: date
    last: date
    lines: tuple[MailLine, ...]


@needs(May.RUN_MAIL)
async def of(work: Work, first: date, last: date) -> MailRegister:
    """The lines of some days of the building's calendar, in the order of their numbers."""
    start, end = work.desk.clock.span(first, last)
    found = await rows.every(work.db, MailItem, mail_items.c.received_at >= start, mail_items.c.received_at < end)
    return MailRegister(first, last, tuple([await _line(work, one) for one in found]))


async def _line(work: Work, item: MailItem) -> MailLine:
    tenant = (await rows.find(work.db, Tenant, item.tenant)).name if item.tenant else Named("", "")
    fetched = Named(item.collected_by, item.collected_by)
    if item.received_by is not None:
        fetched = await actors.name_of(work.db, item.received_by)
    return MailLine(
        item, (await rows.find(work.db, Unit, item.unit)).number, tenant, await actors.name_of(work.db, item.taken_by),
        fetched, await actors.signed_by(work.db, item.handed_by),
    )  # fmt: skip
