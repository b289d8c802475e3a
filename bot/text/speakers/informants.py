"""Somebody who told the news: whoever has just been named as such, or a new one whom the words behind describe."""

from __future__ import annotations

from dataclasses import replace

from bot.text.parse.document import Token
from bot.text.sources.found import OF_THIS
from bot.text.sources.phrases import noun, office
from bot.text.speakers.antecedents import Case, Resolved
from bot.text.speakers.bodies import short_name
from bot.text.speakers.compatible import INFORMANTS, head_of, one_person
from bot.text.types import Speaker, SpeakerKind

UNTOLD = ("неназван", "анонимн", "неназвавш")
"""Beginnings of words for somebody whose name is kept back."""

ASKED_BY_US = ("собеседник", "собеседница")
BACK = 60
"""Words of a paragraph back to the source whom «собеседник» stands for."""

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


def one_more(case: Case) -> Resolved | None:
    """Другой собеседник, преподаватель физики, утверждает, что …: what he is stands in commas behind him."""
    doc, source = case.doc, case.source
    if not one_person(case) or head_of(case) not in INFORMANTS or source.last > source.head:
        return None
    comma, behind = source.last + 1, doc.words(source.last + 2, source.last + 3)
    if [word.text for word in doc.words(comma, comma + 1)] != [","] or not behind or behind[0].pos != "NOUN":
        return None
    described = noun(doc, behind[0], behind[0].index)
    closed = [word.text for word in doc.words(described.last + 1, described.last + 2)] == [","]
    if not closed or not (behind[0].animate or office(behind[0])) or behind[0].case != doc.tokens[source.head].case:
        return None
    return Resolved(Speaker(short_name(doc, described), SpeakerKind.ROLE), None, "what the source is", 0.85)


def kept_back(case: Case) -> Resolved | None:
    """Неназванный представитель порта сообщил, что …: nobody whom the article names, whatever his office."""
    doc, source = case.doc, case.source
    if not one_person(case) or not any(word.lower.startswith(UNTOLD) for word in doc.words(source.first, source.head)):
        return None
    return Resolved(Speaker(short_name(doc, source), SpeakerKind.ROLE), None, "a name kept back", 0.85)


def the_source(case: Case) -> Resolved | None:
    """Источник «Луча» в порту назвал мост старым. «…», — рассказал собеседник «Луча»: that source."""
    doc, found = case.doc, case.found
    if not one_person(case) or case.lemma not in ASKED_BY_US:
        return None
    start, end = (
        doc.at(doc.paragraphs[doc.paragraph_of(found.start)].start),
        min(doc.at(found.start), case.source.first),
    )
    above = doc.words(max(start, end - BACK), end)
    before = next((word for word in reversed(above) if _source_named(word)), None)
    if before is None:
        return None
    told = Speaker(short_name(doc, noun(doc, before, before.index)), SpeakerKind.ROLE)
    return Resolved(told, None, "the source of the sentence before", 0.8)


def _source_named(word: Token) -> bool:
    return word.lower in ("источник", "собеседник", "собеседница") and (word.case == "Nom" or word.rel == "nsubj")
