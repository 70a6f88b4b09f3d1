"""People are asked what they think (R164, R176): whoever had something of it, or the whole house twice a year.

In rounds of some letters at a time, so that nobody's answer waits for them; each person once.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from sqlalchemy import select, update

from bot.domain.audiences import TENANTS, Seat
from bot.domain.people import PersonId, VendorId
from bot.domain.permits import May
from bot.domain.surveys import Opinion, Subject, Survey
from bot.domain.trades import Trade
from bot.domain.units import UnitUse
from bot.services import (
    audiences,
    house,
    occurrences,
    subscriptions,
    survey_cards,
    survey_results,
    track_records,
    vendors,
)
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.survey_tables import opinions
from bot.storage.survey_tables import surveys as table
from bot.talk import Answer, Lane

SURVEYS = "surveys"
"""What somebody may do without."""
REST, AGAIN, REMIND, CLOSES = "survey-rest", "survey-again", "survey-reminder", "survey-closes"
A_ROUND = 300
"""So many people at a time."""
_PACE, _WINDOW = timedelta(seconds=15), timedelta(hours=12)
Shown = Callable[[Survey, Opinion], Answer]
Uses = Mapping[PersonId, UnitUse | None]
"""People, and what their units are let for."""


@needs(May.KEEP_TIME)
async def ask(work: Work, subject: Subject, period: str) -> None:
    """Those are asked who are meant and want to be, each once; nobody where nobody is meant."""
    about = table.c.subject == subject, table.c.period == period
    if await rows.first(work.db, Survey, *about) is not None:
        return
    vendor, whom = await _meant(work, subject, period)
    if not whom:
        return
    rules = await house.rules(work)
    days = rules.satisfaction_days if subject is Subject.HOUSE else rules.survey_days
    closes = work.now + timedelta(days=days)
    survey = await work.add(
        Survey(subject=subject, period=period, vendor=vendor, opened_at=work.now, closes_at=closes)
    )  # fmt: skip
    await occurrences.plan(work, CLOSES, f"{survey.id}", closes, closes + _WINDOW)
    if subject is Subject.HOUSE:
        due = work.now + timedelta(days=rules.satisfaction_reminder_days)
        await occurrences.plan(work, REMIND, f"{survey.id}", due, closes)
    await _go_on(work, survey, whom)


@needs(May.KEEP_TIME)
async def ask_rest(work: Work, scope: str) -> None:
    """Those who did not fit into one round."""
    survey = await rows.find(work.db, Survey, int(scope.partition(":")[0]))
    if not survey.over(work.now):
        _, whom = await _meant(work, survey.subject, survey.period)
        await _go_on(work, survey, whom)


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """Who has not answered and is still meant is asked once more, in rounds as well; never twice."""
    survey = await rows.find(work.db, Survey, int(scope.partition(":")[0]))
    if survey.over(work.now):
        return
    silent = opinions.c.survey == survey.id, opinions.c.answered_at.is_(None), opinions.c.reminded_at.is_(None)
    held = await rows.every(work.db, Opinion, *silent, limit=A_ROUND)
    if not held:
        return
    ours = opinions.c.id.in_([one.id for one in held])
    await work.db.execute(update(opinions).where(ours).values(reminded_at=work.now))
    _, meant = await _meant(work, survey.subject, survey.period)
    await _show(work, survey, [one for one in held if one.person in meant], survey_cards.reminder, "again")
    await _plan(work, AGAIN, survey, held, full=len(held) == A_ROUND)


@needs(May.KEEP_TIME)
async def close(work: Work, scope: str) -> None:
    """It is over; what the whole house was asked about is told at once, what vendors are for waits to be looked up."""
    survey = await rows.find(work.db, Survey, int(scope))
    saved = await work.save(survey, survey.close(work.now))
    if saved.subject is Subject.HOUSE:
        await survey_results.tell(work, saved)


async def _meant(work: Work, subject: Subject, period: str) -> tuple[VendorId | None, Uses]:
    """Of whom it is, and who is asked; of the house also what their units are let for."""
    if subject.trade is None:
        seats = await audiences.meant(work, TENANTS)
        uses = {person: _use(own) for person, own in seats.items() if any(one.reachable for one in own)}
        return None, await _wanting(work, uses)
    return await _customers(work, subject.trade, period)


async def _customers(work: Work, trade: Trade, period: str) -> tuple[VendorId | None, Uses]:
    """Who had something of a vendor in that time; nobody where nobody does it for the building."""
    if await vendors.of(work, trade) is None:
        return None, {}
    record = await track_records.of(work, trade, period)
    return record.vendor, await _wanting(work, dict.fromkeys(record.customers))


async def _wanting(work: Work, uses: Uses) -> Uses:
    return {person: uses[person] for person in await subscriptions.wanting(work, SURVEYS, sorted(uses))}


def _use(seats: Sequence[Seat]) -> UnitUse | None:
    return next((one.home.use for one in seats if one.home), None)


async def _go_on(work: Work, survey: Survey, whom: Uses) -> None:
    """The next of them are asked."""
    asked = await work.db.execute(select(opinions.c.person).where(opinions.c.survey == survey.id))
    left = sorted(set(whom) - {PersonId(row.person) for row in asked})
    fresh = [
        Opinion(survey=survey.id, person=person, use=whom[person], asked_at=work.now) for person in left[:A_ROUND]
    ]  # fmt: skip
    await rows.add_new(work.db, opinions, *map(rows.values, fresh))
    await _show(work, survey, fresh, survey_cards.card, "asked")
    await _plan(work, REST, survey, fresh, full=len(left) > A_ROUND)


async def _show(work: Work, survey: Survey, held: Sequence[Opinion], shown: Shown, once: str) -> None:
    it = survey_cards.subject(survey.id)
    for one in held:
        await work.show(
            one.person, it, shown(survey, one), ring=True, lane=Lane.BROADCAST, dedupe=f"{it}:{once}", twice=False
        )  # fmt: skip


async def _plan(work: Work, kind: str, survey: Survey, done: Sequence[Opinion], *, full: bool) -> None:
    if full:
        due = work.now + _PACE
        await occurrences.plan(work, kind, f"{survey.id}:{done[-1].person}", due, due + _WINDOW)
