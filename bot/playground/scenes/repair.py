"""A repair from a sentence to the signature; not fixed; voided."""

from bot.playground.scenes.steps import assigns, records, reports, works
from bot.playground.theatre import Theatre


async def leak(stage: Theatre) -> None:
    """A leak in 0801: reported in one message, done, verified by customer service, closed."""
    zhou, jin, zhao, ye = [await stage.enters(code) for code in ("T01-1", "S14", "S15", "S05")]
    await zhou.says("卫生间漏水了,地上一滩水", photo=True)
    await zhou.hears("repair-new-unit")
    await zhou.taps("0801")
    await zhou.hears("form-summary")
    await zhou.taps("✅ 确认")
    await zhou.hears("repair-title-intake", number="R-000001")
    await jin.hears("repair-state-to-dispatch")
    await assigns(jin, "赵")
    await zhou.hears("repair-title-order", order="WO-2026-000001")
    await works(zhao, "换了角阀,已试水不漏", pictured=True)
    await records(jin)
    await ye.hears("repair-state-returned")
    await ye.taps("repair-ask")
    await zhou.hears("repair-state-verifying")
    await zhou.taps("repair-fixed")
    await ye.hears("repair-state-confirmed")
    await ye.taps("repair-sign")
    await zhou.hears("repair-state-closed")


async def rework(stage: Theatre) -> None:
    """An English-speaking resident: not fixed the first time, so somebody comes back on the same number."""
    miller, jin, zhao, jia = [await stage.enters(code) for code in ("T11-1", "S14", "S15", "S07")]
    await reports(miller, "toilet is clogged and overflowing, please hurry")
    await assigns(jin, "赵")
    await works(zhao, "疏通")
    await records(jin)
    await jia.hears("repair-state-returned")
    await jia.taps("repair-ask")
    await miller.hears("repair-state-verifying")
    await miller.taps("repair-not-fixed")
    await miller.hears("repair-rework-sorry")
    await zhao.hears("repair-line-rework", count=1)
    await works(zhao, "换了整段管")
    await records(jin)
    await jia.hears("repair-state-returned")
    await jia.taps("repair-seen")
    await miller.hears("repair-state-closed")
    await miller.sees("WO-2026-000001")


async def voided(stage: Theatre) -> None:
    """The same lamp reported twice: the second order is voided by two people, its number stays."""
    tang, jin, sun, su = [await stage.enters(code) for code in ("T05-1", "S14", "S16", "S02")]
    await reports(tang, "会议室灯一闪一闪的")
    await assigns(jin, "孙")
    await sun.hears("repair-state-dispatched")
    await jin.taps("repair-void")
    await jin.hears("repair-void-why")
    await jin.says("重复报修")
    await jin.hears("form-summary")
    await jin.taps("✅ 确认")
    await su.hears("repair-line-void-asked")
    await su.taps("repair-void-yes")
    await tang.hears("repair-state-void-told")
    await jin.sees("重复报修")
