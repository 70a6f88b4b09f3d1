"""Lists of repairs, page by page in one message: one's own, the open ones, and what somebody looks for."""

from collections.abc import Sequence

from bot.domain.permits import May
from bot.domain.repairs import Intake
from bot.domain.roles import STAFF, Role
from bot.domain.searches import Search, numbers_in
from bot.domain.work_orders import WorkOrder
from bot.handlers.table import OnButton, OnCommand
from bot.services import repair_lists, repairs
from bot.services.repair_lists import Page
from bot.services.work import Work
from bot.talk import Answer, Button, Rows, Said, answer, button, words

_OPEN = Search(state="open")
_OFTEN = (("new", "open"), ("wait", "check"), ("closed", "void"), ("gone", "merged", "complaint"))
"""The states that a search without words offers, row by row."""
_TURNS = 2
"""A button that turns a page carries at least where the page begins and ends; one that asks for a list does not."""


async def mine(work: Work, said: Said) -> None:
    """What is open and concerns the person."""
    _hang(work, said, "mine", _listed("mine", await repair_lists.mine(work, *_turned(said, 0)), ()))


async def in_hand(work: Work, said: Said) -> None:
    """Every open repair, for those who run the procedure."""
    await _show(work, said, _OPEN)


async def find(work: Work, said: Said) -> Answer | None:
    """/find and some words: a number, a unit, a technician, a state, a day; without words, the usual states."""
    work.actor.must(May.SEE_REPAIRS)
    if not said.payload.strip():
        return answer("find", rows=tuple(tuple(_state(one) for one in row) for row in _OFTEN))
    if numbers := numbers_in(said.payload, work.desk.clock.today(work.now).year):
        return await _opened(work, numbers)
    search = await repair_lists.meant(work, said.payload)
    if search == Search():
        return answer("find-unclear", text=said.payload.strip()[:60])
    await _show(work, said, search)
    return None


async def _opened(work: Work, numbers: Sequence[str]) -> Answer | None:
    for number in numbers:
        if (intake := await repairs.by_number(work, number)) is not None:
            await repairs.open_card(work, intake)
            return None
    return answer("find-no-number", number=numbers[0])


async def found(work: Work, said: Said) -> Answer | None:
    """A page of what was looked for; the search lies in the button."""
    search = Search.read(said.pressed.word(0))
    if search is None:
        return answer("button-stale", toast=True)
    await _show(work, said, search, *_turned(said, 1))
    return None


async def _show(work: Work, said: Said, search: Search, before: int = 0, after: int = 0) -> None:
    page = await repair_lists.find(work, search, before, after)
    _hang(work, said, "found", _listed("found", page, (search.code,)))


def _turned(said: Said, place: int) -> tuple[int, int]:
    """Where a turned page begins: older than the first, or newer than the second."""
    turned = said.press is not None and len(said.press.args) > place
    return (said.pressed.number(place), said.pressed.number(place + 1)) if turned else (0, 0)


def _hang(work: Work, said: Said, subject: str, shown: Answer) -> None:
    """A turned page takes the place of the one before; a list that is asked for anew rings."""
    work.reply(said, shown, subject=subject, ring=said.press is None or len(said.press.args) < _TURNS)


def _listed(action: str, page: Page, args: Sequence[str | int]) -> Answer:
    turn = _turns(action, page, args)
    if not page.found:
        return answer(f"{action}-none", rows=(*turn, (button("home"),)))
    lines = ((_line(*one, late=one[0].id in page.late),) for one in page.found)
    return answer(f"{action}-list", rows=(*lines, *turn, (button("home"),)))


def _turns(action: str, page: Page, args: Sequence[str | int]) -> Rows:
    newer = (button(action, *args, 0, page.newer, label="page-back"),) if page.newer else ()
    older = (button(action, *args, page.older, 0, label="page-on"),) if page.older else ()
    return ((*newer, *older),) if newer or older else ()


def _line(intake: Intake, order: WorkOrder | None, *, late: bool) -> Button:
    number = order.number if order else intake.number
    what = words(f"category-{intake.category.value.replace('_', '-')}")
    state = words(f"order-short-{order.status.value.replace('_', '-')}" if order else f"intake-short-{_short(intake)}")
    label = words("button-repair-open", number=number, what=what, state=state)
    return Button(words("button-repair-late", label=label) if late else label, "repair-open", (intake.id,))


def _short(intake: Intake) -> str:
    return intake.status.value.replace("_", "-")


def _state(code: str) -> Button:
    return button("found", Search(state=code).code, label=f"button-state-{code}")


COMMANDS: tuple[OnCommand, ...] = (
    OnCommand("mine", mine, frozenset({Role.TENANT}) | STAFF),
    OnCommand("repairs", in_hand, STAFF),
    OnCommand("find", find, STAFF),
)

BUTTONS: tuple[OnButton, ...] = (
    OnButton("mine", mine),
    OnButton("repairs-waiting", in_hand),
    OnButton("found", found),
)
