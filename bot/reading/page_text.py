"""The article's paragraphs out of a page: trafilatura, readability where it finds nothing, and filters of our own."""

from __future__ import annotations

import copy
import logging
import re
from datetime import datetime
from typing import Any

import lxml.html
import trafilatura
from lxml import etree
from readability import Document

from bot.reading.decoding import decode
from bot.reading.furniture import prune, without_furniture
from bot.reading.lead import missing_lead
from bot.reading.markup import is_bomb, paragraphs_of, squeeze, without_impossible
from bot.reading.page_metadata import Metadata, read_metadata
from bot.reading.pages import Page, PageUnreadable

# They print what they could not read, which is a value here.
for _name in ("trafilatura", "readability.readability", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)
# Below this trafilatura has missed the article: facts/reading.md, recommended dependencies.
_TOO_LITTLE = 250
# Less than this of the text in JSON-LD is a beginning with a button «Показать полностью».
_PART = 0.6
# What is shorter has no story to tell: a flash of one sentence runs to a hundred characters.
_SHORTEST = 80
# A paywall leaves a lead of a paragraph or two.
_TEASER = 1_500
# What servers call pages; pictures, PDF and JSON are none. `octet-stream` is what careless ones call anything.
_TEXTUAL = re.compile(r"\s*(?:text/|application/(?:xhtml|xml|octet-stream|x-httpd-php)|\W*$|;)", re.I)
_BLOCKS = frozenset({"p", "head", "quote", "item", "list", "row", "table", "div", "lb", "main"})


def extract(body: bytes, *, url: str, content_type: str | None, now: datetime) -> Page | PageUnreadable:
    """See `bot.reading.pages.extract_page`."""
    if content_type and not _TEXTUAL.match(content_type):
        return PageUnreadable("not html")
    text = decode(body, content_type)
    if not text.strip():
        return PageUnreadable("empty")
    if is_bomb(text):
        return PageUnreadable("bomb")
    tree = html_tree(text)
    if tree is None:
        return PageUnreadable("not html")
    about = read_metadata(tree, url=url, now=now)
    paragraphs = _paragraphs(tree, about)
    length = _length(paragraphs)
    if not about.free and length < _TEASER:
        return PageUnreadable("paywalled")
    if length < _SHORTEST:
        return PageUnreadable("no text")
    return Page(
        about.title or paragraphs[0],
        paragraphs,
        about.published,
        about.language,
        about.canonical_url,
        about.site_name,
        about.feed_links,
    )


def html_tree(text: str) -> Any:
    """The page as lxml's tree, which has no types; None where there is no element in it."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(without_impossible(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree if tree.tag == "html" else None


def _paragraphs(tree: Any, about: Metadata) -> tuple[str, ...]:
    prune(tree)
    body = about.body if about.free and not is_bomb(about.body) else ""
    found = without_furniture(_by_trafilatura(tree), about.title)
    if _length(found) < max(_TOO_LITTLE, len(body) * _PART):
        others = (_by_readability(tree), paragraphs_of(body.replace("\n", "\n\n")))
        found = max(found, *(without_furniture(other, about.title) for other in others), key=_length)
    return (*missing_lead(tree, about, found), *found)


def _length(paragraphs: tuple[str, ...]) -> int:
    return sum(map(len, paragraphs))


def _by_trafilatura(tree: Any) -> tuple[str, ...]:
    """The tree of the standard mode keeps paragraphs and quotations; plain text loses them (facts/reading.md C)."""
    document = trafilatura.bare_extraction(copy.deepcopy(tree), include_comments=False, with_metadata=False)
    body = getattr(document, "body", None)
    pieces = [] if body is None else _pieces(body)
    return tuple(filter(None, map(squeeze, "".join(pieces).split("\0"))))


def _pieces(main: Any) -> list[str]:
    pieces: list[str] = []
    for event, element in etree.iterwalk(main, events=("start", "end")):
        pieces.append("\0" if element.tag in _BLOCKS else " " if element.tag == "cell" else "")
        pieces.append((element.text if event == "start" else element.tail if element is not main else "") or "")
    return pieces


def _by_readability(tree: Any) -> tuple[str, ...]:
    try:
        return paragraphs_of(Document(lxml.html.tostring(tree, encoding="unicode")).summary(html_partial=True))
    except (etree.LxmlError, ValueError, AssertionError):  # it raises these on pages without a body
        return ()
