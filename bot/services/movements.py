"""What moved among the repairs in a span of time; the daily closing and the Friday analysis count it.

A record is of the span in which it was written down, as a line of a paper register is: what was said before the house
was shut and is heard after the sheet was made is on the next one, and on one only.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from bot.domain.analyses import Tally
from bot.domain.movements import Came, Movement, Turn, movement
from bot.domain.order_states import OrderStatus
from bot.domain.repairs import IntakeStatus
from bot.services.work import Work
from bot.storage.repair_tables import intakes, rectifications, work_orders
from bot.storage.tables import history, people, units


@dataclass(frozen=True)
class Moved:
    """A repair as it stands now, and how it moved in the span."""

    row: Any
    how: Movement

    @property
    def void(self) -> bool:
        """Whether it was over at the end because its order was voided."""
        return self.how.stood is IntakeStatus.CLOSED and self.row.stands is OrderStatus.VOID

    @property
    def done(self) -> bool:
        """Whether it was settled at the end by an order of its own."""
        return self.how.stood is IntakeStatus.CLOSED and not self.void


async def first_since(work: Work, instant: datetime) -> int:
    """Inside other verbs: from which id on the records have been written down since then."""
    # Nothing is written down before it is said: the last one from before is looked for from there on downwards.
    said = select(intakes.c.id).where(intakes.c.reported_at >= instant)
    above = (await work.db.execute(said.order_by(intakes.c.reported_at, intakes.c.id).limit(1))).scalar_one_or_none()
    of_it = history.c.record == intakes.name, history.c.record_id == intakes.c.id
    noted = func.coalesce(select(func.min(history.c.at)).where(*of_it).scalar_subquery(), intakes.c.reported_at)
    before = select(intakes.c.id).where(noted < instant)
    if above is not None:
        before = before.where(intakes.c.id < above)
    return ((await work.db.execute(before.order_by(intakes.c.id.desc()).limit(1))).scalar_one_or_none() or 0) + 1


async def written_down(work: Work, start: datetime, end: datetime) -> tuple[ColumnElement[bool], ...]:
    """Inside other verbs: of records, those written down from `start` until before `end` (UTC)."""
    return intakes.c.id >= await first_since(work, start), intakes.c.id < await first_since(work, end)


async def of_span(work: Work, start: datetime, end: datetime) -> list[Moved]:
    """Inside other verbs: what was open when the span began, or came in it; `end` is not in it."""
    new, later = await first_since(work, start), await first_since(work, end)
    # What was settled before and is not open now can only have moved where it was settled anew, and so later.
    within = intakes.c.id < later, or_(intakes.c.closed_at.is_(None), intakes.c.closed_at >= start)
    turns: dict[int, list[Turn]] = defaultdict(list)
    told = history.c.record == intakes.name, history.c.record_id.in_(select(intakes.c.id).where(*within))
    lines = select(history.c.record_id, history.c.at, history.c.change).where(*told).order_by(history.c.id)
    for line in await work.db.execute(lines):
        if changed := line.change.get("status"):
            turns[line.record_id].append(Turn(line.at, *(IntakeStatus(status) for status in changed)))
    joined = (
        intakes.outerjoin(work_orders, work_orders.c.intake == intakes.c.id)
        .outerjoin(units, units.c.id == intakes.c.unit)
        .outerjoin(people, people.c.id == work_orders.c.technician)
        .outerjoin(rectifications, rectifications.c.intake == intakes.c.id)
    )
    shown = select(
        intakes.c.id, intakes.c.number, intakes.c.text, intakes.c.category, intakes.c.status, intakes.c.reported_at,
        work_orders.c.number.label("ordered"), work_orders.c.status.label("stands"),
        units.c.number.label("unit"), people.c.name_zh, people.c.name_en, rectifications.c.by, rectifications.c.why,
    ).select_from(joined).where(*within).order_by(intakes.c.id)  # fmt: skip
    found = (
        (row, movement(row.reported_at, turns[row.id], row.status, start, end, new=row.id >= new))
        for row in await work.db.execute(shown)
    )
    return [Moved(row, how) for row, how in found if how]


def tally(moved: Iterable[Moved], long_: datetime) -> Tally:
    """Inside other verbs: what moved, counted; open for long is what has been open since before `long_`."""
    all_ = list(moved)
    came = [one.how.came for one in all_]
    done, void = sum(one.done for one in all_), sum(one.void for one in all_)
    open_ = [one for one in all_ if one.how.open]
    return Tally(
        carried=came.count(Came.CARRIED), reported=came.count(Came.REPORTED), reopened=came.count(Came.REOPENED),
        done=done, void=void, otherwise=len(all_) - done - void - len(open_), open=len(open_),
        long_open=sum(one.how.since < long_ for one in open_),
    )  # fmt: skip
