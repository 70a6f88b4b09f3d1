"""Everything that can be done with a repair, and how one gets into each state: who does what."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.domain.categories import Category, Urgency
from bot.domain.complaints import Complaint, ComplaintId
from bot.domain.field_notes import FieldNote, Step
from bot.domain.order_states import Method, Result, Wait
from bot.domain.quotes import Reply
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.services import (
    dispatch,
    field_notes,
    quotes,
    ratings,
    rectifications,
    repairs,
    verifications,
    voids,
    work_orders,
)
from bot.services.repair_views import order_of
from bot.services.work import Work
from bot.storage import rows
from bot.storage.complaint_tables import complaints
from tests.services.town import Town

Verb = Callable[[Work, IntakeId, Town], Awaitable[Any]]

# -- everything that can be done with a repair ------------------------------------------------------------------------

_LATER = timedelta(hours=20)


def _other(town: Town) -> Any:
    return town.people["second_technician"]


_NUMBER = "WO-2026-000001"
"""The order of the repair that is looked at; the other repair has none."""


def _texted(step: Step, *, firm: bool = True) -> Verb:
    note = FieldNote(_NUMBER, step, words="valve", firm=firm)
    return lambda w, _, __: field_notes.take_down(w, note)


def _told(result: object) -> None:
    """What is answered with nothing was not for them, or not now."""
    if not result:
        raise Refusal("not-found")


async def _works_again(work: Work, intake: IntakeId, _: Town) -> None:
    _told(await repairs.works_again(work, intake) == "told")


async def _to_withdraw(work: Work, intake: IntakeId, _: Town) -> None:
    _told(await repairs.works_again(work, intake) == "withdraw")


async def _rest_of_album(work: Work, intake: IntakeId, _: Town) -> None:
    """The first picture of the album had come with the words."""
    if order := await order_of(work, intake):
        await work.record(order, "album 1")
    _told(await field_notes.rest_of_album(work, "1", ("photo",)))


async def _demanded(work: Work, intake: IntakeId, _: Town) -> None:
    await rectifications.demand(work, intake, work.desk.clock.today(work.now), "at last")


async def _turned_back_in_words(work: Work, intake: IntakeId, _: Town) -> None:
    """By its complaint, where it has become one."""
    found = await rows.first(work.db, Complaint, complaints.c.intake == intake)
    id_ = found.id if found else ComplaintId(0)
    await dispatch.turn_back_as(work, id_, "the tap drips", Category.PLUMBING, Urgency.NORMAL)


async def _merged(work: Work, intake: IntakeId, town: Town) -> None:
    await dispatch.merge(work, intake, IntakeId(1))


VERBS: dict[str, Verb] = {
    "cancel": lambda w, i, _: repairs.cancel(w, i),
    "chase": lambda w, i, _: repairs.chase(w, i),
    "works_again": _works_again,
    "to_withdraw": _to_withdraw,
    "ask_for_hands": lambda w, i, _: dispatch.ask_for_hands(w, i),
    "issue": lambda w, i, t: dispatch.issue(w, i, t.people["technician"]),
    "offer": lambda w, i, _: dispatch.issue(w, i, None),
    "merge": _merged,
    "separate": lambda w, i, _: dispatch.separate(w, i),
    "split": lambda w, i, _: dispatch.split(w, i, "and the tap"),
    "convert": lambda w, i, _: dispatch.convert(w, i),
    "turn_back": lambda w, i, _: dispatch.turn_back(w, i),
    "turn_back_in_words": _turned_back_in_words,
    "regrade": lambda w, i, _: dispatch.regrade(w, i, Category.CIVIL, Urgency.URGENT),
    "reassign": lambda w, i, t: dispatch.reassign(w, i, _other(t)),
    "add_helper": lambda w, i, t: dispatch.add_helper(w, i, _other(t)),
    "claim": lambda w, i, _: dispatch.claim(w, i),
    "transfer": lambda w, i, t: dispatch.transfer(w, i, _other(t), "busy"),
    "hand_back": lambda w, i, _: dispatch.hand_back(w, i, "not my trade"),
    "accept": lambda w, i, _: work_orders.accept(w, i),
    "set_out": lambda w, i, _: work_orders.set_out(w, i),
    "arrive": lambda w, i, _: work_orders.arrive(w, i),
    "find_nobody": lambda w, i, _: work_orders.find_nobody(w, i),
    "wait": lambda w, i, _: work_orders.wait(w, i, Wait.PARTS, "valve", None),
    "wait_for_tenant": lambda w, i, _: work_orders.wait(w, i, Wait.TENANT, "the key", None),
    "prolong": lambda w, i, _: work_orders.prolong(w, i, "", w.now + _LATER),
    "go_on": lambda w, i, _: work_orders.go_on(w, i),
    "book": lambda w, i, _: work_orders.book(w, i, w.now + _LATER),
    "rest_of_album": _rest_of_album,
    "picture": lambda w, i, _: work_orders.picture(w, i, ("photo",)),
    "name_price": lambda w, i, _: quotes.name_price(w, i, {"P1": 1}, ()),
    "correct_price": lambda w, i, _: quotes.correct(w, i, 1, {"P1": 2}, ()),
    "agree": lambda w, i, _: quotes.reply(w, i, 1, Reply.AGREED),
    "agree_by_phone": lambda w, i, _: quotes.agreed_by_phone(w, i, 1),
    "decline": lambda w, i, _: quotes.reply(w, i, 1, Reply.DECLINED),
    "decline_by_phone": lambda w, i, _: quotes.declined_by_phone(w, i, 1),
    "leave_undone": lambda w, i, _: work_orders.leave_undone(w, i),
    "complete": lambda w, i, _: work_orders.complete(w, i, "new valve", ()),
    "record_result": lambda w, i, _: verifications.record_result(w, i, Result.RESOLVED),
    "record_nothing": lambda w, i, _: verifications.record_result(w, i, Result.NOT_DONE),
    "ask": lambda w, i, _: verifications.ask(w, i),
    "confirm": lambda w, i, _: verifications.confirm(w, i, 0),
    "take_back": lambda w, i, _: verifications.take_back(w, i, 0),
    "deny": lambda w, i, _: verifications.deny(w, i, 0),
    "explain": lambda w, i, _: verifications.explain(w, i, "it still drips"),
    "sign": lambda w, i, _: verifications.verify(w, i, 0, Method.ASKED),
    "see": lambda w, i, _: verifications.verify(w, i, 0, Method.ON_SITE),
    "phone": lambda w, i, _: verifications.verify(w, i, 0, Method.PHONED),
    "reject": lambda w, i, _: verifications.reject(w, i, 0, "still dripping"),
    "rate": lambda w, i, _: ratings.rate(w, i, 0, 5),
    "add_words": lambda w, i, _: ratings.add_words(w, i, "quick and clean"),
    "come_back": lambda w, i, _: verifications.come_back(w, i),
    "reopen": lambda w, i, _: verifications.reopen(w, i, "warranty"),
    "demand": _demanded,
    "ask_void": lambda w, i, _: voids.ask_void(w, i, "twice"),
    "void": lambda w, i, _: voids.void(w, i),
    "keep": lambda w, i, _: voids.keep(w, i),
    "text_accept": _texted(Step.ACCEPT),
    "text_set_out": _texted(Step.ON_THE_WAY),
    "text_arrive": _texted(Step.ARRIVE),
    "text_nobody": _texted(Step.NOBODY_IN),
    "text_wait": _texted(Step.WAIT_PARTS),
    "text_done": _texted(Step.DONE),
    "text_no_done": _texted(Step.DONE, firm=False),
    "text_sign": _texted(Step.SIGN),
    "text_void": _texted(Step.VOID),
}

# -- how a repair gets into each state: who does what ----------------------------------------------------------------

_ISSUED = (("dispatcher", "issue"),)
_ON_SITE = (*_ISSUED, ("technician", "accept"), ("technician", "arrive"))
_DECLINED = (*_ON_SITE, ("technician", "name_price"), ("tenant", "decline"))
_LEFT = (*_DECLINED, ("technician", "leave_undone"))
_RETURNED = (*_ON_SITE, ("technician", "complete"), ("dispatcher", "record_result"))
_VERIFYING = (*_RETURNED, ("csr", "ask"))
_ANSWERED = (*_VERIFYING, ("tenant", "confirm"))
_CLOSED = (*_ANSWERED, ("csr", "sign"))
WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "to_dispatch": (),
    "cancelled": (("tenant", "cancel"),),
    "merged": (("dispatcher", "merge"),),
    "converted": (("dispatcher", "convert"),),
    "offered": (("dispatcher", "offer"),),
    "dispatched": _ISSUED,
    "accepted": (*_ISSUED, ("technician", "accept")),
    "on_the_way": (*_ISSUED, ("technician", "accept"), ("technician", "set_out")),
    "on_site": _ON_SITE,
    "waits_parts": (*_ON_SITE, ("technician", "wait")),
    "waits_tenant": (*_ON_SITE, ("technician", "find_nobody")),
    "waits_quote": (*_ON_SITE, ("technician", "name_price")),
    "declined": _DECLINED,
    "left": _LEFT,
    "given_up": (*_ON_SITE, ("technician", "name_price"), ("technician", "hand_back")),
    "gone_to_again": (
        *_LEFT,
        ("dispatcher", "record_nothing"),
        ("csr", "reject"),
        ("technician", "accept"),
        ("technician", "arrive"),
    ),
    "void_asked": (*_ON_SITE, ("dispatcher", "ask_void")),
    "completed": (*_ON_SITE, ("technician", "complete")),
    "returned": _RETURNED,
    "verifying": _VERIFYING,
    "answered": _ANSWERED,
    "rework": (*_VERIFYING, ("tenant", "deny")),
    "explained": (*_VERIFYING, ("tenant", "deny"), ("tenant", "explain")),
    "closed": _CLOSED,
    "rated": (*_CLOSED, ("tenant", "rate")),
    "reopened": (*_CLOSED, ("tenant", "come_back")),
    "closed_as_before": (*_CLOSED, ("tenant", "come_back"), ("dispatcher", "ask_void"), ("cs_manager", "void")),
    "void": (*_ISSUED, ("dispatcher", "ask_void"), ("cs_manager", "void")),
}
