"""Messages left for tenants, at a tap."""

from bot.domain.left_messages import LeftMessageId
from bot.handlers.table import OnButton
from bot.services import left_messages
from bot.services.work import Work
from bot.talk import Answer, Said, answer


async def open_card(work: Work, said: Said) -> None:
    """One message."""
    await left_messages.open_card(work, LeftMessageId(said.pressed.number(0)))


async def got(work: Work, said: Said) -> Answer:
    """Whom it is for has read it."""
    made = await left_messages.confirm(work, LeftMessageId(said.pressed.number(0)))
    return answer("note-got-said", number=made.number, toast=True)


async def phoned(work: Work, said: Said) -> Answer:
    """They have been told on the phone."""
    made = await left_messages.told_by_phone(work, LeftMessageId(said.pressed.number(0)))
    return answer("note-phoned-said", number=made.number, toast=True)


BUTTONS: tuple[OnButton, ...] = (
    OnButton("note-open", open_card),
    OnButton("note-got", got),
    OnButton("note-phoned", phoned),
)
