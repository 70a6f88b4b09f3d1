"""Done is not closed: the result, the question, the signature; fixed or not; each branch in both languages."""

import pytest

from bot.domain.aftermath import Rating
from bot.domain.order_states import Method, OrderStatus, Result
from bot.domain.people import SYSTEM, Post
from bot.domain.repairs import IntakeStatus
from bot.domain.roles import Role
from bot.playground.theatre import Theatre
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import ratings
from bot.storage.tables import posts
from tests.talks import (
    EN,
    ORDER,
    ZH,
    Tongue,
    arrives,
    asked,
    both,
    closed,
    count,
    done,
    every,
    finishes,
    forges,
    intake_of,
    offered,
    order_of,
    recorded,
    returns,
    sees_note,
)


@pytest.mark.manual("R9", "R78", "R112", "R124", "R125", "R127", "R128")
@both
async def test_fixed_signed_closed_at_one_tap_each(theatre: Theatre, tongue: Tongue) -> None:
    clerk, csr = await theatre.enters("S10"), await theatre.enters(tongue.csr)
    await done(theatre, tongue)
    tenant, dispatcher = theatre.player(tongue.tenant), theatre.player("S14")
    assert (await order_of(theatre)).status is OrderStatus.COMPLETED
    dispatcher.begins()
    await returns(dispatcher)
    assert (dispatcher.spoke, dispatcher.tapped) == (0, 2)
    await csr.is_called("repair-state-returned")
    csr.begins()
    await csr.taps("repair-ask")
    await sees_note(theatre, csr, "repair-asked-toast")
    await tenant.is_called("repair-state-verifying")
    tenant.begins()
    await tenant.taps("repair-fixed")
    await sees_note(theatre, tenant, "repair-confirmed-toast")
    assert tenant.tapped == 1
    assert (await intake_of(theatre)).status is IntakeStatus.ISSUED
    await csr.is_called("repair-state-confirmed")
    await csr.taps("repair-sign")
    assert csr.tapped == 2
    await tenant.is_called("repair-state-closed")
    await clerk.is_called("repair-to-file", number=ORDER)
    order, intake = await order_of(theatre), await intake_of(theatre)
    assert (order.status, order.result, order.method) == (OrderStatus.CLOSED, Result.RESOLVED, Method.ASKED)
    assert (intake.status, order.answered_by) == (IntakeStatus.CLOSED, intake.reporter)
    assert order.verified_by not in {order.technician, order.issued_by}


@pytest.mark.manual("R124")
@pytest.mark.parametrize(
    ("label", "result"), [("临时处理", Result.TEMPORARY), ("暂时无法", Result.NOT_POSSIBLE)], ids=["for-now", "not-yet"]
)
async def test_the_dispatcher_records_what_came_of_it(theatre: Theatre, label: str, result: Result) -> None:
    csr = await theatre.enters("S05")
    await done(theatre)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-result")
    await dispatcher.hears("repair-result-result")
    await dispatcher.taps(label)
    await dispatcher.hears("repair-result-said")
    await csr.hears(f"result-{result.value.replace('_', '-')}")
    assert (await order_of(theatre)).result is result


@pytest.mark.manual("R127")
@pytest.mark.parametrize(
    ("action", "method"), [("repair-seen", Method.ON_SITE), ("repair-phoned", Method.PHONED)], ids=["seen", "phoned"]
)
@both
async def test_customer_service_looks_or_phones_instead(
    theatre: Theatre, tongue: Tongue, action: str, method: Method
) -> None:
    csr = await recorded(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await csr.taps(action)
    await tenant.is_called("repair-state-closed")
    assert (await order_of(theatre)).method is method
    # Stars are for those who were asked and have answered.
    assert not offered(tenant, "repair-stars")


@both
async def test_stars_are_one_tap_then_words_if_one_likes(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await closed(theatre, tongue)
    tenant.begins()
    await tenant.taps("5⭐")
    await tenant.hears("repair-stars-thanks")
    assert tenant.tapped == 1
    await tenant.taps("repair-words")
    await tenant.hears("repair-words-words")
    await tenant.says("来得快,很专业" if tongue is ZH else "quick and tidy")
    await tenant.hears("repair-words-thanks")
    (rating,) = await every(theatre, Rating)
    assert (rating.stars, rating.words) == (5, "来得快,很专业" if tongue is ZH else "quick and tidy")
    assert not offered(tenant, "repair-stars")


@both
async def test_stars_are_given_once_for_each_closure(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await closed(theatre, tongue)
    await tenant.taps("4⭐")
    await tenant.hears("repair-stars-thanks")
    await forges(tenant, f"v1:repair-stars:{(await intake_of(theatre)).id}:0:1")
    await sees_note(theatre, tenant, "rating-given")
    assert [rating.stars for rating in await every(theatre, Rating)] == [4]
    await tenant.taps("repair-words")
    await tenant.hears("repair-words-words")
    await tenant.says("👍")
    await tenant.hears("repair-words-thanks")
    await forges(tenant, f"v1:repair-words:{(await intake_of(theatre)).id}")
    await tenant.hears("repair-words-words")
    await tenant.says("👎")
    await tenant.hears("rating-given")


@both
async def test_stars_can_be_passed_over(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await closed(theatre, tongue)
    await tenant.says(tongue.thanks)
    await tenant.hears("you-are-welcome")
    assert await count(theatre, ratings) == 0
    assert (await order_of(theatre)).status is OrderStatus.CLOSED


@pytest.mark.manual("R112")
@both
async def test_not_fixed_is_rework_on_the_same_number_with_an_apology(theatre: Theatre, tongue: Tongue) -> None:
    csr = await asked(theatre, tongue)
    tenant, technician, dispatcher = theatre.player(tongue.tenant), theatre.player("S15"), theatre.player("S14")
    tenant.begins()
    await tenant.taps("repair-not-fixed")
    await tenant.hears("repair-rework-sorry")
    assert tenant.tapped == 1
    await technician.is_called("repair-line-rework", count=1)
    await dispatcher.is_called("repair-line-rework", count=1)
    order = await order_of(theatre)
    assert (order.number, order.status, order.rework) == (ORDER, OrderStatus.DISPATCHED, 1)
    await arrives(technician)
    await finishes(technician, "换了整段管")
    await dispatcher.hears("repair-state-completed")
    await returns(dispatcher)
    await csr.is_called("repair-state-returned")
    await csr.taps("repair-ask")
    await tenant.is_called("repair-state-verifying")
    await tenant.taps("repair-fixed")
    await csr.is_called("repair-state-confirmed")
    await csr.taps("repair-sign")
    await tenant.is_called("repair-state-closed")
    assert (await order_of(theatre)).rework == 1


@pytest.mark.manual("R95", "R112")
@both
async def test_customer_service_sends_it_back_and_the_technician_reads_why(theatre: Theatre, tongue: Tongue) -> None:
    csr = await recorded(theatre, tongue)
    technician, tenant = theatre.player("S15"), theatre.player(tongue.tenant)
    await csr.taps("repair-reject")
    await csr.hears("repair-reject-why")
    await csr.says("接口还在渗水")
    await csr.hears("repair-reject-said")
    await technician.is_called("repair-line-rejected", why="接口还在渗水")
    await tenant.hears("repair-line-rework", count=1)
    order = await order_of(theatre)
    assert (order.status, order.rework, order.rejected_why) == (OrderStatus.DISPATCHED, 1, "接口还在渗水")


@pytest.mark.manual("R127")
async def test_nobody_verifies_their_own_work(theatre: Theatre) -> None:
    technician = await theatre.enters("S15")
    await also_works_as(theatre, "S15", Role.CSR)
    await also_works_as(theatre, "S14", Role.CSR)
    await recorded(theatre)
    dispatcher, intake = theatre.player("S14"), await intake_of(theatre)
    for one in (technician, dispatcher):
        await one.says(ORDER)
        await one.hears("repair-state-returned")
        assert not offered(one, "repair-seen")
        await forges(one, f"v1:repair-seen:{intake.id}:0")
        await sees_note(theatre, one, "repair-second-person")
    assert (await order_of(theatre)).status is OrderStatus.RETURNED


@pytest.mark.parametrize("who", ["S14", "S15", "T01-1"])
async def test_only_customer_service_closes_a_repair(theatre: Theatre, who: str) -> None:
    await recorded(theatre)
    one = theatre.player(who)
    await forges(one, f"v1:repair-seen:{(await intake_of(theatre)).id}:0")
    await sees_note(theatre, one, "not-allowed")
    assert (await order_of(theatre)).status is OrderStatus.RETURNED


@both
async def test_it_is_not_signed_as_asked_before_the_tenant_has_answered(theatre: Theatre, tongue: Tongue) -> None:
    csr = await asked(theatre, tongue)
    assert not offered(csr, "repair-sign")
    await forges(csr, f"v1:repair-sign:{(await intake_of(theatre)).id}:0")
    await sees_note(theatre, csr, "repair-tenant-has-not-answered")
    assert (await order_of(theatre)).status is OrderStatus.VERIFYING


@both
async def test_an_old_answer_does_not_count_for_a_new_round(theatre: Theatre, tongue: Tongue) -> None:
    csr = await asked(theatre, tongue)
    tenant, technician, dispatcher = theatre.player(tongue.tenant), theatre.player("S15"), theatre.player("S14")
    await tenant.taps("repair-not-fixed")
    await technician.is_called("repair-line-rework", count=1)
    await arrives(technician)
    await finishes(technician)
    await dispatcher.hears("repair-state-completed")
    await returns(dispatcher)
    await csr.hears("repair-state-returned")
    await csr.taps("repair-ask")
    await tenant.is_called("repair-state-verifying")
    await forges(tenant, f"v1:repair-fixed:{(await intake_of(theatre)).id}:0")
    await sees_note(theatre, tenant, "button-stale")
    assert not (await order_of(theatre)).fixed


@both
async def test_words_of_joy_bring_the_card_and_close_nothing(theatre: Theatre, tongue: Tongue) -> None:
    await asked(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.says(tongue.fixed)
    await tenant.is_called("repair-state-verifying")
    await tenant.hears("mood-fixed")
    order = await order_of(theatre)
    assert (order.status, order.fixed) == (OrderStatus.VERIFYING, False)


async def test_both_contacts_of_a_company_may_answer_and_one_answer_counts(theatre: Theatre) -> None:
    finance = await theatre.enters("T01-2")
    csr = await asked(theatre)
    await finance.says(ORDER)
    await finance.hears("repair-state-verifying")
    await finance.taps("repair-fixed")
    await csr.is_called("repair-state-confirmed")
    tenant = theatre.player("T01-1")
    await forges(tenant, f"v1:repair-not-fixed:{(await intake_of(theatre)).id}:0")
    await sees_note(theatre, tenant, "button-stale")
    assert (await order_of(theatre)).fixed


async def test_another_tenant_answers_nothing(theatre: Theatre) -> None:
    other = await theatre.enters(EN.tenant)
    await asked(theatre)
    await forges(other, f"v1:repair-fixed:{(await intake_of(theatre)).id}:0")
    await sees_note(theatre, other, "not-found")
    assert not (await order_of(theatre)).fixed


async def also_works_as(stage: Theatre, who: str, role: Role) -> None:
    """Give somebody a second post."""

    async def given(work: Work) -> None:
        held = await rows.first(work.db, Post, posts.c.code == who)
        assert held is not None
        await work.add(Post(person=held.person, role=role, since=work.now))

    await stage.house.desk.do(SYSTEM, given)
