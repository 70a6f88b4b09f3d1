"""The water is off for a while: told a day ahead, explained to who reports it, over, and asked after."""

from datetime import timedelta

from bot.playground.theatre import Theatre


async def water_off(stage: Theatre) -> None:
    """The desk plans it; 周敏 is told, reports it all the same, and is asked afterwards whether it works again."""
    desk, zhou, engineer, dispatcher = [await stage.enters(code) for code in ("S08", "T01-1", "S13", "S14")]
    await desk.says("/outages")
    await desk.hears("outages")
    await desk.taps("outage-new")
    for key, how, said in (
        ("kind", desk.taps, "停水"), ("place", desk.says, "8层"),
        ("begins", desk.taps, "周三"), ("begins", desk.taps, "10:00"), ("hours", desk.taps, "2 小时"),
        ("reason", desk.taps, "清洗"),
    ):  # fmt: skip
        await desk.hears(f"outage-new-{key}")
        await how(said)
    await desk.hears("form-summary")
    await desk.taps("✅")
    await desk.hears("announcement-card")
    await desk.taps("announcement-send")
    await engineer.is_called("outage-card", number="O-000001")
    await _later(stage, seconds=20)
    await zhou.is_called("announcement-outage")
    await _later(stage, days=2, hours=1)
    await dispatcher.is_called("outage-card", number="O-000001")
    await zhou.says("0801 没水了")
    await zhou.hears("outage-explains", number="O-000001")
    await zhou.taps("✅")
    await zhou.hears("repair-line-outage")
    await dispatcher.is_called("repair-line-outage")
    await dispatcher.says("O-000001")
    await dispatcher.hears("outage-line-repairs", count=1)
    await dispatcher.taps("outage-over")
    await dispatcher.hears("outage-tells")
    await dispatcher.taps("✅")
    await zhou.is_called("outage-works-again", number="R-000001")
    await zhou.taps("outage-works")
    await _later(stage, seconds=20)
    await zhou.is_called("announcement-outage")


async def _later(stage: Theatre, **span: float) -> None:
    """So much later, what is due is done: twice, as what was written is sent between."""
    stage.clock.advance(timedelta(**span))
    for _ in range(2):
        await stage.house.clockwork.tick()
        stage.clock.advance(timedelta(seconds=6))
