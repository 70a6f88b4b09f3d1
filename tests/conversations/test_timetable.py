"""The calendar as the managers use it: looked at, moved, skipped, done at once; a day declared off."""

from datetime import date

import pytest

from bot.playground.theatre import Theatre
from tests.clock_talks import at_tomorrow, at_tomorrows_closing
from tests.talks import forges, sees_note, time_passes

CLOSING = {"$say": "due-daily-closing", "args": {}}


async def test_the_manager_moves_the_closing_and_hears_it_then(theatre: Theatre) -> None:
    manager = await at_tomorrows_closing(theatre)
    await manager.taps("coming-move")
    await manager.hears("coming-move-to")
    await manager.taps("明天")
    await manager.taps("18:30")
    await manager.hears("coming-move-why")
    await manager.says("消防演习")
    await manager.hears("form-summary")
    await manager.taps("✅")
    await manager.hears("coming-move-said")
    await manager.taps("timetable")
    await manager.taps("11/24")
    await manager.taps("每日结单汇总")
    await manager.hears("coming", what=CLOSING)
    shown = [s.text for s in manager.phone.chat if s.by_bot and "消防演习" in s.text]
    assert any("18:30" in text for text in shown)


async def test_once_skipped_it_shows_and_the_old_button_says_so(theatre: Theatre) -> None:
    manager = await at_tomorrows_closing(theatre)
    await manager.taps("coming-skip")
    await manager.hears("coming-skip-why")
    await manager.says("没人上班")
    await manager.hears("form-summary")
    await manager.taps("✅")
    await manager.hears("coming-skip-said")
    supervisor = await at_tomorrow(theatre, "S03")
    await supervisor.taps("每日结单汇总")
    await supervisor.hears("coming", state={"$say": "coming-skipped", "args": {}})
    assert "coming-skip" not in " ".join(supervisor.buttons)


async def test_done_now_it_comes_at_the_next_tick(theatre: Theatre) -> None:
    manager = await at_tomorrows_closing(theatre)
    await manager.taps("coming-now")
    await manager.hears("coming-now-why")
    await manager.says("总经理要看")
    await manager.hears("form-summary")
    await manager.taps("✅")
    await manager.hears("coming-now-said")
    supervisor = await theatre.enters("S03")
    await time_passes(theatre, minutes=1)
    await supervisor.hears("closing")


@pytest.mark.parametrize("over", [False, True])
async def test_what_tells_of_a_month_is_done_now_only_once_the_month_is_over(theatre: Theatre, *, over: bool) -> None:
    manager = await theatre.enters("S02")
    theatre.clock.set(theatre.clock.at(date(2026, 12, 1) if over else date(2026, 11, 30), 8, 30))
    await theatre.house.clockwork.tick()
    await manager.says("/calendar")
    await manager.hears("timetable")
    await manager.taps("12/1")
    await manager.hears("timetable-day")
    await manager.taps("餐费")
    await manager.hears("coming")
    assert ("coming-now" in " ".join(manager.buttons)) is over
    assert "coming-move" in " ".join(manager.buttons)
    if not over:
        await manager.sees("不能早于明天")


async def test_a_day_is_declared_off(theatre: Theatre) -> None:
    manager = await at_tomorrow(theatre)
    await manager.taps("day-declare")
    await manager.hears("day-declare-why")
    await manager.says("台风")
    await manager.hears("form-summary")
    await manager.taps("✅")
    await manager.hears("day-declare-said-off")
    await time_passes(theatre, minutes=11)
    await manager.says("/calendar")
    await manager.taps("11/24")
    await manager.hears("timetable-day", state={"$say": "day-off-declared", "args": {}})


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_two_weeks_can_be_read_in_either_language(theatre: Theatre, language: str) -> None:
    manager = await theatre.enters("S02")
    if language == "en":
        await manager.says("/language")
        await manager.taps("English")
        await manager.hears("language-chosen")
    await theatre.house.clockwork.tick()
    await manager.says("/calendar")
    await manager.hears("timetable")
    text = next(s.text for s in reversed(manager.phone.chat) if s.by_bot and "📅" in s.text)
    assert ("每日结单汇总" if language == "zh" else "the daily closing") in text
    assert len(text) < 4096


async def test_who_may_not_change_it_finds_no_buttons_and_a_forged_one_is_refused(theatre: Theatre) -> None:
    await at_tomorrows_closing(theatre)
    supervisor = await at_tomorrow(theatre, "S03")
    await supervisor.taps("每日结单汇总")
    await supervisor.hears("coming", what=CLOSING)
    assert "coming-move" not in " ".join(supervisor.buttons)
    await forges(supervisor, "v1:day-declare:2026-11-24:off")
    await sees_note(theatre, supervisor, "not-allowed")
    await forges(supervisor, "v1:coming-day:2031-01-01")
    await sees_note(theatre, supervisor, "day-over")
    for odd in ("v1:coming-day:tomorrow", "v1:coming:abc", "v1:coming-day"):
        await forges(supervisor, odd)
        await sees_note(theatre, supervisor, "button-stale")
