"""Lists of repairs: whatever stands in one can be looked for by how it stands."""

from bot.domain.repairs import IntakeId
from bot.domain.searches import STATES, Search
from bot.services import dispatch, repair_lists, repairs
from tests.services.test_summaries import closed, reported, voided
from tests.services.town import Town


async def test_every_repair_is_found_by_how_it_stands_and_by_nothing_else(town: Town) -> None:
    stands: dict[str, IntakeId] = {}
    for state in ("new", "work", "closed", "void", "gone", "merged", "complaint"):
        stands[state] = await reported(town)
    for state, who, verb in (
        ("work", "dispatcher", lambda w, i: dispatch.issue(w, i, town.people["technician"])),
        ("gone", "tenant", repairs.cancel),
        ("merged", "dispatcher", lambda w, i: dispatch.merge(w, i, stands["work"])),
        ("complaint", "dispatcher", dispatch.convert),
    ):
        await town.does(who, lambda w, verb=verb, i=stands[state]: verb(w, i))  # type: ignore[misc]
    await closed(town, stands["closed"])
    await voided(town, stands["void"])
    for unit in (None, town.unit):
        found = {state: await _found(town, Search(unit=unit, state=state)) for state in STATES}
        assert found.pop("open") == {stands["new"], stands["work"]}
        assert found == {state: {stands[state]} if state in stands else set() for state in STATES if state != "open"}


async def _found(town: Town, search: Search) -> set[IntakeId]:
    page = await town.does("csr", lambda w: repair_lists.find(w, search))
    return {intake.id for intake, _ in page.found}
