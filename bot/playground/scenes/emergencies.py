"""A fire: on record with a tap, the floors told, over for everybody at once, and reported."""

from datetime import timedelta

from bot.playground.theatre import Theatre


async def fire(stage: Theatre) -> None:
    """周敏 sees smoke; the guard puts it on record, tells the floors, gives the all-clear; 苏婉 reads the report."""
    zhou, zheng, jia_xin, guard, su = [
        await stage.enters(code) for code in ("T01-1", "T01-2", "T04-1", "S21", "S02")
    ]  # fmt: skip
    await zhou.says("0801 着火了，打印机冒烟")
    await zhou.hears("repair-emergency")
    await guard.is_called("emergency-heard", count=1)
    await guard.taps("incident-begin")
    await guard.is_called("incident-card", number="E-000001")
    await zhou.is_called("emergency-taken-told")
    await guard.taps("incident-warn:1:near")
    await guard.hears("incident-preview", people=3)
    await guard.taps("incident-warn-send")
    for one in (zhou, zheng, jia_xin):
        await one.is_called("danger-notice-fire")
    await guard.replies("E-000001", "灭火器已扑灭，无人受伤", photo=True)
    await guard.hears("incident-noted")
    stage.clock.advance(timedelta(minutes=1))
    await stage.house.clockwork.tick()
    await guard.hears("incident-told", arrived=3, lost=0)
    await guard.taps("incident-clear")
    await guard.hears("incident-clear-text")
    await guard.says("打印机已断电搬走，烟已散")
    await guard.hears("form-summary")
    await guard.taps("✅")
    await zhou.is_called("incident-over-reporter")
    for one in (zheng, jia_xin):
        await one.is_called("danger-over-fire")
    await su.is_called("incident-over")
    await guard.taps("incident-report")
    for part, said in (
        ("cause", "打印机电源短路"), ("measures", "灭火器扑灭，疏散三层"), ("consequences", "打印机烧毁，无人受伤"),
        ("prevention", "检查全楼打印机电源"),
    ):  # fmt: skip
        await guard.hears(f"incident-report-{part}")
        await guard.says(said)
    await guard.hears("form-summary")
    await guard.taps("✅")
    await su.is_called("incident-state-reported")
    await su.taps("incident-approve")
    await guard.is_called("incident-filed")
