"""The manager's decision about a vendor, at a tap."""

from bot.domain.assessments import AssessmentId, Decision
from bot.handlers.table import OnButton
from bot.services import assessments
from bot.services.work import Work
from bot.talk import Answer, Said, answer


async def renew(work: Work, said: Said) -> Answer:
    """The manager keeps the vendor."""
    await assessments.decide(work, AssessmentId(said.pressed.number(0)), Decision.RENEW)
    return answer("assessment-decided", toast=True)


async def change(work: Work, said: Said) -> Answer:
    """The manager has another one looked for."""
    await assessments.decide(work, AssessmentId(said.pressed.number(0)), Decision.CHANGE)
    return answer("assessment-decided", toast=True)


BUTTONS: tuple[OnButton, ...] = (
    OnButton("assessment-renew", renew),
    OnButton("assessment-change", change),
)
