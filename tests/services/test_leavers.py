"""A technician leaves with work in hand: the dispatcher hears of it at once, and the work is dispatched anew."""

import pytest
from sqlalchemy import select

from bot.domain.order_states import OrderStatus
from bot.domain.people import Post, PostId
from bot.domain.quotes import Reply
from bot.domain.repairs import IntakeId
from bot.domain.roles import Role
from bot.domain.work_orders import WorkOrder
from bot.services import dispatch, people, privacy
from bot.services.repair_views import Repair, looked_up
from bot.storage.tables import outbox, posts
from bot.talk import Verb
from tests.services.repair_verbs import VERBS, WAYS
from tests.services.test_repair_table import staged
from tests.services.town import Town, told


async def _post(town: Town, who: str) -> PostId:
    async with town.desk.database.transaction() as db:
        held = select(posts.c.id).where(posts.c.person == town.people[who], posts.c.until.is_(None))
        return PostId((await db.execute(held)).scalar_one())


async def _leaves(town: Town, who: str) -> None:
    post = await _post(town, who)
    await town.does("cs_manager", lambda w: people.unbind(w, post))


async def _stands(town: Town, intake: IntakeId) -> tuple[Repair, WorkOrder]:
    repair = await town.does("dispatcher", lambda w: looked_up(w, intake))
    assert repair.order is not None
    return repair, repair.order


async def _rung(town: Town, who: str, intake: IntakeId) -> int:
    mine = (outbox.c.person == town.people[who], outbox.c.subject == f"repair:{intake}", outbox.c.verb == Verb.RING)
    async with town.desk.database.transaction() as db:
        return len((await db.execute(select(outbox.c.id).where(*mine))).all())


async def test_an_order_in_hand_goes_back_to_the_dispatcher_when_its_technician_leaves(town: Town) -> None:
    case = await staged(town, WAYS["accepted"])
    before = await _rung(town, "dispatcher", case.intake)
    await _leaves(town, "technician")
    _, order = await _stands(town, case.intake)
    assert (order.status, order.technician) == (OrderStatus.DISPATCHED, None)
    assert [one["number"] for one in await told(town, "dispatcher", "repair-left-behind")] == [order.number]
    assert await _rung(town, "dispatcher", case.intake) == before + 1


async def test_a_price_that_nobody_has_answered_goes_with_whoever_named_it(town: Town) -> None:
    case = await staged(town, WAYS["waits_quote"])
    await _leaves(town, "technician")
    repair, order = await _stands(town, case.intake)
    assert (order.status, order.technician) == (OrderStatus.DISPATCHED, None)
    assert repair.quote is not None
    assert repair.quote.reply is Reply.WITHDRAWN


async def test_a_helper_who_leaves_helps_no_more(town: Town) -> None:
    case = await staged(town, (*WAYS["accepted"], ("dispatcher", "add_helper")))
    await _leaves(town, "second_technician")
    repair, order = await _stands(town, case.intake)
    assert (repair.helpers, order.technician) == ((), town.people["technician"])
    for who in ("dispatcher", "technician"):
        assert [one["number"] for one in await told(town, who, "repair-helper-left")] == [order.number]


async def test_a_finished_order_keeps_who_did_it_and_who_helped(town: Town) -> None:
    way = (*WAYS["accepted"], ("dispatcher", "add_helper"), ("technician", "arrive"), ("technician", "complete"))
    case = await staged(town, way)
    for who in ("technician", "second_technician"):
        await _leaves(town, who)
    repair, order = await _stands(town, case.intake)
    assert order.technician == town.people["technician"]
    assert repair.helpers == (town.people["second_technician"],)


async def test_who_stays_a_technician_by_another_post_keeps_the_work(town: Town) -> None:
    case = await staged(town, WAYS["accepted"])
    first = await _post(town, "technician")
    post = Post(person=town.people["technician"], role=Role.TECHNICIAN, skills=("civil",), since=town.desk.clock.now())
    await town.does("cs_manager", lambda w: w.add(post))
    await town.does("cs_manager", lambda w: people.unbind(w, first))
    assert (await _stands(town, case.intake))[1].technician == town.people["technician"]


async def test_an_erased_technician_leaves_the_order_and_no_name(town: Town) -> None:
    case = await staged(town, WAYS["accepted"])
    await town.does("technician", privacy.erase)
    _, order = await _stands(town, case.intake)
    assert order.technician is None
    assert [one["number"] for one in await told(town, "dispatcher", "repair-left-behind")] == [order.number]


@pytest.mark.parametrize("how", ["deny", "reject", "come_back", "reopen"])
async def test_rework_does_not_stay_with_who_has_left(town: Town, how: str) -> None:
    case = await staged(town, WAYS["closed" if how in {"come_back", "reopen"} else "verifying"])
    await _leaves(town, "technician")
    assert await told(town, "dispatcher", "repair-left-behind") == []
    who = {"deny": "tenant", "come_back": "tenant", "reject": "csr", "reopen": "cs_manager"}[how]
    await town.does(who, lambda w: VERBS[how](w, case.intake, town))
    _, order = await _stands(town, case.intake)
    assert (order.status, order.technician, order.round) == (OrderStatus.DISPATCHED, None, 1)
    assert [one["number"] for one in await told(town, "dispatcher", "repair-left-behind")] == [order.number]
    await town.does("dispatcher", lambda w: dispatch.reassign(w, case.intake, town.people["second_technician"]))


async def test_rework_stays_with_who_did_it(town: Town) -> None:
    case = await staged(town, WAYS["verifying"])
    await town.does("tenant", lambda w: VERBS["deny"](w, case.intake, town))
    assert (await _stands(town, case.intake))[1].technician == town.people["technician"]
    assert await told(town, "dispatcher", "repair-left-behind") == []
