"""Common questions as people ask them and staff keep them, in both languages; visitors who ask for a company."""

import pytest

from bot.domain.faq import FaqEntry
from bot.playground.theatre import Theatre
from tests.talks import EN, ZH, Tongue, both, every, offered

ASKS = {ZH: "停车费多少", EN: "how much is parking?"}
SAYS = {ZH: "600", EN: "¥600"}
UNSURE = {ZH: "前台有人吗", EN: "is anybody at the front desk?"}


@pytest.mark.manual("R19", "R22")
@both
async def test_a_question_in_free_words_is_answered(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(ASKS[tongue])
    await tenant.hears("faq-answer")
    await tenant.sees(SAYS[tongue])


@pytest.mark.manual("R19")
@both
async def test_where_it_is_not_clear_it_offers_a_few_and_a_humans_number(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(UNSURE[tongue])
    await tenant.hears("faq-which", number="000-88001000 / ext 1000")
    await tenant.taps("faq-open")
    await tenant.hears("faq-answer")


@pytest.mark.manual("R17", "R22", "R62")
async def test_a_stranger_gets_what_is_public(theatre: Theatre) -> None:
    stranger = theatre.player("")
    await stranger.says("how do I get to the tower?")
    await stranger.hears("faq-answer")
    await stranger.sees("锦澜路88号") if stranger.holder.language != "en" else await stranger.sees("88 Jinlan Road")
    await stranger.says("发票找谁开")
    await stranger.hears("home-stranger")
    await stranger.says("/faq")
    await stranger.hears("faq")


@both
async def test_what_has_to_be_done_is_not_taken_for_a_question(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says(tongue.leak)
    await tenant.hears("form-summary")


@pytest.mark.manual("R213")
@both
async def test_staff_add_change_and_delete_one(theatre: Theatre, tongue: Tongue) -> None:
    keeper, tenant = await theatre.enters(tongue.csr), await theatre.enters(tongue.tenant)
    await keeper.says("/faq")
    await keeper.taps("faq-new")
    for text in ("班车几点", "Shuttle times", "班车, shuttle / 几点, when", "早上 8 点", "At eight"):
        await keeper.waits_for_prompt()
        await keeper.says(text)
    await keeper.taps("所有人" if tongue is ZH else "Everybody")
    await keeper.hears("form-summary")
    await keeper.taps("✅")
    await keeper.hears("faq-saved")
    await tenant.says("班车几点？" if tongue is ZH else "when is the shuttle?")
    await tenant.hears("faq-answer")
    assert not offered(tenant, "faq-change")
    await keeper.taps("faq-open")
    await keeper.hears("faq-kept")
    await keeper.taps("faq-change")
    await keeper.taps("中文答案" if tongue is ZH else "Answer, English")
    await keeper.says("9:15")
    await keeper.hears("faq-saved")
    await tenant.says("班车几点？" if tongue is ZH else "when is the shuttle?")
    await tenant.sees("9:15")
    await keeper.taps("faq-open")
    await keeper.hears("faq-kept")
    await keeper.taps("faq-drop")
    await keeper.hears("faq-drop")
    await keeper.taps("faq-drop-yes")
    await keeper.hears("faq-dropped")
    dropped = [one for one in await every(theatre, FaqEntry) if one.dropped_at]
    assert [one.title_en for one in dropped] == ["Shuttle times"]


@pytest.mark.parametrize("part", ["中文问题", "英文问题", "关键词"])
async def test_no_part_is_changed_to_more_than_it_holds(theatre: Theatre, part: str) -> None:
    keeper = await theatre.enters("S05")
    await keeper.says("停车费多少")
    await keeper.hears("faq-kept")
    await keeper.taps("faq-change")
    await keeper.taps(part)
    await keeper.says("停车" * 300)
    await keeper.sees_newest("500" if part == "关键词" else "40" if part == "中文问题" else "60")
    assert "faq-saved" not in await keeper.heard()
