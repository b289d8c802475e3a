"""Whose words a relative clause reports: «Рей, который говорил, что …»; «документы, где написано, что …»."""

from __future__ import annotations

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.sources import DOCUMENTS, STUDIES
from bot.text.parse.document import Document, Line, Token
from bot.text.sources.attribution import cue_at
from bot.text.sources.found import UNKNOWN, Source, SourceKind, by_name
from bot.text.sources.owners import owner
from bot.text.sources.phrases import body

BY_OUTLETS = frozenset(("статья", "материал"))
"""Papers that outlets write: вышли статьи, в которых утверждалось, что …"""

NEAR = 3
"""Words from the comma to the verb: , в котором также утверждалось."""

REACH = 8
"""Words from a paper to its relative clause: исследование, проведённое весной 2015 года, в котором …"""


def person_described(doc: Document, line: Line, cue: Token) -> Source | None:
    """Книга речей главы завода Ивана Рея, который говорил, что …: the name right before the clause."""
    pronoun = _pronoun(doc, line, cue)
    if pronoun is None or pronoun.case != "Nom" or doc.tokens[pronoun.index - 1].text != ",":
        return None
    mention = doc.named.get(pronoun.index - 2)
    if mention is None or mention.kind != "PER" or cue.number != "Sing":
        return None
    return by_name(mention)


def paper_described(doc: Document, line: Line, cue: Token) -> Source | None:
    """Он нашёл документы, где было написано, что …: the paper, or the body behind it."""
    pronoun = _pronoun(doc, line, cue)
    if pronoun is None or pronoun.case == "Nom" or not cue_at(doc, cue.index, CueClass.DOCUMENT):
        return None
    for token in reversed(doc.words(max(line.first, pronoun.index - REACH), pronoun.index - 1)):
        if token.finite:
            return None
        lemma = noun_lemma(token.lower)
        if token.pos == "NOUN" and (lemma in STUDIES or (lemma in DOCUMENTS and not body(token))):
            behind = owner(doc, token.index + 1, pronoun.index)
            if behind is not UNKNOWN and _says(doc, behind):
                return behind
            if lemma in BY_OUTLETS:
                return None
            last = pronoun.index - 2 if _dated(doc, token.index + 1, pronoun.index - 1) else token.index
            return Source(SourceKind.NOUN, token.index, token.index, last, token.gender, token.number)
    return None


def _dated(doc: Document, first: int, end: int) -> bool:
    """исследование 2015 года, в котором: the year tells it from the one of which the text tells."""
    words = doc.words(first, end)
    return len(words) == 2 and words[0].text.isdigit() and words[1].lower == "года"


def _pronoun(doc: Document, line: Line, cue: Token) -> Token | None:
    words = doc.words(max(line.first + 2, cue.index - NEAR), cue.index)
    return next((word for word in words if word.lower == "где" or word.lower.startswith("котор")), None)


def _says(doc: Document, source: Source) -> bool:
    """доклад ВОЗ, but not: доклад 2015 года."""
    head = doc.tokens[source.head]
    return head.animate or head.index in doc.named or body(head)
