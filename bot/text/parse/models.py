"""The neural models of the package `natasha` (slovnet over navec), read from its files without importing it.

Each model runs on numpy; how many threads its matrix products take is set by the caller before numpy is loaded
(OMP_NUM_THREADS, OPENBLAS_NUM_THREADS): one core a worker is meant.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from navec import Navec
from slovnet import NER, Morph, Syntax
from slovnet.shape import word_shape

NAVEC = "emb/navec_news_v1_1B_250K_300d_100q.tar"
MORPH = "model/slovnet_morph_news_v1.tar"
SYNTAX = "model/slovnet_syntax_news_v1.tar"
NAMES = "model/slovnet_ner_news_v1.tar"
BATCH_TOKENS = 640
"""A batch holds sentences of about one length; 640 words fit the cache of one core (256 to 2048 were tried)."""

Words = Sequence[str]
Answer = TypeVar("Answer")


class ModelsMissingError(Exception):
    """The package that carries the models is not installed, or its files are not where they were."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Part of speech and features of a word, in the names of Universal Dependencies."""

    pos: str
    feats: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Arcs:
    """For each word of a sentence: the number of its head (-1 is the root) and the relation to it."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]


class Models:
    """Morphology, names and syntax; loading takes one to two seconds and about 150 MB."""

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or data_folder()
        navec = Navec.load(str(_existing(folder / NAVEC)))
        self._morph = Morph.load(str(_existing(folder / MORPH))).navec(navec).infer
        self._names = NER.load(str(_existing(folder / NAMES))).navec(navec).infer
        self._syntax = Syntax.load(str(_existing(folder / SYNTAX))).navec(navec).infer
        _share_words(self._morph, self._names, self._syntax)

    def grammar(self, sentences: Sequence[Words]) -> list[list[Grammar]]:
        decode = self._morph.decoder.tags_vocab.decode
        return _in_batches(sentences, lambda batch: self._tagged(self._morph, batch, lambda tag: _grammar(decode(tag))))

    def names(self, sentences: Sequence[Words]) -> list[list[str]]:
        """Tag every word O, B-PER, I-PER, B-ORG, I-ORG, B-LOC or I-LOC."""
        decode = self._names.decoder.tags_vocab.decode
        return _in_batches(sentences, lambda batch: self._tagged(self._names, batch, decode))

    def arcs(self, sentences: Sequence[Words]) -> list[Arcs]:
        return _in_batches(sentences, self._parsed)

    def _tagged(self, infer: Any, batch: Sequence[Words], decode: Callable[[int], Any]) -> list[list[Any]]:
        return [[decode(tag) for tag in tags] for tags in infer.process([_encoded(infer, batch)])]

    def _parsed(self, batch: Sequence[Words]) -> list[Arcs]:
        decode = self._syntax.decoder.rels_vocab.decode
        found = self._syntax.process([_encoded(self._syntax, batch)])
        return [
            Arcs(tuple(int(head) - 1 for head in heads), tuple(decode(rel) for rel in rels)) for heads, rels in found
        ]


def _share_words(first: Any, *others: Any) -> None:
    """Each model brings the words of navec, 30 MB of them; where they are the same, one copy serves all."""
    for other in others:
        if other.encoder.words_vocab.items == first.encoder.words_vocab.items:
            other.encoder.words_vocab = first.encoder.words_vocab


def data_folder() -> Path:
    """Find natasha's data files without importing natasha, whose other parts need the dead pymorphy2."""
    found = importlib.util.find_spec("natasha")
    if found is None or not found.submodule_search_locations:
        raise ModelsMissingError("the package natasha, which carries the language models, is not installed")
    return Path(found.submodule_search_locations[0]) / "data"


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise ModelsMissingError(f"the language model {path.name} is not in the package natasha")
    return path


def _encoded(infer: Any, batch: Sequence[Words]) -> Any:
    return infer.encoder.input([_word_ids(infer.encoder, words) for words in batch])


def _word_ids(encoder: Any, words: Words) -> Any:
    known = encoder.words_vocab.item_ids
    unknown = encoder.words_vocab.unk_id
    shapes = encoder.shapes_vocab.item_ids
    return [known.get(word.lower(), unknown) for word in words], [
        shapes.get(_shape(word), encoder.shapes_vocab.unk_id) for word in words
    ]


@lru_cache(maxsize=65536)
def _shape(word: str) -> str:
    shape: str = word_shape(word)
    return shape


@lru_cache(maxsize=4096)
def _grammar(tag: str) -> Grammar:
    pos, _, feats = tag.partition("|")
    return Grammar(pos, dict(pair.split("=", 1) for pair in feats.split("|") if pair))


def _in_batches(sentences: Sequence[Words], run: Callable[[Sequence[Words]], list[Answer]]) -> list[Answer]:
    """Answer in the order of the sentences; sentences of about one length share a batch, so little is padded."""
    answers: dict[int, Answer] = {}
    for batch in _batches(sentences):
        answers.update(zip(batch, run([sentences[number] for number in batch]), strict=True))
    return [answers[number] for number in range(len(sentences))]


def _batches(sentences: Sequence[Words]) -> Iterable[list[int]]:
    batch: list[int] = []
    for number in sorted(range(len(sentences)), key=lambda number: (len(sentences[number]), number)):
        if batch and (len(batch) + 1) * len(sentences[number]) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch
