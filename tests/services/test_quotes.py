"""What was agreed and what waits stands on everybody's card; a price whose work goes to somebody else holds no more."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.money import Fen
from bot.domain.people import SYSTEM
from bot.domain.quotes import Price, Quote, Reply
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.services import actors, dispatch, quotes, slips, voids
from bot.services.repair_views import looked_up
from bot.services.repair_words import card
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Answer
from tests.services.test_work_orders import reported, steps, told
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
