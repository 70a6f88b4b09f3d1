"""Emergencies on record: opened once, one for all who report it, with their course."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.domain.categories import Urgency
from bot.domain.drafts import Draft
from bot.domain.incident_files import Alarm, Entry, EntryKind
from bot.domain.incidents import Incident, IncidentKind
from bot.domain.people import SYSTEM, ChatId, PersonId
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId
from bot.packing import unpack_answer
from bot.services import (
    alarms,
    dispatch,
    incident_notices,
    incident_work,
    incidents,
    work_orders,
)
from bot.services.incidents import Told
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import drafts, outbox
from bot.talk import Verb
from tests.services.emergencies import ALARMED, FIRE, alarmed, by_hand, current, heard, opened
from tests.services.kitchen import every
from tests.services.town import Town, at, ticks, told

K = EntryKind


async def course(town: Town, made: Incident) -> list[tuple[EntryKind, str]]:
    """What happened, and by whom."""
    names = {person: name for name, person in town.people.items()}
    found = [one for one in await every(town, Entry) if one.incident == made.id]
    found.sort(key=lambda one: (one.at, one.id))
    return [(one.kind, names.get(one.by, "")) for one in found]


async def speaks(town: Town, text: str, who: str = "tenant", message: int | None = None) -> Draft:
    """Somebody has spoken of danger, and reported nothing yet."""

    async def spoken(work: Work) -> Draft:
        draft = await rows.add(
            work.db,
            Draft(
                chat=work.actor.chat or ChatId(0), thread=0, speaker=work.actor.chat or ChatId(0), person=work.me,
                form="repair-new", form_version="x", step="unit", data={"answers": {"text": text, "message": message}},
                expires_at=work.now + timedelta(minutes=30),
            ),
        )  # fmt: skip
        await alarms.hear(work, draft, text)
        return draft

    return await town.does(who, spoken)


# -- opened -----------------------------------------------------------------------------------------------------------


@pytest.mark.manual("R23", "R91")
async def test_an_alarm_goes_on_record_with_what_had_happened_before(town: Town) -> None:
    intake = await alarmed(town)
    await ticks(town, at(town, 9, 5))
    await ticks(town, at(town, 9, 10))
    made, new = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    assert (new, made.number, made.kind, made.unit, made.floor) == (True, "E-000001", IncidentKind.FIRE, town.unit, "8")
    assert (made.began_at, made.holder) == (intake.reported_at, town.people["security"])
    assert await course(town, made) == [
        (K.ALARM, "tenant"), (K.REPEATED, ""), (K.REPEATED, ""), (K.OPENED, "security"),
    ]  # fmt: skip


async def test_who_puts_on_record_what_was_only_said_takes_care_of_it(town: Town) -> None:
    draft = await speaks(town, FIRE)
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "d", draft.id))
    assert await heard(town, "emergency-taken-told") == ["tenant"]
    assert [kind for kind, _ in await course(town, made)] == [K.ALARM, K.OPENED]
    before = await heard(town, "emergency-heard")
    await ticks(town, at(town, 9, 30))
    assert await heard(town, "emergency-heard") == before


async def test_what_was_said_and_then_reported_is_one_alarm_of_one_emergency(town: Town) -> None:
    draft = await speaks(town, FIRE)
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "d", draft.id))
    intake = await alarmed(town)
    (alarm,) = await every(town, Alarm)
    assert (alarm.incident, alarm.draft, alarm.intake) == (made.id, draft.id, intake.id)
    again, new = await town.does("cs_manager", lambda w: incidents.begin_from(w, "r", intake.id))
    assert (again.id, new) == (made.id, False)


async def test_an_emergency_begins_with_its_first_alarm_whichever_is_put_on_record_first(town: Town) -> None:
    early = await speaks(town, FIRE)
    began = town.desk.clock.now()
    for minute in (5, 10):
        await ticks(town, at(town, 9, minute))
    later = await alarmed(town, "neighbour", "8楼着火")
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", later.id))
    assert made.began_at > began
    other = await by_hand(town)
    joined = await town.does("security", lambda w: incidents.join(w, made.id, "d", early.id))
    assert joined.began_at == began
    merged = await town.does("security", lambda w: incidents.merge(w, made.id, other.id))
    assert (await current(town, other)).began_at == merged.began_at == began


async def test_what_was_only_said_is_put_on_record_with_the_time_it_was_said(town: Town) -> None:
    draft, began = await speaks(town, FIRE), town.desk.clock.now()
    await ticks(town, at(town, 9, 5))
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "d", draft.id))
    assert made.began_at == began


async def test_who_speaks_of_it_again_is_heard_once_more_and_not_rung_again_and_again(town: Town) -> None:
    draft = await speaks(town, FIRE)
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "d", draft.id))

    async def dropped(work: Work) -> None:
        await work.db.execute(delete(drafts).where(drafts.c.id == draft.id))

    await town.desk.do(SYSTEM, dropped)
    again = await speaks(town, "0801 着火了，火很大")
    (_, alarm) = sorted(await every(town, Alarm), key=lambda one: one.id)
    assert (alarm.incident, alarm.draft) == (made.id, again.id)
    rung = await heard(town, "emergency-heard")
    assert rung.count("cs_manager") == 2
    await ticks(town, at(town, 9, 30))
    assert await heard(town, "emergency-heard") == rung


async def test_who_speaks_of_another_danger_at_the_same_place_is_called_for_until_somebody_goes(town: Town) -> None:
    draft = await speaks(town, FIRE)
    await town.does("security", lambda w: incidents.begin_from(w, "d", draft.id))

    async def dropped(work: Work) -> None:
        await work.db.execute(delete(drafts).where(drafts.c.id == draft.id))

    await town.desk.do(SYSTEM, dropped)
    await speaks(town, "0801 有人触电晕倒了")
    assert len(await every(town, Alarm)) == 1
    before = (await heard(town, "emergency-heard")).count("cs_manager")
    await ticks(town, at(town, 9, 5))
    assert (await heard(town, "emergency-heard")).count("cs_manager") == before + 1


async def test_two_who_open_at_once_open_one_and_both_see_it(town: Town) -> None:
    intake = await alarmed(town)
    both = [town.does(w, lambda w: incidents.begin_from(w, "r", intake.id)) for w in ("security", "cs_manager")]
    done = await asyncio.gather(*both)
    assert sorted(new for _, new in done) == [False, True]
    assert len({made.id for made, _ in done}) == len(await every(town, Incident)) == 1


@pytest.mark.parametrize("what", ["r", "d", "x"])
async def test_what_is_no_alarm_or_is_over_goes_on_no_record(town: Town, what: str) -> None:
    intake = await alarmed(town)
    await town.does("dispatcher", lambda w: dispatch.regrade(w, intake.id, intake.category, Urgency.NORMAL))
    said = await town.outcome("security", lambda w: incidents.begin_from(w, what, intake.id))
    assert said == {"r": "incident-no-alarm", "d": "emergency-over", "x": "button-stale"}[what]


@pytest.mark.manual("R23", "R54")
async def test_what_nobody_has_reported_is_taken_down_by_hand_and_who_must_know_is_called(town: Town) -> None:
    made = await by_hand(town, "receptionist", "9")
    assert (made.floor, made.unit, made.holder) == ("9", None, town.people["receptionist"])
    rung = await town.desk.do(SYSTEM, lambda w: _rung(w, made))
    names = {person: name for name, person in town.people.items()}
    assert {names[one] for one in rung} == {*ALARMED, "tenant_supervisor", "receptionist"}
    assert await town.outcome("security", lambda w: incidents.begin(w, Told("x", IncidentKind.OTHER, "99"))) == (
        "form-no-longer-offered"
    )


@pytest.mark.manual("R23", "R36")
@pytest.mark.parametrize("who", ["security", "receptionist"])
async def test_what_is_taken_down_by_hand_is_called_out_until_somebody_accepts(town: Town, who: str) -> None:
    made = await by_hand(town, who)
    others = sorted(set(ALARMED) - {who})
    for minute in (5, 10):
        await ticks(town, at(town, 9, minute))
    assert await heard(town, "incident-call") == sorted(others * 2)
    (first, again) = await told(town, "cs_manager", "incident-call")
    assert (first["count"], again["count"], first["number"]) == (2, 3, made.number)
    assert [kind for kind, _ in await course(town, made)] == [K.OPENED, K.REPEATED, K.REPEATED]
    both = [town.does(w, lambda w: incident_work.accept(w, made.id)) for w in ("security", "cs_manager")]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert [one.key for one in done if isinstance(one, Refusal)] == ["emergency-taken-already"]
    assert len(await heard(town, "emergency-taken")) == len(ALARMED) - 1
    await ticks(town, at(town, 9, 30))
    assert len(await heard(town, "incident-call")) == 2 * len(others)


async def test_who_takes_it_over_or_goes_to_its_repair_goes_to_it_and_after_the_all_clear_nobody_is_called(
    town: Town,
) -> None:
    taken, mended, over = [await by_hand(town, "receptionist", floor) for floor in ("8", "9", "8")]
    later = await alarmed(town, "neighbour", "0901 着火")
    await town.does("csr", lambda w: incidents.join(w, mended.id, "r", later.id))
    await town.does("csr", lambda w: incident_work.take_over(w, taken.id))
    assert (await current(town, taken)).calls
    await town.does("engineering_manager", lambda w: incident_work.take_over(w, taken.id))
    await town.does("dispatcher", lambda w: dispatch.issue(w, later.id, town.people["technician"]))
    await town.does("technician", lambda w: work_orders.accept(w, later.id))
    await town.does("cs_manager", lambda w: incident_work.clear(w, over.id, "out"))
    await ticks(town, at(town, 9, 30))
    assert await heard(town, "incident-call") == []
    assert await town.outcome("security", lambda w: incident_work.accept(w, over.id)) == "incident-is-cleared"


async def _rung(work: Work, made: Incident) -> list[PersonId]:
    about = (outbox.c.about == f"incident:{made.id}", outbox.c.verb == Verb.RING)
    return [PersonId(row.person) for row in await work.db.execute(select(outbox.c.person).where(*about))]


@pytest.mark.parametrize(
    ("text", "floor", "unit"),
    [("0901 着火", "9", "other"), ("9楼着火", "9", None), ("着火了", "8", "own"), ("15楼着火", "8", "own")],
)
async def test_where_it_is_by_the_words_else_by_who_speaks(town: Town, text: str, floor: str, unit: str | None) -> None:
    intake = await alarmed(town, text=text)
    made, _ = await town.does("security", lambda w: incidents.begin_from(w, "r", intake.id))
    meant: dict[str | None, UnitId | None] = {"own": town.unit, "other": town.other_unit, None: None}
    assert (made.floor, made.unit) == (floor, meant[unit])


# -- one emergency, many alarms ---------------------------------------------------------------------------------------


async def test_a_later_alarm_joins_once(town: Town) -> None:
    made = await opened(town)
    later = await alarmed(town, "neighbour", "smoke on floor 8")
    said = (await told(town, "security", "repair-alarm"))[-1]
    assert said["number"] == later.number
    both = [town.does(w, lambda w: incidents.join(w, made.id, "r", later.id)) for w in ("security", "cs_manager")]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert [one.key for one in done if isinstance(one, Refusal)] == ["incident-joined-already"]
    assert len(await every(town, Alarm)) == 2
    assert (K.ATTACHED, "security") in await course(town, made) or (K.ATTACHED, "cs_manager") in await course(
        town, made
    )


async def test_it_is_offered_where_place_and_kind_fit_and_nowhere_else(town: Town) -> None:
    made = await opened(town)
    for text, fits in (("8楼冒烟", True), ("0801 fire", True), ("0901 fire", False), ("0901 电梯困人", False)):
        intake = await alarmed(town, "neighbour", text)
        offered = f"v1:incident-join:{made.id}:r:{intake.id}"
        assert (offered in await _buttons(town, "security", intake.number)) is fits, text
        assert f"v1:incident-begin:r:{intake.id}" in await _buttons(town, "security", intake.number)


async def _buttons(town: Town, who: str, number: str) -> list[str]:
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people[who]).order_by(outbox.c.id)
        for body in reversed(list((await db.execute(mine)).scalars())):
            if body.get("say", {}).get("$say") == "repair-alarm" and body["say"]["args"]["number"] == number:
                return [button.data for row in unpack_answer(body).rows for button in row]
    return []


async def test_one_technician_is_enough_for_all_who_report_it(town: Town) -> None:
    made = await opened(town)
    later = await alarmed(town, "neighbour", "8楼着火")
    await town.does("security", lambda w: incidents.join(w, made.id, "r", later.id))
    (first, _) = sorted(await every(town, Alarm), key=lambda one: one.id)
    await town.does("dispatcher", lambda w: dispatch.issue(w, first.intake, town.people["technician"]))
    await town.does("technician", lambda w: work_orders.accept(w, first.intake))
    before = len(await heard(town, "repair-alarm"))
    await ticks(town, at(town, 9, 30))
    assert len(await heard(town, "repair-alarm")) == before
    assert (K.ACCEPTED, "technician") in await course(town, made)


async def test_one_technician_is_enough_only_until_the_work_is_done(town: Town) -> None:
    made = await opened(town)
    (first,) = await every(town, Alarm)
    await town.does("dispatcher", lambda w: dispatch.issue(w, first.intake, town.people["technician"]))
    await town.does("technician", lambda w: work_orders.accept(w, first.intake))
    await town.does("technician", lambda w: work_orders.arrive(w, first.intake))
    await town.does("technician", lambda w: work_orders.complete(w, first.intake, "put out", ()))
    later = await alarmed(town, "neighbour", "8楼着火")
    await town.does("security", lambda w: incidents.join(w, made.id, "r", later.id))
    before = (await heard(town, "repair-alarm")).count("security")
    await ticks(town, at(town, 9, 5))
    assert (await heard(town, "repair-alarm")).count("security") == before + 1


async def test_two_of_one_emergency_become_one(town: Town) -> None:
    made, other = await opened(town), await by_hand(town)
    await town.does("security", lambda w: incident_notices.send(w, made.id, ("8",)))
    both = [town.does(w, lambda w: incidents.merge(w, made.id, other.id)) for w in ("security", "cs_manager")]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert [one.key for one in done if isinstance(one, Refusal)] == ["incident-is-merged"]
    assert (await current(town, made)).merged_into == other.id
    assert [alarm.incident for alarm in await every(town, Alarm)] == [other.id]
    assert (
        await town.outcome("security", lambda w: incident_notices.send(w, other.id, ("8",))) == "incident-told-already"
    )
    await town.does("cs_manager", lambda w: incident_work.clear(w, other.id, "out"))
    assert await heard(town, "incident-over-reporter") == ["tenant"]
    assert await town.outcome("security", lambda w: incidents.merge(w, other.id, other.id)) == "incident-is-cleared"
