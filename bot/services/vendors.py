"""What the contractors of the house are there for, and who of them works in a trade."""

from sqlalchemy import select

from bot.domain.people import Vendor
from bot.domain.permits import May
from bot.domain.trades import Trade
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import people, posts, vendors


async def of(work: Work, trade: Trade) -> Vendor | None:
    """Inside other verbs: the newest of them that anybody stands for (R168, R181); None where there is none."""
    found = await at_work(work, trade)
    return found[-1] if found else None


async def at_work(work: Work, trade: Trade) -> list[Vendor]:
    """Inside other verbs: all of them that anybody stands for, the newest last: two while one takes over."""
    stood_for = select(posts.c.vendor).where(posts.c.vendor.is_not(None), posts.c.until.is_(None))
    of_trade = vendors.c.kind == trade.vendor_kind, vendors.c.id.in_(stood_for)
    return await rows.every(work.db, Vendor, *of_trade)


@needs(May.GO_HOME)
async def trades(work: Work) -> frozenset[Trade]:
    """What who speaks is a vendor of by now, within this very work; nothing for everybody else."""
    held = (
        select(vendors.c.kind).join(posts, posts.c.vendor == vendors.c.id).join(people, people.c.id == posts.c.person)
    )
    found = held.where(people.c.chat == work.actor.chat, posts.c.until.is_(None))
    kinds = {row.kind for row in await work.db.execute(found)}
    return frozenset(trade for trade in Trade if trade.vendor_kind in kinds)
