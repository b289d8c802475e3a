"""Reports that no plain «что» opens, that a journalist makes, or whose source made data known or confirmed them."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

WITHOUT_CONJUNCTION = {
    "after a dash": "Режиссёр Иван Рей вернулся. Он признался — [из-за дождей театр потерял крышу]{i Иван Рей}.",
    "after a dash, in the first person": "Режиссёр Иван Рей признался — [я потерял крышу]{u Иван Рей}.",
    "after a comma": "Актриса Ирина Рей переехала. Она считает, [соседи живут слишком шумно]{i Ирина Рей}.",
    "hearsay": "Актриса Ирина Рей пожаловалась, мол, [соседи живут слишком шумно]{i Ирина Рей}.",
    "an infinitive": "Более того, актриса Ирина Рей уверена – [строить мост зимой нельзя]{i Ирина Рей}.",
    "after a colon": "Жители Луги убеждены: [мост нужен городу]{i жители Луги}.",
    "inside of what an outlet notes": (
        "Агентство отмечает, что эксперты уверены: [к лету мост закроют на ремонт]{i эксперты}."
    ),
    "a question": "Актриса Ирина Рей рассказала, будет ли мост. Она объяснила — кому нужен мост.",
    "a gerund": "Актриса Ирина Рей считает, не желая спорить.",
    "an accusation": "Анна Сац обвинила завод в том, что [он отравил реку]{i Анна Сац}.",
    "no accusation": "Полиция не обвинила завод в том, что он отравил реку.",
}

JOURNALISTS = {
    "a journalist of the article": (
        "Журналист Иван Рей снял фильм о мосте. Журналист уверен, что [кино живо]{i Иван Рей}. Журналист признался, "
        "что [устал]{i Иван Рей}."
    ),
    "a journalist whom nobody knows": (
        "Мост построили весной. Журналист уверен, что мост стар. По мнению корреспондента «Луча», мост стоит криво."
    ),
    "a journalist gives news": (
        "Журналист Иван Рей снял фильм о мосте. Мост закрыт, передаёт корреспондент ТАСС. Журналист сообщает, что мост "
        "закрыт."
    ),
}

SOURCES = {
    "who made the data known": (
        "По последним данным, обнародованным в среду медицинским университетом, [в Луге построено сто мостов]{i "
        "медицинский университет}."
    ),
    "an outlet made the data known": "По последним данным, обнародованным газетой «Луч», в Луге построено сто мостов.",
    "whose data somebody prepared": (
        "По данным ЦБ, подготовленным порталом luch.ru, [к банку пришли пять вкладчиков]{i ЦБ}."
    ),
    "conclusions made known": (
        "[Цены на мосты вырастут вдвое]{i эксперты банка}. Такие выводы обнародовали эксперты банка."
    ),
    "confirmed by": (
        "[Новый выпуск программы убрали из сетки]{i пресс-служба театра}. Информация об этом подтверждена "
        "пресс-службой театра."
    ),
    "confirmed by papers": "Новый выпуск программы убрали из сетки. Информация об этом подтверждена документами.",
    "confirmed at a place": (
        "[Новый выпуск программы убрали из сетки]{i пресс-служба театра}. Информацию подтвердили в пресс-службе театра."
    ),
    "the page of a body": "[Завод закрыт до весны]{i мэрия Луги}, сообщает официальный сайт мэрии Луги.",
    "as follows from a paper": "Как следует из отчёта Минтранса, [мост построят к лету]{i Минтранс}.",
    "brackets behind a body": (
        "В жюри (Иван Рей, Анна Сац) отметили, что [фильм всем понравился]{i жюри}. Как отметили в жюри (Иван Рей, "
        "Анна Сац), [они решили не спорить о фильме]{i жюри}."
    ),
    "nobody told it but one whose data it is": (
        "Ранее сообщалось, что по прогнозу Минтранса, [мост построят к лету]{i Минтранс}."
    ),
    "a share begins the clause": "По данным Минтранса [32% жителей видели мост]{i Минтранс}.",
    "an infinitive begins the clause": (
        "По мнению специалистов из ведущих вузов [победить болезнь можно только вместе]{i специалисты}."
    ),
    "a body in Latin letters": "[На Марсе нашли воду]{i NASA}, сообщает NASA.",
    "a newspaper": "По данным газеты «Луч», в Луге построено сто мостов.",
    "did not deny": "Анна Сац не стала отрицать, что [однажды вернётся в театр]{i Анна Сац}.",
    "confirmed reports": "Актриса Анна Сац подтвердила сообщения о том, что [заболела гриппом]{i Анна Сац}.",
    "a written paper": "Актриса Анна Сац написала заявление, что [берёт вину на себя]{i Анна Сац}, и уехала.",
    "who printed it": "Как сообщает РИА Новости, по словам врача Ивана Рея, [мост упадёт]{i Иван Рей}.",
    "behind a colon of the author": (
        "Врач Анна Сац заболела. На пятый день ей стало лучше: [боли]{i Анна Сац}, по её словам, [совсем прошли]{+}."
    ),
    "what must be done": "Иван Рей твёрдо уверен, что [необходимо сделать всё возможное ради моста]{i Иван Рей}.",
    "the author goes on in the present": (
        "Завод «Луч» признаёт, что [в цехе есть проблемы с крышей]{i завод «Луч»}, но обещает исправить это к лету."
    ),
}


@pytest.mark.parametrize("drawing", WITHOUT_CONJUNCTION.values(), ids=WITHOUT_CONJUNCTION.keys())
def test_a_report_without_its_conjunction_is_found(drawing: str, analyser: Analyser) -> None:
    assert_found_as_drawn(analyser, f"Новости дня в городе\n{drawing}")


@pytest.mark.parametrize("drawing", JOURNALISTS.values(), ids=JOURNALISTS.keys())
def test_a_journalist_speaks_only_where_the_article_names_him(drawing: str, analyser: Analyser) -> None:
    assert_found_as_drawn(analyser, f"Новости дня в городе\n{drawing}")


@pytest.mark.parametrize("drawing", SOURCES.values(), ids=SOURCES.keys())
def test_a_source_in_an_odd_place_is_found(drawing: str, analyser: Analyser) -> None:
    assert_found_as_drawn(analyser, f"Новости дня в городе\n{drawing}")
