"""Jobs that stand and fall together."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def together(*jobs: Coroutine[Any, Any, None]) -> None:
    """Run jobs until all are done; the first that fails ends the others, and its own exception comes out."""
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job)
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None
