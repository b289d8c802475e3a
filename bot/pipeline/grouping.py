"""Articles join stories as they are kept; the index of the last days is filled again from storage at start."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.reading.workers import TaskFailed, Workers
from bot.stories.index import WINDOW, Report, StoryIndex
from bot.stories.terms import Terms, read_terms
from storage import articles, stories
from storage.articles import IndexedArticle
from storage.database import Connection, Database

# Articles whose terms are read in one task of a worker: a second of work.
BATCH = 200
SECONDS = 60.0


class Grouping:
    """The story index in step with the database: `load` once, then `place` in the transaction that keeps an article."""

    def __init__(self) -> None:
        self._index = StoryIndex()
        self._loading = asyncio.Lock()
        self._loaded = False

    async def load(self, store: Database, workers: Workers, now: datetime) -> None:
        """Fill the index from what is kept, once; the words are read in the workers."""
        async with self._loading:
            if self._loaded:
                return
            async with store.read() as connection:
                kept = await articles.since(connection, now - WINDOW)
            for start in range(0, len(kept), BATCH):
                await self._enter(workers, kept[start : start + BATCH])
            self._loaded = True

    async def _enter(self, workers: Workers, kept: Sequence[IndexedArticle]) -> None:
        terms = await workers.run(read_all_terms, [article.text for article in kept], timeout=SECONDS)
        if isinstance(terms, TaskFailed):
            return
        for article, read in zip(kept, terms, strict=True):
            if article.story_id is not None:
                report = Report(article.id, article.outlet, article.published_at, read)
                self._index.add(report, article.story_id)

    async def place(self, connection: Connection, report: Report) -> int:
        """Put a kept article into its story, a new one where it tells of nothing known; returns the story's id.

        Call `enter` once the transaction has ended: the index must not know of a story that was rolled back.
        """
        return await stories.assign(connection, report.article, self._index.match(report), report.published)

    def enter(self, report: Report, story_id: int) -> None:
        self._index.add(report, story_id)


def read_all_terms(texts: Sequence[str]) -> list[Terms]:
    return [read_terms(text) for text in texts]
