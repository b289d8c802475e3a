"""Sentences drawn as they should be cut: `|` stands where one ends and the next begins."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.sentences import paragraphs, sentences
from bot.text.types import Span

DRAWN = [
    # plain
    "Дороги отремонтируют.| |Работы начнутся в мае.",
    "Кто заплатит?| |Город не знает!| |Решат… завтра.",
    # quotations of every style stay whole, with their attribution
    "«Решение принято. Работы начнутся», — сказал Ли.| |Потом он ушёл.",
    '"Мы готовы. Ждём вас", - сказала Ким.| |"Да".| |Она ушла.',
    "„Мы готовы. Ждём“, — сказала Ким.| |Она ушла.",
    "“Мы готовы. Ждём”, — сказала Ким.| |Она ушла.",
    "«Он крикнул: „Стой! Куда?“ — и ушёл», — вспомнил сосед.| |Позже вернулся.",
    "«Клуб «Заря» распущен. Денег нет», — сообщил тренер.| |Город молчит.",
    "Мэр сказал: «Поезда пойдут. Мы успеем».| |Он показал график.",
    "«Бюджет вырос», — сказал Ли.| |«Дефицита нет».",
    "Он ушёл, хлопнув дверью: «Хватит! Надоело!»| |Больше его не видели.",
    # attributions
    "«Кто заплатит?» — спросила депутат.| |Ей не ответили.",
    "«Кто заплатит?» — Петрова не ответила.",
    "— Я не согласен, — сказал Петров. — Так нельзя.| |Зал молчал.",
    "«Решение принято, — отметила Сац. — Работы начнутся в мае. Ждём».| |Зал молчал.",
    "Дороги отремонтируем, — отметил он. — Деньги есть.",
    "- Дороги отремонтируем, - отметил он. - Деньги есть.",
    "Ночью холодно, -10.| |-5 ожидается днём.",
    "— Когда сдадите?| |— В мае.",
    # a mark without its partner swallows nothing
    "«Ждём ответа, — сказал мэр.| |Город ждёт.| |«Ещё неделю», — добавил он.",
    "Ждём ответа», — сказал мэр.| |Город ждёт.",
    'Диагональ 55", цена прежняя.| |Экран 60" - это много.| |Его ждут.',
    'Экран 55" купили.| |Второй "подарили".| |Третий ждут.',
    "Мы продали «Зарю», — сказал он.| |Потом купили «Луч».",
    # or has it in an earlier paragraph, or shares it with another
    'Ждали долго? Да. Больше ждать не будем", - сказал мэр.| |Город ждёт.',
    'Так решили в акимате.| |"Заря" закрыта. Денег больше нет", - сказал мэр.| |Город ждёт.',
    "Спорят давно.| |«Клуб «Заря» закрыт. Денег нет», — сказал мэр.| |Город ждёт.",
    # brackets
    "Он (министр. — Ред.) не против.| |Зал согласен.",
    # abbreviations and initials
    "А. С. Ким и К.-Ж. Токаев встретились в г. Алматы.| |Беседа длилась час.",
    "По ст. 5 дали 300 тыс. руб. штрафа, т. е. немного.| |Его платят.",
    "Нужны витамины группы B.| |Об этом сказал врач.",
    "Ему дали витамины A, D и C.| |Так лечат гепатит С.| |Врач доволен.",
    "Солист группы А. Ким спел.| |Дом класса А.| |Там живут.",
    "Дом им. Абая в мкр. Самал сдали.| |Ключи вручил полк. Сериков.",
    "Ущерб составил 5 тыс.| |Об этом сообщили в МЧС.",
    "В 1990-х гг. было иначе.",
    "Дж. Смит выступил вместо Martin Jr. Scott.| |Зал аплодировал.",
    # spaces lost by the page
    "Пожар потушили.|Пострадавших нет.",
    "Ждали «Яндекс.Такси» и читали Лента.Ру.| |Потом ушли.",
    "Дом на просп.Мира сдали.",
    # furniture without words belongs to the sentence before it
    "Он ушёл. ***",
]


def cut(drawn: str) -> tuple[str, list[str]]:
    parts = drawn.split("|")
    return "".join(parts), [part for part in parts if part.strip()]


@pytest.mark.parametrize("drawn", DRAWN)
def test_sentences_are_cut_as_drawn(drawn: str) -> None:
    text, expected = cut(drawn)
    assert [sentence.span.of(text) for sentence in sentences(text)] == expected


def test_the_first_line_is_the_title_and_every_line_a_paragraph() -> None:
    text = "Заголовок без точки\n\n  Первый абзац. И ещё.\r\n\u00a0\nВторой абзац"
    assert [line.of(text) for line in paragraphs(text)] == [
        "Заголовок без точки",
        "Первый абзац. И ещё.",
        "Второй абзац",
    ]
    assert [(s.paragraph, s.span.of(text)) for s in sentences(text)] == [
        (0, "Заголовок без точки"),
        (1, "Первый абзац."),
        (1, "И ещё."),
        (2, "Второй абзац"),
    ]


@pytest.mark.parametrize("blank", ["", " ", "\n\n", "\u2028 \u00a0\r\n"])
def test_a_blank_text_has_no_sentences(blank: str) -> None:
    assert paragraphs(blank) == ()
    assert sentences(blank) == ()


def test_an_open_quotation_never_reaches_into_the_next_paragraph() -> None:
    text = "Заголовок\n«Ждём ответа. Долго\nДругой абзац. Конец»."
    assert [s.span.of(text) for s in sentences(text)][1:] == ["«Ждём ответа.", "Долго", "Другой абзац.", "Конец»."]


@given(st.text(alphabet='аБв 1.!?…«»"„“”‘’()[]—-\n\u00a0ё,', max_size=120))
@settings(max_examples=300, deadline=None)
def test_sentences_cover_every_word_of_their_paragraph_in_order(text: str) -> None:
    found = sentences(text)
    lines = paragraphs(text)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
    for sentence in found:
        line = lines[sentence.paragraph]
        assert line.start <= sentence.span.start < sentence.span.end <= line.end
    covered = "".join(s.span.of(text) for s in found)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["«" * 10_000, '"' * 10_000 + " а", "(" * 9_999 + ")" * 9_999, "а, " * 17_000])
def test_a_line_of_nothing_but_marks_is_answered_at_once(text: str) -> None:
    before = time.perf_counter()
    assert len(sentences(text)) == 1
    assert time.perf_counter() - before < 2


def test_ten_thousand_attributions_in_a_line_are_answered_within_seconds() -> None:
    before = time.perf_counter()
    assert len(sentences("— Да, — сказал он. " * 10_000)) == 1
    assert time.perf_counter() - before < 4


def test_spans_are_half_open_ranges_of_code_points() -> None:
    text = "🙂 Заголовок\nЁлка упала. 🙂 Все целы."
    assert sentences(text)[1].span == Span(12, 23)


GLUED = [
    "Открыли мост.|Тариф снизят в мае.",
    'Подняли до ста рублей.|"Мы ждём".|"Второе дело".|В данный момент тихо.',
    "Он приехал.|– Я не знаю, – сказал Ким.|По мнению мэра, мост открыт.",
    'Зовут "Луч".|"Они вышли к нам.',
    '"Мы ждём."|Потом он ушёл.',
    "По ул.Абая, 5 в г.Актау едет Яндекс.Такси до просп.Мира, им.Ленина и А.С. Кима",
    "«Мы ждём.Он тут», — сказал мэр.|Потом ушли.",
    "Так было в 2019.|Выросло на 5%.|Затем упало.",
]


@pytest.mark.parametrize("drawn", GLUED)
def test_paragraphs_that_a_page_glued_are_told_apart(drawn: str) -> None:
    text, expected = cut(drawn)
    assert [line.of("Заголовок\n" + text) for line in paragraphs("Заголовок\n" + text)][1:] == expected
