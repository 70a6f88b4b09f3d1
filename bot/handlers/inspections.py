"""The inspection plan at a tap: what is planned, what was gone last, a round that is done, a plan that ends."""

from bot.domain.inspections import PlanId, RoundId
from bot.domain.permits import May, roles_with
from bot.handlers.table import OnButton, OnCommand
from bot.services import inspections
from bot.services.inspections import Planned
from bot.services.work import Work
from bot.talk import Answer, Button, Said, Style, Words, answer, button, words


async def overview(work: Work, said: Said) -> Answer:
    """What is planned; for who sets the plan with what ends a line of it and what adds one."""
    del said
    found = await inspections.plans(work)
    sets = May.PLAN_INSPECTIONS in work.actor.permits
    ends = tuple((_ends(one),) for one in found) if sets else ()
    new = ((button("inspection-plan", style=Style.PRIMARY),),) if sets else ()
    lines = [_line(one) for one in found] or [words("inspections-none")]
    return answer("inspections", lines=lines, rows=(*_waiting(work, found), *ends, *new, (button("home"),)))


def _waiting(work: Work, found: list[Planned]) -> tuple[tuple[Button, ...], ...]:
    """What the person still has to go."""
    own = [one for one in found if one.waiting and one.plan.inspector in work.actor.roles]
    return tuple(
        (button("round-done", one.waiting.id, label="button-round-gone", area=one.plan.area),)
        for one in own
        if one.waiting
    )


def _line(one: Planned) -> Words:
    plan, last = one.plan, one.last
    gone = words("inspection-never")
    if last is not None and one.who is not None:
        gone = words("inspection-last", at=last.done_at, name=one.who, count=len(last.findings))
    role = words(f"role-{plan.inspector.value.replace('_', '-')}")
    return words("inspection-line", area=plan.area, days=inspections.when(plan), role=role, last=gone)


def _ends(one: Planned) -> Button:
    return button("inspection-end", one.plan.id, label="button-inspection-end", area=one.plan.area)


async def done(work: Work, said: Said) -> Answer:
    """The round has been gone."""
    gone = await inspections.finish(work, RoundId(said.pressed.number(0)))
    return answer("inspection-done-said", count=len(gone.findings), toast=True)


async def ended(work: Work, said: Said) -> Answer:
    """Nobody goes there any more."""
    plan = await inspections.end(work, PlanId(said.pressed.number(0)))
    return answer("inspection-ended-said", area=plan.area)


COMMANDS: tuple[OnCommand, ...] = (OnCommand("inspections", overview, roles_with(May.GO_ROUNDS)),)
BUTTONS: tuple[OnButton, ...] = (
    OnButton("inspections", overview),
    OnButton("round-done", done),
    OnButton("inspection-end", ended),
)
