"""Languages are told apart without a network."""

import pytest

from bot.reading.languages import detect_language

SENTENCES = {
    "ru": "Мост через реку открыли в среду утром, сообщили в акимате.",
    "kk": "Өзен үстіндегі көпір сәрсенбі күні таңертең ашылды деп хабарлады әкімдік.",
    "uk": "Міст через річку відкрили в середу вранці, повідомили в міській раді.",
    "en": "The bridge across the river was opened on Wednesday morning, officials said.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items(), ids=SENTENCES.keys())
def test_a_sentence_is_enough(language: str, text: str) -> None:
    assert detect_language(text) == language


def test_lines_are_no_obstacle() -> None:
    assert detect_language(SENTENCES["ru"].replace(" ", "\n")) == "ru"


def test_the_text_outweighs_what_the_source_declares() -> None:
    assert detect_language(SENTENCES["kk"], "ru-ru") == "kk"


def test_what_is_too_short_is_what_the_source_declares() -> None:
    assert detect_language("Мост", "kk-kz") == "kk"
    assert detect_language("", None) is None
