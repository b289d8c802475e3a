"""A session whose polling outlives an update that cannot be read (aiogram issue 1840: one such update stops it)."""

from __future__ import annotations

import logging
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Update
from pydantic import ValidationError

log = logging.getLogger(__name__)


class SkippingSession(AiohttpSession):
    """Replaces an update that aiogram cannot validate by a bare one, which the dispatcher reports and confirms."""

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            if not isinstance(method, GetUpdates) or not isinstance(error.data, dict):
                raise
            updates = readable_updates(bot, error.data)
            return cast(Response[TelegramType], Response[list[Update]](ok=True, result=updates))


def readable_updates(bot: Bot, answer: dict[str, Any]) -> list[Update]:
    """The updates of an answer to getUpdates, those that cannot be read with their number alone."""
    updates = []
    for raw in answer.get("result") or ():
        try:
            updates.append(Update.model_validate(raw, context={"bot": bot}))
        except ValidationError as error:
            log.error("update %s cannot be read: %s", raw["update_id"], _places(error))
            updates.append(Update(update_id=raw["update_id"]))
    return updates


def _places(error: ValidationError) -> str:
    """Where the fault is and of what type, without the content, which is private."""
    return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['type']}" for fault in error.errors()[:3])
