"""Words without marks below a colon, behind a verb of manner and before a comma; terms and events that nobody says."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

BELOW = {
    "reasons for something": (
        "Мэр Олег Рей оправдывал закрытие моста:\n[Без этого паром остался бы без пассажиров и без дохода]{u Олег Рей}."
    ),
    "what was left in a network": (
        "Соседи оставляют слова прощания к снимку моста:\n[Прощай, старый мост!]{u соседи}\nМост разобрали весной."
    ),
    "what was left and told before": (
        "Актёр Олег Рей завёл дневник, где и оставил это сообщение:\nВы готовы читать дневник? Пишите нам!"
    ),
    "a body that is cited": (
        "«Степной край» цитирует пресс-службу порта:\n"
        "[По правилам паром ставят на ремонт раз в десять лет]{u пресс-служба порта}.\n"
        "На данный момент ремонт не начат."
    ),
    "he is the one of the report": (
        "Рыбак Анна Сац упомянула, что [Олег Рей ошибся, когда не проверил лодку]{i Анна Сац}:\n"
        "[Он был уверен в своей удаче и забыл вёсла]{u Анна Сац}."
    ),
    "an ellipsis goes on": (
        "Врач Анна Сац сказала:\n[Мост стоит уже сто лет...]{u Анна Сац}\n"
        "[Ветер качает его каждую весну, и доски уходят по реке вниз]{+}.\nТакже мост перекрасят."
    ),
    "up to the last word of one's own": (
        "Мэр Олег Рей поздравил строителей:\n[Поздравляю вас с новым мостом!]{u Олег Рей}\n"
        "[Старый мост стоял сто лет, новый станет подарком всем жителям нашей Луги]{+}.\n"
        "Мост строили три года, работы вела компания из столицы."
    ),
}

WITHIN = {
    "irony": "Соседи иронизируют: [если мост и откроют, то к приезду парома]{u соседи}.",
    "a stand": "Рыбак Анна Сац с этим не согласна: [мост крепок, просто узок]{u Анна Сац}.",
    "a report behind a dash alone": "[Мост через реку закрыт на ремонт]{i Олег Рей} - сообщил мэр Олег Рей.",
    "a voice behind a dash alone": "[Мы закрыли мост на ремонт]{u Олег Рей} - сообщил мэр Олег Рей.",
}

PARAGRAPHS = {
    "up to a report": (
        "Рыбак Анна Сац вспомнила, что [вечером стемнело]{i Анна Сац}. [Тихо было на реке. Я вышла, а моста нет]"
        "{u Анна Сац}, говорит она."
    ),
    "a whole paragraph": "[Я был неправ, я забыл о мосте. Готов оплатить ремонт]{u Олег Рей}, сказал мэр Олег Рей.",
    "those who take a stand": (
        "В министерстве транспорта с расчётом не согласились. [Старые весы для таких измерений не годятся]"
        "{u министерство транспорта}, – сообщили в ведомстве."
    ),
    "one by his name": "Против моста выступил Олег Рей. [Мост шумит и стоит денег]{u Олег Рей}, — сказал Рей.",
}

SILENT = {
    "an agent": "Врач Анна Сац сказала, что [театр записали в качестве «иностранного агента»]{i Анна Сац}.",
    "a regime": "Завод заявил о готовности оплатить штраф за нарушение «режима полной тишины» у реки.",
    "a crime": "Следствие идёт в рамках дела о хищении «в особо крупном размере» на заводе.",
}

CASES = {
    f"{group}: {name}": f"Новости одного дня\n{case}"
    for group, cases in (("below", BELOW), ("within", WITHIN), ("paragraphs", PARAGRAPHS), ("silent", SILENT))
    for name, case in cases.items()
}
CASES["an event in a headline"] = "Трое пострадавших в ДТП у Луги: на мосту столкнулись машины\nАварию разбирают."


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_words_and_terms_are_found_as_drawn(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, case)


def test_one_of_them_speaks_behind_the_author(analyser: Analyser) -> None:
    text = "Певец показал снимок\nПодписчики певца оставили сто отзывов. Это святое дело, Олег! – отметил один из них."
    assert [part.of(text) for quote in analyser.analyse(text).quotes for part in quote.parts] == [
        "Это святое дело, Олег!"
    ]
