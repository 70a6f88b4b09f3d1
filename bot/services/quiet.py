"""Quiet hours and loudness: chosen by each person, looked at once, when a letter finds its address."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, exists, func, select, update

from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.quiet import Hours, Matter, Quiet, Tone, matter_of
from bot.domain.roles import Role
from bot.services import house
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import inbox, outbox, people, posts, quiet_hours, tones
from bot.talk import Lane, Letter, LetterId, LetterState, Verb

_AWAKE = timedelta(minutes=15)
"""Whoever has written or tapped so lately is not asleep."""
_ON_ITS_WAY = timedelta(minutes=5)
"""What is written now may find its address so much later."""
_ON_WATCH = (Role.SECURITY, Role.SECURITY_SUPERVISOR)
"""Who works at night, and is left alone only at hours of their own choice."""
_CAN_WAIT = frozenset({Lane.NOTICE, Lane.BROADCAST})
_RINGS = frozenset({Verb.SAY, Verb.RING})

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_WATCHES = exists().where(posts.c.person == people.c.id, posts.c.role.in_(_ON_WATCH), posts.c.until.is_(None))
_HOURS = (
    select(people.c.id, quiet_hours.c.starts, quiet_hours.c.ends, _WATCHES.label("watches"))
    .outerjoin(quiet_hours, quiet_hours.c.person == people.c.id)
    .where(people.c.id.in_(_IDS))
)
_TONES = select(tones).where(tones.c.person.in_(_IDS))
_LAST_HEARD = (
    select(people.c.id, func.max(inbox.c.received_at).label("at"))
    .join(inbox, inbox.c.chat == people.c.chat)
    .where(people.c.id.in_(_IDS))
    .group_by(people.c.id)
)
_PUT_OFF = (
    update(outbox)
    .where(outbox.c.id == bindparam("id_"), outbox.c.state.in_((LetterState.TAKEN, LetterState.SENDING)))
    .values(state=LetterState.NEW, not_before=bindparam("until"))
)
_FOLDED = (
    update(outbox)
    .where(
        outbox.c.person == bindparam("person_"), outbox.c.about == bindparam("subject_"),
        outbox.c.verb == Verb.RING, outbox.c.state == LetterState.NEW, outbox.c.not_before > bindparam("now"),
    )
    .values(body=bindparam("body_"))
    .returning(outbox.c.id)
)  # fmt: skip
"""A card that is to ring in the morning shows by then what it would show now."""


@dataclass(frozen=True)
class Hushed:
    """What is not sent now, and what is sent without a sound."""

    held: frozenset[LetterId] = frozenset()
    folded: frozenset[LetterId] = frozenset()
    silent: frozenset[LetterId] = frozenset()


# -- chosen ------------------------------------------------------------------------------------------------------------


@needs(May.OWN_PRIVACY)
async def mine(work: Work) -> Quiet:
    """What the person has chosen, or what holds for them otherwise."""
    return (await _chosen(work, [work.me]))[work.me]


@needs(May.OWN_PRIVACY)
async def keep(work: Work, hours: Hours) -> None:
    """From now on they are left alone at these hours; never, where both are the same."""
    await rows.put(work.db, quiet_hours, {"person": work.me, "starts": hours[0], "ends": hours[1]})


@needs(May.OWN_PRIVACY)
async def tune(work: Work, matter: Matter, tone: Tone) -> None:
    """From now on that kind of matter is so loud."""
    await rows.put(work.db, tones, {"person": work.me, "matter": matter, "tone": tone})


async def forget(work: Work, person: PersonId) -> None:
    """Inside other verbs: nothing stays of what somebody has chosen."""
    for table in (quiet_hours, tones):
        await work.db.execute(delete(table).where(table.c.person == person))


# -- looked at ---------------------------------------------------------------------------------------------------------


@needs(May.KEEP_TIME)
async def hush(work: Work, letters: Sequence[Letter]) -> Hushed:
    """Letters that have just been taken: what waits for the end of somebody's quiet hours is put off in its row.

    A card that changes while it is to ring later is folded into that later ring. What is sent at all, and is of a kind
    that somebody wants without a sound, is named.
    """
    concerned = [one for one in letters if one.person is not None and not one.loud and one.lane is not Lane.ANSWER]
    if not concerned:
        return Hushed()
    chosen = await _chosen(work, {one.person for one in concerned if one.person is not None})
    local = work.desk.clock.local(work.now)
    ends = {person: quiet.until(local) for person, quiet in chosen.items()}
    asleep = await _asleep(work, [person for person, end in ends.items() if end])
    held, folded, silent = set[LetterId](), set[LetterId](), set[LetterId]()
    for letter in concerned:
        person = letter.person or PersonId(0)
        tone = chosen[person].tone(matter_of(letter.about, news=letter.lane is Lane.BROADCAST))
        end = ends[person] if person in asleep and tone is not Tone.ALWAYS else None
        if end and letter.lane in _CAN_WAIT and letter.verb in _RINGS:
            await work.db.execute(_PUT_OFF, {"id_": letter.id, "until": end})
            held.add(letter.id)
        elif end and letter.verb is Verb.CARD and await _folds(work, letter):
            folded.add(letter.id)
        elif tone is Tone.SILENT:
            silent.add(letter.id)
    return Hushed(frozenset(held), frozenset(folded), frozenset(silent))


async def held_until(work: Work, whom: Collection[PersonId], moment: datetime) -> frozenset[PersonId]:
    """Inside other verbs: those of them who would get what is written to them now at that moment or later."""
    locals_ = [work.desk.clock.local(when) for when in (work.now, work.now + _ON_ITS_WAY)]
    chosen = await _chosen(work, whom)
    ends = ((person, quiet.until(local)) for person, quiet in chosen.items() for local in locals_)
    return frozenset(person for person, end in ends if end is not None and end >= moment)


async def _folds(work: Work, letter: Letter) -> bool:
    later = {"person_": letter.person, "subject_": letter.subject, "body_": letter.body, "now": work.now}
    return (await work.db.execute(_FOLDED, later)).first() is not None


async def _chosen(work: Work, whom: Collection[PersonId]) -> dict[PersonId, Quiet]:
    ids = {"ids": sorted(whom)}
    kinds: dict[PersonId, dict[Matter, Tone]] = {}
    for row in await work.db.execute(_TONES, ids):
        kinds.setdefault(PersonId(row.person), {})[row.matter] = row.tone
    usual = (await house.rules(work)).quiet_hours
    return {
        PersonId(row.id): Quiet(_hours(row.starts, row.ends, None if row.watches else usual), kinds.get(row.id, {}))
        for row in await work.db.execute(_HOURS, ids)
    }


def _hours(starts: time | None, ends: time | None, otherwise: Hours | None) -> Hours | None:
    if starts is None or ends is None:
        return otherwise
    return None if starts == ends else (starts, ends)


async def _asleep(work: Work, whom: Iterable[PersonId]) -> frozenset[PersonId]:
    """Those of them who have not written just now."""
    asked = frozenset(whom)
    if not asked:
        return asked
    heard: dict[PersonId, datetime] = {
        PersonId(row.id): row.at for row in await work.db.execute(_LAST_HEARD, {"ids": sorted(asked)})
    }
    return frozenset(one for one in asked if one not in heard or heard[one] < work.now - _AWAKE)
