"""Repairs."""

from bot.playground.players import Player
from bot.playground.theatre import Theatre


async def leak(stage: Theatre) -> None:
    """A leak in 0801: reported in one message, done, verified by customer service, closed."""
    zhou, jin, zhao, ye = [await stage.enters(code) for code in ("T01-1", "S14", "S15", "S05")]
    await zhou.says("卫生间漏水了,地上一滩水", photo=True)
    await zhou.hears("repair-new-unit")
    await zhou.taps("0801")
    await zhou.hears("form-summary")
    await zhou.taps("✅ 确认")
    await zhou.hears("repair-reported", number="R-000001")
    await jin.hears("repair-state-to-dispatch")
    await _assigns(jin, "赵")
    await zhou.hears("repair-title-order", order="WO-2026-000001")
    await _works(zhao, "换了角阀,已试水不漏")
    await _records(jin)
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
    await miller.says("toilet is clogged and overflowing, please hurry")
    await miller.hears("form-summary")
    await miller.taps("✅ Confirm")
    await miller.hears("repair-reported", number="R-000001")
    await _assigns(jin, "赵")
    await _works(zhao, "疏通")
    await _records(jin)
    await jia.hears("repair-state-returned")
    await jia.taps("repair-ask")
    await miller.hears("repair-state-verifying")
    await miller.taps("repair-not-fixed")
    await miller.hears("repair-rework-sorry")
    await zhao.hears("repair-line-rework", count=1)
    await _works(zhao, "换了整段管")
    await _records(jin)
    await jia.hears("repair-state-returned")
    await jia.taps("repair-seen")
    await miller.hears("repair-state-closed")
    await miller.sees("WO-2026-000001")


async def voided(stage: Theatre) -> None:
    """The same lamp reported twice: the second order is voided by two people, its number stays."""
    tang, jin, sun, su = [await stage.enters(code) for code in ("T05-1", "S14", "S16", "S02")]
    await tang.says("会议室灯一闪一闪的")
    await tang.hears("form-summary")
    await tang.taps("✅ 确认")
    await _assigns(jin, "孙")
    await sun.hears("repair-state-dispatched")
    await jin.taps("repair-void")
    await jin.hears("repair-void-why")
    await jin.says("重复报修")
    await jin.hears("form-summary")
    await jin.taps("✅ 确认")
    await su.hears("repair-line-void-asked")
    await su.taps("repair-void-yes")
    await tang.hears("repair-state-void")
    await tang.sees("重复报修")


async def _assigns(dispatcher: Player, name: str) -> None:
    await dispatcher.hears("repair-state-to-dispatch")
    await dispatcher.taps("repair-assign")
    await dispatcher.hears("repair-assign-technician")
    await dispatcher.taps(name)
    await dispatcher.hears("repair-assigned")


async def _works(technician: Player, done: str) -> None:
    await technician.hears("repair-state-dispatched")
    await technician.taps("repair-accept")
    await technician.hears("repair-state-accepted")
    await technician.taps("repair-arrive")
    await technician.hears("repair-state-on-site")
    await technician.taps("repair-done")
    await technician.hears("repair-done-work")
    await technician.says(done)
    await technician.hears("repair-done-photos")
    await technician.says(photo=True)
    await technician.hears("form-photos-so-far")
    await technician.taps("好了")
    await technician.hears("repair-done-said")


async def _records(dispatcher: Player) -> None:
    await dispatcher.hears("repair-state-completed")
    await dispatcher.taps("repair-result")
    await dispatcher.hears("repair-result-result")
    await dispatcher.taps("已修好")
    await dispatcher.hears("repair-result-said")
