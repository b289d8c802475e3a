"""Every phenomenon of the catalogue is found as drawn."""

from __future__ import annotations

import pytest

from bot.text.analysis import Analyser
from tests.text.drawn import assert_found_as_drawn
from tests.text.phenomena import HEADLINES, INDIRECT, MARKED, MIXED, NOT_SPEECH, SPEAKERS, UNMARKED

BODIES = {
    f"{group}: {name}": f"Новости одного дня\n{case}"
    for group, cases in (
        ("not speech", NOT_SPEECH),
        ("marked", MARKED),
        ("unmarked", UNMARKED),
        ("indirect", INDIRECT),
        ("mixed", MIXED),
        ("speakers", SPEAKERS),
    )
    for name, case in cases.items()
}
CASES = BODIES | {f"headline: {name}": case for name, case in HEADLINES.items()}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_quotes_are_found_as_drawn(analyser: Analyser, case: str) -> None:
    assert_found_as_drawn(analyser, case)


def test_there_are_enough_examples_of_our_own() -> None:
    assert len(CASES) >= 60
