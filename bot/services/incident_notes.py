"""What is written about an emergency as a plain message: a reply to its card, or with its number before it."""

import re

from sqlalchemy import select

from bot.domain.guesses import is_emergency
from bot.domain.incidents import Incident, IncidentId
from bot.domain.permits import May
from bot.services import incident_alarms, incident_work, incidents
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import cards
from bot.talk import Said

_NUMBERED = re.compile(r"\s*(E-\d{6,})[\s:：,，、]*(.*)", re.IGNORECASE | re.DOTALL)


@needs(May.OPEN_INCIDENT)
async def take_down(work: Work, said: Said) -> str:
    """Words and pictures go into its course; the number of the emergency, empty where the message is of none.

    What speaks of danger after the all-clear, or on another floor, is no note: it is heard as danger.

    Raises:
        Refusal: it is filed, and nothing can be added.

    """
    meant, text = await _meant(work, said)
    if meant is None or not (text or said.pictures):
        return ""
    if is_emergency(text) and await _another(work, await rows.find(work.db, Incident, meant), text):
        return ""
    return (await incident_work.note(work, meant, text, said.pictures)).number


async def _another(work: Work, incident: Incident, text: str) -> bool:
    """Whether words of danger cannot be of this emergency: it is over, or they name another floor."""
    _, floor = await incident_alarms.place_of(work, text, None)
    return incident.over or floor not in {"", incident.floor}


async def _meant(work: Work, said: Said) -> tuple[IncidentId | None, str]:
    numbered = _NUMBERED.fullmatch(said.text)
    if numbered and (found := await incidents.by_number(work, numbered[1].upper())):
        return found, numbered[2].strip()
    if said.reply_to is None:
        return None, ""
    hung = select(cards.c.subject).where(cards.c.chat == said.chat, cards.c.message == said.reply_to)
    for subject in (await work.db.execute(hung)).scalars():
        kind, _, number = subject.partition(":")
        if kind == "incident":
            return IncidentId(int(number)), said.text.strip()
    return None, ""
