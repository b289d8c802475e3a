"""An outlet in letters behind a source: whom somebody told, or who passes his words on; no case shows which."""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import BODIES
from bot.text.lexicon.sources import MEDIA_NAMES, MEDIA_NOUNS
from bot.text.parse.document import Document, Token

OF_OUTLETS = ("пресс-служб", "редакци", "источник", "холдинг", "групп", "компани", "эфир", "руководств", "дирекци")
"""Things that outlets have: пресс-служба ТАСС, группа РБК."""


def outlet_told(doc: Document, token: Token, head: Token) -> bool:
    """сообщила ФНС ТАСС, слова министра финансов РИА Новости; but not: собеседник агентства ТАСС, источник РБК."""
    before = doc.tokens[token.index - 1]
    if not token.text.isupper() or token.lower not in MEDIA_NAMES:
        return False
    if before.animate or before.lower.startswith(OF_OUTLETS) or noun_lemma(before.lower) in MEDIA_NOUNS:
        return False
    return before.case == "Gen" if before is not head else before.text.isupper() or noun_lemma(before.lower) in BODIES
