"""The laundry is looked at (R164-R168): tenants are asked, the month and the year are assessed, the manager decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement

from bot.domain.assessments import Assessment, AssessmentId, Decision, Opinion, tenths
from bot.domain.laundry import LaundryOrder, LaundryStatus
from bot.domain.months import days_of, is_year, month_before, span, year_of
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import actors, house, laundry, laundry_cards, occurrences, subscriptions
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.laundry_tables import assessments, laundry_orders, opinions
from bot.talk import Answer, Lane, Rows, Style, Words, answer, button, words

SURVEYS, MISSING, QUOTED = "surveys", "assessment-missing", "laundry-opinions"
"""The push that asks for opinions; what is due where nobody has assessed; what letters are about that quote them."""
_THREE_DAYS, _WINDOW = timedelta(days=3), timedelta(days=5)
_STARS = range(1, 6)


@dataclass(frozen=True)
class Figures:
    """A period of the laundry in numbers: orders, not collected in time, washed again, opinions, stars in tenths."""

    period: str
    orders: int
    late: int
    rewashed: int
    opinions: int
    stars: int
    said: tuple[str, ...]


@needs(May.KEEP_TIME)
async def ask_tenants(work: Work, scope: str) -> None:
    """On a day of the month those are asked who had something washed in the month before (R164)."""
    month = month_before(date.fromisoformat(scope[:10]))
    whom = {one for order in await _orders(work, month) for one in await laundry_cards.owners(work, order)}
    stars = tuple(button("laundry-stars", month, n, label="button-laundry-star", count=n) for n in _STARS)
    it = answer("laundry-survey", month=month, rows=(stars, (button("surveys-off"),)))
    wanting = await subscriptions.wanting(work, SURVEYS, sorted(whom))
    work.send(wanting, it, lane=Lane.BROADCAST, dedupe=f"laundry-survey:{month}", twice=False)


@needs(May.ORDER_LAUNDRY)
async def rate(work: Work, month: str, stars: int) -> Opinion:
    """One to five stars; a second tap changes them, until the month is assessed.

    Raises:
        Refusal: the person has had nothing washed in that month, or it has been assessed.

    """
    span(month)
    own = [order for order in await _orders(work, month) if order.belongs_to(work.actor)]
    if not own:
        raise Refusal("button-stale")
    if await _assessed(work, month) is not None:
        raise Refusal("laundry-survey-over")
    held = await rows.first(work.db, Opinion, opinions.c.person == work.me, opinions.c.period == month)
    if held is not None:
        return await work.save(held, held.rate(stars, work.said_at))
    fresh = Opinion(vendor=own[-1].vendor, period=month, person=work.me, stars=1, at=work.said_at)
    return await work.add(fresh.rate(stars, work.said_at))


@needs(May.ORDER_LAUNDRY)
async def explain(work: Work, month: str, said: str) -> Opinion:
    """The same in words. Raises Refusal where there are no stars yet, or the month has been assessed."""
    held = await rows.first(work.db, Opinion, opinions.c.person == work.me, opinions.c.period == month)
    if held is None:
        raise Refusal("button-stale")
    if await _assessed(work, month) is not None:
        raise Refusal("laundry-survey-over")
    return await work.save(held, held.explain(said))


@needs(May.KEEP_TIME)
async def ask_month(work: Work, scope: str) -> None:
    """Three days before the payment day the supervisor is asked for last month's assessment (R165)."""
    payday = date.fromisoformat(scope[:10]) + _THREE_DAYS
    await _ask(work, month_before(payday), await _assessors(work, year=False))


@needs(May.KEEP_TIME)
async def ask_year(work: Work, scope: str) -> None:
    """The end of the year: the housekeeping supervisor is asked for the year's assessment (R167)."""
    await _ask(work, scope[:4], await _assessors(work, year=True))


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """Nobody has written it: whoever should is asked again, and the manager knows."""
    if await _assessed(work, scope) is not None:
        return
    whom = await _assessors(work, year=is_year(scope))
    await _ask(work, scope, whom, again=False)
    work.tell(await actors.holding(work.db, Role.CS_MANAGER), "assessment-missing", period=scope)


@needs(May.ASSESS_VENDORS)
async def assess(
    work: Work, period: str, score: int, said: str, ahead: str, *, renew: bool | None = None
) -> Assessment:
    """The month's or the year's assessment goes to the manager (R165, R167); what is to be better, to the laundry too.

    Raises:
        Refusal: it has been written already, or is of no month or year.

    """
    if (renew is None) is is_year(period):
        raise Refusal("button-stale")
    orders = await _orders(work, period)
    vendor = orders[-1].vendor if orders else (await laundry.laundry_of(work)).id
    if await _assessed(work, period) is not None:
        raise Refusal("assessment-made-already", period=period)
    made = await work.add(
        Assessment(
            vendor=vendor, period=period, score=score, opinions=said, ahead=ahead, renew=renew, made_by=work.me,
            made_at=work.said_at,
        )
    )  # fmt: skip
    managers = await actors.holding(work.db, Role.CS_MANAGER)
    for person in managers:
        await work.show(person, f"assessment:{made.id}", await _card(work, made), ring=person != work.actor.person)
    if renew is None:
        washing = await actors.of_vendor(work.db, vendor)
        work.tell(washing, "assessment-improve", period=period, ahead=ahead)
    return made


@needs(May.DECIDE_VENDORS)
async def decide(work: Work, id_: AssessmentId, decision: Decision) -> Assessment:
    """The manager keeps the laundry, or has another one looked for (R168)."""
    found = await rows.find(work.db, Assessment, id_)
    saved = await work.save(found, found.decide(decision, work.me, work.said_at))
    for person in await work.viewers(f"assessment:{saved.id}"):
        await work.show(person, f"assessment:{saved.id}", await _card(work, saved))
    leading = await actors.holding(work.db, Role.HOUSEKEEPING_SUPERVISOR, Role.TENANT_SUPERVISOR)
    work.tell(leading, f"assessment-told-{decision.value}", year=saved.period, lane=Lane.ALERT)
    if decision is Decision.RENEW:
        work.tell(await actors.of_vendor(work.db, saved.vendor), "assessment-renewed", year=saved.period)
    return saved


async def forget_words(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: what somebody wrote goes; what the letters are about that quoted it."""
    about = set[str]()
    for one in await rows.every(work.db, Opinion, opinions.c.person == person):
        await work.save(one, one.erase(), "erased")
        periods = (one.period, year_of(one.period))
        made = await rows.every(work.db, Assessment, assessments.c.period.in_(periods))
        about |= {f"{QUOTED}:{period}" for period in periods} | {f"assessment:{it.id}" for it in made}
    return sorted(about)


async def _figures(work: Work, period: str) -> Figures:
    orders = await _orders(work, period)
    said = await rows.every(work.db, Opinion, opinions.c.period.startswith(period))
    return Figures(
        period=period,
        orders=len(orders),
        late=sum(_was_late(order) for order in orders),
        rewashed=sum(order.rewashes > 0 for order in orders),
        opinions=len(said),
        stars=tenths(said),
        said=tuple(one.words for one in said if one.words),
    )


async def _ask(work: Work, period: str, whom: Sequence[PersonId], *, again: bool = True) -> None:
    """Ask for an assessment where there is something to assess."""
    found = await _figures(work, period)
    if not found.orders or await _assessed(work, period) is not None:
        return
    year = is_year(period)
    form = button("laundry-assess-year", period) if year else button("laundry-assess", period)
    key = "assessment-please-year" if year else "assessment-please"
    it = answer(key, period=period, figures=_shown(found), rows=((form,),))
    work.send(whom, it, lane=Lane.ALERT, about=f"{QUOTED}:{period}")
    if again:
        due = work.now + _THREE_DAYS
        await occurrences.plan(work, MISSING, period, due, due + _WINDOW)


async def _card(work: Work, made: Assessment) -> Answer:
    choices: Rows = ()
    if made.renew is not None and made.decision is None:
        renew = button("assessment-renew", made.id, style=Style.SUCCESS)
        choices = ((renew, button("assessment-change", made.id)),)
    return answer(
        "assessment",
        period=made.period,
        name=await actors.name_of(work.db, made.made_by),
        score=made.score,
        figures=_shown(await _figures(work, made.period)),
        opinions=made.opinions,
        ahead=made.ahead,
        state=_state(made),
        rows=choices,
    )


def _state(made: Assessment) -> Words | str:
    if made.decision is not None:
        return words(f"assessment-is-{made.decision.value}")
    return "" if made.renew is None else words("assessment-advice-renew" if made.renew else "assessment-advice-change")


def _shown(found: Figures) -> Words:
    return words(
        "assessment-figures", orders=found.orders, late=found.late, rewashed=found.rewashed, count=found.opinions,
        stars=f"{found.stars // 10}.{found.stars % 10}",
        said=[words("assessment-said", words=one) for one in found.said],
    )  # fmt: skip


def _was_late(order: LaundryOrder) -> bool:
    return bool(order.due_at and order.collected_at and order.collected_at > order.due_at)


async def _assessors(work: Work, *, year: bool) -> tuple[PersonId, ...]:
    rules = await house.rules(work)
    return await actors.holding(work.db, rules.laundry_year_assessor if year else rules.laundry_month_assessor)


async def _assessed(work: Work, period: str) -> Assessment | None:
    return await rows.first(work.db, Assessment, assessments.c.period == period)


async def _orders(work: Work, period: str) -> list[LaundryOrder]:
    """What was asked for in a month or a year, and not cancelled."""
    not_cancelled = laundry_orders.c.status != LaundryStatus.CANCELLED
    return await rows.every(work.db, LaundryOrder, *_within(work, period), not_cancelled)


def _within(work: Work, period: str) -> tuple[ColumnElement[bool], ...]:
    first, following = days_of(period)
    begin, end = work.desk.clock.at(first, 0), work.desk.clock.at(following, 0)
    return laundry_orders.c.requested_at >= begin, laundry_orders.c.requested_at < end
