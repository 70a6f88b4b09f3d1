"""Every state of a complaint × every verb × everybody, before the wall and behind it: allowed, or refused.

The tables are the specification: who is what to a complaint, what each of those may do, and in which states.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.complaints import Complaint, ComplaintId, ComplaintStatus, Grade, Kind, Liability, Satisfaction, Topic
from bot.domain.parties import Department
from bot.domain.people import SYSTEM
from bot.domain.roles import STAFF
from bot.services import complaint_work, complaints
from bot.services.complaints import Complained
from bot.services.work import Work
from bot.storage import rows
from tests.services.tables import all_is_as_tabled
from tests.services.town import ROLES, Town, at

Verb = Callable[[Work, ComplaintId], Awaitable[Any]]


def _to(town: Town, owner: str) -> Verb:
    return lambda w, i: complaints.assign(w, i, Department.ENGINEERING, town.people[owner], Grade.ORDINARY)


def verbs(town: Town) -> dict[str, Verb]:
    """Everything that can be done with a complaint."""
    return {
        "reject": lambda w, i: complaints.reject(w, i, "within the hours"),
        "note_as_praise": lambda w, i: complaints.note(w, i, Kind.PRAISE),
        "assign": _to(town, "engineering_manager"),
        "concerns": lambda w, i: complaints.concerns(w, i, person=town.people["cashier"]),
        "note": lambda w, i: complaint_work.note(w, i, "seen the cameras"),
        "tell": lambda w, i: complaint_work.tell(w, i, "tomorrow at ten"),
        "add": lambda w, i: complaint_work.add(w, i, "again today"),
        "handle": lambda w, i: complaint_work.handle(w, i, "talked to them", Liability.COMPANY),
        "go_on": lambda w, i: complaint_work.go_on(w, i, "and the carpet?"),
        "reply": lambda w, i: complaint_work.reply(w, i, "it will not happen again"),
        "good": complaint_work.good,
        "good_by_phone": complaint_work.good_by_phone,
        "not_good": lambda w, i: complaint_work.not_good(w, i, "no word of regret"),
        "escalate": lambda w, i: complaint_work.escalate(w, i, "beyond me"),
        "follow_up": lambda w, i: complaint_work.follow_up(w, i, Satisfaction.FAIRLY),
        "open": complaints.open_card,
    }


_ASSIGNED = (("tenant_supervisor", "assign"),)
_HANDLED = (*_ASSIGNED, ("engineering_manager", "handle"))
_ANSWERED = (*_HANDLED, ("tenant_supervisor", "reply"))
WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "received": (),
    "assigned": _ASSIGNED,
    "handled": _HANDLED,
    "answered": _ANSWERED,
    "closed": (*_ANSWERED, ("tenant", "good")),
    "invalid": (("tenant_supervisor", "reject"),),
    "noted": (("tenant_supervisor", "note_as_praise"),),
    "again": (*_ANSWERED, ("tenant", "not_good")),
}
"""How a complaint gets into each state: who does what."""

_OPEN = ("received", "assigned", "handled", "answered", "again")
WHEN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("reject", "note_as_praise"), ("received", "again")),
    "assign": ("received", "assigned", "again"),
    "concerns": _OPEN,
    "note": tuple(WAYS),
    **dict.fromkeys(("tell", "add"), _OPEN),
    "handle": ("assigned",),
    **dict.fromkeys(("go_on", "reply"), ("handled",)),
    **dict.fromkeys(("good", "good_by_phone", "not_good"), ("answered",)),
    "escalate": ("received", "assigned", "handled", "again"),
    "follow_up": ("closed",),
    "open": tuple(WAYS),
}
"""In which states it is possible."""

_DECIDER, _OWNER, _ASSISTANT, _OWN = "decider", "owner", "assistant", "own"
MAY: dict[str, frozenset[str]] = {
    **dict.fromkeys(("reject", "note_as_praise", "assign", "concerns", "go_on", "reply"), frozenset({_DECIDER})),
    **dict.fromkeys(("note", "tell", "escalate"), frozenset({_DECIDER, _OWNER, _ASSISTANT})),
    "handle": frozenset({_DECIDER, _OWNER}),
    **dict.fromkeys(("add", "good"), frozenset({_OWN})),
    **dict.fromkeys(("good_by_phone", "follow_up"), frozenset({_DECIDER, _ASSISTANT})),
    "not_good": frozenset({_OWN, _DECIDER, _ASSISTANT}),
    "open": frozenset({_DECIDER, _OWNER, _ASSISTANT, _OWN}),
}
"""What somebody must be to it."""

WALLS: dict[str, tuple[str | None, frozenset[str], frozenset[str]]] = {
    "nobody": (None, frozenset({"tenant_supervisor", "cs_manager", "general_manager"}), frozenset()),
    "a technician": (
        "technician",
        frozenset({"tenant_supervisor", "cs_manager", "general_manager"}),
        frozenset({"technician", "second_technician", "dispatcher"}),
    ),
    "a rep": (
        "csr",
        frozenset({"tenant_supervisor", "cs_manager", "general_manager"}),
        frozenset({"csr", "second_csr", "receptionist", "clerk", "bc_clerk", "operator"}),
    ),
}
"""Whom it is about, who decides, and whom the wall stops."""


async def complained(town: Town, text: str = "nobody came for two days") -> Complaint:
    """The tenant has complained."""
    said = Complained(text, town.unit, Topic.REPAIR_QUALITY)
    return await town.does("tenant", lambda w: complaints.receive(w, said))


async def staged(town: Town, state: str, wall: str) -> Complaint:
    """A complaint in that state, about whomever the wall protects."""
    made, person = await complained(town), WALLS[wall][0]
    if person:
        await town.does("tenant_supervisor", lambda w: complaints.concerns(w, made.id, person=town.people[person]))
    for who, verb in WAYS[state]:
        await town.does(who, lambda w, verb=verb: verbs(town)[verb](w, made.id))  # type: ignore[misc]
    return await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Complaint, made.id))


@pytest.mark.manual("R62", "R194", "R199", "R200", "R212", "R245")
@pytest.mark.parametrize("wall", list(WALLS))
@pytest.mark.parametrize("state", list(WAYS))
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(
    embedded_town: Town, state: str, wall: str
) -> None:
    found = await staged(embedded_town, state, wall)
    assert found.status is ComplaintStatus("received" if state == "again" else state)
    tabled, nine = verbs(embedded_town), at(embedded_town, 9)
    await all_is_as_tabled(
        embedded_town, tabled, lambda who, verb: _expected(who, verb, state, wall), found.id, at=nine
    )


def _expected(who: str, verb: str, state: str, wall: str) -> tuple[str, ...]:
    """By the tables: done; or the reason for those who may, but not now; or the no, which tells nobody anything."""
    standing = _standing(who, state, wall)
    if who == "stranger":
        return ("stranger-not-allowed",)
    if standing is None:
        return ("not-allowed", "not-found")
    if standing not in MAY[verb]:
        return ("not-allowed", "complaint-not-yours", "complaint-decided-above")
    if state in WHEN[verb]:
        return ("done",)
    return (f"complaint-is-{'received' if state == 'again' else state}", "complaint-is-over")


def _standing(who: str, state: str, wall: str) -> str | None:
    _, deciders, barred = WALLS[wall]
    if who == "tenant":
        return _OWN
    if who in barred or who in {"neighbour", "vendor", "stranger"} or ROLES[who] not in STAFF:
        return None
    if who in deciders and not (state == "again" and who == "tenant_supervisor"):
        return _DECIDER
    if who == "engineering_manager" and state in {"assigned", "handled", "answered", "closed"}:
        return _OWNER
    return _ASSISTANT if who in {"csr", "second_csr", "tenant_supervisor"} else None
