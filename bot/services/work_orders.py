"""Work orders: issued with a consecutive number, worked on, returned, verified, closed or voided (R107-R128)."""

from datetime import UTC, datetime, timedelta

from bot.domain.categories import Category, Urgency
from bot.domain.limits import DEFAULTS, runs_out
from bot.domain.people import Named, Person, PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId
from bot.domain.roles import Role
from bot.domain.work_orders import Method, Result, WorkOrder
from bot.domain.working_days import is_working_day
from bot.services import actors, occurrences, repair_cards
from bot.services.permission import needs
from bot.services.repair_views import order_of, visible
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import people, posts

UNACCEPTED = "unaccepted-order"
_VERIFIERS = (Role.CSR, Role.TENANT_SUPERVISOR)
_REMINDER_WINDOW = timedelta(hours=12)


@needs(May.ASSIGN_TECHNICIAN)
async def technicians(work: Work, category: Category) -> list[tuple[PersonId, Named, bool]]:
    """Who can be sent, those with the skill first; the last word says whether they have it."""
    held = (posts.c.role == Role.TECHNICIAN) & posts.c.until.is_(None)
    found = await work.db.execute(
        posts.select().with_only_columns(posts.c.person, posts.c.skills, people.c.name_zh, people.c.name_en)
        .join(people, people.c.id == posts.c.person).where(held).order_by(posts.c.person)
    )  # fmt: skip
    known = [(PersonId(r.person), Named(r.name_zh, r.name_en), category.value in r.skills) for r in found]
    return sorted(known, key=lambda one: not one[2])


@needs(May.ASSIGN_TECHNICIAN)
async def category_of(work: Work, intake: IntakeId) -> Category:
    """The trade a repair belongs to."""
    return (await visible(work, intake)).category


@needs(May.ISSUE_WORK_ORDER)
async def issue(work: Work, intake: IntakeId, technician: PersonId) -> WorkOrder:
    """Issue the work order (R109): its number is taken in this transaction (R122) and told to the reporter (R119)."""
    found = await visible(work, intake)
    await _must_be_technician(work, technician)
    await work.save(found, found.issue())
    order = await work.add(
        WorkOrder(
            number=await _next_number(work),
            intake=intake,
            technician=technician,
            issued_by=work.me,
            issued_at=work.now,
            dispatched_at=work.now,
            due_at=_due(work, found.urgency),
        )
    )
    await _watch(work, order, found.urgency)
    await repair_cards.refresh(work, intake, ring=(found.reporter, technician))
    return order


@needs(May.ASSIGN_TECHNICIAN)
async def reassign(work: Work, intake: IntakeId, technician: PersonId) -> None:
    """Send somebody else; the one before is told by their card, which loses its buttons."""
    found, order = await _order(work, intake)
    await _must_be_technician(work, technician)
    moved = await work.save(order, order.reassign(technician, work.now, _due(work, found.urgency)))
    await _watch(work, moved, found.urgency)
    work.tell(order.technician, "repair-taken-over", number=order.number)
    await repair_cards.refresh(work, intake, ring=(technician,))


@needs(May.WORK_ON_REPAIRS)
async def accept(work: Work, intake: IntakeId) -> None:
    """The technician accepts."""
    _, order = await _order(work, intake)
    await work.save(order, order.accept(work.me, work.said_at))
    await repair_cards.refresh(work, intake)


@needs(May.WORK_ON_REPAIRS)
async def arrive(work: Work, intake: IntakeId) -> None:
    """The technician is there."""
    _, order = await _order(work, intake)
    await work.save(order, order.arrive(work.me, work.said_at))
    await repair_cards.refresh(work, intake)


@needs(May.WORK_ON_REPAIRS)
async def complete(work: Work, intake: IntakeId, work_done: str, photos: tuple[str, ...]) -> None:
    """The technician reports completion to the dispatcher (R111)."""
    _, order = await _order(work, intake)
    await work.save(order, order.complete(work.me, work_done, photos, work.said_at))
    await repair_cards.refresh(work, intake, ring=await actors.holding(work.db, Role.DISPATCHER))


@needs(May.RECORD_RESULT)
async def record_result(work: Work, intake: IntakeId, result: Result) -> None:
    """The dispatcher records the result and returns the order to customer service (R124, R125)."""
    _, order = await _order(work, intake)
    await work.save(order, order.record_result(work.me, result, work.said_at))
    await repair_cards.refresh(work, intake, ring=await actors.holding(work.db, *_VERIFIERS))


@needs(May.VERIFY_REPAIR)
async def ask(work: Work, intake: IntakeId) -> None:
    """Customer service asks the reporter whether it is fixed (R127)."""
    found, order = await _order(work, intake)
    await work.save(order, order.ask(work.me, work.said_at))
    await repair_cards.refresh(work, intake, ring=(found.reporter,))


@needs(May.ANSWER_VERIFICATION)
async def confirm(work: Work, intake: IntakeId, round_: int) -> None:
    """The tenant says that it is fixed; who asked is called to sign."""
    found, order = await _order(work, intake)
    _must_be_theirs(work, found)
    saved = await work.save(order, order.confirm(round_, work.said_at))
    await repair_cards.refresh(work, intake, ring=(saved.asked_by,) if saved.asked_by else ())


@needs(May.ANSWER_VERIFICATION)
async def deny(work: Work, intake: IntakeId, round_: int) -> None:
    """The tenant says that it is not fixed: rework on the same number (R112)."""
    found, order = await _order(work, intake)
    _must_be_theirs(work, found)
    again = await work.save(order, order.deny(round_, work.said_at, _due(work, found.urgency)))
    await _sent_back(work, found, again)


@needs(May.VERIFY_REPAIR)
async def verify(work: Work, intake: IntakeId, round_: int, method: Method) -> None:
    """Customer service signs the order off: closed (R112, R127); the clerk hears of it for the file."""
    found, order = await _order(work, intake)
    done = await work.save(order, order.verify(work.me, round_, method, work.said_at))
    await work.save(found, found.close(work.said_at))
    work.tell(await actors.holding(work.db, Role.CLERK), "repair-to-file", number=done.number)
    await repair_cards.refresh(work, intake, ring=(found.reporter,))


@needs(May.VERIFY_REPAIR)
async def reject(work: Work, intake: IntakeId, round_: int, why: str) -> None:
    """Customer service finds the work not good: rework on the same number (R112)."""
    found, order = await _order(work, intake)
    due = _due(work, found.urgency)
    again = await work.save(order, order.reject(work.me, round_, why, work.said_at, due))
    await _sent_back(work, found, again)


@needs(May.REQUEST_VOID)
async def ask_void(work: Work, intake: IntakeId, why: str) -> None:
    """The dispatcher asks for the order to be voided; the manager decides."""
    _, order = await _order(work, intake)
    await work.save(order, order.ask_void(work.me, why), why)
    await repair_cards.refresh(work, intake, ring=await actors.holding(work.db, Role.CS_MANAGER))


@needs(May.APPROVE_VOID)
async def void(work: Work, intake: IntakeId) -> None:
    """Void the order: number and reason are kept, the number is never used again (R122, R123)."""
    found, order = await _order(work, intake)
    await work.save(order, order.void(work.me, work.said_at), order.void_why)
    await work.save(found, found.close(work.said_at), order.void_why)
    await repair_cards.refresh(work, intake, ring=(found.reporter, order.technician, *_asker(order)))


@needs(May.APPROVE_VOID)
async def keep(work: Work, intake: IntakeId) -> None:
    """Decline to void it: work goes on."""
    _, order = await _order(work, intake)
    await work.save(order, order.keep())
    await repair_cards.refresh(work, intake, ring=_asker(order))


@needs(May.KEEP_TIME)
async def remind_unaccepted(work: Work, scope: str) -> None:
    """Nobody has accepted in time: the technician is reminded, the dispatcher is told."""
    id_, _, since = scope.partition(":")
    order = await rows.find(work.db, WorkOrder, int(id_))
    if order.accepted_at is not None or _stamp(order) != since or order.closed_at is not None:
        return
    dispatchers = await actors.holding(work.db, Role.DISPATCHER)
    technician = await rows.find(work.db, Person, order.technician)
    work.tell(dispatchers, "repair-unaccepted", number=order.number, name=technician.name)
    await repair_cards.refresh(work, order.intake, ring=(order.technician,))


async def _sent_back(work: Work, intake: Intake, order: WorkOrder) -> None:
    await _watch(work, order, intake.urgency)
    told = (intake.reporter, order.technician, *await actors.holding(work.db, Role.DISPATCHER))
    await repair_cards.refresh(work, intake.id, ring=told)


async def _watch(work: Work, order: WorkOrder, urgency: Urgency) -> None:
    scope = f"{order.id}:{_stamp(order)}"
    due = _after(work, urgency, DEFAULTS[urgency].accept)
    await occurrences.plan(work, UNACCEPTED, scope, due, due + _REMINDER_WINDOW)


def _stamp(order: WorkOrder) -> str:
    return str(int(order.dispatched_at.timestamp()))


async def _next_number(work: Work) -> str:
    year = work.desk.clock.today(work.now).year
    return f"WO-{year}-{await rows.take_number(work.db, f'WO-{year}'):06d}"


def _due(work: Work, urgency: Urgency) -> datetime:
    return _after(work, urgency, DEFAULTS[urgency].on_site)


def _after(work: Work, urgency: Urgency, minutes: int) -> datetime:
    if DEFAULTS[urgency].round_the_clock:
        return work.now + timedelta(minutes=minutes)
    return runs_out(work.desk.clock.local(work.now), minutes, is_working_day).astimezone(UTC)


async def _order(work: Work, intake: IntakeId) -> tuple[Intake, WorkOrder]:
    found = await visible(work, intake)
    order = await order_of(work, intake)
    if order is None:
        raise Refusal("repair-no-order-yet", number=found.number)
    return found, order


async def _must_be_technician(work: Work, person: PersonId) -> None:
    actor = await actors.by_id(work.db, person)
    if actor is None or Role.TECHNICIAN not in actor.roles:
        raise Refusal("repair-not-a-technician")


def _must_be_theirs(work: Work, intake: Intake) -> None:
    if work.actor.person != intake.reporter and intake.tenant not in work.actor.tenants:
        raise Refusal("not-found")


def _asker(order: WorkOrder) -> tuple[PersonId, ...]:
    return (order.void_asked_by,) if order.void_asked_by else ()
