"""Taking feeds on for a chat, up to its limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage import feeds
from storage.database import Connection, Database
from storage.feeds import FeedSource


@dataclass(frozen=True, slots=True)
class Added:
    """How many feeds are new to the chat, how many it had, how many its limit left out."""

    new: int = 0
    known: int = 0
    refused: int = 0


async def add_feeds(store: Database, chat_id: int, sources: Iterable[FeedSource], limit: int, now: datetime) -> Added:
    """Add feeds to a chat's own until it has `limit`; those that it reads already stay as they are."""
    new = known = refused = 0
    async with store.write() as connection:
        mine = {one.feed.url: one for one in await feeds.for_reader(connection, chat_id)}
        room = limit - await feeds.count_added(connection, chat_id)
        for source in sources:
            if source.url in mine:
                known += 1
                await feeds.set_enabled(connection, chat_id, [mine[source.url].feed.id], True)
            elif new < room:
                new += 1
                mine[source.url] = await _add(connection, chat_id, source, now)
            else:
                refused += 1
    return Added(new, known, refused)


async def _add(connection: Connection, chat_id: int, source: FeedSource, now: datetime) -> feeds.ReaderFeed:
    feed = await feeds.add(connection, source, now)
    await feeds.set_enabled(connection, chat_id, [feed.id], True)
    return feeds.ReaderFeed(feed, True)
