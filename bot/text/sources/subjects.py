"""Within one clause: who is the subject of a word of speech, and is it a person, a body, a medium or nobody."""

from __future__ import annotations

from dataclasses import replace

from bot.text.lexicon.cues import CueClass, forms
from bot.text.lexicon.forms import participle
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import GENERIC_BODIES
from bot.text.lexicon.somebody import NOBODY
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.sources.candidates import agrees, can_speak, candidates, coordinated
from bot.text.sources.found import UNKNOWN, Source, SourceKind, by_name
from bot.text.sources.names_beside import named
from bot.text.sources.phrases import is_medium, noun
from bot.text.sources.places import place_beside, place_of
from bot.text.sources.told_outlets import behind_outlet, outlet_told_by_many

RELATIVE = 12
"""Words from a noun to the verb of its relative clause."""

MONTHS = words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")

IMPERSONAL = ("ется", "ится", "лось")
"""Ends of verbs that say where something is said: говорится в докладе."""

WRITTEN = (
    *("направил", "отправил", "разослал", "обратил", "опубликовал", "обнародовал", "подготовил", "написал", "составил"),
    *("выпустил", "распространил", "подал", "вынес", "принял", "ответил"),
)
"""Beginnings of verbs whose subject has written the paper that they tell of."""

DATELINE = 14
"""Words of a dateline: ТБИЛИСИ, 2 мая (Рейтер) -"""


def subject(doc: Document, cue: Token, first: int, end: int) -> Source:
    """Find the subject of a verb of speech among the words from `first` to `end`."""
    if any(doc.tokens[index].lower in NOBODY for index in doc.children.get(cue.index, ())):
        return UNKNOWN
    end = min(end, _hard_end(doc, cue.index))
    first = _after_dateline(doc, first, cue.index)
    found = [source for source in candidates(doc, first, end) if agrees(doc, cue, source)]
    if cue.number == "Plur" and any(source.number == "Plur" for source in found):
        found = [source for source in found if source.number == "Plur" or coordinated(doc, source)]
    if cue.lower.endswith(IMPERSONAL):
        found = [source for source in found if doc.tokens[source.head].head == cue.index or _asks(doc, source, cue)]
    governed = _first_governed(doc, found, cue)
    if cue.form == "Conv" and governed is None and (above := _of_gerund(doc, cue)) is not None:
        return above
    if governed is None and (place := place_beside(doc, cue)) is not None:
        return place
    chosen = behind_outlet(doc, governed, found, cue) or governed or _nearest(doc, found, cue)
    if chosen is not None:
        return _chosen(doc, chosen, cue, end)
    return _elsewhere(doc, cue, first, end) or Source(SourceKind.ZERO, gender=cue.gender, number=cue.number)


def _asks(doc: Document, source: Source, cue: Token) -> bool:
    """— задаётся вопросом врач: where the parser sees no tie."""
    return cue.lower.startswith("зада") and not cue.rel and doc.tokens[source.head].animate


def _of_gerund(doc: Document, gerund: Token) -> Source | None:
    """Ли вышла, назвав его «мальчиком»: the subject of the verb before is the gerund's too."""
    if (shared := _shared(doc, gerund)) is not None:
        return named(doc, shared, doc.lines[doc.tokens[shared.head].sentence].end)
    verb = doc.tokens[gerund.head] if 0 <= gerund.head < gerund.index else gerund
    if not verb.finite or verb.number != "Sing" or verb.sentence != gerund.sentence:
        return None
    return subject(doc, verb, doc.lines[gerund.sentence].first, gerund.index)


def _first_governed(doc: Document, found: list[Source], cue: Token) -> Source | None:
    """The subject that the parser sees; of two, the one with no verb before the cue: Ли играл, но клуб объявил …"""
    governed = [source for source in found if _governed(doc, source, cue)]
    clear = [source for source in governed if not _verb_between(doc, source, cue)]
    return next(iter(clear or (source for source in governed if not _of_another_verb(doc, source, cue))), None)


def _of_another_verb(doc: Document, source: Source, cue: Token) -> bool:
    """Тренер ждал победы, а в комиссии отметили: one person behind another verb is no subject of many."""
    return (source.number, cue.number) == ("Sing", "Plur") and not coordinated(doc, source)


def _governed(doc: Document, source: Source, cue: Token) -> bool:
    head = doc.tokens[source.head]
    return head.head == cue.index and head.rel.startswith("nsubj")


def _chosen(doc: Document, source: Source, cue: Token, end: int) -> Source:
    if cue.number == "Plur" and outlet_told_by_many(doc, source, cue):
        source = place_of(doc, cue, source.last + 1, end) or source
    found = _called_behind(doc, source, cue) or named(doc, source, end)
    return replace(found, gender="Fem") if cue.gender == "Fem" and found.kind is SourceKind.NOUN else found


def _called_behind(doc: Document, source: Source, cue: Token) -> Source | None:
    """немецкая фирма по защите сетей Luga Labs сообщает: a name in Latin letters between the field and the verb."""
    mention = doc.named.get(cue.index - 1)
    if (
        source.kind is not SourceKind.NOUN
        or mention is None
        or mention.kind != "ORG"
        or mention.first < source.last + 3
    ):
        return None
    latin = all(word.text.isascii() for word in doc.words(mention.first, mention.last + 1))
    between = doc.words(source.last + 1, mention.first)
    plain = between[0].pos == "ADP" and not any(word.pos == "PUNCT" or word.case == "Nom" for word in between)
    a_body = noun_lemma(doc.tokens[source.head].lower) in GENERIC_BODIES and mention.last == cue.index - 1
    return replace(source, last=mention.last) if latin and plain and a_body else None


def _elsewhere(doc: Document, cue: Token, first: int, end: int) -> Source | None:
    """No subject of its own: that of the noun it describes, of the verb it is joined to, or a place that speaks."""
    if described := _described(doc, cue):
        return described
    if shared := _shared(doc, cue):
        return named(doc, shared, doc.lines[doc.tokens[shared.head].sentence].end)
    return place_of(doc, cue, first, end) or _two_roots(doc, cue, first)


def _two_roots(doc: Document, cue: Token, first: int) -> Source | None:
    """Рей ушла, но в то же время заявила, что …: the parser sees no tie between the two verbs."""
    entry = forms().get(cue.lower)
    if not (cue.rel == "root" or _ahead(cue)) or cue.tense != "Past" or entry is None or not entry.has(CueClass.SAY):
        return None
    above = next((token for token in reversed(doc.words(first, cue.index)) if token.finite), None)
    if above is None or (above.tense, above.number, above.gender) != (cue.tense, cue.number, cue.gender):
        return None
    between = doc.words(above.index + 1, cue.index)
    if above.rel != "root" or not any(token.lower in ("и", "но", "а") for token in between):
        return None
    if any(token.case == "Nom" or token.text in ":;" for token in between):
        return None
    subjects = (_subject_at(doc, index, cue) for index in doc.children.get(above.index, ()))
    return next((named(doc, one, cue.index) for one in subjects if one is not None), None)


def _after_dateline(doc: Document, first: int, cue: int) -> int:
    """Step over the place, the day and the agency before the news: ТБИЛИСИ, 2 мая (Луч) - Фонд сообщил, что …"""
    line = doc.lines[doc.tokens[first].sentence]
    if first != line.first or not doc.tokens[first].text[0].isupper():
        return first
    words = doc.words(first, min(cue, first + DATELINE))
    dash = next((token.index for token in words if token.text in ("-", "–", "—")), None)
    if dash is None or any(token.finite for token in doc.words(first, dash)):
        return first
    dated = any(token.lower in MONTHS for token in doc.words(first, dash))
    return dash + 1 if dated or doc.tokens[first].text.isupper() else first


def _hard_end(doc: Document, start: int) -> int:
    """An attribution reaches at most to the next semicolon or «что», or the end of the sentence."""
    line = doc.lines[doc.tokens[start].sentence]
    for token in doc.words(start + 1, line.end):
        if token.text == ";" or token.lower in ("что", "ссылкой") or token.lower.startswith("котор"):
            return token.index
    return line.end


def _described(doc: Document, cue: Token) -> Source | None:
    """эксперты, которые утверждают, что …: a relative clause speaks for the noun that it describes.

    зампред комитета Анна Рей, которая: the pronoun's gender tells the name from the noun that the parser takes.
    """
    if not cue.rel.startswith("acl") or cue.head < 0:
        return None
    head = doc.tokens[cue.head]
    relative = (
        token
        for token in doc.words(head.index + 1, cue.index)
        if token.lower.startswith("котор") or token.lower == "где"
    )
    pronoun = next(relative, None)
    if pronoun is None:
        return None
    closed = _closed(doc, pronoun, cue)
    if cue.index - head.index > RELATIVE and not closed:
        return None
    if pronoun.case != "Nom" and not closed:
        return _author_of(doc, _posted(doc, head) if pronoun.lower == "где" else head, cue)
    mention = doc.named.get(head.index)
    if pronoun.gender and head.gender and pronoun.gender != head.gender:
        mention = doc.named.get(pronoun.index - 2)
    if mention is not None and mention.kind == "PER":
        return by_name(mention)
    if head.pos not in ("NOUN", "PROPN") or not can_speak(doc, head) or is_medium(doc, head.index, head.index):
        return None
    return named(doc, noun(doc, head, head.index), cue.index)


def _closed(doc: Document, pronoun: Token, cue: Token) -> bool:
    """Ведущая Анна Ли, с которой Рей враждует, съязвила: the relative clause has its own verb and ends at a comma."""
    has_verb = any(token.finite for token in doc.words(pronoun.index + 1, cue.index))
    return has_verb and doc.tokens[cue.index - 1].text == ","


def _posted(doc: Document, place: Token) -> Token:
    """Ли выложил пост в Twitter, где признал, что …: the thing that is there."""
    above = doc.tokens[place.head]
    there = place.head >= 0 and place.rel == "nmod"
    return above if there and not above.finite and not above.rel.startswith("nsubj") else place


def _author_of(doc: Document, thing: Token, cue: Token) -> Source | None:
    """Ли записал обращение, в котором объяснил, что …: the subject of the verb that the thing belongs to."""
    if thing.head < 0 or thing.animate:
        return None
    above = doc.tokens[thing.head]
    told = above if cue.lower.endswith(IMPERSONAL) and above.lower.startswith(WRITTEN) else cue
    for index in doc.children.get(thing.head, ()):
        if index < cue.index and (found := _subject_at(doc, index, told)) is not None:
            return found
    author = subject(doc, above, doc.lines[cue.sentence].first, thing.index) if above.finite else UNKNOWN
    return author if author.kind is SourceKind.NAME and agrees(doc, cue, author) else None


def _ahead(verb: Token) -> bool:
    """заявил, что мост упал: a verb joined to one behind it, as the parser sees no other tie."""
    return verb.rel == "conj" and verb.head > verb.index


def _subject_at(doc: Document, index: int, cue: Token) -> Source | None:
    """The word as a subject that the cue may have, with the whole of its name."""
    found = next(candidates(doc, index, index + 1), None) if doc.tokens[index].rel.startswith("nsubj") else None
    if found is None or not agrees(doc, cue, found):
        return None
    mention = doc.named.get(index)
    return found if mention is None else replace(found, last=max(found.last, mention.last))


def _shared(doc: Document, cue: Token) -> Source | None:
    """The subject of the verb that this one is joined to: Ли кивнул и добавил; признав, что … , Ли вышел."""
    verb, steps, end = cue, 0, _hard_end(doc, cue.index)
    while verb.head >= 0 and verb.rel in ("conj", "advcl", "xcomp") and steps < 3 and not _ahead(verb):
        verb, steps = doc.tokens[verb.head], steps + 1
        if doc.in_marks(verb.start) and not doc.in_marks(cue.start):
            return None
        for index in doc.children.get(verb.index, ()):
            inside = index < end or verb.index > end
            if inside and (found := _subject_at(doc, index, cue)) is not None:
                return found
    return None


def _nearest(doc: Document, found: list[Source], cue: Token) -> Source | None:
    """The candidate nearest to the verb; one after it is preferred, as attributions put the verb first."""
    clear = [source for source in found if not _verb_between(doc, source, cue)]
    if not clear:
        return None
    return min(clear, key=lambda source: abs(source.head - cue.index) + (0 if source.head > cue.index else 1))


def _verb_between(doc: Document, source: Source, cue: Token) -> bool:
    """делятся бедой расстроенные жители: a participle that the tagger takes for a verb is none."""
    low, high = sorted((source.head, cue.index))
    return any(
        (token.finite and not participle(token.lower)) or token.lower.startswith("котор")
        for token in doc.words(low + 1, high)
    )


def of_things(doc: Document, cue: Token) -> bool:
    """Рыбу ели, о чём говорят кости: things speak of it."""
    if cue.lower not in ("говорит", "говорят"):
        return False
    subjects = [doc.tokens[child] for child in doc.children.get(cue.index, ()) if child > cue.index]
    return any(one.rel.startswith("nsubj") and one.pos == "NOUN" and not one.animate for one in subjects)
