"""What storage keeps of stories and quotes, as digests and messages see it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.digest.select import unrepeated
from bot.digest.types import Brief, QuoteView, StoryView
from storage.candidates import Candidate
from storage.stories import KeptQuote, Story, StoryArticle


def quote_view(quote: KeptQuote) -> QuoteView:
    return QuoteView(
        text=quote.text,
        speaker=quote.speaker,
        role=quote.speaker_role,
        kind=quote.kind,
        outlet=quote.outlet,
        url=quote.url,
        published_at=quote.published_at,
        rank=quote.rank,
    )


def story_view(story: Story) -> StoryView:
    """A story told by its representative article, with the quotes of all, none twice."""
    chosen = representative(story.articles)
    outlets = dict.fromkeys(article.outlet for article in story.articles)
    quotes = [chosen, *(article for article in story.articles if article is not chosen)]
    return StoryView(
        story_id=story.id,
        title=chosen.title,
        outlet=chosen.outlet,
        url=chosen.url,
        published_at=chosen.published_at,
        outlet_count=len(outlets),
        other_outlets=tuple(outlet for outlet in outlets if outlet != chosen.outlet),
        summary=chosen.summary,
        quotes=tuple(unrepeated(quote_view(quote) for article in quotes for quote in article.quotes)),
    )


def representative(articles: tuple[StoryArticle, ...]) -> StoryArticle:
    """The article that tells a story, as `brief` takes it to be."""
    return max(articles, key=lambda article: (bool(article.summary), _key_quotes(article), article.published_at))


def _key_quotes(article: StoryArticle) -> int:
    return sum(1 for quote in article.quotes if quote.rank is not None and quote.speaker)


def brief(articles: Sequence[Candidate]) -> Brief:
    """A story by its articles: one with a summary tells it, then the one with most key quotes, then the newest."""
    chosen = max(articles, key=lambda article: (article.summarised, article.named, article.published_at))
    outlets = {article.outlet for article in articles}
    quoted = any(article.ranked for article in articles)
    return Brief(chosen.story_id, chosen.published_at, len(outlets), quoted)
