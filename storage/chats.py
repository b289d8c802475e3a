"""What happens to a chat as a chat: the bot is put out of it, it gets another id, it loses its topic."""

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


async def leave_topic(connection: AsyncConnection, chat_id: int) -> None:
    """The forum topic is gone: digests go to the chat itself."""
    await connection.execute(update(readers).where(readers.c.chat_id == chat_id).values(thread_id=None))


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """A group became a supergroup: everything kept about it goes on under the new id.

    Where the new id has subscribed already, its own settings stand; what both have is kept once. Why nothing was sent
    to the old id (the bot leaves it with the move) is no reason for the new one, which is looked at by the next tick.
    """
    row = (await connection.execute(select(readers).where(readers.c.chat_id == old))).one_or_none()
    if row is None:
        return
    known = (await connection.execute(select(readers.c.subscribed).where(readers.c.chat_id == new))).one_or_none()
    settings = {**row._mapping, "chat_id": new, "kind": "supergroup", "suspended": None}
    if row.subscribed and row.next_digest_at is None:
        settings["next_digest_at"] = row.covered_until or row.created_at
    if known is None:
        await connection.execute(insert(readers).values(settings))
    elif not known.subscribed:
        await connection.execute(update(readers).where(readers.c.chat_id == new).values(settings))
    await _hand_over(connection, old, new)
    await connection.execute(delete(readers).where(readers.c.chat_id == old))


async def _hand_over(connection: AsyncConnection, old: int, new: int) -> None:
    for table, names in BELONGINGS.items():
        twin = table.alias()
        same = [twin.c[name] == table.c[name] for name in names]
        taken = select(twin.c.chat_id).where(twin.c.chat_id == new, *same).exists()
        await connection.execute(update(table).where(table.c.chat_id == old, ~taken).values(chat_id=new))
