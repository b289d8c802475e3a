"""An analysis of any text holds: offsets valid, words verbatim, the same each time, within seconds."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.text.analysis import Analyser
from bot.text.explain import explain
from bot.text.report import report
from bot.text.types import PART_SEPARATOR, Analysis

PATIENCE = 40.0
"""Seconds; a hundred times an article of usual length, with a machine that is busy."""

NEWS = "Министр Ким заявил, что дорогу откроют в мае. «Мы готовы», — сказал он. "
ENDLESS = {
    "one megabyte": "Заголовок\n" + (NEWS * 3 + "\n") * 5000,
    "one megabyte in one line": "Заголовок\n" + NEWS * 14000,
    "no letters": "123 456 … !!! ???\n" * 5000,
    "one sentence of fifty thousand characters": "Заголовок\n" + "министр сказал, что дорога, " * 1900 + ".",
    "one word of fifty thousand characters": "Заголовок\n" + "а" * 50_000,
    "look-alikes of two alphabets": "Заголовок\n" + "Mинистp Kим зaявил, что дopoгу откpоют. " * 300,
    "ten thousand straight marks": "Заголовок\n" + '" ' * 10_000,
    "ten thousand opening marks": "Заголовок\n" + "«" * 10_000,
    "ten thousand closing marks": "Заголовок\n" + "»" * 10_000,
    "ten thousand dashes": "Заголовок\n" + "— " * 10_000,
    "a thousand people": "Заголовок\n"
    + " ".join(f"Иван Петров{'аб'[n % 2] * (n % 40)} сказал, что да." for n in range(1000)),
    "nothing": "",
    "blank lines": "\n\n \n\t\n",
}
PIECES = st.sampled_from(
    [
        "«", "»", '"', "“", "”", "„", "— ", " — ", "- ", ": ", ", ", ". ", "! ", "? ", "\n", " ", "(", ")", "…",
        "сказал", "сообщил", "заявила", "что", "по словам", "об этом", "как", "он", "она", "Иван", "Ким", "Токаева",
        "министр", "в Минфине", "мы", "дорога", "открыта", "не", "ТАСС", "K", "😀", "\u200b", "é", "\r\n", "Қазақ",
    ]
)  # fmt: skip


def check(text: str, analysis: Analysis) -> None:
    for quote in analysis.quotes:
        assert quote.parts
        assert all(0 <= part.start < part.end <= len(text) for part in quote.parts)
        assert all(before.end <= after.start for before, after in zip(quote.parts, quote.parts[1:], strict=False))
        assert quote.text(text) == PART_SEPARATOR.join(text[part.start : part.end] for part in quote.parts)
        assert 0 <= quote.confidence <= 1
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in analysis.summary)


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_any_text_is_answered_within_seconds(analyser: Analyser, text: str) -> None:
    begun = time.perf_counter()
    check(text, analyser.analyse(text))
    assert time.perf_counter() - begun < PATIENCE


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200))
def test_quotes_are_verbatim_and_the_same_each_time(analyser: Analyser, text: str) -> None:
    analysis = analyser.analyse(text)
    check(text, analysis)
    assert analyser.analyse(text) == analysis


def test_only_russian_is_searched_for_quotes(analyser: Analyser) -> None:
    english = "Road opens\nThe minister said that the road would open in May. “We are ready,” he said."
    kazakh = "Жол ашылды\nМинистр жолдың мамыр айында ашылатынын айтты. «Біз дайынбыз», — деді ол."
    assert analyser.analyse(english).quotes == ()
    assert analyser.analyse(kazakh).quotes == ()


def test_a_report_lays_out_every_quote(analyser: Analyser) -> None:
    text = "Мост открыли\nИван Ли приехал. «Мост, — сказал директор завода Иван Ли, — открыт для всех». Люди рады."
    laid_out = report("a.txt", "Мост открыли", text, analyser.analyse(text))
    assert list(laid_out) == ["path", "title", "language", "summary", "quotes"]
    (quote,) = laid_out["quotes"]
    assert quote["text"] == "Мост … открыт для всех"
    assert quote["speaker"] == {"name": "Иван Ли", "kind": "person", "role": "директор завода"}
    assert [text[part["start"] : part["end"]] for part in quote["parts"]] == ["Мост", "открыт для всех"]
    assert (quote["kind"], quote["cue"], quote["rank"]) == ("direct", "сказал", 1)


def test_an_explanation_names_the_rule_the_cue_and_the_mentions(analyser: Analyser) -> None:
    text = "Мост открыли\nИван Ли приехал в Актау. «Мост открыт», — сказал он."
    lines = "\n".join(explain(text, analyser.explain(text)))
    assert "attribution after" in lines
    assert "сказал" in lines
    assert "pronoun" in lines
    assert "Иван Ли" in lines
