"""When a feed is asked again: pure decisions from what its server said and how often it has failed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.reading.responses import FailureKind, FetchFailed

# A server may ask us to stay away, not to forget it: a mistaken Retry-After of a year would end the feed.
LONGEST_WAIT = timedelta(days=1)
# `max-age` and TTL are often set by hand once and for ever; news older than this is no news.
LONGEST_CACHING = timedelta(hours=2)
# Failures double the interval: 10 minutes are a day after eight of them.
_DOUBLINGS = 8
_JITTER = 0.1
# What cannot mend itself within minutes: a name that does not exist, an address that is refused.
_LASTING = frozenset({FailureKind.ADDRESS, FailureKind.BLOCKED})


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a feed wants to be asked: the bot's interval, the feed's TTL in minutes, the server's caching."""

    interval: timedelta
    ttl: int | None = None
    max_age: timedelta | None = None
    retry_after: timedelta | None = None


def body_hash(body: bytes) -> str:
    """Equal for equal bodies: a feed whose hash is known is not parsed again."""
    return hashlib.sha256(body).hexdigest()


def next_poll(now: datetime, pace: Pace, random: Random) -> datetime:
    """The next poll after a success: never sooner than the interval, later where the server asks, with jitter."""
    wanted = max(
        pace.interval, min(max(timedelta(minutes=pace.ttl or 0), pace.max_age or pace.interval), LONGEST_CACHING)
    )
    return now + max(_jittered(wanted, random), _capped(pace.retry_after))


def next_attempt(
    now: datetime, pace: Pace, failure: FetchFailed | None, failures: int, random: Random
) -> datetime | None:
    """The next poll after `failures` in a row, of which `failure` is the last (None: fetched, but no feed).

    None where there is nothing to wait for: 410 Gone ends a feed.
    """
    if failure is not None and failure.gone:
        return None
    doublings = _DOUBLINGS if failure is not None and failure.kind in _LASTING else min(failures - 1, _DOUBLINGS)
    wait = min(pace.interval * 2**doublings, LONGEST_WAIT)
    asked = failure.retry_after if failure is not None else None
    return now + max(_jittered(wait, random), _capped(asked or pace.retry_after))


def _jittered(wait: timedelta, random: Random) -> timedelta:
    """Up to a tenth later, so that feeds added together do not stay together."""
    return wait * (1 + _JITTER * random.random())


def _capped(asked: timedelta | None) -> timedelta:
    return min(max(asked or timedelta(0), timedelta(0)), LONGEST_WAIT)
