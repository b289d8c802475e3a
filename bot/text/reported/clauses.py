"""Where a reported clause begins and ends inside the author's sentence."""

from __future__ import annotations

from bot.text.lexicon.nouns import noun_lemma
from bot.text.lexicon.offices import OFFICES
from bot.text.lexicon.sources import LINKING
from bot.text.parse.document import Document, Line, Token
from bot.text.parse.predicates import has_predicate
from bot.text.reported.asides import TAIL, before_aside
from bot.text.reported.resumed import author_resumes, says_too
from bot.text.reported.second import before_others, others_by, others_say, second_report
from bot.text.sources.according import according_phrase
from bot.text.sources.attribution import cue_at, outlet_in_marks
from bot.text.sources.found import Source, SourceKind
from bot.text.sources.outlets import from_outlet
from bot.text.sources.phrases import is_medium
from bot.text.sources.reporters import NOBODY_SAYS
from bot.text.sources.subjects import subject

SUBORDINATE = frozenset(("хотя", "поскольку", "ибо", "так"))
RESULTING = frozenset((("в", "результате", "чего"), ("после", "чего"), ("из-за", "чего"), ("благодаря", "чему")))
DASHES = ("—", "–", "-")
LINKING_WORDS = sorted((tuple(phrase.split()) for phrase in LINKING), key=len, reverse=True)
LINKING_BY_WORD = {first: tuple(one for one in LINKING_WORDS if one[0] == first) for first, *_ in LINKING_WORDS}
NOBODY_PRINTS = frozenset(("сообщается", "говорится", "отмечается", "указывается", "пишется"))


def after_linking(doc: Document, first: int, end: int) -> int:
    """Step over the author's linking words at the start of a clause: Однако, При этом, Кроме того."""
    index = first
    moved = True
    while moved and index < end:
        moved = False
        for phrase in LINKING_BY_WORD.get(doc.tokens[index].lower, ()):
            if (
                tuple(word.lower for word in doc.words(index, index + len(phrase))) == phrase
                and index + len(phrase) < end
                and not (phrase == ("хотя",) and _concedes(doc, index, end))
            ):
                index += len(phrase)
                moved = True
                break
        while index < end and doc.tokens[index].text in (",", "—", "–", "-", "…", "."):
            index += 1
    return index


def _concedes(doc: Document, index: int, end: int) -> bool:
    """Хотя мост стар, закрывать его рано, считают в банке: a clause that belongs to the one behind it."""
    comma = next((token.index for token in doc.words(index + 1, end) if token.text == ","), end)
    return has_predicate(doc.words(index + 1, comma)) and has_predicate(doc.words(comma + 1, end))


def is_linking(doc: Document, first: int, end: int) -> bool:
    """Более того, добавляет он, …: nothing but the author's linking word stands before the attribution."""
    return tuple(word.lower for word in doc.words(first, end)) in LINKING_WORDS


def clause_left(doc: Document, line: Line, end: int) -> int:
    """Where the clause that ends before word `end` begins."""
    start = line.first
    for index in range(end - 1, line.first, -1):
        token = doc.tokens[index]
        if token.text == ";" or (
            token.text in ".!?"
            and index < end - 1
            and doc.tokens[index + 1].text[0].isupper()
            and not (token.end == doc.tokens[index + 1].start and doc.tokens[index - 1].text.isascii())
            and not _inside_marks(doc, token)
        ):
            start = index + 1
            break
    start = _after_impersonal(doc, after_linking(doc, _after_agency(doc, start, end), end), end)
    phrase = according_phrase(doc, line, start)
    owned = phrase is not None and phrase.owner < phrase.end < end
    return after_linking(doc, phrase.end, end) if phrase is not None and owned else start


def _after_agency(doc: Document, start: int, end: int) -> int:
    """LUGAPRESS.RU - Мост закрыт, сообщили в мэрии: letters with a dash at the head of a sentence."""
    dash = next((token for token in doc.words(start, min(end, start + 5)) if token.text in DASHES), None)
    letters = dash is not None and dash.index > start and doc.tokens[start].text.isupper()
    if dash is None or not letters or not all(token.text.isascii() for token in doc.words(start, dash.index)):
        return start
    return dash.index + 1


def _after_impersonal(doc: Document, start: int, end: int) -> int:
    """Отмечается, что мост стар, уверены в банке: what nobody says stands before what somebody does."""
    opening = [token.lower for token in doc.words(start, min(end, start + 3))]
    return start + 3 if opening[1:] == [",", "что"] and opening[0] in NOBODY_SAYS else start


def last_fragment(doc: Document, start: int, end: int) -> int:
    """A fragment before the attribution belongs to the last clause: …, и Китай, по данным Токио, начал …"""
    if has_predicate(doc.words(start, end)):
        for index in range(end - 1, start, -1):
            token = doc.tokens[index]
            if token.text == "," and index + 1 < end and doc.tokens[index + 1].lower in SUBORDINATE:
                return index + 2
            if token.text == "," and _relative_alone(doc, index + 1, end):
                return end
            if token.text == "," and index + 1 < end and doc.tokens[index + 1].lower in ("и", "а", "но", "однако"):
                tail = doc.words(index + 2, end)
                return index + 2 if tail and not has_predicate(tail) else start
    return start


def _relative_alone(doc: Document, first: int, end: int) -> bool:
    """…, который, по данным мэрии, …; мост упал, в результате чего, по данным мэрии, …: nothing but what joins on."""
    words = doc.words(first, end)
    if tuple(word.lower for word in words if word.word) in RESULTING:
        return True
    return any(word.lower.startswith("котор") for word in words[:2]) and not has_predicate(words)


def _inside_marks(doc: Document, token: Token) -> bool:
    return doc.in_marks(token.start)


def clause_right(doc: Document, line: Line, cue: Token, first: int) -> int:
    """The end of an attribution that begins at word `first`: the comma after its verb and its subject."""
    source = subject(doc, cue, first, _hard_end(doc, line, cue.index))
    last = cue.index if _of_next_clause(doc, cue, source) else max(cue.index, source.last)
    last = _after_bracket(doc, line, last)
    for index in range(last + 1, line.end):
        token = doc.tokens[index]
        if (
            token.text in (",", ";", ":")
            or token.text in DASHES
            or (token.text in ".!?…" and index + 1 >= line.end - 1)
        ):
            closing = _nominative_apposition(doc, line, index, cue)
            return closing if closing is not None else index
        if _next_subject(token, source):
            return index
    return line.end


def _after_bracket(doc: Document, line: Line, last: int) -> int:
    """Как отметили в жюри (Ли, Ким), …: what stands in brackets behind the source belongs to it."""
    if last + 1 >= line.end or doc.tokens[last + 1].text != "(":
        return last
    return next((token.index for token in doc.words(last + 2, line.end) if token.text == ")"), last)


def _of_next_clause(doc: Document, cue: Token, source: Source) -> bool:
    """Как рассказали «Лучу» в епархии, Анна Рей вела фонд: one behind the comma is none of those who told."""
    alone = cue.number == "Plur" and source.kind is SourceKind.NAME
    return alone and any(token.text == "," for token in doc.words(cue.index + 1, source.first))


def _next_subject(token: Token, source: Source) -> bool:
    """как замечают фанаты отношения не сложились: a second nominative begins the reported clause."""
    return (
        source.kind is not SourceKind.ZERO
        and token.index > source.last
        and token.case == "Nom"
        and token.pos in ("NOUN", "PRON")
        and token.rel.startswith("nsubj")
    )


def _nominative_apposition(doc: Document, line: Line, comma: int, cue: Token) -> int | None:
    """…, сказал Ли, глава фонда, …; как сообщает «Луч» со ссылкой на источник, близкий к семье, …

    But not: Но, сказал Ли, врачи устали.
    """
    if doc.tokens[comma].text != "," or comma + 1 >= line.end:
        return None
    following = doc.tokens[comma + 1]
    if following.lower.startswith(("котор", "близк")) or _participle(following):
        return next((index for index in range(comma + 2, line.end) if doc.tokens[index].text == ","), None)
    if (
        following.case != "Nom"
        or (cue.number == "Sing" and following.number == "Plur")
        or following.pos not in ("NOUN", "ADJ")
        or not any(word.case != "Gen" and noun_lemma(word.lower) in OFFICES for word in doc.words(comma + 1, comma + 4))
    ):
        return None
    for index in range(comma + 2, line.end):
        if doc.tokens[index].text == ",":
            return index
        if doc.tokens[index].finite or doc.tokens[index].form == "Short":
            return None
    return line.end


def _participle(token: Token) -> bool:
    """…, говорится в докладе, опубликованном в марте, …"""
    return token.form == "Part" and token.case not in ("", "Nom")


def _hard_end(doc: Document, line: Line, start: int) -> int:
    """An attribution reaches at most to the next semicolon, colon or «что»."""
    for index in range(start + 1, line.end):
        token = doc.tokens[index]
        if token.text in (";", ":") or token.lower in ("что", "поскольку") or token.lower.startswith("котор"):
            return index
    return line.end


def reported_end(doc: Document, line: Line, cue: Token | None, first: int) -> tuple[int, Source | None]:
    """Where a reported clause ends, and who told it to the reporter where a tail says so (…, сообщил Рашкован)."""
    end = line.end
    for index in range(line.end - 1, first, -1):
        token = doc.tokens[index]
        if token.text != "," or index + 1 >= line.end:
            continue
        following = _first_verb(doc, index + 1, line.end)
        if following is not None and _printed_there(doc, following):
            return index, None
        if following is not None and _is_tail(doc, line, following):
            source = subject(doc, following, index + 1, line.end)
            if source.kind is SourceKind.ZERO and _outlet_follows(doc, following, line.end):
                return index, None
            if source.kind is SourceKind.ZERO or source.head < following.index:
                continue
            if is_medium(doc, source.first, source.last) or from_outlet(doc, source, following):
                return _other_main_clause(doc, cue, first, index), None
            return index, source
    return _other_main_clause(doc, cue, first, before_aside(doc, line, first, end)), None


def _outlet_follows(doc: Document, verb: Token, end: int) -> bool:
    """передаёт Reuters, передаёт «Луч»: a name that the tagger gave no case."""
    following = doc.words(verb.index + 1, min(end, verb.index + 3))
    return outlet_in_marks(doc, verb) or any(token.text[0].isascii() and token.text[0].isalpha() for token in following)


def _first_verb(doc: Document, first: int, end: int) -> Token | None:
    for token in doc.words(first, min(end, first + 3)):
        if token.finite:
            return token
        if token.pos not in ("ADV", "PART") and token.lower != "как":
            return None
    return None


def _printed_there(doc: Document, verb: Token) -> bool:
    """Врачи считают, что мост стар, сообщается на сайте «Луча»: where the author read it."""
    return verb.lower in NOBODY_PRINTS and [word.lower for word in doc.words(verb.index + 1, verb.index + 3)] == [
        "на",
        "сайте",
    ]


def _is_tail(doc: Document, line: Line, verb: Token) -> bool:
    if not cue_at(doc, verb.index, *TAIL) or verb.person in ("1", "2"):
        return False
    rest = doc.words(verb.index + 1, line.end)
    if rest and rest[0].lower == "ли":
        return False
    return not any(token.finite or token.lower == "что" for token in rest) and not _inside_marks(doc, verb)


def _other_main_clause(doc: Document, cue: Token | None, first: int, end: int) -> int:
    """Он заявил, что жалоба будет, а Ли добавил, что нет: the second verb of speech opens a clause of its own."""
    if cue is None:
        return before_others(doc, first, says_too(doc, first, end))
    if cue.form == "Conv" and first < cue.head < end:
        comma = next((index for index in range(cue.head, first, -1) if doc.tokens[index].text == ","), end)
        if has_predicate(doc.words(first, comma)):
            return comma
    for index in range(first + 1, end):
        token = doc.tokens[index]
        if token.text not in (",", ";", "и") or _inside_marks(doc, token):
            continue
        if others_say(doc, index + 1, end):
            end = index
            break
        conjunction = index if token.text == "и" else index + 1
        if [word.lower for word in doc.words(conjunction, conjunction + 2)] == ["хотя", "и"]:
            conjunction += 1
        if conjunction >= end or doc.tokens[conjunction].lower not in ("а", "но", "и", "однако", "тогда"):
            continue
        if second_report(doc, cue, first, conjunction + 1, end) or others_by(doc, index, end):
            end = index
            break
    return author_resumes(doc, cue, first, end)
