"""The log of incoming faxes (传真记录本, R222) of some days: each with what became of it; and its slip on paper."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.fax_in import FaxIn, FaxInId
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import Tenant, Unit
from bot.services import actors, fax_in, fax_in_cards, house
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.fax_in_tables import faxes_in


@dataclass(frozen=True)
class FaxLine:
    """A fax with the names that belong to it."""

    fax: FaxIn
    unit: str
    tenant: Named
    taken_by: Named
    fetched_by: Named
    handed_by: Named


@dataclass(frozen=True)
class FaxLog:
    """What came from `first` to `last`."""

    first: date
    last: date
    lines: tuple[FaxLine, ...]


@dataclass(frozen=True)
class FaxNotice:
    """A slip: for the unit (传真通知单), for the front desk, or for the folder; instants by the building's wall."""

    house: Named
    line: FaxLine
    came_at: datetime
    hours: str
    desk_number: str
    printed_at: datetime


@needs(May.RUN_BC)
async def of(work: Work, first: date, last: date) -> FaxLog:
    """The lines of some days of the building's calendar, in the order of their numbers."""
    start, end = work.desk.clock.span(first, last)
    found = await rows.every(work.db, FaxIn, faxes_in.c.logged_at >= start, faxes_in.c.logged_at < end)
    return FaxLog(first, last, tuple([await _line(work, one) for one in found]))


@needs(May.TRACE_FAX)
async def notice(work: Work, id_: FaxInId) -> FaxNotice:
    """The slip of a fax.

    Raises:
        NotFound: it is none of the actor's business.
        Refusal: it needs none.

    """
    fax = await fax_in.visible(work, id_)
    if fax.status not in fax_in_cards.PAPERS:
        raise Refusal("fax-in-no-notice", number=fax.number)
    opens, closes = (await house.rules(work)).bc_hours
    local = work.desk.clock.local
    return FaxNotice(
        await house.name(work), await _line(work, fax), local(fax.came_at), f"{opens:%H:%M}-{closes:%H:%M}",
        await house.desk_number(work), local(work.now),
    )  # fmt: skip


async def _line(work: Work, fax: FaxIn) -> FaxLine:
    unit = (await rows.find(work.db, Unit, fax.unit)).number if fax.unit else ""
    tenant = (await rows.find(work.db, Tenant, fax.tenant)).name if fax.tenant else Named("", "")
    fetched = Named(fax.collected_by, fax.collected_by)
    if fax.received_by is not None:
        fetched = await actors.name_of(work.db, fax.received_by)
    return FaxLine(
        fax, unit, tenant, await actors.name_of(work.db, fax.taken_by), fetched,
        await actors.signed_by(work.db, fax.handed_by),
    )  # fmt: skip
