"""Coming in, being known, leaving."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.bindings import BindingId, BindingRequest, BindingState
from bot.domain.people import SYSTEM, ChatId, Language, Person, PersonId, Post, PostId
from bot.domain.refusal import Refusal
from bot.domain.roles import Role
from bot.services import bindings, invites, people
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import history, outbox, posts
from bot.storage.tables import invites as invites_table
from bot.talk import Speaker
from tests.services.town import ROLES, Town

STRANGER = Speaker(ChatId(777), "路人", "zh-hans")


async def post_of(town: Town, who: str) -> PostId:
    async with town.desk.database.transaction() as db:
        found = select(posts.c.id).where(posts.c.person == town.people[who])
        return PostId((await db.execute(found)).scalar_one())


async def newcomer(town: Town) -> tuple[PersonId, str]:
    """Somebody with a post who has not come yet, and their code."""

    async def made(work: Work) -> tuple[PersonId, str]:
        person = await work.add(Person(code="new", name_zh="新人"))
        post = await work.add(Post(person=person.id, role=Role.TENANT, tenant=town.tenant, since=work.now))
        return person.id, await invites.create(work, post.id)

    return await town.desk.do(SYSTEM, made)


async def test_a_code_lets_one_person_in_once(town: Town) -> None:
    person, code = await newcomer(town)
    await town.desk.do(STRANGER, lambda w: invites.redeem(w, code, Language.EN))
    async with town.desk.database.transaction() as db:
        bound = await rows.find(db, Person, person)
    assert (bound.chat, bound.language, bound.consent) == (ChatId(777), Language.EN, 1)
    with pytest.raises(Refusal, match="invite-unknown"):
        await town.desk.do(Speaker(ChatId(778)), lambda w: invites.redeem(w, code, Language.ZH))


async def test_two_who_use_a_code_at_once_are_one_too_many(town: Town) -> None:
    _, code = await newcomer(town)
    tries = [town.desk.do(Speaker(ChatId(chat)), lambda w: invites.redeem(w, code, Language.ZH)) for chat in (801, 802)]
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(isinstance(one, Refusal) for one in done) == [False, True]


async def test_codes_are_kept_as_digests_only(town: Town) -> None:
    _, code = await newcomer(town)
    async with town.desk.database.transaction() as db:
        assert code not in str((await db.execute(select(invites_table))).all())


async def test_a_new_code_for_a_post_makes_the_old_one_worthless_and_time_does_too(town: Town) -> None:
    _, old = await newcomer(town)
    post = PostId(await _newest_post(town))
    new = await town.desk.do(SYSTEM, lambda w: invites.create(w, post))
    assert not await town.desk.do(STRANGER, lambda w: invites.look(w, old))
    assert await town.desk.do(STRANGER, lambda w: invites.look(w, new))
    town.desk.clock.advance(timedelta(days=14))
    assert not await town.desk.do(STRANGER, lambda w: invites.look(w, new))


async def _newest_post(town: Town) -> int:
    async with town.desk.database.transaction() as db:
        return int((await db.execute(select(posts.c.id).order_by(posts.c.id.desc()).limit(1))).scalar_one())


async def test_guessing_gets_slow(town: Town) -> None:
    for n in range(5):
        assert not await town.desk.do(STRANGER, lambda w, n=n: invites.look(w, f"guess{n}"))  # type: ignore[misc]
    with pytest.raises(Refusal, match="invite-too-many-tries"):
        await town.desk.do(STRANGER, lambda w: invites.look(w, "guess6"))


async def test_one_human_may_hold_several_posts(town: Town) -> None:
    _, code = await newcomer(town)
    csr = Speaker(ChatId(1000 + town.people["csr"]))
    await town.desk.do(csr, lambda w: invites.redeem(w, code, Language.ZH))

    async def roles(work: Work) -> set[str]:
        return {role.value for role in work.actor.roles}

    assert await town.desk.do(csr, roles) == {"csr", "tenant"}


@pytest.mark.manual("R18", "R62", "R245")
@pytest.mark.parametrize("who", [*ROLES, "stranger"])
async def test_the_directory_is_for_those_who_run_the_house(town: Town, who: str) -> None:
    allowed = {"receptionist", "csr", "second_csr", "tenant_supervisor", "clerk", "operator", "cs_manager"}
    if who in allowed:
        found = await town.does(who, people.directory)
        assert {contact.phone for contact in found} == {"000•••••••01"}
        assert {contact.units for contact in found} == {("0801",), ("0901",)}
        return
    with pytest.raises(Refusal):
        await town.does(who, people.directory)


async def test_a_phone_that_is_revealed_is_on_record(town: Town) -> None:
    tenant = town.people["tenant"]
    assert await town.does("csr", lambda w: people.reveal(w, tenant)) == "000-88003801"
    async with town.desk.database.transaction() as db:
        seen = (await db.execute(select(history).where(history.c.why == "phone revealed"))).one()
    assert (seen.record_id, seen.who) == (tenant, town.people["csr"])


async def test_who_moves_out_is_told_once_and_is_a_stranger_from_then_on(town: Town) -> None:
    post = await post_of(town, "tenant")
    await town.does("csr", lambda w: people.unbind(w, post))
    async with town.desk.database.transaction() as db:
        said = [r.body["say"]["$say"] for r in await db.execute(select(outbox.c.body))]
    assert said == ["unbound-farewell"]
    with pytest.raises(Refusal, match="stranger-not-allowed"):
        await town.does("tenant", people.agree)
    with pytest.raises(Refusal, match="post-ended"):
        await town.does("csr", lambda w: people.unbind(w, post))


async def asked(town: Town) -> BindingId:
    await town.desk.do(STRANGER, lambda w: bindings.ask(w, "王五", "0801", ""))
    async with town.desk.database.transaction() as db:
        return (await rows.every(db, BindingRequest))[-1].id


async def test_of_two_who_decide_at_once_one_is_told_who_was_first(town: Town) -> None:
    request = await asked(town)
    done = await asyncio.gather(
        town.does("receptionist", lambda w: bindings.decline(w, request)),
        town.does("csr", lambda w: bindings.decline(w, request)),
        return_exceptions=True,
    )
    losers = [one for one in done if isinstance(one, Refusal)]
    assert [one.key for one in losers] == ["binding-decided"]
    assert losers[0].words["name"].zh in {"receptionist", "csr"}


async def test_an_approved_stranger_gets_an_invitation_and_a_declined_one_a_kind_word(town: Town) -> None:
    for verb, key, state in (
        (bindings.approve_as_new, "binding-approved", BindingState.APPROVED),
        (None, "binding-declined", BindingState.DECLINED),
    ):
        request = await asked(town)
        if verb:
            await town.does("csr", lambda w, r=request, v=verb: v(w, r, town.tenant))  # type: ignore[misc]
        else:
            await town.does("csr", lambda w, r=request: bindings.decline(w, r))  # type: ignore[misc]
        async with town.desk.database.transaction() as db:
            mine = select(outbox.c.body).where(outbox.c.chat == 777).order_by(outbox.c.id.desc()).limit(1)
            assert (await db.execute(mine)).scalar_one()["say"]["$say"] == key
            assert (await rows.find(db, BindingRequest, request)).state is state


async def test_only_the_front_desk_decides(town: Town) -> None:
    request = await asked(town)
    for who in set(ROLES) - {"receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager"}:
        with pytest.raises(Refusal, match="not-allowed"):
            await town.does(who, lambda w: bindings.decline(w, request))
