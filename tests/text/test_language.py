"""The language of texts, headlines and scraps."""

import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.language import detect_language

KAZAKH = "Үкімет отырысында ауыл шаруашылығын қолдау бағдарламасы таныстырылды. Министр оған қаржы бөлінетінін айтты."
RUSSIAN = "На заседании правительства показали программу помощи фермерам. Министр сказал, что деньги выделят."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (RUSSIAN, "ru"),
        (KAZAKH, "kk"),
        ("Дефолт", "ru"),
        ("ДТП", "ru"),
        ("ТРАССУ АСТАНА — КАРАГАНДА ЗАКРЫЛИ", "ru"),
        ("Клуб предложил за Иванова 20 млн евро", "ru"),
        ("Қасым-Жомарт Тоқаев посетил Ақтөбе", "ru"),
        ("Самрук-Қазына объявил тендер", "ru"),
        ("Tengri News: новости", "ru"),
        ("Алматы қаласында жер сілкінісі болды", "kk"),
        ("Оңтүстік жаңалықтары", "kk"),
        ("Уряд схвалив новий бюджет, повідомляє пресслужба міністерства", "uk"),
        ("Кыргыз Республикасынын Президенти Ошко келди", "ky"),
        ("The government approved the budget on Monday", "en"),
        ("Die Regierung hat den Haushalt am Montag beschlossen", "de"),
        ("Компания Apple показала iPhone и MacBook Pro", "ru"),
    ],
)
def test_texts_and_headlines_are_recognised(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", " \n", "12 345 — 67 %", "🙂🙂🙂", "***"])
def test_without_letters_the_language_is_undetermined(text: str) -> None:
    assert detect_language(text) == "und"


def test_a_mixed_text_has_the_language_of_most_of_it() -> None:
    assert detect_language(f"{KAZAKH}\n{RUSSIAN * 4}") == "ru"
    assert detect_language(f"{RUSSIAN}\n{KAZAKH * 4}") == "kk"


def test_the_network_is_never_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert detect_language(RUSSIAN) == "ru"


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_has_one_lower_case_code(text: str) -> None:
    code = detect_language(text)
    assert code.isascii()
    assert code == code.lower()
    assert code == detect_language(text)
