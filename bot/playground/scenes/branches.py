"""The other ways that a repair can take: by phone, at a price, nobody in, offered to a group, an emergency."""

from datetime import timedelta

from bot.playground.methods_chat import open_topic
from bot.playground.scenes.steps import arrives, assigns, finishes, looks, records, reports, works
from bot.playground.theatre import Theatre


async def by_phone(stage: Theatre) -> None:
    """周敏 has phoned: the receptionist types one line, and 周敏 reads number, technician and end in her chat."""
    mo, zhou, jin, qian, ye = [await stage.enters(code) for code in ("S09", "T01-1", "S14", "S17", "S05")]
    await mo.says("0801 空调不制冷,客户很热")
    await mo.hears("form-summary")
    await mo.taps("✅ Confirm")
    await mo.hears("repair-title-intake", number="R-000001")
    await zhou.is_called("repair-title-intake", number="R-000001")
    await assigns(jin, "钱")
    await zhou.is_called("repair-title-order", order="WO-2026-000001")
    await works(qian, "清洗滤网,加氟")
    await records(jin)
    await looks(ye, zhou)


async def at_a_price(stage: Theatre) -> None:
    """A new tap costs something: Miller reads the price, agrees with a tap, and finds it on the month's bill."""
    miller, jin, zhao, jia = [await stage.enters(code) for code in ("T11-1", "S14", "S15", "S07")]
    await reports(miller, "the kitchen tap is broken, please replace it")
    await assigns(jin, "赵")
    await arrives(zhao)
    await zhao.taps("repair-quote")
    await zhao.hears("repair-quote-items")
    await zhao.taps("更换水龙头")
    await zhao.taps("好了")
    await zhao.hears("repair-quote-extra")
    await zhao.says("不锈钢龙头 1个 45.50元")
    await zhao.hears("form-summary")
    await zhao.taps("✅ 确认")
    await zhao.hears("repair-quoted")
    await miller.is_called("repair-state-waiting-quote")
    await miller.sees("¥65.50")
    await miller.taps("quote-yes")
    await zhao.is_called("quote-agreed")
    await finishes(zhao, "换了龙头,试水正常", agreed=True)
    await records(jin)
    await looks(jia, miller)
    await miller.sees("¥65.50")


async def nobody_in(stage: Theatre) -> None:
    """Nobody opens the door: 王雅琳 chooses tomorrow at ten, and 老赵 comes again."""
    wang, jin, zhao, ye = [await stage.enters(code) for code in ("T09-1", "S14", "S15", "S05")]
    await reports(wang, "淋浴花洒漏水")
    await assigns(jin, "赵")
    await arrives(zhao)
    await zhao.taps("repair-nobody")
    await wang.is_called("repair-state-nobody-in")
    await wang.taps("repair-book")
    await wang.hears("repair-book-at")
    await wang.taps("明天")
    await wang.taps("10:00")
    await wang.hears("repair-booked")
    await zhao.is_called("repair-line-booked")
    stage.clock.advance(timedelta(hours=25))
    await zhao.taps("repair-set-out")
    await wang.hears("repair-state-on-the-way")
    await zhao.taps("repair-arrive")
    await wang.hears("repair-state-on-site")
    await finishes(zhao, "换了花洒软管")
    await records(jin)
    await looks(ye, wang)


async def claimed(stage: Theatre) -> None:
    """The order is offered in the engineers' group: the first tap has it, the second reads whose it is."""
    shen, jin, zhao, feng, ye = [await stage.enters(code) for code in ("T02-1", "S14", "S15", "S19", "S05")]
    group = stage.group("工程部", "S14", "S15", "S19")
    topic = open_topic(stage.world, group, "抢单").id
    jin_there, zhao_there, feng_there = (one.within(group, topic) for one in (jin, zhao, feng))
    await jin_there.says("/engineering")
    await jin_there.hears("group-declare")
    await jin_there.taps("group-yes")
    await jin_there.hears("group-declared")
    await reports(shen, "0501 办公室门锁打不开")
    await assigns(jin, "工程群")
    await feng_there.sees("WO-2026-000001")
    await feng_there.taps("repair-claim")
    await zhao_there.hears("repair-state-accepted")
    await zhao_there.sees("老冯")
    await feng.is_called("repair-state-accepted")
    await shen.hears("repair-state-accepted")
    await feng.taps("repair-arrive")
    await feng.hears("repair-state-on-site")
    await finishes(feng, "换了锁芯")
    await records(jin)
    await looks(ye, shen)


async def alarm(stage: Theatre) -> None:
    """People trapped in a lift: numbers first, then the alarm, every five minutes until somebody accepts."""
    gao, guard, su, jin, zhao = [await stage.enters(code) for code in ("T02-2", "S21", "S02", "S14", "S15")]
    await gao.says("0501 电梯困人了,三个人在里面")
    await gao.hears("repair-emergency")
    await gao.hears("form-summary")
    await gao.taps("✅ 确认")
    for one in (guard, su, jin):
        await one.is_called("repair-alarm", count=1)
    stage.clock.advance(timedelta(minutes=5))
    await stage.house.clockwork.tick()
    for one in (guard, su, jin):
        await one.is_called("repair-alarm", count=2)
    await assigns(jin, "赵")
    await zhao.hears("repair-state-dispatched")
    await zhao.taps("repair-accept")
    await gao.hears("repair-state-accepted")
