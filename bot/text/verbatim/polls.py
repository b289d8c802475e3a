"""Polls in the street: Что думают дачники, мы спросили:⏎— Жары ждём.⏎«Дождя хватит».: each answer is one of many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.somebody import NETWORKS, SOME
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.marks import Marked
from bot.text.parse.signs import DASH
from bot.text.sources.attribution import cue_at, cut_insertions, trimmed
from bot.text.sources.found import Found, Source
from bot.text.sources.phrases import noun
from bot.text.types import QuoteKind
from bot.text.verbatim.surroundings import parts_of, stands_alone

ASKED = ("спросил", "спрашива", "расспрос", "опросил", "поинтерес", "узнал", "выяснил")
"""Beginnings of verbs of those who ask in the street."""

ANSWERS = 2
"""Paragraphs of speech below; one alone may be of somebody else."""

MOST = 30
"""Answers that are read."""

JUDGING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.JUDGE, CueClass.MANNER)

WHOLE = frozenset('.!…»")”')
"""Ends of an answer; a question is put to somebody."""

RULE = "answer of a poll"


def polls(doc: Document) -> Mapping[int, Source]:
    """The paragraphs of speech below a question to many, with those who were asked."""
    found: dict[int, Source] = {}
    for number in range(1, len(doc.paragraphs) - ANSWERS):
        found.update(_poll(doc, number))
    return found


def _poll(doc: Document, number: int) -> Mapping[int, Source]:
    """The answers below one paragraph of the author."""
    if doc.text[doc.paragraphs[number].end - 1] not in ":.?" or _spoken(doc, number):
        return {}
    source = _asked(doc, number) or _judging(doc, number)
    answers = tuple(_answers(doc, number + 1)) if source is not None else ()
    return dict.fromkeys(answers, source) if source is not None and len(answers) >= ANSWERS else {}


def _answers(doc: Document, first: int) -> Iterator[int]:
    """The paragraphs of speech with nobody named beside the words."""
    for number in range(first, min(len(doc.paragraphs), first + MOST)):
        paragraph = doc.paragraphs[number]
        if not _spoken(doc, number):
            return
        if cut_insertions(doc, paragraph.start, paragraph.end).attribution is None:
            yield number


def _spoken(doc: Document, number: int) -> bool:
    """A dash opens the paragraph, or marks fill it."""
    paragraph = doc.paragraphs[number]
    mark = doc.opening.get(paragraph.start)
    filled = mark is not None and doc.text[mark.end : paragraph.end] in ".!?…"
    return (filled or doc.text[paragraph.start] in DASH) and doc.text[paragraph.end - 1] in WHOLE


def _asked(doc: Document, number: int) -> Source | None:
    """Что думают дачники, мы спросили: / «Луч» узнал у жителей, как им мост."""
    line = doc.lines[doc.line_of(doc.paragraphs[number].end - 1)]
    verb = next((token for token in doc.words(line.first, line.end) if _asks(doc, token)), None)
    many = _many(doc, line, verb) if verb is not None else None
    return noun(doc, many, line.first) if many is not None else None


def _judging(doc: Document, number: int) -> Source | None:
    """Подписчики оценили наряд по-разному.⏎«Вот это да!» / Многие в сети сочли наряд смешным.⏎«Вот это да!»"""
    line = doc.lines[doc.line_of(doc.paragraphs[number].end - 1)]
    author = doc.words(line.first, line.end)
    verb = next((word for word in author if word.finite), None)
    if verb is None or verb.number != "Plur" or not cue_at(doc, verb.index, *JUDGING) or not _only_marks(doc, number):
        return None
    network = next((word for word in author if dictionary_noun(word.lower) in NETWORKS), None)
    before = doc.words(line.first, verb.index)
    if network is not None and any(word.lower in SOME for word in before):
        return noun(doc, network, network.index)
    people = next((word for word in before if word.pos == "NOUN" and word.animate and word.case == "Nom"), None)
    return noun(doc, people, line.first) if people is not None else None


def _only_marks(doc: Document, number: int) -> bool:
    """Marks fill the paragraphs of speech below, and no words with an attribution follow: «Мост стар», — сказал Ли."""
    end = number + 1
    while end < min(len(doc.paragraphs), number + MOST) and doc.paragraphs[end].start in doc.opening:
        if not _spoken(doc, end):
            return False
        end += 1
    return end - number > ANSWERS


def _asks(doc: Document, token: Token) -> bool:
    return token.finite and token.lower.startswith(ASKED) and not doc.in_marks(token.start)


def _many(doc: Document, line: Line, verb: Token) -> Token | None:
    """Those who think something, else those who were asked; one person beside them is asked instead."""
    words = doc.words(line.first, line.end)
    if any(doc.named[word.index].kind == "PER" for word in words if word.index in doc.named):
        return None
    people = [word for word in words if word.pos == "NOUN" and word.animate and word.number == "Plur"]
    think = (word for word in people if word.case == "Nom")
    asked = (word for word in people if word.case in ("Gen", "Acc") and word.index > verb.index)
    return next(think, None) or next(asked, None)


def of_a_poll(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """«Буду беречь воду».: a paragraph in marks among the answers of a poll."""
    if mark.start != doc.paragraphs[mark.paragraph].start or not stands_alone(doc, mark):
        return None
    above = mark.paragraph - 1
    while above > max(0, mark.paragraph - MOST) and _spoken(doc, above):
        above -= 1
    source = _poll(doc, above).get(mark.paragraph) if above > 0 else None
    return Found(QuoteKind.DIRECT, parts_of(doc, mark), None, source, RULE, 0.85) if source is not None else None


def polled(doc: Document, answers: Mapping[int, Source]) -> Iterator[Found]:
    """— Жары ждём.: the paragraphs with a dash among the answers of a poll."""
    for number, source in answers.items():
        paragraph = doc.paragraphs[number]
        part = trimmed(doc.text, paragraph.start, paragraph.end) if doc.text[paragraph.start] in DASH else None
        if part is not None:
            yield Found(QuoteKind.UNMARKED, (part,), None, source, RULE, 0.85)
