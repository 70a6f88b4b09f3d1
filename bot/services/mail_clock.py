"""What lies at the front desk is not forgotten: its tenant is reminded; after its days it goes back."""

from datetime import timedelta

from bot.domain.mail_items import MailItem
from bot.domain.permits import May
from bot.domain.roles import FRONT_DESK
from bot.services import actors, house, mail_cards, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.desk_tables import mail_items
from bot.talk import Lane

REMIND, RETURN = "mail-remind", "mail-return"
_WINDOW = timedelta(days=2)


async def begin(work: Work, item: MailItem) -> None:
    """Inside other verbs: note when its tenant is reminded, and when it may go back."""
    await _plan_reminder(work, item)
    scope = f"{item.id}:{item.tenant}:{int(item.return_at.timestamp())}"
    await occurrences.plan(work, RETURN, scope, item.return_at, item.return_at + _WINDOW)


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """It has lain here for days: the tenant hears of it anew; where nobody can be written to, the desk phones."""
    found = await _still(work, scope)
    if found is None or found.tenant is None or scope != _reminder(found):
        return
    saved = await work.save(found, found.remind())
    told = await mail_cards.recipients(work, saved)
    if not told:
        desk = await actors.holding(work.db, *FRONT_DESK)
        work.tell(desk, "mail-please-phone", number=saved.number)
    await mail_cards.refresh(work, saved, ring=told)
    await _plan_reminder(work, saved)


@needs(May.KEEP_TIME)
async def ask_for_return(work: Work, scope: str) -> None:
    """Its days are over: the desk is asked to confirm that it goes back, and again until it has."""
    found = await _still(work, scope)
    if found is None or scope.split(":")[1] != f"{found.tenant}":
        return
    desk = await actors.holding(work.db, *FRONT_DESK)
    work.tell(desk, "mail-overdue", number=found.number, lane=Lane.ALERT)
    await mail_cards.refresh(work, found, ring=desk)
    again = work.now + timedelta(days=(await house.rules(work)).mail_remind_days)
    await occurrences.plan(work, RETURN, f"{found.id}:{found.tenant}:{int(again.timestamp())}", again, again + _WINDOW)


async def _plan_reminder(work: Work, item: MailItem) -> None:
    due = work.now + timedelta(days=(await house.rules(work)).mail_remind_days)
    if item.tenant is not None and due < item.return_at:
        await occurrences.plan(work, REMIND, _reminder(item), due, due + _WINDOW)


def _reminder(item: MailItem) -> str:
    return f"{item.id}:{item.tenant}:{item.reminders}"


async def _still(work: Work, scope: str) -> MailItem | None:
    """What the scope is about, if it still lies here."""
    found = await rows.first(work.db, MailItem, mail_items.c.id == int(scope.partition(":")[0]))
    return found if found and found.held else None
