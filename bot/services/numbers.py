"""Numbers that people see: whoever types one gets the card of what it belongs to, if they may see that."""

from collections.abc import Awaitable, Callable

from bot.domain.announcements import Announcement
from bot.domain.bc_jobs import BcJob
from bot.domain.complaints import Complaint
from bot.domain.fax_in import FaxIn
from bot.domain.laundry import LaundryOrder
from bot.domain.left_messages import LeftMessage
from bot.domain.mail_items import MailItem
from bot.domain.meals import MealOrder
from bot.domain.outages import Outage
from bot.domain.permits import May
from bot.services import (
    announcements,
    bc_jobs,
    complaints,
    fax_in,
    incidents,
    laundry,
    left_messages,
    mail_items,
    meals,
    outages,
    repairs,
)
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.announcement_tables import announcements as sent
from bot.storage.bc_tables import bc_jobs as slips
from bot.storage.complaint_tables import complaints as register
from bot.storage.desk_tables import left_messages as notes
from bot.storage.desk_tables import mail_items as mail_register
from bot.storage.fax_in_tables import faxes_in
from bot.storage.laundry_tables import laundry_orders
from bot.storage.meal_tables import meal_orders
from bot.storage.outage_tables import outages as switched_off


@needs(May.GO_HOME)
async def open_card(work: Work, number: str) -> bool:
    """Hang the card of what has that number anew in the chat of who asks; False where there is none for them.

    Raises:
        NotFound: there is one, and it is none of theirs: said in the same words.

    """
    for prefix, may, opened in _KINDS:
        if number.startswith(prefix):
            return may in work.actor.permits and await opened(work, number)
    return False


async def _repair(work: Work, number: str) -> bool:
    found = await repairs.by_number(work, number)
    if found is not None:
        await repairs.open_card(work, found)
    return found is not None


async def _complaint(work: Work, number: str) -> bool:
    found = await rows.first(work.db, Complaint, register.c.number == number)
    if found is not None:
        await complaints.open_card(work, found.id)
    return found is not None


async def _incident(work: Work, number: str) -> bool:
    found = await incidents.by_number(work, number)
    if found is not None:
        await incidents.open_card(work, found)
    return found is not None


async def _laundry(work: Work, number: str) -> bool:
    found = await rows.first(work.db, LaundryOrder, laundry_orders.c.number == number)
    if found is not None:
        await laundry.open_card(work, found.id)
    return found is not None


async def _business(work: Work, number: str) -> bool:
    found = await rows.first(work.db, BcJob, slips.c.number == number)
    if found is not None:
        await bc_jobs.open_card(work, found.id)
    return found is not None


async def _fax(work: Work, number: str) -> bool:
    found = await rows.first(work.db, FaxIn, faxes_in.c.number == number)
    if found is not None:
        await fax_in.open_card(work, found.id)
    return found is not None


async def _parcel(work: Work, number: str) -> bool:
    found = await rows.first(work.db, MailItem, mail_register.c.number == number)
    if found is not None:
        await mail_items.open_card(work, found.id)
    return found is not None


async def _note(work: Work, number: str) -> bool:
    found = await rows.first(work.db, LeftMessage, notes.c.number == number)
    if found is not None:
        await left_messages.open_card(work, found.id)
    return found is not None


async def _announcement(work: Work, number: str) -> bool:
    found = await rows.first(work.db, Announcement, sent.c.number == number)
    if found is not None:
        await announcements.open_card(work, found.id)
    return found is not None


async def _outage(work: Work, number: str) -> bool:
    found = await rows.first(work.db, Outage, switched_off.c.number == number)
    if found is not None:
        await outages.open_card(work, found.id)
    return found is not None


async def _meal(work: Work, number: str) -> bool:
    found = await rows.first(work.db, MealOrder, meal_orders.c.number == number)
    if found is not None:
        await meals.open_card(work, found.id)
    return found is not None


_KINDS: tuple[tuple[str, May, Callable[[Work, str], Awaitable[bool]]], ...] = (
    ("R-", May.SEE_OWN_REPAIRS, _repair),
    ("WO-", May.SEE_OWN_REPAIRS, _repair),
    ("C-", May.COMPLAIN, _complaint),
    ("E-", May.SEE_INCIDENTS, _incident),
    ("M-", May.SEE_MENU, _meal),
    ("L-", May.SEE_LAUNDRY, _laundry),
    ("B-", May.SEE_BC, _business),
    ("F-", May.SEE_FAX, _fax),
    ("P-", May.SEE_MAIL, _parcel),
    ("N-", May.READ_MESSAGES, _note),
    ("A-", May.COMPOSE_ANNOUNCEMENT, _announcement),
    ("O-", May.SEE_OUTAGES, _outage),
)
"""What a number begins with, who may ask for such a thing at all, and how its card is opened."""
