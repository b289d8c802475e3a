"""Articles, each kept once under every name it goes by, with its quotes and their speakers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, delete, false, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import search
from storage.people import keep_person
from storage.schema import article_feeds, article_keys, articles, feeds, quotes
from storage.upsert import insert_new


@dataclass(frozen=True, slots=True)
class NewQuote:
    """A quote to keep; `parts` count code points of the article's text, `stems` are those of a person's name."""

    kind: str
    parts: tuple[tuple[int, int], ...]
    text: str
    cue: str | None
    speaker: str | None
    speaker_kind: str | None
    speaker_role: str | None
    rank: int | None
    confidence: float
    rule: str
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to keep; `keys` are all its names, `summary` (start, end, rank) in the order of the text."""

    feed_id: int | None
    outlet: str
    url: str
    url_key: str
    keys: tuple[str, ...]
    guid: str | None
    title: str
    text: str
    language: str
    summary: tuple[tuple[int, int, int], ...]
    content_hash: str
    entry_hash: str | None
    published_at: datetime
    quotes: tuple[NewQuote, ...]
    title_stems: tuple[str, ...]
    body_stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What tells whether an article has to be read again, as one feed sees it.

    `entry_hash` None: its page was not to be had. `feed_id` is the feed whose words are kept, `shipped` whether every
    reader has that feed, `carried` whether the asking feed is known to carry the article.
    """

    article_id: int
    content_hash: str
    entry_hash: str | None
    attempts: int
    feed_id: int | None
    shipped: bool
    carried: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """`outcome` is new, changed or same; `attempts` counts how often the article has been read."""

    article_id: int
    outcome: str
    attempts: int


async def known(connection: AsyncConnection, keys: Collection[str], feed_id: int | None) -> dict[str, Known]:
    """Which of these names stand for an article that is kept."""
    carries = and_(article_feeds.c.article_id == articles.c.id, article_feeds.c.feed_id == feed_id)
    query = (
        select(
            article_keys.c.key,
            *(articles.c[name] for name in ("id", "content_hash", "entry_hash", "attempts", "feed_id")),
            func.coalesce(feeds.c.shipped, false()),
            article_feeds.c.feed_id.is_not(None),
        )
        .join(articles, articles.c.id == article_keys.c.article_id)
        .outerjoin(feeds, feeds.c.id == articles.c.feed_id)
        .outerjoin(article_feeds, carries)
        .where(article_keys.c.key.in_(list(keys)))
    )
    rows = (await connection.execute(query)).all()
    return {str(row[0]): Known(*list(row)[1:]) for row in rows}


async def carry(connection: AsyncConnection, feed_id: int, article_ids: Collection[int]) -> None:
    """A feed has these articles too: its readers see them."""
    for article_id in article_ids:
        values = {"article_id": article_id, "feed_id": feed_id}
        await connection.execute(insert_new(connection, article_feeds, values))


def visible(feed_ids: Select[tuple[int]]) -> ColumnElement[bool]:
    """Articles that at least one of these feeds carries."""
    query = select(article_feeds.c.article_id).where(article_feeds.c.article_id == articles.c.id)
    return query.where(article_feeds.c.feed_id.in_(feed_ids)).exists()


async def save(connection: AsyncConnection, article: NewArticle, now: datetime) -> Saved:
    """Keep an article, or bring the kept one of the same name up to date in the words of this feed."""
    found = await known(connection, article.keys, article.feed_id)
    if not found:
        return Saved(await _insert(connection, article, now), "new", 1)
    old = next(found[key] for key in article.keys if key in found)
    await _name(connection, old.article_id, article)
    if old.content_hash == article.content_hash:
        await _mark_read(connection, old.article_id, article, now)
        return Saved(old.article_id, "same", old.attempts + 1)
    await _replace(connection, old.article_id, article, now)
    return Saved(old.article_id, "changed", old.attempts + 1)


async def _mark_read(connection: AsyncConnection, article_id: int, article: NewArticle, now: datetime) -> None:
    values = _origin(article) | {"checked_at": now, "attempts": articles.c.attempts + 1}
    await connection.execute(update(articles).where(articles.c.id == article_id).values(values))


def _origin(article: NewArticle) -> dict[str, Any]:
    return {"feed_id": article.feed_id, "outlet": article.outlet, "entry_hash": article.entry_hash}


def _content(article: NewArticle) -> dict[str, Any]:
    return {
        "title": article.title,
        "text": article.text,
        "language": article.language,
        "summary": [list(sentence) for sentence in article.summary],
        "content_hash": article.content_hash,
    } | _origin(article)


async def _insert(connection: AsyncConnection, article: NewArticle, now: datetime) -> int:
    values = _content(article) | {
        "url": article.url,
        "url_key": article.url_key,
        "guid": article.guid,
        "published_at": article.published_at,
        "added_at": now,
        "checked_at": now,
        "attempts": 1,
    }
    row = await connection.execute(insert(articles).values(values).returning(articles.c.id))
    article_id = int(row.scalar_one())
    await _name(connection, article_id, article)
    await _keep_parts(connection, article_id, article)
    return article_id


async def _replace(connection: AsyncConnection, article_id: int, article: NewArticle, now: datetime) -> None:
    values = _content(article) | {
        "updated_at": now,
        "checked_at": now,
        "attempts": articles.c.attempts + 1,
    }
    await connection.execute(update(articles).where(articles.c.id == article_id).values(values))
    await connection.execute(delete(quotes).where(quotes.c.article_id == article_id))
    await search.remove(connection, article_id)
    await _keep_parts(connection, article_id, article)


async def _keep_parts(connection: AsyncConnection, article_id: int, article: NewArticle) -> None:
    await search.add(connection, article_id, article.title_stems, article.body_stems)
    rows = [await _quote_row(connection, article_id, quote, article.published_at) for quote in article.quotes]
    if rows:
        await connection.execute(insert(quotes), rows)


async def _quote_row(
    connection: AsyncConnection, article_id: int, quote: NewQuote, published_at: datetime
) -> dict[str, Any]:
    person = None
    if quote.speaker and quote.stems:
        person = await keep_person(connection, quote.speaker, quote.speaker_role, quote.stems, published_at)
    values = {field: getattr(quote, field) for field in NewQuote.__slots__ if field != "stems"}
    return values | {
        "article_id": article_id,
        "person_id": person,
        "parts": [list(part) for part in quote.parts],
        "published_at": published_at,
    }


async def _name(connection: AsyncConnection, article_id: int, article: NewArticle) -> None:
    for key in article.keys:
        await connection.execute(insert_new(connection, article_keys, {"key": key, "article_id": article_id}))
    if article.feed_id is not None:
        await carry(connection, article.feed_id, [article_id])


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """What grouping into stories needs of an article."""

    id: int
    story_id: int | None
    outlet: str
    title: str
    text: str
    published_at: datetime


def _indexed(row: Row[Any]) -> IndexedArticle:
    return IndexedArticle(**row._mapping)


async def since(connection: AsyncConnection, moment: datetime) -> list[IndexedArticle]:
    """The articles published since a moment, oldest first, to rebuild the index of stories at start."""
    columns = [articles.c[field] for field in IndexedArticle.__slots__]
    query = select(*columns).where(articles.c.published_at >= moment, articles.c.text.is_not(None))
    return [_indexed(row) for row in await connection.execute(query.order_by(articles.c.published_at, articles.c.id))]


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """How much is kept; `new` counts the articles kept since a moment."""

    articles: int
    new: int
    quotes: int


async def count(connection: AsyncConnection, since: datetime) -> ArticleCounts:
    kept = select(func.count()).select_from(articles)
    said = select(func.count()).select_from(quotes)
    query = select(
        kept.scalar_subquery(), kept.where(articles.c.added_at > since).scalar_subquery(), said.scalar_subquery()
    )
    return ArticleCounts(*(await connection.execute(query)).one())
