"""Emergencies on record, at a tap: opened from an alarm, joined, told to who is there, read, filed."""

from collections.abc import Awaitable, Callable

from bot.domain.incidents import Incident, IncidentId
from bot.domain.permits import May, roles_with
from bot.domain.refusal import Refusal
from bot.handlers.periods import chosen, which
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services import (
    incident_notes,
    incident_notices,
    incident_registers,
    incident_reports,
    incident_work,
    incidents,
)
from bot.services.work import Work
from bot.talk import Answer, Button, Rows, Said, Style, answer, button, words


def _incident(said: Said) -> IncidentId:
    return IncidentId(said.pressed.number(0))


async def overview(work: Work, said: Said) -> Answer:
    """/incidents: what is under way and whose report is open; a new one by hand; the register."""
    del said
    found = await incidents.listed(work)
    new = ((button("incident-new", style=Style.DANGER),),) if May.OPEN_INCIDENT in work.actor.permits else ()
    rows: Rows = (*((_door(one),) for one in found), *new, (button("incident-register"),), (button("home"),))
    return answer("incidents" if found else "incidents-none", count=len(found), rows=rows)


def _door(one: Incident) -> Button:
    state = words(f"incident-short-{one.status.value}", number="")
    kind = words(f"incident-kind-{one.kind.value}")
    return button("incident-open", one.id, label="button-incident-door", number=one.number, kind=kind, state=state)


async def open_card(work: Work, said: Said) -> None:
    """One of them."""
    await incidents.open_card(work, _incident(said))


async def begin(work: Work, said: Said) -> Answer:
    """The alarm under which it is tapped goes on record."""
    made, new = await incidents.begin_from(work, said.pressed.word(0), said.pressed.number(1))
    return answer("incident-begun-said" if new else "incident-there-already", number=made.number, toast=True)


async def join(work: Work, said: Said) -> Answer:
    """The alarm under which it is tapped is of one that is on record."""
    made = await incidents.join(work, _incident(said), said.pressed.word(1), said.pressed.number(2))
    return answer("incident-joined-said", number=made.number, toast=True)


async def merge(work: Work, said: Said) -> Answer:
    """Two were opened of one emergency."""
    made = await incidents.merge(work, _incident(said), IncidentId(said.pressed.number(1)))
    return answer("incident-joined-said", number=made.number, toast=True)


def _one_tap(verb: Callable[[Work, IncidentId], Awaitable[Incident]], toast: str) -> Handler:
    async def tapped(work: Work, said: Said) -> Answer:
        made = await verb(work, _incident(said))
        return answer(toast, number=made.number, toast=True)

    return tapped


async def warn(work: Work, said: Said) -> None:
    """What would be sent, and to how many; one tap sends it."""
    incident, scope, floor = _incident(said), said.pressed.word(1), said.pressed.word(2)
    floors = await _floors(work, said)
    found = await incident_notices.preview(work, incident, floors)
    kind = found.incident.kind.value
    send = button("incident-warn-send", incident, scope, floor, kind, style=Style.DANGER, people=found.people)
    rows: Rows = ((send,),) if found.people else ()
    back = (button("incident-open", incident, label="button-incident-open", number=found.incident.number),)
    shown = Answer(say=found.shown, rows=(*rows, back))
    work.reply(said, shown, subject=_preview(incident))


async def warn_send(work: Work, said: Said) -> Answer:
    """Sent, once; the card counts up.

    Raises:
        Refusal: it is taken for something else by now than in the preview: other words would be sent.

    """
    incident = _incident(said)
    floors, previewed = await _floors(work, said), said.pressed.word(3)
    notice = await incident_notices.send(work, incident, floors, previewed)
    work.reply(said, answer("incident-warned", people=notice.people), subject=_preview(incident), ring=False)
    return answer("incident-warned-said", people=notice.people, toast=True)


async def _floors(work: Work, said: Said) -> tuple[str, ...]:
    """Raises Refusal where the button is of a floor that is not the emergency's any more."""
    floors, floor = await incident_notices.floors_of(work, _incident(said), said.pressed.word(1))
    if floor != said.pressed.word(2):
        raise Refusal("button-stale")
    return floors


def _preview(incident: IncidentId) -> str:
    return f"warning:{incident}"


async def approve(work: Work, said: Said) -> Answer:
    """The report is good, and filed."""
    made = await incident_reports.approve(work, _incident(said), said.pressed.number(1))
    return answer("incident-approved-said", number=made.number, toast=True)


async def photos(work: Work, said: Said) -> Answer:
    """Every picture from the spot."""
    shown = await incidents.pictures(work, _incident(said))
    return answer("incident-photos", count=len(shown), photos=shown)


async def paper(work: Work, said: Said) -> Answer:
    """All of it on paper."""
    found = await incident_reports.on_paper(work, _incident(said))
    work.busy(said, "upload_document")
    return answer("incident-on-paper", number=found.incident.number, paper=("incident", f"{found.incident.id}"))


async def register(work: Work, said: Said) -> Answer:
    """The register of some days as a workbook; which days is asked first."""
    days = chosen(work, said)
    if days is None:
        work.actor.must(May.SEE_INCIDENTS)
        return which("incident-register-which", "incident-register")
    first, last = days
    found = await incident_registers.of(work, first, last)
    work.busy(said, "upload_document")
    return answer(
        "incident-register", count=len(found.lines), first=first, last=last, paper=("incidents", f"{first}", f"{last}")
    )


async def noted(work: Work, said: Said) -> Answer | None:
    """What is written as a reply to its card, or with its number before it, goes into its course; pictures, too.

    None where it is neither, or not theirs to write.
    """
    if May.OPEN_INCIDENT not in work.actor.permits or said.edited:
        return None
    number = await incident_notes.take_down(work, said)
    return answer("incident-noted", number=number) if number else None


COMMANDS: tuple[OnCommand, ...] = (OnCommand("incidents", overview, roles_with(May.SEE_INCIDENTS)),)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("incidents", overview),
    OnButton("incident-open", open_card),
    OnButton("incident-begin", begin),
    OnButton("incident-join", join),
    OnButton("incident-merge", merge),
    OnButton("incident-accept", _one_tap(incident_work.accept, "incident-accepted-said")),
    OnButton("incident-take", _one_tap(incident_work.take_over, "incident-taken-said")),
    OnButton("incident-warn", warn),
    OnButton("incident-warn-send", warn_send),
    OnButton("incident-approve", approve),
    OnButton("incident-photos", photos),
    OnButton("incident-paper", paper),
    OnButton("incident-register", register),
)
