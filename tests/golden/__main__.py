"""python -m tests.golden FILE.yaml … runs golden cases (see calls.py); without a file, this folder's."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.golden.checking import run

if __name__ == "__main__":
    files = [Path(argument) for argument in sys.argv[1:]] or sorted(Path(__file__).parent.glob("*.yaml"))
    sys.exit(1 if run(files) else 0)
