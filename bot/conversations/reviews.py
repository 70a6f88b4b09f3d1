"""The dialogues about vendors: the week's note, the month's and the year's assessment."""

from dataclasses import dataclass
from typing import Any

from bot.conversations.form import Form, ask, choose, given
from bot.conversations.parsers import long_text
from bot.conversations.questions import Option
from bot.domain.months import Period
from bot.domain.permits import May
from bot.domain.surveys import MOST_STARS
from bot.domain.trades import Trade
from bot.services import assessments
from bot.services.work import Work
from bot.talk import Answer, answer, words

_SCORES = tuple(Option(n, words("assessment-score", count=n)) for n in range(MOST_STARS, 0, -1))
_RENEW = (Option(True, words("assessment-advice-renew")), Option(False, words("assessment-advice-change")))


@dataclass(frozen=True)
class WeekNoted:
    """What the vendor is to do better."""

    trade: Trade = given(Trade)
    period: str = given(str)
    ahead: str = ask(long_text(1000))


async def note_week(work: Work, told: WeekNoted) -> Answer:
    """To the vendor."""
    await assessments.improve(work, told.trade, told.period, told.ahead)
    return answer("assessment-week-sent")


@dataclass(frozen=True)
class MonthAssessed:
    """The month's score, what tenants mainly say, what is to be improved."""

    trade: Trade = given(Trade)
    period: str = given(str)
    score: int = choose(_SCORES)
    opinions: str = ask(long_text(1000))
    ahead: str = ask(long_text(1000))


async def assess_month(work: Work, told: MonthAssessed) -> Answer:
    """To the manager; what is to be improved, to the vendor too."""
    made = await assessments.assess(work, told.trade, told.period, told.score, told.opinions, told.ahead)
    return answer("assessment-sent", period=Period(made.period))


@dataclass(frozen=True)
class YearAssessed:
    """The year's score, the main opinions, next year's focus, whether to renew."""

    trade: Trade = given(Trade)
    period: str = given(str)
    score: int = choose(_SCORES)
    opinions: str = ask(long_text(1000))
    ahead: str = ask(long_text(1000))
    renew: bool = choose(_RENEW)


async def assess_year(work: Work, told: YearAssessed) -> Answer:
    """To the manager, who decides."""
    made = await assessments.assess(
        work, told.trade, told.period, told.score, told.opinions, told.ahead, renew=told.renew
    )
    return answer("assessment-sent", period=Period(made.period))


FORMS: tuple[Form[Any], ...] = (
    Form("assess-week", WeekNoted, note_week, button="assess-week", needs=May.ASSESS_VENDORS, confirm=False),
    Form("assess-month", MonthAssessed, assess_month, button="assess-month", needs=May.ASSESS_VENDORS),
    Form("assess-year", YearAssessed, assess_year, button="assess-year", needs=May.ASSESS_VENDORS),
)
