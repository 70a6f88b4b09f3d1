"""Laundry: a line of words, collected a little late, one shirt more than listed, a stain, washed anew, signed for."""

from datetime import timedelta

from bot.playground.players import Player
from bot.playground.theatre import Theatre


async def laundry(stage: Theatre) -> None:
    """沈雪 says it in a line; the laundry needs a reminder, counts one more, washes a stain out and is signed for."""
    shen, song, egret = [await stage.enters(code) for code in ("T02-1", "S08", "V02")]
    await shen.says("洗两件衬衫一条裤子")
    await shen.hears("form-summary")
    await shen.taps("✅")
    await shen.hears("laundry", number="L-000001")
    await egret.is_called("laundry-job-called")
    await _minutes_pass(stage, 20)
    await egret.hears("laundry-please-come", minutes=10)
    await song.hears("laundry-silent")
    await egret.taps("laundry-collect")
    await shen.hears("laundry-state-collected")
    await _counts_one_more(egret)
    await shen.is_called("laundry-state-counted")
    await shen.taps("laundry-agree")
    await egret.is_called("laundry-job-agreed")
    await _brings_it(egret, shen)
    await shen.taps("laundry-reject")
    await shen.hears("laundry-reject-why")
    await shen.says("领口有黄渍")
    await shen.hears("laundry-reject-photos")
    await shen.taps("跳过")
    await shen.hears("laundry-rejected-said")
    await song.is_called("laundry-job-rewash")
    await egret.is_called("laundry-job-rewash")
    await _brings_it(egret, shen)
    await shen.taps("laundry-accept")
    await egret.hears("laundry-job-accepted")
    await shen.sees("¥58.00")


async def _minutes_pass(stage: Theatre, minutes: int) -> None:
    stage.clock.advance(timedelta(minutes=minutes))
    await stage.house.clockwork.tick()


async def _counts_one_more(egret: Player) -> None:
    await egret.taps("laundry-count")
    await egret.hears("laundry-count-items")
    await egret.says("衬衫3件，裤子1条")
    await egret.hears("form-prompt")
    await egret.taps("好了")
    await egret.hears("laundry-counted-said", count=4)


async def _brings_it(egret: Player, tenant: Player) -> None:
    await egret.taps("laundry-returned")
    await tenant.is_called("laundry-state-returned")
