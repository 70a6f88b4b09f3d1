"""aiogram as it comes: an echo. Arguments: base URL, token."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def echo(message: Message) -> None:
    """Say it back."""
    await message.answer(message.text or "")


def main(url: str, token: str) -> None:
    """Poll until killed."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    asyncio.run(dispatcher.start_polling(Bot(token, session=session), handle_signals=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
