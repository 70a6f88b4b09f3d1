"""What the bot understands, as python-telegram-bot's own handlers: `application.handlers` reads as a table of it."""

import re
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextvars import ContextVar
from dataclasses import replace
from typing import Any, Protocol, Self

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

from bot.domain.guesses import is_emergency
from bot.domain.refusal import Refusal
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services.work import Work
from bot.talk import Answer, Button, Kind, Said, answer, words


class Turn(CallbackContext[Any, dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context of one update: the work it is done in, what was said, and what came of it."""

    work: Work
    said: Said
    answer: Answer | None = None

    @classmethod
    def from_update(cls, update: object, application: "House") -> Self:
        """The turn that `route` has opened; there is no other way to be routed."""
        del update, application
        turn = _TURN.get()
        if not isinstance(turn, cls):
            raise TypeError("an update was routed outside of its turn")
        return turn


_TURN: ContextVar[Turn] = ContextVar("turn")


class Dialogues(Protocol):
    """What the router needs of the form engine."""

    async def hear(self, work: Work, said: Said) -> bool:
        """Take what was said into an open dialogue; False where none is open."""

    async def press(self, work: Work, said: Said) -> Answer | None:
        """Take a pressed button of a dialogue; a passing note where it is out of date."""

    async def begin_by_command(self, work: Work, said: Said) -> None:
        """Begin the dialogue that the command names."""

    async def begin_by_button(self, work: Work, said: Said) -> None:
        """Begin the dialogue that the button names."""


House = Application[Any, Any, Any, Any, Any, Any]
_CODE = re.compile(r"[\w-]+", re.ASCII)
"""What a link carries to /start: any letters may stand in it."""
Callback = Callable[[Update, Turn], Coroutine[Any, Any, None]]


def table(
    commands: Sequence[OnCommand],
    buttons: Sequence[OnButton],
    dialogues: Dialogues,
    form_commands: Sequence[str],
    form_buttons: Sequence[str],
    membership: Handler,
    anything: Handler,
    first: Callable[[Work, Said], Awaitable[bool]] | None = None,
) -> list[BaseHandler[Any, Any, Any]]:
    """Every handler, in the order in which they are asked; exactly one takes each update.

    Of what is neither a command nor a button `first` may take what belongs to something else than the open dialogue.
    """

    async def heard(work: Work, said: Said) -> Answer | None:
        taken = (first and await first(work, said)) or await dialogues.hear(work, said)
        return None if taken else await anything(work, said)

    async def stale(work: Work, said: Said) -> Answer | None:
        del work, said
        raise Refusal("button-stale")

    async def ignored(work: Work, said: Said) -> None:
        """A group's own talk is none of the house's business."""

    def unless_danger(handler: Handler) -> Handler:
        """What is written behind a command may be danger: that is heard, whatever the command is for."""

        async def heeded(work: Work, said: Said) -> Answer | None:
            code = said.command == "start" and _CODE.fullmatch(said.payload)
            if said.private and not code and is_emergency(said.payload):
                return await anything(work, replace(said, kind=Kind.TEXT, text=said.payload, command="", payload=""))
            return await handler(work, said)

        return heeded

    begins = _in_private(_silent(dialogues.begin_by_command))
    opens = _in_private(_silent(dialogues.begin_by_button))
    return [
        ChatMemberHandler(_callback(membership)),
        *(CommandHandler(c.name, _callback(unless_danger(_where(c))), filters.UpdateType.MESSAGE) for c in commands),
        *(CommandHandler(c, _callback(unless_danger(begins)), filters.UpdateType.MESSAGE) for c in form_commands),
        *(CallbackQueryHandler(_callback(_where(b)), _pattern(b.action)) for b in buttons),
        *(CallbackQueryHandler(_callback(opens), _pattern(b)) for b in form_buttons),
        CallbackQueryHandler(_callback(_in_private(dialogues.press)), _pattern("f")),
        CallbackQueryHandler(_callback(stale)),
        MessageHandler(filters.ChatType.PRIVATE, _callback(heard)),
        TypeHandler(Update, _callback(ignored)),
    ]


def _pattern(action: str) -> str:
    return rf"^v1:{re.escape(action)}(:|$)"


def _where(on: OnCommand | OnButton) -> Handler:
    return on.handler if on.groups else _in_private(on.handler)


def _in_private(handler: Handler) -> Handler:
    """In a group everybody reads along, and what is typed there is no answer to anything: one line leads to the bot."""

    async def alone(work: Work, said: Said) -> Answer | None:
        if said.private:
            return await handler(work, said)
        door = Button(words("button-write-privately"), url=work.desk.door)
        return answer("write-privately", rows=((door,),))

    return alone


def _silent(verb: Callable[[Work, Said], Awaitable[None]]) -> Handler:
    async def silent(work: Work, said: Said) -> None:
        await verb(work, said)

    return silent


def _callback(handler: Handler) -> Callback:
    async def called(_: Update, turn: Turn) -> None:
        turn.answer = await handler(turn.work, turn.said)

    return called


async def keep_error(_: object, turn: Turn) -> None:
    """The application's error handler: by now the exception lies in `turn.error`, for `route` to raise it again."""


async def route(application: House, update: Update, work: Work, said: Said) -> Answer | None:
    """Let the first handler that fits do its work.

    Raises:
        Refusal: the handler said no.

    """
    turn = Turn(application)
    turn.work, turn.said = work, said
    opened = _TURN.set(turn)
    try:
        await application.process_update(update)
    finally:
        _TURN.reset(opened)
    if turn.error:
        # The library keeps exceptions to itself; this one belongs to whoever holds the transaction.
        raise turn.error
    return turn.answer
