"""Whoever held a card and may not see it any more keeps one line of it, and nothing of what it said."""

from sqlalchemy import func, select, update

from bot.domain.people import SYSTEM, PersonId
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.services import people as people_service
from bot.services.work import Work
from bot.storage.tables import people, posts, viewers
from tests.channel.waiting import until
from tests.talks import ZH, assigned, offered

LEAK = "卫生间漏水"


async def person(stage: Theatre, code: str) -> PersonId:
    async with stage.house.desk.database.snapshot() as db:
        return PersonId((await db.execute(select(people.c.id).where(people.c.code == code))).scalar_one())


async def holds_any(stage: Theatre, code: str) -> bool:
    """Whether the house believes that somebody holds a card."""
    held = select(func.count()).where(viewers.c.person == await person(stage, code))
    async with stage.house.desk.database.snapshot() as db:
        return bool((await db.execute(held)).scalar_one())


def nothing_left(player: Player) -> bool:
    told = " ".join(str(shown.json()) for shown in player.phone.chat)
    return LEAK not in told and "周敏" not in told and not offered(player, "repair-accept")


async def test_the_technician_before_keeps_neither_name_nor_words_nor_buttons(theatre: Theatre) -> None:
    await theatre.enters("S16")
    zhao = await assigned(theatre)
    assert not nothing_left(zhao)
    dispatcher = theatre.player("S14")
    await dispatcher.taps("repair-reassign")
    await dispatcher.hears("repair-reassign-technician")
    await dispatcher.taps("孙")
    await zhao.hears("repair-card-gone")
    await until(lambda: nothing_left(zhao))
    assert not await holds_any(theatre, "S15")


async def test_a_colleague_who_leaves_keeps_no_cards(theatre: Theatre) -> None:
    zhao = await assigned(theatre)
    await zhao.says("/repair")
    await zhao.hears("repair-new-text")

    async def leave(work: Work) -> None:
        held = select(posts.c.id).where(posts.c.person == await person(theatre, "S15"))
        await people_service.unbind(work, (await work.db.execute(held)).scalar_one())

    await theatre.house.desk.do(SYSTEM, leave)
    await zhao.sees("这张卡片不再更新")
    await until(lambda: nothing_left(zhao))
    assert not await holds_any(theatre, "S15")
    await zhao.says("what I was going to say")
    await zhao.hears("home-stranger")


async def test_a_tenant_who_has_moved_out_loses_the_card_at_the_next_step(theatre: Theatre) -> None:
    zhao, tenant = await assigned(theatre), theatre.player(ZH.tenant)

    async def move_out(work: Work) -> None:
        gone = posts.c.person == await person(theatre, ZH.tenant)
        await work.db.execute(update(posts).where(gone).values(until=work.now))

    await theatre.house.desk.do(SYSTEM, move_out)
    await zhao.taps("repair-accept")
    await tenant.hears("repair-card-gone")
    assert not await holds_any(theatre, ZH.tenant)
    assert not offered(tenant, "repair-chase")
