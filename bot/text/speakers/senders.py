"""Who wrote a paper of which the sentence before tells: Рыбаки направили мэру письмо. В письме говорится, что …"""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import GENERIC_BODIES
from bot.text.lexicon.sources import ANAPHORIC, DOCUMENTS, STUDIES
from bot.text.lexicon.words import words
from bot.text.parse.document import Line, Token
from bot.text.sources.found import UNKNOWN
from bot.text.sources.owners import owner
from bot.text.sources.phrases import body, is_medium, noun
from bot.text.sources.subjects import WRITTEN
from bot.text.speakers.antecedents import Case, Resolved, named, person_at
from bot.text.speakers.bodies import name_of, short_name
from bot.text.speakers.meant import body_meant
from bot.text.types import Speaker, SpeakerKind

FORECASTS = frozenset(("прогноз",))
"""Papers of a body, whatever the sentence before tells of it: Метеостанция ждёт дождя. Согласно прогнозу, …"""

LETTERS = (DOCUMENTS & ANAPHORIC) | FORECASTS | words("петиция резолюция жалоба отчет доклад иск заключение приказ")

SOME = words("некоторых некоторые некотором многих многие других другие других разных ряде")

OF_COURTS = words("постановление решение приговор определение вердикт")
COURT = ("суд", "судья")


def sender(case: Case) -> Resolved | None:
    """Совет дома направил обращение мэру. В письме говорится: «…»; Рыбаки обратились к мэру с письмом.⏎«…»"""
    if (known := _court(case) or _of_its_body(case)) is not None:
        return known
    line, last = case.just_above(), case.last()
    if line is None or case.lemma not in LETTERS or (last is not None and last.found.end > line.span.end):
        return None
    verb = next((word for word in case.doc.words(line.first, line.end) if _writes(case, word)), None)
    if verb is None or not (_of_paper(case, line) or case.lemma in FORECASTS):
        return None
    return _writer(case, line.first, verb)


def some_of_many(case: Case) -> bool:
    """в некоторых документах: papers of their own, and nobody's whom the article names."""
    return any(word.lower in SOME for word in case.doc.words(case.source.first, case.source.head))


def _of_its_body(case: Case) -> Resolved | None:
    """Итоги исследования сети компаний «Луч» вышли.⏎… сообщается в исследовании: whose it was right before."""
    doc, line = case.doc, case.just_above()
    if line is None or case.lemma not in STUDIES:
        return None
    above = doc.lines[max(1, doc.line_of(case.found.start) - 2)]
    words = (word for word in doc.words(min(above.first, line.first), line.end) if noun_lemma(word.lower) == case.lemma)
    paper = next(words, None)
    whose = owner(doc, paper.index + 1, line.end) if paper is not None else UNKNOWN
    named_here = [doc.named.get(index) for index in range(max(0, whose.first), whose.last + 1)]
    bodies = [mention for mention in named_here if mention is not None and mention.kind == "ORG"]
    if paper is None or whose.first != paper.index + 1 or not bodies or is_medium(doc, whose.first, whose.last):
        return None
    if doc.tokens[whose.head].animate:
        return None
    return Resolved(Speaker(name_of(doc, bodies[0]), SpeakerKind.ORG), None, "the body whose study it was", 0.75)


def _court(case: Case) -> Resolved | None:
    """Рея судят в Северном суде. Суд отказал: в постановлении сказано, что …: the court named before."""
    doc, head = case.doc, case.source.head
    above = doc.lines[max(0, doc.tokens[head].sentence - 1)]
    near = (word for word in doc.words(above.first, head) if word.case == "Nom")
    if case.lemma not in OF_COURTS or not any(noun_lemma(word.lower) in COURT for word in near):
        return None
    for mention in reversed(doc.mentions):
        called = any(noun_lemma(word.lower) in COURT for word in doc.words(mention.first, mention.last + 1))
        if mention.kind == "ORG" and mention.last < head and mention.last > mention.first and called:
            return Resolved(Speaker(name_of(doc, mention), SpeakerKind.ORG), None, "the court whose paper it is", 0.75)
    return None


def _writes(case: Case, word: Token) -> bool:
    writes = word.lower.startswith(WRITTEN) or (case.lemma in FORECASTS and not case.found.kind.verbatim)
    return word.finite and word.tense == "Past" and writes and not case.scene.spoken(word.start)


def _of_paper(case: Case, line: Line) -> bool:
    """The paper itself, or any where the word for it is as general as «документ»."""
    lemmas = {noun_lemma(word.lower) for word in case.doc.words(line.first, line.end) if word.pos == "NOUN"}
    return case.lemma in lemmas or (case.lemma in ANAPHORIC and not LETTERS.isdisjoint(lemmas))


def _writer(case: Case, first: int, verb: Token) -> Resolved | None:
    """The first noun before the verb, as the model of syntax reads no sentence without speech."""
    before = case.doc.words(first, verb.index)
    head = next((word for word in before if word.case == "Nom" and word.pos in ("NOUN", "PROPN", "X")), None)
    if head is None or head.number != verb.number:
        return None
    how, trust = "who has written the paper", 0.75
    if (person := person_at(case.scene, head.index)) is not None:
        return named(person, how, trust)
    source = noun(case.doc, head, first)
    if is_medium(case.doc, source.first, source.last):
        return None
    many = head.animate and head.number == "Plur"
    if many and case.lemma in FORECASTS:
        return None
    if not (many or body(head) or head.index in case.doc.named):
        return None
    if source.bare and noun_lemma(head.lower) in GENERIC_BODIES:
        name = body_meant(case.doc, head.index, None)
        return Resolved(Speaker(name, SpeakerKind.ORG), None, how, trust) if name is not None else None
    kind = SpeakerKind.ROLE if many else SpeakerKind.ORG
    return Resolved(Speaker(short_name(case.doc, source), kind), None, how, trust)
