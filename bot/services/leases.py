"""One process per bot: a row that its holder renews."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.domain.permits import May
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import leases

VALID = timedelta(seconds=30)


@needs(May.KEEP_TIME)
async def hold(work: Work, name: str, holder: str, at: datetime) -> str:
    """Take the lease, or renew it; who holds it now. `at` is real time, which a rehearsal does not move."""
    # One conditional statement: of two processes that start at once, the second finds the row of the first.
    row = {"holder": holder, "until": at + VALID}
    ours = (leases.c.holder == holder) | (leases.c.until <= at)
    taken = rows.upsert(work.db, leases).values(name=name, **row)
    await work.db.execute(taken.on_conflict_do_update(index_elements=["name"], set_=row, where=ours))
    return str((await work.db.execute(select(leases.c.holder).where(leases.c.name == name))).scalar_one())


@needs(May.KEEP_TIME)
async def release(work: Work, name: str, holder: str) -> None:
    """Give the lease back, so that the next process need not wait for it to run out."""
    await work.db.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))
