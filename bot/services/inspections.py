"""Rounds through the building (R89, R90, R250): planned by the manager, asked for by the clock, told if nobody went."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from bot.domain.inspections import InspectionPlan, PlanId, Rhythm, Round, RoundId
from bot.domain.names import Named
from bot.domain.people import PersonId
from bot.domain.permits import May
from bot.domain.repairs import Channel
from bot.domain.roles import Role
from bot.services import actors, house, occurrences
from bot.services.permission import needs
from bot.services.work import Work
from bot.storage import rows
from bot.storage.inspection_tables import inspection_plans, rounds
from bot.storage.repair_tables import intakes
from bot.talk import Answer, Lane, Style, Words, answer, button, words

DUE, LEFT = "inspection-due", "inspection-left"
_DAY, _WINDOW, _WEEK = timedelta(days=1), timedelta(hours=6), 7


@dataclass(frozen=True)
class Planned:
    """A round of the plan, with the one gone last and by whom, and the one that waits to be gone."""

    plan: InspectionPlan
    last: Round | None
    who: Named | None
    waiting: Round | None


@needs(May.PLAN_INSPECTIONS)
async def arrange(
    work: Work, area: str, points: str, rhythm: Rhythm, days: tuple[int, ...], hour: int, inspector: Role
) -> InspectionPlan:  # fmt: skip
    """The manager sets a round (R89): where, at what, how often, on which days of the week, the hour, who goes."""
    planned = InspectionPlan(
        area=area, points=points, rhythm=rhythm, days=tuple(sorted(days)), hour=hour, inspector=inspector,
        set_by=work.me, set_at=work.now,
    )  # fmt: skip
    plan = await work.add(planned)
    await _plan_next(work, plan, work.desk.clock.today(work.now))
    told = answer("inspection-set", area=area, points=points, days=when(plan), by=work.actor.name)
    work.send([one for one in await actors.holding(work.db, inspector) if one != work.me], told)
    return plan


@needs(May.PLAN_INSPECTIONS)
async def end(work: Work, plan: PlanId) -> InspectionPlan:
    """Nobody goes any more; what waits to be gone is called off, what was gone stays written down."""
    found = await rows.find(work.db, InspectionPlan, plan)
    ended = await work.save(found, found.end(work.now))
    for one in await rows.every(work.db, Round, rounds.c.plan == plan, rounds.c.done_at.is_(None)):
        await _refresh(work, ended, one)
    return ended


@needs(May.GO_ROUNDS)
async def plans(work: Work) -> list[Planned]:
    """What is planned, with what was gone last."""
    return [await _planned(work, one) for one in await rows.every(work.db, InspectionPlan, _in_force())]


@needs(May.GO_ROUNDS)
async def finish(work: Work, id_: RoundId) -> Round:
    """The round has been gone; what was reported on the way stands in it."""
    found = await rows.find(work.db, Round, id_)
    plan = await rows.find(work.db, InspectionPlan, found.plan)
    work.actor.must(May.PLAN_INSPECTIONS if plan.inspector not in work.actor.roles else May.GO_ROUNDS)
    done = await work.save(found, found.finish(work.me, work.said_at, await _findings(work, found)))
    await _refresh(work, plan, done)
    return done


@needs(May.KEEP_TIME)
async def ask(work: Work, scope: str) -> None:
    """It is the hour: who goes is called; and the next time is written down."""
    plan = await rows.find(work.db, InspectionPlan, int(scope.partition(":")[0]))
    if plan.ended_at is not None:
        return
    day = date.fromisoformat(scope.partition(":")[2])
    await _plan_next(work, plan, day + _DAY)
    due = work.desk.clock.at(day, plan.hour)
    asked = await work.add(Round(plan=plan.id, due_at=due))
    await _refresh(work, plan, asked, ring=await actors.holding(work.db, plan.inspector))
    late = due + timedelta(minutes=(await house.rules(work)).inspection_minutes)
    await occurrences.plan(work, LEFT, f"{asked.id}", late, late + _WINDOW)


@needs(May.KEEP_TIME)
async def follow_calendar(work: Work) -> None:
    """Bring the rounds that wait in line with the calendar; those whose hour has come are asked for as they were."""
    calendar = await house.calendar(work)
    for plan in await rows.every(work.db, InspectionPlan, _in_force()):
        since = _ahead(work, plan)
        last = await rows.first(work.db, Round, rounds.c.id == _last_of(plan.id).scalar_subquery())
        gone = work.desk.clock.today(last.due_at) if last else None
        for it in await occurrences.waiting(work, DUE, f"{plan.id}:"):
            waits_for = date.fromisoformat(it.scope.partition(":")[2])
            day = plan.instead(waits_for, since, gone, calendar)
            if it.due_at > work.now and day != waits_for:
                due = work.desk.clock.at(day, plan.hour)
                await occurrences.put_off(work, it, f"{plan.id}:{day}", (due, due + _WINDOW))


@needs(May.KEEP_TIME)
async def miss(work: Work, scope: str) -> None:
    """Nobody has gone: who should have is called again, and the manager hears of it."""
    left = await rows.find(work.db, Round, int(scope))
    plan = await rows.find(work.db, InspectionPlan, left.plan)
    if left.done_at is not None or plan.ended_at is not None:
        return
    going = await actors.holding(work.db, plan.inspector)
    managers = [one for one in await actors.holding(work.db, Role.CS_MANAGER) if one not in going]
    work.tell(managers, "inspection-missed", area=plan.area, at=left.due_at, role=_role(plan), lane=Lane.ALERT)
    await _refresh(work, plan, left, ring=going)


def when(plan: InspectionPlan) -> Words:
    """On which days and at which hour."""
    if plan.rhythm is Rhythm.WEEKLY and len(plan.days) == _WEEK:
        return words("inspection-daily", at=f"{plan.at:%H:%M}")
    named = [words(f"weekday-short-{day}") for day in plan.days]
    return words(f"inspection-{plan.rhythm.value}", days=named, at=f"{plan.at:%H:%M}")


def _in_force() -> ColumnElement[bool]:
    return inspection_plans.c.ended_at.is_(None)


def _last_of(plan: PlanId) -> Select[Any]:
    return select(func.max(rounds.c.id)).where(rounds.c.plan == plan)


def _role(plan: InspectionPlan) -> Words:
    return words(f"role-{plan.inspector.value.replace('_', '-')}")


async def _planned(work: Work, plan: InspectionPlan) -> Planned:
    gone = _last_of(plan.id).where(rounds.c.done_at.is_not(None))
    last = await rows.first(work.db, Round, rounds.c.id == gone.scalar_subquery())
    due = _last_of(plan.id).where(rounds.c.done_at.is_(None))
    waiting = await rows.first(work.db, Round, rounds.c.id == due.scalar_subquery())
    who = await actors.name_of(work.db, last.done_by) if last and last.done_by else None
    return Planned(plan, last, who, waiting)


async def _findings(work: Work, found: Round) -> tuple[str, ...]:
    """What whoever goes has reported since the round was due."""
    own = intakes.c.reporter == work.me, intakes.c.channel == Channel.INSPECTION
    since = intakes.c.reported_at >= found.due_at, intakes.c.reported_at <= work.said_at
    reported = select(intakes.c.number).where(*own, *since).order_by(intakes.c.id)
    return tuple(row.number for row in await work.db.execute(reported))


async def _refresh(work: Work, plan: InspectionPlan, one: Round, ring: tuple[PersonId, ...] = ()) -> None:
    """Bring the cards of a round up to date; with sound for who goes."""
    about = f"round:{one.id}"
    for person in dict.fromkeys((*await work.viewers(about), *ring)):
        calling = Lane.ALERT if person in ring else Lane.NOTICE
        lane = Lane.ANSWER if person == work.actor.person else calling
        await work.show(person, about, await _card(work, plan, one), ring=person in ring, lane=lane)


async def _card(work: Work, plan: InspectionPlan, one: Round) -> Answer:
    shown: dict[str, Any] = {"area": plan.area, "points": plan.points, "at": one.due_at}
    if one.done_by is not None:
        found = words("inspection-found", numbers=" ".join(one.findings)) if one.findings else words("inspection-fine")
        name = await actors.name_of(work.db, one.done_by)
        return answer("inspection-gone", **shown, name=name, done=one.done_at, found=found)
    if plan.ended_at is not None:
        return answer("inspection-off", **shown)
    found_ = button("repair-new", label="button-inspection-found")
    return answer("inspection", **shown, rows=((button("round-done", one.id, style=Style.SUCCESS),), (found_,)))


def _ahead(work: Work, plan: InspectionPlan) -> date:
    """The first day whose hour is not over."""
    today = work.desk.clock.today(work.now)
    return today if work.desk.clock.at(today, plan.hour) > work.now else today + _DAY


async def _plan_next(work: Work, plan: InspectionPlan, day: date) -> None:
    """The next day of the plan from that one on, whose hour is not over yet."""
    day = plan.next(max(day, _ahead(work, plan)), await house.calendar(work))
    due = work.desk.clock.at(day, plan.hour)
    await occurrences.plan(work, DUE, f"{plan.id}:{day}", due, due + _WINDOW)
