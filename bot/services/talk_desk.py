"""Talks as those who answer have them: taken, answered, handed over, closed; the first tap has it.

Who answers what nobody has taken takes it by that; who does not hold it is told who does.
"""

from dataclasses import dataclass

from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.talks import ABOVE, MEMBERS, Carried, Ended, Line, Talk, TalkId, TalkStatus
from bot.domain.units import UnitId
from bot.services import actors, people, talk_cards, talk_clock, talk_lines
from bot.services.permission import needs
from bot.services.talks import closed, rung
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.storage.talk_tables import talks
from bot.talk import Answer, Said

_S = TalkStatus


@dataclass(frozen=True)
class Turned:
    """What a talk says of a matter that a colleague takes down for somebody."""

    person: PersonId
    name: Named
    unit: UnitId | None
    text: str
    photos: tuple[str, ...]


@needs(May.ANSWER_TALKS)
async def take(work: Work, id_: TalkId) -> Talk:
    """The first of them has it, and sees what is not answered yet.

    Raises:
        Refusal: somebody else was first; it says who.

    """
    talk = await _served(work, id_)
    if talk.status is _S.TAKEN and talk.agent is not None and talk.agent != work.me:
        raise Refusal("talk-is-with", name=await actors.name_of(work.db, talk.agent))
    if talk.status is _S.CLOSED:
        await _must_be_free(work, talk)
    return await _held(work, talk, talk.take(work.me, work.said_at))


@needs(May.ANSWER_TALKS)
async def take_over(work: Work, id_: TalkId) -> Talk:
    """A colleague goes on with it; who had it hears so."""
    talk = await _served(work, id_)
    return await _held(work, talk, talk.take_over(work.me, work.said_at))


@needs(May.ANSWER_TALKS)
async def waiting(work: Work) -> int:
    """The talks that are open and the actor's business are hung anew for them; how many those are."""
    open_ = await rows.every(work.db, Talk, talks.c.status.in_((_S.WAITING, _S.TAKEN)))
    found = [talk for talk in open_ if talk.served_by(work.actor) and not talk.asleep]
    for talk in found:
        await talk_cards.refresh(work, talk, ring=(work.me,))
    return len(found)


@needs(May.ANSWER_TALKS)
async def open_card(work: Work, id_: TalkId) -> None:
    """Hang the card of a talk anew for who asks for it."""
    await talk_cards.refresh(work, await _served(work, id_), ring=(work.me,))


@needs(May.ANSWER_TALKS)
async def colleagues(work: Work, id_: TalkId) -> list[tuple[PersonId, Named]]:
    """To whom it can be handed over."""
    talk = await _served(work, id_)
    held = await actors.colleagues(work.db, *MEMBERS[talk.team], *ABOVE[talk.team])
    fit = [one for one in held if one.chat is not None and one.person not in {work.me, talk.person}]
    return [(one.person, one.name) for one in fit if one.person is not None]


@needs(May.ANSWER_TALKS)
async def hand_over(work: Work, id_: TalkId, to: PersonId) -> Talk:
    """It is given to a colleague."""
    talk = await _served(work, id_)
    talk.must_be_held_by(work.me)
    if to not in {person for person, _ in await colleagues(work, id_)}:
        raise Refusal("form-no-longer-offered")
    return await _held(work, talk, talk.hand_over(work.me, to, work.said_at))


@needs(May.ANSWER_TALKS)
async def pass_to_desk(work: Work, id_: TalkId) -> Talk:
    """Security passes it to the front desk: rung at once, or when it opens."""
    talk = await _served(work, id_)
    saved = await work.save(talk, talk.pass_to_desk(work.me, work.said_at))
    if opens := await talk_clock.opens_at(work):
        saved = await work.save(saved, saved.sleep(opens))
    await rung(work, saved)
    await talk_cards.refresh(work, saved, ring=(talk.person,))
    return saved


@needs(May.ANSWER_TALKS)
async def not_theirs(work: Work, id_: TalkId) -> Answer | None:
    """Why the actor cannot answer now, with the tap that changes it; None: they can."""
    talk = await _served(work, id_)
    try:
        talk.answer(work.me, work.said_at)
    except Refusal:
        return await talk_cards.not_theirs(work, talk)
    return None


@needs(May.ANSWER_TALKS)
async def answer(work: Work, id_: TalkId, said: Said) -> Line:
    """A line of who answers; who answers what nobody has taken takes it by that.

    Raises:
        Refusal: somebody else has it, or it is over, or it cannot be passed on.

    """
    talk = await _served(work, id_)
    if (before := await talk_lines.own(work, said.message)) is not None:
        return before
    after = talk.answer(work.me, work.said_at)
    if talk.status is _S.WAITING:
        taken = await _held(work, talk, talk.take(work.me, work.said_at))
        talk, after = taken, taken.answer(work.me, work.said_at)
    line = await talk_lines.write(work, talk, said)
    saved = await work.save(talk, after)
    await talk_clock.watch_idle(work, saved)
    await talk_cards.pass_on(work, saved, (line,), saved.person)
    talk_lines.mark(work, line)
    await talk_cards.refresh(work, saved)
    return line


@needs(May.ANSWER_TALKS)
async def close(work: Work, id_: TalkId) -> Talk:
    """It is answered: a word of farewell."""
    talk = await _served(work, id_)
    talk.must_be_held_by(work.me)
    return await closed(work, talk, work.me, Ended.AGENT)


@needs(May.ANSWER_TALKS)
async def lines(work: Work, id_: TalkId) -> int:
    """Everything that was said arrives, as far as it has not; how many lines that were."""
    talk = await _served(work, id_)
    every = [line for line in await talk_lines.of(work, talk.id) if line.author != work.me]
    new = [one for one in every if work.me not in await work.viewers(talk_lines.subject(one.id))]
    await talk_cards.pass_on(work, talk, new, work.me, ring=False)
    return len(new)


@needs(May.ANSWER_TALKS)
async def reveal(work: Work, id_: TalkId) -> str:
    """The phone of whoever wants somebody, in full, on the record: for who has the talk, and who may reveal any."""
    talk = await _served(work, id_)
    if May.REVEAL_PHONE not in work.actor.permits:
        talk.must_be_held_by(work.me)
    return await people.revealed(work, talk.person)


@needs(May.ANSWER_TALKS)
async def turned(work: Work, id_: TalkId) -> Turned:
    """What it says of a matter that is taken down for whoever wants somebody: their words, pictures and unit.

    What they said since the last answer; where everything is answered, all of it.
    """
    talk = await _served(work, id_)
    person = await actors.by_id(work.db, talk.person)
    every = await talk_lines.of(work, talk.id)
    own = talk_cards.open_ends(every) or [line for line in every if line.inwards]
    words = "\n".join(line.text for line in own if line.text)
    pictures = tuple(line.file for line in own if line.carries is Carried.PHOTO and line.file)
    homes = sorted(person.units) if person else []
    name = person.name if person else Named("", "")
    return Turned(talk.person, name, homes[0] if len(homes) == 1 else None, words, pictures[-10:])


# -- inside -----------------------------------------------------------------------------------------------------------


async def _held(work: Work, talk: Talk, after: Talk) -> Talk:
    saved = await work.save(talk, after)
    await talk_clock.watch(work, saved)
    await talk_clock.watch_idle(work, saved)
    agent = saved.agent or work.me
    waiting = talk_cards.open_ends(await talk_lines.of(work, saved.id))
    called = [agent, talk.person, *((talk.agent,) if talk.agent and talk.status is _S.TAKEN else ())]
    await talk_cards.refresh(work, saved, ring=[one for one in dict.fromkeys(called) if one is not None])
    await talk_cards.pass_on(work, saved, waiting, agent)
    return saved


async def _must_be_free(work: Work, talk: Talk) -> None:
    """After its end: whoever wanted somebody must be there still, and in no other talk."""
    person = await actors.by_id(work.db, talk.person)
    if person is None or person.chat is None or May.TALK not in person.permits:
        raise Refusal("talk-nobody-there")
    open_ = (talks.c.person == talk.person, talks.c.status != _S.CLOSED)
    if await rows.first(work.db, Talk, *open_):
        raise Refusal("talk-another-open")


async def _served(work: Work, id_: TalkId) -> Talk:
    """Raises NotFound where it is not theirs to know of."""
    talk = await rows.find(work.db, Talk, id_)
    if not talk.served_by(work.actor):
        raise NotFound
    return talk
