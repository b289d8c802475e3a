# ruff: noqa: E501 - tables of cases
"""What a person sends becomes a title and paragraphs, or a reason."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest

from bot.reading.documents import MAX_CHARACTERS, MAX_SIZE, Document, DocumentUnreadable, plain_document, read_document
from tests.reading.page_matrix import TITLE, P, article, wrapped

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
TEXT = f"{TITLE}\n\n{P[0]}\r\n  {P[1]}\n"
WHOLE = Document(TITLE, P[:2])


def read(body: bytes, name: str) -> Document | DocumentUnreadable:
    return read_document(body, name=name, now=NOW)


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_text_of_any_encoding_is_read(codec: str) -> None:
    assert read(TEXT.encode(codec), "Мост.TXT") == WHOLE


def test_a_saved_page_is_read_as_a_page() -> None:
    assert read(article(wrapped(*P)), "page.html") == Document(TITLE, P)


def test_a_page_without_an_article_gives_its_text() -> None:
    assert read("<html><body><h1>Мост</h1><p>Открыт.</p></body></html>".encode(), "a.htm") == Document(
        "Мост", ("Открыт.",)
    )


def test_a_word_document_is_read() -> None:
    assert read(word(TITLE, "", *P[:2]), "мост.docx") == WHOLE


def test_tables_of_a_word_document_are_read_in_their_place() -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Длина", "310 м"
    document.add_paragraph(P[0])
    out = io.BytesIO()
    document.save(out)
    assert read(out.getvalue(), "a.docx") == Document(TITLE, ("Длина 310 м", P[0]))


def test_a_word_document_is_known_by_its_bytes() -> None:
    assert read(word(TITLE, *P[:2]), "мост") == WHOLE


def test_a_text_without_a_title_keeps_its_first_paragraph() -> None:
    assert plain_document(P[0]) == Document(P[0], (P[0],))
    long = "Слово " * 80 + "конец."
    assert plain_document(f"{long}\n{P[1]}") == Document(long[:300], (long, P[1]))


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        (b"", "a.txt", "empty"), (b" \n \n", "a.txt", "empty"), (b"x" * (MAX_SIZE + 1), "a.txt", "too large"),
        ("слово " .encode() * (MAX_CHARACTERS // 6 + 10), "a.txt", "too large"), (b"%PDF-1.7 ...", "a.pdf", "unknown format"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.txt", "unknown format"), (b"PK\x03\x04 broken", "a.docx", "broken"),
        (word(), "a.docx", "empty"),
    ],
)  # fmt: skip
def test_what_has_no_text_says_why(body: bytes, name: str, reason: str) -> None:
    assert read(body, name) == DocumentUnreadable(reason)


def test_an_archive_that_is_no_document_is_broken() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    assert read(out.getvalue(), "a.docx") == DocumentUnreadable("broken")


def test_an_archive_that_swells_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 100_000_000)
    assert read(out.getvalue(), "a.docx") == DocumentUnreadable("too large")


def test_an_archive_that_lies_about_its_size_is_broken() -> None:
    body = bytearray(word("x " * 200_000))
    start = body.rindex(b"PK\x01\x02", 0, body.rindex(b"word/document.xml"))
    body[start + 24 : start + 28] = (100).to_bytes(4, "little")
    assert read(bytes(body), "a.docx") == DocumentUnreadable("broken")
