"""Which files are printed from the core, and printing them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from app.banking.browser.curves import FILE, curves_formulas
from app.banking.browser.multipliers import multiplier_formulas
from app.banking.browser.rounds import rounds_formulas

COMPONENTS = Path(__file__).resolve().parents[2] / "components"

PRINTED: Mapping[Path, Callable[[], str]] = {
    COMPONENTS / "rounds" / "formulas.js": rounds_formulas,
    COMPONENTS / "multiplier" / "formulas.js": multiplier_formulas,
    FILE: curves_formulas,
}
"""Every file that is printed, and what prints it."""


def write_all() -> list[Path]:
    """Print all of them anew; returns their paths."""
    for path, printer in PRINTED.items():
        path.write_text(printer(), encoding="utf-8", newline="\n")
    return list(PRINTED)
