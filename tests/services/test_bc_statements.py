"""The month's account of the business centre: to the fen to who pays, to accounts all; on paper and as a workbook."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import update

from bot.domain.bc_jobs import BcJobId
from bot.domain.bc_prices import Pay
from bot.domain.bc_statements import slips_of
from bot.domain.names import Language
from bot.domain.people import SYSTEM, ContactKind
from bot.reports.bc_slip import bc_slip_pdf
from bot.reports.bc_statement import bc_statement_pdf, bc_statement_xlsx
from bot.services import bc_desk, bc_jobs, bc_slips, bc_statements, fee_templates
from bot.services.work import Work
from bot.storage.tables import posts
from tests.services import ledger
from tests.services.business import CLERK, COPIES, FAXED, SUPERVISOR, TYPED, asked_for, done, jobs, opened, paid
from tests.services.town import Town, at, ticks, told

MONTH, FIRST = "2026-11", date(2026, 12, 1)


@pytest.fixture
async def centre(town: Town) -> Town:
    """Two slips on account, one paid in cash, one void, one not yet signed for; the tenant's contact pays."""
    await opened(town)
    town.desk.clock.set(at(town, 9))
    await paid(town, Pay.ACCOUNT)
    await paid(town, Pay.ACCOUNT, pages=4, colour=True)
    await paid(town)
    void = await paid(town, Pay.ACCOUNT)
    await town.does(CLERK, lambda w: bc_desk.ask_void(w, void.id, "twice"))
    await town.does("cs_manager", lambda w: bc_desk.void(w, void.id))
    await done(town)

    async def paying(work: Work) -> None:
        one = posts.c.person == town.people["tenant"]
        await work.db.execute(update(posts).where(one).values(contact=ContactKind.FINANCE))

    await town.desk.do(SYSTEM, paying)
    return town


@pytest.mark.manual("R238")
async def test_on_the_first_it_goes_to_who_pays_and_to_accounts_once(centre: Town) -> None:
    for minute in (0, 10):
        await ticks(centre, at(centre, 9, minute, day=FIRST))
    (sent,) = await told(centre, "tenant", "bc-statement")
    assert (sent["count"], sent["total"]) == (2, {"$fen": 500 + 800})
    assert await told(centre, "neighbour", "bc-statement") == []
    for who in ("accountant", "tenant_supervisor"):
        (whole,) = await told(centre, who, "bc-statement-whole")
        assert whole["total"] == {"$fen": 1300}
    assert [one["numbers"] for one in await told(centre, CLERK, "bc-unsigned")] == ["B-000005"]


async def test_who_pays_and_accounts_read_it_and_nobody_else(centre: Town) -> None:
    for who, said in (("tenant", "done"), ("accountant", "done"), ("neighbour", "not-found"), (CLERK, "not-found")):
        assert await centre.outcome(who, lambda w: bc_statements.of_month(w, MONTH, centre.tenant)) == said
    assert await centre.outcome("tenant", lambda w: bc_statements.of_month(w, MONTH)) == "not-found"
    assert await centre.outcome("accountant", lambda w: bc_statements.of_month(w, "2026-13")) == "button-stale"


@pytest.mark.parametrize("language", list(Language))
async def test_the_papers_add_up(centre: Town, language: Language) -> None:
    found = await centre.does("accountant", lambda w: bc_statements.of_month(w, MONTH))
    assert found.lines == slips_of(await jobs(centre), {centre.unit: "0801"})
    page = load_workbook(BytesIO(bc_statement_xlsx(found, centre.desk.texts, language))).active
    assert page is not None
    assert [row[-1] for row in page.iter_rows(min_row=3, values_only=True)] == ["¥5.00", "¥8.00", "¥13.00"]
    pdf = bc_statement_pdf(found, centre.desk.texts, language)
    assert pdf == bc_statement_pdf(found, centre.desk.texts, language)
    read = "".join(one.extract_text() for one in PdfReader(BytesIO(pdf)).pages)
    assert "B-000001" in read
    assert "¥13.00" in read


@pytest.mark.manual("R216", "R242", "R249")
async def test_the_slip_shows_who_did_it_who_signed_and_who_voided_it(centre: Town) -> None:
    held = await jobs(centre)
    texts = {}
    for job in held:
        texts[job.number] = await printed(centre, job.id)
    for text in texts.values():
        assert "bc_clerk" in text
        assert "服务收费单" in text
    assert all(mark in texts["B-000004"] for mark in ("twice", "cs_manager", "作废"))
    assert "¥8.00" in texts["B-000002"]


@pytest.mark.manual("R218", "R219", "R232", "R235", "R237", "R240", "R241")
async def test_every_field_of_a_job_stands_on_its_slip(centre: Town) -> None:
    typed = await asked_for(centre, replace(TYPED, keep_days=7, deliver=True, urgent=True))
    await centre.does(CLERK, lambda w: bc_desk.take(w, typed.id))
    await centre.does(CLERK, lambda w: bc_desk.pause(w, typed.id, "第2页", "", "通知.docx", "今天14:30"))
    for mark in ("中文", "宋体小四", "文件保留 7 天", "送到单元", "加急", "签单", "第2页", "通知.docx", "今天14:30"):
        assert mark in await printed(centre, typed.id)
    fax = await asked_for(centre, replace(FAXED, pay=Pay.CASH))
    await centre.does(CLERK, lambda w: bc_desk.take(w, fax.id))
    await centre.does(CLERK, lambda w: bc_desk.finish_counted(w, fax.id, 3, 1, 4))
    await centre.does("tenant", lambda w: bc_jobs.sign(w, fax.id))
    await centre.does(SUPERVISOR, lambda w: bc_desk.take_cash(w, fax.id))
    for mark in ("+852 2123 4567", "港澳台", "用时 4 分钟，重发 1 页", "现金", "bc_clerk", "收款", "tenant_supervisor"):
        assert mark in await printed(centre, fax.id)
    copied = await asked_for(
        centre, replace(COPIES, copies=3, duplex=True, colour=True, staple=True, scaled=True, layout="141%")
    )
    await centre.does(CLERK, lambda w: bc_desk.take(w, copied.id))
    await centre.does(CLERK, lambda w: bc_desk.pause(w, copied.id, "第2份", "竖排", "", ""))
    for mark in ("3 份", "A4", "彩色", "双面", "装订", "缩放 141%", "竖排"):
        assert mark in await printed(centre, copied.id)


async def printed(town: Town, id_: BcJobId) -> str:
    """What can be read on a slip."""
    slip = await town.does(CLERK, lambda w: bc_slips.of(w, id_))
    return "".join(one.extract_text() for one in PdfReader(BytesIO(bc_slip_pdf(slip, town.desk.texts))).pages)


async def test_it_is_in_the_template_of_fees_once_its_month_is_over(centre: Town) -> None:
    await ledger.opened(centre)
    centre.desk.clock.set(at(centre, 10, day=FIRST))
    template = await centre.does("accountant", lambda w: fee_templates.of_month(w, "2027-01"))
    assert [(one.ref, one.amount) for one in template.lines if one.ref] == [("BUSINESS 2026-11", 1300)]
