"""Word forms meet in one stem, and a name in any case finds its person and nobody else."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.stems import contains, names_person, nominatives, query_stems, stems

FORMS = [
    "рынок рынка рынке рынков рынками",
    "налог налоги налогов налогами",
    "Казахстан Казахстана Казахстане Казахстаном",
    "казахстанец казахстанцы казахстанцев",
    "Токаев Токаева Токаеву Токаевым Токаеве Токаевой",
    "Назарбаев Назарбаева Назарбаевым",
    "Байден Байдена Байдену Байденом Байдене",
    "Пашинян Пашиняна Пашиняну Пашиняном",
    "Эрдоган Эрдогана Эрдоганом",
    "Навальный Навального Навальному Навальным",
    "Зеленский Зеленского Зеленскому Зеленским",
    "Кравец Кравца Кравцом",
    "Цой Цоя Цою Цоем",
    "материал материала материалы материалов",
    "ребёнок ребенка дети детей",
    "Минпромторг Минпромторга Минпромторге",
    "визит визиты визитов",
    "sanction sanctions",
    "Cтраны страны страна",  # the first letter is Latin
]


@pytest.mark.parametrize("forms", FORMS)
def test_all_forms_of_a_word_give_one_stem(forms: str) -> None:
    assert len(set(stems(forms))) == 1, stems(forms)


@pytest.mark.parametrize(
    "words", ["Токаев Токарев", "Иван Иванов", "визит виза", "Казахстан казахстанский", "ток Токаев"]
)
def test_different_words_stay_apart(words: str) -> None:
    assert len(set(stems(words))) == 2


def test_a_word_with_a_hyphen_is_two_and_punctuation_is_none() -> None:
    assert stems("«Касым-Жомарт», — 25 %!") == stems("касым жомарт 25")
    assert stems(" — … ") == ()


@pytest.mark.parametrize("query", ["токаев", "Токаева", "президент Токаев", "дорога", "дороги отремонтировать", "БАНК"])
def test_a_query_in_any_form_finds_the_text(query: str) -> None:
    text = frozenset(stems("Президент Токаев отремонтирует дорогу за счёт банка"))
    assert contains(text, query_stems(query))


@pytest.mark.parametrize("query", ["", "!", "токарев", "Токаев подал", "Иван"])
def test_other_queries_do_not(query: str) -> None:
    assert not contains(frozenset(stems("Президент Токаев и министр Иванов говорили о банке")), query_stems(query))


SAME = [
    ("Токаева", "Касым-Жомарт Токаев"),
    ("токаев", "Касым-Жомарт Токаев"),
    ("Токаеву", "Касым-Жомарт Токаев"),
    ("Касым-Жомарта Токаева", "Касым-Жомарт Токаев"),
    ("Токаевым Касымом-Жомартом", "Касым-Жомарт Токаев"),
    ("К.-Ж. Токаев", "Касым-Жомарт Токаев"),
    ("Путина", "Владимир Путин"),
    ("Владимира Владимировича Путина", "Владимир Путин"),
    ("путиным", "Владимир Путин"),
    ("Анны Шмидт", "Анна Шмидт"),
    ("Ильи Кравца", "Илья Кравец"),
    ("Павлом", "Павел Заяц"),
    ("Зайцу", "Павел Заяц"),
    ("Льва Толстого", "Лев Толстой"),
    ("Достоевской", "Мария Достоевская"),
    ("Марией", "Мария Достоевская"),
    ("Аблязовой", "Алия Аблязова"),
    ("Пашиняна", "Никол Пашинян"),
    ("Кимом", "Роман Ким"),
    ("Шевченко", "Тарас Шевченко"),
    ("Королёва", "Сергей Королев"),
    ("Асели", "Асель Садыкова"),
    ("Тоқаев", "Қасым-Жомарт Тоқаев"),
    ("Юрия", "Юрий Ильин"),
    ("трампа", "Дональд Трамп"),
]
OTHERS = [
    ("Токарева", "Касым-Жомарт Токаев"),
    ("Тока", "Касым-Жомарт Токаев"),
    ("Токаев Иван", "Касым-Жомарт Токаев"),
    ("Дарига Назарбаева", "Нурсултан Назарбаев"),
    ("Путиловым", "Владимир Путин"),
    ("Анна", "Иван Анненков"),
    ("токаев", "Дарига Токаева"),
    ("Ким", "Кимберли Смит"),
    ("", "Роман Ким"),
    ("…", "Роман Ким"),
    ("Ким", ""),
    ("Путин Владимир Иванович Петров", "Путин"),
]


@pytest.mark.parametrize(("query", "name"), SAME)
def test_a_name_in_any_case_finds_its_person(query: str, name: str) -> None:
    assert names_person(query, name)


@pytest.mark.parametrize(("query", "name"), OTHERS)
def test_another_name_does_not(query: str, name: str) -> None:
    assert not names_person(query, name)


def test_a_nominative_is_among_its_own_readings() -> None:
    assert "токаев" in nominatives("Токаев")
    assert {"попова", "попов"} <= nominatives("Попова")


@given(st.text(max_size=80), st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_has_stems_and_is_found_by_its_own_words(text: str, query: str) -> None:
    found = stems(text)
    assert all(found)
    assert contains(frozenset(found), query_stems(text)) == bool(found)
    names_person(query, text)


def test_a_word_without_end_takes_no_time() -> None:
    """The morphology alone takes seconds over a word of 10,000 letters."""
    before = time.perf_counter()
    stems("а" * 100_000)
    query_stems("ааб" * 40_000)
    assert time.perf_counter() - before < 1
