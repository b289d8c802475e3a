"""What the use cases answer with: a text with its analysis, a digest to send, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.text.types import Analysis


class Trouble(StrEnum):
    """Why an address or a text gave nothing; each has a human sentence in bot/handlers/troubles.py."""

    BAD_ADDRESS = "bad_address"  # not an address, or one that leads into a private network
    UNREACHABLE = "unreachable"  # no such host, refused, reset, broken certificate
    TIMED_OUT = "timed_out"
    NOT_FOUND = "not_found"  # 404, 410
    FORBIDDEN = "forbidden"  # 401, 403, robots.txt
    REFUSED = "refused"  # any other answer that is not the page
    TOO_LARGE = "too_large"
    NO_TEXT = "no_text"  # a page without an article, a file without text
    NOT_TEXT = "not_text"  # neither a text nor a page nor a document: a picture, an archive
    NO_FEED = "no_feed"  # a site that offers no feed
    BUSY = "busy"  # too many analyses are waiting


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text with its analysis; `text` begins with the title's line, and offsets count its code points."""

    title: str
    text: str
    analysis: Analysis
    url: str | None = None
    outlet: str | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MadeDigest:
    """A digest ready to send: `parts` are messages in HTML, `stories` the (id, outlet count) shown in it."""

    parts: tuple[str, ...]
    stories: tuple[tuple[int, int], ...]
