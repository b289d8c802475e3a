"""Fragments of HTML become plain text and paragraphs, and markup built to exhaust a parser is refused."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

# The richest honest tag in 405 feeds and pages of facts/reading.md had 136 attributes.
MAX_ATTRIBUTES = 1000
_SHORTEST_BOMB = 2 * MAX_ATTRIBUTES
_LONG_TAG = re.compile(rf"<[a-zA-Z\"'][^<]{{{_SHORTEST_BOMB},}}")
# Where a tag ends depends on who reads it: at the first «>», or at the first outside quotes.
_ENDS = (re.compile(r"<[^>]*+"), re.compile(r"""<(?:[^"'>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+|["'])*+"""))
# Words of Russian prose after a stray «<» are not attributes.
_BARE_NAME = re.compile(r"\s[A-Za-z_:@][^\s=]*+(?=\s)")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>", re.I)

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
        "button",
        "select",
        "textarea",
    ]
)
_HTML_TAG = re.compile(
    r"</?(?:a|abbr|acronym|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|nobr|ol|p|pre|q|s|small|"
    r"span|strike|strong|sub|sup|tt|u|ul|wbr)\b[^<>]*>",
    re.I,
)
_REFERENCE = re.compile(r"&#(?:(\d{1,20})|[xX]([0-9a-fA-F]{1,20}));?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_BLANK_LINES = re.compile(r"\n\s*\n|\r\n?\s*\r\n?")
_SPACE = re.compile(r"[\s\u200b\u2060\ufeff]+")


def is_bomb(text: str) -> bool:
    """Whether one tag carries more attributes than any honest page: parsers take time quadratic in their number."""
    long = _LONG_TAG.findall(_without_scripts(text))
    tags = (end.match(tag) for tag in long for end in _ENDS)
    return any(_attributes(tag[0]) > MAX_ATTRIBUTES for tag in tags if tag)


def _without_scripts(text: str) -> str:
    """Comparisons in scripts («a<b») look like endless tags; parsers take scripts as they are."""
    pieces, position = [], 0
    for match in _SCRIPT.finditer(text):
        if match.start() < position:
            continue
        end = text.find(f"</{match[1]}", match.end())
        if end == -1:
            break
        pieces.append(text[position : match.end()])
        position = end
    return "".join([*pieces, text[position:]])


def _attributes(tag: str) -> int:
    bare = _QUOTED.sub("= ", tag)
    return max(len(_BARE_NAME.findall(bare)), bare.count("="))


def without_impossible(text: str) -> str:
    """Without numeric references to what is no character, `&#2;` or `&#x110000;`: libraries fail over them."""
    return _REFERENCE.sub(_allowed, text) if "&#" in text else text


def _allowed(reference: re.Match[str]) -> str:
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    allowed = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return reference[0] if allowed else ""


def squeeze(text: str) -> str:
    """One line: every run of white space, and of the invisible joiners that editors leave, is one space."""
    return _SPACE.sub(" ", text).strip()


def plain_title(text: str) -> str:
    """A headline without tags and entities, also when they were escaped twice: `&amp;laquo;` is «."""
    text = _HTML_TAG.sub(" ", text) if "<" in text else text
    for _ in range(3):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
        text = _HTML_TAG.sub(" ", text) if "<" in text else text
    return squeeze(text)


def paragraphs_of(fragment: str) -> tuple[str, ...]:
    """The text of an HTML fragment, a string for each block or line-break; plain text is split at its blank lines."""
    if "&lt;/" in fragment and not _HTML_TAG.search(fragment):
        fragment = html.unescape(fragment)  # escaped twice: «&lt;p&gt;Мост открыт&lt;/p&gt;»
    if "<" not in fragment:
        return tuple(filter(None, map(squeeze, _BLANK_LINES.split(html.unescape(fragment)))))
    root = _parse(fragment)
    return () if root is None else tuple(filter(None, map(_clean, "".join(_walk(root)).split("\0"))))


def plain_text(fragment: str) -> str:
    """A fragment of HTML as one line."""
    return " ".join(paragraphs_of(fragment))


def _clean(text: str) -> str:
    return squeeze(html.unescape(text) if _ENTITY.search(text) else text)


def _parse(fragment: str) -> Any:
    if is_bomb(fragment):
        return None
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    document = f"<div>{without_impossible(fragment)}</div>".encode("utf-8", "replace")
    try:
        return lxml.html.document_fromstring(document, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing in it but comments
        return None


def _walk(root: Any) -> Iterator[str]:
    """Text in document order with NUL where a block begins or ends; a loop, so that deep nesting costs no stack."""
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        hidden, block = element.tag in _SKIPPED, element.tag in _BLOCKS or element.tag == "br"
        if event == "start":
            skipped += hidden
            yield "\0" if block else ""
            yield (element.text or "") if not skipped else ""
        else:
            skipped -= hidden
            yield "\0" if block else ""
            yield (element.tail or "") if not skipped else ""
