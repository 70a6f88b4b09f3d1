"""`python -m bench [broadcast] [guesses] [lists] [lunch] [updates] [--quick]`: the figures; all if none is named."""

import asyncio
import sys
from collections.abc import Sequence

from bench import broadcast, guesses, lists, lunch, updates

PARTS = {
    "broadcast": broadcast.run,
    "guesses": guesses.run,
    "lists": lists.run,
    "lunch": lunch.run,
    "updates": updates.run,
}


async def main(arguments: Sequence[str]) -> None:
    """Run the parts that are named.

    Raises:
        SystemExit: there is no such part.

    """
    named = [argument for argument in arguments if argument != "--quick"]
    if unknown := set(named) - PARTS.keys():
        raise SystemExit(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    for part in named or PARTS:
        await PARTS[part](quick="--quick" in arguments)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
