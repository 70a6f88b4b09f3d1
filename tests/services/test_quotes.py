"""What was agreed and what waits stands on everybody's card; a price whose work goes to somebody else holds no more."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.money import Fen
from bot.domain.order_states import Wait
from bot.domain.people import SYSTEM
from bot.domain.quotes import Price, Quote, Reply
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import actors, dispatch, quotes, slips, voids
from bot.services.repair_views import looked_up
from bot.services.repair_words import card
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Answer
from tests.services.test_work_orders import order_of, reported, steps, told
from tests.services.town import Town

Steps = list[tuple[str, Callable[[Work], Awaitable[object]]]]
PRICES = [Price("tap", "龙头", "Tap", Fen(4500)), Price("hose", "软管", "Hose", Fen(1500))]


async def quoted(town: Town, **counts: int) -> IntakeId:
    """The technician is there and has named a price."""
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, PRICES))
    intake = await reported(town)
    for who, step in steps(town, intake)[:3]:
        await town.does(who, step)
    await names(town, intake, **counts)
    return intake


async def names(town: Town, intake: IntakeId, **counts: int) -> None:
    await town.does("technician", lambda w: quotes.name_price(w, intake, counts, ()))


async def seen(town: Town, who: str, intake: IntakeId) -> Answer:
    """Somebody's card."""

    async def looked(work: Work) -> Answer:
        actor = await actors.by_id(work.db, town.people[who])
        assert actor is not None
        return card(await looked_up(work, intake), actor)

    return await town.desk.do(SYSTEM, looked)


async def prices_on(town: Town, who: str, intake: IntakeId) -> list[tuple[int, str]]:
    """The prices on somebody's card: how much, and what was said to it."""
    found: Any = (await seen(town, who, intake)).say.args["lines"]
    return [(int(one.args["total"].fen), one.args["reply"].key) for one in found if one.key == "repair-line-quote"]


async def all_quotes(town: Town) -> list[Quote]:
    async with town.desk.database.transaction() as db:
        return await rows.every(db, Quote)


def actions(it: Answer) -> set[str]:
    return {button.action for row in it.rows for button in row}


def gives_up(town: Town, intake: IntakeId, how: str) -> Steps:
    other = town.people["second_technician"]
    return {
        "hand_back": [("technician", lambda w: dispatch.hand_back(w, intake, "ill"))],
        "take_over": [("dispatcher", lambda w: dispatch.reassign(w, intake, other, "ill"))],
        "void": [
            ("dispatcher", lambda w: voids.ask_void(w, intake, "twice")),
            ("cs_manager", lambda w: voids.void(w, intake)),
        ],
    }[how]  # type: ignore[return-value]


@pytest.mark.manual("R103")
@pytest.mark.parametrize("how", ["hand_back", "take_over", "void"])
async def test_a_price_holds_no_more_once_somebody_else_is_to_do_it(town: Town, how: str) -> None:
    intake = await quoted(town, tap=1)
    assert "quote-yes" in actions(await seen(town, "tenant", intake))
    before = len(await told(town, "tenant"))
    for who, step in gives_up(town, intake, how):
        await town.does(who, step)
    assert len(await told(town, "tenant")) > before  # the card is brought up to date
    assert await prices_on(town, "tenant", intake) == [(4500, "quote-withdrawn")]
    for who in ("tenant", "csr"):
        assert not {"quote-yes", "quote-no", "quote-phoned"} & actions(await seen(town, who, intake))
    with pytest.raises(Refusal, match="quote-holds-no-more"):
        await town.does("tenant", lambda w: quotes.reply(w, intake, 1, Reply.AGREED))
    with pytest.raises(Refusal, match="quote-holds-no-more"):
        await town.does("csr", lambda w: quotes.agreed_by_phone(w, intake, 1))


async def corrects(town: Town, intake: IntakeId, quote: int, **counts: int) -> Quote:
    return await town.does("technician", lambda w: quotes.correct(w, intake, quote, counts, ()))


@pytest.mark.manual("R103")
async def test_a_price_that_was_wrong_is_corrected_while_nobody_has_answered_it(town: Town) -> None:
    intake = await quoted(town, tap=2)
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [replace(PRICES[0], price=Fen(5000))]))
    before, order = len(await told(town, "tenant")), await order_of(town, intake)
    town.desk.clock.advance(timedelta(hours=1))
    for who in ("technician", "tenant", "csr", "dispatcher"):
        assert ("repair-requote" in actions(await seen(town, who, intake))) == (who == "technician")
    second = await corrects(town, intake, 1, tap=1)
    assert len(await told(town, "tenant")) > before  # asked anew, with sound
    for who in ("tenant", "technician", "csr"):
        assert await prices_on(town, who, intake) == [(5000, "quote-open-corrected")]
    kept = [(one.total, one.reply, one.price_list) for one in await all_quotes(town)]
    assert kept == [(9000, Reply.WITHDRAWN, 1), (5000, Reply.OPEN, 2)]
    waits = await order_of(town, intake)
    assert (waits.paused_at, waits.waiting) == (order.paused_at, Wait.QUOTE)  # their turn since the first price
    for who, answer_ in (("tenant", Reply.AGREED), ("tenant", Reply.DECLINED)):
        with pytest.raises(Refusal, match="quote-corrected"):
            await town.does(who, lambda w, a=answer_: quotes.reply(w, intake, 1, a))  # type: ignore[misc]
    with pytest.raises(Refusal, match="quote-corrected"):
        await town.does("csr", lambda w: quotes.agreed_by_phone(w, intake, 1))
    await town.does("tenant", lambda w: quotes.reply(w, intake, second.id, Reply.AGREED))
    assert await prices_on(town, "tenant", intake) == [(5000, "quote-agreed")]


@pytest.mark.parametrize(
    ("said", "told_"), [(Reply.AGREED, "quote-agreed-meanwhile"), (Reply.DECLINED, "quote-declined-meanwhile")]
)
async def test_what_the_tenant_has_answered_is_not_corrected_behind_their_back(
    town: Town, said: Reply, told_: str
) -> None:
    intake = await quoted(town, tap=1)
    await town.does("tenant", lambda w: quotes.reply(w, intake, 1, said))
    with pytest.raises(Refusal, match=told_):
        await corrects(town, intake, 1, tap=2)
    assert [(one.total, one.reply) for one in await all_quotes(town)] == [(4500, said)]


async def test_what_was_agreed_before_still_is_when_the_price_after_it_is_corrected(town: Town) -> None:
    intake = await quoted(town, tap=1)
    await town.does("tenant", lambda w: quotes.reply(w, intake, 1, Reply.AGREED))
    await names(town, intake, tap=3)
    await corrects(town, intake, 2, tap=2)
    assert await prices_on(town, "tenant", intake) == [(4500, "quote-agreed"), (9000, "quote-open-instead")]
    await town.does("tenant", lambda w: quotes.reply(w, intake, 3, Reply.DECLINED))
    assert await prices_on(town, "tenant", intake) == [(4500, "quote-agreed"), (9000, "quote-declined")]


async def test_a_corrected_price_has_something_in_it_and_is_asked_with_what_was_named_before(town: Town) -> None:
    intake = await quoted(town, tap=2, hose=1)
    assert await town.does("technician", lambda w: quotes.named_counts(w, intake)) == {"tap": 2, "hose": 1}
    with pytest.raises(Refusal, match="quote-empty"):
        await corrects(town, intake, 1, tap=0)
    with pytest.raises(Refusal, match="button-stale"):
        await corrects(town, intake, 7, tap=1)
    assert [one.reply for one in await all_quotes(town)] == [Reply.OPEN]


async def test_a_corrected_price_is_waited_for_as_long_as_any_other(town: Town) -> None:
    intake = await quoted(town, tap=1)
    town.desk.clock.advance(timedelta(hours=20))
    await corrects(town, intake, 1, tap=2)
    town.desk.clock.advance(timedelta(hours=20))
    await Clockwork(town.desk, SCHEDULE).tick()
    assert "repair-standing-quote" not in await told(town, "csr")
    town.desk.clock.advance(timedelta(hours=5))
    await Clockwork(town.desk, SCHEDULE).tick()
    assert "repair-standing-quote" in await told(town, "csr")


async def test_what_was_agreed_stays_agreed_whoever_does_it(town: Town) -> None:
    intake = await quoted(town, tap=1)
    await town.does("tenant", lambda w: quotes.reply(w, intake, 1, Reply.AGREED))
    await town.does("technician", lambda w: dispatch.hand_back(w, intake, "ill"))
    assert [one.reply for one in await all_quotes(town)] == [Reply.AGREED]


@pytest.mark.parametrize("who", ["tenant", "technician", "csr", "dispatcher"])
async def test_what_was_agreed_and_what_waits_are_on_everybodys_card(town: Town, who: str) -> None:
    intake = await quoted(town, tap=1)
    await town.does("tenant", lambda w: quotes.reply(w, intake, 1, Reply.AGREED))
    assert await prices_on(town, who, intake) == [(4500, "quote-agreed")]
    await names(town, intake, tap=1, hose=2)
    assert await prices_on(town, who, intake) == [(4500, "quote-agreed"), (7500, "quote-open-instead")]
    found: Any = (await seen(town, who, intake)).say.args["lines"]
    assert [one.args["count"] for one in found if one.key == "repair-line-price"] == [1, 1, 2]
    await town.does("tenant", lambda w: quotes.reply(w, intake, 2, Reply.DECLINED))
    assert await prices_on(town, who, intake) == [(4500, "quote-agreed"), (7500, "quote-declined")]
    await names(town, intake, hose=1)
    await town.does("tenant", lambda w: quotes.reply(w, intake, 3, Reply.AGREED))
    assert await prices_on(town, who, intake) == [(1500, "quote-agreed")]


async def test_the_slip_shows_what_was_agreed_and_not_what_was_declined_after_it(town: Town) -> None:
    intake = await quoted(town, tap=1)
    await town.does("tenant", lambda w: quotes.reply(w, intake, 1, Reply.AGREED))
    await names(town, intake, tap=1, hose=2)
    await town.does("tenant", lambda w: quotes.reply(w, intake, 2, Reply.DECLINED))
    assert (await town.does("tenant", lambda w: slips.of(w, intake))).total == 4500
