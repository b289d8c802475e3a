"""A database with feeds, stories and readers, as small as a delivery test needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from aiogram.utils.i18n import I18n
from sqlalchemy import select

from storage import articles, feeds, readers, stories
from storage.articles import NewArticle, NewQuote
from storage.database import Connection, Database
from storage.feeds import FeedSource
from storage.readers import NewReader
from storage.schema import deliveries, delivery_parts

I18N = I18n(path=Path(__file__).parent, default_locale="ru")
FEEDS = [FeedSource(f"https://outlet{number}.example/feed", f"Издание {number}") for number in range(3)]


def stem(words: str) -> list[list[str]]:
    """Enough for tests: each word has one stem, itself in lower case."""
    return [[word] for word in words.lower().split()]


async def add_story(
    connection: Connection,
    number: int,
    added: datetime,
    *,
    outlets: Sequence[int] = (0,),
    body: str = "мост",
    quote: str = "",
    story_id: int | None = None,
    published: datetime | None = None,
) -> int:
    """A story told by these outlets, kept at one moment; returns its id."""
    feed_ids = [feed.id for feed in await feeds.every(connection)]
    for outlet in outlets:
        made = _article(number, outlet, feed_ids[outlet], published or added - timedelta(minutes=5), body, quote)
        saved = await articles.save(connection, made, added)
        story_id = await stories.assign(connection, saved.article_id, story_id, made.published_at)
    assert story_id is not None
    return story_id


def _article(number: int, outlet: int, feed_id: int, published: datetime, body: str, quote: str) -> NewArticle:
    title, sentence = f"Событие {number}", f"Случилось событие {number}: {body}."
    text = f"{title}\n{sentence}\n{quote}"
    start = len(title) + 1
    said = NewQuote(
        kind="direct",
        parts=((len(text) - len(quote), len(text)),),
        text=quote,
        cue="сказал",
        speaker="Ержан Ахметов",
        speaker_kind="person",
        speaker_role="аким",
        rank=1,
        confidence=0.9,
        rule="test",
    )
    name = f"{number}-{outlet}"
    return NewArticle(
        feed_id=feed_id,
        outlet=FEEDS[outlet].title,
        url=f"https://outlet{outlet}.example/{number}",
        url_key=f"outlet{outlet}.example/{number}",
        keys=(f"url:{name}",),
        guid=None,
        title=title,
        text=text,
        language="ru",
        summary=((start, start + len(sentence), 1),),
        content_hash=name,
        entry_hash=name,
        published_at=published,
        quotes=(said,) if quote else (),
        title_stems=tuple(title.lower().split()),
        body_stems=tuple(body.lower().split()),
    )


async def open_newsroom(database: Database, now: datetime) -> None:
    async with database.write() as connection:
        await feeds.ship(connection, FEEDS, now)


async def subscribe(
    connection: Connection,
    chat_id: int,
    due: datetime,
    *,
    hour: str = "08:00",
    zone: str = "Asia/Almaty",
    **values: object,
) -> None:
    kind = "private" if chat_id > 0 else "supergroup"
    await readers.ensure(connection, NewReader(chat_id, kind, None, "ru", zone, (hour,)), due - timedelta(days=30))
    await readers.change(connection, chat_id, subscribed=True, next_digest_at=due, **values)


async def states(database: Database) -> dict[int, str]:
    """How each chat's latest delivery stands."""
    async with database.read() as connection:
        rows = await connection.execute(select(deliveries.c.chat_id, deliveries.c.state).order_by(deliveries.c.id))
        return {row.chat_id: row.state for row in rows}


async def arrived(database: Database, chat_id: int) -> list[int]:
    """The message ids of a chat's parts that are noted as sent, in order."""
    query = select(delivery_parts.c.message_id).join(deliveries).where(deliveries.c.chat_id == chat_id)
    async with database.read() as connection:
        rows = await connection.execute(query.where(delivery_parts.c.state == "sent").order_by(delivery_parts.c.number))
        return list(rows.scalars())
