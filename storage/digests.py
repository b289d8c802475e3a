"""Digests, each made once for the readers who want the same of the same window, and what sets readers apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import digests, reader_feeds, reader_words


@dataclass(frozen=True, slots=True)
class NewDigest:
    """A rendered digest; `cohort` names everything it depends on, `outlets` the count of each story as shown."""

    cohort: str
    window_start: datetime
    window_end: datetime
    outlets: Mapping[int, int]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptDigest:
    """The messages of a digest, and the stories in it with their counts of outlets."""

    id: int
    outlets: Mapping[int, int]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What sets a reader's digest apart: feeds switched on or off, words followed and muted, all in order."""

    feeds: tuple[tuple[int, bool], ...] = ()
    follows: tuple[str, ...] = ()
    mutes: tuple[str, ...] = ()


async def find(connection: AsyncConnection, cohort: str, start: datetime, end: datetime) -> int | None:
    same = (digests.c.cohort == cohort) & (digests.c.window_start == start) & (digests.c.window_end == end)
    return (await connection.execute(select(digests.c.id).where(same))).scalar()


async def keep(connection: AsyncConnection, digest: NewDigest, now: datetime) -> int:
    values = {
        "cohort": digest.cohort,
        "window_start": digest.window_start,
        "window_end": digest.window_end,
        "stories": [list(pair) for pair in digest.outlets.items()],
        "parts": list(digest.parts),
        "created_at": now,
    }
    return int((await connection.execute(insert(digests).values(values).returning(digests.c.id))).scalar_one())


async def load(connection: AsyncConnection, digest_id: int) -> KeptDigest:
    row = (await connection.execute(select(digests).where(digests.c.id == digest_id))).one()
    return KeptDigest(row.id, {story_id: count for story_id, count in row.stories}, tuple(row.parts))


async def choices(connection: AsyncConnection, chat_ids: Sequence[int]) -> dict[int, Choices]:
    """The choices of these chats; a chat that made none is left out."""
    feeds: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    mine = select(reader_feeds).where(reader_feeds.c.chat_id.in_(list(chat_ids)))
    for row in await connection.execute(mine.order_by(reader_feeds.c.feed_id)):
        feeds[row.chat_id].append((row.feed_id, row.enabled))
    words: dict[tuple[int, str], list[str]] = defaultdict(list)
    said = select(reader_words).where(reader_words.c.chat_id.in_(list(chat_ids)))
    for row in await connection.execute(said.order_by(reader_words.c.words)):
        words[row.chat_id, row.kind].append(row.words)
    chats = {*feeds, *(chat_id for chat_id, _kind in words)}
    return {
        chat_id: Choices(tuple(feeds[chat_id]), tuple(words[chat_id, "follow"]), tuple(words[chat_id, "mute"]))
        for chat_id in chats
    }


async def count_empty(connection: AsyncConnection, since: datetime) -> tuple[int, int]:
    """How many digests were made since a moment, and how many of them had nothing to tell."""
    nothing = func.count().filter(func.json_array_length(digests.c.stories) == 0)
    row = (await connection.execute(select(func.count(), nothing).where(digests.c.created_at >= since))).one()
    return int(row[0]), int(row[1])
