"""Who can be sent: who is on shift, by trade and by how much they have in hand."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import func, select, union

from bot.domain.categories import Category
from bot.domain.order_states import BEFORE_DONE
from bot.domain.people import Named, PersonId, Post
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import IntakeId
from bot.domain.roles import Role
from bot.services import actors
from bot.services.permission import needs
from bot.services.repair_views import visible
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import helpers, work_orders
from bot.storage.tables import people, posts


@dataclass(frozen=True)
class Candidate:
    """A technician who can be sent: whether it is their trade, how many orders they have in hand, whether they work.

    Who is not `reachable` in the chat has to be phoned.
    """

    person: PersonId
    name: Named
    skilled: bool
    load: int
    on_shift: bool
    reachable: bool = True


@needs(May.SEE_OWN_REPAIRS)
async def suggested(work: Work, category: Category) -> list[Candidate]:
    """Who can be sent: who is on shift first, who can be reached, those of the trade, then whoever has least to do."""
    held = (posts.c.role == Role.TECHNICIAN) & posts.c.until.is_(None) & people.c.chat.is_not(None)
    found = await work.db.execute(
        select(posts.c.person, posts.c.skills, posts.c.on_shift, people.c.name_zh, people.c.name_en,
               people.c.unreachable_since)
        .join(people, people.c.id == posts.c.person).where(held).order_by(posts.c.person)
    )  # fmt: skip
    loads = await _loads(work)
    known = [
        Candidate(
            PersonId(r.person), Named(r.name_zh, r.name_en), category.value in r.skills, loads.get(r.person, 0),
            on_shift=r.on_shift, reachable=r.unreachable_since is None,
        )
        for r in found
    ]  # fmt: skip
    return sorted(known, key=lambda one: (not one.on_shift, not one.reachable, not one.skilled, one.load, one.person))


@needs(May.WORK_ON_REPAIRS)
async def begin_shift(work: Work) -> int:
    """From now on jobs come to the technician; how many orders they have in hand."""
    return await _change_shift(work, Post.go_on_shift)


@needs(May.WORK_ON_REPAIRS)
async def end_shift(work: Work) -> int:
    """No job comes by itself any more; how many orders they still have in hand."""
    return await _change_shift(work, Post.go_off_shift)


@needs(May.WORK_ON_REPAIRS)
async def in_hand(work: Work) -> int:
    """How many orders the technician has to do."""
    return (await _loads(work)).get(work.me, 0)


@needs(May.SEE_OWN_REPAIRS)
async def category_of(work: Work, intake: IntakeId) -> Category:
    """The trade a repair belongs to."""
    return (await visible(work, intake)).category


async def must_be_technician(work: Work, person: PersonId) -> None:
    """Inside other verbs: raise Refusal unless the person is a technician."""
    actor = await actors.by_id(work.db, person)
    if actor is None or Role.TECHNICIAN not in actor.roles:
        raise Refusal("repair-not-a-technician")


async def _change_shift(work: Work, change: Callable[[Post], Post]) -> int:
    own = (posts.c.person == work.me, posts.c.role == Role.TECHNICIAN, posts.c.until.is_(None))
    for post in await rows.every(work.db, Post, *own):
        await work.save(post, change(post))
    return await in_hand(work)


async def _loads(work: Work) -> dict[int, int]:
    """How many orders each has in hand: those they answer for, and those they help with."""
    open_ = work_orders.c.status.in_(sorted(BEFORE_DONE))
    own = select(work_orders.c.technician.label("who"), work_orders.c.id).where(open_)
    helped = select(helpers.c.technician, work_orders.c.id).join(work_orders, work_orders.c.id == helpers.c.order)
    held = union(own, helped.where(open_)).subquery()
    counted = select(held.c.who, func.count().label("orders")).group_by(held.c.who)
    return {row.who: row.orders for row in await work.db.execute(counted)}
