"""Figures on the labelled articles of a day of news, outlets that the gold set does not have; floors only rise."""

from __future__ import annotations

from typing import Any

import pytest

from bot.text.analysis import Analyser
from tests.shared import needs_shared
from tests.text.day_gold import articles
from tests.text.scoring import figure, scored

WIDE = ("o", "yf", "yi", "yk", "zx", "zy")
"""Articles of any density that no rule was tuned on."""

DENSE = ("qb", "qe", "qh")
"""Articles with two verbatim quotes or more that no rule was tuned on; both are 222 of 1,900, as all take minutes."""

FLOORS = {
    WIDE: {
        ("verbatim", "j8", "f1"): 96.7,
        ("verbatim", "exact", "f1"): 96.7,
        ("verbatim", "joint", "f1"): 92.7,
        ("verbatim", "speaker"): 95.9,
        ("reported", "j8", "f1"): 92.5,
        ("reported", "speaker"): 95.7,
        ("key", "p1"): 93.7,
        ("summary", "kept"): 69.0,
    },
    DENSE: {
        ("verbatim", "j8", "f1"): 96.9,
        ("verbatim", "exact", "f1"): 96.5,
        ("verbatim", "joint", "f1"): 92.1,
        ("verbatim", "speaker"): 95.1,
        ("reported", "j8", "f1"): 95.0,
        ("reported", "speaker"): 92.4,
        ("key", "p1"): 94.6,
        ("summary", "kept"): 64.5,
    },
}
WRONG = {WIDE: 2.7, DENSE: 4.5}
"""Wrong names in a hundred verbatim quotes, which only fall."""

CASES = [(sets, path) for sets, floors in FLOORS.items() for path in floors]


@pytest.fixture(scope="module")
def figures(analyser: Analyser) -> dict[tuple[str, ...], dict[str, Any]]:
    return {sets: scored(analyser, articles(*sets)) for sets in FLOORS}


@needs_shared
@pytest.mark.parametrize(("sets", "path"), CASES, ids=[" ".join((*path, "of", *sets)) for sets, path in CASES])
def test_a_figure_does_not_fall(
    figures: dict[tuple[str, ...], dict[str, Any]], sets: tuple[str, ...], path: tuple[str, ...]
) -> None:
    assert figure(figures[sets], path) >= FLOORS[sets][path]


@needs_shared
@pytest.mark.parametrize("sets", WRONG, ids=" ".join)
def test_no_more_wrong_names_than_before(figures: dict[tuple[str, ...], dict[str, Any]], sets: tuple[str, ...]) -> None:
    assert figures[sets]["verbatim"]["wrong"] <= WRONG[sets]
