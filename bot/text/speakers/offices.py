"""The office that an article gives a person: the words beside the name, short and in the nominative."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.text.lexicon.forms import parses
from bot.text.lexicon.led import ACTING
from bot.text.lexicon.nouns import dictionary_noun, noun_lemma
from bot.text.lexicon.offices import SERVES
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.mentions import Mention
from bot.text.parse.names import nominative_phrase
from bot.text.sources.acting import LONGEST as LONGEST_ACTING
from bot.text.sources.acting import acting_until
from bot.text.sources.phrases import office

LONGEST = 7
"""Words of an office: «заместитель председателя комитета по обороне» and not the sentence after it."""


BETWEEN = frozenset(("по", "в", "во", "на", "при", "за"))
"""Prepositions inside an office: министр по делам религий, посол в Казахстане."""


TOWARDS = frozenset(("сторону", "адрес", "поддержку", "честь", "защиту"))
"""After «в»: болельщица сказала в сторону теннисистки Рей, which no office goes over."""

PRAISE = re.compile(
    r"(?:сам|известн|знаменит|легендарн|популярн|любим|тогдашн|нынешн|действующ|молод|блистательн|скандальн|уважаем|"
    r"талантлив|[0-9]+-летн)"
)
"""Beginnings of words before an office that are no part of it: известный российский актёр is an актёр."""


@dataclass(frozen=True, slots=True)
class Office:
    """`head` is the noun (президент), `words` all words of the phrase in lower case, `rank` 0 the plainest place."""

    text: str
    head: str
    words: frozenset[str]
    rank: int
    acting: bool = False


def offices_beside(doc: Document, mention: Mention, case: str) -> tuple[Office, ...]:
    """президент Казахстана Касым-Жомарт Токаев; Олег Рей, директор фирмы; актриса, депутат Ли; агент Кима Олег Рей."""
    nearest = _acting(doc, mention) or _before(doc, mention, case) or _after(doc, mention, case)
    beside = nearest is not None and nearest.rank == 0
    further = (_before_comma(doc, mention, case), _joined(doc, mention, case)) if beside else ()
    return tuple(office for office in (nearest, *further) if office is not None)


def _acting(doc: Document, mention: Mention) -> Office | None:
    """врио мэра города Олег Рей, исполняющая обязанности министра Анна Рей, и. о. ректора Рей."""
    line = doc.lines[doc.tokens[mention.first].sentence]
    for index in range(mention.first - 2, max(line.first, mention.first - LONGEST - LONGEST_ACTING) - 1, -1):
        if _ends(doc, index + 1) and doc.tokens[index + 1].text != ".":
            return None
        begins = acting_until(doc, index)
        if begins is not None and begins < mention.first and office(doc.tokens[begins]):
            words = doc.words(begins, min(mention.first, begins + LONGEST))
            short = "врио" if doc.tokens[index].lower in ACTING or _for_a_time(doc, index) else "и. о."
            text = f"{short} {doc.slice(begins, words[-1].index)}"
            return Office(text, noun_lemma(words[0].lower), frozenset(word.lower for word in words), 0, acting=True)
    return None


def _for_a_time(doc: Document, index: int) -> bool:
    return index > 0 and doc.tokens[index - 1].lower == "временно"


def _before_comma(doc: Document, mention: Mention, case: str) -> Office | None:
    """советская и российская актриса, депутат Госдумы Анна Ли: the office before the one beside the name."""
    comma = next((index for index in range(mention.first - 1, max(-1, mention.first - 9), -1) if _ends(doc, index)), 0)
    if doc.tokens[comma].text != ",":
        return None
    found = _before(doc, Mention(mention.kind, comma, comma), case)
    return replace(found, rank=2) if found is not None else None


def _joined(doc: Document, mention: Mention, case: str) -> Office | None:
    """бизнесмен и глава «Луча» Олег Рей: the office behind «и», beside the name."""
    for index in range(mention.first - 1, max(0, mention.first - LONGEST), -1):
        token = doc.tokens[index]
        if _ends(doc, index) or token.pos == "ADP" or (index in doc.named and doc.named[index].kind == "PER"):
            return None
        joins = doc.tokens[index - 1].lower == "и" and index - 1 > doc.lines[token.sentence].first
        if joins and token.pos == "NOUN" and token.number == "Sing" and token.case == case and _describes(token):
            return replace(phrase(doc, index, mention.first, 0), rank=2)
    return None


def _ends(doc: Document, index: int) -> bool:
    return doc.tokens[index].text in ",.;:—–!?()" or doc.tokens[index].finite


def _describes(token: Token) -> bool:
    """Any word for one person may stand beside a name: президент, фармаколог; a source is nobody named."""
    if token.number == "Plur" or noun_lemma(token.lower) in UNNAMED:
        return False
    return office(token) or (token.animate and token.pos == "NOUN" and _of_people(token.lower))


def _of_people(word: str) -> bool:
    """The dictionary knows the word as an animate noun, or not at all; taggers take deeds and diseases for people."""
    found = [parse for parse in parses(word) if parse.is_known]
    return (not found and not word.endswith(ABSTRACT)) or any(
        "NOUN" in parse.tag and "anim" in parse.tag for parse in found
    )


ABSTRACT = (
    "ние",
    "ния",
    "нию",
    "нием",
    "нии",
    "тие",
    "тия",
    "ость",
    "ости",
    "остью",
    "изм",
    "изма",
    "ция",
    "ции",
    "цию",
)
"""Ends of new words that name no people: чипирование, коронавизм."""

WORKS = words(
    "фильм книга песня роман повесть пьеса спектакль сериал программа клип шоу картина альбом передача выпуск"
)
"""Things of their author: актёр фильма Олега Рея is not Рей, and премьера передачи is no премьер."""

UNCHANGING = ("ко", "их", "ых", "аго", "ово")
"""Ends of surnames that do not decline."""

UNNAMED = frozenset(("источник", "собеседник", "собеседница", "очевидец"))
"""Words beside a name that belong to somebody else: источник в администрации Иванова."""


def same_case(one: str, other: str) -> bool:
    """Animate nouns have one form for the genitive and the accusative, which taggers mix up."""
    return not one or not other or one == other or {one, other} <= {"Gen", "Acc"}


def _before(doc: Document, mention: Mention, case: str) -> Office | None:
    head: int | None = None
    if case == "Gen" and mention.first and noun_lemma(doc.tokens[mention.first - 1].lower) in WORKS:
        return None
    for index in range(mention.first - 1, max(-1, mention.first - 16), -1):
        token = doc.tokens[index]
        if token.sentence != doc.tokens[mention.first].sentence or token.finite or token.text in ",.;:—–!?()":
            break
        if (token.pos == "ADP" and token.lower not in BETWEEN) or token.lower in TOWARDS:
            break
        other = doc.named.get(index)
        if other is not None and other.kind == "PER":
            if case == "Nom" and token.case == "Gen":
                continue
            break
        if head is not None and _one_of_two(doc, token, head):
            break
        if token.pos in ("NOUN", "PROPN") and same_case(token.case, case) and _describes(token):
            head, case = index, token.case
    if head is None or (mention.first == mention.last and serves_somebody(doc, head, mention.last)):
        return None
    return phrase(doc, head, mention.first, 0)


def _one_of_two(doc: Document, conjunction: Token, head: int) -> bool:
    """Договор подписали мэр города и директор завода Олег Рей: a verb of many stands before, and two have signed."""
    line = doc.lines[conjunction.sentence]
    if conjunction.lower != "и" or doc.tokens[head].case != "Nom":
        return False
    verbs = [token for token in doc.words(line.first, line.end) if token.finite]
    return bool(verbs) and all(verb.number == "Plur" for verb in verbs)


def serves_somebody(doc: Document, head: int, surname: int) -> bool:
    """адвокат Борисовой, супруга Дмитренко: the surname alone, in the genitive or without cases, is whose they are."""
    noun, name = doc.tokens[head], doc.tokens[surname]
    return noun_lemma(noun.lower) in SERVES and (
        noun.case == name.case == "Gen" or not name.case or name.lower.endswith(UNCHANGING)
    )


def _after(doc: Document, mention: Mention, case: str) -> Office | None:
    comma = mention.last + 1
    if comma + 1 >= len(doc.tokens) or doc.tokens[comma].text not in (",", "—", "–"):
        return None
    for index in range(comma + 1, min(comma + 4, len(doc.tokens))):
        token = doc.tokens[index]
        if token.pos == "NOUN" and token.number == "Sing" and same_case(token.case, case) and _describes(token):
            return phrase(doc, index, _limit(doc, index), 1)
        if token.pos != "ADJ" or token.form == "Short":
            return None
    return None


def _limit(doc: Document, start: int) -> int:
    for index in range(start + 1, min(start + 16, len(doc.tokens))):
        if doc.tokens[index].text in ",.;:—–-" or doc.tokens[index].finite or doc.tokens[index].form == "Short":
            return index
    return min(start + 16, len(doc.tokens))


def phrase(doc: Document, head: int, end: int, rank: int) -> Office:
    """Cut an office to its shortest telling form: qualities before the noun, and what it is the office of."""
    first = head
    while first > 0 and _quality(doc.tokens[first - 1], doc.tokens[head]):
        first -= 1
    last = _to_the_mark(doc, head, _second(doc, head, min(end, head + LONGEST)), end)
    name = doc.named.get(last - 1)
    last = min(name.last + 1, end) if name is not None and name.kind == "PER" else last
    words = list(doc.words(first, last))
    while (
        len(words) > head - first + 1
        and words[-1].pos in ("ADP", "CCONJ", "ADJ", "PUNCT", "DET")
        and words[-1].text not in '»"”'
    ):
        words.pop()
    words = _closed(words)
    text = nominative_phrase(
        tuple(_described(doc, token) for token in words), head - first, doc.tokens[head].gender, "Sing"
    )
    return Office(text, _head(doc, first, head), frozenset(token.lower for token in words), rank)


def _head(doc: Document, first: int, head: int) -> str:
    """генеральный секретарь is a генсек, who heads a body as no секретарь does."""
    noun = dictionary_noun(doc.tokens[head].lower)
    general = any(word.lower.startswith("генеральн") for word in doc.words(first, head))
    return "генсек" if general and noun == "секретарь" else noun


def _to_the_mark(doc: Document, head: int, last: int, end: int) -> int:
    """директор завода имени Осипа Рея «Восточный ветер»: a name in marks is kept whole."""
    opened = next((mark for word in doc.words(head, last) if (mark := doc.opening.get(word.start))), None)
    closing = doc.at(opened.end) if opened is not None else last
    return max(last, closing) if closing <= min(end, head + 2 * LONGEST) else last


def _closed(words: list[Token]) -> list[Token]:
    """Without a name whose closing mark was cut off: защитник сборной и «Красного…"""
    texts = [token.text for token in words]
    if texts.count("«") <= texts.count("»"):
        return words
    kept = words[: len(texts) - 1 - texts[::-1].index("«")]
    return kept[:-1] if kept and kept[-1].pos in ("CCONJ", "ADP") else kept


def _second(doc: Document, head: int, end: int) -> int:
    """Where another office begins: актриса и каскадёр is an актриса, президент союза доктор Ли a президент союза."""
    for token in doc.words(head + 1, end):
        if token.case == doc.tokens[head].case == "Nom" and token.pos == "NOUN" and _describes(token):
            return token.index
        if token.index + 1 >= end:
            continue
        following = doc.tokens[token.index + 1]
        if token.lower == "и" and following.case in (doc.tokens[head].case, "") and _describes(following):
            return token.index
    return end


def _quality(token: Token, head: Token) -> bool:
    agrees = token.pos == "ADJ" and token.case == head.case and token.sentence == head.sentence
    return agrees and not PRAISE.match(token.lower)


def _described(doc: Document, token: Token) -> tuple[str, str, str, str]:
    following = doc.tokens[token.index + 1].start if token.index + 1 < len(doc.tokens) else token.end
    text = (
        token.text
        if token.text.isupper()
        or doc.in_marks(token.start)
        or token.pos == "PROPN"
        and not office(token)
        or (token.index in doc.named and not _describes(token))
        else token.text[:1].lower() + token.text[1:]
    )
    return text, token.pos, token.case, doc.text[token.end : following]
