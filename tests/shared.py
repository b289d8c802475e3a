"""The material beside the repository, which belongs to its publishers: measured on, never copied."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared is absent: its texts are not part of the project"
)
