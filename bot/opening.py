"""Opens what the program works with: the database, feeds, workers, the client, the bot; and a Telegram of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError
from pydantic import SecretStr

from bot.handlers.session import SkippingSession
from bot.local.newsroom import Newsroom
from bot.local.people import ADMIN, settle
from bot.local.server import LocalTelegram
from bot.pipeline.desk import Desk
from bot.pipeline.grouping import Grouping
from bot.reading.http import HttpClient
from bot.reading.opml import OpmlUnreadable, Outline, parse_opml, shipped_outlets
from bot.reading.workers import PRELOADED, Workers
from bot.settings import Settings, SettingsError, user_agent
from storage import feeds
from storage.database import Database, file_of
from storage.feeds import FeedSource

Announce = Callable[[str], None]


class StartError(Exception):
    """The bot cannot start, for a reason that one line tells."""


def clock() -> datetime:
    """The clock of the program; below the jobs and the handlers the time is an argument."""
    return datetime.now(UTC)


@asynccontextmanager
async def open_desk(settings: Settings) -> AsyncIterator[Desk]:
    """Everything that reading news needs; raises SettingsError and StorageError before anything is started.

    The outlets of the settings are the ones that every reader has from now on.
    """
    outlets = _outlets(settings)
    async with (
        await Database.open(settings.database_url) as store,
        Workers(settings.workers, preload=(*PRELOADED, "bot.pipeline.warmed")) as workers,
        HttpClient(user_agent(settings), settings.trusted_hosts) as http,
    ):
        async with store.write() as connection:
            await feeds.ship(connection, outlets, clock())
        yield Desk(store, http, workers, Grouping(), timedelta(minutes=settings.poll_minutes), clock)


def _outlets(settings: Settings) -> list[FeedSource]:
    found = _listed(settings.feeds_file) if settings.feeds_file else shipped_outlets()
    return [FeedSource(outline.url, outline.title, outline.site_url) for outline in found]


def _listed(name: str) -> tuple[Outline, ...]:
    try:
        outlines = parse_opml(Path(name).read_bytes())
    except OSError as error:
        raise SettingsError(f"FEEDS_FILE: {name}: {error.strerror}") from None
    if isinstance(outlines, OpmlUnreadable):
        raise SettingsError(f"FEEDS_FILE: {name}: {outlines.reason}")
    return outlines


async def move_in(stack: AsyncExitStack, settings: Settings, announce: Announce) -> Settings:
    """Start a Telegram and a newsroom on this machine, and point the settings at them."""
    data = data_folder(settings)
    telegram = LocalTelegram(port=settings.local_port, state=data / "telegram.json")
    newsroom = Newsroom(clock(), port=settings.local_port + 1 if settings.local_port else 0, clock=clock)
    for server, port in ((telegram, settings.local_port), (newsroom, settings.local_port + 1)):
        try:
            await stack.enter_async_context(server)
        except OSError as error:
            raise StartError(f"port {port} of the local Telegram: {error.strerror}; LOCAL_PORT names another") from None
    settle(telegram)
    opml = data / "sample-feeds.opml"
    opml.write_text(newsroom.opml(), encoding="utf-8")
    announce(f"The chat with the bot: {telegram.url}")
    return settings.model_copy(
        update={
            "bot_token": SecretStr(telegram.token),
            "telegram_api_base": telegram.url,
            "webhook_url": None,
            "admin_ids": settings.admin_ids or frozenset({ADMIN}),
            "feeds_file": settings.feeds_file or str(opml),
            "trusted_hosts": settings.trusted_hosts | {newsroom.trusted},
            "poll_minutes": 1,
        }
    )


def data_folder(settings: Settings) -> Path:
    """Where the database file stands, and what else is kept beside it."""
    file = file_of(settings.database_url)
    folder = file.parent if file else Path("data")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StartError(f"{folder}: {error.strerror}") from None
    return folder


async def open_bot(stack: AsyncExitStack, settings: Settings) -> Bot:
    """A bot whose token is known to be good."""
    assert settings.bot_token is not None
    session = SkippingSession(api=TelegramAPIServer.from_base(settings.telegram_api_base))
    defaults = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True, allow_sending_without_reply=True)
    bot = await stack.enter_async_context(Bot(settings.bot_token.get_secret_value(), session=session, default=defaults))
    try:
        await bot.get_me(request_timeout=20)
    except TelegramUnauthorizedError:
        raise StartError("BOT_TOKEN: Telegram does not know this token") from None
    except TelegramAPIError as error:
        raise StartError(f"{settings.telegram_api_base} cannot be reached: {_said(error)}") from None
    return bot


def _said(error: TelegramAPIError) -> str:
    """The error without the request, whose address holds the token."""
    return f"{type(error).__name__}: {error.message}".replace("\n", " ")[:200]
