"""/healthz and /metrics, for whoever watches over the house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.channel.office import Office
from bot.domain.people import SYSTEM
from bot.services import inbox, mail
from bot.services.work import Away


@asynccontextmanager
async def served(address: str, office: Office) -> AsyncIterator[None]:
    """Answer at `address` (host:port) while the block runs; nothing where it is empty."""
    if not address:
        yield
        return
    host, _, port = address.rpartition(":")
    runner = web.AppRunner(_application(office), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, int(port)).start()
    try:
        yield
    finally:
        await runner.cleanup()


def _application(office: Office) -> web.Application:
    async def healthz(_: web.Request) -> web.Response:
        try:
            waiting = await office.desk.do(SYSTEM, inbox.backlog)
        except Away as away:
            return web.json_response({"well": False, "database": str(away)}, status=503)
        well = office.inbox.healthy
        return web.json_response({"well": well, "inbox": waiting}, status=200 if well else 503)

    async def metrics(_: web.Request) -> web.Response:
        lines = list(office.courier.figures.lines())
        try:
            waiting = await office.desk.do(SYSTEM, inbox.backlog)
            letters = await office.desk.do(SYSTEM, mail.waiting)
        except Away:
            # What is counted here can be told all the same; that the database is away is said by its own figure.
            lines.append("guanjia_database_away 1")
        else:
            lines += ["guanjia_database_away 0", f"guanjia_inbox_waiting {waiting}"]
            lines += [
                f'guanjia_outbox{{lane="{lane}",state="{state}"}} {n}' for (lane, state), n in sorted(letters.items())
            ]
        return web.Response(text="\n".join(lines) + "\n", content_type="text/plain")

    application = web.Application()
    application.add_routes([web.get("/healthz", healthz), web.get("/metrics", metrics)])
    return application
