"""A town with a caterer and a published menu for Monday and Tuesday, for tests of meals."""

from datetime import date, datetime, timedelta

from sqlalchemy import update

from bot.domain.menus import Dish, Menu, MenuStatus
from bot.domain.money import Fen
from bot.domain.people import SYSTEM, Vendor, VendorId
from bot.domain.units import Building
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import buildings, posts
from tests.services.town import Town

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
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
                    vendor=vendor.id, day=day, dishes=SETS, status=MenuStatus.PUBLISHED, confirmed_at=work.now,
                    published_at=work.now,
                )
            )  # fmt: skip
        return vendor.id

    return await town.desk.do(SYSTEM, made)


def at(town: Town, hour: int, minute: int = 0, second: int = 0, day: date = MONDAY) -> datetime:
    """An instant on a day of the building."""
    return town.desk.clock.at(day, hour, minute) + timedelta(seconds=second)


async def ruled(town: Town, **rules: object) -> None:
    """The building sets some rules otherwise."""

    async def changed(work: Work) -> None:
        held = await rows.first(work.db, Building, buildings.c.id > 0)
        assert held
        await work.db.execute(update(buildings).values(rules={**held.rules, **rules}))

    await town.desk.do(SYSTEM, changed)
