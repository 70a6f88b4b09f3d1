"""The living card of a repair: what each person sees of it, and which buttons they may press now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.domain.people import Actor, Named, PersonId, masked
from bot.domain.permits import May
from bot.domain.repairs import IntakeId, IntakeStatus
from bot.domain.work_orders import OrderStatus, WorkOrder
from bot.services import actors
from bot.services.repair_views import Repair, looked_up, sees, subject
from bot.services.work import Work
from bot.talk import Answer, Button, Lane, Rows, Style, Words, answer, button, words

_STEPS = (
    frozenset({OrderStatus.DISPATCHED}),
    frozenset({OrderStatus.ACCEPTED}),
    frozenset({OrderStatus.ON_SITE}),
    frozenset({OrderStatus.COMPLETED, OrderStatus.RETURNED, OrderStatus.VERIFYING}),
    frozenset({OrderStatus.CLOSED}),
)
_STEP_NAMES = ("dispatched", "accepted", "on_site", "done", "verified")
_UNDER_WAY = frozenset({OrderStatus.DISPATCHED, OrderStatus.ACCEPTED, OrderStatus.ON_SITE})


async def refresh(
    work: Work, intake: IntakeId, *, ring: tuple[PersonId, ...] = (), only: PersonId | None = None
) -> None:
    """Inside other verbs: bring every card of the repair up to date; those in `ring` get it anew, with sound."""
    repair = await looked_up(work, intake)
    holders = (only,) if only else tuple(dict.fromkeys((*await work.viewers(subject(intake)), *ring)))
    for person in holders:
        actor = work.actor if person == work.actor.person else await actors.by_id(work.db, person)
        if actor and sees(actor, repair.intake, repair.order):
            lane = Lane.ANSWER if person == work.actor.person else Lane.ALERT if person in ring else Lane.NOTICE
            await work.show(person, subject(intake), card(repair, actor), ring=person in ring, lane=lane)


def card(repair: Repair, actor: Actor) -> Answer:
    """The repair as `actor` may see it, with only the buttons that they may press now."""
    return answer(
        "repair-card",
        title=_title(repair),
        state=_state(repair, actor),
        progress=_progress(repair),
        lines=[*_what(repair), *_who(repair, actor), *_done(repair)],
        rows=_buttons(repair, actor),
    )


def _title(repair: Repair) -> Words:
    if repair.order is None:
        return words("repair-title-intake", number=repair.intake.number)
    return words("repair-title-order", order=repair.order.number, number=repair.intake.number)


def _state(repair: Repair, actor: Actor) -> Words:
    order = repair.order
    if order is None:
        return words(f"repair-state-{_dashed(repair.intake.status.value)}")
    if order.status is OrderStatus.VERIFYING and order.fixed:
        return words("repair-state-confirmed")
    if order.status is OrderStatus.VERIFYING and not _asked(repair, actor):
        return words("repair-state-asked")
    return words(
        f"repair-state-{_dashed(order.status.value)}", name=repair.name(order.technician), due=order.due_at,
        why=order.void_why,
    )  # fmt: skip


def _progress(repair: Repair) -> Words:
    order = repair.order
    reached = -1
    if order is not None:
        reached = next((n for n, statuses in enumerate(_STEPS) if order.status in statuses), -1)
    return words("repair-progress", **{name: "●" if n <= reached else "○" for n, name in enumerate(_STEP_NAMES)})


def _what(repair: Repair) -> Iterator[Words]:
    intake = repair.intake
    yield words("repair-line-place", unit=repair.unit.number if repair.unit else words("common-area"))
    yield words(
        "repair-line-kind",
        category=words(f"category-{_dashed(intake.category.value)}"),
        urgency=words(f"urgency-{intake.urgency.value}"),
    )
    yield words("repair-line-text", text=intake.text or words("photo-only"))
    if intake.photos:
        yield words("repair-line-photos", count=len(intake.photos))
    yield words("repair-line-reported", at=intake.reported_at)


def _who(repair: Repair, actor: Actor) -> Iterator[Words]:
    if actor.staff:
        reporter = repair.people[repair.intake.reporter]
        tenant = repair.tenant.name if repair.tenant else Named("—", "—")
        yield words("repair-line-reporter", name=reporter.name, tenant=tenant, phone=masked(reporter.phone))
    if repair.order:
        yield words("repair-line-technician", name=repair.name(repair.order.technician))


def _done(repair: Repair) -> Iterator[Words]:
    order = repair.order
    if order is None:
        return
    if order.rework:
        yield words("repair-line-rework", count=order.rework)
    if order.rejected_why:
        yield words("repair-line-rejected", why=order.rejected_why)
    if order.work_done:
        yield words("repair-line-work", work=order.work_done)
    if order.result:
        yield words("repair-line-result", result=words(f"result-{_dashed(order.result.value)}"))
    if order.method:
        method = words(f"method-{_dashed(order.method.value)}")
        yield words("repair-line-verified", name=repair.name(order.verified_by), method=method)
    if order.void_asked_by and order.status in _UNDER_WAY:
        yield words("repair-line-void-asked", why=order.void_why)


# Which buttons: one line each, so that the table can be read.


@dataclass(frozen=True)
class _Offer:
    may: May
    fits: Callable[[Repair, Actor], bool]
    make: Callable[[Repair], tuple[Button, ...]]


def _order_is(*statuses: OrderStatus) -> Callable[[Repair, Actor], bool]:
    return lambda repair, _: repair.order is not None and repair.order.status in statuses


def _mine(status: OrderStatus) -> Callable[[Repair, Actor], bool]:
    return lambda r, actor: r.order is not None and r.order.status is status and r.order.technician == actor.person


def _second(*statuses: OrderStatus) -> Callable[[Repair, Actor], bool]:
    def fits(repair: Repair, actor: Actor) -> bool:
        order = repair.order
        return (
            order is not None and order.status in statuses and actor.person not in {order.technician, order.issued_by}
        )

    return fits


def _one(action: str, style: Style | None = None) -> Callable[[Repair], tuple[Button, ...]]:
    return lambda repair: (button(action, repair.intake.id, style=style),)


def _round(*actions: tuple[str, Style | None]) -> Callable[[Repair], tuple[Button, ...]]:
    def make(repair: Repair) -> tuple[Button, ...]:
        rework = _order(repair).rework
        return tuple(button(action, repair.intake.id, rework, style=style) for action, style in actions)

    return make


def _to_dispatch(repair: Repair, _: Actor) -> bool:
    return repair.intake.status is IntakeStatus.TO_DISPATCH


def _own_to_dispatch(repair: Repair, actor: Actor) -> bool:
    return _to_dispatch(repair, actor) and repair.intake.reporter == actor.person


def _asked(repair: Repair, actor: Actor) -> bool:
    order, intake = repair.order, repair.intake
    asked = order is not None and order.status is OrderStatus.VERIFYING and not order.fixed
    return asked and (actor.person == intake.reporter or intake.tenant in actor.tenants)


def _answered(repair: Repair, actor: Actor) -> bool:
    return _second(OrderStatus.VERIFYING)(repair, actor) and _order(repair).fixed


def _void_asked(repair: Repair, actor: Actor) -> bool:
    order = repair.order
    if order is None or order.status not in _UNDER_WAY or order.void_asked_by is None:
        return False
    return order.void_asked_by != actor.person


def _void_possible(repair: Repair, _: Actor) -> bool:
    return repair.order is not None and repair.order.status in _UNDER_WAY and repair.order.void_asked_by is None


def _pictured(repair: Repair, _: Actor) -> bool:
    return bool(repair.intake.photos or (repair.order and repair.order.photos))


_S = OrderStatus
_OFFERS: tuple[_Offer, ...] = (
    _Offer(May.CANCEL_OWN_REPAIR, _own_to_dispatch, _one("repair-cancel")),
    _Offer(May.ISSUE_WORK_ORDER, _to_dispatch, _one("repair-assign", Style.PRIMARY)),
    _Offer(May.ASSIGN_TECHNICIAN, _order_is(_S.DISPATCHED, _S.ACCEPTED), _one("repair-reassign")),
    _Offer(May.WORK_ON_REPAIRS, _mine(_S.DISPATCHED), _one("repair-accept", Style.PRIMARY)),
    _Offer(May.WORK_ON_REPAIRS, _mine(_S.ACCEPTED), _one("repair-arrive", Style.PRIMARY)),
    _Offer(May.WORK_ON_REPAIRS, _mine(_S.ON_SITE), _one("repair-done", Style.SUCCESS)),
    _Offer(May.RECORD_RESULT, _order_is(_S.COMPLETED), _one("repair-result", Style.PRIMARY)),
    _Offer(May.VERIFY_REPAIR, _second(_S.RETURNED), _one("repair-ask", Style.PRIMARY)),
    _Offer(May.VERIFY_REPAIR, _answered, _round(("repair-sign", Style.SUCCESS))),
    _Offer(
        May.VERIFY_REPAIR,
        _second(_S.RETURNED, _S.VERIFYING),
        _round(("repair-seen", None), ("repair-phoned", None)),
    ),
    _Offer(May.VERIFY_REPAIR, _second(_S.RETURNED, _S.VERIFYING), _round(("repair-reject", Style.DANGER))),
    _Offer(
        May.ANSWER_VERIFICATION, _asked, _round(("repair-fixed", Style.SUCCESS), ("repair-not-fixed", Style.DANGER))
    ),
    _Offer(May.REQUEST_VOID, _void_possible, _one("repair-void")),
    _Offer(
        May.APPROVE_VOID,
        _void_asked,
        lambda repair: (
            button("repair-void-yes", repair.intake.id, style=Style.DANGER),
            button("repair-void-no", repair.intake.id),
        ),
    ),
    _Offer(May.SEE_OWN_REPAIRS, _pictured, _one("repair-photos")),
)


def _buttons(repair: Repair, actor: Actor) -> Rows:
    return tuple(o.make(repair) for o in _OFFERS if o.may in actor.permits and o.fits(repair, actor))


def _order(repair: Repair) -> WorkOrder:
    if repair.order is None:
        raise LookupError(f"{repair.intake.number} has no work order")
    return repair.order


def _dashed(code: str) -> str:
    return code.replace("_", "-")
