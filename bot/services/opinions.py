"""What tenants think of a vendor (R164, R176): asked each month or week, answered with a tap, perhaps with words."""

from collections.abc import Sequence

from bot.domain.assessments import MOST_STARS, Assessment, Opinion
from bot.domain.months import Period, month_of, year_of
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.trades import Trade
from bot.services import subscriptions, track_records, vendors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.review_tables import assessments
from bot.storage.review_tables import opinions as table
from bot.talk import Lane, answer, button

SURVEYS, QUOTED = "surveys", "opinions"
"""The push that asks for opinions; what letters are about that quote them."""
_STARS = range(1, MOST_STARS + 1)


@needs(May.KEEP_TIME)
async def ask(work: Work, trade: Trade, period: str) -> None:
    """Those are asked who had something of it in that time, each once; nobody where nobody does it for the building."""
    if await vendors.of(work, trade) is None:
        return
    record = await track_records.of(work, trade, period)
    stars = tuple(button("stars", trade.value, period, n, label="button-star", count=n) for n in _STARS)
    it = answer(f"survey-{trade.value}", period=Period(period), rows=(stars, (button("surveys-off"),)))
    wanting = await subscriptions.wanting(work, SURVEYS, record.customers)
    work.send(wanting, it, lane=Lane.BROADCAST, dedupe=f"survey:{trade.value}:{period}", twice=False)


@needs(May.RATE_VENDORS)
async def rate(work: Work, trade: Trade, period: str, stars: int) -> Opinion:
    """One to five stars; a second tap changes them, until the month is assessed.

    Raises:
        Refusal: the person had nothing of it in that time, or the month has been assessed.

    """
    record = await track_records.of(work, trade, period)
    if work.me not in record.customers:
        raise Refusal("button-stale")
    await _must_be_open(work, trade, period)
    held = await _own(work, trade, period)
    if held is not None:
        return await work.save(held, held.rate(stars, work.said_at))
    fresh = Opinion(vendor=record.vendor, trade=trade, period=period, person=work.me, stars=1, at=work.said_at)
    return await work.add(fresh.rate(stars, work.said_at))


@needs(May.RATE_VENDORS)
async def explain(work: Work, trade: Trade, period: str, said: str) -> Opinion:
    """The same in words. Raises Refusal where there are no stars yet, or the month has been assessed."""
    held = await _own(work, trade, period)
    if held is None:
        raise Refusal("button-stale")
    await _must_be_open(work, trade, period)
    return await work.save(held, held.explain(said))


async def given(work: Work, trade: Trade, period: str) -> Sequence[Opinion]:
    """Inside other verbs: the opinions of a week, a month or a year."""
    return await rows.every(work.db, Opinion, table.c.trade == trade, table.c.period.startswith(period))


def quoted(trade: Trade, period: str) -> str:
    """What a letter is about that quotes them."""
    return f"{QUOTED}:{trade.value}:{period}"


async def forget_words(work: Work, person: PersonId) -> list[str]:
    """Inside other verbs: what somebody wrote goes; what the letters are about that quoted it."""
    about = set[str]()
    for one in await rows.every(work.db, Opinion, table.c.person == person):
        await work.save(one, one.erase(), "erased")
        periods = {one.period, month_of(one.period), year_of(one.period)}
        in_them = assessments.c.trade == one.trade, assessments.c.period.in_(periods)
        made = await rows.every(work.db, Assessment, *in_them)
        about |= {quoted(one.trade, period) for period in periods} | {f"assessment:{it.id}" for it in made}
    return sorted(about)


async def _own(work: Work, trade: Trade, period: str) -> Opinion | None:
    mine = table.c.person == work.me, table.c.trade == trade, table.c.period == period
    return await rows.first(work.db, Opinion, *mine)


async def _must_be_open(work: Work, trade: Trade, period: str) -> None:
    of_month = assessments.c.trade == trade, assessments.c.period == month_of(period)
    if await rows.first(work.db, Assessment, *of_month) is not None:
        raise Refusal("survey-over")
