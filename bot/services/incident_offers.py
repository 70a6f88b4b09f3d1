"""Which buttons the card of an emergency has for whom: one line each, so that the table can be read."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.incidents import Incident, IncidentStatus
from bot.domain.people import Actor
from bot.domain.permits import May
from bot.talk import Button, Rows, Style, button

_S = IncidentStatus
_Make = Callable[["Incident"], tuple[Button, ...]]


@dataclass(frozen=True)
class _Offer:
    may: May
    fits: Callable[[Incident, Actor], bool]
    make: _Make


def offers(incident: Incident, actor: Actor) -> Rows:
    """What somebody may press now."""
    return tuple(one.make(incident) for one in _OFFERS if one.may in actor.permits and one.fits(incident, actor))


def _is(*statuses: IncidentStatus) -> Callable[[Incident, Actor], bool]:
    return lambda incident, _: incident.status in statuses


def _called_for(incident: Incident, _: Actor) -> bool:
    return incident.calls


def _on_a_floor(incident: Incident, _: Actor) -> bool:
    return incident.status is _S.OPEN and bool(incident.floor)


def _not_theirs(incident: Incident, actor: Actor) -> bool:
    return incident.status in {_S.OPEN, _S.CLEARED} and incident.holder != actor.person


def _theirs_to_report(incident: Incident, actor: Actor) -> bool:
    return incident.status is _S.CLEARED and incident.holder == actor.person


def _to_be_read(incident: Incident, actor: Actor) -> bool:
    return incident.status is _S.REPORTED and incident.reported_by != actor.person


def _one(action: str, *more: str, style: Style | None = None, label: str = "") -> _Make:
    return lambda incident: (button(action, incident.id, *more, style=style, label=label),)


def _floors(incident: Incident) -> tuple[Button, ...]:
    here = button(
        "incident-warn", incident.id, "floor", incident.floor, style=Style.DANGER, label="button-incident-warn-floor",
        floor=incident.floor,
    )  # fmt: skip
    near = button("incident-warn", incident.id, "near", incident.floor, label="button-incident-warn-near")
    return here, near


def _house(incident: Incident) -> tuple[Button, ...]:
    return (button("incident-warn", incident.id, "building", incident.floor, label="button-incident-warn-building"),)


def _read(incident: Incident) -> tuple[Button, ...]:
    return (
        button("incident-approve", incident.id, incident.rounds, style=Style.SUCCESS),
        button("incident-return", incident.id, style=Style.DANGER),
    )


_OFFERS: tuple[_Offer, ...] = (
    _Offer(May.TAKE_ALARM, _called_for, _one("incident-accept", style=Style.PRIMARY)),
    _Offer(May.WARN_FLOORS, _on_a_floor, _floors),
    _Offer(May.WARN_BUILDING, _is(_S.OPEN), _house),
    _Offer(May.WARN_FLOORS, _is(_S.OPEN), _one("incident-warn-floors")),
    _Offer(May.OPEN_INCIDENT, _not_theirs, _one("incident-take")),
    _Offer(
        May.OPEN_INCIDENT,
        _is(_S.OPEN, _S.CLEARED),
        lambda one: (button("incident-note", one.id), button("incident-correct", one.id)),
    ),
    _Offer(May.OPEN_INCIDENT, _is(_S.REPORTED), _one("incident-note")),
    _Offer(May.CLEAR_INCIDENT, _is(_S.OPEN), _one("incident-clear", style=Style.SUCCESS)),
    _Offer(May.OPEN_INCIDENT, _theirs_to_report, _one("incident-report", style=Style.PRIMARY)),
    _Offer(May.APPROVE_INCIDENT, _to_be_read, _read),
    _Offer(May.SEE_INCIDENTS, _is(_S.CLEARED, _S.REPORTED, _S.CLOSED), _one("incident-paper")),
)
