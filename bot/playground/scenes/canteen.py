"""Other days of lunch: collected for the office, wrong and made good, left alone, a statement objected to."""

from datetime import date, time

from bot.playground.scenes.lunch import at_lunch, comes_at, confirms, is_noon, serves
from bot.playground.theatre import Theatre

_FIRST = date(2026, 12, 1)


async def office(stage: Theatre) -> None:
    """沈雪 collects for the office; 高伟 adds his by the link she passes on; what nobody asked for is not ordered."""
    await comes_at(stage, time(9, 20))
    shen, gao, cook = [await stage.enters(code) for code in ("T02-1", "T02-2", "V03")]
    await at_lunch(shen)
    await shen.taps("meal-office")
    await confirms(shen)
    link = next(b.value for b in sum((await shen.sees("M-000001")).buttons, ()) if b.kind == "copy_text")
    await gao.says(f"/start {link.partition('?start=')[2]}")
    await gao.is_called("meal-office")
    for eater, letter in ((gao, "A ·"), (shen, "V ·")):
        await eater.taps("meal-join")
        await eater.hears("meal-join-sets")
        await eater.taps(letter)
        await eater.hears("meal-join-sets")
        await eater.taps("好了")
        await eater.hears("meal-join-note")
        await eater.taps("跳过")
        await eater.hears("meal-joined")
    await shen.taps("meal-office-close")
    await gao.hears("meal-office-closed-already")
    await comes_at(stage, time(10))
    await cook.hears("roll-up-first", number="ML-000001")


async def amends(stage: Theatre) -> None:
    """Cold at the check: made anew; then one set is missing at Miller's, who reads that it is free of charge."""
    await comes_at(stage, time(9, 30))
    miller, song, cook = [await stage.enters(code) for code in ("T11-1", "S08", "V03")]
    await miller.says("2 set B for today please")
    await confirms(miller)
    await is_noon(stage, song)
    await song.taps("meals-arrived")
    await song.hears("meal-round-arrived")
    await song.taps("meals-remake")
    await song.hears("meals-remake-why")
    await song.says("饭是凉的")
    await song.hears("meals-remake-photos")
    await song.taps("跳过")
    await cook.is_called("meals-remake", why="饭是凉的")
    await song.taps("meals-passed")
    await song.hears("meal-round-passed")
    await song.taps("已送到户")
    await miller.hears("meal-state-delivered")
    await miller.taps("meal-wrong")
    await miller.hears("meal-wrong-what")
    await miller.says("one of the two is missing")
    await song.is_called("meal-state-wrong", what="one of the two is missing")
    await song.taps("meal-free")
    await miller.is_called("meal-state-solved")


async def away(stage: Theatre) -> None:
    """沈雪 asks for reminders, sets Fridays apart, and goes away: nobody writes to her until she is back."""
    await comes_at(stage, time(9, 0))
    shen = await stage.enters("T02-1")
    await at_lunch(shen)
    await shen.taps("meal-reminders-on")
    await shen.hears("meal-reminders-are-on")
    await at_lunch(shen)
    await shen.taps("meal-weekdays")
    await shen.hears("meal-weekdays")
    await shen.taps("星期五")
    await shen.hears("meal-weekdays")
    await shen.taps("lunch")
    await shen.hears("lunch")
    await shen.taps("meal-away")
    await shen.hears("meal-away-back")
    await shen.taps("明天")
    await shen.hears("meal-is-away")
    await comes_at(stage, time(9, 20))
    await comes_at(stage, time(9, 20), _FIRST)
    await shen.is_called("meal-reminder")


async def disputed(stage: Theatre) -> None:
    """The first of the month: Miller, who pays for himself, finds a set too much; the accountant answers."""
    await comes_at(stage, time(9, 30))
    miller, song, ledger = [await stage.enters(code) for code in ("T11-1", "S08", "S23")]
    await miller.says("2 set B for today please")
    await confirms(miller)
    await is_noon(stage, song)
    await serves(song)
    await miller.hears("meal-state-delivered")
    await comes_at(stage, time(9), _FIRST)
    await miller.is_called("statement", count=1)
    await miller.taps("statement-object")
    await miller.hears("statement-object-text")
    await miller.says("I had one set only")
    await miller.hears("objection-said")
    await ledger.is_called("objection")
    await ledger.taps("objection-settle")
    await ledger.hears("objection-settle-words")
    await ledger.says("已核对，下月扣回一份")
    await miller.is_called("objection-answered")
