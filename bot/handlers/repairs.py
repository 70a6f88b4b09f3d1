"""The buttons of a repair's card, and the lists of repairs."""

from collections.abc import Awaitable, Callable

from bot.domain.repairs import Intake, IntakeId
from bot.domain.roles import STAFF, Role
from bot.domain.work_orders import Method, WorkOrder
from bot.handlers.table import Handler, OnButton, OnCommand
from bot.services import repairs, work_orders
from bot.services.work import Work
from bot.talk import Answer, Button, FileId, Said, answer, words


def _intake(said: Said) -> IntakeId:
    return IntakeId(said.pressed.number(0))


def _one_tap(verb: Callable[[Work, IntakeId], Awaitable[None]], toast: str) -> Handler:
    async def tapped(work: Work, said: Said) -> Answer:
        await verb(work, _intake(said))
        return answer(toast, toast=True)

    return tapped


def _in_round(verb: Callable[[Work, IntakeId, int], Awaitable[None]], toast: str) -> Handler:
    async def tapped(work: Work, said: Said) -> Answer:
        await verb(work, _intake(said), said.pressed.number(1))
        return answer(toast, toast=True)

    return tapped


def _verified(method: Method) -> Handler:
    async def verified(work: Work, said: Said) -> Answer:
        await work_orders.verify(work, _intake(said), said.pressed.number(1), method)
        return answer("repair-closed-toast", toast=True)

    return verified


async def sorry_for_rework(work: Work, said: Said) -> Answer:
    """The tenant says that it is not fixed: an apology, and the rework is under way."""
    await work_orders.deny(work, _intake(said), said.pressed.number(1))
    return answer("repair-rework-sorry")


async def album(work: Work, said: Said) -> Answer:
    """The pictures of a repair."""
    number, found = await repairs.photos(work, _intake(said))
    if not found:
        return answer("repair-photos-none", toast=True)
    return Answer(say=words("repair-photos", number=number), photos=tuple(FileId(f) for f in found[:10]))


async def card(work: Work, said: Said) -> None:
    """The repair's card, hung anew."""
    await repairs.open_card(work, _intake(said))


async def my_matters(work: Work, said: Said) -> Answer:
    """What is open and concerns the person."""
    del said
    return _listed("mine", await repairs.mine(work))


async def open_repairs(work: Work, said: Said) -> Answer:
    """Every open repair, for those who run the procedure."""
    del said
    return _listed("repairs", await repairs.waiting(work))


def _listed(key: str, found: list[tuple[Intake, WorkOrder | None]]) -> Answer:
    if not found:
        return answer(f"{key}-none")
    return answer(f"{key}-list", count=len(found), rows=tuple((_line(*one),) for one in found))


def _line(intake: Intake, order: WorkOrder | None) -> Button:
    number = order.number if order else intake.number
    what = words(f"category-{intake.category.value.replace('_', '-')}")
    return Button(words("button-repair-open", number=number, what=what), "repair-open", (intake.id,))


COMMANDS: tuple[OnCommand, ...] = (
    OnCommand("mine", my_matters, frozenset({Role.TENANT}) | STAFF),
    OnCommand("repairs", open_repairs, STAFF),
)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("mine", my_matters),
    OnButton("repairs-waiting", open_repairs),
    OnButton("repair-open", card),
    OnButton("repair-photos", album),
    OnButton("repair-cancel", _one_tap(repairs.cancel, "repair-cancelled-toast")),
    OnButton("repair-accept", _one_tap(work_orders.accept, "repair-accepted-toast")),
    OnButton("repair-arrive", _one_tap(work_orders.arrive, "repair-arrived-toast")),
    OnButton("repair-ask", _one_tap(work_orders.ask, "repair-asked-toast")),
    OnButton("repair-fixed", _in_round(work_orders.confirm, "repair-confirmed-toast")),
    OnButton("repair-not-fixed", sorry_for_rework),
    OnButton("repair-sign", _verified(Method.ASKED)),
    OnButton("repair-seen", _verified(Method.ON_SITE)),
    OnButton("repair-phoned", _verified(Method.PHONED)),
    OnButton("repair-void-yes", _one_tap(work_orders.void, "repair-voided-toast")),
    OnButton("repair-void-no", _one_tap(work_orders.keep, "repair-kept-toast")),
)
