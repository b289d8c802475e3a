"""The page of an article: fetched, extracted in a worker, or known to be owed or empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from bot.reading.http import HttpClient
from bot.reading.pages import Page, PageUnreadable, extract_page
from bot.reading.responses import FailureKind, FetchFailed, Kind, NotModified, Response
from bot.reading.workers import TaskFailed, Workers

EXTRACT_SECONDS = 10.0
_PASSING = frozenset({FailureKind.DNS, FailureKind.CONNECT, FailureKind.TLS, FailureKind.TIMEOUT, FailureKind.PROTOCOL})


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a page gave; `owed` says that it may give more another time, `url` is its address after redirects."""

    title: str | None = None
    paragraphs: tuple[str, ...] = ()
    published: datetime | None = None
    url: str | None = None
    owed: bool = False


async def read_page(http: HttpClient, workers: Workers, url: str, now: datetime) -> PageRead:
    fetched = await http.fetch(url, kind=Kind.PAGE)
    match fetched:
        case FetchFailed():
            return PageRead(owed=passing(fetched))
        case NotModified():
            return PageRead()
        case Response():
            page = await extract(workers, fetched, now)
    if isinstance(page, PageUnreadable | TaskFailed):
        return PageRead()
    return PageRead(page.title, page.paragraphs, page.published, _address(page, fetched.url))


async def extract(workers: Workers, response: Response, now: datetime) -> Page | PageUnreadable | TaskFailed:
    work = partial(extract_page, response.body, url=response.url, content_type=response.content_type, now=now)
    return await workers.run(work, timeout=EXTRACT_SECONDS)


def passing(failure: FetchFailed) -> bool:
    """Whether another time may be better: not for 404 or a refusal."""
    return failure.kind in _PASSING or (
        failure.status is not None and failure.status in (408, 425, 429, *range(500, 600))
    )


def _address(page: Page, url: str) -> str:
    """The page's own word on its address counts where it stays on its host and is not the front page."""
    canonical = urlsplit(page.canonical_url or "")
    same_host = canonical.hostname == urlsplit(url).hostname
    return canonical.geturl() if same_host and canonical.path.strip("/") else url
