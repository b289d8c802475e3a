"""Addresses as Telegram sees them: which may stand behind a link, and which it finds in plain text by itself."""

import ipaddress
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

OWN = re.compile(r"(tg|ton|tonsite):(?://)?", re.IGNORECASE)
UNPRINTED = re.compile(r"[\0-\x20]")
UNSAFE = re.compile(r"[\s\\]")
HOST = re.compile(r"(?=..)[^\s/?#@:\[\]<>\"'`\\]*\.[^\s/?#@:\[\]<>\"'`\\]*")
FOUND = {
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/<>])"),
    "mention": re.compile(r"(?<!\w)@[A-Za-z]\w{2,31}(?!\w)", re.ASCII),
    "hashtag": re.compile(r"(?<![\w&])#(?=\w*[^\W\d_])\w{1,256}"),
    "url": re.compile(
        r"(?<![\w@./])(?:https?://[^\s<>«»\"]+|(?:[\w-]+\.)+(?:ru|kz|com|org|net|io|рф|info|me|by|uz|kg)\b(?:/[^\s<>«»\"]*)?)",
        re.IGNORECASE,
    ),
}


def mentioned_user(url: str) -> int:
    """The person behind `tg://user?id=123`, else 0."""
    parts = urlsplit(url.strip()) if url[:5].lower() == "tg://" else None
    if parts is None or parts.netloc.lower() != "user":
        return 0
    number = parse_qs(parts.query).get("id", [""])[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 17 else 0


def checked_link(url: str) -> str:
    """The address as Telegram keeps it, or nothing where it drops the link.

    «x.ru» → «http://x.ru/»; «javascript:x», «/path», «http://localhost/» and «http://a b/» → «».
    """
    if own := OWN.match(url):
        rest = url[own.end() :]
        slash = "" if any(char in rest for char in "/?#") else "/"
        return f"{own[1].lower()}://{rest}{slash}" if rest and not UNSAFE.search(rest) else ""
    scheme, separator, rest = url.partition("://")
    if not separator:
        scheme, rest = "http", url
    return _web_link(scheme.lower(), rest) if scheme.lower() in ("http", "https") else ""


def _web_link(scheme: str, rest: str) -> str:
    end = min((place for place in map(rest.find, "/?#") if place >= 0), default=len(rest))
    authority, path = rest[:end], UNPRINTED.sub(lambda char: f"%{ord(char[0]):02X}", rest[end:])
    user, at, address = authority.rpartition("@")
    host, port = _host_and_port(address)
    if not _is_host(host) or not _is_port(port) or UNSAFE.search(user):
        return ""
    shown = f":{port}" if port else ""
    return f"{scheme}://{user}{at}{host.lower()}{shown}{path if path.startswith('/') else '/' + path}"


def _host_and_port(address: str) -> tuple[str, str]:
    host, separator, port = address.rpartition(":")
    if not separator or (address.startswith("[") and address.endswith("]")):
        return address, ""
    return host, port or "-"


def _is_host(host: str) -> bool:
    if host.startswith("[") and host.endswith("]"):
        return _is_ipv6(host[1:-1])
    return HOST.fullmatch(host) is not None


def _is_ipv6(address: str) -> bool:
    try:
        return bool(ipaddress.IPv6Address(address))
    except ValueError:
        return False


def _is_port(port: str) -> bool:
    return not port or (port.isascii() and port.isdigit() and 0 < int(port) < 65536)


def found_entities(text: str) -> Iterator[dict[str, Any]]:
    """What Telegram marks by itself in plain text: commands, @names, #tags and addresses, offsets in UTF-16 units.

    «/latest 5» → bot_command at 0…7. Simpler than Telegram's own rules, which know every top-level domain.
    """
    for kind, pattern in FOUND.items():
        for match in pattern.finditer(text):
            offset = len(text[: match.start()].encode("utf-16-le")) // 2
            found = _without_punctuation(match[0]) if kind == "url" else match[0]
            yield {"type": kind, "offset": offset, "length": len(found.encode("utf-16-le")) // 2}


def _without_punctuation(url: str) -> str:
    """«x.ru/a),» → «x.ru/a», but «x.ru/a(b)» stays: a bracket that the address opened is its own."""
    while url[-1] in ".,;:!?]'" or (url[-1] == ")" and url.count(")") > url.count("(")):
        url = url[:-1]
    return url
