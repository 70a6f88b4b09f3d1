"""When the work is done: who is called by what comes next."""

from datetime import timedelta

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.order_states import Method, OrderStatus, Result
from bot.domain.repairs import Channel, IntakeStatus
from bot.services import dispatch, repairs, verifications
from bot.services.repairs import Reported
from tests.services.test_voids import called, rung
from tests.services.test_work_orders import intake_of, order_of, reported, steps, told, walked
from tests.services.town import Town

VERIFIERS = {"csr", "second_csr", "tenant_supervisor"}


@pytest.mark.manual("R125", "R126")
async def test_the_result_calls_customer_service_and_whoever_took_it_down(town: Town) -> None:
    what = Reported(town.unit, "tap drips", (), Category.PLUMBING, Urgency.NORMAL, channel=Channel.PHONE)
    intake = (await town.does("receptionist", lambda w: repairs.report(w, what))).id
    for who, step in steps(town, intake)[:4]:
        await town.does(who, step)
    before = await rung(town)
    await town.does(*steps(town, intake)[4])
    assert await called(town, before) == VERIFIERS | {"receptionist"}


@pytest.mark.manual("R112")
async def test_not_fixed_calls_who_asked_who_was_there_and_who_sends(town: Town) -> None:
    intake = await walked(town, 5)
    await town.does("second_csr", lambda w: verifications.ask(w, intake))
    before = await rung(town)
    await town.does("tenant", lambda w: verifications.deny(w, intake, 0))
    assert await called(town, before) == {"tenant", "technician", "second_csr", "dispatcher"}


async def test_fixed_calls_who_asked_and_a_wrong_button_calls_them_again(town: Town) -> None:
    intake = await walked(town, 5)
    await town.does("second_csr", lambda w: verifications.ask(w, intake))
    for verb in (verifications.confirm, verifications.take_back):
        before = await rung(town)
        await town.does("tenant", lambda w, v=verb: v(w, intake, 0))  # type: ignore[misc]
        assert await called(town, before) == {"second_csr"}


async def test_what_is_back_calls_those_whose_reports_went_with_it(town: Town) -> None:
    intake, other = await reported(town), await reported(town, "csr")
    await town.does("dispatcher", lambda w: dispatch.merge(w, other, intake))
    for who, step in steps(town, intake):
        await town.does(who, step)
    before = await rung(town)
    await town.does("tenant", lambda w: verifications.come_back(w, intake))
    assert await called(town, before) == {"tenant", "csr", "technician", "dispatcher"}
    assert (await order_of(town, intake)).status is OrderStatus.DISPATCHED


async def test_closing_calls_who_reported_it(town: Town) -> None:
    intake = await walked(town, 5)
    before = await rung(town)
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.ON_SITE))
    assert await called(town, before) == {"tenant"}


@pytest.mark.manual("R112", "R126", "R127")
@pytest.mark.parametrize("method", [Method.ON_SITE, Method.PHONED, Method.ASKED])
async def test_what_works_only_for_now_is_not_closed_by_signing_and_somebody_comes_again(
    town: Town, method: Method
) -> None:
    intake = await walked(town, 4)
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.TEMPORARY))
    if method is Method.ASKED:
        await town.does("csr", lambda w: verifications.ask(w, intake))
        await town.does("tenant", lambda w: verifications.confirm(w, intake, 0))
    town.desk.clock.advance(timedelta(hours=3))
    before = await rung(town)
    assert not await town.does("csr", lambda w: verifications.verify(w, intake, 0, method))
    assert await called(town, before) == {"tenant", "technician", "dispatcher"}
    assert "repair-next-visit" in await told(town, "tenant")
    again, technician = await order_of(town, intake), town.people["technician"]
    assert (again.status, again.technician, again.round, again.rework) == (OrderStatus.DISPATCHED, technician, 1, 0)
    assert again.due_done > town.desk.clock.now()
    assert (await intake_of(town, intake)).status is IntakeStatus.ISSUED
    for who, step in steps(town, intake)[1:5]:
        await town.does(who, step)
    assert await town.does("csr", lambda w: verifications.verify(w, intake, 1, Method.ON_SITE))
    assert (await intake_of(town, intake)).status is IntakeStatus.CLOSED
