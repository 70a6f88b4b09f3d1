"""A few words outside of any dialogue: thanks are not a report, "it still leaks" is not a new one."""

from bot.domain.guesses import Mood, is_emergency, mood, sounds_like_repair
from bot.domain.permits import May
from bot.handlers import repair_lists
from bot.handlers.everyone import home
from bot.services import moods, repairs
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, answer, button


async def felt(work: Work, said: Said) -> Answer | None:
    """What a few words call for; None where they say nothing that is known, or are about nothing that is under way.

    Whether a repair is fixed is told by its card's buttons only: words bring the card, so that nothing is closed or
    reopened by a misunderstanding.
    """
    told = mood(said.text) if said.kind is Kind.TEXT and not (said.edited or is_emergency(said.text)) else None
    if told is None or May.SEE_OWN_REPAIRS not in work.actor.permits:
        return None
    if told in {Mood.THANKS, Mood.GREETING}:
        return None if sounds_like_repair(said.text) else await _polite(work, said, told)
    found = await moods.meant(work, told)
    if not found:
        return None
    if told is Mood.CHASE:
        return await (repairs.chase(work, found[0]) if len(found) == 1 else _which(work, said))
    await repairs.open_card(work, found[0])
    return answer(f"mood-{told.value.replace('_', '-')}")


async def _polite(work: Work, said: Said, told: Mood) -> Answer | None:
    return answer("you-are-welcome", rows=((button("home"),),)) if told is Mood.THANKS else await home(work, said)


async def _which(work: Work, said: Said) -> Answer | None:
    await repair_lists.mine(work, said)
    return answer("chase-which")
