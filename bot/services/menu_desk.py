"""The week's menu (R169): composed with the caterer, confirmed by them, published to the tenants on Friday."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce

from bot.domain.menus import Dish, Menu, as_composed
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import actors, house, meal_times, menu_changes, menus, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.meal_tables import menus as table
from bot.storage.rows import NotFound
from bot.talk import Lane, button

UNANSWERED = "menu-unanswered"
"""What is due while the caterer has not answered."""
_HALF_A_DAY, _WINDOW = 240, timedelta(days=3)
"""So many minutes of working time."""
_DAY = timedelta(days=1)
_WEEK = 7


@needs(May.COMPOSE_MENU)
async def put(work: Work, day: date, *dishes: Dish) -> Menu:
    """Add sets to a day's menu, or change them: what is ordered from is another one once the caterer has agreed.

    Raises:
        Refusal: the day is past or its lunch is here, or the house is closed on it.

    """
    menu = await _to_be_cooked(work, day)
    return await work.save(menu, reduce(Menu.put, dishes, menu))


@needs(May.COMPOSE_MENU)
async def drop(work: Work, day: date, code: str) -> Menu:
    """Take a set off a day's menu, once the caterer has agreed."""
    menu = await _to_be_cooked(work, day)
    return await work.save(menu, menu.drop(code))


@needs(May.LIMIT_MEALS)
async def limit(work: Work, day: date, capacity: int | None) -> Menu:
    """So many portions can be made on a day: the house says it, or the caterer themselves.

    Raises:
        NotFound: it is another caterer's day.

    """
    menu = await _composed(work, day)
    if work.actor.vendors and menu.vendor not in work.actor.vendors:
        raise NotFound
    return await work.save(menu, menu.limit(capacity))


@needs(May.COMPOSE_MENU)
async def copy_last_week(work: Work, monday: date) -> int:
    """The sets of the week before, weekday by weekday, onto days that have none yet; how many days that were."""
    copied, calendar = 0, await house.calendar(work)
    for before in await menus.between(work, *menus.within(monday - _DAY * _WEEK)):
        day = before.day + _DAY * _WEEK
        if day < work.desk.clock.today(work.now) or not menus.cooks_on(calendar, day):
            continue
        menu = await _composed(work, day)
        if not menu.dishes:
            await work.save(menu, menu.copy(before))
            copied += 1
    if not copied:
        raise Refusal("menu-nothing-to-copy")
    return copied


@needs(May.COMPOSE_MENU)
async def hand_over(work: Work, monday: date) -> None:
    """The caterer is asked to confirm the week.

    Raises:
        Refusal: there is nothing on it.

    """
    week = await _week(work, monday)
    if not week:
        raise Refusal("menu-empty")
    as_it_is = ".".join(f"{menu.id}-{menu.version}" for menu in week)  # asked once for what is on it, by however many
    await _ask(work, monday, week, once=f"menu:{as_it_is}")
    if not await occurrences.waits(work, UNANSWERED, f"{monday}:{as_composed(week)}", but=""):
        await _watch(work, monday, week)


@needs(May.KEEP_TIME)
async def ask_again(work: Work, scope: str) -> None:
    """The caterer has not answered for half a working day: they are asked again, and the supervisor hears of it.

    What has been changed since they were asked is not asked about until it is handed over, too.
    """
    day, handed_over, _ = scope.split(":")
    monday = date.fromisoformat(day)
    week, today = await _week(work, monday), work.desk.clock.today(work.now)
    if as_composed(week) != handed_over:
        return
    left = [menu for menu in week if menu.confirmed_at is None and menu.day >= today]
    if left:
        await _ask(work, monday, week, once=None)
        whom = await actors.holding(work.db, Role.TENANT_SUPERVISOR)
        work.tell(whom, "menu-unanswered", lane=Lane.ALERT, monday=monday, count=len(left))
        await _watch(work, monday, week)


async def _ask(work: Work, monday: date, week: Sequence[Menu], *, once: str | None) -> None:
    asked = await menus.week_card(work, monday)
    asked = asked.under((button("menu-confirm", monday.isoformat(), as_composed(week)),))
    work.send(await menus.cooking(work, week[0].vendor), asked, lane=Lane.ALERT, dedupe=once)


async def _watch(work: Work, monday: date, week: Sequence[Menu]) -> None:
    due = await house.worked(work, work.now, _HALF_A_DAY)
    scope = f"{monday}:{as_composed(week)}:{due.timestamp():.0f}"
    await occurrences.plan(work, UNANSWERED, scope, due, due + _WINDOW)


@needs(May.CATER)
async def confirm(work: Work, monday: date, seen: str) -> int:
    """The caterer will cook what is on the week's menu, as they have `seen` it; how many days that are.

    What they confirm when the week has gone out already goes out at once, as far as its lunch is still to come. Where a
    day was out already, whoever has ordered what is another set by now, or none, is asked, and pays no more for it.

    Raises:
        NotFound: it is somebody else's menu.
        Refusal: there is nothing to confirm, or it has been changed meanwhile.

    """
    week = await _week(work, monday)
    if not week:
        raise NotFound
    return await _agree(work, monday, week, seen)


@needs(May.COMPOSE_MENU)
async def confirmed_by_phone(work: Work, monday: date, seen: str) -> int:
    """A caterer who is not in the chat has said so on the phone, to whoever composes the menu.

    Raises:
        Refusal: there is nothing to confirm, it has been changed meanwhile, or the caterer is in the chat.

    """
    if not await by_phone(work):
        raise Refusal("menu-caterer-in-chat")
    return await _agree(work, monday, await _week(work, monday), seen)


async def as_it_is(work: Work, monday: date) -> str:
    """Inside other verbs: what of a week waits for the caterer, as whoever confirms it now has seen it."""
    return as_composed(await _week(work, monday))


async def _week(work: Work, monday: date) -> list[Menu]:
    """The days of one's own kitchen; for the house those of the caterer that it has."""
    whose = work.actor.vendors or {(await menus.caterer(work)).id}
    return [menu for menu in await menus.cooked(work, *menus.within(monday)) if menu.vendor in whose]


async def by_phone(work: Work) -> bool:
    """Inside other verbs: whether nobody of the caterer can be asked in the chat."""
    return not await menus.in_chat(work, await menus.cooking(work, (await menus.caterer(work)).id))


async def _agree(work: Work, monday: date, week: Sequence[Menu], seen: str) -> int:
    drafts = [menu for menu in week if menu.confirmed_at is None]
    if not drafts:
        raise Refusal("menu-confirmed-already")
    if seen != as_composed(week):
        raise Refusal("menu-changed-meanwhile")
    confirmed = [await _confirmed(work, menu) for menu in drafts]
    if work.now > await meal_times.publication(work, monday):
        late = [menu for menu in confirmed if menu.published_at is None]
        await _send_out(work, monday, [one for one in late if work.now <= await meal_times.arrival(work, one.day)])
    work.tell(await actors.holding(work.db, Role.TENANT_SUPERVISOR), "menu-was-confirmed", monday=monday)
    return len(drafts)


async def _confirmed(work: Work, menu: Menu) -> Menu:
    saved = await work.save(menu, menu.confirm(work.me, work.said_at))
    if work.now <= await meal_times.arrival(work, menu.day):
        await menu_changes.follow(work, saved, saved.changed_since(menu))
    if work.now < await meal_times.over(work, menu.day):
        await menu_changes.warn(work, saved, saved.found_since(menu))
    return saved


@needs(May.KEEP_TIME)
async def publish(work: Work, scope: str) -> None:
    """Friday: next week's menu goes out (R169); what is not ready is asked for instead."""
    monday = menus.monday_of(date.fromisoformat(scope)) + _DAY * _WEEK
    week = await menus.cooked(work, *menus.within(monday))
    ready = [menu for menu in week if menu.confirmed_at is not None]
    if len(ready) < len(await _open_days(work, monday)):
        leading = await actors.holding(work.db, Role.TENANT_SUPERVISOR, Role.CS_MANAGER)
        work.tell(leading, "menu-not-ready", lane=Lane.ALERT, monday=monday, count=len(ready))
    await _send_out(work, monday, ready)


async def _send_out(work: Work, monday: date, ready: Sequence[Menu]) -> None:
    """These days may be ordered from now on: the week as it stands goes to those who want it."""
    if not ready:
        return
    out = [await work.save(menu, menu.publish(work.now)) for menu in ready]
    card = await menus.published_card(work, monday)
    it = card.under((button("meal-order"),), (button("meal-menus-off"),))
    once = f"menu:{monday}:{'.'.join(f'{menu.id}' for menu in out)}"
    work.send(await menus.eaters(work), it, dedupe=once, twice=False)


async def _to_be_cooked(work: Work, day: date) -> Menu:
    if work.now > await meal_times.arrival(work, day) and day == work.desk.clock.today(work.now):
        raise Refusal("menu-day-served", day=day)
    return await _composed(work, day)


async def _composed(work: Work, day: date) -> Menu:
    if day < work.desk.clock.today(work.now):
        raise Refusal("menu-day-past")
    if not await menus.is_open(work, day):
        raise Refusal("menu-day-off", day=day)
    vendor = (await menus.caterer(work)).id
    found = await rows.first(work.db, Menu, table.c.day == day, table.c.vendor == vendor)
    return await work.add(Menu(vendor=vendor, day=day)) if found is None else found


async def _open_days(work: Work, monday: date) -> Sequence[date]:
    calendar = await house.calendar(work)
    return [day for day in (monday + _DAY * n for n in range(_WEEK)) if menus.cooks_on(calendar, day)]


@needs(May.COMPOSE_MENU)
async def days_ahead(work: Work) -> list[date]:
    """The days of this fortnight for which a menu may be composed."""
    calendar = await house.calendar(work)
    return [day for day in await house.working_days(work, 2 * _WEEK) if menus.cooks_on(calendar, day)]
