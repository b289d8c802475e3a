"""Whose page a paper is on: «в некрологе, опубликованном на сайте училища»."""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import GENERIC_BODIES
from bot.text.lexicon.sources import STUDIES
from bot.text.parse.document import Document, Token
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.owners import owner
from bot.text.sources.phrases import body, is_medium

PAGES = frozenset(("сайт", "портал", "страница"))
"""What an office has, whoever holds it: на сайте мэра."""

PUBLISHED = ("опубликован", "размещен", "выложен", "появивш")


def published_on(doc: Document, document: Token) -> Source | None:
    """в некрологе, опубликованном на сайте училища; в заявлении, размещённом на странице клуба: whose page it is.

    A portal in Latin letters is none that has made the study which it shows.
    """
    end = doc.lines[document.sentence].end
    words = doc.words(document.index + 1, min(end, document.index + 4))
    if len(words) < 3 or words[0].text != "," or not words[1].lower.startswith(PUBLISHED) or words[2].lower != "на":
        return None
    for page in doc.words(words[2].index + 1, min(end, words[2].index + 3)):
        if (lemma := noun_lemma(page.lower)) in PAGES:
            whose = owner(doc, page.index + 1, end)
            head = doc.tokens[whose.head]
            speaks = body(head) or noun_lemma(head.lower) in GENERIC_BODIES or _marked(doc, head)
            shown = lemma == "портал" and head.text.isascii() and noun_lemma(document.lower) in STUDIES
            return whose if whose.kind is SourceKind.NOUN and speaks and not shown else None
    return None


def _marked(doc: Document, head: Token) -> bool:
    """на странице «Луча»: a name in marks that is no outlet's"""
    mention = doc.named.get(head.index)
    org = mention is not None and mention.kind == "ORG" and not is_medium(doc, mention.first, mention.last)
    return org and doc.opening.get(doc.tokens[head.index - 1].start) is not None
