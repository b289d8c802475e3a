"""Who says a clause with «что»: the subject of its verb, found over what stands between, or nobody in particular."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.lexicon.cues import DENYING, CueClass, forms
from bot.text.lexicon.nouns import dictionary_noun
from bot.text.lexicon.somebody import SOME
from bot.text.lexicon.sources import DOCUMENTS
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import QUESTION_WORDS
from bot.text.sources.attribution import cue_at, source_of
from bot.text.sources.candidates import LATTER, can_speak
from bot.text.sources.described import paper_described, person_described
from bot.text.sources.found import Source, SourceKind, by_name
from bot.text.sources.governors import CONJUNCTIONS, governor
from bot.text.sources.owners import owner
from bot.text.sources.phrases import body, noun
from bot.text.sources.shares import share
from bot.text.sources.unsaid import unsaid

NEEDS_SUBJECT = frozenset(("указывать", "указать", "подтверждать", "подтвердить", "объяснять", "объяснить"))
"""Facts may be the subject of these (всё указывает на то, что …), so a missing subject is nobody's speech."""


FACTS = words(
    """
    данные факт факты опыт история практика результат результаты цифра цифры статистика признак признаки анализ
    наблюдение наблюдения ситуация события событие показатели показатель логика правило
    правила тот то поговорка прогноз прогнозы сообщения
    """
)
"""Subjects that show something rather than say it."""

NOBODY_SAYS = words("сообщается сообщалось отмечается отмечалось утверждается утверждалось указывается указывалось")
"""Impersonal: in «как сообщалось, Ли уехал» the name after the verb is no source."""

WE_SAY = words("отметим напомним добавим уточним заметим подчеркнем")

FINDERS = words("ученые исследователи астрономы биологи археологи физики химики")

IMPLYING = frozenset(("предполагать", "указать", "указывать"))
THOUGHTS = words("сценарий конец финал вариант исход исследование опыт эксперимент наблюдение подход формат замысел")
"""Things that have consequences and no voice: такой исход предполагает, что …"""

BELIEVED = frozenset(("считали", "думали", "верили", "полагали"))
WORDS_OF = words("слова заявление заявления высказывание высказывания утверждение утверждения")
"""Objects of a verb that say whose words a report gives."""

DEEP = 6
"""Steps from a verb up to the relative clause that it may stand in."""

BUT = frozenset(("но", "однако", "а", "и", "зато"))


def subject_of_reporting(doc: Document, line: Line, cue: Token, conjunction: int) -> Source | None:
    """The source of «сказал, что»; None where nobody in particular says it (сообщается, что; говорят, что).

    «Там добавили, что …» is of the body that spoke last.
    """
    if _noticed(doc, line, cue) or _believed(doc, cue) or unsaid(doc, line, cue, conjunction):
        return None
    if doc.tokens[line.first].lower == "там" and cue.index <= line.first + 2:
        return Source(SourceKind.ZERO, number="Plur")
    if cue.form == "Conv" and (told := _teller(doc, line, cue)) is not None:
        return subject_of_reporting(doc, line, *told)
    if cue.index > line.first and doc.tokens[cue.index - 1].lower in SOME:
        return _thing(doc, cue, cue.index - 1)
    if (pointed := _each(doc, line, cue) or _latter(doc, line, cue) or _whose_words(doc, cue, conjunction)) is not None:
        return pointed
    source = source_of(doc, cue, _window_start(doc, line, cue), conjunction)
    if source.kind is not SourceKind.ZERO or source.head >= 0:
        phrase = doc.words(source.first, source.last + 1) if source.kind is SourceKind.NOUN else ()
        return None if of_horoscope(doc, source) or _implies(phrase, cue) else source
    if (described := person_described(doc, line, cue) or paper_described(doc, line, cue)) is not None:
        return described
    return _without_subject(doc, line, cue, conjunction, source)


def _without_subject(doc: Document, line: Line, cue: Token, conjunction: int, source: Source) -> Source | None:
    """A verb beside which nobody stands: a share of the asked, a thing, or whoever the sentence began with."""
    entry = forms().get(cue.lower)
    if entry is not None and entry.lemma in NEEDS_SUBJECT:
        return None
    if (some := share(doc, line, cue)) is not None:
        return some
    subjects = [child for child in doc.children.get(cue.index, ()) if doc.tokens[child].rel.startswith("nsubj")]
    if subjects:
        return _thing(doc, cue, subjects[0])
    if cue.form == "Conv" and _alone(doc, line, cue):
        return source
    if cue.form in ("Conv", "Inf") or cue.number == "Plur" or (entry is not None and entry.has(CueClass.DOCUMENT)):
        wide = source_of(doc, cue, line.first, conjunction)
        return wide if wide.kind is not SourceKind.ZERO else None
    return source if cue.gender in ("Masc", "Fem") or cue.tense == "Pres" else None


def _alone(doc: Document, line: Line, gerund: Token) -> bool:
    """«Спрос упал», — сказал Ли. Отметив при этом, что он упадёт ещё.: a gerund that is a sentence of its own."""
    if gerund.index != line.first or not line.first:
        return False
    above = doc.tokens[gerund.head] if gerund.head >= 0 else gerund
    return above is gerund or above.head == gerund.index


def _each(doc: Document, line: Line, cue: Token) -> Source | None:
    """Пришли врачи школы. Каждый из них считает, что …: the people of the sentence before."""
    before = doc.words(cue.index - 3, cue.index)
    if [word.lower for word in before[1:]] != ["из", "них"] or before[0].lower not in ("каждый", "каждая"):
        return None
    above = doc.lines[max(0, doc.tokens[line.first].sentence - 1)]
    for token in doc.words(above.first, above.end):
        if token.pos == "NOUN" and token.animate and token.number == "Plur" and token.case in ("Nom", "Gen"):
            return noun(doc, token, above.first)
    return None


def _latter(doc: Document, line: Line, cue: Token) -> Source | None:
    """Ответили химик Илья Рей и врач Олег Ким. Последний заявил, что …: the second of the two named before."""
    if (other := _that_one(doc, line, cue)) is not None:
        return other
    before = [token.lower for token in doc.words(line.first, cue.index) if token.pos != "ADV"]
    if before not in (["последний"], ["последняя"]) or not line.first:
        return None
    above = doc.lines[doc.tokens[line.first].sentence - 1]
    named = {one.first: one for index in range(above.first, above.end) if (one := doc.named.get(index)) is not None}
    people = [one for one in named.values() if one.kind == "PER"]
    if len(people) < 2:
        return None
    return Source(SourceKind.NAME, people[-1].first, people[-1].first, people[-1].last, cue.gender, "Sing")


def _that_one(doc: Document, line: Line, cue: Token) -> Source | None:
    """Рей просил Анну Ким о помощи, но та ответила, что …: the other than the subject, by a name or a noun."""
    that = next((one for one in doc.words(cue.index - 2, cue.index) if one.lower in LATTER), None)
    if that is None or that.index < line.first + 2 or doc.tokens[that.index - 1].lower not in BUT:
        return None
    for token in reversed(doc.words(line.first, that.index - 1)):
        mention = doc.named.get(token.index)
        other = token.case not in ("Nom", "") and token.gender == LATTER[that.lower] == cue.gender
        if other and mention is not None and mention.kind == "PER":
            return by_name(mention)
        if other and token.pos == "NOUN" and token.animate and token.number == "Sing":
            return noun(doc, token, token.index)
    return None


def _whose_words(doc: Document, cue: Token, conjunction: int) -> Source | None:
    """Ли прокомментировал слова Олега Рея о том, что …: the report is Рей's."""
    for word in doc.words(cue.index + 1, conjunction):
        if word.lower in WORDS_OF and word.case == "Acc":
            whose = owner(doc, word.index + 1, conjunction)
            return whose if whose.kind is SourceKind.NAME else None
    return None


def _noticed(doc: Document, line: Line, cue: Token) -> bool:
    """купил телефон и заметил, что он греется: joined to a verb that is no speech, to see and not to say.

    So with those who find things out: учёные заметили, что мост дрожит; многие заметили, что …
    """
    entry = forms().get(cue.lower)
    if entry is None or entry.lemma not in ("заметить", "замечать"):
        return False
    if cue.number == "Plur" and any(word.lower in FINDERS for word in doc.words(line.first, cue.index)):
        return True
    if doc.tokens[cue.index - 1].lower == "многие":
        return True
    before = next((word for word in reversed(doc.words(line.first, cue.index)) if word.finite), None)
    joined = before is not None and any(word.lower == "и" for word in doc.words(before.index, cue.index))
    above = forms().get(before.lower) if before is not None else None
    return joined and (above is None or not above.has(CueClass.SAY, CueClass.THINK, CueClass.WRITE))


def _believed(doc: Document, cue: Token) -> bool:
    """Добровольцы, которые считали, что больны, сдали кровь: what people took for true when it happened."""
    past = cue.tense == "Past" and cue.number == "Plur" and cue.lower in BELIEVED
    return past and cue.index > 0 and doc.tokens[cue.index - 1].lower == "которые"


def _implies(phrase: Sequence[Token], cue: Token) -> bool:
    """Один из сценариев предполагает, что мост закроют; опыты указали на то, что мост стар: thoughts, no speech."""
    lemma = forms()[cue.lower].lemma if cue.lower in forms() else ""
    thoughts = any(token.pos == "NOUN" and dictionary_noun(token.lower) in THOUGHTS for token in phrase)
    return thoughts and lemma in IMPLYING


def of_horoscope(doc: Document, source: Source) -> bool:
    """Звёзды предупреждают, where the article is a horoscope."""
    return (
        source.head >= 0
        and doc.tokens[source.head].lower in ("звезды", "гороскоп", "карты", "планеты")
        and any(token.lower.startswith(("гороскоп", "астролог", "зодиак")) for token in doc.tokens)
    )


def _teller(doc: Document, line: Line, gerund: Token) -> tuple[Token, int] | None:
    """Ли заявил, что мост цел, отметив, что …: the verb of the clause before, with its own «что».

    But not: Зрители решили, что это конец, однако Рей опроверг слухи, отметив, что …
    """
    if any(word.finite and word.lower.startswith(DENYING) for word in doc.words(line.first, gerund.index)):
        return None
    for word in doc.words(line.first + 2, gerund.index):
        cue = governor(doc, line, word.index) if word.lower in CONJUNCTIONS else None
        if cue is not None and cue.index < word.index and cue.form != "Conv" and cue.lower not in NOBODY_SAYS:
            return cue, word.index
    return None


def _thing(doc: Document, cue: Token, index: int) -> Source | None:
    """Большинство учёных считает, что …; летопись утверждает, что …; but facts say nothing: опыт говорит, что …"""
    token, entry = doc.tokens[index], forms().get(cue.lower)
    nominative = token.case == "Nom" and (token.pos == "NOUN" or token.lower in SOME)
    named_before = index < cue.index and (nominative or body(token))
    if not named_before or token.lower in FACTS or entry is None or _shows(doc, token, cue) or _implies([token], cue):
        return None
    if not entry.has(CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.NOUN):
        return None
    return noun(doc, token, index)


def _shows(doc: Document, thing: Token, cue: Token) -> bool:
    """Такое поведение говорит о том, что …: what is no paper and nobody shows it."""
    papers = dictionary_noun(thing.lower) in DOCUMENTS
    return cue.lower in ("говорит", "говорят") and not papers and not can_speak(doc, thing)


def _window_start(doc: Document, line: Line, cue: Token) -> int:
    """The author's clause that holds the verb: from the last full stop, colon or «что» before it."""
    for index in range(cue.index - 1, line.first - 1, -1):
        token = doc.tokens[index]
        if token.text in (";", ":") or token.lower in CONJUNCTIONS:
            return index + 1
        if token.lower.startswith("котор") and _inside_relative(doc, cue, index):
            return index + 1
    return line.first


def _inside_relative(doc: Document, cue: Token, pronoun: int) -> bool:
    """эксперт, который сказал, что …, but not: глава фонда, который закрыт, сказал, что …"""
    verb = cue
    for _ in range(DEEP):
        if verb.rel.startswith("acl") or verb.head < 0:
            break
        verb = doc.tokens[verb.head]
    return verb.head < 0 and cue.head < 0 and not cue.rel or (verb.rel.startswith("acl") and verb.head < pronoun)


def in_report(doc: Document, line: Line, first: int) -> bool:
    """Ли написал, что, по его мнению, мост крепок: the clause is reported already, or a question that is told."""
    return _told_question(doc, line, first) or any(
        word.lower in CONJUNCTIONS
        and word.index > line.first
        and governor(doc, line, word.index) is not None
        and not nobody_told(doc, word.index)
        for word in doc.words(line.first, first)
    )


def nobody_told(doc: Document, conjunction: int) -> bool:
    """Ранее мы писали, что, по данным банка, …; сообщалось, что, по данным банка, …: words of no source.

    Отметим, что, по данным банка, …: the author turns to the reader.
    """
    before = [word.lower for word in doc.words(max(0, conjunction - 3), conjunction)]
    return before == ["мы", "писали", ","] or (before[-1:] == [","] and before[-2] in NOBODY_SAYS | WE_SAY)


def _told_question(doc: Document, line: Line, end: int) -> bool:
    """Ли рассказал, какие места, по его мнению, опасны."""
    told = next((word for word in doc.words(line.first, end) if cue_at(doc, word.index, CueClass.SAY)), None)
    return told is not None and any(
        word.lower in QUESTION_WORDS and word.lower not in CONJUNCTIONS and doc.tokens[word.index - 1].text == ","
        for word in doc.words(told.index + 2, end)
    )
