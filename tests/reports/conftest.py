"""Fixtures of the report tests."""

import pytest

from bot.clock import Clock
from bot.texts import Texts


@pytest.fixture
def texts(clock: Clock) -> Texts:
    """What the house says."""
    return Texts(clock)
