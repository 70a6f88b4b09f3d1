"""Every state of a job of the business centre × every verb × everybody: allowed, or refused, and nothing changed.

The tables are the specification: who may at all, in which states it is possible, and what is said otherwise.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.bc_jobs import BcJobId, BcStatus
from bot.domain.bc_prices import Pay
from bot.domain.money import Fen
from bot.services import bc_desk, bc_jobs
from bot.services.work import Work
from tests.services.business import CLERK, TRANSLATED, TYPED, asked_for, jobs, opened
from tests.services.tables import all_is_as_tabled
from tests.services.town import Town

Verb = Callable[[Work, BcJobId], Awaitable[Any]]

# -- everything that can be done with a job ---------------------------------------------------------------------------

VERBS: dict[str, Verb] = {
    "cancel": bc_jobs.cancel,
    "agree": bc_jobs.agree,
    "decline": bc_jobs.decline,
    "approve_proof": bc_jobs.approve_proof,
    "correct": lambda w, i: bc_jobs.correct(w, i, "line 3"),
    "sign": bc_jobs.sign,
    "reject": lambda w, i: bc_jobs.reject(w, i, "crooked"),
    "quote": lambda w, i: bc_desk.quote(w, i, {"BC10": 2}, Fen(0), 60),
    "agreed_by_phone": bc_desk.agreed_by_phone,
    "declined_by_phone": bc_desk.declined_by_phone,
    "take": bc_desk.take,
    "pause": lambda w, i: bc_desk.pause(w, i, "page 2", "", "a.docx", "10:00"),
    "send_proof": lambda w, i: bc_desk.send_proof(w, i, "draft"),
    "show_proof": bc_desk.show_proof,
    "proof_seen": bc_desk.proof_seen,
    "finish": bc_desk.finish,
    "send": lambda w, i: bc_desk.send(w, i, ("made",), ("picture",)),
    "finish_counted": lambda w, i: bc_desk.finish_counted(w, i, 1),
    "hand_over": lambda w, i: bc_desk.hand_over(w, i, "nonsense", "Li"),
    "sign_on_paper": lambda w, i: bc_desk.sign_on_paper(w, i, "Li"),
    "take_cash": bc_desk.take_cash,
    "put_on_account": bc_desk.put_on_account,
    "ask_void": lambda w, i: bc_desk.ask_void(w, i, "printed twice"),
    "void": bc_desk.void,
    "keep": bc_desk.keep,
    "open": bc_jobs.open_card,
}

# -- how a job gets into each state: who does what; all but the first two are typing, paid in cash --------------------

_QUOTED = ((CLERK, "quote"),)
_TAKEN = ((CLERK, "take"),)
_PROOF = (*_TAKEN, (CLERK, "send_proof"))
_PROOFED = (*_PROOF, ("tenant", "approve_proof"))
_DONE = (*_PROOFED, (CLERK, "finish"))
_FILED = (*_PROOFED, (CLERK, "send"))
_HANDED = (*_DONE, ("tenant", "sign"))
_ASKED = (*_TAKEN, (CLERK, "ask_void"))
WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "requested": (),
    "quoted": _QUOTED,
    "cancelled": (("tenant", "cancel"),),
    "accepted": (),
    "in_progress": _TAKEN,
    "proofed": _PROOFED,
    "paused": (*_TAKEN, (CLERK, "pause")),
    "proof": _PROOF,
    "done": _DONE,
    "filed": _FILED,
    "handed_over": _HANDED,
    "settled": (*_HANDED, (CLERK, "take_cash")),
    "void_asked": _ASKED,
    "void": (*_ASKED, ("cs_manager", "void")),
}
_UNPRICED = frozenset({"requested", "quoted", "cancelled"})
_STATUS = {"proofed": "in_progress", "void_asked": "in_progress", "filed": "done"}

# -- who may at all ---------------------------------------------------------------------------------------------------

_TENANT = frozenset({"tenant"})
_CENTRE = frozenset({CLERK, "tenant_supervisor", "cs_manager"})
_DECIDE = frozenset({"tenant_supervisor", "cs_manager"})
_OPERATOR = ("pause", "send_proof", "show_proof", "finish", "finish_counted", "send")
WHO: dict[str, frozenset[str]] = {
    **dict.fromkeys(("cancel", "agree", "decline", "approve_proof", "sign"), _TENANT),
    **dict.fromkeys(("reject", "correct", "ask_void"), _TENANT | _CENTRE),
    **dict.fromkeys(("quote", "agreed_by_phone", "declined_by_phone", "take", "proof_seen"), _CENTRE),
    **dict.fromkeys(_OPERATOR, _CENTRE),
    **dict.fromkeys(("hand_over", "sign_on_paper", "take_cash", "put_on_account"), _CENTRE),
    **dict.fromkeys(("void", "keep"), _DECIDE),
    "open": _TENANT | _CENTRE | _DECIDE,
}

# -- in which states it is possible -----------------------------------------------------------------------------------

_WORKED = ("in_progress", "proofed", "void_asked")
WHEN: dict[str, tuple[str, ...]] = {
    "cancel": ("requested", "quoted"),
    **dict.fromkeys(("agree", "decline", "agreed_by_phone", "declined_by_phone"), ("quoted",)),
    **dict.fromkeys(("approve_proof", "correct", "proof_seen"), ("proof",)),
    **dict.fromkeys(("sign", "reject", "sign_on_paper"), ("done", "filed")),
    "hand_over": ("done",),
    "send": ("proofed", "done", "filed"),
    "quote": ("requested", "quoted", *_WORKED),
    "take": ("accepted", "paused", *_WORKED),
    **dict.fromkeys(("pause", "send_proof", "show_proof"), _WORKED),
    **dict.fromkeys(("finish", "finish_counted"), ("proofed",)),
    **dict.fromkeys(("take_cash", "put_on_account"), ("handed_over",)),
    "ask_void": ("accepted", *_WORKED, "paused", "proof", "done", "filed", "handed_over", "settled"),
    **dict.fromkeys(("void", "keep"), ("void_asked",)),
    "open": tuple(WAYS),
}


_SAID = {("hand_over", "filed"): "bc-no-code", ("ask_void", "void_asked"): "bc-void-asked-already"}
_ANYBODYS = {("send", "done"), ("send", "filed")}
"""What is done can be sent by whoever is there."""


async def staged(town: Town, state: str) -> BcJobId:
    """A job in that state."""
    await opened(town)
    spec = TRANSLATED if state in _UNPRICED else replace(TYPED, pay=Pay.CASH)
    made = await asked_for(town, spec)
    for who, verb in WAYS[state]:
        await town.does(who, lambda w, verb=verb: VERBS[verb](w, made.id))  # type: ignore[misc]
    return made.id


@pytest.mark.manual("R216", "R234", "R243", "R249")
@pytest.mark.parametrize("state", list(WAYS))
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: str) -> None:
    id_ = await staged(embedded_town, state)
    (job,) = await jobs(embedded_town)
    assert job.status is BcStatus(_STATUS.get(state, state))
    await all_is_as_tabled(embedded_town, VERBS, lambda who, verb: _expected(who, verb, state), id_)


def _expected(who: str, verb: str, state: str) -> tuple[str, ...]:
    """By the tables: done, what is said to those who may but not now, or the no for those who never may."""
    if who not in WHO[verb]:
        return ("stranger-not-allowed",) if who == "stranger" else ("not-allowed", "not-found")
    taken = state not in {"requested", "quoted", "cancelled", "accepted"}
    if verb in _OPERATOR and taken and who != CLERK and (verb, state) not in _ANYBODYS:
        return ("bc-somebody-elses",)
    if verb == "finish_counted" and state in _UNPRICED:
        return ("bc-nothing-to-count",)
    if (verb, who) == ("ask_void", "tenant") and taken:
        return ("bc-begun",)
    if verb in {"void", "keep"}:
        return ("done",) if state == "void_asked" else ("bc-void-not-asked",)
    if (verb, state) in _SAID:
        return (_SAID[verb, state],)
    if (verb, who) == ("take", CLERK) and state in _WORKED:
        return ("bc-taken-already",)
    if verb in {"finish", "finish_counted", "send"} and state in {"in_progress", "void_asked"}:
        return ("bc-proof-first",)
    if state in WHEN[verb]:
        return ("done",)
    return (f"bc-is-{_STATUS.get(state, state).replace('_', '-')}",)
