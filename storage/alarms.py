"""Alarms that stand, so that each is told once, and the signs by which they are raised."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, extract, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import digests
from storage.schema import alarms, article_feeds, articles, deliveries
from storage.upsert import insert_new


async def standing(connection: AsyncConnection) -> set[str]:
    """The keys of the alarms that were told and have not ended."""
    return set((await connection.execute(select(alarms.c.key))).scalars())


async def change(connection: AsyncConnection, begun: Collection[str], ended: Collection[str], now: datetime) -> None:
    for key in begun:
        await connection.execute(insert_new(connection, alarms, {"key": key, "raised_at": now}))
    await connection.execute(delete(alarms).where(alarms.c.key.in_(list(ended))))


@dataclass(frozen=True, slots=True)
class Habit:
    """How a feed brings what is new: how many articles, the longest pause between two, and when the last one."""

    arrivals: int
    longest_pause: timedelta
    last: datetime


async def habits(connection: AsyncConnection, since: datetime) -> dict[int, Habit]:
    """The habit of each feed since a moment; counted where the rows are, of which a month has a hundred thousand."""
    moment, feed = extract("epoch", articles.c.added_at), article_feeds.c.feed_id
    before = func.lag(moment).over(partition_by=feed, order_by=articles.c.added_at)
    carried = select(feed, articles.c.added_at, (moment - before).label("pause"))
    each = carried.join(articles, articles.c.id == article_feeds.c.article_id).where(articles.c.added_at >= since)
    one = each.subquery()
    longest = func.coalesce(func.max(one.c.pause), 0)
    query = select(one.c.feed_id, func.count(), longest, func.max(one.c.added_at)).group_by(one.c.feed_id)
    rows = await connection.execute(query)
    return {feed_id: Habit(count, timedelta(seconds=float(pause)), last) for feed_id, count, pause, last in rows}


@dataclass(frozen=True, slots=True)
class DeliverySigns:
    """Since a moment: digests made and how many of those were empty; deliveries done, failed, and late at work."""

    digests: int
    empty: int
    done: int
    failed: int
    stuck: int


async def delivery_signs(connection: AsyncConnection, since: datetime) -> DeliverySigns:
    """A delivery that was put off at least three times is stuck; one to a chat that left the bot is no failure."""
    made, empty = await digests.count_empty(connection, since)
    ended = select(
        func.count().filter(deliveries.c.state == "done"),
        func.count().filter(deliveries.c.state == "failed"),
        func.count().filter(deliveries.c.state.in_(("claimed", "sending")) & (deliveries.c.attempts >= 3)),
    ).where(deliveries.c.due_at >= since)
    return DeliverySigns(made, empty, *(await connection.execute(ended)).one())
