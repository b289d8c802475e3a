"""Full text search over stems: SQLite's FTS5, the one place where the two databases part ways.

The index holds stems, not words, so that «ставка» finds «ставку»; callers stem texts and queries alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, text
from sqlalchemy.ext.asyncio import AsyncConnection


async def add(
    connection: AsyncConnection, article_id: int, title_stems: Sequence[str], body_stems: Sequence[str]
) -> None:
    values = {"id": article_id, "title": " ".join(title_stems), "body": " ".join(body_stems)}
    await connection.execute(
        text("INSERT INTO article_search (rowid, title, body) VALUES (:id, :title, :body)"), values
    )


async def remove(connection: AsyncConnection, article_id: int) -> None:
    await connection.execute(text("DELETE FROM article_search WHERE rowid = :id"), {"id": article_id})


async def forget_bodies(connection: AsyncConnection, article_ids: Sequence[int]) -> None:
    """The texts of these articles are gone; they are found by their titles alone."""
    forget = text("UPDATE article_search SET body = '' WHERE rowid = :id")
    if article_ids:
        await connection.execute(forget, [{"id": article_id} for article_id in article_ids])


async def find(
    connection: AsyncConnection,
    words: Sequence[Sequence[str]],
    feed_ids: Select[tuple[int]],
    *,
    limit: int,
    offset: int = 0,
) -> list[int]:
    """Ids of the articles of these feeds that hold every word, newest first; a page of `limit` from `offset`.

    A word is given by the stems that it may have, of which one is enough.
    """
    if not words:
        return []
    feeds = feed_ids.compile(connection.engine.sync_engine, compile_kwargs={"literal_binds": True})
    query = text(
        "SELECT articles.id FROM article_search JOIN articles ON articles.id = article_search.rowid"
        " WHERE article_search MATCH :match"
        " AND EXISTS (SELECT 1 FROM article_feeds WHERE article_feeds.article_id = articles.id"
        f" AND article_feeds.feed_id IN ({feeds}))"
        " ORDER BY articles.published_at DESC, articles.id DESC LIMIT :limit OFFSET :offset"
    )
    rows = await connection.execute(query, {"match": _match(words), "limit": limit, "offset": offset})
    return [row.id for row in rows]


async def holding(connection: AsyncConnection, words: Sequence[Sequence[str]], first_id: int) -> list[int]:
    """Ids, from `first_id` on, of all the articles that hold every word, whoever carries them."""
    if not words:
        return []
    query = text("SELECT rowid FROM article_search WHERE article_search MATCH :match AND rowid >= :first_id")
    return list((await connection.execute(query, {"match": _match(words), "first_id": first_id})).scalars())


def _match(words: Sequence[Sequence[str]]) -> str:
    return " AND ".join(f"({' OR '.join(_quoted(stem) for stem in stems)})" for stems in words)


def _quoted(stem: str) -> str:
    """A string of FTS5, in which no character is an operator."""
    return '"' + stem.replace('"', '""') + '"'
