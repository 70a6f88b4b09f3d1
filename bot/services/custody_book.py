"""Books of what was taken in and kept for somebody until it was fetched: the lines of some days, with names."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement

from bot.domain.custody import Custody
from bot.domain.names import Named
from bot.domain.units import Tenant, Unit
from bot.services import actors
from bot.services.work import Work
from bot.storage import rows

K = TypeVar("K", bound=Custody)


@dataclass(frozen=True)
class Line(Generic[K]):
    """What is, or was, in custody, with the names that belong to it; no unit where nobody knows it."""

    kept: K
    unit: str
    tenant: Named
    taken_by: Named
    fetched_by: Named
    handed_by: Named


@dataclass(frozen=True)
class Book(Generic[K]):
    """What came from `first` to `last`."""

    first: date
    last: date
    lines: tuple[Line[K], ...]


async def of(work: Work, kind: type[K], came: ColumnElement[datetime], first: date, last: date) -> Book[K]:
    """Inside other verbs: the lines of some days of the building's calendar, in the order of their numbers."""
    start, end = work.desk.clock.span(first, last)
    found = await rows.every(work.db, kind, came >= start, came < end)
    return Book(first, last, tuple([await line(work, one) for one in found]))


async def line(work: Work, kept: K) -> Line[K]:
    """Inside other verbs: the line of one of them."""
    tenant = (await rows.find(work.db, Tenant, kept.tenant)).name if kept.tenant else Named("", "")
    fetched = Named(kept.collected_by, kept.collected_by)
    if kept.received_by is not None:
        fetched = await actors.name_of(work.db, kept.received_by)
    return Line(
        kept, (await rows.find(work.db, Unit, kept.unit)).number if kept.unit else "", tenant,
        await actors.name_of(work.db, kept.taken_by), fetched, await actors.signed_by(work.db, kept.handed_by),
    )  # fmt: skip
