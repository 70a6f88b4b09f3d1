"""The dialogues of incoming faxes: logged in a line, found, kept for who moves in, fetched, filed, waited for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, ask_files, ask_photos, choose, given
from bot.conversations.mail_items import digits
from bot.conversations.parsers import long_text, short_text, whole_number
from bot.conversations.questions import Option
from bot.conversations.repairs import unit_said
from bot.domain.bc_prices import MOST_PAGES
from bot.domain.fax_in import FaxIn, FaxInId
from bot.domain.fax_in_words import (
    LONGEST_NAME,
    addressee_in,
    came_at,
    clock,
    clock_in,
    pages_in,
    sender_in,
    sounds_like_fax_in,
)
from bot.domain.fax_numbers import fax_number
from bot.domain.permits import May
from bot.domain.units import UnitId
from bot.services import fax_in, fax_in_trace, fax_in_watches
from bot.services.fax_in import Arrived
from bot.services.work import Work
from bot.talk import Answer, Said, Words, answer, button, words

Answers = Mapping[str, Any]
_NOWHERE = UnitId(0)
"""What the clerk chooses where the fax does not say which unit it is for."""


def _said(answers: Answers) -> str:
    return answers.get("text") or ""


async def _units(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    del answers
    return [Option(unit, name) for unit, name in await fax_in.every_unit(work)]


async def _units_if_any(work: Work, answers: Answers) -> Sequence[Option[UnitId]]:
    return [Option(_NOWHERE, words("fax-in-no-unit")), *await _units(work, answers)]


def _unit_in(text: str, options: Sequence[Option[UnitId]]) -> UnitId:
    """The unit that the line names; where it names none, the fax has none."""
    return unit_said(text, options) or _NOWHERE


@dataclass(frozen=True)
class Came:
    """What has come (R222): the line says whom it is for, where, how many pages, from where and when."""

    text: str = ask(long_text(500))
    documents: tuple[str, ...] = ask_files(later=True)
    photos: tuple[str, ...] = ask_photos(later=True)
    pages: int = ask(whole_number(1, MOST_PAGES), guess=lambda a: pages_in(_said(a)))
    unit: UnitId = choose(_units_if_any, columns=3, read=_unit_in, hint="text")
    addressee: str | None = ask(short_text(LONGEST_NAME), optional=True, guess=lambda a: addressee_in(_said(a)))
    sender: str | None = ask(fax_number, later=True, guess=lambda a: sender_in(_said(a)))
    came: str | None = ask(clock, later=True, guess=lambda a: clock_in(_said(a)))


async def where_it_goes(work: Work, answers: Answers) -> Words | None:
    """Whom it goes to, by the directory, before it is logged (R221)."""
    unit, name = answers.get("unit"), answers.get("addressee") or ""
    found, home, tenant = await fax_in.whereabouts(work, unit or None, name)
    listed = words("fax-in-listed" if found.listed else "fax-in-not-listed", name=name) if name else ""
    return words(f"fax-in-goes-{found.lives.value.replace('_', '-')}", unit=home, tenant=tenant, listed=listed)


async def log(work: Work, came: Came) -> Answer:
    """It gets its number; whose turn it is hears of it.

    Raises:
        Refusal: it would have come at a time that is still to come.

    """
    local = work.desk.clock.local(work.said_at)
    at = came_at(came.came, local) if came.came else local
    arrived = Arrived(
        came.pages, at, came.unit or None, came.addressee or "", came.sender or "", came.documents, came.photos
    )
    return answer("fax-in-logged", number=(await fax_in.log(work, arrived)).number, toast=True)


def is_fax(said: Said) -> bool:
    """Whether the clerk writes down a fax that has come, perhaps with its scan."""
    return not said.edited and sounds_like_fax_in(said.text)


def first_words(work: Work, said: Said) -> dict[str, Any]:
    """The line, and the scan that came with it."""
    del work
    documents = (said.document,) if said.document else ()
    found = {"text": said.text.strip(), "documents": documents, "photos": said.pictures}
    return {name: value for name, value in found.items() if value}


@dataclass(frozen=True)
class Collected:
    """Somebody with a code."""

    fax: FaxInId = given(FaxInId)
    name: str = ask(short_text(60))
    code: str = ask(short_text(20))


async def collect(work: Work, shown: Collected) -> Answer:
    """Theirs, or a wrong code: that is counted."""
    made = await fax_in.collect(work, shown.fax, digits(shown.code), shown.name)
    if not made.held:
        return answer("fax-in-handed-said", number=made.number)
    again = button("fax-in-collect", made.id)
    other = button("fax-in-open", made.id, label="button-fax-in-look", number=made.number)
    return answer(
        "fax-in-code-wrong", number=made.number, left=made.tries_left, rows=((again if made.code else other,),)
    )


@dataclass(frozen=True)
class Signed:
    """Who signed, or who got it with the keys."""

    fax: FaxInId = given(FaxInId)
    name: str = ask(short_text(60))


async def sign(work: Work, told: Signed) -> Answer:
    """It has been signed for on paper."""
    return answer("fax-in-handed-said", number=(await fax_in.sign(work, told.fax, told.name)).number)


async def give_at_check_in(work: Work, told: Signed) -> Answer:
    """They have it with their keys."""
    return answer("fax-in-handed-said", number=(await fax_in_trace.give_at_check_in(work, told.fax, told.name)).number)


@dataclass(frozen=True)
class Placed:
    """Where it belongs."""

    fax: FaxInId = given(FaxInId)
    unit: UnitId = choose(_units, columns=3, read=unit_said)


async def find(work: Work, told: Placed) -> Answer:
    """Whose it is hears of it."""
    return _sorted(await fax_in_trace.find(work, told.fax, told.unit))


async def hold(work: Work, told: Placed) -> Answer:
    """It is kept until they move in."""
    return _sorted(await fax_in_trace.hold(work, told.fax, told.unit))


def _sorted(made: FaxIn) -> Answer:
    state = words(f"fax-in-short-{made.status.value.replace('_', '-')}")
    return answer("fax-in-sorted", number=made.number, state=state)


@dataclass(frozen=True)
class Filed:
    """Why it goes into the archive."""

    fax: FaxInId = given(FaxInId)
    why: str = ask(short_text(200))


async def file(work: Work, told: Filed) -> Answer:
    """It is filed, and why is on record."""
    return answer("fax-in-filed-said", number=(await fax_in.file(work, told.fax, told.why)).number)


@dataclass(frozen=True)
class Waits:
    """Who waits for a fax (R229)."""

    unit: UnitId = choose(_units, columns=3, read=unit_said)
    name: str | None = ask(short_text(LONGEST_NAME), optional=True)


async def watch_for(work: Work, told: Waits) -> Answer:
    """Noted: they hear of it the moment one comes."""
    made = await fax_in_watches.begin_for(work, told.unit, told.name or "")
    return answer("fax-in-watch-noted", until=made.until, rows=((button("fax-in"), button("home")),))


FORMS: tuple[Form[Any], ...] = (
    Form(
        "fax-in-log", Came, log, button="fax-in-log", needs=May.RUN_BC, minutes=15, catches=is_fax, seed=first_words,
        sums_up=where_it_goes,
    ),
    Form("fax-in-collect", Collected, collect, button="fax-in-collect", needs=May.RUN_BC, confirm=False),
    Form("fax-in-sign", Signed, sign, button="fax-in-sign", needs=May.RUN_BC, confirm=False),
    Form("fax-in-find", Placed, find, button="fax-in-find", needs=May.TRACE_FAX, confirm=False),
    Form("fax-in-hold", Placed, hold, button="fax-in-hold", needs=May.TRACE_FAX, confirm=False),
    Form("fax-in-given", Signed, give_at_check_in, button="fax-in-given", needs=May.TRACE_FAX, confirm=False),
    Form("fax-in-file", Filed, file, button="fax-in-file", needs=May.RUN_BC, confirm=False),
    Form("fax-in-watch-for", Waits, watch_for, button="fax-in-watch-for", needs=May.RUN_BC, confirm=False),
)  # fmt: skip
