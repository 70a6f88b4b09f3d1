"""The mail register (收发登记簿, R25) of some days: what came for whom, and how each left (R26)."""

from datetime import date

from bot.domain.mail_items import MailItem
from bot.domain.permits import May
from bot.services import custody_book
from bot.services.custody_book import Book
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage.desk_tables import mail_items


@needs(May.RUN_MAIL)
async def of(work: Work, first: date, last: date) -> Book[MailItem]:
    """The lines of some days of the building's calendar, in the order of their numbers."""
    return await custody_book.of(work, MailItem, mail_items.c.received_at, first, last)
