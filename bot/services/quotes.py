"""What a repair costs: quoted from the price list before the work, answered by the tenant, charged in the month."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.fees import SheetStatus, mark_of
from bot.domain.materials import by_list, told_and_used
from bot.domain.money import Fen, Money
from bot.domain.order_states import NOTHING_DONE, Wait
from bot.domain.people import Named
from bot.domain.permits import May
from bot.domain.quotes import Charge, Material, Price, PriceList, Quote, Reply, in_force, instead, priced, total, within
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import actors, deadlines, fee_sheets, repair_cards, standstills
from bot.services.permission import needs
from bot.services.repair_rights import pays
from bot.services.repair_views import last_quote, quotes_of, with_order
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import charges, price_lists

REPAIR = "repair"
_BY_PHONE = (Role.CSR, Role.TENANT_SUPERVISOR)
_MINE = frozenset({Reply.AGREED, Reply.DECLINED})


async def price_list(work: Work, kind: str) -> PriceList:
    """Inside other verbs: the price list that holds now. Raises Refusal where there is none."""
    found = rows.query(PriceList, price_lists.c.kind == kind).order_by(price_lists.c.number.desc()).limit(1)
    row = (await work.db.execute(found)).first()
    if row is None:
        raise Refusal("price-list-missing")
    return rows.made(PriceList, row)


async def put(work: Work, kind: str, prices: Sequence[Price]) -> bool:
    """Inside other verbs: keep a price list as a new version, unless it is the one that holds; whether it was new."""
    try:
        held = await price_list(work, kind)
    except Refusal:
        number = 1
    else:
        if held.prices == tuple(prices):
            return False
        number = held.number + 1
    await work.add(PriceList(kind=kind, number=number, since=work.now, prices=tuple(prices)), "loaded")
    return True


@needs(May.WORK_ON_REPAIRS)
async def offers(work: Work) -> list[tuple[str, Named, Fen]]:
    """The lines of the repair price list: code, name, price."""
    return [(price.code, price.name, price.price) for price in (await price_list(work, REPAIR)).prices]


@needs(May.WORK_ON_REPAIRS)
async def name_price(work: Work, intake: IntakeId, counts: Mapping[str, int], extra: tuple[Material, ...]) -> Quote:
    """The technician names the price before the work; the tenant is asked, and the work waits for the answer.

    Where nobody who stands for the tenant uses this chat, customer service is called to phone.
    """
    found, order = await with_order(work, intake)
    return await _named(work, found, order, order.quote(work.me, work.said_at), counts, extra)


@needs(May.WORK_ON_REPAIRS)
async def correct(
    work: Work, intake: IntakeId, quote: int, counts: Mapping[str, int], extra: tuple[Material, ...]
) -> Quote:
    """The technician names another price while the tenant has not answered: the one before is kept, and holds no more.

    Raises:
        Refusal: the tenant has answered meanwhile, or it has been corrected already.

    """
    found, order = await with_order(work, intake)
    before = await last_quote(work, order)
    if before is None or before.id != quote:
        raise Refusal("button-stale")
    withdrawn = before.correct(work.me, work.now)
    waiting = order.requote(work.me, work.said_at)
    await work.save(before, withdrawn, "corrected")
    return await _named(work, found, order, waiting, counts, extra)


@needs(May.WORK_ON_REPAIRS)
async def named_counts(work: Work, intake: IntakeId) -> dict[str, int]:
    """How much of each line of the price list was named last."""
    _, order = await with_order(work, intake)
    named = await last_quote(work, order)
    return {line.code: line.count for line in named.lines if line.code} if named else {}


@needs(May.WORK_ON_REPAIRS)
async def agreed_lines(work: Work, intake: IntakeId) -> dict[str, tuple[Material, Named]]:
    """What the tenant has agreed to pay for, and what it is called; nothing where nothing is charged."""
    _, order = await with_order(work, intake)
    quote = await agreed_quote(work, order) if order.charged_now else None
    if quote is None:
        return {}
    listed = await rows.find(work.db, PriceList, quote.price_list)
    names = {price.code: price.name for price in listed.prices}
    return {
        f"{quote.id}-{n}": (line, names.get(line.code) or Named(line.name, line.name))
        for n, line in enumerate(quote.lines)
    }


@needs(May.WORK_ON_REPAIRS)
async def counted(work: Work, intake: IntakeId, counts: Mapping[str, int]) -> tuple[Material, ...]:
    """What was agreed in the quantities that were really used; a line that is not named was not used at all."""
    agreed = await agreed_lines(work, intake)
    return tuple(replace(line, count=counts.get(key, 0)) for key, (line, _) in agreed.items())


@needs(May.WORK_ON_REPAIRS)
async def from_words(work: Work, text: str) -> tuple[str, tuple[Material, ...]]:
    """What was done, and what was used: pieces such as "角阀2个35元", or "更换水龙头 1" by the price list."""
    told, used = told_and_used(text, await _listed(work))
    return told or text, used


@needs(May.WORK_ON_REPAIRS)
async def by_price_list(work: Work, lines: Sequence[Material]) -> tuple[Material, ...]:
    """These, with the price of the list where none was typed; without one where the list does not know it."""
    return by_list(lines, await _listed(work))


async def _listed(work: Work) -> tuple[Price, ...]:
    """The lines of the price list; work that is done is reported with or without one."""
    try:
        return (await price_list(work, REPAIR)).prices
    except Refusal:
        return ()


@needs(May.ANSWER_QUOTE)
async def reply(work: Work, intake: IntakeId, quote: int, said: Reply) -> None:
    """The tenant agrees or declines in the chat: who, when, how much, by which version of the price list is kept."""
    found, _ = await with_order(work, intake)
    if not pays(found, work.actor):
        raise Refusal("not-found")
    if said not in _MINE:
        raise Refusal("button-stale")
    await _answered(work, intake, quote, said)


@needs(May.VERIFY_REPAIR)
async def agreed_by_phone(work: Work, intake: IntakeId, quote: int) -> None:
    """The tenant has agreed on the phone to somebody of customer service."""
    await _answered(work, intake, quote, Reply.AGREED_BY_PHONE)


@needs(May.VERIFY_REPAIR)
async def declined_by_phone(work: Work, intake: IntakeId, quote: int) -> None:
    """The tenant has said no on the phone to somebody of customer service."""
    await _answered(work, intake, quote, Reply.DECLINED)


async def withdraw(work: Work, order: WorkOrder) -> None:
    """Inside other verbs: whoever named a price does not do it any more; what nobody has answered no longer holds.

    Before the order is saved, in the order of whoever answers: so no two wait for one another.
    """
    named = await last_quote(work, order)
    if named and named.reply is Reply.OPEN:
        await work.save(named, named.answer(Reply.WITHDRAWN, work.actor.person, work.now))


async def agreed_quote(work: Work, order: WorkOrder) -> Quote | None:
    """Inside other verbs: what the tenant last agreed to."""
    return in_force(await quotes_of(work, order))


async def checked(work: Work, order: WorkOrder, said: Sequence[Material]) -> tuple[Material, ...]:
    """Inside other verbs: what was used, and that it costs no more than was agreed.

    What was agreed counts as used unless the technician says how much of it was: forgetting a line is no discount.
    """
    used = tuple(said)
    if order.charged_now:
        quote = await agreed_quote(work, order)
        used = instead(quote.lines if quote else (), said)
        within(used, quote.total if quote else Fen(0))
    return tuple(line for line in used if line.count)


async def charge(work: Work, intake: Intake, order: WorkOrder) -> Charge | None:
    """Inside other verbs: the line of this month's receivables for a chargeable order (R129); once for an order."""
    quote = await agreed_quote(work, order)
    held = await rows.first(work.db, Charge, charges.c.order == order.id)
    if held and order.result in NOTHING_DONE:
        return await _remit(work, order, held)
    if not order.chargeable or quote is None or order.result in NOTHING_DONE:
        return None
    if held:
        return None  # reworked after it was closed: never charged again
    amount = within(order.materials, quote.total)
    if not amount:
        return None  # agreed, and then not needed
    month = f"{work.desk.clock.today(work.now):%Y-%m}"
    return await work.add(
        Charge(
            order=order.id, tenant=intake.tenant, month=month, amount=amount, price_list=quote.price_list,
            made_at=work.now,
        )
    )  # fmt: skip


async def _remit(work: Work, order: WorkOrder, held: Charge) -> Charge:
    """It came back, and could not be mended after all (R103): nothing is charged.

    Where it stands on a bill or in a list under way, who keeps them corrects it.
    """
    mark = mark_of(order.number, held.tenant)
    if held.amount and mark in await fee_sheets.charged(work):
        accountants = await actors.holding(work.db, Role.ACCOUNTANT)
        work.tell(accountants, "repair-billed-unmended", number=order.number, amount=Money(held.amount))
    if mark in await fee_sheets.charged(work, SheetStatus.APPROVED):
        return held
    return await work.save(held, replace(held, amount=Fen(0)), "came back, and nothing was mended")


@needs(May.AUDIT_REPAIRS)
async def of_month(work: Work, month: str) -> list[Charge]:
    """The charges of a month (YYYY-MM) for its receivables."""
    found = rows.query(Charge, charges.c.month == month).order_by(charges.c.id)
    return [rows.made(Charge, row) for row in await work.db.execute(found)]


async def _named(
    work: Work,
    found: Intake,
    order: WorkOrder,
    waiting: WorkOrder,
    counts: Mapping[str, int],
    extra: tuple[Material, ...],
) -> Quote:
    if found.tenant is None:
        raise Refusal("quote-nobody-pays")
    prices = await price_list(work, REPAIR)
    lines = (*priced(prices, counts), *extra)
    if not total(lines):
        raise Refusal("quote-empty")
    await standstills.watch(work, await work.save(order, waiting))
    quote = await work.add(
        Quote(
            order=order.id, lines=lines, total=total(lines), price_list=prices.id, round=order.round, made_by=work.me,
            made_at=work.said_at,
        )
    )  # fmt: skip
    asked = await repair_cards.payers(work, found) or await actors.holding(work.db, *_BY_PHONE)
    await repair_cards.refresh(work, found.id, ring=(*asked, *await repair_cards.reporters(work, found)))
    return quote


async def _answered(work: Work, intake: IntakeId, quote: int, said: Reply) -> None:
    found, order = await with_order(work, intake)
    open_ = await last_quote(work, order)
    if open_ is None or open_.id != quote:
        withdrawn = {one.id for one in await quotes_of(work, order) if one.reply is Reply.WITHDRAWN}
        if open_ and open_.reply is Reply.OPEN and quote in withdrawn:
            raise Refusal("quote-corrected", total=Money(open_.total))
        raise Refusal("button-stale")
    answered = open_.answer(said, work.me, work.said_at)
    if order.waiting is not Wait.QUOTE:
        raise Refusal("button-stale")
    await work.save(open_, answered)
    due = await deadlines.remaining(work, found, order, work.said_at)
    saved = await work.save(order, order.agree(due, work.said_at, to_pay=said is not Reply.DECLINED))
    await deadlines.watch(work, saved)
    desk = await actors.holding(work.db, Role.DISPATCHER) if said is Reply.DECLINED else ()
    await repair_cards.refresh(work, intake, ring=(order.technician, *desk))
