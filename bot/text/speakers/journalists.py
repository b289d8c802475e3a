"""A journalist who has a view is a person of the article, or a medium of which nothing is reported."""

from __future__ import annotations

from bot.text.sources.outlets import journalist
from bot.text.speakers.antecedents import UNRESOLVED, Case, Resolved
from bot.text.types import QuoteKind


def unnamed_journalist(case: Case) -> Resolved | None:
    """Журналист считает, что …, where the article names no such person: a medium, of whom nothing is reported."""
    reported = case.found.kind is QuoteKind.INDIRECT
    return UNRESOLVED if reported and journalist(case.doc, case.source) else None
