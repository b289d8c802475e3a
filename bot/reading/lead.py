"""The lead of an article, where it stands in a block of its own that extraction takes for furniture."""

from __future__ import annotations

from typing import Any

from bot.reading.furniture import SENTENCE_END, is_furniture, same_text
from bot.reading.markup import squeeze
from bot.reading.page_metadata import Metadata

# A lead is a sentence or several; what is shorter is a rubric, what is longer is the article.
_SHORTEST, _LONGEST = 60, 700
_SHORTEST_SUBTITLE = 20
_AT_MOST = 2
# So much of a beginning tells a paragraph from all others of the page.
_BEGINNING = 60
_LEAVES = (
    "following::*[self::p or self::div or self::h2 or self::h3 or self::span or self::strong]"
    "[not(.//p or .//div or .//h2 or .//h3)]"
)
# What a page marks as the description of its article is about the text, not of it: schema.org has `articleBody`.
_ABOUT = "ancestor-or-self::*[@itemprop='description']"


def missing_lead(tree: Any, about: Metadata, found: tuple[str, ...]) -> tuple[str, ...]:
    """Blocks between the headline and the first paragraph found, or the block that the page's description quotes."""
    if not found:
        return ()
    return _below_headline(tree, about, found) or _as_described(tree, about, found)


def _below_headline(tree: Any, about: Metadata, found: tuple[str, ...]) -> tuple[str, ...]:
    heads = [head for head in tree.iter("h1") if same_text(head.text_content(), about.title)]
    start = _letters(found[0])[:_BEGINNING]
    leads: list[str] = []
    for element in heads[-1].xpath(_LEAVES) if heads else ():
        text = squeeze(element.text_content())
        if _letters(text[: 2 * _BEGINNING]).startswith(start):
            return tuple(leads) if len(leads) <= _AT_MOST else ()
        if _is_lead(element, text) and text not in found and not any(text in lead for lead in leads):
            leads.append(text)
    return ()


def _is_lead(element: Any, text: str) -> bool:
    subtitle = element.tag == "h2" and len(text) >= _SHORTEST_SUBTITLE
    whole = len(text) >= _SHORTEST and SENTENCE_END.search(text) is not None
    if len(text) > _LONGEST or not (subtitle or whole) or is_furniture(text):
        return False
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return linked * 2 < len(text) and not element.xpath(_ABOUT)


def _as_described(tree: Any, about: Metadata, found: tuple[str, ...]) -> tuple[str, ...]:
    start = _letters(about.description)[:_BEGINNING]
    if len(start) < _BEGINNING * 2 // 3 or any(start in _letters(paragraph) for paragraph in found[:3]):
        return ()
    for element in tree.iter("div", "p", "h2", "h3", "strong", "b", "span", "section"):
        if len(element) <= 5 and _letters((element.text or "")[:200]).startswith(start[:20]):
            lead = squeeze(element.text_content())
            if _letters(lead).startswith(start) and lead not in found:
                return () if element.xpath(_ABOUT) else (lead,)
    return ()


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
