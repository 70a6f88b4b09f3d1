"""What is reported while something is switched off: explained by it, linked with it, asked after when it is over."""

from dataclasses import dataclass

from sqlalchemy import select

from bot.domain.categories import Urgency
from bot.domain.outage_words import asked_after, explains
from bot.domain.outages import Outage, OutageState
from bot.domain.permits import May
from bot.domain.places import floor_in
from bot.domain.refusal import Refusal
from bot.domain.repairs import OPEN, Intake, IntakeId
from bot.domain.roles import Role
from bot.domain.units import Unit, UnitId
from bot.services import actors, outage_cards, outage_notices, repair_cards
from bot.services.permission import needs
from bot.services.repair_views import subject, visible
from bot.services.work import Work
from bot.storage import rows
from bot.storage.outage_tables import outage_repairs, outages
from bot.talk import Lane, Style, Words, answer, button, words

_TOLD = frozenset({OutageState.ANNOUNCED, OutageState.RUNNING})


@dataclass(frozen=True)
class AskedAfter:
    """What is off, a line each; `kept_told`: whether who asks hears of every change of it."""

    lines: list[Words]
    kept_told: bool


@needs(May.REPORT_REPAIR)
async def explanation(work: Work, text: str, unit: UnitId | None, urgency: Urgency) -> Words | None:
    """What is switched off there just now that explains what somebody is about to report, and until when; else None."""
    found = await _explaining(work, text, unit, urgency)
    if found is None:
        return None
    key = "outage-explains" if found.ends_at > work.now else "outage-explains-late"
    return words(
        key, number=found.number, kind=outage_cards.kind(found), where=await outage_cards.where(work, found),
        ends=found.ends_at,
    )  # fmt: skip


@needs(May.REPORT_REPAIR)
async def asked(work: Work, text: str) -> AskedAfter:
    """What of that which somebody asks after is off where they are, or will be, and until when; nothing where none is.

    What is only announced explains nothing that stands still today. Whoever has no unit here, as colleagues have none,
    may mean any place.
    """
    meant = {state: asked_after(text, running=state is OutageState.RUNNING) for state in _TOLD}
    live = await outage_cards.live(work) if any(meant.values()) else []
    told = [it for it in live if it.kind in meant.get(it.state, ())]
    homes = [await rows.find(work.db, Unit, unit) for unit in sorted(work.actor.units)] if told else []
    theirs = [it for it in told if not homes or any(it.place.covers(home.floor, home.number) for home in homes)]
    kept_told = all([work.me in await outage_notices.told(work, it) for it in theirs])
    return AskedAfter([await _until(work, it) for it in theirs], kept_told)


async def _until(work: Work, it: Outage) -> Words:
    late = it.state is OutageState.RUNNING and it.ends_at <= work.now
    return words(
        "outage-asked-late" if late else f"outage-asked-{it.state.value}", kind=outage_cards.kind(it),
        where=await outage_cards.where(work, it), begins=it.begins_at, ends=it.ends_at,
    )  # fmt: skip


async def link(work: Work, intake: Intake) -> None:
    """Inside other verbs: it was reported all the same: the two know of one another."""
    if found := await _explaining(work, intake.text, intake.unit, intake.urgency):
        await rows.add_new(work.db, outage_repairs, {"intake": intake.id, "outage": found.id})
        await outage_cards.refresh(work, found)


async def show_anew(work: Work, it: Outage) -> None:
    """Inside other verbs: the cards of what was reported say until when it takes now."""
    for intake in await _open_of(work, it):
        await repair_cards.refresh(work, intake.id)


async def ask(work: Work, it: Outage) -> None:
    """Inside other verbs: it is over: whoever has reported something meanwhile is asked whether that works again."""
    for intake in await _open_of(work, it):
        works = button("outage-works", intake.id, style=Style.SUCCESS)
        asked = answer(
            "outage-works-again", number=intake.number, kind=outage_cards.kind(it),
            rows=((works, button("outage-still", intake.id)),),
        )  # fmt: skip
        whom = await repair_cards.reporters(work, intake)
        once = f"outage-works:{it.id}:{intake.id}"
        work.send(whom, asked, lane=Lane.ALERT, about=subject(intake.id), dedupe=once)
        await repair_cards.refresh(work, intake.id)


@needs(May.SEE_OWN_REPAIRS)
async def still(work: Work, id_: IntakeId) -> Intake:
    """It was something else: it does not work though the outage is over. The dispatchers hear it, once.

    Raises:
        Refusal: nothing is open about it any more.

    """
    found = await visible(work, id_)
    if found.status not in OPEN:
        raise Refusal("outage-repair-done", number=found.number)
    door = button("repair-open", found.id, label="button-alarm-open")
    news = answer("outage-repair-still", number=found.number, name=work.actor.name, rows=((door,),))
    told = [one for one in await actors.holding(work.db, Role.DISPATCHER) if one != work.me]
    work.send(told, news, lane=Lane.ALERT, about=subject(found.id), dedupe=f"outage-still:{found.id}")
    return found


async def _explaining(work: Work, text: str, unit: UnitId | None, urgency: Urgency) -> Outage | None:
    if urgency is Urgency.EMERGENCY:
        return None
    running = await rows.every(work.db, Outage, outages.c.state == OutageState.RUNNING)
    likely = [it for it in running if explains(it.kind, text)]
    if not likely:
        return None
    home = await rows.find(work.db, Unit, unit) if unit else None
    floor, number = (home.floor, home.number) if home else (floor_in(text), "")
    return next((it for it in likely if it.place.covers(floor, number)), None)


async def _open_of(work: Work, it: Outage) -> list[Intake]:
    linked = select(outage_repairs.c.intake).where(outage_repairs.c.outage == it.id)
    found = await rows.many(work.db, Intake, list((await work.db.execute(linked)).scalars()))
    return [intake for _, intake in sorted(found.items()) if intake.status in OPEN]
