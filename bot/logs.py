"""How the house writes its diary: for people or for machines, never with a token in it."""

import logging
import re
from typing import Any

import structlog

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")

# Not the pictures that it would draw by itself: they take a second each, and show what people said as local variables.
FOR_PEOPLE = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)


def without_tokens(_: Any, __: str, line: str) -> str:
    """The last processor: whatever was rendered, a token is not in it."""
    return _TOKEN.sub("***", line)


def configure(level: str, style: str) -> None:
    """Set up the diary once, at start. `style` is `text` or `json`."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last = _for_machines() if style == "json" else [FOR_PEOPLE]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    chain = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last, without_tokens]
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(processors=chain, foreign_pre_chain=shared))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "apscheduler", "aiosqlite", "telegram", "alembic"):
        # They would write request addresses, which contain the token, or every statement.
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _for_machines() -> list[Any]:
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
