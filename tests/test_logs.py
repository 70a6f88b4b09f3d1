"""The diary: what broke and where, but neither tokens nor what people said."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import logs
from bot.playground.world import TOKEN


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The test run's own diary goes on afterwards."""
    root, was = logging.getLogger(), (logging.getLogger().handlers[:], logging.getLogger().level)
    kept = structlog.get_config()
    yield
    root.handlers[:], root.level = was
    structlog.configure(**kept)


@pytest.mark.parametrize("style", ["text", "json"])
def test_what_breaks_is_told_without_the_words_it_broke_on(style: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", style)

    def broken(said: str) -> None:
        raise RuntimeError(f"at {TOKEN}, after {len(said)} letters")

    try:
        broken("leak".upper())
    except RuntimeError:
        structlog.get_logger("bot").exception("turn failed", update=7)
    told = capsys.readouterr().err
    assert "in broken" in told
    assert "turn failed" in told
    assert "LEAK" not in told
    assert TOKEN not in told
