"""Faxes that come in: told and fetched with a tap; whose is it? asked, found, and told to who waits for one."""

from bot.playground.players import Player
from bot.playground.theatre import Theatre


async def came(stage: Theatre) -> None:
    """周敏 waits for a fax; one comes with her name alone, customer service finds whose it is, and she fetches it."""
    he, ye, zhou = await stage.enters("S11"), await stage.enters("S05"), await stage.enters("T01-1")
    await zhou.says("传真到了告诉我")
    await zhou.hears("fax-in-watch-begun")
    await _logged(he, "收到传真 敏小姐 3页 来自 021-62345678")
    await ye.is_called("fax-in-job-tracing")
    await ye.taps("fax-in-find")
    await ye.hears("fax-in-find-unit")
    await ye.says("0801")
    await ye.hears("fax-in-sorted")
    await zhou.hears("fax-in-watched", number="F-000001")
    await he.hears("fax-in-job-notified")
    await he.taps("fax-in-ask")
    await zhou.is_called("fax-in-state-asked")
    await zhou.taps("fax-in-got")
    await he.is_called("fax-in-state-collected")


async def for_who_moves_in(stage: Theatre) -> None:
    """Whom it is for moves in next week: the front desk has a notice, and gives it with the keys."""
    he, song = await stage.enters("S11"), await stage.enters("S08")
    await _logged(he, "传真 1101 青屿文化传媒 2页")
    await song.is_called("fax-in-job-held-for-move-in")
    await song.hears("fax-in-paper-held-for-move-in")
    await song.taps("fax-in-given")
    await song.hears("fax-in-given-name")
    await song.says("林小姐")
    await song.hears("fax-in-handed-said")
    await he.hears("fax-in-state-collected")


async def _logged(clerk: Player, line: str) -> None:
    await clerk.says(line)
    await clerk.hears("form-summary")
    await clerk.taps("✅")
    await clerk.hears("fax-in-card")
