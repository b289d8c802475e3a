"""Due feeds are polled, and what is new in them is kept: `take due | fetch | parse | read entries | record`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
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

Done = Callable[[Feed, "NewsRead"], None]

# Feeds polled side by side; the client paces each host by itself.
PARALLEL_FEEDS = 50
# Longer than any poll takes, so that a feed is never polled twice at once.
LEASE = timedelta(minutes=15)
LONGEST_VISIT = 600.0  # seconds; 60 pages of a host that asks for ten seconds between them
PARSE_SECONDS = 15.0
LONGEST_TITLE = 100


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


class Poller:
    """Visits due feeds side by side; one feed's trouble is recorded with it and never stops another.

    poller.begin()    # starts as many visits as there is room for; the others wait for the next call
    poller.idle()     # until no visit is under way
    poller.stop()     # ends the visits under way; their feeds are due again at once
    """

    def __init__(self, desk: Desk, done: Done | None = None) -> None:
        self._desk = desk
        self._done = done
        self._visits: dict[asyncio.Task[None], int] = {}
        self.total = NewsRead()

    async def begin(self) -> int:
        """How many visits were started."""
        desk = self._desk
        await desk.grouping.load(desk.store, desk.workers, desk.clock())
        room = PARALLEL_FEEDS - len(self._visits)
        if room <= 0:
            return 0
        async with desk.store.write() as connection:
            due = await feeds.take_due(connection, desk.clock(), room, LEASE)
        for feed in due:
            visit = asyncio.create_task(self._visit(feed))
            self._visits[visit] = feed.id
            visit.add_done_callback(self._visits.pop)
        return len(due)

    async def idle(self) -> None:
        while self._visits:
            await asyncio.wait(self._visits)

    async def stop(self) -> None:
        left = dict(self._visits)
        for visit in left:
            visit.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        if left:
            async with self._desk.store.write() as connection:
                await feeds.give_back(connection, left.values(), self._desk.clock())

    async def _visit(self, feed: Feed) -> None:
        try:
            async with asyncio.timeout(LONGEST_VISIT):
                report = await _read_feed(self._desk, feed)
        except TimeoutError:
            report = await _failed(self._desk, feed, f"a visit took longer than {LONGEST_VISIT / 60:.0f} minutes")
        except Exception as error:
            log.exception("feed %s", feed.url)
            report = await _failed(self._desk, feed, f"cannot be read: {type(error).__name__}")
        self.total += report
        if self._done:
            self._done(feed, report)


async def read_news(desk: Desk, done: Done | None = None) -> NewsRead:
    """Visit every feed that is due, once; `done` hears of each as it ends."""
    poller = Poller(desk, done)
    while await poller.begin():
        await poller.idle()
    return poller.total


async def _read_feed(desk: Desk, feed: Feed) -> NewsRead:
    fetched = await desk.http.fetch(feed.url, kind=Kind.FEED, etag=feed.etag, last_modified=feed.last_modified)
    match fetched:
        case FetchFailed():
            return await _failed(desk, feed, fetched.reason, fetched)
        case NotModified():
            return await _unchanged(desk, feed, fetched)
        case Response(body=body) if body_hash(body) == feed.body_hash:
            return await _unchanged(desk, feed, fetched)
        case Response():
            return await _changed(desk, feed, fetched)


async def _changed(desk: Desk, feed: Feed, response: Response) -> NewsRead:
    parse = partial(parse_feed, response.body, url=response.url, content_type=response.content_type, now=desk.clock())
    parsed = await desk.workers.run(parse, timeout=PARSE_SECONDS)
    if isinstance(parsed, FeedUnreadable):
        return await _failed(desk, feed, f"not readable as a feed: {parsed.reason}")
    if isinstance(parsed, TaskFailed):
        return await _failed(desk, feed, f"parsing {parsed.because}")
    feed = await _moved(desk, feed, response.permanent_url)
    feed = await _named(desk, feed, parsed.title)
    read = await read_entries(desk, feed, parsed)
    await _record(desk, feed, _success(desk, feed, response, parsed, read))
    return NewsRead(feeds=1, new=read.new, changed=read.changed)


async def _moved(desk: Desk, feed: Feed, url: str | None) -> Feed:
    """Follows a permanent redirect, once it is known to lead to a feed and not to a site's front page."""
    if url is None:
        return feed
    async with desk.store.write() as connection:
        kept = await feeds.get(connection, await feeds.move(connection, feed.id, url))
    log.info("feed %s moved for good to %s", feed.url, url)
    return kept or feed


async def _named(desk: Desk, feed: Feed, title: str) -> Feed:
    """At the first visit a feed that a reader added gets the name it gives itself, in place of that reader's."""
    if feed.shipped or feed.polled_at is not None or not title:
        return feed
    async with desk.store.write() as connection:
        await feeds.name(connection, feed.id, title[:LONGEST_TITLE])
    return replace(feed, title=title[:LONGEST_TITLE])


def _success(desk: Desk, feed: Feed, response: Response, parsed: ParsedFeed, read: EntriesRead) -> Poll:
    """While pages are owed the feed is asked for in full again, so that their entries come back."""
    caching = Caching() if read.owed else response.caching
    interval, now = parsed.ttl * 60 if parsed.ttl else None, desk.clock()
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


async def _unchanged(desk: Desk, feed: Feed, fetched: NotModified | Response) -> NewsRead:
    caching, feed, now = fetched.caching, await _moved(desk, feed, fetched.permanent_url), desk.clock()
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


async def _failed(desk: Desk, feed: Feed, reason: str, failure: FetchFailed | None = None) -> NewsRead:
    errors, now = feed.errors + 1, desk.clock()
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
