"""The living card of something that has come for a tenant: what they and the front desk see of it, and may do with it.

Nobody else learns that anything came: who was told by mistake keeps a line that says nothing of whom it is for (R62).
"""

from collections.abc import Iterable, Iterator

from bot.domain.mail_items import MailId, MailItem, MailKind, MailStatus
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.units import Tenant, Unit
from bot.services import actors, living_cards, tenancies
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Answer, Button, Lane, Rows, Style, Words, answer, button, words


def subject(item: MailId) -> str:
    """What the card of an item is about."""
    return f"mail:{item}"


def belongs_to(item: MailItem, actor: Actor) -> bool:
    """Whether the actor stands for the tenant it is for."""
    return item.tenant is not None and item.tenant in actor.tenants


def sees(item: MailItem, actor: Actor) -> bool:
    """Whether it is any of the actor's business."""
    return belongs_to(item, actor) or May.RUN_MAIL in actor.permits


async def recipients(work: Work, item: MailItem) -> tuple[PersonId, ...]:
    """Inside other verbs: who of the tenant can be written to."""
    return await tenancies.in_touch(work, item.tenant)


async def refresh(work: Work, item: MailItem, *, ring: Iterable[PersonId] = ()) -> None:
    """Inside other verbs: bring every card of it up to date; those in `ring` get it anew, with sound.

    Who may not see it any more keeps a line: it was a mistake.
    """

    async def face(actor: Actor) -> Answer | None:
        return await card(work, item, actor) if sees(item, actor) else None

    gone = answer("mail-card-gone", number=item.number)
    await living_cards.refresh(work, subject(item.id), face, gone, ring=ring, lane=Lane.NOTICE)


async def card(work: Work, item: MailItem, actor: Actor) -> Answer:
    """Inside other verbs: the item as somebody sees it, with what they may do now."""
    unit, own = await rows.find(work.db, Unit, item.unit), belongs_to(item, actor)
    lines = [*_marks(item), *([] if own else await _for_the_desk(work, item))]
    return answer(
        "mail-card",
        number=item.number,
        kind=words(f"mail-kind-{item.kind.value}"),
        unit=unit.number,
        lines=lines,
        state=await _state(work, item, own=own),
        rows=_for_tenant(work, item) if own else await _for_desk(work, item, unit),
    )


def _marks(item: MailItem) -> Iterator[Words]:
    if item.carrier or item.tracking:
        yield words("mail-carrier", carrier=item.carrier, tracking=item.tracking)
    if item.addressee:
        yield words("mail-addressee", name=item.addressee)


async def _for_the_desk(work: Work, item: MailItem) -> list[Words]:
    tenant = (await rows.find(work.db, Tenant, item.tenant)).name if item.tenant else None
    lines = [words("mail-tenant", tenant=tenant)] if tenant else []
    lines.append(words("mail-taken", at=item.received_at, name=await actors.name_of(work.db, item.taken_by)))
    if not item.held:
        return lines
    if item.tenant is None:
        lines.append(words("mail-nobody-lives-there"))
    elif not await recipients(work, item):
        lines.append(words("mail-phone-them"))
    return [*lines, words("mail-code-is-out")] if item.code else lines


async def _state(work: Work, item: MailItem, *, own: bool) -> Words:
    match item.status:
        case MailStatus.HANDED_OVER:
            who = await actors.name_of(work.db, item.received_by) if item.received_by else item.collected_by
            by = await actors.name_of(work.db, item.handed_by) if item.handed_by else ""
            how = words(f"mail-receipt-{item.receipt.value}" if item.receipt else "mail-receipt-signature")
            return words("mail-state-handed-over", at=item.closed_at, who=who or words("mail-somebody"), by=by, how=how)
        case MailStatus.RETURNED:
            why = words(f"mail-returned-{item.returned.value}" if item.returned else "mail-returned-unknown")
            return words("mail-state-returned", at=item.closed_at, why=why)
    if not own:
        late = work.now >= item.return_at
        return words("mail-job-overdue" if late else "mail-job-held", day=item.return_at, reminders=item.reminders)
    if item.asked(work.now):
        return words("mail-state-asked")
    if item.code:
        return words("mail-state-code", code=item.code)
    return words("mail-state-held", day=item.return_at)


def _for_tenant(work: Work, item: MailItem) -> Rows:
    if not item.held:
        return ()
    got = ((button("mail-got", item.id, style=Style.SUCCESS),),) if item.asked(work.now) else ()
    code = button("mail-code", item.id, label="button-mail-code-new" if item.code else "")
    return (*got, (code,))


async def _for_desk(work: Work, item: MailItem, unit: Unit) -> Rows:
    if not item.held:
        return ()
    here: tuple[Button, ...] = ()
    if item.tenant is not None:
        here = (button("mail-ask", item.id, style=Style.PRIMARY), button("mail-collect", item.id))
    signs = item.kind is not MailKind.REGISTERED or not await recipients(work, item)
    sign = (button("mail-sign", item.id),) if signs else ()
    call = (button("directory", 0, unit.number, label="button-mail-phone"),)
    other = (*sign, button("mail-move", item.id), button("mail-back", item.id))
    return (*((here,) if here else ()), other, call)
