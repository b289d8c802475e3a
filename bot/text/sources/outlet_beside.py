"""An outlet in letters behind a source: whom somebody told, or who passes his words on; no case shows which."""

from __future__ import annotations

from bot.text.lexicon.forms import parses
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import BODIES
from bot.text.lexicon.sources import MEDIA_NAMES, MEDIA_NOUNS
from bot.text.parse.document import Document, Token

LONGEST = 5
"""Words of the name of an outlet, and one more."""

OF_OUTLETS = ("пресс-служб", "редакци", "источник", "холдинг", "групп", "компани", "эфир", "руководств", "дирекци")
"""Things that outlets have: пресс-служба ТАСС, группа РБК."""


def outlet_told(doc: Document, token: Token, head: Token) -> bool:
    """сообщила ФНС ТАСС, слова министра финансов РИА Новости; but not: собеседник агентства ТАСС, источник РБК.

    So with a name in marks in the dative: объяснил дежурный «Лужским вестям».
    """
    if token.start in doc.opening:
        return head.animate and in_dative(doc, token)
    before = doc.tokens[token.index - 1]
    if not token.text.isupper() or token.lower not in MEDIA_NAMES:
        return False
    if before.animate or before.lower.startswith(OF_OUTLETS) or noun_lemma(before.lower) in MEDIA_NOUNS:
        return False
    return before.case == "Gen" if before is not head else before.text.isupper() or noun_lemma(before.lower) in BODIES


def in_dative(doc: Document, opening: Token) -> bool:
    """«Лужским вестям», «Новой волне»: a name in marks that stands in the dative, and in no case of a name's own."""
    mark = doc.opening[opening.start]
    inside = doc.words(opening.index + 1, min(doc.at(mark.end) - 1, opening.index + LONGEST))
    return bool(inside) and all(_dative(word.text) for word in inside) and _oblique(inside[-1].text)


def _dative(word: str) -> bool:
    return any("datv" in parse.tag for parse in parses(word))


def _oblique(word: str) -> bool:
    return not any("nomn" in parse.tag or "gent" in parse.tag for parse in parses(word))
