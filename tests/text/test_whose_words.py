"""Whose words they are where trades, ages, relatives, papers and offices of others could mislead."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

TRADES = {
    "a forward is no coach": (
        "«[Таких больше не делают]{d Юрий Весов}», — отметил главный тренер «Луча» Юрий Весов. Нападающий Антон Рясин "
        "завершил карьеру.\nПо словам форварда, [тренером он не будет]{i Антон Рясин}."
    ),
    "a minister is no president": (
        "Министр торговли Олег Рей ушёл. Президент Луговии Иван Ким поблагодарил его. «[Он справился]{d Иван Ким}», — "
        "сказал президент."
    ),
    "a head of state leads no party": (
        "Лидер ЛЛПР Олег Рей одобрил закон. Президент Луговии Иван Ким подписал его. "
        "«[Пора]{d Иван Ким}», — сказал глава государства."
    ),
    "a head of a firm is its founder": (
        "Основатель компании Лугнет Марк Рейберг открыл фонд. Глава Лугнет выразил надежду, что "
        "[цели достигнут]{i Марк Рейберг}."
    ),
    "a head of a group is no president": (
        "Победил президент Роберт Лугов. Ранее глава группы наблюдателей от союза заявил, что "
        "[выборы прошли мирно]{i глава группы наблюдателей}."
    ),
    "a former head of a ministry is no president": (
        "Экс-глава МВД Виктор Наумов уехал. Президент заявлял, что [закон хорош]{i президент}."
    ),
    "a film is no premier": (
        "Актёру Егору Ширину исполнилось сто лет. Вышла премьера фильма «Егор Ширин: жизнь». Егор Ширин пошутил, что "
        "[устал]{i Егор Ширин}."
    ),
}

NAMES = {
    "an age in letters": "Шестидесятилетняя Орлова, экономист, заявила, что [денег нет]{i Орлова}.",
    "an initial of two letters": (
        "Президент назначил советником Тома Рея вместо Джеймса Лугова. Генерал Дж. Лугов служил сорок лет. "
        "Лугов заявил, что [уходит]{i Джеймс Лугов}."
    ),
    "a woman beside a man's office": (
        "Ходокам помогали во главе с председателем отделения федерации Зухрой Лугазиной. Лугазина отметила, что "
        "[рекорд засчитан]{i Зухра Лугазина}."
    ),
    "her name behind a group": (
        "Пресс-секретарь группы Александра Панова, жена певца, вышла к журналистам. Панова уточнила, что "
        "[он здоров]{i Александра Панова}."
    ),
    "a full name before a short one": (
        "Актриса Юля Лугова приехала. Юлия Лугова сообщила, что [снимается]{i Юлия Лугова}."
    ),
    "a letter doubled in one place": (
        "Премьер земли Фолькер Буфье выступил. «[Я должен предположить, что он очень устал]{d Фолькер Буфье}», — "
        "сказал Буффье. Буффье уехал. Буффье молчит."
    ),
    "another spelling in brackets": (
        "Боксёр дрался с Самуэлем Матиасом (Samuel Matias). После боя Матиас сказал: "
        "«[Верю, что он встанет]{d Самуэль Матиас}»."
    ),
    "a network is nobody": (
        "Модный блогер Инстаграма Эзра Ким открыл кафе. Он заявил, что [много работает]{i Эзра Ким}."
    ),
    "a word that the dictionary spells otherwise": "По данным риэлторов, [цены упали]{i риэлторы}.",
}

BESIDE = {
    "the name of a victim's husband": "По словам мужа погибшей, Дениса Лугова, [мяч укатился]{i Денис Лугов}.",
    "the name of somebody's husband": "По словам мужа Анны Рей, Дениса Лугова, [мяч укатился]{i Денис Лугов}.",
    "the name of a captain": "По словам капитана команды, Дениса Лугова, [мост закрыт]{i Денис Лугов}.",
    "no name but an object": "По словам врача, [Анну Рей уже выписали]{i врач}.",
    "a mother of one": "Мать одного из подозреваемых, Нора Донова рассказала, что [сын учится]{i Нора Донова}.",
    "a lawyer of him whose name is printed": (
        "Боец Виталий Маркин осуждён. Адвокат Маркина заявил, что [он невиновен]{i адвокат Маркина}."
    ),
    "a verb behind a closed relative clause": (
        "Ведущая Роза Дубова, с которой певица Вера Седых враждует со времён шоу, заявила в своём канале: "
        "«[Была певица, стала ванна]{d Роза Дубова}»."
    ),
    "a surname that the tagger takes for a genitive": (
        "Певицу Анну Рей поддержал муж, бизнесмен Артур Мкртумян.\n"
        "«[Смотрю и не верю своему счастью]{d Артур Мкртумян}», — оставил комментарий Мкртумян."
    ),
    "one cited by somebody hidden": (
        "Министр Вадим Лугов ушёл. «[Я возвращаюсь домой]{d Вадим Лугов}», — процитировал Лугова собеседник агентства."
    ),
}

PAPERS = {
    "a congratulation": (
        "Актёру Олегу Рею исполнилось 80 лет. Его поздравил президент Луговии Иван Ким. Об этом пишут все. "
        "В поздравлении говорится: «[Ваш труд известен]{d Иван Ким}»."
    ),
    "a decree": (
        "Президент Луговии Иван Ким подписал указ о празднике. Документ опубликован на портале. "
        "«[Правительству принять меры]{d Иван Ким}», — говорится в указе."
    ),
    "a statement of many": (
        "Прокуроры считают, что [он виновен]{i прокуроры}. Родители погибшей приехали на суд. Они умоляли рассказать "
        "всё. «[Помоги нам положить конец мучениям]{d родители погибшей}», — говорится в их заявлении."
    ),
    "whose words the clause gives": (
        "Блогер Эзра Ким открыл кафе. По словам Кима, [его дед был беден]{i Эзра Ким}: "
        "«[Я знаю, как важно работать]{d Эзра Ким}»."
    ),
}

UNNAMED = {
    "somebody new with an age": (
        "Глава Луговии Олег Рей ввёл запрет.\n30-летний мужчина вышел во двор. Он сообщил, что "
        "[не знал о запрете]{i мужчина}."
    ),
    "somebody who is not named": (
        "Представитель министерства Инна Чон сообщила, что [министр казнён]{i Инна Чон}. Позднее неназванный "
        "представитель министерства рассказал, что [он был расстрелян]{i неназванный представитель министерства}."
    ),
    "a hidden source of the sentence before": (
        "Глава исполкома Андрей Рей заявил, что [позиции нет]{i Андрей Рей}.\n"
        "Причиной отставки источник «Луча» в мэрии назвал недостатки. «[Влияние упало]{d источник «Луча»}», — "
        "рассказал собеседник «Луча»."
    ),
    "many who wrote are not the one who goes on": (
        "Поклонники довольны. «[Какая красота!]{d поклонники}», — пишут поклонники.\nУехала вчера. Съязвила: "
        "«[Ванна с певицей]{d —}»."
    ),
}


@pytest.mark.parametrize("drawing", [*TRADES.values(), *NAMES.values()], ids=[*TRADES, *NAMES])
def test_words_for_people_and_their_names_keep_apart_who_is_apart(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"Новости дня\n{drawing}")


@pytest.mark.parametrize("drawing", BESIDE.values(), ids=BESIDE)
def test_a_name_beside_a_relative_an_office_or_a_clause_is_whose_the_words_are(
    analyser: Analyser, drawing: str
) -> None:
    assert_found_as_drawn(analyser, f"Новости дня\n{drawing}")


@pytest.mark.parametrize("drawing", PAPERS.values(), ids=PAPERS)
def test_a_paper_speaks_for_whoever_has_signed_it(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"Новости дня\n{drawing}")


@pytest.mark.parametrize("drawing", UNNAMED.values(), ids=UNNAMED)
def test_whoever_is_not_named_is_nobody_of_the_article(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"Новости дня\n{drawing}")
