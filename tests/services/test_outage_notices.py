"""The notice of a planned outage: taken back, taken over by a colleague, and too late after the house was down."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.announcements import AnnouncementId
from bot.domain.outages import OutageState
from bot.packing import unpack_answer
from bot.services import announcements, outages
from bot.storage.tables import outbox
from bot.talk import Verb
from tests.services.announcing import passes, takes_back
from tests.services.kitchen import ruled
from tests.services.switching import (
    AUTHOR,
    WEDNESDAY,
    announced,
    heard,
    notices,
    now,
    planned,
    running,
    said,
    staged,
)
from tests.services.test_nuisance import no
from tests.services.town import Town, at, ticks, told

pytestmark = pytest.mark.manual("R214")
TENANT = {"tenant"}
HOUR, TUESDAY = timedelta(hours=1), WEDNESDAY - timedelta(days=1)


async def recalled(town: Town, it: AnnouncementId, by: str = AUTHOR) -> None:
    """Everybody who had it loses it."""
    await town.does(by, lambda w: announcements.recall(w, it))
    for _ in range(3):
        await passes(town)
        await takes_back(town, (await notices(town))[0])


async def offered(town: Town, who: str, key: str, verb: Verb = Verb.SAY) -> list[list[str]]:
    """What could be tapped under everything that somebody was told or shown under a key."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people[who], outbox.c.verb == verb)
        found = [unpack_answer(body) for body in (await db.execute(mine.order_by(outbox.c.id))).scalars()]
    return [[one.action for row in it.rows for one in row] for it in found if it.say.key == key]


async def test_who_takes_the_notice_back_hears_that_the_outage_stands_and_can_call_it_off_at_once(town: Town) -> None:
    it = await announced(town)
    await recalled(town, it.notice, "cs_manager")
    assert await offered(town, "cs_manager", "outage-stands-announced") == [["outage-move", "outage-call-off"]]
    assert await told(town, AUTHOR, "outage-stands-announced") == []
    assert (await now(town, it.id)).state is OutageState.ANNOUNCED
    await town.does("cs_manager", lambda w: outages.call_off(w, it.id, "it was a mistake"))
    assert (await said(town))[-1] == ("✖️ 取消：停水", TENANT)


async def test_whoever_had_a_notice_that_was_taken_back_hears_what_follows(town: Town) -> None:
    await ruled(town, outage_remind_minutes=0)
    it = await running(town)
    await recalled(town, it.notice)
    assert await offered(town, AUTHOR, "outage-stands-running") == [["outage-over", "outage-prolong"]]
    await town.does(AUTHOR, lambda w: outages.end(w, it.id))
    assert (await said(town))[-1] == ("✅ 已恢复：停水", TENANT)


async def test_nothing_stands_any_more_of_what_is_over_when_its_notice_is_taken_back(town: Town) -> None:
    it = await staged(town, OutageState.OVER)
    await recalled(town, it.notice)
    assert await told(town, AUTHOR, "outage-stands-over") == []


async def test_whoever_is_called_to_send_it_can_though_a_colleague_has_drafted_it(town: Town) -> None:
    it = await planned(town)
    await ticks(town, at(town, 9, day=TUESDAY))
    assert len(await told(town, "cs_manager", "outage-untold")) == 1
    await town.does("cs_manager", lambda w: announcements.open_card(w, it.notice))
    [*_, card] = await offered(town, "cs_manager", "announcement-card", Verb.RING)
    assert "announcement-send" in card
    await town.does("cs_manager", lambda w: announcements.submit(w, it.notice))
    await passes(town, 20)
    [notice] = await notices(town)
    assert (notice.made_by, await heard(town, notice.id)) == (town.people["cs_manager"], TENANT)
    refused = await no(town, AUTHOR, lambda w: announcements.recall(w, notice.id))
    assert refused.key == "announcement-not-own"


async def test_who_takes_a_notice_over_does_not_agree_to_it_as_the_second_person(town: Town) -> None:
    await ruled(town, announcement_alone=0)
    it = await planned(town)
    await town.does("cs_manager", lambda w: announcements.submit(w, it.notice))
    assert (await no(town, "cs_manager", lambda w: announcements.approve(w, it.notice))).key == "announcement-own"
    await town.does("tenant_supervisor", lambda w: announcements.approve(w, it.notice))


async def test_nobody_is_told_of_it_once_it_would_have_begun_however_long_the_house_was_down(town: Town) -> None:
    it = await planned(town)
    tuesday = at(town, 8, day=TUESDAY)
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.notice, tuesday))
    await ticks(town, it.begins_at)
    assert await said(town) == [("🔌 停水通知", set())]
    assert (await now(town, it.id)).state is OutageState.DROPPED
    assert len(await told(town, AUTHOR, "outage-never-told")) == 1
    assert await told(town, AUTHOR, "announcement-too-late") == []


async def test_it_is_told_late_rather_than_not_at_all(town: Town) -> None:
    it = await planned(town)
    tuesday = at(town, 8, day=TUESDAY)
    await town.does(AUTHOR, lambda w: announcements.submit(w, it.notice, tuesday))
    await ticks(town, it.begins_at - HOUR)
    assert (await said(town))[0] == ("🔌 停水通知", TENANT)
    assert (await now(town, it.id)).state is OutageState.ANNOUNCED
