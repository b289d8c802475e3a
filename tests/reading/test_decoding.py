# ruff: noqa: E501 - a table of cases
"""Bytes become the text that was meant, whatever they call themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.decoding import decode

TEXT = "Мост через реку открыли в среду, сообщили в акимате. Ёлки, ъ и ё — тоже буквы."


@pytest.mark.parametrize(
    "codec", ["utf-8", "cp1251", "koi8_r", "cp866", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"]
)
def test_russian_text_is_read_without_any_label(codec: str) -> None:
    text = f"<p>{TEXT}</p>" if codec.startswith("utf-16-") else TEXT
    body = text.replace("—", "-").encode(codec) if codec in ("koi8_r", "cp866") else text.encode(codec)
    assert decode(body).replace("—", "-") == text.replace("—", "-")


@pytest.mark.parametrize(
    "label", ["utf-8", "iso-8859-1", "windows-1252", "koi8-r", "latin-1", "no-such-charset", "rot13", "us-ascii"]
)
def test_a_wrong_label_does_not_spoil_windows_1251(label: str) -> None:
    assert decode(TEXT.encode("cp1251"), f"text/html; charset={label}") == TEXT


@pytest.mark.parametrize(
    ("text", "codec"),
    [("Ça va être génial à l'été, déclare le président", "iso-8859-1"), ("Größere Übungen für alle", "cp1252"),
     ("Zażółć gęślą jaźń", "iso-8859-2"), ("日本語のニュース", "shift_jis"), ("Көпір ашылды", "utf-16")],
)  # fmt: skip
def test_a_right_label_of_another_language_is_believed(text: str, codec: str) -> None:
    assert decode(text.encode(codec), f"text/html; charset={codec}") == text


@pytest.mark.parametrize(
    "head",
    ['<?xml version="1.0" encoding="windows-1251"?>', '<meta charset="windows-1251">', "<meta charset=windows-1251>",
     '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
)  # fmt: skip
def test_the_declaration_inside_is_used(head: str) -> None:
    assert decode((head + "Их").encode("cp1251")) == head + "Их"


def test_a_stray_byte_costs_one_character() -> None:
    body = TEXT[:30].encode() + b"\xff" + TEXT[30:].encode()
    assert decode(body).replace("\ufffd", "") == TEXT


def test_what_xml_forbids_is_dropped() -> None:
    assert decode("Но\x00во\x0bсти\ufffe".encode()) == "Новости"


@given(st.binary(max_size=400), st.sampled_from([None, "text/html; charset=cp1251", "text/xml; charset=utf-16"]))
def test_no_bytes_make_it_fail(body: bytes, content_type: str | None) -> None:
    assert isinstance(decode(body, content_type), str)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя ,.", min_size=40, max_size=300))
def test_any_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode(), "text/html; charset=windows-1251") == text
