"""Bodies that a general word, a page or a paper stands for, and the names that they are given."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

MEANT = {
    "a service that no model of names knows": (
        "Управление по надзору за качеством рек и озёр 1 мая разрешило лов рыбы.\n"
        "«[Рыбы стало больше]{d Управление по надзору за качеством рек и озёр}», — говорится в сообщении ведомства."
    ),
    "a commission by the second half of its name": (
        "Об этом говорится в заявлении Еврокомиссии. По данным комиссии, [рост слаб]{i Еврокомиссия}."
    ),
    "a maker by its country": (
        "Samsung в феврале показал новый телефон.\n"
        "Южнокорейский производитель сообщил, что [экран стал больше]{i Samsung}."
    ),
    "a giant": ("Microsoft обновил систему в среду. IT-гигант заявил, что [ошибок больше нет]{i Microsoft}."),
    "a club by its sport": (
        "Хоккейный клуб «Рубин» подписал защитника. Российский хоккейный клуб отметил, что [он силён]{i Рубин}."
    ),
    "a federation cited by an outlet": (
        "Международная федерация футбола (ФИФА) обратилась в суд, пишет Le Monde.\n"
        "«[Мы просим наказать всех виновных]{d ФИФА}», — приводит издание заявление футбольной федерации."
    ),
    "a drug is no body": (
        "Управление по лекарствам (FDA) разрешило препарат «Ремдан». Об этом пишет РБК.\n"
        "«Ремдан» помогает не всем.\nРегулятор указал, что [нужны опыты]{i FDA}."
    ),
    "the club whose trainer he is": (
        "[Рей назначен тренером «Рубина»]{i Рубин}. Об этом сообщает официальный сайт клуба."
    ),
    "a by-name of players": (
        "«Интер» разрешил футболистам тренировки.\n«Огненные» начали сезон.\n"
        "«[Игроки клуба приедут в мае на стадион]{d Интер}», — говорится в релизе клуба."
    ),
    "the service of a singer": (
        "Концерт певицы Анны Седых отменили. [Она больна]{i пресс-служба Анны Седых}, сообщили в пресс-службе певицы."
    ),
    "a club by its town": (
        "Игроки Кёльна вернулись к тренировкам.\nСезон Бундеслиги начнётся в мае.\n"
        "«[Команда переедет в лагерь на юге]{d Кёльн}», — гласит заявление на официальном сайте клуба."
    ),
}

PAPERS = {
    "a site behind its verb": (
        "[В Луге ожидается дождь]{i Метеоновости}, сообщается на сайте «Метеоновости».\n"
        "«[Днём пройдёт небольшой дождь]{d Метеоновости}», — отмечается в материале.\n"
        "Синоптики отметили, что [ветер стихнет]{i синоптики}.\n"
        "«[Вечером дождь прекратится]{d Метеоновости}», — добавляется в материале."
    ),
    "a site behind another verb": (
        "Министр Олег Рей подписал приказ о лове рыбы, сообщает сайт кабинета министров в среду.\n"
        "«[Лов разрешён до осени на всех реках]{d кабинет министров}», — говорится в сообщении."
    ),
    "a network": (
        "[Водителей призвали ехать тише]{i ГИБДД}. Об этом говорится в Twitter ГИБДД.\n"
        "«[Погода хорошая, но будьте осторожны]{d ГИБДД}», — говорится в сообщении."
    ),
    "the page of an office": (
        "[Залы выставили на торги]{i сайт мэра столицы}, сообщается на официальном сайте мэра столицы.\n"
        "«[Торги пройдут в мае]{d сайт мэра столицы}», — говорится в сообщении."
    ),
    "the page of an office and a body": (
        "[Залы выставили на торги]{i правительство столицы}, сообщается на сайте мэра и правительства столицы."
    ),
    "they refer to others": (
        "Исследователи сравнили сто рек. Ссылаясь на другие работы, они отмечают, что "
        "[рыбы стало больше]{i исследователи}."
    ),
}

NAMES = {
    "foreign letters that are in use": (
        "Союз актёров (SAG) бастует. SAG ждёт ответа. В Союзе актёров отметили, что [SAG не уступит]{i SAG}."
    ),
    "foreign letters in passing": "Бюро погоды (BOW) сообщило, что [дождей не будет]{i Бюро погоды}.",
    "a name that is short as it is": "ЕС даст денег. Евросоюз заявил, что [даст их весной]{i Евросоюз}.",
}


@pytest.mark.parametrize("case", MEANT.values(), ids=MEANT)
def test_a_general_word_stands_for_the_body_named_before(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, f"Новости одного дня\n{case}")


@pytest.mark.parametrize("case", PAPERS.values(), ids=PAPERS)
def test_words_of_a_page_are_of_whoever_has_it(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, f"Новости одного дня\n{case}")


@pytest.mark.parametrize("case", NAMES.values(), ids=NAMES)
def test_a_body_is_called_by_letters_that_readers_meet(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, f"Новости одного дня\n{case}")
