"""Bytes from the web become text: wrong, missing and mixed encodings of Russian pages and feeds."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

CYRILLIC_CODECS = ("cp1251", "koi8_r", "cp866")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is a prefix of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_XML_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
# Control characters that XML forbids, lone surrogates and non-characters: «Ново\x02сти».
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# What servers say by default, without a look at the page.
_WESTERN = re.compile(r"(?:iso-?8859-?1|latin-?1|windows-?1252|cp1252|iso-?8859-?15)$", re.I)
_DECLARATION_WINDOW = 4096
# A body is UTF-8 with a few spoilt bytes when ten characters are right for each wrong one: one cut inside an
# excerpt is usual («Новос\xd1»), text in a single-byte encoding yields almost no valid sequence.
_RIGHT_FOR_EACH_WRONG = 10


def decode(body: bytes, content_type: str | None = None) -> str:
    """Reads `body` as text, whatever its labels say; never fails, at worst a character becomes U+FFFD.

    What the bytes prove comes before what headers claim: byte-order mark, UTF-16 without a mark, valid UTF-8,
    UTF-8 with a few spoilt bytes, then the HTTP charset, the declaration inside, and detection.
    """
    text = _by_mark(body) or _by_halves(body) or _as_utf8(body)
    if text is None:
        text = _by_label(body, content_type)
    return _FORBIDDEN.sub("", text)


def _by_mark(body: bytes) -> str | None:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    return None


def _by_halves(body: bytes) -> str | None:
    """UTF-16 without a mark: in Latin, Cyrillic and punctuation every second byte is one of three."""
    head = body[:512]
    odd, even = _share_of_high_bytes(head[1::2]), _share_of_high_bytes(head[0::2])
    if max(odd, even) < 0.9 or min(odd, even) > 0.5:
        return None
    return body.decode("utf-16-le" if odd > even else "utf-16-be", "replace")


def _share_of_high_bytes(half: bytes) -> float:
    return sum(byte in b"\x00\x04\x20" for byte in half) / max(len(half), 1)


def _as_utf8(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(not c.isascii() for c in text) - wrong
    return text if right >= wrong * _RIGHT_FOR_EACH_WRONG else None


def _by_label(body: bytes, content_type: str | None) -> str:
    for name in _labels(body, content_type):
        text = _decode_as(body, name)
        if text is not None and _plausible(text, name):
            return text
    return _detected(body)


def _labels(body: bytes, content_type: str | None) -> list[str]:
    header = _HEADER_CHARSET.search(content_type or "")
    head = body[:_DECLARATION_WINDOW]
    inside = _XML_DECLARATION.search(head) or _META_CHARSET.search(head)
    names = [header[1]] if header else []
    return names + ([inside[1].decode("ascii", "ignore")] if inside else [])


def _decode_as(body: bytes, name: str) -> str | None:
    try:
        info = codecs.lookup(name)
        return body.decode(info.name, "replace") if info.name not in ("utf-8", "ascii") else None
    except (LookupError, ValueError):  # unknown name, or a codec that is not a text encoding
        return None


def _plausible(text: str, name: str) -> bool:
    """Whether a label may be right: Cyrillic misread turns capital («пРИВЕТ») or into dense accents («Ïðèâåò»)."""
    foreign = [c for c in text if not c.isascii() and c.isalpha()]
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in foreign)
    if cyrillic * 2 < len(foreign):
        latin = sum(c.isascii() and c.isalpha() for c in text)
        return "\ufffd" not in text and (len(foreign) * 3 < latin or not _WESTERN.match(name))
    small = sum("а" <= c <= "я" for c in foreign)
    return small * 2 > cyrillic


def _detected(body: bytes) -> str:
    best = from_bytes(body, cp_isolation=["utf_8", *CYRILLIC_CODECS]).best()
    name = best.encoding if best else max(CYRILLIC_CODECS, key=lambda codec: _small_letters(body, codec))
    return body.decode(name, "replace")


def _small_letters(body: bytes, codec: str) -> int:
    return sum("а" <= c <= "я" for c in body.decode(codec, "replace"))
