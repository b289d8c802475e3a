"""The sentences of an article that together tell what happened: scored one by one, then chosen without repeating."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.text.sentences import Sentence
from bot.text.stems import FUNCTION_STEMS, stems
from bot.text.types import Quote, Span, SummaryLength, SummarySentence

LENGTHS = {SummaryLength.SHORT: 1, SummaryLength.MEDIUM: 3, SummaryLength.LONG: 5}

WORD = re.compile(r"\w+")
ENDS = frozenset('.!?…»"”“)')
FIRST_OR_SECOND_PERSON = re.compile(
    r"\b(?:я|мы|меня|мне|мной|нас|нам|нами|наш\w*|мой|моя|мое|моё|мои|вы|вас|вам|вами|ваш\w*)\b", re.IGNORECASE
)
FURNITURE = re.compile(
    r"читайте|подпис[ыа]|подробнее|фото|видео:|https?:|www\.|смотрите|реклам|©|поделит|перепечат|по ссылке"
    r"|при использовании|материалы по теме|источник:|мы в соцсетях",
    re.IGNORECASE,
)
DANGLING = re.compile(
    r"(?:он|она|они|оно|это|этот|эта|эти|этого|этому|этой|его|её|ее|их|ему|им|ей|тот|та|те|там|тогда|поэтому"
    r"|при этом|однако|также|кроме того|к тому же|более того|помимо этого|вместе с тем|в свою очередь|между тем"
    r"|в то же время|тем не менее|впрочем|кстати|затем|потом|после этого|в результате|таким образом|в частности"
    r"|а|и|но|да|нет|ну|вот)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of the body with what is measured of it; `order` counts from 0, `said` is the share that is speech."""

    text: str
    span: Span
    order: int
    paragraph: int
    opens_paragraph: bool
    words: int
    stems: frozenset[str]
    centrality: float
    title: float
    said: float


def position(candidate: Candidate) -> float:
    return math.log(candidate.order + 1)


def depth(candidate: Candidate) -> float:
    return math.log(candidate.paragraph)


def opening(candidate: Candidate) -> float:
    return float(candidate.opens_paragraph)


def centrality(candidate: Candidate) -> float:
    return candidate.centrality


def on_title(candidate: Candidate) -> float:
    return float(candidate.title > 0)


def title_share(candidate: Candidate) -> float:
    return candidate.title


def length(candidate: Candidate) -> float:
    return min(candidate.words, 40) / 20


def short(candidate: Candidate) -> float:
    return float(candidate.words < 7)


def number(candidate: Candidate) -> float:
    return float(any(character.isdigit() for character in candidate.text))


def only_speech(candidate: Candidate) -> float:
    return float(candidate.said > 0.7)


def opens_with_mark(candidate: Candidate) -> float:
    return float(candidate.text[0] in '«"„“—–-•*')


def unfinished(candidate: Candidate) -> float:
    return float(candidate.text[-1] not in ENDS)


def personal(candidate: Candidate) -> float:
    return float(FIRST_OR_SECOND_PERSON.search(candidate.text) is not None)


def furniture(candidate: Candidate) -> float:
    return float(FURNITURE.search(candidate.text) is not None)


def dangling(candidate: Candidate) -> float:
    return float(DANGLING.match(candidate.text) is not None)


WEIGHTS: tuple[tuple[Callable[[Candidate], float], float], ...] = (
    (centrality, 3.0),
    (title_share, 0.6),
    (on_title, 0.5),
    (position, -0.2),
    (depth, -0.25),
    (opening, 0.5),
    (length, 0.3),
    (short, -1.1),
    (number, 0.3),
    (only_speech, -1.2),
    (opens_with_mark, -0.6),
    (unfinished, -0.8),
    (personal, -0.6),
    (furniture, -1.5),
    (dangling, -0.3),
)


def summarise(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> tuple[SummarySentence, ...]:
    """Give up to five whole sentences of the body, ranked from 1, in the order of the article."""
    candidates = _candidates(text, sentences, quotes)
    ranked = _pick([(sum(weight * feature(one) for feature, weight in WEIGHTS), one) for one in candidates])
    chosen = [SummarySentence(one.span, rank) for rank, one in enumerate(ranked, start=1)]
    return tuple(sorted(chosen, key=lambda sentence: sentence.span))


def choose(summary: Sequence[SummarySentence], length: SummaryLength) -> tuple[SummarySentence, ...]:
    """Give the most important sentences of a summary, as many as the length has, in the order of the article."""
    return tuple(sentence for sentence in summary if sentence.rank <= LENGTHS[length])


def _pick(scored: list[tuple[float, Candidate]]) -> list[Candidate]:
    scored = sorted(scored, key=lambda pair: (-pair[0], pair[1].order))
    return [one for _, one in scored[: LENGTHS[SummaryLength.LONG]]]


def _candidates(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> list[Candidate]:
    body = [sentence for sentence in sentences if sentence.paragraph > 0]
    title = _content(" ".join(sentence.span.of(text) for sentence in sentences if sentence.paragraph == 0))
    contents = [_content(sentence.span.of(text)) for sentence in body]
    weights = _term_weights(contents, title)
    speech = sorted(part for quote in quotes if quote.kind.verbatim for part in quote.parts)
    return [
        Candidate(
            text=sentence.span.of(text),
            span=sentence.span,
            order=order,
            paragraph=sentence.paragraph,
            opens_paragraph=order == 0 or body[order - 1].paragraph != sentence.paragraph,
            words=len(WORD.findall(sentence.span.of(text))),
            stems=content,
            centrality=_cosine(content, weights),
            title=len(content & title) / max(1, len(title)),
            said=_overlap(sentence.span, speech) / (sentence.span.end - sentence.span.start),
        )
        for order, (sentence, content) in enumerate(zip(body, contents, strict=True))
    ]


def _content(text: str) -> frozenset[str]:
    return frozenset(stems(text)) - FUNCTION_STEMS


def _term_weights(contents: list[frozenset[str]], title: frozenset[str]) -> dict[str, float]:
    counts = Counter(stem for content in contents for stem in content)
    counts.update({stem: 2 for stem in title})
    return {stem: math.log(1 + count) for stem, count in counts.items()}


def _cosine(content: frozenset[str], weights: dict[str, float]) -> float:
    if not content:
        return 0.0
    norm = math.sqrt(sum(weight * weight for weight in weights.values()) * len(content))
    return sum(weights[stem] for stem in content) / norm


def _overlap(span: Span, speech: list[Span]) -> int:
    return sum(max(0, min(span.end, part.end) - max(span.start, part.start)) for part in speech)
