"""The Friday analysis of the week's repairs, with what has been open for long (R39, R97, R98)."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, or_, select

from bot.domain.aftermath import Stage
from bot.domain.analyses import Analysis, LongOpen, Rectified, Tally
from bot.domain.categories import Category, department_of
from bot.domain.names import Named
from bot.domain.order_states import OrderStatus
from bot.domain.permits import May
from bot.domain.repairs import IntakeStatus
from bot.domain.roles import Role
from bot.services import actors, house, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage.repair_tables import intakes, overdues, rectifications, work_orders
from bot.storage.tables import people, units
from bot.talk import Answer, Button, Words, answer, button, words

WEEKLY = "friday-summary"
_WEEK = timedelta(days=7)
_SHOWN = 10


@needs(May.KEEP_TIME)
async def push(work: Work, scope: str) -> None:
    """The analysis of the week that ends with the Friday `scope` (ISO) goes to the manager, with its workbook."""
    found = await of_week(work, date.fromisoformat(scope))
    work.send(await actors.holding(work.db, Role.CS_MANAGER), told(found, scope))


@needs(May.AUDIT_REPAIRS)
async def of_week(work: Work, last: date) -> Analysis:
    """From the summary before to that of the Friday `last`, as it stood then or, while it lasts, as it stands now."""
    clock, rules = work.desk.clock, await house.rules(work)
    at = rules.friday_summary_time
    start, until = await occurrences.span(work, WEEKLY, f"{last}", clock.at(last, at.hour, at.minute), _WEEK)
    end = min(until, work.now)
    long_ = end - timedelta(days=rules.long_open_days)
    rows = list(await work.db.execute(_of_span(start, end)))
    return Analysis(
        start=clock.local(start),
        end=clock.local(end),
        total=_tally(rows, start, end, long_),
        by_category={c: _tally(of, start, end, long_) for c, of in _split(rows).items()},
        by_department=_by_department(rows, start, end, long_),
        long_open=tuple(_long_open(work, row, end) for row in rows if _is_open(row, end) and row.reported_at < long_),
        rectified=tuple(_rectified(work, row, end) for row in rows if row.by),
        overdue=await _overdue(work, start, end),
    )


def told(found: Analysis, scope: str) -> Answer:
    """The analysis as a message: the counts, and what has been open for longest; the rest is in the workbook."""
    shown = found.long_open[:_SHOWN]
    more = len(found.long_open) - len(shown)
    total, overdue = found.total, sum(found.overdue.values())
    return answer(
        "analysis",
        start=found.start, end=found.end, reported=total.reported, done=total.done, void=total.void, open=total.open,
        overdue=overdue, long_open=total.long_open,
        lines=[_line(one) for one in shown] or [words("analysis-none-long")],
        more=words("closing-more", count=more) if more else "",
        paper=("analysis", scope),
        rows=(*((_limit(one),) for one in shown if one.deadline is None), (button("rectify-inform", scope),)),
    )  # fmt: skip


def _of_span(start: datetime, end: datetime) -> Any:
    """What was reported before the end and was not settled before the start."""
    joined = (
        intakes.outerjoin(work_orders, work_orders.c.intake == intakes.c.id)
        .outerjoin(units, units.c.id == intakes.c.unit)
        .outerjoin(people, people.c.id == work_orders.c.technician)
        .outerjoin(rectifications, rectifications.c.intake == intakes.c.id)
    )
    shown = select(
        intakes.c.id, intakes.c.number, intakes.c.text, intakes.c.category, intakes.c.status, intakes.c.reported_at,
        intakes.c.closed_at, work_orders.c.number.label("ordered"), work_orders.c.status.label("stands"),
        units.c.number.label("unit"), people.c.name_zh, people.c.name_en, rectifications.c.by, rectifications.c.why,
    )  # fmt: skip
    within = intakes.c.reported_at < end, or_(intakes.c.closed_at.is_(None), intakes.c.closed_at >= start)
    return shown.select_from(joined).where(*within).order_by(intakes.c.id)


def _is_open(row: Row[Any], end: datetime) -> bool:
    return row.closed_at is None or row.closed_at >= end


def _tally(rows: list[Row[Any]], start: datetime, end: datetime, long_: datetime) -> Tally:
    still = [row for row in rows if _is_open(row, end)]
    over = [row for row in rows if not _is_open(row, end)]
    void = sum(row.stands is OrderStatus.VOID for row in over)
    otherwise = sum(row.status is not IntakeStatus.CLOSED for row in over)
    carried = sum(row.reported_at < start for row in rows)
    return Tally(
        reported=len(rows) - carried, done=len(over) - void - otherwise, open=len(still), void=void, carried=carried,
        otherwise=otherwise, long_open=sum(row.reported_at < long_ for row in still),
    )  # fmt: skip


def _split(rows: list[Row[Any]]) -> dict[Category, list[Row[Any]]]:
    found: dict[Category, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.category].append(row)
    return {category: found[category] for category in Category if category in found}


def _by_department(
    rows: list[Row[Any]], start: datetime, end: datetime, long_: datetime
) -> tuple[tuple[Named, Tally], ...]:
    found: dict[Named, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[department_of(row.category)].append(row)
    return tuple((name, _tally(of, start, end, long_)) for name, of in found.items())


def _long_open(work: Work, row: Row[Any], end: datetime) -> LongOpen:
    holder = Named(row.name_zh, row.name_en) if row.name_zh else None
    since, days = work.desk.clock.local(row.reported_at), (end - row.reported_at).days
    return LongOpen(
        number=row.ordered or row.number, intake=row.id, category=row.category, unit=row.unit or "", content=row.text,
        since=since, holder=holder, days=days, deadline=row.by, remark=row.why or "",
    )  # fmt: skip


def _rectified(work: Work, row: Row[Any], end: datetime) -> Rectified:
    done = None if _is_open(row, end) else work.desk.clock.local(row.closed_at)
    return Rectified(row.ordered or row.number, row.text, row.by, row.why, done)


async def _overdue(work: Work, start: datetime, end: datetime) -> dict[Stage, int]:
    within = overdues.c.noticed_at >= start, overdues.c.noticed_at < end
    counted = select(overdues.c.stage, func.count().label("n")).where(*within).group_by(overdues.c.stage)
    return {row.stage: row.n for row in await work.db.execute(counted)}


def _line(one: LongOpen) -> Words:
    unit = one.unit or words("common-area")
    by = words("rectify-by", by=one.deadline) if one.deadline else ""
    return words(
        "analysis-line", number=one.number, unit=unit, days=one.days, name=one.holder or words("nobody-sent"), by=by
    )


def _limit(one: LongOpen) -> Button:
    return button("repair-rectify", one.intake, label="button-rectify-one", number=one.number)
