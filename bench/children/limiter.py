"""python-telegram-bot with its AIORateLimiter: an echo; "go N" writes to N people from the first id on meanwhile.

Arguments: base URL, token, first id.
"""

import asyncio
import sys

from telegram import Update
from telegram.ext import AIORateLimiter, Application, ContextTypes, MessageHandler, filters

from bench.children import NEWS


def main(url: str, token: str, first_id: str) -> None:
    """Poll until killed."""

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if not (update.message and update.message.text):
            return
        said, _, count = update.message.text.partition(" ")
        if said == "go":
            context.application.create_task(everybody(context, int(count)))
        else:
            await update.message.reply_text(update.message.text)

    async def everybody(context: ContextTypes.DEFAULT_TYPE, count: int) -> None:
        await asyncio.gather(*(context.bot.send_message(int(first_id) + n, NEWS) for n in range(count)))

    building = Application.builder().token(token).base_url(f"{url}/bot").rate_limiter(AIORateLimiter())
    application = building.concurrent_updates(256).connection_pool_size(512).pool_timeout(600).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(poll_interval=0, timeout=25)


if __name__ == "__main__":
    main(*sys.argv[1:])
