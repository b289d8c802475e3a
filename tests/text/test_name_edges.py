"""Where a name begins and ends: glued words, particles, clubs and outlets beside it, and cases that look like names."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from bot.text.parse.lookalikes import as_meant
from bot.text.speakers.abbreviations import without_case
from tests.text.drawn import assert_found_as_drawn

TITLE = "Новости дня"
"""Above every text, as the first line of an article is its headline."""

NAMED = {
    "an outlet in the dative behind a name": (
        "[Напряжённый аспект Венеры сохранится]{i Влад Рей}, сообщил астролог Влад Рей Главлучу."
    ),
    "an outlet that a body told": "«[У бизнеса очень мало времени]{d ФНС}», — сообщила ФНС РБК.",
    "an agency behind a minister": (
        "«[Обзор высвободит 147 миллионов]{d министр финансов}», — передаёт слова министра финансов РИА Новости."
    ),
    "but the source of an agency": "[Мост закроют весной]{i собеседник ТАСС}, рассказал собеседник ТАСС.",
    "a club before a name of one word": (
        "Марсело не уйдёт из Реала.\nЗащитник Реала Марсело заявил, что [останется дома]{i Марсело}."
    ),
    "whose photo it is": (
        "Модель Анастасия Ткаченко родила.\n«[Зачем давать дочери имя собаки?]{d Злата Галицкая}», - написала "
        "комментарий под фото Ткаченко Злата Галицкая."
    ),
    "a class of races before a name": (
        "Бывший пилот Формулы-1 Пол ди Реста считает, что [Феттель уйдёт]{i Пол ди Реста}. По словам ди Ресты, "
        "[так лучше]{i Пол ди Реста}."
    ),
    "a particle in small letters": (
        "Вратарь Марк-Андре тер Штейн вернулся. «[Я рад вернуться домой]{d Марк-Андре тер Штейн}», — приводит слова "
        "тер Штейна пресс-служба клуба."
    ),
    "a surname that the tagger misses": (
        "Вратарь Барселоны Марк-Андре тер Штеген сказал, что [рад]{i Марк-Андре тер Штеген}.\n"
        '"[На данный момент решения нет]{d Марк-Андре тер Штеген}", — приводит слова тер Штегена Kicker.'
    ),
    "one of two with a surname": (
        "Тренер Дмитрий Черышин, отец полузащитника «Луча» Дениса Черышина, ответил на слухи.\n«[Я впервые это от вас "
        "слышу]{d Дмитрий Черышин}», — приводит слова Черышина-старшего РИА Новости."
    ),
    "who passes the news on": "Лугабанк сменит свою систему, и клиенты не смогут платить, передаёт Политека.",
    "a pronoun run together with a name": (
        "Помочь обещал намСергей Доротин. Доротин отметил, что [всё готово]{i Сергей Доротин}."
    ),
    "Latin letters in Cyrillic words": "Глaва Минздрaва Олег Рей зaявил, что [больница открыта]{i Олег Рей}.",
    "a genitive for a locative": ("В Министерства финансов сообщили, что [бюджет готов]{i Министерство финансов}."),
}

BODIES = {
    "Росимущества": "Росимущество",
    "Укравтопром": "Укравтопром",
    "Укравтопрома": "Укравтопром",
    "Ростехом": "Ростех",
    "Роспотребнадзора": "Роспотребнадзор",
    "Минобороны": "Минобороны",
    "Минтруда": "Минтруд",
}

LETTERS = {
    "Гоcдума": "Госдума",
    "CМИ": "СМИ",
    "RТ": "RT",
    "Twitter-аккаунт": "Twitter-аккаунт",
    "Сovid": "Covid",
    "ВTB": "ВTB",
}


@pytest.mark.parametrize("case", NAMED.values(), ids=NAMED.keys())
def test_a_name_has_its_own_words_only(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, f"{TITLE}\n{case}")


@pytest.mark.parametrize(("printed", "nominative"), BODIES.items())
def test_a_body_is_named_by_the_noun_that_ends_its_name(printed: str, nominative: str) -> None:
    assert without_case(printed) == nominative


@pytest.mark.parametrize(("printed", "meant"), LETTERS.items())
def test_letters_that_look_cyrillic_are_read_so_as_meant_words(printed: str, meant: str) -> None:
    assert as_meant(printed) == meant
