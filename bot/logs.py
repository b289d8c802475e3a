"""Logging through structlog, as text or JSON; whatever looks like a bot's token is cut out of every line."""

from __future__ import annotations

import logging
import re
import sys
from typing import Any

import structlog

# 8–10 digits, a colon, 35 letters; a little wider, since a false match costs nothing.
_TOKEN = re.compile(r"(?<!\d)\d{5,}:[A-Za-z0-9_-]{20,}")
_NOISY = (
    "aiogram.event",
    "alembic",
    "apscheduler",
    "courlan",
    "htmldate",
    "httpx",
    "pymorphy3",
    "readability",
    "trafilatura",
)


def set_up(*, json: bool, level: str, secrets: tuple[str, ...] = ()) -> None:
    """Send every log record of the program and its libraries to standard error; `secrets` never appear in it."""
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False) if json else _console()
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            renderer,
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting(formatter, secrets))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def redact(line: str, secrets: tuple[str, ...] = ()) -> str:
    for secret in secrets:
        line = line.replace(secret, "<secret>")
    return _TOKEN.sub("<token>", line)


class _Redacting(logging.Formatter):
    """The last to see a line, tracebacks included."""

    def __init__(self, inner: logging.Formatter, secrets: tuple[str, ...]) -> None:
        super().__init__()
        self._inner = inner
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        return redact(self._inner.format(record), self._secrets)


def _console() -> Any:
    return structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
    )
