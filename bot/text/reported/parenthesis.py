"""Reports whose attribution stands in commas or at the end: «Ущерба нет, сказал врач»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import embedded_question, has_predicate, own_voice, verbless
from bot.text.reported.clauses import clause_left, clause_right, is_linking, last_fragment
from bot.text.reported.fronted import is_opening
from bot.text.reported.parts import after_colon, span_of
from bot.text.sources.attribution import cue_at, source_of
from bot.text.sources.found import UNKNOWN, Found, Source, SourceKind
from bot.text.sources.governors import CONJUNCTIONS, IN_PARENTHESIS, usable
from bot.text.sources.outlets import from_outlet, page_of_body
from bot.text.sources.relay import relayed, relays
from bot.text.types import QuoteKind, Span

BREAKING_OFF = words("что и а но если когда чтобы так поскольку хотя потому")
"""A clause that an attribution cuts after one of these goes on behind it: …, потому что, говорят врачи, …"""

ADVISING = words(
    "советует советуют посоветовал посоветовала посоветовали рекомендует рекомендуют порекомендовал порекомендовала "
    "порекомендовали оценивает оценивают"
)
"""Лучше купить новый мотор, советуют врачи: a clause as well as an infinitive stands before these."""

GOING_ON = words("что и а но чтобы поскольку потому")
"""After the attribution one of these takes up a clause that was whole before it: Мост цел, сказал врач, но узок."""


def parenthesis(doc: Document, line: Line) -> Iterator[Found]:
    """Ущерба нет, сказал врач. / В условиях карантина, говорят медики, вызовов больше."""
    for index in range(line.first + 2, line.end - 1):
        token = doc.tokens[index]
        comma = _comma_before(doc, line, index)
        if comma is None or not _tells(doc, line, token) or not _predicate(token):
            continue
        end = clause_right(doc, line, token, index)
        source = source_of(doc, token, index, end)
        if source.kind is SourceKind.ZERO:
            source = _there(doc, token) or page_of_body(doc, token, end) or source
        cited = relays(doc, index, line.end)
        if cited:
            source = relayed(doc, index, line.end) or UNKNOWN
        nobody = source.kind is SourceKind.UNKNOWN or (source.kind is SourceKind.ZERO and source.head < 0)
        if nobody or source.head < index or _governs_that(doc, line, index, end):
            continue
        if from_outlet(doc, source, None if cited else token) or _is_about(doc, line, comma):
            continue
        yield from _spoken_around(doc, line, comma, end, token, source)


def _is_about(doc: Document, line: Line, comma: int) -> bool:
    """О симптомах, по которым можно узнать болезнь, рассказал врач: what was told of, and nothing that was told."""
    words = doc.words(line.first, comma)
    opens = len(words) > 2 and words[0].lower in ("о", "об", "обо") and words[0].pos == "ADP"
    inner = next((word.index for word in words if word.text == ","), comma)
    relative = any(word.lower.startswith("котор") for word in doc.words(inner + 1, inner + 4))
    return opens and relative and not any(word.case == "Nom" or word.finite for word in doc.words(line.first, inner))


def _there(doc: Document, verb: Token) -> Source | None:
    """Мост закроют, уточнили там же: the body that spoke last."""
    there = doc.tokens[verb.index + 1]
    told = verb.number == "Plur" and verb.tense == "Past" and there.lower == "там"
    return Source(SourceKind.ZERO, there.index, number="Plur") if told else None


def _predicate(token: Token) -> bool:
    """сказал врач, уверен врач; сказано в отчёте"""
    return token.form in ("Fin", "Short") or (token.form == "Part" and not token.case)


def _tells(doc: Document, line: Line, token: Token) -> bool:
    """сказал врач; советуют врачи, behind a clause of its own; but not: не уточнил, согласилась ли певица"""
    if doc.tokens[token.index + 1].lower == "ли":
        return False
    return usable(doc, line, token, IN_PARENTHESIS) or token.lower in ADVISING


def _spoken_around(doc: Document, line: Line, comma: int, end: int, cue: Token, source: Source) -> Iterator[Found]:
    left = clause_left(doc, line, comma)
    if is_linking(doc, left, comma):
        left = comma
    if source.kind is SourceKind.PRONOUN:
        left = _after_who_it_is(doc, left, comma)
    right = _right_part(doc, line, left, comma, end)
    if right is not None:
        left = last_fragment(doc, left, comma)
    words = [*doc.words(left, comma), *(doc.words(*right) if right else ())]
    if (
        not (has_predicate(words) or verbless(words))
        or embedded_question(words)
        or _announces(doc, words)
        or _details(doc, words)
    ):
        return
    parts = tuple(part for bounds in ((left, comma), right) if bounds and (part := span_of(doc, *bounds)))
    unquoted = [word for word in words if not doc.in_marks(word.start)]
    kind = QuoteKind.UNMARKED if own_voice(unquoted) else QuoteKind.INDIRECT
    yield Found(kind, parts, Span(cue.start, cue.end), source, "сказал он without marks", 0.85)


def _after_who_it_is(doc: Document, left: int, comma: int) -> int:
    """Рей с этим не согласен: мост, говорит он, простоит сто лет. «Он» is named before the colon by the author."""
    begins = after_colon(doc, left, comma)
    named = (doc.named.get(index) for index in range(left, begins))
    return begins if any(mention is not None and mention.kind == "PER" for mention in named) else left


def _details(doc: Document, words: Sequence[Token]) -> bool:
    """О том, что случится, рассказал Ли; подробности о том, что случится, рассказал Ли"""
    noun = words[0].pos == "NOUN"
    return is_opening(doc, words[0].index) or (noun and is_opening(doc, words[0].index + 1))


def _announces(doc: Document, words: Sequence[Token]) -> bool:
    """Об этом, сообщает «Луч», …; это выяснил суд, пишет «Луч»; так считают в банке, сказал Ли.

    К такому выводу пришли врачи, говорится в отчёте. But not: Ранее об этом не говорили, отметил Ли.
    """
    if [token.lower for token in words[:3]] in (["к", "такому", "выводу"], ["к", "таким", "выводам"]):
        return True
    if words and words[0].index and doc.tokens[words[0].index - 1].lower == "так":
        return words[0].finite and cue_at(doc, words[0].index, CueClass.THINK, CueClass.JUDGE) is not None
    if len(words) > 1 and words[0].lower == "это" and words[0].case == "Acc" and words[1].finite:
        return True
    return tuple(token.lower for token in words[:2]) == ("об", "этом") and not any(
        token.lower == "не" for token in words
    )


def _right_part(doc: Document, line: Line, left: int, comma: int, end: int) -> tuple[int, int] | None:
    """Where the clause goes on: Палаты, отметила она, переполнены; but not: Мест нет, отметила она, уходя."""
    if end + 2 >= line.end or doc.tokens[end].text not in (",", "—", "–", "-"):
        return None if doc.tokens[min(end, line.end - 1)].text in ".,!?;:…" or end + 2 >= line.end else (end, line.end)
    following = doc.tokens[end + 1]
    last = doc.tokens[comma - 1].lower
    broken_off = last in BREAKING_OFF or last.startswith("котор")
    whole = not broken_off and has_predicate(doc.words(left, comma))
    if whole and following.lower not in GOING_ON and not _same_subject(doc, left, comma, following):
        return None
    full = following.form == "Part" and following.case
    if full or following.form == "Conv" or following.lower.startswith("котор"):
        return None
    return end + 1, line.end


def _same_subject(doc: Document, left: int, comma: int, verb: Token) -> bool:
    """Жители бегут, считает врач, прячутся от шума: a second verb in the plural, which one speaker has not."""
    plural = verb.finite and verb.number == "Plur"
    return plural and any(
        one.finite and (one.number, one.tense, one.person) == (verb.number, verb.tense, verb.person)
        for one in doc.words(left, comma)
    )


def _comma_before(doc: Document, line: Line, index: int) -> int | None:
    """The comma before a verb, with at most two adverbs between: , ранее заявил."""
    for back in range(index - 1, max(line.first, index - 4) - 1, -1):
        token = doc.tokens[back]
        if token.text == ",":
            return None if _after_inserted(doc, line, back) else back
        if token.pos not in ("ADV", "PART") or token.lower in ("не", "как"):
            return None
    return None


def _after_inserted(doc: Document, line: Line, comma: int) -> bool:
    """На встрече он, в частности, прокомментировал пожар: the comma closes what is inserted before the only verb."""
    before = next((token.index for token in reversed(doc.words(line.first, comma)) if token.text == ","), comma)
    return is_linking(doc, before + 1, comma) and not has_predicate(doc.words(line.first, before))


def _governs_that(doc: Document, line: Line, index: int, end: int) -> bool:
    words = doc.words(index, min(line.end, end + 3))
    return any(
        left.text == "," and right.lower in CONJUNCTIONS for left, right in zip(words, words[1:], strict=False)
    ) and not _finite_before(doc, line, index)


def _finite_before(doc: Document, line: Line, index: int) -> bool:
    return any(token.finite for token in doc.words(line.first, index - 1))
