"""Whoever called stands in the register and on the slip, not the colleague who took it down; the number is guarded."""

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.people import SYSTEM
from bot.domain.repairs import Channel, IntakeId
from bot.services import dispatch, people, registers, repairs, slips
from bot.services.repairs import Reported
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
