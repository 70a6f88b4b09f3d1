"""What is reported while something is switched off: explained, linked, and asked after when it is over."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.outages import OutageId, OutageKind
from bot.domain.people import ChatId
from bot.domain.refusal import Refusal
from bot.domain.repairs import Channel, Intake, IntakeStatus
from bot.handlers.moods import felt
from bot.packing import unpack
from bot.services import dispatch, outage_repairs, outages, repairs
from bot.services.repair_views import looked_up
from bot.services.repairs import Reported
from bot.storage import rows
from bot.talk import Kind, Said, Speaker
from tests.services.ledger import opened
from tests.services.pressing import presses
from tests.services.switching import AUTHOR, WEDNESDAY, announced, goes_out, planned, running
from tests.services.test_nuisance import no
from tests.services.town import Town, at, ticks, told

pytestmark = pytest.mark.manual("R214")
DRY = "0801 没水了"


async def explained(town: Town, text: str = DRY, urgency: Urgency = Urgency.NORMAL, *, other: bool = False) -> bool:
    unit = town.other_unit if other else town.unit
    found = await town.does("tenant", lambda w: outage_repairs.explanation(w, text, unit, urgency))
    return found is not None


async def reported(town: Town, text: str = DRY, who: str = "tenant") -> Intake:
    unit = town.unit if who == "tenant" else town.other_unit
    said = Reported(unit, text, (), Category.PLUMBING, Urgency.NORMAL)
    return await town.does(who, lambda w: repairs.report(w, said))


async def linked(town: Town, intake: Intake) -> OutageId | None:
    repair = await town.does("dispatcher", lambda w: looked_up(w, intake.id))
    return repair.outage.id if repair.outage else None


async def test_only_what_is_off_there_now_explains_only_what_it_is(town: Town) -> None:
    it = await announced(town)
    assert not await explained(town)
    await ticks(town, it.begins_at)
    assert await explained(town)
    assert not await explained(town, other=True)
    assert not await explained(town, "0801 卫生间漏水了")
    assert not await explained(town, urgency=Urgency.EMERGENCY)
    await town.does("dispatcher", lambda w: outages.end(w, it.id))
    assert not await explained(town)


async def test_a_place_of_nobody_is_meant_by_its_floor_or_by_the_whole_house(town: Town) -> None:
    await running(town)

    async def common(text: str) -> bool:
        verb = lambda w: outage_repairs.explanation(w, text, None, Urgency.NORMAL)  # noqa: E731
        return await town.does("dispatcher", verb) is not None

    assert await common("8楼茶水间没水")
    assert not await common("9楼茶水间没水")
    assert not await common("茶水间没水")


async def test_past_its_time_it_says_that_it_is_being_worked_on(town: Town) -> None:
    it = await running(town)
    for when, key in ((it.begins_at, "outage-explains"), (it.ends_at, "outage-explains-late")):
        town.desk.clock.set(when)
        found = await town.does("tenant", lambda w: outage_repairs.explanation(w, DRY, town.unit, Urgency.NORMAL))
        assert found is not None
        assert found.key == key


async def test_who_asks_until_when_hears_what_was_told_of_where_they_are(town: Town) -> None:
    async def heard_by(who: str) -> list[str]:
        found = await town.does(who, lambda w: outage_repairs.asked(w, "什么时候来水"))
        return [one.key for one in found.lines]

    it = await planned(town)
    assert await heard_by("tenant") == []
    await goes_out(town, it)
    assert await heard_by("tenant") == ["outage-asked-announced"]
    await ticks(town, it.begins_at)
    assert await heard_by("tenant") == await heard_by("receptionist") == ["outage-asked-running"]
    assert await heard_by("neighbour") == []
    await ticks(town, it.ends_at)
    assert await heard_by("tenant") == ["outage-asked-late"]
    await town.does("dispatcher", lambda w: outages.end(w, it.id))
    assert await heard_by("tenant") == []


async def test_only_who_was_told_of_it_is_promised_to_hear_of_its_changes(town: Town) -> None:
    await running(town)
    promised = {
        who: (await town.does(who, lambda w: outage_repairs.asked(w, "什么时候来水"))).kept_told
        for who in ("tenant", "receptionist")
    }
    assert promised == {"tenant": True, "receptionist": False}


async def test_a_power_cut_that_is_only_announced_says_nothing_of_a_lift_that_stands_still_today(town: Town) -> None:
    async def heard(text: str) -> list[str]:
        return [one.key for one in (await town.does("tenant", lambda w: outage_repairs.asked(w, text))).lines]

    it = await announced(town, "所有人", kind=OutageKind.POWER)
    assert (await heard("什么时候停电"), await heard("电梯什么时候能修好")) == (["outage-asked-announced"], [])
    await ticks(town, it.begins_at)
    assert await heard("电梯什么时候能修好") == ["outage-asked-running"]
    assert await heard("停电到几点？太过分了，我要投诉你们") == []


async def test_reported_all_the_same_the_two_know_of_one_another(town: Town) -> None:
    it = await running(town)
    dry, leak = await reported(town), await reported(town, "0801 卫生间漏水了")
    assert await linked(town, dry) == it.id
    assert await linked(town, leak) is None
    assert (await told(town, AUTHOR, "outage-card"))[-1]["lines"][2]["args"] == {"count": 1, "numbers": dry.number}


async def test_when_it_is_over_who_reported_is_asked_once_and_nobody_else(town: Town) -> None:
    it = await running(town, "所有人")
    dry, gone = await reported(town), await reported(town, "0901 没水", "neighbour")
    await town.does("neighbour", lambda w: repairs.cancel(w, gone.id))
    await town.does("dispatcher", lambda w: outages.end(w, it.id), at(town, 11, day=WEDNESDAY))
    assert [args["number"] for args in await told(town, "tenant", "outage-works-again")] == [dry.number]
    assert await told(town, "neighbour", "outage-works-again") == []


async def test_it_works_again_is_heard_once(town: Town) -> None:
    it = await running(town)
    dry, other = await reported(town), await reported(town, "0801 水龙头不出水")
    await town.does("dispatcher", lambda w: dispatch.issue(w, other.id, town.people["technician"]))
    await town.does("dispatcher", lambda w: outages.end(w, it.id))
    await asyncio.gather(*(presses(town, "tenant", "outage-works", (dry.id,)) for _ in range(2)))
    held = await town.does("tenant", lambda w: rows.find(w.db, Intake, dry.id))
    assert held.status is IntakeStatus.CANCELLED
    await asyncio.gather(*(presses(town, "tenant", "outage-works", (other.id,)) for _ in range(2)))
    assert len(await told(town, "technician", "repair-works-again")) == 1


async def test_it_works_again_is_heard_from_those_it_was_taken_down_for(town: Town) -> None:
    it = await running(town)
    said = Reported(town.unit, DRY, (), Category.PLUMBING, Urgency.NORMAL, channel=Channel.PHONE)
    phoned = await town.does("csr", lambda w: repairs.report(w, said))
    await town.does("dispatcher", lambda w: outages.end(w, it.id))
    words = Said(
        update=1, chat=ChatId(1), speaker=Speaker(ChatId(1)), at=town.desk.clock.now(), kind=Kind.TEXT, text="好了"
    )
    heard = await town.does("tenant", lambda w: felt(w, words))
    assert heard is not None
    assert heard.say.key == "mood-fixed-withdraw"
    await presses(town, "tenant", "outage-works", (phoned.id,))
    held = await town.does("tenant", lambda w: rows.find(w.db, Intake, phoned.id))
    assert held.status is IntakeStatus.CANCELLED


async def test_it_works_again_is_told_to_who_sends_somebody_where_one_cannot_take_it_back(town: Town) -> None:
    await opened(town)
    dry, again = await reported(town), await reported(town, "0801 水龙头不出水")
    for _ in range(2):
        assert await town.does("colleague", lambda w: repairs.works_again(w, dry.id)) == "desk"
    assert [one["number"] for one in await told(town, "dispatcher", "report-works-again")] == [dry.number]
    await town.does("dispatcher", lambda w: dispatch.merge(w, dry.id, again.id))
    assert await town.does("tenant", lambda w: repairs.works_again(w, dry.id)) == "desk"
    await town.does("tenant", lambda w: repairs.cancel(w, again.id))
    assert await town.does("tenant", lambda w: repairs.works_again(w, again.id)) == ""


async def test_it_still_does_not_is_heard_once(town: Town) -> None:
    it = await running(town)
    dry = await reported(town)
    await town.does("dispatcher", lambda w: outages.end(w, it.id))
    await asyncio.gather(*(presses(town, "tenant", "outage-still", (dry.id,)) for _ in range(2)))
    assert len(await told(town, "dispatcher", "outage-repair-still")) == 1
    with pytest.raises(Refusal, match="not-found"):
        await presses(town, "neighbour", "outage-still", (dry.id,))
    await town.does("tenant", lambda w: repairs.cancel(w, dry.id))
    assert (await no(town, "tenant", lambda w: outage_repairs.still(w, dry.id))).key == "outage-repair-done"


async def test_what_stands_still_without_power_is_explained_too(town: Town) -> None:
    await running(town, "所有人", kind=OutageKind.POWER)
    assert await explained(town, "电梯不动了")
    assert not await explained(town, DRY)


async def test_prolonged_the_card_of_what_was_reported_says_until_when(town: Town) -> None:
    it = await running(town)
    await reported(town)
    until = it.ends_at + timedelta(hours=3)
    await town.does("dispatcher", lambda w: outages.prolong(w, it.id, until, ""))
    [line] = [one for one in (await told(town, "tenant", "repair-card"))[-1]["lines"] if "outage" in one["$say"]]
    assert (line["$say"], unpack(line["args"]["ends"])) == ("repair-line-outage", until)
