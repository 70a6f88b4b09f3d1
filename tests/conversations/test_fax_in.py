"""Faxes that come in, as the clerk writes them down and tenants fetch them, in both languages."""

import asyncio

import pytest

from bot.domain.custody import Receipt
from bot.domain.fax_in import FaxIn, FaxStatus
from bot.domain.fax_in_watches import FaxWatch, WatchStatus
from bot.playground.phones import Attachment
from bot.playground.theatre import Theatre
from tests.bc_talks import CLERK
from tests.channel.test_house_under_faults import settled
from tests.fax_in_talks import BY, CAME, LATER, NOBODYS, at_the_list, came, fax, held, logs, nobodys
from tests.laundry_talks import media
from tests.reports.test_pages import pdf
from tests.talks import EN, ZH, Tongue, all_speak, both, every, forges, offered, sees_note, time_passes, word

WAITS = {ZH: "传真到了告诉我", EN: "tell me when my fax comes"}
ASKS = {ZH: "有我的传真吗？", EN: "any fax for me?"}
S = FaxStatus


@pytest.mark.manual("R221", "R222", "R223")
@both
async def test_two_messages_log_it_and_a_tap_at_the_counter_is_the_receipt(theatre: Theatre, tongue: Tongue) -> None:
    clerk = await came(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    assert not offered(tenant, "fax-in-got")
    await clerk.taps("fax-in-ask")
    await tenant.is_called("fax-in-state-asked")
    await tenant.taps("fax-in-got")
    await clerk.is_called("fax-in-state-collected")
    made = await fax(theatre)
    assert (made.status, made.receipt, made.pages) == (S.COLLECTED, Receipt.TAP, 3)


@pytest.mark.manual("R224")
@both
async def test_who_is_out_has_a_slip_brought_to_their_unit(theatre: Theatre, tongue: Tongue) -> None:
    clerk = await came(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.taps("fax-in-out")
    await tenant.hears("fax-in-state-slip-to-unit")
    await clerk.is_called("fax-in-job-slip-to-unit")
    await clerk.hears("fax-in-paper-slip-to-unit")
    await clerk.phone.waits(lambda: media(clerk) == ["F-000001.pdf"], 20.0)
    await clerk.taps("fax-in-slipped")
    await tenant.hears("fax-in-state-slip-delivered")
    assert (await fax(theatre)).status is S.SLIPPED


@both
async def test_somebody_else_fetches_it_with_a_code(theatre: Theatre, tongue: Tongue) -> None:
    clerk = await came(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.taps("fax-in-code")
    code = (await tenant.hears("fax-in-state-code"))["args"]["code"]
    await clerk.hears("fax-in-code-is-out")
    assert code not in clerk.phone.transcript()
    await clerk.taps("fax-in-collect")
    await clerk.says(BY[tongue])
    await clerk.says("12345")
    await clerk.hears("fax-in-code-wrong", left=4)
    await clerk.taps("fax-in-collect")
    await clerk.says(BY[tongue])
    await clerk.says(code)
    await clerk.hears("fax-in-handed-said", number="F-000001")
    await tenant.is_called("fax-in-state-collected")
    assert ((await fax(theatre)).receipt, (await fax(theatre)).collected_by) == (Receipt.CODE, BY[tongue])


@pytest.mark.manual("R225")
@both
async def test_customer_service_is_asked_whose_it_is_and_the_tenant_told(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    _, desk = await nobodys(theatre, tongue)
    await desk.taps("fax-in-find")
    await desk.hears("fax-in-find-unit")
    await desk.says(tongue.unit)
    await desk.hears("fax-in-sorted", number="F-000001")
    await tenant.is_called("fax-in-state-notified")
    assert (await fax(theatre)).status is S.NOTIFIED


@pytest.mark.manual("R226", "R227", "R228")
@both
async def test_nobody_of_that_name_asked_again_the_next_day_and_filed_after_three(
    theatre: Theatre, tongue: Tongue
) -> None:
    clerk, desk = await nobodys(theatre, tongue)
    await desk.taps("fax-in-nobody")
    await clerk.hears("fax-in-paper-no-addressee")
    await time_passes(theatre, days=1)
    await desk.hears("fax-in-still-sought", number="F-000001")
    await desk.is_called("fax-in-job-no-addressee")
    await time_passes(theatre, days=2, hours=1)
    await clerk.hears("fax-in-filed", number="F-000001")
    assert (await fax(theatre)).status is S.ARCHIVED


@pytest.mark.manual("R230")
@both
async def test_for_who_moves_in_later_the_front_desk_has_a_notice_and_gives_it_with_the_keys(
    theatre: Theatre, tongue: Tongue
) -> None:
    _, desk = await held(theatre, tongue)
    await desk.hears("fax-in-paper-held-for-move-in")
    await desk.phone.waits(lambda: media(desk) == ["F-000001.pdf"], 20.0)
    await desk.taps("fax-in-given")
    await desk.hears("fax-in-given-name")
    await desk.says(BY[tongue])
    await desk.hears("fax-in-handed-said", number="F-000001")
    assert (await fax(theatre)).receipt is Receipt.CHECK_IN


@pytest.mark.manual("R231")
@both
async def test_who_has_moved_out_is_reached_or_it_is_filed(theatre: Theatre, tongue: Tongue) -> None:
    clerk, desk = await nobodys(theatre, tongue)
    await desk.taps("fax-in-moved-out")
    await desk.is_called("fax-in-job-contacting")
    await time_passes(theatre, days=1)
    await desk.hears("fax-in-still-unreached", number="F-000001")
    await desk.taps("fax-in-reached")
    await clerk.hears("fax-in-job-notified")
    assert not offered(clerk, "fax-in-ask")
    await time_passes(theatre, days=3)
    assert (await fax(theatre)).status is S.NOTIFIED
    await clerk.taps("fax-in-sign")
    await clerk.says(BY[tongue])
    await clerk.hears("fax-in-handed-said")
    await logs(clerk, NOBODYS[tongue])
    await desk.is_called("fax-in-card", number="F-000002")
    await desk.taps("fax-in-moved-out")
    await desk.is_called("fax-in-job-contacting")
    await time_passes(theatre, days=5, hours=1)
    await clerk.hears("fax-in-filed-unreached", number="F-000002")


@pytest.mark.manual("R229")
@both
async def test_who_waits_says_so_in_a_line_and_hears_the_moment_it_comes(theatre: Theatre, tongue: Tongue) -> None:
    clerk, tenant = await theatre.enters(CLERK), await theatre.enters(tongue.tenant)
    await all_speak(theatre, tongue)
    await tenant.says(WAITS[tongue])
    await tenant.hears("fax-in-watch-begun")
    await tenant.says(WAITS[tongue])
    await tenant.hears("fax-in-watch-already")
    await logs(clerk, CAME[tongue])
    await tenant.hears("fax-in-watched", number="F-000001")
    (watch,) = await every(theatre, FaxWatch)
    assert watch.status is WatchStatus.NOTIFIED


@both
async def test_who_would_wait_while_one_lies_here_sees_it_first_and_may_wait_for_another(
    theatre: Theatre, tongue: Tongue
) -> None:
    clerk, tenant = await theatre.enters(CLERK), await theatre.enters(tongue.tenant)
    await all_speak(theatre, tongue)
    await logs(clerk, CAME[tongue])
    await tenant.says(WAITS[tongue])
    await tenant.hears("fax-in-some")
    assert await every(theatre, FaxWatch) == []
    await tenant.taps("fax-in-watch")
    await tenant.hears("fax-in-watch-begun")


@both
async def test_who_asks_is_told_in_one_tap_or_calls_it_off(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(ASKS[tongue])
    await tenant.hears("fax-in-none")
    await tenant.taps("fax-in-watch")
    await tenant.hears("fax-in-watch-begun")
    await tenant.taps("fax-in-unwatch")
    await sees_note(theatre, tenant, "fax-in-watch-ended")
    (watch,) = await every(theatre, FaxWatch)
    assert watch.status is WatchStatus.WITHDRAWN
    await tenant.says(WAITS[tongue])
    await tenant.hears("fax-in-watch-begun")
    await time_passes(theatre, days=7, hours=1)
    await tenant.hears("fax-in-watch-over-mine")


@pytest.mark.manual("R229")
@both
async def test_the_clerk_notes_who_waits_and_finds_it_in_the_list(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    clerk = await at_the_list(theatre)
    await all_speak(theatre, tongue)
    await clerk.taps("fax-in-watch-for")
    await clerk.hears("fax-in-watch-for-unit")
    await clerk.says(tongue.unit)
    await clerk.hears("fax-in-watch-for-name")
    await clerk.says("Lee")
    await clerk.hears("fax-in-watch-noted")
    await clerk.taps("fax-in")
    await clerk.hears("fax-in-waits", unit=tongue.unit, name="Lee")
    await logs(clerk, CAME[EN].replace("1901", tongue.unit))
    await tenant.hears("fax-in-watched", number="F-000001")


@pytest.mark.manual("R248")
async def test_the_scan_that_came_with_the_line_goes_to_the_clerk_alone_and_a_day_later_it_is_gone(
    theatre: Theatre,
) -> None:
    clerk, tenant = await theatre.enters(CLERK), await theatre.enters("T01-1")
    await clerk.sends(Attachment("document", pdf(3), "scan.pdf", "application/pdf"), caption=CAME[ZH])
    await clerk.hears("form-summary")
    await clerk.taps("✅")
    await tenant.is_called("fax-in-state-notified")
    assert (await fax(theatre)).documents
    assert media(tenant) == []
    seen = len(media(clerk))
    await clerk.hears("fax-in-scanned")
    await clerk.taps("fax-in-scan")
    await clerk.phone.waits(lambda: len(media(clerk)) == seen + 1, 20.0)
    await clerk.taps("fax-in-sign")
    await clerk.says("王先生")
    await clerk.hears("fax-in-handed-said")
    await time_passes(theatre, hours=24, minutes=1)
    await clerk.phone.waits(lambda: len(media(clerk)) == seen, 20.0)
    assert not (await fax(theatre)).documents


@pytest.mark.parametrize("files", [1, 2])
async def test_a_scan_with_its_line_under_it_is_kept_in_the_dialogue_too(theatre: Theatre, files: int) -> None:
    clerk = await at_the_list(theatre)
    await clerk.taps("fax-in-log")
    await clerk.hears("fax-in-log-text")
    scans = (Attachment("document", pdf(n + 1), f"scan{n}.pdf", "application/pdf") for n in range(files))
    await clerk.sends(*scans, caption=CAME[ZH])
    await clerk.hears("form-summary")
    await settled(theatre)
    await clerk.taps("✅")
    await clerk.hears("fax-in-scanned")
    assert len((await fax(theatre)).documents) == files


async def test_photos_with_the_line_are_its_scan(theatre: Theatre) -> None:
    clerk = await theatre.enters(CLERK)
    await clerk.sends_photos(2, "传真 0801 王先生 2页")
    await clerk.hears("form-summary")
    await clerk.taps("✅")
    await clerk.hears("fax-in-scanned")
    assert len((await fax(theatre)).photos) == 2


@both
async def test_the_summary_says_where_it_goes_before_anybody_hears_of_it(theatre: Theatre, tongue: Tongue) -> None:
    clerk = await theatre.enters(CLERK)
    await all_speak(theatre, tongue)
    for line, key in (
        (CAME, "fax-in-goes-here"), (NOBODYS, "fax-in-goes-unknown"), (LATER, "fax-in-goes-moves-in"),
    ):  # fmt: skip
        await clerk.says(line[tongue])
        await clerk.hears(key)
        await clerk.says("/cancel")
        await clerk.hears("form-left")
    assert await every(theatre, FaxIn) == []


@pytest.mark.manual("R221")
@both
async def test_a_name_alone_shows_the_unit_and_the_company_that_would_be_told(theatre: Theatre, tongue: Tongue) -> None:
    clerk = await theatre.enters(CLERK)
    await all_speak(theatre, tongue)
    await clerk.says("传真 郑凯 2页" if tongue is ZH else "fax Zheng Kai 2 pages")
    await clerk.hears("fax-in-goes-here", unit="0801")
    await clerk.sees("云杉软件" if tongue is ZH else "Spruce Software")
    await clerk.hears("fax-in-listed")


async def test_a_time_that_is_still_to_come_is_refused_and_nothing_is_logged(theatre: Theatre) -> None:
    clerk = await theatre.enters(CLERK)
    await clerk.says("传真 0801 王先生 3页 23:59")
    await clerk.hears("form-summary")
    await clerk.taps("✅")
    await sees_note(theatre, clerk, "fax-in-time-to-come")
    assert await every(theatre, FaxIn) == []


async def test_two_taps_at_once_fetch_it_once_and_an_old_button_says_so(theatre: Theatre) -> None:
    clerk = await came(theatre)
    tenant = theatre.player("T01-1")
    await clerk.taps("fax-in-ask")
    await tenant.is_called("fax-in-state-asked")
    await asyncio.gather(tenant.taps("fax-in-got"), tenant.taps("fax-in-got"))
    await sees_note(theatre, tenant, "fax-in-is-collected", number="F-000001")
    await forges(tenant, "v1:fax-in-out:1")
    await sees_note(theatre, tenant, "fax-in-is-collected", number="F-000001")
    neighbour = await theatre.enters("T02-1")
    await neighbour.says("F-000001")
    await neighbour.hears("not-found")
    await forges(neighbour, "v1:fax-in-open:1")
    await sees_note(theatre, neighbour, "not-found")


@pytest.mark.manual("R222")
@both
async def test_the_log_is_a_workbook_and_the_bench_leads_to_what_lies_here(theatre: Theatre, tongue: Tongue) -> None:
    clerk = await came(theatre, tongue)
    await clerk.says("/bc")
    await clerk.hears("bc-bench")
    assert word(theatre, tongue, "button-fax-in-count", count=1) in clerk.phone.transcript()
    await clerk.taps("fax-in")
    await clerk.hears("fax-in-some", count=1)
    await clerk.taps("fax-in-register")
    await clerk.hears("fax-in-register-which")
    await clerk.taps(word(theatre, tongue, "button-audit-today"))
    await clerk.hears("fax-in-register", count=1)
    await clerk.phone.waits(lambda: any(name.startswith("faxes-") for name in media(clerk)), 20.0)
