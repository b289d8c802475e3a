"""The use cases behind the conversations: what is read on request, and news as one reader's outlets tell them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from aiogram.utils.i18n import I18n

from bot.delivery.views import quote_view, story_view
from bot.digest.types import QuoteView, StoryView
from bot.pipeline.answers import Answers
from bot.pipeline.digests import make_digest
from bot.pipeline.results import MadeDigest
from bot.reading.http import HttpClient
from bot.reading.workers import Workers
from bot.text.stems import contains, query_stems, stems
from storage import readers, search, stories
from storage.database import Connection, Database
from storage.feeds import visible_feed_ids
from storage.readers import MUTE, Reader
from storage.stories import KeptQuote, Story


class BotServices(Answers):
    """Everything that handlers ask of the program beyond queries of the store."""

    def __init__(
        self, store: Database, http: HttpClient, workers: Workers, i18n: I18n, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(http, workers, clock)
        self._store = store
        self._i18n = i18n

    async def digest_now(self, reader: Reader, now: datetime) -> MadeDigest:
        return await make_digest(self._store, self._i18n, reader, now)

    async def stories(self, reader: Reader, story_ids: Sequence[int]) -> tuple[StoryView, ...]:
        feed_ids = visible_feed_ids(reader.chat_id)
        async with self._store.read() as connection:
            loaded = await stories.load(connection, story_ids, feed_ids)
            muted = await _muted_articles(connection, reader.chat_id, loaded)
        told = (story for story in loaded if not any(article.id in muted for article in story.articles))
        return tuple(story_view(story) for story in told)

    async def quotes(self, reader: Reader, kept: Sequence[KeptQuote]) -> tuple[QuoteView, ...]:
        async with self._store.read() as connection:
            muted = [query_stems(one) for one in await _mutes(connection, reader.chat_id)]

        def welcome(quote: KeptQuote) -> bool:
            said = set(stems(f"{quote.speaker or ''} {quote.text}"))
            return not any(contains(said, words) for words in muted)

        return tuple(quote_view(quote) for quote in kept if welcome(quote))


async def _mutes(connection: Connection, chat_id: int) -> list[str]:
    return [one.words for one in await readers.words(connection, chat_id) if one.kind == MUTE]


async def _muted_articles(connection: Connection, chat_id: int, told: Sequence[Story]) -> set[int]:
    """Which articles of these stories, and maybe others, hold words that the chat has muted."""
    first = min((article.id for story in told for article in story.articles), default=0)
    found = [await search.holding(connection, query_stems(one), first) for one in await _mutes(connection, chat_id)]
    return {article_id for ids in found for article_id in ids}
