"""Reports by what stands beside them: no conjunction, an odd announcement, a clause of the author's that begins."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

AT_ONCE = {
    "a subject behind the comma": (
        "Певица Анна Рей заболела. Певица призналась, [она не придавала значения болезни]{i Анна Рей}."
    ),
    "a clause with its own «что»": "Врач Анна Рей подчёркивает, [опыты показали, что вода на Луне есть]{i Анна Рей}.",
    "a gerund in front": (
        "Певица Анна Рей заболела. Певица призналась, [оказавшись в палате, где врачам некогда спать, она поняла "
        "масштаб беды]{i Анна Рей}."
    ),
    "a second verb of the author": (
        "Певица Анна Рей ещё не видела мост, но уверена, [строители города не подвели]{i Анна Рей}."
    ),
    "a gerund and its conjunction": "Олег Рей признался, увидев мост, что [строители его удивили]{i Олег Рей}.",
    "no statement but a question": "Олег Рей рассказал, приехав в Лугу, сколько он стоит.",
}

CUES = {
    "a gerund of a verb that is spelt as another": (
        "Певица Анна Рей заболела. Она лежит дома, считая, что [и без неё врачам хватает дел]{i Анна Рей}."
    ),
    "what many agree on": "Большинство экспертов сходятся во мнении, что [мост закроют]{i большинство экспертов}.",
    "fears that one shares": (
        "Аналитик Иван Ким разделяет опасения коллег по поводу того, что [в мае цены вырастут]{i Иван Ким}."
    ),
    "what many decided": ("Многие подписчики, увидев фото, решили, что [певица постарела]{i многие подписчики}."),
    "observations": "Согласно долгим наблюдениям врачей, [сыпь держится неделю]{i врачи}.",
    "sources near a court": "Согласно нескольким источникам, близким к суду, [завод закроют]{i источники}.",
    "a name in marks": 'По оценкам "Рубина", [цены упадут вдвое]{i Рубин}.',
    "it lies in this": "Олег Рей назвал беду завода. По его словам, [беда в том, что печи не новые]{i Олег Рей}.",
    "a verb spelt wrong": "По мнению астролога Анны Рей, [такая беда случиться и с соседями]{i Анна Рей}.",
}

SOURCES = {
    "the latter": (
        "На вопросы ответили химик Илья Рей и врач Олег Ким. Последний заявил, что [мост закроют]{i Олег Ким}."
    ),
    "an agency that is no medium": (
        "В агентстве «Парус», представляющем интересы игрока, заявили, что [договор подписан]{i агентство «Парус»}."
    ),
    "an official site in marks": (
        '[Защитник Игорь Рей перешёл в клуб "Рубин" из Тюмени]{i Рубин}. Об этом 2 мая проинформировал официальный '
        'сайт "Рубина".'
    ),
    "the page of a mayor": "[Завод закроют в мае]{i портал мэра}, информирует портал мэра и правительства Луги.",
    "an outlet in marks was told": (
        "[Цены на ткань растут]{i госкорпорация «Рубин»}, заявили «РИА Новости» в госкорпорации «Рубин»."
    ),
    "one who posts": (
        "Олег Рей поёт. Две недели назад Анна Сац опубликовала пост, в котором написала, что [у неё осталась тысяча "
        "рублей]{i Анна Сац}."
    ),
    "a surname without a case": (
        "Замминистра Иван Матусевич приехал. Как заявил на ток-шоу Матусевич, [до плана не хватило процента]{i Иван "
        "Матусевич}."
    ),
    "a full stop is lost": (
        "Спутник Ли запустят весной. Запуска ждут в маеПо словам врача Ильи Рея, [спутник готов]{i Илья Рей}."
    ),
}

ANNOUNCED = {
    "a contract is no conclusion": (
        "ТАСС, 3 мая. [Клуб «Парус» заключил контракт с Олегом Реем]{i пресс-служба «Паруса»}. Об этом сообщает "
        "пресс-служба «Паруса»."
    ),
    "this he points at": (
        "Ранее сообщалось, что [фильм рассказал всем правду]{i Олег Рей}. На это указал глава фонда Олег Рей."
    ),
    "a statement was made by": ("[Болезнь надо сдерживать]{i учёные}. Соответствующее заявление было сделано учёными."),
    "so he thinks": "[Главная задача города — закончить мост]{i Олег Рей}. Так считает мэр Олег Рей.",
    "others said it already": (
        "Многие отметили красоту моста, который построил Ким. Такое же мнение выразила Анна Рей."
    ),
    "he thinks so himself": "Банкир Олег Рей счёл мост слишком дорогим. Об этом миллиардер написал в блоге.",
}

ENDS = {
    "an aside of the author": ("Врач Анна Рей сообщила, что [ещё не видела больного]{i Анна Рей}, не уточнив деталей."),
    "calling names": "Олег Рей признался, что [обожает свою дочь]{i Олег Рей}, назвав её чудом.",
    "the speaker herself": "Мама сказала, что [к ним придёт гость]{i мама}, а сама в этот момент ушла.",
    "a conclusion": "Врачи считают, что [мост закроют]{i врачи}, а это значит, что все поедут кругом.",
    "an answer to it": (
        "Олег Рей заявил, что [мост стар]{i Олег Рей}, на что Иван Ким ответил, что [мост нов]{i Иван Ким}."
    ),
    "the main clause behind a relative one": (
        "Певица Анна Рей, которая ранее подтвердила, что [заболела гриппом]{i Анна Рей}, рассказала о больнице."
    ),
    "the main clause behind a point in time": (
        "После того, как врач сказал, что [всё в порядке]{i врач}, певица Анна Рей уехала домой."
    ),
    "somebody else acts": "Врач сказал ей, что [всё в порядке]{i врач}, и она поехала домой.",
    "the same one tells more": (
        "По мнению Олега Рея, [тренера ждёт свист]{i Олег Рей}, но при этом он отметил, что [зал будет пуст]{i Олег "
        "Рей}."
    ),
    "what many do besides": "Зрители надеются, что [певец вернётся на сцену]{i зрители}, и ждут его песен.",
    "not only": (
        "Врачи отмечают, что [опыты не только раскрывают тайны красок, но и рассказывают о торговле]{i врачи}."
    ),
    "others in brackets": (
        "По мнению зрителей, [певец выглядит старым]{i зрители} (отдельные соседи называют его дедом)."
    ),
    "a note on spelling": "Часть зрителей надеется, что [певец вернётся]{i часть зрителей} (орфография сохранена).",
    "a second verb behind the attribution": (
        "[Жители берегут себя]{i Олег Рей}, считает врач Олег Рей, [прячутся от шума за городом]{+}."
    ),
    "a gerund of feeling": (
        "Комментаторы заявили, что [певец хорошо выглядит]{i комментаторы}, порадовавшись, что он вышел к людям."
    ),
    "speech behind a colon": (
        "[Сумма помощи незначительна]{i Иван Рей}, прокомментировал юрист Иван Рей: «[Заводу нужно больше]{d Иван "
        "Рей}»."
    ),
}

NO_REPORTS = {
    "what people believed": "Добровольцы, которые считали, что болели зимой, сдали кровь.",
    "what scientists found": "Учёные из Луги заметили, что мост дрожит от ветра.",
    "a reason": "Открытие учёных сочли дутым — по той простой причине, что вывод был очевиден.",
    "all that she knows": "Певица Анна Рей рассказала всё, что знает о мосте.",
    "what one may expect": "Врач Олег Рей рассказал, что можно ожидать от лета.",
    "what he would change": "Врач Олег Рей рассказал, что бы он хотел поменять в городе.",
}


@pytest.mark.parametrize("drawing", AT_ONCE.values(), ids=AT_ONCE.keys())
def test_a_clause_right_behind_the_verb_is_a_report(drawing: str, analyser: Analyser) -> None:
    assert_found_as_drawn(analyser, f"Новости дня в городе\n{drawing}")


@pytest.mark.parametrize("drawing", [*CUES.values(), *SOURCES.values()], ids=[*CUES.keys(), *SOURCES.keys()])
def test_a_report_of_an_odd_word_or_source_is_found(drawing: str, analyser: Analyser) -> None:
    assert_found_as_drawn(analyser, f"Новости дня в городе\n{drawing}")


@pytest.mark.parametrize("drawing", ANNOUNCED.values(), ids=ANNOUNCED.keys())
def test_the_next_sentence_says_who_told_it(drawing: str, analyser: Analyser) -> None:
    assert_found_as_drawn(analyser, f"Новости дня в городе\n{drawing}")


@pytest.mark.parametrize("drawing", ENDS.values(), ids=ENDS.keys())
def test_a_report_ends_where_the_author_takes_over(drawing: str, analyser: Analyser) -> None:
    assert_found_as_drawn(analyser, f"Новости дня в городе\n{drawing}")


@pytest.mark.parametrize("text", NO_REPORTS.values(), ids=NO_REPORTS.keys())
def test_what_nobody_asserts_is_no_report(text: str, analyser: Analyser) -> None:
    assert_found_as_drawn(analyser, f"Новости дня в городе\n{text}")
