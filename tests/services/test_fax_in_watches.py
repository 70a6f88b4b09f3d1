"""Who waits for a fax: told the moment one comes, at any hour; called off; told once that none has come."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.fax_in import FaxIn
from bot.domain.fax_in_watches import FaxWatch, WatchStatus
from bot.domain.people import SYSTEM
from bot.services import fax_in_trace, fax_in_watches, privacy
from bot.storage import rows
from bot.storage.tables import outbox
from bot.talk import Lane
from tests.services.faxing import furnished
from tests.services.test_fax_in_table import CLERK, logged
from tests.services.test_mail_items import without_chat
from tests.services.town import MONDAY, Town, at, ticks, told

DAY = timedelta(days=1)


async def noted(town: Town, name: str = "王先生") -> FaxWatch:
    """The clerk notes down who has asked at the counter."""
    return await town.does(CLERK, lambda w: fax_in_watches.begin_for(w, town.unit, name))


async def watches(town: Town) -> list[FaxWatch]:
    return await town.desk.do(SYSTEM, lambda w: rows.every(w.db, FaxWatch))


async def heard(town: Town, who: str) -> list[Lane]:
    """By which lanes somebody heard that what they wait for is here."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body, outbox.c.lane).where(outbox.c.person == town.people[who])
        found = (await db.execute(mine)).all()
    return [row.lane for row in found if row.body.get("say", {}).get("$say") == "fax-in-watched"]


@pytest.mark.manual("R229")
async def test_who_waits_hears_of_it_the_moment_it_comes_and_once(centre: Town) -> None:
    begun = await centre.does("tenant", fax_in_watches.begin)
    assert (begun.unit, begun.tenant, begun.by_desk) == (centre.unit, centre.tenant, False)
    centre.desk.clock.set(at(centre, 23))
    made = await logged(centre)
    assert await heard(centre, "tenant") == [Lane.ALERT]
    (met,) = await watches(centre)
    assert (met.status, met.fax) == (WatchStatus.NOTIFIED, made.id)
    await logged(centre)
    assert len(await heard(centre, "tenant")) == 1


@pytest.mark.manual("R229")
async def test_who_asked_at_the_counter_hears_of_what_bears_their_name_and_of_nothing_else(centre: Town) -> None:
    await noted(centre)
    await logged(centre, name="李女士")
    assert await heard(centre, "tenant") == []
    await logged(centre, name="王")
    assert await heard(centre, "tenant") == [Lane.ALERT]


@pytest.mark.manual("R229")
async def test_of_whom_nobody_is_in_the_chat_the_clerk_phones(centre: Town) -> None:
    await noted(centre)
    await without_chat(centre, "tenant")
    made = await logged(centre, name="王先生")
    assert await told(centre, CLERK, "fax-in-watched-phone") == [{"number": made.number, "name": "王先生"}]


async def test_what_is_found_later_is_what_they_wait_for_and_what_is_anothers_is_not(centre: Town) -> None:
    await centre.does("tenant", fax_in_watches.begin)
    sought = await logged(centre, unit=False)
    assert await heard(centre, "tenant") == []
    await centre.does("csr", lambda w: fax_in_trace.find(w, sought.id, centre.other_unit))
    assert await heard(centre, "tenant") == []
    await centre.does(CLERK, lambda w: fax_in_trace.find(w, sought.id, centre.unit))
    assert await heard(centre, "tenant") == [Lane.ALERT]


async def test_it_is_called_off_by_who_waits_or_by_the_clerk_and_by_nobody_else(centre: Town) -> None:
    begun = await centre.does("tenant", fax_in_watches.begin)
    assert await centre.outcome("tenant", fax_in_watches.begin) == "fax-in-watch-already"
    for who, said in (("neighbour", "not-found"), ("csr", "not-found"), ("technician", "not-allowed")):
        assert await centre.outcome(who, lambda w: fax_in_watches.withdraw(w, begun.id)) == said
    assert [one.unit for one in await centre.does(CLERK, fax_in_watches.waiting)] == ["0801"]
    assert await centre.does("neighbour", fax_in_watches.waiting) == []
    await centre.does("tenant", lambda w: fax_in_watches.withdraw(w, begun.id))
    assert await centre.outcome(CLERK, lambda w: fax_in_watches.withdraw(w, begun.id)) == "fax-in-watch-withdrawn"
    await logged(centre)
    assert await heard(centre, "tenant") == []
    await ticks(centre, at(centre, 9, 1, day=MONDAY + 7 * DAY))
    assert await told(centre, "tenant", "fax-in-watch-over-mine") == []


async def test_after_its_days_who_waits_hears_that_nothing_came(centre: Town) -> None:
    await centre.does("tenant", fax_in_watches.begin)
    await noted(centre)
    await ticks(centre, at(centre, 8, 59, day=MONDAY + 7 * DAY))
    for key in ("fax-in-watch-over", "fax-in-watch-over-mine"):
        assert await told(centre, "tenant", key) == []
    await ticks(centre, at(centre, 9, 1, day=MONDAY + 7 * DAY))
    assert [one.status for one in await watches(centre)] == [WatchStatus.EXPIRED] * 2
    for key in ("fax-in-watch-over", "fax-in-watch-over-mine"):
        assert len(await told(centre, "tenant", key)) == 1, key
    await logged(centre)
    assert await heard(centre, "tenant") == []


async def test_nobody_can_wait_in_an_empty_unit(centre: Town) -> None:
    home = await furnished(centre, "1199")
    said = await centre.outcome(CLERK, lambda w: fax_in_watches.begin_for(w, home.id, "x"))
    assert said == "fax-in-unit-empty"


async def test_who_is_erased_waits_no_more_and_their_name_goes(centre: Town) -> None:
    await centre.does("tenant", fax_in_watches.begin)
    await noted(centre, "tenant")
    await noted(centre, "somebody else")
    assert len((await centre.does("tenant", privacy.export))["faxes"]) == 2
    await centre.does("tenant", privacy.erase)
    assert [(one.status, one.name) for one in await watches(centre)] == [
        (WatchStatus.WITHDRAWN, ""), (WatchStatus.WITHDRAWN, ""), (WatchStatus.WATCHING, "somebody else"),
    ]  # fmt: skip
    await logged(centre)
    found = await centre.desk.do(SYSTEM, lambda w: rows.every(w.db, FaxIn))
    assert len(found) == 1
