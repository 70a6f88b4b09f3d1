"""Twice a year: tenants say how satisfied they are; the manager sees what it came to."""

from datetime import date, time

from bot.playground.scenes.lunch import comes_at
from bot.playground.theatre import Theatre

_ASKED, _OVER = date(2026, 12, 15), date(2026, 12, 29)
_STARS = {"T01-1": "55344", "T01-2": "45445", "T02-1": "34544", "T02-2": "55555", "T11-1": "24433"}


async def half_a_year(stage: Theatre) -> None:
    """Five taps on one card and a few words; two weeks later the manager reads what it came to, and sees it drawn."""
    people = {code: await stage.enters(code) for code in (*_STARS, "S02")}
    await comes_at(stage, time(10), _ASKED)
    for code, stars in _STARS.items():
        for place, star in enumerate(stars, start=1):
            await people[code].sees(f"{place}/5")
            await people[code].taps(f"{star} ⭐")
        await people[code].hears("survey-thanks")
    miller, manager = people["T11-1"], people["S02"]
    await miller.taps("opinion")
    await miller.hears("opinion-words")
    await miller.says("The lifts are slow in the morning, and repairs take long.")
    await miller.hears("opinion-thanks")
    await comes_at(stage, time(10), _OVER)
    await manager.is_called("survey-result", answered=len(_STARS))
    await manager.taps("survey-words")
    await manager.hears("survey-words")
    await manager.taps("survey-chart")
    await manager.hears("survey-chart-is")
    await manager.phone.waits(lambda: any(shown.media for shown in manager.phone.chat))
