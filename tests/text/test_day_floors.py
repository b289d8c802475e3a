"""Figures on the labelled articles of a day of news, outlets that the gold set does not have; floors only rise."""

from __future__ import annotations

from typing import Any

import pytest

from bot.text.analysis import Analyser
from tests.shared import needs_shared
from tests.text.day_gold import articles
from tests.text.scoring import figure, scored

SETS = ("o", "yf", "yi", "yk", "zx", "zy")
"""Those that no rule was tuned on: 144 articles of 1,692, which take minutes."""

FLOORS = {
    ("verbatim", "j8", "f1"): 95.8,
    ("verbatim", "exact", "f1"): 95.8,
    ("verbatim", "joint", "f1"): 90.9,
    ("verbatim", "speaker"): 94.9,
    ("reported", "j8", "f1"): 92.3,
    ("reported", "speaker"): 94.4,
    ("key", "p1"): 93.7,
    ("summary", "kept"): 69.0,
}
WRONG = 3.7
"""Wrong names in a hundred verbatim quotes, which only fall."""


@pytest.fixture(scope="module")
def figures(analyser: Analyser) -> dict[str, Any]:
    return scored(analyser, articles(*SETS))


@needs_shared
@pytest.mark.parametrize("path", FLOORS, ids=" ".join)
def test_a_figure_does_not_fall(figures: dict[str, Any], path: tuple[str, ...]) -> None:
    assert figure(figures, path) >= FLOORS[path]


@needs_shared
def test_no_more_wrong_names_than_before(figures: dict[str, Any]) -> None:
    assert figures["verbatim"]["wrong"] <= WRONG
