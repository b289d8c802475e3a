"""A session to which an answer that cannot be read is a failure that may pass, and which skips unreadable updates.

aiogram raises them as ClientDecodeError, which is no TelegramAPIError: one page of a proxy, or one update of a new
kind (aiogram issue 1840), would stop the polling.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramNetworkError, TelegramServerError
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Update
from pydantic import ValidationError

log = logging.getLogger(__name__)


class SkippingSession(AiohttpSession):
    """Raises nothing but TelegramAPIError; an update that aiogram cannot validate is replaced by a bare one.

    The dispatcher reports the bare one, and it is confirmed as the others are.
    """

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # aiogram's name for it
    ) -> TelegramType:
        try:
            return await super().make_request(bot, method, timeout)
        except UnicodeDecodeError:  # a page in another encoding than it says; its status is lost
            raise TelegramNetworkError(method, "the answer is no text") from None

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            if isinstance(method, GetUpdates) and _holds_updates(error.data):
                updates = readable_updates(bot, error.data["result"])
                return cast(Response[TelegramType], Response[list[Update]](ok=True, result=updates))
            raise _no_answer(method, status_code) from None  # without the content, which is private


def _no_answer(method: TelegramMethod[Any], status: int) -> TelegramAPIError:
    """The page of a proxy on the way, such as «502 Bad Gateway», or half an answer."""
    kind = TelegramServerError if status >= HTTPStatus.INTERNAL_SERVER_ERROR else TelegramNetworkError
    return kind(method, f"the answer (HTTP {status}) is none of the Bot API")


def _holds_updates(answer: Any) -> bool:
    """Whether it is the Bot API's answer, and not a JSON object of somebody on the way."""
    found = answer.get("result") if isinstance(answer, dict) else None
    return isinstance(found, list) and all(isinstance(raw, dict) and "update_id" in raw for raw in found)


def readable_updates(bot: Bot, received: Sequence[dict[str, Any]]) -> list[Update]:
    """The updates of an answer to getUpdates, those that cannot be read with their number alone."""
    updates = []
    for raw in received:
        try:
            updates.append(Update.model_validate(raw, context={"bot": bot}))
        except ValidationError as error:
            log.error("update %s cannot be read: %s", raw["update_id"], _places(error))
            updates.append(Update(update_id=raw["update_id"]))
    return updates


def _places(error: ValidationError) -> str:
    """Where the fault is and of what type, without the content, which is private."""
    return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['type']}" for fault in error.errors()[:3])
