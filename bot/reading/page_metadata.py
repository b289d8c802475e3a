"""What a page says about its article outside the text: headline, time, language, address, feeds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from bot.reading.dates import is_date_line, parse_date, zone_of
from bot.reading.feed_entries import absolute, language_tag
from bot.reading.markup import plain_title, squeeze

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_ARTICLE_TYPE = re.compile(r"article|posting|report", re.I)
_PUBLISHED_KEYS = ("datePublished", "dateCreated", "uploadDate")
_PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "mediator_published_time", "publish-date", "pubdate", "publication_date", "dc.date.issued", "dcterms.created",
    "dc.date", "sailthru.date", "date",
)  # fmt: skip
_BROKEN_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
# « — Укринформ», « | Forbes», « - РИА Новости, 14.05.2025» after a headline in <title>.
_SITE_SUFFIX = re.compile(r"\s+(?:[|•·:—–-]|::|//)\s+(?:(?!\s[|•·—–-]\s).){2,60}$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """`free` is False where the publisher says that the article is behind a paywall; `body` is its text in JSON-LD."""

    title: str
    description: str
    published: datetime | None
    language: str | None
    canonical_url: str | None
    site_name: str | None
    feed_links: tuple[str, ...]
    free: bool
    body: str


def read_metadata(tree: Any, *, url: str, now: datetime) -> Metadata:
    """Reads JSON-LD first, then Open Graph and other metas, then microdata."""
    linked = [data for data in _linked_data(tree) if _ARTICLE_TYPE.search(str(data.get("@type", "")))]
    metas = _metas(tree)
    canonical = absolute(next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or metas.get("og:url"), url)
    return Metadata(
        title=_title(tree, linked, metas),
        description=plain_title(metas.get("og:description") or metas.get("description") or ""),
        published=_published(tree, linked, metas, url=canonical or url, now=now),
        language=language_tag(next(iter(tree.xpath("/html/@lang | /html/@xml:lang")), None) or metas.get("og:locale")),
        canonical_url=canonical,
        site_name=plain_title(metas.get("og:site_name") or "") or None,
        feed_links=feed_links(tree, url),
        free=not any(str(data.get("isAccessibleForFree", "")).lower() == "false" for data in linked),
        body=max((str(data["articleBody"]) for data in linked if data.get("articleBody")), key=len, default=""),
    )


def feed_links(tree: Any, url: str) -> tuple[str, ...]:
    """Feeds that the page announces, in its order."""
    links = (link.get("href") for link in tree.iter("link") if (link.get("type") or "").strip().lower() in FEED_TYPES)
    return tuple(dict.fromkeys(filter(None, (absolute(link, url) for link in links))))


def _metas(tree: Any) -> dict[str, str]:
    """Names in lower case; the first of several."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            found.setdefault(name.strip().lower(), meta.get("content"))
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of every JSON-LD block, also inside lists and @graph."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _objects(json.loads(script.strip().rstrip(";"), strict=False), depth=0)
        except (ValueError, RecursionError):
            dates = _BROKEN_JSON_DATE.findall(script)
            yield from ({"@type": "Article", "datePublished": date} for date in dates[:1])


def _objects(data: Any, *, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 8:
        return
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            for nested in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _objects(item.get(nested), depth=depth + 1)


def _title(tree: Any, linked: list[dict[str, Any]], metas: dict[str, str]) -> str:
    """The headline that readers see (h1) where the page's other names for the article confirm it."""
    named = [data.get("headline") or data.get("name") for data in linked] + [
        metas.get("og:title"),
        metas.get("twitter:title"),
    ]
    names = [title for title in (plain_title(name) for name in named if isinstance(name, str)) if title]
    heads = [head for head in (squeeze(h1.text_content()) for h1 in tree.iter("h1")) if head]
    whole = plain_title(next(iter(tree.xpath("//head/title/text()")), ""))
    for head in heads:
        if any(_same_words(head, name) for name in [*names, whole]):
            return head
    if names:
        return _without_site(names[0], metas)
    return heads[0] if len(heads) == 1 else _SITE_SUFFIX.sub("", whole)


def _same_words(head: str, name: str) -> bool:
    """One contains the other's beginning: a meta may be cut or carry the site's name."""
    a, b = (re.sub(r"\W+", "", text).lower() for text in (head, name))
    shorter = min(len(a), len(b))
    return shorter >= 10 and a[:shorter] == b[:shorter] or bool(a) and a == b


def _without_site(title: str, metas: dict[str, str]) -> str:
    site = plain_title(metas.get("og:site_name") or "")
    return re.sub(rf"\s+\W\s+{re.escape(site)}$", "", title) if site else title


def _published(
    tree: Any, linked: list[dict[str, Any]], metas: dict[str, str], *, url: str, now: datetime
) -> datetime | None:
    """The first date with a time of day, else the first at all."""
    zone = zone_of(urlsplit(url).hostname)
    first = None
    for value in _date_values(tree, linked, metas, url):
        date = parse_date(value, now=now, default_zone=zone)
        if date is not None and date.time() != _MIDNIGHT:
            return date
        first = first or date
    return first


def _date_values(tree: Any, linked: list[dict[str, Any]], metas: dict[str, str], url: str) -> Iterator[str]:
    """What may be the date, the surest first."""
    yield from (str(data[key]) for key in _PUBLISHED_KEYS for data in linked if data.get(key))
    yield from (metas[name] for name in _PUBLISHED_METAS if name in metas)
    yield from (str(value) for value in tree.xpath(_TIMES)[:5])
    yield from [text for text in map(squeeze, tree.xpath(_VISIBLE_DATES)[:20]) if is_date_line(text)][:1]
    yield from ("-".join(match.groups()) for match in _DATED_PATH.finditer(urlsplit(url).path))


# The first date under the headline: one above it may be today's, in the head of the site.
_VISIBLE_DATES = (
    "//h1/following::*[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'publish')]//text()"
)
_DATED_PATH = re.compile(r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/-]|$)")  # /2025/05/14/most.html
_MIDNIGHT = datetime.min.time()
_TIMES = (
    "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime"
    " | //*[@itemprop='datePublished'][not(@content) and not(@datetime)]/text()"
    " | //article//time/@datetime | //time[@pubdate]/@datetime | //header//time/@datetime"
)
