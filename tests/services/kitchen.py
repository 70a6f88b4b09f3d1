"""A town with a caterer and a published menu for Monday and Tuesday, for tests of meals."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update

from bot.domain.meals import MealOrder
from bot.domain.menus import Dish, Menu, MenuStatus
from bot.domain.money import Fen
from bot.domain.people import SYSTEM, ChatId, Vendor, VendorId
from bot.domain.units import Building
from bot.services import meal_late, meal_round, meals, menu_desk, menus
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import buildings, outbox, posts
from bot.talk import Speaker
from tests.services.town import MONDAY, Town, at, ticks

TUESDAY = date(2026, 11, 24)
SETS = (
    Dish("A", "红烧肉+米饭", "Braised pork, rice", Fen(3200)),
    Dish("B", "滑鸡+米饭", "Chicken, rice", Fen(2800)),
    Dish("V", "素什锦", "Vegetables", Fen(2400)),
)


async def opened(town: Town) -> VendorId:
    """The caterer has come, and two days are published."""

    async def made(work: Work) -> VendorId:
        vendor = await work.add(Vendor(code="V03", kind="caterer", name_zh="味知道", name_en="Weizhidao"))
        await work.db.execute(update(posts).where(posts.c.person == town.people["vendor"]).values(vendor=vendor.id))
        for day in (MONDAY, TUESDAY):
            await work.add(
                Menu(
                    vendor=vendor.id, day=day, dishes=SETS, agreed=SETS, status=MenuStatus.PUBLISHED,
                    confirmed_at=work.now, published_at=work.now,
                )
            )  # fmt: skip
        return vendor.id

    return await town.desk.do(SYSTEM, made)


async def ruled(town: Town, **rules: object) -> None:
    """The building sets some rules otherwise."""

    async def changed(work: Work) -> None:
        held = await rows.first(work.db, Building, buildings.c.id > 0)
        assert held
        await work.db.execute(update(buildings).values(rules={**held.rules, **rules}))

    await town.desk.do(SYSTEM, changed)


async def said(town: Town, who: str, when: datetime, verb: Callable[[Work], Awaitable[Any]]) -> Any:
    """Somebody says something; their client's time of it counts."""
    speaker = Speaker(ChatId(1000 + town.people[who]))
    return await town.desk.do(speaker, verb, at=when)


async def ordered(town: Town, who: str = "tenant", when: datetime | None = None, **counts: int) -> MealOrder:
    """They have ordered for Monday."""
    unit = town.unit if who == "tenant" else town.other_unit
    found = await said(town, who, when or at(town, 9), lambda w: meals.order(w, MONDAY, unit, counts, ""))
    assert isinstance(found, MealOrder)
    return found


async def put(town: Town, dish: Dish, day: date = MONDAY) -> Menu:
    """The supervisor puts a set on a day, and the caterer agrees."""
    await town.does("tenant_supervisor", lambda w: menu_desk.put(w, day, dish))
    return await _agreed(town, day)


async def dropped(town: Town, code: str, day: date = MONDAY) -> Menu:
    """The supervisor takes a set off a day, and the caterer agrees."""
    await town.does("tenant_supervisor", lambda w: menu_desk.drop(w, day, code))
    return await _agreed(town, day)


def agreeing(
    monday: date = MONDAY, verb: Callable[[Work, date, str], Awaitable[int]] = menu_desk.confirm
) -> Callable[[Work], Awaitable[int]]:
    """Whoever confirms a week has just looked at it."""

    async def agreed(work: Work) -> int:
        return await verb(work, monday, await menu_desk.as_it_is(work, monday))

    return agreed


async def _agreed(town: Town, day: date) -> Menu:
    await town.does("vendor", agreeing(menus.monday_of(day)))
    (found,) = [menu for menu in await every(town, Menu) if menu.day == day]
    assert isinstance(found, Menu)
    return found


async def every(town: Town, record: type[Any]) -> list[Any]:
    """Every record of a kind."""
    return await town.desk.do(SYSTEM, lambda work: rows.every(work.db, record))


async def asked_late(town: Town, when: datetime | None = None) -> MealOrder:
    """Somebody asks too late."""
    when = when or at(town, 10, 5)
    found = await said(
        town, "tenant", when, lambda w: meal_late.ask_late(w, MONDAY, town.unit, {"A": 1}, "", "meeting ran over")
    )
    assert isinstance(found, MealOrder)
    return found


async def outcome(town: Town, who: str, verb: Callable[[Work], Awaitable[object]], when: datetime) -> str:
    """What somebody is told who tries it then: "done", or the key of the no; nothing of it stays."""
    return await town.outcome(who, verb, when)


async def brought(town: Town, day: date = MONDAY) -> None:
    """At noon it is here, as it should be, and has been brought round."""
    town.desk.clock.set(at(town, 12, day=day))
    for verb in (meal_round.arrive, meal_round.passed, meal_round.delivered):
        await town.does("csr", lambda w, v=verb: v(w, day))  # type: ignore[misc]


async def served(town: Town) -> MealOrder:
    """An order that is on its way to the building."""
    made = await ordered(town, A=1)
    await ticks(town, at(town, 10))
    await ticks(town, at(town, 11, 30))
    return made


async def shown(town: Town, who: str, subject: str) -> str:
    """The newest card of something that somebody has got: all of it, as it lies in the outbox."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people[who], outbox.c.subject == subject)
        return str((await db.execute(mine.order_by(outbox.c.id.desc()).limit(1))).scalar_one())
