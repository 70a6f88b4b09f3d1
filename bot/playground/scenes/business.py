"""The business centre: two pages typed, handed on, read, corrected, paid in cash and counted; and a slip voided."""

from datetime import time

from bot.playground.phones import Attachment
from bot.playground.players import Player
from bot.playground.scenes.lunch import comes_at
from bot.playground.theatre import Theatre

_DRAFTS = ("通知-样稿1.docx", "通知-样稿2.docx")


async def typed(stage: Theatre) -> None:
    """沈雪 says it in a line; the supervisor goes on where 何倩 stopped; a date is wrong; the till is counted."""
    await comes_at(stage, time(9, 30))
    shen, clerk, supervisor = [await stage.enters(code) for code in ("T02-1", "S11", "S03")]
    await shen.says("打字2页中文，付现金")
    await shen.hears("form-summary")
    await shen.taps("✅")
    await shen.hears("bc", number="B-000001")
    await clerk.is_called("bc-job-accepted")
    await clerk.taps("bc-take")
    await clerk.hears("bc-job-in-progress")
    await _hands_on(clerk)
    await supervisor.says("B-000001")
    await supervisor.hears("bc-job-paused")
    await supervisor.taps("bc-take")
    await supervisor.hears("bc-job-in-progress")
    await _drafts(supervisor, shen, _DRAFTS[0])
    await shen.taps("bc-correct")
    await shen.hears("bc-correct-what")
    await shen.says("第2页的日期是12月1日")
    await supervisor.is_called("bc-job-in-progress")
    await _drafts(supervisor, shen, _DRAFTS[1])
    await shen.taps("bc-proof-right")
    await supervisor.is_called("bc-job-in-progress")
    await supervisor.taps("bc-done")
    await shen.is_called("bc-state-done")
    await shen.taps("bc-sign")
    await clerk.hears("bc-job-handed-over")
    await clerk.taps("bc-cash")
    await shen.hears("bc-state-settled-cash")
    await comes_at(stage, time(18))
    await clerk.hears("bc-day", count=1)
    await clerk.taps("bc-till")
    await clerk.hears("bc-till-counted")
    await clerk.says("24")
    await clerk.hears("bc-till-right")


async def slip_voided(stage: Theatre) -> None:
    """Copies that nobody needs any more: the clerk asks, the supervisor voids the slip, the number stays."""
    await comes_at(stage, time(9, 30))
    shen, clerk, supervisor = [await stage.enters(code) for code in ("T02-1", "S11", "S03")]
    await shen.says("复印10页，双面，3份，送到单元")
    await shen.hears("form-summary")
    await shen.taps("✅")
    await clerk.is_called("bc-job-accepted")
    await clerk.taps("bc-void")
    await clerk.hears("bc-void-why")
    await clerk.says("客人来电，会议取消了")
    await supervisor.is_called("bc-void-asked")
    await supervisor.taps("bc-void-yes")
    await clerk.is_called("bc-job-void")
    await shen.hears("bc-state-void")


async def _hands_on(clerk: Player) -> None:
    await clerk.taps("bc-pause")
    for question, told in (
        ("stopped", "第2页第3段"), ("layout", "宋体小四"), ("file-name", "通知.docx"), ("proof-when", "今天14:30"),
    ):  # fmt: skip
        await clerk.hears(f"bc-pause-{question}")
        await clerk.says(told)
    await clerk.hears("bc-paused-said")


async def _drafts(operator: Player, customer: Player, name: str) -> None:
    await operator.taps("bc-proof")
    await operator.hears("bc-proof-draft")
    await operator.sends(Attachment("document", "样稿".encode(), name, "application/octet-stream"))
    await operator.hears("bc-proof-said")
    await customer.is_called("bc-state-proof")
