"""What keeps the chat usable: so many new matters a day, nothing twice, and who only makes trouble is barred (R257).

Danger is never held up, and nobody is left without a way: who may not write is told whom to phone.
"""

from sqlalchemy import BindParameter, bindparam, func, select, union_all

from bot.domain import complaints as complained
from bot.domain import repairs as reported
from bot.domain.people import Person, PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.units import UnitId
from bot.services import actors, house
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.bc_tables import bc_jobs
from bot.storage.complaint_tables import complaints
from bot.storage.laundry_tables import laundry_orders
from bot.storage.repair_tables import intakes
from bot.storage.rows import NotFound
from bot.storage.talk_tables import talks
from bot.talk import Lane


async def admit(work: Work, text: str = "", unit: UnitId | None = None) -> None:
    """Inside other verbs: whether the actor may begin something new of their own, about that unit, in these words.

    What the house's own people do is never held up.

    Raises:
        Refusal: they are barred; have begun enough for today; have an open matter in the very same words.

    """
    if work.actor.staff:
        return
    await must_not_be_barred(work)
    number = await house.number(work, "front_desk")
    if await _begun_today(work) >= (most := (await house.rules(work)).matters_a_day):
        raise Refusal("matter-enough", count=most, number=number)
    if text and (told := await _open_in_these_words(work, text, unit)):
        raise Refusal("matter-told-already", matter=told)


async def admit_talk(work: Work) -> None:
    """Inside other verbs: whether the actor may ask for somebody to talk to: each time, the whole desk is rung.

    Raises:
        Refusal: they are barred, or have begun enough talks for today.

    """
    await must_not_be_barred(work)
    since = work.desk.clock.at(work.desk.clock.today(work.said_at), 0)
    begun = select(func.count()).select_from(talks).where(talks.c.person == work.me, talks.c.opened_at >= since)
    if int((await work.db.execute(begun)).scalar_one()) >= (most := (await house.rules(work)).matters_a_day):
        raise Refusal("matter-enough", count=most, number=await house.number(work, "front_desk"))


async def must_not_be_barred(work: Work) -> None:
    """Inside other verbs: who is barred phones, or comes. Raises Refusal, with the number."""
    if work.actor.barred:
        raise Refusal("matter-barred", number=await house.number(work, "front_desk"))


@needs(May.BAR_NUISANCE)
async def bar(work: Work, whom: PersonId, why: str) -> None:
    """Somebody only makes trouble: from now on they phone, or come. They are told why, and how to object.

    Raises:
        NotFound: nobody of that number whom the house looks after.
        Refusal: they are barred already.

    """
    person = await _tenant(work, whom)
    await work.save(person, person.bar(why, work.now), "barred")
    work.tell(whom, "bar-told", why=why, number=await house.number(work, "front_desk"), lane=Lane.NOTICE)


@needs(May.BAR_NUISANCE)
async def admit_again(work: Work, whom: PersonId) -> None:
    """They may write again, and are told so. Raises as `bar`."""
    person = await _tenant(work, whom)
    await work.save(person, person.admit(), "admitted again")
    work.tell(whom, "bar-lifted", lane=Lane.NOTICE)


async def _tenant(work: Work, whom: PersonId) -> Person:
    actor = await actors.by_id(work.db, whom)
    if actor is None or actor.staff or not actor.tenants:
        raise NotFound
    return await rows.find(work.db, Person, whom)


async def _begun_today(work: Work) -> int:
    """How much they have begun themselves today."""
    clock = work.desk.clock
    since = clock.at(clock.today(work.said_at), 0)
    looks = union_all(
        select(intakes.c.id).where(*_OWN_INTAKES, intakes.c.reported_at >= since),
        select(complaints.c.id).where(*_OWN_COMPLAINTS, complaints.c.received_at >= since),
        select(laundry_orders.c.id).where(*_OWN_LAUNDRY, laundry_orders.c.requested_at >= since),
        select(bc_jobs.c.id).where(*_OWN_JOBS, bc_jobs.c.requested_at >= since),
    )
    counted = select(func.count()).select_from(looks.subquery())
    return int((await work.db.execute(counted, {"me": work.me})).scalar_one())


async def _open_in_these_words(work: Work, text: str, unit: UnitId | None) -> str:
    """The number of what they have open about the unit in the same words; empty where there is none."""
    looks = union_all(
        select(intakes.c.number, intakes.c.text).where(
            *_OWN_INTAKES, intakes.c.status.in_(sorted(reported.OPEN)), intakes.c.unit.is_not_distinct_from(unit)
        ),
        select(complaints.c.number, complaints.c.text).where(
            *_OWN_COMPLAINTS,
            complaints.c.status.in_(sorted(complained.OPEN)),
            complaints.c.unit.is_not_distinct_from(unit),
        ),
    )
    found = await work.db.execute(looks, {"me": work.me})
    return next((row.number for row in found if _folded(row.text) == _folded(text)), "")


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


_ME: BindParameter[int] = bindparam("me")
_OWN_INTAKES = (intakes.c.reporter == _ME, intakes.c.taken_by.is_(None))
_OWN_COMPLAINTS = (complaints.c.complainant == _ME, complaints.c.taken_by.is_(None))
_OWN_JOBS = (bc_jobs.c.person == _ME, bc_jobs.c.by_desk.is_(False))
_OWN_LAUNDRY = (laundry_orders.c.person == _ME, laundry_orders.c.by_desk.is_(False))
