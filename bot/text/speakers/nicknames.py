"""People by the name that they use on a network: Олег Рей, известный под ником Luga7. … Luga7 ответил."""

from __future__ import annotations

from bot.text.parse.document import Document
from bot.text.sources.found import SourceKind
from bot.text.speakers.antecedents import Case, Resolved, named, person_at
from bot.text.speakers.people import Person

NICKNAMES = frozenset(("ником", "никнеймом", "псевдонимом"))

REACH = 3
"""Words from a name to «под ником»: , известный; , более известный."""


def by_nickname(case: Case) -> Resolved | None:
    """Luga7 ответил, что …: whom the article has called so."""
    if case.source.kind not in (SourceKind.NOUN, SourceKind.NAME) or case.source.head < 0:
        return None
    person = person_called(case, case.source.head)
    return named(person, "the one of that nickname", 0.85) if person is not None else None


def person_called(case: Case, index: int) -> Person | None:
    """The person whom the word is said to be the nickname of, before it."""
    doc, word = case.doc, case.doc.tokens[index]
    if not word.text.isascii() or not word.text[0].isalpha():
        return None
    same = (token.index for token in doc.words(0, index) if token.text == word.text)
    people = (_whose(case, place) for place in same if _under(doc, place))
    return next((person for person in people if person is not None), None)


def _under(doc: Document, index: int) -> bool:
    before = [token.lower for token in doc.words(index - 3, index) if token.text not in '«"“„']
    return len(before) > 1 and before[-2] == "под" and before[-1] in NICKNAMES


def _whose(case: Case, index: int) -> Person | None:
    """Олег Рей, известный под ником; рэпер Олег Рей под псевдонимом"""
    words = case.doc.words(index - REACH - 4, index - 1)
    near = (person_at(case.scene, token.index) for token in reversed(words))
    same = case.doc.tokens[index].sentence
    person = next((person for person in near if person is not None), None)
    return person if person is not None and words[-1].sentence == same else None
