"""What happens to a chat as a chat: it blocks the bot, comes back, gets another id, loses its topic."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import endings
from storage.schema import deliveries as delivery_table
from storage.schema import reader_feeds, reader_words, readers, shown_stories

BELONGINGS = {
    reader_feeds: ("feed_id",),
    reader_words: ("kind", "words"),
    shown_stories: ("story_id",),
    delivery_table: ("local_date", "slot"),
}


async def suspend(connection: AsyncConnection, chat_id: int, reason: str, now: datetime) -> bool:
    """Send nothing more until the reader returns; everything is kept. False if it was suspended already."""
    active = (readers.c.chat_id == chat_id) & readers.c.suspended.is_(None)
    changed = await connection.execute(update(readers).where(active).values(suspended=reason, next_digest_at=None))
    await endings.drop_all(connection, chat_id, reason, now)
    return changed.rowcount > 0


async def resume(connection: AsyncConnection, chat_id: int, next_digest_at: datetime | None) -> bool:
    """The reader is back, a subscriber goes on at `next_digest_at`. False if it was not suspended."""
    away = (readers.c.chat_id == chat_id) & readers.c.suspended.is_not(None)
    changed = await connection.execute(update(readers).where(away).values(suspended=None))
    if changed.rowcount:
        mine = (readers.c.chat_id == chat_id) & readers.c.subscribed
        await connection.execute(update(readers).where(mine).values(next_digest_at=next_digest_at))
    return changed.rowcount > 0


async def leave_topic(connection: AsyncConnection, chat_id: int) -> None:
    """The forum topic is gone: digests go to the chat itself."""
    await connection.execute(update(readers).where(readers.c.chat_id == chat_id).values(thread_id=None))


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """A group became a supergroup: everything kept about it goes on under the new id.

    Where the new id is known already, its own settings stand and what both have is kept once.
    """
    row = (await connection.execute(select(readers).where(readers.c.chat_id == old))).one_or_none()
    if row is None:
        return
    known = await connection.execute(select(readers.c.chat_id).where(readers.c.chat_id == new))
    if known.first() is None:
        await connection.execute(insert(readers).values({**row._mapping, "chat_id": new, "kind": "supergroup"}))
    for table, names in BELONGINGS.items():
        twin = table.alias()
        same = [twin.c[name] == table.c[name] for name in names]
        taken = select(twin.c.chat_id).where(twin.c.chat_id == new, *same).exists()
        await connection.execute(update(table).where(table.c.chat_id == old, ~taken).values(chat_id=new))
    await connection.execute(delete(readers).where(readers.c.chat_id == old))
