"""Who is meant by a notice, read from the house as it stands."""

from bot.domain.audiences import EVERYBODY, TENANTS, All, Chosen, Is, Trait, Wanted, on_floors
from bot.domain.people import SYSTEM, Language, Person, PersonId, Post
from bot.domain.roles import Role
from bot.domain.units import Tenant, TenantKind
from bot.services import audiences
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import posts
from tests.services.town import LONG_AGO, ROLES, Town


async def chosen(town: Town, wanted: Wanted) -> Chosen:
    return await town.desk.do(SYSTEM, lambda work: audiences.choose(work, wanted))


def names(town: Town, it: Chosen) -> set[str]:
    return {name for name, person in town.people.items() if person in it.reached}


async def change(town: Town, who: str, **how: object) -> None:
    async def changed(work: Work) -> None:
        person = await rows.find(work.db, Person, town.people[who])
        await work.save(person, Person(**{**vars(person), **how}))

    await town.desk.do(SYSTEM, changed)


async def test_a_floor_is_who_is_on_it_and_the_house_is_everybody(town: Town) -> None:
    assert names(town, await chosen(town, on_floors(["8"]))) == {"tenant"}
    assert names(town, await chosen(town, Is(Trait.UNIT, frozenset({"0901"})))) == {"neighbour"}
    assert names(town, await chosen(town, TENANTS)) == {"tenant", "neighbour"}
    assert names(town, await chosen(town, EVERYBODY)) == set(ROLES)
    assert names(town, await chosen(town, Is(Trait.CIRCLE, frozenset({"vendors"})))) == {"vendor"}
    assert names(town, await chosen(town, All((TENANTS, Is(Trait.USE, frozenset({"retail"})))))) == set()
    assert await town.desk.do(SYSTEM, audiences.floors) == ("8", "9")


async def test_who_cannot_be_reached_leaves_a_unit_to_be_phoned(town: Town) -> None:
    await change(town, "neighbour", unreachable_since=LONG_AGO)
    await change(town, "tenant", language=Language.EN)
    everybody = await chosen(town, TENANTS)
    assert (names(town, everybody), everybody.silent) == ({"tenant"}, ("0901",))
    assert everybody.lost == {town.people["neighbour"]}
    assert everybody.languages == {Language.EN: 1}
    await change(town, "neighbour", unreachable_since=None, chat=None)
    everybody = await chosen(town, TENANTS)
    assert (everybody.silent, everybody.lost) == (("0901",), frozenset())


async def test_who_has_left_or_lives_elsewhere_now_is_not_meant(town: Town) -> None:
    async def leave(work: Work) -> None:
        held = await rows.first(work.db, Post, posts.c.person == town.people["neighbour"])
        assert held
        await work.save(held, held.end(work.now))

    await town.desk.do(SYSTEM, leave)
    everybody = await chosen(town, TENANTS)
    assert (names(town, everybody), everybody.silent) == ({"tenant"}, ("0901",))


async def test_somebody_with_several_posts_is_told_once(town: Town) -> None:
    async def work_here_too(work: Work) -> PersonId:
        await work.add(Post(person=town.people["tenant"], role=Role.SECURITY, since=LONG_AGO))
        return town.people["tenant"]

    person = await town.desk.do(SYSTEM, work_here_too)
    everybody = await chosen(town, EVERYBODY)
    assert list(everybody.reached).count(person) == 1
    assert everybody.units["0801"] == {person}


async def test_tenants_of_one_name_are_told_apart_by_their_code(town: Town) -> None:
    async def twins(work: Work) -> list[str]:
        made = [
            await work.add(Tenant(code=code, kind=TenantKind.COMPANY, name_zh="双木", name_en=english))
            for code, english in (("X1", "Lin One"), ("X2", ""))
        ]
        told = [await audiences.in_words(work, Is(Trait.TENANT, frozenset({str(one.id)}))) for one in made]
        return [work.desk.texts.spoken(language, one) for one in told for language in Language]

    assert await town.desk.do(SYSTEM, twins) == ["所有人 · X1", "everybody · Lin One", "所有人 · X2", "everybody · X2"]
