"""python-telegram-bot as it comes: an echo. Arguments: base URL, token, `parallel` or `sequential`."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it back."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main(url: str, token: str, how: str) -> None:
    """Poll until killed."""
    building = Application.builder().token(token).base_url(f"{url}/bot").concurrent_updates(how == "parallel")
    application = building.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(poll_interval=0, timeout=25)


if __name__ == "__main__":
    main(*sys.argv[1:])
