"""The mail register as a workbook."""

import pytest

from bot.domain.mail_items import Returned
from bot.domain.names import Language
from bot.reports.mail_register import mail_register_xlsx
from bot.services import mail_items, mail_register
from bot.texts import Texts
from tests.reports.test_registers import books
from tests.services.test_mail_items import came
from tests.services.town import MONDAY, Town, at


@pytest.mark.manual("R25", "R26")
@pytest.mark.parametrize("language", list(Language))
async def test_the_register_says_when_each_came_and_how_it_left(town: Town, texts: Texts, language: Language) -> None:
    town.desk.clock.set(at(town, 9))
    first, back, _ = await came(town, "周敏"), await came(town), await came(town)
    await town.does("receptionist", lambda w: mail_items.sign(w, first.id, "周敏"))
    await town.does("receptionist", lambda w: mail_items.give_back(w, back.id, Returned.REFUSED))
    found = await town.does("csr", lambda w: mail_register.of(w, MONDAY, MONDAY))
    (rows,) = books(mail_register_xlsx(found, texts, language, town.desk.clock.local)).values()
    nine = town.desk.clock.local(at(town, 9)).replace(tzinfo=None)
    signed, refused = (texts.plain(language, key) for key in ("mail-receipt-signature", "mail-returned-refused"))
    assert [(row[0], row[1], row[5], row[7], *row[10:13]) for row in rows] == [
        ("P-000001", nine, "0801", "周敏", nine, signed, "周敏"),
        ("P-000002", nine, "0801", None, nine, refused, None),
        ("P-000003", nine, "0801", None, None, None, None),
    ]
