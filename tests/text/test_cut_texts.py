"""A text may end anywhere: every sentence here is read at each of its words, with no full stop behind."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser

SENTENCES = (
    "Мост стар, по данным перевозчика, ООО «Луч», и по мнению последнего, нужен новый.",
    "Если верить его словам, то мост закроют, судя по записи Рея, согласно опубликованному в журнале исследованию.",
    "Олег Рей сообщил в заявленном в материалах суда об убытке, что на 5 рублей больше, и добавил, что устал он.",
    "По предварительным данным главы фонда, шеф-повара Ивана Рея, в письме за подписью директора сообщили там же.",
    "«Мост цел», — пишет один из них (kaari, «дуга над водой»), несколько близких к заводу источников сообщили да.",
    "Мать одного из подозреваемых, Нора Донова, под ником Luga7, по словам мужа погибшей, Дениса Лугова, уехала.",
)


@pytest.mark.parametrize("sentence", SENTENCES, ids=range(len(SENTENCES)))
def test_a_sentence_that_ends_at_any_word_is_read(analyser: Analyser, sentence: str) -> None:
    words = sentence.split()
    for end in range(1, len(words) + 1):
        text = "Новости дня\n" + " ".join(words[:end]).rstrip(".,")
        for quote in analyser.analyse(text).quotes:
            assert all(0 <= part.start < part.end <= len(text) for part in quote.parts)
