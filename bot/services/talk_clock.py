"""The clock of talks: rung again until somebody answers, left until the desk opens, closed when all has been said."""

from datetime import datetime, timedelta

from bot.domain.desk_hours import opens_at as desk_opens_at
from bot.domain.permits import May
from bot.domain.talks import Ended, Talk, TalkStatus, Team
from bot.services import house, occurrences, talk_cards, talk_lines
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound

WAITS, OPENS, IDLE = "talk-waits", "talk-opens", "talk-idle"
_WINDOW = timedelta(days=2)
_ABOVE = 2
"""Rung again, from then on with whoever answers for them, less and less often."""
_S = TalkStatus


async def opens_at(work: Work) -> datetime | None:
    """Inside other verbs: when the front desk opens (UTC); None while somebody is there."""
    opens = desk_opens_at(await house.calendar(work), work.desk.clock.local(work.now))
    return None if opens is None else work.desk.clock.at(opens.date(), opens.hour, opens.minute)


async def watch(work: Work, talk: Talk) -> None:
    """Inside other verbs: note when it is rung again, or for the first time when the desk opens."""
    if talk.asleep and talk.opens_at is not None:
        scope = f"{talk.id}:{int(talk.opens_at.timestamp())}"
        await occurrences.plan(work, OPENS, scope, talk.opens_at, talk.opens_at + _WINDOW)
    elif talk.waiting_since is not None:
        await _plan_call(work, talk, 1)


async def watch_idle(work: Work, talk: Talk) -> None:
    """Inside other verbs: note when nobody will have said anything for long."""
    due = talk.idle_at(timedelta(hours=(await house.rules(work)).talk_idle_hours))
    await occurrences.plan(work, IDLE, f"{talk.id}:{int(due.timestamp())}", due, due + _WINDOW)


@needs(May.KEEP_TIME)
async def call(work: Work, scope: str) -> None:
    """Nobody has answered yet: rung again, then with whoever answers for them; who waits hears the telephone number.

    Where the desk has closed meanwhile, whoever waits is told so plainly, though somebody had it.
    """
    talk, step = await _still(work, scope), int(scope.split(":")[2])
    if talk is None or talk.waiting_since is None or scope != f"{talk.id}:{talk.waits}:{step}" or talk.asleep:
        return
    if talk.team is Team.FRONT_DESK and (opens := await opens_at(work)):
        await _leave_until(work, talk, opens)
        return
    await _ring(work, talk, above=step >= _ABOVE)
    await _plan_call(work, talk, step + 1)
    if step == _ABOVE:
        number = await house.number(work, "front_desk" if talk.team is Team.FRONT_DESK else "security_desk")
        work.tell(talk.person, "talk-still-waiting", number=number)


@needs(May.KEEP_TIME)
async def open_up(work: Work, scope: str) -> None:
    """The desk has opened: what was left for it is rung; what was only looked at is over."""
    talk = await _still(work, scope)
    if talk is None or talk.opens_at is None or scope != f"{talk.id}:{int(talk.opens_at.timestamp())}":
        return
    saved = await work.save(talk, talk.open_up(work.now))
    if saved.status is _S.CLOSED:
        await talk_cards.refresh(work, saved)
        return
    for line in await talk_lines.of(work, talk.id):
        talk_lines.mark(work, line)
    await watch(work, saved)
    await watch_idle(work, saved)
    await talk_cards.refresh(work, saved, ring=await talk_cards.team(work, saved))


@needs(May.KEEP_TIME)
async def idle(work: Work, scope: str) -> None:
    """Nobody has said anything for long: what was answered is closed, with a word to both."""
    talk = await _still(work, scope)
    if talk is None or talk.asleep:
        return
    if talk.idle_at(timedelta(hours=(await house.rules(work)).talk_idle_hours)) > work.now:
        await watch_idle(work, talk)
    elif talk.status is _S.TAKEN and talk.waiting_since is None:
        saved = await work.save(talk, talk.close(None, Ended.IDLE, work.now))
        await talk_cards.refresh(work, saved, ring=[one for one in (talk.person, talk.agent) if one is not None])


async def _leave_until(work: Work, talk: Talk, opens: datetime) -> None:
    """It lies until the desk opens; who had it has gone home."""
    after = talk.release(work.now) if talk.status is _S.TAKEN else talk
    saved = await work.save(talk, after.sleep(opens))
    await watch(work, saved)
    await talk_cards.refresh(work, saved, ring=(talk.person,))


async def _ring(work: Work, talk: Talk, *, above: bool) -> None:
    holder = (talk.agent,) if talk.agent is not None and talk.status is _S.TAKEN else ()
    called = list(holder or await talk_cards.team(work, talk))
    if above:
        called += [*await talk_cards.team(work, talk), *await talk_cards.above(work, talk)]
    await talk_cards.refresh(work, talk, ring=[one for one in dict.fromkeys(called) if one != talk.person])


async def _plan_call(work: Work, talk: Talk, step: int) -> None:
    minutes = (await house.rules(work)).talk_answer_minutes * 2 ** max(0, step - _ABOVE)
    due = work.now + timedelta(minutes=minutes)
    await occurrences.plan(work, WAITS, f"{talk.id}:{talk.waits}:{step}", due, due + _WINDOW)


async def _still(work: Work, scope: str) -> Talk | None:
    try:
        talk = await rows.find(work.db, Talk, int(scope.partition(":")[0]))
    except NotFound:
        return None
    return None if talk.status is _S.CLOSED else talk
