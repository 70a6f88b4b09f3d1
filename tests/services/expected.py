"""What a repair should look like: state × verb × who, written down a second time and independently of the domain."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.order_states import OrderStatus, Wait
from bot.domain.permits import GRANTS, May
from bot.domain.repairs import IntakeId
from bot.domain.roles import STAFF
from tests.services.town import ROLES

S = OrderStatus
NOTHING_YET, CANCELLED, MERGED, CONVERTED = "to_dispatch", "cancelled", "merged", "converted"
UNORDERED = frozenset({NOTHING_YET, CANCELLED, MERGED, CONVERTED})
_EARLY = frozenset({S.DISPATCHED, S.ACCEPTED, S.ON_THE_WAY})
_UNDER_WAY = _EARLY | {S.ON_SITE, S.WAITING}
_SERVING = _UNDER_WAY | {NOTHING_YET}
_TO_VERIFY = frozenset({S.RETURNED, S.VERIFYING})
_CHASES_APART = timedelta(minutes=30)


@dataclass
class Expected:
    """One record and its order."""

    id: IntakeId
    number: str
    reporter: str
    taken: bool = False
    state: str = NOTHING_YET
    technician: str = ""
    issuer: str = ""
    round: int = 0
    closures: list[tuple[int, str, bool, bool]] = field(default_factory=list)
    answered: bool = False
    void_asked_by: str = ""
    waiting: Wait | None = None
    logged: bool = False
    into: "Expected | None" = None
    helpers: set[str] = field(default_factory=set)
    chased_at: datetime | None = None
    rated: bool = False
    quote: int = 0
    agreed: bool = False
    charged: bool = False
    passed_on: bool = False
    tried: frozenset[str] = frozenset()

    @property
    def open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state == NOTHING_YET or (self.state not in UNORDERED | {S.CLOSED, S.VOID})


@dataclass(frozen=True)
class Try:
    """Somebody tries something: with which round's button, at what time, with which colleague or other record."""

    who: str
    verb: str
    round: int
    now: datetime
    other: str = ""
    into: Expected | None = None


NEEDS: dict[str, May] = {
    "cancel": May.CANCEL_OWN_REPAIR, "chase": May.CHASE_REPAIR,
    **dict.fromkeys(("issue", "offer"), May.ISSUE_WORK_ORDER),
    **dict.fromkeys(("merge", "separate", "split", "convert", "regrade"), May.TRIAGE_REPAIR),
    "turn_back": May.TRIAGE_COMPLAINT,
    **dict.fromkeys(("reassign", "add_helper"), May.ASSIGN_TECHNICIAN),
    **dict.fromkeys(
        ("accept", "set_out", "arrive", "find_nobody", "wait", "go_on", "picture", "quote", "complete", "hand_back",
         "requote", "transfer", "claim"), May.WORK_ON_REPAIRS),
    **dict.fromkeys(("agree", "decline"), May.ANSWER_QUOTE),
    "record_result": May.RECORD_RESULT,
    **dict.fromkeys(("ask", "sign", "see", "reject", "agree_by_phone"), May.VERIFY_REPAIR),
    **dict.fromkeys(("confirm", "deny", "book", "come_back", "rate"), May.ANSWER_VERIFICATION),
    "reopen": May.REOPEN_REPAIR, "ask_void": May.REQUEST_VOID,
    **dict.fromkeys(("void", "keep"), May.APPROVE_VOID),
}  # fmt: skip
VERBS = tuple(NEEDS)
ONWARD = (
    "sign", "see", "confirm", "deny", "ask", "record_result", "complete", "quote", "agree", "decline", "agree_by_phone",
    "go_on", "book", "arrive", "set_out", "accept", "claim", "find_nobody", "wait", "issue", "offer", "rate", "reopen",
    "separate", "turn_back",
)  # fmt: skip
"""Verbs that bring a record nearer to its end, or back from it."""


def _in(*states: str) -> Callable[[Expected, Try], bool]:
    return lambda one, _: one.state in states


def _mine(*states: str) -> Callable[[Expected, Try], bool]:
    return lambda one, it: one.state in states and it.who == one.technician


def _theirs(one: Expected, it: Try) -> bool:
    return it.who == "tenant"  # all of them are in the tenant's unit, whoever reported them


def _asked(one: Expected, it: Try) -> bool:
    return one.state == S.VERIFYING and _theirs(one, it) and it.round == one.round and not one.answered


def _second(one: Expected, it: Try) -> bool:
    return one.state in _TO_VERIFY and it.who not in {one.technician, one.issuer} and it.round == one.round


def _void_asked(one: Expected, it: Try) -> bool:
    return one.state in _UNDER_WAY and bool(one.void_asked_by) and (it.verb == "keep" or it.who != one.void_asked_by)


def _bookable(one: Expected, it: Try) -> bool:
    takes_calls = May.LOG_REPAIR in GRANTS[ROLES[it.who]]
    coming = one.state in {S.DISPATCHED, S.ACCEPTED} or one.waiting is Wait.TENANT
    return coming and (_theirs(one, it) or takes_calls)


def _takes_back(one: Expected, it: Try) -> bool:
    for_them = _theirs(one, it) or May.LOG_REPAIR in GRANTS[ROLES[it.who]]
    return it.who == one.reporter or (one.taken and for_them)


def _tenants_turn(one: Expected) -> bool:
    return (one.into or one).waiting in {Wait.TENANT, Wait.QUOTE}


def _chaseable(one: Expected, it: Try) -> bool:
    calm = _tenants_turn(one) or one.chased_at is None or it.now - one.chased_at >= _CHASES_APART
    return (one.into or one).open and calm and (_theirs(one, it) or ROLES[it.who] in STAFF)


def _rateable(one: Expected, it: Try) -> bool:
    return one.state == S.CLOSED and _theirs(one, it) and one.answered and it.round == one.round and not one.rated


def _mergeable(one: Expected, it: Try) -> bool:
    return one.state == NOTHING_YET and it.into is not None and it.into is not one and it.into.state in _SERVING


POSSIBLE: dict[str, Callable[[Expected, Try], bool]] = {
    "cancel": lambda one, it: one.state == NOTHING_YET and _takes_back(one, it),
    "chase": _chaseable,
    "issue": _in(NOTHING_YET),
    "offer": _in(NOTHING_YET),
    "merge": _mergeable,
    "separate": lambda one, _: one.state == MERGED and (one.into is None or one.into.open),
    "split": lambda one, _: one.open,
    "convert": _in(NOTHING_YET),
    "turn_back": _in(CONVERTED),
    "regrade": lambda one, _: one.open,
    "reassign": lambda one, it: one.state in _EARLY and it.other != one.technician,
    "add_helper": lambda one, it: one.state in _UNDER_WAY and it.other not in {*one.helpers, one.technician},
    "claim": lambda one, _: one.state == S.DISPATCHED and not one.technician,
    "accept": _mine(S.DISPATCHED),
    "set_out": _mine(S.ACCEPTED),
    "arrive": _mine(S.ACCEPTED, S.ON_THE_WAY),
    "find_nobody": _mine(S.ON_THE_WAY, S.ON_SITE),
    "wait": _mine(S.ON_SITE),
    "go_on": lambda one, it: _mine(S.WAITING)(one, it) and one.waiting is not Wait.QUOTE,
    "picture": _mine(S.ACCEPTED, S.ON_THE_WAY, S.ON_SITE, S.WAITING),
    "quote": lambda one, it: _mine(S.ON_SITE)(one, it) and not one.round,
    "requote": lambda one, it: _mine(S.WAITING)(one, it) and one.waiting is Wait.QUOTE,
    "agree": lambda one, it: one.waiting is Wait.QUOTE and it.who == "tenant",
    "decline": lambda one, it: one.waiting is Wait.QUOTE and it.who == "tenant",
    "agree_by_phone": lambda one, _: one.waiting is Wait.QUOTE,
    "complete": _mine(S.ON_SITE),
    "hand_back": _mine(*_UNDER_WAY),
    "transfer": lambda one, it: _mine(*_EARLY)(one, it) and it.other != one.technician,
    "book": _bookable,
    "record_result": _in(S.COMPLETED),
    "ask": _in(S.RETURNED),
    "confirm": _asked,
    "deny": _asked,
    "sign": lambda one, it: _second(one, it) and one.answered,
    "see": _second,
    "reject": _second,
    "come_back": lambda one, it: (one.into or one).state == S.CLOSED and _theirs(one, it),
    "reopen": _in(S.CLOSED),
    "rate": _rateable,
    "ask_void": lambda one, _: one.state in _UNDER_WAY and not one.void_asked_by,
    "void": _void_asked,
    "keep": _void_asked,
}


def sees(one: Expected, who: str) -> bool:
    """Whether it concerns them at all."""
    concerned = {one.reporter, one.technician, "tenant", *one.helpers}
    return May.SEE_REPAIRS in GRANTS[ROLES[who]] or who in concerned


def allowed(one: Expected, it: Try) -> bool:
    """The specification: state × verb × who. A group's job may be claimed by whoever has not seen it yet."""
    if NEEDS[it.verb] not in GRANTS[ROLES[it.who]]:
        return False
    return (it.verb == "claim" or sees(one, it.who)) and POSSIBLE[it.verb](one, it)


_BECOMES: dict[str, str] = {
    "cancel": CANCELLED, "merge": MERGED, "separate": NOTHING_YET, "convert": CONVERTED, "turn_back": NOTHING_YET,
    **dict.fromkeys(
        ("issue", "offer", "reassign", "transfer", "hand_back", "deny", "reject", "come_back", "reopen"), S.DISPATCHED),
    **dict.fromkeys(("accept", "claim"), S.ACCEPTED),
    "set_out": S.ON_THE_WAY,
    **dict.fromkeys(("arrive", "go_on", "agree", "decline", "agree_by_phone"), S.ON_SITE),
    **dict.fromkeys(("find_nobody", "wait", "quote"), S.WAITING),
    "complete": S.COMPLETED, "record_result": S.RETURNED, "ask": S.VERIFYING,
    **dict.fromkeys(("sign", "see"), S.CLOSED),
    "void": S.VOID,
}  # fmt: skip
_WAITS = {"find_nobody": Wait.TENANT, "wait": Wait.PARTS, "quote": Wait.QUOTE}
_AGAIN = frozenset({"deny", "reject", "come_back", "reopen"})


def then(one: Expected, it: Try, everybody: list[Expected]) -> None:
    """What the verb changes, here and in the records that go with this one."""
    if it.verb == "come_back" and one.into:
        one = one.into
    if it.verb in {"come_back", "reopen"}:
        one.closures.append((one.round, one.technician, one.answered, one.rated))
    _moves(one, it)
    _remembers(one, it)
    if it.verb == "void" and one.closures:  # what was closed before stands closed as it was
        one.state = S.CLOSED
        one.round, one.technician, one.answered, one.rated = one.closures.pop()
        one.helpers.discard(one.technician)
        one.void_asked_by = ""
        return
    if it.verb == "merge":
        one.into = it.into
        for other in everybody:
            other.into = it.into if other.into is one else other.into
    if it.verb in {"cancel", "convert", "void"}:
        for other in everybody:
            if other.into is one:
                other.into, other.state = None, NOTHING_YET


def _moves(one: Expected, it: Try) -> None:
    if it.verb == "book" and one.state == S.WAITING:
        one.state = S.ACCEPTED
    one.state = _BECOMES.get(it.verb, one.state)
    one.waiting = _WAITS.get(it.verb, one.waiting) if one.state == S.WAITING else None
    if it.verb in {"issue", "reassign", "transfer"}:
        one.technician = it.other
    if it.verb == "claim":
        one.technician = it.who
    one.helpers.discard(one.technician)  # nobody is named twice
    if it.verb == "hand_back":
        one.technician, one.tried = "", one.tried | {it.who}
    if it.verb in {"issue", "offer", "reassign", "transfer", "hand_back", *_AGAIN}:
        one.passed_on = False
    if it.verb in {"reassign", "transfer", *_AGAIN}:
        one.tried = frozenset()


def _remembers(one: Expected, it: Try) -> None:
    one.round += it.verb in _AGAIN
    one.answered = it.verb == "confirm" or (one.answered and one.state != S.DISPATCHED)
    one.rated = it.verb == "rate" or (one.rated and it.verb not in _AGAIN)
    one.logged = one.logged or it.verb in {"issue", "offer", "merge", "convert"}
    if it.verb in {"issue", "offer"}:
        one.issuer = it.who
    if it.verb in {"ask_void", "keep", "complete"}:  # what is done is no longer to be voided
        one.void_asked_by = it.who if it.verb == "ask_void" else ""
    if it.verb == "add_helper":
        one.helpers.add(it.other)
    if it.verb == "chase" and not _tenants_turn(one):
        one.chased_at = it.now
    if it.verb in {"agree", "decline", "agree_by_phone"}:
        one.agreed = one.agreed or it.verb != "decline"  # a later no does not undo it
    if it.verb in {"sign", "see"}:
        one.charged = one.charged or one.agreed
    if it.verb == "separate":
        one.into = None


def passed_on(one: Expected) -> None:
    """Nobody has accepted in time: the other technician is asked, once."""
    following = {"technician": "second_technician", "second_technician": "technician"}.get(one.technician, "")
    if one.state == S.DISPATCHED and following and not one.passed_on and following not in one.tried:
        one.tried = one.tried | {one.technician}
        one.technician, one.passed_on = following, True
        one.helpers.discard(following)
