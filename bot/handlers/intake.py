"""Updates come in: kept, then confirmed to Telegram, then handled, so that a crash in between loses none.

aiogram's own polling confirms a batch while its handlers still run, and its webhook answers before handling.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import Update
from aiogram.utils.backoff import Backoff, BackoffConfig
from aiohttp import web
from pydantic import ValidationError

from bot.handlers.services import Clock
from storage import updates
from storage.database import Database
from storage.errors import DatabaseUnavailable

log = logging.getLogger(__name__)
T = TypeVar("T")

POLL_SECONDS = 30
# More at once than this wait, and Telegram keeps what is not fetched: a burst cannot swamp the bot.
AT_ONCE = 50
BACK_OFF = BackoffConfig(min_delay=1.0, max_delay=30.0, factor=1.5, jitter=0.1)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST_UPDATE = 1_000_000
# `docker stop` kills after 10 seconds, and workers and database have to be closed after this.
DRAIN_SECONDS = 7.0


class Intake:
    """Hands updates to the dispatcher, from polling or from a webhook, AT_ONCE at a time.

    Every update is answered at least once, and one that comes again is not; one whose handling a kill cut short is
    handled again at the next start.
    """

    def __init__(self, bot: Bot, dispatcher: Dispatcher, store: Database, clock: Clock) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._store = store
        self._clock = clock
        self._room = asyncio.Semaphore(AT_ONCE)
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self.polled_at: float | None = None

    @property
    def in_hand(self) -> int:
        return len(self._tasks)

    async def resume(self) -> None:
        """Take up what the last run left unanswered."""
        async with self._store.write() as connection:
            left = await updates.unanswered(connection)
        for body in left:
            await self._begin(Update.model_validate(body, context={"bot": self._bot}))

    async def receive(self, received: Sequence[Update]) -> None:
        """Keep updates and begin to handle those that are new; once this returns all may be confirmed.

        Where the database cannot keep them they are handled all the same: an answer without a safety net beats none,
        and what only reads goes on working.
        """
        bodies = {one.update_id: one.model_dump(mode="json", by_alias=True, exclude_unset=True) for one in received}
        answered = set()
        try:
            async with self._store.write() as connection:
                answered = {number for number in bodies if await updates.handled(connection, number)}
                await updates.keep(connection, bodies, self._clock())
        except DatabaseUnavailable as error:
            log.warning("%d updates are handled without being kept: %s", len(received), error)
        for one in received:
            if one.update_id not in answered:
                await self._begin(one)

    async def poll(self) -> None:
        """Poll until cancelled; raises TelegramUnauthorizedError where the token is not valid."""
        offset, back_off = None, Backoff(config=BACK_OFF)
        loop = asyncio.get_running_loop()
        allowed = self._dispatcher.resolve_used_update_types()
        while True:
            try:
                received = await self._bot.get_updates(
                    offset, timeout=POLL_SECONDS, allowed_updates=allowed, request_timeout=POLL_SECONDS + 10
                )
            except TelegramUnauthorizedError:
                raise
            except TelegramAPIError as error:
                await _wait_out(error, back_off)
                continue
            back_off.reset()
            self.polled_at = loop.time()
            if received:
                await self.receive(received)
                offset = received[-1].update_id + 1

    async def answer_webhook(self, request: web.Request, secret: str) -> web.Response:
        """Telegram's call: 401 without the secret, else 200 once the update is taken on as `receive` does.

        Never 503: while the disk is full every update would come again and again, and nobody be told why.
        """
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret.encode()):
            return web.Response(status=401)
        body = await request.read()
        update = self._read(body)
        if update is not None:
            await self.receive([update])
        return web.Response()

    def _read(self, body: bytes) -> Update | None:
        """An update that cannot be validated goes on as its bare number, which the dispatcher reports."""
        try:
            raw: Any = json.loads(body)
            number = int(raw["update_id"])
        except (ValueError, TypeError, KeyError):
            log.warning("the webhook was sent something that is no update")
            return None
        try:
            return Update.model_validate(raw, context={"bot": self._bot})
        except ValidationError as error:
            log.error("update %d cannot be read, %d faults", number, error.error_count())
            return Update(update_id=number)

    async def drain(self, seconds: float = DRAIN_SECONDS) -> None:
        """Finish what is in hand; what takes longer is cut short, and handled anew at the next start."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks.values(), timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _begin(self, update: Update) -> None:
        await self._room.acquire()
        number = update.update_id
        if number in self._tasks:
            self._room.release()
            return
        self._tasks[number] = task = asyncio.create_task(self._handle(update))
        task.add_done_callback(lambda _: self._tasks.pop(number))

    async def _handle(self, update: Update) -> None:
        try:
            await self._dispatcher.feed_update(self._bot, update)
            async with self._store.write() as connection:
                await updates.take(connection, update.update_id, self._clock())
        except DatabaseUnavailable as error:
            log.warning("update %d is not marked as answered: %s", update.update_id, error)
        except Exception:
            log.exception("update %d failed beyond its error handler", update.update_id)
        finally:
            self._room.release()


async def insist(call: Callable[[], Awaitable[T]]) -> T:
    """What Telegram answers once it can be reached; raises TelegramAPIError where it refuses."""
    back_off = Backoff(config=BACK_OFF)
    while True:
        try:
            return await call()
        except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter) as error:
            await _wait_out(error, back_off)


async def _wait_out(error: TelegramAPIError, back_off: Backoff) -> None:
    match error:
        case TelegramRetryAfter():
            seconds = float(error.retry_after)
        case TelegramConflictError():
            log.error("another program polls with this token, or a webhook is set: %s", error.message)
            seconds = next(back_off)
        case TelegramNetworkError():
            log.warning("Telegram cannot be reached: %s", error.message)
            seconds = next(back_off)
        case _:
            log.error("%s failed: %s", type(error.method).__name__, error.message)
            seconds = next(back_off)
    await asyncio.sleep(seconds)
