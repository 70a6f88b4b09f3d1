"""The scripted day plays as written, through the real application and the local Bot API server."""

from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.scenes import SCENES, Scene
from bot.playground.theatre import staged
from tests.playground import aiogram_check


@pytest.mark.manual("R104", "R107", "R109", "R111", "R112", "R119", "R124", "R127")
@pytest.mark.parametrize("scene", [pytest.param(scene, id=scene.__name__) for _, scene in SCENES])
async def test_every_scene_plays_as_written(scene: Scene, database_url: str, clock: Clock, tmp_path: Path) -> None:
    async with staged(tmp_path, clock, database_url=database_url) as theatre:
        theatre.server.validate = aiogram_check.check
        await scene(theatre)
        assert theatre.server.violations == []
