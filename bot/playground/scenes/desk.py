"""The front desk: mail and its code, a message that is confirmed, common questions, a visitor who learns nothing."""

from bot.playground.theatre import Theatre


async def mail(stage: Theatre) -> None:
    """Two things come in one message; one is fetched with a tap, the other by somebody with a code."""
    song, zhou = await stage.enters("S08"), await stage.enters("T01-1")
    await song.says("快递 0801 顺丰 SF1001 周敏\n挂号信 0801 XA12345678911")
    await song.hears("form-summary")
    await song.taps("✅")
    await song.hears("mail-taken-in")
    await zhou.is_called("mail-state-held")
    await song.taps("P-000001")
    await song.hears("mail-job-held")
    await song.taps("mail-ask")
    await zhou.is_called("mail-state-asked")
    await zhou.taps("mail-got")
    await song.is_called("mail-state-handed-over")
    await zhou.says("P-000002")
    await zhou.hears("mail-card", number="P-000002")
    await zhou.taps("mail-code")
    code = (await zhou.hears("mail-state-code"))["args"]["code"]
    await song.says("P-000002")
    await song.hears("mail-code-is-out")
    await song.taps("mail-collect")
    await song.says("李师傅")
    await song.says(code)
    await song.hears("mail-handed-said")
    await zhou.is_called("mail-state-handed-over")


async def message(stage: Theatre) -> None:
    """Somebody calls for 周敏; the desk takes it down in a line, finds it in its inbox, and sees it confirmed."""
    song, zhou = await stage.enters("S08"), await stage.enters("T01-1")
    await song.says("留言 0801 周敏 请回电 张先生 13800000000")
    await song.hears("form-summary")
    await song.taps("✅")
    await song.hears("note-waits")
    await zhou.is_called("note-please-confirm")
    await song.says("/desk")
    await song.hears("desk-some", count=1)
    await zhou.taps("note-got")
    await song.hears("note-confirmed")


async def questions(stage: Theatre) -> None:
    """A stranger asks the way and for a company; a tenant asks what parking costs."""
    stranger, zhou = stage.player(""), await stage.enters("T01-1")
    await stranger.says("how do I get to the tower?")
    await stranger.hears("faq-answer")
    await stranger.says("is Spruce Software here?")
    await stranger.hears("visitor-call-first")
    await zhou.says("停车费多少")
    await zhou.hears("faq-answer")
