"""Lists of feeds as other readers keep them: OPML in and out."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from lxml import etree
from yarl import URL

from bot.reading.decoding import decode
from bot.reading.markup import is_bomb, squeeze

MAX_SIZE = 2_000_000
# Far more than the largest bot that is known reads (6,000); more is a mistake or an attack.
MAX_FEEDS = 20_000


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in a list."""

    title: str
    url: str
    site_url: str | None = None


@dataclass(frozen=True, slots=True)
class OpmlUnreadable:
    """Why a file is no list of feeds: `too large`, `not opml`, `no feeds`."""

    reason: str


def parse_opml(body: bytes) -> tuple[Outline, ...] | OpmlUnreadable:
    """Reads the feeds of an OPML file in its order, from outlines however nested, each address once.

    Broken XML is read as far as it goes; external entities are not resolved; of more than 20,000 feeds the first count.
    """
    if len(body) > MAX_SIZE:
        return OpmlUnreadable("too large")
    text = decode(body).strip()
    if "<opml" not in text[:4096].lower() or is_bomb(text):
        return OpmlUnreadable("not opml")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(text[text.lower().index("<opml") :].encode("utf-8", "replace"), parser)
    found = (
        {} if root is None else {outline.url: outline for outline in map(_outline, root.iter("{*}outline")) if outline}
    )
    return tuple(found.values())[:MAX_FEEDS] or OpmlUnreadable("no feeds")


def write_opml(outlines: Iterable[Outline], *, title: str) -> bytes:
    """An OPML 2.0 file that other readers import."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = title
    body = ET.SubElement(root, "body")
    for outline in outlines:
        attributes = {"type": "rss", "text": outline.title, "title": outline.title, "xmlUrl": outline.url}
        ET.SubElement(body, "outline", attributes | ({"htmlUrl": outline.site_url} if outline.site_url else {}))
    ET.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"


def shipped_outlets() -> tuple[Outline, ...]:
    """The outlets that the package ships; an address among them that has died only shows as failing."""
    parsed = parse_opml(files("bot.reading").joinpath("outlets.opml").read_bytes())
    if isinstance(parsed, OpmlUnreadable):
        raise ValueError(f"the shipped list of outlets is {parsed.reason}")
    return parsed


def _outline(element: etree._Element) -> Outline | None:
    """Names of attributes differ in case between readers: xmlUrl, xmlurl."""
    attributes = {str(name).lower(): squeeze(str(value)) for name, value in element.attrib.items()}
    url = _web_address(attributes.get("xmlurl", ""))
    if url is None:
        return None
    title = attributes.get("title") or attributes.get("text") or url
    return Outline(title, url, _web_address(attributes.get("htmlurl", "")))


def _web_address(text: str) -> str | None:
    """`feed://site.kz/rss` is what old readers write for http."""
    text = text.removeprefix("feed:") if text.startswith("feed:http") else text.replace("feed://", "http://", 1)
    try:
        url = URL(text)
    except ValueError:
        return None
    return text if url.scheme in ("http", "https") and url.host else None
