"""Faxes that come to the town: for whoever rents there, and what of it anybody hears."""

from datetime import date

from sqlalchemy import select

from bot.domain.fax_in import FaxIn
from bot.domain.people import SYSTEM
from bot.domain.units import Occupancy, Tenant, TenantKind, Unit, UnitStatus, UnitUse
from bot.services import fax_in
from bot.services.fax_in import Arrived
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import occupancies, outbox, units
from bot.talk import Lane, Verb
from tests.services.test_fax_in_table import CLERK
from tests.services.town import Town


async def rang(town: Town, who: str) -> list[tuple[str, Lane]]:
    """What the cards of faxes that rang in somebody's chat said, and by which lane."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body, outbox.c.lane).where(
            outbox.c.person == town.people[who], outbox.c.subject.like("fax-in:%"), outbox.c.verb == Verb.RING
        )
        found = (await db.execute(mine.order_by(outbox.c.id))).all()
    return [(row.body["say"]["args"]["state"]["$say"], row.lane) for row in found]


async def papers(town: Town, who: str) -> list[list[str]]:
    """The papers that somebody has been sent."""
    async with town.desk.database.transaction() as db:
        mine = select(outbox.c.body).where(outbox.c.person == town.people[who], outbox.c.about.like("fax-in:%"))
        bodies = (await db.execute(mine.order_by(outbox.c.id))).scalars().all()
    return [list(body["paper"]) for body in bodies if body.get("paper")]


async def furnished(town: Town, number: str, status: UnitStatus = UnitStatus.VACANT) -> Unit:
    """A unit that nobody is in."""

    async def made(work: Work) -> Unit:
        there = await rows.first(work.db, Unit, units.c.id > 0)
        assert there
        fresh = Unit(building=there.building, number=number, floor="11", use=UnitUse.OFFICE, status=status, area=100)
        return await work.add(fresh)

    return await town.desk.do(SYSTEM, made)


async def moves_in(town: Town, unit: Unit, name: str, moved_in: date | None = None) -> Tenant:
    """Somebody rents it."""

    async def made(work: Work) -> Tenant:
        fresh = Tenant(
            code=f"{unit.number} {name}", kind=TenantKind.COMPANY, name_zh=name, name_en=name, moved_in=moved_in
        )
        tenant = await work.add(fresh)
        await work.add(Occupancy(tenant=tenant.id, unit=unit.id, since=work.now))
        return tenant

    return await town.desk.do(SYSTEM, made)


async def moves_out(town: Town, unit: Unit) -> None:
    """They have given it back."""

    async def ended(work: Work) -> None:
        lives = occupancies.c.unit == unit.id, occupancies.c.until.is_(None)
        held = await rows.first(work.db, Occupancy, *lives)
        assert held
        await work.save(held, held.end(work.now))

    await town.desk.do(SYSTEM, ended)


async def came_for(town: Town, unit: Unit | None, name: str = "") -> FaxIn:
    """A fax for whoever is there, or is called so."""
    came = Arrived(2, town.desk.clock.now(), unit.id if unit else None, name)
    return await town.does(CLERK, lambda w: fax_in.log(w, came))
