"""What is thought of vendors, at a tap: stars, and the manager's decision."""

from bot.domain.assessments import AssessmentId, Decision
from bot.domain.refusal import Refusal
from bot.domain.trades import Trade
from bot.handlers.table import OnButton
from bot.services import assessments, opinions, subscriptions
from bot.services.work import Work
from bot.talk import Answer, Said, answer, button


async def stars(work: Work, said: Said) -> Answer:
    """What somebody thinks of a month or a week, in stars."""
    trade, period = _trade(said), said.pressed.word(1)
    made = await opinions.rate(work, trade, period, said.pressed.number(2))
    return answer("stars-thanks", count=made.stars, rows=((button("opinion", trade.value, period),),))


async def renew(work: Work, said: Said) -> Answer:
    """The manager keeps the vendor."""
    await assessments.decide(work, AssessmentId(said.pressed.number(0)), Decision.RENEW)
    return answer("assessment-decided", toast=True)


async def change(work: Work, said: Said) -> Answer:
    """The manager has another one looked for."""
    await assessments.decide(work, AssessmentId(said.pressed.number(0)), Decision.CHANGE)
    return answer("assessment-decided", toast=True)


async def without_surveys(work: Work, said: Said) -> Answer:
    """No surveys any more."""
    del said
    await subscriptions.mute(work, opinions.SURVEYS)
    return answer("surveys-are-off", rows=((button("surveys-on"),),))


async def with_surveys(work: Work, said: Said) -> Answer:
    """Surveys again."""
    del said
    await subscriptions.unmute(work, opinions.SURVEYS)
    return answer("surveys-are-on")


def _trade(said: Said) -> Trade:
    try:
        return Trade(said.pressed.word(0))
    except ValueError:
        raise Refusal("button-stale") from None


BUTTONS: tuple[OnButton, ...] = (
    OnButton("stars", stars),
    OnButton("assessment-renew", renew),
    OnButton("assessment-change", change),
    OnButton("surveys-off", without_surveys),
    OnButton("surveys-on", with_surveys),
)
