"""Messages left for tenants (R20): delivered as a card to whom they are for, and to nobody else (R62)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.left_messages import LeftMessage, LeftMessageId
from bot.domain.names import Named
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import FRONT_DESK
from bot.domain.units import Unit, UnitId
from bot.services import actors, house, living_cards, occurrences, tenancies
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.desk_tables import left_messages
from bot.storage.rows import NotFound
from bot.talk import Answer, Lane, Rows, Style, Words, answer, button, words

UNREAD = "note-unread"
_WINDOW = timedelta(days=2)
_PAGE = 20


@dataclass(frozen=True)
class Left:
    """What is left for whom, by whom; `contact` None: for everybody of the tenant."""

    unit: UnitId
    text: str
    contact: PersonId | None = None
    caller: str = ""
    caller_phone: str = ""


def subject(message: LeftMessageId) -> str:
    """What the card of a message is about."""
    return f"note:{message}"


@needs(May.TAKE_MESSAGES)
async def leave(work: Work, left: Left) -> LeftMessage:
    """Take it down and deliver it at once.

    Raises:
        Refusal: nobody rents the unit, or who it is for does not stand for its tenant.

    """
    tenant = await tenancies.tenant_in(work, left.unit)
    if tenant is None:
        raise Refusal("note-nobody-there")
    if left.contact is not None and left.contact not in {person for person, _ in await contacts(work, left.unit)}:
        raise Refusal("note-not-theirs")
    made = await work.add(
        LeftMessage(
            number=f"N-{await rows.take_number(work.db, 'N'):06d}", unit=left.unit, tenant=tenant, contact=left.contact,
            caller=left.caller, caller_phone=left.caller_phone, text=left.text, taken_by=work.me, taken_at=work.said_at,
        )
    )  # fmt: skip
    due = work.now + timedelta(hours=(await house.rules(work)).message_phone_hours)
    await occurrences.plan(work, UNREAD, f"{made.id}", due, due + _WINDOW)
    await refresh(work, made, ring=(work.me, *await recipients(work, made)))
    return made


@needs(May.TAKE_MESSAGES)
async def contacts(work: Work, unit: UnitId) -> list[tuple[PersonId, Named]]:
    """Who of a unit can be written to."""
    return await tenancies.contacts(work, await tenancies.tenant_in(work, unit))


@needs(May.READ_MESSAGES)
async def confirm(work: Work, id_: LeftMessageId) -> LeftMessage:
    """Whom it is for has read it; whoever took it down sees that."""
    found = await rows.find(work.db, LeftMessage, id_)
    if not is_for(found, work.actor):
        raise NotFound
    return await _confirmed(work, found, found.confirm(work.me, work.said_at))


@needs(May.TAKE_MESSAGES)
async def told_by_phone(work: Work, id_: LeftMessageId) -> LeftMessage:
    """A colleague has told them on the phone."""
    found = await rows.find(work.db, LeftMessage, id_)
    return await _confirmed(work, found, found.confirm(work.me, work.said_at, by_phone=True))


@needs(May.READ_MESSAGES)
async def open_card(work: Work, id_: LeftMessageId) -> None:
    """Hang its card anew for who asks for it. Raises NotFound where it is none of theirs."""
    found = await rows.find(work.db, LeftMessage, id_)
    if not sees(found, work.actor):
        raise NotFound
    await work.show(work.me, subject(found.id), await card(work, found, work.actor), ring=True, lane=Lane.ANSWER)


@needs(May.TAKE_MESSAGES)
async def waiting(work: Work) -> list[LeftMessage]:
    """What nobody has confirmed yet, the oldest first."""
    return await rows.every(work.db, LeftMessage, left_messages.c.confirmed_at.is_(None), limit=_PAGE)


@needs(May.KEEP_TIME)
async def ask_to_phone(work: Work, scope: str) -> None:
    """It has not been confirmed for hours: the desk is asked to phone."""
    found = await rows.first(work.db, LeftMessage, left_messages.c.id == int(scope))
    if found is None or not found.waits:
        return
    desk = dict.fromkeys((*await actors.holding(work.db, *FRONT_DESK), found.taken_by))
    work.tell(desk, "note-please-phone", number=found.number, lane=Lane.ALERT)
    await refresh(work, found, ring=desk)


# -- inside other verbs -----------------------------------------------------------------------------------------------


def is_for(message: LeftMessage, actor: Actor) -> bool:
    """Whether it was left for the actor."""
    return message.tenant in actor.tenants and message.contact in {None, actor.person}


def sees(message: LeftMessage, actor: Actor) -> bool:
    """Whether the actor may read it: whom it is for, and those who take messages."""
    return is_for(message, actor) or May.TAKE_MESSAGES in actor.permits


async def recipients(work: Work, message: LeftMessage) -> tuple[PersonId, ...]:
    """Inside other verbs: who of those it is for can be written to."""
    found = await tenancies.in_touch(work, message.tenant)
    return tuple(one for one in found if message.contact in {None, one})


async def refresh(work: Work, message: LeftMessage, *, ring: Iterable[PersonId] = ()) -> None:
    """Inside other verbs: bring every card of it up to date; those in `ring` get it anew, with sound."""

    async def face(actor: Actor) -> Answer | None:
        return await card(work, message, actor) if sees(message, actor) else None

    gone = answer("note-card-gone")
    await living_cards.refresh(work, subject(message.id), face, gone, ring=ring, lane=Lane.NOTICE)


async def card(work: Work, message: LeftMessage, actor: Actor) -> Answer:
    """Inside other verbs: the message as somebody sees it, with what they may do now."""
    unit, own = await rows.find(work.db, Unit, message.unit), is_for(message, actor)
    whom = words("note-for-all")
    if message.contact is not None:
        whom = words("note-for-one", name=await actors.name_of(work.db, message.contact))
    caller = " ".join(filter(None, (message.caller, message.caller_phone)))
    return answer(
        "note-card",
        number=message.number, unit=unit.number, whom=whom, text=message.text or words("note-erased"),
        caller=caller or words("note-nameless"), at=message.taken_at,
        by=await actors.name_of(work.db, message.taken_by), state=await _state(work, message, own=own),
        rows=_offers(message, unit, own=own),
    )  # fmt: skip


async def _state(work: Work, message: LeftMessage, *, own: bool) -> Words:
    if message.confirmed_at is None:
        key = "note-please-confirm" if own else "note-waits"
        return words(key if own or await recipients(work, message) else "note-nobody-told")
    name = await actors.name_of(work.db, message.confirmed_by) if message.confirmed_by else ""
    return words("note-told-by-phone" if message.by_phone else "note-confirmed", name=name, at=message.confirmed_at)


def _offers(message: LeftMessage, unit: Unit, *, own: bool) -> Rows:
    if not message.waits:
        return ()
    if own:
        return ((button("note-got", message.id, style=Style.SUCCESS),),)
    return ((button("note-phoned", message.id), button("directory", 0, unit.number, label="button-mail-phone")),)


async def _confirmed(work: Work, found: LeftMessage, after: LeftMessage) -> LeftMessage:
    saved = await work.save(found, after)
    await refresh(work, saved)
    return saved
