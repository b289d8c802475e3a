"""What a document says without a verb of speech: «…, следует из отчёта Минфина», «Из отчёта следует, что …»."""

from __future__ import annotations

from collections.abc import Iterator

from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line
from bot.text.parse.predicates import has_predicate
from bot.text.reported.clauses import clause_left, reported_end
from bot.text.sources.attribution import trimmed
from bot.text.sources.candidates import can_speak
from bot.text.sources.found import UNKNOWN, Found, Source, SourceKind
from bot.text.sources.makers import made_known_by
from bot.text.sources.owners import POSSESSIVE, owner, past_page
from bot.text.sources.phrases import body, is_medium, noun
from bot.text.sources.published import published_on
from bot.text.types import QuoteKind, Span

FOLLOWS = words("следует следовало вытекает явствует")
PAPERS = words(
    "документ ответ сообщение заявление доклад отчет письмо исследование пресс-релиз релиз справка материал прогноз "
    "данных результатов модель расчет отчетность"
)
FAR = 16
"""Words from a document with its authors to «согласно которому»."""

NEAR = 6
"""Words between «из» and the document: из опубликованного в пятницу отчёта."""


def follows_from(doc: Document, line: Line) -> Iterator[Found]:
    """Мост закроют, следует из отчёта Минтранса. / Из отчёта Минтранса следует, что мост закроют."""
    for index in range(line.first + 1, line.end - 2):
        if doc.tokens[index].lower not in FOLLOWS:
            continue
        found = _behind(doc, line, index) or _in_front(doc, line, index) or _as_follows(doc, line, index)
        if found is not None:
            yield found


def _behind(doc: Document, line: Line, verb: int) -> Found | None:
    comma = verb - 2 if doc.tokens[verb - 1].lower == "это" else verb - 1
    if doc.tokens[comma].text not in (",", "—", "–") or doc.tokens[verb + 1].lower != "из":
        return None
    source = _paper(doc, verb + 2, line.end)
    left = clause_left(doc, line, comma)
    part = trimmed(doc.text, doc.tokens[left].start, doc.tokens[comma].start) if left < comma else None
    if source is None or part is None or not has_predicate(doc.words(left, comma)):
        return None
    if source.kind is SourceKind.PRONOUN:
        source = _body_before(doc, left, comma, source) or source
    return _found(doc, verb, part, source)


def _body_before(doc: Document, first: int, end: int, pronoun: Source) -> Source | None:
    """Компания «Луч» получила убыток, следует из её отчёта: the subject of the clause, where that is a body."""
    for token in doc.words(first, end):
        if token.finite:
            return None
        if token.case == "Nom" and token.pos == "NOUN":
            agrees = body(token) and (token.number == "Plur" or token.gender == pronoun.gender)
            return noun(doc, token, first) if agrees else None
    return None


def _in_front(doc: Document, line: Line, verb: int) -> Found | None:
    after = tuple(token.lower for token in doc.words(verb + 1, verb + 3))
    of = next((token.index for token in doc.words(line.first, verb) if token.lower == "из"), None)
    source = _paper(doc, of + 1, verb) if of is not None and after == (",", "что") else None
    if source is None:
        return None
    end, _ = reported_end(doc, line, None, verb + 3)
    part = trimmed(doc.text, doc.tokens[verb + 3].start, doc.tokens[end - 1].end) if verb + 3 < end else None
    return _found(doc, verb, part, source) if part else None


def _as_follows(doc: Document, line: Line, verb: int) -> Found | None:
    """Как следует из отчёта Минтранса, мост закроют."""
    if doc.tokens[verb - 1].lower != "как" or verb > line.first + 3 or doc.tokens[verb + 1].lower != "из":
        return None
    comma = next((token.index for token in doc.words(verb + 2, line.end - 1) if token.text == ","), None)
    source = _paper(doc, verb + 2, line.end)
    if comma is None or source is None or source.last >= comma:
        return None
    end, _ = reported_end(doc, line, None, comma + 1)
    part = trimmed(doc.text, doc.tokens[comma + 1].start, doc.tokens[end - 1].end)
    return _found(doc, verb, part, source) if part and has_predicate(doc.words(comma + 1, end)) else None


def by_which(doc: Document, line: Line) -> Iterator[Found]:
    """Газета получила документ, согласно которому мост закроют."""
    for index in range(line.first + 1, line.end - 3):
        words = doc.words(index - 1, index + 3)
        if [word.lower for word in words[1:3]] != [",", "согласно"] or not words[3].lower.startswith("котор"):
            continue
        paper = _nearest_paper(doc, line, index)
        source = _paper(doc, paper, index) if paper is not None else None
        part = trimmed(doc.text, doc.tokens[index + 3].start, doc.tokens[line.end - 1].end)
        if source is not None and part is not None and has_predicate(doc.words(index + 3, line.end)):
            yield _found(doc, index + 1, part, source)


def _nearest_paper(doc: Document, line: Line, comma: int) -> int | None:
    """исследование врачей Луги, согласно которому: in the clause before the comma, and singular as the pronoun is."""
    number = "Plur" if doc.tokens[comma + 2].lower.endswith("ым") else "Sing"
    for token in reversed(doc.words(max(line.first, comma - FAR), comma)):
        if token.text in ",:;" or token.finite:
            return None
        if token.pos == "NOUN" and token.number == number and noun_lemma(token.lower) in PAPERS:
            return token.index
    return None


def _found(doc: Document, verb: int, part: Span, source: Source) -> Found:
    cue = doc.tokens[verb]
    return Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, "следует из документа", 0.85)


def _paper(doc: Document, first: int, end: int) -> Source | None:
    """The body or the person behind the document, else the document."""
    for token in doc.words(first, min(end, first + NEAR)):
        if token.text in ",.;:" or token.finite:
            return None
        if token.pos == "NOUN" and not PAPERS.isdisjoint((noun_lemma(token.lower), dictionary_noun(token.lower))):
            whose = first if doc.tokens[first].lower in POSSESSIVE else token.index + 1
            if (maker := made_known_by(doc, token.index + 1, end) or published_on(doc, token)) is not None:
                return maker
            source = _made_by(doc, token.index + 1, end) or owner(doc, past_page(doc, whose), end)
            if source is UNKNOWN or source.first > token.index + 4:
                return Source(SourceKind.NOUN, token.index, token.index, token.index, token.gender, token.number)
            if source.kind is SourceKind.NOUN and not can_speak(doc, doc.tokens[source.head]):
                return Source(SourceKind.NOUN, token.index, token.index, source.last, token.gender, token.number)
            return None if is_medium(doc, source.first, source.last) else source
    return None


def _made_by(doc: Document, first: int, end: int) -> Source | None:
    """из модели роста города от учёных Луги"""
    of = next((token.index for token in doc.words(first, min(end, first + NEAR)) if token.lower == "от"), None)
    source = owner(doc, of + 1, end) if of is not None else UNKNOWN
    return source if source is not UNKNOWN and can_speak(doc, doc.tokens[source.head]) else None
