"""The README names what there is: every setting, every command, every picture."""

from __future__ import annotations

import re
from pathlib import Path

from bot.__main__ import _parser
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_explained() -> None:
    table = README.partition("## With a token")[2].partition("## On the command line")[0]
    assert {name.upper() for name in Settings.model_fields} <= set(re.findall(r"`([A-Z_]+)`", table))


def test_every_command_that_it_shows_can_be_given() -> None:
    shown = re.findall(r"^\.venv/bin/python -m bot (\S.*?)(?:\s+#.*)?$", README, re.M)
    assert len(shown) >= 8
    for line in shown:
        _parser().parse_args(line.split())


def test_its_pictures_and_folders_are_there() -> None:
    for name in re.findall(r'src="([^"]+)"', README):
        assert (ROOT / name).is_file(), name
    for name in re.findall(r"`((?:bot|storage)/[\w/]*)`", README):
        assert (ROOT / name).is_dir(), name
