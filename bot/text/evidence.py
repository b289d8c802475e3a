"""What a document says without a verb of speech: «…, следует из отчёта Минфина», «Из отчёта следует, что …»."""

from __future__ import annotations

from collections.abc import Iterator

from bot.text.attribution import trimmed
from bot.text.clauses import clause_left, reported_end
from bot.text.document import Document, Line
from bot.text.found import Found, Source, SourceKind
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.words import words
from bot.text.phrases import is_medium
from bot.text.predicates import has_predicate
from bot.text.sources import POSSESSIVE, UNKNOWN, owner
from bot.text.types import QuoteKind, Span

FOLLOWS = words("следует следовало вытекает явствует")
PAPERS = words(
    "документ сообщение заявление доклад отчет письмо исследование пресс-релиз релиз справка материал прогноз"
)
NEAR = 6
"""Words between «из» and the document: из опубликованного в пятницу отчёта."""


def follows_from(doc: Document, line: Line) -> Iterator[Found]:
    """Мост закроют, следует из отчёта Минтранса. / Из отчёта Минтранса следует, что мост закроют."""
    for index in range(line.first + 1, line.end - 2):
        if doc.tokens[index].lower not in FOLLOWS:
            continue
        found = _behind(doc, line, index) or _in_front(doc, line, index)
        if found is not None:
            yield found


def _behind(doc: Document, line: Line, verb: int) -> Found | None:
    if doc.tokens[verb - 1].text != "," or doc.tokens[verb + 1].lower != "из":
        return None
    source = _paper(doc, verb + 2, line.end)
    left = clause_left(doc, line, verb - 1)
    part = trimmed(doc.text, doc.tokens[left].start, doc.tokens[verb - 1].start) if left < verb - 1 else None
    if source is None or part is None or not has_predicate(doc.words(left, verb - 1)):
        return None
    return _found(doc, verb, part, source)


def _in_front(doc: Document, line: Line, verb: int) -> Found | None:
    after = tuple(token.lower for token in doc.words(verb + 1, verb + 3))
    of = next((token.index for token in doc.words(line.first, verb) if token.lower == "из"), None)
    source = _paper(doc, of + 1, verb) if of is not None and after == (",", "что") else None
    if source is None:
        return None
    end, _ = reported_end(doc, line, None, verb + 3)
    part = trimmed(doc.text, doc.tokens[verb + 3].start, doc.tokens[end - 1].end) if verb + 3 < end else None
    return _found(doc, verb, part, source) if part else None


def _found(doc: Document, verb: int, part: Span, source: Source) -> Found:
    cue = doc.tokens[verb]
    return Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, "следует из документа", 0.85)


def _paper(doc: Document, first: int, end: int) -> Source | None:
    """The body or the person behind the document, else the document."""
    for token in doc.words(first, min(end, first + NEAR)):
        if token.text in ",.;:" or token.finite:
            return None
        if token.pos == "NOUN" and noun_lemma(token.lower) in PAPERS:
            whose = first if doc.tokens[first].lower in POSSESSIVE else token.index + 1
            source = owner(doc, whose, end)
            if source is UNKNOWN or source.first > token.index + 3:
                return Source(SourceKind.NOUN, token.index, token.index, token.index, token.gender, token.number)
            return None if is_medium(doc, source.first, source.last) else source
    return None
