"""The registers for some days, as customer service and engineering archive them (R106, R115-R118)."""

from collections import defaultdict
from collections.abc import Container
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, select

from bot.domain.aftermath import Stage
from bot.domain.names import Named
from bot.domain.order_states import OrderStatus
from bot.domain.permits import May
from bot.domain.quotes import paid_for, total
from bot.domain.registers import Item, Logged, Ordered, Registers
from bot.domain.repairs import Intake, IntakeStatus, called_in
from bot.services import movements
from bot.services.permission import needs
from bot.services.repair_rights import may_read, names_reporter
from bot.services.repair_views import complaint_of, was_complaint
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaints
from bot.storage.repair_tables import dispatch_entries, intakes, overdues, work_orders
from bot.storage.tables import people, tenants, units

_NOBODY = Named("", "")
_IN_THEM = {
    "reporter": intakes.c.reporter, "taken_by": intakes.c.taken_by, "technician": work_orders.c.technician,
    "issued_by": work_orders.c.issued_by, "verified_by": work_orders.c.verified_by,
    "dispatcher": dispatch_entries.c.dispatcher,
}  # fmt: skip
"""Everybody who is named in a line."""


@needs(May.AUDIT_REPAIRS)
async def of(work: Work, first: date, last: date) -> Registers:
    """The registers of the items written down from `first` to `last`, days of the building's calendar."""
    within = await movements.written_down(work, *work.desk.clock.span(first, last))
    late = await _overdue(work, *within)
    found = await work.db.execute(_joined().where(*within).order_by(intakes.c.id))
    items = [_item(row, late.get(row.i_id, set())) for row in found]
    walled = await walled_off(work, *within)
    nameless = await _nameless(work, *within)
    known = [replace(one, reporter=_NOBODY) if one.number in nameless else one for one in items]
    return Registers(first, last, tuple(one.without_words() if one.number in walled else one for one in known))


async def walled_off(work: Work, *within: ColumnElement[bool]) -> set[str]:
    """Inside other verbs: the numbers of the reports that are complaints the actor may know nothing of (R62)."""
    turned = await rows.every(work.db, Intake, *within, intakes.c.status == IntakeStatus.CONVERTED)
    about = [(one.number, await complaint_of(work, one)) for one in turned]
    return {number for number, held in about if held is not None and not may_read(held, work.actor)}


async def _nameless(work: Work, *within: ColumnElement[bool]) -> set[str]:
    """The numbers of the repairs that were complaints for a while, of which the actor must not know whose."""
    held = intakes.join(complaints, complaints.c.intake == intakes.c.id)
    found = await work.db.execute(select(intakes.c.id).select_from(held).where(*within))
    once = await rows.many(work.db, Intake, list(found.scalars()))
    return {one.number for one in once.values() if not names_reporter(one, await was_complaint(work, one), work.actor)}


async def _overdue(work: Work, *within: ColumnElement[bool]) -> dict[int, set[Stage]]:
    """Which limits were overrun, by report."""
    joined = overdues.join(intakes, intakes.c.id == overdues.c.intake)
    found: dict[int, set[Stage]] = defaultdict(set)
    for row in await work.db.execute(select(overdues.c.intake, overdues.c.stage).select_from(joined).where(*within)):
        found[row.intake].add(row.stage)
    return found


def _joined() -> Select[Any]:
    joined = (
        intakes.outerjoin(work_orders, work_orders.c.intake == intakes.c.id)
        .outerjoin(dispatch_entries, dispatch_entries.c.intake == intakes.c.id)
        .outerjoin(units, units.c.id == intakes.c.unit)
        .outerjoin(tenants, tenants.c.id == intakes.c.tenant)
    )
    columns = [
        *_named("i", intakes), *_named("o", work_orders), *_named("d", dispatch_entries),
        units.c.number.label("unit_number"), tenants.c.name_zh.label("tenant_zh"), tenants.c.name_en.label("tenant_en"),
    ]  # fmt: skip
    for name, column in _IN_THEM.items():
        who = people.alias(name)
        joined = joined.outerjoin(who, who.c.id == column)
        columns += [who.c.name_zh.label(f"{name}_zh"), who.c.name_en.label(f"{name}_en")]
    return select(*columns).select_from(joined)


def _named(prefix: str, table: Table) -> list[Any]:
    return [column.label(f"{prefix}_{column.name}") for column in table.columns]


def _item(row: Row[Any], late: Container[Stage]) -> Item:
    return Item(
        number=row.i_number, channel=row.i_channel, status=row.i_status, reported_at=row.i_reported_at,
        unit=row.unit_number or "", place=row.i_place, tenant=_who(row, "tenant"), reporter=_reporter(row),
        taken_by=_who(row, "taken_by"), text=row.i_text, category=row.i_category, urgency=row.i_urgency,
        logged=_logged(row) if row.d_id else None, ordered=_ordered(row) if row.o_id else None,
        overdue=tuple(stage for stage in Stage if stage in late),
    )  # fmt: skip


def _logged(row: Row[Any]) -> Logged:
    return Logged(number=row.d_number, outcome=row.d_outcome, dispatcher=_who(row, "dispatcher"), at=row.d_at)


def _ordered(row: Row[Any]) -> Ordered:
    void = row.o_status is OrderStatus.VOID
    paid = paid_for(row.o_materials, chargeable=row.o_chargeable, result=row.o_result, void=void)
    return Ordered(
        number=row.o_number, status=row.o_status, chargeable=row.o_chargeable, issued_by=_who(row, "issued_by"),
        issued_at=row.o_issued_at, technician=_who(row, "technician"), accepted_at=row.o_accepted_at,
        arrived_at=row.o_arrived_at, completed_at=row.o_completed_at, work_done=row.o_work_done,
        total=total(paid), result=row.o_result, verified_by=_who(row, "verified_by"),
        verified_at=row.o_verified_at, method=row.o_method, rework=row.o_rework, void_why=row.o_void_why,
    )  # fmt: skip


def _reporter(row: Row[Any]) -> Named:
    """Who spoke, not the colleague who wrote it down."""
    if row.i_caller:
        return Named(row.i_caller, row.i_caller)
    return _NOBODY if called_in(row.i_channel, row.i_taken_by) else _who(row, "reporter")


def _who(row: Row[Any], name: str) -> Named:
    zh, en = row._mapping[f"{name}_zh"], row._mapping[f"{name}_en"]  # noqa: SLF001 - SQLAlchemy's public name for it
    return Named(zh, en) if zh else _NOBODY
