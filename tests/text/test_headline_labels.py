"""What stands before a colon or behind a dash in a headline: rubrics, topics, and those who do speak."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

SPOKEN = {
    "a rubric before a name": (
        "НХЛ. Олег Рей: [Никто из «Зари» мне не звонил]{u Олег Рей}\nТренер «Зари» Олег Рей вернулся в город."
    ),
    "a rubric before somebody": (
        "КХЛ. Источник: [«Заря» заплатит «Лучу» за Осина]{u источник}\nКомиссия удовлетворила просьбу клуба."
    ),
    "an initial is no rubric": (
        "О. Рей: [Никто из «Зари» мне не звонил]{u Олег Рей}\nТренер «Зари» Олег Рей вернулся в город."
    ),
    "a body that tells of many": "ВОЗ: [многие врачи считают грипп опасным]{u ВОЗ}\nВ ВОЗ собрались врачи.",
}

SILENT = {
    "the weather": (
        "Гисметео Луга: погода на 2 мая – грозовые дожди почти всюду\nСогласно Гисметео Луга, будет дождь."
    ),
    "a market": "Местный рынок США: индексы закрылись падением\nРынок завершил торги падением.",
    "for whom it is": "Конкурент для Осина: в лигу может прийти новый боец\nПобеда даст бойцу Олегу Осину титул.",
    "with whom it is": "Новое видео с Анной Рей: певица поздравила молодую пару\nАнна Рей позвонила паре.",
    "letters and the one who speaks": "Коварный COVID: врач рассказал о болезни\nБолезнь охватила многие страны.",
    "a verb that opens it": "Запасайтесь солью: Лугабанк предупредил о трудностях\nЛугабанк сменит систему.",
    "many do not speak at once": "Ждём августа: учёные предсказали конец жары\nУчёные дали свой прогноз.",
    "a question that is answered": "Есть ли жизнь на Луне?: учёные нашли следы\nУчёные нашли следы в камне.",
    "how something is": "Исследование: как изменились планы жителей Луги\nПланы жителей изменились.",
    "a dash for a verb": "Чипы будет делать «Заря», а платы — Samsung\nЗавод сменит поставщиков.",
    "a dash for to be": "«Тоттен» — фаворит в борьбе за игрока Ракитина\nИгрок «Луча» Иван Ракитин уйдёт летом.",
    "what he has made": "Скончался сценарист Олег Рей — автор фильмов о Луне\nСценарист болел давно.",
}


@pytest.mark.parametrize("case", SPOKEN.values(), ids=SPOKEN.keys())
def test_a_label_names_who_speaks(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, case)


@pytest.mark.parametrize("case", SILENT.values(), ids=SILENT.keys())
def test_a_label_is_a_topic(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, case)
