"""The living card of a planned outage: what each of those who see it reads, and may do now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from bot.domain.announcements import REACHED, Announcement
from bot.domain.audiences import spelled
from bot.domain.outages import AHEAD, LIVE, Outage, OutageId, OutageState
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.repairs import Intake
from bot.services import actors, announcement_cards, audiences, living_cards, outage_times
from bot.services.work import Work
from bot.storage import rows
from bot.storage.outage_tables import outage_repairs, outages
from bot.storage.repair_tables import intakes
from bot.talk import Answer, Button, Lane, Rows, Style, Words, answer, button, words

_S = OutageState
_DOORS = 6
"""So many of what was reported meanwhile can be opened from the card; all are named on it."""


def subject(outage: OutageId) -> str:
    """What its card is about."""
    return f"outage:{outage}"


def kind(it: Outage) -> Words:
    """What it is called."""
    return words(f"outage-kind-{it.kind.value}")


def state(it: Outage) -> Words:
    """Where it stands, in a word."""
    return words(f"outage-state-{it.state.value}")


async def where(work: Work, it: Outage) -> Words:
    """Inside other verbs: where it is: the whole house, floors, units."""
    if it.place.whole:
        return words("outage-in-house")
    floors = spelled(it.floors, await audiences.floors(work))
    units = ", ".join(it.units)
    if not it.floors:
        return words("outage-in-units", units=units)
    return words("outage-on-floors-and-units" if units else "outage-on-floors", floors=floors, units=units)


async def live(work: Work) -> list[Outage]:
    """Inside other verbs: what is to come and what is switched off now, in the order of its time."""
    found = await rows.every(work.db, Outage, outages.c.state.in_(LIVE))
    return sorted(found, key=lambda it: (it.begins_at, it.id))


async def line(work: Work, it: Outage) -> Words:
    """Inside other verbs: it in a list: what is switched off where, from when to when, and where it stands."""
    return words(
        "outage-line", number=it.number, kind=kind(it), where=await where(work, it), state=state(it),
        begins=it.begins_at, ends=it.ends_at,
    )  # fmt: skip


async def refresh(
    work: Work, it: Outage, *, ring: Iterable[PersonId | None] = (), also: Iterable[PersonId] = (),
    only: PersonId | None = None,
) -> None:  # fmt: skip
    """Inside other verbs: bring every card up to date; those in `ring` get it anew with sound, those in `also` without.

    While it is switched off whoever is on duty is rung at any hour, and so is who would hear of it too late; all else
    can wait for the morning.
    """
    reported = await repairs_of(work, it)
    shown = answer(
        "outage-card", number=it.number, kind=kind(it), where=await where(work, it), state=state(it),
        begins=it.begins_at, ends=it.ends_at, lines=await _lines(work, it, reported),
    )  # fmt: skip

    async def face(actor: Actor) -> Answer | None:
        if May.SEE_OUTAGES not in actor.permits:
            return None
        return replace(shown, rows=(*offers(it, actor), *_doors(reported, actor)))

    rung = sorted(filter(None, frozenset(ring)))
    waits = it.state is not _S.RUNNING and not await outage_times.oversleeping(work, it, rung)
    await living_cards.refresh(
        work, subject(it.id), face, answer("outage-card-gone"), ring=rung, also=also, only=only,
        lane=Lane.NOTICE if waits else Lane.ALERT,
    )  # fmt: skip


async def repairs_of(work: Work, it: Outage) -> list[Intake]:
    """Inside other verbs: what was reported all the same."""
    theirs = outage_repairs.select().with_only_columns(outage_repairs.c.intake).where(outage_repairs.c.outage == it.id)
    return await rows.every(work.db, Intake, intakes.c.id.in_(theirs))


async def _lines(work: Work, it: Outage, reported: list[Intake]) -> list[Words]:
    lines = [words("outage-line-reason", reason=words(f"outage-reason-{it.reason.value}"))]
    if it.details.zh or it.details.en:
        lines.append(words("outage-line-note", text=it.details))
    if it.urgent:
        lines.append(words("outage-line-urgent", why=it.urgent))
    lines.append(await _notice(work, it))
    if reported:
        numbers = " ".join(one.number for one in reported)
        lines.append(words("outage-line-repairs", count=len(reported), numbers=numbers))
    if it.why:
        lines.append(words("outage-line-why", why=it.why))
    if it.over_at and it.ended_by:
        lines.append(words("outage-line-ended", at=it.over_at, by=await actors.name_of(work.db, it.ended_by)))
    return [*lines, words("outage-line-by", by=await actors.name_of(work.db, it.made_by))]


async def _notice(work: Work, it: Outage) -> Words:
    """How it stands with the notice: what is still to be done, or how many have it."""
    notice = await rows.find(work.db, Announcement, it.notice)
    counts = await announcement_cards.tally(work, notice)
    at = words(f"announcement-state-{notice.state.value}")
    told = counts.of(*REACHED) if notice.begun_at else 0
    return words("outage-line-notice", number=notice.number, state=at, count=told, all=counts.selected)


@dataclass(frozen=True)
class _Offer:
    may: May
    states: tuple[OutageState, ...]
    make: Callable[[Outage], tuple[Button, ...]]


_OFFERS: tuple[_Offer, ...] = (
    _Offer(
        May.COMPOSE_ANNOUNCEMENT, (_S.DRAFT,),
        lambda it: (button("announcement-open", it.notice, style=Style.PRIMARY, label="button-outage-notice"),),
    ),
    _Offer(
        May.PLAN_OUTAGE, AHEAD,
        lambda it: (button("outage-move", it.id), button("outage-call-off", it.id, style=Style.DANGER)),
    ),
    _Offer(
        May.RUN_OUTAGE, (_S.RUNNING,),
        lambda it: (button("outage-over", it.id, style=Style.SUCCESS), button("outage-prolong", it.id)),
    ),
)  # fmt: skip
"""What can be done with it, by whom, and when."""


def offers(it: Outage, actor: Actor) -> Rows:
    """Inside other verbs: what they may do with it now."""
    return tuple(one.make(it) for one in _OFFERS if one.may in actor.permits and it.state in one.states)


def _doors(reported: list[Intake], actor: Actor) -> Rows:
    if May.SEE_REPAIRS not in actor.permits:
        return ()
    doors = [button("repair-open", one.id, label="button-outage-repair", number=one.number) for one in reported]
    return tuple(tuple(doors[n : n + 2]) for n in range(0, min(len(doors), _DOORS), 2))
