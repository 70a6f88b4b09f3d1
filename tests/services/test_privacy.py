"""What is kept can be had, and emptied; the numbers stay."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from bot.domain.bindings import BindingRequest
from bot.domain.categories import Category, Urgency
from bot.domain.order_states import Method, Result, Wait
from bot.domain.people import SYSTEM, ChatId, Language, Person
from bot.domain.repairs import IntakeId, Outcome
from bot.packing import pack_answer
from bot.services import (
    dispatch,
    dispatch_log,
    laundry,
    laundry_round,
    mail,
    meals,
    privacy,
    ratings,
    rectifications,
    repairs,
    talk_desk,
    talks,
    verifications,
    work_orders,
)
from bot.services.repairs import Reported
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.storage.repair_tables import intakes
from bot.storage.tables import drafts, history, metadata, mutes, outbox, wishes
from bot.talk import Kind, Letter, LetterState, Said, Speaker, Verb, answer
from tests.services import washing
from tests.services.kitchen import opened, said
from tests.services.town import MONDAY, Town, anew, at, ticks, told

MARKER = "独角兽4711"


async def everything(desk: Desk) -> str:
    """Every row of every table as one text."""
    # As a tuple: a row by itself shows only the beginning and the end of what is long.
    async with desk.database.snapshot() as db:
        rows_ = [(table, tuple(row)) for table in metadata.sorted_tables for row in await db.execute(select(table))]
    return "\n".join(f"{table.name} {row}" for table, row in rows_)


async def marked(town: Town) -> None:
    """The tenant leaves the marker wherever a tenant can leave one."""
    first, second = [await town.does("tenant", lambda w: repairs.report(w, leak(town))) for _ in range(2)]
    await town.does("dispatcher", lambda w: dispatch.convert(w, second.id))
    order = await town.does("dispatcher", lambda w: dispatch.issue(w, first.id, town.people["technician"]))
    await town.does("technician", lambda w: work_orders.accept(w, order.intake))
    await town.does("technician", lambda w: work_orders.arrive(w, order.intake))
    why = f"{MARKER} is out"
    await town.does("technician", lambda w: work_orders.wait(w, order.intake, Wait.TENANT, why, None))
    await _closed_and_rated(town, order.intake)
    await opened(town)
    meal = await town.does("tenant", lambda w: meals.order(w, MONDAY, town.unit, {"A": 1}, f"{MARKER} eats no peanuts"))
    await town.does("tenant", lambda w: meals.change(w, meal.id, {"A": 2}, f"{MARKER} eats no nuts"))
    await washing.opened(town)
    wash = await town.does("tenant", lambda w: laundry.request(w, town.unit, {}, f"{MARKER} likes no starch"))
    await town.does("vendor", lambda w: laundry_round.report(w, wash.id, f"{MARKER} does not open"))
    await town.does("vendor", lambda w: laundry_round.collect(w, wash.id))
    await town.does("vendor", lambda w: laundry_round.count(w, wash.id, {"L01-wash": 1}))
    await town.does("tenant", lambda w: washing.agree(w, wash.id))
    await town.does("vendor", lambda w: laundry_round.give_back(w, wash.id))
    await town.does("tenant", lambda w: laundry.reject(w, wash.id, f"{MARKER} found a stain", (MARKER,)))

    talk = await town.does("tenant", lambda w: talks.begin(w, f"{MARKER} wonders"))
    said = Said(
        update=1, chat=ChatId(1), speaker=Speaker(ChatId(1)), at=town.desk.clock.now(), kind=Kind.TEXT,
        text=f"dear {MARKER}", message=77,
    )  # fmt: skip
    await town.does("receptionist", lambda w: talk_desk.answer(w, talk.id, said))

    async def named(work: Work) -> None:
        person = await rows.find(work.db, Person, work.me)
        fields = vars(person) | {"name_zh": MARKER, "name_en": MARKER, "phone": MARKER}
        await work.save(person, Person(**fields))
        work.send(town.people["dispatcher"], answer("repair-to-file", number=MARKER), about="repair:1")
        work.tell(work.me, "repair-to-file", number=f"for {MARKER} only")

    async def noted(work: Work) -> None:
        about = await rows.find(work.db, Person, town.people["neighbour"])
        await work.record(about, f"{MARKER} asked after them")

    await town.does("tenant", named)
    await town.does("csr", noted)


async def _closed_and_rated(town: Town, intake: IntakeId) -> None:
    await town.does("technician", lambda w: work_orders.go_on(w, intake))
    await town.does("technician", lambda w: work_orders.complete(w, intake, "new valve", ()))
    await town.does("dispatcher", lambda w: verifications.record_result(w, intake, Result.RESOLVED))
    await town.does("csr", lambda w: verifications.ask(w, intake))
    await town.does("tenant", lambda w: verifications.confirm(w, intake, 0))
    await town.does("csr", lambda w: verifications.verify(w, intake, 0, Method.ASKED))
    await town.does("tenant", lambda w: ratings.rate(w, intake, 0, 4))
    await town.does("tenant", lambda w: ratings.add_words(w, intake, f"{MARKER} was glad"))


def leak(town: Town) -> Reported:
    return Reported(town.unit, anew(f"{MARKER} 漏水"), ("photo",), Category.PLUMBING, Urgency.NORMAL)


@pytest.mark.manual("R244", "R245")
async def test_after_erasing_nothing_of_the_person_is_left_but_their_numbers(town: Town) -> None:
    await marked(town)
    assert MARKER in await everything(town.desk)
    await town.does("tenant", privacy.erase)
    assert MARKER not in await everything(town.desk)
    async with town.desk.database.transaction() as db:
        assert (await db.execute(select(intakes.c.number))).scalars().all() == ["R-000001", "R-000002"]


async def test_what_colleagues_noted_about_their_repairs_goes_too(town: Town) -> None:
    intake = (await town.does("tenant", lambda w: repairs.report(w, leak(town)))).id
    await town.does("dispatcher", lambda w: dispatch.issue(w, intake, town.people["technician"]))
    other, why = town.people["second_technician"], "she never opens the door"
    await town.does("technician", lambda w: dispatch.transfer(w, intake, other, why))
    assert why in await everything(town.desk)
    await town.does("tenant", privacy.erase)
    assert why not in await everything(town.desk)


async def test_what_was_noted_in_the_dispatch_log_and_asked_by_a_day_goes_too(town: Town) -> None:
    intake = (await town.does("tenant", lambda w: repairs.report(w, leak(town)))).id

    async def noted(work: Work) -> None:
        await dispatch_log.enter(work, intake, Outcome.PUT_BACK, None, f"{MARKER} wants it twice")

    await town.does("dispatcher", noted)
    day = town.desk.clock.today()
    for why in (f"{MARKER} complains daily", "she never opens the door"):
        await town.does("cs_manager", lambda w, why=why: rectifications.demand(w, intake, day, why))  # type: ignore[misc]
    await town.does("tenant", privacy.erase)
    left = await everything(town.desk)
    assert MARKER not in left
    assert "she never opens the door" not in left


async def test_what_they_noted_for_their_lunch_leaves_the_caterers_list_and_the_round(town: Town) -> None:
    await opened(town)
    order = await said(town, "tenant", at(town, 9), lambda w: meals.order(w, MONDAY, town.unit, {"A": 1}, MARKER))
    await said(town, "neighbour", at(town, 9), lambda w: meals.order(w, MONDAY, town.other_unit, {"B": 1}, "少饭"))
    for hour, minute in ((10, 0), (11, 30)):
        await ticks(town, at(town, hour, minute))
    # Said in time and heard late: the caterer has a list that corrects the first.
    await said(town, "tenant", at(town, 9, 49), lambda w: meals.change(w, order.id, {"A": 2}, f"{MARKER}!"))
    await town.does("tenant", privacy.erase)
    assert MARKER not in await everything(town.desk)
    for who, kind in (("vendor", "roll-up"), ("receptionist", "roll-up"), ("receptionist", "meal-round")):
        assert any("少饭" in str(it) for it in await told(town, who, kind))
        assert "0801" in str((await told(town, who, kind))[-1])


async def test_lists_and_slips_with_their_words_in_them_are_taken_back(town: Town) -> None:
    await opened(town)
    await said(town, "tenant", at(town, 9), lambda w: meals.order(w, MONDAY, town.unit, {"A": 1}, MARKER))
    await ticks(town, at(town, 10))
    await washing.opened(town)
    wash = await town.does("tenant", lambda w: laundry.request(w, town.unit, {}, MARKER))

    async def given(work: Work) -> None:
        for key, paper in (("roll-up-file", "roll-up"), ("laundry-slip", "laundry-slip")):
            number = "1" if paper == "roll-up" else f"{wash.id}"
            work.send(town.people["vendor"], answer(key, number="1", paper=(paper, number)))

    await town.does("vendor", given)
    async with town.desk.database.transaction() as db:
        sent = update(outbox).where(outbox.c.person == town.people["vendor"], outbox.c.verb == Verb.SAY)
        await db.execute(sent.values(state=LetterState.SENT, message=77))
    await town.does("tenant", privacy.erase)
    async with town.desk.database.transaction() as db:
        back = select(outbox.c.target).where(outbox.c.person == town.people["vendor"], outbox.c.target == 77)
        assert len((await db.execute(back)).all()) == 2


async def test_the_export_holds_everything_that_is_kept(town: Town) -> None:
    await marked(town)
    kept = json.loads(json.dumps(await town.does("tenant", privacy.export), default=str))
    assert kept["person"]["phone"] == MARKER
    assert kept["posts"][0]["role"] == "tenant"
    assert MARKER in kept["repairs"][0]["text"]
    assert MARKER in kept["ratings"][0]["words"]
    assert MARKER in kept["complaints"][0]["text"]
    assert [line["text"] for line in kept["talks"][0]["lines"]] == [f"{MARKER} wonders", f"dear {MARKER}"]
    assert MARKER in kept["meals"][0]["note"]


async def test_nobody_elses_things_are_touched_by_an_erasure(town: Town) -> None:
    what = Reported(town.other_unit, "门坏了", (), Category.DOOR_LOCK, Urgency.NORMAL)
    await town.does("neighbour", lambda w: repairs.report(w, what))
    await marked(town)
    await town.does("tenant", privacy.erase)
    async with town.desk.database.transaction() as db:
        texts = (await db.execute(select(intakes.c.text).order_by(intakes.c.id))).scalars().all()
    assert texts == ["门坏了", "", ""]


async def test_the_export_holds_what_was_said_and_done_as_well(town: Town) -> None:
    chat = ChatId(1000 + town.people["tenant"])

    async def asked(work: Work) -> None:
        request = BindingRequest(chat=chat, name=MARKER, unit="0801", language=Language.ZH, created_at=work.now)
        await work.add(request)
        draft = {"form": "repair-new", "form_version": "1", "step": "text", "data": {"answers": {"text": MARKER}}}
        here = {"chat": chat, "thread": 0, "speaker": chat, "person": work.me, "expires_at": work.now}
        await work.db.execute(insert(drafts).values(**draft, **here, version=0))
        work.tell(work.me, "repair-to-file", number=MARKER)

    await town.does("tenant", lambda w: repairs.report(w, leak(town)))
    await town.does("tenant", asked)
    kept = json.loads(json.dumps(await town.does("tenant", privacy.export), default=str))
    assert [line["record"] for line in kept["actions"]] == ["intakes", "binding_requests"]
    assert [request["name"] for request in kept["binding_requests"]] == [MARKER]
    assert kept["open_dialogues"][0]["data"]["answers"] == {"text": MARKER}
    assert MARKER in str(kept["messages_to_them"][-1]["body"])


async def test_what_somebody_wants_to_be_told_or_not_is_handed_over_and_forgotten(town: Town) -> None:
    async def chose(work: Work) -> None:
        await work.db.execute(insert(mutes).values(person=work.me, kind="survey", until=None))
        await work.db.execute(insert(wishes).values(person=work.me, kind="lunch"))

    await town.does("tenant", chose)
    kept = await town.does("tenant", privacy.export)
    assert (kept["unwanted"], kept["wanted"]) == ([{"kind": "survey", "until": None}], [{"kind": "lunch"}])
    await town.does("tenant", privacy.erase)
    async with town.desk.database.snapshot() as db:
        for table in (mutes, wishes):
            assert (await db.execute(select(table))).all() == []


async def test_after_a_month_letters_have_no_words_and_dead_ones_are_gone(town: Town) -> None:
    states = (LetterState.SENT, LetterState.SUPERSEDED, LetterState.DEAD, LetterState.UNKNOWN, LetterState.NEW)

    async def written(work: Work) -> None:
        for state in states:
            body = pack_answer(answer("repair-to-file", number=MARKER))
            await rows.add(work.db, Letter(created_at=work.now, state=state, body=body, spoken=MARKER))

    await town.desk.do(SYSTEM, written)
    assert await town.desk.do(SYSTEM, mail.forget_old) == 0
    town.desk.clock.advance(timedelta(days=31))
    assert await town.desk.do(SYSTEM, mail.forget_old) == 4
    async with town.desk.database.snapshot() as db:
        kept = {row.state: MARKER in str((row.body, row.spoken)) for row in await db.execute(select(outbox))}
    assert kept == {
        LetterState.SENT: False, LetterState.SUPERSEDED: False, LetterState.UNKNOWN: False, LetterState.NEW: True
    }  # fmt: skip
    assert await town.desk.do(SYSTEM, mail.forget_old) == 0


REASONS = {
    "Ann asked, the Annex is next, Ann Lee agrees": "… asked, the Annex is next, Ann Lee agrees",
    "李安来过，李安娜没有来": "…来过，李安娜没有来",
    "call 0755-1234 not 0755-12345": "call … not 0755-12345",
    "a new announcement": "a new announcement",
}
"""What colleagues wrote about somebody else, and what is left when Ann, that is 李安, is gone."""


async def test_an_erased_name_goes_out_of_other_reasons_and_nothing_else_does(town: Town) -> None:
    async def named(work: Work, who: str, zh: str, en: str, phone: str | None) -> None:
        person = await rows.find(work.db, Person, town.people[who])
        await work.save(person, replace(person, name_zh=zh, name_en=en, phone=phone))

    async def noted(work: Work) -> None:
        about = await rows.find(work.db, Person, town.people["neighbour"])
        for why in REASONS:
            await work.record(about, why)

    await town.does("tenant", lambda w: named(w, "tenant", "李安", "Ann", "0755-1234"))
    await town.does("csr", lambda w: named(w, "neighbour", "李安娜", "Ann Lee", None))
    await town.does("csr", noted)
    await town.does("tenant", privacy.erase)
    wrote = select(history.c.why).where(history.c.who == town.people["csr"], history.c.why != "")
    async with town.desk.database.snapshot() as db:
        kept = (await db.execute(wrote.order_by(history.c.id))).scalars().all()
    assert kept == list(REASONS.values())


async def test_right_after_an_erasure_no_file_of_the_database_holds_their_words(town: Town) -> None:
    if not town.desk.database.embedded:
        return
    await marked(town)
    file = Path(town.desk.database.url.database or "")
    left = {one: one.read_bytes().count(MARKER.encode()) for one in file.parent.glob(f"{file.name}*")}
    assert sum(left.values())
    await town.does("tenant", privacy.erase)
    left = {one: one.read_bytes().count(MARKER.encode()) for one in file.parent.glob(f"{file.name}*")}
    assert sum(left.values()) == 0, left
