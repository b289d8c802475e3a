"""One HTTP exchange, without redirects: a request goes out, a capped body or the reason of a failure comes back."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp
from yarl import URL

from bot.reading.address import AddressBlockedError
from bot.reading.headers import caching_of, retry_after_of
from bot.reading.responses import FailureKind, FetchFailed, Limits, NotModified, Response

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where the server sends us, absolute, and whether it has moved for good."""

    location: str
    permanent: bool


async def exchange(
    session: aiohttp.ClientSession, url: URL, limits: Limits, headers: Mapping[str, str], *, seconds: float
) -> Response | NotModified | FetchFailed | Redirect:
    """Asks for `url` within `seconds` altogether: a timeout of each read would let a slow drip run for ever."""
    try:
        async with asyncio.timeout(seconds):
            async with session.get(
                url, headers={"Accept": limits.accept, **headers}, allow_redirects=False
            ) as response:
                return await _answer(response, url, limits)
    except (aiohttp.ClientError, OSError, EOFError, ValueError) as error:
        return _failure(error)


async def _answer(
    response: aiohttp.ClientResponse, url: URL, limits: Limits
) -> Response | NotModified | FetchFailed | Redirect:
    location = response.headers.get("Location")
    if response.status in _REDIRECTS and location:
        return Redirect(str(url.join(URL(location))), response.status in _PERMANENT)
    caching = caching_of(response.headers)
    if response.status == 304:
        return NotModified(str(url), str(url), caching)
    if response.status != 200:
        return FetchFailed(
            FailureKind.STATUS, f"HTTP {response.status}", response.status, retry_after_of(response.headers)
        )
    body = await _body(response, limits.size)
    if body is None:
        return FetchFailed(FailureKind.TOO_LARGE, f"more than {limits.size} bytes")
    return Response(str(url), str(url), response.status, body, response.headers.get("Content-Type"), caching)


async def _body(response: aiohttp.ClientResponse, size: int) -> bytes | None:
    """The body as decompressed, or None as soon as it passes `size`."""
    encoded = "Content-Encoding" in response.headers
    if not encoded and (response.content_length or 0) > size:
        return None
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > size:
            return None
    return bytes(body)


def _failure(error: Exception) -> FetchFailed:
    kind = next((kind for types, kind in _FAILURES if isinstance(error, types)), FailureKind.PROTOCOL)
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, AddressBlockedError):
        return FetchFailed(FailureKind.BLOCKED, str(cause.strerror))
    return FetchFailed(kind, f"{type(error).__name__}: {error}"[:300])


# The first that fits: a failed certificate is also a failed connection, and all of them are an OSError.
_FAILURES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], FailureKind], ...] = (
    (TimeoutError, FailureKind.TIMEOUT),
    (aiohttp.ClientConnectorDNSError, FailureKind.DNS),
    ((aiohttp.ClientSSLError, ssl.SSLError), FailureKind.TLS),
    (aiohttp.InvalidURL, FailureKind.ADDRESS),
    ((aiohttp.ClientConnectorError, aiohttp.ServerDisconnectedError), FailureKind.CONNECT),
    ((aiohttp.ClientPayloadError, aiohttp.ClientResponseError), FailureKind.PROTOCOL),
    (OSError, FailureKind.CONNECT),
)
