"""Who pays for a tenant: the finance contact; where there is none any more, owner and resident."""

from dataclasses import replace

from bot.domain.people import SYSTEM, ContactKind, Person, Post
from bot.domain.roles import Role
from bot.services import payers
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import people
from tests.services.town import LONG_AGO, Town


async def _stands(work: Work, town: Town, code: str, contact: ContactKind) -> Post:
    person = await work.add(Person(code=code, name_zh=code, name_en=code))
    return await work.add(Post(person=person.id, role=Role.TENANT, tenant=town.tenant, contact=contact, since=LONG_AGO))


async def _paying(town: Town) -> list[str]:
    async def asked(work: Work) -> list[str]:
        whom = await payers.of(work, town.tenant)
        return [one.code for one in await rows.every(work.db, Person, people.c.id.in_(whom))]

    return await town.desk.do(SYSTEM, asked)


async def test_the_finance_contact_pays_and_once_they_have_left_owner_and_resident_do(embedded_town: Town) -> None:
    town = embedded_town
    assert await _paying(town) == []  # the front office of a company owes nothing
    for code, contact in (("owner", ContactKind.OWNER), ("resident", ContactKind.RESIDENT)):
        await town.desk.do(SYSTEM, lambda w, c=code, k=contact: _stands(w, town, c, k))  # type: ignore[misc]
    assert await _paying(town) == ["owner", "resident"]
    post = await town.desk.do(SYSTEM, lambda w: _stands(w, town, "books", ContactKind.FINANCE))
    assert await _paying(town) == ["books"]
    await town.desk.do(SYSTEM, lambda w: w.save(post, replace(post, until=w.now)))
    assert await _paying(town) == ["owner", "resident"]
