"""Which sentences stand for an article, and which never do."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.sentences import sentences
from bot.text.summary import choose, summarise
from bot.text.types import Quote, QuoteKind, Span, Speaker, SpeakerKind, SummaryLength, SummarySentence
from tests.shared import SHARED, needs_shared

ARTICLE = """\
Аким Костаная пообещал отремонтировать дороги до осени
Дороги в Костанае отремонтируют до осени, пообещал аким города Марат Жундубаев на встрече с жителями 3 марта.
Ремонт начнётся в апреле с улиц Абая и Гоголя, на него выделили 4,2 млрд тенге из областного бюджета.
Он добавил, что подрядчиков выбрали в феврале.
«Мы закончим к первому сентября. Я отвечаю за это лично», — сказал Жундубаев.
Жители жаловались на дороги Костаная с осени: в городе разбиты 48 улиц из 300.
При этом прошлогодний ремонт улицы Абая пришлось переделывать.
Деньги на дороги Костаная выделило областное управление транспорта.
Фото: пресс-служба акимата
Читайте также: «Дороги Рудного закроют на ремонт».
"""


def quotes_in(text: str, *words: str) -> tuple[Quote, ...]:
    spans = [Span(text.index(said), text.index(said) + len(said)) for said in words]
    return tuple(Quote(QuoteKind.DIRECT, (span,), None, None, 1.0, "test") for span in spans)


def summary_of(text: str, *speech: str, length: SummaryLength = SummaryLength.MEDIUM) -> list[str]:
    found = summarise(text, sentences(text), quotes_in(text, *speech))
    return [sentence.span.of(text) for sentence in choose(found, length)]


def test_a_summary_tells_what_happened_in_the_order_of_the_article() -> None:
    told = summary_of(ARTICLE, "Мы закончим к первому сентября. Я отвечаю за это лично")
    assert len(told) == 3
    assert told[0].startswith("Дороги в Костанае отремонтируют")
    assert told[1].startswith("Ремонт начнётся в апреле")


@pytest.mark.parametrize(("length", "count"), [("short", 1), ("medium", 3), ("long", 5)])
def test_lengths_are_one_three_and_five_sentences(length: str, count: int) -> None:
    assert len(summary_of(ARTICLE, length=SummaryLength(length))) == count


def test_a_shorter_summary_holds_the_most_important_of_the_longer_one() -> None:
    short, medium, long = (set(summary_of(ARTICLE, length=length)) for length in SummaryLength)
    assert short < medium < long


@pytest.mark.parametrize("length", list(SummaryLength))
def test_furniture_and_the_title_are_in_no_summary(length: SummaryLength) -> None:
    told = " ".join(summary_of(ARTICLE, length=length))
    assert "Фото" not in told
    assert "Читайте" not in told
    assert "пообещал отремонтировать" not in told


def test_no_sentence_hangs_in_the_air_while_others_stand() -> None:
    told = summary_of(ARTICLE)
    assert not any(sentence.startswith(("Он ", "При этом")) for sentence in told)


def test_speech_is_left_to_the_quotes_while_there_is_something_else() -> None:
    said = "Мы закончим к первому сентября. Я отвечаю за это лично"
    assert not any(said in sentence for sentence in summary_of(ARTICLE, said))


def test_words_of_a_speaker_are_not_told_as_the_paper_s_own() -> None:
    said = "Дороги Костаная сдадут в срок. Дороги Костаная важны"
    text = (
        "Дороги Костаная\nДороги Костаная чинят весной каждый год.\n"
        f"{said}, — отметил Ким.\nВсего в городе починят сорок улиц.\nЕщё два моста ждут своей очереди."
    )
    assert not any("сдадут в срок" in sentence for sentence in summary_of(text, said))


def test_a_name_in_marks_may_open_the_summary() -> None:
    text = (
        "Рейсы в Костанай\n«Аэрокрыло» открыло продажу билетов на рейсы в Костанай из Алматы.\n"
        "«Рейсы в Костанай будут ежедневными до конца года», — сказал директор."
    )
    told = summary_of(text, "Рейсы в Костанай будут ежедневными до конца года", length=SummaryLength.SHORT)
    assert told[0].startswith("«Аэрокрыло» открыло")


def test_a_repeated_lead_is_told_once() -> None:
    lead = "Снег выпал в Актобе второго мая впервые за двадцать лет."
    text = f"Снег в Актобе\n{lead}\n{lead}\nДороги посыпали песком, школы работают как обычно."
    assert summary_of(text).count(lead) == 1


def test_a_text_of_one_paragraph_is_its_own_body() -> None:
    text = "Снег выпал в Актобе второго мая. Дороги посыпали песком. Школы работают как обычно."
    assert summary_of(text, length=SummaryLength.SHORT) == ["Снег выпал в Актобе второго мая."]


FURNITURE = [
    "Фото: пресс-служба акимата.",
    "Читайте также: «Дороги Рудного закроют».",
    "Ранее Bereke рассказывал о дорогах, читайте также на https://bereke.kz/dorogi.",
    "Подробнее о ремонте дорог можно узнать здесь.",
    "Подпишитесь на наш Telegram-канал о дорогах города.",
    "Хотите узнавать главные новости города первыми?",
    "При полном использовании материалов ссылка на сайт обязательна.",
    "Календарь ремонта дорог",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_no_kind_of_furniture_is_told(line: str) -> None:
    text = f"Ремонт дорог\nДороги города Костаная отремонтируют до осени.\n{line}\nДеньги на дороги уже выделили."
    assert line not in summary_of(text, length=SummaryLength.LONG)


@pytest.mark.parametrize("text", ["", "Заголовок", "Заголовок\nФото: архив", "Заголовок\n***"])
def test_where_there_is_nothing_to_tell_there_is_no_summary(text: str) -> None:
    assert summary_of(text) == []


def test_a_short_article_is_told_whole() -> None:
    assert len(summary_of("Заголовок\nСнег выпал в Актобе.\nШколы работают.")) == 2


@given(st.text(alphabet="Абв слово. «»—!?\n,1", max_size=300))
@settings(max_examples=200, deadline=None)
def test_every_summary_is_whole_sentences_of_the_article(text: str) -> None:
    found = sentences(text)
    spans = {sentence.span for sentence in found}
    summary = summarise(text, found, ())
    assert summary == summarise(text, found, ())
    assert [one.span for one in summary] == sorted({one.span for one in summary})
    assert all(one.span in spans for one in summary)
    assert sorted(one.rank for one in summary) == list(range(1, len(summary) + 1))


def test_choose_keeps_the_order_of_the_article() -> None:
    summary = tuple(SummarySentence(Span(start, start + 1), rank) for start, rank in ((0, 4), (1, 2), (2, 1), (3, 3)))
    assert [one.rank for one in choose(summary, SummaryLength.MEDIUM)] == [2, 1, 3]


@needs_shared
def test_half_of_the_sentences_that_people_chose_are_kept() -> None:
    """62 %; models that had not seen the article's outlet keep 60.4, the first three sentences 49."""
    kept = total = 0
    for line in (SHARED / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text = article["text"]
        chosen = choose(summarise(text, sentences(text), gold_quotes(article)), SummaryLength.MEDIUM)
        hits = [
            any(one.span.start < end and start < one.span.end for one in chosen) for start, end in article["summary"]
        ]
        kept, total = kept + sum(hits), total + len(hits)
    assert kept / total >= 0.60


def gold_quotes(article: dict[str, list[dict[str, object]]]) -> tuple[Quote, ...]:
    return tuple(
        Quote(
            QuoteKind(str(quote["kind"])),
            tuple(Span(*part) for part in quote["parts"]),  # type: ignore[attr-defined]
            None,
            Speaker(str(quote["speaker"]), SpeakerKind(str(quote["speaker_kind"]))) if quote["speaker"] else None,
            1.0,
            "gold",
        )
        for quote in article["quotes"]
    )
