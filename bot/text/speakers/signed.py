"""Papers of one person: a letter that was said to be his, a decree that he has signed."""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.sources.subjects import subject
from bot.text.speakers.antecedents import Case, Resolved, named, only, person_at

SIGNED_BY_ONE = frozenset(("петиция", "письмо", "книга", "обращение", "иск", "жалоба", "статья", "колонка"))
"""Papers that have one author."""

AUTHORED = {
    **dict.fromkeys(("поздравление", "телеграмма"), ("поздравил",)),
    **dict.fromkeys(("указ", "распоряжение", "приказ", "постановление"), ("подписал", "издал")),
}
"""Papers, and the beginnings of verbs whose subject has written them."""

SIGNED_BEFORE = 4
"""Sentences back to the verb."""

FAR = 1_000
"""Words back to the paper with its author; an article of 6,000 letters has fewer."""


def signed_before(case: Case) -> Resolved | None:
    """Актёра поздравил Олег Рей. Об этом пишет сайт. В поздравлении говорится: whoever has congratulated.

    Олег Рей подписал указ. Он вступил в силу. «…», — говорится в указе: whoever has signed.
    """
    doc, verbs = case.doc, AUTHORED.get(case.lemma)
    if verbs is None:
        return None
    here = doc.line_of(doc.tokens[case.source.head].start)
    for line in reversed(doc.lines[max(1, here - SIGNED_BEFORE) : here]):
        verb = next((word for word in doc.words(line.first, line.end) if word.lower.startswith(verbs)), None)
        source = subject(doc, verb, line.first, line.end) if verb is not None else None
        person = person_at(case.scene, source.head) if source is not None and source.head >= 0 else None
        if person is not None:
            return named(person, "who has signed the paper", 0.85)
    return None


def of_its_author(case: Case) -> Resolved | None:
    """Петицию Рея подписали тысячи.⏎«…», — говорится в петиции: the one paper of that kind is his."""
    doc, lemma = case.doc, case.lemma
    if lemma not in SIGNED_BY_ONE:
        return None
    before = doc.words(max(0, case.source.head - FAR), case.source.head)
    same = [word.index for word in before if noun_lemma(word.lower) == lemma]
    authors = [person for index in same if (person := person_at(case.scene, index + 1)) is not None]
    genitive = all(doc.tokens[index + 1].case == "Gen" for index in same if person_at(case.scene, index + 1))
    author = only(authors) if genitive else None
    return named(author, "whose paper it was said to be", 0.75) if author is not None else None
