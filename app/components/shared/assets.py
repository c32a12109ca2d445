"""Component files as text.

Components v2 takes HTML, CSS and JavaScript as strings and treats a one-line string as a path inside a package,
so files are read here and handed over as text.
"""

from __future__ import annotations

from pathlib import Path

SHARED = Path(__file__).resolve().parent
STYLE = SHARED / "base.css"
SCRIPT = SHARED / "base.js"
MATHML = SHARED / "mathml.js"


def text(*paths: Path) -> str:
    """The texts of the files, joined in the order given, each ending in a line break.

    Errors: FileNotFoundError where a file is missing, which is a fault of the program, not of a learner.
    """
    return "".join(path.read_text(encoding="utf-8").rstrip("\n") + "\n" for path in paths)
