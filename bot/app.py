"""The composition root: settings become open connections, worker processes, jobs and a bot that answers."""

from __future__ import annotations

import asyncio
import logging
import secrets
import signal
from collections.abc import Awaitable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError
from aiohttp import web

from bot import metrics
from bot.delivery.alarms import Watch
from bot.delivery.outbox import Outbox
from bot.delivery.pacer import Pacer
from bot.delivery.sender import Counters, PacedSession, Sender
from bot.handlers import make_dispatcher
from bot.handlers.intake import DRAIN_SECONDS, LARGEST_UPDATE, Intake, insist
from bot.handlers.menu import set_commands
from bot.handlers.services import Options
from bot.jobs import Job, Pulse, make_scheduler
from bot.locales import Catalogs
from bot.opening import Announce, StartError, clock, move_in, open_bot, open_desk
from bot.pipeline.desk import Desk
from bot.pipeline.digests import PostOffice, deliver_digests
from bot.pipeline.news import Poller
from bot.pipeline.services import BotServices
from bot.pipeline.upkeep import Upkeep
from bot.settings import Settings

Figures = Mapping[str, float]
T = TypeVar("T")

log = logging.getLogger(__name__)

WEBHOOK_PATH = "/telegram"
# A call of Telegram that a stop finds waiting for room is cut off after so long; Telegram comes again.
HOOK_SECONDS = 1.0
# A job that was cut short has to give back what it holds, which takes milliseconds.
JOB_SECONDS = 1.0
# Telegram has not answered, or a job has not ended, for so long: something is wrong.
UNHEALTHY_SECONDS = 180.0


async def run(settings: Settings, announce: Announce) -> None:
    """Run until SIGTERM or SIGINT, then finish what is in hand.

    Raises StartError, SettingsError and StorageError where it cannot start. `announce` is told where people find it.
    """
    stop = _stop_event()
    async with AsyncExitStack() as stack:
        if settings.bot_token is None:
            settings = await move_in(stack, settings, announce)
        bot = await open_bot(stack, settings)
        desk = await stack.enter_async_context(open_desk(settings))
        running = await Running.start(stack, settings, desk, bot)
        await running.until(stop)


def _stop_event() -> asyncio.Event:
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


class Running:
    """The running bot: updates come in, jobs tick, figures are served."""

    def __init__(self, settings: Settings, desk: Desk, bot: Bot) -> None:
        self._settings = settings
        self._desk = desk
        self._bot = bot
        self._pulse = Pulse()
        self._poller = Poller(desk)
        self._pacer = Pacer()
        self._counters = Counters()
        self._catalogs = catalogs = Catalogs(settings.default_language)
        self._options = options = Options(settings.admin_ids, settings.default_timezone, settings.default_language)
        services = BotServices(desk.store, desk.http, desk.workers, catalogs, clock)
        sender = Sender(bot, self._pacer, self._counters)
        dispatcher = make_dispatcher(desk.store, services, sender, clock, options, catalogs)
        self._dispatcher = dispatcher
        self._intake = Intake(bot, dispatcher, desk.store, clock)
        self._upkeep = Upkeep(
            desk.store,
            self._tell_admins,
            backups=Path(settings.backup_folder),
            backups_kept=settings.backups_kept,
            texts_kept=timedelta(days=settings.retention_days),
            alarms=Watch(desk.store, self._tell_admins),
        )
        bot.session.middleware(PacedSession(self._pacer, self._counters))
        self._outbox = Outbox(desk.store, sender, self._tell_admins)
        self._office = PostOffice(desk.store, catalogs, self._outbox)
        self._jobs: set[asyncio.Task[object]] = set()

    @classmethod
    async def start(cls, stack: AsyncExitStack, settings: Settings, desk: Desk, bot: Bot) -> Running:
        """Everything that a stop has to undo goes onto the stack, so that it is undone in the opposite order."""
        running = cls(settings, desk, bot)
        await running._introduce()
        stack.push_async_callback(running._drain)
        stack.push_async_callback(running._poller.stop)
        scheduler = make_scheduler(
            poll=running._awaited(lambda _now: running._poller.begin()),
            deliver=running._awaited(partial(deliver_digests, running._office)),
            watch=running._awaited(running._upkeep.watch),
            nightly=running._awaited(running._upkeep.nightly),
            pulse=running._pulse,
            clock=clock,
        )
        scheduler.start()
        stack.callback(scheduler.shutdown, wait=False)
        if settings.metrics_port is not None:
            serving = metrics.serve(settings.metrics_port, running._health, running._figures)
            runner = await _listening(serving, f"METRICS_PORT {settings.metrics_port}")
            stack.push_async_callback(runner.cleanup)
        await running._intake.resume()
        return running

    async def until(self, stop: asyncio.Event) -> None:
        """Take updates in until told to stop; raises StartError where Telegram refuses the webhook or the token."""
        incoming = asyncio.create_task(self._webhook(stop) if self._settings.webhook_url else self._poll())
        stopping = asyncio.create_task(stop.wait())
        log.info("the bot is running")
        try:
            await asyncio.wait((incoming, stopping), return_when=asyncio.FIRST_COMPLETED)
            if incoming.done():
                incoming.result()
        except TelegramUnauthorizedError:
            raise StartError("BOT_TOKEN: Telegram no longer knows this token") from None
        except TelegramAPIError as error:
            variable = "WEBHOOK_URL" if self._settings.webhook_url else "TELEGRAM_API_BASE"
            raise StartError(f"{variable}: {error.message}") from None
        finally:
            for task in (incoming, stopping):
                task.cancel()
            await asyncio.gather(incoming, stopping, return_exceptions=True)
            log.info("stopping: finishing what is in hand")

    def _awaited(self, job: Job) -> Job:
        """A job that a stop waits for: the scheduler only cuts it short, and it may hold a connection."""

        async def run(now: datetime) -> None:
            task = asyncio.current_task()
            assert task is not None
            self._jobs.add(task)
            try:
                await job(now)
            finally:
                self._jobs.discard(task)

        return run

    async def _drain(self) -> None:
        """The outbox first: while answers are finished, no other digest begins."""
        await asyncio.gather(self._outbox.drain(DRAIN_SECONDS), self._intake.drain(DRAIN_SECONDS))
        if self._jobs:
            await asyncio.wait(self._jobs, timeout=JOB_SECONDS)

    async def _poll(self) -> None:
        """A webhook that cannot be taken away shows as a conflict; a server that knows none is polled all the same."""
        try:
            await self._bot.delete_webhook()
        except TelegramUnauthorizedError:
            raise
        except TelegramAPIError as error:
            log.warning("the webhook is not taken away: %s", error.message)
        await self._intake.poll()

    async def _webhook(self, stop: asyncio.Event) -> None:
        given = self._settings.webhook_secret
        secret = given.get_secret_value() if given else secrets.token_urlsafe(32)
        application = web.Application(client_max_size=LARGEST_UPDATE)
        application.router.add_post(WEBHOOK_PATH, partial(self._intake.answer_webhook, secret=secret))
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=HOOK_SECONDS)
        await runner.setup()
        try:
            site = web.TCPSite(runner, self._settings.webhook_host, self._settings.webhook_port)
            await _listening(site.start(), f"WEBHOOK_PORT {self._settings.webhook_port}")
            address = f"{self._settings.webhook_url}{WEBHOOK_PATH}"
            allowed = self._dispatcher.resolve_used_update_types()
            await insist(partial(self._bot.set_webhook, address, secret_token=secret, allowed_updates=allowed))
            await stop.wait()
        finally:
            await runner.cleanup()

    async def _introduce(self) -> None:
        """The menus; a server that does not take them is no reason not to answer people."""
        try:
            await set_commands(self._bot, self._catalogs, self._options)
        except TelegramAPIError as error:
            log.warning("Telegram does not take the menus: %s", error.message)

    async def _tell_admins(self, text: str) -> None:
        for admin in sorted(self._settings.admin_ids):
            try:
                await self._bot.send_message(admin, text, parse_mode=None)
            except TelegramAPIError as error:
                log.warning("administrator %d cannot be told: %s", admin, error.message)

    async def _health(self) -> str | None:
        """What is wrong, or None."""
        if self._pulse.since("poll") > UNHEALTHY_SECONDS:
            return "feeds are not polled"
        if self._pulse.since("deliver") > UNHEALTHY_SECONDS:
            return "digests are not delivered"
        if not self._settings.webhook_url and self._polling_lag() > UNHEALTHY_SECONDS:
            return "Telegram does not answer"
        return None

    def _polling_lag(self) -> float:
        """Seconds since Telegram last answered a poll."""
        polled = self._intake.polled_at
        return asyncio.get_running_loop().time() - polled if polled is not None else self._pulse.since("start")

    def _figures(self) -> Figures:
        polling = {} if self._settings.webhook_url else {"polling_lag_seconds": self._polling_lag()}
        return {
            **self._counters.figures(),
            **self._pulse.figures(),
            **polling,
            "queue_length": self._pacer.waiting,
            "deliveries_in_hand": self._outbox.in_hand,
            "updates_in_hand": self._intake.in_hand,
            "worker_restarts_total": self._desk.workers.restarts,
        }


async def _listening(starting: Awaitable[T], what: str) -> T:
    try:
        return await starting
    except OSError as error:
        raise StartError(f"{what}: {error.strerror}") from None
