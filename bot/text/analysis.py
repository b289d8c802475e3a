"""A text becomes an analysis: sentences, quotes with their speakers, summary, key quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.text.language import detect_language
from bot.text.parse.document import Document, read
from bot.text.parse.intervals import Intervals
from bot.text.parse.lookalikes import as_meant
from bot.text.parse.models import Models
from bot.text.ranking import rank_quotes
from bot.text.reported.indirect import indirect
from bot.text.sentences import Sentence, sentences
from bot.text.sources.found import Found
from bot.text.speakers.antecedents import Said
from bot.text.speakers.people import people
from bot.text.speakers.resolve import attribute
from bot.text.summary import summarise
from bot.text.types import Analysis, Quote
from bot.text.verbatim.direct import direct
from bot.text.verbatim.partial import partial
from bot.text.verbatim.unmarked import unmarked

LONGEST_TEXT = 60_000
"""Code points that are read for quotes; what stands after them is left alone (an article has 2,000 to 20,000)."""

TRUSTED = 0.6
"""A speaker whose way of finding is right less often than this is not named (swept on the gold set)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote with what led to it, for `analyse --explain`; `source` are the words that point at the speaker."""

    quote: Quote
    said: Said
    source: str


class Analyser:
    """Holds the models, which load once; one analyser serves one process, and its answers depend on the text alone."""

    def __init__(self, models: Models | None = None) -> None:
        self._models = models or Models()

    def analyse(self, text: str) -> Analysis:
        """Analyse a text whose first line is its title; offsets count code points of `text`."""
        read_part = as_meant(text[:LONGEST_TEXT])
        language = detect_language(read_part)
        lines = sentences(read_part)
        quotes = tuple(evidence.quote for evidence in self._evidence(read_part, lines)) if language == "ru" else ()
        summary = summarise(read_part, lines, quotes)
        return Analysis(language, summary, rank_quotes(read_part, quotes, lines, summary))

    def explain(self, text: str) -> tuple[Evidence, ...]:
        """The quotes that `analyse` finds, before they are ranked, with the rules and mentions behind them."""
        read_part = as_meant(text[:LONGEST_TEXT])
        return self._evidence(read_part, sentences(read_part)) if detect_language(read_part) == "ru" else ()

    def _evidence(self, text: str, lines: Sequence[Sentence]) -> tuple[Evidence, ...]:
        doc = read(text, lines, self._models)
        persons = people(doc)
        return tuple(
            Evidence(_quote(doc, said), said, _source(doc, said.found))
            for said in attribute(doc, persons, find(doc))
            if _attributed(said)
        )


def find(doc: Document) -> tuple[Found, ...]:
    """All quotes of a text: statements in marks first, then speech without marks, reports, and fragments last.

    Speech in marks inside an answer is part of it: — Что сказал врач?⏎— Он ответил: «Лежите дома».
    """
    marked = direct(doc)
    plain = unmarked(doc, marked)
    spoken = Intervals(part for quote in plain for part in quote.parts)
    verbatim = (*(quote for quote in marked if not spoken.hold(quote.start)), *plain)
    reported = indirect(doc, verbatim)
    spoken_too = (quote for quote in reported if quote.kind.verbatim)
    return (*verbatim, *reported, *partial(doc, (*verbatim, *spoken_too), reported))


def _attributed(said: Said) -> bool:
    """Speech that neither marks nor a dash show is none where nobody says it (по их мнению, with nobody before)."""
    shown = said.found.kind.verbatim and not said.found.rule.startswith("colon above")
    return shown or said.resolved.speaker is not None


def _quote(doc: Document, said: Said) -> Quote:
    found, resolved = said.found, said.resolved
    trusted = resolved.trust >= TRUSTED
    return Quote(
        found.kind,
        found.parts,
        found.cue.of(doc.text) if found.cue else None,
        resolved.speaker if trusted else None,
        round(found.confidence * (resolved.trust if resolved.speaker else 1.0), 2),
        found.rule,
    )


def _source(doc: Document, found: Found) -> str:
    return doc.slice(found.source.first, found.source.last) if found.source.first >= 0 else ""
