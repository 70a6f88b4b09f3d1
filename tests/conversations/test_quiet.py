"""When the phone rings: chosen by a tap, in both languages; what waits for the morning comes then, and rings."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.people import SYSTEM, PersonId
from bot.playground.bubbles import Bubble
from bot.playground.players import Player
from bot.playground.theatre import Theatre
from bot.services.work import Work
from bot.storage.tables import people
from bot.talk import Lane, answer
from tests.talks import EN, ZH, Tongue, both, forges, sees_note


async def writes_to(stage: Theatre, person: Player, what: str, *, loud: bool = False) -> None:
    """Something for somebody that can wait, or is an emergency."""

    async def verb(work: Work) -> None:
        found = select(people.c.id).where(people.c.chat == person.phone.user.id)
        whom = PersonId((await work.db.execute(found)).scalar_one())
        work.send(whom, answer("coming-line", at="22:00", what=what), lane=Lane.BROADCAST, loud=loud)

    await stage.house.desk.do(SYSTEM, verb)


def seen(person: Player, what: str) -> Bubble | None:
    return next((b for b in person.phone.chat if b.by_bot and what in b.text), None)


async def sees(person: Player, what: str) -> Bubble:
    return await person.phone.waits(lambda: seen(person, what))


@both
async def test_it_is_chosen_by_a_tap(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.says("/quiet")
    await tenant.hears("quiet", hours={"$say": "quiet-span", "args": {"start": "21:30", "end": "08:00"}})
    await tenant.taps("quiet-hours")
    await tenant.hears("quiet-which")
    await tenant.taps("20:00")
    await tenant.hears("quiet", hours={"$say": "quiet-span", "args": {"start": "20:00", "end": "09:00"}})
    news = "🔔 " + ("通知、菜单和调查" if tongue is ZH else "Notices, menus, surveys")
    await tenant.taps(news)
    await tenant.phone.waits(lambda: "🔕" in " ".join(b.text for s in tenant.phone.chat for r in s.buttons for b in r))
    await writes_to(theatre, tenant, "hush")
    assert (await sees(tenant, "hush")).silent
    await writes_to(theatre, tenant, "fire", loud=True)
    assert not (await sees(tenant, "fire")).silent


@pytest.mark.parametrize("tongue", [ZH, EN], ids=["zh", "en"])
async def test_what_can_wait_comes_in_the_morning(theatre: Theatre, tongue: Tongue) -> None:
    tenant = await theatre.enters(tongue.tenant)
    await tenant.hears("bound")
    now = theatre.clock.local()
    theatre.clock.set(theatre.clock.at(now.date(), 22))
    await writes_to(theatre, tenant, "tomorrow will do")
    await writes_to(theatre, tenant, "leave the building", loud=True)
    await sees(tenant, "leave the building")
    assert seen(tenant, "tomorrow will do") is None
    theatre.clock.advance(timedelta(hours=10))
    arrived = await sees(tenant, "tomorrow will do")
    assert not arrived.silent


async def test_a_forged_choice_is_refused(theatre: Theatre) -> None:
    tenant = await theatre.enters("T01-1")
    for odd in ("v1:quiet-from:99", "v1:quiet-tune:repairs:deafening", "v1:quiet-tune:lottery:day", "v1:quiet-from"):
        await forges(tenant, odd)
        await sees_note(theatre, tenant, "button-stale")
