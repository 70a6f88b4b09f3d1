"""The log of incoming faxes, their scans, and who is forgotten."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.fax_in import FaxIn, FaxStatus
from bot.domain.people import SYSTEM
from bot.services import fax_in, fax_in_files, fax_in_log, privacy
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.services.test_bc_files import delivered
from tests.services.test_fax_in_table import CLERK, logged, now
from tests.services.test_privacy import everything
from tests.services.town import MONDAY, Town, at, ticks

S, DAY = FaxStatus, timedelta(days=1)


@pytest.mark.manual("R222")
async def test_the_log_has_a_line_for_each_with_what_became_of_it(centre: Town) -> None:
    first = await logged(centre, name="王先生")
    await logged(centre, unit=False)
    await centre.does(CLERK, lambda w: fax_in.sign(w, first.id, "王先生"))
    book = await centre.does(CLERK, lambda w: fax_in_log.of(w, MONDAY, MONDAY))
    assert [(it.kept.number, it.unit, it.kept.pages, it.kept.status, it.fetched_by.zh) for it in book.lines] == [
        ("F-000001", "0801", 3, S.COLLECTED, "王先生"), ("F-000002", "", 3, S.TRACING, ""),
    ]  # fmt: skip
    assert (await centre.does(CLERK, lambda w: fax_in_log.of(w, MONDAY - DAY, MONDAY - DAY))).lines == ()


HANDLE = "BQACAgUAAx4713"
Ends = Callable[[Town, FaxIn], Awaitable[Any]]


async def fetched(town: Town, fax: FaxIn) -> None:
    await town.does(CLERK, lambda w: fax_in.sign(w, fax.id, "Zhou"))


async def filed(town: Town, fax: FaxIn) -> None:
    await town.does(CLERK, lambda w: fax_in.file(w, fax.id, "refused"))


@pytest.mark.manual("R244", "R245", "R248")
@pytest.mark.parametrize("ends", [fetched, filed])
async def test_only_who_has_the_fax_sees_its_scan_on_record_and_a_day_later_it_is_nowhere(
    centre: Town, ends: Ends
) -> None:
    made = await logged(centre, scan=HANDLE)
    assert await holders(centre) == {"faxes_in"}
    assert await centre.outcome("tenant_supervisor", lambda w: fax_in_files.give(w, made.id)) == "fax-in-scan-not-yours"
    await centre.does(CLERK, lambda w: fax_in_files.give(w, made.id))
    async with centre.desk.database.transaction() as db:
        letters = (await db.execute(select(outbox.c.person, outbox.c.body))).all()
    assert {letter.person for letter in letters if HANDLE in str(letter.body)} == {centre.people[CLERK]}
    looked = await centre.desk.do(SYSTEM, lambda w: w.history_of("faxes_in", made.id))
    assert [line.who for line in looked if line.why == fax_in_files.LOOKED] == [centre.people[CLERK]]
    await centre.does("tenant_supervisor", lambda w: fax_in.take(w, made.id))
    assert await centre.outcome(CLERK, lambda w: fax_in_files.give(w, made.id)) == "fax-in-scan-not-yours"
    await delivered(centre)
    await ends(centre, made)
    await ticks(centre, at(centre, 8, 59, day=MONDAY + DAY))
    assert "faxes_in" in await holders(centre)
    await ticks(centre, at(centre, 9, 1, day=MONDAY + DAY))
    assert await holders(centre) == set()
    async with centre.desk.database.transaction() as db:
        assert len((await db.execute(select(outbox.c.id).where(outbox.c.verb == Verb.RETRACT))).all()) == 1


async def test_a_scan_that_lies_for_two_months_goes_too(centre: Town) -> None:
    await logged(centre, scan=HANDLE)
    await ticks(centre, at(centre, 9, day=MONDAY + 59 * DAY))
    assert "faxes_in" in await holders(centre)
    await ticks(centre, at(centre, 9, 2, day=MONDAY + 60 * DAY))
    assert "faxes_in" not in await holders(centre)


async def holders(town: Town) -> set[str]:
    """In which tables the handle stands."""
    return {line.split()[0] for line in (await everything(town.desk)).splitlines() if HANDLE in line}


@pytest.mark.manual("R244")
async def test_what_came_for_somebody_is_handed_over_and_emptied_with_them(centre: Town) -> None:
    mine, other = await logged(centre, name="tenant", scan=HANDLE), await logged(centre, name="somebody else")
    nobodys = await logged(centre, unit=False, name="Tenantius")
    await centre.does(CLERK, lambda w: fax_in.sign(w, mine.id, "tenant"))
    kept = (await centre.does("tenant", privacy.export))["faxes"]
    assert [one["number"] for one in kept] == [mine.number]
    await centre.does("tenant", privacy.erase)
    after = await now(centre, mine.id)
    assert (after.addressee, after.sender, after.documents, after.collected_by) == ("", "", (), "")
    assert (after.number, after.pages, after.unit) == (mine.number, 3, centre.unit)
    assert (await now(centre, other.id)).addressee == "somebody else"
    assert (await now(centre, nobodys.id)).addressee == "Tenantius"


async def test_after_thirteen_months_nobody_reads_for_whom_it_was(centre: Town) -> None:
    made = await logged(centre, name="王先生")
    await fetched(centre, made)
    for days, name in ((390, "王先生"), (400, "")):
        day = MONDAY + days * DAY
        await ticks(centre, at(centre, 3, 20, day=day))
        await ticks(centre, at(centre, 3, 31, day=day))
        assert (await now(centre, made.id)).addressee == name
