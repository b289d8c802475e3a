"""What may go into a digest, without the texts and quotes that only the few chosen stories need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Text, and_, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.articles import visible
from storage.schema import articles, quotes


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article of a story; `ranked` counts its key quotes, `named` those of them with a known speaker."""

    id: int
    story_id: int
    outlet: str
    published_at: datetime
    summarised: bool
    ranked: int
    named: int


async def fresh(
    connection: AsyncConnection, feed_ids: Select[tuple[int]], start: datetime, end: datetime
) -> list[Candidate]:
    """The articles, oldest first, of all stories of these feeds to which one was added after `start`, up to `end`.

    The moment of keeping counts, not that of publishing: an article that is read late is not lost.
    """
    added = and_(articles.c.added_at > start, articles.c.added_at <= end)
    alive = select(articles.c.story_id).where(added, visible(feed_ids), articles.c.story_id.is_not(None))
    columns = (articles.c.id, articles.c.story_id, articles.c.outlet, articles.c.published_at)
    summarised = and_(articles.c.text.is_not(None), cast(articles.c.summary, Text) != "[]")
    ranked = select(func.count()).where(quotes.c.article_id == articles.c.id, quotes.c.rank.is_not(None))
    named = ranked.where(quotes.c.speaker.is_not(None))
    query = select(*columns, summarised, ranked.scalar_subquery(), named.scalar_subquery())
    query = query.where(articles.c.story_id.in_(alive), visible(feed_ids)).order_by(articles.c.published_at)
    return [Candidate(*row) for row in await connection.execute(query)]
