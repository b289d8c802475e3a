"""Deliveries that end before they are done: what of their news has not arrived is told by a later digest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.deliveries import DROPPED, FAILED, OPEN, PART_SENT
from storage.schema import deliveries, delivery_parts, readers

_ARRIVED = (
    select(delivery_parts.c.number)
    .where(delivery_parts.c.delivery_id == deliveries.c.id, delivery_parts.c.state == PART_SENT)
    .exists()
)
_TO_END = (deliveries.c.id, deliveries.c.chat_id, deliveries.c.window_start)


async def fail(
    connection: AsyncConnection, delivery_id: int, error: str, now: datetime, *, state: str = FAILED
) -> None:
    """Give up what has not ended; where nothing has arrived, its news go into the reader's next digest."""
    mine = and_(deliveries.c.id == delivery_id, deliveries.c.state.in_(OPEN))
    row = (await connection.execute(select(*_TO_END, _ARRIVED.label("arrived")).where(mine))).one_or_none()
    if row is not None:
        await _end(connection, [row.id], error, now, state)
        await _uncover(connection, {} if row.arrived else {row.chat_id: row.window_start})


async def fold(
    connection: AsyncConnection, chats: Sequence[int], local_date: str, slot: str, since: datetime, now: datetime
) -> dict[int, datetime]:
    """Take back what these chats are still owed since a moment, before they claim the next date and slot.

    Nothing of it has arrived, so that its news are told by the digest that is claimed now, and not by both. Returns,
    for the chats that it concerns, from when on they have to be told. A chat that has claimed this date and slot
    before is left alone.
    """
    others = or_(deliveries.c.local_date != local_date, deliveries.c.slot != slot)
    owed = select(deliveries.c.id).where(deliveries.c.state.in_(OPEN), others)
    if (await connection.execute(owed.limit(1))).first() is None:
        return {}  # nearly always; asking for each of a thousand chats takes longer than claiming for them
    twin = deliveries.alias()
    claimed = select(twin.c.id).where(
        twin.c.chat_id == deliveries.c.chat_id, twin.c.local_date == local_date, twin.c.slot == slot
    )
    query = select(*_TO_END).where(
        deliveries.c.chat_id.in_(list(chats)),
        deliveries.c.local_date >= (since - timedelta(days=1)).date().isoformat(),
        deliveries.c.finished_at.is_(None),  # as `state` in OPEN, in words that leave the index of chats to be chosen
        ~_ARRIVED,
        ~claimed.exists(),
    )
    rows = (await connection.execute(query.order_by(deliveries.c.window_start.desc()))).all()
    if not rows:
        return {}
    await _end(connection, [row.id for row in rows], "folded into the next digest", now, FAILED)
    starts = {row.chat_id: row.window_start for row in rows}  # of several the earliest
    await _uncover(connection, starts)
    mine = readers.c.chat_id.in_(list(starts))
    covered = await connection.execute(select(readers.c.chat_id, readers.c.covered_until).where(mine))
    return {row.chat_id: row.covered_until for row in covered}


async def _end(connection: AsyncConnection, ids: Sequence[int], error: str, now: datetime, state: str) -> None:
    values = {"state": state, "finished_at": now, "last_error": error}
    await connection.execute(update(deliveries).where(deliveries.c.id.in_(ids)).values(values))


async def _uncover(connection: AsyncConnection, starts: Mapping[int, datetime]) -> None:
    """Take back that chats were told of anything from these moments on, also where a later claim has built on it.

    What the chat has been shown of the later window does not come again.
    """
    covered = and_(readers.c.chat_id == bindparam("chat"), readers.c.covered_until > bindparam("start"))
    take_back = update(readers).where(covered).values(covered_until=bindparam("start"))
    if starts:
        await connection.execute(take_back, [{"chat": chat_id, "start": start} for chat_id, start in starts.items()])


async def drop_all(connection: AsyncConnection, chat_id: int, reason: str, now: datetime) -> None:
    """Give up everything that is open for a chat."""
    mine = and_(deliveries.c.chat_id == chat_id, deliveries.c.state.in_(OPEN))
    rows = await connection.execute(select(deliveries.c.id).where(mine))
    for delivery_id in list(rows.scalars()):
        await fail(connection, delivery_id, reason, now, state=DROPPED)
