"""What the bot does on request: a link, a text or a file is read at once, a site's feeds are found."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from bot.pipeline.pages import EXTRACT_SECONDS, extract
from bot.pipeline.results import ReadText, Trouble
from bot.pipeline.study import SECONDS, study
from bot.reading.discovery import NothingFound, Readers, find_feeds, page_feed_links
from bot.reading.documents import Document, DocumentUnreadable, plain_document, read_document
from bot.reading.feeds import FeedUnreadable, ParsedFeed, parse_feed
from bot.reading.http import HttpClient
from bot.reading.opml import OpmlUnreadable, Outline, parse_opml, write_opml
from bot.reading.pages import Page
from bot.reading.responses import FailureKind, FetchFailed, Kind, Response
from bot.reading.workers import TaskFailed, Workers
from storage.feeds import Feed, FeedSource

# People wait for these; more at once would make everybody wait too long.
WAITING = 16
PARSE_SECONDS = 10.0
# Sites that answer slowly or ask for pauses; nobody waits longer, and the place is wanted.
LONGEST_ANSWER = 60.0
_TITLE = "Сказано"

_TROUBLES = {
    FailureKind.ADDRESS: Trouble.BAD_ADDRESS,
    FailureKind.BLOCKED: Trouble.BAD_ADDRESS,
    FailureKind.DNS: Trouble.UNREACHABLE,
    FailureKind.CONNECT: Trouble.UNREACHABLE,
    FailureKind.TLS: Trouble.UNREACHABLE,
    FailureKind.TIMEOUT: Trouble.TIMED_OUT,
    FailureKind.TOO_LARGE: Trouble.TOO_LARGE,
    FailureKind.ROBOTS: Trouble.FORBIDDEN,
}
_STATUSES = {
    401: Trouble.FORBIDDEN,
    403: Trouble.FORBIDDEN,
    451: Trouble.FORBIDDEN,
    404: Trouble.NOT_FOUND,
    410: Trouble.NOT_FOUND,
}
_DOCUMENTS = {"too large": Trouble.TOO_LARGE, "empty": Trouble.NO_TEXT}


class Busy(Exception):
    """More people wait for an answer than can be served soon."""


class Answers:
    """Reads what a person sends; at most WAITING requests are taken on at once, further ones are told BUSY."""

    def __init__(self, http: HttpClient, workers: Workers, clock: Callable[[], datetime]) -> None:
        self._http = http
        self._workers = workers
        self._clock = clock
        self._waiting = 0

    async def read_link(self, url: str) -> ReadText | Trouble:
        try:
            async with self._place():
                return await self._read_link(url)
        except Busy:
            return Trouble.BUSY
        except TimeoutError:
            return Trouble.TIMED_OUT

    async def read_text(self, text: str) -> ReadText | Trouble:
        document = plain_document(text)
        if isinstance(document, DocumentUnreadable):
            return _DOCUMENTS.get(document.reason, Trouble.NOT_TEXT)
        try:
            async with self._place():
                return await self._studied(document.text)
        except Busy:
            return Trouble.BUSY
        except TimeoutError:
            return Trouble.TIMED_OUT

    async def read_file(self, name: str, body: bytes) -> ReadText | Trouble:
        try:
            async with self._place():
                work = partial(read_document, body, name=name, now=self._clock())
                document = await self._workers.run(work, timeout=EXTRACT_SECONDS)
                if not isinstance(document, Document):
                    return Trouble.NO_TEXT if isinstance(document, TaskFailed) else _document_trouble(document)
                return await self._studied(document.text)
        except Busy:
            return Trouble.BUSY
        except TimeoutError:
            return Trouble.TIMED_OUT

    async def find_feeds(self, url: str) -> tuple[FeedSource, ...] | Trouble:
        try:
            async with self._place():
                found = await find_feeds(url, client=self._http, readers=Readers(self._parse, self._links))
        except Busy:
            return Trouble.BUSY
        except TimeoutError:
            return Trouble.TIMED_OUT
        if isinstance(found, NothingFound):
            return fetch_trouble(found.failure) if found.failure else Trouble.NO_FEED
        return tuple(FeedSource(feed.url, feed.title, feed.feed.site_url, feed.feed.language) for feed in found)

    def parse_opml(self, body: bytes) -> tuple[FeedSource, ...] | Trouble:
        outlines = parse_opml(body)
        if isinstance(outlines, OpmlUnreadable):
            return Trouble.TOO_LARGE if outlines.reason == "too large" else Trouble.NO_FEED
        return tuple(FeedSource(outline.url, outline.title, outline.site_url) for outline in outlines)

    def write_opml(self, feeds: tuple[Feed, ...], now: datetime) -> bytes:
        return write_opml((Outline(feed.title, feed.url, feed.site_url) for feed in feeds), title=f"{_TITLE}, {now:%F}")

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        if self._waiting >= WAITING:
            raise Busy
        self._waiting += 1
        try:
            async with asyncio.timeout(LONGEST_ANSWER):
                yield
        finally:
            self._waiting -= 1

    async def _read_link(self, url: str) -> ReadText | Trouble:
        fetched = await self._http.fetch(url, kind=Kind.PAGE)
        if isinstance(fetched, FetchFailed):
            return fetch_trouble(fetched)
        if not isinstance(fetched, Response):
            return Trouble.REFUSED
        page = await extract(self._workers, fetched, self._clock())
        if not isinstance(page, Page):
            return Trouble.NO_TEXT
        outlet = page.site_name or urlsplit(fetched.url).hostname
        return await self._studied(page.text, fetched.url, outlet, page.published)

    async def _studied(
        self, text: str, url: str | None = None, outlet: str | None = None, published: datetime | None = None
    ) -> ReadText | Trouble:
        studied = await self._workers.run(study, text, timeout=SECONDS)
        if isinstance(studied, TaskFailed):
            return Trouble.NO_TEXT
        return ReadText(studied.title, studied.text, studied.analysis, url, outlet, published)

    async def _parse(self, body: bytes, url: str, content_type: str | None) -> ParsedFeed | FeedUnreadable:
        work = partial(parse_feed, body, url=url, content_type=content_type, now=self._clock())
        parsed = await self._workers.run(work, timeout=PARSE_SECONDS)
        return FeedUnreadable(parsed.because) if isinstance(parsed, TaskFailed) else parsed

    async def _links(self, body: bytes, url: str, content_type: str | None) -> tuple[str, ...]:
        links = await self._workers.run(page_feed_links, body, url, content_type, timeout=PARSE_SECONDS)
        return () if isinstance(links, TaskFailed) else links


def fetch_trouble(failure: FetchFailed) -> Trouble:
    """What a person is told of a failed fetch."""
    if failure.status is not None:
        return _STATUSES.get(failure.status, Trouble.REFUSED)
    return _TROUBLES.get(failure.kind, Trouble.REFUSED)


def _document_trouble(unreadable: DocumentUnreadable) -> Trouble:
    return _DOCUMENTS.get(unreadable.reason, Trouble.NOT_TEXT)
