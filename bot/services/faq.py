"""Common questions (R17, R19, R22, R27): asked by everybody, strangers get what is public; staff keep them true."""

from bot.domain.faq import FaqEntry, FaqId, Found, answered, asks_something
from bot.domain.permits import May
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.desk_tables import faq_entries
from bot.storage.rows import NotFound


@needs(May.ASK_FAQ)
async def listed(work: Work) -> list[FaqEntry]:
    """What the actor may ask: for strangers only what is public."""
    known = (faq_entries.c.public.is_(True),) if not work.actor.known else ()
    return await rows.every(work.db, FaqEntry, faq_entries.c.dropped_at.is_(None), *known)


@needs(May.ASK_FAQ)
async def ask(work: Work, text: str) -> Found:
    """What is answered to free words, or what they may mean; nothing where they ask for nothing of the kind."""
    return answered(text, await listed(work)) if asks_something(text) else Found()


@needs(May.ASK_FAQ)
async def one(work: Work, id_: FaqId) -> FaqEntry:
    """One of them. Raises NotFound where it is none of theirs, or not answered any more."""
    found = await rows.find(work.db, FaqEntry, id_)
    if found.dropped_at is not None or not (found.public or work.actor.known):
        raise NotFound
    return found


@needs(May.KEEP_FAQ)
async def add(work: Work, fresh: FaqEntry) -> FaqEntry:
    """A new one; its topic is a number of its own."""
    number = await rows.take_number(work.db, "FAQ")
    vars_ = vars(fresh) | {"topic": f"own-{number}", "edited": True, "changed_by": work.me}
    return await work.add(FaqEntry(**vars_))


@needs(May.KEEP_FAQ)
async def change(work: Work, id_: FaqId, field: str, text: str) -> FaqEntry:
    """One part of it is worded otherwise."""
    found = await one(work, id_)
    return await work.save(found, found.change(field, text, work.me))


@needs(May.KEEP_FAQ)
async def publish(work: Work, id_: FaqId, *, public: bool) -> FaqEntry:
    """Whether strangers get the answer."""
    found = await one(work, id_)
    return await work.save(found, found.open_to_strangers(work.me, public=public))


@needs(May.KEEP_FAQ)
async def drop(work: Work, id_: FaqId) -> FaqEntry:
    """It is not answered any more; what it said stays in its history."""
    found = await rows.find(work.db, FaqEntry, id_)
    return await work.save(found, found.drop(work.me, work.now))
