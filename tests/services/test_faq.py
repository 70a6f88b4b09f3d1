"""Common questions: seeded from the building, kept true by staff, given to strangers only where they are public."""

import copy

import pytest
from sqlalchemy import select

from bot.domain.faq import FaqEntry, FaqId
from bot.domain.people import SYSTEM, ChatId
from bot.playground.people import sample_building
from bot.services import faq, loading
from bot.storage import rows
from bot.storage.tables import history
from bot.talk import Speaker
from tests.services.kitchen import every, outcome
from tests.services.town import ROLES, Town, at, lines

STRANGER = Speaker(ChatId(999))
SHUTTLE = FaqEntry(
    topic="",
    title_zh="班车",
    title_en="Shuttle",
    words="班车, shuttle / 几点, when",
    answer_zh="八点",
    answer_en="At 8",
)
KEEPERS = frozenset({"csr", "second_csr", "tenant_supervisor", "cs_manager"})


async def added(town: Town) -> FaqEntry:
    return await town.does("csr", lambda w: faq.add(w, SHUTTLE))


async def test_only_who_keeps_them_changes_them(embedded_town: Town) -> None:
    made = await added(embedded_town)
    verbs = {
        "add": lambda w: faq.add(w, SHUTTLE),
        "change": lambda w: faq.change(w, made.id, "answer_en", "At 9"),
        "publish": lambda w: faq.publish(w, made.id, public=True),
        "drop": lambda w: faq.drop(w, made.id),
    }
    before = await lines(embedded_town)
    for name, verb in verbs.items():
        for who in (*ROLES, "stranger"):
            said = await outcome(embedded_town, who, verb, at(embedded_town, 9))
            assert (said == "done") == (who in KEEPERS), (name, who, said)
    assert await lines(embedded_town) == before


@pytest.mark.manual("R62")
async def test_strangers_get_what_is_public_and_nothing_else(town: Town) -> None:
    made = await added(town)
    assert (await town.desk.do(STRANGER, lambda w: faq.ask(w, "班车几点？"))).sure is None
    assert await town.desk.do(STRANGER, faq.listed) == []
    with pytest.raises(rows.NotFound):
        await town.desk.do(STRANGER, lambda w: faq.one(w, made.id))
    await town.does("csr", lambda w: faq.publish(w, made.id, public=True))
    assert (await town.desk.do(STRANGER, lambda w: faq.ask(w, "班车几点？"))).sure is not None
    assert (await town.does("tenant", lambda w: faq.ask(w, "when is the shuttle?"))).sure is not None


async def test_what_is_changed_and_dropped_stays_in_its_history(town: Town) -> None:
    made = await added(town)
    await town.does("csr", lambda w: faq.change(w, made.id, "answer_zh", "九点"))
    await town.does("cs_manager", lambda w: faq.drop(w, made.id))
    assert (await town.does("tenant", lambda w: faq.ask(w, "班车几点？"))).sure is None
    async with town.desk.database.transaction() as db:
        told = select(history.c.change).where(history.c.record == "faq_entries").order_by(history.c.id)
        changes = list((await db.execute(told)).scalars())
    assert ["八点", "九点"] in [one.get("answer_zh") for one in changes]


async def test_a_file_loaded_again_leaves_alone_what_staff_have_worded(town: Town) -> None:
    file = copy.deepcopy(sample_building())
    await town.desk.do(SYSTEM, lambda w: loading.load(w, file))
    by_topic = {one.topic: one for one in await every(town, FaqEntry)}
    phone, security, drop = by_topic["front_desk_phone"], by_topic["security_phone"], by_topic["address"]
    await town.does("csr", lambda w: faq.change(w, phone.id, "answer_zh", "拨 0"))
    await town.does("csr", lambda w: faq.drop(w, drop.id))
    file["building"]["contacts"] |= {"front_desk": "111", "security_desk": "222"}
    await town.desk.do(SYSTEM, lambda w: loading.load(w, file))
    after = {one.topic: one for one in await every(town, FaqEntry)}
    assert after["front_desk_phone"].answer_zh == "拨 0"
    assert "222" in after["security_phone"].answer_zh
    assert after["security_phone"].id == security.id
    assert after["address"].dropped_at is not None
    again = await town.desk.do(SYSTEM, lambda w: loading.load(w, file))
    assert (again.added, again.changed) == (0, 0)


async def test_an_unknown_one_is_not_found(town: Town) -> None:
    with pytest.raises(rows.NotFound):
        await town.does("tenant", lambda w: faq.one(w, FaqId(4711)))
