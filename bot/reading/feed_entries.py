"""What all feed formats share: how raw values of an entry become plain text, links, an identity and a full text."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urljoin, urlsplit

from bot.reading.furniture import without_furniture
from bot.reading.markup import paragraphs_of, plain_title, squeeze

# A body shorter than this is an announcement; the shortest news of an agency run to 500–700 characters.
_FULL_TEXT = 600
# «Читать далее», «[…]», «Read more» at the end: the feed carries only the beginning.
_CUT_OFF = re.compile(
    r"(?:\[(?:…|\.{3})\]|…|\.{3}|(?:читать|читайте) (?:далее|полностью|дальше)\W*|подробнее\W*|read more\W*|"
    r"continue reading\W*)$",
    re.I,
)
_TITLE_LENGTH = 120


def absolute(link: str | None, base: str) -> str | None:
    """An http(s) address, or None: line breaks inside and escapes are undone, `www.site.ru/1` gets its scheme."""
    link = re.sub(r"[\s\x00]+", "", link or "").replace("&amp;", "&")
    if re.match(r"www\.[\w-]+\.", link, re.I):
        link = f"https://{link}"
    try:
        joined = urljoin(base, link) if link else ""
        parts = urlsplit(joined)
    except ValueError:  # `http://[broken`
        return None
    return joined if parts.scheme in ("http", "https") and parts.hostname else None


def title_or_beginning(title: str, summary: str) -> str:
    """The headline; an entry without one (a microblog) is called by the beginning of its text."""
    title = plain_title(title)
    if title or len(summary) <= _TITLE_LENGTH:
        return title or summary
    return summary[:_TITLE_LENGTH].rpartition(" ")[0].rstrip(" ,;:—-") + "…"


def identity(guid: str, url: str | None, title: str, summary: str) -> str:
    """The feed's own guid, else the address, else a digest of the words."""
    return squeeze(guid) or url or hashlib.sha256(f"{title}\n{summary}".encode("utf-8", "replace")).hexdigest()


def full_text(bodies: list[str], title: str, summary: str, *, declared: bool = False) -> tuple[str, ...] | None:
    """Paragraphs of the longest body if it is the whole article and not its announcement.

    `declared` bodies stand in an element that means the full text (`yandex:full-text`) and may be short.
    """
    candidates = [without_furniture(paragraphs_of(body), title) for body in bodies if body]
    best = max(candidates, key=lambda paragraphs: sum(map(len, paragraphs)), default=())
    length = sum(map(len, best))
    if not best or _CUT_OFF.search(best[-1]):
        return None
    enough = length > len(summary) // 2 if declared else length >= _FULL_TEXT and length > len(summary)
    return best if enough else None


def language_tag(value: str | None) -> str | None:
    """`ru_RU` is `ru-ru`."""
    tag = squeeze(value or "").replace("_", "-").lower()
    return tag if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", tag) else None
