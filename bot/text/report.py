"""An analysis as the JSON object that `analyse --json` prints, one a line."""

from __future__ import annotations

from typing import TypedDict

from bot.text.summary import choose
from bot.text.types import Analysis, Quote, Span, Speaker, SummaryLength


class JsonSpan(TypedDict):
    """A half-open range of code points of the text."""

    start: int
    end: int


class JsonSentence(JsonSpan):
    text: str


class JsonSpeaker(TypedDict):
    name: str
    kind: str
    role: str | None


class JsonQuote(TypedDict):
    kind: str
    parts: list[JsonSpan]
    text: str
    cue: str | None
    speaker: JsonSpeaker | None
    rank: int | None
    confidence: float
    rule: str


class JsonReport(TypedDict):
    path: str
    title: str
    language: str
    summary: list[JsonSentence]
    quotes: list[JsonQuote]


def report(
    path: str, title: str, text: str, analysis: Analysis, length: SummaryLength = SummaryLength.MEDIUM
) -> JsonReport:
    """Lay out an analysis of `text` as design.md has it; the text of a quote joins its parts with « … »."""
    return JsonReport(
        path=path,
        title=title,
        language=analysis.language,
        summary=[_sentence(text, sentence.span) for sentence in choose(analysis.summary, length)],
        quotes=[_quote(text, quote) for quote in analysis.quotes],
    )


def _sentence(text: str, span: Span) -> JsonSentence:
    return JsonSentence(start=span.start, end=span.end, text=span.of(text))


def _quote(text: str, quote: Quote) -> JsonQuote:
    return JsonQuote(
        kind=quote.kind.value,
        parts=[JsonSpan(start=part.start, end=part.end) for part in quote.parts],
        text=quote.text(text),
        cue=quote.cue,
        speaker=_speaker(quote.speaker),
        rank=quote.rank,
        confidence=quote.confidence,
        rule=quote.rule,
    )


def _speaker(speaker: Speaker | None) -> JsonSpeaker | None:
    return None if speaker is None else JsonSpeaker(name=speaker.name, kind=speaker.kind.value, role=speaker.role)
