"""A group that becomes a supergroup: what was meant for it follows; what began in the new chat already stays."""

from sqlalchemy import insert, select

from bot.domain.drafts import Draft
from bot.domain.people import SYSTEM, ChatId
from bot.services import drafts, reach
from bot.services.work import Desk, Work
from bot.storage.tables import cards
from bot.storage.tables import drafts as table

OLD, NEW = ChatId(-5), ChatId(-1005)


async def hung(work: Work, chat: ChatId, subject: str, message: int) -> None:
    await work.db.execute(insert(cards).values(chat=chat, subject=subject, message=message, digest=""))


async def begun(work: Work, chat: ChatId, speaker: int) -> None:
    fresh = Draft(
        chat=chat, thread=0, speaker=ChatId(speaker), person=None, form="note", form_version="1", step="text",
        data={"answers": {}}, expires_at=work.now,
    )  # fmt: skip
    await drafts.keep(work, fresh)


async def test_what_is_in_the_new_chat_already_is_not_replaced_by_what_follows(desk: Desk) -> None:
    async def both_ends(work: Work) -> None:
        for chat, message in ((OLD, 1), (NEW, 2)):
            await hung(work, chat, "repair:1", message)
            await begun(work, chat, 7)
        await hung(work, OLD, "repair:2", 3)
        await begun(work, OLD, 8)

    await desk.do(SYSTEM, both_ends)
    await desk.do(SYSTEM, lambda work: reach.follow(work, OLD, NEW))
    async with desk.database.snapshot() as db:
        hanging = await db.execute(select(cards.c.chat, cards.c.subject, cards.c.message).order_by(cards.c.subject))
        under_way = await db.execute(select(table.c.chat, table.c.speaker).order_by(table.c.speaker))
        assert [tuple(row) for row in hanging] == [(NEW, "repair:1", 2), (NEW, "repair:2", 3)]
        assert [tuple(row) for row in under_way] == [(NEW, 7), (NEW, 8)]
