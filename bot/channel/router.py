"""What the bot understands, as python-telegram-bot's own handlers: `application.handlers` reads as a table of it."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, Protocol

from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.domain.refusal import Refusal
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services.work import Work
from bot.talk import Answer, Said


class Turn(CallbackContext[Any, dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context of one update: the work it is done in, what was said, and what came of it."""

    work: Work
    said: Said
    answer: Answer | None = None


class Dialogues(Protocol):
    """What the router needs of the form engine."""

    async def hear(self, work: Work, said: Said) -> bool:
        """Take what was said into an open dialogue; False where none is open."""

    async def press(self, work: Work, said: Said) -> None:
        """Take a pressed button of a dialogue."""

    async def begin_by_command(self, work: Work, said: Said) -> None:
        """Begin the dialogue that the command names."""

    async def begin_by_button(self, work: Work, said: Said) -> None:
        """Begin the dialogue that the button names."""


House = Application[Any, Any, Any, Any, Any, Any]
Callback = Callable[[Update, Turn], Coroutine[Any, Any, None]]


def table(
    commands: Sequence[OnCommand],
    buttons: Sequence[OnButton],
    dialogues: Dialogues,
    form_commands: Sequence[str],
    form_buttons: Sequence[str],
    membership: Handler,
    anything: Handler,
) -> list[BaseHandler[Any, Any, Any]]:
    """Every handler, in the order in which they are asked; exactly one takes each update."""

    async def heard(work: Work, said: Said) -> Answer | None:
        return None if await dialogues.hear(work, said) else await anything(work, said)

    async def stale(work: Work, said: Said) -> Answer | None:
        del work, said
        raise Refusal("button-stale")

    async def ignored(work: Work, said: Said) -> None:
        """A group's own talk is none of the house's business."""

    return [
        ChatMemberHandler(_callback(membership)),
        *(CommandHandler(c.name, _callback(c.handler), filters.UpdateType.MESSAGE) for c in commands),
        *(CommandHandler(c, _callback(_silent(dialogues.begin_by_command))) for c in form_commands),
        *(CallbackQueryHandler(_callback(b.handler), _pattern(b.action)) for b in buttons),
        *(CallbackQueryHandler(_callback(_silent(dialogues.begin_by_button)), _pattern(b)) for b in form_buttons),
        CallbackQueryHandler(_callback(_silent(dialogues.press)), _pattern("f")),
        CallbackQueryHandler(_callback(stale)),
        MessageHandler(filters.ChatType.PRIVATE, _callback(heard)),
        TypeHandler(Update, _callback(ignored)),
    ]


def _pattern(action: str) -> str:
    return rf"^v1:{action}(:|$)"


def _silent(verb: Callable[[Work, Said], Awaitable[None]]) -> Handler:
    async def silent(work: Work, said: Said) -> None:
        await verb(work, said)

    return silent


def _callback(handler: Handler) -> Callback:
    async def called(_: Update, turn: Turn) -> None:
        turn.answer = await handler(turn.work, turn.said)

    return called


async def route(application: House, update: Update, work: Work, said: Said) -> Answer | None:
    """Let the first handler that fits do its work.

    Raises:
        Refusal: the handler said no.

    """
    for handler in application.handlers[0]:
        check = handler.check_update(update)
        if check is not None and check is not False:
            turn = Turn(application)
            turn.work, turn.said = work, said
            await handler.handle_update(update, application, check, turn)
            return turn.answer
    return None
