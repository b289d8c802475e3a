"""Feeds: where news comes from, how each is doing, and who reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import article_feeds, articles, feeds, reader_feeds
from storage.upsert import insert_new, upsert

OK, FAILING, GONE = "ok", "failing", "gone"


@dataclass(frozen=True, slots=True)
class FeedSource:
    """What is known of a feed before it is read."""

    url: str
    title: str
    site_url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A kept feed; `state` is ok, failing or gone, `errors` counts failures in a row."""

    id: int
    url: str
    listed_url: str | None
    title: str
    site_url: str | None
    language: str | None
    shipped: bool
    state: str
    errors: int
    last_error: str | None
    etag: str | None
    last_modified: str | None
    body_hash: str | None
    interval_seconds: int | None
    next_poll_at: datetime | None
    polled_at: datetime | None
    article_at: datetime | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Poll:
    """What one visit to a feed left behind; `next_poll_at` None ends the visits."""

    state: str
    errors: int
    last_error: str | None
    etag: str | None
    last_modified: str | None
    body_hash: str | None
    interval_seconds: int | None
    next_poll_at: datetime | None
    polled_at: datetime
    article_at: datetime | None


def _feed(row: Row[Any]) -> Feed:
    return Feed(**row._mapping)


def visible_feed_ids(chat_id: int) -> Select[tuple[int]]:
    """The feeds that a chat reads: the shipped ones that it has not switched off, and those that it added."""
    choice = and_(reader_feeds.c.feed_id == feeds.c.id, reader_feeds.c.chat_id == chat_id)
    return (
        select(feeds.c.id).outerjoin(reader_feeds, choice).where(func.coalesce(reader_feeds.c.enabled, feeds.c.shipped))
    )


async def add(connection: AsyncConnection, source: FeedSource, now: datetime, *, shipped: bool = False) -> Feed:
    """Keep a feed, due at once; one that is kept already comes back as it is, polled again if it had ended."""
    values = {
        "url": source.url,
        "title": source.title,
        "site_url": source.site_url,
        "language": source.language,
        "shipped": shipped,
        "state": OK,
        "errors": 0,
        "next_poll_at": now,
        "added_at": now,
    }
    await connection.execute(insert_new(connection, feeds, values))
    revive = update(feeds).where(feeds.c.url == source.url, feeds.c.next_poll_at.is_(None))
    await connection.execute(revive.values(next_poll_at=now, state=OK, errors=0, last_error=None))
    return _feed((await connection.execute(select(feeds).where(feeds.c.url == source.url))).one())


async def ship(connection: AsyncConnection, sources: Sequence[FeedSource], now: datetime) -> None:
    """Make exactly these feeds the ones that every reader has; those that others added stay.

    A listed feed that has moved since stays where it is: its address in the list still means it.
    """
    for source in sources:
        same = or_(feeds.c.listed_url == source.url, feeds.c.url == source.url)
        chosen = select(feeds.c.id).where(same).order_by(feeds.c.listed_url.is_(None)).limit(1)
        feed_id = (await connection.execute(chosen)).scalar()
        if feed_id is None:
            feed_id = (await add(connection, source, now)).id
        mine = update(feeds).where(feeds.c.id == feed_id)
        await connection.execute(mine.values(shipped=True, title=source.title, listed_url=source.url))
    gone = func.coalesce(feeds.c.listed_url, "").not_in([source.url for source in sources])
    await connection.execute(update(feeds).where(feeds.c.shipped, gone).values(shipped=False, listed_url=None))


def _wanted() -> ColumnElement[bool]:
    readers = select(reader_feeds.c.feed_id).where(reader_feeds.c.feed_id == feeds.c.id, reader_feeds.c.enabled)
    return or_(feeds.c.shipped, readers.exists())


async def take_due(connection: AsyncConnection, now: datetime, limit: int, lease: timedelta) -> list[Feed]:
    """The feeds whose time has come and that somebody reads, longest due first.

    They are not due again before the lease is over, so nobody else takes them; after a crash they come back then.
    """
    query = select(feeds).where(feeds.c.next_poll_at <= now, _wanted()).order_by(feeds.c.next_poll_at).limit(limit)
    taken = [_feed(row) for row in await connection.execute(query)]
    mine = feeds.c.id.in_([feed.id for feed in taken])
    await connection.execute(update(feeds).where(mine).values(next_poll_at=now + lease))
    return taken


async def count_due(connection: AsyncConnection, now: datetime) -> int:
    query = select(func.count()).select_from(feeds).where(feeds.c.next_poll_at <= now, _wanted())
    return int((await connection.execute(query)).scalar_one())


async def give_back(connection: AsyncConnection, feed_ids: Collection[int], now: datetime) -> None:
    """Feeds that were taken and not read are due at once."""
    await connection.execute(update(feeds).where(feeds.c.id.in_(list(feed_ids))).values(next_poll_at=now))


async def name(connection: AsyncConnection, feed_id: int, title: str) -> None:
    """What a feed calls itself, in place of what the one who added it called it."""
    await connection.execute(update(feeds).where(feeds.c.id == feed_id).values(title=title))


async def record_poll(connection: AsyncConnection, feed_id: int, poll: Poll) -> None:
    values = {name: getattr(poll, name) for name in Poll.__slots__}
    await connection.execute(update(feeds).where(feeds.c.id == feed_id).values(values))


async def move(connection: AsyncConnection, feed_id: int, url: str) -> int:
    """Follow a permanent redirect; a feed that already stands at the new address takes this one's readers over.

    Returns the id under which the feed goes on.
    """
    other = (await connection.execute(select(feeds.c.id).where(feeds.c.url == url))).scalar()
    if other == feed_id:
        return feed_id
    if other is None:
        await connection.execute(update(feeds).where(feeds.c.id == feed_id).values(url=url))
        return feed_id
    await _hand_over(connection, feed_id, other)
    return int(other)


async def _hand_over(connection: AsyncConnection, old: int, new: int) -> None:
    for table in (reader_feeds, article_feeds):
        for row in (await connection.execute(select(table).where(table.c.feed_id == old))).all():
            await connection.execute(insert_new(connection, table, {**row._mapping, "feed_id": new}))
    await connection.execute(update(articles).where(articles.c.feed_id == old).values(feed_id=new))
    row = (await connection.execute(select(feeds.c.shipped, feeds.c.listed_url).where(feeds.c.id == old))).one()
    await connection.execute(delete(feeds).where(feeds.c.id == old))
    if row.shipped:
        listed = func.coalesce(feeds.c.listed_url, row.listed_url)
        await connection.execute(update(feeds).where(feeds.c.id == new).values(shipped=True, listed_url=listed))


async def every(connection: AsyncConnection) -> list[Feed]:
    return [_feed(row) for row in await connection.execute(select(feeds).order_by(feeds.c.title, feeds.c.id))]


async def watched(connection: AsyncConnection) -> list[Feed]:
    """The feeds that somebody reads; the others are not polled and may be as silent as they like."""
    query = select(feeds).where(_wanted()).order_by(feeds.c.title, feeds.c.id)
    return [_feed(row) for row in await connection.execute(query)]


async def get(connection: AsyncConnection, feed_id: int) -> Feed | None:
    row = (await connection.execute(select(feeds).where(feeds.c.id == feed_id))).one_or_none()
    return _feed(row) if row else None


@dataclass(frozen=True, slots=True)
class ReaderFeed:
    """A feed as one chat sees it."""

    feed: Feed
    enabled: bool


async def for_reader(connection: AsyncConnection, chat_id: int) -> list[ReaderFeed]:
    """The shipped feeds and those that the chat has ever added, by title."""
    choice = and_(reader_feeds.c.feed_id == feeds.c.id, reader_feeds.c.chat_id == chat_id)
    enabled = func.coalesce(reader_feeds.c.enabled, feeds.c.shipped).label("enabled")
    query = select(feeds, enabled).outerjoin(reader_feeds, choice)
    query = query.where(or_(feeds.c.shipped, reader_feeds.c.chat_id.is_not(None))).order_by(feeds.c.title, feeds.c.id)
    rows = (await connection.execute(query)).all()
    return [ReaderFeed(Feed(*row[:-1]), bool(row.enabled)) for row in rows]


async def set_enabled(connection: AsyncConnection, chat_id: int, feed_ids: Iterable[int], enabled: bool) -> None:
    for feed_id in feed_ids:
        values = {"chat_id": chat_id, "feed_id": feed_id, "enabled": enabled}
        await connection.execute(upsert(connection, reader_feeds, values, keys=("chat_id", "feed_id")))


async def forget(connection: AsyncConnection, chat_id: int, feed_id: int) -> None:
    """Take a feed of one's own off the list."""
    mine = and_(reader_feeds.c.chat_id == chat_id, reader_feeds.c.feed_id == feed_id)
    await connection.execute(delete(reader_feeds).where(mine))


async def count_added(connection: AsyncConnection, chat_id: int) -> int:
    """How many feeds of its own a chat has."""
    query = select(func.count()).select_from(reader_feeds.join(feeds)).where(reader_feeds.c.chat_id == chat_id)
    return int((await connection.execute(query.where(~feeds.c.shipped))).scalar_one())
