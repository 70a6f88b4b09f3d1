"""Every state of a repair × every verb × everybody: allowed, or refused with which words, and nothing changed.

The three tables are the specification: who may at all, in which states it is possible, and what is said otherwise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import FunctionType

import pytest
from sqlalchemy import select

from bot.domain.categories import Category, Urgency
from bot.domain.groups import GroupKind
from bot.domain.money import Fen
from bot.domain.people import ChatId
from bot.domain.quotes import Price
from bot.domain.repairs import IntakeId
from bot.domain.roles import Role
from bot.services import (
    dispatch,
    field_notes,
    groups,
    quotes,
    ratings,
    rectifications,
    repairs,
    verifications,
    voids,
    work_orders,
)
from bot.services.repairs import Reported
from bot.storage.tables import outbox
from bot.talk import Reaction
from bot.talk import Verb as Letter
from tests.services.repair_verbs import VERBS, WAYS
from tests.services.town import ROLES, Town, anew, lines

# -- who may at all ---------------------------------------------------------------------------------------------------

_EVERY_STAFF = frozenset(name for name, role in ROLES.items() if role not in {Role.TENANT, Role.VENDOR})
_DISPATCH = frozenset({"dispatcher"})
_SENDING = _DISPATCH | {"engineering_manager"}
_TECHNICIANS = frozenset({"technician", "second_technician"})
_VERIFIERS = frozenset({"csr", "second_csr", "tenant_supervisor", "cs_manager"})
_TENANT = frozenset({"tenant"})
_TAKING_CALLS = _VERIFIERS | {
    "receptionist", "dispatcher", "housekeeping_supervisor", "security", "security_supervisor",
}  # fmt: skip
_SEEING = _EVERY_STAFF - {
    "bc_clerk", "operator", "accountant", "cashier", "finance_manager", "second_technician",
}  # fmt: skip
"""The staff of the procedure, and the technician whose order it is; the others do not find the repair at all."""
WHO: dict[str, frozenset[str]] = {
    "cancel": _TENANT,
    **dict.fromkeys(("chase", "works_again"), _TENANT | _SEEING),
    "to_withdraw": _TENANT,
    **dict.fromkeys(("ask_for_hands", "issue", "offer", "merge", "separate", "split", "convert", "regrade",
                     "record_result", "record_nothing"), _DISPATCH),
    "ask_void": _DISPATCH,
    **dict.fromkeys(("reassign", "add_helper"), _SENDING),
    "claim": _TECHNICIANS,
    **dict.fromkeys(("transfer", "hand_back", "accept", "set_out", "arrive", "find_nobody", "wait", "prolong", "go_on"),
                    frozenset({"technician"})),
    **dict.fromkeys(("wait_for_tenant", "picture", "name_price", "correct_price", "leave_undone", "complete",
                     "rest_of_album"), frozenset({"technician"})),
    **dict.fromkeys(
        ("text_accept", "text_set_out", "text_arrive", "text_nobody", "text_wait", "text_done"),
        frozenset({"technician"})
    ),
    **dict.fromkeys(("text_no_done", "text_sign", "text_void"), _TENANT | _SEEING),
    "book": _TENANT | _TAKING_CALLS,
    **dict.fromkeys(("agree", "decline", "confirm", "take_back", "deny", "explain"), _TENANT),
    **dict.fromkeys(("rate", "add_words", "come_back"), _TENANT),
    **dict.fromkeys(("turn_back", "agree_by_phone", "decline_by_phone", "ask", "sign", "see", "phone", "reject"),
                    _VERIFIERS),
    "reopen": frozenset({"tenant_supervisor", "cs_manager"}),
    "turn_back_in_words": frozenset({"tenant_supervisor", "cs_manager", "general_manager"}),
    **dict.fromkeys(("void", "keep", "demand"), frozenset({"cs_manager"})),
}  # fmt: skip

# -- in which states it is possible ----------------------------------------------------------------------------------

_UNORDERED = ("to_dispatch", "cancelled", "merged", "converted")
_AGAIN = ("rework", "explained", "reopened")
_FREE = ("offered", "given_up")
_HELD = ("dispatched", "accepted", "on_the_way", *_AGAIN)
_EARLY = (*_FREE, *_HELD)
_ON_SITE_STILL = ("on_site", "declined", "gone_to_again", "void_asked")
_WAITS = ("waits_parts", "waits_tenant", "waits_quote")
_BEFORE_DONE = (*_EARLY, *_ON_SITE_STILL, *_WAITS)
_TO_VERIFY = ("returned", "verifying", "answered")
_DONE = ("completed", "left")
_OPEN = (*_BEFORE_DONE, *_DONE, *_TO_VERIFY)
_CLOSED = ("closed", "rated", "closed_as_before")
_ORDERED = (*_OPEN, *_CLOSED, "void")
WHEN: dict[str, tuple[str, ...]] = {
    "cancel": ("to_dispatch",),
    "chase": ("to_dispatch", "merged", *_OPEN),
    **dict.fromkeys(("to_withdraw", "ask_for_hands", "issue", "offer", "merge", "convert"), ("to_dispatch",)),
    "works_again": _BEFORE_DONE,
    "separate": ("merged",),
    "split": ("to_dispatch", *_OPEN),
    **dict.fromkeys(("turn_back", "turn_back_in_words"), ("converted",)),
    **dict.fromkeys(("regrade", "demand"), ("to_dispatch", *_OPEN)),
    "reassign": _EARLY,
    "add_helper": _BEFORE_DONE,
    "claim": _FREE,
    "transfer": _HELD,
    "hand_back": (*_HELD, *_ON_SITE_STILL, *_WAITS),
    **dict.fromkeys(("accept", "text_accept"), ("dispatched", *_AGAIN)),
    "set_out": ("accepted",),
    "arrive": ("accepted", "on_the_way"),
    "find_nobody": ("on_the_way", *_ON_SITE_STILL),
    **dict.fromkeys(("wait", "wait_for_tenant"), _ON_SITE_STILL),
    "prolong": ("waits_parts", "waits_quote"),
    "go_on": ("waits_parts", "waits_tenant"),
    "book": (*_FREE, "dispatched", "accepted", "waits_tenant", *_AGAIN),
    "picture": ("accepted", "on_the_way", *_ON_SITE_STILL, *_WAITS),
    "rest_of_album": ("accepted", "on_the_way", *_ON_SITE_STILL, *_WAITS, *_DONE),
    "name_price": _ON_SITE_STILL,
    "correct_price": ("waits_quote",),
    **dict.fromkeys(("agree", "agree_by_phone", "decline", "decline_by_phone"), ("waits_quote",)),
    "complete": _ON_SITE_STILL,
    "leave_undone": ("declined",),
    "text_set_out": ("dispatched", "accepted", *_AGAIN),
    **dict.fromkeys(("text_arrive", "text_nobody", "text_wait"), (*_HELD, *_ON_SITE_STILL)),
    "text_done": (*_HELD, *_ON_SITE_STILL, "waits_parts", "waits_tenant"),
    **dict.fromkeys(("text_no_done", "text_sign", "text_void"), _ORDERED),
    "record_result": ("completed",),
    "record_nothing": _DONE,
    "ask": ("returned",),
    **dict.fromkeys(("confirm", "deny"), ("verifying",)),
    "take_back": ("answered",),
    "explain": ("rework", "reopened"),
    "sign": ("answered",),
    **dict.fromkeys(("see", "phone", "reject"), _TO_VERIFY),
    "rate": ("closed", "closed_as_before"),
    "add_words": ("rated",),
    **dict.fromkeys(("come_back", "reopen"), _CLOSED),
    "ask_void": (*_EARLY, "on_site", "declined", "gone_to_again", *_WAITS),
    **dict.fromkeys(("void", "keep"), ("void_asked",)),
}

# -- what is said where it is not possible ---------------------------------------------------------------------------

_INTAKE_VERBS = frozenset({
    "cancel", "chase", "ask_for_hands", "issue", "offer", "merge", "separate", "split", "convert", "turn_back",
    "regrade", "demand",
})  # fmt: skip
_INTAKE = {**dict.fromkeys(_OPEN, "issued"), **dict.fromkeys((*_CLOSED, "void"), "closed")}
_ORDER = {
    "offered": "dispatched", "waits_parts": "waiting", "waits_tenant": "waiting", "waits_quote": "waiting",
    "declined": "on_site", "void_asked": "on_site", "answered": "verifying", "rework": "dispatched",
    "explained": "dispatched", "rated": "closed", "left": "completed", "given_up": "dispatched",
    "gone_to_again": "on_site", "reopened": "dispatched", "closed_as_before": "closed",
}  # fmt: skip
ODD: dict[tuple[str, str], str] = {
    ("go_on", "waits_quote"): "order-waits-for-quote",
    ("sign", "returned"): "repair-tenant-has-not-answered",
    ("sign", "verifying"): "repair-tenant-has-not-answered",
    ("confirm", "answered"): "button-stale",
    ("deny", "answered"): "button-stale",
    ("take_back", "verifying"): "button-stale",
    ("text_done", "waits_quote"): "order-waits-for-quote",
    **{("explain", state): "button-stale" for state in _BEFORE_DONE},
    **{("leave_undone", state): "repair-price-not-declined" for state in _ORDERED},
    ("leave_undone", "left"): "order-is-completed", ("record_result", "left"): "repair-was-left-undone",
    **{(verb, state): "not-found" for verb in VERBS if verb.startswith("text_") for state in _UNORDERED},
    ("ask_void", "void_asked"): "repair-void-already-asked",
    **{(verb, state): "repair-void-not-asked" for verb in ("void", "keep") for state in WHEN["ask_void"]},
    **{("claim", state): "repair-claimed-by" for state in _ORDERED if state not in _FREE},
    **{
        (verb, state): "button-stale"
        for verb in ("correct_price", "agree", "agree_by_phone", "decline", "decline_by_phone", "rate", "add_words")
        for state in _ORDERED
    },
    **{
        (verb, state): "quote-answered"
        for verb in ("agree", "agree_by_phone", "decline", "decline_by_phone")
        for state in ("declined", "left", "gone_to_again")
    },
    **{
        (verb, "given_up"): "quote-holds-no-more"
        for verb in ("agree", "agree_by_phone", "decline", "decline_by_phone")
    },
    **{("correct_price", state): "quote-declined-meanwhile" for state in ("declined", "left", "gone_to_again")},
    ("rate", "rated"): "rating-given",
    **{(verb, state): "not-found" for verb in ("works_again", "to_withdraw") for state in WAYS},
    **{("rest_of_album", state): "not-found" for state in (*_UNORDERED, *_TO_VERIFY, *_CLOSED, "void")},
    **{(verb, state): "not-found" for verb in ("turn_back", "turn_back_in_words") for state in WAYS},
}  # fmt: skip


def words_of_refusal(verb: str, state: str) -> str:
    """What is said to somebody who may do this, but not now."""
    if (verb, state) in ODD:
        return ODD[verb, state]
    if verb in _INTAKE_VERBS:
        return f"repair-is-{_INTAKE.get(state, state)}".replace("_", "-")
    if state in _UNORDERED:
        return "repair-no-order-yet"
    return f"order-is-{_ORDER.get(state, state)}".replace("_", "-")


# -- the play ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A repair in a state."""

    town: Town
    intake: IntakeId

    async def outcome(self, who: str, verb: str) -> str:
        """What becomes of an attempt: "done", or the words of the refusal. Nothing stays of it."""
        return (await self.outcomes((who,), verb))[who]

    async def outcomes(self, whom: Sequence[str], verb: str) -> dict[str, str]:
        """The same for each of them."""
        return await self.town.outcomes(whom, lambda work: VERBS[verb](work, self.intake, self.town))


async def staged(town: Town, way: Sequence[tuple[str, str]]) -> Case:
    """A town with a repair that has gone that way, beside another one that is open."""
    await town.does("cs_manager", lambda w: quotes.put(w, quotes.REPAIR, [Price("P1", "阀", "valve", Fen(3500))]))
    await town.does("dispatcher", lambda w: groups.declare(w, GroupKind.ENGINEERING, ChatId(-5), None))
    for text in (anew("漏水"), anew("漏水")):
        said = Reported(town.unit, text, (), Category.PLUMBING, Urgency.NORMAL)
        intake = await town.does("tenant", lambda w, said=said: repairs.report(w, said))  # type: ignore[misc]
    for who, verb in way:
        await town.does(who, lambda w, verb=verb: VERBS[verb](w, intake.id, town))  # type: ignore[misc]
    return Case(town, intake.id)


_VERBS_OF = (
    dispatch, field_notes, quotes, ratings, rectifications, repairs, verifications, voids, work_orders
)  # fmt: skip
_LOOKS = {
    "agreed_lines", "by_number", "by_price_list", "counted", "engineering_manager", "from_words", "has_group",
    "has_tenant", "my_units", "named_counts", "near", "of_month", "offered", "offers", "open_card", "photos",
    "pictured", "possible_results", "reworked", "voice",
}  # fmt: skip
_OF_NO_REPAIR_IN_A_STATE = {"report", "of_complaint", "remind", "inform"}
_IN_ANOTHER = {"again"}  # within come_back


def test_whatever_can_be_done_with_a_repair_is_in_the_tables() -> None:
    """What only looks changes nothing; and a new report, or what the clock does, is about no repair in a state."""
    done = {
        name
        for module in _VERBS_OF
        for name, verb in vars(module).items()
        if isinstance(verb, FunctionType) and verb.__module__ == module.__name__ and hasattr(verb, "needs")
    }
    tried = {name for verb in VERBS.values() if isinstance(verb, FunctionType) for name in verb.__code__.co_names}
    assert done - _LOOKS - _OF_NO_REPAIR_IN_A_STATE - _IN_ANOTHER - tried == set()


@pytest.mark.manual("R10", "R108", "R112", "R122", "R123", "R127", "R245")
@pytest.mark.parametrize("state", list(WAYS))
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: str) -> None:
    case = await staged(embedded_town, WAYS[state])
    before = await lines(embedded_town)
    wrong = [miss for verb in VERBS for miss in await _misses(case, verb, state)]
    assert wrong == []
    assert await lines(embedded_town) == before


async def _misses(case: Case, verb: str, state: str) -> Iterable[str]:
    found = []
    for who, said in (await case.outcomes((*ROLES, "stranger"), verb)).items():
        if said not in (meant := expected(who, verb, state)):
            found.append(f"{who} {verb} when {state}: {said}, not {' or '.join(meant)}")
    return found


def expected(who: str, verb: str, state: str) -> tuple[str, ...]:
    """By the tables: done, what is said to those who may but not now, or the no for those who never may."""
    if who == "technician" and state in {*_UNORDERED, *_FREE} and verb != "claim":
        return ("not-found", "not-allowed", "order-is-with-dispatcher")  # it is not theirs, or not any more
    if who in WHO[verb]:
        return ("done",) if state in WHEN[verb] else (words_of_refusal(verb, state),)
    if who == "stranger":
        return ("stranger-not-allowed",)
    return ("not-allowed", "not-found", "repair-no-order-yet")


@pytest.mark.parametrize("how", ["accept", "claim"])
async def test_whoever_takes_the_job_marks_the_reporter_s_own_message(town: Town, how: str) -> None:
    await town.does("dispatcher", lambda w: groups.declare(w, GroupKind.ENGINEERING, ChatId(-5), None))
    said = Reported(town.unit, "漏水", (), Category.PLUMBING, Urgency.NORMAL, message=77)
    intake = (await town.does("tenant", lambda w: repairs.report(w, said))).id
    whom = None if how == "claim" else town.people["technician"]
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, whom))
    await town.does("technician", lambda w: VERBS[how](w, intake, town))
    async with town.desk.database.transaction() as db:
        marks = select(outbox.c.target, outbox.c.body).where(outbox.c.verb == Letter.REACT).order_by(outbox.c.id)
        found = [(row.target, row.body["emoji"]) for row in await db.execute(marks)]
    assert found == [(77, Reaction.SEEN.value), (77, Reaction.WORKING.value)]
