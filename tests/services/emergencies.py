"""Emergencies of the small town: given as alarms, put on record, over, reported; for tests of services."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.categories import Category, Urgency
from bot.domain.incidents import Incident, IncidentKind, Report
from bot.domain.people import SYSTEM
from bot.domain.repairs import Intake
from bot.services import incident_notices, incident_reports, incident_work, incidents, repairs
from bot.services.incidents import Told
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from tests.services.town import Town

FIRE = "0801 着火了"
ALARMED = sorted(("security", "security_supervisor", "engineering_manager", "cs_manager", "dispatcher"))
"""Whom danger calls."""
REPORT = Report("socket", "extinguished", "one desk burnt", "sockets are checked")


async def alarmed(town: Town, who: str = "tenant", text: str = FIRE) -> Intake:
    """Somebody has reported danger."""
    unit = {"tenant": town.unit, "neighbour": town.other_unit}.get(who)
    said = Reported(unit, text, (), Category.FIRE_SAFETY, Urgency.EMERGENCY)
    return await town.does(who, lambda w: repairs.report(w, said))


async def opened(town: Town, who: str = "security") -> Incident:
    """… and a guard has put it on record."""
    intake = await alarmed(town)
    made, _ = await town.does(who, lambda w: incidents.begin_from(w, "r", intake.id))
    return made


async def by_hand(town: Town, who: str = "security", floor: str = "8") -> Incident:
    """A guard has seen a fire."""
    return await town.does(who, lambda w: incidents.begin(w, Told("fire in the kitchen", IncidentKind.FIRE, floor)))


STEPS: tuple[tuple[str, Callable[[Work, Any], Awaitable[Any]]], ...] = (
    ("security_supervisor", lambda w, i: incident_work.clear(w, i, "it is out")),
    ("security", lambda w, i: incident_reports.submit(w, i, REPORT)),
    ("cs_manager", lambda w, i: incident_reports.approve(w, i, 1)),
)
STATES = ("open", "cleared", "reported", "closed")


async def staged(town: Town, state: str) -> Incident:
    """An emergency in that state."""
    made = await opened(town)
    for who, verb in STEPS[: STATES.index(state)] if state in STATES else ():
        await town.does(who, lambda w, verb=verb: verb(w, made.id))  # type: ignore[misc]
    if state == "warned":
        await town.does("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    return await current(town, made)


async def current(town: Town, made: Incident) -> Incident:
    """As it stands now."""
    return await town.desk.do(SYSTEM, lambda w: rows.find(w.db, Incident, made.id))


async def heard(town: Town, key: str) -> list[str]:
    """Who has been sent something under a key, each as often as it was."""
    names = {person: name for name, person in town.people.items()}
    async with town.desk.database.transaction() as db:
        found = (await db.execute(outbox.select().order_by(outbox.c.id))).mappings().all()
    return sorted(names[row["person"]] for row in found if row["person"] and _says(row["body"], key))


def _says(body: Any, key: str) -> bool:
    said = body.get("say", {}).get("$say", "") if isinstance(body, dict) else ""
    return bool(said == key)
