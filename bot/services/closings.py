"""The daily closing: which repair slips are still open, to the reps and their supervisor (R49, R72)."""

from collections.abc import Container, Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select

from bot.domain.deadlines import Due
from bot.domain.names import Named
from bot.domain.permits import May
from bot.domain.repairs import OPEN, Intake, IntakeId, IntakeStatus
from bot.domain.roles import Role
from bot.services import actors, deadlines, house, movements, occurrences
from bot.services.movements import Moved
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import intakes, work_orders
from bot.storage.tables import people, units
from bot.talk import Answer, Words, answer, button, words

DAILY = "daily-closing"
_SHOWN = 20
_DAY = timedelta(days=1)


@needs(May.KEEP_TIME)
async def push(work: Work, scope: str) -> None:
    """The closing of the day `scope` (ISO) goes to the reps and the supervisor."""
    told = await of_day(work, date.fromisoformat(scope))
    work.send(await actors.holding(work.db, Role.CSR, Role.TENANT_SUPERVISOR), told)


@needs(May.SEE_REPAIRS)
async def of_day(work: Work, day: date) -> Answer:
    """What was reported and what became of it since the last closing; what is open now: oldest first, late marked."""
    at = (await house.rules(work)).closing_time
    due = work.desk.clock.at(day, at.hour, at.minute)
    start, end = await occurrences.span(work, DAILY, f"{day}", due, _DAY)
    moved = await movements.of_span(work, start, end)
    it = movements.tally(moved, start)
    lines = await open_lines(work, _SHOWN, intakes.c.id.in_(_oldest_open(moved)))
    return answer(
        "closing",
        day=day,
        carried=it.carried, reported=it.reported, reopened=it.reopened,
        closed=it.done, voided=it.void, otherwise=it.otherwise, open=it.open,
        lines=lines or [words("closing-nothing")],
        more=words("closing-more", count=it.open - len(lines)) if it.open > len(lines) else "",
        rows=((button("repairs-waiting"),),),
    )  # fmt: skip


def _oldest_open(moved: Iterable[Moved]) -> list[int]:
    """What was open at the end, and still is."""
    return [one.row.id for one in moved if one.how.open and one.row.status in OPEN][:_SHOWN]


async def open_lines(work: Work, most: int, *where: ColumnElement[bool]) -> list[Words]:
    """Inside other verbs: what is open, oldest first, a line each, the late ones marked."""
    found = list(await work.db.execute(_open().where(*where).limit(most)))
    waiting = [row.id for row in found if row.status is IntakeStatus.TO_DISPATCH]
    late = await deadlines.unsent_and_late(work, (await rows.many(work.db, Intake, waiting)).values())
    return [_line(work, row, late) for row in found]


def _open() -> Select[Any]:
    joined = (
        intakes.outerjoin(work_orders, work_orders.c.intake == intakes.c.id)
        .outerjoin(units, units.c.id == intakes.c.unit)
        .outerjoin(people, people.c.id == work_orders.c.technician)
    )
    shown = select(
        intakes.c.id, intakes.c.number, intakes.c.category, intakes.c.status, intakes.c.reported_at,
        units.c.number.label("unit"), work_orders.c.number.label("ordered"), work_orders.c.status.label("stands"),
        work_orders.c.due_accept, work_orders.c.due_at, work_orders.c.due_done, work_orders.c.paused_at,
        people.c.name_zh, people.c.name_en,
    )  # fmt: skip
    return shown.select_from(joined).where(intakes.c.status.in_(sorted(OPEN))).order_by(intakes.c.id)


def _line(work: Work, row: Row[Any], unsent: Container[IntakeId]) -> Words:
    limits = Due(row.due_accept, row.due_at, row.due_done)
    ordered_late = row.stands is not None and deadlines.late(row.stands, limits, row.paused_at, work.now)
    state = f"order-short-{row.stands.value}" if row.stands else f"intake-short-{row.status.value}"
    return words(
        "closing-line",
        late=words("closing-late") if ordered_late or row.id in unsent else "",
        number=row.ordered or row.number,
        unit=row.unit or words("common-area"),
        what=words(f"category-{row.category.value.replace('_', '-')}"),
        state=words(state.replace("_", "-")),
        name=words("closing-name", name=Named(row.name_zh, row.name_en)) if row.name_zh else "",
        since=row.reported_at,
    )
