"""Who was not reached about what: the desk concerned hears of it, once for each matter, and phones (a phone list)."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.complaints import Complaint
from bot.domain.people import Actor, Person, PersonId, masked
from bot.domain.permits import May
from bot.domain.roles import FRONT_DESK, Role
from bot.domain.talks import Line, Talk
from bot.services import actors, complaint_cards, reach, talk_cards, tenancies
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox
from bot.talk import ERASED, Lane, Letter, LetterId, Rows, Verb, answer, button, words

_RINGING = frozenset({Verb.SAY, Verb.RING})
_WANTED = frozenset({Lane.ALERT, Lane.NOTICE})
"""What somebody waits for was not said by themselves just now, and is more than news for everybody."""
_ENGINEERS = frozenset({Role.TECHNICIAN, Role.ENGINEERING_MANAGER})


async def tell(work: Work, letters: Sequence[LetterId]) -> None:
    """Inside other verbs: these letters died because their people cannot be reached, or never started."""
    found = await rows.every(work.db, Letter, outbox.c.id.in_(letters), outbox.c.about.is_distinct_from(ERASED))
    for letter in found:
        if letter.person is None or _record_of("notice", letter.about):
            continue  # of a notice to many its sender reads how many it missed, and in which units to phone
        person = await rows.find(work.db, Person, letter.person)
        if person.reachable:
            # Found again while the letter was on the wire.
            await reach.hang_anew(work, person.id)
        elif letter.verb in _RINGING and letter.lane in _WANTED:
            await phone(work, person.id, letter.subject or letter.about, _number(letter.body))


async def phone(work: Work, whom: PersonId, about: str | None, number: str) -> None:
    """Inside other verbs: if somebody cannot be reached, the desk that looks after them hears that they are phoned."""
    person, actor = await rows.find(work.db, Person, whom), await actors.by_id(work.db, whom)
    if actor is None or person.reachable or not await _is_missed(work, actor, about):
        return
    if talk := await _talk(work, about):
        about = talk_cards.subject(talk.id)  # once for all of its lines
    matter = words("unreached-about", number=number) if number else words("unreached-a-notice")
    since = f"{person.unreachable_since:%y%m%d%H%M%S}" if person.unreachable_since else "never"
    once = f"unreached:{whom}:{about or work.desk.clock.today(work.now)}:{since}"
    for one in await _desk(work, actor, about):
        if one != whom:
            rows_ = (*await _reveals(work, one, whom, talk), *_opens(about))
            it = answer("unreached", name=person.name, phone=masked(person.phone), matter=matter, rows=rows_)
            work.send(one, it, lane=Lane.ALERT, about=about, dedupe=once)


async def _is_missed(work: Work, actor: Actor, about: str | None) -> bool:
    """Who came and is gone is missed; who never came, where a matter of theirs has nobody else to hear of it."""
    if actor.chat is not None:
        return bool(actor.roles - {Role.STRANGER})
    if about is None or not actor.tenants:
        return False
    return not await tenancies.in_touch(work, *actor.tenants)


async def _desk(work: Work, actor: Actor, about: str | None) -> tuple[PersonId, ...]:
    """Who looks after them; of a complaint nobody hears but who decides it (R62), of a talk who has it."""
    if complaint := _record_of("complaint", about):
        return await complaint_cards.deciders(work, await rows.find(work.db, Complaint, int(complaint)))
    if talk := await _talk(work, about):
        holder = (talk.agent,) if talk.agent is not None else await talk_cards.team(work, talk)
        return holder if actor.person == talk.person else await talk_cards.above(work, talk)
    return await actors.holding(work.db, *_posts(actor, about))


async def _talk(work: Work, about: str | None) -> Talk | None:
    """The talk that a card or a line is of."""
    if line := _record_of("line", about):
        return await rows.find(work.db, Talk, (await rows.find(work.db, Line, int(line))).talk)
    return await rows.find(work.db, Talk, int(talk)) if (talk := _record_of("talk", about)) else None


def _posts(actor: Actor, about: str | None) -> tuple[Role, ...]:
    if actor.roles & _ENGINEERS:
        return (Role.DISPATCHER,)
    if actor.staff:
        return (Role.CS_MANAGER,)
    if _record_of("bc", about):
        return (Role.BC_CLERK, Role.TENANT_SUPERVISOR)
    return (Role.CSR,) if _record_of("repair", about) else FRONT_DESK


def _record_of(kind: str, about: str | None) -> str:
    """The record of that kind that something is about; empty where it is of another."""
    found, _, number = (about or "").partition(":")
    return number if found == kind else ""


async def _reveals(work: Work, reader: PersonId, whom: PersonId, talk: Talk | None) -> Rows:
    """The number in full, for those who may have it: who has the talk, and who may reveal any."""
    if talk is not None and talk.agent == reader and talk.person == whom:
        return ((button("talk-phone", talk.id),),)
    actor = await actors.by_id(work.db, reader)
    return ((button("reveal", whom),),) if actor and May.REVEAL_PHONE in actor.permits else ()


def _opens(about: str | None) -> Rows:
    opened = [
        (button(f"{kind}-open", number, label="button-alarm-open"),)
        for kind in ("repair", "complaint", "incident", "mail", "note", "talk", "fax-in", "bc")
        if (number := _record_of(kind, about))
    ]
    return tuple(opened)


def _number(body: Mapping[str, Any]) -> str:
    """The number of the record that a letter is about, as it stands in its words; empty where none does."""
    args = body.get("say", {}).get("args", {})
    title = args.get("title")
    named = title.get("args", {}) if isinstance(title, dict) else {}
    found = args.get("number") or named.get("order") or named.get("number")
    return found if isinstance(found, str) else ""
