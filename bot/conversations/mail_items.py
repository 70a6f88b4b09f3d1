"""The dialogues of mail and parcels: taken in, collected by code, signed for, moved to another unit, returned."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, choose, given
from bot.conversations.parsers import long_text, short_text
from bot.conversations.questions import Option
from bot.conversations.repairs import unit_said
from bot.domain.mail_items import MailId, MailItem, Returned
from bot.domain.mail_words import MailLine, mail_lines, sounds_like_mail
from bot.domain.permits import May
from bot.domain.places import unit_in
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId
from bot.services import mail_items
from bot.services.mail_items import Arriving
from bot.services.work import Work
from bot.talk import Answer, Rows, Said, answer, button, words
from bot.talk import Kind as Spoken

Answers = Mapping[str, Any]
_RETURNS = tuple(Option(one, words(f"mail-returned-{one.value}")) for one in Returned)


def _lines(text: str) -> tuple[MailLine, ...]:
    return mail_lines(long_text(2000)(text))


@dataclass(frozen=True)
class Arrived:
    """What has come, a line each."""

    lines: tuple[MailLine, ...] = ask(_lines)


async def take_in(work: Work, arrived: Arrived) -> Answer:
    """Each gets its number; the tenants hear of it, and the desk which of them must be phoned.

    Raises:
        Refusal: a line names no unit of the house, or several; nothing is taken in.

    """
    units = {name.zh: unit for unit, name in await mail_items.every_unit(work)}
    found = [(line, unit_in(line.said, units)) for line in arrived.lines]
    if wrong := next((line for line, unit in found if unit is None), None):
        raise Refusal("mail-no-such-unit", line=wrong.said or "—")
    made = [
        (await mail_items.take_in(work, Arriving(units[unit], it.kind, it.carrier, it.tracking, it.addressee)), unit)
        for it, unit in found
        if unit is not None
    ]
    lines = [words("mail-taken-line", number=one.number, unit=unit, told=await _told(work, one)) for one, unit in made]
    doors = tuple((button("mail-open", one.id, label="button-mail-look", number=one.number),) for one, _ in made[:5])
    return answer("mail-taken-in", lines=lines, rows=(*doors, (button("mail"), button("home"))))


async def _told(work: Work, item: MailItem) -> object:
    if item.tenant is None:
        return words("mail-told-empty")
    return words("mail-told-phone" if await mail_items.must_be_phoned(work, item) else "mail-told")


def is_mail(said: Said) -> bool:
    """Whether the desk writes down what has come."""
    return said.kind is Spoken.TEXT and not said.edited and sounds_like_mail(said.text)


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """The lines as they were typed."""
    del work
    return {"lines": said.text}


@dataclass(frozen=True)
class Collected:
    """Somebody with a code."""

    item: MailId = given(MailId)
    name: str = ask(short_text(60))
    code: str = ask(short_text(20))


async def collect(work: Work, shown: Collected) -> Answer:
    """Theirs, or a wrong code: that is counted."""
    made = await mail_items.collect(work, shown.item, digits(shown.code), shown.name)
    if made.held:
        return answer("mail-code-wrong", number=made.number, left=made.tries_left, rows=_again(made))
    return answer("mail-handed-said", number=made.number)


def digits(code: str) -> str:
    """A code as it is typed on whatever keyboard, with gaps or without."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", code))


def _again(item: MailItem) -> Rows:
    if item.code:
        return ((button("mail-collect", item.id),),)
    return ((button("mail-open", item.id, label="button-mail-look", number=item.number),),)


@dataclass(frozen=True)
class Signed:
    """Who signed."""

    item: MailId = given(MailId)
    name: str = ask(short_text(60))


async def sign(work: Work, told: Signed) -> Answer:
    """It has been signed for on paper."""
    made = await mail_items.sign(work, told.item, told.name)
    return answer("mail-handed-said", number=made.number)


async def all_units(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    """The units that something can come for."""
    del answers
    return [Option(unit, name) for unit, name in await mail_items.every_unit(work)]


@dataclass(frozen=True)
class Moved:
    """Where it belongs, and why it stood wrong."""

    item: MailId = given(MailId)
    unit: UnitId = choose(all_units, columns=3, read=unit_said)
    why: str = ask(short_text(200))


async def move(work: Work, told: Moved) -> Answer:
    """To the right unit."""
    made = await mail_items.move(work, told.item, told.unit, told.why)
    return answer("mail-moved-said", number=made.number)


@dataclass(frozen=True)
class Back:
    """Why it goes back."""

    item: MailId = given(MailId)
    why: Returned = choose(_RETURNS)


async def give_back(work: Work, told: Back) -> Answer:
    """It goes back, and the tenant hears of it."""
    made = await mail_items.give_back(work, told.item, told.why)
    return answer("mail-back-said", number=made.number)


FORMS: tuple[Form[Any], ...] = (
    Form("mail-in", Arrived, take_in, button="mail-in", needs=May.RUN_MAIL, catches=is_mail, seed=first_words),
    Form("mail-collect", Collected, collect, button="mail-collect", needs=May.RUN_MAIL, confirm=False),
    Form("mail-sign", Signed, sign, button="mail-sign", needs=May.RUN_MAIL, confirm=False),
    Form("mail-move", Moved, move, button="mail-move", needs=May.RUN_MAIL, confirm=False),
    Form("mail-back", Back, give_back, button="mail-back", needs=May.RUN_MAIL, confirm=False),
)
