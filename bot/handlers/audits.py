"""The audit of the three equals, on demand (R130-R134)."""

from bot.domain.permits import May, roles_with
from bot.handlers.periods import chosen, which
from bot.handlers.table import OnButton, OnCommand
from bot.services import audits
from bot.services.work import Work
from bot.talk import Answer, Said, answer


async def choose(work: Work, said: Said) -> Answer:
    """Ask for which days."""
    del said
    work.actor.must(May.AUDIT_REPAIRS)
    return which("audit-which", "audit")


async def shown(work: Work, said: Said) -> Answer:
    """The audit of those days."""
    days = chosen(work, said)
    return await audits.told(work, *days) if days else answer("button-stale", toast=True)


AUDITORS = roles_with(May.AUDIT_REPAIRS)
COMMANDS: tuple[OnCommand, ...] = (OnCommand("audit", choose, AUDITORS),)
BUTTONS: tuple[OnButton, ...] = (OnButton("audits", choose), OnButton("audit", shown))
