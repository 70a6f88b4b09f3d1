"""Meals at a tap: today's lunch, the week's menu, late ones let through, the caterer's list, the round at noon."""

import re
from datetime import date, timedelta

from bot.domain.meal_words import asks_for_menu
from bot.domain.meals import MealOrder, MealOrderId, RollUpId
from bot.domain.menus import in_letters
from bot.domain.permits import May, roles_with
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId
from bot.handlers.table import OnButton, OnCommand
from bot.services import meal_cards, meal_round, meal_statements, meals, menu_desk, menus, roll_ups, subscriptions
from bot.services.work import Work
from bot.talk import Answer, Kind, Rows, Said, Style, Words, answer, button, words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = timedelta(days=7)
"""So many minutes before the cut-off they are counted."""


async def lunch(work: Work, said: Said) -> Answer:
    """What one has ordered, until when one may order, and the ways to do it."""
    del said
    own = await meals.mine(work)
    lines = [words("lunch-line", day=o.day, number=o.number, sets=in_letters(o.portions), state=_state(o)) for o in own]
    return answer(
        "lunch", lines=lines or [words("lunch-none")], until=await _until(work), rows=(*_ways(), (button("home"),))
    )


async def menu(work: Work, said: Said) -> Answer:
    """The week's menu; from Friday's publication on next week's is one tap further."""
    monday = _monday(said) or menus.monday_of(work.desk.clock.today(work.now))
    card, unconfirmed = await menus.week_card(work, monday), await menus.unconfirmed(work, monday)
    turn = (button("menu-week", f"{monday - _WEEK}", label="button-week-before"),
            button("menu-week", f"{monday + _WEEK}", label="button-week-after"))  # fmt: skip
    rows: Rows = (turn,)
    if May.ORDER_MEAL in work.actor.permits:
        rows = (*rows, (button("meal-order", style=Style.PRIMARY),))
    if May.COMPOSE_MENU in work.actor.permits:
        rows = (*rows, (button("menu-put"), button("menu-drop")), (button("menu-copy", f"{monday}"),))
        rows = (*rows, (button("menu-hand-over", f"{monday}"),)) if unconfirmed else rows
    if May.LIMIT_MEALS in work.actor.permits:
        rows = (*rows, (button("menu-limit"),))
    if unconfirmed and work.actor.vendors and May.CATER in work.actor.permits:
        rows = (*rows, (button("menu-confirm", f"{monday}"),))
    return card.under(*rows)


async def day(work: Work, said: Said) -> Answer:
    """One day's menu, with pictures."""
    wanted = _must(said)
    card = await menus.day_card(work, wanted)
    week = (button("menu-week", f"{menus.monday_of(wanted)}"),)
    own = (button("meal-order", style=Style.PRIMARY),) if May.ORDER_MEAL in work.actor.permits else ()
    return card.under(*(row for row in (own, week) if row))


async def paper(work: Work, said: Said) -> Answer:
    """The week to be hung up or passed on."""
    monday = _must(said)
    await menus.on_paper(work, monday)
    work.busy(said, "upload_document")
    return answer("menu-paper", monday=monday, paper=("menu", f"{monday}"))


async def asked(work: Work, said: Said) -> Answer | None:
    """Somebody asks in their own words what there is to eat."""
    if said.kind is not Kind.TEXT or May.SEE_MENU not in work.actor.permits or not asks_for_menu(said.text):
        return None
    ahead = _WEEK if "下" in said.text or "next" in said.text.lower() else timedelta()
    card = await menus.week_card(work, menus.monday_of(work.desk.clock.today(work.now)) + ahead)
    return card.under((button("lunch"),))


async def again(work: Work, said: Said) -> Answer:
    """The same as last time, for the next day that can be ordered for: one tap."""
    del said
    open_ = [day for day, late in await meals.days(work) if not late]
    if not open_:
        raise Refusal("meal-nothing-open")
    made = await meals.again(work, open_[0])
    return answer(
        "meal-again-said", number=made.number, day=made.day, lines=[meal_cards.line(p) for p in made.portions]
    )


async def cancel(work: Work, said: Said) -> Answer:
    """Nothing after all."""
    await meals.cancel(work, MealOrderId(said.pressed.number(0)))
    return answer("meal-cancelled-said", toast=True)


async def approve(work: Work, said: Said) -> Answer:
    """The caterer can still do it."""
    made = await meals.approve(work, MealOrderId(said.pressed.number(0)))
    return answer("meal-approved-said", number=made.number, toast=True)


async def refuse(work: Work, said: Said) -> Answer:
    """It is too late for it."""
    made = await meals.refuse(work, MealOrderId(said.pressed.number(0)))
    return answer("meal-refused-said", number=made.number, toast=True)


async def signed(work: Work, said: Said) -> Answer:
    """The tenant has theirs (R175)."""
    await meal_round.sign(work, MealOrderId(said.pressed.number(0)))
    return answer("meal-signed-said", toast=True)


async def brought(work: Work, said: Said) -> Answer:
    """What was missing has come after all."""
    await meal_round.solve(work, MealOrderId(said.pressed.number(0)), charged=True)
    return answer("meal-solved-said", toast=True)


async def free(work: Work, said: Said) -> Answer:
    """What was wrong is not charged."""
    await meal_round.solve(work, MealOrderId(said.pressed.number(0)), charged=False)
    return answer("meal-solved-said", toast=True)


async def copy(work: Work, said: Said) -> Answer:
    """Last week's sets once more."""
    monday = _must(said)
    count = await menu_desk.copy_last_week(work, monday)
    return answer("menu-copied", count=count, rows=((button("menu-week", f"{monday}"),),))


async def hand_over(work: Work, said: Said) -> Answer:
    """The caterer is asked."""
    await menu_desk.hand_over(work, _must(said))
    return answer("menu-handed-over")


async def confirm_menu(work: Work, said: Said) -> Answer:
    """The caterer will cook it."""
    return answer("menu-confirmed-said", count=await menu_desk.confirm(work, _must(said)))


async def confirm_roll_up(work: Work, said: Said) -> Answer:
    """The caterer will bring it."""
    made = await roll_ups.confirm(work, RollUpId(said.pressed.number(0)))
    return answer("roll-up-confirmed-said", number=made.number, toast=True)


async def sheet(work: Work, said: Said) -> Answer:
    """The caterer's list as a workbook."""
    id_ = RollUpId(said.pressed.number(0))
    found = await roll_ups.sheet(work, id_)
    work.busy(said, "upload_document")
    return answer("roll-up-file", number=found.roll_up.number, paper=("roll-up", f"{id_}"))


async def workbook(work: Work, said: Said) -> Answer:
    """A month's statement as a workbook."""
    month, tenant = said.pressed.word(0), said.pressed.args[1:]
    await meal_statements.of_month(work, month, TenantId(said.pressed.number(1)) if tenant else None)
    work.busy(said, "upload_document")
    return answer("statement-workbook", month=month, paper=("meal-workbook", month, *tenant))


async def arrived(work: Work, said: Said) -> Answer:
    """They are here."""
    await meal_round.arrive(work, _must(said))
    return answer("meals-noted", toast=True)


async def passed(work: Work, said: Said) -> Answer:
    """They are as they should be."""
    await meal_round.passed(work, _must(said))
    return answer("meals-noted", toast=True)


async def delivered(work: Work, said: Said) -> Answer:
    """The round is done, or a floor of it."""
    floor = said.pressed.word(1) if said.pressed.args[1:] else None
    return answer("meals-delivered-said", count=await meal_round.delivered(work, _must(said), floor), toast=True)


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


def _ways() -> Rows:
    return (button("meal-order", style=Style.PRIMARY), button("meal-again")), (button("menu-week"),)


async def _until(work: Work) -> Words:
    open_ = [day for day, late in await meals.days(work) if not late]
    if not open_:
        return words("lunch-nothing-open")
    return await meals.until(work, open_[0])


def _state(order: MealOrder) -> Words:
    return words(f"meal-short-{order.status.value}")


def _monday(said: Said) -> date | None:
    return _must(said) if said.kind is Kind.BUTTON and said.pressed.word(0) else None


def _must(said: Said) -> date:
    """The day in the button. Raises Refusal for one that a client made up."""
    word = said.pressed.word(0)
    try:
        return date.fromisoformat(word) if _DAY.fullmatch(word) else _stale()
    except ValueError:
        return _stale()


def _stale() -> date:
    raise Refusal("button-stale")


COMMANDS: tuple[OnCommand, ...] = (OnCommand("menu", menu, roles_with(May.SEE_MENU)),)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("lunch", lunch),
    OnButton("menu-week", menu),
    OnButton("menu-day", day),
    OnButton("menu-paper", paper),
    OnButton("meal-again", again),
    OnButton("meal-cancel", cancel),
    OnButton("meal-approve", approve),
    OnButton("meal-refuse", refuse),
    OnButton("meal-signed", signed),
    OnButton("meal-brought", brought),
    OnButton("meal-free", free),
    OnButton("menu-copy", copy),
    OnButton("menu-hand-over", hand_over),
    OnButton("menu-confirm", confirm_menu),
    OnButton("roll-up-confirm", confirm_roll_up),
    OnButton("roll-up-sheet", sheet),
    OnButton("meal-statement", workbook),
    OnButton("meals-arrived", arrived),
    OnButton("meals-passed", passed),
    OnButton("meals-delivered", delivered),
    OnButton("meal-menus-off", without_menus),
    OnButton("meal-menus-on", with_menus),
)
