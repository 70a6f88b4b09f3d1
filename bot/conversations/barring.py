"""Barring whoever only makes trouble: why, then they phone or come for anything new."""

from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, given
from bot.conversations.parsers import short_text
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.services import nuisance
from bot.services.work import Work
from bot.talk import Answer, answer


@dataclass(frozen=True)
class Barred:
    """Who, and why: they read it."""

    person: PersonId = given(PersonId)
    why: str = ask(short_text(200))


async def bar(work: Work, told: Barred) -> Answer:
    """They are told why, and whom to phone."""
    await nuisance.bar(work, told.person, told.why)
    return answer("bar-said", toast=True)


FORMS: tuple[Form[Any], ...] = (Form("bar", Barred, bar, button="bar", needs=May.BAR_NUISANCE),)
