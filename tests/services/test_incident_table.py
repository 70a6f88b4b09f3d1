"""Every state of an emergency × every verb × everybody: done, or refused and nothing changed.

The tables are the specification: what each may do with it, and in which states.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.incidents import IncidentId, IncidentKind
from bot.domain.permits import GRANTS, May
from bot.services import incident_notices, incident_reports, incident_work, incidents
from bot.services.work import Work
from tests.services.emergencies import REPORT, STATES, alarmed, by_hand, staged
from tests.services.kitchen import outcome
from tests.services.tables import all_is_as_tabled
from tests.services.town import ROLES, Town, at

Verb = Callable[[Work, IncidentId], Awaitable[Any]]
OPEN, CLEARED, REPORTED, CLOSED = STATES
HOLDER, AUTHOR = "security", "security"


def verbs(town: Town) -> dict[str, Verb]:
    """Everything that can be done with it."""
    del town
    return {
        "open_card": incidents.open_card,
        "pictures": incidents.pictures,
        "note": lambda w, i: incident_work.note(w, i, "smoke in the corridor"),
        "accept": incident_work.accept,
        "take_over": incident_work.take_over,
        "correct": lambda w, i: incident_work.correct(w, i, IncidentKind.GAS, "9"),
        "preview_floor": lambda w, i: incident_notices.preview(w, i, ("8",)),
        "warn_floor": lambda w, i: incident_notices.send(w, i, ("8",)),
        "warn_building": lambda w, i: incident_notices.send(w, i, ()),
        "clear": lambda w, i: incident_work.clear(w, i, "it is out"),
        "submit": lambda w, i: incident_reports.submit(w, i, REPORT),
        "approve": lambda w, i: incident_reports.approve(w, i, 1),
        "hand_back": lambda w, i: incident_reports.hand_back(w, i, "too short"),
        "on_paper": incident_reports.on_paper,
    }


MAY: dict[str, May] = {
    **dict.fromkeys(("open_card", "pictures", "on_paper"), May.SEE_INCIDENTS),
    "accept": May.TAKE_ALARM,
    **dict.fromkeys(("note", "take_over", "correct", "submit"), May.OPEN_INCIDENT),
    **dict.fromkeys(("preview_floor", "warn_floor"), May.WARN_FLOORS),
    "warn_building": May.WARN_BUILDING,
    "clear": May.CLEAR_INCIDENT,
    **dict.fromkeys(("approve", "hand_back"), May.APPROVE_INCIDENT),
}
WHO: dict[May, frozenset[str]] = {
    May.SEE_INCIDENTS: frozenset({
        "security", "security_supervisor", "cs_manager", "tenant_supervisor", "housekeeping_supervisor",
        "engineering_manager", "dispatcher", "receptionist", "csr", "second_csr", "general_manager", "clerk",
        "technician", "second_technician",
    }),
    May.OPEN_INCIDENT: frozenset({
        "security", "security_supervisor", "cs_manager", "tenant_supervisor", "housekeeping_supervisor",
        "engineering_manager", "dispatcher", "receptionist", "csr", "second_csr", "general_manager", "technician",
        "second_technician",
    }),
    May.TAKE_ALARM: frozenset({
        "security", "security_supervisor", "cs_manager", "engineering_manager", "dispatcher", "general_manager",
    }),
    May.WARN_FLOORS: frozenset({
        "security", "security_supervisor", "cs_manager", "tenant_supervisor", "engineering_manager", "receptionist",
        "csr", "second_csr",
    }),
    May.WARN_BUILDING: frozenset({
        "security", "security_supervisor", "cs_manager", "tenant_supervisor", "engineering_manager",
    }),
    May.CLEAR_INCIDENT: frozenset({
        "security", "security_supervisor", "cs_manager", "tenant_supervisor", "engineering_manager", "general_manager",
    }),
    May.APPROVE_INCIDENT: frozenset({"cs_manager", "general_manager"}),
}  # fmt: skip
"""Who may do a thing at all: written out, so that a change of posts is seen here."""
WHEN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("open_card", "pictures"), STATES),
    "note": (OPEN, CLEARED, REPORTED),
    **dict.fromkeys(("take_over", "correct"), (OPEN, CLEARED)),
    **dict.fromkeys(("accept", "preview_floor", "warn_floor", "warn_building", "clear"), (OPEN,)),
    "submit": (CLEARED,),
    **dict.fromkeys(("approve", "hand_back"), (REPORTED,)),
    "on_paper": (CLEARED, REPORTED, CLOSED),
}
"""In which states it is possible."""


@pytest.mark.manual("R36", "R54")
@pytest.mark.parametrize("state", STATES)
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: str) -> None:
    town, found = embedded_town, await staged(embedded_town, state)
    await all_is_as_tabled(
        town, verbs(town), lambda who, verb: (_expected(who, verb, state),), found.id, at=at(town, 9)
    )


def _expected(who: str, verb: str, state: str) -> str:
    if who == "stranger":
        return "stranger-not-allowed"
    if who not in WHO[MAY[verb]]:
        return "not-allowed"
    if state not in WHEN[verb]:
        return f"incident-is-{state}"
    if verb == "accept":
        return "emergency-taken-already"
    if verb == "take_over" and who == HOLDER:
        return "incident-yours-already"
    if verb == "submit" and who != HOLDER:
        return "incident-not-yours"
    return "done"


def test_the_posts_are_those_of_the_tables() -> None:
    for may, whom in WHO.items():
        assert {who for who, role in ROLES.items() if may in GRANTS[role]} == whom, may


@pytest.mark.parametrize("who", [*ROLES, "stranger"])
async def test_who_may_put_an_alarm_on_record(embedded_town: Town, who: str) -> None:
    intake = await alarmed(embedded_town)
    said = await outcome(embedded_town, who, lambda w: incidents.begin_from(w, "r", intake.id), at(embedded_town, 9))
    meant = "stranger-not-allowed" if who == "stranger" else "not-allowed"
    assert said == ("done" if who in WHO[May.OPEN_INCIDENT] else meant)


@pytest.mark.parametrize("state", STATES[1:])
async def test_after_the_all_clear_it_takes_no_other_alarm_and_is_the_same_as_none(town: Town, state: str) -> None:
    found, other = await staged(town, state), await by_hand(town, floor="9")
    later = await alarmed(town, "neighbour", "0901 smoke everywhere")
    for verb in (
        lambda w: incidents.join(w, found.id, "r", later.id),
        lambda w: incidents.merge(w, found.id, other.id),
        lambda w: incidents.merge(w, other.id, found.id),
    ):
        assert await town.outcome("security", verb) == f"incident-is-{state}"
