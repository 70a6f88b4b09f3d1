"""Whom words accuse, and who is called to danger in their place (R62, R245): the wall of complaints holds there too."""

from collections.abc import Iterable, Sequence

from bot.domain.complaint_words import harming, kind_of, names_in, posts_in, topic_of
from bot.domain.complaints import Kind, Topic
from bot.domain.incidents import ALARMED
from bot.domain.parties import About
from bot.domain.people import Actor, PersonId
from bot.domain.roles import STAFF, Role
from bot.services import actors
from bot.services.work import Work
from bot.storage.database import Transaction
from bot.talk import Words, words


async def named(work: Work, text: str) -> About:
    """Inside other verbs: whom words name: a colleague by name, or everybody who holds a post they speak of."""
    held = await _colleagues(work.db)
    return _about(_called(held, names_in(text, _names(held))), posts_in(text))


async def accused(work: Work, text: str) -> About | None:
    """Inside other verbs: whom words complain of, or say that they do harm; None where they do neither."""
    kind = kind_of(text)
    if kind is Kind.COMPLAINT or (kind is not Kind.PRAISE and topic_of(text) is Topic.STAFF_ATTITUDE):
        return await named(work, text)
    held = await _colleagues(work.db)
    names, posts = harming(text, _names(held))
    about = _about(_called(held, names), posts)
    return None if about.nobody else about


async def called(work: Work, text: str, but: PersonId | None) -> tuple[PersonId, ...]:
    """Inside other verbs: who is called to danger that these words speak of: everybody who must know.

    Whom the words accuse, and theirs, are left out, and whoever is above them is called in their place. Better that
    they hear of it than that nobody does.
    """
    alarmed = [one for one in await actors.holding(work.db, *ALARMED) if one != but]
    about = await accused(work, text)
    if about is None or about.nobody:
        return tuple(alarmed)
    held = await actors.colleagues(work.db, *ALARMED, *about.above)
    fit = tuple(one.person for one in held if one.person is not None and one.person != but and not about.keeps_out(one))
    return fit or tuple(alarmed)


async def whom(work: Work, text: str) -> Words:
    """Inside other verbs: who is called, in a word: whoever accuses must not read that the accused have it."""
    about = await accused(work, text)
    return words("emergency-whom" if about is None or about.nobody else "emergency-whom-above")


async def spared(work: Work, text: str, among: Iterable[PersonId]) -> tuple[PersonId, ...]:
    """Inside other verbs: those of them whom words do not accuse."""
    about = await accused(work, text)
    people = tuple(dict.fromkeys(among))
    if about is None or about.nobody:
        return people
    apart = {one.person for one in await _colleagues(work.db) if about.keeps_out(one)}
    return tuple(one for one in people if one not in apart)


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
