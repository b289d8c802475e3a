"""RSS, RDF and Atom through feedparser, with what it misreads mended before and after."""

from __future__ import annotations

import html
import io
import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import feedparser

from bot.reading.dates import parse_date, zone_of
from bot.reading.feed_entries import absolute, full_text, identity, language_tag, title_or_beginning
from bot.reading.feeds import FeedEntry, FeedUnreadable, ParsedFeed
from bot.reading.markup import plain_text, plain_title, squeeze, without_impossible

_ROOT = re.compile(r"<(?:\?xml|!DOCTYPE\s+rss|(?:\w+:)?(?:rss|feed|RDF|channel)\b)", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_HEAD = 8192
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.I | re.S)
# The second group is empty for a value that refers to other entities, holds markup or stands in another file.
_DECLARED_ENTITY = re.compile(r"""<!ENTITY\s+(\w+)\s+(?:["']([^"'&<%]{0,200})["']\s*>)?""")
# What programs that take a feed for HTML make of a link.
_EMPTY_LINK = re.compile(r"<link\s*/>\s*(https?://[^\s<]+)")
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_NAMED_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([a-zA-Z]\w{0,30});")
_BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
# Containers of other vocabularies inside an entry, whose bare <link> or <title> feedparser takes for the entry's own:
# <rbc_news:related_links><link url="…">, <yandex:related><link url="…">.
_NESTED = re.compile(
    r"<((?!rdf:|rss:|atom:|a:)[a-zA-Z_][\w.-]*:[\w.-]+)(?:\s[^<>]*)?(?<!/)>(?=\s*<(?:link|title|guid|description|pubDate|url|item)\b)"
)
# What its guessing parser raises over broken markup: a `</height>` alone is a TypeError.
_GIVES_UP = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_ENTRY = re.compile(r"<(?:item|entry)[\s>]")
_DATE_FIELDS = ("published", "created", "updated")
# <yandex:full-text>, <rbc_news:full-text>, <turbo:content> as feedparser calls them.
_FULL_TEXT_FIELDS = re.compile(r"(?:^|_)full-?_?text$|^turbo_content$", re.I)


def parse(text: str, *, url: str, now: datetime) -> ParsedFeed | FeedUnreadable:
    """Reads decoded XML, however broken; a page of HTML is not taken for a feed."""
    root = _ROOT.search(text)
    if root is None or (_HTML.match(text) and root.start() != 0):
        return FeedUnreadable("html" if _HTML.match(text) else "not a feed")
    try:
        document = _feedparser(_mended(text[root.start() :]))
    except _GIVES_UP:
        return FeedUnreadable("broken")
    if not document.get("version") and not document.entries:
        return FeedUnreadable("not a feed")
    feed = dict(document.feed)
    site = absolute(_string(feed, "link"), url)
    language = language_tag(_string(feed, "language"))
    # Plain dictionaries: feedparser's own substitutes dates for each other, with a warning.
    entries = tuple(_entry(dict(raw), base=site or url, language=language, now=now) for raw in document.entries)
    return ParsedFeed(plain_title(_string(feed, "title")), site, language, _ttl(_string(feed, "ttl")), entries)


def _string(raw: dict[str, Any], name: str) -> str:
    """A value where it is text: an element `<links>` of the feed's own takes the place of feedparser's list."""
    value = raw.get(name)
    return value if isinstance(value, str) else ""


def _parts(raw: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Values that feedparser keeps in lists of dictionaries."""
    values = raw.get(name)
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _feedparser(text: str) -> Any:
    """The only call of feedparser, which has no types; a stream, because it opens what looks like a path or address."""
    body = '<?xml version="1.0" encoding="utf-8"?>\n' + text
    headers = {"content-type": "application/xml; charset=utf-8"}  # no address: it would make guids absolute too
    stream = io.BytesIO(body.encode("utf-8", "replace"))
    return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def _mended(text: str) -> str:
    """Well-formed where little was missing, so that the strict parser and not the guessing one reads it."""
    text = _DECLARATION.sub("", text)
    doctype = _DOCTYPE.search(text[:_HEAD])
    declared = dict(_DECLARED_ENTITY.findall(doctype[0])) if doctype else {}
    text = text.replace(doctype[0], "", 1) if doctype else text
    text = without_impossible(_without_nested(_EMPTY_LINK.sub(r"<link>\1</link>", text)))
    if "&" not in text:
        return text
    pieces, position = [], 0
    while (start := text.find("<![CDATA[", position)) != -1 and (end := text.find("]]>", start)) != -1:
        pieces += [_entities(text[position:start], declared), text[start : end + 3]]
        position = end + 3
    return "".join([*pieces, _entities(text[position:], declared)])


def _entities(text: str, declared: dict[str, str]) -> str:
    """`&laquo;` is a character that XML does not know, `?a=1&b=2` an ampersand that it forbids.

    Entities of the feed's own DOCTYPE are plain words or nothing: they neither open files nor multiply.
    """
    text = _NAMED_ENTITY.sub(lambda m: declared[m[1]] if m[1] in declared else html.unescape(m[0]), text)
    return _BARE_AMPERSAND.sub("&amp;", text)


def _without_nested(text: str) -> str:
    """The text without those containers; entries themselves are never taken for one."""
    pieces, position, unclosed = [], 0, set()
    for match in _NESTED.finditer(text):
        if match.start() < position or match[1] in unclosed:
            continue
        end = text.find(f"</{match[1]}>", match.end())
        if end == -1:
            unclosed.add(match[1])  # looked for once: a hostile feed may open it half a million times
        elif not _ENTRY.search(text, match.end(), end):
            pieces.append(text[position : match.start()])
            position = end + len(match[1]) + 3
    return "".join([*pieces, text[position:]])


def _entry(raw: dict[str, Any], *, base: str, language: str | None, now: datetime) -> FeedEntry:
    url = absolute(_link(raw), base)
    contents = [_string(content, "value") for content in _parts(raw, "content")]
    summary = _summary(raw, contents)
    title = title_or_beginning(_string(raw, "title"), summary)
    return FeedEntry(
        title=title,
        url=url,
        guid=identity(_string(raw, "id"), url, title, summary),
        published=_published(raw, base, now),
        summary=summary,
        text=_text(raw, contents, title, summary),
        language=_entry_language(raw) or language,
        author=plain_title(_string(raw, "author")) or None,
    )


def _link(raw: dict[str, Any]) -> str | None:
    """The article's own address: FeedBurner keeps it aside, an entry without a link may have it for a guid."""
    links = [_string(link, "href") for link in _parts(raw, "links") if link.get("rel", "alternate") == "alternate"]
    named = [_string(raw, name) for name in ("feedburner_origlink", "link", "pdalink")]
    guid = _string(raw, "id").strip()
    found = next((link for link in (*named, *links) if link.strip()), None)
    return found or (guid if re.match(r"https?://", guid) else None)


def _summary(raw: dict[str, Any], contents: list[str]) -> str:
    return squeeze(plain_text(_string(raw, "summary") or (contents[0] if contents else "")))


def _text(raw: dict[str, Any], contents: list[str], title: str, summary: str) -> tuple[str, ...] | None:
    declared = [_string(raw, name) for name in raw if _FULL_TEXT_FIELDS.search(name)]
    described = _string(raw, "summary")
    announced = "" if described in contents else summary  # feedparser gives a lone content as the summary too
    whole = full_text(declared, title, summary, declared=True) or full_text(contents, title, announced)
    return whole or (full_text([described], title, "") if described.lower().count("<p") > 2 else None)


def _published(raw: dict[str, Any], base: str, now: datetime) -> datetime | None:
    zone = zone_of(urlsplit(base).hostname)
    names = [*_DATE_FIELDS, *(name for name in raw if "timestamp" in name)]
    dates = (parse_date(_string(raw, name), now=now, default_zone=zone) for name in names)
    return next(filter(None, dates), None)


def _entry_language(raw: dict[str, Any]) -> str | None:
    detail = raw.get("title_detail")
    return language_tag(_string(raw, "language") or (_string(detail, "language") if isinstance(detail, dict) else ""))


def _ttl(value: str) -> int | None:
    return int(value) if re.fullmatch(r"\s*\d{1,6}\s*", value, re.ASCII) else None
