"""Fragments of speech in marks inside the author's sentence: назвал встречу «очень тёплой»."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from bot.text.attribution import cue_at, source_of, trimmed
from bot.text.document import Document
from bot.text.found import Found, Source, SourceKind
from bot.text.intervals import Intervals
from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.sources import NAMED_THINGS
from bot.text.marks import Marked
from bot.text.names import same_word
from bot.text.surroundings import WORD, called, count, listed
from bot.text.types import QuoteKind, Span

GOVERNING = (CueClass.JUDGE, CueClass.SAY, CueClass.THINK, CueClass.DOCUMENT, CueClass.WRITE)
SO_CALLED = re.compile(
    r"(?:так называем\w+|т\.\s?н\.|под названием|по имени|имени|именуем\w+|по прозвищу)\W*$", re.IGNORECASE
)


TERM = 3
"""Words of a term."""

LONG = 4
"""Words of a fragment without a verb that is no term of one's own."""


def partial(doc: Document, verbatim: Sequence[Found], reported: Sequence[Found]) -> tuple[Found, ...]:
    spoken = Intervals(part for quote in verbatim for part in quote.parts)
    reports = sorted(reported, key=lambda quote: quote.start)
    fragments = (
        _fragment(doc, mark, reports, verbatim) for mark in doc.marks if not spoken.overlap(Span(mark.start, mark.end))
    )
    return tuple(fragment for fragment in fragments if fragment is not None)


def _near(reported: Sequence[Found], offset: int) -> Sequence[Found]:
    """The last few reports that begin before the offset: one of them may hold it."""
    place = bisect_right(reported, offset, key=lambda quote: quote.start)
    return reported[max(0, place - 4) : place]


def _fragment(doc: Document, mark: Marked, reported: Sequence[Found], said: Sequence[Found]) -> Found | None:
    if count(doc, mark) < 2 or _is_name(doc, mark):
        return None
    if mark.paragraph == 0 and not doc.text[mark.inside.start].islower():
        return None
    part = trimmed(doc.text, mark.inside.start, mark.inside.end)
    if part is None:
        return None
    if _term(doc, mark):
        return None
    holder = next(
        (
            quote
            for quote in _near(reported, part.start)
            if any(span.start <= part.start and part.end <= span.end for span in quote.parts)
        ),
        None,
    )
    if (
        holder is not None
        and (own := _governed(doc, mark, part)) is not None
        and own.cue
        and own.cue.start > holder.parts[0].start
    ):
        return own
    if holder is not None:
        return Found(QuoteKind.PARTIAL, (part,), holder.cue, holder.source, "inside a reported clause", 0.9)
    return _governed(doc, mark, part) or _after_report(doc, mark, part, reported, said)


def _after_report(
    doc: Document, mark: Marked, part: Span, reported: Sequence[Found], spoken: Sequence[Found]
) -> Found | None:
    """Ли сказал, что мост крепок. Но весной он «начинает петь на ветру»: words of the one who was reported before."""
    if not part.of(doc.text)[:1].islower() or mark.paragraph == 0 or len(mark.pieces) > 1:
        return None
    words = doc.words(doc.at(part.start), doc.at(part.end))
    if count(doc, mark) < (LONG if not any(token.finite for token in words) else 3):
        return None
    if _titled(doc, mark) or listed(doc, mark):
        return None
    here = doc.paragraph_of(part.start)
    near = [quote for quote in (*reported, *spoken) if quote.start < part.start]
    if not near or here - doc.paragraph_of(max(near, key=lambda quote: quote.start).start) > 1:
        return None
    return Found(QuoteKind.PARTIAL, (part,), None, Source(SourceKind.ZERO), "after a report", 0.65)


def _term(doc: Document, mark: Marked) -> bool:
    """«Зелёный тариф» высок. Без «зелёного тарифа» …: words that stand in marks twice are a term and no speech."""
    words = _words(doc, mark)
    if not 2 <= len(words) <= TERM or any(token.finite for token in doc.words(doc.at(mark.start), doc.at(mark.end))):
        return False
    alike = [
        other.paragraph
        for other in doc.marks
        if len(found := _words(doc, other)) == len(words) and all(map(same_word, words, found))
    ]
    return len(alike) > 1 and 0 not in alike


def _words(doc: Document, mark: Marked) -> Sequence[str]:
    return WORD.findall(mark.inside.of(doc.text))[: TERM + 1]


def _titled(doc: Document, mark: Marked) -> bool:
    """по статье о «возбуждении вражды и ненависти», номинация за «лучший спектакль года»"""
    first = doc.at(mark.start)
    before = doc.words(first - 2, first)
    return len(before) == 2 and before[1].pos == "ADP" and noun_lemma(before[0].lower) in NAMED_THINGS


def _governed(doc: Document, mark: Marked, part: Span) -> Found | None:
    line = doc.lines[doc.line_of(mark.start)]
    first = doc.at(mark.start)
    for index in range(first - 1, max(line.first, first - 14) - 1, -1):
        token = doc.tokens[index]
        if token.text in ";:" or (token.finite and not cue_at(doc, index, *GOVERNING)):
            return None
        if (
            cue_at(doc, index, *GOVERNING)
            and token.person not in ("1", "2")
            and (token.form != "Inf" or _judges(doc, index))
        ):
            source = source_of(doc, token, line.first, line.end)
            if source.kind is SourceKind.UNKNOWN or (source.kind is SourceKind.ZERO and token.number == "Plur"):
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


def _judges(doc: Document, index: int) -> bool:
    return cue_at(doc, index, CueClass.JUDGE) is not None


def _after_thing(doc: Document, mark: Marked) -> bool:
    """В субботнике «Великая Победа: от отца к сыну»: a capital letter right after a thing, and no verb."""
    first, end = doc.at(mark.start), doc.at(mark.end)
    before = doc.words(first - 1, first)
    thing = bool(before) and before[0].pos == "NOUN" and not before[0].animate
    return thing and not any(word.finite for word in doc.words(first, end))


def _is_name(doc: Document, mark: Marked) -> bool:
    """Газета «Новая жизнь», так называемый «налог на дождь», премия «За высший пилотаж»."""
    before = doc.text[max(0, mark.start - 30) : mark.start]
    if SO_CALLED.search(before):
        return True
    if doc.text[mark.inside.start : mark.inside.start + 1].islower():
        return False
    if called(doc, mark):
        return True
    if _after_thing(doc, mark):
        return True
    inside = mark.inside.of(doc.text).lstrip()
    mention = doc.named.get(doc.at(mark.inside.start))
    if mention is not None and mention.kind == "ORG":
        return True
    return inside[:1].isupper() and count(doc, mark) < 5
