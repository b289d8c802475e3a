"""Runs every measurement of this folder in turn, or those that are named: `python -m tests.bench [NAME …]`."""

import importlib
import pkgutil
import sys

from tests import bench


def main(names: list[str]) -> None:
    known = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_"))
    unknown = set(names) - set(known)
    if unknown:
        sys.exit(f"no such measurement: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    for name in names or known:
        print(f"== {name}", flush=True)
        importlib.import_module(f"tests.bench.{name}").run()


if __name__ == "__main__":
    main(sys.argv[1:])
