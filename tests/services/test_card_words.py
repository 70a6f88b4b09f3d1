"""A card speaks to whoever reads it, and never calls a time that is over an estimate."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.categories import Category, Urgency
from bot.domain.names import Language
from bot.domain.order_states import Wait
from bot.domain.people import SYSTEM
from bot.domain.repairs import Channel, IntakeId
from bot.services import actors, repair_words, repairs, verifications, work_orders
from bot.services.repair_views import looked_up
from bot.services.repairs import Reported
from bot.services.work import Work
from tests.services.test_standstills import stands
from tests.services.test_work_orders import order_of, reported, steps
from tests.services.town import Town

LATE = {Language.ZH: "已超时，正在跟进", Language.EN: "late"}


async def reads(town: Town, who: str, intake: IntakeId, language: Language = Language.ZH) -> str:
    """The whole card, as somebody reads it."""

    async def seen(work: Work) -> str:
        actor = await actors.by_id(work.db, town.people[who])
        assert actor is not None
        said = repair_words.card(await looked_up(work, intake), actor).say
        return town.desk.texts.say(language, said.key, **said.args)

    return await town.desk.do(SYSTEM, seen)


async def walked(town: Town, upto: int) -> IntakeId:
    intake = await reported(town)
    for who, step in steps(town, intake)[:upto]:
        await town.does(who, step)
    return intake


@pytest.mark.parametrize("upto", range(4))
async def test_what_was_to_be_by_a_time_that_is_over_is_late_in_both_languages(town: Town, upto: int) -> None:
    intake = await walked(town, upto)
    for language, late in LATE.items():
        assert late not in await reads(town, "tenant", intake, language)
    town.desk.clock.advance(timedelta(days=4))
    for language, late in LATE.items():
        assert late in await reads(town, "tenant", intake, language)
    assert "预计" not in await reads(town, "tenant", intake)


@pytest.mark.parametrize(
    ("upto", "who", "due"),
    [(4, "tenant", "今天 11:00"), (5, "tenant", "明天 09:00"), (7, "csr", "今天 14:30")],
    ids=["result", "verification", "signature"],
)
async def test_what_is_still_owed_when_the_work_is_done_has_its_time_too(
    town: Town, upto: int, who: str, due: str
) -> None:
    intake = await walked(town, upto)
    assert f"预计 {due} 前完成" in await reads(town, who, intake)
    chased = (await town.does(who, lambda w: repairs.chase(w, intake))).say
    assert f"预计 {due} 前完成" in town.desk.texts.say(Language.ZH, chased.key, **chased.args)
    town.desk.clock.advance(timedelta(days=2))
    for language, late in LATE.items():
        assert late in await reads(town, who, intake, language)


async def test_a_technician_s_own_estimate_that_is_over_is_none_any_more(town: Town) -> None:
    intake = await walked(town, 1)
    soon: datetime = town.desk.clock.now() + timedelta(minutes=20)
    await town.does("technician", lambda w: work_orders.accept(w, intake, soon))
    town.desk.clock.advance(timedelta(minutes=21))
    assert (await order_of(town, intake)).due_at > town.desk.clock.now()
    assert LATE[Language.ZH] in await reads(town, "tenant", intake)


@pytest.mark.parametrize("who", ["tenant", "dispatcher"])
async def test_parts_that_should_have_come_are_late(town: Town, who: str) -> None:
    intake = await stands(town, Wait.PARTS.value)
    assert LATE[Language.ZH] not in await reads(town, who, intake)
    town.desk.clock.advance(timedelta(days=1, minutes=1))
    assert LATE[Language.ZH] in await reads(town, who, intake)


@pytest.mark.parametrize("upto", [0, 8])
async def test_colleagues_are_not_spoken_to_as_if_they_were_the_tenant(town: Town, upto: int) -> None:
    intake = await walked(town, upto)
    assert "您" in await reads(town, "tenant", intake)
    for who in ("dispatcher", "csr", "engineering_manager"):
        assert "您" not in await reads(town, who, intake)


async def test_of_a_price_the_tenant_is_asked_and_colleagues_are_told_so(town: Town) -> None:
    intake = await stands(town, "quote")
    assert "等您确认" in await reads(town, "tenant", intake)
    for who in ("dispatcher", "csr", "technician"):
        assert "等租户答复" in await reads(town, who, intake)


@pytest.mark.parametrize("how", ["sent back", "reopened"])
async def test_what_colleagues_write_to_one_another_is_not_for_the_tenant(town: Town, how: str) -> None:
    intake, why = await walked(town, 5 if how == "sent back" else 8), "师傅太马虎"
    if how == "sent back":
        await town.does("csr", lambda w: verifications.reject(w, intake, 0, why))
    else:
        await town.does("tenant_supervisor", lambda w: verifications.reopen(w, intake, why))
    for language in Language:
        assert why in await reads(town, "technician", intake, language)
        assert why not in await reads(town, "tenant", intake, language)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("who", "said", "line"),
    [
        ("security", {}, "👤 security 000•••••••01"),
        ("csr", {"channel": Channel.PHONE}, ""),
        ("csr", {"channel": Channel.PHONE, "caller": "王先生"}, "👤 王先生"),
        ("csr", {"channel": Channel.PHONE, "caller_phone": "13800000000"}, "👤 138••••••00"),
        ("csr", {"channel": Channel.PHONE, "caller": "王先生", "caller_phone": "13800000000"}, "👤 王先生 138••••••00"),
    ],
)
async def test_a_card_has_no_line_of_dashes_for_what_is_not_known(
    town: Town, who: str, said: dict[str, Any], line: str, language: Language
) -> None:
    what = Reported(None, "the lamp", (), Category.LIGHTING, Urgency.NORMAL, **said)
    intake = await town.does(who, lambda w: repairs.report(w, what))
    read = (await reads(town, "dispatcher", intake.id, language)).splitlines()
    assert [one for one in read if one.startswith("👤")] == ([line] if line else [])
    assert not [one for one in read if "—" in one]


async def test_the_tenant_stands_beside_who_spoke_for_it_once(town: Town) -> None:
    intake = await reported(town)
    assert "👤 云杉 tenant 000•••••••01" in await reads(town, "dispatcher", intake)
    assert "👤 Spruce, tenant 000•••••••01" in await reads(town, "dispatcher", intake, Language.EN)
