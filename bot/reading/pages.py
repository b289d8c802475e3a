"""A page becomes an article: headline, paragraphs, full publication time, without the site's furniture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """An article as its page shows it; `published` is in the page's own zone, `language` what the page declares."""

    title: str
    paragraphs: tuple[str, ...]
    published: datetime | None
    language: str | None
    canonical_url: str | None
    site_name: str | None
    feed_links: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is analysed and what offsets refer to: the headline, then a paragraph a line."""
        return "\n".join((self.title, *self.paragraphs))


@dataclass(frozen=True, slots=True)
class PageUnreadable:
    """Why there is no article: `empty`, `bomb`, `not html`, `no text`, `paywalled`."""

    reason: str


def extract_page(body: bytes, *, url: str, content_type: str | None, now: datetime) -> Page | PageUnreadable:
    """Reads an article page; takes tens of milliseconds, with a hostile page any time, and belongs into a worker."""
    from bot.reading import page_text  # trafilatura stays out of the main process

    return page_text.extract(body, url=url, content_type=content_type, now=now)
