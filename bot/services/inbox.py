"""Updates as rows: kept before they are acknowledged, done together with their effects, set aside when broken."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, delete, func, select, update

from bot.domain.invites import without_codes
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.roles import Role
from bot.services import actors
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import inbox, people

_KEPT, _KEPT_ASIDE = timedelta(hours=48), timedelta(days=30)
# Asked for every message: built once.
_FRESH = (
    select(inbox.c.update_id, inbox.c.raw, inbox.c.chat, inbox.c.received_at)
    .where(inbox.c.state == "new", inbox.c.update_id > bindparam("after"))
    .order_by(inbox.c.update_id)
    .limit(bindparam("at_most"))
)
_FRESH_OF = _FRESH.where(inbox.c.chat == bindparam("account"))
_DONE = update(inbox).where(inbox.c.update_id == bindparam("id_"), inbox.c.state == "new")


@dataclass(frozen=True)
class Kept:
    """An update as it came, whose account said it (0: nobody's), and when it came."""

    id: int
    raw: str
    account: int
    received: datetime


@needs(May.KEEP_TIME)
async def keep(work: Work, arrived: Sequence[tuple[int, int, str]]) -> None:
    """Write new updates down (id, chat, raw JSON); those that are known already stay as they are."""
    values = [{"update_id": id_, "chat": chat, "raw": raw, "received_at": work.now} for id_, chat, raw in arrived]
    await rows.add_new(work.db, inbox, *values)


@needs(May.KEEP_TIME)
async def waiting(work: Work, after: int, limit: int, *, of: int | None = None) -> list[Kept]:
    """What has not been done yet, in order, from behind `after`; with `of` only what that account said."""
    wanted = {"after": after, "at_most": limit}
    fresh = work.db.execute(_FRESH, wanted) if of is None else work.db.execute(_FRESH_OF, {**wanted, "account": of})
    return [Kept(r.update_id, r.raw, r.chat, r.received_at) for r in await fresh]


@needs(May.KEEP_TIME)
async def set_aside(work: Work, id_: int, error: str) -> tuple[PersonId, ...]:
    """A poisonous update is marked dead with its error; who has to know of it. No invitation can be read in it."""
    undone = (inbox.c.update_id == id_) & (inbox.c.state == "new")
    raw = (await work.db.execute(select(inbox.c.raw).where(undone))).scalar_one_or_none()
    dead = {"state": "dead", "raw": without_codes(raw or ""), "error": without_codes(error)[:500]}
    await work.db.execute(update(inbox).where(undone).values(**dead, done_at=work.now))
    return await actors.holding(work.db, Role.CS_MANAGER)


@needs(May.KEEP_TIME)
async def backlog(work: Work) -> int:
    """How many updates wait."""
    return (await work.db.execute(select(func.count()).where(inbox.c.state == "new"))).scalar_one()


async def unheard(work: Work, until: datetime, *, of: May) -> bool:
    """Inside other verbs: whether something said by `until` still waits, whenever it came, from one who may do it."""
    saying = inbox.join(people, people.c.chat == inbox.c.chat)
    waiting = select(people.c.id, inbox.c.raw, inbox.c.received_at).select_from(saying).where(inbox.c.state == "new")
    said = {row.id for row in await work.db.execute(waiting) if _said_at(row.raw, row.received_at) <= until}
    held = [await actors.by_id(work.db, PersonId(id_)) for id_ in sorted(said)]
    return any(actor is not None and of in actor.permits for actor in held)


def _said_at(raw: str, received: datetime) -> datetime:
    """When a message was written; what carries no time of its own, such as a tap, counts from when it came."""
    try:
        dates = [part["date"] for part in json.loads(raw).values() if isinstance(part, dict) and "date" in part]
    except (ValueError, AttributeError):
        return received
    return min([received, *(datetime.fromtimestamp(date, UTC) for date in dates if isinstance(date, int))])


@needs(May.KEEP_TIME)
async def prune(work: Work) -> int:
    """Forget what was done two days ago: Telegram repeats nothing that old. What was set aside stays for a month."""
    done_ = (inbox.c.state == "done") & (inbox.c.done_at < work.now - _KEPT)
    dead = (inbox.c.state == "dead") & (inbox.c.done_at < work.now - _KEPT_ASIDE)
    old = done_ | dead
    return (await work.db.execute(delete(inbox).where(old))).rowcount


async def done(work: Work, id_: int) -> bool:
    """Inside other verbs: mark an update done together with its effects; False where it was done before.

    Its number is enough to know it again; what was said in it has gone where it belongs, and is nobody's here any more.
    """
    settled = await work.db.execute(_DONE, {"id_": id_, "state": "done", "done_at": work.now, "raw": ""})
    return settled.rowcount == 1
