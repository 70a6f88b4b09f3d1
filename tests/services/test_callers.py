"""Whoever called stands in the register and on the slip, not the colleague who took it down; the number is guarded."""

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.people import SYSTEM
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, IntakeId
from bot.services import actors, dispatch, people, registers, repair_words, repairs, slips
from bot.services.repair_views import looked_up
from bot.services.repairs import Reported
from bot.services.work import Work
from tests.services.test_card_words import reads
from tests.services.town import Town

CALLER = "王先生"


async def taken_down(town: Town, channel: Channel, caller: str = "") -> IntakeId:
    phone = "13800000000" if caller else ""
    said = Reported(
        town.unit, "漏水", (), Category.PLUMBING, Urgency.NORMAL, channel=channel, caller=caller, caller_phone=phone
    )
    intake = (await town.does("receptionist", lambda w: repairs.report(w, said))).id
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    return intake


@pytest.mark.manual("R116", "R121")
@pytest.mark.parametrize(
    ("channel", "caller", "register", "slip"),
    [
        (Channel.PHONE, CALLER, CALLER, CALLER),
        (Channel.WALK_IN, "", "", "—"),
        (Channel.INSPECTION, "", "receptionist", "receptionist"),
    ],
)
async def test_register_and_slip_name_who_spoke(
    town: Town, channel: Channel, caller: str, register: str, slip: str
) -> None:
    intake = await taken_down(town, channel, caller)
    today = town.desk.clock.today()
    book = await town.does("clerk", lambda w: registers.of(w, today, today))
    assert (book.items[0].reporter.zh, book.items[0].taken_by.zh) == (register, "receptionist")
    paper = await town.does("clerk", lambda w: slips.of(w, intake))
    assert (paper.reporter.zh, paper.phone) == (slip, "138••••••00" if caller else "")


async def test_the_card_shows_the_caller_and_hides_the_number_until_it_is_asked_for_on_the_record(town: Town) -> None:
    intake = await taken_down(town, Channel.PHONE, CALLER)
    card = await reads(town, "technician", intake)
    assert CALLER in card
    assert "138••••••00" in card
    assert "13800000000" not in card
    assert await town.does("csr", lambda w: people.reveal_reporter(w, intake)) == "13800000000"
    lines = await town.desk.do(SYSTEM, lambda w: w.history_of("intakes", intake))
    assert (lines[-1].who, lines[-1].why) == (town.people["csr"], "phone revealed")


@pytest.mark.manual("R36")
@pytest.mark.parametrize("who", ["security", "security_supervisor", "engineering_manager"])
async def test_whom_an_emergency_calls_may_reach_who_reported_it_as_long_as_it_is_one(town: Town, who: str) -> None:
    said = Reported(town.unit, "有煤气味", (), Category.GAS, Urgency.EMERGENCY)
    intake = (await town.does("tenant", lambda w: repairs.report(w, said))).id
    assert await revealing(town, who, intake)
    assert await town.does(who, lambda w: people.reveal_reporter(w, intake)) == "000-88003801"
    lines = await town.desk.do(SYSTEM, lambda w: w.history_of("people", town.people["tenant"]))
    assert (lines[-1].who, lines[-1].why) == (town.people[who], "phone revealed")
    await town.does("dispatcher", lambda w: dispatch.regrade(w, intake, Category.GAS, Urgency.NORMAL))
    assert not await revealing(town, who, intake)
    with pytest.raises(Refusal, match="not-allowed"):
        await town.does(who, lambda w: people.reveal_reporter(w, intake))


@pytest.mark.parametrize("who", ["clerk", "housekeeping_supervisor", "general_manager"])
async def test_whom_it_does_not_call_may_not(town: Town, who: str) -> None:
    said = Reported(town.unit, "有煤气味", (), Category.GAS, Urgency.EMERGENCY)
    intake = (await town.does("tenant", lambda w: repairs.report(w, said))).id
    assert not await revealing(town, who, intake)
    with pytest.raises(Refusal, match="not-allowed"):
        await town.does(who, lambda w: people.reveal_reporter(w, intake))


async def revealing(town: Town, who: str, intake: IntakeId) -> bool:
    """Whether the card has the button for the number, once."""

    async def offered(work: Work) -> int:
        actor = await actors.by_id(work.db, town.people[who])
        assert actor is not None
        rows = repair_words.card(await looked_up(work, intake), actor).rows
        return sum(one.action == "reveal" for row in rows for one in row)

    count = await town.desk.do(SYSTEM, offered)
    assert count <= 1
    return bool(count)
