"""A town with a business centre and its price list, for tests of its jobs."""

from typing import Any

from sqlalchemy import select

from bot.domain.bc_jobs import BcJob
from bot.domain.bc_prices import Pay, Service, Spec
from bot.domain.people import SYSTEM
from bot.services import bc_desk, bc_jobs, quotes
from bot.storage import rows
from bot.storage.tables import outbox
from tests.domain.test_bc_prices import PRICES
from tests.services.town import Town

CLERK, SUPERVISOR = "bc_clerk", "tenant_supervisor"
COPIES = Spec(service=Service.COPY, pages=10)
TYPED = Spec(service=Service.TYPING, pages=2, layout="宋体小四")
FAXED = Spec(service=Service.FAX, pages=3, fax_to="+85221234567")
TRANSLATED = Spec(service=Service.OTHER, wish="translate two pages")


async def opened(town: Town) -> None:
    """The price list is there."""
    await town.desk.do(SYSTEM, lambda work: quotes.put(work, bc_jobs.KIND, PRICES.prices))


async def asked_for(town: Town, spec: Spec = COPIES, who: str = "tenant", **counts: int) -> BcJob:
    """Somebody asks for something."""
    unit = town.unit if who == "tenant" else town.other_unit
    return await town.does(who, lambda w: bc_jobs.request(w, unit, spec, counts))


async def done(town: Town, spec: Spec = COPIES) -> BcJob:
    """… and it is done."""
    made = await asked_for(town, spec)
    await town.does(CLERK, lambda w: bc_desk.take(w, made.id))
    if spec.service is Service.TYPING:
        await town.does(CLERK, lambda w: bc_desk.send_proof(w, made.id, "draft"))
        await town.does("tenant", lambda w: bc_jobs.approve_proof(w, made.id))
    return await town.does(CLERK, lambda w: bc_desk.finish(w, made.id))


async def paid(town: Town, pay: Pay = Pay.CASH, **spec: Any) -> BcJob:
    """… and signed for, and paid."""
    made = await done(town, Spec(**{"service": Service.COPY, "pages": 10, "pay": pay, **spec}))
    signed = await town.does("tenant", lambda w: bc_jobs.sign(w, made.id))
    return signed if pay is Pay.ACCOUNT else await town.does(CLERK, lambda w: bc_desk.take_cash(w, made.id))


async def jobs(town: Town) -> list[BcJob]:
    """All of them."""
    return await town.desk.do(SYSTEM, lambda work: rows.every(work.db, BcJob))


async def last_card(town: Town, who: str) -> dict[str, Any]:
    """The newest card of a job that somebody has got: all of it, as it lies in the outbox."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people[who], outbox.c.subject.like("bc:%"))
        found: dict[str, Any] = (await db.execute(mine.order_by(outbox.c.id.desc()).limit(1))).scalar_one()
        return found


def state(card: dict[str, Any]) -> str:
    """How it goes, by what a card says."""
    return str(card["say"]["args"]["state"]["$say"])


def buttons(card: dict[str, Any]) -> list[str]:
    """What may be done now, by a card."""
    return [one[1] for row in card["rows"] for one in row]
