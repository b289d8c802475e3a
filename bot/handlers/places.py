"""Places by their names in three languages, and what a clock shows there."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("places.tsv")
POPULAR = ("almaty", "astana", "shymkent", "moscow", "petersburg", "yekaterinburg", "novosibirsk", "tashkent")

# Last resort for those whose town is not in the table: every offset in use, whole hours as Etc/GMT (signs reversed).
ODD_OFFSETS = {
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    570: "Australia/Darwin",
}
WHOLE_HOURS = range(-11, 15)

# One letter in five may differ: «шимкент» finds Shymkent, «Уганда» does not find Karaganda.
SIMILAR = 0.8


@dataclass(frozen=True, slots=True)
class Place:
    """A town; `key` stays the same for ever, because buttons carry it."""

    key: str
    zone: str
    names: tuple[str, str, str]
    aliases: tuple[str, ...]

    def name(self, language: str) -> str:
        return self.names[{"ru": 0, "kk": 1}.get(language, 2)]


@cache
def all_places() -> dict[str, Place]:
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    return {
        key: Place(key, zone, (ru, kk, en), tuple(filter(None, aliases.split(","))))
        for key, zone, ru, kk, en, aliases in rows
    }


def find_places(text: str, limit: int = 6) -> list[Place]:
    """The places that a text names: the one of that very name, else those that begin so or are spelt alike.

    «алма-ата», «Алматы» and «Almaty» are one place, «ново» begins two, «шимкент» is alike to one.
    """
    asked = _plain(text)
    names = _names()
    if asked in names:
        return [all_places()[names[asked]]]
    if len(asked) < 3:
        return []
    begun = [name for name in names if name.startswith(asked)]
    found = begun or get_close_matches(asked, names, n=limit, cutoff=SIMILAR)
    return [all_places()[key] for key in dict.fromkeys(names[name] for name in found)][:limit]


@cache
def _names() -> dict[str, str]:
    return {_plain(name): place.key for place in all_places().values() for name in (*place.names, *place.aliases)}


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").replace("-", " ").split())


def offset_zones() -> list[str]:
    """A zone for every offset, from west to east."""
    whole = {hours * 60: f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT" for hours in WHOLE_HOURS}
    return [zone for _, zone in sorted({**whole, **ODD_OFFSETS}.items())]
