"""Forgets what is over: old texts but not the quotes from them, old deliveries, what chats saw long ago."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select, tuple_, update

from storage import search
from storage.database import Connection, Database
from storage.schema import articles, deliveries, digests, shown_stories

Forget = Callable[[Connection, datetime], Awaitable[int]]

# Rows in one transaction: writers beside it wait some milliseconds, not seconds.
BATCH = 500
# A story lives 72 hours and a reader may be away for a week; a month covers both with room to spare.
SHOWN_KEPT = timedelta(days=30)
# How long an administrator may ask what happened to a digest.
DELIVERIES_KEPT = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Tidied:
    """How much was forgotten."""

    texts: int
    shown: int
    deliveries: int
    digests: int


async def tidy(database: Database, *, texts_kept: timedelta, now: datetime) -> Tidied:
    """Forget in small transactions; a kill between two of them leaves the rest for the next night."""
    texts = await _in_batches(database, now - texts_kept, _forget_texts)
    shown = await _in_batches(database, now - SHOWN_KEPT, _forget_shown)
    delivered = await _in_batches(database, now - DELIVERIES_KEPT, _forget_deliveries)
    made = await _in_batches(database, now - DELIVERIES_KEPT, _forget_digests)
    return Tidied(texts, shown, delivered, made)


async def _in_batches(database: Database, before: datetime, forget: Forget) -> int:
    forgotten = 0
    while True:
        async with database.write() as connection:
            batch = await forget(connection, before)
        forgotten += batch
        if batch < BATCH:
            return forgotten


async def _forget_texts(connection: Connection, before: datetime) -> int:
    """The text and the sentences cut from it; title, address and quotes stay, and the title can be searched for."""
    old = select(articles.c.id).where(articles.c.published_at < before, articles.c.text.is_not(None)).limit(BATCH)
    ids = list((await connection.execute(old)).scalars())
    await connection.execute(update(articles).where(articles.c.id.in_(ids)).values(text=None, summary=[]))
    await search.forget_bodies(connection, ids)
    return len(ids)


async def _forget_shown(connection: Connection, before: datetime) -> int:
    key = (shown_stories.c.chat_id, shown_stories.c.story_id)
    return await _delete(connection, shown_stories, key, shown_stories.c.shown_at < before)


async def _forget_deliveries(connection: Connection, before: datetime) -> int:
    return await _delete(connection, deliveries, (deliveries.c.id,), deliveries.c.finished_at < before)


async def _forget_digests(connection: Connection, before: datetime) -> int:
    needed = select(deliveries.c.id).where(deliveries.c.digest_id == digests.c.id).exists()
    return await _delete(connection, digests, (digests.c.id,), (digests.c.created_at < before) & ~needed)


async def _delete(
    connection: Connection, table: Table, key: tuple[ColumnElement[Any], ...], old: ColumnElement[bool]
) -> int:
    rows = (await connection.execute(select(*key).where(old).limit(BATCH))).all()
    if rows:
        await connection.execute(delete(table).where(tuple_(*key).in_([tuple(row) for row in rows])))
    return len(rows)
