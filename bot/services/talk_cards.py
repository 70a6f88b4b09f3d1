"""How a talk looks: one card for whoever wants somebody, one for each of those who answer, and the lines themselves.

Only who talks and who serves the talk ever sees anything of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.names import Named
from bot.domain.people import Actor, Person, PersonId
from bot.domain.talks import ABOVE, MEMBERS, Carried, Ended, Line, Talk, TalkId, TalkStatus, Team
from bot.domain.units import Tenant, Unit
from bot.services import actors, house, living_cards, talk_lines
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import tenants, units
from bot.talk import Answer, FileId, Lane, Rows, Style, Words, answer, button, words

_S = TalkStatus
_LAST, _SHORT = 6, 160
"""So many lines stand on the card of who answers, each with so many characters."""


def subject(talk: TalkId) -> str:
    """What the card of a talk is about."""
    return f"talk:{talk}"


async def team(work: Work, talk: Talk) -> tuple[PersonId, ...]:
    """Inside other verbs: who answers; where nobody has that post, who answers for them."""
    found = await actors.holding(work.db, *MEMBERS[talk.team]) or await above(work, talk)
    return tuple(one for one in found if one != talk.person)


async def above(work: Work, talk: Talk) -> tuple[PersonId, ...]:
    """Inside other verbs: who hears of what nobody takes: the first of those above whose post is held."""
    for role in ABOVE[talk.team]:
        if found := await actors.holding(work.db, role):
            return found
    return ()


async def refresh(work: Work, talk: Talk, *, ring: Iterable[PersonId] = ()) -> None:
    """Inside other verbs: bring every card up to date; those in `ring` get it anew with sound.

    Who serves it no more keeps a line that says nothing of it.
    """
    lines = await talk_lines.of(work, talk.id)
    known = await _known(work, talk, lines[-_LAST:])

    async def face(actor: Actor) -> Answer | None:
        if actor.person == talk.person:
            return await _for_person(work, talk, lines, known)
        return _for_agent(talk, actor, lines, known) if talk.served_by(actor) else None

    await living_cards.refresh(work, subject(talk.id), face, answer("talk-card-gone"), ring=ring)


async def pass_on(work: Work, talk: Talk, lines: Iterable[Line], *whom: PersonId, ring: bool = True) -> None:
    """Inside other verbs: the lines arrive on the other side, as messages that can be replied to."""
    if not whom or not (said := list(lines)):
        return
    known = await _known(work, talk, said)
    for line in said:
        shown = _line(talk, line, known)
        for person in whom:
            await work.show(person, talk_lines.subject(line.id), shown, ring=ring, lane=_LINES)


async def correct(work: Work, talk: Talk, line: Line) -> None:
    """Inside other verbs: wherever the line has arrived it reads as it does now."""
    await pass_on(work, talk, (line,), *await work.viewers(talk_lines.subject(line.id)), ring=False)


def open_ends(lines: Sequence[Line]) -> list[Line]:
    """What has been said since the last answer."""
    answered = [number for number, line in enumerate(lines) if not line.inwards]
    return [line for line in lines[answered[-1] + 1 if answered else 0 :] if line.inwards]


async def not_theirs(work: Work, talk: Talk) -> Answer:
    """Inside other verbs: why somebody cannot answer now, and the tap with which they can."""
    if talk.status is _S.CLOSED:
        return answer("talk-is-closed", rows=((button("talk-take", talk.id, label="button-talk-again"),),))
    name = await actors.name_of(work.db, talk.agent) if talk.agent else ""
    return answer("talk-not-yours-but", name=name, rows=((button("talk-take-over", talk.id),),))


# -- inside -----------------------------------------------------------------------------------------------------------

_LINES = Lane.ALERT
"""All lines go by one lane, so that none overtakes another."""


@dataclass(frozen=True)
class _Known:
    """Who is who in a talk: looked up once for all who see it. `person` None: erased."""

    person: Actor | None
    homes: str
    tenant: Named | str
    names: dict[PersonId, Named]


async def _known(work: Work, talk: Talk, lines: Iterable[Line]) -> _Known:
    person = await actors.by_id(work.db, talk.person)
    homes = await rows.every(work.db, Unit, units.c.id.in_(person.units if person else ()))
    stood = await rows.every(work.db, Tenant, tenants.c.id.in_(person.tenants if person else ()))
    whom = {talk.person, *filter(None, (talk.agent,)), *(line.author for line in lines)}
    named = {one.id: one.name for one in (await rows.many(work.db, Person, sorted(whom))).values()}
    numbers = ", ".join(unit.number for unit in homes)
    return _Known(person, numbers or "—", stood[0].name if stood else "—", named)


def _line(talk: Talk, line: Line, known: _Known) -> Answer:
    marks = [words("talk-line-late")] * line.late + [words("talk-line-edited")] * (line.edited_at is not None)
    name = known.names[line.author]
    who = words("talk-who", name=name, unit=known.homes) if line.inwards else _colleague(talk, name)
    key = "talk-line" if line.text else "talk-line-bare"
    file = FileId(line.file) if line.file else None
    return Answer(
        say=words(key, who=who, at=line.at, marks=marks or "", text=line.text),
        photos=(file,) if file and line.carries is Carried.PHOTO else (),
        document=file if line.carries is Carried.FILE else None,
        voice=file if line.carries is Carried.VOICE else None,
    )


def _colleague(talk: Talk, name: Named) -> Words:
    return words("talk-who-desk", team=words(f"team-{talk.team.value.replace('_', '-')}"), name=name)


def _for_agent(talk: Talk, actor: Actor, lines: Sequence[Line], known: _Known) -> Answer:
    held = talk.agent == actor.person and talk.status is _S.TAKEN
    return answer(
        "talk-card", name=known.person.name if known.person else "", unit=known.homes, tenant=known.tenant,
        state=_state(talk, known), lines=[_brief(line, known) for line in lines[-_LAST:]] or [words("talk-no-lines")],
        hint=words("talk-hint") if held else "", rows=_offers(talk, held=held),
    )  # fmt: skip


def _offers(talk: Talk, *, held: bool) -> Rows:
    """What somebody who answers may do now."""
    id_ = talk.id
    match talk.status:
        case _S.WAITING:
            return ((button("talk-take", id_, style=Style.PRIMARY),),)
        case _S.TAKEN if not held:
            return ((button("talk-take-over", id_),),)
        case _S.TAKEN:
            desk = (button("talk-to-desk", id_),) if talk.team is Team.SECURITY else ()
            turned = (button("talk-repair", id_), button("talk-complaint", id_))
            orders = (button("talk-lunch", id_), button("talk-laundry", id_)) if talk.team is Team.FRONT_DESK else ()
            last = (button("talk-lines", id_), button("talk-close", id_, style=Style.SUCCESS))
            return (turned, orders, (button("talk-hand", id_), *desk), (button("talk-phone", id_),), last)
        case _S.CLOSED:
            return ((button("talk-take", id_, label="button-talk-again"),),)
    return ()


def _state(talk: Talk, known: _Known) -> Words:
    if talk.status is _S.CLOSED:
        how = words(f"talk-ended-{talk.ended or Ended.IDLE}", **_closer(talk))
        return words("talk-state-closed", at=talk.closed_at, how=how)
    if talk.status is _S.TAKEN and talk.agent is not None:
        return words("talk-state-taken", agent=known.names[talk.agent], since=talk.taken_at)
    return words("talk-state-waiting", since=talk.waiting_since or talk.opened_at)


def _closer(talk: Talk) -> dict[str, Words]:
    """Whose desk closed it, where it was one of those who answer."""
    team = words(f"team-{talk.team.value.replace('_', '-')}")
    return {"team": team} if talk.ended is Ended.AGENT else {}


def _brief(line: Line, known: _Known) -> Words:
    text = line.text if len(line.text) <= _SHORT else f"{line.text[:_SHORT]}…"
    who = words("talk-brief-them") if line.inwards else known.names[line.author]
    carried = "" if line.carries is Carried.WORDS else words(f"carries-{line.carries.value}")
    gone = words("erased") if not (line.text or line.file) else ""
    return words("talk-brief", at=line.at, who=who, text=text or gone, carried=carried)


async def _for_person(work: Work, talk: Talk, lines: Sequence[Line], known: _Known) -> Answer:
    security, number = await house.number(work, "security_desk"), await house.number(work, "front_desk")
    now, end = (button("talk-security", talk.id, style=Style.DANGER),), (button("talk-end", talk.id),)
    given: dict[str, Any] = {"opens": talk.opens_at or "", "security": security, "number": number}
    match talk.status:
        case _S.OFFERED:
            later = (button("talk-tomorrow", talk.id, style=Style.PRIMARY, opens=talk.opens_at),)
            return answer("talk-mine-offered", **given, rows=(now, later, end))
        case _S.WAITING if talk.asleep:
            count = sum(line.inwards for line in lines)
            return answer("talk-mine-asleep", **given, count=count, rows=(now, end))
        case _S.WAITING:
            key = f"talk-mine-waiting-{talk.team.value.replace('_', '-')}"
            minutes = (await house.rules(work)).talk_answer_minutes
            return answer(key, security=security, number=number, minutes=minutes, rows=(end,))
        case _S.TAKEN:
            who = _colleague(talk, known.names[talk.agent or talk.person])
            return answer("talk-mine-taken", who=who, since=talk.taken_at, rows=(end,))
    again = (button("human", label="button-human-again"), button("home"))
    how = words(f"ended-{talk.ended or Ended.IDLE}", **_closer(talk))
    return answer("talk-mine-closed", how=how, rows=(again,))
