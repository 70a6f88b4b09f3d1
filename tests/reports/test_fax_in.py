"""The fax log as a workbook, and the slips of faxes on paper."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.domain.names import Language
from bot.reports.fax_in_log import fax_in_log_xlsx
from bot.reports.fax_in_notice import fax_in_notice_pdf
from bot.services import fax_in, fax_in_log
from bot.texts import Texts
from tests.reports.test_registers import books
from tests.services.test_fax_in_table import CLERK, logged, staged
from tests.services.town import MONDAY, Town, at


@pytest.mark.manual("R222")
@pytest.mark.parametrize("language", list(Language))
async def test_the_log_says_what_became_of_each(town: Town, texts: Texts, language: Language) -> None:
    town.desk.clock.set(at(town, 9))
    first = await logged(town, name="王先生")
    await logged(town, unit=False)
    await town.does(CLERK, lambda w: fax_in.sign(w, first.id, "王先生"))
    found = await town.does(CLERK, lambda w: fax_in_log.of(w, MONDAY, MONDAY))
    (rows,) = books(fax_in_log_xlsx(found, texts, language, town.desk.clock.local)).values()
    nine = town.desk.clock.local(at(town, 9)).replace(tzinfo=None)
    state, how = (texts.plain(language, key) for key in ("fax-in-short-collected", "fax-in-receipt-signature"))
    assert (*rows[0][:4], rows[0][5], rows[0][8], *rows[0][12:15]) == (
        "F-000001", nine, "王先生", "0801", 3, state, nine, how, "王先生",
    )  # fmt: skip
    assert rows[1][8] == texts.plain(language, "fax-in-short-tracing")


@pytest.mark.manual("R224", "R226", "R230")
@pytest.mark.parametrize(
    ("state", "title", "unit"),
    [
        ("slip_to_unit", "传真通知单", "0801"), ("held_for_move_in", "待入住", "0901"),
        ("no_addressee", "无收件人传真单", "—"),
    ],
)  # fmt: skip
async def test_the_slip_says_for_whom_how_many_pages_when_and_where(
    town: Town, texts: Texts, state: str, title: str, unit: str
) -> None:
    town.desk.clock.set(at(town, 9))
    made = await staged(town, state)
    slip = await town.does(CLERK, lambda w: fax_in_log.notice(w, made.id))
    pdf = fax_in_notice_pdf(slip, texts)
    assert pdf == fax_in_notice_pdf(slip, texts)
    read = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert all(mark in read for mark in (title, unit, made.number, "2026-11-23 09:00", "商务中心", "09:00-18:00"))
