"""Complaints: the drill upstairs, settled and answered; a complaint about the front desk, which it never sees."""

from bot.playground.theatre import Theatre


async def complaint(stage: Theatre) -> None:
    """周敏 complains of the drill in a line; the engineering manager settles it, she is not content, then she is."""
    zhou, jiang, shi, su = [await stage.enters(code) for code in ("T01-1", "S03", "S13", "S02")]
    await zhou.says("楼上0901装修,上班时间打钻打了一上午了,会都开不了!")
    await zhou.hears("form-summary")
    await zhou.taps("✅")
    await zhou.hears("complaint-mine-received")
    await jiang.is_called("complaint-state-received")
    await jiang.taps("complaint-assign")
    await jiang.taps("工程部")
    await jiang.taps("石磊")
    await jiang.taps("一般")
    await zhou.is_called("complaint-mine-assigned")
    await shi.taps("complaint-handled")
    await shi.says("0901 的施工队违反作业时间，已要求改到 18:00 以后")
    await shi.taps("租户或商户")
    await jiang.is_called("complaint-state-handled")
    await jiang.taps("complaint-answer")
    await jiang.says("0901 已书面承诺：从今天起 18:00 以后才打钻。")
    await jiang.hears("form-summary")
    await jiang.taps("✅")
    await zhou.is_called("complaint-mine-answered")
    await zhou.taps("complaint-not-good")
    await zhou.says("中午又在打")
    await su.is_called("complaint-state-received")
    await su.sees("中午又在打")


async def about_the_front_desk(stage: Theatre) -> None:
    """A complaint about the front desk reaches its supervisor, and neither the desk nor the reps."""
    zhou, jiang, song, ye = [await stage.enters(code) for code in ("T01-1", "S03", "S08", "S05")]
    await zhou.says("前台把我的门牌号告诉推销的了??")
    await zhou.hears("form-summary")
    await zhou.taps("✅")
    await jiang.is_called("complaint-state-received")
    for kept_out in (song, ye):
        await kept_out.says("C-000001")
        await kept_out.hears("not-found")
    await jiang.says("C-000001")
    await jiang.is_called("complaint-state-received")
