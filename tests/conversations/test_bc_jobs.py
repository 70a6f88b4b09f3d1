"""The business centre, as people use it, in both languages: a line of words and a tap, done, proofread, signed for."""

from dataclasses import replace

import pytest

from bot.domain.bc_jobs import BcJob, BcStatus
from bot.domain.bc_prices import Pay, Service
from bot.domain.money import Fen
from bot.domain.people import SYSTEM
from bot.playground.theatre import Theatre
from bot.services import bc_jobs, quotes
from bot.services.work import Work
from tests.bc_talks import CLERK, COPY, FAX, SUPERVISOR, asked, done, drafted, drafts, stated, taken, unpriced
from tests.laundry_talks import media
from tests.talks import ZH, Tongue, all_speak, both, every, offered, sees_note, time_passes, word


async def jobs(stage: Theatre) -> list[BcJob]:
    return await every(stage, BcJob)


@pytest.mark.manual("R28", "R216", "R235", "R236", "R240", "R243")
@both
async def test_how_many_pages_is_asked_where_only_the_copies_were_said(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says("复印20份双面，身份证和合同" if tongue is ZH else "copy my passport, 20 copies, double-sided")
    await tenant.hears("bc-order-pages")
    await tenant.says("4")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("bc-state-accepted")


@both
async def test_what_is_not_recognised_may_be_for_the_business_centre(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says("那份合同要弄一下" if tongue is ZH else "that contract needs doing")
    await tenant.hears("meant-matter")
    await tenant.taps("🖨")
    await tenant.hears("bc-order-service")


@both
async def test_from_a_line_of_words_to_the_signature(theatre: Theatre, tongue: Tongue) -> None:
    tenant, clerk = await theatre.enters(tongue.tenant), await theatre.enters(CLERK)
    tenant.begins()
    await tenant.says(COPY[tongue])
    await tenant.hears("form-summary")
    await tenant.sees("¥12.00")
    await tenant.taps("✅")
    await tenant.hears("bc", number="B-000001")
    assert (tenant.spoke, tenant.tapped) == (1, 1)
    await clerk.is_called("bc-job-accepted")
    clerk.begins()
    await clerk.taps("bc-take")
    await tenant.hears("bc-state-in-progress")
    await clerk.hears("bc-job-in-progress")
    await clerk.taps("bc-done")
    await tenant.is_called("bc-state-done")
    assert clerk.tapped == 2
    await tenant.taps("bc-sign")
    await sees_note(theatre, tenant, "bc-signed-said", number="B-000001")
    await clerk.is_called("bc-job-settled-account")
    (made,) = await jobs(theatre)
    assert (made.status, made.total, made.pages, made.copies, made.duplex) == (BcStatus.SETTLED, 1200, 10, 3, True)
    await tenant.taps("bc-slip")
    await tenant.phone.waits(lambda: "B-000001.pdf" in media(tenant), 20.0)


@pytest.mark.manual("R232", "R240", "R241")
@both
async def test_by_taps_with_what_most_people_want_only_shown(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await theatre.enters(CLERK)
    await tenant.says("/bc")
    await tenant.hears("bc-none")
    tenant.begins()
    await tenant.taps("bc-order")
    await tenant.hears("bc-order-service")
    await tenant.taps(word(theatre, tongue, "bc-service-print"))
    await tenant.hears("bc-order-pages")
    await tenant.says("4")
    await tenant.hears("bc-estimate")
    assert (tenant.spoke, tenant.tapped) == (1, 2)
    await tenant.taps(word(theatre, tongue, "form-edit", label=word(theatre, tongue, "bc-order-colour-label")))
    await tenant.hears("bc-order-colour")
    await tenant.taps(word(theatre, tongue, "bc-colour"))
    await tenant.hears("form-summary")
    await tenant.sees("¥8.00")
    await tenant.taps("✅")
    await tenant.hears("bc-state-accepted")
    (made,) = await jobs(theatre)
    assert (made.service, made.colour, made.copies, made.deliver) == (Service.PRINT, True, 1, False)


@pytest.mark.manual("R240")
@both
async def test_what_is_to_be_larger_says_how_large(theatre: Theatre, tongue: Tongue) -> None:
    tenant, clerk = await theatre.enters(tongue.tenant), await theatre.enters(CLERK)
    await all_speak(theatre, tongue)
    await tenant.says("复印4页，放大" if tongue is ZH else "copy 4 pages, enlarge them")
    await tenant.hears("bc-order-scale")
    await tenant.says("A4→A3")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await clerk.hears("bc-job-accepted")
    await clerk.sees("A4→A3")


@pytest.mark.manual("R232", "R234")
@both
async def test_a_draft_is_read_corrected_and_read_again_before_the_final_copy(theatre: Theatre, tongue: Tongue) -> None:
    clerk = await drafted(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.phone.waits(lambda: "draft.docx" in media(tenant), 20.0)
    assert not offered(clerk, "bc-done")
    await tenant.taps("bc-correct")
    await tenant.hears("bc-correct-what")
    await tenant.says("line 3")
    await tenant.hears("bc-corrected-said")
    await clerk.is_called("bc-job-in-progress")
    await clerk.sees("line 3")
    await drafts(theatre, clerk, tongue, "draft-2.docx")
    await tenant.phone.waits(lambda: "draft-2.docx" in media(tenant), 20.0)
    await tenant.taps("bc-proof-right")
    await clerk.is_called("bc-job-in-progress")
    await clerk.taps("bc-done")
    await tenant.is_called("bc-state-done")
    (made,) = await jobs(theatre)
    assert (made.proofs, made.draft, made.correction, made.total) == (2, "", "", 2400)


@pytest.mark.manual("R217", "R218", "R219")
@both
async def test_a_fax_goes_out_with_its_code_its_pages_and_its_minutes(theatre: Theatre, tongue: Tongue) -> None:
    clerk = await taken(theatre, tongue, FAX[tongue])
    await clerk.sees("+852 2123 4567")
    await clerk.taps("bc-sent")
    for question, told in (("pages", "2"), ("resent", "1"), ("minutes", "3")):
        await clerk.hears(f"bc-sent-{question}")
        await clerk.says(told)
    await clerk.hears("bc-done-said", number="B-000001")
    (made,) = await jobs(theatre)
    assert (made.fax_to, made.resent, made.sent_minutes, made.total) == ("+85221234567", 1, 3, 1600)


@pytest.mark.manual("R232")
@both
async def test_what_has_no_price_is_looked_at_first_and_nothing_begins_without_a_yes(
    theatre: Theatre, tongue: Tongue
) -> None:
    clerk, tenant = await unpriced(theatre, tongue), theatre.player(tongue.tenant)
    await all_speak(theatre, tongue)
    await clerk.taps("bc-quote")
    await clerk.hears("bc-quote-items")
    await clerk.taps(word(theatre, tongue, "form-done"))
    await clerk.hears("bc-quote-extra")
    await clerk.says("200")
    await clerk.hears("bc-quote-ready")
    await clerk.taps(word(theatre, tongue, "bc-in-two-hours"))
    await clerk.hears("bc-quoted-said", total={"$fen": 20_000})
    await tenant.is_called("bc-state-quoted")
    await tenant.taps("bc-agree")
    await clerk.is_called("bc-job-accepted")
    (made,) = await jobs(theatre)
    assert (made.status, made.total) == (BcStatus.ACCEPTED, 20_000)


@pytest.mark.manual("R237", "R246")
@both
async def test_the_next_shift_reads_where_it_stops(theatre: Theatre, tongue: Tongue) -> None:
    clerk, supervisor = await taken(theatre, tongue), await theatre.enters(SUPERVISOR)
    await all_speak(theatre, tongue)
    await clerk.taps("bc-pause")
    for question, told in (("stopped", "p. 2"), ("layout", "A4"), ("file-name", "a.docx"), ("proof-when", "10:30")):
        await clerk.hears(f"bc-pause-{question}")
        await clerk.says(told)
    await clerk.hears("bc-paused-said")
    await supervisor.says("B-000001")
    await supervisor.hears("bc-job-paused")
    card = await supervisor.sees("10:30")
    assert all(told in card.text for told in ("B-000001", "p. 2", "a.docx"))
    await supervisor.taps("bc-take")
    await supervisor.hears("bc-job-in-progress")


@pytest.mark.manual("R243")
async def test_somebody_else_collects_it_by_the_code_and_pays_in_cash(theatre: Theatre) -> None:
    clerk = await done(theatre, ZH, "复印10页，付现金")
    (made,) = await jobs(theatre)
    for code, key in (
        ("000000" if made.code != "000000" else "111111", "bc-code-wrong"),
        (made.code, "bc-handed-said"),
    ):
        await clerk.taps("bc-hand")
        await clerk.hears("bc-hand-name")
        await clerk.says("李师傅")
        await clerk.hears("bc-hand-code")
        await clerk.says(code)
        await clerk.hears(key)
    await clerk.taps("bc-cash")
    await sees_note(theatre, clerk, "bc-cash-said", number="B-000001")
    (paid,) = await jobs(theatre)
    assert (paid.status, paid.pay, paid.collected_by) == (BcStatus.SETTLED, Pay.CASH, "李师傅")


@pytest.mark.manual("R249")
@both
async def test_a_slip_is_voided_by_two_people(theatre: Theatre, tongue: Tongue) -> None:
    supervisor = await theatre.enters(SUPERVISOR)
    clerk = await taken(theatre, tongue)
    await clerk.taps("bc-void")
    await clerk.hears("bc-void-why")
    await clerk.says("twice")
    await clerk.hears("bc-void-said")
    await supervisor.is_called("bc-void-asked")
    await supervisor.taps("bc-void-yes")
    await clerk.is_called("bc-job-void")
    await theatre.player(tongue.tenant).hears("bc-state-void")
    (made,) = await jobs(theatre)
    assert (made.number, made.total, made.void_why) == ("B-000001", 0, "twice")


@pytest.mark.manual("R238")
@both
async def test_the_months_statement_may_be_objected_to_and_the_objection_is_answered(
    theatre: Theatre, tongue: Tongue
) -> None:
    resident = await stated(theatre, tongue)
    accountant = theatre.player("S23")
    await resident.phone.waits(lambda: "business-centre-2026-11.pdf" in media(resident), 20.0)
    await resident.taps("bc-object")
    await resident.hears("bc-object-text")
    wrong, sorry = ("只有2份", "已经减去，抱歉") if tongue is ZH else ("two copies only", "taken off, sorry")
    await resident.says(wrong)
    await resident.hears("objection-said")
    await accountant.is_called("bc-objection", text=wrong)
    await accountant.taps("objection-settle")
    await accountant.hears("objection-settle-words")
    await accountant.says(sorry)
    await resident.hears("bc-objection-answered", words=sorry)
    await resident.sees("2026年11月商务中心费用" if tongue is ZH else "statement of November 2026")


@both
async def test_the_same_as_last_time_is_two_taps(theatre: Theatre, tongue: Tongue) -> None:
    await asked(theatre, tongue)
    tenant = theatre.player(tongue.tenant)
    await tenant.says("/bc")
    await tenant.hears("bc-overview")
    tenant.begins()
    await tenant.taps("bc-again")
    await tenant.hears("form-summary")
    await tenant.taps("✅")
    await tenant.hears("bc", number="B-000002")
    assert (tenant.spoke, tenant.tapped) == (0, 2)
    first, second = await jobs(theatre)
    assert (first.lines, first.copies, first.duplex) == (second.lines, second.copies, second.duplex)


@pytest.mark.manual("R232", "R238")
@both
@pytest.mark.parametrize("what", ["a price", "the close"])
async def test_what_is_agreed_to_is_what_was_shown(theatre: Theatre, tongue: Tongue, what: str) -> None:
    tenant = await theatre.enters(tongue.tenant)
    theatre.clock.set(theatre.clock.at(theatre.clock.today(), 17, 20))
    await tenant.says(COPY[tongue])
    await tenant.hears("form-summary")
    await tenant.sees("¥12.00")
    if what == "a price":

        async def dearer(work: Work) -> None:
            held = (await quotes.price_list(work, bc_jobs.KIND)).prices
            await quotes.put(work, bc_jobs.KIND, tuple(replace(one, price=Fen(one.price * 2)) for one in held))

        await theatre.house.desk.do(SYSTEM, dearer)
    else:
        await time_passes(theatre, minutes=12)
    await tenant.taps("✅")
    await tenant.hears("form-changed-meanwhile")
    assert await jobs(theatre) == []
    await tenant.taps("✅")
    await tenant.hears("bc-state-accepted")
    assert len(await jobs(theatre)) == 1


@both
async def test_a_few_minutes_later_it_is_agreed_to_all_the_same(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(COPY[tongue])
    await tenant.hears("form-summary")
    await time_passes(theatre, minutes=5)
    await tenant.taps("✅")
    await tenant.hears("bc-state-accepted")


@pytest.mark.manual("R216")
@both
async def test_the_clerk_takes_down_what_is_said_at_the_counter(theatre: Theatre, tongue: Tongue) -> None:
    clerk, tenant = await theatre.enters(CLERK), await theatre.enters("T01-1")
    await all_speak(theatre, tongue)
    await clerk.says("0801 复印10页" if tongue is ZH else "0801 copy 10 pages")
    await clerk.hears("form-summary")
    await clerk.taps("✅")
    await clerk.hears("bc-job-accepted")
    await tenant.is_called("bc-state-accepted")
    (made,) = await jobs(theatre)
    assert made.by_desk


@pytest.mark.manual("R234", "R245", "R248")
@both
async def test_what_is_brought_to_the_counter_is_read_there_and_by_no_contact_of_the_company(
    theatre: Theatre, tongue: Tongue
) -> None:
    clerk, tenant = await theatre.enters(CLERK), await theatre.enters("T01-1")
    await all_speak(theatre, tongue)
    await clerk.says("0801 打字2页 中文" if tongue is ZH else "0801 type 2 pages in English")
    await clerk.hears("form-summary")
    await clerk.taps("✅")
    await clerk.hears("bc-job-accepted")
    await clerk.taps("bc-take")
    await clerk.hears("bc-job-in-progress")
    before = len(media(tenant))
    await clerk.taps("bc-proof-here")
    await tenant.is_called("bc-state-proof-at-counter")
    assert not offered(tenant, "bc-proof-right")
    await clerk.taps("bc-correct")
    await clerk.says("the name is wrong")
    await clerk.hears("bc-corrected-said")
    assert not any("the name is wrong" in bubble.text for bubble in tenant.phone.chat)
    await clerk.taps("bc-proof-here")
    await clerk.hears("bc-job-proof")
    await clerk.taps("bc-proof-seen")
    await clerk.taps("bc-done")
    await tenant.is_called("bc-state-done")
    assert len(media(tenant)) == before


@pytest.mark.manual("R239")
@both
async def test_at_the_close_the_day_is_told_with_its_book_and_the_till_is_counted(
    theatre: Theatre, tongue: Tongue
) -> None:
    clerk = await done(theatre, tongue, "复印10页，付现金" if tongue is ZH else "copy 10 pages, cash")
    tenant = theatre.player(tongue.tenant)
    await tenant.taps("bc-sign")
    await clerk.hears("bc-job-handed-over")
    await clerk.taps("bc-cash")
    await clerk.hears("bc-job-settled-cash")
    theatre.clock.set(theatre.clock.at(theatre.clock.today(), 18))
    await time_passes(theatre, seconds=1)
    await clerk.hears("bc-day", count=1, cash={"$fen": 500}, left=0)
    await clerk.phone.waits(lambda: any(name.startswith("business-centre-") for name in media(clerk)), 20.0)
    await clerk.taps("bc-till")
    await clerk.hears("bc-till-counted")
    await clerk.says("5")
    await clerk.hears("bc-till-right")


async def test_what_is_not_collected_is_reminded_of(theatre: Theatre) -> None:
    await done(theatre)
    tenant = theatre.player("T01-1")
    await tenant.says("/bc")
    await tenant.hears("bc-overview")
    await time_passes(theatre, hours=24, minutes=1)
    await tenant.is_called("bc-state-done")
