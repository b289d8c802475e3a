"""Articles about one event meet in a story, and nothing else does."""

import numpy as np
import pytest

from bot.stories.index import Report, StoryIndex
from bot.stories.terms import NAMES, NUMBERS, read_terms
from tests.stories.reports import (
    BRIDGE,
    BRIDGE_AGAIN,
    BRIDGE_THIRD,
    FORECAST,
    OTHER_BRIDGE,
    RATE,
    place,
    report,
)


def stories(*reports: Report) -> list[int]:
    """The story of each report, the first story being 0."""
    index = StoryIndex()
    placed = [place(index, one) for one in reports]
    return [sorted(set(placed)).index(story) for story in placed]


def test_three_outlets_on_one_event_are_one_story() -> None:
    told = [report(BRIDGE, "А"), report(BRIDGE_AGAIN, "Б", 1), report(BRIDGE_THIRD, "В", 5)]
    assert stories(*told) == [0, 0, 0]


def test_other_events_are_other_stories_whatever_words_they_share() -> None:
    told = [report(BRIDGE, "А"), report(OTHER_BRIDGE, "Б", 1), report(RATE, "В", 2)]
    assert stories(*told) == [0, 1, 2]


def test_the_forecasts_of_one_outlet_never_grow_into_a_story() -> None:
    days = [FORECAST.format(day=day, wind=day + 5, cold=day + 10, mild=day) for day in (3, 4, 5)]
    assert stories(*(report(text, "Погода", 24 * place) for place, text in enumerate(days))) == [0, 1, 2]


def test_what_lies_more_than_three_days_apart_is_another_story() -> None:
    assert stories(report(BRIDGE, "А"), report(BRIDGE_AGAIN, "Б", 71)) == [0, 0]
    assert stories(report(BRIDGE, "А"), report(BRIDGE_AGAIN, "Б", 73)) == [0, 1]


def test_an_article_that_comes_late_still_finds_its_story() -> None:
    assert stories(report(BRIDGE, "А", 10), report(RATE, "В", 30), report(BRIDGE_AGAIN, "Б", 2)) == [0, 1, 0]


def test_an_outlet_that_writes_much_has_one_voice() -> None:
    """Five unlike reports of one outlet would pull the average down; they count as one."""
    index = StoryIndex()
    index.add(report(BRIDGE, "А"), 1)
    index.add(report(BRIDGE_AGAIN, "Б"), 1)
    for _ in range(5):
        index.add(report(RATE, "В"), 1)
    voices = index._linkage(np.array([0.8, 0.7, 0, 0, 0, 0, 0], np.float32), np.array([1]))
    assert voices == pytest.approx([0.5])


def test_looking_for_a_story_changes_nothing() -> None:
    index = StoryIndex()
    index.add(report(BRIDGE, "А"), 7)
    sought = report(BRIDGE_AGAIN, "Б")
    assert [index.match(sought), index.match(sought), len(index)] == [7, 7, 1]


def test_an_empty_index_knows_no_story() -> None:
    assert StoryIndex().match(report(BRIDGE)) is None


@pytest.mark.parametrize("text", ["", "\n", "…", "1 2 3", "Фото", "А"])
def test_a_text_without_words_is_a_story_of_its_own(text: str) -> None:
    assert stories(report(text, "А"), report(BRIDGE, "Б"), report(BRIDGE_AGAIN, "В")) == [0, 1, 1]


def test_an_article_that_changed_takes_the_place_of_its_first_form() -> None:
    index = StoryIndex()
    first = report(RATE, "А")
    index.add(first, 1)
    index.add(Report(first.article, "А", first.published, read_terms(BRIDGE)), 1)
    assert len(index) == 1
    assert index.match(report(BRIDGE_AGAIN, "Б")) == 1
    assert index.match(report(RATE, "Б")) is None


def test_an_index_filled_again_from_storage_answers_the_same() -> None:
    told = [report(BRIDGE, "А"), report(RATE, "Б", 1), report(OTHER_BRIDGE, "В", 2)]
    living, restored = StoryIndex(), StoryIndex()
    placed = [place(living, one) for one in told]
    for one, story in zip(told, placed, strict=True):
        restored.add(one, story)
    for text in (BRIDGE_AGAIN, BRIDGE_THIRD, RATE, FORECAST):
        sought = report(text, "Г", 3)
        assert living.match(sought) == restored.match(sought)


def test_what_is_too_old_leaves_the_memory() -> None:
    index = StoryIndex()
    for number in range(600):
        index.add(report(f"Заметка {number}\nСлово{number} и ещё слово{number + 1}.", f"О{number}", number), number)
    assert len(index) < 600
    assert index._window.published.min() > report(BRIDGE, hours=600 - 72 * 6).published.timestamp()


def test_answers_do_not_depend_on_when_the_inverted_index_was_built() -> None:
    index = StoryIndex()
    for number in range(1500):
        index.add(
            report(f"Дело {number}\nСуд номер{number} рассмотрел спор{number} Петрова.", f"О{number % 40}"), number
        )
    index.add(report(BRIDGE, "А"), 5000)
    before = index.match(report(BRIDGE_AGAIN, "Б"))
    index._window._build_index()
    assert before == index.match(report(BRIDGE_AGAIN, "Б")) == 5000


def test_names_and_numbers_have_their_own_columns() -> None:
    terms = read_terms("Мост в Караганде\nОбрушился мост. Аким Караганды назвал 3 причины.")
    assert all(column < NAMES for column in terms.words)
    assert sum(column >= NUMBERS for column in terms.names) == 1
    assert sum(NAMES <= column < NUMBERS for column in terms.names) == 1


def test_the_first_word_is_a_name_only_where_the_text_says_so() -> None:
    alone = read_terms("Министр уехал\nМинистр уехал домой.")
    named = read_terms("Ким уехал\nМинистр Ким уехал домой.")
    assert (len(alone.names), len(named.names)) == (0, 1)
