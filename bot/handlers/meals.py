"""Meals at a tap: today's lunch, the week's menu, late ones let through, the caterer's list, the round at noon."""

import re
from datetime import date

from bot.domain.meals import MealOrder, MealOrderId, RollUpId
from bot.domain.menus import in_letters
from bot.domain.months import Period
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import TenantId
from bot.handlers.table import OnButton
from bot.services import (
    house,
    kitchen_troubles,
    meal_again,
    meal_cards,
    meal_late,
    meal_log,
    meal_reminders,
    meal_round,
    meal_statements,
    meals,
    office_meals,
    roll_ups,
    subscriptions,
)
from bot.services.meal_log import Taken
from bot.services.work import Work
from bot.talk import Answer, Button, Rows, Said, Style, Words, answer, button, words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FORTNIGHT, _ABREAST = 14, 3
"""Days in which every day of the week comes; so many buttons beside each other."""


async def lunch(work: Work, said: Said) -> Answer:
    """What one has ordered, until when one may order, and the ways to do it."""
    del said
    own = await meals.mine(work)
    lines = [words("lunch-line", day=o.day, number=o.number, sets=in_letters(o.portions), state=_state(o)) for o in own]
    lines += [
        words("lunch-line", day=o.day, number=o.number, sets=in_letters(one.portions), state=words("lunch-office"))
        for o, one in await office_meals.mine(work)
        if o.person != work.me
    ]
    return answer(
        "lunch", lines=lines or [words("lunch-none")], until=await _until(work),
        rows=(*await _ways(work), await _wishes(work), (button("meal-weekdays"), button("home"))),
    )  # fmt: skip


async def card(work: Work, said: Said) -> None:
    """One order."""
    await meals.open_card(work, MealOrderId(said.pressed.number(0)))


async def log(work: Work, said: Said) -> Answer:
    """A day's orders as the reception counts them (R170), and what it has written down; one tap further each card."""
    day = day_in(said) if said.pressed.word(0) else work.desk.clock.today(work.now)
    held = await meal_log.of_day(work, day)
    others = [button("meal-day", f"{one}", label="button-menu-day", day=one) for one, _ in await meals.days(work)]
    ranks = tuple(tuple(others[n : n + _ABREAST]) for n in range(0, len(others), _ABREAST))
    return answer(
        "meal-day-log", day=day, count=held.count, by_desk=held.by_desk,
        sets=in_letters(held.portions) or words("meal-day-log-none"),
        rows=(
            *((_taken(one),) for one in held.newest), (button("meal-log"), button("kitchen-report")), *ranks,
            (button("lunch"),),
        ),
    )  # fmt: skip


def _taken(one: Taken) -> Button:
    order = one.order
    where, what = meal_cards.point(one.unit, order.place), in_letters(order.portions)
    return button(
        "meal-card", order.id, label="button-meal-card", number=order.number, place=where, sets=what,
        state=_state(order),
    )  # fmt: skip


async def cancel(work: Work, said: Said) -> Answer:
    """Nothing after all."""
    await meals.cancel(work, MealOrderId(said.pressed.number(0)))
    return answer("meal-cancelled-said", toast=True)


async def approve(work: Work, said: Said) -> Answer:
    """The caterer can still do it."""
    made = await meal_late.approve(work, MealOrderId(said.pressed.number(0)))
    return answer("meal-approved-said", number=made.number, toast=True)


async def refuse(work: Work, said: Said) -> Answer:
    """It is too late for it."""
    made = await meal_late.refuse(work, MealOrderId(said.pressed.number(0)))
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


async def confirm_roll_up(work: Work, said: Said) -> Answer:
    """The caterer will bring it."""
    made = await roll_ups.confirm(work, RollUpId(said.pressed.number(0)))
    return answer("roll-up-confirmed-said", number=made.number, toast=True)


async def roll_up_by_phone(work: Work, said: Said) -> Answer:
    """The caterer has said so on the phone."""
    made = await roll_ups.confirmed_by_phone(work, RollUpId(said.pressed.number(0)))
    return answer("roll-up-confirmed-said", number=made.number, toast=True)


async def kitchen_today(work: Work, said: Said) -> Answer:
    """What the caterer has to cook today."""
    del said
    return await kitchen_troubles.today(work)


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
    return answer("statement-workbook", month=Period(month), paper=("meal-workbook", month, *tenant))


async def reminded(work: Work, said: Said) -> Answer:
    """A word before the cut-off from now on."""
    del said
    await subscriptions.wish(work, meal_reminders.REMINDER)
    return answer("meal-reminders-are-on", at=f"{(await house.rules(work)).meal_reminder:%H:%M}")


async def not_reminded(work: Work, said: Said) -> Answer:
    """None any more."""
    del said
    await subscriptions.unwish(work, meal_reminders.REMINDER)
    return answer("meal-reminders-are-off", rows=((button("meal-reminders-on"),),))


async def weekdays(work: Work, said: Said) -> None:
    """The days of the week on which one never eats, each at a tap."""
    await _weekdays(work, said, ring=True)


async def turn_weekday(work: Work, said: Said) -> None:
    """Never on that day of the week, or again."""
    await meal_reminders.set_day(work, said.pressed.number(0), off=bool(said.pressed.number(1)))
    await _weekdays(work, said, ring=False)


async def _weekdays(work: Work, said: Said, *, ring: bool) -> None:
    off = await meal_reminders.days_off(work)
    offered = sorted({day.weekday() for day in await house.working_days(work, _FORTNIGHT)} | off)
    turns = []
    for day in offered:
        name, mark = words(f"menu-weekday-{day + 1}"), "✓ " if day in off else ""
        it = button("meal-weekday", day, int(not mark), label="button-meal-weekday", weekday=name, mark=mark)
        turns.append(it)
    ranks = tuple(tuple(turns[n : n + _ABREAST]) for n in range(0, len(turns), _ABREAST))
    work.reply(said, answer("meal-weekdays", rows=(*ranks, (button("lunch"),))), subject="meal-weekdays", ring=ring)


async def back(work: Work, said: Said) -> Answer:
    """Here again."""
    del said
    await subscriptions.come_back(work)
    return answer("meal-is-back", rows=((button("lunch"),),))


async def arrived(work: Work, said: Said) -> Answer:
    """They are here."""
    await meal_round.arrive(work, day_in(said))
    return answer("meals-noted", toast=True)


async def passed(work: Work, said: Said) -> Answer:
    """They are as they should be."""
    await meal_round.passed(work, day_in(said))
    return answer("meals-noted", toast=True)


async def delivered(work: Work, said: Said) -> Answer:
    """The round is done, or a floor of it."""
    floor = said.pressed.word(1) if said.pressed.args[1:] else None
    return answer("meals-delivered-said", count=await meal_round.delivered(work, day_in(said), floor), toast=True)


async def _ways(work: Work) -> Rows:
    office = (button("meal-office"),) if work.actor.tenants else ()
    log = ((button("meal-log"), button("meal-day")),) if May.RUN_MEALS in work.actor.permits else ()
    # The day stands in the button: whoever taps it later has still meant that one.
    day = await meal_again.next_day(work)
    again = (button("meal-again", f"{day}", label="button-meal-again-on", day=day),) if day else ()
    return (button("meal-order", style=Style.PRIMARY), *again), (*office, button("menu-week")), *log


async def _wishes(work: Work) -> tuple[Button, ...]:
    """Reminded or not, away or here."""
    reminded = await subscriptions.wished(work, meal_reminders.REMINDER)
    back = await subscriptions.away_until(work)
    away = button("meal-away") if back is None else button("meal-back", label="button-meal-back", day=back)
    return button("meal-reminders-off" if reminded else "meal-reminders-on"), away


async def _until(work: Work) -> Words:
    open_ = [day for day, late in await meals.days(work) if not late]
    if not open_:
        return words("lunch-nothing-open")
    return await meals.until(work, open_[0])


def _state(order: MealOrder) -> Words:
    return words(f"meal-short-{order.status.value}")


def day_in(said: Said) -> date:
    """The day in a button. Raises Refusal for one that a client made up."""
    word = said.pressed.word(0)
    try:
        return date.fromisoformat(word) if _DAY.fullmatch(word) else _stale()
    except ValueError:
        return _stale()


def _stale() -> date:
    raise Refusal("button-stale")


BUTTONS: tuple[OnButton, ...] = (
    OnButton("lunch", lunch),
    OnButton("meal-card", card),
    OnButton("meal-day", log),
    OnButton("meal-cancel", cancel),
    OnButton("meal-approve", approve),
    OnButton("meal-refuse", refuse),
    OnButton("meal-signed", signed),
    OnButton("meal-brought", brought),
    OnButton("meal-free", free),
    OnButton("roll-up-confirm", confirm_roll_up),
    OnButton("roll-up-by-phone", roll_up_by_phone),
    OnButton("kitchen-today", kitchen_today),
    OnButton("roll-up-sheet", sheet),
    OnButton("meal-statement", workbook),
    OnButton("meal-reminders-on", reminded),
    OnButton("meal-reminders-off", not_reminded),
    OnButton("meal-back", back),
    OnButton("meal-weekdays", weekdays),
    OnButton("meal-weekday", turn_weekday),
    OnButton("meals-arrived", arrived),
    OnButton("meals-passed", passed),
    OnButton("meals-delivered", delivered),
)
