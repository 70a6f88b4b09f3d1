"""Fixtures of the service tests."""

import pytest

from bot.services.work import Desk
from tests.services.town import Town, built


@pytest.fixture
async def town(desk: Desk) -> Town:
    """A small building, everybody bound."""
    return await built(desk)
