"""What a technician said in time counts, however late it is heard; what comes too late learns who has the order."""

from datetime import datetime, timedelta

import pytest

from bot.domain.aftermath import Overdue, Stage
from bot.domain.deadlines import Pause
from bot.domain.field_notes import FieldNote, Step
from bot.domain.groups import GroupKind
from bot.domain.order_states import OrderStatus, Wait
from bot.domain.people import SYSTEM, ChatId, Person, Post
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.domain.roles import Role
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services import dispatch, field_notes, groups, work_orders
from bot.services.work import Work
from bot.storage import rows
from tests.services.test_work_orders import order_of, reported, steps, told
from tests.services.town import Town

_MINUTE = timedelta(minutes=1)


async def passed_on(town: Town) -> tuple[IntakeId, datetime]:
    """Sent to the technician; nothing was heard in time, so the second one is asked. When it was still in time, too."""
    intake = await reported(town)
    for who, step in steps(town, intake)[:1]:
        await town.does(who, step)
    town.desk.clock.advance(timedelta(minutes=31))
    await Clockwork(town.desk, SCHEDULE).tick()
    assert (await order_of(town, intake)).technician == town.people["second_technician"]
    return intake, town.desk.clock.now() - 2 * _MINUTE


async def later(town: Town, **how_long: float) -> None:
    """Time passes, and the house looks after what is due."""
    town.desk.clock.advance(timedelta(**how_long))
    await Clockwork(town.desk, SCHEDULE).tick()


async def hired(work: Work, name: str, role: Role) -> None:
    """One more of them, on shift."""
    person = await work.add(Person(code=name, name_zh=name, name_en=name, consent=1))
    await work.save(person, person.bind(ChatId(1000 + person.id), person.language, work.now))
    await work.add(Post(person=person.id, role=role, since=work.now))


async def overdue(town: Town) -> list[Overdue]:
    async with town.desk.database.transaction() as db:
        return await rows.every(db, Overdue)


async def test_an_acceptance_said_in_time_counts_although_the_next_one_has_been_asked(town: Town) -> None:
    intake, in_time = await passed_on(town)
    assert len(await overdue(town)) == 1
    await town.does("technician", lambda w: work_orders.accept(w, intake), at=in_time)
    order = await order_of(town, intake)
    assert (order.technician, order.status) == (town.people["technician"], OrderStatus.ACCEPTED)
    assert order.accepted_at == in_time
    assert (await told(town, "second_technician"))[-2:] == ["repair-taken-over", "repair-card-gone"]
    assert await overdue(town) == []
    await town.does("technician", lambda w: work_orders.arrive(w, intake), at=in_time + _MINUTE)


async def test_who_is_asked_next_keeps_what_they_have_accepted(town: Town) -> None:
    intake, in_time = await passed_on(town)
    await town.does("second_technician", lambda w: work_orders.accept(w, intake))
    with pytest.raises(Refusal) as told_who:
        await town.does("technician", lambda w: work_orders.accept(w, intake), at=in_time)
    assert (told_who.value.key, told_who.value.words["name"].zh) == ("order-is-with", "second_technician")


async def test_what_is_said_too_late_is_answered_with_who_has_it_now(town: Town) -> None:
    intake, _ = await passed_on(town)
    verbs = (
        lambda w: work_orders.accept(w, intake),
        lambda w: work_orders.arrive(w, intake),
        lambda w: work_orders.complete(w, intake, "new tap", ()),
    )
    for verb in verbs:
        with pytest.raises(Refusal, match="order-is-with"):
            await town.does("technician", verb)
    await town.does("second_technician", lambda w: dispatch.hand_back(w, intake, "ill"))
    with pytest.raises(Refusal, match="order-is-with-dispatcher"):
        await town.does("technician", verbs[0])


async def test_who_has_handed_it_back_does_not_get_it_by_what_they_said_before_that(town: Town) -> None:
    intake, _ = await passed_on(town)
    town.desk.clock.advance(_MINUTE)
    await town.does("second_technician", lambda w: dispatch.hand_back(w, intake, "ill"))
    before = town.desk.clock.now() - _MINUTE
    with pytest.raises(Refusal, match="order-is-with-dispatcher"):
        await town.does("second_technician", lambda w: work_orders.accept(w, intake), at=before)


async def test_the_house_asks_the_next_one_once_and_again_where_the_dispatcher_has_chosen_anew(town: Town) -> None:
    await town.desk.do(SYSTEM, lambda w: hired(w, "third_technician", Role.TECHNICIAN))
    intake, _ = await passed_on(town)
    await later(town, minutes=31)
    assert (await order_of(town, intake)).technician == town.people["second_technician"]
    assert "repair-unaccepted" in await told(town, "engineering_manager")
    await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, town.people["technician"]))
    assert not (await order_of(town, intake)).passed_on
    await later(town, minutes=31)
    assert (await order_of(town, intake)).technician != town.people["technician"]


async def test_what_was_waited_for_is_over_when_the_text_was_written_not_when_it_is_heard(town: Town) -> None:
    """Done from the cellar: the tenant's turn ends with the text, and so does the work."""
    intake = await reported(town)
    for who, step in steps(town, intake)[:3]:
        await town.does(who, step)
    arrived = (await order_of(town, intake)).arrived_at
    town.desk.clock.advance(_MINUTE * 10)
    await town.does("technician", lambda w: work_orders.wait(w, intake, Wait.TENANT, "the key", None))
    paused, due = town.desk.clock.now(), (await order_of(town, intake)).due_done
    note = FieldNote((await order_of(town, intake)).number, Step.DONE, words="new tap")
    town.desk.clock.advance(_MINUTE * 90)
    said = paused + _MINUTE * 60
    await town.does("technician", lambda w: field_notes.take_down(w, note), at=said)
    order = await order_of(town, intake)
    assert (order.status, order.completed_at, order.arrived_at) == (OrderStatus.COMPLETED, said, arrived)
    assert order.pauses == (Pause(paused, said),)
    assert (order.due_done - due, order.waiting, order.paused_at) == (_MINUTE * 60, None, None)


async def test_nothing_else_that_is_texted_ends_the_waiting(town: Town) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake)[:3]:
        await town.does(who, step)
    await town.does("technician", lambda w: work_orders.wait(w, intake, Wait.PARTS, "valve", None))
    before = await order_of(town, intake)
    for texted in (Step.ON_THE_WAY, Step.ARRIVE, Step.NOBODY_IN, Step.WAIT_PARTS):
        note = FieldNote(before.number, texted, words="valve")
        with pytest.raises(Refusal, match="order-is-waiting"):
            await town.does("technician", lambda w, note=note: field_notes.take_down(w, note))  # type: ignore[misc]
    assert await order_of(town, intake) == before


async def test_after_the_work_is_done_the_former_one_hears_that(town: Town) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake)[:2]:
        await town.does(who, step)
    await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, town.people["second_technician"]))
    await town.does("second_technician", lambda w: work_orders.accept(w, intake))
    await town.does("second_technician", lambda w: work_orders.arrive(w, intake))
    await town.does("second_technician", lambda w: work_orders.complete(w, intake, "new tap", ()))
    with pytest.raises(Refusal, match="order-is-completed"):
        await town.does("technician", lambda w: work_orders.arrive(w, intake))


async def test_who_never_had_the_order_learns_nothing_of_it(town: Town) -> None:
    intake = await reported(town)
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    with pytest.raises(Refusal, match="not-found"):
        await town.does("second_technician", lambda w: work_orders.arrive(w, intake))


async def test_being_there_or_done_in_time_is_no_overrun_when_it_is_heard_late(town: Town) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake)[:2]:
        await town.does(who, step)
    due = (await order_of(town, intake)).due_at
    town.desk.clock.set(due + _MINUTE)
    await Clockwork(town.desk, SCHEDULE).tick()
    assert len(await overdue(town)) == 1
    await town.does("technician", lambda w: work_orders.arrive(w, intake), at=due - _MINUTE)
    assert await overdue(town) == []
    due = (await order_of(town, intake)).due_done
    town.desk.clock.set(due + _MINUTE)
    await Clockwork(town.desk, SCHEDULE).tick()
    assert len(await overdue(town)) == 1
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new tap", ()), at=due - _MINUTE)
    assert await overdue(town) == []


async def test_what_is_said_after_the_limit_was_late_though_the_house_was_shut_when_it_ran_out(town: Town) -> None:
    """Nothing ticks here: what was texted while nobody listened is heard before the clock looks."""
    intake = await reported(town)
    technician = "technician"
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people[technician]))
    kept = []
    for stage, due, step in (
        (Stage.ACCEPT, "due_accept", lambda w: work_orders.accept(w, intake)),
        (Stage.ON_SITE, "due_at", lambda w: work_orders.arrive(w, intake)),
        (Stage.DONE, "due_done", lambda w: work_orders.complete(w, intake, "new tap", ())),
    ):
        over = getattr(await order_of(town, intake), due)
        town.desk.clock.set(over + 10 * _MINUTE)
        await town.does(technician, step, at=over + _MINUTE)
        kept.append((stage, over, town.people[technician]))
        assert [(one.stage, one.due_at, one.holder) for one in await overdue(town)] == kept
    await later(town)
    assert len(await overdue(town)) == len(kept)


@pytest.mark.parametrize("said", [-1, 1], ids=["in time", "late"])
async def test_who_stood_before_a_closed_door_was_there(town: Town, said: int) -> None:
    intake = await reported(town)
    for who, step in steps(town, intake)[:2]:
        await town.does(who, step)
    await town.does("technician", lambda w: work_orders.set_out(w, intake))
    due = (await order_of(town, intake)).due_at
    await later(town, hours=(due - town.desk.clock.now()) / timedelta(hours=1) + 1)
    assert len(await overdue(town)) == 1
    await town.does("technician", lambda w: work_orders.find_nobody(w, intake), at=due + said * _MINUTE)
    assert len(await overdue(town)) == (said > 0)


async def test_what_somebody_let_run_out_before_it_was_given_to_another_was_late(town: Town) -> None:
    intake = await reported(town)
    order = await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    town.desk.clock.set(order.due_accept + _MINUTE)
    await town.does("dispatcher", lambda w: dispatch.reassign(w, intake, town.people["second_technician"]))
    assert [(one.stage, one.holder) for one in await overdue(town)] == [(Stage.ACCEPT, town.people["technician"])]


async def test_a_claim_of_the_group_said_in_time_was_not_late(town: Town) -> None:
    intake = await reported(town)
    await town.does("dispatcher", lambda w: groups.declare(w, GroupKind.ENGINEERING, ChatId(-100), None))
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, None))
    await later(town, minutes=31)
    assert len(await overdue(town)) == 1
    await town.does("technician", lambda w: dispatch.claim(w, intake), at=town.desk.clock.now() - 2 * _MINUTE)
    assert await overdue(town) == []
