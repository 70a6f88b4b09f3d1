"""Many reports, one order: nothing that was merged is ever left without an order or an answer."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.guesses import Mood
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId, IntakeStatus
from bot.services import actors, audits, dispatch, moods, ratings, repairs, slips, verifications, voids
from bot.services.repair_offers import buttons
from bot.services.repair_views import looked_up
from bot.services.repairs import Reported
from bot.services.work import Work
from bot.storage import rows
from bot.storage.copying import back_up, opened, restore
from bot.storage.database import Database
from tests.conftest import apart
from tests.services.test_work_orders import intake_of, order_of, reported, steps, told
from tests.services.town import ROLES, Town, ticks
from tests.services.town import told as told_with

S = IntakeStatus


async def merged(town: Town) -> tuple[IntakeId, IntakeId]:
    """The tenant's own record, and one of a colleague that was merged into it."""
    main = await reported(town)
    said = Reported(None, "走廊漏水", (), Category.PLUMBING, Urgency.NORMAL)
    other = (await town.does("receptionist", lambda w: repairs.report(w, said))).id
    await town.does("dispatcher", lambda w: dispatch.merge(w, other, main))
    return main, other


async def offered(town: Town, who: str, intake: IntakeId) -> set[str]:
    """Which buttons somebody's card has."""

    async def seen(work: Work) -> set[str]:
        actor = await actors.by_id(work.db, town.people[who])
        assert actor is not None
        return {one.action for row in buttons(await looked_up(work, intake), actor) for one in row}

    return await town.does(who, seen)


async def test_whoever_reported_it_second_hears_of_the_order_and_of_the_end(town: Town) -> None:
    main, other = await merged(town)
    for who, step in steps(town, main):
        await town.does(who, step)
    assert (await intake_of(town, other)).status is S.MERGED
    heard = await told(town, "receptionist")
    assert "repair-merged" in heard
    assert "repair-joined-closed" in heard


@pytest.mark.parametrize("end", ["cancel", "convert", "void"])
async def test_when_no_order_will_serve_it_a_merged_record_waits_for_its_own(town: Town, end: str) -> None:
    main, other = await merged(town)
    ends: dict[str, list[tuple[str, Callable[[Work], Awaitable[object]]]]] = {
        "cancel": [("tenant", lambda w: repairs.cancel(w, main))],
        "convert": [("dispatcher", lambda w: dispatch.convert(w, main))],
        "void": [
            ("dispatcher", lambda w: dispatch.issue(w, main, town.people["technician"])),
            ("dispatcher", lambda w: voids.ask_void(w, main, "twice")),
            ("cs_manager", lambda w: voids.void(w, main)),
        ],
    }
    await ticks(town, town.desk.clock.now() + timedelta(minutes=31))  # while it was merged nobody had to be sent
    for who, verb in ends[end]:
        await town.does(who, verb)
    again = await intake_of(town, other)
    assert (again.status, again.merged_into) == (S.TO_DISPATCH, None)
    assert "repair-state-to-dispatch" in (await told(town, "dispatcher"))[-2:]
    assert not await reminded_of(town, again.number)
    await ticks(town, town.desk.clock.now() + timedelta(minutes=31))
    assert await reminded_of(town, again.number)


async def reminded_of(town: Town, number: str) -> bool:
    """Whether the dispatcher has heard that nobody has been sent there in time."""
    return any(one["number"] == number for one in await told_with(town, "dispatcher", "repair-undispatched"))


async def test_what_was_merged_into_a_merged_record_goes_along(town: Town) -> None:
    main, other = await merged(town)
    third = await reported(town)
    await town.does("dispatcher", lambda w: dispatch.merge(w, main, third))
    assert (await intake_of(town, other)).merged_into == third
    for who, step in steps(town, third):
        await town.does(who, step)
    assert "repair-joined-closed" in await told(town, "receptionist")


async def test_a_second_trouble_gets_a_record_of_its_own_but_not_from_one_that_is_over(town: Town) -> None:
    main = await reported(town)
    second = await town.does("dispatcher", lambda w: dispatch.split(w, main, "and the door"))
    assert (second.number, second.text, second.follows, second.photos) == ("R-000002", "and the door", main, ())
    await town.does("tenant", lambda w: repairs.cancel(w, main))
    with pytest.raises(Refusal, match="repair-is-cancelled"):
        await town.does("dispatcher", lambda w: dispatch.split(w, main, "and the lamp"))


async def test_the_words_of_the_tenant_reach_whoever_comes_back(town: Town) -> None:
    main = await reported(town)
    for who, step in steps(town, main)[:6]:
        await town.does(who, step)
    await town.does("tenant", lambda w: verifications.deny(w, main, 0))
    assert "repair-state-dispatched" in (await told(town, "csr"))[-1:]
    await town.does("tenant", lambda w: verifications.explain(w, main, "it drips at night"))
    assert (await order_of(town, main)).rejected_why == "it drips at night"
    with pytest.raises(Refusal, match="button-stale"):
        await town.does("tenant", lambda w: verifications.explain(w, main, "again"))
    with pytest.raises(Refusal, match="not-found"):
        await town.does("neighbour", lambda w: verifications.explain(w, main, "mine"))


@pytest.mark.manual("R92", "R93")
async def test_what_is_for_the_cleaners_reaches_their_supervisor_at_once_and_nothing_else_does(town: Town) -> None:
    for category in (Category.PLUMBING, Category.CLEANING):
        said = Reported(None, "大堂地面脏", (), category, Urgency.NORMAL)
        await town.does("security", lambda w, said=said: repairs.report(w, said))  # type: ignore[misc]
    assert await told(town, "housekeeping_supervisor") == ["repair-state-to-dispatch"]
    assert await told(town, "dispatcher") == ["repair-state-to-dispatch"] * 2


# -- after it is closed -----------------------------------------------------------------------------------------------


async def closed(town: Town) -> tuple[IntakeId, IntakeId]:
    main, other = await merged(town)
    for who, step in steps(town, main):
        await town.does(who, step)
    return main, other


async def test_whoever_reported_it_second_says_that_it_is_back_like_the_first(town: Town) -> None:
    main, other = await closed(town)
    assert "repair-back" in await offered(town, "receptionist", other)
    assert await town.does("receptionist", lambda w: moods.meant(w, Mood.NOT_FIXED)) == [other]
    back = await town.does("receptionist", lambda w: verifications.come_back(w, other))
    assert back.id == other
    assert ((await intake_of(town, main)).status, (await order_of(town, main)).rework) == (S.ISSUED, 1)
    assert (await told(town, "receptionist"))[-1] == "repair-state-merged"
    assert "repair-back" not in await offered(town, "receptionist", other)
    await town.does("receptionist", lambda w: verifications.explain(w, other, "it drips at night"))
    assert (await order_of(town, main)).rejected_why == "it drips at night"
    for who, step in steps(town, main, 1)[1:]:
        await town.does(who, step)
    assert (await told(town, "receptionist"))[-2:] == ["repair-joined-closed", "repair-state-merged-done"]


async def test_long_after_closing_the_second_report_begins_a_record_of_its_own(town: Town) -> None:
    _, other = await closed(town)
    town.desk.clock.advance(timedelta(days=8))
    assert await town.does("receptionist", lambda w: moods.meant(w, Mood.NOT_FIXED)) == []
    back = await town.does("receptionist", lambda w: verifications.come_back(w, other))
    assert (back.follows, back.reporter, back.text) == (other, town.people["receptionist"], "走廊漏水")


async def test_nobody_else_says_for_them_that_it_is_back(town: Town) -> None:
    _, other = await closed(town)
    with pytest.raises(Refusal, match="not-found"):
        await town.does("csr", lambda w: verifications.come_back(w, other))


async def test_each_who_waits_presses_at_their_own_pace_and_the_level_rises_by_all(town: Town) -> None:
    main, other = await merged(town)
    await town.does("tenant", lambda w: repairs.chase(w, main))
    await town.does("receptionist", lambda w: repairs.chase(w, other))
    assert (await intake_of(town, main)).chases == 2
    assert "repair-is-chased" in await told(town, "engineering_manager")
    for who, which in (("tenant", main), ("receptionist", other)):
        with pytest.raises(Refusal, match="repair-chased-already"):
            await town.does(who, lambda w, i=which: repairs.chase(w, i))  # type: ignore[misc]
    town.desk.clock.advance(timedelta(minutes=30))
    await town.does("receptionist", lambda w: repairs.chase(w, other))
    for who, step in steps(town, main):
        await town.does(who, step)
    with pytest.raises(Refusal, match="repair-is-closed"):
        await town.does("tenant", lambda w: repairs.chase(w, main))
    town.desk.clock.advance(timedelta(minutes=30))
    with pytest.raises(Refusal, match="repair-is-closed"):
        await town.does("receptionist", lambda w: repairs.chase(w, other))


# -- who is chased ----------------------------------------------------------------------------------------------------


@pytest.mark.manual("R86")
@pytest.mark.parametrize(
    ("upto", "holder", "rung", "quiet"),
    [
        (3, "repair-chased-holder", {"technician", "dispatcher"}, {"csr"}),
        (4, "repair-chased-dispatcher", {"dispatcher"}, {"technician", "csr"}),
        (5, "repair-chased-service", {"csr", "second_csr"}, {"technician", "dispatcher"}),
        (6, "repair-chased-colleague", {"csr", "second_csr"}, {"technician", "dispatcher"}),
    ],
)
async def test_who_has_it_now_is_named_and_called(
    town: Town, upto: int, holder: str, rung: set[str], quiet: set[str]
) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake)[:upto]:
        await town.does(who, step)
    said = await town.does("tenant", lambda w: repairs.chase(w, intake))
    assert said.say.args["holder"].key == holder
    assert {who for who in rung | quiet if "repair-is-chased" in await told(town, who)} == rung


async def test_whoever_is_chased_in_vain_is_followed_by_those_above(town: Town) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake)[:5]:
        await town.does(who, step)
    chased = []
    for _ in range(3):
        await town.does("tenant", lambda w: repairs.chase(w, intake))
        chased.append({who for who in ROLES if "repair-is-chased" in await told(town, who)})
        town.desk.clock.advance(timedelta(minutes=30))
    assert chased[0] == {"csr", "second_csr"}
    assert chased[1] == chased[0] | {"tenant_supervisor"}
    assert chased[2] == chased[1] | {"cs_manager"}


# -- taken up again, and voided after all -----------------------------------------------------------------------------


@pytest.mark.manual("R112", "R122", "R123", "R127")
async def test_a_reopened_order_that_is_voided_keeps_its_closure_and_what_was_settled_by_it(town: Town) -> None:
    main, other = await closed(town)
    was = await order_of(town, main)
    town.desk.clock.advance(timedelta(hours=2))
    await town.does("tenant", lambda w: verifications.come_back(w, main))
    await town.does("dispatcher", lambda w: voids.ask_void(w, main, "it was another tap"))
    await town.does("cs_manager", lambda w: voids.void(w, main))
    now = await order_of(town, main)
    for name in ("status", "result", "verified_by", "verified_at", "method", "closed_at", "returned_at", "round"):
        assert getattr(now, name) == getattr(was, name), name
    assert (await intake_of(town, main)).closed_at == town.desk.clock.now()
    assert (await intake_of(town, other)).status is S.MERGED
    for who in ("tenant", "receptionist"):
        heard = await told(town, who)
        assert heard.count("repair-closed-as-before") == 1
        assert "repair-state-void-told" not in heard
    assert (await town.does("tenant", lambda w: slips.of(w, main))).signed is not None
    today = town.desk.clock.today()
    assert (await town.does("clerk", lambda w: audits.of(w, today, today))).voids == ()


async def test_what_stands_closed_again_can_come_back_again_and_is_rated_once(town: Town) -> None:
    main, _ = await closed(town)
    await town.does("tenant", lambda w: ratings.rate(w, main, 0, 4))
    await town.does("tenant", lambda w: verifications.come_back(w, main))
    await town.does("dispatcher", lambda w: voids.ask_void(w, main, "it was another tap"))
    await town.does("cs_manager", lambda w: voids.void(w, main))
    with pytest.raises(Refusal, match="rating-given"):
        await town.does("tenant", lambda w: ratings.rate(w, main, 0, 1))
    await town.does("tenant", lambda w: verifications.come_back(w, main))
    again = await order_of(town, main)
    assert (again.round, again.reopened, len(again.closures)) == (1, 2, 1)


async def test_what_was_settled_with_another_is_not_taken_out_of_it_any_more(town: Town) -> None:
    main, other = await merged(town)
    assert "repair-separate" in await offered(town, "dispatcher", other)
    for who, step in steps(town, main):
        await town.does(who, step)
    assert "repair-separate" not in await offered(town, "dispatcher", other)
    with pytest.raises(Refusal, match="repair-separate-too-late"):
        await town.does("dispatcher", lambda w: dispatch.separate(w, other))
    await town.does("tenant", lambda w: verifications.come_back(w, main))
    await town.does("dispatcher", lambda w: dispatch.separate(w, other))
    assert (await intake_of(town, other)).status is S.TO_DISPATCH


# -- a copy -----------------------------------------------------------------------------------------------------------


async def test_what_was_merged_into_something_newer_is_restored(
    town: Town, file_url: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    older, newer = await reported(town), await reported(town, "csr")
    await town.does("dispatcher", lambda w: dispatch.merge(w, older, newer))
    copied = await back_up(town.desk.database, tmp_path / "media", tmp_path / "copy.zip", town.desk.clock.now())

    async def comes_back(url: str) -> None:
        async with Database(url) as other:
            with opened(tmp_path / "copy.zip") as copy:
                assert await restore(other, tmp_path / "other", copy) == copied
            async with other.transaction() as db:
                assert (await rows.find(db, Intake, older)).merged_into == newer

    if town.desk.database.embedded:
        await comes_back(file_url)
    else:
        async with apart(request.getfixturevalue("postgres")) as url:
            await comes_back(url)
