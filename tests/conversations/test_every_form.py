"""Every question of every dialogue: what is no answer is refused politely, and it can be left without a trace."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.clock import Clock
from bot.conversations import FORMS
from bot.conversations.form import Form
from bot.conversations.prompts import said_back
from bot.domain.names import Language
from bot.domain.refusal import Refusal
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.storage.repair_tables import intakes
from bot.storage.tables import drafts
from bot.texts import Texts
from tests import (
    announcement_talks,
    bc_talks,
    clock_talks,
    complaint_talks,
    desk_talks,
    fax_in_talks,
    fee_talks,
    front_desk_talks,
    incident_talks,
    laundry_talks,
    meal_talks,
    outage_talks,
)
from tests.conftest import on_postgres
from tests.conversations.bad_answers import refuses_what_is_no_answer
from tests.talks import assigned, closed, count, done, on_site, recorded, reported

Opening = Callable[[Theatre], Awaitable[Player]]


async def new_repair(stage: Theatre) -> Player:
    tenant = await stage.enters("T01-1")
    await tenant.says("/repair")
    return tenant


async def log(stage: Theatre) -> Player:
    desk = await stage.enters("S08")
    await desk.says("/log")
    return desk


async def merge(stage: Theatre) -> Player:
    await reported(stage)
    tenant, dispatcher = stage.player("T01-1"), stage.player("S14")
    await tenant.says("0801 厨房水龙头漏水")
    await tenant.hears("form-summary")
    await tenant.taps("确认")
    await tenant.hears("repair-state-to-dispatch")
    await dispatcher.hears("repair-title-intake", number="R-000002")
    return await _tapped(stage, "S14", "repair-merge")


async def split(stage: Theatre) -> Player:
    await reported(stage)
    return await _tapped(stage, "S14", "repair-split")


async def regrade(stage: Theatre) -> Player:
    await reported(stage)
    return await _tapped(stage, "S14", "repair-regrade")


async def helper(stage: Theatre) -> Player:
    await assigned(stage)
    return await _tapped(stage, "S14", "repair-helper")


async def transfer(stage: Theatre) -> Player:
    await stage.enters("S16")
    await assigned(stage)
    return await _tapped(stage, "S15", "repair-transfer")


async def taking_over(stage: Theatre) -> Player:
    await stage.enters("S16")
    await on_site(stage)
    return await _tapped(stage, "S14", "repair-take-over")


async def hand_back(stage: Theatre) -> Player:
    await assigned(stage)
    return await _tapped(stage, "S15", "repair-hand-back")


async def wait(stage: Theatre) -> Player:
    await on_site(stage)
    return await _tapped(stage, "S15", "repair-wait")


async def prolong(stage: Theatre) -> Player:
    technician = await wait(stage)
    await technician.taps("等配件")
    await technician.hears("repair-wait-why")
    await technician.says("缺角阀")
    await technician.hears("repair-wait-days")
    await technician.taps("1 天")
    await technician.hears("repair-state-waiting-parts")
    return await _tapped(stage, "S15", "repair-prolong")


async def before(stage: Theatre) -> Player:
    await on_site(stage)
    return await _tapped(stage, "S15", "repair-before")


async def quote(stage: Theatre) -> Player:
    await on_site(stage)
    return await _tapped(stage, "S15", "repair-quote")


async def requote(stage: Theatre) -> Player:
    technician = await quote(stage)
    for text in ("水龙头", "好了", "跳过", "✅"):
        await technician.taps(text)
    await technician.hears("repair-quoted")
    return await _tapped(stage, "S15", "repair-requote")


async def book(stage: Theatre) -> Player:
    await on_site(stage)
    tenant = stage.player("T01-1")
    await _tapped(stage, "S15", "repair-nobody")
    await tenant.hears("repair-state-nobody-in")
    return await _tapped(stage, "T01-1", "repair-book")


async def reopen(stage: Theatre) -> Player:
    await closed(stage)
    supervisor = await stage.enters("S03")
    await supervisor.says("WO-2026-000001")
    await supervisor.hears("repair-state-closed")
    return await _tapped(stage, "S03", "repair-reopen")


async def explain(stage: Theatre) -> Player:
    await recorded(stage)
    tenant = stage.player("T01-1")
    await _tapped(stage, "S05", "repair-ask")
    await tenant.hears("repair-state-verifying")
    await tenant.taps("repair-not-fixed")
    await tenant.hears("repair-rework-sorry")
    return await _tapped(stage, "T01-1", "repair-explain")


async def unclear(stage: Theatre) -> Player:
    tenant = await stage.enters("T01-1")
    await tenant.says("那个东西又来了")
    return tenant


async def rectify(stage: Theatre) -> Player:
    await reported(stage)
    manager = await stage.enters("S02")
    await manager.says("R-000001")
    await manager.hears("repair-state-to-dispatch")
    return await _tapped(stage, "S02", "repair-rectify")


async def planned_round(stage: Theatre) -> Player:
    manager = await stage.enters("S02")
    await manager.says("/inspections")
    await manager.hears("inspections-none")
    return await _tapped(stage, "S02", "inspection-plan")


async def few_words(stage: Theatre) -> Player:
    await closed(stage)
    tenant = await _tapped(stage, "T01-1", "5⭐")
    await tenant.hears("repair-stars-thanks")
    return await _tapped(stage, "T01-1", "repair-words")


async def assign(stage: Theatre) -> Player:
    await reported(stage)
    return await _tapped(stage, "S14", "repair-assign")


async def reassign(stage: Theatre) -> Player:
    await assigned(stage)
    return await _tapped(stage, "S14", "repair-reassign")


async def finish(stage: Theatre) -> Player:
    await on_site(stage)
    return await _tapped(stage, "S15", "repair-done")


async def result(stage: Theatre) -> Player:
    await done(stage)
    return await _tapped(stage, "S14", "repair-result")


async def reject(stage: Theatre) -> Player:
    await recorded(stage)
    return await _tapped(stage, "S05", "repair-reject")


async def void(stage: Theatre) -> Player:
    await assigned(stage)
    return await _tapped(stage, "S14", "repair-void")


async def binding(stage: Theatre) -> Player:
    stranger = stage.player("")
    await stranger.says("/start")
    await stranger.hears("home-stranger")
    await stranger.taps("binding-ask")
    return stranger


async def binding_approve(stage: Theatre) -> Player:
    stranger = await binding(stage)
    for answer in ("王五", "0801"):
        await stranger.hears("form-prompt")
        await stranger.says(answer)
    await stranger.hears("binding-note")
    await stranger.taps("跳过")
    await stranger.hears("form-summary")
    desk = await stage.enters("S08")
    await stranger.taps("确认")
    await stranger.hears("binding-asked")
    await desk.hears("binding-card")
    await desk.taps("binding-approve")
    return desk


async def _tapped(stage: Theatre, who: str, action: str) -> Player:
    player = stage.player(who)
    await player.taps(action)
    return player


ANSWERS: dict[str, tuple[Opening, tuple[str, ...]]] = {
    "repair-new": (new_repair, ("say:漏水", "tap:0801", "tap:跳过")),
    "repair-log": (log, ("say:漏水", "say:8楼01")),
    "repair-assign": (assign, ()),
    "repair-merge": (merge, ()),
    "repair-split": (split, ()),
    "repair-regrade": (regrade, ("tap:空调",)),
    "repair-helper": (helper, ()),
    "repair-take-over": (taking_over, ("tap:孙",)),
    "repair-transfer": (transfer, ("tap:孙",)),
    "repair-hand-back": (hand_back, ()),
    "repair-wait": (wait, ("tap:等配件", "say:缺角阀")),
    "repair-prolong": (prolong, ("tap:3 天",)),
    "repair-before": (before, ()),
    "repair-quote": (quote, ("tap:水龙头", "tap:好了", "tap:跳过")),
    "repair-requote": (requote, ("tap:水龙头", "tap:好了", "tap:跳过")),
    "repair-book": (book, ("tap:今天",)),
    "repair-reopen": (reopen, ()),
    "repair-rectify": (rectify, ("tap:11月",)),
    "inspection-plan": (planned_round, ("say:大堂", "say:地面、灯", "tap:每周", "tap:星期一", "tap:好了", "tap:10:00")),
    "repair-words": (few_words, ()),
    "repair-explain": (explain, ()),
    "meant": (unclear, ()),
    "repair-reassign": (reassign, ()),
    "repair-done": (finish, ("say:换了阀门", "tap:➕ 材料和人工", "say:角阀2个35元")),
    "repair-result": (result, ()),
    "repair-reject": (reject, ()),
    "repair-void": (void, ("say:重复",)),
    "laundry-order": (laundry_talks.handing_in, ("tap:水洗", "tap:衬衫", "tap:好了")),
    "laundry-log": (laundry_talks.taking_down, ("say:洗两件衬衫", "tap:0801")),
    "laundry-count": (laundry_talks.counting, ()),
    "laundry-dispute": (laundry_talks.disputing, ()),
    "laundry-reject": (laundry_talks.rejecting, ("say:没洗干净",)),
    "laundry-reprice": (laundry_talks.repricing, ()),
    "opinion": (laundry_talks.opining, ()),
    "assess-week": (meal_talks.noting, ()),
    "assess-month": (laundry_talks.assessing, ("tap:4 分", "say:领口", "say:注意领口")),
    "assess-year": (laundry_talks.assessing_the_year, ("tap:4 分", "say:领口", "say:注意领口", "tap:建议续约")),
    "laundry-object": (laundry_talks.objecting, ()),
    "laundry-report": (laundry_talks.reporting, ()),
    "meal-order": (meal_talks.ordering, ("tap:A ·", "tap:好了")),
    "meal-away": (meal_talks.leaving, ()),
    "meal-office": (meal_talks.collecting, ()),
    "meal-join": (meal_talks.joining, ("tap:A ·", "tap:好了")),
    "meal-log": (meal_talks.taking_down, ()),
    "meal-down": (meal_talks.taken_down, ("tap:0801",)),
    "meal-late": (meal_talks.too_late, ("tap:请前台",)),
    "meal-change": (meal_talks.changing, ("tap:A ·", "tap:好了")),
    "meal-wrong": (meal_talks.complaining, ()),
    "meals-remake": (meal_talks.failing, ("say:汤是凉的",)),
    "kitchen-report": (meal_talks.troubled, ("tap:做不了", "say:停电")),
    "meals-never-came": (meal_talks.missing, ("say:没有车",)),
    "menu-put": (meal_talks.composing, ("tap:12月7日", "say:A 红烧肉 32")),
    "menu-drop": (meal_talks.dropping, ("tap:今天",)),
    "menu-limit": (meal_talks.limiting, ("tap:今天",)),
    "statement-object": (meal_talks.objecting, ()),
    "objection-settle": (meal_talks.answering, ()),
    **complaint_talks.ANSWERS,
    **clock_talks.ANSWERS,
    **announcement_talks.ANSWERS,
    **bc_talks.ANSWERS,
    **fax_in_talks.ANSWERS,
    **outage_talks.ANSWERS,
    **desk_talks.ANSWERS,
    **incident_talks.ANSWERS,
    **fee_talks.ANSWERS,
    "talk-hand": (front_desk_talks.handing, ()),
    "binding": (binding, ("say:王五", "say:0801", "tap:跳过")),
    "binding-approve": (binding_approve, ()),
}


def test_no_form_is_forgotten_here() -> None:
    assert set(ANSWERS) == {form.name for form in FORMS if set(form.questions) - set(form.unasked)}


@pytest.mark.parametrize("name", ANSWERS)
async def test_each_question_refuses_what_is_no_answer_and_can_be_left(theatre: Theatre, name: str) -> None:
    """By /cancel and by /start: what was left is put back, as if the first had not been said."""
    opening, answers = ANSWERS[name]
    player = await opening(theatre)
    again = player.once_more
    for steps in range(len(answers) + 1):
        if steps:
            await again()
        await answered(player, answers[:steps])
        await refuses_what_is_no_answer(theatre, player, name)
        begun = await under_way(theatre)
        await left(theatre, player, name, "/cancel")
        await put_back(theatre, begun)
        await left(theatre, player, name, "/start")


@on_postgres
@pytest.mark.parametrize("name", ANSWERS)
async def test_it_can_be_left_on_postgres(theatre: Theatre, name: str) -> None:
    opening, answers = ANSWERS[name]
    player = await opening(theatre)
    await answered(player, answers)
    await left(theatre, player, name, "✕")


async def under_way(stage: Theatre) -> Sequence[Mapping[str, Any]]:
    """What is being filled in."""
    async with stage.house.desk.database.snapshot() as db:
        return [dict(row._mapping) for row in await db.execute(select(drafts))]  # noqa: SLF001 - SQLAlchemy's public name


async def put_back(stage: Theatre, begun: Sequence[Mapping[str, Any]]) -> None:
    assert len(begun) == 1
    async with stage.house.desk.database.transaction() as db:
        await db.execute(insert(drafts), begun)


async def answered(player: Player, answers: Iterable[str]) -> None:
    """The questions that come before have got their answers; the next one stands."""
    await player.waits_for_prompt()
    for answer in answers:
        how, _, what = answer.partition(":")
        await (player.says(what) if how == "say" else player.taps(what))
        await player.waits_for_prompt()


async def left(stage: Theatre, player: Player, name: str, way: str) -> None:
    before = await count(stage, intakes)
    await (player.taps(way) if way == "✕" else player.says(way))
    await player.hears(
        "home-stranger" if way == "/start" and name == "binding" else "home" if way == "/start" else "form-left"
    )
    assert await count(stage, drafts) == 0
    assert await count(stage, intakes) == before


TYPED = ("漏水", "3", "0801", "角阀2个35元", "角阀2个", "A 红烧肉 32", "两件衬衫", "+852 2123 4567", "14:20")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_whatever_is_typed_is_read_back_in_words(form: Form[Any]) -> None:
    for name, question in form.questions.items():
        if question.parse is None:
            continue
        understood = []
        for text in TYPED:
            with suppress(Refusal):
                understood.append(said_back(question.parse(text)))
        assert understood, name
        for language in Language:
            for value in understood:
                line = Texts(Clock()).say(language, "form-line", label=name, value=value)
                assert not re.search(r"\w\(|\w=|None", line), line
