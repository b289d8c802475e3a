"""Where the author takes over after a clause that he reports: «написал, что Ким сердит, однако не раскрыл причину»."""

from __future__ import annotations

from bot.text.lexicon.cues import CueClass
from bot.text.lexicon.somebody import SOME
from bot.text.lexicon.words import words
from bot.text.parse.document import Document, Token
from bot.text.parse.predicates import has_predicate
from bot.text.parse.signs import DASH
from bot.text.reported.aftermath import calls_upon, goes_on, unconfirmed
from bot.text.reported.main_clause import BETWEEN, agree, main_clause
from bot.text.reported.second import FELT
from bot.text.sources.attribution import cue_at

JOINING = frozenset(("и", "а", "но", "однако", "затем", "поэтому", "потому"))
THEN = (("вскоре",), ("затем",), ("позже",), ("потом",))
SELF = frozenset(("сам", "сама", "сами"))
DEEPER = frozenset(("если", "когда", "кто", "чтобы", "пока"))
"""A clause inside the reported one may go on behind it: если человек болен, но не пил лекарств."""

PERFECTIVE = ("в", "вшись")
WITHHOLDING = words(
    "уточнив уточняя назвав называя раскрыв раскрывая пояснив поясняя объяснив объясняя указав указывая сообщив сообщая"
)
"""After «не» these tell what the author misses in a report: …, не уточнив деталей."""

VIEWS = words("позицию мнение слова решение точку выбор поступок")
"""What one explains of one's own: объяснил свою позицию."""

TELLING = (CueClass.SAY, CueClass.THINK, CueClass.WRITE)
SPEAKING = (*TELLING, CueClass.JUDGE, CueClass.MANNER)


def author_resumes(doc: Document, cue: Token, first: int, end: int) -> int:
    """The comma that closes the clause reported by `cue`, which begins at word `first`; `end` where none does."""
    main = _above(doc, cue, first)
    end = main_clause(doc, cue, first, end)
    for index in range(first + 1, end - 1):
        if doc.in_marks(doc.tokens[index].start):
            continue
        if doc.tokens[index].text == "и" and (
            _joined(doc, main, first, index)
            or _joined_many(doc, main, first, index)
            or _explains(doc, main, index)
            or calls_upon(doc, main, first, index)
        ):
            return index
        if doc.tokens[index].text in DASH and doc.tokens[index + 1].lower == "ранее":
            return index
        if doc.tokens[index].text == "," and (
            _own_verb(doc, main, first, index, end)
            or _own_present(doc, main, first, index, end)
            or _own_gerund(doc, cue, index + 1, end)
            or _afterwards(doc, main, first, index, end)
            or _concludes(doc, index)
            or _answers(doc, index, end)
            or goes_on(doc, main, first, index, end)
        ):
            return index
    return end


def says_too(doc: Document, first: int, end: int) -> int:
    """По мнению Рея, тренера освищут, но при этом он отметил, что зал пуст: where he tells the next thing."""
    for index in range(first + 2, end - 3):
        if doc.tokens[index].text == "," and (unconfirmed(doc, index, end) or _many_tell(doc, index)):
            return index
        if doc.tokens[index].text == "," and doc.tokens[index + 1].lower in JOINING:
            told = next((one for one in doc.words(index + 2, min(end, index + 2 + BETWEEN)) if one.finite), None)
            if told is not None and cue_at(doc, told.index, CueClass.SAY) and _has_that(doc, told, end):
                return index
    return end


def _many_tell(doc: Document, comma: int) -> bool:
    """По данным фонда, закрыли сто мостов, многие рассказывают о давке: what others tell is not of the fund."""
    who, verb = doc.tokens[comma + 1], doc.tokens[comma + 2]
    return who.lower in SOME and cue_at(doc, verb.index, CueClass.SAY) is not None


def _has_that(doc: Document, verb: Token, end: int) -> bool:
    """он отметил, что; the subject is a pronoun, as a name would be somebody else."""
    after = [token.lower for token in doc.words(verb.index + 1, min(end, verb.index + 3))]
    return after == [",", "что"] and doc.tokens[verb.index - 1].lower in ("он", "она", "они")


def _above(doc: Document, cue: Token, first: int) -> Token:
    """Рей измерил путь, предположив, что звёзды похожи, а затем сравнил их: the verb that a gerund belongs to."""
    head = doc.tokens[cue.head] if cue.form == "Conv" and 0 <= cue.head < first else cue
    return head if head.finite else cue


def _joined(doc: Document, cue: Token, first: int, conjunction: int) -> bool:
    """Суды постановили, что робот не автор и привели свои доводы: by syntax and form a second verb of the author."""
    verb = doc.tokens[conjunction + 1]
    return (
        verb.finite
        and verb.head == cue.index
        and agree(verb, cue)
        and not _has_subject(doc, verb)
        and has_predicate(doc.words(first, conjunction))
        and not any(agree(token, cue) or token.lower == "хотя" for token in doc.words(first, conjunction))
    )


def _joined_many(doc: Document, cue: Token, first: int, conjunction: int) -> bool:
    """Врачи отмечают, что инсультов мало и винят в них жару."""
    verb = doc.tokens[conjunction + 1]
    apart = verb.head == cue.index or (first <= verb.head < conjunction and doc.tokens[verb.head].number == "Sing")
    return verb.finite and apart and _of_many(doc, verb, cue, first, conjunction)


def _explains(doc: Document, cue: Token, conjunction: int) -> bool:
    """Рей заявил, что не уехал бы и объяснил свою позицию / и объяснил, почему: what only the one who speaks does."""
    verb = doc.tokens[conjunction + 1]
    if not verb.finite or not agree(verb, cue) or cue_at(doc, verb.index, CueClass.SAY) is None:
        return False
    what = tuple(word.lower for word in doc.words(conjunction + 2, conjunction + 4))
    own = what[:1] in (("свою",), ("свое",), ("свои",)) and what[-1] in VIEWS
    return own or what in ((",", "почему"), (",", "зачем"))


def _afterwards(doc: Document, cue: Token, first: int, comma: int, end: int) -> bool:
    """…, что акции дороги, после чего они упали: past events behind a report in the present are the author's."""
    opening = tuple(token.lower for token in doc.words(comma + 1, min(end, comma + 3)))
    later = opening == ("после", "чего") or (opening[:1] == ("а",) and opening[1:] in THEN)
    if cue.tense != "Past" or not (later or _so_another(doc, cue, comma)):
        return False
    verb = next((token for token in doc.words(comma + 3, end) if token.finite), None)
    past = verb is not None and verb.tense == "Past"
    return past and not any(token.tense == "Past" for token in doc.words(first, comma))


def _concludes(doc: Document, comma: int) -> bool:
    """Врачи считают, что мост закроют, а это значит, что все поедут кругом: the author draws a conclusion."""
    opening = tuple(token.lower for token in doc.words(comma + 1, comma + 4))
    return opening[:2] == ("а", "это") and opening[2:] in (("значит",), ("означает",))


def _answers(doc: Document, comma: int, end: int) -> bool:
    """Ли заявил, что мост стар, на что Ким ответил, что мост нов."""
    opening = tuple(token.lower for token in doc.words(comma + 1, comma + 3))
    verb = next((token for token in doc.words(comma + 3, min(end, comma + 3 + BETWEEN)) if token.finite), None)
    return opening == ("на", "что") and verb is not None and cue_at(doc, verb.index, CueClass.SAY) is not None


def _so_another(doc: Document, cue: Token, comma: int) -> bool:
    """Врач сказал, что всё хорошо, и она уехала: not the speaker."""
    opening = doc.words(comma + 1, comma + 3)
    pronouns = {"она": "Masc", "он": "Fem"}
    return opening[0].lower in ("и", "поэтому") and pronouns.get(opening[-1].lower) == cue.gender


def _own_verb(doc: Document, cue: Token, first: int, comma: int, end: int) -> bool:
    """…, и назвал это глупым; …, потребовал платы; …, а сама ушла.

    It agrees with the author's verb, and with none of the report.
    """
    if cue.tense != "Past":
        return False
    if doc.tokens[comma + 1].lower in JOINING:
        own = comma + (3 if any(token.lower in SELF for token in doc.words(comma + 2, comma + 3)) else 2)
        verb = _verb(doc, own, min(end, own + BETWEEN))
    else:
        verb = doc.tokens[comma + 1] if cue_at(doc, comma + 1, *SPEAKING) else None
    if verb is None or not agree(verb, cue) or _has_subject(doc, verb) or verb.lower.startswith(FELT):
        return False
    reported = doc.words(first, comma)
    if any(token.lower in DEEPER or token.lower.startswith("котор") for token in reported) and not cue_at(
        doc, verb.index, *SPEAKING
    ):
        return False
    calls = cue_at(doc, verb.index, CueClass.MANNER) is not None and not cue_at(doc, verb.index, *TELLING)
    return calls or not any(agree(token, cue) for token in reported)


def _own_present(doc: Document, cue: Token, first: int, comma: int, end: int) -> bool:
    """Завод признаёт, что мост стар, но обещает его починить; but not: Рей говорит, что муж в гневе, но обещает мир.

    Рей уверен, что спор раздули соседи, и обещает суд. Nor: Врачи отмечают, что опыты не только важны, но и
    рассказывают о прошлом.
    """
    many = cue.tense == "Past" and cue.number == "Plur"
    if not (many or cue.form == "Short" or cue.tense in ("Pres", "Fut")) or doc.tokens[comma + 1].lower not in JOINING:
        return False
    only = any(token.lower == "только" for token in doc.words(first, comma))
    if only and any(token.lower == "и" for token in doc.words(comma + 2, comma + 3)):
        return False
    verb = _verb(doc, comma + 2, min(end, comma + 2 + BETWEEN))
    if verb is not None and _of_many(doc, verb, cue, first, comma):
        return True
    if many:
        return False
    subjects = [token for token in doc.words(first, comma) if token.animate and token.rel.startswith("nsubj")]
    if verb is None or verb.tense != "Pres" or _has_subject(doc, verb):
        return False
    if any(one.number in (cue.number, "") for one in subjects):
        return False
    return (verb.person, verb.number) == (cue.person or "3", cue.number) and bool(cue_at(doc, verb.index, *TELLING))


def _of_many(doc: Document, verb: Token, cue: Token, first: int, comma: int) -> bool:
    """Зрители надеются, что певец вернётся, и ждут его: a plural as the author's verb, with none in the report.

    Behind a past verb one of speech: Врачи отметили, что прогноз неточен, и предупреждают о новых болезнях.
    """
    same = (verb.tense, verb.person, verb.number) == ("Pres", cue.person or "3", "Plur") and cue.number == "Plur"
    if (verb.tense, verb.number, cue.tense, cue.number) == ("Pres", "Plur", "Past", "Plur"):
        same = cue_at(doc, verb.index, *TELLING) is not None
    return (
        same
        and not _has_subject(doc, verb)
        and not any(
            token.number == "Plur" and (token.finite or token.case == "Nom") for token in doc.words(first, comma)
        )
    )


def _verb(doc: Document, first: int, end: int) -> Token | None:
    """The first verb, unless something that may be its subject stands before it."""
    for token in doc.words(first, end):
        if token.finite:
            return token
        if token.case == "Nom" or token.text in ",:;—–(" or token.lower.startswith("котор"):
            return None
    return None


def _has_subject(doc: Document, verb: Token) -> bool:
    """A subject of its own, not «сам» of the author's."""
    if any(one.lower in ("он", "она", "они") for one in doc.words(verb.index + 1, verb.index + 2)):
        return True
    below = [doc.tokens[child] for child in doc.children.get(verb.index, ())]
    return any(one.rel.startswith("nsubj") and one.lower not in SELF for one in below)


def _own_gerund(doc: Document, cue: Token, first: int, end: int) -> bool:
    """…, отметив, что …; …, при этом добавив, что …; …, приведя в пример «Бурю»; …, не назвав причин"""
    gerund = next((token for token in doc.words(first, min(end, first + 3)) if token.form == "Conv"), None)
    if gerund is None or any(token.text == "," for token in doc.words(first, gerund.index)):
        return False
    after = tuple(token.lower for token in doc.words(gerund.index + 1, min(end, gerund.index + 3)))
    if (gerund.lower == "приведя" and "пример" in after) or gerund.lower in ("ссылаясь", "сославшись"):
        return True
    if gerund.lower in WITHHOLDING and doc.tokens[gerund.index - 1].lower == "не":
        return True
    if not cue_at(doc, gerund.index, *TELLING):
        judges = cue_at(doc, gerund.index, CueClass.JUDGE, CueClass.MANNER) is not None
        return judges and gerund.lower.endswith(PERFECTIVE)
    return after == (",", "что") or gerund.head == cue.index
