"""Who is «там»: В газовой службе жалобы опровергли. Позже там признали: одна заявка поступала."""

from __future__ import annotations

from bot.text.sources.found import SourceKind
from bot.text.sources.unlisted import SENTENCES, opening_body
from bot.text.speakers.antecedents import Case, Resolved
from bot.text.speakers.bodies import short_name
from bot.text.types import Speaker, SpeakerKind

NEAR = 3
"""Words between «там» and its verb."""


def there(case: Case) -> Resolved | None:
    """The body of no name with which one of the last sentences begins, if nobody has spoken since."""
    cue, doc = case.found.cue, case.doc
    if case.source.kind is not SourceKind.ZERO or cue is None:
        return None
    verb = doc.tokens[doc.at(cue.start)]
    if not any(word.lower == "там" for word in doc.words(verb.index - NEAR, verb.index + NEAR)):
        return None
    last = case.last()
    for line in reversed(doc.lines[max(0, verb.sentence - SENTENCES) : verb.sentence]):
        if last is not None and last.found.end > line.span.start:
            return None
        if (body := opening_body(doc, line)) is not None:
            speaker = Speaker(short_name(doc, body), SpeakerKind.ORG)
            return Resolved(speaker, None, "the body where it is said", 0.75)
    return None
