"""The composition root: settings become open connections, worker processes, jobs and a bot that answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.pipeline.desk import Desk
from bot.pipeline.grouping import Grouping
from bot.pipeline.study import warm
from bot.reading.http import HttpClient
from bot.reading.opml import OpmlUnreadable, Outline, parse_opml, shipped_outlets
from bot.reading.workers import Workers
from bot.settings import Settings, SettingsError, user_agent
from storage import feeds
from storage.database import Database
from storage.feeds import FeedSource


def clock() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def open_desk(settings: Settings) -> AsyncIterator[Desk]:
    """Everything that reading news needs; raises SettingsError and StorageError before anything is started."""
    outlets = _outlets(settings)
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(await Database.open(settings.database_url))
        async with store.write() as connection:
            await feeds.ship(connection, outlets, clock())
        workers = await stack.enter_async_context(Workers(settings.workers, initializer=warm))
        http = await stack.enter_async_context(HttpClient(user_agent(settings), settings.trusted_hosts))
        yield Desk(store, http, workers, Grouping(), timedelta(minutes=settings.poll_minutes))


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
