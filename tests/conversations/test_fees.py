"""A month of fees, from the file to the last yuan, through the whole house, in both languages."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import update

from bot.domain.fees import FeeSheet
from bot.domain.names import Language
from bot.domain.people import SYSTEM
from bot.playground.faults import Trouble
from bot.playground.theatre import Theatre
from bot.storage.tables import people
from tests import fee_talks
from tests.conftest import everywhere
from tests.fee_books import NOVEMBER, SHEETS, Rows, book, listed, paid
from tests.fee_talks import (
    ACCOUNTANT,
    COLLEAGUE,
    FINANCE,
    GENERAL,
    MANAGER,
    MONTH,
    PAYER,
    RESIDENT,
    file_of,
    gets,
    on,
    sends,
)
from tests.laundry_talks import media
from tests.talks import every

LANGUAGES = pytest.mark.parametrize("language", list(Language), ids=["zh", "en"])
LATIN_OR_HAN = {Language.ZH: "Fee notice", Language.EN: "缴费单"}
"""What must not stand where somebody reads that language."""


async def all_speak(stage: Theatre, language: Language) -> None:
    spoken = update(people).values(language=language)
    await stage.house.desk.do(SYSTEM, lambda work: work.db.execute(spoken))


@everywhere
@LANGUAGES
@pytest.mark.manual("R145", "R146", "R147", "R148", "R150", "R151")
async def test_a_month_from_the_file_to_the_notice_and_the_payment(theatre: Theatre, language: Language) -> None:
    colleague, payer, resident = [await theatre.enters(code) for code in (COLLEAGUE, PAYER, RESIDENT)]
    general, finance, manager = [await theatre.enters(code) for code in (GENERAL, FINANCE, MANAGER)]
    accountant = await theatre.enters(ACCOUNTANT)
    await all_speak(theatre, language)
    await sends(accountant, book(NOVEMBER))
    await accountant.hears("upload-fees", tenants=3, total={"$fen": 1_278_480})
    accountant.begins()
    await accountant.taps("upload-yes")
    for approver in (manager, general, finance):
        await approver.is_called("fees-card", total={"$fen": 1_278_480})
        assert "fees-approve" not in "".join(accountant.buttons)
        await approver.taps("fees-workbook")
        await gets(theatre, approver, f"receivables-{MONTH}-v1.xlsx")
        await approver.taps("fees-list")
        written = await gets(theatre, approver, f"receivables-{MONTH}-v1.pdf")
        assert "¥12,784.80" in "".join(page.extract_text() for page in PdfReader(BytesIO(written)).pages)
        await approver.taps("fees-approve")
    await accountant.is_called("fees-state-approved")
    assert accountant.tapped == 1
    await on(theatre, date(2026, 11, 27))
    await payer.is_called("fee-notice")
    await resident.is_called("fee-notice")
    notice = PdfReader(BytesIO(await gets(theatre, payer, f"fees-{MONTH}.pdf"))).pages[0].extract_text()
    assert all(part in notice for part in ("¥12,363.50", "2026-12-10", "WO-2026-001187", "000-88001500"))
    await payer.sees("¥12,363.50")
    await sends(accountant, paid((MONTH, "0801", None, 12363.5, date(2026, 11, 27), "", "A1")), "实收表.xlsx")
    await accountant.hears("upload-paid", count=1)
    await accountant.taps("upload-yes")
    await payer.hears("bill-paid")
    assert not any("12,363" in bubble.text or bubble.media for bubble in colleague.phone.chat)
    assert not any(LATIN_OR_HAN[language] in bubble.text for bubble in payer.phone.chat)


@LANGUAGES
async def test_what_is_wrong_is_listed_by_cell_and_nothing_is_imported(theatre: Theatre, language: Language) -> None:
    accountant, manager = await theatre.enters(ACCOUNTANT), await theatre.enters(MANAGER)
    await all_speak(theatre, language)
    wrong: Rows = {
        **NOVEMBER,
        "水费": [*NOVEMBER["水费"], ("0801", "T03", "x", 2, 4.1, "很多"), ("0802", None, "y", None, None, "=1+1")],
    }
    await sends(accountant, book(wrong))
    await accountant.hears("upload-wrong", count=3)
    for cell in ("水费!B4", "水费!F4", "水费!F5"):
        await accountant.sees(cell)
    await accountant.taps("upload-problems")
    page = load_workbook(BytesIO(await gets(theatre, accountant, "problems.xlsx"))).worksheets[0]
    assert [page.cell(row, 1).value for row in (3, 4, 5)] == ["水费!B4", "水费!F4", "水费!F5"]
    assert await every(theatre, FeeSheet) == []
    await sends(accountant, book(NOVEMBER))
    await accountant.hears("upload-fees")
    await accountant.taps("upload-no")
    await accountant.hears("upload-dropped")
    assert await every(theatre, FeeSheet) == []
    assert "fees-card" not in await manager.heard()


HOSTILE = {
    "photo.xlsx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "grid-unreadable"),
    "empty.csv": (b" ", "grid-no-data"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "grid-old-workbook"),
    "locked.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "grid-locked"),
    "many.csv": (b"\n".join([b"a,b"] * 100_000), "grid-too-many-rows"),
    "heavy.csv": (b"x" * (6 << 20), "grid-too-large"),
    "wrong.xlsx": (book({}, ("Sheet1",)), "grid-strange-sheet"),
    "nothing.xlsx": (book({}), "grid-nothing"),
    "missing.xlsx": (book(NOVEMBER, SHEETS[:5]), "grid-sheet-missing"),
}


async def test_whatever_is_sent_is_answered_politely_while_the_house_goes_on(theatre: Theatre) -> None:
    accountant, tenant = await theatre.enters(ACCOUNTANT), await theatre.enters(COLLEAGUE)
    for name, (data, key) in HOSTILE.items():
        await sends(accountant, data, f"receivables-{MONTH}-{name}")
        await tenant.says("/help")
        await tenant.hears("help")
        await accountant.hears(key)
    assert await every(theatre, FeeSheet) == []


async def test_a_list_in_any_coding_under_any_name_is_asked_about_with_two_taps(theatre: Theatre) -> None:
    accountant = await theatre.enters(ACCOUNTANT)
    await sends(accountant, listed(NOVEMBER, "gb18030"), "12月.CSV")
    await accountant.hears("fees-upload-kind")
    await accountant.taps("应收（")
    await accountant.hears("fees-upload-month")
    await accountant.taps(MONTH)
    await accountant.hears("upload-fees", total={"$fen": 1_278_480})


async def test_who_keeps_no_books_can_send_none(theatre: Theatre) -> None:
    tenant = await theatre.enters(COLLEAGUE)
    await sends(tenant, book(NOVEMBER))
    assert "upload-sent" not in await tenant.heard()
    await tenant.says("/start")
    await tenant.hears("home")
    await tenant.forges("v1:fees-upload")
    await tenant.sees_toast()
    await tenant.forges("v1:fees-open:1")
    await tenant.sees_toast()
    assert "fees-upload-kind" not in await tenant.heard()


async def test_a_file_that_cannot_be_fetched_just_now_is_read_later(theatre: Theatre) -> None:
    accountant = await theatre.enters(ACCOUNTANT)
    theatre.server.faults.add(Trouble.ERROR_500, "getFile")
    await sends(accountant, book(NOVEMBER))
    await accountant.hears("upload-reading")
    theatre.server.faults.clear()
    await theatre.house.reading.read_all()
    await accountant.hears("upload-fees")


@LANGUAGES
@pytest.mark.manual("R147")
async def test_sent_back_with_a_reason_corrected_in_the_workbook_and_approved(
    theatre: Theatre, language: Language
) -> None:
    general, finance = await theatre.enters(GENERAL), await theatre.enters(FINANCE)
    manager = await fee_talks.submitted(theatre)
    accountant = theatre.player(ACCOUNTANT)
    await all_speak(theatre, language)
    await manager.taps("fees-reject")
    await manager.hears("fees-reject-why")
    await manager.says("水费抄错了")
    await manager.hears("fees-rejected-said")
    await accountant.is_called("fees-state-rejected", why="水费抄错了")
    await accountant.taps("fees-workbook")
    made = load_workbook(BytesIO(await gets(theatre, accountant, f"receivables-{MONTH}-v1.xlsx")))
    page = made.worksheets[2]
    assert (page.cell(3, 1).value, page.cell(3, 8).value) == ("0801", 127.1)
    page.cell(3, 6).value, page.cell(3, 8).value = 30, 123
    written = BytesIO()
    made.save(written)
    await sends(accountant, written.getvalue())
    await accountant.hears("upload-replaces", number="1")
    await accountant.taps("upload-yes")
    await manager.is_called("fees-card", number="2", total={"$fen": 1_278_070})
    for one, following in ((manager, general), (general, finance)):
        await one.taps("fees-approve")
        await following.is_called("fees-card")
    await finance.taps("fees-approve")
    await accountant.is_called("fees-state-approved")


@LANGUAGES
@pytest.mark.parametrize(
    "words", ["这个月物业费多少，怎么交？", "how much is our management fee this month, where do we pay"]
)
async def test_what_is_due_is_told_in_free_words_to_whoever_pays_and_to_nobody_else(
    theatre: Theatre, language: Language, words: str
) -> None:
    colleague, freight = await theatre.enters(COLLEAGUE), await theatre.enters("T03-1")
    payer = await fee_talks.told(theatre)
    await all_speak(theatre, language)
    await payer.says(words)
    await payer.is_called("fee-notice")
    await payer.sees("¥12,363.50")
    for other, key in ((colleague, "fees-not-yours"), (freight, "fees-nobody-yours")):
        await other.says(words)
        await other.hears(key)
        await other.says("/fees")
        await other.hears(key)
        assert not any("¥" in bubble.text and "¥12" in bubble.text for bubble in other.phone.chat)
    await colleague.says("/start")
    await colleague.hears("home")
    await colleague.forges("v1:bill-open:1")
    await colleague.sees_toast()
    assert "fee-notice" not in await colleague.heard()


async def test_whoever_pays_and_has_no_notice_yet_hears_so(theatre: Theatre) -> None:
    payer = await theatre.enters(PAYER)
    await payer.says("账单")
    await payer.hears("fees-nothing-yet")


@LANGUAGES
@pytest.mark.manual("R202", "R207")
async def test_an_objection_becomes_a_complaint_and_the_notice_shows_it(theatre: Theatre, language: Language) -> None:
    supervisor = await theatre.enters("S03")
    payer = await fee_talks.told(theatre)
    await all_speak(theatre, language)
    await payer.taps("bill-object")
    await payer.hears("bill-object-text")
    await payer.says("水表读数不对")
    await payer.hears("bill-objected-said", number="C-000001")
    await payer.hears("bill-objected", number="C-000001")
    await supervisor.is_called("complaint-card")
    await payer.phone.waits(lambda: not any(action.startswith("v1:bill-object") for action in payer.buttons))
    await on(theatre, date(2026, 12, 12))
    assert "fee-reminder" not in await payer.heard()
    await supervisor.taps("complaint-invalid")
    await supervisor.hears("complaint-invalid-why")
    await supervisor.says("已当面核对")
    await supervisor.hears("complaint-state-invalid")
    await on(theatre, date(2026, 12, 20))
    await payer.is_called("fee-reminder")


@LANGUAGES
@pytest.mark.manual("R150")
async def test_a_payment_is_found_in_the_book_and_taken_back(theatre: Theatre, language: Language) -> None:
    accountant = await fee_talks.undoing(theatre)
    payer = theatre.player(PAYER)
    await payer.hears("bill-paid-so-far", amount={"$fen": 10_000})
    await all_speak(theatre, language)
    await accountant.hears("receipt-undo-why")
    await accountant.says("记错了")
    await accountant.hears("receipt-undone-said")
    await payer.sees_newest("¥12,363.50")
    await accountant.taps("receipts")
    await accountant.hears("receipts")


@LANGUAGES
@pytest.mark.manual("R152", "R153", "R154", "R155")
async def test_the_rate_the_reminders_and_the_arrears_list(theatre: Theatre, language: Language) -> None:
    rep = await theatre.enters("S05")
    payer = await fee_talks.told(theatre)
    await fee_talks.booked(theatre, (MONTH, "0801", None, 6000, date(2026, 11, 27), "", "A1"))
    await all_speak(theatre, language)
    manager, finance, general = (theatre.player(code) for code in (MANAGER, FINANCE, GENERAL))
    await on(theatre, date(2026, 12, 11))
    await manager.is_called("fee-rate", rate="46.9%")
    await on(theatre, date(2026, 12, 12))
    await payer.is_called("fee-reminder", due={"$fen": 636_350})
    await on(theatre, date(2026, 12, 31))
    await finance.is_called("arrears-to-review")
    await gets(theatre, finance, "arrears-2026-12-31.xlsx")
    assert "arrears-2026-12-31.xlsx" not in media(general)
    await finance.taps("arrears-review")
    await general.is_called("arrears-list")
    await rep.is_called("arrears-list")
    await rep.taps("arrears-reasons")
    await rep.hears("arrears-reasons")
    await rep.taps("bill-reason")
    await rep.hears("bill-reason-text")
    await rep.says("总部付款流程未走完")
    await rep.hears("bill-reason-said")
    page = load_workbook(BytesIO(await gets(theatre, general, "arrears-2026-12-31.xlsx"))).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
    assert [row[4] for row in rows] == [6363.5, 12.5, 408.8, 6784.8]
    assert rows[0][5:8] == [1, 21, 1]


async def test_the_desk_finds_who_is_not_in_the_chat_and_prints_the_notice(theatre: Theatre) -> None:
    rep = await theatre.enters("S05")
    await fee_talks.told(theatre)
    await rep.is_called("fee-unreached", count=2)
    await rep.taps("bill-open")
    await rep.hears("fee-notice")
    await rep.taps("bill-paper")
    await gets(theatre, rep, f"fees-{MONTH}.pdf")


@LANGUAGES
async def test_the_template_knows_what_the_house_knows(theatre: Theatre, language: Language) -> None:
    accountant = await theatre.enters(ACCOUNTANT)
    await all_speak(theatre, language)
    theatre.clock.set(theatre.clock.at(date(2026, 11, 20), 10))
    await on(theatre, date(2026, 11, 20) + timedelta(days=0))
    await accountant.says("/fees")
    await accountant.hears("fees-overview")
    await accountant.taps("fees-template")
    await accountant.hears("fees-template", month=MONTH)
    made = load_workbook(BytesIO(await gets(theatre, accountant, f"receivables-{MONTH}.xlsx")))
    assert len(made.worksheets) == 6
    page = made.worksheets[0]
    first = [page.cell(3, column).value for column in (1, 4, 5, 6)]
    assert first == ["0101", 96, 28, 2688]
    await accountant.taps("receipts-template")
    await gets(theatre, accountant, "receipts.xlsx")
    await sends(accountant, file_of(theatre, accountant, f"receivables-{MONTH}.xlsx"))
    await accountant.hears("grid-empty")
