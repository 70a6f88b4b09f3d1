"""What is said in danger, who is told of it, and what of it stands in the house."""

from typing import Any

from sqlalchemy import Select, select

from bot.domain.people import SYSTEM, ChatId
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.services.work import Work
from bot.storage.tables import history
from bot.talk import Speaker
from tests.talks import EN, ZH, Tongue, forges

ALARMED = ("S20", "S21", "S13", "S02", "S14")
SECURITY_HAS_IT = {
    ZH: "秩序维护部、工程部和值班经理已经收到",
    EN: "Security, engineering and the managers have your words",
}
NOT_ALARMED = {ZH: "没有报警", EN: "nobody has been alarmed"}
FLOORS = (5, 6, 8, 9, 10, 11)
TRAPPED = {ZH: "电梯困人了，两个人", EN: "two people are trapped in the lift"}


async def silent(person: Player, key: str) -> bool:
    """Whether nothing with that key has come since the person last acted."""
    return key not in await person.heard()


async def speaks(person: Player, tongue: Tongue) -> None:
    """They read the house in that language from now on."""
    await forges(person, f"v1:speak:{tongue.language.value}")
    await person.hears("language-chosen")


async def rewords(tenant: Player, tongue: Tongue) -> None:
    """In their report, not handed in yet, the words of danger are changed for ordinary ones."""
    await tenant.hears("form-summary")
    await tenant.taps("✏️ 情况" if tongue is ZH else "✏️ What is wrong")
    await tenant.hears("repair-new-text")
    await tenant.says(tongue.dead_lamp)
    await tenant.hears("form-summary")


async def recorded(stage: Theatre, table: str) -> list[Any]:
    """The history of everything in a table."""
    found = select(history).where(history.c.record == table)
    return await stage.house.desk.do(SYSTEM, lambda work: all_of(work, found))


async def all_of(work: Work, found: Select[Any]) -> list[Any]:
    """The rows that a query finds."""
    return list((await work.db.execute(found)).all())


async def me(stage: Theatre, player: Player) -> int | None:
    """Who that is in the house."""
    speaker = Speaker(ChatId(player.holder.id))
    return await stage.house.desk.do(speaker, _me)


async def _me(work: Work) -> int:
    return work.me
