"""Talking with the front desk: a question by day, and at night security or the next morning."""

from datetime import timedelta

from bot.playground.theatre import Theatre


async def front_desk(stage: Theatre) -> None:
    """周敏 asks for a human being; 宋佳 takes it, answers, hands it to 叶可; one tap makes a repair of it."""
    zhou, song, ye = [await stage.enters(code) for code in ("T01-1", "S08", "S05")]
    await zhou.says("转人工")
    await zhou.is_called("talk-mine-waiting-front-desk")
    await song.is_called("talk-state-waiting")
    await zhou.says("我的快递到了吗？")
    await song.sees("我的快递到了吗？")
    await song.taps("talk-take")
    await zhou.is_called("talk-mine-taken")
    await song.is_called("talk-line", text="我的快递到了吗？")
    await song.replies("我的快递到了吗？", "到了，在前台，随时来拿。")
    await zhou.is_called("talk-line", text="到了，在前台，随时来拿。")
    await zhou.says("好的。另外0801会议室灯不亮")
    await song.is_called("talk-line", text="好的。另外0801会议室灯不亮")
    await song.taps("talk-hand")
    await song.taps("叶")
    await ye.is_called("talk-line", text="好的。另外0801会议室灯不亮")
    await ye.taps("talk-repair")
    await ye.hears("form-summary")
    await ye.taps("✅")
    await zhou.hears("repair-state-to-dispatch")
    await ye.replies("叶子晴 在接", "已经报修了，师傅今天来。")
    await zhou.is_called("talk-line", text="已经报修了，师傅今天来。")
    await ye.taps("talk-close")
    await zhou.is_called("talk-mine-closed")


async def at_night(stage: Theatre) -> None:
    """David asks in the evening: it is left until the desk opens, and answered then."""
    david, mo = [await stage.enters(code) for code in ("T11-1", "S09")]
    stage.clock.set(stage.clock.at(stage.clock.today(), 20, 0))
    await david.says("talk to a human")
    await david.is_called("talk-mine-offered")
    await david.taps("talk-tomorrow")
    await david.says("Can I get a second key card?")
    await david.hears("talk-mine-asleep", count=1)
    stage.clock.advance(timedelta(hours=12, minutes=31))
    await stage.house.clockwork.tick()
    await mo.is_called("talk-state-waiting")
    await mo.replies("second key card", "Yes, please bring your ID to the desk.")
    await david.is_called("talk-line", text="Yes, please bring your ID to the desk.")
