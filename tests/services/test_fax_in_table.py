"""Every state of a fax × every verb × everybody: done, or refused and nothing changed.

The tables are the specification: what each may do with it, and in which states.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.fax_in import FaxIn, FaxInId
from bot.domain.people import SYSTEM
from bot.services import fax_in, fax_in_files, fax_in_log, fax_in_trace
from bot.services.fax_in import Arrived
from bot.services.work import Work
from bot.storage import rows
from tests.services.tables import all_is_as_tabled
from tests.services.town import Town

Verb = Callable[[Work, FaxInId], Awaitable[Any]]
CLERK = "bc_clerk"
CENTRE = frozenset({CLERK, "tenant_supervisor", "cs_manager"})
DESK = frozenset({"receptionist", "csr", "second_csr"})
OWN = frozenset({"tenant"})


def verbs(town: Town, code: str = "") -> dict[str, Verb]:
    """Everything that can be done with it; `code` is what whoever fetches it shows."""
    return {
        "confirm": fax_in.confirm,
        "give_code": fax_in.give_code,
        "out": fax_in.out,
        "ask": fax_in.ask,
        "collect": lambda w, i: fax_in.collect(w, i, code, "a courier"),
        "sign": lambda w, i: fax_in.sign(w, i, "Zhou"),
        "bring_slip": fax_in.bring_slip,
        "take": fax_in.take,
        "scan": fax_in_files.give,
        "file": lambda w, i: fax_in.file(w, i, "logged twice"),
        "find": lambda w, i: fax_in_trace.find(w, i, town.other_unit),
        "hold": lambda w, i: fax_in_trace.hold(w, i, town.other_unit),
        "lose": fax_in_trace.lose,
        "reach": fax_in_trace.reach,
        "give_up": fax_in_trace.give_up,
        "give_at_check_in": lambda w, i: fax_in_trace.give_at_check_in(w, i, "Zhou"),
        "notice": fax_in_log.notice,
        "open": fax_in.open_card,
    }


WAYS: dict[str, tuple[tuple[str, str], ...]] = {
    "notified": (),
    "asked": ((CLERK, "ask"),),
    "coded": (("tenant", "give_code"),),
    "slip_to_unit": (("tenant", "out"),),
    "slip_delivered": (("tenant", "out"), (CLERK, "bring_slip")),
    "tracing": (),
    "no_addressee": (("csr", "give_up"),),
    "held_for_move_in": (("csr", "hold"),),
    "moved_in": (("csr", "hold"),),
    "contacting": (("csr", "lose"),),
    "reached": ((CLERK, "lose"), ("csr", "reach")),
    "collected": ((CLERK, "ask"), ("tenant", "confirm")),
    "archived": ((CLERK, "file"),),
}
"""How it gets into each state: who does what."""
_NO_UNIT = frozenset({"tracing", "no_addressee", "held_for_move_in", "moved_in", "contacting"})
"""What begins without a unit, so that nobody knows whose it is."""
KNOWN = ("notified", "asked", "coded", "slip_to_unit", "slip_delivered", "moved_in", "reached")
SERVED = ("tracing", "no_addressee", "held_for_move_in", "contacting")
OPEN = (*KNOWN, *SERVED)
TRACES = ("find", "hold", "lose", "reach", "give_up", "give_at_check_in", "notice")
MAY: dict[str, frozenset[str]] = {
    **dict.fromkeys(("confirm", "give_code"), OWN),
    "out": OWN | CENTRE,
    **dict.fromkeys(("ask", "collect", "sign", "bring_slip", "take", "scan", "file"), CENTRE),
    **dict.fromkeys(TRACES, CENTRE | DESK),
    "open": OWN | CENTRE | DESK,
}
"""Who may do it at all."""
WHEN: dict[str, tuple[str, ...]] = {
    "confirm": ("asked",),
    **dict.fromkeys(("give_code", "ask"), KNOWN[:-1]),
    "collect": ("coded",),
    "out": ("notified", "asked", "coded", "moved_in"),
    "bring_slip": ("slip_to_unit",),
    **dict.fromkeys(("sign", "take", "file"), OPEN),
    "find": (*OPEN, "archived"),
    "hold": (*KNOWN, "tracing", "no_addressee", "contacting"),
    "lose": (*KNOWN, "tracing", "no_addressee", "held_for_move_in"),
    "reach": ("contacting",),
    "give_up": ("tracing",),
    "give_at_check_in": ("held_for_move_in", "moved_in"),
    "notice": ("slip_to_unit", "slip_delivered", "no_addressee", "held_for_move_in"),
    "scan": tuple(WAYS),
    "open": tuple(WAYS),
}
"""In which states it is possible."""
NOT: dict[str, dict[str, str]] = {
    "confirm": dict.fromkeys([one for one in KNOWN if one != "asked"], "fax-in-not-asked"),
    "collect": dict.fromkeys([one for one in KNOWN if one != "coded"], "fax-in-no-code"),
    "ask": {"reached": "fax-in-nobody-there"},
    "out": {"reached": "fax-in-moved-out"},
    "notice": dict.fromkeys(WAYS, "fax-in-no-notice"),
}
"""What is said otherwise, where it is not just the state."""
_STATUS = {"asked": "notified", "coded": "notified", "reached": "notified"}


async def logged(town: Town, *, unit: bool = True, name: str = "", scan: str = "handle") -> FaxIn:
    """A fax has come for the tenant, or for nobody knows whom."""
    came = Arrived(3, town.desk.clock.now(), town.unit if unit else None, name, "+862162345678", (scan,))
    return await town.does(CLERK, lambda w: fax_in.log(w, came))


async def now(town: Town, id_: FaxInId) -> FaxIn:
    """As it stands."""
    return await town.desk.do(SYSTEM, lambda w: rows.find(w.db, FaxIn, id_))


async def staged(town: Town, state: str) -> FaxIn:
    """A fax in that state."""
    made = await logged(town, unit=state not in _NO_UNIT)
    for who, verb in WAYS[state]:
        await town.does(who, lambda w, verb=verb: verbs(town)[verb](w, made.id))  # type: ignore[misc]
    if state == "moved_in":
        held = await now(town, made.id)
        await town.desk.do(SYSTEM, lambda w: w.save(held, held.move_in(town.unit, town.tenant, w.now, told=True)))
    return await now(town, made.id)


@pytest.mark.manual("R211", "R223", "R224", "R225", "R226", "R230", "R231", "R245")
@pytest.mark.parametrize("state", list(WAYS))
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: str) -> None:
    town, found = embedded_town, await staged(embedded_town, state)
    assert found.status.value == _STATUS.get(state, state)
    await all_is_as_tabled(town, verbs(town, found.code), lambda who, verb: _expected(who, verb, state), found.id)


def _expected(who: str, verb: str, state: str) -> tuple[str, ...]:
    if who == "stranger":
        return ("stranger-not-allowed",)
    if who not in MAY[verb]:
        return ("not-allowed", "not-found")
    if not _is_theirs(who, state):
        return ("not-found",)
    if verb == "scan":
        return ("done",) if who == CLERK else ("fax-in-scan-not-yours",)
    if verb == "take" and who == CLERK and state in OPEN:
        return ("fax-in-taken-already",)
    if state in WHEN[verb]:
        return ("done",)
    return (NOT.get(verb, {}).get(state, f"fax-in-is-{_STATUS.get(state, state).replace('_', '-')}"),)


def _is_theirs(who: str, state: str) -> bool:
    """The tenant's once it lies here for them, customer service's while it looks for them, the centre's always.

    Reached is who was there before them.
    """
    if who in OWN:
        return state not in {*SERVED, "reached"}
    return who not in DESK or state in {*SERVED, "moved_in"}


@pytest.mark.parametrize("who", ["tenant", "neighbour", "receptionist", "csr", "technician", "vendor", "security"])
async def test_only_the_centre_logs_and_reads_the_log(embedded_town: Town, who: str) -> None:
    town = embedded_town
    came = Arrived(1, town.desk.clock.now(), town.unit)
    day = town.desk.clock.today()
    assert await town.outcome(who, lambda w: fax_in.log(w, came)) == "not-allowed"
    assert await town.outcome(who, lambda w: fax_in_log.of(w, day, day)) == "not-allowed"
