"""A site's address becomes the feeds that it offers, each of them tried before it is shown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from yarl import URL

from bot.reading.feeds import FeedUnreadable, ParsedFeed
from bot.reading.http import HttpClient
from bot.reading.responses import FailureKind, FetchFailed, Kind, Response

# Where the outlets of Russia and Kazakhstan, WordPress, Bitrix and Tilda put their feeds.
_COMMON_PLACES = (
    "rss",
    "rss.xml",
    "feed",
    "feed.xml",
    "rss/all.xml",
    "news.rss",
    "rss/news",
    "index.xml",
    "atom.xml",
    "feed.json",
)
_NO_TLS = frozenset({FailureKind.CONNECT, FailureKind.TLS, FailureKind.TIMEOUT})
# A host that has stopped answering would take its time-out for every place that is tried.
_UNREACHABLE = frozenset({FailureKind.CONNECT, FailureKind.TIMEOUT})
MAX_CHOICES = 6
_MAX_TRIED = 16


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that yields articles: its address after permanent redirects, its title and what is in it now."""

    url: str
    title: str
    feed: ParsedFeed
    response: Response


@dataclass(frozen=True, slots=True)
class NothingFound:
    """Neither the address nor the site behind it gives a feed with articles; `failure` where nothing answered."""

    failure: FetchFailed | None = None


@dataclass(frozen=True, slots=True)
class Readers:
    """How bodies are parsed: in workers.

    `feed` is `feeds.parse_feed`, `links` is `discovery.page_feed_links`, both awaited with body, address and type.
    """

    feed: Callable[[bytes, str, str | None], Awaitable[ParsedFeed | FeedUnreadable]]
    links: Callable[[bytes, str, str | None], Awaitable[tuple[str, ...]]]


async def find_feeds(address: str, *, client: HttpClient, readers: Readers) -> tuple[FoundFeed, ...] | NothingFound:
    """The feeds of `address`, at most six: itself if it is one, else what the page links to, else the common places.

    An address without a scheme is tried as https, then as http.
    """
    address = address.strip()
    got = await client.fetch(address if "://" in address else f"https://{address}", kind=Kind.FEED)
    if "://" not in address and isinstance(got, FetchFailed) and got.kind in _NO_TLS:
        got = await client.fetch(f"http://{address}", kind=Kind.FEED)
    if not isinstance(got, Response):
        return NothingFound(got if isinstance(got, FetchFailed) else None)
    itself = await _found(got, readers)
    if itself is not None:
        return (itself,)
    links = await readers.links(got.body, got.url, got.content_type)
    return (
        await _tried(links, client, readers)
        or await _tried(_common_places(got.url), client, readers, enough=1)
        or NothingFound()
    )


def page_feed_links(body: bytes, url: str, content_type: str | None) -> tuple[str, ...]:
    """Feeds that a page announces in `<link>` tags, then those that its visible links name («/rss»)."""
    from bot.reading.page_links import feed_links_of  # lxml stays out of the main process

    return feed_links_of(body, url, content_type)


async def _tried(
    links: tuple[str, ...], client: HttpClient, readers: Readers, *, enough: int = MAX_CHOICES
) -> tuple[FoundFeed, ...]:
    """Those of `links` that yield articles; one after another, because they share a host."""
    found: dict[str, FoundFeed] = {}
    for link in links[:_MAX_TRIED]:
        got = await client.fetch(link, kind=Kind.FEED)
        feed = await _found(got, readers) if isinstance(got, Response) else None
        if feed is not None:
            found.setdefault(feed.url, feed)
        if len(found) >= enough or (isinstance(got, FetchFailed) and got.kind in _UNREACHABLE):
            break
    return tuple(found.values())


async def _found(got: Response, readers: Readers) -> FoundFeed | None:
    parsed = await readers.feed(got.body, got.url, got.content_type)
    if not isinstance(parsed, ParsedFeed) or not parsed.entries:
        return None
    url = got.permanent_url or got.requested_url
    return FoundFeed(url, parsed.title or URL(url).host or url, parsed, got)


def _common_places(address: str) -> tuple[str, ...]:
    origin = URL(address).origin()
    return tuple(str(origin / place) for place in _COMMON_PLACES)
