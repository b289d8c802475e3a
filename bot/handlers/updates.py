"""Every update is answered once, what is in hand is finished before a stop, and an unreadable update is reported."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import TelegramObject, Update
from aiogram.types.update import UpdateTypeLookupError

from bot.handlers.alerts import Alerts
from bot.handlers.services import Clock
from storage import updates
from storage.database import Database
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

# Telegram's own client gives up on a button after about 15 s; a stop that takes longer is killed by most supervisors.
DRAIN_SECONDS = 10


class InHand(BaseMiddleware):
    """Knows the updates being handled; polling itself drops them on SIGTERM without a word."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            return await handler(event, data)
        finally:
            self._tasks.discard(task)

    async def drain(self) -> None:
        """Wait for what is in hand, at most DRAIN_SECONDS."""
        waiting = self._tasks - {asyncio.current_task()}
        if waiting:
            await asyncio.wait(waiting, timeout=DRAIN_SECONDS)


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


class Once(BaseMiddleware):
    """Passes an update on once; one whose handling was cut short is passed on again when Telegram repeats it.

    It counts as answered after its handler, not before: a process killed in between answers it when it is repeated.
    """

    def __init__(self, store: Database, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._in_hand: set[int] = set()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        assert isinstance(event, Update)
        number = event.update_id
        if number in self._in_hand:
            return None
        self._in_hand.add(number)
        try:
            return None if await self._answered(number) else await self._pass_on(number, handler, event, data)
        finally:
            self._in_hand.discard(number)

    async def _pass_on(self, number: int, handler: Handler, event: Update, data: dict[str, Any]) -> Any:
        try:
            result = await handler(event, data)
        except Exception:
            await self._remember(number)
            raise
        if result is not UNHANDLED:
            await self._remember(number)
        return result

    async def _answered(self, number: int) -> bool:
        try:
            async with self._store.read() as connection:
                return await updates.handled(connection, number)
        except DatabaseUnavailable as error:
            log.warning("update %d: %s", number, error)
            return False

    async def _remember(self, number: int) -> None:
        try:
            async with self._store.write() as connection:
                await updates.take(connection, number, self._clock())
        except DatabaseUnavailable as error:
            log.warning("update %d is not marked as answered: %s", number, error)
