"""Objections to a month's statement: what is wrong with it, and what came of it (R166, R179)."""

from datetime import datetime

from bot.domain.months import Period, span
from bot.domain.objections import Billed, Objection, ObjectionId, in_time
from bot.domain.permits import May
from bot.domain.units import Tenant, TenantId
from bot.services import actors, house, meal_times, occurrences, payers
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.rows import NotFound
from bot.talk import Lane, answer, button

_S = Billed
_STATED = {_S.MEALS: meal_times.STATEMENTS, _S.LAUNDRY: "laundry-statements", _S.BUSINESS: "bc-statements"}
"""What is due where the month's statements go out."""
_SAID = {_S.MEALS: "objection", _S.LAUNDRY: "laundry-objection", _S.BUSINESS: "bc-objection"}
_ANSWERED = {
    _S.MEALS: "objection-answered", _S.LAUNDRY: "laundry-objection-answered", _S.BUSINESS: "bc-objection-answered",
}  # fmt: skip


@needs(May.ORDER_MEAL)
async def object_to(work: Work, bill: Billed, month: str, tenant: TenantId, text: str) -> Objection:
    """The tenant says what is wrong with it, within three days of its coming; accounts hear of it at once.

    Raises:
        NotFound: they do not pay for that tenant.
        Refusal: it has not come yet, or the three days are over.

    """
    if work.actor.person not in await payers.of(work, tenant):
        raise NotFound
    came, sent = await _came(work, bill, month)
    in_time(month, came, sent, work.said_at)
    made = await work.add(Objection(bill=bill, month=month, tenant=tenant, person=work.me, text=text, at=work.said_at))
    held = await rows.find(work.db, Tenant, tenant)
    settle = ((button("objection-settle", made.id),),)
    it = answer(_SAID[bill], month=Period(month), tenant=held.name, text=text, rows=settle)
    work.send(await actors.holding(work.db, *payers.ACCOUNTS), it, lane=Lane.ALERT, about=f"objection:{made.id}")
    return made


@needs(May.SEE_STATEMENTS)
async def settle(work: Work, id_: ObjectionId, words: str) -> Objection:
    """It has been looked into; the tenant hears what came of it."""
    found = await rows.find(work.db, Objection, id_)
    saved = await work.save(found, found.settle(work.me, work.said_at, words))
    it = answer(_ANSWERED[saved.bill], month=Period(saved.month), words=words)
    work.send(saved.person, it, about=f"objection:{saved.id}")
    return saved


async def _came(work: Work, bill: Billed, month: str) -> tuple[datetime, datetime]:
    """From when on it is out, and the end of that day: a later one where the house was away, or has put it off."""
    _, following = span(month)
    at, clock = (await house.rules(work)).statement_time, work.desk.clock
    planned = clock.at(following, at.hour, at.minute)
    sent = await occurrences.done_at(work, _STATED[bill], f"{following}")
    if sent is None and await occurrences.waits(work, _STATED[bill], f"{following}", but=""):
        return planned, clock.at(clock.today(max(planned, work.now)), 23, 59)
    return min(planned, sent or planned), clock.at(clock.today(max(planned, sent or planned)), 23, 59)
