"""Which buttons a repair's card has for whom: one line each, so that the table can be read."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.aftermath import BEST
from bot.domain.categories import Urgency
from bot.domain.complaints import ComplaintStatus
from bot.domain.order_states import BEFORE_DONE, THE_TENANTS_TURN, OrderStatus, Result, Wait
from bot.domain.people import Actor
from bot.domain.permits import May
from bot.domain.quotes import Reply
from bot.domain.repairs import OPEN, IntakeStatus
from bot.domain.work_orders import WorkOrder
from bot.services.repair_rights import calls_out, names_reporter, pays, rates, speaks_for, takes_back, takes_calls
from bot.services.repair_views import Repair
from bot.talk import Button, Rows, Style, button

Fits = Callable[[Repair, Actor], bool]


@dataclass(frozen=True)
class _Offer:
    may: May
    fits: Fits
    make: Callable[[Repair], tuple[Button, ...]]


def buttons(repair: Repair, actor: Actor) -> Rows:
    """What `actor` may press now."""
    return tuple(o.make(repair) for o in _OFFERS if o.may in actor.permits and o.fits(repair, actor))


def for_group(repair: Repair) -> Rows:
    """What the engineering group may press: whoever is first has the job."""
    order = repair.order
    if order is None or order.technician is not None or order.status is not OrderStatus.DISPATCHED:
        return ()
    return ((button("repair-claim", repair.intake.id, style=Style.PRIMARY),),)


def asked(repair: Repair, actor: Actor) -> bool:
    """Whether it is `actor` whom customer service asks."""
    order = repair.order
    waiting = order is not None and order.status is OrderStatus.VERIFYING and not order.fixed
    return waiting and theirs(repair, actor)


def theirs(repair: Repair, actor: Actor) -> bool:
    """Whether `actor` answers for it: who stands for its tenant or, where there is none, who reported it."""
    return speaks_for(repair.intake, actor)


def _order(repair: Repair) -> WorkOrder:
    if repair.order is None:
        raise LookupError(f"{repair.intake.number} has no work order")
    return repair.order


def _is(*statuses: OrderStatus) -> Fits:
    return lambda repair, _: repair.order is not None and repair.order.status in statuses


def _mine(*statuses: OrderStatus) -> Fits:
    return lambda r, actor: r.order is not None and r.order.status in statuses and r.order.technician == actor.person


def _second(*statuses: OrderStatus) -> Fits:
    def fits(repair: Repair, actor: Actor) -> bool:
        order = repair.order
        return (
            order is not None and order.status in statuses and actor.person not in {order.technician, order.issued_by}
        )

    return fits


def _own(*statuses: OrderStatus) -> Fits:
    return lambda repair, actor: _is(*statuses)(repair, actor) and theirs(repair, actor)


def _intake(*statuses: IntakeStatus) -> Fits:
    return lambda repair, _: repair.intake.status in statuses


def _merged_into_an_open_one(repair: Repair, _: Actor) -> bool:
    return repair.into is not None and repair.into.status in OPEN


def _own_to_dispatch(repair: Repair, actor: Actor) -> bool:
    return repair.intake.status is IntakeStatus.TO_DISPATCH and takes_back(repair.intake, actor)


def _own_open(repair: Repair, actor: Actor) -> bool:
    served = repair.into or repair.intake
    pressing = theirs(repair, actor) or actor.person == repair.intake.reporter
    own_turn = asked(repair, actor) or (repair.order is not None and repair.order.waiting in THE_TENANTS_TURN)
    return served.status in OPEN and pressing and not own_turn


def _over(repair: Repair, actor: Actor) -> bool:
    """Closed, by an order of its own or with the one that it was merged into."""
    with_another = repair.into is not None and repair.into.status is IntakeStatus.CLOSED
    return (with_another or _is(OrderStatus.CLOSED)(repair, actor)) and theirs(repair, actor)


def _waits_for_tenant(repair: Repair, _: Actor) -> bool:
    """The tenant is asked for another time; never while nobody opens to an emergency."""
    order = repair.order
    if order is None or order.waiting is not Wait.TENANT:
        return False
    return not (repair.intake.urgency is Urgency.EMERGENCY and order.locked_out)


def _own_to_book(repair: Repair, actor: Actor) -> bool:
    return _waits_for_tenant(repair, actor) and theirs(repair, actor)


def _to_book_by_phone(repair: Repair, actor: Actor) -> bool:
    """The tenant is asked for another time, or may call because the one that was named does not suit them."""
    coming = _is(OrderStatus.DISPATCHED, OrderStatus.ACCEPTED)(repair, actor) or _waits_for_tenant(repair, actor)
    return coming and takes_calls(repair.intake, actor) and not theirs(repair, actor)


def _going_on(repair: Repair, actor: Actor) -> bool:
    return _mine(OrderStatus.WAITING)(repair, actor) and _order(repair).waiting is not Wait.QUOTE


def _can_be_prolonged(repair: Repair, actor: Actor) -> bool:
    return _mine(OrderStatus.WAITING)(repair, actor) and not _order(repair).locked_out


def _quoted(repair: Repair, _: Actor) -> bool:
    order, quote = repair.order, repair.quote
    return order is not None and order.waiting is Wait.QUOTE and quote is not None and quote.reply is Reply.OPEN


def _can_be_corrected(repair: Repair, actor: Actor) -> bool:
    return _quoted(repair, actor) and _mine(OrderStatus.WAITING)(repair, actor)


def _own_quote(repair: Repair, actor: Actor) -> bool:
    return _quoted(repair, actor) and pays(repair.intake, actor)


def _can_be_priced(repair: Repair, actor: Actor) -> bool:
    on_site = _mine(OrderStatus.ON_SITE)(repair, actor) and repair.intake.tenant is not None
    return on_site and not _order(repair).rework


def _can_be_left(repair: Repair, actor: Actor) -> bool:
    return _mine(OrderStatus.ON_SITE)(repair, actor) and repair.declined


def _nobody_in(repair: Repair, actor: Actor) -> bool:
    return _mine(OrderStatus.ON_THE_WAY, OrderStatus.ON_SITE)(repair, actor) and repair.intake.tenant is not None


def _said_fixed(repair: Repair, actor: Actor) -> bool:
    return _is(OrderStatus.VERIFYING)(repair, actor) and _order(repair).answered_by == actor.person


def _answered(repair: Repair, actor: Actor) -> bool:
    return _second(OrderStatus.VERIFYING)(repair, actor) and _order(repair).fixed


def _can_be_asked(repair: Repair, actor: Actor) -> bool:
    """Somebody who did not do the work can say in this chat whether it is fixed."""
    return _second(OrderStatus.RETURNED)(repair, actor) and bool({*repair.answering} - {_order(repair).technician})


def rateable(repair: Repair, actor: Actor) -> bool:
    """Whether `actor` may give stars now: to a closed repair that they were asked about, once."""
    closed = _is(OrderStatus.CLOSED)(repair, actor) and _order(repair).answered_by is not None
    return closed and repair.rating is None and rates(repair.intake, actor)


def _void_asked(repair: Repair, actor: Actor) -> bool:
    order = repair.order
    if order is None or order.status not in BEFORE_DONE or order.void_asked_by is None:
        return False
    return order.void_asked_by != actor.person


def _void_possible(repair: Repair, _: Actor) -> bool:
    return repair.order is not None and repair.order.status in BEFORE_DONE and repair.order.void_asked_by is None


def _can_be_turned_back(repair: Repair, _: Actor) -> bool:
    """It was a repair after all, and its words may go to whoever repairs: else who decides words it."""
    held = repair.complaint
    return held is not None and held.status is ComplaintStatus.RECEIVED and held.plain


def _pictured(repair: Repair, _: Actor) -> bool:
    order = repair.order
    return bool(repair.intake.photos or (order and (order.photos or order.photos_before)))


def _spoken(repair: Repair, _: Actor) -> bool:
    return bool(repair.intake.voice)


def _endangers(repair: Repair, _: Actor) -> bool:
    return repair.intake.urgency is Urgency.EMERGENCY and repair.intake.status in OPEN


def _on_record(repair: Repair) -> tuple[Button, ...]:
    return (button("incident-begin", "r", repair.intake.id),)


def _can_be_phoned(repair: Repair, actor: Actor) -> bool:
    """Whoever called, where their number was written down; a colleague who took it down is not who should be called."""
    if not names_reporter(repair.intake, repair.was, actor):
        return False
    if repair.intake.caller_phone:
        return True
    reporter = repair.people.get(repair.intake.reporter)
    known = reporter is not None and bool(reporter.phone)
    return known and repair.intake.taken_by is None and actor.person != repair.intake.reporter


def _must_be_reached(repair: Repair, actor: Actor) -> bool:
    """Of an emergency whom it calls must reach who reported it; most of them may reveal any phone anyhow."""
    called = calls_out(repair.intake, actor) and _can_be_phoned(repair, actor)
    return called and May.REVEAL_PHONE not in actor.permits


def _phone(repair: Repair) -> tuple[Button, ...]:
    return (button("reveal", repair.intake.reporter, repair.intake.id),)


def _slip(repair: Repair, _: Actor) -> bool:
    return repair.order is not None


def _one(action: str, style: Style | None = None) -> Callable[[Repair], tuple[Button, ...]]:
    return lambda repair: (button(action, repair.intake.id, style=style),)


def _several(*actions: str) -> Callable[[Repair], tuple[Button, ...]]:
    return lambda repair: tuple(button(action, repair.intake.id) for action in actions)


def _round(*actions: tuple[str, Style | None]) -> Callable[[Repair], tuple[Button, ...]]:
    def make(repair: Repair) -> tuple[Button, ...]:
        round_ = _order(repair).round
        return tuple(button(action, repair.intake.id, round_, style=style) for action, style in actions)

    return make


def _on_quote(*actions: tuple[str, Style | None]) -> Callable[[Repair], tuple[Button, ...]]:
    def make(repair: Repair) -> tuple[Button, ...]:
        quote = repair.quote.id if repair.quote else 0
        return tuple(button(action, repair.intake.id, quote, style=style) for action, style in actions)

    return make


def _answers(repair: Repair) -> tuple[Button, ...]:
    """Whether it is fixed; or, where it is known not to be, whether it may stay so."""
    order = _order(repair)
    yes, no = ("", "") if order.result is Result.RESOLVED else ("button-repair-as-it-is", "button-repair-not-as-it-is")
    return (
        button("repair-fixed", repair.intake.id, order.round, style=Style.SUCCESS, label=yes),
        button("repair-not-fixed", repair.intake.id, order.round, style=Style.DANGER, label=no),
    )


def _stars(repair: Repair) -> tuple[Button, ...]:
    round_ = _order(repair).round
    return tuple(
        button("repair-stars", repair.intake.id, round_, n, label="button-stars", count=n) for n in range(1, BEST + 1)
    )


_S, _I = OrderStatus, IntakeStatus
_EARLY = (_S.DISPATCHED, _S.ACCEPTED, _S.ON_THE_WAY)
_OFFERS: tuple[_Offer, ...] = (
    # the tenant
    _Offer(May.ANSWER_QUOTE, _own_quote, _on_quote(("quote-yes", Style.SUCCESS), ("quote-no", None))),
    _Offer(May.ANSWER_VERIFICATION, asked, _answers),
    _Offer(May.ANSWER_VERIFICATION, _said_fixed, _round(("repair-unsay", None))),
    _Offer(May.ANSWER_VERIFICATION, _own_to_book, _one("repair-book", Style.PRIMARY)),
    _Offer(May.ANSWER_VERIFICATION, rateable, _stars),
    _Offer(May.ANSWER_VERIFICATION, _over, _one("repair-back")),
    _Offer(May.CHASE_REPAIR, _own_open, _one("repair-chase")),
    _Offer(May.CANCEL_OWN_REPAIR, _own_to_dispatch, _one("repair-cancel")),
    # the dispatcher
    _Offer(May.ISSUE_WORK_ORDER, _intake(_I.TO_DISPATCH), _one("repair-assign", Style.PRIMARY)),
    _Offer(May.TRIAGE_REPAIR, _intake(_I.TO_DISPATCH), _several("repair-merge", "repair-convert")),
    _Offer(May.TRIAGE_REPAIR, _merged_into_an_open_one, _one("repair-separate")),
    _Offer(May.RECORD_RESULT, _is(_S.COMPLETED), _one("repair-result", Style.PRIMARY)),
    _Offer(May.TRIAGE_REPAIR, _intake(*OPEN), _several("repair-split", "repair-regrade")),
    _Offer(May.ASSIGN_TECHNICIAN, _is(*_EARLY), _several("repair-reassign", "repair-helper")),
    _Offer(May.ASSIGN_TECHNICIAN, _is(_S.ON_SITE, _S.WAITING), _one("repair-take-over")),
    # the technician
    _Offer(May.WORK_ON_REPAIRS, _mine(_S.DISPATCHED), _one("repair-accept", Style.PRIMARY)),
    _Offer(May.WORK_ON_REPAIRS, _mine(_S.ACCEPTED), _several("repair-set-out", "repair-arrive")),
    _Offer(May.WORK_ON_REPAIRS, _mine(_S.ON_THE_WAY), _one("repair-arrive", Style.PRIMARY)),
    _Offer(May.WORK_ON_REPAIRS, _mine(_S.ON_SITE), _one("repair-done", Style.SUCCESS)),
    _Offer(May.WORK_ON_REPAIRS, _going_on, _one("repair-go-on", Style.PRIMARY)),
    _Offer(May.WORK_ON_REPAIRS, _can_be_prolonged, _one("repair-prolong")),
    _Offer(May.WORK_ON_REPAIRS, _mine(_S.ON_SITE), _several("repair-wait", "repair-before")),
    _Offer(May.WORK_ON_REPAIRS, _can_be_priced, _one("repair-quote")),
    _Offer(May.WORK_ON_REPAIRS, _can_be_corrected, _on_quote(("repair-requote", None))),
    _Offer(May.WORK_ON_REPAIRS, _can_be_left, _one("repair-leave")),
    _Offer(May.WORK_ON_REPAIRS, _nobody_in, _one("repair-nobody")),
    _Offer(May.WORK_ON_REPAIRS, _mine(*_EARLY), _one("repair-transfer")),
    _Offer(May.WORK_ON_REPAIRS, _mine(*BEFORE_DONE), _one("repair-hand-back")),
    # customer service
    _Offer(May.LOG_REPAIR, _to_book_by_phone, _one("repair-book")),
    _Offer(May.VERIFY_REPAIR, _quoted, _on_quote(("quote-phoned", None), ("quote-phoned-no", None))),
    _Offer(May.VERIFY_REPAIR, _can_be_asked, _one("repair-ask", Style.PRIMARY)),
    _Offer(May.VERIFY_REPAIR, _answered, _round(("repair-sign", Style.SUCCESS))),
    _Offer(
        May.VERIFY_REPAIR, _second(_S.RETURNED, _S.VERIFYING), _round(("repair-seen", None), ("repair-phoned", None))
    ),
    _Offer(May.VERIFY_REPAIR, _second(_S.RETURNED, _S.VERIFYING), _round(("repair-reject", Style.DANGER))),
    _Offer(May.TRIAGE_COMPLAINT, _can_be_turned_back, _one("repair-turn-back")),
    _Offer(May.REOPEN_REPAIR, _is(_S.CLOSED), _one("repair-reopen")),
    _Offer(May.OPEN_INCIDENT, _endangers, _on_record),
    _Offer(May.SET_RECTIFICATION, _intake(*OPEN), _one("repair-rectify")),
    # voiding takes two
    _Offer(May.REQUEST_VOID, _void_possible, _one("repair-void")),
    _Offer(
        May.APPROVE_VOID,
        _void_asked,
        lambda repair: (
            button("repair-void-yes", repair.intake.id, style=Style.DANGER),
            button("repair-void-no", repair.intake.id),
        ),
    ),
    # everybody
    _Offer(May.REVEAL_PHONE, _can_be_phoned, _phone),
    _Offer(May.TAKE_ALARM, _must_be_reached, _phone),
    _Offer(May.SEE_OWN_REPAIRS, _pictured, _one("repair-photos")),
    _Offer(May.SEE_OWN_REPAIRS, _spoken, _one("repair-voice")),
    _Offer(May.SEE_OWN_REPAIRS, _slip, _one("repair-slip")),
)
