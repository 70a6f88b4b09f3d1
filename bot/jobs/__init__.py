"""What the clock does."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.jobs.clockwork import Kind, Late, Slot
from bot.services import work_orders
from bot.services.drafts import sweep
from bot.services.work import Work

_SWEEP_MINUTES = 10


def _every_ten_minutes(day: date) -> Iterable[Slot]:
    del day
    return (Slot(f"{h:02d}:{m:02d}", h, m) for h in range(24) for m in range(0, 60, _SWEEP_MINUTES))


async def sweep_drafts(work: Work, scope: str) -> None:
    """Dialogues that were left lying are cleared away, and their people told."""
    del scope
    await sweep(work)


SCHEDULE: tuple[Kind, ...] = (
    Kind("sweep-drafts", sweep_drafts, Late.SKIP, _every_ten_minutes, timedelta(minutes=_SWEEP_MINUTES)),
    Kind(work_orders.UNACCEPTED, work_orders.remind_unaccepted, Late.RUN),
)
"""Everything that happens by itself, and what is done about it when it is late."""
