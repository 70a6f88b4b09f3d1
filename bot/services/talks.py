"""Talks with the front desk: opened, said, taken, answered, handed over, closed by either side (R19, R83).

Lines go both ways by the messages they came as; who answers what nobody has taken takes it by that.
"""

from sqlalchemy import update

from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.talk_words import asks_nothing
from bot.domain.talks import Carried, Ended, Line, Talk, TalkId, TalkStatus, fitting
from bot.services import actors, nuisance, talk_cards, talk_clock, talk_lines
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.storage.talk_tables import talk_lines as talk_lines_table
from bot.storage.talk_tables import talks
from bot.talk import Said

_S = TalkStatus


# -- who wants somebody -----------------------------------------------------------------------------------------------


@needs(May.TALK)
async def begin(work: Work, words: str = "", message: int | None = None) -> Talk:
    """Somebody wants a human being; the words, if any, are the first line. Where one is there already it is shown."""
    before = await talk_lines.open_of(work, work.me)
    talk = before if before and before.closed_at is None else await _opened(work)
    if words.strip():
        said = fitting(words.strip(), Carried.WORDS)
        line = await work.add(
            Line(talk=talk.id, author=work.me, inwards=True, text=said, at=work.said_at, message=message)
        )
        return await _said(work, talk, line, called=(work.me,))
    await (talk_cards.refresh(work, talk, ring=(work.me,)) if talk is before else rung(work, talk, also=(work.me,)))
    return talk


@needs(May.TALK)
async def joined(work: Work) -> Talk | None:
    """The talk that whatever the actor says now goes into, if they have one open."""
    return await talk_lines.open_of(work, work.me)


@needs(May.TALK)
async def say(work: Work, id_: TalkId, said: Said) -> Line:
    """A line of whoever wants somebody: to who has the talk, or onto the cards of those who may take it.

    Raises:
        Refusal: it cannot be passed on.

    """
    talk = await _own(work, id_)
    if (before := await talk_lines.own(work, said.message)) is not None:
        return before
    line = await talk_lines.write(work, talk, said)
    await _said(work, talk, line)
    return line


@needs(May.TALK)
async def leave(work: Work, id_: TalkId) -> Talk:
    """It is not urgent: the desk answers when it opens."""
    talk = await _own(work, id_)
    saved = await work.save(talk, talk.leave(work.said_at))
    await talk_cards.refresh(work, saved)
    return saved


@needs(May.TALK)
async def call_security(work: Work, id_: TalkId) -> Talk:
    """It cannot wait until the desk opens."""
    talk = await _own(work, id_)
    saved = await work.save(talk, talk.call_security(work.said_at))
    if saved != talk:
        await rung(work, saved)
    return saved


@needs(May.TALK)
async def end(work: Work, id_: TalkId) -> Talk:
    """Whoever wanted somebody has what they wanted."""
    talk = await _own(work, id_)
    return await closed(work, talk, work.me, Ended.PERSON)


# -- either side ------------------------------------------------------------------------------------------------------


@needs(May.GO_HOME)
async def meant(work: Work, said: Said) -> Talk | None:
    """The talk that a message belongs to, since it replies to a message of it; None: to none of the actor's."""
    return await talk_lines.meant(work, said) if work.actor.known else None


@needs(May.GO_HOME)
async def told_anew(work: Work, said: Said) -> Talk | None:
    """The talk that somebody wanted and tells something else by a change of their own message; None: it is none."""
    line = await talk_lines.own(work, said.message) if work.actor.known and said.edited else None
    return await rows.find(work.db, Talk, line.talk) if line and line.inwards else None


@needs(May.GO_HOME)
async def edited(work: Work, said: Said) -> bool:
    """Somebody changed a message of theirs: where it was passed on it changes, too; False where it was not.

    Raises:
        Refusal: the words have become too many.

    """
    line = await talk_lines.own(work, said.message) if work.actor.known else None
    if line is None:
        return False
    saved = await work.save(line, line.edit(fitting(talk_lines.worded(said), line.carries), work.said_at))
    if saved != line:
        talk = await rows.find(work.db, Talk, line.talk)
        await talk_cards.correct(work, talk, saved)
        await talk_cards.refresh(work, talk)
    return True


# -- inside other verbs -----------------------------------------------------------------------------------------------


async def closed(work: Work, talk: Talk, by: PersonId | None, how: Ended) -> Talk:
    """Inside other verbs: it is over, and the other side hears so."""
    saved = await work.save(talk, talk.close(by, how, work.said_at))
    told = {talk.person, *((talk.agent,) if talk.agent and talk.status is _S.TAKEN else ())} - {work.actor.person}
    await talk_cards.refresh(work, saved, ring=sorted(told))
    return saved


async def leave_behind(work: Work, person: PersonId) -> list[Talk]:
    """Inside other verbs: somebody has left: what they had in hand waits for others, what they wanted is over.

    The cards are shown by whoever calls: in an erasure no letter may name them.
    """
    actor = await actors.by_id(work.db, person)
    permits = actor.permits if actor else frozenset()
    if actor is None or actor.chat is None:
        # From another account messages are numbered anew: none of them is one of these.
        await work.db.execute(update(talk_lines_table).where(talk_lines_table.c.author == person).values(message=None))
    wanted = talks.c.person == person, talks.c.status != _S.CLOSED
    held = talks.c.agent == person, talks.c.status == _S.TAKEN
    over = await rows.every(work.db, Talk, *wanted) if May.TALK not in permits else []
    changed = [await work.save(talk, talk.close(None, Ended.LEFT, work.now)) for talk in over]
    for talk in await rows.every(work.db, Talk, *held):
        if actor is None or not talk.served_by(actor):
            saved = await work.save(talk, talk.release(work.now), "who had it left")
            await talk_clock.watch(work, saved)
            changed.append(saved)
    return changed


async def show(work: Work, talk: Talk) -> None:
    """Inside other verbs: its cards as it stands; where it waits, those who may take it are rung."""
    waits = talk.status is _S.WAITING and not talk.asleep
    await talk_cards.refresh(work, talk, ring=await talk_cards.team(work, talk) if waits else ())


async def show_named_anew(work: Work, about: str) -> None:
    """Inside other verbs: somebody who is named on a card or a line has been erased: it is shown without their name."""
    kind, _, number = about.partition(":")
    line = await rows.find(work.db, Line, int(number)) if kind == "line" else None
    talk = await rows.find(work.db, Talk, line.talk if line else int(number))
    await (talk_cards.correct(work, talk, line) if line else talk_cards.refresh(work, talk))


async def rung(work: Work, talk: Talk, *, also: tuple[PersonId, ...] = ()) -> None:
    """Inside other verbs: those who may take it hear of it, now or when the desk opens; `also` hear it in any case."""
    await talk_clock.watch(work, talk)
    if not talk.asleep:
        await talk_clock.watch_idle(work, talk)
    team = () if talk.asleep else await talk_cards.team(work, talk)
    await talk_cards.refresh(work, talk, ring=(*also, *team))


async def _opened(work: Work) -> Talk:
    await nuisance.admit_talk(work)
    opens = await talk_clock.opens_at(work)
    status, since = (_S.OFFERED, None) if opens else (_S.WAITING, work.said_at)
    return await work.add(
        Talk(
            person=work.me, status=status, opened_at=work.said_at, last_at=work.said_at, opens_at=opens,
            waiting_since=since,
        )
    )  # fmt: skip


async def _said(work: Work, talk: Talk, line: Line, *, called: tuple[PersonId, ...] = ()) -> Talk:
    await nuisance.must_not_be_barred(work)
    after = talk.say(work.said_at, asks=line.carries is not Carried.WORDS or not asks_nothing(line.text))
    if after.status is _S.WAITING and talk.status is _S.CLOSED and (opens := await talk_clock.opens_at(work)):
        after = after.sleep(opens)
    saved = await work.save(talk, after)
    if not saved.asleep:
        talk_lines.mark(work, line)
    if saved.status is _S.CLOSED:
        await talk_cards.refresh(work, saved)
        return saved
    if saved.status is _S.TAKEN and saved.agent is not None:
        await talk_cards.pass_on(work, saved, (line,), saved.agent)
    first = saved.status is _S.WAITING and not await work.viewers(talk_cards.subject(talk.id))
    if first or talk.status in {_S.CLOSED, _S.OFFERED}:
        await rung(work, saved, also=called)
        return saved
    if saved.waits != talk.waits:
        await talk_clock.watch(work, saved)
    await talk_cards.refresh(work, saved, ring=called)
    return saved


async def _own(work: Work, id_: TalkId) -> Talk:
    talk = await rows.find(work.db, Talk, id_)
    if talk.person != work.me:
        raise NotFound
    return talk
