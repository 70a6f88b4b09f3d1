"""What tenants think of a repair: stars and, if they like, words; once for each closure."""

from bot.domain.aftermath import BEST, Rating
from bot.domain.order_states import OrderStatus
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId
from bot.domain.work_orders import WorkOrder
from bot.services import repair_cards
from bot.services.permission import needs
from bot.services.repair_rights import rates
from bot.services.repair_views import with_order
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import ratings


@needs(May.ANSWER_VERIFICATION)
async def rate(work: Work, intake: IntakeId, round_: int, stars: int) -> None:
    """Stars for a closed order; only from a tenant who was asked and answered, and once for each closure."""
    found, order = await with_order(work, intake)
    _must_rate(work, found)
    if order.status is not OrderStatus.CLOSED or order.answered_by is None or order.round != round_:
        raise Refusal("button-stale")
    if not 1 <= stars <= BEST:
        raise Refusal("button-stale")
    if await _given(work, order):
        raise Refusal("rating-given")
    await work.add(Rating(order=order.id, round=order.round, person=work.me, stars=stars, at=work.said_at))
    await repair_cards.refresh(work, intake)


@needs(May.ANSWER_VERIFICATION)
async def add_words(work: Work, intake: IntakeId, words: str) -> None:
    """A few words after the stars."""
    found, order = await with_order(work, intake)
    _must_rate(work, found)
    rating = await _given(work, order)
    if rating is None or rating.person != work.me:
        raise Refusal("button-stale")
    await work.save(rating, rating.add_words(words))


def _must_rate(work: Work, intake: Intake) -> None:
    if not rates(intake, work.actor):
        raise Refusal("not-found")


async def _given(work: Work, order: WorkOrder) -> Rating | None:
    return await rows.first(work.db, Rating, ratings.c.order == order.id, ratings.c.round == order.round)
