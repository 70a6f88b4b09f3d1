"""The log of incoming faxes (传真记录本, R222) of some days: each with what became of it; and its slip on paper."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.fax_in import FaxIn, FaxInId
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.services import custody_book, fax_in, fax_in_cards, house
from bot.services.custody_book import Book, Line
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage.fax_in_tables import faxes_in


@dataclass(frozen=True)
class FaxNotice:
    """A slip: for the unit (传真通知单), for the front desk, or for the folder; instants by the building's wall."""

    house: Named
    line: Line[FaxIn]
    came_at: datetime
    hours: str
    desk_number: str
    printed_at: datetime


@needs(May.RUN_BC)
async def of(work: Work, first: date, last: date) -> Book[FaxIn]:
    """The lines of some days of the building's calendar, in the order of their numbers."""
    return await custody_book.of(work, FaxIn, faxes_in.c.logged_at, first, last)


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
        await house.name(work), await custody_book.line(work, fax), local(fax.came_at), f"{opens:%H:%M}-{closes:%H:%M}",
        await house.desk_number(work), local(work.now),
    )  # fmt: skip
