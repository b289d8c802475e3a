"""Fragments of speech in marks inside the author's sentence: назвал встречу «очень тёплой»."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.words import words
from bot.text.parse.document import Document
from bot.text.parse.intervals import Intervals
from bot.text.parse.marks import Marked
from bot.text.parse.predicates import QUESTION_WORDS, that_follows
from bot.text.sources.attribution import cue_at, source_of, trimmed
from bot.text.sources.found import UNKNOWN, Found, SourceKind
from bot.text.types import QuoteKind, Span
from bot.text.verbatim.surroundings import count, inside
from bot.text.verbatim.terms import Terms
from bot.text.verbatim.titles import is_name
from bot.text.verbatim.unannounced import unannounced

GOVERNING = (CueClass.JUDGE, CueClass.SAY, CueClass.THINK, CueClass.DOCUMENT, CueClass.WRITE)
RETELLING = (CueClass.SAY, CueClass.WRITE, CueClass.DOCUMENT)
CALLED = words("признак симптом синдром эффект явление феномен эпидемия проблема принцип режим формат")
"""Nouns that a term in the genitive stands behind."""

JOINED = re.compile(r"[»”“\"']+\s*(?:,|,?\s+(?:и|или|либо|а также|но|а))(?:\s+(?:в|о|об|на|за|к|с|как))?\s+[«„“\"']+")


def partial(doc: Document, verbatim: Sequence[Found], reported: Sequence[Found]) -> tuple[Found, ...]:
    spoken = Intervals(part for quote in verbatim for part in quote.parts)
    reports = sorted(reported, key=lambda quote: quote.start)
    said = sorted((*reported, *verbatim), key=lambda quote: quote.start)
    terms = Terms(doc)
    found: list[Found] = []
    for mark in doc.marks:
        part = _words_of_somebody(doc, mark)
        if part is None or spoken.overlap(Span(mark.start, mark.end)) or terms.hold(mark):
            continue
        fragment = (
            _reported(doc, mark, part, _near(reports, part.start))
            or _governed(doc, mark, part)
            or _joined(doc, part, found)
            or _retold(doc, mark, part)
            or unannounced(doc, mark, part, _near(said, part.start))
        )
        if fragment is not None:
            found.append(fragment)
    return tuple(found)


def _near(quotes: Sequence[Found], offset: int) -> Sequence[Found]:
    """The last few quotes that begin before the offset: one of them may hold it."""
    place = bisect_right(quotes, offset, key=lambda quote: quote.start)
    return quotes[max(0, place - 4) : place]


def _words_of_somebody(doc: Document, mark: Marked) -> Span | None:
    """What stands between marks that may hold a fragment of speech: two words at least that are no name."""
    if count(doc, mark) < 2 or is_name(doc, mark) or _names_a_thing(doc, mark):
        return None
    if mark.paragraph == 0 and not doc.text[mark.inside.start].islower():
        return None
    return trimmed(doc.text, mark.inside.start, mark.inside.end)


def _names_a_thing(doc: Document, mark: Marked) -> bool:
    """Врач назвал признаки «весенней тоски»; but not: назвал режим «большой тюрьмой»."""
    before = doc.words(doc.at(mark.start) - 1, doc.at(mark.start))
    named = next((token for token in inside(doc, mark) if token.pos == "NOUN"), None)
    genitive = named is not None and named.case == "Gen"
    return genitive and bool(before) and dictionary_noun(before[0].lower) in CALLED


def _reported(doc: Document, mark: Marked, part: Span, reported: Sequence[Found]) -> Found | None:
    holder = next((quote for quote in reported if any(_holds(span, part) for span in quote.parts)), None)
    if holder is None or _adverbial(doc, mark, part):
        return None
    own = _governed(doc, mark, part)
    if own is not None and own.cue and own.cue.start > holder.parts[0].start and not _supposed(doc, own):
        return own
    return Found(QuoteKind.PARTIAL, (part,), holder.cue, holder.source, "inside a reported clause", 0.9)


def _adverbial(doc: Document, mark: Marked, part: Span) -> bool:
    """Ли говорит, что лавка работает «на вынос»: a preposition and one word are a way of saying."""
    return count(doc, mark) == 2 and doc.tokens[doc.at(part.start)].pos == "ADP"


def _supposed(doc: Document, own: Found) -> bool:
    """По словам Рея, либералы считают мост «вечной жертвой»: what many are said to think are words of the teller."""
    assert own.cue is not None
    return own.source.number == "Plur" and cue_at(doc, doc.at(own.cue.start), CueClass.THINK) is not None


def _holds(span: Span, part: Span) -> bool:
    return span.start <= part.start and part.end <= span.end


def _joined(doc: Document, part: Span, found: Sequence[Found]) -> Found | None:
    """назвал мост «очень старым» и «совсем не нужным»: the second fragment is of the one who said the first."""
    if not found or not part.of(doc.text)[:1].islower():
        return None
    between = doc.text[found[-1].end : part.start]
    return replace(found[-1], parts=(part,)) if JOINED.fullmatch(between) else None


def _governed(doc: Document, mark: Marked, part: Span) -> Found | None:
    line = doc.lines[doc.line_of(mark.start)]
    first = doc.at(mark.start)
    for index in range(first - 1, max(line.first, first - 14) - 1, -1):
        token = doc.tokens[index]
        if doc.in_marks(token.start):
            continue
        if token.text in ";:" or _asks(doc, index) or (token.finite and not cue_at(doc, index, *GOVERNING)):
            return None
        if (
            cue_at(doc, index, *GOVERNING)
            and token.person not in ("1", "2")
            and (token.form != "Inf" or _judges(doc, index))
        ):
            source = source_of(doc, token, line.first, line.end)
            nobody = token.number == "Plur" or token.lower == "описывает"
            if nobody and source.kind is SourceKind.NAME and source.number == "Sing":
                return None
            if source.kind is SourceKind.UNKNOWN or (source.kind is SourceKind.ZERO and nobody):
                return None
            return Found(
                QuoteKind.PARTIAL,
                (part,),
                Span(token.start, token.end),
                source,
                "governed by a verb of judgement",
                0.75,
            )
    return None


def _retold(doc: Document, mark: Marked, part: Span) -> Found | None:
    """Газета сообщала, что мост держат «ржавые гвозди»; утверждается, что это «старая песня»: no source asked for."""
    line = doc.lines[doc.line_of(mark.start)]
    if not doc.text[part.start].islower() or _adverbial(doc, mark, part):
        return None
    for token in reversed(doc.words(line.first, doc.at(mark.start))):
        own = token.person in ("1", "2") or doc.tokens[token.index - 1].lower in ("мы", "я")
        if token.text in ";:" or own:
            return None
        if token.finite and that_follows(doc, token) and cue_at(doc, token.index, *RETELLING):
            source = source_of(doc, token, line.first, line.end)
            source = UNKNOWN if source.kind is SourceKind.ZERO else source
            cue = Span(token.start, token.end)
            return Found(QuoteKind.PARTIAL, (part,), cue, source, "in a clause that is retold", 0.7)
        if token.finite and cue_at(doc, token.index, *RETELLING):
            return None
    return None


def _asks(doc: Document, index: int) -> bool:
    """рассказал, как найти «тихий угол»: what an embedded question holds is not said."""
    asked = doc.words(index, index + 2)
    return (
        asked[0].lower in QUESTION_WORDS
        and doc.tokens[index - 1].text == ","
        and any(token.form == "Inf" for token in asked[1:])
    )


def _judges(doc: Document, index: int) -> bool:
    return cue_at(doc, index, CueClass.JUDGE) is not None
