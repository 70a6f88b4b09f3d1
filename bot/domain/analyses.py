"""The Friday analysis of the week's repairs (周报修项目统计分析表): how many, what was late, what stays open."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Self

from bot.domain.aftermath import Stage
from bot.domain.categories import Category
from bot.domain.names import Named
from bot.domain.repairs import IntakeId


@dataclass(frozen=True)
class Tally:
    """Repairs counted: reported in the span, done, open at its end, open for too long by then, and voided.

    `carried` were open when it began, `reopened` are open once more: closed ones, and what was no part of another one
    or no complaint after all; `otherwise` were merged, taken back or made complaints. So what was carried, reported and
    reopened is what was done, voided, settled otherwise, or is open; and that is what the next span carries.
    """

    reported: int = 0
    done: int = 0
    open: int = 0
    long_open: int = 0
    void: int = 0
    carried: int = 0
    otherwise: int = 0
    reopened: int = 0


@dataclass(frozen=True)
class LongOpen:
    """A repair that has been open for too long: since when (wall clock), who has it, for how many days.

    `deadline` and `remark` are what the manager has asked for (R100); `unit` is empty for a common area.
    """

    number: str
    intake: IntakeId
    category: Category
    unit: str
    content: str
    since: datetime
    holder: Named | None
    days: int
    deadline: date | None = None
    remark: str = ""

    def without_words(self) -> Self:
        """The line alone, for whoever may not read what was said, or where."""
        return replace(self, unit="", content="", remark="")


@dataclass(frozen=True)
class Rectified:
    """What had to be settled by a day within the week or before, and what came of it (R102)."""

    number: str
    content: str
    by: date
    why: str
    done: datetime | None

    def without_words(self) -> Self:
        """The line alone, for whoever may not read what was said."""
        return replace(self, content="", why="")


@dataclass(frozen=True)
class Analysis:
    """From one summary to the next (wall clock, `end` not included); departments by what the building calls them."""

    start: datetime
    end: datetime
    total: Tally
    by_category: Mapping[Category, Tally] = field(default_factory=dict)
    by_department: tuple[tuple[Named, Tally], ...] = ()
    long_open: tuple[LongOpen, ...] = ()
    rectified: tuple[Rectified, ...] = ()
    overdue: Mapping[Stage, int] = field(default_factory=dict)
