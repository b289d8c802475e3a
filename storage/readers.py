"""Readers: the chats that get digests, when, in what language, and what they follow and mute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import reader_words, readers
from storage.upsert import insert_new

FOLLOW, MUTE = "follow", "mute"
EVERY_DAY = 0b1111111


@dataclass(frozen=True, slots=True)
class Reader:
    """A chat; `hours` are local "HH:MM", bit 0 of `weekdays` is Monday, `suspended` says why nothing is sent."""

    chat_id: int
    thread_id: int | None
    kind: str
    title: str | None
    language: str
    zone: str
    place: str | None
    hours: tuple[str, ...]
    weekdays: int
    length: str
    show_quotes: bool
    subscribed: bool
    suspended: str | None
    next_digest_at: datetime | None
    covered_until: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NewReader:
    """What is known of a chat that speaks for the first time."""

    chat_id: int
    kind: str
    title: str | None
    language: str
    zone: str
    hours: tuple[str, ...] = ("09:00",)
    thread_id: int | None = None


def reader_of(row: Row[Any]) -> Reader:
    values = dict(row._mapping)
    return Reader(**{**values, "hours": tuple(values["hours"])})


async def get(connection: AsyncConnection, chat_id: int) -> Reader | None:
    row = (await connection.execute(select(readers).where(readers.c.chat_id == chat_id))).one_or_none()
    return reader_of(row) if row else None


async def ensure(connection: AsyncConnection, reader: NewReader, now: datetime) -> Reader:
    """The reader of a chat, entered without a subscription if it is new."""
    values = {
        **{name: getattr(reader, name) for name in NewReader.__slots__},
        "hours": list(reader.hours),
        "weekdays": EVERY_DAY,
        "length": "medium",
        "show_quotes": True,
        "subscribed": False,
        "created_at": now,
    }
    await connection.execute(insert_new(connection, readers, values))
    kept = await get(connection, reader.chat_id)
    assert kept is not None
    return kept


async def change(connection: AsyncConnection, chat_id: int, **values: Any) -> Reader | None:
    """Give columns of a reader new values; None if the chat is not kept."""
    if "hours" in values:
        values["hours"] = list(values["hours"])
    await connection.execute(update(readers).where(readers.c.chat_id == chat_id).values(**values))
    return await get(connection, chat_id)


async def forget(connection: AsyncConnection, chat_id: int) -> bool:
    """Delete everything kept about a chat; False if nothing was."""
    return (await connection.execute(delete(readers).where(readers.c.chat_id == chat_id))).rowcount > 0


async def subscribed_chats(connection: AsyncConnection) -> list[int]:
    """Those whom a broadcast reaches."""
    query = select(readers.c.chat_id).where(readers.c.subscribed, readers.c.suspended.is_(None))
    return list((await connection.execute(query.order_by(readers.c.chat_id))).scalars())


@dataclass(frozen=True, slots=True)
class ReaderCounts:
    known: int
    subscribed: int
    suspended: int


async def count(connection: AsyncConnection) -> ReaderCounts:
    active = readers.c.subscribed & readers.c.suspended.is_(None)
    query = select(
        func.count(),
        func.count().filter(active),
        func.count().filter(readers.c.suspended.is_not(None)),
    ).select_from(readers)
    return ReaderCounts(*(await connection.execute(query)).one())


async def suspensions(connection: AsyncConnection) -> dict[str, int]:
    """How many readers are suspended for each reason."""
    query = select(readers.c.suspended, func.count()).where(readers.c.suspended.is_not(None))
    rows = await connection.execute(query.group_by(readers.c.suspended).order_by(readers.c.suspended))
    return {reason: count for reason, count in rows}


@dataclass(frozen=True, slots=True)
class Words:
    """Words or a person that a chat follows or mutes."""

    id: int
    kind: str
    words: str


async def words(connection: AsyncConnection, chat_id: int) -> list[Words]:
    query = select(reader_words.c.id, reader_words.c.kind, reader_words.c.words)
    rows = await connection.execute(query.where(reader_words.c.chat_id == chat_id).order_by(reader_words.c.id))
    return [Words(**row._mapping) for row in rows]


async def add_words(connection: AsyncConnection, chat_id: int, kind: str, text: str) -> bool:
    """False if they are kept already."""
    values = {"chat_id": chat_id, "kind": kind, "words": text}
    return (await connection.execute(insert_new(connection, reader_words, values))).rowcount > 0


async def remove_words(connection: AsyncConnection, chat_id: int, words_id: int) -> bool:
    """Only a chat's own words go; False if it has none of that id."""
    mine = (reader_words.c.chat_id == chat_id) & (reader_words.c.id == words_id)
    return (await connection.execute(delete(reader_words).where(mine))).rowcount > 0
