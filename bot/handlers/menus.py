"""The menu at a tap: a week, a day with pictures, on paper; composed with the caterer and confirmed (R169)."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from bot.domain.meal_words import asks_for_menu, asks_for_next_week
from bot.domain.permits import May, roles_with
from bot.domain.refusal import Refusal
from bot.handlers.meals import day_in
from bot.handlers.table import OnButton, OnCommand
from bot.services import menu_desk, menus, subscriptions
from bot.services.work import Work
from bot.talk import Answer, Button, Kind, Rows, Said, Style, answer, button

_WEEK = timedelta(days=7)


async def menu(work: Work, said: Said) -> Answer:
    """The week's menu; from Friday's publication on next week's is one tap further."""
    monday = _monday(said) or await menus.next_to_read(work)
    card, unconfirmed = await menus.week_card(work, monday), await menus.unconfirmed(work, monday)
    turn = (button("menu-week", f"{monday - _WEEK}", label="button-week-before"),
            button("menu-week", f"{monday + _WEEK}", label="button-week-after"))  # fmt: skip
    rows: Rows = (turn,)
    if May.ORDER_MEAL in work.actor.permits:
        rows = (*rows, (button("meal-order", style=Style.PRIMARY),))
    if May.COMPOSE_MENU in work.actor.permits:
        rows = (*rows, (button("menu-put"), button("menu-drop")), (button("menu-copy", f"{monday}"),))
        rows = (*rows, (await _asks(work, monday),)) if unconfirmed else rows
    if May.LIMIT_MEALS in work.actor.permits:
        rows = (*rows, (button("menu-limit"),))
    if unconfirmed and work.actor.vendors and May.CATER in work.actor.permits:
        rows = (*rows, (button("menu-confirm", f"{monday}", await menu_desk.as_it_is(work, monday)),))
    return card.under(*rows)


async def _asks(work: Work, monday: date) -> Button:
    """The caterer is asked in the chat, or has said on the phone to what stands here."""
    if await menu_desk.by_phone(work):
        return button("menu-by-phone", f"{monday}", await menu_desk.as_it_is(work, monday))
    return button("menu-hand-over", f"{monday}")


async def day(work: Work, said: Said) -> Answer:
    """One day's menu, with pictures."""
    wanted = day_in(said)
    card = await menus.day_card(work, wanted)
    week = (button("menu-week", f"{menus.monday_of(wanted)}"),)
    own = (button("meal-order", style=Style.PRIMARY),) if May.ORDER_MEAL in work.actor.permits else ()
    return card.under(*(row for row in (own, week) if row))


async def paper(work: Work, said: Said) -> Answer:
    """The week to be hung up or passed on."""
    monday = day_in(said)
    await menus.on_paper(work, monday)
    work.busy(said, "upload_document")
    return answer("menu-paper", monday=monday, paper=("menu", f"{monday}"))


async def asked(work: Work, said: Said) -> Answer | None:
    """Somebody asks in their own words what there is to eat."""
    if said.kind is not Kind.TEXT or May.SEE_MENU not in work.actor.permits or not asks_for_menu(said.text):
        return None
    following = menus.monday_of(work.desk.clock.today(work.now)) + _WEEK
    card = await menus.week_card(work, following if asks_for_next_week(said.text) else await menus.next_to_read(work))
    return card.under((button("lunch"),))


async def copy(work: Work, said: Said) -> Answer:
    """Last week's sets once more."""
    monday = day_in(said)
    count = await menu_desk.copy_last_week(work, monday)
    return answer("menu-copied", count=count, rows=((button("menu-week", f"{monday}"),),))


async def hand_over(work: Work, said: Said) -> Answer:
    """The caterer is asked."""
    await menu_desk.hand_over(work, day_in(said))
    return answer("menu-handed-over")


async def confirm_menu(work: Work, said: Said) -> Answer:
    """The caterer will cook it."""
    return await _confirmed(work, said, menu_desk.confirm)


async def by_phone(work: Work, said: Said) -> Answer:
    """The caterer has said so on the phone."""
    return await _confirmed(work, said, menu_desk.confirmed_by_phone)


async def _confirmed(work: Work, said: Said, verb: Callable[[Work, date, str], Awaitable[int]]) -> Answer:
    """It is; what has been changed since it was shown is shown anew instead."""
    try:
        return answer("menu-confirmed-said", count=await verb(work, day_in(said), said.pressed.word(1)))
    except Refusal as refused:
        if refused.key != "menu-changed-meanwhile":
            raise
    work.reply(said, await menu(work, said))
    return answer("menu-changed-meanwhile")


async def without_menus(work: Work, said: Said) -> Answer:
    """No menus any more."""
    del said
    await subscriptions.mute(work, menus.MENU)
    return answer("meal-menus-are-off", rows=((button("meal-menus-on"),),))


async def with_menus(work: Work, said: Said) -> Answer:
    """Menus again."""
    del said
    await subscriptions.unmute(work, menus.MENU)
    return answer("meal-menus-are-on", rows=((button("lunch"),),))


def _monday(said: Said) -> date | None:
    return day_in(said) if said.kind is Kind.BUTTON and said.pressed.word(0) else None


COMMANDS: tuple[OnCommand, ...] = (OnCommand("menu", menu, roles_with(May.SEE_MENU)),)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("menu-week", menu),
    OnButton("menu-day", day),
    OnButton("menu-paper", paper),
    OnButton("menu-copy", copy),
    OnButton("menu-hand-over", hand_over),
    OnButton("menu-confirm", confirm_menu),
    OnButton("menu-by-phone", by_phone),
    OnButton("meal-menus-off", without_menus),
    OnButton("meal-menus-on", with_menus),
)
