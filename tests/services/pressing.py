"""A button is pressed as the bot hears it."""

import itertools

from bot import understood
from bot.domain.people import ChatId
from bot.talk import Kind, Press, Said, Speaker
from tests.services.town import Town

Args = tuple[str | int, ...]
_updates = itertools.count(1)


async def presses(town: Town, who: str, action: str, args: Args) -> object:
    """Press the button as the bot hears it."""
    handler = next(on.handler for on in understood.BUTTONS if on.action == action)
    chat = ChatId(1000 + town.people[who]) if who in town.people else ChatId(999)
    speaker = Speaker(chat)
    said = Said(
        update=next(_updates), chat=chat, speaker=speaker, at=town.desk.clock.now(), kind=Kind.BUTTON,
        press=Press(action, tuple(map(str, args))),
    )  # fmt: skip
    return await town.desk.do(speaker, lambda work: handler(work, said))
