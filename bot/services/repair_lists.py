"""Finding repairs again: by unit, technician, status and day, newest first, page by page."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, union

from bot.domain.deadlines import Due
from bot.domain.order_states import OPEN as OPEN_ORDERS
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.repairs import OPEN, Intake, IntakeId, IntakeStatus
from bot.domain.roles import Role
from bot.domain.searches import OF_RECORD, STATES, Search, understood
from bot.domain.units import UnitId
from bot.domain.work_orders import WorkOrder
from bot.services import deadlines
from bot.services.permission import needs
from bot.services.repair_views import goes_with_an_open_one
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import helpers, intakes, work_orders
from bot.storage.tables import people, posts, units

PAGE = 10
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Page:
    """Some of the repairs that fit; `older` and `newer` are where the neighbouring pages begin, None at the ends.

    `late` are those that are behind: a limit is over, or nobody has been sent by when somebody should be there.
    """

    found: tuple[tuple[Intake, WorkOrder | None], ...]
    older: int | None
    newer: int | None
    late: frozenset[IntakeId] = frozenset()


@needs(May.SEE_REPAIRS)
async def meant(work: Work, text: str) -> Search:
    """What a line of words looks for; who has left did their work all the same, and is found by their name."""
    numbers = {r.number: UnitId(r.id) for r in await work.db.execute(select(units.c.number, units.c.id))}
    held = select(people.c.id, people.c.name_zh, people.c.name_en).join(posts, posts.c.person == people.c.id)
    # Whoever is here goes before whoever had the same name, and the newest before the others.
    named = held.where(posts.c.role == Role.TECHNICIAN).order_by(posts.c.until.is_not(None), posts.c.id.desc())
    names: dict[str, PersonId] = {}
    for row in await work.db.execute(named):
        for name in (
            row.name_zh,
            row.name_en,
            *row.name_en.split(),
            *row.name_zh.replace(")", "").replace("（", "(").split("("),
        ):
            names.setdefault(name.strip("）) "), PersonId(row.id))
    return understood(text, work.desk.clock.today(work.now), numbers, names)


@needs(May.SEE_REPAIRS)
async def find(work: Work, search: Search, before: int = 0, after: int = 0) -> Page:
    """Those that fit, newest first: from the newest, or the page that is older than `before` or newer than `after`."""
    ids, key = _asked(work, search)
    if search.since or search.until:
        first, last = await _span(work, search)
        ids = ids.where(key.between(first, last))
    return await _page(work, ids, key, before, after)


async def _span(work: Work, search: Search) -> tuple[int, int]:
    """The first and the last id of those days: with it an old month is found at once, whatever else is asked."""
    # "+ 0" keeps PostgreSQL from walking the whole table by id until it meets the month.
    ids = intakes.c.id + 0
    days = _of_days(work, search, intakes.c.reported_at)
    found = (await work.db.execute(select(func.min(ids), func.max(ids)).where(*days))).one()
    return found[0] or 0, found[1] or 0


@needs(May.SEE_OWN_REPAIRS)
async def mine(work: Work, before: int = 0, after: int = 0) -> Page:
    """What is open and concerns the person: reported by them or for their tenant, or theirs to do; newest first."""
    open_ = select(intakes.c.id).where(intakes.c.status.in_(sorted(OPEN)))
    crew = select(helpers.c.order).where(helpers.c.technician == work.me)
    to_do = or_(work_orders.c.technician == work.me, work_orders.c.id.in_(crew))
    jobs = select(work_orders.c.intake).where(to_do, work_orders.c.status.in_(sorted(OPEN_ORDERS)))
    merged = select(intakes.c.id).where(goes_with_an_open_one())
    # Each a look along an index; one look with OR would be a walk through everything.
    theirs = union(
        open_.where(intakes.c.reporter == work.me),
        open_.where(intakes.c.tenant.in_(work.actor.tenants)),
        open_.where(intakes.c.id.in_(jobs)),
        merged.where(intakes.c.reporter == work.me),
        merged.where(intakes.c.tenant.in_(work.actor.tenants)),
    ).subquery()
    return await _page(work, select(theirs.c.id), theirs.c.id, before, after)


async def _page(work: Work, ids: Select[Any], key: ColumnElement[int], before: int, after: int) -> Page:
    if before:
        ids = ids.where(key < before)
    if after:
        ids = ids.where(key > after)
    # One more than a page, to know whether there is another one.
    found = [r.id for r in await work.db.execute(ids.order_by(key.asc() if after else key.desc()).limit(PAGE + 1))]
    more, shown = len(found) > PAGE, sorted(found[:PAGE], reverse=True)
    older = shown[-1] if shown and (more or after) else None
    newer = shown[0] if shown and (before or (after and more)) else None
    held = await _held(work, shown)
    return Page(held, older, newer, await _late(work, held))


async def _late(work: Work, held: Collection[tuple[Intake, WorkOrder | None]]) -> frozenset[IntakeId]:
    unsent = [intake for intake, _ in held if intake.status is IntakeStatus.TO_DISPATCH]
    behind = {intake.id for intake, order in held if order and _is_behind(order, work.now)}
    return await deadlines.unsent_and_late(work, unsent) | behind


def _is_behind(order: WorkOrder, now: datetime) -> bool:
    return deadlines.late(order.status, Due(order.due_accept, order.due_at, order.due_done), order.paused_at, now)


async def _held(work: Work, ids: list[int]) -> tuple[tuple[Intake, WorkOrder | None], ...]:
    held = await rows.many(work.db, Intake, ids)
    orders = {o.intake: o for o in await rows.every(work.db, WorkOrder, work_orders.c.intake.in_(ids))}
    return tuple((held[id_], orders.get(IntakeId(id_))) for id_ in ids)


def _asked(work: Work, search: Search) -> tuple[Select[Any], ColumnElement[int]]:
    """The ids that fit, and the column to go through them by: always along an index that ends with it."""
    of_intake, of_order = _of_intake(search), _of_order(search)
    if not of_order:
        return select(intakes.c.id).where(*of_intake, *_of_days(work, search, intakes.c.reported_at)), intakes.c.id
    if search.unit:  # A unit has few repairs, a status or a technician has many: always by the unit.
        fits = select(work_orders.c.id).where(work_orders.c.intake == intakes.c.id, *of_order).exists()
        days = _of_days(work, search, intakes.c.reported_at)
        return select(intakes.c.id).where(*of_intake, *days, fits), intakes.c.id
    # A subquery, not a join: no planner can turn it round and go through all repairs of those days.
    reported_at = select(intakes.c.reported_at).where(intakes.c.id == work_orders.c.intake).scalar_subquery()
    ids = select(work_orders.c.intake.label("id")).where(*of_order, *_of_days(work, search, reported_at))
    return ids, work_orders.c.intake


def _of_order(search: Search) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if search.technician:
        where.append(work_orders.c.technician == search.technician)
    if search.state and not _of_record(search):
        where.append(work_orders.c.status.in_(sorted(STATES[search.state][0])))
    return where


def _of_intake(search: Search) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if search.unit:
        where.append(intakes.c.unit == search.unit)
    if _of_record(search):
        where.append(intakes.c.status.in_(sorted(OF_RECORD[search.state])))
    return where


def _of_record(search: Search) -> bool:
    """Whether the state is the record's own: where a technician is named there is an order, and its status says it."""
    return search.state in OF_RECORD and not search.technician


def _of_days(work: Work, search: Search, reported_at: ColumnElement[datetime]) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    clock = work.desk.clock
    if search.since:
        where.append(reported_at >= clock.at(search.since, 0, 0))
    if search.until:
        where.append(reported_at < clock.at(search.until + _DAY, 0, 0))
    return where
