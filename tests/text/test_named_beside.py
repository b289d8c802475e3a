"""Names that stand beside what they name: in apposition, in brackets, joined to another name, below the article."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn

TITLE = "Новости дня"

BESIDE = {
    "one of many, then the name": (
        "«[Вирус вызывает новые виды тромбов]{d Джеймс О'Хара}», — объяснил один из авторов работы, профессор Джеймс "
        "О'Хара."
    ),
    "a trade, a degree and the name": (
        "Медицинский директор службы здоровья доктор Рейчел Вуд заявила, что [солнце полезно]{i Рейчел Вуд}. Как "
        "отметила медик, [витамин помогает]{i Рейчел Вуд}."
    ),
    "in brackets behind a saying": (
        "День удачен для дел.\nМудрость дня: «[Либо пиши книгу, либо живи так, чтобы о тебе написали]{d Иоганн "
        "Шмидт}» (Иоганн Шмидт)."
    ),
    "joined to a name in another case": (
        "Промоутер Эдди Хирт опроверг переговоры о бое между британцами Тайсоном Буди (30-0-1, 21 КО) и Энтони Джоу "
        "(23-1, 21 КО), хотя и признаёт, что [хотел бы его организовать]{i Эдди Хирт}."
    ),
    "the reporter who signs is nobody of the article": (
        "В больницу привезли аппараты.\nЗапасов хватит на месяц. Как отметила медик, [лекарств хватит всем]{i медик}.\n"
        "Самара, Наталья Петрова"
    ),
}


@pytest.mark.parametrize("drawing", BESIDE.values(), ids=BESIDE)
def test_a_name_beside_the_word_is_the_speakers_only_where_it_says_who_speaks(analyser: Analyser, drawing: str) -> None:
    assert_found_as_drawn(analyser, f"{TITLE}\n{drawing}")
