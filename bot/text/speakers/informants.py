"""«По информации источника»: whoever has just been named as the one who told the news."""

from __future__ import annotations

from dataclasses import replace

from bot.text.sources.found import OF_THIS
from bot.text.speakers.antecedents import Case, Resolved

BY_WORDS_OF = ("по", "согласно")


def informant(case: Case) -> Resolved | None:
    """Мост закроют. Об этом сообщил Олег Рей.⏎По информации источника, …: Рей, of the sentence right before."""
    cue, doc = case.found.cue, case.doc
    if cue is None or case.source.head < 0 or case.lemma != "источник" or not case.source.bare:
        return None
    last = case.last()
    by_words = doc.tokens[doc.at(cue.start)].lower.startswith(BY_WORDS_OF)
    if not by_words or case.source.number == "Plur" or last is None or last.found.rule != OF_THIS:
        return None
    right_before = doc.line_of(cue.start) - doc.line_of(last.found.at) == 1
    return replace(last.resolved, how="who has just told it", trust=0.75) if right_before else None
