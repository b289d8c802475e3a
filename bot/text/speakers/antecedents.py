"""Whom «он», «юрист» or a missing subject stands for: the last speaker, or who came after him."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.text.lexicon.nouns import noun_lemma
from bot.text.parse.document import Document, Line
from bot.text.parse.intervals import Intervals
from bot.text.sources.found import Found, Source
from bot.text.speakers.people import Person
from bot.text.speakers.sightings import Sighting
from bot.text.types import Speaker, SpeakerKind

STALE = 4
"""Paragraphs after which «он» or a missing subject is no longer tied to the last speaker."""

REMEMBERED = 80
"""Names; an article of 20,000 letters has fewer."""

ASIDE = 20
"""Words of a remark in brackets."""

RECENT = 30
"""Quotes before this one that may hold the last speaker."""

NEWER = 0.8
"""Trust in a subject that came after the last speaker."""

GOING_ON = ("добав", "продолж", "подытож", "заключ", "резюм")
"""Beginnings of verbs whose subject has spoken before."""

ITSELF = frozenset(("сам", "сама", "самого", "самой"))
"""Words before a noun that add nothing to it."""

Fits = Callable[[Person], bool]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A speaker with the step that led to it, and how sure that step is (0 to 1)."""

    speaker: Speaker | None
    person: Person | None
    how: str
    trust: float


UNHELD = "an office that somebody named may hold"

UNRESOLVED = Resolved(None, None, "nobody is named", 0.0)


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with its speaker, as the resolver saw it."""

    found: Found
    resolved: Resolved


Seen = tuple[Person, Sighting]


@dataclass(frozen=True, slots=True)
class Scene:
    """The article as the resolver sees it; `speech` are all spans of quotes, where names are poor antecedents.

    `by_word` gives the person of each word of a name, `subjects` of the first word of a name that is a subject (a given
    name of two people tells of neither).
    """

    doc: Document
    persons: Sequence[Person]
    speech: Intervals
    seen: Sequence[Seen]
    by_word: Mapping[int, Person]
    subjects: Mapping[int, Person]

    def spoken(self, offset: int) -> bool:
        return self.speech.hold(offset)


@dataclass(frozen=True, slots=True)
class Case:
    """One quote to be attributed, after those before it."""

    scene: Scene
    found: Found
    said: Sequence[Said]

    @property
    def source(self) -> Source:
        return self.found.source

    @property
    def doc(self) -> Document:
        return self.scene.doc

    @property
    def lemma(self) -> str:
        """The dictionary form of the noun that names the source."""
        return noun_lemma(self.doc.tokens[self.source.head].lower)

    @property
    def bare(self) -> bool:
        """The noun alone: учительница, сама учительница."""
        source = self.source
        itself = (word.lower in ITSELF for word in self.doc.words(source.first, source.head))
        return source.last == source.head and all(itself)

    def last(self) -> Said | None:
        """The quote before this one, if it is near."""
        recent = (one for one in reversed(self.said[-RECENT:]) if one.found.start < self.found.at)
        one = next((one for one in recent if one.resolved.speaker is not None), None)
        if one is None:
            return None
        end = max(one.found.at, one.found.end - 1)
        return one if self.doc.paragraph_of(self.found.at) - self.doc.paragraph_of(end) <= STALE else None

    def still_speaking(self) -> Person | None:
        """Who spoke in this paragraph or the one above, where nobody else is named since."""
        last = self.last()
        if last is None:
            return None
        end = max(last.found.at, last.found.end)
        paragraphs = self.doc.paragraph_of(self.found.at) - self.doc.paragraph_of(max(last.found.at, end - 1))
        near = paragraphs <= 1 and all(person is last.resolved.person for person in self.named_since(end))
        return last.resolved.person if near else None

    def named_since(self, offset: int) -> Sequence[Person]:
        """Who is named between the offset and the quote, outside of speech."""
        return [person for person, seen in _seen(self) if start_of(self, seen) > offset]

    def tells_of(self, person: Person) -> bool:
        """Он сказал, что Ли уедет: the subject of a report or of speech is not the one who makes it.

        Nor is anybody whom the article names there alone: по словам врача, Анну Ли уже выписали.
        """
        at = self.doc.at
        spans = [(at(part.start), at(part.end)) for part in self.found.parts]
        if all(any(first <= one.mention.first < end for first, end in spans) for one in person.sightings):
            return True
        if not self.found.kind.verbatim and self.found.at > self.found.start:
            return False
        subjects = self.scene.subjects
        words = (index for first, end in spans for index in range(first, end))
        return any(subjects.get(index) is person for index in words)

    def sentence_before(self) -> Line | None:
        """The sentence above the quote, the title excepted."""
        number = self.doc.line_of(self.found.start) - 1
        return self.doc.lines[number] if number >= 1 else None

    def just_above(self) -> Line | None:
        """The sentence above the quote where no paragraph stands between."""
        line = self.sentence_before()
        near = line is not None and self.doc.paragraph_of(self.found.start) - line.paragraph <= 1
        return line if near else None


def only(persons: Sequence[Person]) -> Person | None:
    """The one person whom all these mentions are of."""
    return persons[0] if persons and all(person is persons[0] for person in persons) else None


def named(person: Person, how: str, trust: float) -> Resolved:
    return Resolved(Speaker(person.name, SpeakerKind.PERSON, person.role), person, how, trust)


def scene_of(doc: Document, persons: Sequence[Person], quotes: Sequence[Found]) -> Scene:
    speech = Intervals(part for quote in quotes for part in quote.parts)
    seen = [
        (person, sighting)
        for person in persons
        for sighting in person.sightings
        if not sighting.quoted and not speech.hold(doc.tokens[sighting.mention.first].start)
        if not _bracketed(doc, sighting.mention.first)
    ]
    words = {
        index: person
        for person in persons
        for sighting in person.sightings
        for index in range(sighting.mention.first, sighting.mention.last + 1)
    }
    given = Counter(person.words[0] for person in persons if len(person.words) > 1)
    subjects = {
        one.mention.first: person
        for person in persons
        for one in person.sightings
        if one.subject and not (len(one.words) == 1 and given[one.nominative[0]] > 1) and not _addressed(doc, one)
    }
    return Scene(doc, persons, speech, sorted(seen, key=_place), words, subjects)


def _addressed(doc: Document, name: Sighting) -> bool:
    """Ну, думаю, Кузьмич, приехали: one word between two marks, in the words of somebody."""
    first, last = name.mention.first, name.mention.last
    around = (*doc.words(max(0, first - 2), first), *doc.words(last + 1, last + 2))
    marks = len(around) == 3 and around[1].text == "," and around[2].text in ",.!?…"
    return len(name.words) == 1 and marks and around[0].pos != "NOUN"


def _bracketed(doc: Document, index: int) -> bool:
    """Names in brackets are by the way: она играла дублёра (Умы Турман)."""
    line = doc.lines[doc.tokens[index].sentence]
    for token in reversed(doc.words(max(line.first, index - ASIDE), index)):
        if token.text in "()":
            return token.text == "("
    return False


def person_at(scene: Scene, index: int) -> Person | None:
    return scene.by_word.get(index)


def gender_fits(person: Person, gender: str) -> bool:
    return not gender or not person.gender or person.gender == gender


def antecedent(case: Case, fits: Fits, how: str) -> Resolved | None:
    """The newest subject since the last quote that fits, else the last speaker, else the newest subject at all."""
    last = case.last()
    subjects = [
        (person, seen) for person, seen in _seen(case) if seen.subject and fits(person) and not case.tells_of(person)
    ]
    told = last.resolved.person if last is not None else None
    if last is not None and told is not None and fits(told) and not case.tells_of(told):
        since = max(last.found.at, last.found.end)
        newer = [person for person, seen in subjects if start_of(case, seen) > since]
        if not newer or newer[-1] is last.resolved.person or goes_on(case):
            return Resolved(last.resolved.speaker, last.resolved.person, f"{how} the last speaker", 0.93)
        return named(newer[-1], f"{how} the newest subject", NEWER)
    if subjects:
        return named(subjects[-1][0], f"{how} the newest subject", 0.75)
    return None


def goes_on(case: Case) -> bool:
    """Он добавил: the one who has spoken before."""
    cue = case.found.cue
    return cue is not None and cue.of(case.doc.text).lower().startswith(GOING_ON)


def newest_name(case: Case, fits: Fits) -> Person | None:
    """The name mentioned last, in whatever case; one inside of speech where there is no other."""
    fitting = [person for person, _ in _seen(case) if fits(person) and not case.tells_of(person)]
    return fitting[-1] if fitting else _spoken_of(case, fits)


def _spoken_of(case: Case, fits: Fits) -> Person | None:
    limit = case.doc.at(case.found.at)
    before = [(one.mention.first, number) for number, one in _sightings(case) if one.mention.first < limit]
    others = {number for number, person in enumerate(case.scene.persons) if fits(person) and not case.tells_of(person)}
    fitting = [number for _, number in sorted(before) if number in others]
    return case.scene.persons[fitting[-1]] if fitting else None


def _sightings(case: Case) -> Iterator[tuple[int, Sighting]]:
    for number, person in enumerate(case.scene.persons):
        yield from ((number, one) for one in person.sightings)


def _seen(case: Case) -> Sequence[Seen]:
    """Names before the place and outside of speech, oldest first, as far back as a reader remembers."""
    place = bisect_left(case.scene.seen, case.doc.at(case.found.at), key=_place)
    return case.scene.seen[max(0, place - REMEMBERED) : place]


def named_in(scene: Scene, line: Line) -> Sequence[Seen]:
    """Who is named in a sentence, outside of speech and brackets."""
    first, end = (bisect_left(scene.seen, word, key=_place) for word in (line.first, line.end))
    return scene.seen[first:end]


def alone_in(scene: Scene, *lines: Line) -> Person | None:
    """The one person whom sentences name, however often."""
    return only([person for line in lines for person, _ in named_in(scene, line)])


def _place(pair: Seen) -> int:
    return pair[1].mention.first


def start_of(case: Case, sighting: Sighting) -> int:
    return case.doc.tokens[sighting.mention.first].start
