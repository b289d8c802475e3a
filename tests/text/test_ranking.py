"""Which quotes are key, and which of them comes first."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.ranking import rank_quotes
from bot.text.sentences import sentences
from bot.text.summary import summarise
from bot.text.types import Quote, QuoteKind, Span, Speaker, SpeakerKind
from tests.shared import SHARED, needs_shared
from tests.text.test_summary import gold_quotes

AKIM = Speaker("Марат Жундубаев", SpeakerKind.PERSON, "аким Костаная")
PRESS = Speaker("пресс-служба акимата", SpeakerKind.ORG)
PROMISE = "Мы закончим к первому сентября. Если не успеем, я сам выйду к жителям и отвечу за каждую улицу"
COMMENT = "Заседание комиссии состоится в пятницу в здании акимата"


def quote(text: str, words: str, kind: QuoteKind = QuoteKind.DIRECT, speaker: Speaker | None = AKIM) -> Quote:
    start = text.rindex(words)
    return Quote(kind, (Span(start, start + len(words)),), "сказал", speaker, 0.9, "test")


def ranked(text: str, *quotes: Quote) -> list[str]:
    """The words of the ranked quotes, the best first."""
    found = sentences(text)
    answer = rank_quotes(text, quotes, found, summarise(text, found, quotes))
    assert [one.parts for one in answer] == [one.parts for one in quotes]
    return [one.text(text) for one in sorted((one for one in answer if one.rank), key=lambda one: one.rank or 0)]


def article(*paragraphs: str) -> str:
    return "\n".join(("Дороги Костаная отремонтируют", *paragraphs))


def test_a_promise_in_a_person_s_voice_comes_before_procedure() -> None:
    text = article(f"«{COMMENT}», — сообщила пресс-служба.", f"«{PROMISE}», — сказал аким.")
    quotes = quote(text, COMMENT, speaker=PRESS), quote(text, PROMISE)
    assert ranked(text, *quotes) == [PROMISE, COMMENT]


def test_a_whole_statement_comes_before_a_fragment() -> None:
    part = "сделать всё, чтобы улицы города были готовы к сентябрю"
    text = article(f"Он обещал «{part}».", f"«{PROMISE}», — сказал аким.")
    assert ranked(text, quote(text, part, QuoteKind.PARTIAL), quote(text, PROMISE)) == [PROMISE, part]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("очень тёплой", QuoteKind.PARTIAL),
        ("к первому сентября", QuoteKind.PARTIAL),
        ("Чушь собачья", QuoteKind.DIRECT),
    ],
)
def test_what_means_nothing_alone_has_no_rank(words: str, kind: QuoteKind) -> None:
    text = article(f"Он ответил: «{words}».")
    assert ranked(text, quote(text, words, kind)) == []


def test_a_short_cry_may_be_key() -> None:
    text = article("«Вы что, с ума сошли?» — спросил аким подрядчика.")
    assert ranked(text, quote(text, "Вы что, с ума сошли?")) == ["Вы что, с ума сошли?"]


def test_reported_speech_has_no_rank() -> None:
    text = article("Аким сообщил, что дороги города отремонтируют до осени.")
    assert ranked(text, quote(text, "дороги города отремонтируют до осени", QuoteKind.INDIRECT)) == []


def test_the_same_words_are_ranked_once() -> None:
    text = article(f"«{PROMISE}», — сказал аким.", f"Позже он повторил: «{PROMISE}».")
    first = Quote(
        QuoteKind.DIRECT, (Span(text.index(PROMISE), text.index(PROMISE) + len(PROMISE)),), None, AKIM, 0.9, "t"
    )
    assert ranked(text, first, quote(text, PROMISE)) == [PROMISE]


def test_a_headline_is_key_only_where_the_article_quotes_nobody_else() -> None:
    title = "Жундубаев: Мы закончим к первому сентября"
    words = "Мы закончим к первому сентября"
    alone = f"{title}\nАким рассказал о ремонте."
    assert ranked(alone, quote(alone, words, QuoteKind.UNMARKED)) == [words]
    text = f"{title}\n«Улицы сдадим раньше зимы, обещаю», — сказал аким."
    headline = Quote(QuoteKind.UNMARKED, (Span(text.index(words), text.index("\n")),), None, AKIM, 0.9, "t")
    body = quote(text, "Улицы сдадим раньше зимы, обещаю")
    assert ranked(text, headline, body) == ["Улицы сдадим раньше зимы, обещаю"]


def test_a_doubtful_quote_comes_after_a_sure_one() -> None:
    first, second = "Дороги будут готовы в сентябре месяце", "Улицы будут готовы в октябре месяце"
    text = article(f"«{first}». «{second}».")
    doubtful = Quote(QuoteKind.DIRECT, quote(text, first).parts, None, AKIM, 0.2, "t")
    assert ranked(text, doubtful, quote(text, second)) == [second, first]


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 60), st.sampled_from(list(QuoteKind))), max_size=8))
@settings(max_examples=100, deadline=None)
def test_ranks_count_from_one_and_the_quotes_stay_the_same(drawn: list[tuple[int, int, QuoteKind]]) -> None:
    text = article("Мы готовы к зиме и к лету! Дороги сданы, мосты стоят, школы открыты. Что ещё нужно городу?")
    quotes = [Quote(kind, (Span(start, start + length),), None, None, 0.5, "t") for start, length, kind in drawn]
    answer = rank_quotes(text, quotes, sentences(text), ())
    assert answer == rank_quotes(text, quotes, sentences(text), ())
    assert [(one.kind, one.parts) for one in answer] == [(one.kind, one.parts) for one in quotes]
    ranks = {one.rank for one in answer if one.rank is not None}
    assert ranks == set(range(1, len(ranks) + 1))
    assert all(one.kind.verbatim for one in answer if one.rank is not None)


def test_ten_thousand_quotes_are_ranked_within_seconds() -> None:
    text = article("«Да, мы готовы». " * 10_000)
    quotes = [
        Quote(QuoteKind.DIRECT, (Span(start, start + 14),), None, None, 0.5, "t")
        for start in range(31, len(text) - 17, 17)
    ]
    before = time.perf_counter()
    rank_quotes(text, quotes, (), ())
    assert time.perf_counter() - before < 5


@needs_shared
def test_the_quote_that_people_chose_comes_first() -> None:
    """With the gold set's own quotes: P@1 100, recall@3 98.7."""
    first = found = wanted = articles = 0
    for line in (SHARED / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        keys = {tuple(Span(*part) for part in one["parts"]) for one in article["quotes"] if one["key"]}
        if not keys:
            continue
        text, lines, quotes = article["text"], sentences(article["text"]), gold_quotes(article)
        answer = rank_quotes(text, quotes, lines, summarise(text, lines, quotes))
        best = [one.parts in keys for one in sorted(answer, key=lambda one: one.rank or 99)[:3] if one.rank]
        articles, first, found, wanted = articles + 1, first + best[0], found + sum(best), wanted + min(3, len(keys))
    assert first / articles >= 0.97
    assert found / wanted >= 0.97
