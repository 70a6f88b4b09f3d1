"""Every state of a planned outage × every verb × everybody: done, or refused and nothing changed.

The tables are the specification: who may do what with it, and in which states.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.outages import Outage, OutageState
from bot.domain.permits import GRANTS, May
from bot.services import outages
from bot.services.work import Work
from tests.services.switching import span, staged, water
from tests.services.tables import all_is_as_tabled
from tests.services.town import MONDAY, ROLES, Town

pytestmark = pytest.mark.manual("R214")
Verb = Callable[[Work], Awaitable[Any]]
_S = OutageState
PLANS = {
    "receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager", "general_manager", "engineering_manager"
}  # fmt: skip
WHO: dict[May, set[str]] = {
    May.PLAN_OUTAGE: PLANS,
    May.RUN_OUTAGE: PLANS | {"dispatcher", "security", "security_supervisor"},
    May.SEE_OUTAGES: set(ROLES) - {"tenant", "neighbour", "vendor"},
}
MAY: dict[str, May] = {
    "plan": May.PLAN_OUTAGE, "move": May.PLAN_OUTAGE, "call_off": May.PLAN_OUTAGE, "prolong": May.RUN_OUTAGE,
    "end": May.RUN_OUTAGE, "hears": May.SEE_OUTAGES, "one": May.SEE_OUTAGES, "open_card": May.SEE_OUTAGES,
    "listed": May.SEE_OUTAGES,
}  # fmt: skip
WHEN: dict[str, tuple[OutageState, ...]] = {
    "move": (_S.DRAFT, _S.ANNOUNCED),
    "call_off": (_S.DRAFT, _S.ANNOUNCED),
    "prolong": (_S.RUNNING,),
    "end": (_S.RUNNING,),
}
"""In which states; all else in every one."""


def verbs(town: Town, it: Outage) -> dict[str, Verb]:
    """Everything that can be done with it."""
    later = span(town, 14, day=MONDAY + timedelta(days=4))
    return {
        "plan": lambda w: outages.plan(w, water(town, span=later)),
        "move": lambda w: outages.move(w, it.id, later, ""),
        "call_off": lambda w: outages.call_off(w, it.id, "not needed"),
        "prolong": lambda w: outages.prolong(w, it.id, it.ends_at + timedelta(hours=1), ""),
        "end": lambda w: outages.end(w, it.id),
        "hears": lambda w: outages.hears(w, it.id),
        "one": lambda w: outages.one(w, it.id),
        "open_card": lambda w: outages.open_card(w, it.id),
        "listed": outages.listed,
    }


@pytest.mark.parametrize("state", OutageState)
async def test_everybody_may_do_what_the_tables_say_and_nothing_else(embedded_town: Town, state: OutageState) -> None:
    town = embedded_town
    it = await staged(town, state)
    moment = town.desk.clock.now()
    await all_is_as_tabled(town, verbs(town, it), lambda who, verb: (_meant(who, verb, state),), at=moment)


def _meant(who: str, verb: str, state: OutageState) -> str:
    if who == "stranger":
        return "stranger-not-allowed"
    if who not in WHO[MAY[verb]]:
        return "not-allowed"
    return "done" if state in WHEN.get(verb, tuple(OutageState)) else f"outage-is-{state.value}"


def test_the_posts_are_those_of_the_tables() -> None:
    for may, whom in WHO.items():
        assert {who for who, role in ROLES.items() if may in GRANTS[role]} == whom, may
