"""The composition root: the only place where things meet. Read it to know what exists."""

import asyncio
import re
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from telegram.error import TelegramError

from bot.channel.health import served
from bot.channel.office import Line, Office
from bot.channel.router import table
from bot.channel.transport import asked
from bot.clock import Clock
from bot.conversations import FORMS
from bot.conversations.engine import Engine
from bot.domain.guesses import is_emergency
from bot.domain.people import SYSTEM
from bot.domain.permits import GRANTS
from bot.domain.roles import Role
from bot.handlers import (
    audits,
    everyone,
    front_desk,
    ladder,
    laundry,
    meals,
    moods,
    registers,
    repair_lists,
    repairs,
    slips,
)
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.reports.papers import PAPERS
from bot.services import invites, loading, numbers, people
from bot.services.loading import Loaded
from bot.services.people import card_of
from bot.services.work import Desk, Work, unnamed
from bot.settings import Settings
from bot.storage import copying
from bot.storage.database import Database
from bot.storage.migrating import migrate
from bot.talk import Answer, Said, answer, button
from bot.texts import Texts

_NUMBER = re.compile(r"\s*(?:[RMLC]-\d{6,}|WO-\d{4}-\d{6,})\s*", re.IGNORECASE)
_LEAVING = frozenset({"start", "home"})

ENGINE = Engine(FORMS)


def _leaving_first(on: OnCommand) -> OnCommand:
    """Commands that lead away leave an open dialogue behind."""

    async def left(work: Work, said: Said) -> Answer | None:
        await ENGINE.leave(work, said, quietly=True)
        return await on.handler(work, said)

    return replace(on, handler=left) if on.name in _LEAVING else on


async def cancel(work: Work, said: Said) -> Answer | None:
    """/cancel leaves whatever dialogue is open."""
    return None if await ENGINE.leave(work, said) else answer("nothing-to-cancel", rows=((button("home"),),))


async def open_by_number(work: Work, said: Said) -> Answer | None:
    """/t NUMBER, or a number typed alone: that card, if the person may see it."""
    number = (said.payload or said.text).strip().upper()
    return None if await numbers.open_card(work, number) else answer("not-found")


async def anything(work: Work, said: Said) -> Answer | None:
    """Whatever is said outside a dialogue: understood as far as possible, never a dead end."""
    await everyone.ask_anew(work)
    if is_emergency(said.text):
        work.reply(said, await repairs.safety(work))
    if not work.actor.known:
        return await everyone.home(work, said)
    if _NUMBER.fullmatch(said.text) and not said.edited:
        return await open_by_number(work, said)
    for understood in (everyone.changed, ladder.noted, moods.felt, meals.asked, laundry.asked):
        if shown := await understood(work, said):
            return shown
    if await ENGINE.catch(work, said):
        return None
    return answer("not-understood", rows=await everyone.doors(work))


On = TypeVar("On", OnCommand, OnButton)


def _asking_anew(on: On) -> On:
    """Where the privacy notice has changed since somebody agreed, they are asked beside whatever they came for."""

    async def asked_anew(work: Work, said: Said) -> Answer | None:
        await everyone.ask_anew(work)
        return await on.handler(work, said)

    return replace(on, handler=asked_anew)


COMMANDS: tuple[OnCommand, ...] = (
    *map(_leaving_first, everyone.COMMANDS),
    *map(
        _asking_anew,
        (
            *front_desk.COMMANDS,
            *repairs.COMMANDS,
            *repair_lists.COMMANDS,
            *audits.COMMANDS,
            *registers.COMMANDS,
            *ladder.COMMANDS,
            *meals.COMMANDS,
            *laundry.COMMANDS,
            OnCommand("cancel", cancel),
            OnCommand("t", open_by_number),
        ),
    ),
)
MENU: tuple[str, ...] = ("home", "help", "language", "privacy", "cancel")
"""The commands in the menu of somebody the house does not know."""
_LISTED = (
    "home", "repair", "log", "mine", "repairs", "find", "lunch", "menu", "laundry", "who", "tenants", "audit", "shift",
    "help", "language", "privacy", "cancel",
)  # fmt: skip


def menu_of(roles: frozenset[Role]) -> tuple[str, ...]:
    """The commands that people with these roles find in their menu."""
    permits = frozenset().union(*(GRANTS[role] for role in roles))
    open_ = {on.name for on in COMMANDS if not on.roles or on.roles & roles}
    open_ |= {form.command for form in FORMS if form.command and form.needs in permits}
    return tuple(name for name in _LISTED if name in open_)


def _with_menu(on: OnButton) -> OnButton:
    """Who has just come in, or speaks another language now, gets the menu that fits."""

    async def followed(work: Work, said: Said) -> Answer | None:
        shown = await on.handler(work, said)
        if roles := await people.roles_now(work):
            work.menu(said, menu_of(roles))
        return shown

    return replace(on, handler=followed) if on.action in _MENU_AFTER else on


_MENU_AFTER = frozenset({"agree", "speak"})
BUTTONS: tuple[OnButton, ...] = (
    *map(_with_menu, everyone.BUTTONS),
    *map(
        _asking_anew,
        (
            *front_desk.BUTTONS,
            *repairs.BUTTONS,
            *repair_lists.BUTTONS,
            *audits.BUTTONS,
            *registers.BUTTONS,
            *ladder.BUTTONS,
            *slips.BUTTONS,
            *meals.BUTTONS,
            *laundry.BUTTONS,
        ),
    ),
)
MEMBERSHIP: Handler = everyone.membership


class NameUnknown(Exception):
    """There is no link without the bot's name."""


@dataclass(frozen=True)
class House:
    """A house that is open: its desk, its office, its clock."""

    desk: Desk
    office: Office
    clockwork: Clockwork

    async def run(self, stop: asyncio.Event, *, opened: asyncio.Event | None = None) -> None:
        """Work until told to stop; then close without losing anything."""
        self.clockwork.start()
        try:
            await self.office.run(stop, MENU, opened=opened)
        finally:
            self.clockwork.stop()


def clock_of(settings: Settings) -> Clock:
    """The building's clock; set once for a rehearsal."""
    clock = Clock(settings.building_tz)
    if settings.clock_start:
        clock.set(settings.clock_start)
    return clock


@asynccontextmanager
async def desk_of(
    settings: Settings, *, clock: Clock | None = None, bot_name: Callable[[], str] = unnamed
) -> AsyncIterator[Desk]:
    """The desk on its database, brought up to date."""
    clock = clock or clock_of(settings)
    async with Database(settings.database_url) as database:
        await migrate(database)
        yield Desk(database, clock, Texts(clock), bot_name)


@asynccontextmanager
async def opened(settings: Settings, *, clock: Clock | None = None, line: Line | None = None) -> AsyncIterator[House]:
    """The whole house, ready to run."""
    line = line or Line(settings.bot_token.get_secret_value(), settings.bot_api_url)
    # The application knows the bot's name once it has spoken with Telegram, and nobody asks before.
    async with desk_of(settings, clock=clock, bot_name=lambda: office.application.bot.username) as desk:
        office = Office(desk, line, PAPERS)
        handlers = table(
            COMMANDS, BUTTONS, ENGINE,
            [form.command for form in FORMS if form.command], [form.button for form in FORMS if form.button],
            MEMBERSHIP, anything,
        )  # fmt: skip
        office.application.add_handlers(handlers)
        yield House(desk, office, Clockwork(desk, SCHEDULE))


# -- what the command line does ---------------------------------------------------------------------------------------


async def run(settings: Settings) -> int:
    """The bot, until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    async with opened(settings) as house_, served(settings.health_addr, house_.office):
        # Before this there is nothing to lose, and a signal ends the process as it does any other.
        for told in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(told, stop.set)
        await house_.run(stop)
    return 0


async def load(settings: Settings, raw: Any) -> Loaded:
    """Load or update a building."""
    async with desk_of(settings) as desk:
        return await desk.do(SYSTEM, lambda work: loading.load(work, raw))


async def invite(settings: Settings, person: str | None) -> list[dict[str, str]]:
    """New invitations for one person, or for everybody who has not come yet."""
    name = await bot_name(settings)
    async with desk_of(settings, bot_name=lambda: name) as desk:
        codes = [person] if person else await desk.do(SYSTEM, invites.unbound)
        return [await desk.do(SYSTEM, lambda work, code=code: invited(work, code)) for code in codes]  # type: ignore[misc]


async def invited(work: Work, person: str) -> dict[str, str]:
    """One invitation as the command line prints it."""
    post = await invites.for_person(work, person)
    await invites.must_be_away(work, person)
    code = await invites.create(work, post)
    card = await card_of(work, post)
    return {"person": person, **card, "code": code, "link": work.desk.link(code)}


async def bot_name(settings: Settings) -> str:
    """The bot's user name, for links.

    Raises:
        NameUnknown: Telegram cannot be asked; a guess might be somebody else's bot, which would receive the codes.

    """
    try:
        async with asked(settings) as bot:
            return bot.username
    except TelegramError as error:
        raise NameUnknown(f"Telegram cannot be asked for the bot's name: {error.message}") from error


async def back_up(settings: Settings, file: Path) -> int:
    """A consistent copy of everything.

    Raises:
        NothingToCopy: there is no database yet, and asking for a copy does not make one.

    """
    if held := settings.database_file:
        _must_be_there(held, file)
    async with Database(settings.database_url) as database:
        return await copying.back_up(database, settings.media_dir, file, clock_of(settings).now())


def _must_be_there(held: Path, copy: Path) -> None:
    if not held.is_file():
        raise copying.NothingToCopy(f"there is no database at {held}")
    if copy.exists() and copy.samefile(held):
        raise copying.NothingToCopy(f"{copy} is the database itself; say another file")


async def restore(settings: Settings, file: Path) -> int:
    """Bring a copy back into an empty place."""
    async with Database(settings.database_url) as database:
        return await copying.restore(database, settings.media_dir, file)
