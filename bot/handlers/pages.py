"""Long lists, page by page: so much of one, and the buttons that turn it."""

from collections.abc import Sequence
from typing import TypeVar

from bot.talk import Rows, Said, button

PAGE = 10
T = TypeVar("T")


def page_of(said: Said, place: int = 0) -> int:
    """Which page is asked for, counted from 0: the number at that place of the button, if it was one that turns."""
    return said.press.number(place) if said.press and said.press.args[place:] else 0


def turned(found: Sequence[T], page: int, action: str, *of: str | int) -> tuple[Sequence[T], Rows]:
    """What of a list stands on a page, the last one where there are not so many; and how to turn it.

    `of` is what else the button says, before the page.
    """
    page = max(0, min(page, max(0, len(found) - 1) // PAGE))
    shown = found[page * PAGE : (page + 1) * PAGE]
    return shown, turns(action, page, *of, more=(page + 1) * PAGE < len(found))


def turns(action: str, page: int, *of: str | int, more: bool) -> Rows:
    """The buttons that turn a page; none where there is only one."""
    back = (button(action, *of, page - 1, label="page-back"),) if page else ()
    on = (button(action, *of, page + 1, label="page-on"),) if more else ()
    return ((*back, *on),) if back or on else ()
