"""What a fetch can end in, as values: a body, nothing new, or a failure with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` counts bytes after decompression, `seconds` all hops of a redirect but not the wait for a turn."""

    size: int
    seconds: float
    accept: str
    robots: bool = False


class Kind:
    """What is fetched, by its limits; the caps of feeds and pages are those of facts/reading.md."""

    FEED = Limits(5_000_000, 30, "application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5")
    PAGE = Limits(3_000_000, 20, "text/html, application/xhtml+xml;q=0.9, */*;q=0.5", robots=True)
    ROBOTS = Limits(512_000, 10, "text/plain, */*;q=0.5")  # RFC 9309 asks for at least 500 KiB to be parsed


class FailureKind(StrEnum):
    """Why a fetch failed, for people and for the schedule."""

    ADDRESS = "address"  # refused as written: scheme, port, password
    BLOCKED = "blocked"  # not a public address
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_LARGE = "too large"
    REDIRECTS = "redirects"
    STATUS = "status"
    ROBOTS = "robots"
    PROTOCOL = "protocol"  # broken HTTP or compression


@dataclass(frozen=True, slots=True)
class Caching:
    """What a server says about coming back; `max_age` is what is left of it after the time in shared caches."""

    etag: str | None = None
    last_modified: str | None = None
    max_age: timedelta | None = None
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A body within its cap; `url` is where it came from in the end, `requested_url` what was asked for.

    `permanent_url` is set where every redirect on the way was permanent (301, 308).
    """

    url: str
    requested_url: str
    status: int
    body: bytes
    content_type: str | None
    caching: Caching
    permanent_url: str | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server answered 304: what was read last time stands."""

    url: str
    requested_url: str
    caching: Caching
    permanent_url: str | None = None


@dataclass(frozen=True, slots=True)
class FetchFailed:
    """No body; `reason` is a technical detail for the log and the administrator («HTTP 503»)."""

    kind: FailureKind
    reason: str
    status: int | None = None
    retry_after: timedelta | None = None

    @property
    def gone(self) -> bool:
        """The server says that nothing will be here again."""
        return self.status == 410


Fetched = Response | NotModified | FetchFailed
