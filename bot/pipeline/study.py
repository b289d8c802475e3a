"""What a worker process does with a text: analysis, and the stems under which it is found again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.stories.terms import Terms, read_terms
from bot.text.stems import name_keys, stems
from bot.text.types import Analysis, SpeakerKind

if TYPE_CHECKING:
    from bot.text.analysis import Analyser

# Generous: an ordinary article takes a tenth of a second, the longest that is accepted a few.
SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Studied:
    """A text (headline, then a paragraph a line), its analysis, stems and terms; `people` has the keys of speakers."""

    title: str
    text: str
    analysis: Analysis
    title_stems: tuple[str, ...]
    body_stems: tuple[str, ...]
    people: dict[str, tuple[str, ...]]
    terms: Terms


def study(text: str) -> Studied:
    """Analyse a text; takes a second or two more the first time, when the models are loaded."""
    title, _, body = text.partition("\n")
    analysis = analyser().analyse(text)
    speakers = {quote.speaker.name for quote in analysis.quotes if quote.speaker and _is_person(quote.speaker.kind)}
    people = {name: name_keys(name) for name in speakers}
    return Studied(title, text, analysis, stems(title), stems(body), people, read_terms(text))


@cache
def analyser() -> Analyser:
    """The one analyser of this process."""
    from bot.text.analysis import Analyser  # noqa: PLC0415 - the models' libraries stay out of the main process

    return Analyser()


def warm() -> None:
    """Load the models before the first text comes."""
    analyser()


def _is_person(kind: SpeakerKind) -> bool:
    return kind is SpeakerKind.PERSON
