"""Alarms that stand, so that each is told once, and the signs by which they are raised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import alarms, articles, deliveries, digests
from storage.upsert import insert_new


async def standing(connection: AsyncConnection) -> set[str]:
    """The keys of the alarms that were told and have not ended."""
    return set((await connection.execute(select(alarms.c.key))).scalars())


async def change(connection: AsyncConnection, begun: Collection[str], ended: Collection[str], now: datetime) -> None:
    for key in begun:
        await connection.execute(insert_new(connection, alarms, {"key": key, "raised_at": now}))
    await connection.execute(delete(alarms).where(alarms.c.key.in_(list(ended))))


async def arrivals(connection: AsyncConnection, since: datetime) -> dict[int, list[datetime]]:
    """When each feed brought something new, oldest first."""
    found: dict[int, list[datetime]] = defaultdict(list)
    query = select(articles.c.feed_id, articles.c.added_at).where(articles.c.added_at >= since)
    for feed_id, added_at in await connection.execute(query.order_by(articles.c.added_at)):
        if feed_id is not None:
            found[feed_id].append(added_at)
    return found


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
    empty = func.json_array_length(digests.c.stories) == 0
    made = select(func.count(), func.count().filter(empty)).where(digests.c.created_at >= since)
    ended = select(
        func.count().filter(deliveries.c.state == "done"),
        func.count().filter(deliveries.c.state == "failed"),
        func.count().filter(deliveries.c.state.in_(("claimed", "sending")) & (deliveries.c.attempts >= 3)),
    ).where(deliveries.c.due_at >= since)
    row, counts = (await connection.execute(made)).one(), (await connection.execute(ended)).one()
    return DeliverySigns(row[0], row[1], *counts)
