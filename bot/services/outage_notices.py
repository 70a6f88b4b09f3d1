"""What the people in the house are told of a planned outage: written from its facts, in both languages.

What follows the notice goes to exactly those who have been told, at once and by the same rounds; only the reminder
goes to everybody who is there by then.
"""

from typing import Any

from bot.domain.announcements import UNDER_WAY, Announcement, Occasion, State
from bot.domain.names import Language
from bot.domain.outages import Outage, moment
from bot.domain.people import PersonId
from bot.services import announcement_cards, announcement_rounds, announcements, house, outage_cards
from bot.services.announcements import Composed
from bot.services.work import Work
from bot.storage import rows
from bot.storage.announcement_tables import announcements as announcement_table
from bot.talk import words


async def draft(work: Work, it: Outage) -> Announcement:
    """Inside other verbs: the notice, to be looked at. Raises Refusal where nobody is there."""
    zh, en = await _written(work, it, "notice")
    told = Composed(zh, it.said, en)
    return await announcements.draft(work, told, Occasion.OUTAGE, work.me, it.place.wanted)


async def reword(work: Work, it: Outage) -> Announcement:
    """Inside other verbs: what nobody has got yet says what holds now; where it waited for anything, it is a draft."""
    found = await rows.find(work.db, Announcement, it.notice)
    if found.state in {State.WAITING, State.SCHEDULED}:
        found = await work.save(found, found.take_back())
    return await work.save(found, found.reword(*await _written(work, it, "notice")))


async def withdraw(work: Work, it: Outage) -> None:
    """Inside other verbs: whoever has not got the notice, or what followed it, does not get it any more."""
    found = await rows.find(work.db, Announcement, it.notice)
    if found.state in {State.DRAFT, State.WAITING, State.SCHEDULED}:
        await announcement_cards.refresh(work, await work.save(found, found.discard(work.now)))
    for one in await _under_way(work, it):
        await _stop(work, one)


async def remind(work: Work, it: Outage) -> None:
    """Inside other verbs: it begins soon: to everybody who is there now."""
    await _follow(work, it, "remind", (await rows.find(work.db, Announcement, it.notice)).wanted)


async def tell(work: Work, it: Outage, what: str) -> None:
    """Inside other verbs: it is moved, prolonged, called off or over: to exactly those who have been told of it.

    Who was just being told hears this instead of what does not hold any more.
    """
    outdated = await _under_way(work, it)
    await _follow(work, it, what, ())
    for one in outdated:
        await _stop(work, one)


async def told(work: Work, it: Outage) -> list[PersonId]:
    """Inside other verbs: everybody who has been told of it, or is just being told."""
    return await announcement_rounds.told(work, it.notice)


async def _under_way(work: Work, it: Outage) -> list[Announcement]:
    thread = (announcement_table.c.id == it.notice) | (announcement_table.c.follows == it.notice)
    return await rows.every(work.db, Announcement, thread, announcement_table.c.state.in_(sorted(UNDER_WAY)))


async def _stop(work: Work, it: Announcement) -> None:
    stopped = await work.save(it, it.stop(work.now))
    await announcement_rounds.hold_back(work, stopped)
    await announcement_cards.refresh(work, stopped)


async def _follow(work: Work, it: Outage, what: str, wanted: tuple[Any, ...]) -> None:
    zh, en = await _written(work, it, what)
    made = await work.add(
        Announcement(
            number=await announcements.next_number(work), occasion=Occasion.OUTAGE, text_zh=zh, text_en=en,
            said=it.said, wanted=wanted, follows=it.notice, made_by=work.actor.person, made_at=work.now,
            state=State.SENDING, turn=1, send_at=work.now, begun_at=work.now,
        )
    )  # fmt: skip
    await announcement_rounds.select_everybody(work, made)
    await announcement_rounds.go_on(work, made)


async def _written(work: Work, it: Outage, what: str) -> tuple[str, str]:
    local = work.desk.clock.local
    said: dict[str, Any] = {
        "kind": outage_cards.kind(it), "where": await outage_cards.where(work, it),
        "begins": moment(local(it.begins_at)), "ends": moment(local(it.ends_at)),
        "hotline": await house.hotline(work) or "—",
    }  # fmt: skip
    if what == "notice":
        said |= {
            "reason": words(f"outage-reason-{it.reason.value}"), "advice": words(f"outage-advice-{it.kind.value}"),
            "note": words("outage-note", text=it.details) if it.details.zh or it.details.en else "",
        }  # fmt: skip
    say = work.desk.texts.plain
    zh, en = (say(language, f"outage-{what}", **said) for language in (Language.ZH, Language.EN))
    return zh, en
