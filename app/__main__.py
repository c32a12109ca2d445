"""The project's commands: `python -m app check`, `python -m app formulas`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 0 when all is well."""
    parser = argparse.ArgumentParser(prog="python -m app", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check everything under lessons/ and name file and line of every fault")
    check.add_argument("--lessons", type=Path, default=None, help="another lessons folder")
    commands.add_parser("formulas", help="print the browser's formulas from the core into app/components")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return _check(options.lessons)
    return _formulas()


def _check(folder: Path | None) -> int:
    from app.curriculum.checker import check
    from app.curriculum.library import LESSONS

    root = folder or LESSONS
    if not root.is_dir():
        print(f"{root}: no such folder")
        return 2
    faults = check(root)
    for fault in faults:
        print(f"{fault.path.relative_to(root.parent)}:{fault.line}: {fault.message}")
    print(f"{len(faults)} faults" if faults else "The content is sound.")
    return 1 if faults else 0


def _formulas() -> int:
    from app.banking.browser.files import write_all

    for path in write_all():
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
