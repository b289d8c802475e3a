"""The outbox: who is due, what was claimed, and which part of which digest has reached which chat.

A delivery is `claimed` once for a chat, local date and slot, `sending` from the first part on, and ends as `done`,
as `failed`, or as `dropped` where the chat is gone or no longer wants it. Each part is journalled as `sending` before
its call and as `sent` after it. After a kill the delivery goes on with its first part that is not `sent`: nothing is
lost, and only the one part that was in flight may come twice.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Text,
    and_,
    func,
    insert,
    literal,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import deliveries, delivery_parts, readers
from storage.upsert import upsert

CLAIMED, SENDING, DONE, FAILED, DROPPED = "claimed", "sending", "done", "failed", "dropped"
OPEN = (CLAIMED, SENDING)
PART_SENDING, PART_SENT = "sending", "sent"


@dataclass(frozen=True, slots=True)
class Due:
    """What says which digest a reader is owed; thousands of readers have the same."""

    hours: tuple[str, ...]
    weekdays: int
    zone: str
    next_digest_at: datetime
    covered_until: datetime | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A digest that is owed: news from `window_start` to `window_end`, for a local date and slot."""

    local_date: str
    slot: str
    due_at: datetime
    window_start: datetime
    window_end: datetime


async def due_readers(connection: AsyncConnection, now: datetime, limit: int) -> dict[Due, list[int]]:
    """The chats whose digest is due, longest due first, by what they share; for the transaction that claims them."""
    return await _due(connection, readers.c.next_digest_at <= now, limit)


async def due_reader(connection: AsyncConnection, chat_id: int, now: datetime) -> dict[Due, list[int]]:
    """One chat, if its digest is due."""
    return await _due(connection, and_(readers.c.chat_id == chat_id, readers.c.next_digest_at <= now), 1)


async def _due(connection: AsyncConnection, which: ColumnElement[bool], limit: int) -> dict[Due, list[int]]:
    """Hours are decoded once for each group: a tick meets a thousand rows and few schedules."""
    hours = type_coerce(readers.c.hours, Text)
    shared = (hours, readers.c.weekdays, readers.c.zone, readers.c.next_digest_at, readers.c.covered_until)
    query = select(readers.c.chat_id, *shared).where(which, readers.c.subscribed, readers.c.suspended.is_(None))
    groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for chat_id, *rest in await connection.execute(query.order_by(readers.c.next_digest_at).limit(limit)):
        groups[tuple(rest)].append(chat_id)
    return {Due(tuple(json.loads(shared[0])), *shared[1:]): chats for shared, chats in groups.items()}


async def claim(
    connection: AsyncConnection, chats: Sequence[int], owed: Claim | None, next_digest_at: datetime | None
) -> int:
    """Enter what these chats are owed, unless it was before, and when they are due next; returns how many were new.

    Both in the caller's transaction: a kill leaves a reader either due or claimed, never neither nor both.
    """
    fresh = await _unclaimed(connection, chats, owed) if owed else []
    others = sorted({*chats}.difference(fresh))
    if others:
        mine = update(readers).where(readers.c.chat_id.in_(others))
        await connection.execute(mine.values(next_digest_at=next_digest_at))
    if owed and fresh:
        await _enter(connection, fresh, owed, next_digest_at)
    return len(fresh)


async def _enter(
    connection: AsyncConnection, chats: Sequence[int], owed: Claim, next_digest_at: datetime | None
) -> None:
    """In two statements for all of them: a thousand rows are a thousand pages already."""
    mine = readers.c.chat_id.in_(list(chats))
    advance = update(readers).where(mine).values(next_digest_at=next_digest_at, covered_until=owed.window_end)
    await connection.execute(advance)
    values = asdict(owed) | {"state": CLAIMED, "attempts": 0}
    constants = [literal(value, deliveries.c[name].type) for name, value in values.items()]
    rows = select(readers.c.chat_id, *constants).where(mine)
    await connection.execute(insert(deliveries).from_select(["chat_id", *values], rows, include_defaults=False))


async def _unclaimed(connection: AsyncConnection, chats: Sequence[int], owed: Claim) -> list[int]:
    same = (deliveries.c.local_date == owed.local_date) & (deliveries.c.slot == owed.slot)
    query = select(deliveries.c.chat_id).where(deliveries.c.chat_id.in_(list(chats)), same)
    return sorted({*chats}.difference((await connection.execute(query)).scalars()))


@dataclass(frozen=True, slots=True)
class Unprepared:
    """A claimed delivery without a digest, with what its reader wants of it."""

    delivery_id: int
    chat_id: int
    local_date: str
    slot: str
    due_at: datetime
    attempts: int
    window_start: datetime
    window_end: datetime
    language: str
    zone: str
    place: str | None
    length: str
    show_quotes: bool


async def unprepared(connection: AsyncConnection, now: datetime, limit: int) -> list[Unprepared]:
    """Claimed deliveries that still need a digest and are not put off, oldest first."""
    joined = deliveries.join(readers, readers.c.chat_id == deliveries.c.chat_id)
    named = {**readers.c, **deliveries.c, "delivery_id": deliveries.c.id}
    query = select(*(named[name].label(name) for name in Unprepared.__slots__)).select_from(joined)
    query = query.where(deliveries.c.state == CLAIMED, deliveries.c.digest_id.is_(None), _not_put_off(now))
    rows = await connection.execute(query.order_by(deliveries.c.due_at, deliveries.c.id).limit(limit))
    return [Unprepared(**row._mapping) for row in rows]


def _not_put_off(now: datetime) -> ColumnElement[bool]:
    return or_(deliveries.c.retry_at.is_(None), deliveries.c.retry_at <= now)


async def attach(connection: AsyncConnection, delivery_ids: Sequence[int], digest_id: int) -> None:
    await connection.execute(
        update(deliveries).where(deliveries.c.id.in_(list(delivery_ids))).values(digest_id=digest_id)
    )


@dataclass(frozen=True, slots=True)
class Pending:
    """A delivery to go on with; `sent` is how many of its parts have arrived, in order from the first.

    `wanted` is false where the reader has unsubscribed or gone since it was claimed.
    """

    delivery_id: int
    chat_id: int
    thread_id: int | None
    digest_id: int
    due_at: datetime
    attempts: int
    sent: int
    wanted: bool


async def pending(
    connection: AsyncConnection, now: datetime, limit: int, in_hand: Collection[int] = ()
) -> list[Pending]:
    """Prepared deliveries that are not finished and not put off, longest due first, without those in hand."""
    sent = (
        select(func.count())
        .where(delivery_parts.c.delivery_id == deliveries.c.id, delivery_parts.c.state == PART_SENT)
        .scalar_subquery()
        .label("sent")
    )
    columns = (deliveries.c.id.label("delivery_id"), deliveries.c.chat_id, readers.c.thread_id)
    wanted = and_(readers.c.subscribed, readers.c.suspended.is_(None)).label("wanted")
    query = select(*columns, deliveries.c.digest_id, deliveries.c.due_at, deliveries.c.attempts, sent, wanted)
    query = query.join(readers, readers.c.chat_id == deliveries.c.chat_id).where(
        deliveries.c.state.in_(OPEN),
        deliveries.c.digest_id.is_not(None),
        _not_put_off(now),
        deliveries.c.id.not_in(list(in_hand)),
    )
    rows = await connection.execute(query.order_by(deliveries.c.due_at, deliveries.c.id).limit(limit))
    return [Pending(**row._mapping) for row in rows]


async def exists(connection: AsyncConnection, delivery_id: int) -> bool:
    found = await connection.execute(select(deliveries.c.id).where(deliveries.c.id == delivery_id))
    return found.first() is not None


async def part_sending(connection: AsyncConnection, delivery_id: int, number: int, now: datetime) -> bool:
    """Before the call: this part is in flight. False where the delivery has ended and nothing may be sent."""
    going_on = and_(deliveries.c.id == delivery_id, deliveries.c.state.in_(OPEN))
    if not (await connection.execute(update(deliveries).where(going_on).values(state=SENDING))).rowcount:
        return False
    values = {"delivery_id": delivery_id, "number": number, "state": PART_SENDING, "at": now}
    await connection.execute(upsert(connection, delivery_parts, values, keys=("delivery_id", "number")))
    return True


async def part_sent(connection: AsyncConnection, delivery_id: int, number: int, message_id: int, now: datetime) -> None:
    """After the call: this part has arrived as a message."""
    mine = and_(delivery_parts.c.delivery_id == delivery_id, delivery_parts.c.number == number)
    values = {"state": PART_SENT, "message_id": message_id, "at": now}
    await connection.execute(update(delivery_parts).where(mine).values(values))


async def finish(connection: AsyncConnection, delivery_id: int, now: datetime) -> None:
    await _set(connection, delivery_id, state=DONE, finished_at=now, retry_at=None)


async def postpone(connection: AsyncConnection, delivery_id: int, retry_at: datetime, error: str) -> None:
    """Not reachable now: try again at a later moment."""
    values = {"retry_at": retry_at, "last_error": error, "attempts": deliveries.c.attempts + 1}
    await connection.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(values))


async def _set(connection: AsyncConnection, delivery_id: int, **values: Any) -> None:
    await connection.execute(update(deliveries).where(deliveries.c.id == delivery_id).values(**values))


@dataclass(frozen=True, slots=True)
class DeliveryCounts:
    """How the outbox stands; `failed` counts those that ended since a moment."""

    waiting: int
    done: int
    failed: int


async def count(connection: AsyncConnection, since: datetime) -> DeliveryCounts:
    ended = deliveries.c.finished_at >= since
    waiting = select(func.count()).where(deliveries.c.state.in_(OPEN)).scalar_subquery()
    done = select(func.count()).where(deliveries.c.state == DONE, ended).scalar_subquery()
    failed = select(func.count()).where(deliveries.c.state == FAILED, ended).scalar_subquery()
    return DeliveryCounts(*(await connection.execute(select(waiting, done, failed))).one())
