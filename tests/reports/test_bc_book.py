"""The service book and the book of sent faxes as a workbook."""

import pytest

from bot.domain.names import Language
from bot.reports.bc_book import bc_book_xlsx
from bot.services import bc_book
from bot.texts import Texts
from tests.reports.test_registers import books
from tests.services.business import CLERK, FAXED, asked_for, done, opened
from tests.services.town import MONDAY, Town, at


@pytest.mark.manual("R220", "R239")
@pytest.mark.parametrize("language", list(Language))
async def test_what_was_done_is_in_the_book_and_what_was_sent_in_the_other_one(
    town: Town, texts: Texts, language: Language
) -> None:
    await opened(town)
    town.desk.clock.set(at(town, 9))
    await asked_for(town)
    await done(town, FAXED)
    found = await town.does(CLERK, lambda w: bc_book.of(w, MONDAY, MONDAY))
    slips, faxes = books(bc_book_xlsx(found, texts, language, town.desk.clock.local)).values()
    nine = town.desk.clock.local(at(town, 9)).replace(tzinfo=None)
    assert [(row[0], row[1], row[10]) for row in slips] == [("B-000001", nine, None), ("B-000002", nine, nine)]
    assert [(row[0], row[1]) for row in faxes] == [("B-000002", nine)]
