"""Due feeds are polled, and what is new in them is kept: `take due | fetch | parse | read entries | record`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.pipeline.desk import Desk
from bot.pipeline.entries import EntriesRead, read_entries
from bot.reading.feeds import FeedUnreadable, ParsedFeed, parse_feed
from bot.reading.responses import Caching, FetchFailed, Kind, NotModified, Response
from bot.reading.schedule import Pace, body_hash, next_attempt, next_poll
from bot.reading.workers import TaskFailed
from storage import feeds
from storage.feeds import Feed, Poll

log = logging.getLogger(__name__)

# Feeds polled side by side; the client paces each host by itself.
PARALLEL_FEEDS = 50
# Longer than any poll takes, so that a feed is never polled twice at once.
LEASE = timedelta(minutes=15)
PARSE_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class NewsRead:
    """What one round of polling brought."""

    feeds: int = 0
    failing: int = 0
    new: int = 0
    changed: int = 0

    def __add__(self, other: NewsRead) -> NewsRead:
        return NewsRead(
            self.feeds + other.feeds, self.failing + other.failing, self.new + other.new, self.changed + other.changed
        )


async def read_news(
    desk: Desk, now: datetime, *, limit: int = 500, done: Callable[[Feed, NewsRead], None] | None = None
) -> NewsRead:
    """Poll the feeds that are due, at most `limit`; `done` hears of each as it ends.

    One feed's trouble is recorded with it and never stops another.
    """
    await desk.grouping.load(desk.store, desk.workers, now)
    async with desk.store.write() as connection:
        due = await feeds.take_due(connection, now, limit, LEASE)
    places = asyncio.Semaphore(PARALLEL_FEEDS)

    async def read(feed: Feed) -> NewsRead:
        async with places:
            report = await _read_feed(desk, feed, now)
        if done:
            done(feed, report)
        return report

    return sum(await asyncio.gather(*map(read, due)), NewsRead())


async def _read_feed(desk: Desk, feed: Feed, now: datetime) -> NewsRead:
    fetched = await desk.http.fetch(feed.url, kind=Kind.FEED, etag=feed.etag, last_modified=feed.last_modified)
    match fetched:
        case FetchFailed():
            return await _failed(desk, feed, fetched.reason, now, failure=fetched)
        case NotModified():
            return await _unchanged(desk, feed, fetched, now)
        case Response(body=body) if body_hash(body) == feed.body_hash:
            return await _unchanged(desk, feed, fetched, now)
        case Response():
            return await _changed(desk, feed, fetched, now)


async def _changed(desk: Desk, feed: Feed, response: Response, now: datetime) -> NewsRead:
    parse = partial(parse_feed, response.body, url=response.url, content_type=response.content_type, now=now)
    parsed = await desk.workers.run(parse, timeout=PARSE_SECONDS)
    if isinstance(parsed, FeedUnreadable):
        return await _failed(desk, feed, f"not readable as a feed: {parsed.reason}", now)
    if isinstance(parsed, TaskFailed):
        return await _failed(desk, feed, f"parsing {parsed.because}", now)
    feed = await _moved(desk, feed, response.permanent_url)
    read = await read_entries(desk, feed, parsed, now)
    await _record(desk, feed, _success(desk, feed, response, parsed, read, now))
    return NewsRead(feeds=1, new=read.new, changed=read.changed)


async def _moved(desk: Desk, feed: Feed, url: str | None) -> Feed:
    """Follows a permanent redirect, once it is known to lead to a feed and not to a site's front page."""
    if url is None:
        return feed
    async with desk.store.write() as connection:
        kept = await feeds.get(connection, await feeds.move(connection, feed.id, url))
    log.info("feed %s moved for good to %s", feed.url, url)
    return kept or feed


def _success(desk: Desk, feed: Feed, response: Response, parsed: ParsedFeed, read: EntriesRead, now: datetime) -> Poll:
    """While pages are owed the feed is asked for in full again, so that their entries come back."""
    caching = Caching() if read.owed else response.caching
    interval = parsed.ttl * 60 if parsed.ttl else None
    return Poll(
        state=feeds.OK,
        errors=0,
        last_error=None,
        etag=caching.etag,
        last_modified=caching.last_modified,
        body_hash=None if read.owed else body_hash(response.body),
        interval_seconds=interval,
        next_poll_at=next_poll(now, _pace(desk, interval, response.caching), desk.random),
        polled_at=now,
        article_at=now if read.new else feed.article_at,
    )


async def _unchanged(desk: Desk, feed: Feed, fetched: NotModified | Response, now: datetime) -> NewsRead:
    caching, feed = fetched.caching, await _moved(desk, feed, fetched.permanent_url)
    poll = Poll(
        state=feeds.OK,
        errors=0,
        last_error=None,
        etag=caching.etag or feed.etag,
        last_modified=caching.last_modified or feed.last_modified,
        body_hash=feed.body_hash,
        interval_seconds=feed.interval_seconds,
        next_poll_at=next_poll(now, _pace(desk, feed.interval_seconds, caching), desk.random),
        polled_at=now,
        article_at=feed.article_at,
    )
    await _record(desk, feed, poll)
    return NewsRead(feeds=1)


async def _failed(
    desk: Desk, feed: Feed, reason: str, now: datetime, *, failure: FetchFailed | None = None
) -> NewsRead:
    errors = feed.errors + 1
    pace = _pace(desk, feed.interval_seconds, Caching(retry_after=failure.retry_after if failure else None))
    again = next_attempt(now, pace, failure, errors, desk.random)
    poll = Poll(
        state=feeds.FAILING if again else feeds.GONE,
        errors=errors,
        last_error=reason[:500],
        etag=feed.etag,
        last_modified=feed.last_modified,
        body_hash=feed.body_hash,
        interval_seconds=feed.interval_seconds,
        next_poll_at=again,
        polled_at=now,
        article_at=feed.article_at,
    )
    await _record(desk, feed, poll)
    log.warning("feed %s failed, %d in a row: %s", feed.url, errors, reason)
    return NewsRead(feeds=1, failing=1)


async def _record(desk: Desk, feed: Feed, poll: Poll) -> None:
    async with desk.store.write() as connection:
        await feeds.record_poll(connection, feed.id, poll)


def _pace(desk: Desk, interval_seconds: int | None, caching: Caching) -> Pace:
    ttl = interval_seconds // 60 if interval_seconds else None
    return Pace(interval=desk.interval, ttl=ttl, max_age=caching.max_age, retry_after=caching.retry_after)
