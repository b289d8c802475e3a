"""Figures of gold/score.py on labelled articles, of the analysis as `analyse --json` prints it."""

from __future__ import annotations

import runpy
from collections.abc import Iterable
from typing import Any

from bot.text.analysis import Analyser
from bot.text.report import report
from tests.shared import SHARED


def scored(analyser: Analyser, articles: Iterable[dict[str, Any]]) -> dict[str, Any]:
    score = runpy.run_path(str(SHARED / "gold" / "score.py"))
    rows = []
    for article in articles:
        analysis = analyser.analyse(article["text"])
        rows.append(score["score_article"](article, report(article["id"], article["title"], article["text"], analysis)))
    found: dict[str, Any] = score["total"](rows)
    return found


def figure(figures: dict[str, Any], path: tuple[str, ...]) -> float:
    """The figure that these keys lead to: verbatim, j8, f1."""
    value: Any = figures
    for key in path:
        value = value[key]
    return float(value)
