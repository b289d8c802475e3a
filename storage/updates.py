"""Updates of Telegram that were answered, so that one delivered twice is answered once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import handled_updates
from storage.upsert import insert_new


async def take(connection: AsyncConnection, update_id: int, now: datetime) -> bool:
    """True for the first who asks for an update, False for every later one."""
    values = {"update_id": update_id, "handled_at": now}
    return (await connection.execute(insert_new(connection, handled_updates, values))).rowcount > 0


async def handled(connection: AsyncConnection, update_id: int) -> bool:
    """Whether somebody has taken an update."""
    query = select(handled_updates.c.update_id).where(handled_updates.c.update_id == update_id)
    return (await connection.execute(query)).scalar() is not None


async def give_back(connection: AsyncConnection, update_id: int) -> None:
    """Handling was cut short: the next delivery of the update is to be answered."""
    await connection.execute(delete(handled_updates).where(handled_updates.c.update_id == update_id))


async def forget_before(connection: AsyncConnection, moment: datetime) -> None:
    """Telegram keeps an update for 24 hours; older ones cannot come again."""
    await connection.execute(delete(handled_updates).where(handled_updates.c.handled_at < moment))
