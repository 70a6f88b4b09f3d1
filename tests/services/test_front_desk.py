"""The desk's inbox: everything new, the oldest first, and to each only what is theirs to see."""

from datetime import timedelta

import pytest

from bot.domain.complaints import Topic
from bot.domain.mail_items import MailKind
from bot.domain.people import SYSTEM, ChatId, Person
from bot.domain.permits import May
from bot.services import bindings, complaints, front_desk, laundry, left_messages, mail_items, repairs, talks
from bot.services.complaints import Complained
from bot.services.left_messages import Left
from bot.services.mail_items import Arriving
from bot.services.work import Work
from bot.storage import rows
from bot.talk import Speaker
from tests.services.kitchen import asked_late, opened, outcome
from tests.services.test_privacy import leak
from tests.services.test_talk_table import line
from tests.services.town import ROLES, Town, at


async def names(town: Town, who: str) -> list[str]:
    return [source.name for source, _ in await town.does(who, front_desk.inbox)]


@pytest.mark.manual("R6", "R59", "R78", "R86")
async def test_everything_new_stands_in_it_the_oldest_first(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    assert await names(town, "csr") == []
    await opened(town)
    clock = town.desk.clock
    left = Left(town.unit, "call back")
    await town.does("receptionist", lambda w: left_messages.leave(w, left))
    clock.advance(timedelta(minutes=1))
    arriving = Arriving(town.unit, MailKind.PARCEL)
    await town.does("receptionist", lambda w: mail_items.take_in(w, arriving))
    await town.does("receptionist", lambda w: mail_items.take_in(w, arriving))
    clock.advance(timedelta(minutes=1))
    await town.desk.do(Speaker(ChatId(999)), lambda w: bindings.ask(w, "王五", "0801", ""))
    clock.advance(timedelta(minutes=1))
    await town.does("tenant", lambda w: repairs.report(w, leak(town)))
    clock.advance(timedelta(minutes=1))
    said = Complained("the lift is slow", town.unit, Topic.ELEVATOR)
    await town.does("tenant", lambda w: complaints.receive(w, said))
    clock.set(at(town, 10, 5))
    await asked_late(town)
    assert await names(town, "csr") == ["notes", "mail", "bindings", "repairs", "complaints", "late-meals"]
    counts = {source.name: heap.count for source, heap in await town.does("csr", front_desk.inbox)}
    assert counts["mail"] == 2
    assert await names(town, "operator") == ["notes"]
    assert await town.does("csr", front_desk.late_meals) == 1


async def test_what_is_overdue_is_counted_by_itself(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    arriving = Arriving(town.unit, MailKind.PARCEL)
    await town.does("receptionist", lambda w: mail_items.take_in(w, arriving))
    town.desk.clock.advance(timedelta(days=16))
    await town.does("receptionist", lambda w: mail_items.take_in(w, arriving))
    assert await names(town, "receptionist") == ["mail-overdue", "mail"]


async def test_laundry_that_nobody_has_called_about_stands_in_it(shop: Town) -> None:
    async def gone(work: Work) -> None:
        person = await rows.find(work.db, Person, shop.people["vendor"])
        await work.save(person, person.unbind())

    await shop.desk.do(SYSTEM, gone)
    await shop.does("tenant", lambda w: laundry.request(w, shop.unit, {}, ""))
    assert await names(shop, "csr") == ["laundry"]


async def test_who_waits_for_a_word_counts_from_when_they_began_to_and_only_for_those_who_answer(town: Town) -> None:
    town.desk.clock.set(at(town, 9))
    talk = await town.does("tenant", talks.begin)
    town.desk.clock.set(at(town, 9, 30))
    await town.does("receptionist", lambda w: mail_items.take_in(w, Arriving(town.unit, MailKind.PARCEL)))
    town.desk.clock.set(at(town, 10))
    await town.does("tenant", lambda w: talks.say(w, talk.id, line(w, "hello?")))
    assert await names(town, "csr") == ["talks", "mail"]
    await town.does("tenant", lambda w: talks.call_security(w, talk.id))
    assert await names(town, "csr") == ["mail"]
    assert await names(town, "cs_manager") == ["mail", "talks"]


@pytest.mark.manual("R62", "R245")
async def test_a_complaint_about_the_desk_is_not_in_its_inbox(town: Town) -> None:
    said = Complained("the front desk is rude", town.unit, Topic.STAFF_ATTITUDE)
    await town.does("tenant", lambda w: complaints.receive(w, said))
    assert await names(town, "receptionist") == []
    assert await names(town, "csr") == []
    assert await names(town, "tenant_supervisor") == ["complaints"]


async def test_nobody_else_has_an_inbox(embedded_town: Town) -> None:
    for who in ROLES:
        said = await outcome(embedded_town, who, front_desk.inbox, at(embedded_town, 9))
        desk = who in {"receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager", "operator"}
        assert said == ("done" if desk else "not-allowed"), who


def test_every_source_is_for_somebody_at_the_desk() -> None:
    assert len({source.name for source in front_desk.SOURCES}) == len(front_desk.SOURCES)
    assert {source.needs for source in front_desk.SOURCES} <= set(May)
