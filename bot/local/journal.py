"""Keeps the local Telegram between runs: a file of JSON entries, a line each, written as they happen."""

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from bot.local.world import Entry, World

log = logging.getLogger(__name__)
KEPT = frozenset(("user", "chat", "message", "deleted", "file", "setting", "update", "confirmed"))


class Journal:
    """Reads the file back into the world, rewrites it as a snapshot, and then appends to it.

    An entry is handed to the system before the call that made it is answered, so a killed program loses none.
    Uploaded bytes lie beside it in `<file>.files/`.
    """

    def __init__(self, world: World, path: Path) -> None:
        self.world = world
        self.path = path
        self.folder = path.with_name(path.name + ".files")
        self._file: IO[str] | None = None

    def open(self) -> None:
        """Raises OSError where the place cannot be written."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for entry in self._entries():
            self._restore(entry)
        self._rewrite()
        self._file = self.path.open("a", encoding="utf-8")
        self.world.listeners.append(self._write)

    def close(self) -> None:
        if self._file is not None:
            self.world.listeners.remove(self._write)
            self._file.close()
            self._file = None

    def _entries(self) -> Iterator[Any]:
        if not self.path.exists():
            return
        with self.path.open(encoding="utf-8", errors="replace") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield json.loads(line)
                except ValueError:
                    log.warning("%s, line %d is half-written and was left out", self.path, number)

    def _restore(self, entry: Any) -> None:
        try:
            self.world.apply(tuple(entry))
            if entry[0] == "file":
                self._read_content(entry[1]["file_id"])
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            log.warning("%s holds an entry that this version cannot read; it was left out", self.path)

    def _read_content(self, file_id: str) -> None:
        place = self.folder / file_id
        self.world.contents[file_id] = place.read_bytes() if place.is_file() else b""

    def _rewrite(self) -> None:
        """A crash leaves the old file or the new one, never a part of either."""
        fresh = self.path.with_name(self.path.name + ".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.writelines(_line(entry) for entry in self.world.snapshot())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)

    def _write(self, entry: Entry) -> None:
        if self._file is None or entry[0] not in KEPT:
            return
        if entry[0] == "file":
            file_id = entry[1]["file_id"]
            (self.folder / file_id).write_bytes(self.world.contents[file_id])
        self._file.write(_line(entry))
        self._file.flush()


def _line(entry: Entry) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
