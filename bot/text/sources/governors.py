"""Which word of speech a clause hangs on, and whether that word asserts: not denied, not asked, not imagined."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.lexicon.cues import Cue, CueClass
from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Line, Token
from bot.text.sources.attribution import cue_at

REPORTING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.DOCUMENT, CueClass.ONLY_NEGATED, CueClass.NOUN)
IN_PARENTHESIS = (
    CueClass.GO_ON,
    CueClass.CITE,
    CueClass.SAY,
    CueClass.THINK,
    CueClass.WRITE,
    CueClass.DOCUMENT,
    CueClass.NOUN,
)
AFTER_AS = (CueClass.SAY, CueClass.THINK, CueClass.WRITE, CueClass.DOCUMENT)
CONJUNCTIONS = frozenset(("что", "будто"))
BEFORE_THAT = {"том": "о в на", "этом": "о", "тем": "", "то": "на", "тому": "к", "того": ""}
ALL_THAT = frozenset(("все", "первое", "единственное"))
"""What these say is told by a relative «что»: рассказал всё, что знает; первое, что нужно, — вода."""

ON_ACCOUNT = ["по", "поводу"]
"""Before «того, что» the two are «о»: разделяет опасения по поводу того, что …"""

EXAMPLES = words("пример примеры")
"""Nouns that show what a clause with «того, что» says: привели пример того, что …"""

BEFORE_THEN = words("если когда раз коль коли чем как хотя поскольку хоть")
"""After these a «то» is no slip: если он сказал, то сделает; nor is a second one: то признаёт, то отрицает."""

PRESENT_TOO = words(
    """
    признает признают признается признаются сознается передает передают
    """
)
"""Written alike in the present (признаёт) and the future (признает); news says the former."""

OF_ITS_OWN = words(
    "информация информации информацию информацией слухи слух слухов факт факта факте новость новости сведения условие "
    "условием условия причине вероятность вероятности возможность возможности опрос"
)
"""Nouns that take the «что» for themselves: обеспокоен информацией о том, что …"""

CONFIRMED = words("сообщение сообщения предположение предположения данные")
"""What a verb takes with its clause where it says that it is so: подтвердила сообщения о том, что …"""

WRITTEN = words("заявление письмо записку пост твит расписку")
"""What a verb takes with its clause: написала заявление, что берёт вину на себя."""

SPEECH_NOUNS = words(
    "утверждение мнение заявление вывод предположение признание уверенность надежда слова опасение данные"
)
"""Nouns of speech that govern a «что» of their own."""

BRINGS_ABOUT = words(
    """
    позволит позволяет позволило позволяло приведет приводит привело поможет помогает помогло даст дает дало вызовет
    вызывает вызвало обеспечит обеспечивает обеспечило сделает делает сделало составляет составило составит превышает
    превысило
    """
)

ADDRESSING = words(
    "проинформировать информировать уведомить уведомлять известить извещать оповестить предупредить предупреждать "
    "заверить заверять"
)
"""What stands behind these is the one who is told: проинформировал клубы о том, что …"""

FAR = 16
"""Words between a verb of speech and its «что» where no other verb stands between them."""


def introduces(doc: Document, line: Line, index: int) -> bool:
    """Whether a word is the conjunction of a report: что, будто, or a slip of the pen («Ли отметила, то мост цел»)."""
    if doc.tokens[index].lower in CONJUNCTIONS:
        return True
    if doc.tokens[index].lower != "то" or doc.tokens[index - 1].text != ",":
        return False
    before = doc.words(line.first, index - 1)
    told = before and usable(doc, line, before[-1], (CueClass.SAY, CueClass.THINK))
    return bool(told) and not any(word.lower in BEFORE_THEN or word.lower == "то" for word in before)


def governor(doc: Document, line: Line, conjunction: int) -> Token | None:
    """The word of speech that a «что» depends on: by syntax, else the nearest to the left with no verb between.

    A gerund of feeling takes it for itself: Ли заявила, что едет, порадовавшись, что мост цел.
    """
    before = _skip_correlative(doc, conjunction)
    if before is None or before < line.first:
        return None
    if _brings_about(doc, conjunction) and not usable(doc, line, doc.tokens[before], REPORTING):
        return None
    by_this = doc.tokens[conjunction - 2].lower in ("тем", "того")
    verb = doc.tokens[conjunction].head
    if usable(doc, line, doc.tokens[before], REPORTING) or _wordless(doc, before):
        return doc.tokens[before]
    noun = doc.tokens[before]
    if noun.form == "Conv" and cue_at(doc, noun.index, CueClass.MANNER):
        return None
    if noun.pos == "NOUN" and (noun.lower in OF_ITS_OWN or noun_lemma(noun.lower) in OF_ITS_OWN):
        return _confirmed(doc, line, before)
    if (beside := _beside_noun(doc, line, before)) is not None:
        return beside
    if verb >= 0:
        head = doc.tokens[verb].head
        if line.first <= head < conjunction and usable(doc, line, doc.tokens[head], REPORTING):
            return None if _of_a_noun(doc, before, doc.tokens[head]) and not by_this else doc.tokens[head]
    for index in range(before, max(line.first, before - FAR) - 1, -1):
        token = doc.tokens[index]
        if usable(doc, line, token, REPORTING):
            return None if _of_a_noun(doc, before, token) and not by_this else token
        if token.finite or token.lower in CONJUNCTIONS or token.lower.startswith("котор"):
            return None
        if token.form == "Inf" and cue_at(doc, token.index, CueClass.SAY, CueClass.THINK):
            return None
    return None


def _in_marks_alone(doc: Document, verb: int) -> bool:
    """В доносе «сообщалось», что мост стар: the verb has marks of its own."""
    mark = doc.opening.get(doc.tokens[verb - 1].start) if verb > 0 else None
    return mark is not None and mark.end == doc.tokens[verb + 1].end


def _wordless(doc: Document, verb: int) -> bool:
    """Ким выразил, что мост стар: the noun is forgotten."""
    return doc.tokens[verb].lower.startswith(("выразил", "высказал")) and not negated(doc, doc.tokens[verb])


def _brings_about(doc: Document, conjunction: int) -> bool:
    """Завод ждёт субсидий, поскольку мост закрыт, что позволит поднять цены: «что» is what brings it about."""
    that, verb = doc.tokens[conjunction], doc.words(conjunction + 1, conjunction + 2)
    return that.rel.startswith("nsubj") and bool(verb) and verb[0].lower in BRINGS_ABOUT


def _beside_noun(doc: Document, line: Line, noun: int) -> Token | None:
    """написала заявление, что …; подтвердила сообщения о том, что …: the verb right before the noun."""
    if noun <= line.first:
        return None
    if doc.tokens[noun].lower in WRITTEN and usable(doc, line, doc.tokens[noun - 1], (CueClass.WRITE,)):
        return doc.tokens[noun - 1]
    return _confirmed(doc, line, noun) if doc.tokens[noun].lower in CONFIRMED else None


def _confirmed(doc: Document, line: Line, noun: int) -> Token | None:
    """Завод подтвердил информацию, что ворота закрыты; Ли подтвердила сообщения о том, что больна.

    So with the fact that a verb of speech points at: Ли отметил тот факт, что мост цел.
    """
    verb = doc.tokens[noun - 1]
    if verb.lower == "тот" and doc.tokens[noun].lower == "факт":
        verb = doc.tokens[noun - 2]
        return verb if usable(doc, line, verb, (CueClass.SAY,)) else None
    return verb if verb.lower.startswith("подтвер") and usable(doc, line, verb, (CueClass.SAY,)) else None


def apart(doc: Document, cue: Token, conjunction: int) -> bool:
    """прислал диагноз: перелом, что опасно; сказал: «Мы то, что мы едим»: a colon or a mark stands between."""
    that = doc.tokens[conjunction]
    between = doc.words(min(cue.index, conjunction), max(cue.index, conjunction))
    return any(word.text == ":" for word in between) or (doc.in_marks(that.start) and not doc.in_marks(cue.start))


def _of_a_noun(doc: Document, before: int, token: Token) -> bool:
    """отклонил утверждение Ли, что …: the clause is the noun's, unless verb and noun are one cue (сделал заявление)."""
    cue = cue_at(doc, token.index, *REPORTING)
    nouns = cue.nouns if cue else frozenset()
    last = doc.tokens[before]
    if _gerund_between(doc, token, last) or (cue is not None and cue.lemma in ADDRESSING):
        return False
    if last.index > token.index and last.pos == "NOUN" and not last.animate and last.case in ("Acc", "Ins"):
        bare = next(
            (word for word in reversed(doc.words(token.index, before)) if word.pos not in ("ADJ", "DET")), token
        )
        return bare.pos != "ADP" and noun_lemma(last.lower) not in nouns and last.lower not in nouns
    return any(
        noun_lemma(word.lower) in SPEECH_NOUNS and noun_lemma(word.lower) not in nouns
        for word in doc.words(max(token.index + 1, before - 2), before + 1)
        if word.pos == "NOUN"
    )


def _gerund_between(doc: Document, verb: Token, noun: Token) -> bool:
    """признался, увидев мост, что …: the noun is the gerund's."""
    aside = doc.words(verb.index + 1, noun.index)
    return (
        len(aside) > 1
        and aside[0].text == ","
        and aside[1].form == "Conv"
        and not any(word.text == "," for word in aside[1:])
    )


def _skip_correlative(doc: Document, conjunction: int) -> int | None:
    """Step over «, », «о том, », «в том, », «при этом, »; None where «что» is something else (потому что, то, что).

    A comma may be forgotten after a verb of speech: объявил что уходит; написал что продаёт дом.
    """
    comma = doc.tokens[conjunction - 1]
    if comma.text == "," and _in_marks_alone(doc, conjunction - 3):
        return conjunction - 3
    if comma.text != ",":
        return conjunction - 1 if comma.finite and cue_at(doc, comma.index, CueClass.SAY, CueClass.WRITE) else None
    before = doc.tokens[conjunction - 2] if conjunction >= 2 else None
    if before is not None and before.lower in ALL_THAT:
        return None
    if before is None or before.lower not in BEFORE_THAT:
        return conjunction - 2
    preposition = doc.tokens[conjunction - 3].lower if conjunction >= 3 else ""
    if preposition == "не":
        return None
    if before.lower == "того" and [word.lower for word in doc.words(conjunction - 4, conjunction - 2)] == ON_ACCOUNT:
        return conjunction - 5
    if before.lower == "того" and cue_at(doc, conjunction - 3, CueClass.ONLY_NEGATED):
        return conjunction - 3
    if (preposition, before.lower) == ("при", "этом"):
        return conjunction - 4
    wanted = BEFORE_THAT[before.lower]
    if before.lower == "тем" or preposition in EXAMPLES:
        return conjunction - 3
    return conjunction - 4 if preposition in wanted.split() else (conjunction - 3 if before.lower == "то" else None)


def usable(doc: Document, line: Line, token: Token, classes: Sequence[CueClass]) -> bool:
    """A predicate of speech that asserts: not denied, not asked for, not imagined, not the author's «отметим»."""
    cue = cue_at(doc, token.index, *classes)
    if cue is None or token.person in ("1", "2") or (token.tense == "Fut" and token.lower not in PRESENT_TOO):
        return False
    refused = cue.has(CueClass.ONLY_NEGATED) and _past_above(doc, token)
    if token.form == "Inf" and not (refused or _told_to_speak(doc, token) or _could_not_but(doc, token)):
        return False
    if cue.frames == {CueClass.NOUN} or (CueClass.NOUN in cue.frames and not cue.has(CueClass.SAY, CueClass.THINK)):
        return _noun_beside(doc, line, token, cue) and not negated(doc, token)
    if cue.has(CueClass.ONLY_NEGATED):
        return negated(doc, token)
    return (not negated(doc, token) or _could_not_but(doc, token)) and not _imagined(doc, line, token)


def _noun_beside(doc: Document, line: Line, token: Token, cue: Cue) -> bool:
    near = doc.words(max(line.first, token.index - 3), min(line.end, token.index + 8))
    return any(noun_lemma(word.lower) in cue.nouns or word.lower in cue.nouns for word in near)


def negated(doc: Document, token: Token) -> bool:
    """не сказал; не стал говорить; с трудом верил"""
    before = doc.words(max(0, token.index - 3), token.index)
    if [word.lower for word in before[-2:]] == ["с", "трудом"]:
        return True
    return any(word.lower in ("не", "ни") for word in before[-1:]) or (
        len(before) > 1 and before[-2].lower == "не" and before[-1].form in ("Inf", "Fin")
    )


def _could_not_but(doc: Document, token: Token) -> bool:
    """Зрители не могли не отметить, что мост красив."""
    before = [word.lower for word in doc.words(token.index - 3, token.index)]
    return before[:1] + before[2:] == ["не", "не"] and before[1] in ("мог", "могла", "могли", "может", "могут")


def _imagined(doc: Document, line: Line, token: Token) -> bool:
    """если он скажет, что …; сообщал ли он, что …; должен быть уверен, что …; but not: чуть ли не впервые сказал"""
    before = [word.lower for word in doc.words(token.index - 2, token.index)]
    if before[1:] in (["настолько"], ["столь"]) or (before[1:] == ["быть"] and before[0].startswith("долж")):
        return True
    following = doc.words(token.index + 1, token.index + 2)
    if following and following[0].text in ("бы", "ли"):
        return True
    for index in range(token.index - 1, max(line.first, token.index - 8) - 1, -1):
        word = doc.tokens[index]
        if word.lower in ("если", "бы", "чтобы") or (word.text == "ли" and doc.tokens[index + 1].lower != "не"):
            return True
        if word.text in (",", ":", ";"):
            return False
    return False


def _past_above(doc: Document, token: Token) -> bool:
    """не стал скрывать, что …"""
    return token.head >= 0 and doc.tokens[token.head].tense == "Past"


def _told_to_speak(doc: Document, token: Token) -> bool:
    """побудило ВОЗ заявить, что …; поспешил добавить, что …: the verb above is in the past and personal."""
    head = doc.tokens[token.head] if token.head >= 0 else None
    return (
        head is not None
        and head.tense == "Past"
        and head.gender != "Neut"
        and not negated(doc, head)
        or (head is not None and head.form == "Part")
    )
