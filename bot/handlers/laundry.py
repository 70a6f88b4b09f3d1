"""Laundry at a tap: what is under way, the price list, and each step of an order."""

from collections.abc import Awaitable, Callable

from bot.domain.laundry import LaundryId, LaundryOrder
from bot.domain.laundry_prices import PriceChangeId
from bot.domain.laundry_words import asks_for_prices, asks_when, takes_back, wants_rewash
from bot.domain.months import Period
from bot.domain.permits import May, roles_with
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services import (
    house,
    laundry,
    laundry_prices,
    laundry_round,
    laundry_slips,
    laundry_statements,
)
from bot.services.work import Work
from bot.talk import Answer, Button, Kind, Rows, Said, Style, answer, button, words

_HOME = (button("home"),)
Verb = Callable[[Work, LaundryId], Awaitable[LaundryOrder]]


async def overview(work: Work, said: Said) -> Answer:
    """What is under way and how it goes, page by page, and the ways to do it."""
    page = said.press.number(0) if said.press and said.press.args else 0
    found = await laundry.under_way(work, page)
    opens, closes = (await house.rules(work)).laundry_hours
    return answer(
        "laundry-overview",
        hours=f"{opens:%H:%M}–{closes:%H:%M}",
        lines=[words("laundry-goes", number=order.number, state=state) for order, state in found.orders]
        or [words("laundry-none")],
        rows=(*((_door(order),) for order, _ in found.orders), *_turns(page, more=found.more), *_ways(work), _HOME),
    )


def _turns(page: int, *, more: bool) -> Rows:
    back = (button("laundry", page - 1, label="page-back"),) if page else ()
    on = (button("laundry", page + 1, label="page-on"),) if more else ()
    return ((*back, *on),) if back or on else ()


async def price_list(work: Work, said: Said) -> Answer:
    """The price list (R156)."""
    del said
    may = work.actor.permits
    order = (button("laundry-order", style=Style.PRIMARY),) if May.ORDER_LAUNDRY in may else ()
    change = (button("laundry-reprice"),) if May.PRICE_LAUNDRY in may else ()
    if change and not await laundry_prices.listed(work):
        return answer("laundry-prices-none", rows=(change,))
    card = await laundry_prices.price_card(work)
    return card.under(*(row for row in (order, change) if row))


async def asked(work: Work, said: Said) -> Answer | None:
    """Somebody asks where their clothes are or what it costs, takes it back, or says that they are not clean."""
    if said.kind is not Kind.TEXT or May.ORDER_LAUNDRY not in work.actor.permits:
        return None
    if asks_for_prices(said.text):
        return await price_list(work, said)
    if asks_when(said.text) or takes_back(said.text):
        return await overview(work, said)
    if wants_rewash(said.text) and (back := await laundry.claimable(work)):
        again = tuple(
            (button("laundry-reject", one.id, label="button-laundry-reject-one", number=one.number),) for one in back
        )
        return answer("laundry-which-again", rows=again)
    return None


async def open_card(work: Work, said: Said) -> None:
    """One order."""
    await laundry.open_card(work, LaundryId(said.pressed.number(0)))


async def workbook(work: Work, said: Said) -> Answer:
    """A month's statement as a workbook."""
    month, tenant = said.pressed.word(0), said.pressed.args[1:]
    await laundry_statements.of_month(work, month, TenantId(said.pressed.number(1)) if tenant else None)
    work.busy(said, "upload_document")
    return answer("laundry-workbook", month=Period(month), paper=("laundry-workbook", month, *tenant))


async def slip(work: Work, said: Said) -> Answer:
    """The confirmation slip of an order."""
    id_ = LaundryId(said.pressed.number(0))
    found = await laundry_slips.of(work, id_)
    work.busy(said, "upload_document")
    return answer("laundry-slip", number=found.order.number, paper=("laundry-slip", f"{id_}"))


async def agree_to_price(work: Work, said: Said) -> Answer:
    """The laundry agrees to a price."""
    await laundry_prices.agree(work, PriceChangeId(said.pressed.number(0)))
    return answer("laundry-price-agreed-said", toast=True)


async def price_by_phone(work: Work, said: Said) -> Answer:
    """The laundry has agreed to a price on the telephone."""
    await laundry_prices.agreed_by_phone(work, PriceChangeId(said.pressed.number(0)))
    return answer("laundry-price-noted", rows=((button("laundry-reprice", label="button-laundry-reprice-more"),),))


def _step(verb: Verb, key: str) -> Handler:
    """A step of an order: done, and a passing note says so."""

    async def stepped(work: Work, said: Said) -> Answer:
        made = await verb(work, LaundryId(said.pressed.number(0)))
        return answer(key, number=made.number, toast=True)

    return stepped


def _agreed(verb: Callable[[Work, LaundryId, int], Awaitable[LaundryOrder]], key: str) -> Handler:
    """The same of a count; where another has come meanwhile, that one is shown instead."""

    async def agreed(work: Work, said: Said) -> Answer:
        id_, counting = LaundryId(said.pressed.number(0)), said.pressed.number(1)
        try:
            made = await verb(work, id_, counting)
        except Refusal as refused:
            if refused.key != "laundry-counted-anew":
                raise
            await laundry.open_card(work, id_)
            return answer(refused.key, **refused.words, toast=True)
        return answer(key, number=made.number, toast=True)

    return agreed


def _door(order: LaundryOrder) -> Button:
    state = words(f"laundry-short-{order.status.value}")
    return button(
        "laundry-open", order.id, label="button-laundry-open", number=order.number, count=order.count, state=state
    )


def _ways(work: Work) -> Rows:
    may = work.actor.permits
    order = (button("laundry-order", style=Style.PRIMARY),) if May.ORDER_LAUNDRY in may else ()
    log = (button("laundry-log"),) if May.RUN_LAUNDRY in may else ()
    return ((*order, *log, button("laundry-prices")),)


COMMANDS: tuple[OnCommand, ...] = (
    OnCommand("laundry", overview, roles_with(May.ORDER_LAUNDRY) | roles_with(May.LAUNDER)),
)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("laundry", overview),
    OnButton("laundry-prices", price_list),
    OnButton("laundry-open", open_card),
    OnButton("laundry-statement", workbook),
    OnButton("laundry-slip", slip),
    OnButton("laundry-price-agree", agree_to_price),
    OnButton("laundry-price-by-phone", price_by_phone),
    OnButton("laundry-cancel", _step(laundry.cancel, "laundry-cancelled-said")),
    OnButton("laundry-call-off", _step(laundry.call_off, "laundry-cancelled-said")),
    OnButton("laundry-called", _step(laundry.called, "laundry-called-said")),
    OnButton("laundry-agree", _agreed(laundry.agree, "laundry-agreed-said")),
    OnButton("laundry-agreed-by-phone", _agreed(laundry.agreed_by_phone, "laundry-noted")),
    OnButton("laundry-accept", _step(laundry.accept, "laundry-accepted-said")),
    OnButton("laundry-signed-by-phone", _step(laundry.accepted_by_phone, "laundry-noted")),
    OnButton("laundry-coming", _step(laundry_round.confirm, "laundry-coming-said")),
    OnButton("laundry-collect", _step(laundry_round.collect, "laundry-noted")),
    OnButton("laundry-as-listed", _step(laundry_round.as_listed, "laundry-noted")),
    OnButton("laundry-returned", _step(laundry_round.give_back, "laundry-returned-said")),
)
