"""Articles of a day of news, labelled under gold/GUIDE.md by readers who had not seen the analyser.

The repository holds the labels alone: offsets, names, words of speech. The texts belong to their publishers and stand
in ../shared. `python -m tests.text.day_gold [SET …] > day.jsonl` joins them for gold/score.py. All sets were tuned on
but o, yf, yi, yk, zx, zy, qb, qe and qh, at which nobody who wrote a rule has looked.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.shared import SHARED

LABELS = Path(__file__).with_name("day_labels.jsonl")
DAY = SHARED / "samples" / "day-2020-05-03.jsonl.gz"


def articles(*sets: str) -> Iterator[dict[str, Any]]:
    """Labelled articles of these sets (all where none is named) in the form of gold/dev.jsonl."""
    with gzip.open(DAY, "rt", encoding="utf-8") as lines:
        day = [json.loads(line) for line in lines]
    for label in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()):
        if not sets or label["set"] in sets:
            yield _joined(label, day[label["number"]])


def _joined(label: dict[str, Any], article: dict[str, Any]) -> dict[str, Any]:
    title = article["title"].strip()
    text = f"{title}\n{article['text'].strip()}"
    if len(text) != label["length"]:
        raise ValueError(f"article {label['number']} of the day is not the one that was labelled")
    labels = {"quotes": label["quotes"], "summary": label["summary"]}
    return {
        "id": f"{label['set']}-{label['number']}",
        "outlet": article["outlet"],
        "title": title,
        "text": text,
    } | labels


if __name__ == "__main__":
    for one in articles(*sys.argv[1:]):
        sys.stdout.write(json.dumps(one, ensure_ascii=False) + "\n")
