"""What a person sends as a file: a text, a saved page or a Word document becomes a title and paragraphs."""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.reading.decoding import decode
from bot.reading.markup import paragraphs_of, squeeze
from bot.reading.pages import Page, extract_page

MAX_SIZE = 5_000_000
# Word keeps a novel in two megabytes of XML; what unpacks to more is not meant to be read.
MAX_UNPACKED = 40_000_000
MAX_PARTS = 2_000
# A book of this length is still summed up in seconds; a longer one is not news.
MAX_CHARACTERS = 400_000
_LONGEST_TITLE = 300
SAMPLE = 10_000
CONTROLS = bytes({*range(1, 32)} - set(b"\t\n\f\r\x1b"))
CONTROLS_SHARE = 0.01  # of bytes that are no text every tenth is one


@dataclass(frozen=True, slots=True)
class Document:
    """A text to analyse."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """What is analysed: the title, then a paragraph a line."""
        return "\n".join((self.title, *self.paragraphs))


@dataclass(frozen=True, slots=True)
class DocumentUnreadable:
    """Why there is no text: `too large`, `unknown format`, `broken`, `empty`."""

    reason: str


def read_document(body: bytes, *, name: str, now: datetime) -> Document | DocumentUnreadable:
    """Reads .txt, .html and .docx by what they contain, `name` decides between text and page; belongs into a worker."""
    if len(body) > MAX_SIZE:
        return DocumentUnreadable("too large")
    if not body.strip():
        return DocumentUnreadable("empty")
    if body.startswith(b"PK\x03\x04"):
        return _docx(body)
    suffix = name.lower().rpartition(".")[2]
    if suffix in ("html", "htm", "xhtml") or body.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return _html(body, now)
    if suffix not in ("txt", "text", "md", name.lower()) or b"\0\0\0" in body[:4096]:
        return DocumentUnreadable("unknown format")
    if _is_binary(body[:SAMPLE]):
        return DocumentUnreadable("unknown format")
    return plain_document(decode(body))


def _is_binary(body: bytes) -> bool:
    """Control characters hardly occur in text, but in UTF-16, where they are halves of letters."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return len(body) - len(body.translate(None, CONTROLS)) > CONTROLS_SHARE * len(body)


def plain_document(text: str) -> Document | DocumentUnreadable:
    """A text whose first line, where it is short, is its title."""
    return _document([squeeze(line) for line in text.splitlines()])


def _html(body: bytes, now: datetime) -> Document | DocumentUnreadable:
    page = extract_page(body, url="https://localhost/", content_type=None, now=now)
    if isinstance(page, Page):
        return _document([page.title, *page.paragraphs])
    return _document(list(paragraphs_of(decode(body))))


def _docx(body: bytes) -> Document | DocumentUnreadable:
    from docx import Document as open_docx  # only when a person sends one

    if not _unpacks_small(body):
        return DocumentUnreadable("too large")
    try:
        document = open_docx(io.BytesIO(body))
        lines = [squeeze(text) for text in _word_texts(document)]
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, SyntaxError, AttributeError):  # as python-docx fails
        return DocumentUnreadable("broken")
    return _document(lines)


def _word_texts(document: Any) -> Iterator[str]:
    """Paragraphs and rows of tables in their order; a cell that spans several is given once."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from (" ".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows)
        else:
            yield block.text


def _unpacks_small(body: bytes) -> bool:
    """Whether the archive unpacks to a bounded size by its own directory, which zipfile holds it to."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(body)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return True  # broken, which is found out when it is opened
    return len(parts) <= MAX_PARTS and sum(part.file_size for part in parts) <= MAX_UNPACKED


def _document(lines: list[str]) -> Document | DocumentUnreadable:
    lines = [line for line in lines if line]
    if not lines:
        return DocumentUnreadable("empty")
    if sum(map(len, lines)) > MAX_CHARACTERS:
        return DocumentUnreadable("too large")
    if len(lines) == 1 or len(lines[0]) > _LONGEST_TITLE:
        return Document(lines[0][:_LONGEST_TITLE], tuple(lines))
    return Document(lines[0], tuple(lines[1:]))
