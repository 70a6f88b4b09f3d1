"""So many people at once that one transaction, or one message, is not meant for all of them."""

from sqlalchemy import select

from bot.domain.people import SYSTEM, ChatId, Person
from bot.domain.roles import Role
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import people, posts
from tests.services.town import LONG_AGO, Town


async def crowd(town: Town, count: int) -> None:
    """So many more contacts of the tenant."""

    async def verb(work: Work) -> None:
        [like] = [p for p in await rows.every(work.db, Person) if p.id == town.people["tenant"]]
        [post] = (await work.db.execute(select(posts).where(posts.c.person == like.id))).mappings().all()
        made = [
            {**rows.values(like), "code": f"crowd{n}", "chat": ChatId(900_000 + n), "version": 0} for n in range(count)
        ]
        for one in made:
            one.pop("id", None)
        await work.db.execute(people.insert(), made)
        ids = (await work.db.execute(select(people.c.id).where(people.c.code.like("crowd%")))).scalars()
        more = {"code": "", "role": Role.TENANT, "tenant": post["tenant"], "contact": post["contact"]}
        await work.db.execute(
            posts.insert(), [{**more, "person": id_, "skills": (), "since": LONG_AGO, "on_shift": True} for id_ in ids]
        )

    await town.desk.do(SYSTEM, verb)
