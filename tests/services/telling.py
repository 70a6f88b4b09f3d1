"""How a report is followed from day to day: somebody does a step, taps twice, meddles, or lets it lie."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.domain.order_states import Wait
from bot.domain.refusal import Refusal
from bot.domain.work_orders import WorkOrder
from bot.services.work import Work
from bot.storage import rows
from tests.services.books import Page
from tests.services.mischief import Moment, mischief
from tests.services.month import Month

T = TypeVar("T")
Verb = Callable[[Work], Awaitable[T]]
Steps = dict[str, Callable[[], Coroutine[Any, Any, None]]]

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
UNDER_WAY = frozenset({"dispatched", "accepted", "on_the_way", "on_site", "waiting"})


class _LeftLying(Exception):
    """Nobody does anything about it any more."""


class Followed(ABC):
    """One reported item. `speaker` is who answers for the place; `round` and `rework` are the order's."""

    def __init__(self, month: Month, page: Page, reporter: str, speaker: str) -> None:
        self.month, self.page, self.reporter, self.speaker = month, page, reporter, speaker
        self.dice = month.dice
        self.technician = ""
        self.round = self.rework = 0
        self.undone = self.for_now = False
        self.closures: list[tuple[int, int, str, bool, bool, int | None]] = []
        self.into: Any = None
        self.helped = self.fixed = self.over = False
        self.joined: list[Any] = []
        self.waits_for: Wait | None = None
        self.agreed: int | None = None
        self.owed: int | None = None
        self.chased: datetime | None = None
        self.asked = self.quote = 0
        self.patience = self.dice.randrange(1, 14) if month.chance(7) else 1000
        month.stories.append(self)

    @abstractmethod
    def steps(self) -> Steps:
        """What may come next where it stands."""

    async def live(self) -> None:
        """Step by step, until nothing more comes of it."""
        steps = self.steps()
        try:
            while not self.over and self.page.stage in steps:
                await self._pause()
                voided = self.page.stage in UNDER_WAY and self.month.chance(1.5)
                await steps["voided" if voided else self.page.stage]()
        except _LeftLying:
            self.month.seen["left_lying"] += 1

    async def _pause(self) -> None:
        self.patience -= 1
        if not self.patience:
            raise _LeftLying
        span = self.dice.choices((45, 300, 1800), (75, 17, 8))[0]
        await self.wait(MINUTE * self.dice.randrange(2, span))
        if self.month.chance(13):
            who, what, verb = mischief(await self.moment(), self.dice)
            await self.month.refuses(self.page, who, verb, what)

    async def wait(self, span: timedelta) -> None:
        """So much later."""
        await self.month.days.until(self.month.clock.now() + span)

    async def do(self, who: str, verb: Verb[T], *, again: bool = True, at: datetime | None = None) -> T:
        """Somebody does their step; now and then they tap twice, at once or a moment later."""
        if again and self.month.chance(3):
            return await self._at_once(who, verb)
        done = await self.month.does(who, verb, at=at)
        if again and self.month.chance(5):
            self.month.seen["tapped_again"] += 1
            await self.month.refuses(self.page, who, verb)
        return done

    async def _at_once(self, who: str, verb: Verb[T]) -> T:
        self.month.seen["tapped_twice"] += 1
        done = await asyncio.gather(*(self.month.does(who, verb) for _ in range(2)), return_exceptions=True)
        (took,) = [one for one in done if not isinstance(one, BaseException)]
        (refused,) = [one for one in done if isinstance(one, BaseException)]
        assert isinstance(refused, Refusal)
        return took

    async def moment(self) -> Moment:
        """Where it stands; while nobody has accepted, the house itself may have passed it on."""
        if self.page.stage == "dispatched":
            self.technician = await self.holder()
        other = self.other()
        return Moment(
            self.page.id, self.page.stage, self.round, self.technician or "technician", other,
            self.month.town.people[other], self.speaker, self.reporter, self.quote,
        )  # fmt: skip

    async def holder(self) -> str:
        """Which technician has it; nobody where it was handed back or is offered to the group."""
        async with self.month.town.desk.database.transaction() as db:
            order = await rows.find(db, WorkOrder, self.page.order_id)
        return next((name for name, id_ in self.month.town.people.items() if id_ == order.technician), "")

    def draw(self, **weights: int) -> str:
        """One of these ways."""
        return self.month.draw(**weights)

    def other(self) -> str:
        """The technician who does not have it."""
        return "technician" if self.technician == "second_technician" else "second_technician"
