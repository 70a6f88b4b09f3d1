"""Mail and parcels at a tap: what lies here, and the steps that need no words."""

from bot.domain.mail_items import MailId
from bot.domain.mail_words import asks_for_mail
from bot.domain.permits import May, roles_with
from bot.handlers.pages import page_of, turns
from bot.handlers.periods import chosen, which
from bot.handlers.table import OnButton, OnCommand
from bot.services import mail_items, mail_register
from bot.services.mail_items import Lying
from bot.services.work import Work
from bot.talk import Answer, Button, Kind, Said, Style, answer, button, words


async def overview(work: Work, said: Said) -> Answer:
    """What lies here, page by page: one's own; for the desk everything, the longest first."""
    pile = await mail_items.lying_here(work, page_of(said))
    runs = May.RUN_MAIL in work.actor.permits
    lines = [words("mail-some", count=pile.count) if pile.count else words("mail-none")]
    ways = ((button("mail-in", style=Style.PRIMARY), button("mail-register")),) if runs else ()
    doors = tuple((_door(one),) for one in pile.found)
    turned = turns("mail", pile.page, more=(pile.page + 1) * mail_items.PAGE < pile.count)
    return answer("mail-overview", lines=lines, rows=(*doors, *turned, *ways, (button("home"),)))


def _door(one: Lying) -> Button:
    it, key = one.item, "button-mail-open-phone" if one.phone else "button-mail-open"
    kind = words(f"mail-kind-{it.kind.value}")
    return button("mail-open", it.id, label=key, number=it.number, kind=kind, unit=one.unit, since=it.received_at)


async def asked(work: Work, said: Said) -> Answer | None:
    """Somebody asks whether something has come for them."""
    if said.kind is not Kind.TEXT or May.SEE_MAIL not in work.actor.permits or not asks_for_mail(said.text):
        return None
    return await overview(work, said)


async def open_card(work: Work, said: Said) -> None:
    """One item."""
    await mail_items.open_card(work, MailId(said.pressed.number(0)))


async def ask(work: Work, said: Said) -> Answer:
    """The tenant stands at the desk: they are asked to confirm."""
    made = await mail_items.ask(work, MailId(said.pressed.number(0)))
    phone = await mail_items.must_be_phoned(work, made)
    return answer("mail-nobody-to-ask" if phone else "mail-asked-said", number=made.number, toast=True)


async def got(work: Work, said: Said) -> Answer:
    """The tenant has it."""
    made = await mail_items.confirm(work, MailId(said.pressed.number(0)))
    return answer("mail-got-said", number=made.number, toast=True)


async def code(work: Work, said: Said) -> Answer:
    """A code for somebody else who collects it."""
    made = await mail_items.give_code(work, MailId(said.pressed.number(0)))
    return answer("mail-code-said", number=made.number, toast=True)


async def register(work: Work, said: Said) -> Answer:
    """The register of some days as a workbook; which days is asked first."""
    days = chosen(work, said)
    if days is None:
        work.actor.must(May.RUN_MAIL)
        return which("mail-register-which", "mail-register")
    first, last = days
    found = await mail_register.of(work, first, last)
    work.busy(said, "upload_document")
    return answer(
        "mail-register", count=len(found.lines), first=first, last=last, paper=("mail", f"{first}", f"{last}")
    )


COMMANDS: tuple[OnCommand, ...] = (OnCommand("mail", overview, roles_with(May.SEE_MAIL)),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("mail", overview),
    OnButton("mail-open", open_card),
    OnButton("mail-ask", ask),
    OnButton("mail-got", got),
    OnButton("mail-code", code),
    OnButton("mail-register", register),
)
