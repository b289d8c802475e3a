"""The models load once for all tests of the text."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser

pytest.register_assert_rewrite("tests.text.drawn")


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return Analyser()
