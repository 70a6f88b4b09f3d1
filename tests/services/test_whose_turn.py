"""Whose turn it is: who may take a report back, who is chased, whose stars count, and what a card shows of it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.categories import Category, Urgency
from bot.domain.money import Fen
from bot.domain.order_states import Method
from bot.domain.quotes import Material
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, IntakeId
from bot.services import dispatch, ratings, repair_words, repairs, verifications, work_orders
from bot.services.repair_views import looked_up
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.services.repair_verbs import VERBS, WAYS
from tests.services.test_merging import offered
from tests.services.test_repair_table import Case, staged
from tests.services.test_work_orders import intake_of, reported, steps
from tests.services.town import ROLES, Town, anew
from tests.services.town import told as told_with

_TAKE_CALLS = {
    "csr", "second_csr", "tenant_supervisor", "cs_manager", "receptionist", "dispatcher", "housekeeping_supervisor",
    "security", "security_supervisor",
}  # fmt: skip


@pytest.mark.parametrize("taken", [True, False])
async def test_what_was_taken_down_is_taken_back_by_whom_it_was_for_and_by_who_takes_such_things_down(
    embedded_town: Town, *, taken: bool
) -> None:
    town, channel = embedded_town, Channel.PHONE if taken else None
    said = Reported(town.unit, anew("漏水"), (), Category.PLUMBING, Urgency.NORMAL, channel=channel)
    intake = (await town.does("second_csr", lambda w: repairs.report(w, said))).id
    case = Case(town, intake)
    may = {who for who in (*ROLES, "stranger") if await case.outcome(who, "cancel") == "done"}
    assert may == (_TAKE_CALLS | {"tenant"} if taken else {"second_csr"})
    shown = {who for who in (*_TAKE_CALLS, "tenant") if "repair-cancel" in await offered(town, who, intake)}
    assert shown == may
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    assert {await case.outcome(who, "cancel") for who in may} == {"repair-is-issued"}


async def test_whoever_else_waits_with_it_is_rung_when_it_is_taken_back(town: Town) -> None:
    said = Reported(town.unit, "漏水", (), Category.PLUMBING, Urgency.NORMAL, channel=Channel.PHONE)
    intake = (await town.does("csr", lambda w: repairs.report(w, said))).id
    before = await rings_of(town, "tenant", intake)
    await town.does("dispatcher", lambda w: repairs.cancel(w, intake))
    assert await rings_of(town, "tenant", intake) == before + 1


@pytest.mark.parametrize(
    ("turn", "state", "answers"),
    [
        ("waits_quote", "repair-state-waiting-quote", {"quote-yes", "quote-no"}),
        ("waits_tenant", "repair-state-nobody-in", {"repair-book"}),
    ],
)
async def test_while_it_is_the_tenants_turn_nobody_is_chased_and_the_card_hangs_anew(
    town: Town, turn: str, state: str, answers: set[str]
) -> None:
    intake = (await staged(town, WAYS[turn])).intake
    for _ in range(2):
        before = await rings_of(town, "tenant", intake)
        said = await town.does("tenant", lambda w: repairs.chase(w, intake))
        assert (said.say.key, said.say.args["state"].key) == ("repair-waits-for-you", state)
        assert await rings_of(town, "tenant", intake) == before + 1
    shown = await offered(town, "tenant", intake)
    assert answers <= shown
    assert "repair-chase" not in shown
    assert [who for who in ROLES if await told_with(town, who, "repair-is-chased")] == []
    assert (await intake_of(town, intake)).chases == 0


async def rings_of(town: Town, who: str, intake: IntakeId) -> int:
    """How often somebody was called with the card of a repair."""
    mine = (outbox.c.person == town.people[who], outbox.c.subject == f"repair:{intake}", outbox.c.verb == Verb.RING)
    async with town.desk.database.transaction() as db:
        return int((await db.execute(select(func.count()).select_from(outbox).where(*mine))).scalar_one())


async def test_what_is_back_is_reported_anew_only_once(town: Town) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake):
        await town.does(who, step)
    town.desk.clock.advance(timedelta(days=10))
    newer = await town.does("tenant", lambda w: repairs.again(w, intake))
    with pytest.raises(Refusal, match="repair-back-already") as refused:
        await town.does("tenant", lambda w: repairs.again(w, intake))
    assert refused.value.words["number"] == newer.number


async def test_the_stars_under_an_older_closure_are_for_nothing_now(town: Town) -> None:
    intake = (await staged(town, (*WAYS["reopened"], *WAYS["completed"][1:]))).intake
    for who, verb in (("dispatcher", "record_result"), ("csr", "ask")):
        await town.does(who, lambda w, verb=verb: VERBS[verb](w, intake, town))  # type: ignore[misc]
    await town.does("tenant", lambda w: verifications.confirm(w, intake, 1))
    await town.does("csr", lambda w: verifications.verify(w, intake, 1, Method.ASKED))
    with pytest.raises(Refusal, match="button-stale"):
        await town.does("tenant", lambda w: ratings.rate(w, intake, 0, 5))
    await town.does("tenant", lambda w: ratings.rate(w, intake, 1, 5))


async def test_who_was_not_asked_before_it_was_closed_gives_no_stars(town: Town) -> None:
    intake = (await staged(town, WAYS["completed"])).intake
    await town.does("dispatcher", lambda w: VERBS["record_result"](w, intake, town))
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.ON_SITE))
    assert "repair-stars" not in await offered(town, "tenant", intake)
    with pytest.raises(Refusal, match="button-stale"):
        await town.does("tenant", lambda w: ratings.rate(w, intake, 0, 5))


async def test_what_was_used_and_what_it_cost_the_house_is_for_colleagues_alone(town: Town) -> None:
    intake = (await staged(town, WAYS["on_site"])).intake
    used = (Material("valve", 1, Fen(3500)),)
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new valve", (), used))
    assert "repair-line-used" in await lines_of(town, "dispatcher", intake)
    assert "repair-line-used" not in await lines_of(town, "tenant", intake)


async def test_the_work_of_the_round_before_is_not_shown_as_done_while_it_is_done_again(town: Town) -> None:
    intake = (await staged(town, WAYS["verifying"])).intake
    assert "repair-line-work" in await lines_of(town, "tenant", intake)
    await town.does("tenant", lambda w: verifications.deny(w, intake, 0))
    for who in ("tenant", "dispatcher"):
        assert "repair-line-work" not in await lines_of(town, who, intake)


async def lines_of(town: Town, who: str, intake: IntakeId) -> list[str]:
    """What the lines of somebody's card are about."""

    async def seen(work: Work) -> list[str]:
        found = repair_words.card(await looked_up(work, intake), work.actor)
        return [line.key for line in found.say.args["lines"]]

    return await town.does(who, seen)
