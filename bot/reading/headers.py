"""Response headers that say when to come back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.reading.responses import Caching

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.I)
_LONGEST_VALIDATOR = 1024


def caching_of(headers: Mapping[str, str]) -> Caching:
    """Validators and waiting times; a date in Retry-After counts from the response's own Date."""
    return Caching(
        etag=_validator(headers.get("ETag")),
        last_modified=_validator(headers.get("Last-Modified")),
        max_age=_max_age(headers),
        retry_after=retry_after_of(headers),
    )


def retry_after_of(headers: Mapping[str, str]) -> timedelta | None:
    """`Retry-After: 120` or `Retry-After: Wed, 14 May 2025 10:00:00 GMT`."""
    value = headers.get("Retry-After", "").strip()
    if value.isdigit():
        return timedelta(seconds=min(int(value), 10**9))
    until, sent = _http_date(value), _http_date(headers.get("Date", ""))
    return max(until - sent, timedelta(0)) if until and sent else None


def _max_age(headers: Mapping[str, str]) -> timedelta | None:
    match = _MAX_AGE.search(headers.get("Cache-Control", ""))
    if not match:
        return None
    age = headers.get("Age", "").strip()
    return timedelta(seconds=max(0, int(match[1]) - (int(age) if age.isdigit() and len(age) < 10 else 0)))


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _validator(value: str | None) -> str | None:
    """A validator is sent back as it came; one too long or with odd characters is not worth keeping."""
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isprintable() and value.isascii() else None
