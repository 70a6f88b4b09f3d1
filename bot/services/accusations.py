"""Whom words accuse, and who is called to danger in their place (R62, R245): the wall of complaints holds there too."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.complaint_words import harming, kind_of, names_in, posts_in, topic_of
from bot.domain.complaints import Kind, Topic
from bot.domain.incident_words import kind_of as danger_of
from bot.domain.incidents import ALARMED, IncidentKind
from bot.domain.parties import About
from bot.domain.people import Actor, PersonId
from bot.domain.roles import STAFF, Role
from bot.services import actors
from bot.services.work import Work
from bot.storage.database import Transaction
from bot.talk import Answer, Lane, Words, words

_OF_THINGS = frozenset({IncidentKind.FIRE, IncidentKind.GAS, IncidentKind.LIFT, IncidentKind.WATER, IncidentKind.POWER})
"""Danger that whoever is complained of has to help against all the same."""


async def named(work: Work, text: str) -> About:
    """Inside other verbs: whom words name: a colleague by name, or everybody who holds a post they speak of."""
    held = await _colleagues(work.db)
    return _about(_called(held, names_in(text, _names(held))), posts_in(text))


async def accused(work: Work, text: str) -> About | None:
    """Inside other verbs: whom words complain of, or say that they do harm; None where they do neither."""
    kind = kind_of(text)
    if kind is Kind.COMPLAINT or (kind is not Kind.PRAISE and topic_of(text) is Topic.STAFF_ATTITUDE):
        return await named(work, text)
    about = await _harmful(work, text)
    return None if about.nobody else about


async def called(work: Work, text: str, but: PersonId | None) -> tuple[PersonId, ...]:
    """Inside other verbs: who is called to danger that these words speak of: everybody who must know.

    Whom the words accuse, and theirs, are left out, and whoever is above them is called in their place. Better that
    they hear of it than that nobody does; and to a fire beside which somebody is complained of, they come as well.
    """
    alarmed = [one for one in await actors.holding(work.db, *ALARMED) if one != but]
    about = await _kept_away(work, text)
    if about is None:
        return tuple(alarmed)
    held = await actors.colleagues(work.db, *ALARMED, *about.above)
    fit = tuple(one.person for one in held if one.person is not None and one.person != but and not about.keeps_out(one))
    return fit or tuple(alarmed)


async def whom(work: Work, text: str) -> Words:
    """Inside other verbs: who is called, in a word: whoever accuses must not read that the accused have it."""
    return words("emergency-whom" if await _kept_away(work, text) is None else "emergency-whom-above")


async def spared(work: Work, text: str, among: Iterable[PersonId]) -> tuple[PersonId, ...]:
    """Inside other verbs: those of them whom words do not accuse."""
    about = await accused(work, text)
    people = tuple(dict.fromkeys(among))
    if about is None or about.nobody:
        return people
    apart = {one.person for one in await _colleagues(work.db) if about.keeps_out(one)}
    return tuple(one for one in people if one not in apart)


async def ring(work: Work, whom: Iterable[PersonId], alarm: Answer, text: str, about: str) -> None:
    """Inside other verbs: ring with the words; whoever they complain of beside the danger reads only what it is."""
    called = tuple(whom)
    reads = await spared(work, text, called)
    work.send(reads, alarm, lane=Lane.ALERT, loud=True, about=about)
    kind = words(f"incident-kind-{danger_of(text).value}")
    plain = replace(alarm, say=words(alarm.say.key, **{**alarm.say.args, "text": kind}))
    work.send([one for one in called if one not in reads], plain, lane=Lane.ALERT, loud=True, about=about)


async def _kept_away(work: Work, text: str) -> About | None:
    if danger_of(text) in _OF_THINGS and (await _harmful(work, text)).nobody:
        return None
    about = await accused(work, text)
    return None if about is None or about.nobody else about


async def _harmful(work: Work, text: str) -> About:
    held = await _colleagues(work.db)
    names, posts = harming(text, _names(held))
    return _about(_called(held, names), posts)


def _about(people: Sequence[Actor], posts: frozenset[Role]) -> About:
    persons = {one.person for one in people}
    roles = posts.union(*(one.roles & STAFF for one in people))
    return About(person=persons.pop() if len(persons) == 1 else None, roles=roles)


def _names(held: Sequence[Actor]) -> dict[str, Actor]:
    return {name: one for one in held for name in (one.name.zh, one.name.en)}


def _called(held: Sequence[Actor], names: frozenset[str]) -> list[Actor]:
    known = _names(held)
    return [known[name] for name in sorted(names)]


async def _colleagues(db: Transaction) -> Sequence[Actor]:
    return await actors.colleagues(db, *sorted(STAFF))
