"""What the contractors of the house are there for."""

from bot.domain.people import Vendor
from bot.domain.permits import May
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows


@needs(May.GO_HOME)
async def trades(work: Work) -> frozenset[str]:
    """The kinds of vendors that the actor stands for, such as caterer or laundry; none for everybody else."""
    held = await rows.many(work.db, Vendor, sorted(work.actor.vendors))
    return frozenset(vendor.kind for vendor in held.values())
