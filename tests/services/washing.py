"""A town with a laundry and its price list, for tests of laundry."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from bot.domain.laundry import LaundryId, LaundryOrder
from bot.domain.money import Fen
from bot.domain.people import CONSENT_VERSION, SYSTEM, ChatId, Person, Post, Vendor, VendorId
from bot.domain.quotes import Price
from bot.domain.roles import Role
from bot.services import laundry, laundry_round, quotes
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox, people, posts
from bot.talk import Speaker
from tests.services.town import LONG_AGO, Town

PRICES = (
    Price("L01-dry", "衬衫", "shirt", Fen(1800)),
    Price("L01-wash", "衬衫", "shirt", Fen(1400)),
    Price("L03-wash", "西裤/休闲裤", "trousers", Fen(1605)),
    Price("L13-dry", "羊绒/呢大衣", "wool coat", Fen(5800)),
)


async def opened(town: Town) -> VendorId:
    """The laundry has come; beside it there is a cook, whose business it is not."""

    async def made(work: Work) -> VendorId:
        vendor = await work.add(Vendor(code="V02", kind="laundry", name_zh="白鹭", name_en="Egret"))
        cook = await work.add(Vendor(code="V09", kind="caterer", name_zh="味知道", name_en="Weizhidao"))
        await work.db.execute(update(posts).where(posts.c.person == town.people["vendor"]).values(vendor=vendor.id))
        person = await work.add(Person(code="cook", name_zh="cook", name_en="cook", consent=CONSENT_VERSION))
        await work.save(person, person.bind(ChatId(1000 + person.id), person.language, work.now))
        await work.add(Post(person=person.id, role=Role.VENDOR, vendor=cook.id, since=LONG_AGO))
        town.people["cook"] = person.id
        await quotes.put(work, laundry.LAUNDRY, PRICES)
        return vendor.id

    return await town.desk.do(SYSTEM, made)


async def without_chat(town: Town, who: str = "vendor") -> None:
    """Nobody of the laundry is in the chat."""

    async def gone(work: Work) -> None:
        await work.db.execute(update(people).where(people.c.id == town.people[who]).values(chat=None))

    await town.desk.do(SYSTEM, gone)


async def said(town: Town, who: str, when: datetime, verb: Callable[[Work], Awaitable[Any]]) -> Any:
    """Somebody says something; their client's time of it counts."""
    return await town.desk.do(Speaker(ChatId(1000 + town.people[who])), verb, at=when)


async def handed_in(town: Town, who: str = "tenant", *, express: bool = False, **counts: int) -> LaundryOrder:
    """An order of so many shirts (`shirt`), trousers, coats; none: not counted."""
    unit = town.unit if who == "tenant" else town.other_unit
    wanted = {_CODES[name]: count for name, count in counts.items()}
    return await town.does(who, lambda w: laundry.request(w, unit, wanted, express=express))


_CODES = {"shirt": "L01-wash", "trousers": "L03-wash", "coat": "L13-dry"}


async def orders(town: Town) -> list[LaundryOrder]:
    """All of them."""
    return await town.desk.do(SYSTEM, lambda work: rows.every(work.db, LaundryOrder))


async def last_card(town: Town, who: str) -> dict[str, Any]:
    """The newest card of laundry that somebody has got: all of it, as it lies in the outbox."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people[who], outbox.c.subject.like("laundry:%"))
        found: dict[str, Any] = (await db.execute(mine.order_by(outbox.c.id.desc()).limit(1))).scalar_one()
        return json.loads(json.dumps(found))  # type: ignore[no-any-return]


def seen(verb: Callable[..., Awaitable[LaundryOrder]]) -> Callable[..., Awaitable[LaundryOrder]]:
    """Whoever says something to a count has just looked at it."""

    async def said_to_it(work: Work, id_: LaundryId, *what: str) -> LaundryOrder:
        return await verb(work, id_, (await rows.find(work.db, LaundryOrder, id_)).counting, *what)

    return said_to_it


agree, agreed_by_phone, dispute = seen(laundry.agree), seen(laundry.agreed_by_phone), seen(laundry.dispute)


async def brought_back(town: Town) -> LaundryId:
    """Two shirts that have been collected, counted, agreed, washed and brought back."""
    made = await handed_in(town, shirt=2)
    for verb in (laundry_round.collect, laundry_round.as_listed, laundry_round.give_back):
        await town.does("vendor", lambda w, verb=verb: verb(w, made.id))  # type: ignore[misc]
    return made.id
