"""After the signature: thanks reopen nothing, trouble that is back does; and chasing what takes too long."""

import pytest

from bot.domain.aftermath import Rating
from bot.domain.order_states import OrderStatus
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from bot.storage.tables import drafts
from tests.talks import (
    EN,
    FIRST,
    ORDER,
    ZH,
    Tongue,
    arrives,
    asked,
    assigned,
    both,
    closed,
    count,
    every,
    finishes,
    forges,
    intake_of,
    offered,
    on_site,
    order_of,
    reported,
    reports,
    returns,
    sees_note,
    time_passes,
)

SECOND = "R-000002"


@both
async def test_thanks_after_closing_reopen_nothing(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await closed(theatre, tongue)
    for thanks in (tongue.thanks, f"{tongue.thanks}!", "👍"):
        await tenant.says(thanks)
        await tenant.hears("you-are-welcome")
    order = await order_of(theatre)
    assert (order.status, order.rework, order.reopened) == (OrderStatus.CLOSED, 0, 0)


POLITE = {ZH: ("收到", "好的👌", "没事了"), EN: ("got it", "ok great", "never mind")}


@both
async def test_courtesy_reports_and_reopens_nothing(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await closed(theatre, tongue)
    for words in POLITE[tongue]:
        await tenant.says(words)
        await tenant.hears("mood-all-right")
    assert (await count(theatre, intakes), await count(theatre, drafts)) == (1, 0)
    assert (await order_of(theatre)).status is OrderStatus.CLOSED


@both
async def test_a_courtesy_where_an_answer_is_wanted_brings_the_card(theatre: Theatre, tongue: Tongue) -> None:
    await asked(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.says(POLITE[tongue][0])
    await tenant.is_called("repair-state-verifying")
    await tenant.hears("mood-fine")
    assert (await order_of(theatre)).status is OrderStatus.VERIFYING


@both
async def test_what_a_tenant_decides_counts_by_the_buttons_of_the_card(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await reported(theatre, tongue)
    for words in ("不用来了", "改天吧", "太贵了") if tongue is ZH else ("no need to come", "another time please"):
        await tenant.says(words)
        await tenant.is_called("repair-state-to-dispatch")
        await tenant.hears("mood-decide")
    assert offered(tenant, "repair-cancel")
    assert (await count(theatre, intakes), await count(theatre, drafts)) == (1, 0)


@both
async def test_with_several_open_it_is_asked_which_is_meant(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await reported(theatre, tongue)
    await reports(tenant, tongue.dead_lamp)
    await tenant.says("不用来了" if tongue is ZH else "no need to come")
    await tenant.hears("decide-which")
    await tenant.hears("mine-list")


@both
async def test_not_yet_done_brings_the_card_of_what_is_under_way(theatre: Theatre, tongue: Tongue) -> None:
    await on_site(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.says("还没好" if tongue is ZH else "not fixed")
    await tenant.is_called("repair-state-on-site")
    await tenant.hears("mood-under-way")
    assert (await order_of(theatre)).status is OrderStatus.ON_SITE


@both
async def test_it_still_leaks_brings_the_card_whose_button_reopens_it(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await closed(theatre, tongue)
    technician = theatre.player("S15")
    await tenant.says(tongue.still)
    await tenant.is_called("repair-state-closed")
    await tenant.hears("mood-not-fixed")
    assert (await order_of(theatre)).status is OrderStatus.CLOSED
    tenant.begins()
    await tenant.taps("repair-back")
    await tenant.hears("repair-rework-sorry")
    assert tenant.tapped == 1
    await technician.is_called("repair-line-rework", count=1)
    order = await order_of(theatre)
    assert (order.status, order.rework, order.reopened) == (OrderStatus.DISPATCHED, 1, 1)
    assert await count(theatre, intakes) == 1


async def test_who_was_asked_again_may_give_stars_again(theatre: Theatre) -> None:
    tenant = await closed(theatre)
    technician, dispatcher, csr = [theatre.player(code) for code in ("S15", "S14", "S05")]
    await tenant.taps("2⭐")
    await tenant.hears("repair-stars-thanks")
    await tenant.taps("repair-back")
    await technician.is_called("repair-line-rework", count=1)
    assert not offered(tenant, "repair-stars")
    await arrives(technician)
    await finishes(technician)
    await dispatcher.hears("repair-state-completed")
    await returns(dispatcher)
    await csr.is_called("repair-state-returned")
    await csr.taps("repair-ask")
    await tenant.is_called("repair-state-verifying")
    await tenant.taps("repair-fixed")
    await csr.is_called("repair-state-confirmed")
    await csr.taps("repair-sign")
    await tenant.is_called("repair-line-rate")
    await tenant.taps("5⭐")
    await tenant.hears("repair-stars-thanks")
    assert [(one.round, one.stars) for one in await every(theatre, Rating)] == [(0, 2), (1, 5)]


@both
async def test_it_is_reopened_by_button_within_a_week(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await closed(theatre, tongue)
    await time_passes(theatre, days=6, hours=23)
    await tenant.taps("repair-back")
    await tenant.hears("repair-rework-sorry")
    assert (await order_of(theatre)).reopened == 1


@both
async def test_later_it_is_a_new_report_that_follows_the_old_one(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await closed(theatre, tongue)
    dispatcher = theatre.player("S14")
    await time_passes(theatre, days=8)
    await tenant.taps("repair-back")
    await tenant.is_called("repair-title-intake", number=SECOND)
    await dispatcher.is_called("repair-title-intake", number=SECOND)
    first, second = await intake_of(theatre), await intake_of(theatre, SECOND)
    assert (second.follows, second.text, second.category) == (first.id, first.text, first.category)
    assert (await order_of(theatre)).status is OrderStatus.CLOSED


@both
async def test_a_supervisor_reopens_it_at_any_time_and_says_why(theatre: Theatre, tongue: Tongue) -> None:
    supervisor = await theatre.enters("S03")
    tenant = await closed(theatre, tongue)
    technician = theatre.player("S15")
    await time_passes(theatre, days=40)
    await supervisor.says(ORDER)
    await supervisor.hears("repair-state-closed")
    await supervisor.taps("repair-reopen")
    await supervisor.hears("repair-reopen-why")
    await supervisor.says("回访时客户反映又漏")
    await supervisor.hears("repair-reopened")
    await technician.is_called("repair-line-rework", count=1)
    await tenant.is_called("repair-line-rework", count=1)
    assert (await order_of(theatre)).reopened == 1


@pytest.mark.parametrize("who", ["S05", "S14", "T01-1"])
async def test_only_a_supervisor_reopens_without_being_the_tenant(theatre: Theatre, who: str) -> None:
    await closed(theatre)
    one = theatre.player(who)
    assert not offered(one, "repair-reopen")
    await forges(one, f"v1:repair-reopen:{(await intake_of(theatre)).id}")
    await sees_note(theatre, one, "not-allowed")


@pytest.mark.manual("R78", "R86")
@both
async def test_a_chased_repair_is_answered_with_holder_step_and_time(theatre: Theatre, tongue: Tongue) -> None:
    technician = await on_site(theatre, tongue)
    tenant, dispatcher = theatre.player(tongue.tenant), theatre.player("S14")
    tenant.begins()
    await tenant.says(tongue.chase)
    await tenant.hears("repair-chased", number=ORDER)
    assert (tenant.spoke, tenant.tapped) == (1, 0)
    await tenant.hears("repair-chased-holder")
    due = (await order_of(theatre)).due_done
    await tenant.hears("repair-state-on-site", due={"$at": due.isoformat()})
    await technician.is_called("repair-is-chased", number=ORDER, count=1)
    await dispatcher.is_called("repair-is-chased", number=ORDER, count=1)


@both
async def test_before_an_order_is_issued_the_dispatcher_is_chased(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await reported(theatre, tongue)
    tenant.begins()
    await tenant.taps("repair-chase")
    await tenant.hears("repair-chased", number=FIRST)
    await tenant.hears("repair-chased-dispatcher")
    assert tenant.tapped == 1
    await theatre.player("S14").is_called("repair-is-chased", number=FIRST, count=1)


@both
async def test_chasing_again_at_once_is_refused_and_later_goes_up_the_ladder(theatre: Theatre, tongue: Tongue) -> None:
    engineering, service = await theatre.enters("S13"), await theatre.enters("S02")
    await assigned(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.taps("repair-chase")
    await tenant.hears("repair-chased")
    await tenant.says(tongue.chase)
    await tenant.hears("repair-chased-already")
    assert (await intake_of(theatre)).chases == 1
    assert "repair-is-chased" not in await engineering.heard()
    await time_passes(theatre, minutes=30)
    await tenant.says(tongue.chase)
    await tenant.hears("repair-chased")
    await engineering.is_called("repair-is-chased", number=ORDER, count=2)
    assert "repair-is-chased" not in await service.heard()
    await time_passes(theatre, minutes=30)
    await tenant.says(tongue.chase)
    await tenant.hears("repair-chased")
    await service.is_called("repair-is-chased", number=ORDER, count=3)


@both
async def test_with_several_matters_open_it_is_asked_which(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await reported(theatre, tongue)
    await reports(tenant, tongue.dead_lamp)
    await tenant.says(tongue.chase)
    await tenant.hears("chase-which")
    await tenant.hears("mine-list")
    await tenant.taps(FIRST)
    await tenant.is_called("repair-title-intake", number=FIRST)
    await tenant.taps("repair-chase")
    await tenant.hears("repair-chased", number=FIRST)


@both
async def test_who_waits_with_a_merged_report_can_chase_it_too(theatre: Theatre, tongue: Tongue) -> None:
    other, tenant, dispatcher = [await theatre.enters(code) for code in ("T12-1", tongue.tenant, "S14")]
    await reports(other, "water is dripping from the ceiling")
    await dispatcher.hears("repair-title-intake", number=FIRST)
    await reports(tenant, tongue.leak)
    await dispatcher.hears("repair-title-intake", number=SECOND)
    await dispatcher.taps("repair-merge")
    await dispatcher.hears("repair-merge-into")
    await dispatcher.taps(FIRST)
    await dispatcher.hears("form-summary")
    await dispatcher.taps("✅")
    await tenant.is_called("repair-merged")
    await tenant.says(tongue.chase)
    await tenant.hears("repair-chased", number=SECOND)
    await dispatcher.is_called("repair-is-chased", count=1)


@both
async def test_chasing_with_nothing_open_asks_what_it_is_about(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(tongue.chase)
    await tenant.waits_for_prompt()
    assert await count(theatre, intakes) == 0


async def test_nobody_chases_somebody_else_s_repair(theatre: Theatre) -> None:
    other = await theatre.enters(EN.tenant)
    await reported(theatre, ZH)
    await forges(other, f"v1:repair-chase:{(await intake_of(theatre)).id}")
    await sees_note(theatre, other, "not-found")
    assert (await intake_of(theatre)).chases == 0
