"""Emergencies: security, the engineering manager and the customer service manager are told until somebody accepts.

They hear of one as soon as it is spoken of, before it is reported; and again where somebody has gone and nobody opens.
Whom its words accuse hear nothing of it: whoever is above them does. To a fire beside which somebody is complained of
they are called as well, and read nothing of what was said.
"""

from datetime import timedelta

from bot.domain.categories import Urgency
from bot.domain.drafts import Draft, DraftId
from bot.domain.guesses import is_emergency
from bot.domain.incident_files import EntryKind
from bot.domain.people import Actor, PersonId
from bot.domain.permits import May
from bot.domain.refusal import Refusal
from bot.domain.repairs import Intake, IntakeId, IntakeStatus
from bot.domain.units import Unit
from bot.services import accusations, actors, house, incident_alarms, occurrences
from bot.services.permission import needs
from bot.services.repair_views import order_of, unit_number, what_was_said
from bot.services.work import Work
from bot.storage import rows
from bot.storage.repair_tables import intakes
from bot.storage.rows import NotFound
from bot.storage.tables import units
from bot.talk import Lane, Style, answer, button, words

ALARM, HEARD = "emergency-alarm", "emergency-heard"
_WINDOW = timedelta(hours=2)
TAKEN = "danger: taken care of"
"""How the history of what somebody was saying tells who takes care of it."""


@needs(May.REPORT_REPAIR)
async def hear(work: Work, draft: Draft, text: str) -> None:
    """Danger is spoken of: who must know hears at once who said what, although nothing has been reported yet.

    They hear it again every few minutes while the report lies there unfinished, until one of them takes care of it.
    That it is put into other words later changes nothing: who spoke must take it back, or hand in what it really is.
    """
    await _warn(work, await rows.save(work.db, draft.endanger(text)), work.actor, 1)


@needs(May.KEEP_TIME)
async def hear_again(work: Work, scope: str) -> None:
    """What was said of danger has been neither reported nor withdrawn, and nobody takes care: all are told again."""
    id_, count = scope.split(":")
    try:
        draft = await rows.find(work.db, Draft, int(id_))
    except NotFound:
        return
    speaker = await actors.by_id(work.db, draft.person) if draft.person else None
    if speaker is None or not is_emergency(draft.danger) or await incident_alarms.in_hand(work, draft.id):
        return
    if await taken_by(work, draft.id) is None:
        await _warn(work, draft, speaker, int(count) + 1)


@needs(May.TAKE_ALARM)
async def take(work: Work, id_: DraftId) -> None:
    """Who was told of danger takes care of it: nobody is told again; the others and who spoke hear who it is.

    Raises:
        Refusal: somebody else does already, or it has been reported or withdrawn meanwhile.

    """
    try:
        draft = await work.hold(await rows.find(work.db, Draft, id_))
    except NotFound:
        raise Refusal("emergency-over") from None
    if by := await taken_by(work, id_):
        raise Refusal("emergency-taken-already", name=await actors.name_of(work.db, by))
    await work.record(draft, TAKEN)
    told = answer("emergency-taken", name=work.actor.name, text=draft.danger)
    await accusations.ring(work, await _others(work, draft.danger), told, draft.danger, draft.subject)
    if draft.person is not None:
        work.tell(draft.person, "emergency-taken-told", name=work.actor.name, lane=Lane.ALERT, loud=True)


async def goes_on(work: Work, draft: Draft) -> bool:
    """Inside other verbs: whether danger that was spoken of is called out again, because nobody takes care of it."""
    if not is_emergency(draft.danger) or await incident_alarms.in_hand(work, draft.id):
        return False
    return await taken_by(work, draft.id) is None and await occurrences.waits(work, HEARD, f"{draft.id}:", but="")


async def unsaid(work: Work, draft: Draft) -> None:
    """Inside other verbs: danger that was spoken of is taken back by whoever spoke; who was alarmed hears it at once.

    The emergency on record, if it is one by now, lasts until somebody on the spot gives the all-clear.
    """
    if not await _was_heard(work, draft):
        return
    told = answer("emergency-unsaid", name=work.actor.name, text=draft.danger)
    await accusations.ring(work, await _others(work, draft.danger), told, draft.danger, draft.subject)
    await incident_alarms.unsaid(work, draft.id)


async def played_down(work: Work, draft: Draft) -> None:
    """Inside other verbs: danger that was spoken of is handed in as an ordinary report; who was alarmed hears so."""
    if not await _was_heard(work, draft):
        return
    made = await rows.every(work.db, Intake, intakes.c.reporter == work.me, intakes.c.reported_at == work.said_at)
    if made and made[-1].urgency is not Urgency.EMERGENCY:
        await _no_emergency(work, made[-1])


async def _was_heard(work: Work, draft: Draft) -> bool:
    """Whether anybody was alarmed by what was said in it, whatever it says by now."""
    return bool(await occurrences.of(work, HEARD, f"{draft.id}:"))


async def taken_by(work: Work, draft: DraftId) -> PersonId | None:
    """Inside other verbs: who takes care of danger that is not reported yet."""
    lines = await work.history_of("drafts", draft)
    return next((PersonId(line.who) for line in lines if line.why == TAKEN), None)


async def _warn(work: Work, draft: Draft, speaker: Actor, count: int) -> None:
    places = [unit.number for unit in await rows.every(work.db, Unit, units.c.id.in_(speaker.units))]
    where = words("emergency-where", unit=", ".join(places)) if places else ""
    take_ = (button("emergency-take", draft.id, style=Style.PRIMARY),)
    warning = answer(
        "emergency-heard", name=speaker.name, where=where, text=draft.danger, count=count,
        rows=(take_, *await incident_alarms.heard(work, draft, speaker, count)),
    )  # fmt: skip
    whom = await accusations.called(work, draft.danger, speaker.person)
    await accusations.ring(work, whom, warning, draft.danger, draft.subject)
    due = work.now + timedelta(minutes=(await house.rules(work)).emergency_repeat_minutes)
    await occurrences.plan(work, HEARD, f"{draft.id}:{count}", due, due + _WINDOW)


async def begin(work: Work, intake: Intake, *, locked_out: bool = False, back: bool = False) -> None:
    """Inside other verbs: nobody has accepted it, or not any more; or nobody opens to who has gone there.

    `back` says that it was done, or was none, and the trouble is there again.

    Of an emergency everybody who must know, has keys or can decide is told, and told again after every few minutes
    until somebody accepts or is inside (R36); an alarm that began earlier falls silent. Nothing rings after the
    all-clear.
    """
    if back:
        await incident_alarms.let_go(work, intake)
    else:
        await incident_alarms.reported(work, intake)
    if intake.urgency is Urgency.EMERGENCY and not await incident_alarms.over(work, intake):
        await _sound(work, await work.save(intake, intake.alarm()), 1, locked_out=locked_out)


async def accepted(work: Work, intake: Intake) -> None:
    """Inside other verbs: somebody goes to the emergency; whoever was alarmed hears who, and need not wonder."""
    if intake.urgency is Urgency.EMERGENCY:
        name = await actors.name_of(work.db, work.me)
        work.tell(await _others(work, intake.text), "repair-alarm-accepted", number=intake.number, name=name, loud=True)
        await incident_alarms.happened(work, intake, EntryKind.ACCEPTED)


async def withdrawn(work: Work, intake: Intake) -> None:
    """Inside other verbs: its reporter says that the emergency is none; whoever was alarmed hears it at once."""
    if intake.urgency is Urgency.EMERGENCY:
        whom = await _others(work, intake.text)
        work.tell(whom, "repair-alarm-withdrawn", number=intake.number, lane=Lane.ALERT, loud=True)
        await incident_alarms.happened(work, intake, EntryKind.WITHDRAWN)


async def called_off(work: Work, intake: Intake) -> None:
    """Inside other verbs: the house has found that it is no emergency; whoever was alarmed hears who says so."""
    if intake.urgency is Urgency.EMERGENCY:
        await _no_emergency(work, intake)


async def _no_emergency(work: Work, intake: Intake) -> None:
    said = {"number": intake.number, "name": work.actor.name}
    work.tell(await _others(work, intake.text), "repair-alarm-called-off", **said, lane=Lane.ALERT, loud=True)
    await incident_alarms.happened(work, intake, EntryKind.CALLED_OFF)


async def _others(work: Work, text: str) -> tuple[PersonId, ...]:
    return await accusations.called(work, text, work.me)


async def _sound(work: Work, intake: Intake, count: int, *, locked_out: bool = False) -> None:
    unit = await unit_number(work, intake.unit)
    alarm = answer(
        "repair-locked-out" if locked_out else "repair-alarm", number=intake.number, unit=unit or words("common-area"),
        place=intake.place, text=what_was_said(intake), count=count,
        rows=(
            (button("repair-open", intake.id, label="button-alarm-open"),),
            *await incident_alarms.sounded(work, intake, count),
        ),
    )  # fmt: skip
    whom = await accusations.called(work, intake.text, None)
    await accusations.ring(work, whom, alarm, intake.text, f"repair:{intake.id}")
    minutes = (await house.rules(work)).emergency_repeat_minutes
    due = work.now + timedelta(minutes=minutes)
    await occurrences.plan(work, ALARM, f"{intake.id}:{intake.alarms}:{count}", due, due + _WINDOW)


@needs(May.KEEP_TIME)
async def repeat(work: Work, scope: str) -> None:
    """Nobody has accepted the emergency yet, or nobody is inside: everybody is told again."""
    id_, alarm, count = scope.split(":")
    try:
        intake = await rows.find(work.db, Intake, int(id_))
    except NotFound:
        return
    order = await order_of(work, IntakeId(intake.id))
    locked_out = order is not None and order.locked_out
    accepted = order is not None and order.accepted_at is not None and not locked_out
    waiting = intake.status in {IntakeStatus.TO_DISPATCH, IntakeStatus.ISSUED}
    last = intake.alarms == int(alarm) and intake.urgency is Urgency.EMERGENCY
    if waiting and not accepted and last and not await incident_alarms.quiet(work, intake):
        await _sound(work, intake, int(count) + 1, locked_out=locked_out)
