"""Telegram's HTML as a value that knows its own size: what a message may hold is counted before it is sent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape

from yarl import URL

# Code points after parsing, and entities; TDLib counts code points, not UTF-16 units (MessageContent.cpp,
# MessageEntity.cpp). Entities beyond the hundredth are dropped in silence, links and quotes among them.
MAX_LENGTH = 4096
MAX_ENTITIES = 100
# RSS-to-Telegram-Bot found that a message is refused above about 9,500 bytes of entities (src/parsing/splitter.py).
MAX_ADDRESS_BYTES = 9_000
MAX_ADDRESS = 2_048  # longer ones are data, not addresses; browsers and proxies refuse them

# Embeddings, overrides and isolates of the writing direction would turn what follows them on the line.
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"<[^<>]*>")
_HOST = re.compile(r"[a-z0-9_.:-]+", re.IGNORECASE)
_PLAIN_ADDRESS = re.compile(r"[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Html:
    """Markup with its length in code points after parsing, its number of entities and the bytes of its addresses."""

    markup: str = ""
    length: int = 0
    entities: int = 0
    address_bytes: int = 0

    def __add__(self, other: Html) -> Html:
        return Html(
            self.markup + other.markup,
            self.length + other.length,
            self.entities + other.entities,
            self.address_bytes + other.address_bytes,
        )

    def __bool__(self) -> bool:
        return bool(self.markup)

    @property
    def fits(self) -> bool:
        """Whether one message can hold it."""
        within = self.length <= MAX_LENGTH and self.entities <= MAX_ENTITIES
        return within and self.address_bytes <= MAX_ADDRESS_BYTES


def text(plain: str) -> Html:
    """Plain text as it is; only what no transport can carry (lone surrogates, NUL) is replaced."""
    safe = _SURROGATE.sub("\ufffd", plain).replace("\0", " ")
    return Html(escape(safe, quote=False), len(safe))


def bold(inner: Html) -> Html:
    return _tagged("<b>", inner, "</b>")


def italic(inner: Html) -> Html:
    return _tagged("<i>", inner, "</i>")


def quotation(inner: Html, *, expandable: bool = False) -> Html:
    """A block of its own; an expandable one is folded to three lines. Blocks do not nest."""
    return _tagged("<blockquote expandable>" if expandable else "<blockquote>", inner, "</blockquote>")


def link(inner: Html, url: str) -> Html:
    """A link, or the bare text where the address is none that Telegram opens: it would drop the link unsaid."""
    address = web_address(url)
    return _tagged(f'<a href="{escape(address)}">', inner, "</a>", len(address)) if address else inner


def join(parts: Iterable[Html], separator: str) -> Html:
    """The parts that hold anything, with plain text between them."""
    between = text(separator)
    joined = Html()
    for part in parts:
        if part:
            joined = joined + between + part if joined else part
    return joined


def _tagged(opening: str, inner: Html, closing: str, address_bytes: int = 0) -> Html:
    tag = Html(opening, 0, 1, address_bytes)
    return tag + inner + Html(closing) if inner else inner


def web_address(url: str) -> str | None:
    """The address, percent-encoded where it must be, or None unless Telegram opens it.

    TDLib takes http and https with a dot in the host and a port from 1 to 65535 (LinkManager.cpp); both
    «http://localhost/» and «javascript:alert(1)» lose their link, and so does a host with a bar in it.
    """
    given = url.strip()
    try:
        address = URL(given)
        host, port = address.raw_host or "", address.explicit_port
    except ValueError:
        return None
    named = "." in host.strip(".") and _HOST.fullmatch(host)
    if address.scheme not in ("http", "https") or not named or port == 0:
        return None
    ready = given if _PLAIN_ADDRESS.fullmatch(given) else str(address)
    return ready if len(ready) <= MAX_ADDRESS else None


def line(raw: str, limit: int) -> str:
    """A name or a title on one line, without marks that turn the writing direction, shortened at a word.

    For labels only; the words of a quote and of an article are never shortened.
    """
    clean = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in raw)
    flat = " ".join(clean.translate(_BIDI).split())
    if len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip(" ,.;:–—-") + "…"


def visible(plain: str) -> bool:
    """Whether a reader sees anything: a link on text that shows nothing is dropped by Telegram."""
    return any(unicodedata.category(char)[0] in "LNPS" for char in plain)


def plain(markup: str) -> str:
    """The text without its markup, for a message that must arrive even so."""
    return unescape(_TAG.sub("", markup))
