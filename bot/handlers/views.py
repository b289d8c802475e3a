"""What is kept or was just read, as the renderer takes it."""

from __future__ import annotations

from datetime import datetime

from bot.delivery.labels import LocalTime
from bot.delivery.views import quote_view
from bot.digest.types import QuoteView, StoryView
from bot.pipeline.results import ReadText
from bot.text.types import Quote
from storage.readers import Reader
from storage.stories import StoryArticle


def local_time(reader: Reader, now: datetime) -> LocalTime:
    return LocalTime(reader.zone, reader.place, now)


def article_view(article: StoryArticle) -> StoryView:
    """A single article as a story of its own."""
    return StoryView(
        story_id=article.story_id or 0,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        published_at=article.published_at,
        summary=article.summary,
        quotes=tuple(quote_view(quote) for quote in article.quotes),
    )


def text_view(read: ReadText, now: datetime) -> StoryView:
    """A text that a person sent; without an address or a date of its own it is of now."""
    published = read.published_at or now
    summary = tuple((sentence.rank, sentence.span.of(read.text)) for sentence in read.analysis.summary)
    quotes = tuple(_said(quote, read, published) for quote in read.analysis.quotes)
    return StoryView(0, read.title, read.outlet or "", read.url or "", published, summary=summary, quotes=quotes)


def _said(quote: Quote, read: ReadText, published: datetime) -> QuoteView:
    speaker = quote.speaker
    return QuoteView(
        text=quote.text(read.text),
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
        kind=quote.kind,
        outlet=read.outlet or "",
        url=read.url or "",
        published_at=published,
        rank=quote.rank,
    )
