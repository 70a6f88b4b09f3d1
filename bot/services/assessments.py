"""A vendor is assessed (R165-R168, R177-R181): a note each week, each month, each year; the manager decides."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.assessments import Assessment, AssessmentId, Decision
from bot.domain.months import Period, is_week, is_year
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.domain.surveys import tenths
from bot.domain.trades import Trade
from bot.services import actors, house, occurrences, opinions, track_records, vendors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.review_tables import assessments as table
from bot.talk import Answer, Lane, Rows, Style, Words, answer, button, words

MISSING = "assessment-missing"
"""What is due where nobody has assessed."""
_THREE_DAYS, _WINDOW = timedelta(days=3), timedelta(days=5)
_WEEK, _MONTH, _YEAR = "week", "month", "year"


@needs(May.KEEP_TIME)
async def ask(work: Work, trade: Trade, period: str) -> None:
    """Whoever writes it is asked for a week's note, or for the assessment of a month or a year."""
    await _ask(work, trade, period, again=True)


@needs(May.KEEP_TIME)
async def remind(work: Work, scope: str) -> None:
    """Nobody has written it: whoever should is asked again, and the manager knows."""
    word, _, period = scope.partition(":")
    trade = Trade(word)
    if await _made(work, trade, period) is not None:
        return
    await _ask(work, trade, period, again=False)
    whom = await actors.holding(work.db, Role.CS_MANAGER)
    work.tell(whom, "assessment-missing", trade=_called(trade), period=Period(period))


@needs(May.ASSESS_VENDORS)
async def improve(work: Work, trade: Trade, week: str, ahead: str) -> Assessment:
    """The week's note goes to the vendor (R177).

    Raises:
        Refusal: it has been written already, or is of no week.

    """
    if not is_week(week):
        raise Refusal("button-stale")
    return await _write(work, trade, week, None, "", ahead, renew=None)


@needs(May.ASSESS_VENDORS)
async def assess(
    work: Work, trade: Trade, period: str, score: int, said: str, ahead: str, *, renew: bool | None = None
) -> Assessment:
    """The month's or the year's assessment goes to the manager; what is to be better in a month, to the vendor too.

    Raises:
        Refusal: it has been written already, or is of no month or year.

    """
    if is_week(period) or (renew is None) is is_year(period):
        raise Refusal("button-stale")
    made = await _write(work, trade, period, score, said, ahead, renew=renew)
    for person in await actors.holding(work.db, Role.CS_MANAGER):
        await work.show(person, f"assessment:{made.id}", await _card(work, made), ring=person != work.actor.person)
    return made


@needs(May.DECIDE_VENDORS)
async def decide(work: Work, id_: AssessmentId, decision: Decision) -> Assessment:
    """The manager keeps the vendor, or has another one looked for (R168, R181)."""
    found = await rows.find(work.db, Assessment, id_)
    saved = await work.save(found, found.decide(decision, work.me, work.said_at))
    for person in await work.viewers(f"assessment:{saved.id}"):
        await work.show(person, f"assessment:{saved.id}", await _card(work, saved))
    leading = await actors.holding(work.db, Role.HOUSEKEEPING_SUPERVISOR, Role.TENANT_SUPERVISOR)
    it = f"assessment-told-{decision.value}"
    work.tell(leading, it, year=Period(saved.period), trade=_called(saved.trade), lane=Lane.ALERT)
    if decision is Decision.RENEW:
        work.tell(await actors.of_vendor(work.db, saved.vendor), "assessment-renewed", year=Period(saved.period))
    return saved


async def _write(
    work: Work, trade: Trade, period: str, score: int | None, said: str, ahead: str, *, renew: bool | None
) -> Assessment:
    if await _made(work, trade, period) is not None:
        raise Refusal("assessment-made-already", period=Period(period))
    vendor = (await track_records.of(work, trade, period)).vendor
    made = await work.add(
        Assessment(
            vendor=vendor, trade=trade, period=period, score=score, opinions=said, ahead=ahead, renew=renew,
            made_by=work.me, made_at=work.said_at,
        )
    )  # fmt: skip
    if not (is_week(period) or is_year(period)):
        await opinions.close_month(work, trade, period)
    if renew is None:
        work.tell(await actors.of_vendor(work.db, vendor), "assessment-improve", period=Period(period), ahead=ahead)
    return made


async def _ask(work: Work, trade: Trade, period: str, *, again: bool) -> None:
    """Ask for an assessment where there is somebody and something to assess."""
    if await vendors.of(work, trade) is None:
        return
    record = await track_records.of(work, trade, period)
    if not record.orders or await _made(work, trade, period) is not None:
        return
    kind = _YEAR if is_year(period) else _WEEK if is_week(period) else _MONTH
    it = answer(
        f"assessment-please-{kind}", trade=_called(trade), period=Period(period),
        figures=await _figures(work, trade, period), rows=((button(f"assess-{kind}", trade.value, period),),),
    )  # fmt: skip
    work.send(
        await _assessors(work, trade, year=is_year(period)), it, lane=Lane.ALERT, about=opinions.quoted(trade, period)
    )
    if again:
        due = work.now + _THREE_DAYS
        await occurrences.plan(work, MISSING, f"{trade.value}:{period}", due, due + _WINDOW)


async def _card(work: Work, made: Assessment) -> Answer:
    choices: Rows = ()
    if made.renew is not None and made.decision is None:
        renew = button("assessment-renew", made.id, style=Style.SUCCESS)
        choices = ((renew, button("assessment-change", made.id)),)
    return answer(
        "assessment",
        trade=_called(made.trade),
        period=Period(made.period),
        name=await actors.name_of(work.db, made.made_by),
        score=made.score or 0,
        figures=await _figures(work, made.trade, made.period),
        opinions=made.opinions,
        ahead=made.ahead,
        state=_state(made),
        rows=choices,
    )


def _called(trade: Trade) -> Words:
    return words(f"trade-{trade.value}")


def _state(made: Assessment) -> Words | str:
    if made.decision is not None:
        return words(f"assessment-is-{made.decision.value}")
    return "" if made.renew is None else words("assessment-advice-renew" if made.renew else "assessment-advice-change")


async def _figures(work: Work, trade: Trade, period: str) -> Words:
    record, said = await track_records.of(work, trade, period), await opinions.given(work, trade, period)
    stars = tenths([one.marks[0] for one in said])
    return words(
        f"assessment-figures-{trade.value}", orders=record.orders, **record.counts, count=len(said),
        stars=f"{stars // 10}.{stars % 10}",
        said=[words("assessment-said", words=one.words) for one in said if one.words],
    )  # fmt: skip


async def _assessors(work: Work, trade: Trade, *, year: bool) -> Sequence[PersonId]:
    rules = await house.rules(work)
    if trade is Trade.MEALS:
        return await actors.holding(work.db, rules.meal_assessor)
    return await actors.holding(work.db, rules.laundry_year_assessor if year else rules.laundry_month_assessor)


async def _made(work: Work, trade: Trade, period: str) -> Assessment | None:
    of_period = table.c.trade == trade, table.c.period == period
    return await rows.first(work.db, Assessment, *of_period)
