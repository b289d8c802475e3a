"""Updates of Telegram: kept until they are answered, and remembered so that none is answered twice.

Telegram forgets an update when it is confirmed; what was confirmed and not yet answered stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import updates
from storage.upsert import insert_new, upsert

RESTARTS = 3


async def keep(connection: AsyncConnection, bodies: Mapping[int, Any], now: datetime) -> None:
    """Keep updates, each a JSON value under its number, before they are confirmed; known ones stay as they are."""
    for update_id, body in bodies.items():
        values = {"update_id": update_id, "body": body, "restarts": 0, "received_at": now}
        await connection.execute(insert_new(connection, updates, values))


async def unanswered(connection: AsyncConnection) -> list[Any]:
    """The updates that a stop left unanswered, in the order of their numbers, RESTARTS times at most.

    One that is left every time may be what stops the program.
    """
    left = updates.c.handled_at.is_(None) & updates.c.body.is_not(None) & (updates.c.restarts < RESTARTS)
    query = select(updates.c.body).where(left).order_by(updates.c.update_id)
    bodies = list((await connection.execute(query)).scalars())
    await connection.execute(update(updates).where(left).values(restarts=updates.c.restarts + 1))
    return bodies


async def handled(connection: AsyncConnection, update_id: int) -> bool:
    query = select(updates.c.handled_at).where(updates.c.update_id == update_id)
    return (await connection.execute(query)).scalar() is not None


async def take(connection: AsyncConnection, update_id: int, now: datetime) -> None:
    """Mark an update as answered and forget what it said."""
    values = {"update_id": update_id, "body": None, "restarts": 0, "received_at": now, "handled_at": now}
    marked = upsert(connection, updates, values, keys=("update_id",), first_only=("received_at",))
    await connection.execute(marked)


async def forget_before(connection: AsyncConnection, moment: datetime) -> None:
    """Telegram keeps an update for 24 hours; older ones cannot come again."""
    await connection.execute(delete(updates).where(updates.c.received_at < moment))
