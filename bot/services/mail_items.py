"""Mail and parcels at the front desk (R25, R26, R63): taken in, told, handed over against a receipt, returned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from bot.domain.mail_items import MailId, MailItem, MailKind, MailStatus, Returned
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import Unit, UnitId
from bot.services import house, mail_cards, mail_clock, pickup_codes, tenancies
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.desk_tables import mail_items
from bot.storage.rows import NotFound
from bot.talk import Lane

PAGE = 20


@dataclass(frozen=True)
class Arriving:
    """What came, as the desk writes it down."""

    unit: UnitId
    kind: MailKind
    carrier: str = ""
    tracking: str = ""
    addressee: str = ""


@needs(May.RUN_MAIL)
async def take_in(work: Work, arriving: Arriving) -> MailItem:
    """It gets its number and a line in the register; whoever of the tenant can be written to hears of it at once.

    Raises:
        Refusal: something with that tracking number lies here already.

    """
    back = work.said_at + timedelta(days=(await house.rules(work)).mail_return_days)
    number = f"P-{await rows.take_number(work.db, 'P'):06d}"
    await _must_be_new(work, arriving.tracking)
    made = await work.add(
        MailItem(
            number=number, kind=arriving.kind, carrier=arriving.carrier,
            tracking=arriving.tracking, unit=arriving.unit, tenant=await tenancies.tenant_in(work, arriving.unit),
            addressee=arriving.addressee, received_at=work.said_at, taken_by=work.me, return_at=back,
        )
    )  # fmt: skip
    await _announce(work, made)
    return made


async def _must_be_new(work: Work, tracking: str) -> None:
    same = mail_items.c.tracking == tracking, mail_items.c.status == MailStatus.HELD
    if tracking and (there := await rows.first(work.db, MailItem, *same)):
        raise Refusal("mail-there-already", tracking=tracking, number=there.number)


@needs(May.RUN_MAIL)
async def must_be_phoned(work: Work, item: MailItem) -> bool:
    """Whether nobody of the tenant can be written to."""
    return not await mail_cards.recipients(work, item)


@needs(May.RUN_MAIL)
async def ask(work: Work, id_: MailId) -> MailItem:
    """The tenant stands at the desk: their people can confirm for half an hour that they have it (R26)."""
    found = await _held(work, id_)
    saved = await work.save(found, found.ask(work.me, work.now))
    await mail_cards.refresh(work, saved, ring=await mail_cards.recipients(work, saved))
    return saved


@needs(May.SEE_MAIL)
async def confirm(work: Work, id_: MailId) -> MailItem:
    """The tenant has it in hand: that is the receipt, with who asked for it."""
    found = await _own(work, id_)
    return await _closed(work, found, found.confirm(work.me, work.now))


@needs(May.SEE_MAIL)
async def give_code(work: Work, id_: MailId) -> MailItem:
    """A code for whoever collects it on the tenant's behalf; it stands on the tenant's cards alone."""
    found = await _own(work, id_)
    saved = await work.save(found, found.give_code(pickup_codes.drawn()))
    await mail_cards.refresh(work, saved, ring=(work.me,))
    return saved


@needs(May.RUN_MAIL)
async def collect(work: Work, id_: MailId, code: str, name: str) -> MailItem:
    """Somebody shows a code: it is theirs, or the try is counted, and the tenant hears where that was the last one."""
    found = await _held(work, id_)
    after = found.try_code(code, name, work.me, work.now)
    if not after.held:
        return await _closed(work, found, after)
    saved = await work.save(found, after, "wrong code")
    void = await mail_cards.recipients(work, saved) if not saved.code else ()
    work.tell(void, "mail-code-void", number=saved.number, lane=Lane.ALERT)
    await mail_cards.refresh(work, saved)
    return saved


@needs(May.RUN_MAIL)
async def sign(work: Work, id_: MailId, name: str) -> MailItem:
    """Somebody of the tenant has signed the paper register; for a registered letter only where nobody could confirm."""
    found = await _held(work, id_)
    alone = not await mail_cards.recipients(work, found)
    return await _closed(work, found, found.sign(name, work.me, work.now, nobody_confirms=alone))


@needs(May.RUN_MAIL)
async def move(work: Work, id_: MailId, unit: UnitId, why: str) -> MailItem:
    """It is for another unit: who was told wrongly hears that, and nothing else; the others hear that it is here."""
    found = await _held(work, id_)
    saved = await work.save(found, found.move(unit, await tenancies.tenant_in(work, unit)), why)
    await _announce(work, saved)
    return saved


@needs(May.RUN_MAIL)
async def give_back(work: Work, id_: MailId, why: Returned) -> MailItem:
    """It goes back, and the tenant hears why."""
    found = await _held(work, id_)
    return await _closed(work, found, found.give_back(why, work.me, work.now))


@dataclass(frozen=True)
class Lying:
    """Something that lies here, its unit, and whether nobody there can be written to: then the desk phones."""

    item: MailItem
    unit: str
    phone: bool


@dataclass(frozen=True)
class Pile:
    """A page of what lies here, counted from 0; `count` is how many things there are on all pages together."""

    found: tuple[Lying, ...]
    count: int
    page: int


@needs(May.SEE_MAIL)
async def lying_here(work: Work, page: int = 0) -> Pile:
    """What lies here, the longest first: one's own; for the desk everything."""
    runs = May.RUN_MAIL in work.actor.permits
    own = () if runs else (mail_items.c.tenant.in_(sorted(work.actor.tenants)),)
    here = (mail_items.c.status == MailStatus.HELD, *own)
    count = int((await work.db.execute(select(func.count()).select_from(mail_items).where(*here))).scalar_one())
    page = max(0, min(page, max(0, count - 1) // PAGE))
    shown = select(mail_items.c.id).where(*here).order_by(mail_items.c.id).limit(PAGE).offset(page * PAGE)
    found = await rows.every(work.db, MailItem, mail_items.c.id.in_(shown))
    homes = await rows.many(work.db, Unit, [one.unit for one in found])
    phoned = await tenancies.out_of_touch(work, [one.tenant for one in found]) if runs else frozenset()
    lying = tuple(Lying(one, homes[one.unit].number, one.tenant in phoned) for one in found)
    return Pile(lying, count, page)


@needs(May.SEE_MAIL)
async def open_card(work: Work, id_: MailId) -> None:
    """Hang its card anew for who asks for it. Raises NotFound where it is none of theirs."""
    found = await rows.find(work.db, MailItem, id_)
    if not mail_cards.sees(found, work.actor):
        raise NotFound
    shown = await mail_cards.card(work, found, work.actor)
    await work.show(work.me, mail_cards.subject(found.id), shown, ring=True, lane=Lane.ANSWER)


@needs(May.TAKE_MESSAGES)
async def every_unit(work: Work) -> Sequence[tuple[UnitId, Named]]:
    """The units that something can come for: mail, or a message."""
    return await tenancies.every_unit(work)


async def _announce(work: Work, item: MailItem) -> None:
    await mail_clock.begin(work, item)
    await mail_cards.refresh(work, item, ring=await mail_cards.recipients(work, item))


async def _closed(work: Work, found: MailItem, after: MailItem) -> MailItem:
    saved = await work.save(found, after)
    ring = [one for one in await mail_cards.recipients(work, saved) if one != work.actor.person]
    desk = (saved.handed_by,) if saved.handed_by and saved.handed_by != work.actor.person else ()
    await mail_cards.refresh(work, saved, ring=(*ring, *desk))
    return saved


async def _held(work: Work, id_: MailId) -> MailItem:
    return await rows.find(work.db, MailItem, id_)


async def _own(work: Work, id_: MailId) -> MailItem:
    found = await rows.find(work.db, MailItem, id_)
    if not mail_cards.belongs_to(found, work.actor):
        raise NotFound
    return found
