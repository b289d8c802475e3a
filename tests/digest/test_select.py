"""Which stories and quotes a digest takes, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.digest.select import gather, unrepeated, wholes
from bot.digest.types import MEASURES, Digest, Wishes
from tests.delivery.samples import NOW, quote, story
from tests.digest.choosing import select


def ids(digest: Digest) -> list[int]:
    return [item.story.story_id for item in digest.items]


def test_more_outlets_come_first_and_then_the_newer() -> None:
    stories = [
        story(1, published_at=NOW - timedelta(hours=9)),
        story(2, outlet_count=4, published_at=NOW - timedelta(hours=20)),
        story(3, published_at=NOW - timedelta(hours=1)),
    ]
    assert ids(select(stories, Wishes(), NOW)) == [2, 3, 1]


def test_a_followed_story_comes_before_what_everybody_tells() -> None:
    stories = [story(1, outlet_count=9), story(2)]
    assert ids(select(stories, Wishes(followed=frozenset({2})), NOW)) == [2, 1]


def test_a_muted_story_is_hidden_even_if_followed() -> None:
    wishes = Wishes(followed=frozenset({1}), muted=frozenset({1}))
    assert ids(select([story(1), story(2)], wishes, NOW)) == [2]


def test_a_seen_story_comes_again_only_when_more_outlets_tell_it() -> None:
    stories = [story(1, outlet_count=2), story(2, outlet_count=3)]
    digest = select(stories, Wishes(seen={1: 2, 2: 2}), NOW)
    assert [(item.story.story_id, item.grown) for item in digest.items] == [(2, True)]


@pytest.mark.parametrize("length", ["short", "medium", "long"])
def test_the_length_says_how_many(length: str) -> None:
    measure = MEASURES[length]
    stories = [
        story(number, quotes=(quote(f"Слово номер {number}", speaker=f"Лицо {number}"),)) for number in range(40)
    ]
    digest = select(stories, Wishes(length=length), NOW)
    assert len(digest.items) == measure.stories
    assert sum(len(said.quotes) for said in digest.said) == min(measure.quotes, measure.stories)
    assert digest.sentences == measure.sentences


def test_quotes_are_grouped_by_speaker_and_nobody_unnamed_speaks() -> None:
    told = story(
        1,
        quotes=(
            quote("Первое слово", rank=1),
            quote("Никто не назван", speaker=None, rank=2),
            quote("Второе слово", role=None, rank=3),
            quote("Пересказ", kind="indirect", rank=None),
        ),
    )
    [said] = select([told], Wishes(), NOW).said
    assert (said.speaker, said.role) == ("Айгуль Серова", "министр транспорта")
    assert [one.text for one in said.quotes] == ["Первое слово", "Второе слово"]


def test_words_that_the_summary_tells_are_not_told_again() -> None:
    told = story(
        1,
        summary=((1, "«Мост готов, — сказала Серова. — Он простоит век»."),),
        quotes=(quote("Мост готов … Он простоит век", rank=1), quote("Спасибо рабочим", rank=2)),
    )
    [said] = select([told], Wishes(), NOW).said
    assert [one.text for one in said.quotes] == ["Спасибо рабочим"]


def test_words_that_the_summary_of_another_story_tells_are_not_told_again() -> None:
    stories = [
        story(1, summary=((1, "«Мост готов», — сказала Серова."),), outlet_count=3),
        story(2, quotes=(quote("Мост готов"),)),
    ]
    assert select(stories, Wishes(), NOW).said == ()


def test_a_fragment_of_reported_words_stays_where_they_name_nobody() -> None:
    nameless = [quote("назвали это «новым путём»", kind="indirect", speaker=None), quote("новым путём", kind="partial")]
    assert wholes(nameless) == nameless
    named = [quote("назвала это «новым путём»", kind="indirect"), quote("новым путём", kind="partial", speaker=None)]
    assert wholes(named) == named[:1]


def test_who_wants_no_quotes_gets_none() -> None:
    assert select([story(1, quotes=(quote(),))], Wishes(show_quotes=False), NOW).said == ()


def test_one_quote_printed_by_five_outlets_is_shown_once() -> None:
    same = "Мост — это «дорога жизни», ещё одна"
    printed = [
        quote(same),
        quote("Мост – это „дорога жизни“, еще одна", outlet="Другие"),
        quote("дорога жизни", outlet="Третьи"),
        quote("дорога"),
    ]
    assert [one.text for one in unrepeated(printed)] == [same]
    assert unrepeated([quote("дорога"), quote("дорогая")]) == [quote("дорога"), quote("дорогая")]


def test_groups_hold_no_more_than_asked_for() -> None:
    said = [quote(f"Слово {number} такое", speaker=f"Лицо {number % 3}") for number in range(9)]
    groups = gather(said, limit=4, per_speaker=2)
    assert sum(len(group.quotes) for group in groups) == 4
    assert max(len(group.quotes) for group in groups) == 2


def test_nothing_new_makes_an_empty_digest() -> None:
    assert select([], Wishes(), NOW).empty
    assert select([story(1)], replace(Wishes(), seen={1: 1}), NOW).empty


def test_an_empty_digest_knows_news_that_was_seen_from_no_news() -> None:
    seen = Wishes(seen={1: 1})
    assert select([story(1)], seen, NOW).all_seen
    assert not select([], Wishes(), NOW).all_seen
    assert not select([story(1)], replace(seen, muted=frozenset({1})), NOW).all_seen
    assert not select([story(1), story(2)], seen, NOW).all_seen
