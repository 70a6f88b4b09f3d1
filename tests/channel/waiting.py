"""Waiting until something is so."""

import asyncio
from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Any

PATIENCE = 8.0


async def until(look: Callable[[], Awaitable[Any] | Any], seconds: float = PATIENCE) -> None:
    """Look again and again until there is something; TimeoutError after so many seconds."""
    async with asyncio.timeout(seconds):
        while True:
            seen = look()
            if await seen if isawaitable(seen) else seen:
                return
            await asyncio.sleep(0.01)
