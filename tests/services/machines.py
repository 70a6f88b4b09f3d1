"""What every machine of the department stands on: a town of its own for each run, the clock in its hand."""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from sqlalchemy import select

from bot.clock import frozen
from bot.domain.people import PersonId
from bot.domain.refusal import Refusal
from bot.jobs import SCHEDULE
from bot.jobs.clockwork import Clockwork
from bot.services.work import Desk, Work
from bot.storage import rows
from bot.storage.database import Database
from bot.storage.tables import outbox
from bot.texts import Texts
from tests.conftest import MONDAY
from tests.services.copies import Copies
from tests.services.town import Town

R = TypeVar("R")


class Machine(RuleBasedStateMachine):
    """Drives the real services on a real database, a new one for each run."""

    copies: Copies
    there: Town
    kinds: ClassVar[frozenset[str]]
    """What goes off by itself."""

    def _move_in(self) -> None:
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp())
        self.database = Database(self.runner.run(self.copies(self.folder)))  # type: ignore[arg-type]
        self.clock = frozen(MONDAY)
        self.runner.run(self.database.__aenter__())
        desk = Desk(self.database, self.clock, Texts(self.clock))
        self.town = replace(self.there, desk=desk, people=dict(self.there.people))
        self.clockwork = Clockwork(desk, tuple(kind for kind in SCHEDULE if kind.name in self.kinds))
        self.names = {person: name for name, person in self.town.people.items()}

    def _tries(self, who: str, verb: Callable[[Work], Awaitable[Any]], fits: bool, on: object) -> tuple[Any, ...]:
        """What came of it; nothing at all where it was refused, as it had to be."""
        try:
            done = self.runner.run(self.town.does(who, verb))
        except Refusal:
            assert not fits, f"{who} is refused: {on}"
            return ()
        assert fits, f"{who} did what the tables forbid: {on}"
        return (done,)

    def _name(self, person: PersonId | None) -> str | None:
        return None if person is None else self.names[person]

    def _every(self, record: type[R]) -> list[R]:
        async def found() -> list[R]:
            async with self.database.transaction() as db:
                return await rows.every(db, record)

        return self.runner.run(found())

    def _letters(self) -> list[Any]:
        async def found() -> list[Any]:
            async with self.database.transaction() as db:
                return list((await db.execute(select(outbox).order_by(outbox.c.id))).all())

        return self.runner.run(found())

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.runner.run(self.database.__aexit__())
            self.runner.close()
            shutil.rmtree(self.folder)


def play(machine: type[Machine], copies: Copies, there: Town, *, examples: int, steps: int = 30) -> None:
    """So many runs, each in the town as it was."""
    machine.copies, machine.there = staticmethod(copies), there
    how = settings(max_examples=examples, stateful_step_count=steps, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(machine, settings=how)
