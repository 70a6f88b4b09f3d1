"""The front desk's inbox: everything new in one card, whatever it is, the oldest first; each leads to where it is done.

A new kind of thing that waits for the desk is one line in `SOURCES`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from bot.domain.bindings import BindingState
from bot.domain.fax_in import SOUGHT
from bot.domain.incidents import IncidentStatus
from bot.domain.laundry import LaundryStatus
from bot.domain.mail_items import MailStatus
from bot.domain.meals import MealOrder, MealStatus
from bot.domain.permits import May
from bot.domain.repairs import IntakeStatus
from bot.domain.talks import ABOVE, MEMBERS, TalkStatus, Team
from bot.services import complaints, meal_cards
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.desk_tables import left_messages, mail_items
from bot.storage.fax_in_tables import faxes_in
from bot.storage.incident_tables import incidents
from bot.storage.laundry_tables import laundry_orders
from bot.storage.meal_tables import meal_orders
from bot.storage.repair_tables import intakes
from bot.storage.tables import binding_requests
from bot.storage.talk_tables import talks
from bot.talk import Lane


@dataclass(frozen=True)
class Heap:
    """How many of a kind wait, and since when the oldest does (UTC)."""

    count: int
    since: datetime


Look = Callable[[Work], Awaitable[Heap | None]]


@dataclass(frozen=True)
class Source:
    """A kind of thing that waits for the desk: its name (text `desk-<name>`), who sees it, where its button leads."""

    name: str
    needs: May
    look: Look
    opens: tuple[str, ...]


def _rows(since: ColumnElement[datetime], *where: Callable[[Work], ColumnElement[bool]]) -> Look:
    """As many as there are rows that fit, since the earliest `since` among them."""

    async def look(work: Work) -> Heap | None:
        found = select(func.count(), func.min(since)).where(*(one(work) for one in where))
        count, oldest = (await work.db.execute(found)).one()
        return Heap(count, oldest) if count else None

    return look


async def _complaints(work: Work) -> Heap | None:
    """Those that the actor may know of: behind the wall there are none."""
    found = await complaints.waiting(work)
    return Heap(len(found), min(one.received_at for one in found)) if found else None


def _serves(work: Work) -> ColumnElement[bool]:
    """The talks of others whom the actor may answer: security's are not the desk's."""
    teams = [team for team in Team if work.actor.roles & {*MEMBERS[team], *ABOVE[team]}]
    return _t.team.in_(teams) & (_t.person != work.me)


_m, _l, _t = mail_items.c, left_messages.c, talks.c
SOURCES: tuple[Source, ...] = (
    Source(
        "incidents",
        May.SEE_INCIDENTS,
        _rows(incidents.c.began_at, lambda _: incidents.c.status == IncidentStatus.OPEN),
        ("incidents",),
    ),
    Source(
        "bindings",
        May.DECIDE_BINDING,
        _rows(binding_requests.c.created_at, lambda _: binding_requests.c.state == BindingState.PENDING),
        ("bindings-waiting",),
    ),
    Source(
        "talks",
        May.ANSWER_TALKS,
        _rows(_t.waiting_since, lambda _: _t.status == TalkStatus.WAITING, lambda _: _t.opens_at.is_(None), _serves),
        ("talks",),
    ),
    Source("notes", May.TAKE_MESSAGES, _rows(_l.taken_at, lambda _: _l.confirmed_at.is_(None)), ("notes-waiting",)),
    Source(
        "mail-overdue",
        May.RUN_MAIL,
        _rows(_m.received_at, lambda _: _m.status == MailStatus.HELD, lambda work: _m.return_at <= work.now),
        ("mail",),
    ),
    Source(
        "mail",
        May.RUN_MAIL,
        _rows(_m.received_at, lambda _: _m.status == MailStatus.HELD, lambda work: _m.return_at > work.now),
        ("mail",),
    ),
    Source(
        "faxes",
        May.TRACE_FAX,
        _rows(faxes_in.c.since, lambda _: faxes_in.c.status.in_(sorted(SOUGHT))),
        ("fax-in",),
    ),
    Source("complaints", May.HANDLE_COMPLAINT, _complaints, ("complaints",)),
    Source(
        "late-meals",
        May.RUN_MEALS,
        _rows(meal_orders.c.ordered_at, lambda _: meal_orders.c.status == MealStatus.LATE),
        ("late-meals",),
    ),
    Source(
        "laundry",
        May.RUN_LAUNDRY,
        _rows(laundry_orders.c.requested_at, lambda _: laundry_orders.c.status == LaundryStatus.REQUESTED),
        ("laundry",),
    ),
    Source(
        "repairs",
        May.SEE_REPAIRS,
        _rows(intakes.c.reported_at, lambda _: intakes.c.status == IntakeStatus.TO_DISPATCH),
        ("found", "..new.."),
    ),
)
"""Everything that the desk may have to do with, and who of it sees what."""


@needs(May.RUN_DESK)
async def inbox(work: Work) -> list[tuple[Source, Heap]]:
    """What waits, the oldest first: only what the actor may see."""
    found = [(one, await one.look(work)) for one in SOURCES if one.needs in work.actor.permits]
    return sorted(((one, heap) for one, heap in found if heap), key=lambda pair: pair[1].since)


@needs(May.RUN_MEALS)
async def late_meals(work: Work) -> int:
    """How many ask for lunch too late; their cards are hung anew in the chat of who asks."""
    found = await rows.every(work.db, MealOrder, meal_orders.c.status == MealStatus.LATE)
    for order in found:
        shown = await meal_cards.card(work, order, work.actor)
        await work.show(work.me, meal_cards.subject(order.id), shown, ring=True, lane=Lane.ANSWER)
    return len(found)
