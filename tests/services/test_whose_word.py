"""Whose word counts: what a colleague found in a tenant's unit, the tenant answers for, agrees to, rates."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.guesses import Mood
from bot.domain.money import Fen
from bot.domain.order_states import Method, OrderStatus
from bot.domain.people import SYSTEM, Person, Post
from bot.domain.quotes import Price, Reply
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, IntakeId
from bot.domain.roles import Role
from bot.services import actors, moods, quotes, ratings, repairs, verifications, work_orders
from bot.services.repair_offers import buttons
from bot.services.repair_views import looked_up
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import outbox, posts
from tests.services.test_work_orders import intake_of, order_of, reported, steps, told
from tests.services.town import ROLES, Town

Verb = Callable[[Work, IntakeId], Awaitable[object]]
LATER = timedelta(hours=20)
FINDERS = ("second_technician", "csr", "security")


async def found(town: Town, who: str = "second_technician", *, common: bool = False, upto: int = 0) -> IntakeId:
    """A colleague has found something where the tenant lives, or in a common area; so far on the straight way."""
    said = Reported(None if common else town.unit, "tap drips", (), Category.PLUMBING, Urgency.NORMAL)
    intake = (await town.does(who, lambda w: repairs.report(w, said))).id
    for somebody, step in steps(town, intake)[:upto]:
        await town.does(who if common and somebody == "tenant" else somebody, step)
    return intake


async def offered(town: Town, who: str, intake: IntakeId) -> set[str]:
    """Which buttons somebody's card has."""

    async def seen(work: Work) -> set[str]:
        actor = await actors.by_id(work.db, town.people[who])
        assert actor is not None
        return {one.action for row in buttons(await looked_up(work, intake), actor) for one in row}

    return await town.desk.do(SYSTEM, seen)


async def rung(town: Town, who: str) -> int:
    """How often somebody's card came with a sound."""
    async with town.desk.database.transaction() as db:
        mine = outbox.select().where(outbox.c.person == town.people[who], outbox.c.verb == "ring")
        return len((await db.execute(mine)).all())


@pytest.mark.manual("R104", "R127")
@pytest.mark.parametrize("who", FINDERS)
async def test_the_tenant_hears_what_a_colleague_has_found_and_is_asked_about_it(town: Town, who: str) -> None:
    intake = await found(town, who, upto=6)
    assert (await intake_of(town, intake)).channel is Channel.INSPECTION
    heard = await told(town, "tenant")
    assert heard[0] == "repair-state-to-dispatch"
    assert heard[-1] == "repair-state-verifying"
    assert (await told(town, who))[-1] == "repair-state-asked"
    assert {"repair-fixed", "repair-not-fixed"} <= await offered(town, "tenant", intake)
    assert not {"repair-fixed", "repair-not-fixed"} & await offered(town, who, intake)


ANSWERS: dict[str, tuple[int, str, Verb]] = {
    "confirm": (6, "repair-fixed", lambda w, i: verifications.confirm(w, i, 0)),
    "deny": (6, "repair-not-fixed", lambda w, i: verifications.deny(w, i, 0)),
    "take_back": (7, "repair-unsay", lambda w, i: verifications.take_back(w, i, 0)),
    "rate": (8, "repair-stars", lambda w, i: ratings.rate(w, i, 0, 5)),
    "come_back": (8, "repair-back", verifications.come_back),
}


@pytest.mark.manual("R127")
@pytest.mark.parametrize("who", FINDERS)
@pytest.mark.parametrize("what", list(ANSWERS))
async def test_only_the_tenant_answers_for_what_a_colleague_has_found_there(town: Town, who: str, what: str) -> None:
    upto, button, verb = ANSWERS[what]
    intake = await found(town, who, upto=upto)
    assert button not in await offered(town, who, intake)
    with pytest.raises(Refusal, match="not-found"):
        await town.does(who, lambda w: verb(w, intake))
    assert button in await offered(town, "tenant", intake)
    await town.does("tenant", lambda w: verb(w, intake))


@pytest.mark.manual("R103")
async def test_only_the_tenant_agrees_to_the_price_of_what_a_colleague_has_found(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
    intake = await found(town, upto=3)
    await town.does("technician", lambda w: quotes.name_price(w, intake, {"tap": 1}, ()))
    assert "quote-yes" not in await offered(town, "second_technician", intake)
    with pytest.raises(Refusal, match="not-found"):
        await town.does("second_technician", lambda w: quotes.reply(w, intake, 1, Reply.AGREED))
    assert "quote-yes" in await offered(town, "tenant", intake)


async def test_whoever_found_it_says_in_vain_that_it_is_not_fixed(town: Town) -> None:
    intake = await found(town, upto=6)
    assert await town.does("second_technician", lambda w: moods.meant(w, Mood.NOT_FIXED)) == []
    assert await town.does("tenant", lambda w: moods.meant(w, Mood.NOT_FIXED)) == [intake]


async def test_where_nobody_lives_whoever_reported_it_answers_and_gives_no_stars(town: Town) -> None:
    intake = await found(town, "security", common=True, upto=8)
    assert (await order_of(town, intake)).answered_by == town.people["security"]
    assert "repair-stars" not in await offered(town, "security", intake)
    with pytest.raises(Refusal, match="not-found"):
        await town.does("security", lambda w: ratings.rate(w, intake, 0, 5))


async def test_a_technician_who_lives_there_gives_no_stars_either(town: Town) -> None:
    intake = await found(town, "tenant", upto=8)
    post = Post(
        person=town.people["tenant"], role=Role.TECHNICIAN, since=town.desk.clock.now()
    )  # fmt: skip
    await town.desk.do(SYSTEM, lambda w: w.add(post))
    assert "repair-stars" not in await offered(town, "tenant", intake)
    with pytest.raises(Refusal, match="not-found"):
        await town.does("tenant", lambda w: ratings.rate(w, intake, 0, 5))


# -- another time, on the phone ---------------------------------------------------------------------------------------


@pytest.mark.manual("R105")
@pytest.mark.parametrize("who", ["csr", "dispatcher", "receptionist"])
@pytest.mark.parametrize("upto", [1, 2])
async def test_whoever_takes_the_call_notes_another_time_and_both_sides_hear_it(
    town: Town, who: str, upto: int
) -> None:
    intake = await found(town, "tenant", upto=upto)
    assert "repair-book" in await offered(town, who, intake)
    before = [await rung(town, one) for one in ("tenant", "technician")]
    when = town.desk.clock.now() + LATER
    await town.does(who, lambda w: work_orders.book(w, intake, when))
    assert [await rung(town, one) for one in ("tenant", "technician")] == [n + 1 for n in before]
    order = await order_of(town, intake)
    assert (order.booked_at, order.due_at) == (when, when)


async def test_whoever_takes_the_call_answers_for_a_tenant_who_was_not_in(town: Town) -> None:
    intake = await found(town, "tenant", upto=3)
    await town.does("technician", lambda w: work_orders.find_nobody(w, intake))
    for who in ("tenant", "receptionist"):
        assert "repair-book" in await offered(town, who, intake)
    when = town.desk.clock.now() + LATER
    await town.does("receptionist", lambda w: work_orders.book(w, intake, when))
    assert (await order_of(town, intake)).status is OrderStatus.ACCEPTED
    for who in ("tenant", "technician"):
        assert "repair-book" not in await offered(town, who, intake)


async def test_nobody_else_books_for_a_tenant_and_nobody_where_none_lives(town: Town) -> None:
    intake = await found(town, "tenant", upto=1)
    when = town.desk.clock.now() + LATER
    for who in set(ROLES) - {
        "tenant", "csr", "second_csr", "dispatcher", "receptionist", "tenant_supervisor", "cs_manager",
        "housekeeping_supervisor", "security", "security_supervisor",
    }:  # fmt: skip
        with pytest.raises(Refusal):
            await town.does(who, lambda w: work_orders.book(w, intake, when))
    common = await found(town, "security", common=True, upto=1)
    assert "repair-book" not in await offered(town, "csr", common)
    with pytest.raises(Refusal, match="not-found"):
        await town.does("csr", lambda w: work_orders.book(w, common, when))


# -- where nobody of the tenant uses the chat -------------------------------------------------------------------------


async def _lost(town: Town, how: str) -> None:
    """Nobody who stands for the tenant can be reached in the chat any more."""

    async def lose(work: Work) -> None:
        held = await rows.every(work.db, Post, posts.c.tenant == town.tenant)
        for id_ in sorted({post.person for post in held}):
            person = await rows.find(work.db, Person, id_)
            await work.save(person, person.lose(work.now) if how == "blocked" else replace(person, chat=None))

    await town.desk.do(SYSTEM, lose)


@pytest.mark.manual("R127")
@pytest.mark.parametrize("how", ["blocked", "never bound"])
async def test_who_cannot_be_asked_in_the_chat_is_phoned_at_once_and_not_waited_for(town: Town, how: str) -> None:
    intake = await reported(town, "csr")
    for who, step in steps(town, intake)[:5]:
        await town.does(who, step)
    await _lost(town, how)
    before = await order_of(town, intake)
    assert {"repair-ask", "repair-phoned"} & await offered(town, "csr", intake) == {"repair-phoned"}
    with pytest.raises(Refusal, match="repair-nobody-to-ask"):
        await town.does("csr", lambda w: verifications.ask(w, intake))
    assert await order_of(town, intake) == before
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.PHONED))


async def test_what_no_tenant_has_reported_is_asked_of_the_colleague_unless_they_mended_it(town: Town) -> None:
    for reporter, asked in (("security", True), ("technician", False)):
        what = Reported(None, "the lamp in the hall", (), Category.LIGHTING, Urgency.NORMAL)
        intake = (await town.does(reporter, lambda w, it=what: repairs.report(w, it))).id  # type: ignore[misc]
        for who, step in steps(town, intake)[:5]:
            await town.does(who, step)
        assert ("repair-ask" in await offered(town, "csr", intake)) is asked
        if asked:
            await town.does("csr", lambda w, i=intake: verifications.ask(w, i))  # type: ignore[misc]
            continue
        with pytest.raises(Refusal, match="repair-reporter-did-it"):
            await town.does("csr", lambda w, i=intake: verifications.ask(w, i))  # type: ignore[misc]


async def test_a_price_that_nobody_can_answer_in_the_chat_is_for_customer_service_to_phone_about(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: quotes.put(w, quotes.REPAIR, [Price("tap", "龙头", "Tap", Fen(4500))]))
    intake = await reported(town)
    for who, step in steps(town, intake)[:3]:
        await town.does(who, step)
    await _lost(town, "blocked")
    await town.does("technician", lambda w: quotes.name_price(w, intake, {"tap": 1}, ()))
    assert "repair-state-waiting-quote-told" in await told(town, "csr")


# -- it is back after a long time -------------------------------------------------------------------------------------


@pytest.mark.parametrize("common", [False, True])
async def test_what_is_back_comes_as_whoever_says_so_brings_it(town: Town, common: bool) -> None:
    """A tenant speaks for themselves, however it came the first time; a colleague takes it down once more."""
    what = Reported(
        None if common else town.unit, "tap drips", (), Category.PLUMBING, Urgency.NORMAL, channel=Channel.PHONE,
        caller="Mr Zhou", caller_phone="13800000000",
    )  # fmt: skip
    intake = (await town.does("csr", lambda w: repairs.report(w, what))).id
    for who, step in steps(town, intake)[:5]:
        await town.does(who, step)
    await town.does("second_csr", lambda w: verifications.verify(w, intake, 0, Method.PHONED))
    town.desk.clock.advance(timedelta(days=30))
    again = await town.does("csr" if common else "tenant", lambda w: verifications.come_back(w, intake))
    as_before = (Channel.PHONE, town.people["csr"], "Mr Zhou", "13800000000")
    brought = again.channel, again.taken_by, again.caller, again.caller_phone
    assert (again.follows, brought) == (intake, as_before if common else (Channel.CHAT, None, "", ""))
