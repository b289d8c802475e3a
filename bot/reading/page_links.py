"""The feeds that a page announces or links to."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from bot.reading.decoding import decode
from bot.reading.feed_entries import absolute
from bot.reading.markup import is_bomb
from bot.reading.page_metadata import feed_links
from bot.reading.page_text import html_tree

_FEED_PATH = re.compile(r"(?:^|[/._-])(?:rss\d?|feed|atom)(?:$|[/._?=-])|\.(?:rss|rdf)$", re.I)


def feed_links_of(body: bytes, url: str, content_type: str | None) -> tuple[str, ...]:
    """See `bot.reading.discovery.page_feed_links`."""
    text = decode(body, content_type)
    tree = None if is_bomb(text) else html_tree(text)
    if tree is None:
        return ()
    return tuple(dict.fromkeys((*feed_links(tree, url), *_visible(tree, url))))


def _visible(tree: Any, url: str) -> list[str]:
    """Links of the page to its own feeds, by their path."""
    links = (absolute(anchor.get("href"), url) for anchor in tree.iter("a"))
    return [link for link in links if link and _FEED_PATH.search(urlsplit(link).path)]
