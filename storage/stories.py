"""Stories: which articles tell of one event, and everything that a message about a story shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.articles import visible
from storage.schema import articles, quotes, stories


@dataclass(frozen=True, slots=True)
class KeptQuote:
    """A kept quote with the article that it stands in."""

    id: int
    article_id: int
    kind: str
    text: str
    cue: str | None
    speaker: str | None
    speaker_kind: str | None
    speaker_role: str | None
    rank: int | None
    confidence: float
    published_at: datetime
    outlet: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story; `summary` holds (rank, sentence) in the order of the text."""

    id: int
    story_id: int | None
    feed_id: int | None
    outlet: str
    url: str
    title: str
    language: str
    published_at: datetime
    summary: tuple[tuple[int, str], ...]
    quotes: tuple[KeptQuote, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An event with the articles about it, the earliest first."""

    id: int
    first_at: datetime
    last_at: datetime
    articles: tuple[StoryArticle, ...]


async def assign(connection: AsyncConnection, article_id: int, story_id: int | None, published_at: datetime) -> int:
    """Put an article into a story, a new one for None; returns the story's id."""
    if story_id is None:
        values = {"first_at": published_at, "last_at": published_at, "article_count": 0, "outlet_count": 0}
        story_id = int((await connection.execute(insert(stories).values(values).returning(stories.c.id))).scalar_one())
    await connection.execute(update(articles).where(articles.c.id == article_id).values(story_id=story_id))
    await _recount(connection, story_id)
    return story_id


async def _recount(connection: AsyncConnection, story_id: int) -> None:
    query = select(
        func.min(articles.c.published_at),
        func.max(articles.c.published_at),
        func.count(),
        func.count(articles.c.outlet.distinct()),
    ).where(articles.c.story_id == story_id)
    first, last, count, outlets = (await connection.execute(query)).one()
    values = {"first_at": first, "last_at": last, "article_count": count, "outlet_count": outlets}
    await connection.execute(update(stories).where(stories.c.id == story_id).values(values))


async def newest(
    connection: AsyncConnection,
    feed_ids: Select[tuple[int]],
    *,
    limit: int,
    offset: int = 0,
    kept_by: datetime | None = None,
) -> list[int]:
    """Ids of the stories of these feeds, the one with the newest article first.

    With `kept_by` only what was kept by then counts, so that pages do not shift when news comes in between.
    """
    last = func.max(articles.c.published_at)
    query = select(articles.c.story_id).where(visible(feed_ids), articles.c.story_id.is_not(None))
    if kept_by is not None:
        query = query.where(articles.c.added_at <= kept_by)
    query = query.group_by(articles.c.story_id).order_by(last.desc(), articles.c.story_id.desc())
    return [row.story_id for row in await connection.execute(query.limit(limit).offset(offset))]


async def load(
    connection: AsyncConnection, story_ids: Sequence[int], feed_ids: Select[tuple[int]] | None = None
) -> list[Story]:
    """These stories in this order, with the articles of the given feeds (of all where None)."""
    mine = articles.c.story_id.in_(list(story_ids))
    kept = await _articles(connection, mine if feed_ids is None else mine & visible(feed_ids))
    members = defaultdict(list)
    for article in kept:
        members[article.story_id].append(article)
    rows = await connection.execute(select(stories).where(stories.c.id.in_(list(story_ids))))
    found = {row.id: Story(row.id, row.first_at, row.last_at, tuple(members[row.id])) for row in rows}
    return [found[story_id] for story_id in story_ids if story_id in found and found[story_id].articles]


async def load_articles(connection: AsyncConnection, article_ids: Sequence[int]) -> list[StoryArticle]:
    """These articles in this order."""
    found = {article.id: article for article in await _articles(connection, articles.c.id.in_(list(article_ids)))}
    return [found[article_id] for article_id in article_ids if article_id in found]


async def _articles(connection: AsyncConnection, which: ColumnElement[bool]) -> list[StoryArticle]:
    rows = (await connection.execute(select(articles).where(which).order_by(articles.c.published_at))).all()
    said = defaultdict(list)
    for quote in await _quotes(connection, quotes.c.article_id.in_([row.id for row in rows])):
        said[quote.article_id].append(quote)
    return [_article(row, said[row.id]) for row in rows]


def _article(row: Row[Any], said: Sequence[KeptQuote]) -> StoryArticle:
    text = row.text or ""
    return StoryArticle(
        id=row.id,
        story_id=row.story_id,
        feed_id=row.feed_id,
        outlet=row.outlet,
        url=row.url,
        title=row.title,
        language=row.language,
        published_at=row.published_at,
        summary=tuple((rank, text[start:end]) for start, end, rank in row.summary if text),
        quotes=tuple(said),
    )


_QUOTE_COLUMNS = tuple(
    (articles if field in ("outlet", "url", "title") else quotes).c[field] for field in KeptQuote.__slots__
)


async def _quotes(connection: AsyncConnection, which: ColumnElement[bool]) -> list[KeptQuote]:
    query = select(*_QUOTE_COLUMNS).join(articles, articles.c.id == quotes.c.article_id).where(which)
    return [KeptQuote(**row._mapping) for row in await connection.execute(query.order_by(quotes.c.id))]


async def quotes_of(
    connection: AsyncConnection,
    person_ids: Sequence[int],
    feed_ids: Select[tuple[int]],
    *,
    limit: int,
) -> list[KeptQuote]:
    """What these people said, newest first; verbatim and reported."""
    which = quotes.c.person_id.in_(list(person_ids)) & visible(feed_ids)
    return await _newest_quotes(connection, which, limit)


async def key_quotes_since(
    connection: AsyncConnection, moment: datetime, feed_ids: Select[tuple[int]], *, limit: int
) -> list[KeptQuote]:
    """The key quotes with a known speaker published since a moment, newest first."""
    which = (quotes.c.published_at >= moment) & quotes.c.rank.is_not(None) & quotes.c.speaker.is_not(None)
    return await _newest_quotes(connection, which & visible(feed_ids), limit)


async def quotes_in(connection: AsyncConnection, article_ids: Sequence[int], *, limit: int) -> list[KeptQuote]:
    """The verbatim quotes of these articles, newest first."""
    which = quotes.c.article_id.in_(list(article_ids)) & (quotes.c.kind != "indirect")
    return await _newest_quotes(connection, which, limit)


async def _newest_quotes(connection: AsyncConnection, which: ColumnElement[bool], limit: int) -> list[KeptQuote]:
    query = select(*_QUOTE_COLUMNS).join(articles, articles.c.id == quotes.c.article_id).where(which)
    query = query.order_by(quotes.c.published_at.desc(), quotes.c.rank.is_(None), quotes.c.rank, quotes.c.id)
    return [KeptQuote(**row._mapping) for row in await connection.execute(query.limit(limit))]
