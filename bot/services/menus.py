"""The menu as people see it: a day, a week, who cooks it and who wants it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement

from bot.domain.menus import Dish, Menu
from bot.domain.names import Named
from bot.domain.people import PersonId, Vendor, VendorId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.domain.trades import Trade
from bot.domain.working_days import Calendar
from bot.services import actors, house, subscriptions, vendors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import menus
from bot.storage.tables import people, posts
from bot.talk import Answer, FileId, Money, Words, answer, button, words

MENU = "menu"
"""The kind of push that brings the menu."""
_DAY = timedelta(days=1)
_WEEK, _ABREAST, _MOST_PHOTOS = 7, 3, 10
"""Days of a week; so many of them beside each other; so many pictures in one message."""


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - _DAY * day.weekday()


@needs(May.SEE_MENU)
async def of_day(work: Work, day: date) -> Menu | None:
    """What may be ordered on a day; None where nothing is published."""
    found = await cooked(work, menus.c.day == day, menus.c.published_at.is_not(None))
    return found[0] if found and found[0].agreed else None


@needs(May.SEE_MENU)
async def published(work: Work) -> list[Menu]:
    """Everything that is published from today on, day by day."""
    today = work.desk.clock.today(work.now)
    found = await cooked(work, menus.c.day >= today, menus.c.published_at.is_not(None))
    return [menu for menu in found if menu.agreed]


@needs(May.SEE_MENU)
async def of_week(work: Work, monday: date) -> list[Menu]:
    """The week's menus; drafts only for those who compose them or cook them."""
    return await between(work, *within(monday), *_seen(work))


@needs(May.SEE_MENU)
async def ahead(work: Work) -> list[Menu]:
    """Every day from today on that has sets, drafts only for those who compose or cook them."""
    today = work.desk.clock.today(work.now)
    return await cooked(work, menus.c.day >= today, *_seen(work))


@needs(May.SEE_MENU)
async def next_to_read(work: Work) -> date:
    """The Monday of the week that is cooked next: this one as long as something of it is to come, or nothing is out."""
    coming = await ahead(work)
    return monday_of(coming[0].day if coming else work.desk.clock.today(work.now))


@dataclass(frozen=True)
class WeekMenu:
    """A week as it goes on paper; until `cut_off` one may order on each day."""

    house: Named
    caterer: Named
    monday: date
    days: tuple[Menu, ...]
    cut_off: time
    printed_at: datetime


@needs(May.SEE_MENU)
async def on_paper(work: Work, monday: date) -> WeekMenu:
    """The week to be printed or passed on. Raises Refusal where there is nothing on it yet."""
    days = await cooked(work, *within(monday), *_seen(work))
    if not days:
        raise Refusal("menu-empty")
    cook = await rows.find(work.db, Vendor, days[0].vendor)
    until = (await house.rules(work)).meal_cut_off
    at = work.desk.clock.local(work.now)
    return WeekMenu(await house.name(work), cook.name, monday, tuple(days), until, at)


@needs(May.SEE_MENU)
async def day_card(work: Work, day: date) -> Answer:
    """One day: its sets, with their pictures. Raises Refusal where there is no menu for it."""
    found = await cooked(work, menus.c.day == day, *_seen(work))
    if not found:
        raise Refusal("meal-no-menu", day=day)
    sets = _sets(work, found[0])
    photos = tuple(FileId(dish.photo) for dish in sets if dish.photo)
    shown = answer("menu-one-day", day=day, sets=[dish_line(dish) for dish in sets] or [words("menu-day-emptied")])
    return replace(shown, photos=photos[:_MOST_PHOTOS])


@needs(May.SEE_MENU)
async def unconfirmed(work: Work, monday: date) -> bool:
    """Whether the caterer has still to confirm something on the week's menu."""
    return any(menu.confirmed_at is None for menu in await cooked(work, *within(monday), *_seen(work)))


async def week_card(work: Work, monday: date) -> Answer:
    """Inside other verbs: the week, a paragraph for each day; what the caterer has still to agree to is marked."""
    held = await cooked(work, *within(monday), *_seen(work))
    return _week(monday, [(menu, day_lines(menu.day, _sets(work, menu), _waits(work, menu))) for menu in held])


async def published_card(work: Work, monday: date) -> Answer:
    """Inside other verbs: the week as the tenants see it, whoever sends it."""
    held = await cooked(work, *within(monday), menus.c.published_at.is_not(None))
    return _week(monday, [(menu, day_lines(menu.day, menu.agreed)) for menu in held if menu.agreed])


def _week(monday: date, held: Sequence[tuple[Menu, Words]]) -> Answer:
    card = answer("menu-week", monday=monday, days=[lines for _, lines in held] or [words("menu-none")])
    if not held:
        return card
    days = tuple(button("menu-day", f"{menu.day}", label="button-menu-day", day=menu.day) for menu, _ in held)
    ranks = tuple(days[n : n + _ABREAST] for n in range(0, len(days), _ABREAST))
    return card.under(*ranks, (button("menu-paper", f"{monday}"),))


def day_lines(day: date, sets: Iterable[Dish], waits: Words | str = "") -> Words:
    """A day's menu as a paragraph."""
    lines = [dish_line(dish) for dish in sets] or [words("menu-day-emptied")]
    return words("menu-day", day=day, sets=lines, waits=waits)


def dish_line(dish: Dish) -> Words:
    """A set in a line: code, what is in it, its price."""
    allergens = words("menu-allergens", what=dish.allergens) if dish.allergens else ""
    return words("menu-set", code=dish.code, name=dish.name, price=Money(dish.price), allergens=allergens)


async def caterer(work: Work) -> Vendor:
    """Inside other verbs: who cooks for the building. Raises Refusal where nobody does."""
    found = await vendors.of(work, Trade.MEALS)
    if found is None:
        raise Refusal("meal-no-caterer")
    return found


async def cooking(work: Work, vendor: VendorId) -> tuple[PersonId, ...]:
    """Inside other verbs: the caterer's people."""
    return await actors.of_vendor(work.db, vendor)


async def in_chat(work: Work, whom: Sequence[PersonId]) -> bool:
    """Inside other verbs: whether one of them can be reached in a chat."""
    found = [await actors.by_id(work.db, person) for person in whom]
    return any(actor is not None and actor.chat is not None and not actor.unreachable for actor in found)


async def eaters(work: Work) -> tuple[PersonId, ...]:
    """Inside other verbs: tenants' contacts who have come into the chat and want the menu."""
    held = people.join(posts, posts.c.person == people.c.id)
    here = (posts.c.role == Role.TENANT, posts.c.until.is_(None), people.c.chat.is_not(None))
    found = people.select().with_only_columns(people.c.id).select_from(held).where(*here).distinct()
    return await subscriptions.wanting(work, MENU, [PersonId(row.id) for row in await work.db.execute(found)])


async def between(work: Work, *where: ColumnElement[bool]) -> list[Menu]:
    """Inside other verbs: the menus that fit, day by day."""
    return sorted(await rows.every(work.db, Menu, *where), key=lambda menu: menu.day)


async def cooked(work: Work, *where: ColumnElement[bool]) -> list[Menu]:
    """Inside other verbs: as far as who looks sees any sets on them, and their day is not off by now.

    What a caterer had published for whom nobody stands is nobody's to cook. Of two for a day the newcomer's counts.
    """
    calendar, cooks = await house.calendar(work), [cook.id for cook in await vendors.at_work(work, Trade.MEALS)]
    found = await between(work, *where, menus.c.vendor.in_(cooks))
    seen = [menu for menu in found if _shown(work, menu) and cooks_on(calendar, menu.day)]
    return list({menu.day: menu for menu in sorted(seen, key=lambda one: (one.day, cooks.index(one.vendor)))}.values())


async def is_open(work: Work, day: date) -> bool:
    """Inside other verbs: whether the house works on a day, and the caterer cooks."""
    return cooks_on(await house.calendar(work), day)


def cooks_on(calendar: Calendar, day: date) -> bool:
    """The same by a calendar that has been read already: once, for however many days."""
    return calendar.works(day) and day.isoweekday() not in calendar.rules.meal_closed


def within(monday: date) -> tuple[ColumnElement[bool], ...]:
    """The condition for the seven days from a Monday."""
    return menus.c.day >= monday, menus.c.day < monday + _DAY * _WEEK


def _drafts(work: Work) -> bool:
    """Whether who looks composes the menu, or cooks it."""
    return May.COMPOSE_MENU in work.actor.permits or May.CATER in work.actor.permits


def _sets(work: Work, menu: Menu) -> tuple[Dish, ...]:
    """What there is on a day: what is composed for those who compose or cook it, what is agreed to for all others."""
    return menu.dishes if _drafts(work) else menu.agreed


def _shown(work: Work, menu: Menu) -> bool:
    """Whether there is anything on a day; for those who compose or cook it, also that it is to be emptied."""
    return bool(_sets(work, menu) or (_drafts(work) and menu.agreed))


def _waits(work: Work, menu: Menu) -> Words | str:
    return words("menu-day-waits") if _drafts(work) and menu.waits and menu.dishes else ""


def _seen(work: Work) -> Iterable[ColumnElement[bool]]:
    if May.COMPOSE_MENU in work.actor.permits or May.KEEP_TIME in work.actor.permits:
        return ()
    if work.actor.vendors:
        return (menus.c.vendor.in_(work.actor.vendors),)
    return (menus.c.published_at.is_not(None),)
