"""Processes of their own for tests that kill them: copied from one that has imported everything already."""

from __future__ import annotations

from multiprocessing import get_context

# One for all tests, since the list counts only until the first child starts. Children of `python -m pytest` import
# pytest's own main module, too.
CHILDREN = get_context("forkserver")
CHILDREN.set_forkserver_preload(["pytest", "tests.delivery.postman", "tests.storage.samples"])
