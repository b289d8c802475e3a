"""What the administrators are told unasked by the handlers, each thing at most once in a while."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.handlers.services import Clock

log = logging.getLogger(__name__)

# A fault that strikes every update of a busy bot must not bury its administrators.
SILENCE = timedelta(minutes=10)


class Alerts:
    """Messages to the administrators, in Russian as the alarms are; they carry nothing that a person wrote."""

    def __init__(self, admins: frozenset[int], clock: Clock) -> None:
        self._admins = admins
        self._clock = clock
        self._told: dict[str, datetime] = {}

    async def unreadable(self, bot: Bot, update_id: int) -> None:
        await self._tell(bot, "unreadable", f"Обновление {update_id} этой версии бота непонятно и пропущено.")

    async def failed(self, bot: Bot, update_id: int, error: BaseException) -> None:
        kind = type(error).__name__
        await self._tell(bot, kind, f"Обновление {update_id} не обработано: {kind}. Подробности в журнале.")

    async def _tell(self, bot: Bot, key: str, text: str) -> None:
        now = self._clock()
        if now - self._told.get(key, now - SILENCE) < SILENCE:
            return
        self._told[key] = now
        for admin in sorted(self._admins):
            try:
                await bot.send_message(admin, text, parse_mode=None)
            except TelegramAPIError as error:
                log.warning("administrator %d cannot be told: %s", admin, error)
