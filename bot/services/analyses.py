"""The Friday analysis of the week's repairs, with what has been open for long (R39, R97, R98)."""

from collections import defaultdict
from collections.abc import Container
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from bot.domain.aftermath import Stage
from bot.domain.analyses import Analysis, LongOpen, Rectified, Tally
from bot.domain.categories import Category, department_of
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import actors, house, movements, occurrences, registers
from bot.services.movements import Moved
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage.repair_tables import intakes, overdues
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
    moved = await movements.of_span(work, start, end)
    walled = await registers.walled_off(work, intakes.c.id.in_([one.row.id for one in moved]))
    return Analysis(
        start=clock.local(start),
        end=clock.local(end),
        total=movements.tally(moved, long_),
        by_category={c: movements.tally(of, long_) for c, of in _split(moved).items()},
        by_department=_by_department(moved, long_),
        long_open=tuple(_long_open(work, one, end, walled) for one in moved if one.how.open and one.how.since < long_),
        rectified=tuple(_rectified(work, one, walled) for one in moved if one.row.by),
        overdue=await _overdue(work, start, end),
    )


def told(found: Analysis, scope: str) -> Answer:
    """The analysis as a message: the counts, and what has been open for longest; the rest is in the workbook."""
    shown = found.long_open[:_SHOWN]
    more = len(found.long_open) - len(shown)
    total, overdue = found.total, sum(found.overdue.values())
    return answer(
        "analysis",
        start=found.start, end=found.end, carried=total.carried, reported=total.reported, reopened=total.reopened,
        done=total.done, void=total.void, otherwise=total.otherwise, open=total.open, overdue=overdue,
        long_open=total.long_open,
        lines=[_line(one) for one in shown] or [words("analysis-none-long")],
        more=words("closing-more", count=more) if more else "",
        paper=("analysis", scope),
        rows=(*((_limit(one),) for one in shown if one.deadline is None), (button("rectify-inform", scope),)),
    )  # fmt: skip


def _split(moved: list[Moved]) -> dict[Category, list[Moved]]:
    found: dict[Category, list[Moved]] = defaultdict(list)
    for one in moved:
        found[one.row.category].append(one)
    return {category: found[category] for category in Category if category in found}


def _by_department(moved: list[Moved], long_: datetime) -> tuple[tuple[Named, Tally], ...]:
    found: dict[Named, list[Moved]] = defaultdict(list)
    for one in moved:
        found[department_of(one.row.category)].append(one)
    return tuple((name, movements.tally(of, long_)) for name, of in found.items())


def _long_open(work: Work, one: Moved, end: datetime, walled: Container[str]) -> LongOpen:
    row, since = one.row, one.how.since
    line = LongOpen(
        number=row.ordered or row.number, intake=row.id, category=row.category, unit=row.unit or "", content=row.text,
        since=work.desk.clock.local(since), holder=Named(row.name_zh, row.name_en) if row.name_zh else None,
        days=(end - since).days, deadline=row.by, remark=row.why or "",
    )  # fmt: skip
    return line.without_words() if row.number in walled else line


def _rectified(work: Work, one: Moved, walled: Container[str]) -> Rectified:
    row, settled = one.row, one.how.settled
    done = work.desk.clock.local(settled) if settled and one.done else None
    line = Rectified(row.ordered or row.number, row.text, row.by, row.why, done)
    return line.without_words() if row.number in walled else line


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
