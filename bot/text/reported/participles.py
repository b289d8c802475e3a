"""What a participle of speech reports: «Иван Ким, заявивший, что дружил с мэром, пришёл в суд»."""

from __future__ import annotations

from collections.abc import Iterator

from bot.text.lexicon.cues import CueClass, forms
from bot.text.lexicon.forms import parses, plain
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import has_predicate
from bot.text.reported.clauses import reported_end
from bot.text.reported.parts import span_of
from bot.text.sources.candidates import can_speak
from bot.text.sources.found import Found, Source, by_name
from bot.text.sources.names_beside import named
from bot.text.sources.outlets import from_outlet
from bot.text.sources.phrases import noun
from bot.text.types import QuoteKind, Span


def participial(doc: Document, line: Line) -> Iterator[Found]:
    """На жару пожаловалась Анна Рей, рассказавшая, что мост горяч."""
    for index in range(line.first + 4, line.end - 2):
        if doc.tokens[index].lower != "что" or doc.tokens[index - 1].text != ",":
            continue
        cue = doc.tokens[index - 2]
        comma = index - 3 if doc.tokens[index - 3].pos != "ADV" else index - 4
        if not _tells(cue) or doc.tokens[comma].text != ",":
            continue
        source = _described(doc, cue, comma)
        end = _end(doc, line, cue, index + 1)
        part = span_of(doc, index + 1, end)
        if source is None or from_outlet(doc, source) or part is None or not has_predicate(doc.words(index + 1, end)):
            continue
        yield Found(QuoteKind.INDIRECT, (part,), Span(cue.start, cue.end), source, "participle of speech", 0.85)


def _tells(token: Token) -> bool:
    """заявивший, утверждающая; but not: показавший, сказанный"""
    if token.form != "Part" or not token.case:
        return False
    active = (parse for parse in parses(token.lower) if {"PRTF", "actv"} <= parse.tag.grammemes)
    cues = (forms().get(plain(parse.normal_form)) for parse in active)
    return any(cue is not None and cue.has(CueClass.SAY) for cue in cues)


def _described(doc: Document, participle: Token, comma: int) -> Source | None:
    """Whom the participle describes: the name, or the noun in its case, right before the comma."""
    mention = doc.named.get(comma - 1)
    if mention is not None and mention.kind == "PER" and mention.last == comma - 1:
        return by_name(mention)
    head = doc.tokens[comma - 1]
    alike = (head.case, head.number) == (participle.case, participle.number) and head.pos == "NOUN"
    return named(doc, noun(doc, head, head.index), comma) if alike and can_speak(doc, head) else None


def _end(doc: Document, line: Line, cue: Token, first: int) -> int:
    """The comma before the author's verb, where the sentence had none yet, else where any report ends."""
    end, _ = reported_end(doc, line, cue, first)
    if cue.case != "Nom" or any(token.finite for token in doc.words(line.first, cue.index)):
        return end
    commas = (token.index for token in doc.words(first + 1, end - 1) if token.text == ",")
    return next((comma for comma in commas if doc.tokens[comma + 1].finite), end)
