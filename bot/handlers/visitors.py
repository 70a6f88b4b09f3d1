"""Somebody asks for a company or a resident: the directory is for the desk alone, everybody else hears one sentence.

It is the same sentence whether there is such a company or not: it must not tell who is in the building (R62, R245).
"""

from bot.domain.permits import May
from bot.domain.visitors import whom_sought
from bot.handlers import front_desk
from bot.services import people
from bot.services.work import Work
from bot.talk import Answer, Kind, Said, answer, button


async def asked(work: Work, said: Said) -> Answer | None:
    """Whom somebody asks for: the desk gets the directory, and what to say to a visitor (R254, R255)."""
    if said.kind is not Kind.TEXT or said.edited or not (who := whom_sought(said.text)):
        return None
    if May.SEE_DIRECTORY not in work.actor.permits:
        return answer("visitor-call-first", rows=((button("faq"), button("home")),))
    there = (await people.directory(work, front_desk.sought(who))).count
    await front_desk.look_up(work, said, who)
    return answer("visitor-say-no-more" if there else "visitor-say-not-here", who=who)
