"""A few words outside of any dialogue: thanks are not a report, "it still leaks" is not a new one."""

from collections.abc import Sequence

from bot.domain.guesses import Mood, is_emergency, mood, sounds_like_repair
from bot.domain.permits import May
from bot.domain.repairs import IntakeId
from bot.handlers import repair_lists
from bot.handlers.everyone import home
from bot.services import moods, repairs
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, answer, button

_UNDER_WAY = {Mood.NOT_FIXED: "mood-under-way", Mood.FIXED: "mood-fixed-early"}
"""What is said where nobody has asked yet whether it is fixed."""


async def felt(work: Work, said: Said) -> Answer | None:
    """What a few words call for; None where they say nothing that is known, or are about nothing that is under way.

    Whether a repair is fixed is told by its card's buttons only: words bring the card, so that nothing is closed or
    reopened by a misunderstanding.
    """
    told = mood(said.text) if said.kind is Kind.TEXT and not (said.edited or is_emergency(said.text)) else None
    if told is None or May.SEE_OWN_REPAIRS not in work.actor.permits:
        return None
    reports = sounds_like_repair(said.text)
    if reports and told in {Mood.THANKS, Mood.GREETING, Mood.DECIDE}:
        return None
    if told in {Mood.THANKS, Mood.GREETING}:
        return await _polite(work, said, told)
    if found := await moods.meant(work, told):
        return await _about(work, said, told, found)
    if told in _UNDER_WAY and not reports and (found := await moods.meant(work, Mood.CHASE)):
        return await _under_way(work, said, told, found)
    if told is Mood.FINE or (told is Mood.FIXED and not reports):
        return answer("mood-all-right", rows=((button("home"),),))
    return None


async def _under_way(work: Work, said: Said, told: Mood, found: Sequence[IntakeId]) -> Answer:
    """Nobody has asked yet. That it works again is heard by whoever goes there, unless the card can take it back."""
    if told is Mood.FIXED and len(found) > 1:
        await repair_lists.mine(work, said)
        return answer("decide-which")
    heard = await repairs.works_again(work, found[0]) if told is Mood.FIXED else ""
    await repairs.open_card(work, found[0])
    return answer(f"mood-fixed-{heard}" if heard else _UNDER_WAY[told])


async def _about(work: Work, said: Said, told: Mood, found: Sequence[IntakeId]) -> Answer:
    if told in {Mood.CHASE, Mood.DECIDE} and len(found) > 1:
        await repair_lists.mine(work, said)
        return answer(f"{told.value}-which")
    if told is Mood.CHASE:
        return await repairs.chase(work, found[0])
    await repairs.open_card(work, found[0])
    return answer(f"mood-{told.value.replace('_', '-')}")


async def _polite(work: Work, said: Said, told: Mood) -> Answer | None:
    return answer("you-are-welcome", rows=((button("home"),),)) if told is Mood.THANKS else await home(work, said)
