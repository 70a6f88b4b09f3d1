"""What is kept about a person: shown, handed over, emptied. Numbers and rows stay, so that the registers add up."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, or_, select, update

from bot.domain.bindings import BindingRequest
from bot.domain.people import ChatId, Person, PersonId, Post
from bot.domain.permits import May
from bot.domain.repairs import Intake
from bot.services import files
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import binding_requests, cards, drafts, history, inbox, intakes, media, outbox, posts, viewers

Exporter = Callable[[Work, PersonId], Awaitable[list[Mapping[str, Any]]]]
Eraser = Callable[[Work, PersonId], Awaitable[list[str]]]
"""Empties a kind of record; the subjects whose messages must be emptied with it."""


async def _own_repairs(work: Work, person: PersonId) -> list[Mapping[str, Any]]:
    return [asdict(intake) for intake in await rows.every(work.db, Intake, intakes.c.reporter == person)]


async def _erase_repairs(work: Work, person: PersonId) -> list[str]:
    emptied = []
    for intake in await rows.every(work.db, Intake, intakes.c.reporter == person):
        await work.save(intake, intake.erase(), "erased")
        emptied.append(f"repair:{intake.id}")
    return emptied


KEPT: tuple[tuple[str, Exporter, Eraser], ...] = (("repairs", _own_repairs, _erase_repairs),)
"""What each service keeps about people: a new service adds its line."""


@needs(May.OWN_PRIVACY)
async def export(work: Work) -> str:
    """Everything that is kept about the person, as a JSON file; its path below the media folder."""
    person = await rows.find(work.db, Person, work.me)
    kept: dict[str, Any] = {
        "person": asdict(person),
        "posts": [asdict(post) for post in await rows.every(work.db, Post, posts.c.person == person.id)],
    }
    for name, exporter, _ in KEPT:
        kept[name] = await exporter(work, person.id)
    written = json.dumps(kept, ensure_ascii=False, indent=1, default=str)
    return await files.written(work, "exports", "json", written.encode(), "application/json")


@needs(May.OWN_PRIVACY)
async def erase(work: Work) -> None:
    """Empty everything personal; a last word goes to the chat, which is then forgotten."""
    person = await rows.find(work.db, Person, work.me)
    for _, __, eraser in KEPT:
        for about in await eraser(work, person.id):
            await _empty_letters(work, outbox.c.about == about)
    for post in await rows.every(work.db, Post, posts.c.person == person.id, posts.c.until.is_(None)):
        await work.save(post, post.end(work.now), "erased")
    await _empty_letters(work, outbox.c.person == person.id)
    if person.chat is not None:
        await _forget_chat(work, person.chat)
    await _delete_files(work, person.id)
    await work.db.execute(delete(viewers).where(viewers.c.person == person.id))
    await work.db.execute(update(history).where(history.c.who == person.id).values(why=""))
    await work.save(person, person.erase(work.now), "erased")


async def _empty_letters(work: Work, which: Any) -> None:
    emptied = {"body": {"say": {"$say": "erased", "args": {}}}, "spoken": None}
    await work.db.execute(update(outbox).where(which).values(**emptied))


async def _forget_chat(work: Work, chat: ChatId) -> None:
    await work.db.execute(update(inbox).where(inbox.c.chat == chat).values(raw="{}"))
    await _empty_letters(work, or_(outbox.c.chat == chat))
    for table in (cards, drafts):
        await work.db.execute(delete(table).where(table.c.chat == chat))
    for request in await rows.every(work.db, BindingRequest, binding_requests.c.chat == chat):
        await work.save(request, request.erase(), "erased")
        await _empty_letters(work, outbox.c.about == f"binding:{request.id}")


async def _delete_files(work: Work, person: PersonId) -> None:
    for row in await work.db.execute(select(media.c.path).where(media.c.by == person)):
        if row.path:
            (work.desk.media / row.path).unlink(missing_ok=True)
    await work.db.execute(delete(media).where(media.c.by == person))
