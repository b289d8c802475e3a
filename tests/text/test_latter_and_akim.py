"""«Тот» and «он» behind a word for somebody; Аким as an office and as a name; the forms of rarer names."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

TITLE = "Новости дня"

STANDING_FOR = {
    "who is named before «тот»": (
        "Склад принадлежит предпринимателю Эдуарду Шумину. Тот оценил убытки и посетовал, что [страховка "
        "мала]{i Эдуард Шумин}.\n— [Сгорело всё, что копили]{u Эдуард Шумин}, — сказал он."
    ),
    "who is named before «та»": (
        "Заведующий Роман Бровко предложил Ренате Шумовой перевести сына.\nТа отказалась. «[Пусть их "
        "переведут]{d Рената Шумова}», — объяснила она газете."
    ),
    "but not «та» of a thing": (
        "Министр Анна Рей открыла школу имени Веры Седых. «[Та школа была мала]{d Анна Рей}», — сказала она."
    ),
    "a word for the accused between": (
        "Суд допросил изобретателя Олега Пестова. Инспектор Иван Ким настаивал, что [машина опасна]{i Иван Ким}.\nСам "
        "изобретатель держался спокойно. «[Ни одна ракета не упала]{d Олег Пестов}», — заявил он."
    ),
    "her gender by a short adjective": (
        "Министр Кадзуо Мидзума извинился. Лидер партии Юкико Саказава уверена, что [извинений мало]{i Юкико "
        "Саказава}. «[Поклоны не помогут]{d Юкико Саказава}», — написала она."
    ),
    "by the data of the many who begin the sentence before": (
        "Сингапурские учёные изменили дату. По их данным, [эпидемия закончится в августе]{i учёные}."
    ),
    "people whom the tagger takes for a quality": (
        "Начальник Дмитрий Бузов заявил, что [дворники выходят рано]{i Дмитрий Бузов}. «[Я живу тут давно и дворника "
        "не видела]{d Л. Светко}», — пишет в редакцию читательница Л. Светко."
    ),
}

AKIM = {
    "the office, whose holder is named": (
        "Аким города Ерлан Сагинов вышел к жителям. «[У нас холодно]{d Анна Рей}», — сказала чиновнику Анна Рей.\nАким "
        "ответил, что [понимает людей]{i Ерлан Сагинов}. «[Тепло будет]{d Ерлан Сагинов}», — добавил он."
    ),
    "a woman, of a district": (
        "Аким Лужского района Асель Рей выступила на сходе. Аким заявила, что [рынок откроют]{i Асель Рей}."
    ),
    "of a town, then the name": (
        "Аким Алматы Бакытжан Сагинов назвал сроки. «[Метро достроим]{d Бакытжан Сагинов}», — сказал Сагинов."
    ),
    "but Аким is a name too": (
        "Начальник цеха Аким Седов признал ошибку. «[Я не доглядел]{d Аким Седов}», — сказал Аким."
    ),
}

FORMS = {
    "a woman beside a man's form of her name": (
        "Завод возглавила Евгения Лужецкая. Губернатор ответил Евгении Лужецкой. «[Письмо подлинное]{d Евгения "
        "Лужецкая}», — сказала она."
    ),
    "a Turkic surname like a genitive": (
        "Посты Жумабека Шокбалды удалены. «[Я рад]{d Жумабек Шокбалды}», — сказал Жумабек Шокбалды."
    ),
    "an apostrophe inside of a name": (
        "Врач Тарас Дем'янук пишет, что [лекарств нет]{i Тарас Дем'янук}. «[Что я им сварю?]{d Тарас Дем'янук}» — "
        "возмущается медик."
    ),
    "a woman's name like a man's in another case": (
        "Пресса пишет про Евгению Лужеву. Лужева сказала, что [вернётся]{i Евгения Лужева}."
    ),
    "his surname on his wife": (
        "Суд допросил Захара Полуярова. «[Эля, кормишь кота?]{d Захар Полуяров}» — спросил Захар Полуяров. По словам "
        "Полуяровой, [муж запрещал снимать]{i Полуярова}."
    ),
}


@pytest.mark.parametrize("drawing", STANDING_FOR.values(), ids=STANDING_FOR)
def test_a_pronoun_stands_for_whom_the_sentence_before_tells_of(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"{TITLE}\n{drawing}")


@pytest.mark.parametrize("drawing", AKIM.values(), ids=AKIM)
def test_akim_is_the_head_of_a_town_unless_somebody_has_that_name(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"{TITLE}\n{drawing}")


@pytest.mark.parametrize("drawing", FORMS.values(), ids=FORMS)
def test_rarer_names_come_to_their_nominative(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"{TITLE}\n{drawing}")
