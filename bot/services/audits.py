"""The three equals on demand, every day and every month (R130-R134): told to the clerk and the manager."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Table, func, select

from bot.domain.audits import Audit, EntryRow, ItemRow, OrderRow, Pair, Why, audit, edges
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import actors, house, movements, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage.repair_tables import dispatch_entries, intakes, work_orders
from bot.storage.tables import counters
from bot.talk import Answer, Words, answer, words

Where = tuple[ColumnElement[bool], ...]
DAILY = "daily-audit"
_DAY = timedelta(days=1)
_SHOWN, _LONGEST = 10, 50
"""So many numbers of a kind stand in the message, and so much of a reason: all of it must fit; the file has all."""


@dataclass(frozen=True)
class Audited:
    """The audit of what was written down from `start` until before `end` (UTC)."""

    start: datetime
    end: datetime
    audit: Audit


@needs(May.AUDIT_REPAIRS)
async def of(work: Work, first: date, last: date) -> Audit:
    """The audit of the items written down from `first` to `last`, days of the building's calendar."""
    return await _between(work, *work.desk.clock.span(first, last))


@needs(May.AUDIT_REPAIRS)
async def in_full(work: Work, start: datetime, end: datetime) -> Audited:
    """The audit of the items written down from one instant until before another, for a file that names every number."""
    return Audited(start, end, await _between(work, start, end))


async def _between(work: Work, start: datetime, end: datetime) -> Audit:
    within = await movements.written_down(work, start, end)
    items = select(intakes.c.number, intakes.c.channel, intakes.c.status).where(*within).order_by(intakes.c.id)
    lines = select(
        dispatch_entries.c.number, intakes.c.number.label("item"), work_orders.c.number.label("ordered"),
        dispatch_entries.c.outcome,
    ).select_from(
        dispatch_entries.join(intakes, intakes.c.id == dispatch_entries.c.intake)
        .outerjoin(work_orders, work_orders.c.id == dispatch_entries.c.order)
    ).where(*within).order_by(dispatch_entries.c.id)  # fmt: skip
    issued = select(
        work_orders.c.number, intakes.c.number.label("item"), work_orders.c.returned_at, work_orders.c.status,
        work_orders.c.void_why,
    ).join(intakes, intakes.c.id == work_orders.c.intake).where(*within).order_by(work_orders.c.id)  # fmt: skip
    return audit(
        [ItemRow(r.number, r.channel, r.status) for r in await work.db.execute(items)],
        [EntryRow(r.number, r.item, r.ordered, r.outcome) for r in await work.db.execute(lines)],
        [
            OrderRow(r.number, r.item, r.returned_at, r.status == "void", r.void_why, r.status == "closed")
            for r in await work.db.execute(issued)
        ],
        *await _given_out(work, start, end),
    )


async def _given_out(work: Work, start: datetime, end: datetime) -> tuple[list[str], list[str]]:
    """Every number between the first and the last that were given out in the period, and the numbers around them."""
    counted = {row.name: row.value for row in await work.db.execute(counters.select())}
    given: list[str] = []
    around: list[str] = []
    lines, issued = dispatch_entries.c.at, work_orders.c.issued_at
    series: tuple[tuple[Table, Where, str], ...] = (
        (intakes, await movements.written_down(work, start, end), ""),
        (dispatch_entries, (lines >= start, lines < end), "D-"),
        (work_orders, (issued >= start, issued < end), ""),
    )
    for table, within, prefix in series:
        ends = select(func.min(table.c.id), func.max(table.c.id)).where(*within)
        first, last = (await work.db.execute(ends)).one()
        if first is None:
            continue
        before = select(func.max(table.c.id)).where(table.c.id < first).scalar_subquery()
        after = select(func.min(table.c.id)).where(table.c.id > last).scalar_subquery()
        wide = table.c.id.between(func.coalesce(before, first), func.coalesce(after, last))
        found = (await work.db.execute(select(table.c.id, table.c.number).where(wide).order_by(table.c.id))).all()
        names = [f"{prefix}{number:06d}" if prefix else number for _, number in found]
        given += [name for name, row in zip(names, found, strict=True) if first <= row.id <= last]
        around += [
            *names[:1],
            *names[-1:],
            *edges(names, counted, begins=found[0].id == first, ends=found[-1].id == last),
        ]
    return given, around


@needs(May.AUDIT_REPAIRS)
async def told(work: Work, first: date, last: date) -> Answer:
    """The audit as a message: the three pairs, every difference by its number, gaps, voids with their reasons."""
    return _told(await in_full(work, *work.desk.clock.span(first, last)), first, last)


def _told(it: Audited, since: date, until: date) -> Answer:
    """What does not all stand in the message comes with it as a file."""
    found = it.audit
    return answer(
        "audit",
        verdict=words("audit-holds" if found.holds else "audit-fails"),
        when=words("audit-day", since=since) if since == until else words("audit-span", since=since, until=until),
        logged=_pair("logged", found.logged, repairs=found.repairs, inspections=found.inspections),
        ordered=_pair("ordered", found.ordered),
        returned=_pair("returned", found.returned),
        rest=_rest(found),
        paper=("audit", it.start.isoformat(), it.end.isoformat()) if _is_cut(found) else (),
    )  # fmt: skip


@needs(May.KEEP_TIME)
async def push_daily(work: Work, scope: str) -> None:
    """The audit since the one before goes to the clerk and the manager on the day `scope` (ISO, R134)."""
    at = (await house.rules(work)).audit_time
    due = work.desk.clock.at(date.fromisoformat(scope), at.hour, at.minute)
    start, end = await occurrences.span(work, DAILY, scope, due, _DAY)
    await _push(work, _told(await in_full(work, start, end), start, end))


@needs(May.KEEP_TIME)
async def push_monthly(work: Work, scope: str) -> None:
    """The audit of the month before the day `scope` (ISO)."""
    last = date.fromisoformat(scope).replace(day=1) - timedelta(days=1)
    await _push(work, await told(work, last.replace(day=1), last))


async def _push(work: Work, it: Answer) -> None:
    work.send(await actors.holding(work.db, Role.CLERK, Role.CS_MANAGER), it)


def _pair(name: str, pair: Pair, **more: int) -> list[Words]:
    lines = [words(f"audit-{name}", left=pair.left, right=pair.right, difference=pair.difference, **more)]
    lines += [_listed(f"audit-why-{_dashed(why)}", pair.explained[why]) for why in Why if why in pair.explained]
    lines += [_listed("audit-missing", pair.missing)] if pair.missing else []
    lines += [_listed("audit-surplus", pair.surplus)] if pair.surplus else []
    return lines


def _is_cut(found: Audit) -> bool:
    pairs = (found.logged, found.ordered, found.returned)
    listed = [numbers for pair in pairs for numbers in (*pair.explained.values(), pair.missing, pair.surplus)]
    long_ = any(len(numbers) > _SHOWN for numbers in (*listed, found.gaps, found.twice, found.voids))
    return long_ or any(_short(why) != why for _, why in found.voids)


def _rest(found: Audit) -> list[Words]:
    lines = [_listed("audit-gaps", found.gaps)] if found.gaps else []
    lines += [_listed("audit-twice", found.twice)] if found.twice else []
    lines += [words("audit-void", number=number, why=_short(why)) for number, why in found.voids[:_SHOWN]]
    lines += [words("audit-voids-more", count=len(found.voids) - _SHOWN)] if len(found.voids) > _SHOWN else []
    lines = lines or [words("audit-nothing")]
    return [*lines, words("audit-file")] if _is_cut(found) else lines


def _listed(key: str, numbers: Sequence[str]) -> Words:
    more = f" … +{len(numbers) - _SHOWN}" if len(numbers) > _SHOWN else ""
    return words(key, count=len(numbers), numbers=" ".join(numbers[:_SHOWN]) + more)


def _short(why: str) -> str:
    return why if len(why) <= _LONGEST else f"{why[: _LONGEST - 1]}…"


def _dashed(why: Why) -> str:
    return why.value.replace("_", "-")
