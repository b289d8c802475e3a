"""How fast articles are analysed, against razdel, names, morphology and syntax alone on the same texts."""

from __future__ import annotations

# ruff: noqa: E402 (numpy asks for its number of threads when it is imported)
import os
from time import perf_counter

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

import gzip
import json
from collections.abc import Callable, Sequence

from navec import Navec
from razdel import sentenize, tokenize
from slovnet import NER, Morph, Syntax

from bot.text.analysis import Analyser
from bot.text.parse.models import MORPH, NAMES, NAVEC, SYNTAX, data_folder
from tests.shared import SHARED
from tests.text.phenomena import INDIRECT, MARKED, MIXED, SPEAKERS, UNMARKED

ARTICLES = 120
ROUNDS = 3


def run() -> None:
    texts = _texts()
    baseline, analyser = _baseline(), Analyser()
    for work in (baseline, analyser.analyse):
        work(texts[0])
    best = {"baseline": 0.0, "analysis": 0.0}
    for _ in range(ROUNDS):
        best["baseline"] = max(best["baseline"], _speed(baseline, texts))
        best["analysis"] = max(best["analysis"], _speed(analyser.analyse, texts))
    print(f"text: {len(texts)} articles, {sum(map(len, texts)) // len(texts)} characters each, one core")
    print(f"text: razdel + names + morphology + syntax {best['baseline']:.1f} articles a second")
    print(f"text: the whole analysis                   {best['analysis']:.1f} articles a second")
    print(f"text: ratio {best['analysis'] / best['baseline']:.2f} (floor 0.75, aim 0.9)")


def _texts() -> list[str]:
    """Real articles where the material is at hand, else our own examples, put together to articles."""
    day = SHARED / "samples" / "day-2020-05-03.jsonl.gz"
    if day.is_file():
        with gzip.open(day, "rt", encoding="utf-8") as lines:
            articles = [json.loads(line) for _, line in zip(range(ARTICLES), lines, strict=False)]
        return [f"{article['title']}\n{article['text']}" for article in articles]
    cases = [case for group in (MARKED, UNMARKED, INDIRECT, MIXED, SPEAKERS) for case in group.values()]
    return ["Новости\n" + "\n".join(cases[start::4]) for start in range(4)] * 8


def _speed(work: Callable[[str], object], texts: Sequence[str]) -> float:
    begun = perf_counter()
    for text in texts:
        work(text)
    return len(texts) / (perf_counter() - begun)


def _baseline() -> Callable[[str], object]:
    """The pipeline that slovnet's own documentation shows, sentence by sentence in batches of eight."""
    folder = data_folder()
    navec = Navec.load(str(folder / NAVEC))
    names = NER.load(str(folder / NAMES)).navec(navec)
    morph = Morph.load(str(folder / MORPH)).navec(navec)
    syntax = Syntax.load(str(folder / SYNTAX)).navec(navec)

    def work(text: str) -> object:
        sentences = [sentence.text for sentence in sentenize(text)]
        words = [[token.text for token in tokenize(sentence)] for sentence in sentences]
        return list(names.map(sentences)), list(morph.map(words)), list(syntax.map(words))

    return work


if __name__ == "__main__":
    run()
