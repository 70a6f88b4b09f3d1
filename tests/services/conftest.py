"""Fixtures of the service tests."""

import pytest

from tests.services.kitchen import opened
from tests.services.town import Town, at


@pytest.fixture
async def kitchen(town: Town) -> Town:
    """A caterer cooks for the town; it is Monday, nine o'clock."""
    await opened(town)
    town.desk.clock.set(at(town, 9))
    return town
