"""Every state of a laundry order × every verb × everybody: allowed, or refused with which words, and nothing changed.

The tables are the specification: who may at all, in which states it is possible, and what is said otherwise.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.laundry import LaundryId, LaundryStatus
from bot.services import laundry, laundry_round
from bot.services.work import Work
from tests.services import washing
from tests.services.tables import EVERYBODY, all_is_as_tabled
from tests.services.town import Town
from tests.services.washing import handed_in, opened, orders, without_chat

Verb = Callable[[Work, LaundryId], Awaitable[Any]]

# -- everything that can be done with an order ------------------------------------------------------------------------

VERBS: dict[str, Verb] = {
    "called": laundry.called,
    "cancel": laundry.cancel,
    "call_off": laundry.call_off,
    "confirm": laundry_round.confirm,
    "collect": laundry_round.collect,
    "count": lambda w, i: laundry_round.count(w, i, {"L01-wash": 3}),
    "as_listed": laundry_round.as_listed,
    "agree": washing.agree,
    "agreed_by_phone": washing.agreed_by_phone,
    "dispute": lambda w, i: washing.dispute(w, i, "two shirts only"),
    "give_back": laundry_round.give_back,
    "accept": laundry.accept,
    "accepted_by_phone": laundry.accepted_by_phone,
    "reject": lambda w, i: laundry.reject(w, i, "a stain"),
    "report": lambda w, i: laundry_round.report(w, i, "nobody in"),
    "open": laundry.open_card,
}

# -- how an order gets into each state: who does what ----------------------------------------------------------------

_COLLECTED = (("vendor", "collect"),)
_COUNTED = (*_COLLECTED, ("vendor", "count"))
_AGREED = (*_COUNTED, ("tenant", "agree"))
_RETURNED = (*_AGREED, ("vendor", "give_back"))
WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "requested": (),
    "called": (),
    "coming": (("vendor", "confirm"),),
    "collected": _COLLECTED,
    "counted": _COUNTED,
    "agreed": _AGREED,
    "returned": _RETURNED,
    "accepted": (*_RETURNED, ("tenant", "accept")),
    "rewash": (*_RETURNED, ("tenant", "reject")),
    "cancelled": (("tenant", "cancel"),),
}

# -- who may at all ---------------------------------------------------------------------------------------------------

_TENANT = frozenset({"tenant"})
_DESK = frozenset({"receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager"})
_LAUNDRY = _DESK | {"vendor"}
"""The front desk writes down what a laundry says on the telephone."""
WHO: dict[str, frozenset[str]] = {
    **dict.fromkeys(("cancel", "agree", "dispute", "accept"), _TENANT),
    **dict.fromkeys(("called", "call_off", "agreed_by_phone", "accepted_by_phone"), _DESK),
    **dict.fromkeys(("confirm", "collect", "count", "as_listed", "give_back", "report"), _LAUNDRY),
    "reject": _TENANT | _DESK,
    "open": _TENANT | _LAUNDRY,
}

# -- in which states it is possible ----------------------------------------------------------------------------------

WHEN: dict[str, tuple[str, ...]] = {
    "called": ("requested",),
    **dict.fromkeys(("cancel", "call_off"), ("requested", "called", "coming")),
    "confirm": ("called",),
    "collect": ("called", "coming"),
    **dict.fromkeys(("count", "as_listed"), ("collected", "counted")),
    **dict.fromkeys(("agree", "agreed_by_phone", "dispute"), ("counted",)),
    "give_back": ("agreed", "rewash"),
    **dict.fromkeys(("accept", "accepted_by_phone"), ("returned",)),
    "reject": ("returned", "accepted"),
    "report": ("called", "coming", "collected", "counted", "agreed", "rewash"),
    "open": tuple(WAYS),
}


async def _staged(town: Town, state: str) -> None:
    await opened(town)
    if state == "requested":
        await without_chat(town)
    made = await handed_in(town, shirt=2)
    for who, verb in WAYS[state]:
        await town.does(who, lambda w, verb=verb: VERBS[verb](w, made.id))  # type: ignore[misc]


@pytest.mark.manual("R157", "R158", "R160", "R161", "R162", "R163")
@pytest.mark.parametrize("state", list(WAYS))
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: str) -> None:
    await _staged(embedded_town, state)
    (order,) = await orders(embedded_town)
    assert order.status is LaundryStatus("called" if state == "coming" else state)
    whom = [who for who in (*EVERYBODY, "cook") if not (who == "vendor" and state == "requested")]
    await all_is_as_tabled(embedded_town, VERBS, lambda who, verb: _expected(who, verb, state), order.id, whom=whom)


def _expected(who: str, verb: str, state: str) -> tuple[str, ...]:
    """By the tables: done, what is said to those who may but not now, or the no for those who never may."""
    if who not in WHO[verb]:
        return ("stranger-not-allowed",) if who == "stranger" else ("not-allowed", "not-found")
    if state in WHEN[verb]:
        return ("done",)
    if (verb, state) == ("confirm", "coming"):
        return ("laundry-confirmed-already",)
    return (f"laundry-is-{'called' if state == 'coming' else state}",)
