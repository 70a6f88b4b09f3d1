"""Fixtures of the report tests."""

import pytest

from bot.clock import Clock
from bot.services.work import Desk
from bot.texts import Texts
from tests.services.town import Town, built


@pytest.fixture
async def town(desk: Desk) -> Town:
    """A small building, everybody bound."""
    return await built(desk)


@pytest.fixture
def texts(clock: Clock) -> Texts:
    """What the house says."""
    return Texts(clock)
