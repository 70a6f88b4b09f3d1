"""Letters whose commit nobody can vouch for are looked for by what they say, not by their number alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.people import SYSTEM, ChatId
from bot.packing import pack_answer
from bot.services import mail
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.talk import Letter, answer


@pytest.mark.parametrize(
    ("later", "key", "there"),
    [(timedelta(), "home", 1), (timedelta(seconds=1), "home", 0), (timedelta(), "form-left", 0)],
)
async def test_a_number_that_was_given_to_another_letter_is_not_ones_own(
    desk: Desk, later: timedelta, key: str, there: int
) -> None:
    async def write(work: Work) -> Letter:
        return await rows.add(work.db, Letter(chat=ChatId(7), created_at=work.now, body=pack_answer(answer("home"))))

    held = await desk.do(SYSTEM, write)
    own = replace(held, created_at=held.created_at + later, body=pack_answer(answer(key)))
    assert len(await desk.do(SYSTEM, lambda work: mail.written(work, [own]))) == there
