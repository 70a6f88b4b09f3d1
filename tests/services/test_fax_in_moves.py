"""Faxes that come in for who is still to come, or has gone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.custody import Receipt
from bot.domain.fax_in import FaxStatus
from bot.domain.people import SYSTEM
from bot.domain.units import Unit, UnitStatus
from bot.services import fax_in, fax_in_trace
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Lane
from tests.services.faxing import came_for, furnished, moves_in, moves_out, papers, rang
from tests.services.test_fax_in_table import CLERK, logged, now
from tests.services.town import MONDAY, Town, at, ticks, told

S, DAY = FaxStatus, timedelta(days=1)


@pytest.mark.manual("R230")
async def test_who_moves_in_later_gets_it_when_they_have_the_front_desk_knows_in_writing(centre: Town) -> None:
    home = await furnished(centre, "1101", UnitStatus.HANDOVER_PENDING)
    made = await came_for(centre, home, "青屿文化")
    assert (made.status, made.unit) == (S.MOVING_IN, home.id)
    assert await rang(centre, "receptionist") == [("fax-in-job-held-for-move-in", Lane.ALERT)]
    assert await papers(centre, "receptionist") == [["fax-in-notice", f"{made.id}"]]
    for days in range(1, 15):
        await ticks(centre, at(centre, 8, 31, day=MONDAY + days * DAY))
    assert (await now(centre, made.id)).status is S.MOVING_IN
    assert len(await rang(centre, "receptionist")) == 1 + 1
    tenant = await moves_in(centre, home, "青屿文化")
    await ticks(centre, at(centre, 8, 32, day=MONDAY + 15 * DAY))
    assert ((await now(centre, made.id)).tenant, (await now(centre, made.id)).status) == (tenant.id, S.MOVED_IN)
    assert (await rang(centre, "receptionist"))[-1] == ("fax-in-job-moved-in", Lane.ALERT)
    assert await told(centre, CLERK, "fax-in-moved-in") == [{"number": made.number}]
    assert [one.id for one, _ in await centre.does("receptionist", fax_in.lying_here)] == [made.id]
    done = await centre.does("receptionist", lambda w: fax_in_trace.give_at_check_in(w, made.id, "Lin"))
    assert (done.status, done.receipt, done.collected_by) == (S.COLLECTED, Receipt.CHECK_IN, "Lin")


@pytest.mark.manual("R230")
async def test_who_has_moved_in_hears_of_it_and_may_fetch_it_at_the_centre_as_well(centre: Town) -> None:
    made = await logged(centre, unit=False)

    async def is_here(work: Work) -> None:
        held = await fax_in_trace.hold(work, made.id, centre.unit)
        await work.save(held, replace(held, tenant=centre.tenant))

    await centre.does("csr", is_here)
    await ticks(centre, at(centre, 8, 31, day=MONDAY + DAY))
    assert (await now(centre, made.id)).told_at == at(centre, 8, 31, day=MONDAY + DAY)
    assert await rang(centre, "tenant") == [("fax-in-state-moved-in", Lane.ALERT)]
    await centre.does("tenant", lambda w: fax_in.give_code(w, made.id))
    await centre.does(CLERK, lambda w: fax_in.ask(w, made.id))
    assert (await centre.does("tenant", lambda w: fax_in.confirm(w, made.id))).receipt is Receipt.TAP


@pytest.mark.manual("R230")
async def test_it_is_given_with_the_keys_and_a_lease_that_begins_later_is_no_tenant_yet(centre: Town) -> None:
    home = await furnished(centre, "1103")
    await moves_in(centre, home, "Later Ltd", MONDAY + 30 * DAY)
    made = await came_for(centre, None, "Later Ltd")
    assert (made.status, made.unit) == (S.MOVING_IN, home.id)
    await ticks(centre, at(centre, 8, 31, day=MONDAY + DAY))
    assert (await now(centre, made.id)).status is S.MOVING_IN
    done = await centre.does("receptionist", lambda w: fax_in_trace.give_at_check_in(w, made.id, "Lee"))
    assert (done.status, done.receipt, done.handed_by) == (
        S.COLLECTED, Receipt.CHECK_IN, centre.people["receptionist"],
    )  # fmt: skip
    sought = await logged(centre, unit=False)
    assert (await centre.does("csr", lambda w: fax_in_trace.find(w, sought.id, home.id))).status is S.MOVING_IN


@pytest.mark.manual("R231")
async def test_who_has_moved_out_is_looked_for_and_after_three_days_it_is_filed(centre: Town) -> None:
    home = await furnished(centre, "1104")
    await moves_in(centre, home, "锦程旅行社")
    await moves_out(centre, home)
    made = await came_for(centre, home)
    assert (made.status, made.gone) == (S.CONTACTING, True)
    assert await rang(centre, "csr") == [("fax-in-job-contacting", Lane.ALERT)]
    await ticks(centre, at(centre, 9, 1, day=MONDAY + 3 * DAY))
    assert (await now(centre, made.id)).status is S.ARCHIVED
    assert (await came_for(centre, None, "锦程旅行社")).status is S.CONTACTING


@pytest.mark.manual("R231")
async def test_who_has_moved_out_and_is_reached_fetches_it_and_no_slip_goes_to_their_old_unit(centre: Town) -> None:
    home = await furnished(centre, "1105")
    await moves_in(centre, home, "锦程旅行社")
    await moves_out(centre, home)
    newer = await moves_in(centre, home, "新租户")
    made = await came_for(centre, home, "锦程旅行社")
    assert (made.status, made.tenant != newer.id) == (S.CONTACTING, True)
    assert (await centre.does("csr", lambda w: fax_in_trace.reach(w, made.id))).told_at is None
    assert await centre.outcome(CLERK, lambda w: fax_in.out(w, made.id)) == "fax-in-moved-out"
    await ticks(centre, at(centre, 9, 1, day=MONDAY + 3 * DAY))
    assert (await now(centre, made.id)).status is S.NOTIFIED
    assert (await centre.does(CLERK, lambda w: fax_in.sign(w, made.id, "Ma"))).receipt is Receipt.SIGNATURE
    assert (await came_for(centre, home)).tenant == newer.id


async def test_who_has_moved_out_and_can_be_written_to_reads_that_it_is_here(centre: Town) -> None:
    made = await logged(centre)
    await moves_out(centre, await centre.desk.do(SYSTEM, lambda w: rows.find(w.db, Unit, centre.unit)))
    await centre.does(CLERK, lambda w: fax_in_trace.lose(w, made.id))
    before = len(await rang(centre, "tenant"))
    reached = await centre.does("csr", lambda w: fax_in_trace.reach(w, made.id))
    assert (reached.tenant, reached.told_at) == (centre.tenant, at(centre, 9))
    assert (await rang(centre, "tenant"))[before:] == [("fax-in-state-notified", Lane.NOTICE)]
