"""Coming in, being known, leaving."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.bindings import BindingId, BindingRequest, BindingState
from bot.domain.people import CONSENT_VERSION, SYSTEM, ChatId, Language, Named, Person, PersonId, Post, PostId
from bot.domain.permits import GRANTS, May
from bot.domain.refusal import Refusal
from bot.domain.roles import STAFF, Role
from bot.services import bindings, invites, people
from bot.services.work import Work
from bot.storage import rows
from bot.storage.tables import invites as invites_table
from bot.storage.tables import metadata, outbox, posts
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
    assert (bound.chat, bound.language, bound.consent) == (ChatId(777), Language.EN, CONSENT_VERSION)
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


async def test_a_second_tap_on_the_old_notice_changes_nothing_and_is_no_wrong_code(town: Town) -> None:
    _, code = await newcomer(town)
    assert await town.desk.do(STRANGER, lambda w: invites.redeem(w, code, Language.EN))
    assert not await town.desk.do(STRANGER, lambda w: invites.redeem(w, code, Language.ZH))
    assert await town.desk.do(STRANGER, lambda w: invites.own(w, code))
    assert not await town.desk.do(Speaker(ChatId(778)), lambda w: invites.own(w, code))


async def test_a_code_is_worth_nothing_once_the_post_is_given_up(town: Town) -> None:
    person, code = await newcomer(town)
    post = PostId(await _newest_post(town))
    await town.does("csr", lambda w: people.unbind(w, post))
    assert not await town.desk.do(STRANGER, lambda w: invites.look(w, code))
    with pytest.raises(Refusal, match="invite-unknown"):
        await town.desk.do(STRANGER, lambda w: invites.redeem(w, code, Language.ZH))
    async with town.desk.database.transaction() as db:
        assert (await rows.find(db, Person, person)).chat is None


# -- who may fill and empty which post --------------------------------------------------------------------------------

POSTS = (Role.TENANT, Role.VENDOR, *sorted(STAFF))
"""Every post that there is to be invited to."""
APPOINTING = {"cs_manager", "system"}


async def vacancy(town: Town, role: Role, name: str = "新人") -> PostId:
    """A post of a person who has not come yet."""

    async def made(work: Work) -> PostId:
        count = len(await rows.every(work.db, Person))
        person = await work.add(Person(code=f"vacant-{count}", name_zh=name))
        tenant = town.tenant if role is Role.TENANT else None
        return (await work.add(Post(person=person.id, role=role, tenant=tenant, since=work.now))).id

    return await town.desk.do(SYSTEM, made)


async def may(town: Town, who: str, verb: Callable[[Work], Awaitable[object]]) -> bool:
    doing = town.desk.do(SYSTEM, verb) if who == "system" else town.does(who, verb)
    (refused,) = await asyncio.gather(doing, return_exceptions=True)
    if isinstance(refused, BaseException):
        assert str(refused) == "not-allowed()"
    return not isinstance(refused, BaseException)


async def test_the_front_desk_invites_tenants_and_only_who_may_appoint_invites_to_other_posts(town: Town) -> None:
    vacant = {role: await vacancy(town, role) for role in POSTS}
    inviting = [role.value for role, permits in GRANTS.items() if May.INVITE in permits]
    assert set(inviting) == {"receptionist", "csr", "tenant_supervisor", *APPOINTING}
    allowed = {
        (who, role): await may(town, who, lambda w, role=role: invites.create(w, vacant[role]))  # type: ignore[misc]
        for who in inviting
        for role in POSTS
    }
    assert allowed == {(who, role): role is Role.TENANT or who in APPOINTING for who in inviting for role in POSTS}


async def test_tenants_people_are_shown_out_by_the_front_desk_and_colleagues_by_who_may_appoint(town: Town) -> None:
    leading = [role.value for role, permits in GRANTS.items() if May.UNBIND_OTHERS in permits]
    assert set(leading) == {"csr", "tenant_supervisor", *APPOINTING}
    held = {(who, role): await vacancy(town, role) for who in leading for role in POSTS}
    for verb in (people.leaver, people.unbind):
        allowed = {
            (who, role): await may(town, who, lambda w, post=post, verb=verb: verb(w, post))  # type: ignore[misc]
            for (who, role), post in held.items()
        }
        assert allowed == {(who, role): role is Role.TENANT or who in APPOINTING for who, role in held}


async def invited(town: Town, post: PostId, by: str = "cs_manager") -> str:
    return await town.does(by, lambda w: invites.create(w, post))


@pytest.mark.parametrize("role", [Role.CSR, Role.VENDOR])
async def test_somebody_elses_code_does_not_make_a_tenant_a_colleague(town: Town, role: Role) -> None:
    code = await invited(town, await vacancy(town, role))
    with pytest.raises(Refusal, match="invite-other-person"):
        await town.does("tenant", lambda w: invites.redeem(w, code, Language.ZH))
    assert await town.does("tenant", people.roles_now) == {Role.TENANT}
    assert await town.desk.do(STRANGER, lambda w: invites.redeem(w, code, Language.ZH))


async def test_one_human_whom_the_house_knows_twice_may_hold_a_second_post_of_the_house(town: Town) -> None:
    code = await invited(town, await vacancy(town, Role.CLERK, name="csr"))
    assert await town.does("csr", lambda w: invites.redeem(w, code, Language.ZH))
    assert await town.does("csr", people.roles_now) == {Role.CSR, Role.CLERK}


async def test_nobody_takes_a_post_by_a_code_of_their_own_making(town: Town) -> None:
    post = await vacancy(town, Role.TENANT)
    code = await invited(town, post, by="receptionist")
    with pytest.raises(Refusal, match="invite-own"):
        await town.does("receptionist", lambda w: invites.redeem(w, code, Language.ZH))
    assert await town.does("receptionist", people.roles_now) == {Role.RECEPTIONIST}


async def test_who_invited_hears_that_somebody_known_took_the_post(town: Town) -> None:
    code = await invited(town, await vacancy(town, Role.TENANT), by="receptionist")
    await town.does("second_csr", lambda w: invites.redeem(w, code, Language.ZH))
    async with town.desk.database.transaction() as db:
        told = (await db.execute(select(outbox.c.person, outbox.c.body))).one()
    assert (told.person, told.body["say"]["$say"]) == (town.people["receptionist"], "invite-joined")
    assert told.body["say"]["args"]["name"] == {"$name": ["second_csr", "second_csr"]}


# -- leaving, and asking to be let in ---------------------------------------------------------------------------------


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


async def test_whoever_it_is_can_be_chosen_however_many_wait(town: Town) -> None:
    for number in range(70):
        await vacancy(town, Role.TENANT, name=f"等待{number}")
    request = await asked(town)
    found = await town.does("csr", lambda w: bindings.candidates(w, request))
    assert len(found.near) == 70
    assert found.tenants == ((town.tenant, Named("云杉", "Spruce")),)
    await town.desk.do(STRANGER, lambda w: bindings.ask(w, "等待69", "不记得了", ""))
    async with town.desk.database.transaction() as db:
        unclear = (await rows.every(db, BindingRequest))[-1].id
    found = await town.does("csr", lambda w: bindings.candidates(w, unclear))
    assert ([one.name.zh for one in found.near], len(found.others), found.tenants) == (["等待69"], 69, ())


async def test_a_stranger_sees_what_they_wrote_and_has_it_emptied_everywhere(town: Town) -> None:
    await town.desk.do(STRANGER, lambda w: bindings.ask(w, "独角兽", "独角兽楼", "独角兽公司"))
    kept = await town.desk.do(STRANGER, bindings.own)
    assert [(one.name, one.unit, one.words) for one in kept] == [("独角兽", "独角兽楼", "独角兽公司")]
    await town.desk.do(STRANGER, bindings.forget_request)
    assert await town.desk.do(STRANGER, bindings.own) == []
    async with town.desk.database.transaction() as db:
        everything = [str(row) for table in metadata.sorted_tables for row in await db.execute(select(table))]
    assert "独角兽" not in "\n".join(everything)
    for decided in (bindings.decline, lambda w, request: bindings.approve_as_new(w, request, town.tenant)):
        with pytest.raises(Refusal, match="binding-withdrawn"):
            await town.does("csr", lambda w, decided=decided: decided(w, kept[0].id))  # type: ignore[misc]


async def test_what_was_decided_stays_decided_when_the_words_are_emptied(town: Town) -> None:
    request = await asked(town)
    await town.does("csr", lambda w: bindings.decline(w, request))
    await town.desk.do(STRANGER, bindings.forget_request)
    async with town.desk.database.transaction() as db:
        found = await rows.find(db, BindingRequest, request)
    assert (found.name, found.state) == ("", BindingState.DECLINED)
    with pytest.raises(Refusal, match="binding-decided"):
        await town.does("receptionist", lambda w: bindings.decline(w, request))


async def test_only_the_front_desk_decides(town: Town) -> None:
    request = await asked(town)
    for who in set(ROLES) - {"receptionist", "csr", "second_csr", "tenant_supervisor", "cs_manager"}:
        with pytest.raises(Refusal, match="not-allowed"):
            await town.does(who, lambda w: bindings.decline(w, request))


async def test_nobody_shows_themselves_out_of_a_post_of_the_house(town: Town) -> None:
    manager = await town.desk.do(SYSTEM, lambda w: rows.first(w.db, Post, posts.c.role == Role.CS_MANAGER))
    assert manager
    with pytest.raises(Refusal, match="unbind-oneself"):
        await town.does("cs_manager", lambda w: people.unbind(w, manager.id))


async def test_who_has_come_in_already_needs_no_invitation(town: Town) -> None:
    with pytest.raises(Refusal, match="invite-taken"):
        await town.desk.do(SYSTEM, lambda w: invites.must_be_away(w, "csr"))
