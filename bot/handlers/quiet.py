"""Quiet hours and loudness, at a tap."""

from datetime import time

from bot.domain.permits import May
from bot.domain.quiet import Hours, Matter, Quiet, Tone
from bot.domain.refusal import Refusal
from bot.handlers.table import OnButton, OnCommand
from bot.services import greetings, quiet, subscriptions, surveys
from bot.services.work import Work
from bot.talk import Button, Rows, Said, Words, answer, button, words

_HOURS: tuple[Hours, ...] = (
    (time(21, 30), time(8)),
    (time(20), time(9)),
    (time(22), time(7)),
    (time(23), time(6)),
    (time(0), time(0)),
)
"""What is offered; the last one: never left alone."""
_FOR = {
    Matter.REPAIRS: May.SEE_OWN_REPAIRS,
    Matter.MEALS: May.SEE_MENU,
    Matter.LAUNDRY: May.SEE_LAUNDRY,
    Matter.BUSINESS: May.SEE_BC,
    Matter.COMPLAINTS: May.COMPLAIN,
    Matter.MAIL: May.READ_MESSAGES,
    Matter.TALKS: May.TALK,
    Matter.FEES: May.SEE_OWN_FEES,
    Matter.NEWS: May.OWN_PRIVACY,
    Matter.OTHER: May.OWN_PRIVACY,
}
"""Which kinds somebody hears of at all."""


async def chosen(work: Work, said: Said) -> None:
    """What holds for the person, with a tap for each change."""
    held = await quiet.mine(work)
    heard = [matter for matter, may in _FOR.items() if may in work.actor.permits]
    lines = [_line(matter, held) for matter in heard]
    kinds = [_tune(matter, held) for matter in heard]
    rows: Rows = (*(tuple(kinds[n : n + 2]) for n in range(0, len(kinds), 2)), (button("quiet-hours"),))
    greeted, remembered = await greetings.wanted(work)
    pushes = (
        button("greetings-off" if greeted else "greetings-on"),
        button("anniversaries-off" if remembered else "anniversaries-on"),
    )
    asked: Rows = ((await _of_surveys(work),),) if May.ANSWER_SURVEYS in work.actor.permits else ()
    it = answer("quiet", hours=_spoken(held.hours), lines=lines, rows=(*rows, pushes, *asked, (button("home"),)))
    work.reply(said, it, subject="quiet", ring=said.press is None)


async def _of_surveys(work: Work) -> Button:
    if surveys.SURVEYS in await subscriptions.muted(work):
        return button("surveys-on", label="button-surveys-wanted")
    return button("surveys-off", label="button-surveys-unwanted")


async def ask_hours(work: Work, said: Said) -> None:
    """Which hours."""
    doors = [Button(_spoken(one), "quiet-from", (n,)) for n, one in enumerate(_HOURS[:-1])]
    never = Button(_spoken(None), "quiet-from", (len(_HOURS) - 1,))
    rows = (tuple(doors[:2]), tuple(doors[2:]), (never,), (button("quiet", label="button-quiet-back"),))
    work.reply(said, answer("quiet-which", rows=rows), subject="quiet", ring=False)


async def keep(work: Work, said: Said) -> None:
    """These hours from now on."""
    place = said.pressed.number(0)
    if place >= len(_HOURS):
        raise Refusal("button-stale")
    await quiet.keep(work, _HOURS[place])
    await chosen(work, said)


async def tune(work: Work, said: Said) -> None:
    """So loud from now on."""
    matter, tone = said.pressed.word(0), said.pressed.word(1)
    if matter not in list(Matter) or tone not in list(Tone):
        raise Refusal("button-stale")
    await quiet.tune(work, Matter(matter), Tone(tone))
    await chosen(work, said)


def _line(matter: Matter, held: Quiet) -> Words:
    tone = words(f"tone-{held.tone(matter).value}")
    return words("quiet-line", matter=words(f"quiet-matter-{matter.value}"), tone=tone)


def _tune(matter: Matter, held: Quiet) -> Button:
    tone = held.tone(matter)
    label = words(f"button-tone-{tone.value}", matter=words(f"quiet-matter-{matter.value}"))
    return Button(label, "quiet-tune", (matter.value, tone.next.value))


def _spoken(hours: Hours | None) -> Words:
    if hours is None:
        return words("quiet-never")
    return words("quiet-span", start=f"{hours[0]:%H:%M}", end=f"{hours[1]:%H:%M}")


COMMANDS: tuple[OnCommand, ...] = (OnCommand("quiet", chosen),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("quiet", chosen),
    OnButton("quiet-hours", ask_hours),
    OnButton("quiet-from", keep),
    OnButton("quiet-tune", tune),
)
