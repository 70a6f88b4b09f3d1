"""What the house understands: every command, every button, every dialogue, and whatever else is said to it."""

import re
from dataclasses import replace
from typing import TypeVar

from bot.conversations import FORMS
from bot.conversations.engine import Engine
from bot.domain.guesses import is_emergency
from bot.domain.permits import GRANTS, May
from bot.domain.roles import Role
from bot.domain.trades import Trade
from bot.handlers import (
    announcements,
    audits,
    bc_jobs,
    complaints,
    desk,
    everyone,
    faq,
    fax_in,
    fees,
    front_desk,
    handovers,
    incidents,
    inspections,
    ladder,
    laundry,
    left_messages,
    mail_items,
    meals,
    menus,
    moods,
    office_meals,
    outages,
    quiet,
    registers,
    repair_lists,
    repairs,
    reviews,
    slips,
    surveys,
    talks,
    timetable,
    visitors,
)
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services import accusations, alarms, danger_notes, drafts, house, numbers, people, vendors
from bot.services import incidents as emergencies
from bot.services.work import Work
from bot.talk import Answer, Said, answer, button, words

_NUMBER = re.compile(r"\s*(?:[RMLBCPNEAOF]-\d{6,}|WO-\d{4}-\d{6,})\s*", re.IGNORECASE)
_LEAVING = frozenset({"start", "home", "human"})

ENGINE = Engine(FORMS)
On = TypeVar("On", OnCommand, OnButton)


def _leaving_first(handler: Handler) -> Handler:
    """What leads away leaves an open dialogue behind."""

    async def left(work: Work, said: Said) -> Answer | None:
        await ENGINE.leave(work, said, quietly=True)
        return await handler(work, said)

    return left


def _leading_away(name: str, on: On) -> On:
    return replace(on, handler=_leaving_first(on.handler)) if name in _LEAVING else on


async def cancel(work: Work, said: Said) -> Answer | None:
    """/cancel leaves whatever dialogue is open."""
    return None if await ENGINE.leave(work, said) else answer("nothing-to-cancel", rows=((button("home"),),))


async def open_by_number(work: Work, said: Said) -> Answer | None:
    """/t NUMBER, or a number typed alone: that card, if the person may see it."""
    number = (said.payload or said.text).strip().upper()
    return None if await numbers.open_card(work, number) else answer("not-found")


_UNDERSTOOD: tuple[Handler, ...] = (
    everyone.changed, incidents.noted, ladder.noted, moods.felt, outages.asked, menus.asked, laundry.asked,
    mail_items.asked, fax_in.asked, fees.asked, faq.asked, visitors.asked,
)  # fmt: skip
"""What is looked for in free words before any dialogue is, in order."""


async def first(work: Work, said: Said) -> bool:
    """Whether something belongs to a talk, or asks for a human being, whatever dialogue is open."""
    if await talks.relayed(work, said):
        await everyone.ask_anew(work)
        return True
    if not talks.insists(work, said):
        return False
    await everyone.ask_anew(work)
    await ENGINE.leave(work, said, quietly=True)
    return await talks.joined(work, said)


async def anything(work: Work, said: Said) -> Answer | None:
    """Whatever is said outside a dialogue: understood as far as possible, never a dead end."""
    await everyone.ask_anew(work)
    if is_emergency(said.text):
        return await _endangered(work, said)
    if not work.actor.known:
        shown = await faq.asked(work, said) or await visitors.asked(work, said)
        return shown or await everyone.home(work, said)
    if _NUMBER.fullmatch(said.text) and not said.edited:
        return await open_by_number(work, said)
    if await talks.joined(work, said):
        return None
    if await ladder.pictured(work, said):
        return None
    for understood in _UNDERSTOOD:
        if shown := await understood(work, said):
            return shown
    return await _caught(work, said)


async def _endangered(work: Work, said: Said) -> Answer | None:
    """Danger comes before whatever else is in the message: what to do, whom to call, and the report to be confirmed.

    Nobody waits for that report: security and the managers hear the words at once. What was reported before, or is over
    by now, is not reported anew.
    """
    if work.actor.known:
        if shown := await everyone.changed(work, said):
            work.reply(said, await repairs.safety(work, words("emergency-told")))
            return shown
        if shown := await incidents.noted(work, said) or await ladder.noted(work, said):
            return shown
    if May.REPORT_REPAIR not in work.actor.permits:
        return await _cried(work, said)
    whom = await accusations.whom(work, said.text)
    work.reply(said, await repairs.safety(work, words("emergency-confirm", whom=whom)))
    await talks.overheard(work, said)
    shown = await _caught(work, said)
    if begun := await drafts.opened(work, said):
        await alarms.hear(work, begun, said.text)
    return shown


async def is_so_now(work: Work, said: Said) -> Answer | None:
    """What a colleague has answered in a dialogue is danger now: it is heard as if it were said outside of any."""
    return await _endangered(work, await danger_notes.confirmed(work, said))


async def _cried(work: Work, said: Said) -> Answer | None:
    """A vendor, or a stranger: there is nothing for them to confirm, and it is an emergency on record at once."""
    made, rings = await emergencies.cry(work, said.text, said.message)
    whom = await accusations.whom(work, said.text)
    told = words("emergency-called" if rings else "emergency-noted", number=made.number, whom=whom)
    work.reply(said, await repairs.safety(work, told))
    return None if work.actor.known else await everyone.home(work, said)


async def _caught(work: Work, said: Said) -> Answer | None:
    if await ENGINE.catch(work, said):
        return None
    number = await house.number(work, "front_desk")
    return answer("not-understood", number=number, rows=await everyone.doors(work))


def _asking_anew(on: On) -> On:
    """Where the privacy notice has changed since somebody agreed, they are asked beside whatever they came for."""

    async def asked_anew(work: Work, said: Said) -> Answer | None:
        await everyone.ask_anew(work)
        return await on.handler(work, said)

    return replace(on, handler=asked_anew)


COMMANDS: tuple[OnCommand, ...] = (
    *(_leading_away(on.name, on) for on in everyone.COMMANDS),
    *map(
        _asking_anew,
        (
            *front_desk.COMMANDS,
            *repairs.COMMANDS,
            *repair_lists.COMMANDS,
            *audits.COMMANDS,
            *registers.COMMANDS,
            *inspections.COMMANDS,
            *handovers.COMMANDS,
            *incidents.COMMANDS,
            *ladder.COMMANDS,
            *menus.COMMANDS,
            *laundry.COMMANDS,
            *bc_jobs.COMMANDS,
            *complaints.COMMANDS,
            *desk.COMMANDS,
            *faq.COMMANDS,
            *fees.COMMANDS,
            *mail_items.COMMANDS,
            *timetable.COMMANDS,
            *announcements.COMMANDS,
            *outages.COMMANDS,
            *surveys.COMMANDS,
            *quiet.COMMANDS,
            *(_leading_away(on.name, on) for on in talks.COMMANDS),
            OnCommand("cancel", cancel),
            OnCommand("t", open_by_number),
        ),
    ),
)
MENU: tuple[str, ...] = ("home", "faq", "help", "language", "privacy", "cancel")
"""The commands in the menu of somebody the house does not know."""
_LISTED = (
    "home", "desk", "repair", "log", "mine", "repairs", "find", "lunch", "menu", "laundry", "bc", "mail", "fees",
    "complain", "complaints", "human", "who", "tenants", "audit", "inspections", "incidents", "announce", "outages",
    "surveys", "calendar", "shift", "handover", "faq", "quiet", "help", "language", "privacy", "cancel",
)  # fmt: skip


_OF_TRADE = {"menu": Trade.MEALS, "laundry": Trade.LAUNDRY}
"""What vendors find in theirs only where it is their trade."""


def menu_of(roles: frozenset[Role], trades: frozenset[Trade] = frozenset()) -> tuple[str, ...]:
    """The commands that people with these roles, and vendors of these trades, find in their menu."""
    permits = frozenset().union(*(GRANTS[role] for role in roles))
    open_ = {on.name for on in COMMANDS if not on.roles or on.roles & roles}
    open_ |= {form.command for form in FORMS if form.command and form.needs in permits}
    strange = {name for name, trade in _OF_TRADE.items() if roles == {Role.VENDOR} and trade not in trades}
    return tuple(name for name in _LISTED if name in open_ - strange)


def _with_menu(on: OnButton) -> OnButton:
    """Who has just come in, or speaks another language now, gets the menu that fits."""

    async def followed(work: Work, said: Said) -> Answer | None:
        shown = await on.handler(work, said)
        if roles := await people.roles_now(work):
            work.menu(said, menu_of(roles, await vendors.trades(work)))
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
            *inspections.BUTTONS,
            *handovers.BUTTONS,
            *incidents.BUTTONS,
            *ladder.BUTTONS,
            *slips.BUTTONS,
            *meals.BUTTONS,
            *menus.BUTTONS,
            *office_meals.BUTTONS,
            *reviews.BUTTONS,
            *surveys.BUTTONS,
            *laundry.BUTTONS,
            *bc_jobs.BUTTONS,
            *fax_in.BUTTONS,
            *complaints.BUTTONS,
            *desk.BUTTONS,
            *faq.BUTTONS,
            *fees.BUTTONS,
            *mail_items.BUTTONS,
            *left_messages.BUTTONS,
            *timetable.BUTTONS,
            *announcements.BUTTONS,
            *outages.BUTTONS,
            *quiet.BUTTONS,
            OnButton("danger-now", is_so_now),
            *(_leading_away(on.action, on) for on in talks.BUTTONS),
        ),
    ),
)
MEMBERSHIP: Handler = everyone.membership
