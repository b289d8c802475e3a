"""An update that nobody can read is skipped and reported."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update
from aiogram.types.update import UpdateTypeLookupError

from bot.handlers.alerts import Alerts

log = logging.getLogger(__name__)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Readable(BaseMiddleware):
    """Reports an update without content: a kind unknown to aiogram, or one that SkippingSession could not read."""

    def __init__(self, alerts: Alerts) -> None:
        self._alerts = alerts

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        assert isinstance(event, Update)
        try:
            _ = event.event_type
        except UpdateTypeLookupError:
            log.warning("update %d skipped: its content is unknown", event.update_id)
            await self._alerts.unreadable(data["bot"], event.update_id)
            return None
        return await handler(event, data)
