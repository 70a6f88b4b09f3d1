"""What the card of a repair says to whom: where it stands, what and whose it is, what it costs, how it ended."""

import re
from collections.abc import Iterator
from datetime import datetime

from bot.domain.categories import Urgency
from bot.domain.order_states import BEFORE_DONE, OrderStatus, Result, Wait
from bot.domain.outages import OutageState
from bot.domain.people import Actor, Named, masked
from bot.domain.quotes import Material, Quote, Reply
from bot.domain.repairs import IntakeStatus
from bot.domain.work_orders import WorkOrder
from bot.services.repair_offers import asked, buttons, for_group, rateable, theirs
from bot.services.repair_rights import names_reporter, pays
from bot.services.repair_views import Repair, what_was_said
from bot.talk import Answer, Money, Words, answer, words

_STEPS = (
    frozenset({OrderStatus.DISPATCHED}),
    frozenset({OrderStatus.ACCEPTED, OrderStatus.ON_THE_WAY}),
    frozenset({OrderStatus.ON_SITE, OrderStatus.WAITING}),
    frozenset({OrderStatus.COMPLETED, OrderStatus.RETURNED, OrderStatus.VERIFYING}),
    frozenset({OrderStatus.CLOSED}),
)
_TOLD_APART = frozenset({
    *((status, result) for status in (OrderStatus.RETURNED, OrderStatus.VERIFYING)
      for result in (Result.TEMPORARY, Result.NOT_POSSIBLE, Result.NOT_DONE)),
    (OrderStatus.COMPLETED, Result.NOT_DONE),
    (OrderStatus.CLOSED, Result.NOT_POSSIBLE),
    (OrderStatus.CLOSED, Result.NOT_DONE),
})  # fmt: skip
"""Where "done" would not be true, it is not said."""
_NUMBERS = re.compile(r"\+?\d[\d -]{5,}\d")
"""What may be somebody's phone number: no group reads it."""
_STEP_NAMES = ("dispatched", "accepted", "on_site", "done", "verified")


def card(repair: Repair, actor: Actor) -> Answer:
    """The repair as `actor` may see it, with only the buttons that they may press now."""
    return answer(
        "repair-card",
        title=_title(repair),
        state=state(repair, actor),
        progress=_progress(repair),
        lines=[
            *_what(repair),
            *_who(repair, actor),
            *_money(repair, actor),
            *_done(repair, actor),
            *_call(repair, actor),
        ],
        rows=buttons(repair, actor),
    )


def group_card(repair: Repair) -> Answer:
    """The repair as the engineering group may see it, with only the button that anybody there may press now."""
    return answer(
        "repair-group-card", title=_title(repair), state=_state(repair, own=False),
        lines=list(_what(repair, hide=_NUMBERS)), rows=for_group(repair),
    )  # fmt: skip


def gone(repair: Repair) -> Answer:
    """What stays of a card in the chat of somebody whom the repair does not concern any more."""
    return answer("repair-card-gone", title=_title(repair))


def _title(repair: Repair) -> Words:
    if repair.order is None:
        return words("repair-title-intake", number=repair.intake.number)
    return words("repair-title-order", order=repair.order.number, number=repair.intake.number)


def state(repair: Repair, actor: Actor) -> Words:
    """Where it stands, in one sentence, as `actor` should read it."""
    order, asked_ = repair.order, pays(repair.intake, actor)
    if order is not None and order.status is OrderStatus.VERIFYING and not order.fixed and not asked(repair, actor):
        return words(_asked(repair))
    if order is not None and order.status is OrderStatus.VOID and not actor.staff:
        return words("repair-state-void-told")
    in_touch = theirs(repair, actor) or actor.person == repair.intake.taken_by
    if order is not None and order.waiting is not None and in_touch:
        if order.waiting is not Wait.QUOTE or asked_:
            return _turn(repair, order, order.waiting)
    elif repair.declined and asked_:
        return words("repair-state-declined")
    return _state(repair, own=in_touch or actor.person == repair.intake.reporter)


def _asked(repair: Repair) -> str:
    """How it stands with the question whether it is fixed, for colleagues: nobody may be there to answer it."""
    if repair.answerable:
        return "repair-state-asked"
    return "repair-state-asked-erased" if repair.intake.emptied else "repair-state-asked-in-vain"


def _turn(repair: Repair, order: WorkOrder, waiting: Wait) -> Words:
    """What an order waits for, as the reporter should read it: mostly it is their turn."""
    if waiting is Wait.PARTS:
        return words("repair-state-waiting-parts", why=order.wait_why, until=_until(repair, order))
    if waiting is Wait.TENANT and not order.wait_why:
        emergency = repair.intake.urgency is Urgency.EMERGENCY
        return words("repair-state-at-the-door" if emergency else "repair-state-nobody-in", hotline=repair.hotline)
    return words(f"repair-state-waiting-{waiting.value}", why=order.wait_why)


def _until(repair: Repair, order: WorkOrder) -> Words | str:
    if order.wait_until is None:
        return ""
    return words("repair-until-over" if order.wait_until < repair.seen_at else "repair-until", at=order.wait_until)


def _when(repair: Repair, due: datetime | None, what: str) -> Words:
    """Until when somebody will be there, or done; of a time that is over, only that it is."""
    over = due is not None and due < repair.seen_at
    return words("repair-estimate-over" if over else f"repair-estimate-{what}", due=due)


def _state(repair: Repair, *, own: bool) -> Words:
    """Where it stands; to those whose matter it is, not to colleagues, it says what they will hear and thanks them."""
    order, intake = repair.order, repair.intake
    if order is None:
        into = repair.into.number if repair.into else "—"
        if repair.into and repair.into.status is IntakeStatus.CLOSED:
            return words("repair-state-merged-done", into=into)
        when = _when(repair, repair.promised, "there")
        state_ = f"repair-state-{_dashed(intake.status.value)}"
        return words(state_, into=into, due=repair.promised, when=when, own=own)
    if order.status is OrderStatus.VERIFYING and order.fixed:
        heard = "repair-state-confirmed" if order.result is Result.RESOLVED else "repair-state-heard"
        return words(heard, own=own, when=_when(repair, repair.promised, "step"))
    if repair.declined:
        return words("repair-state-declined-told")
    if order.status is OrderStatus.DISPATCHED and order.technician is None:
        return words("repair-state-offered", due=order.due_at, when=_when(repair, order.due_at, "there"))
    if order.waiting is not None:
        if order.waiting is Wait.TENANT and not order.wait_why:
            emergency = intake.urgency is Urgency.EMERGENCY
            return words("repair-state-at-the-door-told" if emergency else "repair-state-nobody-in-told")
        told = "" if order.waiting is Wait.PARTS else "-told"
        return words(
            f"repair-state-waiting-{order.waiting.value}{told}", why=order.wait_why, until=_until(repair, order)
        )
    due, what = _due(repair, order)
    state_ = f"repair-state-{_dashed(order.status.value)}"
    if (order.status, order.result) in _TOLD_APART:
        state_ += f"-{_dashed(order.result or '')}"
    when = _when(repair, due, what)
    return words(state_, name=repair.name(order.technician), due=due, when=when, why=order.void_why, own=own)


def _due(repair: Repair, order: WorkOrder) -> tuple[datetime, str]:
    """Until when the next step is done, and which."""
    if repair.promised:
        return repair.promised, "step"
    if order.status is OrderStatus.ON_SITE:
        return order.due_done, "done"
    return order.expected_at or order.due_at, "there"


def _progress(repair: Repair) -> Words:
    order = repair.order
    reached = -1
    if order is not None:
        reached = next((n for n, statuses in enumerate(_STEPS) if order.status in statuses), -1)
    return words("repair-progress", **{name: "●" if n <= reached else "○" for n, name in enumerate(_STEP_NAMES)})


def _what(repair: Repair, hide: re.Pattern[str] | None = None) -> Iterator[Words]:
    intake = repair.intake
    said = hide.sub("•••", intake.text) if hide and intake.text else what_was_said(intake)
    unit = repair.unit.number if repair.unit else words("common-area")
    if intake.place:
        yield words("repair-line-spot", unit=unit, place=intake.place)
    else:
        yield words("repair-line-place", unit=unit)
    yield words(
        "repair-line-kind",
        category=words(f"category-{_dashed(intake.category.value)}"),
        urgency=words(f"urgency-{intake.urgency.value}"),
    )
    yield words("repair-line-text", text=said)
    if intake.photos:
        yield words("repair-line-photos", count=len(intake.photos))
    yield words("repair-line-reported", at=intake.reported_at)
    if repair.order and repair.order.booked_at:
        yield words("repair-line-booked", at=repair.order.booked_at)
    if it := repair.outage:
        key = "repair-line-outage" if it.state is OutageState.RUNNING else "repair-line-outage-over"
        yield words(key, kind=words(f"outage-kind-{it.kind.value}"), number=it.number, ends=it.ends_at)


def _who(repair: Repair, actor: Actor) -> Iterator[Words]:
    intake, order = repair.intake, repair.order
    if actor.staff:
        yield from _reporter(repair, actor)
        if intake.taken_by:
            channel = words(f"channel-{_dashed(intake.channel.value)}")
            yield words("repair-line-taken", name=repair.name(intake.taken_by), channel=channel)
        if repair.entry:
            yield words("repair-line-entry", number=str(repair.entry.number))
        if repair.rectification:
            yield words("repair-line-rectify", by=repair.rectification.by, why=repair.rectification.why)
        if intake.chases:
            yield words("repair-line-chases", count=intake.chases)
        if repair.joined:
            yield words("repair-line-joined", numbers=" ".join(one.number for one in repair.joined))
    if order and order.technician:
        yield words("repair-line-technician", name=repair.name(order.technician))
    for helper in repair.helpers:
        yield words("repair-line-helper", name=repair.name(helper))


def _reporter(repair: Repair, actor: Actor) -> Iterator[Words]:
    """The tenant and who spoke for it; once where that is the same, no name where a colleague took it down."""
    intake, reporter = repair.intake, repair.people[repair.intake.reporter]
    tenant = repair.tenant.name if repair.tenant else None
    if not names_reporter(intake, repair.was, actor):
        if tenant:
            yield words("repair-line-who", who=tenant)
        return
    phone = intake.caller_phone if intake.taken_by else reporter.phone
    name = intake.caller or ("" if intake.taken_by or reporter.name == Named("", "") else reporter.name)
    same = tenant and (name in {tenant, tenant.zh} or (isinstance(name, Named) and name.zh == tenant.zh))
    who = words("repair-who-of", tenant=tenant, name=name) if name and tenant and not same else name or tenant
    if who and phone:
        yield words("repair-line-who-phone", who=who, phone=masked(phone))
    elif who or phone:
        yield words("repair-line-who", who=who or masked(phone))


def _money(repair: Repair, actor: Actor) -> Iterator[Words]:
    """What was agreed, and after it what was named last, where that is something else."""
    for quote in dict.fromkeys(one for one in (repair.agreed, repair.quote) if one):
        for line in quote.lines:
            yield words("repair-line-price", name=repair.called(line), count=line.count, amount=Money(line.amount))
        reply = _reply(repair, quote, own=theirs(repair, actor))
        yield words("repair-line-quote", total=Money(quote.total), reply=reply)
    if repair.charge and not repair.charge.amount:
        yield words("repair-line-remitted")
    elif repair.charge:
        yield words("repair-line-charge", amount=Money(repair.charge.amount))


def _reply(repair: Repair, quote: Quote, *, own: bool) -> Words:
    """What was said to it; a price that waits beside an agreed one would take its place."""
    if quote.reply is Reply.OPEN and repair.agreed:
        return words("quote-open-instead", own=own, before=Money(repair.agreed.total))
    if quote.reply is Reply.OPEN and repair.corrected:
        return words("quote-open-corrected", own=own, before=Money(repair.corrected.total))
    return words(f"quote-{_dashed(quote.reply.value)}", own=own)


def _done(repair: Repair, actor: Actor) -> Iterator[Words]:
    order = repair.order
    if order is None:
        return
    yield from _trouble(order, actor)
    if order.status in BEFORE_DONE:
        return  # what an earlier round says of it is in the history
    if order.work_done:
        yield words("repair-line-work", work=order.work_done)
    for used in order.materials if actor.staff else ():
        yield _used(repair, used)
    if order.result:
        yield words("repair-line-result", result=words(f"result-{_dashed(order.result.value)}"))
    if order.method:
        method = words(f"method-{_dashed(order.method.value)}")
        yield words("repair-line-verified", name=repair.name(order.verified_by), method=method)
    if repair.rating:
        yield words("repair-line-rating", stars="⭐" * repair.rating.stars)
    if rateable(repair, actor):
        yield words("repair-line-rate")


def _used(repair: Repair, used: Material) -> Words:
    if used.unpriced:
        return words("repair-line-unpriced", name=repair.called(used), count=used.count)
    return words("repair-line-used", name=repair.called(used), count=used.count, amount=Money(used.amount))


def _call(repair: Repair, actor: Actor) -> Iterator[Words]:
    """A tenant can always speak to somebody."""
    if repair.hotline and not actor.staff:
        yield words("repair-line-call", number=repair.hotline)


def _trouble(order: WorkOrder, actor: Actor) -> Iterator[Words]:
    if order.attempts:
        yield words("repair-line-attempts", count=order.attempts)
    if order.round > order.rework:
        yield words("repair-line-again", count=order.round - order.rework)
    if order.rework:
        yield words("repair-line-rework", count=order.rework)
    if actor.staff and order.rejected_why:
        yield words("repair-line-rejected", why=order.rejected_why)
    if actor.staff and order.void_asked_by and order.status in BEFORE_DONE:
        yield words("repair-line-void-asked", why=order.void_why)


def _dashed(code: str) -> str:
    return code.replace("_", "-")
