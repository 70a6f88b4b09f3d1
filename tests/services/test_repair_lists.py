"""Lists of repairs: whatever stands in one can be looked for by how it stands."""

from dataclasses import replace

from bot.domain.people import Post
from bot.domain.repairs import IntakeId
from bot.domain.searches import STATES, Search
from bot.services import dispatch, people, repair_lists, repairs
from bot.storage import rows
from bot.storage.tables import posts
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


async def test_what_somebody_did_who_has_left_is_found_by_their_name_and_not_all_there_is(town: Town) -> None:
    done, other = await reported(town), await reported(town)
    await closed(town, done)
    post = await town.does("cs_manager", lambda w: rows.first(w.db, Post, posts.c.person == town.people["technician"]))
    assert post is not None
    await town.does("cs_manager", lambda w: people.unbind(w, post.id))
    search = await town.does("csr", lambda w: repair_lists.meant(w, "technician this month"))
    assert await _found(town, search) == {done}
    assert await _found(town, replace(search, technician=None)) == {done, other}


async def _found(town: Town, search: Search) -> set[IntakeId]:
    page = await town.does("csr", lambda w: repair_lists.find(w, search))
    return {intake.id for intake, _ in page.found}
