"""Words that bring in somebody of whom the article has not told yet, and will tell no name."""

from __future__ import annotations

from bot.text.lexicon.offices import KIN, SERVES
from bot.text.sources.owners import POSSESSIVE
from bot.text.speakers.antecedents import Case

SOME_OTHER = frozenset(("один", "одна", "другой", "другая", "некий", "некая", "местный", "местная"))
"""Words before somebody who is new: местный сенатор."""

WISHES = ("пожелавш", "попросивш", "котор", "не", "чье", "чьё", "назвавш", "представивш")
"""Beginnings of words with which a clause opens that says so."""

UNNAMED = ("неизвестн", "аноним", "инкогнито", "неназванн", "имен", "называ", "назва", "представля")
"""Beginnings of words of such a clause: пожелавшая остаться неизвестной; который просил не называть его имени."""

CLAUSE = 9
"""Words of such a clause."""


def brings_in(case: Case) -> bool:
    """другой журналист, местный сенатор, врач, пожелавший остаться неизвестным: of whom nothing has been told."""
    return any(word.lower in SOME_OTHER for word in case.doc.words(case.source.first, case.source.head)) or _unnamed(
        case
    )


def _unnamed(case: Case) -> bool:
    clause = case.doc.words(case.source.last + 1, case.source.last + 1 + CLAUSE)
    if len(clause) < 3 or clause[0].text != "," or not clause[1].lower.startswith(WISHES):
        return False
    end = next((place for place, word in enumerate(clause) if place and word.text in ",.:;"), len(clause))
    says = any(word.lower.startswith(UNNAMED) for word in clause[2:end])
    refuses = any(word.lower == "не" for word in clause[1:end]) or clause[1].lower.startswith("пожелавш")
    return says and refuses


def of_whom_it_tells(case: Case) -> bool:
    """Министр Анна Рей молчит, её пресс-секретарь сообщил: hers, and none of those whom the article names."""
    before = case.doc.words(max(0, case.source.first - 1), case.source.first)
    return bool(before) and before[0].lower in POSSESSIVE and case.lemma in SERVES - KIN | {"пресс-секретарь"}
