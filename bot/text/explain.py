"""For each quote of a text: the rule that found it, its cue, the mentions that led to the speaker, the confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.text.analysis import Evidence
from bot.text.types import Speaker


def explain(text: str, evidence: Sequence[Evidence]) -> Iterator[str]:
    """Give lines to print for `Analyser.explain(text)`; a blank line stands between two quotes."""
    for number, one in enumerate(evidence):
        if number:
            yield ""
        yield from _lines(text, one)


def _lines(text: str, evidence: Evidence) -> Iterator[str]:
    quote, found, resolved = evidence.quote, evidence.said.found, evidence.said.resolved
    yield f"{quote.kind.value}  {quote.text(text)}"
    yield f"  rule        {found.rule} ({found.confidence:.2f})"
    yield f"  cue         {quote.cue or '—'}"
    yield f"  source      {evidence.source or '—'} ({found.source.kind.value})"
    yield f"  speaker     {_named(quote.speaker)}"
    yield f"  because     {resolved.how} ({resolved.trust:.2f})"
    if resolved.person is not None:
        yield f"  mentions    {', '.join(seen.name for seen in resolved.person.sightings)}"
    if quote.speaker is None and resolved.speaker is not None:
        yield f"  withheld    {resolved.speaker.name}: not sure enough to name"
    yield f"  confidence  {quote.confidence:.2f}"


def _named(speaker: Speaker | None) -> str:
    if speaker is None:
        return "nobody"
    role = f", {speaker.role}" if speaker.role else ""
    return f"{speaker.name}{role} ({speaker.kind.value})"
