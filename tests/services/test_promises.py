"""What the tenant was promised holds, whoever comes and whoever took it down: times, prices, the last word."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.aftermath import Overdue
from bot.domain.categories import Category, Urgency
from bot.domain.field_notes import read
from bot.domain.money import Fen
from bot.domain.order_states import Method, OrderStatus, Result, Wait
from bot.domain.people import SYSTEM
from bot.domain.quotes import Charge, Price, Reply
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, IntakeId
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import dispatch, field_notes, quotes, repairs, verifications, work_orders
from bot.services.repairs import Reported
from bot.storage import rows
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.services.test_whose_word import offered
from tests.services.test_work_orders import intake_of, order_of, reported, told
from tests.services.town import Town
from tests.services.town import told as args_told

_MINUTE = timedelta(minutes=1)


async def issued(town: Town, booked: datetime | None = None, channel: Channel | None = None) -> IntakeId:
    """An order for a report, perhaps at a booked time, perhaps taken down on the phone by a rep."""
    what = Reported(
        town.unit, "tap drips", (), Category.PLUMBING, Urgency.NORMAL, preferred_at=booked, channel=channel
    )  # fmt: skip
    intake = (await town.does("csr" if channel else "tenant", lambda w: repairs.report(w, what))).id
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    return intake


async def on_site(town: Town, channel: Channel | None = None) -> IntakeId:
    intake = await issued(town, channel=channel)
    await town.does("technician", lambda w: work_orders.accept(w, intake))
    await town.does("technician", lambda w: work_orders.arrive(w, intake))
    return intake


async def test_another_time_for_the_tenant_is_no_more_time_to_accept(town: Town) -> None:
    intake = await issued(town)
    before = await order_of(town, intake)
    town.desk.clock.advance(timedelta(minutes=29))
    booked = town.desk.clock.now() + timedelta(hours=1)
    await town.does("tenant", lambda w: work_orders.book(w, intake, booked))
    after = await order_of(town, intake)
    assert (after.due_at, after.due_accept) == (booked, before.due_accept)
    town.desk.clock.advance(timedelta(minutes=2))
    await Clockwork(town.desk, SCHEDULE).tick()
    assert (await order_of(town, intake)).technician == town.people["second_technician"]


async def rung(town: Town, who: str, intake: IntakeId) -> int:
    """How often somebody has had the card of it anew, with sound."""
    mine = (outbox.c.person == town.people[who], outbox.c.subject == f"repair:{intake}", outbox.c.verb == Verb.RING)
    async with town.desk.database.transaction() as db:
        return len((await db.execute(select(outbox.c.id).where(*mine))).all())


@pytest.mark.parametrize("merged", [False, True], ids=["graded anew", "merged with what is more urgent"])
async def test_who_was_asked_is_rung_when_it_must_go_faster_and_has_the_time_from_then_on(
    town: Town, *, merged: bool
) -> None:
    intake = await issued(town)
    before, heard = await order_of(town, intake), await rung(town, "technician", intake)
    town.desk.clock.advance(timedelta(minutes=15))
    if merged:
        what = Reported(town.unit, "all is wet", (), Category.PLUMBING, Urgency.URGENT)
        other = (await town.does("tenant", lambda w: repairs.report(w, what))).id
        await town.does("dispatcher", lambda w: dispatch.merge(w, other, intake))
    else:
        await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.PLUMBING, Urgency.URGENT))
    assert await rung(town, "technician", intake) == heard + 1
    await Clockwork(town.desk, SCHEDULE).tick()
    order = await order_of(town, intake)
    assert (order.technician, order.due_accept) == (town.people["technician"], town.desk.clock.now() + 10 * _MINUTE)
    await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.PLUMBING, Urgency.NORMAL))
    assert await rung(town, "technician", intake) == heard + 1
    assert (await order_of(town, intake)).due_accept == before.due_accept
    town.desk.clock.advance(timedelta(minutes=14))
    await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.PLUMBING, Urgency.URGENT))
    assert (await order_of(town, intake)).due_accept == before.due_accept


async def test_a_corrected_category_makes_nobody_late_who_was_there_in_time(town: Town) -> None:
    intake = await issued(town)
    for verb in (work_orders.accept, work_orders.arrive):
        await town.does("technician", lambda w, v=verb: v(w, intake))  # type: ignore[misc]
    town.desk.clock.advance(timedelta(hours=6))
    await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.HVAC, Urgency.NORMAL))
    assert await town.desk.do(SYSTEM, lambda w: rows.every(w.db, Overdue)) == []


async def test_a_wish_that_is_over_before_anybody_is_sent_is_no_limit(town: Town) -> None:
    wished = town.desk.clock.now() + timedelta(minutes=30)
    what = Reported(town.unit, "tap drips", (), Category.PLUMBING, Urgency.NORMAL, preferred_at=wished)
    intake = (await town.does("tenant", lambda w: repairs.report(w, what))).id
    town.desk.clock.advance(timedelta(hours=1))
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    sent = await order_of(town, intake)
    assert (sent.booked_at, sent.due_at > town.desk.clock.now()) == (None, True)


async def test_a_limit_that_runs_out_while_nobody_holds_the_order_says_so(town: Town) -> None:
    intake = await issued(town)
    await town.does("technician", lambda w: dispatch.hand_back(w, intake, "ill"))
    town.desk.clock.advance(timedelta(days=1))
    await Clockwork(town.desk, SCHEDULE).tick()
    (late,) = await args_told(town, "dispatcher", "repair-late-on-site")
    assert late["who"]["$say"] == "repair-late-nobody"


@pytest.mark.parametrize("how", ["reassign", "transfer", "hand_back"])
async def test_whoever_comes_the_promised_times_stay(town: Town, how: str) -> None:
    booked = town.desk.clock.now() + timedelta(days=1, hours=1)
    intake = await issued(town, booked)
    before = await order_of(town, intake)
    assert before.booked_at == before.due_at == booked
    town.desk.clock.advance(timedelta(minutes=20))
    other = town.people["second_technician"]
    match how:
        case "reassign":
            await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, other))
        case "transfer":
            await town.does("technician", lambda w: dispatch.transfer(w, intake, other, "busy"))
        case "hand_back":
            await town.does("technician", lambda w: dispatch.hand_back(w, intake, "busy"))
    after = await order_of(town, intake)
    assert (after.booked_at, after.due_at, after.due_done) == (booked, before.due_at, before.due_done)
    assert after.due_accept > before.due_accept


async def test_a_later_no_does_not_undo_an_earlier_yes(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
    intake = await on_site(town)
    for count, said in ((1, Reply.AGREED), (5, Reply.DECLINED)):
        quote = await town.does("technician", lambda w, n=count: quotes.name_price(w, intake, {"tap": n}, ()))  # type: ignore[misc]
        await town.does("tenant", lambda w, q=quote.id, r=said: quotes.reply(w, intake, q, r))  # type: ignore[misc]
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new tap", ()))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED))
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.ON_SITE))
    async with town.desk.database.transaction() as db:
        (charge,) = await rows.every(db, Charge)
    assert charge.amount == 4500


async def test_work_that_is_done_is_reported_without_any_price_list(town: Town) -> None:
    intake = await on_site(town)
    words, used = await town.does("technician", lambda w: quotes.from_words(w, "new valve\nvalve 2 35\nreplace tap 1"))
    assert words == "new valve\nreplace tap 1"
    listed = await town.does("technician", lambda w: quotes.by_price_list(w, used))
    await town.does("technician", lambda w: work_orders.complete(w, intake, words, (), listed))
    assert [(line.name, line.amount) for line in (await order_of(town, intake)).materials] == [("valve", 7000)]


async def test_whoever_took_it_down_does_not_answer_in_the_tenants_place(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
    intake = await on_site(town, Channel.PHONE)
    quote = await town.does("technician", lambda w: quotes.name_price(w, intake, {"tap": 1}, ()))
    with pytest.raises(Refusal, match="not-found"):
        await town.does("csr", lambda w: quotes.reply(w, intake, quote.id, Reply.AGREED))
    await town.does("csr", lambda w: quotes.declined_by_phone(w, intake, quote.id))
    await town.does("technician", lambda w: work_orders.complete(w, intake, "made safe", ()))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED))
    await town.does("csr", lambda w: verifications.ask(w, intake))
    with pytest.raises(Refusal, match="not-found"):
        await town.does("csr", lambda w: verifications.confirm(w, intake, 0))
    await town.does("tenant", lambda w: verifications.confirm(w, intake, 0))
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.ASKED))


async def test_a_finding_of_a_colleague_s_own_is_not_theirs_to_pay_for(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
    what = Reported(town.unit, "tap drips", (), Category.PLUMBING, Urgency.NORMAL)
    intake = (await town.does("csr", lambda w: repairs.report(w, what))).id
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    await town.does("technician", lambda w: work_orders.accept(w, intake))
    await town.does("technician", lambda w: work_orders.arrive(w, intake))
    quote = await town.does("technician", lambda w: quotes.name_price(w, intake, {"tap": 1}, ()))
    with pytest.raises(Refusal, match="not-found"):
        await town.does("csr", lambda w: quotes.reply(w, intake, quote.id, Reply.AGREED))
    await town.does("tenant", lambda w: quotes.reply(w, intake, quote.id, Reply.AGREED))


async def test_where_nobody_lives_there_is_nobody_to_wait_for_or_to_pay(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
    what = Reported(
        None, "lobby lamp", (), Category.LIGHTING, Urgency.NORMAL, channel=Channel.WALK_IN, caller="passer-by"
    )
    intake = (await town.does("csr", lambda w: repairs.report(w, what))).id
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    await town.does("technician", lambda w: work_orders.accept(w, intake))
    await town.does("technician", lambda w: work_orders.arrive(w, intake))
    with pytest.raises(Refusal, match="repair-nobody-to-wait-for"):
        await town.does("technician", lambda w: work_orders.wait(w, intake, Wait.TENANT, "the key", None))
    with pytest.raises(Refusal, match="quote-nobody-pays"):
        await town.does("technician", lambda w: quotes.name_price(w, intake, {"tap": 1}, ()))
    await town.does("technician", lambda w: work_orders.wait(w, intake, Wait.PARTS, "lamp", None))


@pytest.mark.manual("R103")
@pytest.mark.parametrize(("result", "charged"), [(Result.RESOLVED, [4500]), (Result.NOT_DONE, [])])
async def test_what_was_agreed_and_never_carried_out_is_not_charged(
    town: Town, result: Result, charged: list[int]
) -> None:
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
    intake = await on_site(town)
    quote = await town.does("technician", lambda w: quotes.name_price(w, intake, {"tap": 1}, ()))
    await town.does("tenant", lambda w: quotes.reply(w, intake, quote.id, Reply.AGREED))
    await town.does("technician", lambda w: work_orders.complete(w, intake, "", ()))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, result))
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.ON_SITE))
    async with town.desk.database.transaction() as db:
        assert [charge.amount for charge in await rows.every(db, Charge)] == charged


@pytest.mark.parametrize("how", ["split", "regrade"])
async def test_nothing_that_waits_for_dispatch_is_forgotten(town: Town, how: str) -> None:
    intake = await reported(town)
    number = (await intake_of(town, intake)).number
    if how == "split":
        await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
        number = (await town.does("dispatcher", lambda w: dispatch.split(w, intake, "the lamp, too"))).number
        town.desk.clock.advance(timedelta(minutes=31))
    else:
        await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.PLUMBING, Urgency.URGENT))
        town.desk.clock.advance(timedelta(minutes=11))
    await Clockwork(town.desk, SCHEDULE).tick()
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people["dispatcher"])
        said = [body["say"] for body in (await db.execute(mine)).scalars() if "say" in body]
    assert number in {one["args"]["number"] for one in said if one["$say"] == "repair-undispatched"}


async def test_an_emergency_is_announced_again_after_any_outage(town: Town) -> None:
    await reported(town, urgency=Urgency.EMERGENCY)
    town.desk.clock.advance(timedelta(hours=5))
    await Clockwork(town.desk, SCHEDULE).tick()
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people["security"])
        alarms = [b for b in (await db.execute(mine)).scalars() if b.get("say", {}).get("$say") == "repair-alarm"]
    assert len(alarms) == 2


# -- somebody else goes on with it ------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["on_site", "waiting"])
async def test_who_falls_ill_at_the_place_is_followed_by_somebody_else_for_a_reason(town: Town, where: str) -> None:
    intake = await on_site(town)
    if where == "waiting":
        await town.does("technician", lambda w: work_orders.find_nobody(w, intake))
        town.desk.clock.advance(timedelta(hours=1))
    before, second = await order_of(town, intake), town.people["second_technician"]
    with pytest.raises(Refusal, match=f"order-is-{where.replace('_', '-')}"):
        await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, second))
    await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, second, "fell ill"))
    after = await order_of(town, intake)
    assert (after.technician, after.status, after.waiting) == (second, OrderStatus.DISPATCHED, None)
    assert after.due_done == before.due_done + (timedelta(hours=1) if where == "waiting" else timedelta())
    lines = await town.desk.do(SYSTEM, lambda w: w.history_of("work_orders", after.id))
    assert lines[-1].why == "fell ill"
    assert {"repair-taken-over", "repair-card-gone"} <= set(await told(town, "technician"))
    await town.does("second_technician", lambda w: work_orders.accept(w, intake))


async def test_what_is_done_is_not_taken_over(town: Town) -> None:
    intake = await on_site(town)
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new tap", ()))
    second = town.people["second_technician"]
    with pytest.raises(Refusal, match="order-is-completed"):
        await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, second, "fell ill"))


async def test_what_could_not_be_mended_is_not_charged(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
    intake = await on_site(town)
    quote = await town.does("technician", lambda w: quotes.name_price(w, intake, {"tap": 1}, ()))
    await town.does("tenant", lambda w: quotes.reply(w, intake, quote.id, Reply.AGREED))
    await town.does("technician", lambda w: work_orders.complete(w, intake, "the pipe is rotten", ()))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.NOT_POSSIBLE))
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.ON_SITE))
    async with town.desk.database.transaction() as db:
        assert await rows.every(db, Charge) == []


async def test_whoever_mended_it_cannot_say_that_it_is_mended(town: Town) -> None:
    what = Reported(None, "the lamp in the hall", (), Category.LIGHTING, Urgency.NORMAL)
    intake = (await town.does("technician", lambda w: repairs.report(w, what))).id
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    await town.does("technician", lambda w: work_orders.accept(w, intake))
    await town.does("technician", lambda w: work_orders.arrive(w, intake))
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new bulb", ()))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED))
    assert {"repair-ask", "repair-seen"} & await offered(town, "csr", intake) == {"repair-seen"}
    with pytest.raises(Refusal, match="repair-reporter-did-it"):
        await town.does("csr", lambda w: verifications.ask(w, intake))
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.ON_SITE))


async def test_fixed_that_was_taken_back_is_waited_for_again(town: Town) -> None:
    intake = await on_site(town)
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new tap", ()))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED))
    await town.does("csr", lambda w: verifications.ask(w, intake))
    clock, work = town.desk.clock, Clockwork(town.desk, SCHEDULE)
    clock.advance(timedelta(hours=23, minutes=55))
    await town.does("tenant", lambda w: verifications.confirm(w, intake, 0))
    clock.advance(timedelta(minutes=6))
    await work.tick()
    await town.does("tenant", lambda w: verifications.take_back(w, intake, 0))
    clock.advance(timedelta(hours=25))
    await work.tick()
    assert "repair-please-phone" in await told(town, "csr")


async def test_a_text_without_a_number_completes_no_job_that_was_only_offered(town: Town) -> None:
    intake = await issued(town)
    note = read("修好了")
    assert note
    assert await town.does("technician", lambda w: field_notes.take_down(w, note)) is None
    assert (await order_of(town, intake)).status is OrderStatus.DISPATCHED
