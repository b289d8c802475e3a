"""Several statements in marks, one after another, with one attribution: «Ну и ноги!», «Красота», — написали фанаты."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.sources import NAMED_THINGS, SIGNS
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.marks import Marked
from bot.text.parse.predicates import has_predicate, own_voice
from bot.text.parse.signs import AFTER_DASH
from bot.text.sources.attribution import read_attribution, source_of
from bot.text.sources.found import UNKNOWN, Found, Source, SourceKind
from bot.text.sources.names_beside import named
from bot.text.sources.owners import owner_of_post
from bot.text.sources.phrases import noun
from bot.text.sources.subjects import subject
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.surroundings import COLON, clause_start, inside, opens_clause, parts_of, word_of_speech

BETWEEN = re.compile(r"\s*[,;]\s*(?:и\s+|а также\s+)?|\s+(?:и|а также)\s+")

CLOSED = re.compile(r"[.!?…][»”“\"'›]|.[»”“\"'›]\s*(?:[.!?…]|$)", re.MULTILINE)
"""A statement in marks with which a sentence ends: «Шок!» / «Вам идёт»."""

CALL = re.compile(r"[!?]")

LONGEST = 30
"""Statements of one list that are looked at."""

REMARKS = words(
    """
    комплимент комментарий отзыв похвала пожелание поздравление упрек обвинение восклицание высказывание признание
    замечание насмешка шутка восторг возглас оскорбление совет
    """
)
"""Nouns of speech before a colon: засыпали её комплиментами: «Красота»."""

NEAR_COLON = 6
"""Words from such a noun to the colon."""


def one_of_a_list(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """«Ну и ноги!», «Очень крутая», — написали поклонники."""
    run = run_of(doc, mark)
    paragraph = doc.paragraphs[doc.paragraph_of(run[-1].end - 1)]
    match = AFTER_DASH.match(doc.text, run[-1].end, paragraph.end)
    if len(run) < 2 or match is None or not opens_clause(doc, run[0]) or not _stated(doc, run):
        return None
    found = read_attribution(doc, doc.at(match.end()), doc.at(paragraph.end), known_only=True)
    parts = parts_of(doc, mark)
    if found is None or not parts:
        return None
    return Found(QuoteKind.DIRECT, parts, found.cue_span, found.source, "list before an attribution", 0.93)


def list_after_colon(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """Подписчики засыпали её комплиментами: «Вся в маму», «Красота»."""
    run = run_of(doc, mark)
    start = clause_start(doc, run[0])
    if not COLON.search(doc.text, start, run[0].start):
        return None
    words = doc.words(doc.at(start), doc.at(run[0].start) - 1)
    if not words or any(dictionary_noun(token.lower) in NAMED_THINGS | SIGNS for token in words[-NEAR_COLON:]):
        return None
    stated = len(run) > 1 and not names_listed(doc, mark)
    cue, source = _teller(doc, words, stated)
    if cue is None:
        source = _without_verb(doc, words) if stated else UNKNOWN
    parts = parts_of(doc, mark)
    if not parts or (cue is None and source is UNKNOWN):
        return None
    told = Span(cue.start, cue.end) if cue else None
    return Found(QuoteKind.DIRECT, parts, told, source, "list after a colon", 0.9)


def list_goes_on(doc: Document, mark: Marked, previous: Found | None) -> Found | None:
    """«Красота», — пишут фанаты. — «Вам идёт», «Шок!»: the dash goes on with words of the same speaker."""
    run = run_of(doc, mark)
    place = bisect_left(doc.marks, run[0].start, key=lambda one: one.start)
    if not place or not parts_of(doc, mark) or not CLOSED.match(doc.text, run[-1].end - 2) or not _stated(doc, run):
        return None
    paragraph = doc.paragraphs[doc.paragraph_of(run[0].start)]
    match = AFTER_DASH.match(doc.text, doc.marks[place - 1].end, paragraph.end)
    said = read_attribution(doc, doc.at(match.end()), doc.at(paragraph.end), known_only=True) if match else None
    if said is None or said.resumes != run[0].start:
        return None
    return Found(QuoteKind.DIRECT, parts_of(doc, mark), said.cue_span, said.source, "list goes on after a dash", 0.9)


def _teller(doc: Document, words: Sequence[Token], stated: bool) -> tuple[Token | None, Source]:
    """The verb before the colon: one of speech where the list is of statements, any one with a noun of speech."""
    first, end = words[0].index, words[-1].index + 1
    if any(dictionary_noun(token.lower) in REMARKS for token in words[-NEAR_COLON:]):
        verb = next((token for token in reversed(words) if token.finite), None)
        if verb is not None and verb.lower == "говорится":
            return verb, source_of(doc, verb, first, end)
        return verb, _subject(doc, verb or words[-1], first, end)
    cue = word_of_speech(doc, words) if stated else None
    return cue, source_of(doc, cue or words[-1], first, end)


def _without_verb(doc: Document, words: Sequence[Token]) -> Source:
    """Комментарии под постом Анны: / Подписчики в восторге: / Пользователи разделились во мнениях:"""
    whose = owner_of_post(doc, words[0].index, words[-1].index + 1)
    if whose is not UNKNOWN:
        return whose
    people = (one for one in words if one.pos == "NOUN" and one.animate and (one.case, one.number) == ("Nom", "Plur"))
    many = next(people, None)
    return noun(doc, many, words[0].index) if many is not None else UNKNOWN


def _subject(doc: Document, verb: Token, first: int, end: int) -> Source:
    """Фолловеры засыпали Анну комплиментами: those who say it, whatever the verb."""
    if (whose := owner_of_post(doc, first, verb.index)) is not UNKNOWN:
        return whose
    source = subject(doc, verb, first, end)
    if source.head >= 0 and dictionary_noun(doc.tokens[source.head].lower) in REMARKS:
        return UNKNOWN
    people = (
        token
        for token in doc.words(first, verb.index)
        if token.pos == "NOUN" and token.animate and token.case == "Nom" and token.number == verb.number
    )
    teller = next(people, None) if source.kind is SourceKind.ZERO else None
    return named(doc, noun(doc, teller, first), end) if teller else source


def run_of(doc: Document, mark: Marked) -> Sequence[Marked]:
    """The marks with nothing but commas between them to which one belongs, itself included."""
    run = [mark]
    place = bisect_left(doc.marks, mark.start, key=lambda one: one.start)
    for other in reversed(doc.marks[max(0, place - LONGEST) : place]):
        if not BETWEEN.fullmatch(doc.text, other.end, run[0].start):
            break
        run.insert(0, other)
    for other in doc.marks[place + 1 : place + LONGEST]:
        if not BETWEEN.fullmatch(doc.text, run[-1].end, other.start):
            break
        run.append(other)
    return run


def names_listed(doc: Document, mark: Marked) -> bool:
    """вспомнил роли: «Мы идём домой», «Мост», «Заря»: most marks of the list hold no statement."""
    run = run_of(doc, mark)
    return len(run) > 1 and 2 * sum(_states(doc, one) for one in run) < len(run)


def _stated(doc: Document, run: Sequence[Marked]) -> bool:
    """One of them at least is more than a name, or begins with a small letter."""
    return any(_states(doc, mark) or mark.inside.of(doc.text)[:1].islower() for mark in run)


def _states(doc: Document, mark: Marked) -> bool:
    """It has a predicate, asks or exclaims."""
    words = inside(doc, mark)
    return has_predicate(words) or own_voice(words) or CALL.search(mark.inside.of(doc.text)) is not None
